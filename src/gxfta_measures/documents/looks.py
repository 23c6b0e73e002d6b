r"""What the style of an element says of its text, and the mark that this sets on it."""

from __future__ import annotations

import re
import sys

from gxfta_measures.documents import marks
from gxfta_measures.documents.marks import Mark
from gxfta_measures.system.memory import remembering

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_NIL = r"(?:0+\.?0*|\.0+)(?:[a-z]+|%)?(?:!|\Z)"  # 0, 0.0, .0px
_FAR = r"-(?:999|\d{4})"  # beyond the edge of any page
_CUT = re.compile("hidden|clip")
_NOTHING = re.compile(_NIL)
_CLEAR = (
    r"\A(?:transparent|(?:rgb|hsl)a?\((?:[^,)]*,){3}0*\.?0*%?\)|(?:rgb|hsl)a?\([^)]*/0*\.?0*%?\)"
    r"|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)(?:!|\Z))"
)
_SOMEWHERE = rf"\A(?!{_NIL})[-.\d]"
SIZES = ("height", "width", "max-height", "max-width")
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
    plain = _BLANK.sub("", ESCAPE.sub(character, COMMENT.sub("", words))).lower()
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
    if is_cut and any(_NOTHING.match(looks.get(name, "")) for name in SIZES):
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


def character(escape: re.Match[str]) -> str:
    """The sign that is written as its number."""
    number = int(escape[1], 16)
    return chr(number) if 0 < number <= sys.maxunicode else "\ufffd"
