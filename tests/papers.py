"""Documents for tests: the table of a batch as text, as a web page, and as a Word document."""

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.text import WD_BREAK
from docx.oxml.ns import nsdecls

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content
from gxfta_measures.terms import PrintedColumn

TITLE = (
    "中国（广西）自由贸易试验区第七批",
    "自治区级制度创新成果复制推广",
    "工作任务分工表",
)
HEADER = tuple(column.heading for column in PrintedColumn)
PARTS = ("一、改革试点经验（16项）", "二、最佳实践案例（24项）")


def row(measure):
    """The cells of a measure as a document prints them."""
    return [
        str(measure.number),
        measure.title,
        measure.content,
        measure.scope_text,
        measure.lead.text,
        measure.responsible.text,
    ]


def rows():
    """The heading and the cells of each part of batch 7."""
    batch = gx.load(7)
    return [
        (part, [row(measure) for measure in batch.by_type(type_)])
        for part, type_ in zip(PARTS, gx.MeasureType, strict=True)
    ]


def text(parts=None, title=TITLE, header=HEADER):
    """The form of the bundled document."""
    lines = [" 附件", "", *title, "", *(f"\t{cell}" for cell in header), ""]
    for part, cells in rows() if parts is None else parts:
        lines += [f"\t{part}", ""]
        for one in cells:
            lines += [*(f"\t{cell}" for cell in one), ""]
    return "\n".join(lines)


def html(parts=None, title=TITLE, header=HEADER, cell=escape, charset="utf-8"):
    """A saved web page, with all that stands around a table on one."""
    body = [f"<tr>{''.join(f'<th>{cell(one)}</th>' for one in header)}</tr>"]
    for part, cells in rows() if parts is None else parts:
        body.append(f'<tr><td colspan="{len(header)}">{cell(part)}</td></tr>')
        body += [f"<tr>{''.join(f'<td>{cell(one)}</td>' for one in each)}</tr>" for each in cells]
    titles = "".join(f"<p>{one}</p>" for one in title)
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>某网站</title>
        <script>var table = "<table>";</script></head><body>
        <div class="nav"><a href="/">首页</a> &gt; 政务公开</div>
        <div class="article"><p>附件</p>{titles}</div>
        <table>{"".join(body)}</table><p>打印本页</p></body></html>"""


def write(cell, printed):
    """Text into a cell of a Word document; a line feed breaks the line."""
    cell.text = ""
    first, *others = printed.split("\n")
    run = cell.paragraphs[0].add_run(first)
    for line in others:
        run.add_break(WD_BREAK.LINE)
        run = cell.paragraphs[0].add_run(line)


def new_docx(title=TITLE):
    """A Word document with its title over several paragraphs."""
    document = docx.Document()
    for line in ("附件", "", *title, ""):
        document.add_paragraph(line)
    return document


def add_table(document, header=HEADER):
    """A table with its header."""
    table = document.add_table(rows=1, cols=len(header))
    for cell, heading in zip(table.rows[0].cells, header, strict=True):
        write(cell, heading)
    return table


def add_part(table, part):
    """A section row, merged over all columns."""
    cells = table.add_row().cells
    write(cells[0].merge(cells[-1]), part)


def add_row(table, printed):
    """A row of cells."""
    row_cells = table.add_row().cells
    for cell, one in zip(row_cells, printed, strict=True):
        write(cell, one)
    return row_cells


def saved(document):
    """The bytes of a Word document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def word(parts=None, title=TITLE, header=HEADER):
    """A Word document of one table."""
    document = new_docx(title)
    table = add_table(document, header)
    for part, cells in rows() if parts is None else parts:
        add_part(table, part)
        for one in cells:
            add_row(table, one)
    return saved(document)


def small_word(parts, changed=str):
    """A Word document of the members that it cannot do without, for tests that damage many."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    rows = [list(HEADER)] + [row for part, rows in parts for row in ([part], *rows)]
    table = "".join(f"<w:tr>{''.join(map(cell, map(escape, row)))}</w:tr>" for row in rows)
    title = f"<w:p><w:r><w:t>{''.join(TITLE)}</w:t></w:r></w:p>"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationship Id="r1" Type="{}" Target="{}"/>'.format
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        "{}</Relationships>"
    ).format
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        main = relation(f"{kinds}/officeDocument", "word/document.xml")
        package.writestr("_rels/.rels", relations(main))
        styles = relation(f"{kinds}/styles", "styles.xml")
        package.writestr("word/_rels/document.xml.rels", relations(styles))
        package.writestr("word/styles.xml", f"<w:styles {nsdecls('w')}/>")
        body = f"<w:body>{title}<w:tbl>{table}</w:tbl></w:body>"
        text = changed(f"<w:document {nsdecls('w')}>{body}</w:document>")
        package.writestr("word/document.xml", text)
    return file.getvalue()


def page(table_rows, above=""):
    """A web page with a table of one part."""
    header = "".join(f"<th>{heading}</th>" for heading in HEADER)
    return (
        f"<html><body>{above}<p>附件1：</p><h1>第七批任务分工表</h1><table><tbody><tr>{header}</tr>"
        f"<tr><td colspan=6>{PARTS[0]}</td></tr>{table_rows}</tbody></table></body></html>"
    ).encode()


def page_row(number, content):
    """A row for such a page."""
    return f"<tr><td>{number}<td>题<td>{content}<td>全区<td>南宁海关<td>自治区商务厅</tr>"


def cells_of(content, column="content"):
    """What a column of a document says, row by row."""
    return [one.cells[column] for one in read_content(content, "document").rows]


def digest(content):
    """The digest of what a document of batch 7 says, which must be without errors."""
    table = read_content(content, "document")
    drafted = draft(table, 7)
    assert drafted.errors == ()
    assert table.title == "".join(TITLE)
    return drafted.digest
