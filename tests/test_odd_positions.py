"""Text in positions that only a hostile author, or a strange program, would think of."""

import re
import zipfile
from io import BytesIO

import papers
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
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


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
VERSIONS = "<mc:AlternateContent>{}</mc:AlternateContent>".format
FORMERLY = (
    "<w:pPr><w:pPrChange w:id='1' w:author='x'><w:pPr>{}</w:pPr></w:pPrChange></w:pPr>"
).format
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
        True,  # its result is a word of the code of the other, and not seen
    ),
    "a word of the code of a field": (
        field("IF</w:instrText></w:r><w:r><w:t>§</w:t></w:r><w:r><w:instrText>", "1"),
        True,
    ),
    "an insertion in conflict with another": (
        f"<w14:conflictIns {W14} w:id='1' w:author='x'>{RUN.format('')}</w14:conflictIns>",
        True,
    ),
    "a deletion in conflict with another": (
        f"<w14:conflictDel {W14} w:id='1' w:author='x'>{RUN.format('')}</w14:conflictDel>",
        True,
    ),
    "a version that stands alone": (
        VERSIONS(f"<mc:Choice Requires='x'>{RUN.format('')}</mc:Choice>"),
        True,
    ),
    "a version for programs that know no other": (
        VERSIONS(f"<mc:Fallback>{RUN.format('')}</mc:Fallback>"),
        False,
    ),
    "no version at all": (VERSIONS("") + RUN.format(""), False),
    "two versions in another order": (
        VERSIONS(
            f"<mc:Choice Requires='wps'>{RUN.format('')}</mc:Choice>"
            f"<mc:Fallback>{RUN.format('').replace('§', '奇文异字')}</mc:Fallback>"
        ),
        True,
    ),
    "too small to be seen, in points": (marked("<w:sz w:val='0.5pt'/>"), True),
    "small, in points": (marked("<w:sz w:val='5.5pt'/>"), False),
    "formerly numbered": (
        FORMERLY("<w:numPr><w:numId w:val='1'/></w:numPr>") + RUN.format(""),
        True,
    ),
    "formerly centred": (
        FORMERLY("<w:jc w:val='center'/>") + RUN.format(""),
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
        ("<w:rFonts w:hAnsi='ZapfDingbats'/>", "text in a font of symbols"),
        ("<w:rFonts w:ascii='Marlett'/>", "text in a font of symbols"),
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


VANISH = "<w:rPr><w:vanish/></w:rPr>"
NUMBERS = "<w:pPr><w:numPr><w:numId w:val='{}'/></w:numPr></w:pPr>".format
STYLE = "<w:style w:type='{}' w:styleId='{}' {}>{}</w:style>".format
# What styles say of things that name none, or that one style or another has.
STYLES = {
    "that of all paragraphs": (STYLE("paragraph", "P", "w:default='true'", VANISH), True),
    "that of all runs": (STYLE("character", "C", "w:default='1'", VANISH), True),
    "that of all tables": (STYLE("table", "T", "w:default='1'", VANISH), True),
    "one that nothing has": (STYLE("table", "T", "w:default='0'", VANISH), False),
    "of rows of all tables": (
        STYLE("table", "T", "w:default='1'", "<w:trPr><w:hidden/></w:trPr>"),
        True,
    ),
    "numbers in all tables": (STYLE("table", "T", "w:default='1'", NUMBERS(1)), True),
    "numbers of all paragraphs": (STYLE("paragraph", "P", "w:default='1'", NUMBERS(1)), True),
    "numbers of none": (
        STYLE("paragraph", "P", "w:default='1'", "<w:basedOn w:val='Q'/>" + NUMBERS(0))
        + STYLE("paragraph", "Q", "", NUMBERS(1)),
        False,
    ),
    "the direction of all paragraphs": (
        STYLE("paragraph", "P", "w:default='1'", "<w:pPr><w:bidi/></w:pPr>"),
        True,
    ),
    "numbers everywhere": (
        f"<w:docDefaults><w:pPrDefault>{NUMBERS(1)}</w:pPrDefault></w:docDefaults>",
        True,
    ),
    "hidden everywhere": (
        f"<w:docDefaults><w:rPrDefault>{VANISH}</w:rPrDefault></w:docDefaults>",
        True,
    ),
}


@pytest.mark.parametrize(("styles", "refused"), STYLES.values(), ids=STYLES)
def test_what_styles_say_of_all_text_is_told(styles, refused):
    small, file = BytesIO(papers.small_word(parts())), BytesIO()
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.namelist():
            text = old.read(member).decode()
            if member == "word/styles.xml":
                text = f"<w:styles {NAMES}>{styles}</w:styles>"
            new.writestr(member, text)
    told, is_refused = said(file.getvalue())
    assert is_refused == refused
    assert parts()[0][1][0][2] in told or "no table has the columns" in told


@pytest.mark.parametrize(
    ("declared", "refused"),
    [
        ("mc:Ignorable='n'", True),
        ("mc:Ignorable='n' mc:ProcessContent='n:b'", False),
        ("mc:Ignorable='u w14'", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("wrapped", ["<w:r>", "<w:tbl>"])
def test_text_that_programs_may_pass_over_is_hidden(declared, refused, wrapped):
    names = f"xmlns:n='urn:n' {W14} {NAMES.removeprefix(nsdecls('w'))} {declared}"

    def changed(text):
        end = wrapped.replace("<", "</")
        at = text.index(end, text.index(parts()[0][1][0][2])) + len(end)
        text = text[:at] + "</n:b>" + text[at:]
        at = text.rindex(wrapped, 0, at)
        return f"{text[:at]}<n:b>{text[at:]}".replace("<w:document ", f"<w:document {names} ")

    told, is_refused = said(papers.small_word(parts(), changed=changed))
    assert is_refused == refused
    assert ("hidden text" in told) == refused


@pytest.mark.parametrize("end", ["vanish", "specVanish", "b"])
def test_a_paragraph_behind_a_hidden_end_goes_on_in_the_same_line(end):
    document = into_cell(RUN.format("").replace("§", "海关"), 4)
    cell = document.tables[0].rows[2].cells[4]
    cell.paragraphs[0].text = "自治区商务厅南宁"
    properties = parse_xml(f"<w:pPr {NAMES}><w:rPr><w:{end}/></w:rPr></w:pPr>")
    cell.paragraphs[0]._p.insert(0, properties)
    lead = read_content(papers.saved(document), "x").rows[0].cells["lead"]
    assert lead == "自治区商务厅南宁" + "\n" * (end == "b") + "海关"


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ("<w:trPr><w:trPrChange {}><w:trPr><w:hidden/></w:trPr></w:trPrChange></w:trPr>", True),
        ("<w:trPr><w:trPrChange {}><w:trPr/></w:trPrChange></w:trPr>", False),
        ("<w:trPr><w:trPrChange {}/></w:trPr>", False),
    ],
)
def test_a_tracked_change_of_form_matters_where_it_changes_what_is_printed(change, refused):
    document = into_cell("", 2)
    properties = change.format("w:id='1' w:author='x'").replace(">", f" {NAMES}>", 1)
    document.tables[0].rows[2]._tr.insert(0, parse_xml(properties))
    told, is_refused = said(papers.saved(document))
    assert is_refused == refused
    assert ("table 1, row 3: tracked changes" in told) == refused


def test_tracked_changes_in_a_note_are_an_error_too():
    run = f"<w:ins w:id='1' w:author='x'>{RUN.format('')}</w:ins>"
    notes = NOTES.replace(RUN.format(""), f"<w:p>{run}</w:p>").replace("§", TEXT)
    told, refused = said(with_member("word/notes.xml", notes, "notes.xml"))
    assert refused
    assert "a footnote (1): tracked changes" in told
    assert TEXT in told


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
    "color:rgba(0,0,0,0)": marks.HIDDEN,
    "color:hsla(0, 0%, 0%, .0)": marks.HIDDEN,
    "color:rgb(0 0 0 / 0%)": marks.HIDDEN,
    "color:rgb(255,0,0)": None,
    "color:rgba(0,0,0,0.5)": None,
    "color:#0000": marks.HIDDEN,
    "color:#12345600": marks.HIDDEN,
    "color:#000": None,
    "color:#000000": None,
    "font-size:1px": marks.HIDDEN,
    "font-size:.5pt": marks.HIDDEN,
    "font-size:10.5pt": None,
    "font-size:1em": None,
    "scale:0": marks.HIDDEN,
    "scale:0.9": None,
    "transform:scale(0.0)": marks.HIDDEN,
    "transform:scale(0.5)": None,
    "transform:translateY(-4px)": marks.SHIFTED,
    "translate:0 -4px": marks.SHIFTED,
    "translate:0": None,
    "translate:1px -4px": marks.SHIFTED,
    "position:relative;top:-0.4em": marks.SHIFTED,
    "bottom:0": None,
    "top:-9999px": marks.HIDDEN,
    "flex-direction:row-reverse": marks.TURNED,
    "flex-flow:wrap": None,
    "order:2": marks.TURNED,
    "order:0": None,
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
    "by a rule that another follows": (
        "<style>.z{display:none} b{display:inline}</style><b class=z>§</b>",
        True,
    ),
    "by a rule that follows another": (
        "<style>b{display:inline} .z{display:none}</style><b class=z>§</b>",
        True,
    ),
    "by what is important": (
        "<style>.z{display:none!important}</style><b class=z style='display:block'>§</b>",
        True,
    ),
    "but for its own style": (
        "<style>.z{display:none}</style><b class=z style='display:inline'>§</b>",
        False,
    ),
    "by a name of any length": (f"<style>{'x' * 600}{{display:none}}</style><b>§</b>", True),
    "struck over a paragraph": ("<s>甲<p>§</p></s>", True),
    "struck from one paragraph on": ("<p><s>甲</p><p>§</p>", True),
    "struck to the end of the cell": ("<s>甲<p>§", True),
    "struck in capitals": ("<STRIKE><P>§</P></STRIKE>", True),
    "hidden over a paragraph": ("<b hidden><p>§</p></b>", True),
    "hidden over a centre": ("<font style='display:none'><center>§</center></font>", True),
    "hidden over a list": ("<h3 hidden><ul><li>§</ul></h3>", True),
    "bold over a paragraph": ("<b>甲<p>§</p></b>", False),
    "bold from one paragraph on": ("<p><b>甲</p><p>§</p>", False),
    "in a comment that strikes": ("<!-- <s> --><p>§</p><script>'<s>'</script>", False),
    "as it is typed": ("<xmp><s><p>§</p></s></xmp>", False),
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
    "with the sign that parts names": (
        "<style>.z::after{content:'、'}</style><p class=z>§</p>",
        True,
    ),
    "by a sheet in a comment of HTML": ("<style><!--.z{display:none}--></style><p class=z>§", True),
    "by its tag in capitals": ("<style>EM{display:none}</style><em>§</em>", True),
    "by a class in capitals": ("<style>.Z{display:none}</style><p class=z>§</p>", True),
    "by an attribute": ("<style>[data-q]{display:none}</style><p data-q>§</p>", True),
    "by the value of an attribute": (
        "<style>p[class~='z']{display:none}</style><p class=z>§</p>",
        True,
    ),
    "by an attribute of others": ("<style>[data-q]{display:none}</style><p>§</p>", False),
    "by its number": ("<style>em:nth-child(2n + 1){display:none}</style><em>§</em>", True),
    "by what it is not": ("<style>em:not(.a, :is(.b)){display:none}</style><em>§</em>", True),
    "as one of several": ("<style>:is(em, .y) , b{display:none}</style><em>§</em>", True),
    "as one of several, above": ("<style>:where(.x,.y) em{display:none}</style><em>§", True),
    "by its first letter": ("<style>em::first-letter{font-size:0}</style><em>§</em>", True),
    "by a rule in a rule": ("<style>.a{color:red; & .z{display:none}}</style><p class=z>§", True),
    "by a class in hexadecimal": (r"<style>.\7a{display:none}</style><p class=z>§</p>", True),
    "by a class with a colon": (
        r"<style>.md\:z{display:none}</style><p class='md:z'>§</p>",
        True,
    ),
    "by brackets in brackets": (
        f"<style>em:not{'(' * 9}a{')' * 9}{{display:none}}</style><em>§</em>",
        True,
    ),
    "as a place holder": ("<style>em::placeholder{opacity:0}</style><em>§</em>", False),
    "that pops up": ("<p popover>§</p>", True),
    "instead of a sound": ("<audio>§</audio>", True),
    "as the title of the page": ("<title>§</title>", True),
    "as data for other programs": ("<![CDATA[§]]>", True),
    "as data that is torn": ("<![CDATA[§>", True),
    "behind a break that may be": ("甲<wbr>§", False),
    "behind an image by its old name": ("<image src=a>§", False),
    "behind a source of sound": ("<source src=a>§<track>", False),
    "raised in a link to another page": ("<a href='/x'><sup>§</sup></a>", True),
    "the mark of a note of this page": ("<a href='#n'><b><sup>§</sup></b></a>", False),
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


@pytest.mark.parametrize("columns", ["<col style='visibility:collapse'>", "<colgroup hidden>"])
def test_columns_that_are_hidden_are_an_error(columns):
    page = papers.page(papers.page_row(1, "内")).replace(b"<table>", f"<table>{columns}".encode())
    told, refused = said(page.replace("（16项）".encode(), "（1项）".encode()))
    assert refused
    assert "table 1: columns that are hidden" in told


@pytest.mark.parametrize("element", ["<tbody>", "<tr>", "<table>"])
def test_text_in_a_table_and_in_no_cell_is_an_error(element):
    page = papers.page(papers.page_row(1, "内")).decode().replace(element, element + TEXT, 1)
    told, refused = said(page.replace("（16项）", "（1项）").encode())
    assert refused
    assert f"text in a table and in no cell of it: move it to where it belongs: 【{TEXT}】" in told


def test_a_caption_is_a_line_above_its_table():
    caption = "<table><caption>（单位：亿元）</caption>".encode()
    page = papers.page(papers.page_row(1, "内")).replace(b"<table>", caption)
    (finding,) = read_content(page, "x").findings
    assert finding.warning
    assert "it is left out: 【（单位：亿元）】" in finding.message


# What stands at the edge of a text, where blanks are layout and signs that act are none.


@pytest.mark.parametrize("sign", [*"\x00\x07\x1b\x1f\x7f\x9b\u061c\u200e\u202e\u2066"])
@pytest.mark.parametrize("behind", [True, False])
def test_a_sign_that_acts_is_told_at_the_edge_of_a_cell_too(sign, behind):
    some = parts()
    some[0][1][0][1] = f"甲{sign}" if behind else f"{sign}甲"
    told, refused = said(papers.text(some).encode())
    assert refused
    assert f"U+{ord(sign):04X}" in told or "no text" in told


@pytest.mark.parametrize("sign", [*"\ue000\uf06e\ufffd\uffff\U000f0001"])
def test_a_sign_that_no_text_can_hold_is_told(sign):
    some = parts()
    some[0][1][0][2] += sign
    told, refused = said(papers.text(some).encode())
    assert refused
    assert f"a sign that no text can hold, U+{ord(sign):04X}: type what is seen" in told
    title = (*papers.TITLE, sign)
    assert (
        "title: a sign that no text can hold" in said(papers.text(parts(), title=title).encode())[0]
    )


def test_cells_that_overlap_are_an_error():
    rows = (
        "<tr><td>1<td>甲<td rowspan=2>内<td>全区<td>南宁海关<td>南宁海关</tr>"
        "<tr><td>2<td colspan=2>乙<td>全区<td>南宁海关<td>南宁海关</tr>"
    )
    (finding,) = read_content(papers.page(rows), "x").findings
    assert (finding.code, finding.warning) == (Code.COLUMN, False)
    assert finding.message.startswith("cells that overlap")


@pytest.mark.parametrize("first", ["block", "inline"])
def test_of_two_rules_that_set_no_mark_the_last_holds(first):
    last = {"block": "inline", "inline": "block"}[first]
    sheet = f"<style>.z{{display:{first}}} b{{display:{last}}}</style>"
    cell = f"{sheet}<b class=z>自治区商务厅</b><b class=z>南宁海关</b>"
    row = f"<tr><td>1<td>题<td>内<td>全区<td>{cell}<td>自治区商务厅</tr>"
    (lead,) = papers.cells_of(papers.page(row), "lead")
    assert lead == "自治区商务厅" + "\n" * (last == "block") + "南宁海关"


def test_rules_that_would_take_for_ever_to_look_up_are_refused():
    sheet = f"p{{color:transparent;{'x' * 9000}}}"
    page = f"<style>{sheet}</style>{'<p>x' * 2300}"
    with pytest.raises(InvalidDocument, match=r"which is the limit \(STYLES\)"):
        read_content(page.encode(), "x")
    with pytest.raises(InvalidDocument, match=r"which is the limit \(ELEMENTS\)"):
        read_content(f"<style>{'a,' * 250_001}{{}}</style>".encode(), "x")


def test_names_of_ours_are_no_text_of_a_page():
    page = papers.page(
        papers.page_row(1, "<s>甲<p>乙</p></s>"), above="<xmp>甲<s><p></s></xmp>乙<s"
    )
    assert "gxfta" not in said(page)[0]


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
