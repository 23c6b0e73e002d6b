"""The words that the grammar needs, from ``data/wording.json``, ready for look-up.

Each question about a word is one function; none of them knows a whole list.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from attrs import frozen

from gxfta_measures.resources import read_json


@frozen
class Traits:
    """What the grammar needs to know of the words of one entry.

    Attributes:
        level: The government level that it begins with and that carries over (自治区).
        party: The level with its party committee (自治区党委), or nothing.
        own: Whether it begins with a level, place or system of its own.
        kind: The word for a kind of body that it ends in, or nothing.
        carries: Whether a level may be carried to it.
    """

    level: str
    party: str
    own: bool
    kind: str
    carries: bool


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_json("wording.json")
    return table


@cache
def words(section: str) -> tuple[str, ...]:
    """The words of one section of the table, longest first.

    >>> words("levels")[0]
    '自治区'
    """
    groups = (group["words"] for group in _table()["groups"] if group["section"] == section)
    return tuple(sorted((word for group in groups for word in group), key=len, reverse=True))


def mapping(section: str) -> dict[str, Any]:
    """The words of a section that says what each of them means.

    >>> mapping("scope_sites")["综保区"]
    'bonded-zone'
    """
    meanings: dict[str, Any] = _table()[section]["words"]
    return meanings


def either(*sections: str) -> str:
    """A pattern for any word of some sections, longest first.

    >>> bool(re.fullmatch(either("levels"), "省"))
    True
    """
    found = sorted({word for section in sections for word in words(section)}, key=len)
    return "(?:" + "|".join(map(re.escape, reversed(found))) + ")"


@cache
def _provinces() -> tuple[str, ...]:
    regions = [place for place in read_json("places.json")["places"] if place["kind"] == "region"]
    names = {word for place in regions for word in (place["name"], *place["aliases"])}
    return tuple(sorted(names, key=len, reverse=True))


@cache
def _places() -> frozenset[str]:
    return frozenset({*_provinces(), *_table()["cities"]["words"]})


@cache
def _by_first_character() -> dict[str, tuple[str, ...]]:
    """Every place and system, by its first character: one look-up instead of hundreds."""
    starts = {*_places(), *words("systems"), *words("class-starts")}
    index: dict[str, list[str]] = {}
    for word in sorted(starts):
        index.setdefault(word[0], []).append(word)
    return {first: tuple(found) for first, found in index.items()}


@cache
def _by_last_character(section: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in words(section):
        index.setdefault(word[-1], []).append(word)
    return {last: tuple(found) for last, found in index.items()}


def ending(text: str, section: str) -> str:
    """The longest word of a section that a text ends in, or nothing.

    >>> ending("自治区商务厅", "organs")
    '厅'
    """
    candidates = _by_last_character(section).get(text[-1:], ())
    return next((word for word in candidates if text.endswith(word)), "")


def starts_with_place(text: str) -> bool:
    """Whether a text begins with a place or a system that the table knows.

    >>> starts_with_place("南宁海关"), starts_with_place("市场监管局")
    (True, False)
    """
    return text.startswith(_by_first_character().get(text[:1], ("\0",)))


def is_place(text: str) -> bool:
    """Whether a text is a place or an area: a known name, or a word such as 片区 at its end.

    >>> is_place("乌鲁木齐"), is_place("钦州港片区"), is_place("中央")
    (True, True, False)
    """
    return text in _places() or bool(ending(text, "areas"))


def starts_afresh(text: str) -> bool:
    """Whether a text begins with a level, place or system of its own.

    >>> starts_afresh("市民政局"), starts_afresh("市场监管局")
    (True, False)
    """
    return traits(text).own


def kind_of(text: str) -> str:
    """The word for a kind of body that a text ends in, or nothing.

    >>> kind_of("自治区人民政府"), kind_of("文化")
    ('人民政府', '')
    """
    return traits(text).kind


def is_complete(text: str) -> bool:
    """Whether a text ends as the name of a body does.

    >>> is_complete("自治区商务厅"), is_complete("文化")
    (True, False)
    """
    return bool(traits(text).kind)


@cache
def _level_pattern() -> re.Pattern[str]:
    """A level, a named government (南宁市) or a class of governments (各市), at the start."""
    cities = "|".join(map(re.escape, _table()["cities"]["words"]))
    full = "|".join(re.escape(name) for name in _provinces() if name[-1] in "省市区")
    county = (
        rf"(?![一-龥]{{0,4}}{either('areas')}?(?<=[园社片发税范验业新灾]区))[一-龥]{{1,4}}?[区县]"
    )
    named = rf"(?:{full}|(?:{cities})(?:自治州|地区|市|州|盟)|[一-龥]{{2,8}}?生产建设兵团)"
    unnamed = r"[一-龥]{2,3}(?:自治[县旗]|[县旗盟]|市(?![场政容]))"
    classes = rf"各(?:{either('divisions')}\x01*、?)+(?<!、)"
    return re.compile(
        rf"(?!{either('not-levels')})"
        rf"(?P<level>(?:{named}(?:{county})?|{classes}|{either('levels')}|{unnamed})"
        rf"{either('level-tails')}?)(?P<party>{either('party-heads')}(?=[一-龥]))?"
    )


@lru_cache(maxsize=8192)
def traits(text: str) -> Traits:
    """What the grammar needs to know of an entry.

    >>> traits("自治区党委宣传部").party
    '自治区党委'
    >>> traits("市场监管局").level
    ''
    """
    found = _level_pattern().match(text)
    level = found["level"] if found and len(found["level"]) < len(text) else ""
    party = level + found["party"] if found and level and found["party"] else ""
    other = ending(text, "others")
    kind = other or ending(text, "nouns") or ending(text, "organs")
    if ending(text, "not-organs"):
        kind = ""
    return Traits(
        level=level,
        party=party,
        own=bool(level) or starts_with_place(text),
        kind=kind,
        carries=bool(kind) and not other,
    )
