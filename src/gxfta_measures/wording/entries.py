"""The entries of a list, as positions in the shape of its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from attrs import evolve, frozen

from gxfta_measures.model import Span
from gxfta_measures.wording.lengths import REACH, SHORTEST_TWO_NAMES
from gxfta_measures.wording.morphology import MASK, head_of
from gxfta_measures.wording.traits import is_complete, traits
from gxfta_measures.wording.vocabulary import either


def moved(span: Span, by: int) -> Span:
    """A span of the same words that stand further on.

    >>> moved((0, 4), 5)
    (5, 9)
    """
    return (span[0] + by, span[1] + by)


@frozen
class Borrowed:
    """A part of a name that another name of the list prints.

    Attributes:
        span: Where the part stands.
        source: Where the name stands that prints it.
        is_sure: Whether everything that makes one name borrow from another held.
    """

    span: Span
    source: Span
    is_sure: bool = True

    def moved(self, by: int) -> Borrowed:
        """The part of the same words that stand further on."""
        return Borrowed(moved(self.span, by), moved(self.source, by), self.is_sure)


@frozen
class Entry:
    """One entry of a list, as positions in the shape of its cell.

    Attributes:
        start: Where its name begins.
        stop: Where its name ends.
        end: Where the bracket behind the name ends, else `stop`.
        qualifier: What stands in that bracket, if it is no role.
        role: The role word in that bracket.
        prefix: The prefix that it inherits.
        suffix: The suffix that it shares; it may stand behind 等 (柳州、桂林等市人民政府).
        is_sure: Whether it was certain where it begins, where it ends, and that it lacks nothing.
    """

    start: int
    stop: int
    end: int
    qualifier: Span | None = None
    role: Span | None = None
    prefix: Borrowed | None = None
    suffix: Borrowed | None = None
    is_sure: bool = True

    def borrowing(self, prefix: Borrowed | None = None, suffix: Borrowed | None = None) -> Entry:
        """The entry with a prefix or suffix that another name prints."""
        return Entry(
            self.start,
            self.stop,
            self.end,
            self.qualifier,
            self.role,
            prefix or self.prefix,
            suffix or self.suffix,
            self.is_sure,
        )

    def moved(self, by: int) -> Entry:
        """The entry of the same words that stand further on.

        >>> Entry(0, 4, 4).moved(5).span
        (5, 9)
        """
        return Entry(
            self.start + by,
            self.stop + by,
            self.end + by,
            self.qualifier and moved(self.qualifier, by),
            self.role and moved(self.role, by),
            self.prefix and self.prefix.moved(by),
            self.suffix and self.suffix.moved(by),
            self.is_sure,
        )

    def doubted(self) -> Entry:
        """The entry as one that is not sure."""
        return evolve(self, is_sure=False)

    @property
    def span(self) -> Span:
        """Where its name stands."""
        return (self.start, self.stop)

    def word(self, shape: str) -> str:
        """What is printed of its name."""
        return shape[self.start : self.stop]

    def bare(self, shape: str) -> str:
        """The same without the zone or system at its head."""
        word = shape[self.start : self.stop]
        return word[len(head_of(word)) :].rstrip(MASK)

    def full(self, shape: str) -> str:
        """What is printed of its name, and the suffix that it shares."""
        return self.word(shape) + (shape[slice(*self.suffix.span)] if self.suffix else "")


Group = tuple[Entry, ...]


def entries_in(shape: str, start: int, stop: int) -> Group:
    """The entries of a part without separators: one, or several of one level, glued together.

    >>> [(entry.start, entry.stop) for entry in entries_in("省商务厅省财政厅", 0, 8)]
    [(0, 4), (4, 8)]
    """
    # A level that is printed twice begins twice with the same character.
    if stop - start < SHORTEST_TWO_NAMES or shape.find(shape[start], start + 1, stop) < 0:
        return (Entry(start, stop, stop),)
    seams = _seams(shape, start, stop)
    return tuple(Entry(*part, part[1]) for part in pairwise([start, *seams, stop]))


@cache
def _of_both() -> re.Pattern[str]:
    """An office that a party committee and its government have in common: 市委市政府信访局."""
    heads, governments = either("party-heads"), either("governments")
    return re.compile(f"(?P<level>[一-龥]{{1,8}}?){heads}(?P=level){governments}(?=[一-龥])")


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
            and not _of_both().match(shape, start, stop)
        ):
            yield at
            start = at
        at = shape.find(level, at + len(level), stop)
