"""Nothing is lost: text in every odd position ends in a cell, in the title or in a finding."""

import html as markup
import re

import papers
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import event, given
from hypothesis import strategies as st

from gxfta_measures.build import draft
from gxfta_measures.documents import read_content
from gxfta_measures.documents.annex import Fate
from gxfta_measures.documents.page import Page, Passage, conserved, ink
from gxfta_measures.errors import Code, InvalidDocument

NAMES = nsdecls("w") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TEXTS = st.text("甲乙丙丁戊己庚辛", min_size=4, max_size=12)


def parts():
    """Two measures of each part, for tests that read many documents."""
    headings = ("一、改革试点经验（2项）", "二、最佳实践案例（2项）")
    return [(head, rows[:2]) for head, (_, rows) in zip(headings, papers.rows(), strict=True)]


def said(content):
    """All that comes of a document, its findings with it; and whether it is refused."""
    try:
        annex = read_content(content, "document")
    except InvalidDocument as error:
        return " ".join(map(str, error.findings)), True
    drafted = draft(annex, 7)
    texts = [annex.title, *annex.parts, *map(str, drafted.findings)]
    texts += [text for row in annex.rows for text in row.cells.values()]
    return " ".join(texts), bool(drafted.errors)


# A position: the XML or HTML around the text, and whether the document is refused for it.

RUN = "<w:r>{}<w:t>§</w:t></w:r>"
WORD_CELL = {
    "plain": (RUN.format(""), False),
    "behind a comment": ("<w:r><w:t><!-- x -->§</w:t></w:r>", False),
    "behind an instruction": ("<w:r><w:t><?x y?>§</w:t></w:r>", False),
    "in a link in a control": (
        f"<w:hyperlink><w:sdt><w:sdtContent>{RUN.format('')}</w:sdtContent></w:sdt></w:hyperlink>",
        False,
    ),
    "in a smart tag": (f"<w:smartTag>{RUN.format('')}</w:smartTag>", False),
    "in a simple field": (f"<w:fldSimple w:instr='DATE'>{RUN.format('')}</w:fldSimple>", False),
    "in a wrapper nobody knows": (f"<w:novelty>{RUN.format('')}</w:novelty>", False),
    "hidden": (RUN.format("<w:rPr><w:vanish/></w:rPr>"), True),
    "hidden on the web": (RUN.format("<w:rPr><w:webHidden/></w:rPr>"), True),
    "shown after all": (RUN.format('<w:rPr><w:vanish w:val="0"/></w:rPr>'), False),
    "struck out": (RUN.format("<w:rPr><w:strike/></w:rPr>"), True),
    "struck out twice": (RUN.format("<w:rPr><w:dstrike/></w:rPr>"), True),
    "raised": (RUN.format('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'), True),
    "lowered": (RUN.format('<w:rPr><w:vertAlign w:val="subscript"/></w:rPr>'), True),
    "on the line": (RUN.format('<w:rPr><w:vertAlign w:val="baseline"/></w:rPr>'), False),
    "inserted": (f"<w:ins w:id='1' w:author='x'>{RUN.format('')}</w:ins>", True),
    "deleted": ("<w:del w:id='1' w:author='x'><w:r><w:delText>§</w:delText></w:r></w:del>", True),
    "moved from": (f"<w:moveFrom w:id='1' w:author='x'>{RUN.format('')}</w:moveFrom>", True),
    "moved to": (f"<w:moveTo w:id='1' w:author='x'>{RUN.format('')}</w:moveTo>", True),
    "a formula": ("<m:oMath><m:r><m:t>§</m:t></m:r></m:oMath>", True),
    "an overprinted field": (
        "<w:r><w:instrText> EQ \\o(§,○)</w:instrText></w:r>",
        True,
    ),
    "turned round": (f"<w:bdo w:val='rtl'>{RUN.format('')}</w:bdo>", True),
    "over ruby": (
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>§</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
        True,
    ),
    "in a text box": (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>§</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        True,
    ),
    "in one version of two": (
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>形</w:t></mc:Choice>"
            "<mc:Fallback><w:t>§</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        True,
    ),
    "in both versions": (
        (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>§</w:t></mc:Choice>"
            "<mc:Fallback><w:t>§</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        False,
    ),
    "in no run": ("<w:t>§</w:t>", False),
    "in no text": ("<w:r>§</w:r>", True),
}


def into_cell(xml, column, row=1):
    """A Word document with XML in a paragraph of its own in a cell."""
    document = papers.new_docx()
    table = papers.add_table(document)
    for number, (part, rows) in enumerate(parts()):
        papers.add_part(table, part)
        for at, one in enumerate(rows, start=1):
            cells = papers.add_row(table, one)
            if (number, at) == (0, row):
                paragraph = parse_xml(
                    f"<w:p {NAMES}>{xml}</w:p>",
                )
                cells[column]._tc.append(paragraph)
    return document


@pytest.mark.parametrize("position", WORD_CELL)
@pytest.mark.parametrize("column", [2, 5], ids=["content", "bodies"])
def test_text_anywhere_in_a_cell_of_a_word_document_is_told(position, column):
    xml, refused = WORD_CELL[position]
    content = papers.saved(into_cell(xml.replace("§", "奇异文字"), column))
    told, is_refused = said(content)
    assert "奇异文字" in re.sub(r"\s", "", told)
    assert is_refused or not refused
    assert is_refused == (refused or column == 5)


WORD_BODY = {
    "a note below": "<w:p><w:r><w:t>注：§</w:t></w:r></w:p>",
    "a text box below": (
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>§</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    ),
    "hidden below": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>§</w:t></w:r></w:p>",
    "another table": "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>§</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "in a control": (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>§</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ),
    "in a wrapper nobody knows": "<w:novelty><w:p><w:r><w:t>§</w:t></w:r></w:p></w:novelty>",
}


@given(
    position=st.sampled_from(sorted(WORD_BODY)),
    text=TEXTS,
    above=st.booleans(),
)
def test_text_anywhere_around_the_table_of_a_word_document_is_told(position, text, above):
    document = into_cell("", 2)
    wrapped = WORD_BODY[position].replace("§", text)
    element = parse_xml(f"<w:body {NAMES}>{wrapped}</w:body>")[0]
    table = document.tables[0]._tbl
    if above:
        table.addprevious(element)
    else:
        table.addnext(element)
    event(f"{position}, {'above' if above else 'below'}")
    assert text in said(papers.saved(document))[0]


HTML_CELL = {
    "plain": ("§", False),
    "in elements nobody knows": ("<novelty>§</novelty>", False),
    "behind a comment": ("<!-- x -->§", False),
    "as entities": ("&#29978;§", False),
    "not displayed": ("<span style='display : none'>§</span>", True),
    "invisible": ("<p style='visibility:hidden'>§</p>", True),
    "hidden": ("<span hidden>§</span>", True),
    "hidden by Word": ("<span style='mso-hide:all'>§</span>", True),
    "without size": ("<span style='font-size:0'>§</span>", True),
    "deleted": ("<del>§</del>", True),
    "inserted": ("<ins>§</ins>", True),
    "struck out": ("<s>§</s>", True),
    "struck out by style": ("<span style='text-decoration:line-through'>§</span>", True),
    "over ruby": ("<ruby>字<rt>§</rt></ruby>", True),
    "to choose from": ("<select><option>甲<option>§</select>", True),
    "to fill in": ("<textarea>§</textarea>", True),
    "raised": ("<sup>§</sup>", True),
    "lowered": ("<sub>§</sub>", True),
    "in a table": ("<table><tr><td>§</table>", True),
    "in a numbered list": ("<ol><li>§</ol>", True),
    "in a list": ("<ul><li>§</ul>", False),
    "quoted": ("<q>§</q>", False),
    "turned round": ("<bdo dir=rtl>§</bdo>", True),
    "in details that are closed": ("<details>§</details>", True),
    "in details that are open": ("<details open>§</details>", False),
    "in a formula": ("<math><mi>§</mi></math>", True),
    "the mark of a note": ("<sup><a href='#n'>§</a></sup>", False),
}


@pytest.mark.parametrize("position", HTML_CELL)
def test_text_anywhere_in_a_cell_of_a_web_page_is_told(position):
    wrapped, refused = HTML_CELL[position]
    page = papers.page(papers.page_row(1, "内容" + wrapped.replace("§", "奇异文字")))
    page = page.replace("（16项）".encode(), "（1项）".encode())
    told, is_refused = said(page)
    assert "奇异文字" in told
    assert is_refused == (refused or position == "quoted")


@given(text=TEXTS, place=st.integers(0, 200))
def test_text_anywhere_in_the_source_of_a_web_page_is_told(text, place):
    page = papers.html(parts())
    ends = [found.end() for found in re.finditer(">", page[page.index("<body>") :])]
    at = page.index("<body>") + ends[place % len(ends)]
    told, _ = said(f"{page[:at]}{text}{page[at:]}".encode())
    assert text in told


@given(text=TEXTS, place=st.integers(0, 200), tab=st.booleans(), gap=st.booleans())
def test_a_line_anywhere_in_a_text_is_told(text, place, tab, gap):
    lines = papers.text(parts()).split("\n")
    at = place % (len(lines) + 1)
    lines[at:at] = [""] * gap + ["\t" * tab + text]
    told, _ = said("\n".join(lines).encode())
    # Among the headings it makes them no headings, and nothing is read at all.
    assert text in told or "no table has the columns" in told


@given(text=TEXTS, row=st.integers(0, 5), behind=st.booleans())
def test_a_row_of_one_cell_between_measures_is_an_error_and_behind_them_a_note(text, row, behind):
    some = parts()
    cells = [[text] * 6 if at == row else one for at, one in enumerate(some[0][1])]
    document = papers.new_docx()
    table = papers.add_table(document)
    papers.add_part(table, some[0][0].replace("2", "1"))
    papers.add_row(table, cells[0])
    if not behind:
        papers.add_part(table, text)
        papers.add_row(table, cells[1])
    else:
        papers.add_part(table, text)
    told, refused = said(papers.saved(document))
    assert text in told
    assert refused or behind


@given(st.lists(TEXTS, min_size=1, max_size=3, unique=True))
def test_cells_beyond_the_header_are_told_and_refused(texts):
    some = parts()
    some[0][1][0] = [*some[0][1][0], *texts]
    told, refused = said(papers.text(some).encode())
    assert refused
    assert all(text in told for text in texts)
    page = papers.html(some, cell=markup.escape)
    told, refused = said(page.encode())
    assert refused
    assert all(text in told for text in texts)


@pytest.mark.parametrize("form", [papers.word, lambda *a, **k: papers.html(*a, **k).encode()])
def test_two_columns_of_one_heading_are_an_error(form):
    header = (*papers.HEADER, "牵头单位")
    rows = [(part, [[*row, "北海海关"] for row in rows]) for part, rows in parts()]
    told, refused = said(form(rows, header=header))
    assert refused
    assert "a second column has the heading 【牵头单位】" in told
    assert "北海海关" in told


def test_a_heading_above_the_table_is_no_part_of_the_title_and_an_error():
    title = (*papers.TITLE, "三、其他经验")
    annex = read_content(papers.word(parts(), title=title), "x")
    assert annex.title == "".join(papers.TITLE)
    (finding,) = annex.findings
    assert (finding.code, finding.warning) == (Code.PART, False)


def test_text_behind_the_end_of_a_page_is_told():
    assert "奇异文字" in said(f"{papers.html(parts())}奇异文字".encode())[0]


@pytest.mark.parametrize("heading", ["二、其他经验", "其他经验", "第二部分 典型做法"])
def test_a_heading_that_is_not_known_is_an_error_as_paragraph_and_as_row(heading):
    some = parts()
    document = papers.new_docx()
    for part, rows in [some[0], (heading, some[1][1])]:
        document.add_paragraph(part)
        table = papers.add_table(document)
        for row in rows:
            papers.add_row(table, row)
    for content in (papers.saved(document), papers.word([some[0], (heading, some[1][1])])):
        told, refused = said(content)
        assert refused
        assert heading in told


@pytest.mark.parametrize(
    "line", ["截止日期：2026年1月1日", "（单位：亿元）", "（共4项）", "填报单位：自治区商务厅"]
)
def test_a_line_under_the_title_is_no_part_of_it(line):
    annex = read_content(papers.word(parts(), title=(*papers.TITLE, line)), "document")
    assert annex.title == "".join(papers.TITLE)
    (finding,) = annex.findings
    assert finding.warning
    assert line in finding.message


def test_a_part_of_the_title_in_brackets_that_says_the_batch_stays_in_it():
    title = ("自治区级制度创新成果复制推广工作任务分工表", "（第七批）")
    assert read_content(papers.word(parts(), title=title), "x").title == "".join(title)


def test_a_merged_cell_that_no_cell_began_keeps_its_own_text():
    document = into_cell("", 2)
    properties = document.tables[0].rows[2].cells[3]._tc.get_or_add_tcPr()
    properties.append(parse_xml(f"<w:vMerge {NAMES}/>"))
    scopes = [row.cells["scope"] for row in read_content(papers.saved(document), "x").rows]
    assert scopes == [row[3] for _, rows in parts() for row in rows]


def test_text_in_a_cell_that_another_one_covers_is_hidden():
    document = into_cell("", 2)
    first, second = (document.tables[0].rows[row].cells[3]._tc for row in (2, 3))
    first.get_or_add_tcPr().append(parse_xml(f'<w:vMerge {NAMES} w:val="restart"/>'))
    second.get_or_add_tcPr().append(parse_xml(f"<w:vMerge {NAMES}/>"))
    told, refused = said(papers.saved(document))
    assert refused
    assert "hidden text" in told


@pytest.mark.parametrize("tag", ["cellIns", "cellDel", "cellMerge"])
def test_a_cell_that_is_tracked_is_refused_at_its_place(tag):
    document = into_cell("", 2)
    properties = document.tables[0].rows[2].cells[3]._tc.get_or_add_tcPr()
    properties.append(parse_xml(f"<w:{tag} {NAMES} w:id='1' w:author='x'/>"))
    told, refused = said(papers.saved(document))
    assert refused
    assert "table 1, row 3, column 4: tracked changes" in told


def test_a_hidden_row_is_refused_with_its_text():
    document = into_cell("", 2)
    row = document.tables[0].rows[2]._tr
    row.get_or_add_trPr().append(parse_xml(f"<w:hidden {NAMES}/>"))
    told, refused = said(papers.saved(document))
    assert refused
    assert "table 1, row 3, column 2: hidden text" in told


def test_a_style_that_hides_is_seen():
    document = into_cell(RUNS_IN_STYLE, 2)
    style = document.styles.add_style("Unseen", 2)
    style.font.hidden = True
    told, refused = said(papers.saved(document))
    assert refused
    assert "hidden text: show it or delete it: 【奇异文字】" in told


RUNS_IN_STYLE = '<w:r><w:rPr><w:rStyle w:val="Unseen"/></w:rPr><w:t>奇异文字</w:t></w:r>'


def test_raised_digits_stay_raised_and_are_told():
    document = into_cell(
        '<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "<w:t>6</w:t></w:r><w:r><w:t>元</w:t></w:r>",
        2,
    )
    annex = read_content(papers.saved(document), "x")
    assert annex.rows[0].cells["content"].endswith("10⁶元")
    (finding,) = annex.findings
    assert (finding.warning, finding.code) == (True, Code.RAISED)
    assert "【6】, read as 【⁶】" in finding.message


@pytest.mark.parametrize("number", ["<w:numPr><w:numId w:val='1'/></w:numPr>", None])
def test_an_automatic_number_is_named_in_the_refusal(number):
    some = parts()
    some[0][1][0] = ["", *some[0][1][0][1:]]
    document = papers.new_docx()
    table = papers.add_table(document)
    papers.add_part(table, some[0][0])
    cells = papers.add_row(table, some[0][1][0])
    if number:
        paragraph = cells[0].paragraphs[0]._p
        paragraph.get_or_add_pPr().append(parse_xml(number.replace(">", f" {NAMES}>", 1)))
    else:
        cells[0].paragraphs[0].style = "List Number"
    told, refused = said(papers.saved(document))
    assert refused
    assert "an automatic number, which is not in the text" in told


def test_a_cell_of_a_page_spans_no_further_than_its_group_of_rows():
    rows = papers.page_row(1, "内").replace("<td>全区", "<td rowspan=9>全区")
    rows += "</tbody><tbody>" + papers.page_row(2, "容")
    annex = read_content(papers.page(rows), "page")
    assert [row.cells["responsible"] for row in annex.rows] == ["自治区商务厅"] * 2


def test_a_nested_table_does_not_turn_the_outer_one_into_layout():
    header = "".join(f"<td>{heading}</td>" for heading in papers.HEADER)
    inner = f"<table><tr>{header}</tr>{papers.page_row(1, '内里')}</table>"
    told, refused = said(papers.page(papers.page_row(1, inner)))
    assert refused
    assert "a table within a cell" in told
    assert "内里" in told


def test_every_passage_of_a_document_has_its_fate():
    annex = read_content(papers.word(), "x")
    fates = [fate for passage, fate in annex.fates.items() if passage.text]
    assert {*fates} == {*Fate} - {Fate.LEFT_OUT}
    assert fates.count(Fate.CELL) == 6 * 40
    page = Page(blocks=(Passage("附件", "line 1"),))
    assert ink(["附", "件 "]) == ink(passage.text for passage in page.passages())


def test_a_reader_that_doubles_text_is_refused_as_one_that_loses_it():
    page = Page(blocks=(Passage("附附件", "line 1"),))
    with pytest.raises(InvalidDocument, match="text stands where no text should: 【附】") as caught:
        conserved("a.txt", ["附件"], page)
    assert caught.value.findings[0].code is Code.LOST


# Elements within elements, whatever they are and wherever they stand.

WORD_TAGS = [
    *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:rPr", "w:ins", "w:del"),
    *("w:delText", "w:sdt", "w:hyperlink", "w:pict", "w:txbxContent", "w:ruby", "w:rt"),
    *("mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:altChunk", "w:novelty"),
]
HTML_TAGS = [
    *("p", "b", "span", "div", "table", "tr", "td", "tbody", "ul", "ol", "li", "sup", "sub"),
    *("del", "ruby", "rt", "select", "option", "br", "caption", "h1", "q", "details", "pre"),
    *("form", "thead", "novelty"),
]


def nested(tags):
    """Markup of elements within elements, with text anywhere in it."""
    return st.recursive(
        TEXTS,
        lambda inner: st.tuples(st.sampled_from(tags), st.lists(inner, max_size=3)).map(
            lambda one: f"<{one[0]}>{''.join(one[1])}</{one[0]}>"
        ),
        max_leaves=8,
    )


def holds(content, markup):
    """Whether every stretch of text in some markup is told of, or the document is refused."""
    told, refused = said(content)
    if refused:
        return True
    told += "".join(passage.text for passage in read_content(content, "x").fates)
    event("built")
    return all(text in "".join(told.split()) for text in re.findall("[甲-癸]+", markup))


def put_in(text, markup, place, ends):
    """A text with some markup behind one of the ends of its elements."""
    at = [found.start() for found in re.finditer(ends, text)]
    return f"{text[: at[place % len(at)]]}{markup}{text[at[place % len(at)] :]}"


@given(inner=nested(WORD_TAGS), place=st.integers(0, 500))
def test_elements_anyhow_in_a_word_document_lose_no_text(inner, place):
    def changed(text):
        text = text.replace("<w:document ", f"<w:document {NAMES.removeprefix(nsdecls('w'))} ", 1)
        return put_in(text, inner, place, "</w:(?:p|r|tc|tr|tbl|body)>")

    assert holds(papers.small_word(parts(), changed=changed), inner)


@given(inner=nested(HTML_TAGS), place=st.integers(0, 500))
def test_elements_anyhow_in_a_web_page_lose_no_text(inner, place):
    page = put_in(papers.html(parts()), inner, place, "</(?:p|td|tr|table|div|body)>")
    assert holds(page.encode(), inner)


@pytest.mark.parametrize("tag", ["ins", "del"])
def test_a_row_that_is_tracked_is_refused_at_its_place(tag):
    document = into_cell("", 2)
    properties = document.tables[0].rows[2]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:{tag} {NAMES} w:id='1' w:author='x'/>"))
    told, refused = said(papers.saved(document))
    assert refused
    assert "table 1, row 3: tracked changes" in told
