r"""How a web page says that its text looks: style attributes, and the style sheets in the page.

Sheets are read with less care than a browser takes: of a selector only the names in its last step
are looked at, and no rule undoes another. So text may be taken to be hidden that is seen, never
the reverse; it is then a finding like all other hidden text.
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

_ENDS = re.compile("<!--|-->")  # around a sheet, and of no meaning there
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_NAMES = re.compile(r"[.#\[]?[\w-]+|\*")
_COMBINATOR = re.compile(r"[\s>+~]+")
_PSEUDO = re.compile(r"::?[\w-]+")
_ANY_OF = re.compile(r":(?:is|where|matches|-webkit-any|-moz-any)\(", re.IGNORECASE)
_ASKED = re.compile(r"\([^()]*\)|(?<=[\w-])[~|^$*]?=[^\]]*\]|\]")
_DEEPEST = 4  # brackets within brackets that are looked through
_ESCAPED = re.compile(r"\\.")
_NO_NAME = re.compile(r"[^\w-]")
# What is true for a moment only, or of no text.
_OF_NO_TEXT = frozenset(
    (
        *("before", "after", "hover", "focus", "focus-within", "focus-visible", "active", "target"),
        *("visited", "empty", "host", "selection", "placeholder", "marker", "backdrop"),
    )
)
_NIL = r"(?:0+\.?0*|\.0+)(?:[a-z]+|%)?(?:!|\Z)"  # 0, 0.0, .0px
_FAR = r"-(?:999|\d{4})"  # beyond the edge of any page
_CUT = re.compile("hidden|clip")
_NOTHING = re.compile(_NIL)
_CLEAR = (
    r"\A(?:transparent|(?:rgb|hsl)a?\((?:[^,)]*,){3}0*\.?0*%?\)|(?:rgb|hsl)a?\([^)]*/0*\.?0*%?\)"
    r"|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)(?:!|\Z))"
)
_SOMEWHERE = rf"\A(?!{_NIL})[-.\d]"
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
        "opacity zoom scale": {rf"\A{_NIL}": marks.HIDDEN},
        "font-size": {rf"\A(?:{_NIL}|(?:0?\.\d+|1(?:\.\d+)?)(?:px|pt))": marks.HIDDEN},
        "font": {r"\A[a-z]*0(?:px|pt|em|%)?/": marks.HIDDEN},
        "transform": {r"scale[xy3d]*\(0*\.?0*[,)]": marks.HIDDEN, "translate": marks.SHIFTED},
        "left right text-indent margin-left margin-top margin": {rf"\A{_FAR}": marks.HIDDEN},
        "top bottom": {rf"\A{_FAR}": marks.HIDDEN, _SOMEWHERE: marks.SHIFTED},
        "translate": {_SOMEWHERE: marks.SHIFTED},
        "clip clip-path": {"rect|inset|circle|polygon": marks.HIDDEN},
        "color -webkit-text-fill-color": {_CLEAR: marks.HIDDEN},
        "filter": {r"opacity\(0": marks.HIDDEN},
        "-webkit-text-security text-security": {r"\A(?!none)": marks.HIDDEN},
        "text-decoration text-decoration-line": {"line-through": marks.STRUCK},
        "vertical-align": {
            r"\A(?:super|text-top)": marks.RAISED,
            r"\A(?:sub|text-bottom)": marks.LOWERED,
            _SOMEWHERE: marks.SHIFTED,
        },
        "unicode-bidi": {"override": marks.TURNED},
        "direction": {r"\Artl": marks.TURNED},
        "flex-direction flex-flow": {"reverse": marks.TURNED},
        "order": {_SOMEWHERE: marks.TURNED},
        "text-transform": {r"\A(?!none)": marks.CAPITALS},
        "font-family": {r"\A[\"']?(?:symbol|wingdings[23]?|webdings|mtextra)\b": marks.FONT},
        "list-style list-style-type": {_COUNTING: marks.NUMBERED},
        "x-generated": {"": marks.GENERATED},
    }.items()
    for name in names.split()
}
# Text that a sheet puts in, but for the signs and the icons that pages are decorated with.
_WORDS = re.compile(r"[\"'][^\"']*(?:[^\W_\ue000-\uf8ff]|[、，；：。（）])|counter|attr")
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
        for names, words in _rules(_COMMENT.sub("", _ENDS.sub("", sheet.text or ""))):
            key = max(names, key=lambda name: name[0] in ".#[")  # of these few elements have one
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
        for step in _steps(before.rpartition("{")[2]):
            names = frozenset(_NAMES.findall(_PSEUDO.sub("", step))) or frozenset("*")
            pseudo = {found.lstrip(":") for found in _PSEUDO.findall(step)}
            if pseudo & {"before", "after"} and generates:
                yield names, "x-generated:1"
            elif not pseudo & _OF_NO_TEXT and looks.keys() & _TELLING:
                yield names, words


def _steps(selectors: str) -> Iterator[str]:
    """The last step of each selector, without what is asked in brackets; of any of several, each.

    >>> list(_steps(".a > TD[x='y'], :is(b, i):not(.c)"))
    ['td[x', 'b', 'i:not']
    """
    plain = _ESCAPE.sub(lambda one: _in_a_name(_character(one)), _COMMENT.sub("", selectors))
    plain = _ANY_OF.sub(",", _ESCAPED.sub("_", plain)).lower()
    for _ in range(_DEEPEST):
        plain = _ASKED.sub("", plain)
    steps = [_COMBINATOR.split(one.strip())[-1] for one in plain.replace(")", "").split(",")]
    # What cannot be made out asks for nothing, and so is true of everything.
    yield from ("" if "(" in one else one for one in steps if one or not any(steps))


_TELLING = {*_LOOKS, *_SIZES, "display", "white-space"}


def _names(element: HtmlElement) -> frozenset[str]:
    classes = (f".{_in_a_name(one)}" for one in str(element.get("class", "")).lower().split())
    given = (f"[{name}" for name in map(str, element.keys()))
    id_ = _in_a_name(str(element.get("id", "")).lower())
    return frozenset({"*", str(element.tag), f"#{id_}", *classes, *given})


def _in_a_name(text: str) -> str:
    """Signs that selectors write with a backslash are the same in names, whatever they are."""
    return _NO_NAME.sub("_", text)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1], 16)
    return chr(number) if 0 < number <= sys.maxunicode else "\ufffd"
