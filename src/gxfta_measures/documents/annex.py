"""The annex of a document, the table of its measures: title, parts and rows of printed cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from gxfta_measures.documents.page import Line, Page, TableCell
from gxfta_measures.errors import Code, Finding, InvalidDocument
from gxfta_measures.findings import Findings, sift
from gxfta_measures.terms import MeasureType, PrintedColumn
from gxfta_measures.text import BLANKS

#: The one column that a document may do without.
OPTIONAL = PrintedColumn.SCOPE

_COLUMN_OF: Mapping[str, PrintedColumn] = {
    word: column for column in PrintedColumn for word in (column.heading, *column.synonyms)
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
    cells: Mapping[PrintedColumn, str] = field(hash=False)


@frozen(kw_only=True)
class Annex:
    """The table of measures in a document, as printed.

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


def is_heading(text: str, column: PrintedColumn) -> bool:
    """Whether a cell is the heading of a column, which may be broken over lines.

    >>> is_heading("序 号", PrintedColumn.NUMBER)
    True
    """
    return _COLUMN_OF.get(_BLANK.sub("", text)) == column


def find_annex(page: Page, source: str, sha256: str) -> Annex:
    """The annex that a page holds, with everything in it that has no place in the data.

    Args:
        page: What a reader of documents saw.
        source: What to call the document in errors.
        sha256: The SHA-256 of the file.

    Raises:
        InvalidDocument: No table has the columns of an annex.

    >>> find_annex(Page(()), "empty.txt", "")
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidDocument: empty.txt: 1 fault, ...
    """
    sorter = _Sorter()
    _, findings = sift(sorter.sort(page))
    if not sorter.columns:
        columns = "、".join(column.heading for column in PrintedColumn)
        message = f"no table has the columns {columns}; is it the annex, and all of it?"
        raise InvalidDocument(source, (Finding("file", message, Code.NO_TABLE), *findings))
    return Annex(
        sha256=sha256,
        title=_title(sorter.lines),
        parts=tuple(sorter.parts),
        rows=tuple(sorter.rows),
        findings=findings,
    )


class _Sorter:
    """Sorts what it is shown into title, parts and rows; what fits nowhere is a finding."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.rows: list[Row] = []
        self.columns: dict[PrintedColumn, int] = {}

    def sort(self, page: Page) -> Findings[None]:
        if page.note:
            yield Finding("file", page.note, Code.ENCODING, warning=True)
        for block in page.blocks:
            if isinstance(block, Line):
                self._line(block)
            else:
                for row in block.rows:
                    yield from self._row(row)

    def _line(self, line: Line) -> None:
        if is_part(line.text):
            self.parts.append(line.text)
        elif not self.columns:
            self.lines.append(line.text)

    def _row(self, row: Sequence[TableCell]) -> Iterator[Finding]:
        texts = list(dict.fromkeys(cell.text for cell in row if cell.text))
        columns = _columns(row)
        if len(columns) >= _FEWEST and PrintedColumn.TITLE in columns:
            yield from self._header(row, columns)
        elif len(texts) == 1 and (len(set(row)) == 1 or is_part(texts[0])):
            yield from self._single(row[0].place, texts[0])
        elif texts and self.columns:
            yield from self._data(row)

    def _single(self, place: str, text: str) -> Iterator[Finding]:
        """A row of one cell: the heading of a part, the title, or a remark."""
        if is_part(text):
            self.parts.append(text)
        elif not self.columns:
            self.lines.append(text)
        else:
            message = f"a remark is left out: 【{text}】"
            yield Finding(place, message, Code.LEFT_OUT, warning=True)

    def _header(
        self, row: Sequence[TableCell], columns: dict[PrintedColumn, int]
    ) -> Iterator[Finding]:
        repeated = columns == self.columns
        self.columns = columns
        if repeated:
            return
        for column in PrintedColumn:
            if column not in columns:
                message = f"there is no column {column.heading}"
                yield Finding(row[0].place, message, Code.COLUMN, warning=column == OPTIONAL)
        for cell in dict.fromkeys(row):
            if cell.text and _BLANK.sub("", cell.text) not in _COLUMN_OF:
                message = f"the column is left out: 【{cell.text}】"
                yield Finding(cell.place, message, Code.COLUMN, warning=True)

    def _data(self, row: Sequence[TableCell]) -> Iterator[Finding]:
        place = row[0].place
        first, last = row[0].text, max(self.columns.values())
        if len(row) <= last:
            message = f"row 【{first}】 has {len(row)} cells, not {last + 1}"
            yield Finding(place, message, Code.ROW)
            return
        cells = {column: row[index].text for column, index in self.columns.items()}
        printed = cells.get(PrintedColumn.NUMBER, "")
        number = _NUMBER.fullmatch(printed)
        if number is None:
            message = f"{PrintedColumn.NUMBER.heading} is no number: 【{printed}】"
            yield Finding(place, message, Code.ROW)
            return
        part = self.parts[-1] if self.parts else ""
        self.rows.append(Row(place=place, part=part, number=int(number[1]), cells=cells))


def _columns(row: Iterable[TableCell]) -> dict[PrintedColumn, int]:
    """Where in a row the heading of each column stands."""
    found: dict[PrintedColumn, int] = {}
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
