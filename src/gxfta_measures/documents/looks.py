r"""How a web page says that its text looks: style attributes, and the style sheets in the page.

Sheets are read with less care than a browser takes: of a selector only its last step is looked at,
and no rule undoes another. So text may be taken to be hidden that is seen, never the reverse; it
is then a finding like all other hidden text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gxfta_measures.documents import marks
from gxfta_measures.documents.marks import Mark
from gxfta_measures.system.memory import remembering

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_NAMES = re.compile(r"[.#]?[\w-]+|\*")
_COMBINATOR = re.compile(r"[\s>+~]+")
_NIL = r"(?:0+\.?0*|\.0+)(?:[a-z]+|%)?(?:!|\Z)"  # 0, 0.0, .0px
_FAR = r"-(?:999|\d{4})"  # beyond the edge of any page
_CUT = re.compile("hidden|clip")
_NOTHING = re.compile(_NIL)
_SIZES = ("height", "width", "max-height", "max-width")
_COUNTING = "decimal|roman|alpha|latin|greek|cjk|chinese|japanese|korean|hebrew|armenian"
# By property: what its value begins with, or has in it, and the mark that this sets on text.
_LOOKS: dict[str, dict[re.Pattern[str], Mark]] = {
    name: {re.compile(value): mark for value, mark in values.items()}
    for names, values in {
        "display": {r"\Anone": marks.HIDDEN},
        "visibility": {r"\A(?:hidden|collapse)": marks.HIDDEN},
        "content-visibility": {r"\Ahidden": marks.HIDDEN},
        "mso-hide": {r"\Aall": marks.HIDDEN},
        "font-size opacity zoom": {rf"\A{_NIL}": marks.HIDDEN},
        "font": {r"\A[a-z]*0(?:px|pt|em|%)?/": marks.HIDDEN},
        "transform": {r"scale[xy3d]*\(0[,)]": marks.HIDDEN},
        "left top right bottom text-indent margin-left margin-top margin": {
            rf"\A{_FAR}": marks.HIDDEN
        },
        "clip clip-path": {"rect|inset|circle|polygon": marks.HIDDEN},
        "color -webkit-text-fill-color": {r"\Atransparent": marks.HIDDEN},
        "filter": {r"opacity\(0": marks.HIDDEN},
        "-webkit-text-security text-security": {r"\A(?!none)": marks.HIDDEN},
        "text-decoration text-decoration-line": {"line-through": marks.STRUCK},
        "vertical-align": {
            r"\A(?:super|text-top)": marks.RAISED,
            r"\A(?:sub|text-bottom)": marks.LOWERED,
            rf"\A(?!{_NIL})[-.\d]": marks.SHIFTED,
        },
        "unicode-bidi": {"override": marks.TURNED},
        "direction": {r"\Artl": marks.TURNED},
        "text-transform": {r"\A(?!none)": marks.CAPITALS},
        "font-family": {r"\A[\"']?(?:symbol|wingdings[23]?|webdings|mtextra)\b": marks.FONT},
        "list-style list-style-type": {_COUNTING: marks.NUMBERED},
        "x-generated": {"": marks.GENERATED},
    }.items()
    for name in names.split()
}
# Text that a sheet puts in, but for the signs and the icons that pages are decorated with.
_WORDS = re.compile(r"[\"'][^\"']*[^\W_\ue000-\uf8ff]|counter|attr")
_BLOCK = re.compile(r"block|flex|grid|flow-root|list-item|table")
_INLINE = re.compile(r"inline|contents")
_AS_TYPED = re.compile(r"pre|break-spaces")

Looks = dict[str, str]


@remembering(answers=1024)
def looks_of(words: str) -> Looks:
    r"""What a style says of each property, without blanks, comments and escapes.

    >>> looks_of(r"Display : /* x */ n\6fne; color: red")
    {'display': 'none', 'color': 'red'}
    """
    plain = _BLANK.sub("", _ESCAPE.sub(_character, _COMMENT.sub("", words))).lower()
    said = (one.partition(":") for one in plain.split(";"))
    return {name: value for name, _, value in said if value}


def mark_of_looks(looks: Looks) -> Mark | None:
    """The mark that a style sets on text.

    >>> mark_of_looks({"opacity": ".0"}) is marks.HIDDEN, mark_of_looks({"opacity": ".5"})
    (True, None)
    """
    is_cut = any(
        _CUT.match(looks.get(name, "")) for name in ("overflow", "overflow-x", "overflow-y")
    )
    if is_cut and any(_NOTHING.match(looks.get(name, "")) for name in _SIZES):
        return marks.HIDDEN
    found = (
        mark
        for name, value in looks.items()
        for pattern, mark in _LOOKS.get(name, {}).items()
        if pattern.search(value)
    )
    return next(found, None)


def is_block_by_looks(looks: Looks) -> bool | None:
    """Whether a style makes a block of an element; None where it does not say.

    >>> is_block_by_looks({"display": "block"}), is_block_by_looks({})
    (True, None)
    """
    display = looks.get("display", "")
    if _INLINE.match(display):
        return False
    return True if _BLOCK.match(display) else None


def is_as_typed(looks: Looks) -> bool:
    """Whether a style keeps the line ends of the source.

    >>> is_as_typed({"white-space": "pre-wrap"})
    True
    """
    return _AS_TYPED.match(looks.get("white-space", "")) is not None


def take_in_sheets(root: HtmlElement) -> None:
    """Write what the style sheets of a page say into the elements that they speak of.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring("<style>.a{display:none}</style><p class='b a'>甲</p>")
    >>> take_in_sheets(page)
    >>> page.find(".//p").get("style")
    'display:none;'
    """
    rules: dict[str, list[tuple[frozenset[str], str]]] = {}
    for sheet in root.iter("style"):
        for names, words in _rules(_COMMENT.sub("", sheet.text or "")):
            key = max(names, key=lambda name: name[0] in ".#")  # of these few elements have one
            rules.setdefault(key, []).append((names, words))
    for element in root.iter() if rules else ():
        own = _names(element)
        said = [words for name in own for names, words in rules.get(name, ()) if names <= own]
        if said:
            element.set("style", ";".join([*said, str(element.get("style", ""))]))


def _rules(sheet: str) -> Iterator[tuple[frozenset[str], str]]:
    """The names that the last step of each selector asks for, and what is said of it."""
    for rule in sheet.split("}"):
        before, _, words = rule.rpartition("{")
        looks = looks_of(words)
        generates = _WORDS.search(looks.get("content", "")) is not None
        for selector in before.rpartition("{")[2].split(","):
            step, _, pseudo = _COMBINATOR.split(selector.strip())[-1].partition(":")
            names = frozenset(_NAMES.findall(step)) or frozenset("*")
            if pseudo.lstrip(":") in ("before", "after") and generates:
                yield names, "x-generated:1"
            elif not pseudo and looks.keys() & _TELLING:
                yield names, words


_TELLING = {*_LOOKS, *_SIZES, "display", "white-space"}


def _names(element: HtmlElement) -> frozenset[str]:
    classes = (f".{one}" for one in str(element.get("class", "")).split())
    return frozenset({"*", str(element.tag), f"#{element.get('id', '')}", *classes})


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1], 16)
    return chr(number) if 0 < number <= sys.maxunicode else "\ufffd"
