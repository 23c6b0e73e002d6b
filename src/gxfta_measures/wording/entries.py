"""The entries of a list, as positions in the shape of its cell."""

from __future__ import annotations

import re

from attrs import define

from gxfta_measures.wording.cell import REACH
from gxfta_measures.wording.lexicon import is_complete, traits

#: What separates entries.
SIGN = re.compile("[、，；。]")

_TWO_NAMES = 6  # no two names with their levels are shorter

Part = tuple[int, int]


@define
class Entry:
    """One entry of a list, as positions in the shape of its cell.

    Attributes:
        start: Where its name begins.
        stop: Where its name ends.
        group: Entries of one group share prefixes and suffixes; ， begins a new one.
        end: Where the bracket behind the name ends, else `stop`.
        qualifier: What stands in that bracket, if it is no role.
        suffix: The shared suffix that stands behind 等 (柳州、桂林等市人民政府).
        role: The role word that governs it.
    """

    start: int
    stop: int
    group: int
    end: int
    qualifier: Part | None = None
    suffix: Part | None = None
    role: str | None = None


def plain_entries(shape: str) -> list[Entry]:
    """The entries of a cell that is nothing but names between separators.

    >>> [entry.group for entry in plain_entries("省商务厅、财政厅，南宁海关")]
    [0, 0, 1]
    """
    entries: list[Entry] = []
    group = start = 0
    for sign in (*SIGN.finditer(shape), None):
        stop = sign.start() if sign else len(shape)
        if start < stop:
            entries += [
                Entry(first, last, group, last) for first, last in glued(shape, start, stop)
            ]
        if sign:
            start = sign.end()
            group += sign[0] != "、"
    return entries


def glued(shape: str, start: int, stop: int) -> list[Part]:
    """The names in a part where nothing stands between names of one level.

    >>> glued("省商务厅省财政厅", 0, 8)
    [(0, 4), (4, 8)]
    """
    if stop - start < _TWO_NAMES:
        return [(start, stop)]
    level = traits(shape[start : min(stop, start + REACH)]).level
    place = shape.find(level, start + len(level), stop) if level else -1
    if place < 0:
        return [(start, stop)]
    found: list[Part] = []
    while place > 0:
        behind = shape[place : min(stop, place + REACH)]
        if (
            is_complete(shape[max(start, place - REACH) : place])
            and traits(behind).level == level
            and not behind.startswith(level + "直")
        ):
            found.append((start, place))
            start = place
        place = shape.find(level, place + len(level), stop)
    return [*found, (start, stop)]
