"""How much of anything is read before a document or a file is refused: every bound of the package.

An annex has some forty rows in some hundred kilobytes. The bounds of documents lie far above
that, and low enough that none costs more than 256 MB and 10 seconds, whatever it is. Batch files
have larger ones of their own: there may be a hundred thousand measures in one, and what it costs
grows with its bytes alone.
"""

from __future__ import annotations

from enum import Enum

from gxfta_measures.findings import WHOLE_FILE, Code, Finding
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.shared import Shared


class Limit(Shared, Enum):
    """A bound: how many there may be, and of what.

    Attributes:
        most: How many there may be.
        unit: Of what, in words.

    >>> Limit.ROWS.most, Limit.ROWS.unit
    (2000, 'rows in the tables of a document')
    """

    FILE = 20_000_000, Phrase("bytes in a document or a form")
    MEMBERS = 2_000, Phrase("members in the package of a .docx")
    UNPACKED = 40_000_000, Phrase("bytes in the members of a .docx that are read")
    ELEMENTS = 250_000, Phrase("elements and attributes in a document")
    STYLES = 20_000_000, Phrase("characters of style sheets that speak of elements of a page")
    LINES = 50_000, Phrase("lines in a document")
    TEXT = 500_000, Phrase("characters in a document")
    ROWS = 2_000, Phrase("rows in the tables of a document")
    COLUMNS = 50, Phrase("columns in a table")
    CELL = 20_000, Phrase("characters in a cell")
    TITLE = 500, Phrase("characters in a title")
    DIGITS = 4, Phrase("digits in a number")
    BATCH_FILE = 1_000_000_000, Phrase("bytes in a batch file")
    MEASURES = 250_000, Phrase("measures in a batch file")
    NUMBER = 6, Phrase("digits in the number of a measure")
    NESTING = 100, Phrase("levels of nesting in a batch file")
    VALUES = 50_000_000, Phrase("values in a batch file")

    most: int
    unit: Phrase

    def __init__(self, most: int, unit: Phrase) -> None:
        vars(self).update(most=most, unit=unit)

    def passed(self, place: str = WHOLE_FILE) -> Finding:
        """The finding that there are more.

        >>> print(Limit.DIGITS.passed("row 3"))
        row 3: more than 4 digits in a number, which is the limit (DIGITS)
        """
        message = Phrase(
            "more than {most:,} {unit}, which is the limit ({name})",
            most=self.most,
            unit=self.unit,
            name=self.name,
        )
        return Finding(place, message, Code.LIMIT)


#: How much of a text a finding quotes, in characters.
WINDOW = 60
#: Longer texts are worked out anew each time, so that what is remembered is bounded in bytes too.
LONGEST_REMEMBERED = 256
#: Longest whole number of a batch file, in digits; a longer one is found to be none.
LONGEST_NUMBER = 18


def cut(value: object) -> str:
    """A value as Python writes it, cut where it is long.

    >>> cut("1" * 100)
    "'1111...11…"
    """
    text = repr(value)
    return text if len(text) <= WINDOW else f"{text[:WINDOW]}…"


def quote(text: str) -> str:
    """A text in 【】, cut where it is long.

    >>> quote("注：" + "甲" * 100)
    '【注：甲甲...甲】… (102 characters)'
    """
    if len(text) <= WINDOW:
        return f"【{text}】"
    return Phrase("【{text}】… ({count} characters)", text=text[:WINDOW], count=len(text))


def around(text: str, start: int, stop: int) -> str:
    """A text with one part of it in 【】, cut where it is long.

    >>> around("商务厅、贸促委", 4, 7)
    '商务厅、【贸促委】'
    >>> around("甲" * 100 + "贸促委", 100, 103)[:3]
    '…甲甲'
    """
    first, last = max(0, start - WINDOW), stop + WINDOW
    before, after = "…" * (first > 0), "…" * (last < len(text))
    return f"{before}{text[first:start]}{quote(text[start:stop])}{text[stop:last]}{after}"
