"""The printed table as a Word document, in the form of the official one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from gxfta_measures.errors import MissingExtra, UnknownTerm
from gxfta_measures.export.official import HEADINGS, Official, official_tables
from gxfta_measures.system.phrases import Phrase

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

_WIDTHS = (1.1, 4.4, 10.2, 2.4, 4.4, 4.2)  # of the columns, in cm, on A4 across
_FONT = "宋体"
_SIZE = 9


def docx_bytes(catalogue: Outlets) -> bytes:
    """A catalogue as a Word document: printed text only, so that it can be read back.

    Raises:
        MissingExtra: python-docx is not installed.
        UnknownTerm: A text has control characters, which no Word document can hold.

    >>> import gxfta_measures as gx
    >>> docx_bytes(gx.load(7))[:2]
    b'PK'
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtra("python-docx", "word") from error
    document = docx.Document()
    _lay_out(document)
    for number, table in enumerate(official_tables(catalogue)):
        if number:
            document.add_section()
        _write(document, table)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Any) -> None:  # noqa: ANN401
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    style = document.styles["Normal"]
    style.font.size = Pt(_SIZE)
    style.font.name = "Times New Roman"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)


def _write(document: Any, table: Official) -> None:  # noqa: ANN401
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(_SIZE)
    run = title.add_run(_held(table.title))
    run.bold, run.font.size = True, Pt(2 * _SIZE)
    if not table.parts:
        document.add_paragraph(table.notes[0])
    headings = HEADINGS["zh"]
    rows = [headings]
    for part in table.parts:
        rows += [(part.heading,), *part.rows]
    grid = document.add_table(rows=len(rows), cols=len(headings), style="Table Grid")
    grid.autofit = False
    for column, width in zip(grid.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    cells = grid._cells  # noqa: SLF001  # its own lookup walks the whole table each time
    for place, row in enumerate(rows):
        _fill(cells[place * len(headings) : (place + 1) * len(headings)], row)
    _head(grid.rows[0])


def _fill(cells: list[Any], row: tuple[str, ...]) -> None:
    from docx.shared import Cm

    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = Cm(width)
    if len(row) == 1:
        cells[0].merge(cells[-1]).text = _held(row[0])
        return
    for cell, text in zip(cells, row, strict=True):
        cell.text = _held(text)


def _head(row: Any) -> None:  # noqa: ANN401
    """Have a row in bold type, and printed again on each page."""
    from docx.oxml import OxmlElement

    for cell in row.cells:
        cell.paragraphs[0].runs[0].bold = True
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001


def _held(text: str) -> str:
    if any(ord(sign) < ord(" ") and sign not in "\t\n\r" for sign in text):
        known = (Phrase("one without control characters"), ".json")
        raise UnknownTerm("text for .docx", text, known)
    return text
