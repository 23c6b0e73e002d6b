"""What is built is what is seen: documents of odd pieces give the words of the page, or an error.

Each piece says what a reader of the printed page sees of it, so that the law does not ask the
package what it should have read.
"""

import papers
from docx.oxml.ns import nsdecls
from hypothesis import event, given
from hypothesis import strategies as st
from test_conservation import NAMES

from gxfta_measures.build import draft
from gxfta_measures.documents import read_content
from gxfta_measures.errors import InvalidDocument

REFUSED = None  # instead of what is seen: the document must not be built
WORDS = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=4)


def around(markup, seen, inner):
    """Markup around some pieces, and what is seen of it; § stands for them."""
    parts = [one for _, one in inner]
    is_seen = seen is not REFUSED and REFUSED not in parts
    whole = markup.replace("§", "".join(one for one, _ in inner))
    return whole, seen.replace("§", "".join(parts)) if is_seen else REFUSED


def cells_of(leaves, signs, wrappers):
    """Strategies of a cell: its markup, and what is seen of it.

    Args:
        leaves: Markup around words, and what is seen of it.
        signs: Markup without words, and what is seen of it.
        wrappers: Markup around other markup, and what is seen of it.
    """
    leaf = st.builds(
        lambda one, words: around(*one, [(words, words)]), st.sampled_from(leaves), WORDS
    )
    piece = st.recursive(
        leaf | st.sampled_from(signs),
        lambda inner: st.builds(
            lambda one, some: around(*one, some),
            st.sampled_from(wrappers),
            st.lists(inner, min_size=1, max_size=3),
        ),
        max_leaves=4,
    )
    pieces = st.lists(piece, min_size=1, max_size=4)
    return pieces.map(lambda some: around(leaves[0][0].replace("§", "首") + "§", "首§", some))


def built(content):
    """The rows of a document, if it is built without errors."""
    try:
        annex = read_content(content, "x")
    except InvalidDocument:
        return REFUSED
    return REFUSED if draft(annex, 7).errors else annex.rows


def says(content, column, seen):
    """Whether a cell says what is seen, in a document that is built only where it may be."""
    rows = built(content)
    event("refused" if rows is REFUSED else "built")
    return seen is rows if REFUSED in (rows, seen) else rows[0].cells[column] == seen


ROW = ["1", "题名", "内容", "全区", "南宁海关", "自治区商务厅"]
PART = "一、改革试点经验（1项）"
COLUMN = st.sampled_from([("title", ROW[1]), ("content", ROW[2])])

# Word documents.

RUN = "<w:r>{}<w:t>§</w:t></w:r>"
SETTINGS = "<w:rPr>{}</w:rPr>"
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>".format
WORD_LEAVES = [
    (RUN.format(""), "§"),
    (RUN.format(SETTINGS.format("<w:b/><w:color w:val='FF0000'/><w:u w:val='single'/>")), "§"),
    (RUN.format(SETTINGS.format("<w:vanish w:val='0'/>")), "§"),
    ("<w:r><w:t xml:space='preserve'>§</w:t><w:lastRenderedPageBreak/></w:r>", "§"),
    ("<w:r><w:t><![CDATA[§]]></w:t></w:r>", "§"),
    ("<w:r><w:t><!-- x -->§<?x y?></w:t></w:r>", "§"),
    *(
        (RUN.format(SETTINGS.format(f"<w:{name}/>")), REFUSED)
        for name in ("vanish", "specVanish", "webHidden", "strike", "dstrike", "rtl")
    ),
    (RUN.format(SETTINGS.format("<w:vertAlign w:val='superscript'/>")), REFUSED),
    (RUN.format(SETTINGS.format("<w:sz w:val='1'/>")), REFUSED),
    ("<w:r><w:delText>§</w:delText></w:r>", REFUSED),
    ("<w:r>§</w:r>", REFUSED),
    ("<m:oMath><m:r><m:t>§</m:t></m:r></m:oMath>", REFUSED),
    (f"{FIELD('begin')}{RUN.format('')}{FIELD('separate')}{FIELD('end')}", REFUSED),
]
WORD_SIGNS = [
    ("<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>6</w:t></w:r>", "⁶"),
    ("<w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t></w:r>", "₂"),
    ("<w:r><w:noBreakHyphen/></w:r>", "\u2011"),
    ("<w:r><w:softHyphen/></w:r>", ""),
    ("<w:r><w:br/></w:r>", ""),
    ("<w:r><w:cr/></w:r>", ""),
    ("<w:bookmarkStart w:id='1' w:name='甲'/><w:bookmarkEnd w:id='1'/>", ""),
    ("<w:r><w:footnoteReference w:id='2'/></w:r>", ""),
    ("<w:r><w:drawing/></w:r>", ""),
    (f"{FIELD('begin')}{CODE('XE 甲')}{FIELD('end')}", ""),
    (f"{FIELD('begin')}{CODE('PAGE')}{FIELD('end')}", REFUSED),
    ("<w:fldSimple w:instr='LISTNUM'/>", REFUSED),
    ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", REFUSED),
    ("<w:r><w:pgNum/></w:r>", REFUSED),
]
LAST = RUN.format("").replace("§", "末")
WORD_WRAPPERS = [
    ("<w:hyperlink>§</w:hyperlink>", "§"),
    ("<w:smartTag>§</w:smartTag>", "§"),
    ("<w:customXml w:element='x'>§</w:customXml>", "§"),
    ("<w:sdt><w:sdtPr><w:alias w:val='甲'/></w:sdtPr><w:sdtContent>§</w:sdtContent></w:sdt>", "§"),
    (f"<w:fldSimple w:instr='REF x'>§{LAST}</w:fldSimple>", "§末"),
    (f"{FIELD('begin')}{CODE('REF x')}{FIELD('separate')}§{FIELD('end')}", "§"),
    ("<w:dir w:val='ltr'>§</w:dir>", "§"),
    ("<w:novelty>§</w:novelty>", "§"),
    ("<mc:AlternateContent><mc:Fallback>§</mc:Fallback></mc:AlternateContent>", "§"),
    *(
        (f"<w:{name} w:id='1' w:author='x'>§</w:{name}>", REFUSED)
        for name in ("ins", "del", "moveFrom", "moveTo")
    ),
    (f"<w:bdo w:val='rtl'>§{LAST}</w:bdo>", REFUSED),
    (f"<w:dir w:val='rtl'>§{LAST}</w:dir>", REFUSED),
    (f"<w:r><w:pict><w:txbxContent><w:p>§{LAST}</w:p></w:txbxContent></w:pict></w:r>", REFUSED),
    (f"<w:r><w:ruby><w:rt>§{LAST}</w:rt><w:rubyBase/></w:ruby></w:r>", REFUSED),
    (f"{FIELD('begin')}§{LAST}{FIELD('separate')}{FIELD('end')}", REFUSED),
]


def document_of(rows, changes):
    """A small Word document in which some paragraphs or cells are other XML."""
    names = f"<w:document {NAMES.removeprefix(nsdecls('w'))} "

    def changed(text):
        for words, markup in changes.items():
            assert f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" in text
            text = text.replace(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>", markup)
        return text.replace("<w:document ", names)

    return papers.small_word([(f"一、改革试点经验（{len(rows)}项）", rows)], changed=changed)


@given(cells_of(WORD_LEAVES, WORD_SIGNS, WORD_WRAPPERS), COLUMN, st.booleans())
def test_a_cell_of_a_word_document_says_what_is_seen_or_is_refused(cell, where, parted):
    (markup, seen), (column, words) = cell, where
    other = f"<w:p>{LAST}</w:p>" if parted else ""
    seen = seen + "末" * parted if seen is not REFUSED else REFUSED
    content = document_of([ROW], {words: f"<w:p>{markup}</w:p>{other}"})
    assert says(content, column, seen)


# Web pages.

HTML_LEAVES = [
    *((one, "§") for one in ("§", "<b>§</b>", "<x-y>§</x-y>", "<!-- x -->§", "<font color=red>§")),
    *((one, "§") for one in ("<i style='color:#fff'>§</i>", "<b class='gone2'>§</b>")),
    *((f"<{name}>§</{name}>", REFUSED) for name in ("del", "ins", "s", "sup", "q", "math", "rt")),
    *((f"<{name}>§</{name}>", REFUSED) for name in ("template", "noscript", "audio", "textarea")),
    *((f"<b {name}>§</b>", REFUSED) for name in ("hidden", "popover", "class='gone'", "data-x")),
    *(
        (f"<b style='{style}'>§</b>", REFUSED)
        for style in ("display:none", "visibility:hidden", "font-size:0", "opacity:0")
    ),
    ("<table><tr><td>§</table>", REFUSED),
    ("<select><option>§</select>", REFUSED),
    ("<bdo dir=rtl>§</bdo>", REFUSED),
    ("<![CDATA[§]]>", REFUSED),
    ("<iframe>§</iframe>", REFUSED),
]
HTML_SIGNS = [
    *((one, "") for one in ("<br>", "<wbr>", "<hr>", "<img src=a alt=甲>", "<!-- 甲 -->", "<p>")),
    *(
        (one, "")
        for one in ("<!--[if mso]>甲<![endif]-->", "<script>甲</script>", "<a name=x></a>")
    ),
    ("<sup>6</sup>", "⁶"),
    ("<sub>2</sub>", "₂"),
    ("&#20013;", "中"),
    ("&#x4e2d", "中"),
    ("&middot;", "·"),
    ("<input value=甲>", REFUSED),
    ("<ruby>字<rt>甲</rt></ruby>", REFUSED),
    ("<object data=x></object>", REFUSED),
]
HTML_WRAPPERS = [
    *((f"<{name}>§</{name}>", "§") for name in ("div", "p", "span", "center", "u", "label")),
    *((f"<{name}>§</{name}>", "§") for name in ("section", "ul", "li", "blockquote", "novelty")),
    ("<details open>§</details>", "§"),
    ("<a href='/x'>§</a>", "§"),
    ("<div style='display:inline'>§</div>", "§"),
    *(
        (f"<{name}>§末</{name}>", REFUSED)
        for name in ("del", "s", "details", "dialog", "bdo dir=rtl")
    ),
    ("<ol><li>§</ol>", REFUSED),
    ("<div style='display:none'>§末</div>", REFUSED),
    ("<div class='a gone'>§末</div>", REFUSED),
]
SHEET = "<style><!-- .gone, TD [data-x]{display:none} --></style>"


@given(cells_of(HTML_LEAVES, HTML_SIGNS, HTML_WRAPPERS), COLUMN)
def test_a_cell_of_a_web_page_says_what_is_seen_or_is_refused(cell, where):
    (markup, seen), (column, words) = cell, where
    page = papers.html([(PART, [ROW])]).replace("<head>", f"<head>{SHEET}")
    content = page.replace(f"<td>{words}</td>", f"<td>{markup}</td>").encode()
    assert says(content, column, seen)


# Cells that go over several rows or columns.


@st.composite
def tables(draw):
    """Rows of one part; for each of the last three columns, which rows its cells begin in."""
    count = draw(st.integers(1, 5))
    rows = [[str(n), f"题{n}", f"内容{n}", *ROW[3:]] for n in range(1, count + 1)]
    begins = {}
    for column in (3, 4, 5):
        begins[column] = [
            True,
            *draw(st.lists(st.booleans(), min_size=count - 1, max_size=count - 1)),
        ]
        for row, is_begin in enumerate(begins[column]):
            texts = (("全区", "——"), ("南宁海关", "自治区商务厅"), ("自治区药监局", "——"))[
                column - 3
            ]
            rows[row][column] = draw(st.sampled_from(texts)) if is_begin else rows[row - 1][column]
    return rows, begins


def read(content):
    annex = read_content(content, "x")
    assert draft(annex, 7).errors == ()
    return [list(row.cells.values()) for row in annex.rows]


@given(tables())
def test_a_cell_over_several_rows_holds_for_each_of_them_in_a_word_document(table):
    rows, begins = table
    marked = [[f"{row}§{column}" for column in range(6)] for row in range(len(rows))]
    changes = {}
    for row, words in enumerate(marked):
        for column, word in enumerate(words):
            text = RUN.format("").replace("§", rows[row][column])
            is_begin = begins.get(column, [True] * len(rows))[row]
            merge = "<w:vMerge w:val='restart'/>" if is_begin else "<w:vMerge/>"
            properties = f"<w:tcPr>{merge * (column in begins)}</w:tcPr>"
            changes[word] = f"{properties}<w:p>{text * is_begin}</w:p>"
    assert read(document_of(marked, changes)) == rows


@given(tables())
def test_a_cell_over_several_rows_holds_for_each_of_them_on_a_web_page(table):
    rows, begins = table
    body = ""
    for row, cells in enumerate(rows):
        body += "<tr>"
        for column, text in enumerate(cells):
            going_on = begins.get(column, [True] * len(rows))[row + 1 :]
            span = (going_on.index(True) if True in going_on else len(going_on)) + 1
            if column not in begins:
                body += f"<td>{text}"
            elif begins[column][row]:
                body += f"<td rowspan={span}>{text}"
    content = papers.page(body).replace("（16项）".encode(), f"（{len(rows)}项）".encode())
    assert read(content) == rows
