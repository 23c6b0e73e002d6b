"""Web pages as they are: spans, inline marks, tables that lay out others."""

import papers
import pytest

from gxfta_measures.documents import read_content


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("内&nbsp;容", "内\xa0容"),
        ("&nbsp;内容　", "内容"),
        ("<p>第一段。</p><p>第二段。</p>", "第一段。第二段。"),
        ("内<b>容</b><span>很</span>长", "内容很长"),
        ("内容<sup><a href='#fn1'>[1]</a></sup>。", "内容。"),
        ("内容<a href='#fn1'><sup>①</sup></a>", "内容"),
        ("100m<sup>2</sup>", "100m²"),
        ("自治区\n        商务厅", "自治区商务厅"),
        ("free\n   trade", "free trade"),
        ("内<!-- 注释 -->容<script>1</script>", "内容"),
        ("A &lt; B &amp; C", "A < B & C"),
        ("<ul><li>一</li><li>二</li></ul>", "一二"),
    ],
)
def test_a_cell_of_a_web_page_is_read_as_it_is_seen(cell, expected):
    assert papers.cells_of(papers.page(papers.page_row(1, cell))) == [expected]


def test_spans_over_rows_and_columns_hold_for_each_of_them():
    rows = (
        "<tr><td>1<td>甲<td>内<td rowspan=2>全区<td rowspan='2' colspan=2>南宁海关</tr>"
        "<tr><td>2<td>乙<td>容</tr>"
    )
    table = read_content(papers.page(rows), "document")
    assert [row.cells["scope"] for row in table.rows] == ["全区"] * 2
    assert [row.cells["responsible"] for row in table.rows] == ["南宁海关"] * 2


def test_a_cell_may_span_many_rows_and_a_row_may_have_no_cells():
    rows = papers.page_row(1, "内").replace("<td>全区", "<td rowspan=3>全区") + "<tr></tr>"
    rows += "<tr><td>2<td>乙<td>容<td>南宁海关<td>局</tr>"
    table = read_content(papers.page(rows), "document")
    assert [row.cells["scope"] for row in table.rows] == ["全区"] * 2


def test_a_page_laid_out_with_tables_is_read_inside_them():
    inner = papers.page(papers.page_row(1, "内容")).decode()
    outer = f"<html><table><tr><td>{inner}</td></tr></table></html>"
    assert papers.cells_of(outer.encode()) == ["内容"]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<p>附件</p><p>第七批</p><p>分工表</p>", "第七批分工表"),
        ("<div>首页 &gt; 公开</div><div><p>第七批</p><p>分工表</p></div>", "第七批分工表"),
        ("<p>附件</p><p>第七批<br>分工表</p><p>&nbsp;</p>", "第七批分工表"),
        ("<p>正文。</p><p></p><p>&nbsp;</p><h1>第七批分工表</h1>", "第七批分工表"),
        ("", ""),
    ],
)
def test_the_title_is_what_stands_behind_the_word_annex_or_right_above_the_table(above, expected):
    table = f"<table><tr>{''.join(f'<td>{one}' for one in papers.HEADER)}</table>"
    page_ = f"<html><body>{above}{table}</body></html>"
    assert read_content(page_.encode(), "page").title == expected
