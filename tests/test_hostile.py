"""Input that is broken or means harm: a clear error or the right rows, in bounded memory."""

import json
import zipfile
from io import BytesIO

import fresh
import papers
import pytest
from docx.oxml.ns import nsdecls

from gxfta_measures.documents import read_content, read_document
from gxfta_measures.errors import Code, InvalidDocument, MissingExtra
from gxfta_measures.system.limits import Limit

LARGEST = Limit.FILE.most
WORD = papers.word()
BODY = "word/document.xml"


def with_part(name, content, package=WORD, compression=zipfile.ZIP_DEFLATED):
    """A package in which one part says something else."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(target, "w", compression) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
        if name not in old.namelist():
            new.writestr(name, content)
    return target.getvalue()


def body():
    with zipfile.ZipFile(BytesIO(WORD)) as package:
        return package.read(BODY)


def zip_of(**files):
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return target.getvalue()


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 20))
    + b"]><x>&a19;</x>"
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it is empty"),
        (b"\x00" * 1000, "no text: save it as .docx"),
        (b"PK\x03\x04", "no .docx, or a damaged one"),
        (WORD[: len(WORD) // 2], "no .docx, or a damaged one"),
        (zip_of(**{"xl/workbook.xml": "<x/>"}), "a spreadsheet: copy its table into a document"),
        (zip_of(**{BODY: "<x/>"}), "a zip file but no .docx: unpack it"),
        (with_part(BODY, b"<x"), "word/document.xml: "),
        (with_part(BODY, b"<w:document/>"), "word/document.xml: "),
        (with_part(BODY, b"<document/>"), "no .docx: it has no body"),
        (with_part(BODY, BOMB), "word/document.xml: "),
        (with_part("_rels/.rels", b"<x"), "_rels/.rels: "),
        (with_part(BODY, b" " * (2 * LARGEST + 1)), "more than 40,000,000 bytes in the members"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Word or WPS",
            "an old office file (.doc, .wps, .xls, .et)",
        ),
        (b"%PDF-1.4 scanned", "a PDF: save the document that it was made from as .docx"),
        (b"{\\rtf1 text}", "an RTF file: save it as .docx"),
        (b"\x89PNG\r\n", "a picture: type its text"),
        (b"\xff\xd8\xff\xe0", "a picture: type its text"),
        (b"\xff\xff\xff\xff", "no text in UTF-8 or GB18030"),
        (b"\xff\xfea", "byte 2: no text in UTF-8"),
        ("附件".encode("big5") + b"\x81", "no text in UTF-8 or GB18030"),
        (b"<!-- nothing -->", "no web page that can be read"),
        (b"<html>", "no table has the columns"),
        (b"<html><table><tr><td>", "no table has the columns"),
    ],
)
def test_what_is_no_document_of_measures_is_one_error_that_says_so(content, told):
    with pytest.raises(InvalidDocument) as caught:
        read_content(content, "annex")
    assert told in str(caught.value)
    assert caught.value.source == "annex"


def test_a_package_with_a_password_is_refused():
    content = bytearray(WORD)
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = -1
        while (at := content.find(start, at + 1)) >= 0:
            content[at + (6 if start == b"PK\x03\x04" else 8)] |= 1
    with pytest.raises(InvalidDocument, match=r"no \.docx, or a damaged one"):
        read_content(bytes(content), "annex")


def test_what_is_larger_than_any_annex_is_not_even_read(tmp_path):
    path = tmp_path / "annex.txt"
    with path.open("wb") as file:
        file.truncate(10 * LARGEST)
    with pytest.raises(InvalidDocument, match="more than 20,000,000 bytes in a document or a form"):
        read_document(path)


def test_a_relation_to_somewhere_else_is_not_followed():
    relations = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(BytesIO(WORD)) as package:
        text = package.read(relations).decode()
    link = (
        '<Relationship Id="rId99" TargetMode="External" Target="http://192.0.2.1/x" Type="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    content = with_part(relations, text.replace("</Relationships>", f"{link}</Relationships>"))
    assert papers.digest(content) == papers.digest(WORD)


def test_a_page_that_refers_to_files_of_the_machine_reads_none():
    page = papers.html().replace("<!DOCTYPE html>", '<!DOCTYPE x SYSTEM "file:///etc/passwd">')
    assert papers.digest(page.encode()) == papers.digest(papers.html().encode())


@pytest.mark.parametrize(
    "span",
    ["1000000000", "99999999999999999999", "-1", "0", "x", "", "²", "٣"],
)
def test_a_span_of_any_size_is_bounded(span):
    row = f"<tr><td rowspan='{span}'>1<td>题<td>内<td>全区<td>南宁海关<td>局</tr>"
    (read,) = read_content(papers.page(row), "page").rows
    assert read.cells["responsible"] == "局"


def test_a_cell_over_more_columns_than_a_table_can_have_is_refused():
    row = "<tr><td>1<td>题<td>内<td>全区<td>南宁海关<td colspan='1000000000'>局</tr>"
    with pytest.raises(InvalidDocument, match="more than 50 columns in a table"):
        read_content(papers.page(row), "page")


def test_deeply_nested_elements_do_not_exhaust_the_stack():
    page = papers.page(papers.page_row(1, "<div>" * 5000 + "内容" + "</div>" * 5000))
    with pytest.raises(InvalidDocument, match="read to its end"):
        read_content(page, "page")


def test_a_table_of_many_rows_is_read_whole():
    rows = "".join(papers.page_row(number, "内容") for number in range(1, 1_999))
    assert len(read_content(papers.page(rows), "page").rows) == 1_998


def test_cells_merged_over_thousands_of_rows_are_read_without_recursion():
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    begin, go_on = cell.format("<w:vMerge w:val='restart'/>", "——"), cell.format("<w:vMerge/>", "")
    row = cell.format("", "{}") + cell.format("", "题") * 2 + "{}" + cell.format("", "局") * 2
    rows = "".join(
        f"<w:tr>{row.format(number, go_on if number > 1 else begin)}</w:tr>"
        for number in range(1, 1501)
    )
    content = body().decode()
    end = content.rindex("</w:tbl>")
    table = read_content(with_part(BODY, content[:end] + rows + content[end:]), "annex")
    assert {one.cells["scope"] for one in table.rows[40:]} == {"——"}
    assert len(table.rows) == 1540


def test_memory_stays_bounded_whatever_a_package_unfolds_to():
    code = """
import json, resource, sys
sys.path.insert(0, sys.argv[1])
import test_hostile
from gxfta_measures.documents import read_content
from gxfta_measures.errors import InvalidDocument
bomb = test_hostile.with_part(test_hostile.BODY, b"<w:p/>" * 40_000_000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_content(bomb, "bomb.docx")
except InvalidDocument:
    print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before))
"""
    grown = fresh.run(code, str(__file__).rpartition("/")[0])
    assert grown < 150_000  # kilobytes


@pytest.mark.parametrize(
    ("library", "content"), [("lxml", WORD), ("lxml", papers.html().encode())], ids=["docx", "html"]
)
def test_without_its_library_a_form_says_which_extra_brings_it(library, content, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(MissingExtra, match=r"pip install 'gxfta-measures\[documents\]'"):
        read_content(content, "annex")


def test_json_is_no_document():
    with pytest.raises(InvalidDocument, match="no table has the columns"):
        read_content(json.dumps({"batch": 7}).encode(), "batch-07.json")


@pytest.mark.parametrize(
    ("content", "limit"),
    [
        (papers.page("".join(papers.page_row(at, "内") for at in range(2001))), "ROWS"),
        (papers.page(papers.page_row(1, "内" * 20_001)), "CELL"),
        (papers.page("".join(papers.page_row(at, "内" * 5_000) for at in range(101))), "TEXT"),
        (b"<html>" + b"<p>x" * 250_001, "ELEMENTS"),
        (b"<html>" + b"<p " + b"a=1 " * 250_001, "ELEMENTS"),
        (b"<html><pre>" + b"x\n" * 50_001, None),
        (b"x\n" * 50_001, "LINES"),
        (b"\t" + b" " * 20_001 + b"x" * 20_001, "CELL"),
        (b"PK" + b"PK\x01\x02" * 2001, "MEMBERS"),
    ],
    ids=["rows", "cell", "text", "elements", "attributes", "pre", "lines", "blanks", "members"],
)
def test_each_bound_is_named_in_the_refusal(content, limit):
    with pytest.raises(InvalidDocument) as caught:
        read_content(content, "annex")
    assert limit is None or f"which is the limit ({limit})" in str(caught.value)


def test_blanks_are_passed_over_in_a_time_that_grows_with_them():
    blanks = "\u3000 \t" * 300_000
    page = papers.page(papers.page_row(1, f"甲{blanks}乙"))
    with pytest.raises(InvalidDocument, match="CELL"):
        read_content(page, "annex")
    content = papers.text().replace("\t1\n", f"\t1{blanks}\n", 1).encode()
    with pytest.raises(InvalidDocument, match="CELL"):
        read_content(content, "annex")


def test_styles_that_are_based_on_each_other_are_read_once_each():
    style = "<w:style w:type='paragraph' w:styleId='s{}'><w:basedOn w:val='s{}'/></w:style>".format
    chain = "".join(style(number, (number + 1) % 9000) for number in range(9000))
    names = f"<w:styles {nsdecls('w')}>{chain}</w:styles>"
    content = with_part("word/styles.xml", names.encode())
    assert len(read_content(content, "x").rows) == 40


def test_more_changes_of_form_than_a_paragraph_can_have_are_told_once():
    change = "<w:pPrChange w:id='1' w:author='x'><w:pPr/></w:pPrChange>" * 9000
    text = papers.small_word(
        [("一、改革试点经验（1项）", papers.rows()[0][1][:1])],
        changed=lambda one: one.replace("<w:p>", f"<w:p><w:pPr>{change}</w:pPr>", 1),
    )
    (finding,) = read_content(text, "x").findings
    assert (finding.code, finding.place) == (Code.UNSETTLED, "paragraph 1")
