"""What people really bring: each is read, or refused with what to do."""

import zipfile
from io import BytesIO

import papers
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from test_conservation import into_cell, parts, said

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content, sorting
from gxfta_measures.errors import Code, InvalidDocument

BUNDLED = gx.load(7)
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def renamed(content, changes, *, replace=(b"", b"")):
    """A package whose members have other names, and in which some words are others."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(*replace) if replace[0] else old.read(name)
            other = name
            for before, after in changes.items():
                text, other = (
                    text.replace(before.encode(), after.encode()),
                    other.replace(before, after),
                )
            new.writestr(other, text)
    return target.getvalue()


def in_utf_16(content):
    """A package of which the main member is in UTF-16."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.decode().replace("UTF-8", "UTF-16").encode("utf-16")
            new.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        renamed(papers.word(), {}, replace=(USUAL, STRICT)),
        renamed(
            papers.word(),
            {"word/document.xml": "word/main2.xml", "document.xml.rels": "main2.xml.rels"},
        ),
        papers.html(charset="utf-16").encode("utf-16"),
        papers.html(charset="utf-16").encode("utf-16-le"),
        papers.html(charset="utf-16").encode("utf-16-be"),
        ("\ufeff" + papers.html()).encode(),
        ("\n\n  " + papers.html()).encode(),
        ("\n\n  " + papers.html(charset="utf-16")).encode("utf-16-le"),
        (" \n" + papers.html(charset="utf-16")).encode("utf-16-be"),
        papers.html(charset="x-gbk").encode("gbk"),
        in_utf_16(renamed(papers.word(), {}, replace=(USUAL, STRICT))),
        ("\n" * 5000 + papers.html()).encode(),
    ],
    ids=[
        *("strict", "another main", "utf-16", "utf-16-le", "utf-16-be", "mark", "blanks"),
        *("utf-16-le blanks", "utf-16-be blanks", "x-gbk", "strict in utf-16", "many blanks"),
    ],
)
def test_what_is_unusual_and_clear_is_read(content):
    assert papers.digest(content) == BUNDLED.digest


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office file (.doc, .wps, .xls, .et), or one with"),
        (
            b"MIME-Version: 1.0\r\n",
            "a web archive (.mht) or a mail: save the page as a web page, HTML only",
        ),
        (
            b"From: <Saved by Blink>\r\nSubject: =?x?Q?=E9?=\r\n\t=?x?=\r\nMIME-Version: 1.0\r\n",
            "a web archive",
        ),
        (b'\r\nfrom: "x"\nmime-version: 1.0\n', "a web archive"),
        (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="x">',
            "XML of an office program (w:wordDocument): open it and save it as .docx",
        ),
        (b"<pkg:package/>", "XML of an office program (pkg:package)"),
        (b"Rar!\x1a", "an archive: unpack it first"),
        (b"GIF89a", "a picture: type its text"),
        (b"BM\x36\0\x0c\0\0\0\0\0", "a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
        (b"\0\0\0\x18ftypheic", "a picture"),
        (b"\xef\xbb\xbf\r\n%PDF-1.7", "a PDF: save the document"),
        (b" {\\rtf1", "an RTF file"),
        (b"", "it is empty"),
        (b"\xef\xbb\xbf" + b"\n" * 9000, "it is empty"),
        (papers.html(charset="big5").encode("big5hkscs", "replace"), "it says that it is in big5"),
        (
            papers.html(charset="utf-8").encode("gb18030"),
            "it says that it is in utf-8, which",
        ),
        ("附件\n".encode("utf-32"), "no text: save it as .docx"),
        (renamed(papers.word(), {"word/document.xml": "xl/workbook.xml"}), "a spreadsheet: copy"),
        (renamed(papers.word(), {"word/document.xml": "ppt/presentation.xml"}), "slides: copy"),
        (
            renamed(papers.word(), {"word/document.xml": "content.xml"}),
            "an OpenDocument file: ",
        ),
        (renamed(papers.word(), {"word/document.xml": "OFD.xml"}), "an OFD file: save"),
        (
            renamed(papers.word(), {}, replace=(b"<w:document ", b"<!DOCTYPE x><w:document ")),
            "word/document.xml: it declares a document type, which no .docx does",
        ),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(content, told):
    with pytest.raises(InvalidDocument) as caught:
        read_content(content, "annex")
    assert told in str(caught.value)


def test_text_of_another_file_is_refused():
    document = into_cell("", 2)
    chunk = parse_xml(f"<w:altChunk {nsdecls('w')}/>")
    document.element.body.insert(0, chunk)
    told, refused = said(papers.saved(document))
    assert refused
    assert "text of another file: copy it into this one" in told


def with_notes(kind, text):
    """A Word document with a member beside the main one."""
    name = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    tag = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}.get(kind, kind)
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    inner = paragraph if root != kind else f"<w:{tag}>{paragraph}</w:{tag}>"
    target = BytesIO()
    small = BytesIO(papers.small_word(parts()))
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            if member == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="r9" Type="{name}{kind}" Target="beside.xml"/>'
                content = content.replace(b"</Rel", f"{relation}</Rel".encode(), 1)
            new.writestr(member, content)
        new.writestr("word/beside.xml", f"<w:{root} {nsdecls('w')}>{inner}</w:{root}>")
    return target.getvalue()


@pytest.mark.parametrize("kind", ["footnotes", "endnotes", "comments", "header", "footer"])
def test_what_stands_in_another_member_is_left_out_with_a_warning(kind):
    annex = read_content(with_notes(kind, "奇异文字"), "x")
    (finding,) = annex.findings
    assert (finding.warning, finding.code) == (True, Code.LEFT_OUT)
    assert "奇异文字" in finding.message


def test_the_number_of_a_page_is_worth_no_finding():
    assert read_content(with_notes("footer", "— 3 —"), "x").findings == ()


def test_a_picture_in_a_cell_is_a_warning_and_a_shown_word_of_a_hidden_style_is_none():
    xml = '<w:r><w:drawing/></w:r><w:r><w:rPr><w:rStyle w:val="Unseen"/></w:rPr><w:t>甲</w:t></w:r>'
    document = into_cell(xml, 2)
    document.styles.add_style("Unseen", 2).font.hidden = False
    annex = read_content(papers.saved(document), "x")
    assert [(one.code, one.warning) for one in annex.findings] == [(Code.PICTURE, True)]
    assert annex.rows[0].cells["content"].endswith("甲")


def test_a_style_based_on_one_that_hides_may_show():
    xml = '<w:r><w:rPr><w:rStyle w:val="Shown"/></w:rPr><w:t>甲</w:t></w:r>'
    document = into_cell(xml, 2)
    unseen = document.styles.add_style("Unseen", 2)
    unseen.font.hidden = True
    shown = document.styles.add_style("Shown", 2)
    shown.base_style, shown.font.hidden = unseen, False
    assert draft(read_content(papers.saved(document), "x"), 7).errors == ()


def test_a_passage_without_a_fate_refuses_the_document(monkeypatch):
    monkeypatch.setattr(sorting._Sorter, "_settle", lambda *_, **__: iter(()))
    content = papers.word(parts(), title=(*papers.TITLE, "（单位：亿元）"))
    with pytest.raises(InvalidDocument, match="it has no place: 【（单位：亿元）】") as caught:
        read_content(content, "x")
    assert caught.value.findings[0].code is Code.LOST


def test_what_looks_like_a_name_is_looked_up_for_the_first_names_only():
    cell = "、".join(f"自治区第{number}号局" for number in range(1, 260))
    rows = [["1", "题", "内", "全区", "南宁海关", cell]]
    annex = read_content(papers.text([("一、改革试点经验（1项）", rows)]).encode(), "x")
    assert len(draft(annex, 7).errors) > 200
