"""Restoring what a list leaves out: prefixes and suffixes that it prints only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gxfta_measures.wording.entries import Entry, Part
from gxfta_measures.wording.lexicon import MASK, Traits, ending, head_of, traits
from gxfta_measures.wording.suffixes import share_suffixes
from gxfta_measures.wording.table import either, words


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
    return re.compile(rf"(?:[一-龥]{{0,8}}各|全区|全省|全市)?{either('divisions')}{MASK}*")


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
    return _begins_so(shape, entry) and _is_divisions(shape, last)


def _is_divisions(shape: str, entry: Entry) -> bool:
    return bool(_divisions().fullmatch(shape, entry.start, entry.end))


def _begins_so(shape: str, entry: Entry) -> bool:
    start, stop = entry.start, entry.stop
    return shape.startswith(words("divisions"), start, stop) and not shape.startswith(
        words("not-levels"), start, stop
    )


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


class _Carrier:
    """The level, party committee and class head that the next entry would inherit."""

    def __init__(self) -> None:
        self._name = ""  # of the level
        self._level: tuple[Part, Entry] | None = None
        self._party: tuple[Part, Entry] | None = None
        self._class: tuple[Part, Entry] | None = None

    def visit(self, word: str, entry: Entry) -> None:
        found = traits(word)
        if found.level:
            self._note(word, entry, found)
        elif word.startswith("各"):
            self._inherit(self._class, entry)
        elif self._party and ending(word, "party") == word:
            self._inherit(self._party, entry)
        elif not found.own and (found.carries or entry.suffix):
            self._inherit(self._level, entry)

    def _note(self, word: str, entry: Entry, found: Traits) -> None:
        level, start = len(found.level), entry.start
        self._level = ((start, start + level), entry)
        if found.party:
            self._party = ((start, start + len(found.party)), entry)
        elif found.level != self._name:
            self._party = None
        self._name = found.level
        head = _class_head().match(word, level) if "各" in word else None
        self._class = ((start, start + head.end()), entry) if head else None

    @staticmethod
    def _inherit(origin: tuple[Part, Entry] | None, entry: Entry) -> None:
        if origin is not None:
            entry.prefix, entry.prefix_source = origin


@cache
def _class_head() -> re.Pattern[str]:
    return re.compile("(?:人民政府|政府|党委|委|直属)?(?=各)")
