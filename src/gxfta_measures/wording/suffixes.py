"""Suffixes that a list of places prints once: 南宁、北海市人民政府; 南宁片区、崇左片区管委会."""

from __future__ import annotations

import re
from functools import cache

from gxfta_measures.model import Span
from gxfta_measures.wording.entries import Entry
from gxfta_measures.wording.lengths import (
    LONGEST_STEM,
    LONGEST_TOWN,
    LONGEST_UNKNOWN_PLACE,
    REACH,
)
from gxfta_measures.wording.morphology import (
    MASK,
    area_of,
    ending,
    is_complete,
    is_known_place,
    is_placelike,
    kind_of,
    known_place_of,
    traits,
)
from gxfta_measures.wording.vocabulary import either, words


def share_suffixes(shape: str, group: list[Entry]) -> None:
    """Give every place in a group the suffix that a later entry of the group prints."""
    stems: list[Entry] = []
    for entry in group:
        if not entry.suffix and _is_stem(shape, entry):
            stems.append(entry)
        elif stems:
            _give(shape, stems, entry)
            stems = []
    if stems:
        _give(shape, stems[:-1], stems[-1])


def _is_stem(shape: str, entry: Entry) -> bool:
    """Whether an entry lacks a word for a kind of body, as a place in a list does."""
    if entry.end != entry.stop:
        return False
    word = entry.word(shape)
    if is_complete(word):
        return bool(ending(word, "site-kinds"))
    if word.startswith("各") and word.rstrip(MASK).endswith(words("townships")):
        return False  # 各街道、经开区管委会: a class that a list names without more words
    bare = entry.bare(shape)
    too_long = len(bare) > (REACH if area_of(bare) else LONGEST_STEM)
    if too_long or kind_of(bare) or bare in words("standing"):
        return False
    return is_placelike(bare) or not bare.startswith(words("systems"))


@cache
def _each() -> re.Pattern[str]:
    return re.compile("各(?:级|有关|相关)?")  # 各县区、开发区科技局: the 各 speaks of both


def _give(shape: str, stems: list[Entry], giver: Entry) -> None:
    """Share the suffix of an entry with the places before it, the nearest first.

    A place that cannot take it stands for itself, and those before it look to that one:
    in 北海、凭祥综合保税区、南宁海关 the first is a zone and no customs house.
    """
    for stem in reversed(stems):
        suffix = _suffix(shape, stem, giver)
        if suffix is None:
            giver = stem
            continue
        stem.suffix, stem.suffix_source = suffix, giver
        each = _each().match(shape, stem.start, stem.stop)
        if each and not traits(giver.word(shape)).own:
            giver.prefix, giver.prefix_source = each.span(), stem


def _suffix(shape: str, stem: Entry, giver: Entry) -> Span | None:
    """Where the suffix stands that a place shares with an entry behind it."""
    if giver.suffix:
        return giver.suffix
    if giver.stop - giver.start > REACH:
        return None
    bare = giver.bare(shape)
    begin = _begin(stem.bare(shape), bare)
    return None if begin is None else (giver.stop - len(bare) + begin, giver.stop)


def _begin(stem: str, giver: str) -> int | None:
    """Where in the giver the suffix begins, told by the word for the area that both have.

    北海市、崇左市人民政府 repeats the 市, so it is no part of the suffix; 北海、崇左市人民政府
    prints it once, so it is.
    """
    if ending(stem, "site-kinds"):  # an airport, unless it is one of the areas
        at = giver.find("片区")
        return at if at > 0 else None
    zone = ending(stem, "zones")
    if zone:
        begin = _behind_zone(zone, giver)
        if begin or zone not in words("areas"):
            return begin
    area = area_of(stem)
    if not is_complete(giver):
        shared = ending(giver, "shared") or ending(giver, "zones")
    else:
        found = _area_in(giver, area, is_class=stem.startswith("各"))
        if found and (is_placelike(stem) or len(stem) <= LONGEST_UNKNOWN_PLACE >= found.start()):
            return found.end() if area else found.start()
        shared = "" if area else _shared(stem, giver)
    return len(giver) - len(shared) if 0 < len(shared) < len(giver) else None


def _shared(stem: str, giver: str) -> str:
    """The words at the end of the giver that a stem without a word for an area shares."""
    shared = ending(giver, "shared")
    if shared and not is_placelike(stem):
        return _with_town(giver, shared)
    town = known_place_of(giver)
    rest = giver[len(town) :]
    return rest if not shared and town and is_known_place(stem) and is_complete(rest) else shared


def _with_town(giver: str, shared: str) -> str:
    """A suffix with the town before it: 工行、建行南宁分行 are both of that town."""
    body = giver.removesuffix(shared)
    towns = (body[-length:] for length in range(LONGEST_TOWN, 1, -1))
    return next((town for town in towns if is_known_place(town.removesuffix("市"))), "") + shared


def _behind_zone(zone: str, giver: str) -> int | None:
    """Where a name goes on behind its zone: one of that kind, or any with a committee."""
    same = giver.find(zone, 1) + len(zone)
    if len(zone) < same < len(giver):
        return same
    committee = ending(giver, "committees")
    behind = len(giver) - len(committee)
    return behind if committee and ending(giver[:behind], "zones") else None


@cache
def _area() -> re.Pattern[str]:
    return re.compile(rf"(?!{either('not-levels')}){either('areas', 'zones')}")


def _area_in(giver: str, area: str, *, is_class: bool) -> re.Match[str] | None:
    """The word for an area in a name; 钦州港片区管委会 has 片区, for the 州 is the town's."""
    found = [
        one
        for one in _area().finditer(giver)
        if is_complete(giver[one.end() :]) and area_of(giver[: one.end()]) == one[0]
    ]
    if area and not is_class:
        divisions = [one for one in found if one[0] in words("areas")]
        found = [one for one in found if one[0] == area] or divisions
    behind_town = (one for one in found if is_known_place(giver[: one.start()]))
    return next(behind_town, found[-1] if found else None)
