"""The style sheets in a web page: what they say is written into the elements that they speak of.

They are read with less care than a browser takes: of a selector only the names in its last step are
looked at, and no rule undoes one that sets a mark. So text may be taken to be hidden that is seen,
never the reverse; it is then a finding like all other hidden text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.documents import marks
from gxfta_measures.documents.looks import (
    COMMENT,
    ESCAPE,
    SIZES,
    character,
    looks_of,
    mark_of_looks,
)
from gxfta_measures.documents.page import bound
from gxfta_measures.system.limits import Limit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENDS = re.compile("<!--|-->")  # around a sheet, and of no meaning there
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
# Text that a sheet puts in, but for the signs and the icons that pages are decorated with.
_WORDS = re.compile(r"[\"'][^\"']*(?:[^\W_\ue000-\uf8ff]|[、，；：。（）])|counter|attr")
# What matters although it sets no mark, or none alone.
_TELLING = frozenset({*SIZES, "overflow", "overflow-x", "overflow-y", "display", "white-space"})


@frozen
class _Rule:
    """What is said of the elements that have some names.

    Attributes:
        names: The names, all of which an element must have.
        words: What is said.
        rank: How strong it is: a mark stands against all that sets none, and one that is important
            against the style of the element too.
        number: Which it is, counted over all sheets.
    """

    names: frozenset[str]
    words: str
    rank: int
    number: int

    @classmethod
    def of(cls, names: frozenset[str], words: str, number: int) -> _Rule:
        """The rule of some words."""
        mark = mark_of_looks(looks_of(words))
        rank = 0 if mark is None else 1 + (mark is marks.HIDDEN)
        return cls(names, words, _STRONGEST if rank and "!" in words else rank, number)


_STRONGEST = 3


def take_in_sheets(root: HtmlElement, source: str) -> None:
    """Write what the style sheets of a page say into the elements that they speak of.

    Args:
        root: The page; its elements are changed.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: They have more rules than any page.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring("<style>.a{display:none}</style><p class='b a'>甲</p>")
    >>> take_in_sheets(page, "a.html")
    >>> page.find(".//p").get("style")
    'display:none;'
    """
    rules: dict[str, list[_Rule]] = {}
    count = looked = 0
    for sheet in root.iter("style"):
        text = COMMENT.sub("", _ENDS.sub("", sheet.text or ""))
        bound(source, text.count("{") + text.count(","), Limit.ELEMENTS)
        for names, words in dict.fromkeys(_rules(text)):
            count += 1
            key = max(names, key=lambda name: name[0] in ".#[")  # of these few elements have one
            rules.setdefault(key, []).append(_Rule.of(names, words, count))
    for element in root.iter() if rules else ():
        own = _names(element)
        asked = [rule for name in own for rule in rules.get(name, ())]
        said = [rule for rule in asked if rule.names <= own]
        looked += len(asked) + sum(len(rule.words) for rule in said)
        bound(source, looked, Limit.STYLES)
        if said:
            element.set("style", _together(said, str(element.get("style", ""))))


def _together(said: list[_Rule], own: str) -> str:
    """All that is said of an element, what counts most behind the rest."""
    ordered = sorted(said, key=lambda rule: (rule.rank, rule.number))
    weaker = [rule.words for rule in ordered if rule.rank < _STRONGEST]
    stronger = [rule.words for rule in ordered if rule.rank == _STRONGEST]
    return ";".join([*weaker, own, *stronger])


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
            elif not pseudo & _OF_NO_TEXT and (mark_of_looks(looks) or looks.keys() & _TELLING):
                yield names, words


def _steps(selectors: str) -> Iterator[str]:
    """The last step of each selector, without what is asked in brackets; of any of several, each.

    >>> list(_steps(".a > TD[x='y'], :is(b, i):not(.c)"))
    ['td[x', 'b', 'i:not']
    """
    plain = ESCAPE.sub(lambda one: _in_a_name(character(one)), COMMENT.sub("", selectors))
    plain = _ANY_OF.sub(",", _ESCAPED.sub("_", plain)).lower()
    for _ in range(_DEEPEST):
        plain = _ASKED.sub("", plain)
    steps = [_COMBINATOR.split(one.strip())[-1] for one in plain.replace(")", "").split(",")]
    # What cannot be made out asks for nothing, and so is true of everything.
    for one in steps:
        if one or not any(steps):
            yield "" if "(" in one or len(one) > Limit.TITLE.most else one


def _names(element: HtmlElement) -> frozenset[str]:
    classes = (f".{_in_a_name(one)}" for one in str(element.get("class", "")).lower().split())
    given = (f"[{name}" for name in map(str, element.keys()))
    id_ = _in_a_name(str(element.get("id", "")).lower())
    return frozenset({"*", str(element.tag), f"#{id_}", *classes, *given})


def _in_a_name(text: str) -> str:
    """Signs that selectors write with a backslash are the same in names, whatever they are."""
    return _NO_NAME.sub("_", text)
