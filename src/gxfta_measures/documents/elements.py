"""What the elements of a web page mean: which stand in a line, and which set a mark on text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gxfta_measures.documents import marks
from gxfta_measures.documents.marks import Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLANK_RUN = re.compile(r"[ \t\r\n]+")
_SOURCE_BREAK = re.compile(r"\n\s*")
_LATIN = "\xff"  # the last character of the scripts that part words by blanks
_MARKS: dict[str, Mark] = {
    **dict.fromkeys(("del", "s", "strike", "ins"), marks.STRUCK),
    **dict.fromkeys(("rt", "rp", "rtc"), marks.RUBY),
    **dict.fromkeys(("select", "textarea", "input", "button", "meter", "progress"), marks.CHOICE),
    **dict.fromkeys(("img", "svg", "canvas", "object", "embed", "iframe", "video"), marks.PICTURE),
    "math": marks.FORMULA,
    "q": marks.QUOTED,
    "bdo": marks.TURNED,
    "sup": marks.RAISED,
    "sub": marks.LOWERED,
}
_CLOSED = ("details", "dialog")  # show what is in them only where they are open
# What a style says, without blanks and in lower case.
_STYLES = {
    re.compile(
        r"display:none|visibility:(hidden|collapse)|mso-hide:all|font-size:0(?![.\d])|opacity:0(?![.\d])"
    ): marks.HIDDEN,
    re.compile("line-through"): marks.STRUCK,
    re.compile("vertical-align:(super|text-top)"): marks.RAISED,
    re.compile("vertical-align:(sub|text-bottom)"): marks.LOWERED,
}


@cache
def inline() -> frozenset[str]:
    """The elements that stand within a line."""
    from lxml.html import defs

    known = defs.phrase_tags | defs.font_style_tags | defs.special_inline_tags
    return frozenset(known | {"mark", "time", "bdi", "wbr", "rt", "rp", "rb", "ruby"}) - {"br"}


def mark_of(element: HtmlElement, *, in_cell: bool) -> Mark | None:
    """The mark that an element sets on the text in it."""
    style = _BLANK_RUN.sub("", str(element.get("style", ""))).lower()
    for pattern, mark in _STYLES.items():
        if pattern.search(style):
            return mark
    tag = str(element.tag)
    if element.get("hidden") is not None or (tag in _CLOSED and element.get("open") is None):
        return marks.HIDDEN
    if tag == "sup" and _is_note(element):
        return marks.NOTE
    if tag == "table":
        return marks.NESTED if in_cell else None
    return _MARKS.get(tag) if in_cell or tag not in ("img", "svg", "input", "button") else None


def mark_around(cell: HtmlElement) -> Mark | None:
    """The mark of a cell as a whole: that of its row, its group, its table, or its own."""
    around = [cell, *cell.iterancestors()]
    found = (mark_of(one, in_cell=False) for one in around if one.tag not in _MARKS)
    return next((mark for mark in found if mark), None)


def _is_note(raised: HtmlElement) -> bool:
    """Whether raised text is the mark of a footnote."""
    parent = raised.getparent()
    return raised.find(".//a") is not None or (parent is not None and parent.tag == "a")


def is_numbered(element: HtmlElement) -> bool:
    """Whether a program prints a number before an element."""
    parent = element.getparent()
    return element.tag == "li" and parent is not None and parent.tag == "ol"


def as_seen(text: str | None) -> str:
    r"""A text node with the blanks and line feeds of the source as a reader sees them.

    >>> as_seen("自治区\n  商务厅 free\n  trade")
    '自治区商务厅 free trade'
    """
    if not text:
        return ""
    short = _BLANK_RUN.sub(lambda run: "\n" if "\n" in run[0] else " ", text)
    return _SOURCE_BREAK.sub(_break_as_seen, short)


def _break_as_seen(found: re.Match[str]) -> str:
    """A line feed of the source is layout beside a Han character, and a blank elsewhere."""
    text, (start, stop) = found.string, found.span()
    return "" if text[start - 1 : start] > _LATIN or text[stop : stop + 1] > _LATIN else " "
