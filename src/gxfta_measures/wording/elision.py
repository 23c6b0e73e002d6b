"""Restoring what a list leaves out: prefixes and suffixes that it prints only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from attrs import define

from gxfta_measures.wording.cell import MASK
from gxfta_measures.wording.clauses import Entry, Part
from gxfta_measures.wording.lexicon import (
    Traits,
    either,
    ending,
    is_complete,
    is_place,
    starts_with_place,
    traits,
    words,
)


@define
class Restored:
    """An entry with what the list left out of it.

    Attributes:
        entry: The entry.
        prefix: Where the prefix stands that it inherits, or None.
        suffix: Where the suffix stands that it shares, or None.
        prefix_source: The entry that printed the prefix.
        suffix_source: The entry that printed the suffix.
    """

    entry: Entry
    prefix: Part | None = None
    suffix: Part | None = None
    prefix_source: Entry | None = None
    suffix_source: Entry | None = None


def restore(shape: str, entries: list[Entry]) -> Iterator[Restored]:
    """Every entry with its elided prefix and suffix.

    >>> from gxfta_measures.wording.cell import prepare
    >>> from gxfta_measures.wording.clauses import read
    >>> cell = prepare("省商务厅、财政厅")
    >>> [restored.prefix for restored in restore(cell.shape, read(cell).entries)]
    [None, (0, 1)]
    """
    for _, group in groupby(entries, key=lambda entry: entry.group):
        members = list(group)
        if len(members) == 1 and members[0].suffix is None:
            yield Restored(members[0])
        else:
            yield from _restore_group(shape, members)


def _restore_group(shape: str, members: list[Entry]) -> list[Restored]:
    joined = list(_join_classes(shape, members))
    restored = [Restored(entry) for entry in joined]
    _share_suffixes(shape, restored)
    _carry_zones(shape, restored)
    _carry_levels(shape, restored)
    return restored


# Classes of bodies: 各市、县（市、区）人民政府 and 各委、办、厅、局 are one entry each.


@cache
def _divisions() -> re.Pattern[str]:
    division = rf"{either('divisions')}{MASK}*"
    return re.compile(rf"(?:全区|全省|全市)?各?{division}(?:、{division})*")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(rf"(?!{either('not-levels')}){either('divisions')}")


def _join_classes(shape: str, members: list[Entry]) -> Iterator[Entry]:
    current = members[0]
    for entry in members[1:]:
        adjacent = shape[current.end : entry.start] == "、"
        if adjacent and current.suffix is None and _is_one_class(shape, current, entry):
            current.stop, current.end = entry.stop, entry.end
            current.qualifier, current.role = entry.qualifier, entry.role
        else:
            yield current
            current = entry
    yield current


def _is_one_class(shape: str, current: Entry, entry: Entry) -> bool:
    if entry.stop - entry.start == 1 and shape[entry.start] in words("organs"):
        return True
    return bool(
        _divisions().fullmatch(shape, current.start, current.end)
        and _division().match(shape, entry.start, entry.stop)
    )


# Shared suffixes: 南宁、北海市人民政府; 南宁片区、崇左片区管委会.

_LONGEST_STEM = 8


@cache
def _zone_head() -> re.Pattern[str]:
    return re.compile(rf"(?:中国{MASK}+|[一-龥]{{2,3}})?{either('zone-heads')}(?=[一-龥])")


@cache
def _area() -> re.Pattern[str]:
    return re.compile(rf"(?!{either('not-levels')}){either('areas')}")


@cache
def _each() -> re.Pattern[str]:
    return re.compile("各(?:级|有关|相关)?")  # 各县区、开发区科技局: the 各 speaks of both


def _word(shape: str, entry: Entry) -> str:
    return shape[entry.start : entry.stop]


def _bare(word: str) -> str:
    head = _zone_head().match(word)
    return word[head.end() :] if head else word


def _share_suffixes(shape: str, restored: list[Restored]) -> None:
    stems: list[Restored] = []
    for item in restored:
        entry = item.entry
        is_stem = _is_stem(shape, entry)
        suffix = entry.suffix or _shared_suffix(shape, stems, entry)
        if entry.suffix:
            stems.append(item)
        for stem in stems if suffix else ():
            stem.suffix, stem.suffix_source = suffix, entry
            each = _each().match(shape, stem.entry.start, stem.entry.stop)
            if each and item is not stem and not traits(_word(shape, entry)).own:
                item.prefix, item.prefix_source = each.span(), stem.entry
        if suffix or not is_stem:
            stems = []
        elif is_stem:
            stems.append(item)


def _is_stem(shape: str, entry: Entry) -> bool:
    """Whether an entry lacks a word for a kind of body, as a place in a list does."""
    bare = _bare(_word(shape, entry))
    if entry.end != entry.stop or is_complete(bare) or len(bare) > _LONGEST_STEM:
        return False
    return is_place(bare) or not bare.startswith(words("systems"))


def _shared_suffix(shape: str, stems: list[Restored], entry: Entry) -> Part | None:
    """Where the suffix stands in an entry that the stems before it share."""
    word = _word(shape, entry)
    if not stems or not (is_complete(word) or ending(word, "shared")):
        return None
    bare = _bare(word)
    stem = _bare(_word(shape, stems[-1].entry)).rstrip(MASK)
    begin = _behind_area(stem, bare)
    if begin is None and (shared := ending(bare, "shared")):
        begin = len(bare) - len(shared)
    if not begin:
        return None
    return (entry.stop - len(bare) + begin, entry.stop)


def _behind_area(stem: str, bare: str) -> int | None:
    """Where the suffix begins, told by the word for the area that stands before it.

    北海市、崇左市人民政府 repeats the 市, so it is no part of the suffix; 北海、崇左市人民政府
    prints it once, so it is.
    """
    area = ending(stem, "areas")
    same = bare.find(area, 1) if area else -1
    if 0 < same < len(bare) - len(area):
        return same + len(area)
    found = _area().search(bare, 1)
    if found is None or not is_complete(bare[found.end() :]) or not _is_placelike(stem):
        return None
    return found.end() if area else found.start()


def _is_placelike(stem: str) -> bool:
    return is_place(stem) or starts_with_place(stem)


# Prefixes: the zone before its areas, the level of government before its bodies.


def _carry_zones(shape: str, restored: list[Restored]) -> None:
    head: Part | None = None
    source = restored[0].entry
    for item in restored:
        entry = item.entry
        found = _zone_head().match(shape, entry.start, entry.stop)
        if found:
            head, source = found.span(), entry
        elif head and "片区" in _word(shape, entry) + shape[slice(*item.suffix or (0, 0))]:
            item.prefix, item.prefix_source = head, source


def _carry_levels(shape: str, restored: list[Restored]) -> None:
    carrier = _Carrier()
    for item in restored:
        if item.prefix is None:
            carrier.visit(_word(shape, item.entry), item)


class _Carrier:
    """The level, party committee and class head that the next entry would inherit."""

    def __init__(self) -> None:
        self._level: tuple[str, Part, Entry] | None = None
        self._party: tuple[str, Part, Entry] | None = None
        self._class: tuple[str, Part, Entry] | None = None

    def visit(self, word: str, item: Restored) -> None:
        found = traits(word)
        if found.level:
            self._note(word, item.entry, found)
        elif word.startswith("各"):
            self._inherit(self._class, item)
        elif self._party and ending(word, "party") == word:
            self._inherit(self._party, item)
        elif not found.own and (found.carries or item.suffix):
            self._inherit(self._level, item)

    def _note(self, word: str, entry: Entry, found: Traits) -> None:
        def part(text: str) -> tuple[str, Part, Entry]:
            return text, (entry.start, entry.start + len(text)), entry

        if self._level is None or self._level[0] != found.level:
            self._party = None
        self._level = part(found.level)
        self._party = part(found.party) if found.party else self._party
        head = _class_head().match(word, len(found.level))
        self._class = part(word[: head.end()]) if head else None

    @staticmethod
    def _inherit(origin: tuple[str, Part, Entry] | None, item: Restored) -> None:
        if origin is not None:
            item.prefix, item.prefix_source = origin[1], origin[2]


@cache
def _class_head() -> re.Pattern[str]:
    return re.compile("(?:人民政府|政府|党委|委|直属)?(?=各)")
