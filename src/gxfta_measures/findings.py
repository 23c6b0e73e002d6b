"""What is wrong with a file or a document, in the one form that everything wrong has.

Whatever reads something that may be faulty is a generator: it yields a finding for each thing
that is wrong, goes on, and returns what it could read.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from enum import StrEnum
from typing import Self, TypeVar

from attrs import frozen

from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.screen import shown
from gxfta_measures.system.shared import Shared

T = TypeVar("T")
Y = TypeVar("Y")


class Code(Shared, StrEnum):
    """What kind of fault it is, for programs; words are added to the list, never renamed.

    Attributes:
        about: What the word means.

    >>> Code("empty").about
    'what must say something says nothing'
    """

    about: str

    def __new__(cls, value: str, about: str = "") -> Self:
        """A word with its meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        vars(member).update(about=about)
        return member

    # The file as a whole.
    FORMAT = "format", "a file of a kind that is not read; the message says what to do with it"
    DAMAGED = "damaged", "a file that is not what it begins as: torn, or no valid JSON"
    ENCODING = "encoding", "a text in another encoding than UTF-8"
    LIMIT = "limit", "more than any annex has; the message names the limit"
    LOST = "lost", "text that would be lost or doubled, so that the document is refused"
    HIDDEN = "hidden", "text that is in the file and not seen, or not printed"
    UNSETTLED = "unsettled", "tracked changes or struck text: what counts is not decided"
    UNREADABLE = "unreadable", "what cannot be given as text, such as a formula"
    RAISED = "raised", "raised or lowered text, which may change what a number means"
    NUMBERED = "numbered", "automatic numbers, which the program prints and the text lacks"
    PICTURE = "picture", "a picture, which may show text"
    # The layout of a document.
    NO_TABLE = "no-table", "no table has the columns of an annex"
    COLUMN = "column", "a column that is missing, or one that has no place in the data"
    LEFT_OUT = "left-out", "printed text that has no place in the data"
    ROW = "row", "a row with too few cells, without a number, or outside every part"
    PART = "part", "a heading of a part that is not known"
    COUNT = "count", "a printed number of rows that is not how many follow"
    TITLE = "title", "no title, or that of another batch"
    # What a measure says.
    EMPTY = "empty", "what must say something says nothing"
    BLANKS = "blanks", "blanks around a text, which are layout and no part of it"
    CONTROL = "control", "characters that control how text is shown, and are not seen"
    ORDER = "order", "numbers that do not run on, or parts that are mixed"
    TWICE = "twice", "something that stands there a second time"
    UNKNOWN_BODY = "unknown-body", "a body that the registry does not know"
    DOUBTFUL = "doubtful", "words among bodies that do not read like one, or may be read wrong"
    UNKNOWN_SCOPE = "unknown-scope", "a scope that cannot be read"
    NOT_PRINTED = "not-printed", "a derived value whose words are not those that are printed"
    NOT_DERIVED = "not-derived", "a derived value that the printed words do not give"
    CORRECTION = "correction", "a stated correction that says or changes nothing"
    # The form of a file: a batch file, or that of bodies or of places.
    VALUE = "value", "a value of the wrong type, or a word that is not known"
    MISSING = "missing", "a field that is not there"
    UNKNOWN_FIELD = "unknown-field", "a field that the schema does not have"
    REFERENCE = "reference", "an id that no record before this one has, or not yet"
    SCHEMA = "schema", "a file of a schema version that this package does not know"
    DIGEST = "digest", "a digest that is not that of the measures"
    RELEASED = "released", "an id that was released once, and is gone or means something else"


@frozen
class Finding:
    """One thing that is wrong with a file or a document, with its place.

    Attributes:
        place: Where it is: a path in a file, or a row and a column of a document.
        message: What is wrong and what to do; a phrase, so that it can be translated.
        code: What kind of fault it is, for programs.
        warning: Whether it may be let through.

    >>> print(Finding("measures[0].title", "it is empty", Code.EMPTY))
    measures[0].title: it is empty
    """

    place: str
    message: Phrase
    code: Code
    warning: bool = False

    def __str__(self) -> str:
        return f"{'warning: ' * self.warning}{shown(self.place)}: {shown(self.message)}"


#: The place of what is wrong with a file as a whole.
WHOLE_FILE = Phrase("file")
#: How many findings are printed one by one.
SHOWN = 200


def listed(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings one a line, and how many more there are where there are very many.

    Args:
        findings: The findings.

    >>> list(listed([Finding(f"row {n}", "it is empty", Code.EMPTY) for n in range(201)]))[-1]
    '… and 1 more'
    """
    yield from map(str, findings[:SHOWN])
    if len(findings) > SHOWN:
        yield f"… and {len(findings) - SHOWN} more"


#: What a reader gives: it yields everything that is wrong, and returns what it could read.
Findings = Generator[Finding, None, T]


def sift(reading: Generator[Y, None, T]) -> tuple[T, tuple[Y, ...]]:
    """What a reading returns, and everything that it found on the way.

    >>> def number(text: str) -> Findings[int]:
    ...     if not text.isdecimal():
    ...         yield Finding("here", "it is no number", Code.VALUE)
    ...         return 0
    ...     return int(text)
    >>> sift(number("7"))
    (7, ())
    """
    found: list[Y] = []
    while True:
        try:
            found.append(next(reading))
        except StopIteration as end:
            return end.value, tuple(found)
