"""Restoring what a list leaves out: prefixes and suffixes that it prints only once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter

from gxfta_measures.wording.entries import Entry, Part
from gxfta_measures.wording.lexicon import MASK, Traits, ending, head_of, traits
from gxfta_measures.wording.suffixes import Restored, share_suffixes
from gxfta_measures.wording.table import either, words


def restore(shape: str, entries: list[Entry]) -> Iterator[Restored]:
    """Every entry with its elided prefix and suffix.

    >>> from gxfta_measures.wording.cell import prepare
    >>> from gxfta_measures.wording.clauses import read
    >>> cell = prepare("省商务厅、财政厅")
    >>> [restored.prefix for restored in restore(cell.shape, read(cell).entries)]
    [None, (0, 1)]
    """
    for _, group in groupby(entries, key=attrgetter("group")):
        members = list(group)
        if len(members) == 1 and members[0].suffix is None:
            yield Restored(members[0])
        else:
            yield from _restore_group(shape, members)


def _restore_group(shape: str, members: list[Entry]) -> list[Restored]:
    joined = list(_join_classes(shape, members))
    restored = [Restored(entry) for entry in joined]
    share_suffixes(shape, restored)
    _carry_heads(shape, restored)
    _carry_levels(shape, restored)
    return restored


# Classes of bodies: 各市、县（市、区）人民政府 and 各委、办、厅、局 are one entry each.


@cache
def _divisions() -> re.Pattern[str]:
    return re.compile(rf"(?:[一-龥]{{0,8}}各|全区|全省|全市)?{either('divisions')}{MASK}*")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(rf"(?!{either('not-levels')}){either('divisions')}")


def _join_classes(shape: str, members: list[Entry]) -> Iterator[Entry]:
    current = last = members[0]
    for entry in members[1:]:
        adjacent = shape[current.end : entry.start] == "、" and current.suffix is None
        if adjacent and (_is_organ(shape, entry) or _goes_on_with(shape, last, entry)):
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
    return bool(_division().match(shape, entry.start, entry.stop))


def _is_organ(shape: str, entry: Entry) -> bool:
    return entry.stop - entry.start == 1 and shape[entry.start] in words("organs")


# Prefixes: the zone before its areas, the level of government before its bodies.


def _carry_heads(shape: str, restored: list[Restored]) -> None:
    head: Part | None = None
    source = restored[0]
    for item in restored:
        found = head_of(item.word(shape))
        if found:
            head, source = (item.entry.start, item.entry.start + len(found)), item
        elif head and _goes_on(item.full(shape), source.full(shape)):
            item.prefix, item.prefix_source = head, source.entry


def _goes_on(name: str, first: str) -> bool:
    """Whether a name is of the kind that the first one has behind its head."""
    if head_of(first).endswith(words("zone-heads")):
        return "片区" in name
    branch = ending(first, "branches")
    return bool(branch) and ending(name, "branches") == branch


def _carry_levels(shape: str, restored: list[Restored]) -> None:
    carrier = _Carrier()
    for item in restored:
        if item.prefix is None:
            carrier.visit(item.word(shape), item)


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
