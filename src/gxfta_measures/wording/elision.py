"""Restoring what a list leaves out: prefixes and suffixes that it prints only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gxfta_measures.wording.entries import Entry, Part
from gxfta_measures.wording.morphology import (
    CORPS,
    MASK,
    Traits,
    ending,
    head_of,
    town_of,
    traits,
)
from gxfta_measures.wording.suffixes import share_suffixes
from gxfta_measures.wording.vocabulary import either, words


def restore(shape: str, groups: list[list[Entry]]) -> list[Entry]:
    """The entries of a cell, each with its elided prefix and suffix.

    >>> from gxfta_measures.wording.entries import plain_groups
    >>> cell = "省商务厅、财政厅"
    >>> [entry.prefix for entry in restore(cell, plain_groups(cell))]
    [None, (0, 1)]
    """
    restored: list[Entry] = []
    for group in groups:
        if len(group) > 1 or (group and group[0].suffix):
            joined = list(_join_classes(shape, group))
            share_suffixes(shape, joined)
            _carry_heads(shape, joined)
            _carry_levels(shape, joined)
            restored += joined
        else:
            restored += group
    return restored


# Classes of bodies: 各市、县（市、区）人民政府 and 各委、办、厅、局 are one entry each.


@cache
def _divisions() -> re.Pattern[str]:
    every = "[一-龥]{0,8}?(?:各|有关|相关)(?:[一-龥]{2})?|全区|全省|全市"
    return re.compile(rf"(?:{every})?(?:{either('divisions')}|{CORPS}){MASK}*")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(f"(?!{either('not-levels')})(?:{either('divisions')}|{CORPS})")


def _join_classes(shape: str, members: list[Entry]) -> Iterator[Entry]:
    current = last = members[0]
    for entry in members[1:]:
        is_part = _is_organ(shape, entry) or _goes_on_with(shape, last, entry)
        if is_part and shape[current.end : entry.start] == "、" and current.suffix is None:
            current.stop, current.end = entry.stop, entry.end
            current.qualifier, current.role = entry.qualifier, entry.role
        else:
            yield current
            current = entry
        last = entry
    yield current


def _goes_on_with(shape: str, last: Entry, entry: Entry) -> bool:
    if not _begins_so(shape, entry) or not _is_divisions(shape, last):
        return False
    # Classes descend: in 各街道、区税务局 the second is a body of the 区.
    townships = words("townships")
    return not last.word(shape).endswith(townships) or entry.word(shape).startswith(townships)


def _is_divisions(shape: str, entry: Entry) -> bool:
    return bool(_divisions().fullmatch(shape, entry.start, entry.end))


def _begins_so(shape: str, entry: Entry) -> bool:
    return bool(_division().match(shape, entry.start, entry.stop))


def _is_organ(shape: str, entry: Entry) -> bool:
    return entry.stop - entry.start == 1 and shape[entry.start] in words("organs")


# Prefixes: the zone before its areas, the level of government before its bodies.


def _carry_heads(shape: str, group: list[Entry]) -> None:
    head: Part | None = None
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


def _carry_levels(shape: str, group: list[Entry]) -> None:
    carrier = _Carrier()
    for entry in group:
        if entry.prefix is None:
            carrier.visit(entry.word(shape), entry)


_COUNCIL = "国务院"


class _Carrier:
    """What the next entries of a group may inherit, and from whom."""

    def __init__(self) -> None:
        self._level = ""
        self._origins: dict[str, tuple[Part, Entry]] = {}

    def visit(self, word: str, entry: Entry) -> None:
        found = traits(word)
        lacks = self._lacks(word, entry, found)
        if lacks in self._origins:
            entry.prefix, entry.prefix_source = self._origins[lacks]
        elif not lacks:
            self._note(word, entry, found)

    def _lacks(self, word: str, entry: Entry, found: Traits) -> str:
        """What an entry leaves out, if anything before it has that; nothing if it is whole."""
        if self._level.startswith("各") and _government().fullmatch(word):
            return "each"
        if found.level:
            return ""
        if "council" in self._origins and _of_council().match(word):
            return "council"
        if word.startswith("各") or ("class" in self._origins and word.startswith("直属")):
            return "class"
        for kind, section in (("province", "province-branches"), ("party", "party")):
            if kind in self._origins and ending(word, section) == word:
                return kind
        return "level" if not found.own and (found.carries or entry.suffix) else ""

    def _note(self, word: str, entry: Entry, found: Traits) -> None:
        if not found.level:
            town = town_of(word)
            if town and word[len(town) :] in words("province-branches"):
                self._keep("province", entry, len(town))
            elif word.startswith(_COUNCIL):
                self._keep("council", entry, len(_COUNCIL))
            return
        if found.level != self._level:
            self._origins.pop("party", None)
        self._level = found.level
        self._keep("level", entry, len(found.level))
        self._keep("each", entry, 1)
        if found.party:
            self._keep("party", entry, len(found.party))
        head = _class_head().match(word, len(found.level)) if "各" in word else None
        if head:
            self._keep("class", entry, head.end())
        else:
            self._origins.pop("class", None)

    def _keep(self, what: str, entry: Entry, length: int) -> None:
        self._origins[what] = ((entry.start, entry.start + length), entry)


@cache
def _class_head() -> re.Pattern[str]:
    return re.compile("(?:人民政府|政府|党委|委|直属)?(?=各)")


@cache
def _of_council() -> re.Pattern[str]:
    """What belongs to the State Council: 国务院各部委、各直属机构."""
    return re.compile(f"(?:各|有关|相关)?{either('council-organs')}")


@cache
def _government() -> re.Pattern[str]:
    """A government that shares a 各 with those of other divisions: 各镇人民政府、街道办事处."""
    divisions, governments = either("divisions"), either("governments")
    return re.compile(f"(?!省|自治区|直辖市){divisions}{MASK}*{governments}")
