"""Text in positions that only a hostile author, or a strange program, would think of."""

import re
import zipfile
from io import BytesIO

import papers
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring
from test_conservation import NAMES, RUN, into_cell, parts, said

from gxfta_measures.build import draft
from gxfta_measures.documents import elements, looks, marks, read_content
from gxfta_measures.errors import Code, InvalidDocument

TEXT = "奇异文字"


def word_cell(xml):
    """What comes of a Word document with XML in a cell of its contents; and whether refused."""
    told, refused = said(papers.saved(into_cell(xml.replace("§", TEXT), 2)))
    return re.sub(r"\s", "", told), refused


def field(words, result=None):
    """A complex field; without a result where that is None."""
    part = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    shown = "" if result is None else part("separate") + RUN.format("").replace("§", result)
    typed = f"<w:r><w:instrText>{words}</w:instrText></w:r>"
    return part("begin") + typed + shown + part("end")


def marked(properties):
    """A run with some properties."""
    return RUN.format(f"<w:rPr>{properties}</w:rPr>")


# XML in a cell, and whether the document is refused for it.
WORD = {
    "a field with its result": (field("MACROBUTTON x y", "§"), False),
    "a button with words": (field("MACROBUTTON NoMacro §"), True),
    "a number of a list": (field("LISTNUM"), True),
    "an automatic number": (field("AUTONUM"), True),
    "an entry of an index": (field("XE 甲"), False),
    "a field of no words": (field(""), False),
    "a field within a field": (
        field("IF</w:instrText></w:r>" + field("PAGE", "1") + "<w:r><w:instrText>", "§"),
        False,
    ),
    "a field that never ends": ("<w:r><w:fldChar w:fldCharType='begin'/></w:r>§", True),
    "words of a field that never began": ("<w:r><w:instrText>PAGE</w:instrText></w:r>", False),
    "a simple field without text": ("<w:fldSimple w:instr='LISTNUM'/>", True),
    "a simple entry of an index": ("<w:fldSimple w:instr='XE 甲'/>", False),
    "the number of the page": ("<w:r><w:pgNum/></w:r>", True),
    "the date of the day": ("<w:r><w:dayLong/></w:r>", True),
    "ink": ("<w:r><w:contentPart/></w:r>", False),
    "written from right to left": (marked("<w:rtl/>"), True),
    "not written so": (marked("<w:rtl w:val='0'/>"), False),
    "set from right to left": (f"<w:dir w:val='rtl'>{RUN.format('')}</w:dir>", True),
    "set from left to right": (f"<w:dir w:val='ltr'>{RUN.format('')}</w:dir>", False),
    "a paragraph from right to left": (f"<w:pPr><w:bidi/></w:pPr>{RUN.format('')}", True),
    "too small to be seen": (marked("<w:sz w:val='2'/>"), True),
    "small": (marked("<w:sz w:val='15'/>"), False),
    "of no size": (marked("<w:sz w:val='x'/>"), False),
    "in a font of symbols, which has no 奇": (marked("<w:rFonts w:ascii='Wingdings'/>"), False),
    "in a font of letters": (marked("<w:rFonts w:ascii='Arial' w:hAnsi='Arial'/>"), False),
    "raised, not as such": (marked("<w:position w:val='6'/>"), False),
    "formerly hidden": (
        marked("<w:rPrChange w:id='1' w:author='x'><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
        True,
    ),
    "formerly bold": (
        marked("<w:rPrChange w:id='1' w:author='x'><w:rPr><w:b/></w:rPr></w:rPrChange>"),
        False,
    ),
}


@pytest.mark.parametrize(("xml", "refused"), WORD.values(), ids=WORD)
def test_what_a_program_makes_of_a_run_is_told(xml, refused):
    told, is_refused = word_cell(xml)
    assert TEXT in told or "§" not in xml or "MACROBUTTON" in xml
    assert is_refused == refused


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ("<w:position w:val='6'/>", "signs set higher or lower than their line"),
        ("<w:rFonts w:ascii='Symbol'/>", "text in a font of symbols"),
        ("<w:rFonts w:hAnsi='Wingdings 2'/>", "text in a font of symbols"),
    ],
)
def test_signs_that_may_mean_something_else_are_refused(properties, words):
    document = into_cell(f"{RUN.format('')}{marked(properties)}".replace("§", "106"), 2)
    told, refused = said(papers.saved(document))
    assert refused
    assert words in told


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (field(" eq \\o(§,○)"), "a formula: type it as text"),
        (field("symbol 74"), "a formula: type it as text"),
        *(
            (f"<w:customXml{kind}RangeStart w:id='1'/>{RUN.format('')}", "tracked changes")
            for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
        ),
    ],
)
def test_fields_in_small_letters_and_ranges_of_changes_are_refused(xml, words):
    told, refused = said(papers.saved(into_cell(xml.replace("§", TEXT), 2)))
    assert refused
    assert words in told


@pytest.mark.parametrize("tag", ["caps", "smallCaps"])
def test_letters_shown_as_capitals_are_kept_as_typed_and_told(tag):
    document = into_cell(marked(f"<w:{tag}/>").replace("§", "rcep协定"), 2)
    annex = read_content(papers.saved(document), "x")
    assert annex.rows[0].cells["content"].endswith("rcep协定")
    (finding,) = annex.findings
    assert finding.warning
    assert "letters shown large or small" in finding.message


def test_a_style_of_the_paragraph_or_of_the_table_hides_too():
    run = marked('<w:rStyle w:val="Plain"/>').replace("§", TEXT)
    for kind, number in (("Paragraph", 1), ("Table", 3)):
        document = into_cell(f'<w:pPr><w:pStyle w:val="Unseen"/></w:pPr>{run}', 2)
        document.styles.add_style("Plain", 2)
        style = document.styles.add_style("Unseen", number)
        style.element.append(parse_xml(f"<w:rPr {NAMES}><w:vanish/></w:rPr>"))
        if kind == "Table":
            document.tables[0].style = style
        told, refused = said(papers.saved(document))
        assert refused
        assert "hidden text" in told


@pytest.mark.parametrize(
    ("properties", "refused"),
    [
        ("<w:hidden w:val='off'/>", False),
        ("<w:hidden/>", True),
        ("<w:trHeight w:val='1' w:hRule='exact'/>", True),
        ("<w:trHeight w:val='400' w:hRule='exact'/>", False),
        ("<w:trHeight w:val='0' w:hRule='atLeast'/>", False),
    ],
)
def test_a_row_in_which_nothing_can_be_seen_is_refused(properties, refused):
    document = into_cell("", 2)
    row = document.tables[0].rows[2]._tr.get_or_add_trPr()
    row.append(parse_xml(properties.replace("/>", f" {NAMES}/>")))
    assert said(papers.saved(document))[1] == refused


@pytest.mark.parametrize("text", ["", TEXT])
def test_cells_merged_across_in_the_old_way_are_one(text):
    document = into_cell("", 2)
    first, second = (document.tables[0].rows[2].cells[column]._tc for column in (4, 5))
    first.get_or_add_tcPr().append(parse_xml(f'<w:hMerge {NAMES} w:val="restart"/>'))
    second.get_or_add_tcPr().append(parse_xml(f"<w:hMerge {NAMES}/>"))
    for paragraph in document.tables[0].rows[2].cells[5].paragraphs:
        paragraph.text = text
    told, refused = said(papers.saved(document))
    assert refused == bool(text)
    assert text in told
    if not refused:
        row = read_content(papers.saved(document), "x").rows[0].cells
        assert row["lead"] == row["responsible"]


def with_member(name, content, target="styles.xml"):
    """A small Word document with one more member, to which the main one points."""
    small, file = BytesIO(papers.small_word(parts())), BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            if member == "word/_rels/document.xml.rels":
                more = f'<Relationship Id="r9" Type="{kind}" Target="{target}"/>'
                text = text.replace(b"</Rel", f"{more}</Rel".encode(), 1)
            new.writestr(member, text)
        new.writestr(name, content)
    return file.getvalue()


NOTES = f"<w:footnotes {NAMES}><w:footnote>{RUN.format('')}</w:footnote></w:footnotes>"


@pytest.mark.parametrize(
    "target", ["Notes.XML", "%6Eotes.xml", "./x/../notes.xml", "/word/notes.xml"]
)
def test_a_member_is_found_however_its_name_is_written(target):
    notes = NOTES.replace("<w:r>", "<w:p><w:r>").replace("</w:r>", "</w:r></w:p>")
    told, _ = said(with_member("word/notes.xml", notes.replace("§", TEXT), target))
    assert f"it is left out: 【{TEXT}】" in told


@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(name):
    with pytest.raises(InvalidDocument, match="two members of one name"):
        read_content(with_member(name, "<x/>"), "x")


# Web pages.

LOOKS = {
    "display:none!important": marks.HIDDEN,
    "display:/**/none": marks.HIDDEN,
    r"d\69splay:none": marks.HIDDEN,
    "DISPLAY : None": marks.HIDDEN,
    "opacity:0.0": marks.HIDDEN,
    "opacity:.0": marks.HIDDEN,
    "opacity:0.5": None,
    "font-size:0.0px": marks.HIDDEN,
    "font-size:0.9em": None,
    "font-size:10px": None,
    "font:0/0 a": marks.HIDDEN,
    "font:12px a": None,
    "text-indent:-9999px": marks.HIDDEN,
    "text-indent:-2em": None,
    "position:absolute;left:-999em": marks.HIDDEN,
    "margin-left:-5.4pt": None,
    "clip:rect(0,0,0,0)": marks.HIDDEN,
    "clip-path:inset(100%)": marks.HIDDEN,
    "clip:auto": None,
    "height:0;overflow:hidden": marks.HIDDEN,
    "height:0": None,
    "overflow:hidden": None,
    "overflow-y:clip;max-height:0px": marks.HIDDEN,
    "transform:scale(0)": marks.HIDDEN,
    "color:transparent": marks.HIDDEN,
    "color:red": None,
    "content-visibility:hidden": marks.HIDDEN,
    "filter:opacity(0)": marks.HIDDEN,
    "-webkit-text-security:disc": marks.HIDDEN,
    "text-decoration-line:line-through": marks.STRUCK,
    "vertical-align:5pt": marks.SHIFTED,
    "vertical-align:-.5em": marks.SHIFTED,
    "vertical-align:0": None,
    "vertical-align:middle": None,
    "unicode-bidi:bidi-override": marks.TURNED,
    "direction:rtl": marks.TURNED,
    "text-transform:uppercase": marks.CAPITALS,
    "text-transform:none": None,
    "font-family:Symbol": marks.FONT,
    "font-family:'Wingdings 2',serif": marks.FONT,
    "font-family:Arial,'Segoe UI Symbol'": None,
    "list-style:lower-roman": marks.NUMBERED,
    "list-style-type:disc": None,
    r"display:n\110000one": None,
    "": None,
    ";:;": None,
}


@pytest.mark.parametrize(("style", "mark"), LOOKS.items())
def test_a_style_sets_its_mark_however_it_is_written(style, mark):
    assert looks.mark_of_looks(looks.looks_of(style)) is mark


PAGE = {
    "by a class": ("<style>.z{display:none}</style><p class='a z'>§</p>", True),
    "by an id": ("<style>#z{display:none}</style><p id=z>§</p>", True),
    "by its tag": ("<style>em{visibility:hidden}</style><em>§</em>", True),
    "by everything": ("<style>p, *{color:transparent}</style><i>§</i>", True),
    "by a step behind others": ("<style>td .z > b{font-size:0}</style><b>§</b>", True),
    "in print": ("<style>@media print{.z{display:none}}</style><p class=z>§</p>", True),
    "by a sheet that is torn": ("<style>/* .z{} */ .z{display:none</style><p class=z>§</p>", True),
    "another class": ("<style>.y{display:none}</style><p class=z>§</p>", False),
    "a tag of another class": ("<style>b.z{display:none}</style><p class=z>§</p>", False),
    "under the pointer only": ("<style>.z:hover{display:none}</style><p class=z>§</p>", False),
    "in a comment": ("<style>/*.z{display:none}*/</style><p class=z>§</p>", False),
    "with words from the sheet": (
        "<style>.z::before{content:'甲乙'}</style><p class=z>§</p>",
        True,
    ),
    "with signs from the sheet": (
        r"<style>.z::before{content:'\e900'}.z:after{content:''}</style><p class=z>§</p>",
        False,
    ),
    "without scripts": ("<noscript>§</noscript>", True),
    "a template": ("<template>§</template>", True),
    "choices": ("<datalist><option>§</datalist>", True),
    "another page": ("<iframe srcdoc='甲'>§</iframe>", True),
    "an object": ("<object data=x>§</object>", True),
    "from right to left": ("<p dir=RTL>§</p>", True),
    "in a font of symbols": ("<font face=Symbol>abc§</font>", True),
    "in a font of letters": ("<font face=Arial>abc§</font>", False),
    "a numbered list in steps": ("<ol><div><li>§</div></ol>", True),
    "an item of no list": ("<li>§</li>", False),
    "a list numbered by its style": ("<ul style='list-style:decimal'><li>§</ul>", True),
}


@pytest.mark.parametrize(("markup", "refused"), PAGE.values(), ids=PAGE)
def test_text_that_a_page_hides_or_makes_is_told(markup, refused):
    page = papers.page(papers.page_row(1, "内容" + markup.replace("§", TEXT)))
    told, is_refused = said(page.replace("（16项）".encode(), "（1项）".encode()))
    assert TEXT in told
    assert is_refused == refused


@pytest.mark.parametrize(
    ("cell", "lead"),
    [
        ("<pre>自治区商务厅\n南宁海关</pre>", 2),
        ("<p style='white-space:pre-line'>自治区商务厅\r\n南宁海关</p>", 2),
        ("<span style='display:block'>自治区商务厅</span><span>南宁海关</span>", 2),
        ("<style>.a{display:block}</style><b class=a>自治区商务厅</b><b class=a>南宁海关</b>", 2),
        ("<o:p>自治区</o:p><x-y>商务厅</x-y>", 1),
        ("<p style='display:inline'>自治区</p><p style='display:inline'>商务厅</p>", 1),
    ],
)
def test_lines_of_a_page_are_those_that_are_seen(cell, lead):
    row = f"<tr><td>1<td>题<td>内<td>全区<td>{cell}<td>自治区商务厅</tr>"
    drafted = draft(read_content(papers.page(row), "x"), 7)
    assert [one.department is not None for one in drafted.measures[0].lead] == [True] * lead


@pytest.mark.parametrize(("span", "rows"), [("0", 3), (" 3", 3), ("3x", 3), ("+3", 3), ("x", 1)])
def test_a_cell_goes_over_as_many_rows_as_a_browser_gives_it(span, rows):
    first = papers.page_row(1, "内").replace("<td>全区", f"<td rowspan='{span}'>全区")
    others = "".join(f"<tr><td>{n}<td>题<td>容<td>南宁海关<td>局</tr>" for n in (2, 3))
    if rows == 1:
        others = others.replace("<td>容", "<td>容<td>全区")
    annex = read_content(papers.page(first + others), "x")
    assert [row.cells["scope"] for row in annex.rows] == ["全区"] * 3


def test_a_head_is_above_and_a_foot_below_wherever_they_stand():
    header = "".join(f"<th>{heading}" for heading in papers.HEADER)
    page = (
        f"<h1>第七批任务分工表</h1><table><tfoot>{papers.page_row(2, '乙')}</tfoot>"
        f"<tbody>{papers.page_row(1, '甲')}</tbody><thead><tr>{header}</thead></table>"
    )
    assert papers.cells_of(page.encode()) == ["甲", "乙"]


def test_cells_that_overlap_are_an_error():
    rows = (
        "<tr><td>1<td>甲<td rowspan=2>内<td>全区<td>南宁海关<td>南宁海关</tr>"
        "<tr><td>2<td colspan=2>乙<td>全区<td>南宁海关<td>南宁海关</tr>"
    )
    (finding,) = read_content(papers.page(rows), "x").findings
    assert (finding.code, finding.warning) == (Code.COLUMN, False)
    assert finding.message.startswith("cells that overlap")


@given(st.text("a{}:;/*\\.#@, >\n", max_size=60))
def test_any_sheet_is_read_to_its_end(sheet):
    page = papers.page(f"<style>{sheet}</style>{papers.page_row(1, '内')}")
    assert said(page)


def test_elements_that_nobody_knows_stand_in_a_line():
    assert not elements.is_block(fragment_fromstring("<novelty>甲</novelty>"))
    assert elements.is_block(fragment_fromstring("<div>甲</div>"))


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 300, f"<style>{'x' * 10_100_000}</style>", f"<p title='{'x' * 10_100_000}'>"],
    ids=["depth", "sheet", "attribute"],
)
def test_a_page_of_which_the_parser_reads_a_part_only_is_refused(markup):
    page = papers.page(papers.page_row(1, "内"), above=markup)
    with pytest.raises(InvalidDocument, match="no web page that can be read to its end") as caught:
        read_content(page, "x")
    assert caught.value.findings[0].code is Code.LIMIT
