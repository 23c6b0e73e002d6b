"""The plain-text form of a document: one cell a line, each begun by a tab."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from gxfta_measures.documents.form import Form
from gxfta_measures.documents.page import (
    Grid,
    Page,
    Passage,
    bound,
    conserved,
    decode,
    lines,
    on_one_line,
)
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.phrases import Phrase

_LINE_END = re.compile("\r\n?|\n")


def read_text(content: bytes, source: str, form: Form) -> Page:
    r"""The lines and tables of a document in its plain-text form.

    A line that no tab begins goes on with the cell above it. Behind an empty line it is no
    part of a cell: it stands above, between or below the rows.

    Args:
        content: The bytes of the file, in UTF-8, UTF-16 or GB18030.
        source: What to call the document in errors.
        form: How such annexes are laid out.

    Raises:
        InvalidDocument: Its encoding is another, or it has more lines than any annex.

    >>> from gxfta_measures.documents.form import guangxi
    >>> read_text("\t1\n\t名称\n".encode(), "a.txt", guangxi()).blocks
    (Grid(rows=<1 rows>),)
    """
    bound(source, content.count(b"\n") + content.count(b"\r"), Limit.LINES)
    text, findings = decode(content, source)
    printed = _LINE_END.split(text)
    bound(source, max(map(len, printed)), Limit.CELL)
    blocks = tuple(_blocks(printed, source, form))
    return conserved(source, [text], Page(blocks=blocks, findings=findings))


def _blocks(printed: list[str], source: str, form: Form) -> Iterator[Passage | Grid]:
    for is_cell, group in groupby(_passages(printed, source), key=lambda one: one[0]):
        passages = [passage for _, passage in group]
        if is_cell:
            yield Grid(tuple(_rows(passages, form)))
        else:
            yield from passages


def _passages(printed: list[str], source: str) -> Iterator[tuple[bool, Passage]]:
    """Lines and cells, and whether each is a cell; an empty line within a table is nothing."""
    cell: list[str] = []
    begun = 0
    in_table = False
    for at, line in enumerate([*printed, "\t"], start=1):
        begins = line.startswith("\t")
        if cell and (begins or not line.strip()):
            text = lines("\n".join(cell))
            bound(source, len(text), Limit.CELL, Phrase("line {number}", number=begun))
            yield True, Passage(text, Phrase("line {number}", number=begun))
            cell = []
        if begins:
            begun, in_table, cell = at, True, [line]
        elif cell:
            cell.append(line)
        elif line.strip() or not in_table:
            yield False, Passage(lines(line), Phrase("line {number}", number=at))


def _rows(cells: Iterable[Passage], form: Form) -> Iterator[tuple[Passage, ...]]:
    """The cells row by row: a number, the heading of a part, or 序号 begins a row."""
    row: list[Passage] = []
    for cell in cells:
        if row and form.begins_row(on_one_line(cell.text)):
            yield tuple(row)
            row = []
        row.append(cell)
    yield tuple(row)
