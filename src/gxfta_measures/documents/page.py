"""What a document looks like before anything in it is understood: passages and grids of them.

A reader says how much it read, and a law is held before anybody sees the page: every character
that was read stands in a passage, none twice and none invented. A reader that loses text is
thereby refused, whatever the document does that its author did not think of.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from attrs import field, frozen

from gxfta_measures.errors import Code, Finding, InvalidDocument
from gxfta_measures.findings import WHOLE_FILE
from gxfta_measures.system.limits import Limit, quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.text import BLANKS, trim

_BETWEEN_WORDS = re.compile(r"(?<=[!-~])\n(?=[!-~])")
_BLANK = re.compile(BLANKS)
# By what a text begins with: a mark of its encoding, or the first sign of a page.
_ENCODINGS = {
    re.compile(begin): encoding
    for begin, encoding in {
        codecs.BOM_UTF8: "utf-8-sig",
        codecs.BOM_UTF16_LE: "utf-16",
        codecs.BOM_UTF16_BE: "utf-16",
        rb"(?:\s\0)*+<\0": "utf-16-le",
        rb"(?:\0\s)*+\0<": "utf-16-be",
    }.items()
}


@frozen(eq=False)
class Passage:
    """A piece of printed text: a line, or a cell; merged cells are one and the same object.

    Attributes:
        text: The text, without the blanks around it and around its line ends.
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

    rows: tuple[tuple[Passage, ...], ...] = field(repr=lambda rows: f"<{len(rows)} rows>")


@frozen(kw_only=True)
class Page:
    """A document in order.

    Attributes:
        blocks: Lines and tables.
        beside: What stands in neither: hidden text, footnotes, text boxes.
        findings: What a user must know of how it was read.
    """

    blocks: tuple[Passage | Grid, ...] = ()
    beside: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """Every passage, each once, merged cells too."""
        seen: dict[Passage, None] = dict.fromkeys(self.beside)
        for block in self.blocks:
            cells = [block] if isinstance(block, Passage) else chain.from_iterable(block.rows)
            seen.update(dict.fromkeys(cells))
        yield from seen


def ink(texts: Iterable[str]) -> Counter[str]:
    """How often each character is printed, blanks aside; 10⁶ counts as 106.

    >>> ink(["10⁶ 元"]) == ink(["元", "106"])
    True
    """
    import unicodedata

    return Counter(_BLANK.sub("", unicodedata.normalize("NFKC", "".join(texts))))


def conserved(source: str, read: Iterable[str], page: Page) -> Page:
    """The page, if it has what was read and nothing else.

    Args:
        source: What to call the document in errors.
        read: All text of the document, in any order.
        page: What a reader made of it.

    Raises:
        InvalidDocument: A character was lost, doubled or invented.

    >>> page = Page(blocks=(Passage("附", "line 1"),))
    >>> conserved("a.txt", ["附", "件"], page)
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidDocument: a.txt: 1 fault, nothing was loaded; ...
      file: text stands where no text should: 【件】; ...
    """
    there, placed = ink(read), ink(passage.text for passage in page.passages())
    if there == placed:
        return page
    astray = "".join((there - placed) or (placed - there))
    message = Phrase(
        "text stands where no text should: {astray}; save the document anew, as .docx",
        astray=quote(astray),
    )
    raise InvalidDocument(source, (Finding(WHOLE_FILE, message, Code.LOST), *page.findings))


def refusal(source: str, code: Code, message: Phrase) -> InvalidDocument:
    """The error for a document that is refused as a whole.

    >>> print(refusal("a.doc", Code.FORMAT, "save it as .docx"))
    a.doc: 1 fault, nothing was loaded; correct and try again:
      file: save it as .docx
    """
    return InvalidDocument(source, (Finding(WHOLE_FILE, message, code),))


def bound(source: str, count: int, limit: Limit, place: str = "file") -> None:
    """Refuse a document that has more of something than any annex has.

    Raises:
        InvalidDocument: There are more.
    """
    if count > limit.most:
        raise InvalidDocument(source, (limit.passed(place),))


def lines(text: str) -> str:
    r"""A text without the blanks around it and around its line ends, and without empty lines.

    >>> lines(" 南宁海关 \n\n\u3000商务厅\n")
    '南宁海关\n商务厅'
    """
    return "\n".join(filter(None, map(trim, text.split("\n"))))


def on_one_line(text: str) -> str:
    r"""A text without its line ends, which are layout in most cells and in a title.

    >>> on_one_line(" 复制推广 \n责任单位\u3000")
    '复制推广责任单位'
    >>> on_one_line("free trade\nzone")
    'free trade zone'
    """
    return _BETWEEN_WORDS.sub(" ", lines(text)).replace("\n", "")


def decode(content: bytes, source: str) -> tuple[str, tuple[Finding, ...]]:
    """A text, and a warning where it is in another encoding than UTF-8.

    Raises:
        InvalidDocument: It is in none of UTF-8, UTF-16 and GB18030.

    >>> text, (warning,) = decode("附件".encode("gbk"), "a.txt")
    >>> print(text, warning)
    附件 warning: file: it is not in UTF-8, and was read as GB18030: is its text right? ...
    """
    for begin, encoding in _ENCODINGS.items():
        if begin.match(content):
            return _decode(content, encoding, source), ()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        message = Phrase(
            "it is not in UTF-8, and was read as GB18030: is its text right? Else save it in UTF-8"
        )
        warning = Finding(WHOLE_FILE, message, Code.ENCODING, warning=True)
        return _decode(content, "gb18030", source), (warning,)
    return _decode(content, "utf-8", source), ()


def _decode(content: bytes, encoding: str, source: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        message = Phrase(
            "byte {start}: no text in UTF-8 or GB18030; save it as text in UTF-8", start=error.start
        )
        raise refusal(source, Code.ENCODING, message) from error
    if "\0" in text:
        raise refusal(
            source, Code.ENCODING, Phrase("no text: save it as .docx, or as text in UTF-8")
        )
    return text
