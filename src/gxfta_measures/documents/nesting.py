"""Elements of a web page that go over paragraphs: the parser ends them where browsers do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OURS = "gxfta-"  # what has such a name is ended by its own end only
_LETTERS = "b|i|u|s|small|big|tt|strike|font"  # these a browser begins anew in the next paragraph
_TAG = re.compile(
    rf"<(/?)({_LETTERS}|h[1-6]|pre|ul|dl|address"
    r"|p|div|center|table|ol|li|dd|dt|form|fieldset|menu|t[dhr]|caption)(?=[\s/>])([^<>]*)>",
    re.IGNORECASE,
)
_GOES_OVER = re.compile(rf"{_LETTERS}|h[1-6]|pre|ul|dl|address")
_IS_CELL = re.compile("t[dhr]|table|caption")
_NOT_SEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL
)
_TELLING = re.compile(
    r"hidden|none|line-through|opacity|size\s*:\s*0|rtl|symbol|wingdings|super|sub|transparent",
    re.IGNORECASE,
)
_DEEPEST = 60  # elements that are begun at once; the parser itself goes little deeper


@define
class _Begun:
    """An element that has begun: its tag, and what came since."""

    tag: re.Match[str]
    depth: int
    has_lines: bool = False
    is_torn: bool = False  # a paragraph that it stands in has ended

    @property
    def is_mark(self) -> bool:
        """Whether it may say that its text does not count, or not so."""
        name = self.tag[2].lower()
        letters = re.fullmatch(_LETTERS, name) is not None
        return letters and (name in ("s", "strike") or bool(_TELLING.search(self.tag[3])))


def with_ends(source: str) -> tuple[str, list[str]]:
    """The source of a page with names that the parser ends rightly, and the tags where it cannot.

    >>> with_ends("<s>甲<p>乙</p></s> <b>丙</b>")
    ('<gxfta-s>甲<p>乙</p></gxfta-s> <b>丙</b>', [])
    >>> with_ends("<p><s>甲<p>乙</p>")[1]
    ['<s>']
    """
    begun: list[_Begun] = []
    renamed: set[int] = set()
    torn: list[str] = []
    depth = 0
    seen = _NOT_SEEN.sub(lambda one: " " * len(one[0]), source)
    for tag in _TAG.finditer(seen):
        name, is_end = tag[2].lower(), bool(tag[1])
        if _IS_CELL.fullmatch(name):
            torn += _torn(begun)
            begun, depth = [], 0
            continue
        if not re.fullmatch(_LETTERS, name):
            depth += -1 if is_end else 1
            for one in begun:
                one.has_lines = True
                one.is_torn |= depth < one.depth
        if not is_end and _GOES_OVER.fullmatch(name) and len(begun) < _DEEPEST:
            begun.append(_Begun(tag, depth))
        elif is_end:
            own = [one for one in begun if one.tag[2].lower() == name][-1:]
            torn += [one.tag[0] for one in own if one.is_torn and one.is_mark]
            renamed |= {at for one in own if one.has_lines for at in (one.tag.start(), tag.start())}
            begun = [one for one in begun if one not in own]
    torn += _torn(begun)
    return _TAG.sub(lambda one: _rename(one) if one.start() in renamed else one[0], source), torn


def _torn(begun: list[_Begun]) -> list[str]:
    return [one.tag[0] for one in begun if one.has_lines and one.is_mark]


def _rename(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{_OURS}{tag[2]}{tag[3]}>"


def restore_names(root: HtmlElement) -> None:
    """Give the elements of a page, and what is no element in it, the names of its source."""
    for element in root.iter():
        if str(element.tag).startswith(_OURS):
            element.tag = str(element.tag).removeprefix(_OURS)
        element.text = element.text and element.text.replace(_OURS, "")
        element.tail = element.tail and element.tail.replace(_OURS, "")
