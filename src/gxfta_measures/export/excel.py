"""A catalogue as an Excel workbook: 成果, 分工, 单位 and 说明, ready to be filtered and printed."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gxfta_measures.citation.software import RELEASED
from gxfta_measures.errors import MissingExtra, UnknownTerm
from gxfta_measures.export.about import about
from gxfta_measures.export.columns import Column, Labels
from gxfta_measures.export.formulas import FormulaWarning, is_formula
from gxfta_measures.export.tables import TABLES, TableName
from gxfta_measures.labels import TRUTH_LABELS, in_language
from gxfta_measures.system import screen
from gxfta_measures.system.phrases import Phrase

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

#: What people look for on each sheet, in the order in which they read.
_SHOWN: dict[TableName, tuple[str, ...]] = {
    "measures": (
        *("id", "type", "number", "title", "title_en", "content", "scope_text"),
        *("lead_text", "responsible_text"),
    ),
    "assignments": (
        *("name", "department_name_en", "qualifier", "role", "duty", "id", "type", "number"),
        *("title", "title_en", "scope_text", "written", "open_ended"),
    ),
    "departments": (
        *("name", "name_en", "official_name", "level", "kind", "parent_name", "relation"),
        *("lead", "responsible", "either"),
    ),
}
# Widths count half-width characters, heights points; a sheet is printed as wide as the paper.
_WIDEST, _NARROW = 24, 5.5
_WIDE = {
    "主要内容": 54,
    "Content": 54,
    "内容": 90,
    "Text": 90,
}  # the columns that hold whole paragraphs
_LINE, _TALLEST, _UPRIGHT = 14, 409, 70
_LONGEST = 32_767  # characters of a cell, of which Excel keeps no more
_A4 = 9
Rows = list[list[Any]]


@frozen
class Sheet:
    """A sheet: its name, headings and rows.

    Attributes:
        name: Its name.
        headings: The headings.
        rows: The cells, row by row.
        narrow: Whether all columns but the first hold marks, under headings that stand upright.
    """

    name: str
    headings: list[str]
    rows: Rows
    narrow: bool = False


def xlsx_bytes(catalogue: Outlets, labels: Labels = "zh") -> bytes:
    """A catalogue as a workbook, in Chinese or with English headings and words.

    Raises:
        MissingExtra: XlsxWriter is not installed.
        UnknownTerm: A text is longer than a cell of Excel can be.

    Warns:
        FormulaWarning: Some cells begin like formulas; the last sheet says so too.

    >>> import gxfta_measures as gx
    >>> xlsx_bytes(gx.load(7))[:2]
    b'PK'
    """
    sheets = [_sheet(catalogue, name, labels) for name in _SHOWN]
    guarded = sum(map(_formulas, sheets))
    if guarded:
        told = Phrase("cells that begin like formulas stay texts: {count}", count=guarded)
        warnings.warn(told, FormulaWarning, stacklevel=2)
    notes = about(catalogue, guarded, labels)
    headings = ["项目", "内容"] if labels == "zh" else ["Item", "Text"]
    sheet = Sheet("说明" if labels == "zh" else "About", headings, [list(row) for row in notes])
    return workbook([*sheets, sheet], first=0 if catalogue else len(sheets))


def _sheet(catalogue: Outlets, name: TableName, labels: Labels) -> Sheet:
    table = TABLES[name]
    by_name = {column.name: column for column in table.columns}
    there = [one for one in _SHOWN[name] if labels == "en" or not one.endswith("_en")]
    chosen = [by_name[one] for one in there]
    rows = table.rows(catalogue)
    if name == "assignments":
        order = {body: place for place, body in enumerate(catalogue.matrix().rows)}
        rows = sorted(rows, key=lambda one: order[one.department or str(one.mention)])
    cells = [[_cell(column, row, labels) for column in chosen] for row in rows]
    title = table.zh if labels == "zh" else name.capitalize()
    return Sheet(title, [column.heading(labels) for column in chosen], cells)


def _cell(column: Column, row: Any, labels: Labels) -> Any:  # noqa: ANN401
    value = column.worded(row, labels)
    return in_language(TRUTH_LABELS[value], labels) if isinstance(value, bool) else value


def _formulas(sheet: Sheet) -> int:
    return sum(isinstance(cell, str) and is_formula(cell) for row in sheet.rows for cell in row)


def workbook(sheets: Iterable[Sheet], *, first: int = 0) -> bytes:
    """Sheets as a workbook: the same bytes for the same sheets.

    Args:
        sheets: The sheets.
        first: The number of the sheet that is seen first.

    Raises:
        MissingExtra: XlsxWriter is not installed.
        UnknownTerm: A text is longer than a cell of Excel can be.

    >>> workbook([Sheet("成果", ["编号"], [["7-pilot-01"]])])[:2]
    b'PK'
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtra("xlsxwriter", "excel") from error
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    # Not the hour at which it was made: the same data gives the same file.
    book.set_properties({"created": datetime(RELEASED.year, RELEASED.month, RELEASED.day)})  # noqa: DTZ001
    plain = {"text_wrap": True, "valign": "top", "font_name": "宋体", "font_size": 10, "border": 1}
    formats = {
        "head": book.add_format({**plain, "bold": True, "bg_color": "#E7EEF7", "align": "center"}),
        "upright": book.add_format({**plain, "bold": True, "rotation": 90, "align": "center"}),
        "cell": book.add_format(plain),
        "text": book.add_format({**plain, "quote_prefix": True}),
    }
    for number, sheet in enumerate(sheets):
        page = book.add_worksheet(sheet.name)
        _write(page, sheet, formats)
        if number == first:
            page.activate()
    book.close()
    return file.getvalue()


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:  # noqa: ANN401
    page.write_row(0, 0, sheet.headings, formats["upright" if sheet.narrow else "head"])
    if sheet.narrow:
        page.set_row(0, _UPRIGHT)
    widths = list(_widths(sheet))
    for place, wide in enumerate(widths):
        page.set_column(place, place, wide)
    for number, row in enumerate(sheet.rows, start=1):
        # Not every program finds the height of wrapped lines by itself.
        lines = max(height(cell, wide) for cell, wide in zip(row, widths, strict=True))
        page.set_row(number, min(_TALLEST, _LINE * (1 if sheet.narrow else lines) + 2))
        for place, cell in enumerate(row):
            _put(page, number, place, cell, formats)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_footer("&L&A&R&P / &N")


def _widths(sheet: Sheet) -> Iterator[float]:
    for place, cells in enumerate(zip(sheet.headings, *sheet.rows, strict=True)):
        widest = _WIDE.get(str(cells[0]), _WIDEST)
        wide = 2 + min(widest, max(map(width, cells)))
        yield _NARROW if sheet.narrow and place else wide


def _put(page: Any, row: int, place: int, cell: Any, formats: dict[str, Any]) -> None:  # noqa: ANN401
    if cell is None:
        page.write_blank(row, place, None, formats["cell"])
    elif isinstance(cell, str):
        if len(cell) > _LONGEST:
            known = (Phrase("at most 32767 characters"), ".csv")
            raise UnknownTerm("cell for .xlsx", cell[:40], known)
        page.write_string(row, place, cell, formats["text" if is_formula(cell) else "cell"])
    else:
        page.write_number(row, place, cell, formats["cell"])


def width(cell: Any) -> int:  # noqa: ANN401
    """How wide the longest line of a cell is, in half-width characters.

    >>> width("南宁海关"), width(7), width(None)
    (8, 1, 0)
    """
    lines = "" if cell is None else str(cell)
    return max(map(screen.width, lines.split("\n")))


def height(cell: Any, wide: float) -> int:  # noqa: ANN401
    r"""How many lines a cell takes in a column of a width.

    >>> height("南宁海关", 6), height("南宁\n海关", 20)
    (2, 2)
    """
    lines = "" if cell is None else str(cell)
    # A wide character that has only half the room goes to the next line.
    return sum(max(1, ceil(width(line) / max(1, wide - 2))) for line in lines.split("\n"))
