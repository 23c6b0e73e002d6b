"""What every reader of documents returns: the printed cells, each with its place."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Row:
    """One row of printed cells.

    Attributes:
        place: Where it stands in the document, in words (line 28).
        part: The heading of the part it stands in, as printed.
        cells: The cells, without the blanks around their text.
    """

    place: str
    part: str
    cells: tuple[str, ...]


@frozen(kw_only=True)
class Table:
    """The table of a document, as printed.

    Attributes:
        title: The title of the document, its lines joined.
        sha256: The SHA-256 of the file.
        parts: The headings of the parts, in order.
        rows: The rows, in order.
    """

    title: str
    sha256: str
    parts: tuple[str, ...]
    rows: tuple[Row, ...]
