"""The rows of a table on a web page as they are seen, and how far its cells go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gxfta_measures.documents import marks
from gxfta_measures.documents.elements import mark_of
from gxfta_measures.documents.page import Passage
from gxfta_measures.system.limits import Limit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPAN = re.compile(r"\s*\+?([0-9]+)")
_GROUPS = ("thead", "tbody", "tfoot", "table")


def nearest(parent: HtmlElement, *tags: str) -> Iterator[HtmlElement]:
    """The elements of some kinds, through all that wraps them, but not those within each other."""
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        elif element.tag != "table":
            waiting += reversed(element)


def rows_of(table: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """The rows of a table as they are seen, each with the group that it stands in.

    Wherever they stand in the source, the first head is seen above all other rows, and the first
    foot below them.
    """
    rows = [
        (row, next(one for one in row.iterancestors() if one.tag in _GROUPS))
        for row in nearest(table, "tr")
    ]
    head, foot = (next(table.iterchildren(tag), None) for tag in ("thead", "tfoot"))
    yield from sorted(rows, key=lambda row: (row[1] is foot) - (row[1] is head))


def has_hidden_columns(table: HtmlElement) -> bool:
    """Whether some columns of a table are set not to be seen."""
    columns = table.iter("colgroup", "col")
    return any(mark_of(column, in_cell=False) is marks.HIDDEN for column in columns)


def hang(hanging: dict[int, tuple[Passage, int]], cells: list[Passage]) -> None:
    """Put in the cells that hang down from rows above."""
    while len(cells) in hanging:
        cell, rows = hanging.pop(len(cells))
        if rows > 1:
            hanging[len(cells)] = (cell, rows - 1)
        cells.append(cell)


def span(element: HtmlElement, name: str) -> int:
    """Over how many columns or rows a cell goes, as browsers read it: 2, +2 and 2x are all 2."""
    printed = _SPAN.match(str(element.get(name, "1")))
    most = min(int(printed[1][:8]), Limit.ROWS.most) if printed else 1
    # 0 rows are all that its group still has; 0 columns are one.
    return most or (Limit.ROWS.most if name == "rowspan" else 1)
