"""Prefixes that a list prints once: 自治区商务厅、药监局 for 自治区药监局.

Each rule is a value in `PREFIXES`: how to see the prefix printed, and how to see that a name
lacks it. A new rule is one entry there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from attrs import frozen

from gxfta_measures.model import Span
from gxfta_measures.wording.entries import Entry
from gxfta_measures.wording.morphology import (
    MASK,
    Traits,
    ending,
    head_of,
    known_place_of,
    traits,
)
from gxfta_measures.wording.vocabulary import either, words


def inherit_heads(shape: str, group: list[Entry]) -> None:
    """Give the areas of a zone and the branches of a system the zone or system before them.

    >>> from gxfta_measures.wording.entries import plain_groups
    >>> cell = "中国人民银行崇左市分行、钦州市分行"
    >>> (group,) = plain_groups(cell)
    >>> inherit_heads(cell, group)
    >>> group[1].prefix
    (0, 6)
    """
    head: Span | None = None
    source = group[0]
    for entry in group:
        found = head_of(entry.word(shape))
        if found:
            head, source = (entry.start, entry.start + len(found)), entry
        elif head and _goes_on(entry.full(shape), source.full(shape)):
            entry.prefix, entry.prefix_source = head, source


def _goes_on(name: str, first: str) -> bool:
    """Whether a name is of the kind that the first one has behind its head."""
    if head_of(first).endswith(words("zone-heads")):
        return "片区" in name
    branch = ending(first, "branches")
    return bool(branch) and ending(name, "branches") == branch


@frozen(eq=False)
class Prefix:
    """A prefix that a list prints once.

    Attributes:
        printed: Its length at the start of a name that prints it, else 0.
        lacking: Whether a name leaves it out.
        until: Behind which name it is no longer inherited: "level" ends it at another level,
            "name" at the next name with any level; nothing else ends it within its group.
    """

    printed: Callable[[str, Traits], int]
    lacking: Callable[[str, Traits, Entry], bool]
    until: str = ""


_COUNCIL = "国务院"


@cache
def _of_council() -> re.Pattern[str]:
    """What belongs to the State Council: 国务院各部委、各直属机构."""
    return re.compile(f"(?:各|有关|相关)?{either('council-organs')}")


@cache
def _government() -> re.Pattern[str]:
    """A government that shares a 各 with those of other divisions: 各镇人民政府、街道办事处."""
    divisions, governments = either("divisions"), either("governments")
    return re.compile(f"(?!省|自治区|直辖市){divisions}{MASK}*{governments}")


@cache
def _class_head() -> re.Pattern[str]:
    return re.compile("(?:人民政府|政府|党委|委|直属)?(?=各)")


def _each(_: str, found: Traits) -> int:
    return int(found.level.startswith("各"))


def _shares_each(word: str, _: Traits, __: Entry) -> bool:
    return bool(_government().fullmatch(word))


def _council(word: str, found: Traits) -> int:
    return len(_COUNCIL) * (not found.level and word.startswith(_COUNCIL))


def _lacks_council(word: str, found: Traits, _: Entry) -> bool:
    return not found.level and bool(_of_council().match(word))


def _class(word: str, found: Traits) -> int:
    head = _class_head().match(word, len(found.level)) if found.level and "各" in word else None
    return head.end() if head else 0


def _lacks_class(word: str, found: Traits, _: Entry) -> bool:
    return not found.level and word.startswith(("各", "直属"))


def _province(word: str, found: Traits) -> int:
    place = "" if found.level else known_place_of(word)
    return len(place) if place and word[len(place) :] in words("province-branches") else 0


def _lacks_province(word: str, found: Traits, _: Entry) -> bool:
    return not found.level and ending(word, "province-branches") == word


def _party(_: str, found: Traits) -> int:
    return len(found.party)


def _lacks_party(word: str, found: Traits, _: Entry) -> bool:
    return not found.level and ending(word, "party") == word


def _level(_: str, found: Traits) -> int:
    return len(found.level)


def _lacks_level(_: str, found: Traits, entry: Entry) -> bool:
    return not found.own and (found.takes_level or bool(entry.suffix))


#: Of the prefixes that were printed before a name, it inherits the first that it lacks.
PREFIXES = (
    Prefix(_each, _shares_each, until="name"),  # 各盟行政公署、市人民政府
    Prefix(_council, _lacks_council),  # 国务院各部委、各直属机构
    Prefix(_class, _lacks_class, until="name"),  # 省政府各部门、各直属机构
    Prefix(_province, _lacks_province),  # 广西银保监局、证监局
    Prefix(_party, _lacks_party, until="level"),  # 省委宣传部、组织部
    Prefix(_level, _lacks_level),  # 省商务厅、财政厅
)


def inherit_prefixes(shape: str, group: list[Entry]) -> None:
    """Give every name of a group the prefix that it lacks and a name before it prints.

    >>> from gxfta_measures.wording.entries import plain_groups
    >>> cell = "省委宣传部、组织部"
    >>> (group,) = plain_groups(cell)
    >>> inherit_prefixes(cell, group)
    >>> group[1].prefix
    (0, 2)
    """
    printed: dict[Prefix, tuple[Span, Entry]] = {}
    level = ""
    for entry in group:
        if entry.prefix is not None:
            continue
        word = entry.word(shape)
        found = traits(word)
        lacks = (one for one in PREFIXES if one in printed and one.lacking(word, found, entry))
        inherited = next(lacks, None)
        if inherited:
            entry.prefix, entry.prefix_source = printed[inherited]
            continue
        if found.level:
            ended = {"name"} if found.level == level else {"name", "level"}
            printed = {one: kept for one, kept in printed.items() if one.until not in ended}
            level = found.level
        for one in PREFIXES:
            if length := one.printed(word, found):
                printed[one] = ((entry.start, entry.start + length), entry)
