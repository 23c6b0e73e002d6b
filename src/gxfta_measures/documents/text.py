"""The plain-text form of a document: one cell a line, each begun by a tab."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from gxfta_measures.documents.table import Row, Table
from gxfta_measures.errors import InvalidDocument

COLUMNS = ("序号", "成果名称", "主要内容", "推广范围", "牵头改革部门", "复制推广责任单位")

Cell = tuple[int, str]

_ARTEFACT = re.compile(r"\[bookmark: [^\]]*\]")  # left by the conversion to text
_PART = re.compile(r"[一二三四五六七八九十]+、.+")


def read_text(content: bytes, source: str = "document.txt") -> Table:
    """The table of a document in its plain-text form.

    Args:
        content: The bytes of the file, in UTF-8.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: It is no UTF-8, or holds no table of the expected columns.

    >>> from gxfta_measures.resources import read_bytes
    >>> table = read_text(read_bytes("batch-07/document.txt"))
    >>> table.parts, len(table.rows)
    (('一、改革试点经验（16项）', '二、最佳实践案例（24项）'), 40)
    """
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InvalidDocument(source, (f"byte {error.start}: no UTF-8; convert it",)) from error
    cells = list(_cells(lines))
    header = _header_end(cells)
    if header is None:
        columns = "、".join(COLUMNS)
        raise InvalidDocument(source, (f"no header with the columns {columns} was found",))
    first_line = cells[header - len(COLUMNS)][0]
    rows, parts, faults = _rows(cells[header:])
    if faults:
        raise InvalidDocument(source, tuple(faults))
    return Table(
        title=_title(lines[: first_line - 1]),
        sha256=hashlib.sha256(content).hexdigest(),
        parts=tuple(parts),
        rows=tuple(rows),
    )


def _cells(lines: list[str]) -> Iterator[Cell]:
    """Each cell with the number of its first line; a line without a tab goes on with it."""
    cell: list[str] = []
    begun = 0
    for number, line in enumerate([*lines, ""], start=1):
        begins = line.startswith("\t")
        if cell and (begins or not line.strip()):
            yield begun, "\n".join(cell).strip()
            cell = []
        if begins:
            begun = number
        if line.strip() and (begins or cell):
            cell.append(line)


def _header_end(cells: list[Cell]) -> int | None:
    """The index of the first cell behind the header, whose cells may be broken over lines."""
    texts = ["".join(text.split()) for _, text in cells]
    width = len(COLUMNS)
    for start in range(len(texts) - width + 1):
        if tuple(texts[start : start + width]) == COLUMNS:
            return start + width
    return None


def _title(lines: list[str]) -> str:
    """The title, whose lines stand between the word 附件 and the table."""
    printed = (_ARTEFACT.sub("", line).strip() for line in lines)
    return "".join(line for line in printed if line and not line.startswith("附件"))


def _rows(cells: list[Cell]) -> tuple[list[Row], list[str], list[str]]:
    """The rows, the headings of the parts, and the faults."""
    rows: list[Row] = []
    parts: list[str] = []
    faults: list[str] = []
    for group in _groups(cells):
        line, first = group[0]
        if _PART.fullmatch(first) and len(group) == 1:
            parts.append(first)
        elif len(group) == len(COLUMNS) and first.isdecimal() and parts:
            cell_texts = tuple(text for _, text in group)
            rows.append(Row(place=f"line {line}", part=parts[-1], cells=cell_texts))
        else:
            where = "" if parts else ", before the heading of a part"
            faults.append(
                f"line {line}, row 【{first}】: {len(group)} cells, not {len(COLUMNS)}{where}"
            )
    return rows, parts, faults


def _groups(cells: list[Cell]) -> Iterator[list[Cell]]:
    """The cells row by row: a number or the heading of a part begins a row."""
    group: list[Cell] = []
    for cell in cells:
        if group and (cell[1].isdecimal() or _PART.fullmatch(cell[1])):
            yield group
            group = []
        group.append(cell)
    if group:
        yield group
