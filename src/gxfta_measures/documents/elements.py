"""What the elements of a web page mean: which stand in a line, and which set a mark on text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxfta_measures.documents import marks
from gxfta_measures.documents.looks import (
    Looks,
    is_as_typed,
    is_block_by_looks,
    looks_of,
    mark_of_looks,
)
from gxfta_measures.documents.marks import Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLANK_RUN = re.compile(r"[ \t\r\n]+")
_SOURCE_BREAK = re.compile(r"\n\s*")
_SYMBOLS = re.compile(r"\s*(?:symbol|wingdings|webdings|mt extra)\b", re.IGNORECASE)
_LATIN = "\xff"  # the last character of the scripts that part words by blanks
_MARKS: dict[str, Mark] = {
    **dict.fromkeys(("del", "s", "strike", "ins"), marks.STRUCK),
    **dict.fromkeys(("rt", "rp", "rtc"), marks.RUBY),
    **dict.fromkeys(("select", "textarea", "input", "button", "meter", "progress"), marks.CHOICE),
    **dict.fromkeys(("noscript", "template", "noframes", "noembed", "datalist"), marks.HIDDEN),
    **dict.fromkeys(("audio", "title"), marks.HIDDEN),
    **dict.fromkeys(("img", "svg", "canvas", "video"), marks.PICTURE),
    **dict.fromkeys(("iframe", "frame", "object", "embed", "applet", "portal"), marks.FRAME),
    "math": marks.FORMULA,
    "q": marks.QUOTED,
    "bdo": marks.TURNED,
    "sup": marks.RAISED,
    "sub": marks.LOWERED,
}
_CLOSED = ("details", "dialog")  # show what is in them only where they are open
_OF_TABLES = frozenset(
    ("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th")
)
# What begins a line of its own; whatever else there is, or will be, stands within a line.
_BLOCKS = _OF_TABLES | frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame"),
        *(
            "frameset",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "html",
            "legend",
        ),
        *("li", "listing", "main", "menu", "nav", "noframes", "ol", "optgroup", "option", "p"),
        *("plaintext", "pre", "search", "section", "summary", "ul", "xmp", "br"),
    )
)
_LISTS = ("ol", "ul", "menu", "dir")
_AS_TYPED = ("pre", "listing", "plaintext", "xmp", "textarea")


def is_block(element: HtmlElement) -> bool:
    """Whether an element begins a line of its own, and ends it."""
    told = None if element.tag in _OF_TABLES else is_block_by_looks(_looks(element))
    return element.tag in _BLOCKS if told is None else told


def keeps_lines(element: HtmlElement) -> bool:
    """Whether the line ends in an element are seen as they are typed."""
    return element.tag in _AS_TYPED or is_as_typed(_looks(element))


def _looks(element: HtmlElement) -> Looks:
    style = element.get("style")
    return {} if style is None else looks_of(str(style))


def mark_of(element: HtmlElement, *, in_cell: bool) -> Mark | None:
    """The mark that an element sets on the text in it."""
    tag = str(element.tag)
    told = mark_of_looks(_looks(element)) or _mark_of_attributes(element, tag)
    if told is not None:
        return told
    if tag == "table":
        return marks.NESTED if in_cell else None
    return _MARKS.get(tag) if in_cell or tag not in ("img", "svg", "input", "button") else None


def _mark_of_attributes(element: HtmlElement, tag: str) -> Mark | None:
    is_closed = tag in _CLOSED and element.get("open") is None
    if is_closed or any(element.get(name) is not None for name in ("hidden", "popover")):
        return marks.HIDDEN
    if str(element.get("dir", "")).strip().lower() == "rtl":
        return marks.TURNED
    if tag == "font" and _SYMBOLS.match(str(element.get("face", ""))):
        return marks.FONT
    return marks.NOTE if tag == "sup" and _is_note(element) else None


def mark_around(cell: HtmlElement) -> Mark | None:
    """The mark of a cell as a whole: that of its row, its group, its table, or its own."""
    around = [cell, *cell.iterancestors()]
    found = (mark_of(one, in_cell=False) for one in around if one.tag not in _MARKS)
    return next((mark for mark in found if mark), None)


def _is_note(raised: HtmlElement) -> bool:
    """Whether raised text is the mark of a footnote: a link to some place on a page."""
    links = [*raised.iterancestors("a"), *raised.iter("a")]
    return any("#" in str(link.get("href", "")) for link in links)


def is_numbered(element: HtmlElement) -> bool:
    """Whether a program prints a number before an element."""
    if element.tag != "li":
        return False
    return next((one.tag for one in element.iterancestors(*_LISTS)), "") == "ol"


def as_seen(text: str | None, *, typed: bool = False) -> str:
    r"""A text node with the blanks and line feeds of the source as a reader sees them.

    Args:
        text: The text of the source.
        typed: Whether its lines are seen as they are typed.

    >>> as_seen("自治区\n  商务厅 free\n  trade")
    '自治区商务厅 free trade'
    """
    if not text or typed:
        return (text or "").replace("\r\n", "\n").replace("\r", "\n")
    short = _BLANK_RUN.sub(lambda run: "\n" if "\n" in run[0] else " ", text)
    return _SOURCE_BREAK.sub(_break_as_seen, short)


def _break_as_seen(found: re.Match[str]) -> str:
    """A line feed of the source is layout beside a Han character, and a blank elsewhere."""
    text, (start, stop) = found.string, found.span()
    return "" if text[start - 1 : start] > _LATIN or text[stop : stop + 1] > _LATIN else " "
