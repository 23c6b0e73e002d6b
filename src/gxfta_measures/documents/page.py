"""What a document looks like before anything in it is understood: lines and grids of cells."""

from __future__ import annotations

import codecs
import re

from attrs import field, frozen

from gxfta_measures.errors import Code, Finding, InvalidDocument
from gxfta_measures.text import BLANKS, trim

#: In bytes. The annex of a batch has less than a hundredth of it.
LARGEST = 20_000_000

_BREAK = re.compile(rf"{BLANKS}*\n{BLANKS}*")
_BETWEEN_WORDS = re.compile(r"(?<=[!-~])\n(?=[!-~])")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@frozen
class Line:
    """A line of text outside tables; an empty one is a gap.

    Attributes:
        text: The text, without the blanks around it.
        place: Where it stands, in words.
    """

    text: str
    place: str


@frozen(eq=False)
class TableCell:
    """A cell as printed; merged cells are one and the same object at several places of a grid.

    Attributes:
        text: The text, on one line, without the blanks around it.
        place: Where it stands, in words.
    """

    text: str
    place: str


@frozen
class Grid:
    """A table as a grid.

    Attributes:
        rows: The cells, row by row.
    """

    rows: tuple[tuple[TableCell, ...], ...] = field(repr=lambda rows: f"<{len(rows)} rows>")


@frozen
class Page:
    """The blocks of a document in order.

    Attributes:
        blocks: Lines and grids.
        note: What a user should know of how it was read, or nothing.
    """

    blocks: tuple[Line | Grid, ...]
    note: str = ""


def refusal(source: str, code: Code, message: str) -> InvalidDocument:
    """The error for a document that is refused as a whole.

    >>> print(refusal("a.doc", Code.FORMAT, "save it as .docx"))
    a.doc: 1 fault, nothing was loaded; correct and try again:
      file: save it as .docx
    """
    return InvalidDocument(source, (Finding("file", message, code),))


def on_one_line(text: str) -> str:
    r"""A text without the blanks around it and without line breaks, which are layout in a cell.

    >>> on_one_line(" 复制推广 \n责任单位\u3000")
    '复制推广责任单位'
    >>> on_one_line("free trade\nzone")
    'free trade zone'
    """
    return _BETWEEN_WORDS.sub(" ", _BREAK.sub("\n", trim(text))).replace("\n", "")


def decode(content: bytes, source: str) -> tuple[str, str]:
    """A text, and a note where it is in another encoding than UTF-8.

    Raises:
        InvalidDocument: It is in none of UTF-8, UTF-16 with its mark, and GB18030.

    >>> decode("附件".encode("gbk"), "a.txt")
    ('附件', 'it is in GB18030, not in UTF-8, and was read so')
    """
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return _decode(content, encoding, source), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode(
            content, "gb18030", source
        ), "it is in GB18030, not in UTF-8, and was read so"


def _decode(content: bytes, encoding: str, source: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"byte {error.start}: no text in UTF-8 or GB18030; save it as text in UTF-8"
        raise refusal(source, Code.ENCODING, message) from error
