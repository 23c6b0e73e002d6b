"""The annex of a document, the table of its measures: title, parts and rows of printed cells."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from attrs import field, frozen

from gxfta_measures.documents.form import Form
from gxfta_measures.documents.page import Passage
from gxfta_measures.errors import Finding
from gxfta_measures.terms import PrintedColumn


class Fate(Enum):
    """What becomes of a passage of a document; each has exactly one of these."""

    TITLE = auto()  # it is part of the title
    LABEL = auto()  # the word 附件, which stands above the title
    HEADING = auto()  # it stands over a column
    PART = auto()  # it is the heading of a part
    CELL = auto()  # it is a cell of a row
    LEFT_OUT = auto()  # it has no place in the data, and a finding says so


@frozen(kw_only=True)
class Row:
    """One row of printed cells.

    Attributes:
        place: Where it stands in the document, in words (line 28).
        part: The heading of the part it stands in, as printed; empty where there is none.
        number: Its number.
        cells: The cells by their columns, without the blanks around their text; a column that
            the document does not have is missing. Cells that name bodies keep their lines.
    """

    place: str
    part: str
    number: int
    cells: Mapping[PrintedColumn, str] = field(hash=False)


@frozen(kw_only=True)
class Annex:
    """The table of measures in a document, as printed.

    Attributes:
        sha256: The SHA-256 of the file.
        title: The title of the document, its lines joined.
        parts: The headings of the parts, in order.
        rows: The rows, in order.
        form: How its table is laid out.
        findings: What is wrong with its layout, and what was left out of it.
        fates: What became of every passage of the document.
    """

    sha256: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[Row, ...]
    form: Form
    findings: tuple[Finding, ...] = ()
    fates: Mapping[Passage, Fate] = field(
        factory=dict, eq=False, repr=lambda fates: f"<of {len(fates)} passages>"
    )
