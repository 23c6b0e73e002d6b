"""Suffixes that a list of places prints once: 南宁、北海市人民政府; 南宁片区、崇左片区管委会.

What the suffix is, the words for areas tell: 北海市、崇左市人民政府 repeats the 市, so it is no
part of the suffix; 北海、崇左市人民政府 prints it once, so it is.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve

from gxfta_measures.model import Span
from gxfta_measures.wording.classes import is_of_higher
from gxfta_measures.wording.entries import Borrowed, Entry, Group
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
    is_known_place,
    is_placelike,
    kind_of,
    known_place_of,
    names_a_task,
)
from gxfta_measures.wording.traits import is_complete, traits
from gxfta_measures.wording.vocabulary import either, words

_BANK = "银行"


def share_suffixes(shape: str, group: Group) -> Group:
    """The entries of a group, every place with the suffix that a later entry prints.

    A place that cannot take it stands for itself, and those before it look to that one:
    in 北海、凭祥综合保税区、南宁海关 the first is a zone and no customs house.

    >>> cell = "南宁、北海市人民政府"
    >>> south, north = share_suffixes(cell, (Entry(0, 2, 2), Entry(3, 10, 10)))
    >>> south.full(cell)
    '南宁市人民政府'
    """
    shared = list(group)
    giver: int | None = None
    for at in range(len(group) - 1, -1, -1):
        entry = _with_bracket(shape, shared[at])
        if entry.suffix or not _is_stem(shape, entry) or giver is None:
            giver = at
            continue
        suffix = _suffix(shape, entry, shared[giver])
        if suffix is None:
            giver = at
            continue
        shared[at] = entry.borrowing(suffix=suffix)
        each = _each().match(shape, entry.start, entry.stop)
        body = shared[giver].word(shape)
        if each and (not traits(body).own or body.startswith(words("zones"))):
            every = Borrowed(each.span(), entry.span)
            shared[at + 1 : giver + 1] = [
                one if _each().match(shape, one.start, one.stop) else one.borrowing(prefix=every)
                for one in shared[at + 1 : giver + 1]
            ]
    return tuple(shared)


def _with_bracket(shape: str, entry: Entry) -> Entry:
    """A zone whose bracket stands in the middle of its name: 湘江新区（长沙高新区）[管委会]."""
    if entry.end == entry.stop or not ending(entry.word(shape), "zones"):
        return entry
    return evolve(entry, stop=entry.end, qualifier=None)


@cache
def _each() -> re.Pattern[str]:
    """The 各 of a class, which may speak of several names: 各县区、开发区科技局."""
    return re.compile("各(?:级|有关|相关)?")


def _is_stem(shape: str, entry: Entry) -> bool:
    """Whether an entry lacks a word for a kind of body: 南宁 in 南宁、北海市人民政府."""
    if entry.end != entry.stop:
        return False
    word = entry.word(shape)
    if is_complete(word):
        return bool(ending(word, "site-kinds")) or word.endswith(_BANK)
    if word.startswith("各") and word.rstrip(MASK).endswith(words("townships")):
        return False  # 各街道、经开区管委会: a class that a list names without more words
    bare = entry.bare(shape)
    too_long = len(bare) > (REACH if area_of(bare) else LONGEST_STEM)
    if too_long or kind_of(bare)[0] or bare in words("standing"):
        return False
    is_system = bare.startswith(words("systems")) and not _operator(bare)
    return is_placelike(bare) or not is_system or bare in words("banks")


def _suffix(shape: str, stem: Entry, giver: Entry) -> Borrowed | None:
    """The suffix that a place shares with an entry behind it: 南宁、北海市人民政府."""
    if giver.suffix:
        start, stop = giver.suffix.span
        area = area_of(stem.bare(shape))  # 德阳市等13个市人民政府
        start += len(area) if area and shape.startswith(area, start) else 0
        return Borrowed((start, stop), giver.span, giver.suffix.is_sure)
    if giver.stop - giver.start > REACH:
        return None
    bare, place = giver.bare(shape), stem.bare(shape)
    begin = _begin(place, bare)
    is_class = bare.startswith("各") and not place.startswith("各")
    if begin is None or is_class or is_of_higher(bare):
        return None
    span: Span = (giver.stop - len(bare) + begin, giver.stop)
    has_choice = bare.startswith(MASK, begin + 1)  # 上海、江苏省（市）人民政府
    return Borrowed(span, giver.span, is_sure=not has_choice and _is_sure(place, bare[:begin]))


def _is_sure(stem: str, giver: str) -> bool:
    """Whether a stem is a place beyond doubt (南宁), or reads like the place in the giver."""
    stem = stem.rstrip(MASK)
    return (
        bool(ending(stem, "site-kinds"))
        or is_placelike(stem)
        or names_a_task(stem.removeprefix("各级"))
        or bool(_operator(stem))
        or bool(area_of(stem) or ending(stem, "townships"))
        or (1 < len(stem) <= LONGEST_UNKNOWN_PLACE >= len(giver))
    )


def _begin(stem: str, giver: str) -> int | None:
    """Where in the giver the suffix begins, told by the word for the area that both have.

    It is behind 区 where 城东区、城西区人民政府 share 人民政府, and before 片区 where an airport
    and 崇左片区管委会 share 片区管委会.
    """
    begin = _begin_of_branch(stem, giver)
    if begin or stem.endswith(_BANK):  # a bank shares nothing else: 桂林银行、东兴市税务局
        return begin or None
    if ending(stem, "site-kinds"):  # an airport, unless it is one of the areas
        at = giver.find("片区")
        return at if at > 0 else None
    if committee := ending(giver, "committees") or _manager(giver):
        return _begin_of_committee(stem, giver, committee)
    zone = ending(stem, "zones")
    area = zone or ending(stem, "townships")
    same = giver.find(area, 1) + len(area) if area else 0
    if len(area) < same < len(giver):
        return same
    is_street = stem.endswith("街道")  # 朝阳街道、龙泉镇政府
    if is_street or (zone and zone not in words("areas")):
        return None
    return _begin_of_body(stem, giver) if is_complete(giver) else _begin_of_zone(stem, giver)


def _begin_of_branch(stem: str, giver: str) -> int:
    """Where the suffix begins in a branch of a bank, or in one of a zone; 0 if it is none.

    工商银行、建设银行南宁分行 share 南宁分行; 杨凌示范区、韩城市税务局 share 税务局.
    """
    if stem.endswith(_BANK) or (stem in words("banks") and _BANK in giver):
        at = giver.find(_BANK) + len(_BANK)
        return at if len(_BANK) < at < len(giver) and ending(giver, "branches") else 0
    area, branch = area_of(stem), ending(giver, "province-branches")
    other = area_of(giver.removesuffix(branch)) if area and branch else ""
    return len(giver) - len(branch) if other and other != area else 0


def _begin_of_zone(stem: str, giver: str) -> int | None:
    """Where the suffix begins in a zone that stands for itself: 上海、浙江自贸试验区."""
    has_area = area_of(stem.rstrip(MASK)) or ending(stem, "townships") or giver.startswith("各")
    shared = "" if has_area else ending(giver, "shared") or ending(giver, "zones")
    return _behind_name(shared, giver)


def _begin_of_body(stem: str, giver: str) -> int | None:
    """Where the suffix begins in a body: 南宁、北海市人民政府 and 南宁、北海海关."""
    area = area_of(stem.rstrip(MASK))
    found = _area_in(giver, area, is_class=stem.startswith("各"))
    starts_with_it = found and not found.start() and not stem.startswith("各")
    if found and not starts_with_it:
        is_short = len(stem) <= LONGEST_UNKNOWN_PLACE >= found.start()
        if is_placelike(stem) or is_short:
            behind = len(giver) - len(giver[found.end() :].lstrip(MASK))  # 县（市、区）[人民政府]
            return behind if area else found.start()
    return _behind_name("" if area else _shared(stem, giver), giver)


def _behind_name(shared: str, giver: str) -> int | None:
    """Where shared words begin behind a name: at 2 where 北海海关 ends in 海关."""
    return len(giver) - len(shared) if 0 < len(shared) < len(giver) else None


def _manager(giver: str) -> str:
    """What runs a zone as a committee would: 管理局 of 三亚中央商务区管理局."""
    found = re.search("管理[局处]$", giver)
    return found[0] if found and ending(giver[: found.start()], "zones") else ""


def _begin_of_committee(stem: str, giver: str, committee: str) -> int | None:
    """Where the name of a committee goes on behind its zone, whatever that is called.

    济源示范区、航空港区管委会 share 管委会; 南宁、崇左片区管委会 share 片区管委会.
    """
    stem = stem.rstrip(MASK)
    behind = len(giver) - len(committee)
    zone = giver[:behind].rstrip(MASK)
    if _ends_in_zone(stem) and not is_known_place(stem):
        is_division = ending(stem, "divisions") and not ending(stem, "zones")  # 各县区, no 各高新区
        is_class = stem.startswith("各") and bool(is_division)
        is_peer = _ends_in_zone(zone) or bool(ending(stem, "zones"))
        return behind if zone and is_peer and not is_class else None
    word = ending(zone, "zones") or ending(zone, "committee-sites")
    is_short = len(stem) <= LONGEST_UNKNOWN_PLACE and not traits(stem).own
    if not area_of(stem) and (is_placelike(stem) or is_short):
        # 经开、高新区管委会: what makes the stem a zone is the last character.
        word = zone[-1:] if stem + zone[-1:] in words("zones") else word
        return behind - len(word) if 0 < len(word) < len(zone) or word == zone[-1:] else None
    return None


def _ends_in_zone(text: str) -> bool:
    """Whether a text ends as the name of a zone does: 济源示范区, 科技园."""
    return bool(ending(text, "zones")) or text.endswith(("区", "园", "基地"))


def _shared(stem: str, giver: str) -> str:
    """What a stem without a word for an area shares of the giver: 海关 of 南宁、北海海关."""
    if operator := _operator(giver):
        return giver.removeprefix(operator) if _operator(stem) == stem else ""
    shared = ending(giver, "shared")
    if shared and not is_placelike(stem):
        return _with_town(giver, shared)
    town = known_place_of(giver)
    rest = giver[len(town) :]
    return rest if not shared and town and is_known_place(stem) and is_complete(rest) else shared


def _operator(text: str) -> str:
    """The operator with which a name begins: 中国移动 and 移动 of 中国移动青海分公司."""
    nation = "中国" if text.startswith("中国") else ""
    found = (word for word in words("operators") if text.startswith(word, len(nation)))
    return next((nation + word for word in found), "")


def _with_town(giver: str, shared: str) -> str:
    """A suffix with the town before it: 工行、建行南宁分行 are both of that town."""
    body = giver.removesuffix(shared)
    towns = (body[-length:] for length in range(LONGEST_TOWN, 1, -1))
    found = (town for town in towns if is_known_place(town.removesuffix("市")))
    return next(found, "") + shared


@cache
def _area() -> re.Pattern[str]:
    """A word for an area within a name: the 市 of 北海市人民政府, the 片区 of 崇左片区管委会."""
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
        # 钦州市、防城港市港口区人民政府: the last one stands right before the government.
        last = [one for one in divisions if giver[one.end() :] in words("governments")]
        found = last[-1:] or [one for one in found if one[0] == area] or divisions
    behind_town = (one for one in found if is_known_place(giver[: one.start()]))
    return next(behind_town, found[-1] if found else None)
