"""The table of measures in a document: its title, its parts and its rows of printed cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from attrs import field, frozen

from gxfta_measures.documents.page import Cell, Grid, Line, Page
from gxfta_measures.errors import Finding, InvalidDocument
from gxfta_measures.terms import MeasureType
from gxfta_measures.text import BLANKS

Column = Literal["number", "title", "content", "scope", "lead", "responsible"]
COLUMNS: tuple[Column, ...] = get_args(Column)
#: The headings that documents print over each column, the usual one first.
HEADINGS: Mapping[Column, tuple[str, ...]] = {
    "number": ("序号", "编号"),
    "title": ("成果名称", "制度创新成果名称", "经验名称", "案例名称"),
    "content": ("主要内容", "主要做法", "主要内容及成效"),
    "scope": ("推广范围", "复制推广范围"),
    "lead": ("牵头改革部门", "牵头部门", "牵头单位", "牵头改革单位"),
    "responsible": ("复制推广责任单位", "责任单位", "责任部门", "复制推广责任部门"),
}
#: The one column that a document may do without.
OPTIONAL: Column = "scope"

_COLUMN_OF: Mapping[str, Column] = {
    word: column for column, words in HEADINGS.items() for word in words
}
_FEWEST = 3  # headings that make a row the header
_ANNEX = re.compile(r"附件\s*[\d一二三四五六七八九十]*\s*[:：]?")
_ARTEFACT = re.compile(r"\[bookmark: [^\]]*\]")  # left by a conversion to text
_NUMBER = re.compile(r"[(（]?(\d+)[)）.．、]?")
_ORDINAL = r"[(（]?[一二三四五六七八九十]+[)）]?、?"
_LABELS = "|".join(type_.label for type_ in MeasureType)
# A heading prints how many measures follow, or one of the labels that we know.
_PART = re.compile(
    rf"{_ORDINAL}(?:[^，。；]{{2,20}}[(（]共?\d+[项个][)）]|[^，。；]{{0,6}}(?:{_LABELS}))"
)
_BLANK = re.compile(BLANKS)


@frozen(kw_only=True)
class Row:
    """One row of printed cells.

    Attributes:
        place: Where it stands in the document, in words (line 28).
        part: The heading of the part it stands in, as printed; empty where there is none.
        number: Its number.
        cells: The cells by their columns, without the blanks around their text; a column that
            the document does not have is missing.
    """

    place: str
    part: str
    number: int
    cells: Mapping[Column, str] = field(hash=False)


@frozen(kw_only=True)
class Table:
    """The table of a document, as printed.

    Attributes:
        sha256: The SHA-256 of the file.
        title: The title of the document, its lines joined.
        parts: The headings of the parts, in order.
        rows: The rows, in order.
        findings: What is wrong with its layout, and what was left out of it.
    """

    sha256: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()


def is_number(text: str) -> bool:
    """Whether a cell holds the number of a row.

    >>> is_number("12."), is_number("一、")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(text))


def is_part(text: str) -> bool:
    """Whether a text is the heading of a part.

    >>> is_part("一、改革试点经验（16项）"), is_part("（二）最佳实践案例"), is_part("一、总体要求")
    (True, True, False)
    """
    return bool(_PART.fullmatch(text))


def is_heading(text: str, column: Column) -> bool:
    """Whether a cell is the heading of a column, which may be broken over lines.

    >>> is_heading("序 号", "number")
    True
    """
    return _COLUMN_OF.get(_BLANK.sub("", text)) == column


def tabulate(page: Page, source: str, sha256: str) -> Table:
    """The table of measures that a page holds.

    Args:
        page: What a reader of documents saw.
        source: What to call the document in errors.
        sha256: The SHA-256 of the file.

    Raises:
        InvalidDocument: No table has the columns of one.

    >>> tabulate(Page(()), "empty.txt", "")
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidDocument: empty.txt: 1 fault, ...
    """
    tabulator = _Tabulator()
    for block in page.blocks:
        if isinstance(block, Line):
            tabulator.line(block)
        else:
            tabulator.grid(block)
    if page.note:
        tabulator.findings.insert(0, Finding("file", page.note, warning=True))
    if not tabulator.columns:
        columns = "、".join(words[0] for words in HEADINGS.values())
        message = f"no table has the columns {columns}; is it the annex, and all of it?"
        raise InvalidDocument(source, (Finding("file", message), *tabulator.findings))
    return Table(
        sha256=sha256,
        title=_title(tabulator.lines),
        parts=tuple(tabulator.parts),
        rows=tuple(tabulator.rows),
        findings=tuple(tabulator.findings),
    )


class _Tabulator:
    """Sorts what it is shown into title, parts and rows; what fits nowhere is a finding."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.rows: list[Row] = []
        self.findings: list[Finding] = []
        self.columns: dict[Column, int] = {}

    def line(self, line: Line) -> None:
        if is_part(line.text):
            self.parts.append(line.text)
        elif not self.columns:
            self.lines.append(line.text)

    def grid(self, grid: Grid) -> None:
        for row in grid.rows:
            self._row(row)

    def _row(self, row: Sequence[Cell]) -> None:
        texts = list(dict.fromkeys(cell.text for cell in row if cell.text))
        columns = _columns(row)
        if len(columns) >= _FEWEST and "title" in columns:
            self._header(row, columns)
        elif len(texts) == 1 and (len(set(row)) == 1 or is_part(texts[0])):
            self._single(row[0].place, texts[0])
        elif texts and self.columns:
            self._data(row)

    def _single(self, place: str, text: str) -> None:
        """A row of one cell: the heading of a part, the title, or a remark."""
        if is_part(text):
            self.parts.append(text)
        elif not self.columns:
            self.lines.append(text)
        else:
            self._find(place, f"a remark is left out: 【{text}】", warning=True)

    def _header(self, row: Sequence[Cell], columns: dict[Column, int]) -> None:
        place = row[0].place
        repeated = columns == self.columns
        self.columns = columns
        if repeated:
            return
        for column in COLUMNS:
            if column not in columns:
                message = f"there is no column {HEADINGS[column][0]}"
                self._find(place, message, warning=column == OPTIONAL)
        for cell in dict.fromkeys(row):
            if cell.text and _BLANK.sub("", cell.text) not in _COLUMN_OF:
                self._find(cell.place, f"the column is left out: 【{cell.text}】", warning=True)

    def _data(self, row: Sequence[Cell]) -> None:
        place = row[0].place
        first, last = row[0].text, max(self.columns.values())
        if len(row) <= last:
            self._find(place, f"row 【{first}】 has {len(row)} cells, not {last + 1}")
            return
        cells: dict[Column, str] = {
            column: row[index].text for column, index in self.columns.items()
        }
        number = _NUMBER.fullmatch(cells.get("number", ""))
        if number is None:
            self._find(
                place, f"{HEADINGS['number'][0]} is no number: 【{cells.get('number', '')}】"
            )
            return
        part = self.parts[-1] if self.parts else ""
        self.rows.append(Row(place=place, part=part, number=int(number[1]), cells=cells))

    def _find(self, place: str, message: str, *, warning: bool = False) -> None:
        self.findings.append(Finding(place, message, warning=warning))


def _columns(row: Iterable[Cell]) -> dict[Column, int]:
    """Where in a row the heading of each column stands."""
    found: dict[Column, int] = {}
    for index, cell in enumerate(row):
        column = _COLUMN_OF.get(_BLANK.sub("", cell.text))
        if column:
            found.setdefault(column, index)
    return found


def _title(lines: Iterable[str]) -> str:
    """The lines behind the word 附件, or those right above the table where it is not printed."""
    printed = [_ARTEFACT.sub("", line).strip() for line in lines]
    while printed and not printed[-1]:
        printed.pop()
    title: list[str] = []
    behind_annex = any(map(_ANNEX.fullmatch, printed))
    for line in reversed(printed):
        if _ANNEX.fullmatch(line) or not (line or behind_annex):
            break
        title.append(line)
    return "".join(reversed(title))
