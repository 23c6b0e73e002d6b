"""Readers of official documents: siblings of one shape, each file form to lines and grids."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from gxfta_measures.documents.annex import Annex, find_annex
from gxfta_measures.documents.docx import read_docx
from gxfta_measures.documents.html import read_html
from gxfta_measures.documents.page import LARGEST, Page, refusal
from gxfta_measures.documents.text import read_text
from gxfta_measures.errors import Code

PageReader = Callable[[bytes, str], Page]

# By the bytes that a file begins with: names of files say little.
_READERS: dict[re.Pattern[bytes], PageReader] = {
    re.compile(rb"PK"): read_docx,
    re.compile(
        rb"(\xef\xbb\xbf)?\s*<(!doctype|\?xml|html|head|body|table|div|p|!--)", re.IGNORECASE
    ): read_html,
}
_REFUSED: dict[bytes, str] = {
    b"\xd0\xcf\x11\xe0": "a .doc or .wps file: save it as .docx",
    b"%PDF": "a PDF: save the document that it was made from as .docx, or its text as .txt "
    "in UTF-8; what comes out of a scan must be read against it, character for character",
    b"{\\rtf": "an RTF file: save it as .docx",
    b"\x89PNG": "a picture: type its text into a .docx",
    b"\xff\xd8\xff": "a picture: type its text into a .docx",
}


def read_document(path: str | Path) -> Annex:
    """The annex that a document holds, whatever form its file has.

    Args:
        path: A .docx, a saved web page, or a text of one cell a line.

    Raises:
        InvalidDocument: It cannot be read, or has no table of measures.
        MissingExtra: Word documents and web pages need the extra ``documents``.

    >>> from importlib_resources import as_file, files
    >>> with as_file(files("gxfta_measures") / "data/batch-07/document.txt") as path:
    ...     len(read_document(path).rows)
    40
    """
    with Path(path).open("rb") as file:
        content = file.read(LARGEST + 1)
    return read_content(content, str(path))


def read_content(content: bytes, source: str) -> Annex:
    """The annex in a document of which the bytes are at hand; see `read_document`.

    >>> from gxfta_measures.resources import read_bytes
    >>> annex = read_content(read_bytes("batch-07/document.txt"), "document.txt")
    >>> annex.parts
    ('一、改革试点经验（16项）', '二、最佳实践案例（24项）')
    """
    if len(content) > LARGEST:
        message = f"it has more than {LARGEST // 10**6} MB, which no annex has"
        raise refusal(source, Code.LIMIT, message)
    for start, advice in _REFUSED.items():
        if content.startswith(start):
            raise refusal(source, Code.FORMAT, advice)
    readers = (reader for start, reader in _READERS.items() if start.match(content))
    read: PageReader = next(readers, read_text)
    return find_annex(read(content, source), source, hashlib.sha256(content).hexdigest())
