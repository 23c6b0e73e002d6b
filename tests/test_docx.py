"""Word documents as they are: merged cells, repeated headers, marks that print nothing."""

import re

import papers
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

import gxfta_measures as gx
from gxfta_measures.documents import read_content

BUNDLED = gx.load(7)


def test_paragraphs_and_runs_in_a_cell_are_one_text():
    document = papers.new_docx()
    table = papers.add_table(document)
    papers.add_part(table, papers.PARTS[0])
    cells = papers.add_row(table, papers.rows()[0][1][0])
    cells[2].text = ""
    for run in ("形成", "39项", "目录，"):
        cells[2].paragraphs[0].add_run(run).bold = run == "39项"
    cells[2].add_paragraph("覆盖全国。")
    assert papers.cells_of(papers.saved(document)) == ["形成39项目录，覆盖全国。"]


def test_a_header_repeated_after_a_page_break_is_no_row():
    document = papers.new_docx()
    table = papers.add_table(document)
    for part, rows in papers.rows():
        papers.add_part(table, part)
        papers.add_row(table, papers.HEADER)
        for row in rows:
            papers.add_row(table, row)
    assert papers.digest(papers.saved(document)) == BUNDLED.digest


def test_each_part_may_have_a_table_of_its_own_below_its_heading():
    document = papers.new_docx()
    for part, rows in papers.rows():
        document.add_paragraph(part)
        table = papers.add_table(document)
        for row in rows:
            papers.add_row(table, row)
    assert papers.digest(papers.saved(document)) == BUNDLED.digest


def test_a_table_that_goes_on_in_a_second_one_needs_no_header_there():
    document = papers.new_docx()
    tables = papers.add_table(document), None
    for (part, rows), begun in zip(papers.rows(), tables, strict=True):
        table = begun or document.add_table(rows=0, cols=len(papers.HEADER))
        papers.add_part(table, part)
        for row in rows:
            papers.add_row(table, row)
    assert papers.digest(papers.saved(document)) == BUNDLED.digest


def test_a_table_without_its_columns_is_passed_over():
    document = papers.new_docx()
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "联系人"
    table = papers.add_table(document)
    papers.add_part(table, papers.PARTS[0])
    papers.add_row(table, papers.rows()[0][1][0])
    assert len(papers.cells_of(papers.saved(document))) == 1


def test_a_cell_merged_over_rows_holds_for_each_of_them():
    document = papers.new_docx()
    table = papers.add_table(document)
    papers.add_part(table, papers.PARTS[0])
    first, second = (papers.add_row(table, row) for row in papers.rows()[0][1][:2])
    second[3].text = ""
    papers.write(first[3].merge(second[3]), "全区边境地区")
    assert papers.cells_of(papers.saved(document), "scope") == ["全区边境地区"] * 2


def test_a_title_in_the_first_row_of_the_table_is_the_title():
    document = papers.new_docx(title=())
    table = document.add_table(rows=0, cols=len(papers.HEADER))
    papers.add_part(table, "".join(papers.TITLE))
    papers.add_row(table, papers.HEADER)
    for part, rows in papers.rows():
        papers.add_part(table, part)
        for row in rows:
            papers.add_row(table, row)
    assert papers.digest(papers.saved(document)) == BUNDLED.digest


def one_row():
    """A Word document of one row, and its cells."""
    document = papers.new_docx()
    table = papers.add_table(document)
    papers.add_part(table, papers.PARTS[0])
    return document, papers.add_row(table, papers.rows()[0][1][0])


def test_bookmarks_footnotes_tabs_and_fields_leave_no_trace():
    document, cells = one_row()
    write = cells[2].paragraphs[0]
    write.clear()
    write._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="0" w:name="_GoBack"/>'))
    write.add_run("形成")
    write._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/><w:instrText>PAGE'
            "</w:instrText></w:r>"
        )
    )
    write.add_run("目录")
    assert papers.cells_of(papers.saved(document)) == ["形成目录"]


def test_text_in_a_content_control_or_a_hyperlink_is_text():
    document, cells = one_row()
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>形成</w:t></w:r></w:sdtContent></w:sdt>"
    )
    link = parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>目录</w:t></w:r></w:hyperlink>")
    cells[2].text = ""
    for element in (control, link):
        cells[2].paragraphs[0]._p.append(element)
    assert papers.cells_of(papers.saved(document)) == ["形成目录"]


def test_rows_in_a_content_control_are_rows():
    document, cells = one_row()
    row = cells[0]._tc.getparent()
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.getparent().append(control)
    control[0].append(row)
    assert len(papers.cells_of(papers.saved(document))) == 1


def test_a_row_without_cells_is_passed_over():
    document, cells = one_row()
    cells[0]._tc.getparent().addnext(OxmlElement("w:tr"))
    assert len(papers.cells_of(papers.saved(document))) == 1


def test_a_row_that_begins_further_right_keeps_its_columns():
    document, cells = one_row()
    row = cells[0]._tc.getparent()
    row.remove(cells[0]._tc)
    properties = row.get_or_add_trPr()
    before = OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    properties.append(before)
    table = read_content(papers.saved(document), "document")
    (finding,) = table.findings
    assert str(finding).startswith("table 1, row 3: 序号 is no number: 【】, in row 【 | 进口食用")


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ("<w:ins w:id='1' w:author='x'><w:r><w:t>新</w:t></w:r></w:ins>", "tracked changes"),
        ("<w:del w:id='1' w:author='x'><w:r><w:delText>旧</w:delText></w:r></w:del>", "tracked"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "a symbol that is no character"),
    ],
)
def test_what_would_be_lost_or_mistaken_is_refused(xml, told):
    document, cells = one_row()
    element = re.sub(r"^<[\w:]+", rf"\g<0> {nsdecls('w')}", xml)
    cells[2].paragraphs[0]._p.append(parse_xml(element))
    errors = read_content(papers.saved(document), "document").findings
    assert [(one.place, one.warning) for one in errors] == [("table 1, row 3, column 3", False)]
    assert told in errors[0].message


def test_the_second_copy_of_a_drawing_is_not_read_twice():
    document, cells = one_row()
    name = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = parse_xml(
        f'<w:r {nsdecls("w")}><mc:AlternateContent xmlns:mc="{name}"><mc:Choice Requires="wps">'
        "<w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    cells[2].text = ""
    cells[2].paragraphs[0]._p.append(both)
    assert papers.cells_of(papers.saved(document)) == ["甲"]
