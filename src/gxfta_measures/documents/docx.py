"""Word documents (.docx): their paragraphs and tables, merged cells resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from gxfta_measures.documents import marks
from gxfta_measures.documents.fields import settle_fields
from gxfta_measures.documents.form import Form
from gxfta_measures.documents.marks import Reading, kept, left_out, page_of, passage, sift
from gxfta_measures.documents.ooxml import (
    CELL,
    CHANGES_OF_FORM,
    EMBEDDED_FILE,
    PARAGRAPH,
    ROW,
    TABLE,
    TRACKED_CHANGES,
    W,
    is_of_weight,
    is_on,
    nearest,
    printed,
    value,
)
from gxfta_measures.documents.package import Package, open_package
from gxfta_measures.documents.page import Grid, Page, Passage, bound, conserved, refusal
from gxfta_measures.documents.places import in_column, in_row
from gxfta_measures.documents.styles import Styles
from gxfta_measures.documents.versions import settle_versions
from gxfta_measures.errors import Code, Finding, InvalidDocument, MissingExtra
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.phrases import Phrase

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_FLAT = frozenset(map(str, range(21)))  # in twentieths of a point
# What stands beside the text: how its members are related to the main one, and their words.
_NOTES = {
    "footnotes": Phrase("a footnote"),
    "endnotes": Phrase("an endnote"),
    "comments": Phrase("a comment"),
}
_MARGINS = {
    "header": Phrase("the head of the page"),
    "footer": Phrase("the foot of the page"),
}
_PAGE_NUMBER = re.compile(r"[-—–\d\s第页共/]*")


def read_docx(content: bytes, source: str, _: Form) -> Page:
    """The lines and tables of a Word document.

    Args:
        content: The bytes of the file.
        source: What to call the document in errors.
        _: How annexes are laid out, which this reader need not know.

    Raises:
        InvalidDocument: It is no .docx, is damaged, or has more than any annex.
        MissingExtra: lxml is not installed.

    >>> from gxfta_measures.documents.form import guangxi
    >>> read_docx(b"PK", "a.docx", guangxi())
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidDocument: a.docx: 1 fault, ...
    """
    try:
        return _read(open_package(content, source))
    except (InvalidDocument, MissingExtra):
        raise
    except Exception as error:  # a damaged package makes zipfile stumble in a dozen ways
        message = Phrase(
            "no .docx, or a damaged one ({error}): open it and save it anew", error=str(error)
        )
        raise refusal(source, Code.DAMAGED, message) from error


def _read(package: Package) -> Page:
    root = package.tree(package.main)
    body = root.find(f"{W}body")
    if body is None:
        raise refusal(package.source, Code.DAMAGED, Phrase("no .docx: it has no body"))
    styles = [package.tree(name) for name in package.related("styles")]
    others = [(words, package.tree(name)) for words, name in _members(package)]
    for one in (root, *(other for _, other in others)):
        settle_versions(one)
        settle_fields(one)
    reading = _Body(package.source, Styles.of(styles[0] if styles else None))
    blocks, found = sift(reading.blocks(body))
    told = {one.place for one in found if isinstance(one, Finding)}
    found = (*found, *reading.tracked(root, told), *reading.beside(others, told))
    read = [text for one in (root, *(other for _, other in others)) for text in printed(one)]
    return conserved(package.source, read, page_of(blocks, found))


def _members(package: Package) -> Iterator[tuple[str, str]]:
    """What stands in other members: what that is, in words, and the name of the member."""
    for kind, words in {**_NOTES, **_MARGINS}.items():
        yield from ((words, name) for name in package.related(kind))


@frozen
class _Slot:
    """A place in a row: the cell, and whether it may go on in the row below."""

    cell: Passage
    merged: bool


def _is_flat(row: Element) -> bool:
    """Whether a row is set to a height in which nothing can be seen."""
    height = row.find(f"{W}trPr/{W}trHeight")
    is_exact = height is not None and height.get(f"{W}hRule") == "exact"
    return is_exact and height is not None and str(height.get(f"{W}val", "")) in _FLAT


@define
class _Body:
    """What is known while the body of a document is read."""

    source: str
    styles: Styles
    _places: dict[Element, str] = field(factory=dict)
    _rows_read: int = 0

    def blocks(self, body: Element) -> Reading[list[Passage | Grid]]:
        """The lines and tables."""
        blocks: list[Passage | Grid] = []
        paragraphs = tables = 0
        for child in nearest(body, PARAGRAPH, TABLE, EMBEDDED_FILE):
            if child.tag == PARAGRAPH:
                paragraphs += 1
                bound(self.source, paragraphs, Limit.LINES)
                blocks += yield from self._lines(
                    child, Phrase("paragraph {number}", number=paragraphs)
                )
            elif child.tag == TABLE:
                tables += 1
                rows = yield from self._rows(child, Phrase("table {number}", number=tables))
                blocks.append(Grid(tuple(rows)))
            else:
                yield from kept(
                    [("", marks.EMBEDDED)], Phrase("below table {number}", number=tables)
                )
        return blocks

    def _lines(self, paragraph: Element, place: str) -> Reading[list[Passage]]:
        self._places[paragraph] = place
        whole = yield from passage(self.source, self.styles.paragraph(paragraph), place)
        return [Passage(line, place) for line in whole.text.split("\n")]

    def _rows(self, table: Element, place: str) -> Reading[list[tuple[Passage, ...]]]:
        rows: list[tuple[Passage, ...]] = []
        above: list[_Slot] = []
        for number, row in enumerate(nearest(table, ROW), start=1):
            self._rows_read += 1
            bound(self.source, self._rows_read, Limit.ROWS)
            self._places[row] = in_row(place, number)
            above = yield from self._slots(row, above)
            if above:
                rows.append(tuple(slot.cell for slot in above))
        return rows

    def _slots(self, row: Element, above: list[_Slot]) -> Reading[list[_Slot]]:
        """The cells of a row; one merged with the cell above it is that very cell."""
        place = self._places[row]
        at = self._number(row, "trPr/gridBefore", 0)
        slots = [_Slot(Passage("", place), merged=False)] * at
        left: Passage | None = None  # that the next cell of the row may go on
        for element in nearest(row, CELL):
            self._places[element] = in_column(place, at + 1)
            width = self._number(element, "tcPr/gridSpan", 1)
            bound(self.source, at + width, Limit.COLUMNS)
            merge = value(element, "tcPr/vMerge")
            goes_on = merge in ("", "continue") and at < len(above) and above[at].merged
            covered = value(element, "tcPr/hMerge") in ("", "continue") and left is not None
            cell = yield from self._cell(element, row, place, at + 1, hidden=goes_on or covered)
            if goes_on:
                cell = above[at].cell
            elif covered and left is not None:
                cell = left
            left = cell if value(element, "tcPr/hMerge") is not None else None
            slots += [_Slot(cell, merged=merge is not None)] * width
            at += width
        return slots

    def _cell(
        self, element: Element, row: Element, place: str, column: int, *, hidden: bool
    ) -> Reading[Passage]:
        # What stands in a row that is hidden, or in a cell that another one covers, is not seen.
        unseen = hidden or is_on(row, "trPr/hidden") or _is_flat(row)
        runs = self.styles.runs(element, marks.HIDDEN if unseen else None)
        return (yield from passage(self.source, runs, place, column=column))

    def _number(self, parent: Element, path: str, otherwise: int) -> int:
        found = value(parent, path) or ""
        if not found.isdecimal():
            return otherwise
        bound(self.source, len(found), Limit.DIGITS)
        bound(self.source, int(found), Limit.COLUMNS)
        return int(found)

    def tracked(
        self, root: Element, told: set[str], otherwise: str = "document"
    ) -> Iterator[Finding | Passage]:
        """The changes that are tracked in something else than text: rows, cells, ends.

        Args:
            root: The document, or a part of it.
            told: The places of which there is a finding already.
            otherwise: What to call the place of a change that stands in no line and no row.
        """
        for node in root.iter(*TRACKED_CHANGES, *CHANGES_OF_FORM):
            above = (self._places[one] for one in node.iterancestors() if one in self._places)
            place = next(above, otherwise)
            if place not in told and is_of_weight(node):
                told.add(place)
                yield from kept([("", marks.TRACKED)], place)

    def beside(
        self, others: list[tuple[str, Element]], told: set[str]
    ) -> Iterator[Finding | Passage]:
        """What stands in other members: notes, comments, heads and feet of pages."""
        for words, root in others:
            is_margin = words in _MARGINS.values()
            for number, part in enumerate([root] if is_margin else root, start=1):
                text = "".join(text for text, _ in self.styles.runs(part))
                place = Phrase("{what} ({number})", what=words, number=number)
                is_number = is_margin and _PAGE_NUMBER.fullmatch(text)
                yield from left_out(text, place, told=not is_number)
                yield from self.tracked(part, told, place)
