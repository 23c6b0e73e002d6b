"""Places in a document, as findings name them."""

from __future__ import annotations

from gxfta_measures.system.phrases import Phrase


def in_row(place: str, row: int) -> Phrase:
    """A row of a table.

    >>> in_row("table 1", 2)
    'table 1, row 2'
    """
    return Phrase("{place}, row {row}", place=place, row=row)


def in_column(place: str, column: int) -> Phrase:
    """A column of a row.

    >>> in_column("row 2", 3)
    'row 2, column 3'
    """
    return Phrase("{place}, column {column}", place=place, column=column)


def under(place: str, heading: str) -> Phrase:
    """The cell of a row that stands under a heading.

    >>> under("row 3", "成果名称")
    'row 3, 成果名称'
    """
    return Phrase("{place}, {heading}", place=place, heading=heading)
