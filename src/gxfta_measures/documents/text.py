"""The plain-text form of a document: one cell a line, each begun by a tab."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxfta_measures.documents.annex import is_heading, is_number, is_part
from gxfta_measures.documents.page import Grid, Line, Page, TableCell, decode, on_one_line
from gxfta_measures.terms import PrintedColumn

_LINE_END = re.compile("\r\n?|\n")


def read_text(content: bytes, source: str) -> Page:
    r"""The lines and the one grid of a document in its plain-text form.

    Args:
        content: The bytes of the file, in UTF-8 or GB18030.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: Its encoding is another.

    >>> read_text("\t1\n\t名称\n".encode(), "a.txt").blocks
    (Grid(rows=<1 rows>),)
    """
    text, note = decode(content, source)
    lines = _LINE_END.split(text)
    first = next((at for at, line in enumerate(lines) if line.startswith("\t")), len(lines))
    above = [Line(on_one_line(line), f"line {at}") for at, line in enumerate(lines[:first], 1)]
    rows = tuple(_rows(_cells(lines[first:], first + 1)))
    return Page((*above, *([Grid(rows)] if rows else [])), note)


def _cells(lines: list[str], number: int) -> Iterator[TableCell]:
    """The cells; a line without a tab goes on with the cell before it, a blank one ends it."""
    cell: list[str] = []
    begun = number
    for at, line in enumerate([*lines, "\t"], start=number):
        begins = line.startswith("\t")
        if cell and (begins or not line.strip()):
            yield TableCell(on_one_line("\n".join(cell)), f"line {begun}")
            cell = []
        if begins:
            begun = at
        if begins or cell:
            cell.append(line)


def _rows(cells: Iterator[TableCell]) -> Iterator[tuple[TableCell, ...]]:
    """The cells row by row: a number, the heading of a part, or 序号 begins a row."""
    row: list[TableCell] = []
    for cell in cells:
        begins = (
            is_number(cell.text)
            or is_part(cell.text)
            or is_heading(cell.text, PrintedColumn.NUMBER)
        )
        if row and begins:
            yield tuple(row)
            row = []
        row.append(cell)
    if row:
        yield tuple(row)
