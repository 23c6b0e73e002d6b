"""Text that is not simply there: hidden, struck out, raised, or not yet settled.

A reader gives text in runs, each with the mark that it bears. What bears one is taken out of its
line or cell, stands beside it, and is a finding that says what and where: an error in a table,
where it may change what a measure says, and a warning elsewhere. Only what is raised or lowered
stays in its place, where Unicode has the character for it: 10⁶ must not become 106.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from attrs import field, frozen

from gxfta_measures.documents.page import Grid, Page, Passage, bound, lines, on_one_line
from gxfta_measures.documents.places import in_column
from gxfta_measures.errors import Code, Finding
from gxfta_measures.findings import sift as sift  # noqa: PLC0414  # readers have it from here
from gxfta_measures.system.limits import Limit, quote
from gxfta_measures.system.phrases import Phrase

T = TypeVar("T")

_HIGH = dict(zip("0123456789+-−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ", strict=True))
_LOW = dict(zip("0123456789+-−=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ", strict=True))


@frozen
class Mark:
    """What is with a run of text.

    Attributes:
        code: What kind of fault it is.
        words: What it is, and what to do.
        always: Whether it is an error outside tables too.
        never: Whether it is a warning in tables too.
        bare: Whether it is worth a finding where it bears no text.
        signs: The characters that stand for the text in a line.
        stays: Whether the text stays in its place as it is typed.
        concerns: What text it matters to; None: all.
    """

    code: Code
    words: Phrase
    always: bool = field(default=False, kw_only=True)
    never: bool = field(default=False, kw_only=True)
    bare: bool = field(default=False, kw_only=True)
    signs: dict[str, str] | None = field(default=None, kw_only=True, eq=False)
    stays: bool = field(default=False, kw_only=True)
    concerns: re.Pattern[str] | None = field(default=None, kw_only=True)

    def matters(self, text: str) -> bool:
        """Whether it is worth a finding where it bears that text."""
        if self.concerns is not None:
            return self.concerns.search(text) is not None
        return self.bare or bool(text.strip())


HIDDEN = Mark(Code.HIDDEN, Phrase("hidden text: show it or delete it"))
TRACKED = Mark(
    Code.UNSETTLED, Phrase("tracked changes: accept or reject them"), always=True, bare=True
)
STRUCK = Mark(Code.UNSETTLED, Phrase("text that is struck out: delete it, or the line through it"))
RAISED = Mark(Code.RAISED, Phrase("raised text"), signs=_HIGH)
LOWERED = Mark(Code.RAISED, Phrase("lowered text"), signs=_LOW)
SHIFTED = Mark(
    Code.RAISED,
    Phrase("signs set higher or lower than their line: raise or lower them as such, or not at all"),
    concerns=re.compile(r"\A[\s!-~\u00b1\u2212]+\Z"),
)
CAPITALS = Mark(
    Code.UNREADABLE,
    Phrase("letters shown large or small other than they are typed, kept as typed"),
    stays=True,
    concerns=re.compile("[A-Za-zÀ-ɏͰ-ӿ]"),
)
FONT = Mark(
    Code.UNREADABLE,
    Phrase("text in a font of symbols: type what is seen"),
    concerns=re.compile("[!-~\u00a1-\u00ff\ue000-\uf8ff]"),
)
GENERATED = Mark(
    Code.UNREADABLE, Phrase("text that a program puts in when it shows this: type it"), bare=True
)
FRAME = Mark(Code.UNREADABLE, Phrase("another page shown in this one: copy its text"), bare=True)
RUBY = Mark(Code.UNREADABLE, Phrase("a reading printed above the text: delete it"))
BOX = Mark(Code.UNREADABLE, Phrase("a text box: move its text to where it belongs"))
NESTED = Mark(Code.UNREADABLE, Phrase("a table within a cell: write its text as lines"))
STRAY = Mark(
    Code.LOST,
    Phrase("text in a table and in no cell of it: move it to where it belongs"),
    always=True,
)
TURNED = Mark(Code.UNREADABLE, Phrase("text that is turned round: type it as it is read"))
CHOICE = Mark(
    Code.UNREADABLE, Phrase("a field or a list to choose from: write what is chosen"), bare=True
)
FORMULA = Mark(Code.UNREADABLE, Phrase("a formula: type it as text"))
SYMBOL = Mark(Code.UNREADABLE, Phrase("a symbol that is no character: type it as text"), bare=True)
QUOTED = Mark(
    Code.UNREADABLE, Phrase("quotation marks that are not in the text: type them"), bare=True
)
VERSIONS = Mark(
    Code.UNREADABLE,
    Phrase("a drawing in two versions that do not say the same: delete one"),
    bare=True,
)
EMBEDDED = Mark(
    Code.UNREADABLE, Phrase("text of another file: copy it into this one"), always=True, bare=True
)
NUMBERED = Mark(
    Code.NUMBERED,
    Phrase("an automatic number, which is not in the text: convert it to text"),
    bare=True,
)
PICTURE = Mark(Code.PICTURE, Phrase("a picture, whose text is not read"), never=True, bare=True)
NOTE = Mark(Code.LEFT_OUT, Phrase("the mark of a note, left out"), never=True, bare=True)

#: A stretch of text, and what is with it.
Run = tuple[str, Mark | None]


#: A reader yields findings, and passages that stand in no line and in no cell, on its way.
Reading = Generator[Finding | Passage, None, T]


def passage(source: str, runs: Iterable[Run], place: str, *, column: int = 0) -> Reading[Passage]:
    """The passage of runs; what bears a mark is yielded, and its finding.

    Args:
        source: What to call the document in errors.
        runs: The text in stretches.
        place: Where it stands.
        column: In which column of a table; 0 outside tables.

    >>> runs = [("10", None), ("6", RAISED), ("元", HIDDEN)]
    >>> kept, (_, finding, beside) = sift(passage("a.docx", runs, "row 3", column=2))
    >>> kept.text, beside.text
    ('10⁶', '元')
    >>> print(finding)
    row 3, column 2: hidden text: show it or delete it: 【元】
    """
    spot = in_column(place, column) if column else place
    text = yield from kept(runs, spot, in_table=bool(column))
    bound(source, len(text), Limit.CELL, spot)
    return Passage(lines(text), place)


def kept(runs: Iterable[Run], place: str, *, in_table: bool = False) -> Reading[str]:
    """The text of runs that stays in its place; what bears a mark is yielded, and its finding.

    Args:
        runs: The text in stretches.
        place: Where it stands.
        in_table: Whether that is in a table, where what bears a mark may change a measure.

    >>> sift(kept([("10", None), ("6", RAISED)], "row 3"))[0]
    '10⁶'
    """
    texts: list[str] = []
    for mark, group in groupby(runs, key=lambda run: run[1]):
        text = "".join(text for text, _ in group)
        if mark is None or not mark.matters(text):
            texts.append(text)
            continue
        shown = _rendered(text, mark)
        error = (in_table or mark.always) and not mark.never and shown is None
        message = _message(mark, lines(text), shown)
        yield Finding(place, message, mark.code, warning=not error)
        if shown is None:
            yield Passage(lines(text), place)
        texts.append(shown or "")
    return "".join(texts)


def left_out(text: str, place: str, *, told: bool = True) -> Iterator[Finding | Passage]:
    """What is no part of the lines and tables of a page, and the finding that it is left out.

    Args:
        text: The text.
        place: Where it stands.
        told: Whether it is worth a finding; the number of a page is not.

    >>> beside, finding = left_out("见附件", "a footnote (1)")
    >>> print(beside.text, finding)
    见附件 warning: a footnote (1): it is left out: 【见附件】
    """
    yield Passage(lines(text), place)
    if told and text.strip():
        message = Phrase("it is left out: {text}", text=quote(on_one_line(text)))
        yield Finding(place, message, Code.LEFT_OUT, warning=True)


def page_of(blocks: Iterable[Passage | Grid], found: Iterable[Finding | Passage]) -> Page:
    """The page of blocks, with all that was found while they were read.

    Args:
        blocks: The lines and tables.
        found: What stands beside them, and what a user must know.

    >>> page_of([], left_out("— 1 —", "the foot of the page (1)", told=False)).findings
    ()
    """
    found = tuple(found)
    return Page(
        blocks=tuple(blocks),
        beside=tuple(one for one in found if isinstance(one, Passage)),
        findings=tuple(one for one in found if isinstance(one, Finding)),
    )


def _message(mark: Mark, text: str, shown: str | None) -> Phrase:
    """What a mark is, the text that bears it, and as what that was read."""
    message = mark.words
    if text:
        message = Phrase("{what}: {text}", what=message, text=quote(text))
    if shown:
        message = Phrase("{what}, read as {text}", what=message, text=quote(shown))
    return message


def _rendered(text: str, mark: Mark) -> str | None:
    """The text in the characters that stand for it; None where there are none."""
    if mark.stays:
        return text
    if mark.signs is None or not set(text) <= {*mark.signs, " "}:
        return None
    return "".join(mark.signs.get(character, character) for character in text)
