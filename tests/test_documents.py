"""Official documents of every form: the same rows, the same 40 records, the same digest."""

import papers
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content, read_document
from gxfta_measures.documents.page import on_one_line
from gxfta_measures.errors import InvalidDocument
from gxfta_measures.system.resources import read_bytes

BUNDLED = gx.load(7)


# Every form says the same.


@pytest.mark.parametrize(
    "content",
    [
        read_bytes("batch-07/document.txt"),
        papers.text().encode(),
        papers.html().encode(),
        papers.word(),
        papers.text().replace("\n", "\r\n").encode("utf-8-sig"),
        papers.text().encode("utf-16"),
        papers.html(charset="gb2312").encode("gb18030"),
        ("<?xml version='1.0' encoding='utf-8'?>" + papers.html()).encode(),
    ],
    ids=["bundled", "text", "html", "docx", "windows", "utf-16", "gb2312 page", "xhtml"],
)
def test_every_form_gives_the_bundled_digest(content):
    assert papers.digest(content) == BUNDLED.digest


def test_a_text_in_gb18030_is_read_and_said_to_be(tmp_path):
    path = tmp_path / "annex.txt"
    path.write_bytes(papers.text().encode("gb18030"))
    table = read_document(path)
    (finding,) = table.findings
    assert finding.warning
    assert "GB18030" in str(finding)
    assert tuple(row.number for row in table.rows) == tuple(one.number for one in BUNDLED)


@given(blanks=st.text(" \t\u00a0\u3000\u200b\ufeff", max_size=3))
def test_blanks_around_the_text_of_a_cell_are_layout(blanks):
    padded = [
        (part, [[f"{blanks}{cell}{blanks}" for cell in row] for row in rows])
        for part, rows in papers.rows()
    ]
    assert papers.digest(papers.text(padded).encode()) == BUNDLED.digest
    assert papers.digest(papers.html(padded).encode()) == BUNDLED.digest


def test_line_breaks_in_cells_titles_and_headers_are_layout():
    def broken(text):
        return f"{text[:2]}\n{text[2:]}" if len(text) > 3 else text

    parts = [(part, [list(map(broken, row)) for row in rows]) for part, rows in papers.rows()]
    header = tuple(map(broken, papers.HEADER))
    assert papers.digest(papers.word(parts, header=header)) == BUNDLED.digest

    def lines(text):
        return broken(text).replace("\n", "<br/>\n   ")

    assert papers.digest(papers.html(cell=lines).encode()) == BUNDLED.digest
    assert papers.digest(papers.text(parts, header=header).encode()) == BUNDLED.digest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("复制推广\n责任单位", "复制推广责任单位"),
        ("free trade\nzone", "free trade zone"),
        ("5G \n 网络", "5G网络"),
        ("“1＋N”\n跨境 贸易", "“1＋N”跨境 贸易"),
        ("\u3000\t", ""),
    ],
)
def test_a_broken_line_is_one_line_and_blanks_inside_it_stay(text, expected):
    assert on_one_line(text) == expected


# Columns, parts and remarks.


def test_another_column_is_left_out_with_a_warning():
    header = (*papers.HEADER, "备注")
    parts = [(part, [[*row, "无"] for row in rows]) for part, rows in papers.rows()]
    for content in (papers.word(parts, header=header), papers.text(parts, header=header).encode()):
        table = read_content(content, "document")
        first, *others = table.findings
        assert "the column is left out: 【备注】" in str(first)
        assert len(others) == 40
        assert all("a cell under 备注 is left out: 【无】" in str(one) for one in others)
        assert all(one.warning for one in table.findings)
        drafted = draft(table, 7)
        assert drafted.digest == BUNDLED.digest


def test_without_the_column_of_scopes_no_scope_is_assigned():
    def without(row):
        return row[:3] + row[4:]

    parts = [(part, list(map(without, rows))) for part, rows in papers.rows()]
    table = read_content(papers.word(parts, header=tuple(without(list(papers.HEADER)))), "document")
    (finding,) = table.findings
    assert finding.warning
    assert "there is no column 推广范围; the headings there are 【序号 | 成果名称" in str(finding)
    drafted = draft(table, 7)
    assert drafted.errors == ()
    assert {(one.scope, one.scope_text) for one in drafted.measures} == {(None, "")}


def test_columns_in_another_order_are_told_by_their_headings():
    parts = [(part, [row[::-1] for row in rows]) for part, rows in papers.rows()]
    assert papers.digest(papers.word(parts, header=papers.HEADER[::-1])) == BUNDLED.digest


@pytest.mark.parametrize("mark", ["——", "—", "/", "无"])
def test_every_way_to_print_nothing_assigns_no_scope(mark):
    content = papers.text().replace("\t——\n", f"\t{mark}\n").encode()
    measures = draft(read_content(content, "document"), 7).measures
    assert {(one.scope, one.scope_text) for one in measures if one.type == "case"} == {(None, mark)}


def test_a_remark_below_the_table_is_left_out_with_a_warning():
    remark = "<tr><td colspan=6>注：以上排名不分先后</td></tr>"
    table = read_content(papers.page(papers.page_row(1, "内容") + remark), "document")
    (finding,) = table.findings
    assert (finding.warning, len(table.rows)) == (True, 1)
    assert "【注：以上排名不分先后】" in str(finding)


def test_an_empty_row_is_layout():
    assert (
        len(
            papers.cells_of(
                papers.page(papers.page_row(1, "内") + "<tr><td><td><td><td><td><td></tr>")
            )
        )
        == 1
    )


@pytest.mark.parametrize("number", ["1", "1.", "1、", "（1）", "(1)", "01"])
def test_a_number_is_a_number_whatever_stands_around_it(number):
    (row,) = read_content(papers.page(papers.page_row(number, "内容")), "document").rows
    assert row.number == 1


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "<tr><td>甲<td>题<td>内<td>全区<td>南宁海关<td>局</tr>",
            "序号 is no number: 【甲】, in row 【甲 | 题 | 内 | 全区 | 南宁海关 | 局】",
        ),
        ("<tr><td>1<td>题<td>内</tr>", "row 【1 | 题 | 内】 has 3 cells, not 6"),
    ],
)
def test_a_row_that_does_not_fit_is_an_error_at_its_place(row, told):
    table = read_content(papers.page(row), "document")
    assert [str(one) for one in table.findings] == [f"table 1, row 3: {told}"]
    assert table.rows == ()


def test_a_document_without_such_a_table_names_the_columns():
    with pytest.raises(InvalidDocument, match="no table has the columns 序号、成果名称、主要内容"):
        read_content("附件\n随便什么".encode(), "letter.txt")


def test_a_missing_column_that_is_needed_is_an_error():
    table = read_content(papers.text(header=papers.HEADER[:4] + papers.HEADER[5:]).encode(), "x")
    (finding,) = [one for one in table.findings if "there is no column" in one.message]
    assert "牵头改革部门" in finding.message
    assert not finding.warning
