"""Readers of official documents: siblings of one shape, each form of file to lines and tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from gxfta_measures.documents.annex import Annex
from gxfta_measures.documents.docx import read_docx
from gxfta_measures.documents.form import Form, guangxi
from gxfta_measures.documents.html import read_html
from gxfta_measures.documents.page import Page, bound, refusal
from gxfta_measures.documents.sorting import find_annex
from gxfta_measures.documents.text import read_text
from gxfta_measures.errors import Code
from gxfta_measures.system.files import read_file
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.phrases import Phrase

PageReader = Callable[[bytes, str, Form], Page]

# By the bytes that a file begins with: names of files say little.
_READERS: dict[re.Pattern[bytes], PageReader] = {
    re.compile(rb"PK"): read_docx,
    re.compile(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<\0?[!?a-z]", re.IGNORECASE): read_html,
}
# A document in one XML file: of Word 2003 and later, of Excel, of OpenDocument, of UOF.
_OF_OFFICE = re.compile(
    rb"<([\w:]*(?:wordDocument|pkg:package|Workbook|office:document|uof:UOF))\b"
)
_HEAD = 4096  # bytes, in which it says what it is
_BEFORE = b"\xef\xbb\xbf \t\r\n"  # what may stand before that
_REFUSED = {
    rb"\xd0\xcf\x11\xe0": Phrase(
        "an old office file (.doc, .wps, .xls, .et), or one with a password: "
        "open it and save it as .docx, without a password"
    ),
    rb"%PDF": Phrase(
        "a PDF: save the document that it was made from as .docx, or its text as .txt "
        "in UTF-8; what comes out of a scan must be read against it, character for character"
    ),
    rb"\{\\rtf": Phrase("an RTF file: save it as .docx"),
    # Fields of a head, one of which says so.
    rb"(?i:(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?mime-version:)": Phrase(
        "a web archive (.mht) or a mail: save the page as a web page, HTML only, "
        "or the document in it as a file of its own"
    ),
    rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}"
    rb"|RIFF.{4}WEBP|.{4}ftyp(?:he|mi|av)": Phrase(
        "a picture: type its text into a .docx, and read it against the picture"
    ),
    rb"Rar!|7z\xbc\xaf|\x1f\x8b": Phrase("an archive: unpack it first"),
    rb"\Z": Phrase("it is empty: is it the file that is meant?"),
}


def read_document(path: str | Path, form: Form | None = None) -> Annex:
    """The annex that a document holds, whatever form its file has.

    Args:
        path: A .docx, a saved web page, or a text of one cell a line.
        form: How its table is laid out; by default as in Guangxi.

    Raises:
        InvalidDocument: It cannot be read, or has no table of measures.
        MissingExtra: Word documents and web pages need the extra ``documents``.

    >>> from importlib_resources import as_file, files
    >>> with as_file(files("gxfta_measures") / "data/batch-07/document.txt") as path:
    ...     len(read_document(path).rows)
    40
    """
    return read_content(read_file(path, Limit.FILE.most), str(path), form)


def read_content(content: bytes, source: str, form: Form | None = None) -> Annex:
    """The annex in a document of which the bytes are at hand; see `read_document`.

    >>> from gxfta_measures.system.resources import read_bytes
    >>> annex = read_content(read_bytes("batch-07/document.txt"), "document.txt")
    >>> annex.parts
    ('一、改革试点经验（16项）', '二、最佳实践案例（24项）')
    """
    bound(source, len(content), Limit.FILE)
    head = content.lstrip(_BEFORE)[:_HEAD]
    for start, advice in _REFUSED.items():
        if re.match(start, head, re.DOTALL):
            raise refusal(source, Code.FORMAT, advice)
    if head.startswith(b"<") and (found := _OF_OFFICE.search(head)):
        advice = Phrase(
            "XML of an office program ({name}): open it and save it as .docx",
            name=found[1].decode(),
        )
        raise refusal(source, Code.FORMAT, advice)
    readers = (reader for start, reader in _READERS.items() if start.match(content))
    read: PageReader = next(readers, read_text)
    layout = form or guangxi()
    page = read(content, source, layout)
    return find_annex(page, layout, source, hashlib.sha256(content).hexdigest())
