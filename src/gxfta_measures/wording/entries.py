"""The entries of a list, as positions in the shape of its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import define

from gxfta_measures.model import Span
from gxfta_measures.wording.lengths import REACH, SHORTEST_TWO_NAMES
from gxfta_measures.wording.morphology import MASK, head_of, is_complete, traits

#: What separates entries.
SIGN = re.compile("[、，；。]")
_CLAUSE_SIGN = re.compile("[，；。]")


@define(eq=False)
class Entry:
    """One entry of a list, as positions in the shape of its cell.

    Attributes:
        start: Where its name begins.
        stop: Where its name ends.
        end: Where the bracket behind the name ends, else `stop`.
        qualifier: What stands in that bracket, if it is no role.
        role: The role word that governs it.
        prefix: The prefix that it inherits.
        prefix_source: The entry that printed it.
        suffix: The suffix that it shares; it may stand behind 等 (柳州、桂林等市人民政府).
        suffix_source: The entry that printed it.
    """

    start: int
    stop: int
    end: int
    qualifier: Span | None = None
    role: str | None = None
    prefix: Span | None = None
    prefix_source: Entry | None = None
    suffix: Span | None = None
    suffix_source: Entry | None = None

    def word(self, shape: str) -> str:
        """What is printed of its name."""
        return shape[self.start : self.stop]

    def bare(self, shape: str) -> str:
        """The same without the zone or system at its head."""
        word = shape[self.start : self.stop]
        return word[len(head_of(word)) :].rstrip(MASK)

    def full(self, shape: str) -> str:
        """What is printed of its name, and the suffix that it shares."""
        return self.word(shape) + shape[slice(*self.suffix or (0, 0))]


def plain_groups(shape: str) -> list[list[Entry]]:
    """The entries of a cell that is nothing but names between separators.

    Entries of one group share prefixes and suffixes; ， begins a new one.

    >>> [len(group) for group in plain_groups("省商务厅、财政厅，南宁海关")]
    [2, 1]
    """
    groups: list[list[Entry]] = []
    start = 0
    for clause in _CLAUSE_SIGN.split(shape):
        group: list[Entry] = []
        for name in clause.split("、"):
            stop = start + len(name)
            if name:
                group += entries_in(shape, start, stop)
            start = stop + 1
        groups.append(group)
    return groups


def entries_in(shape: str, start: int, stop: int) -> list[Entry]:
    """The entries of a part without separators: one, or several of one level, glued together.

    >>> [(entry.start, entry.stop) for entry in entries_in("省商务厅省财政厅", 0, 8)]
    [(0, 4), (4, 8)]
    """
    # A level that is printed twice begins twice with the same character.
    if stop - start < SHORTEST_TWO_NAMES or shape.find(shape[start], start + 1, stop) < 0:
        return [Entry(start, stop, stop)]
    seams = _seams(shape, start, stop)
    return [Entry(*part, part[1]) for part in pairwise([start, *seams, stop])]


def _seams(shape: str, start: int, stop: int) -> Iterator[int]:
    """Where another name of the level begins with which a part begins."""
    level = traits(shape[start : min(stop, start + REACH)]).level
    at = shape.find(level, start + len(level), stop) if level else -1
    while at > 0:
        behind = shape[at : min(stop, at + REACH)]
        if (
            is_complete(shape[max(start, at - REACH) : at])
            and traits(behind).level == level
            and not behind.startswith(level + "直")
        ):
            yield at
            start = at
        at = shape.find(level, at + len(level), stop)
