"""Saved web pages: their lines and tables, spans over rows and columns resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import define, field

from gxfta_measures.documents import marks
from gxfta_measures.documents.elements import (
    as_seen,
    is_block,
    is_numbered,
    keeps_lines,
    mark_around,
    mark_of,
)
from gxfta_measures.documents.form import Form
from gxfta_measures.documents.marks import Mark, Reading, Run, kept, page_of, passage, sift
from gxfta_measures.documents.nesting import restore_names, with_ends
from gxfta_measures.documents.page import (
    Grid,
    Page,
    Passage,
    bound,
    conserved,
    lines,
    refusal,
)
from gxfta_measures.documents.places import in_column, in_row
from gxfta_measures.documents.rows import hang, has_hidden_columns, nearest, rows_of, span
from gxfta_measures.documents.sheets import take_in_sheets
from gxfta_measures.documents.source import decode_page, prepared
from gxfta_measures.errors import Code, Finding, MissingExtra
from gxfta_measures.findings import WHOLE_FILE
from gxfta_measures.system.limits import Limit, quote
from gxfta_measures.system.phrases import Phrase

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# What no browser shows, whatever a page says of itself.
_UNSEEN = ("script", "style", "head")
_GAP = re.compile(r"\n{3,}")  # more than the end of one block and the begin of the next


def read_html(content: bytes, source: str, form: Form) -> Page:
    """The lines and tables of a saved web page.

    Args:
        content: The bytes of the file, in UTF-8, UTF-16 or GB18030.
        source: What to call the document in errors.
        form: How such annexes are laid out.

    Raises:
        InvalidDocument: It cannot be read, or its encoding is another.
        MissingExtra: lxml is not installed.

    >>> from gxfta_measures.documents.form import guangxi
    >>> content = "<h1>附件</h1><table><tr><td>序号<td>名称</table>".encode()
    >>> page = read_html(content, "a.html", guangxi())
    >>> next(passage.text for passage in page.passages() if passage.text)
    '附件'
    """
    try:
        from lxml import etree, html
    except ImportError as error:
        raise MissingExtra("lxml", "documents") from error
    text, findings = decode_page(content, source)
    bound(source, text.count("<") + text.count("="), Limit.ELEMENTS)
    text, torn = with_ends(prepared(text))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        message = Phrase("no web page that can be read: nothing stands in it")
        raise refusal(source, Code.DAMAGED, message) from error
    # At a bound of its own the parser stops, and says so nowhere else: the rest would be lost.
    fatal = [error.line for error in parser.error_log if error.level_name == "FATAL"]
    if fatal:
        message = Phrase("no web page that can be read to its end: line {line}", line=fatal[-1])
        raise refusal(source, Code.LIMIT, message)
    restore_names(root)
    take_in_sheets(root, source)
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    blocks, found = sift(_WebPage(source, form).blocks(root))
    findings = (*findings, *(_torn(tag) for tag in dict.fromkeys(torn)))
    return conserved(source, map(str, root.itertext()), page_of(blocks, (*findings, *found)))


def _torn(tag: str) -> Finding:
    message = Phrase(
        "an element that begins in one paragraph and is not ended in it: {tag}; "
        "save the page anew, or delete it",
        tag=quote(tag),
    )
    return Finding(WHOLE_FILE, message, Code.UNSETTLED)


@define
class _WebPage:
    """What is known while a page is read."""

    source: str
    form: Form
    _lines_read: int = 0
    _rows_read: int = 0
    _tables: list[HtmlElement] = field(factory=list)

    @property
    def _place(self) -> str:
        tables = len(self._tables)
        below, above = Phrase("below table {number}", number=tables), Phrase("above the tables")
        return below if tables else above

    def blocks(self, root: HtmlElement) -> Reading[list[Passage | Grid]]:
        """The lines above, between and below the tables, and the tables that hold the measures."""
        blocks: list[Passage | Grid] = []
        runs: list[Run] = []
        for piece in _walk(root, form=self.form):
            if isinstance(piece, tuple):
                runs.append(piece)
                continue
            blocks += yield from self._lines(runs)
            runs = []
            self._tables.append(piece)
            place = Phrase("table {number}", number=len(self._tables))
            for caption in nearest(piece, "caption"):
                blocks += yield from self._lines(_runs(caption))
            yield from self._lines(
                (text, mark or marks.STRAY) for text, mark in _runs(piece, "td", "th", "caption")
            )
            rows = yield from self._rows(piece, place)
            blocks.append(Grid(tuple(rows)))
        blocks += yield from self._lines(runs)
        return blocks

    def _lines(self, runs: Iterable[Run]) -> Reading[list[Passage]]:
        text = yield from kept(runs, self._place)
        return list(self._passages(text))

    def _passages(self, text: str) -> Iterator[Passage]:
        for run in _GAP.split(text):
            for line in run.split("\n"):
                if printed := lines(line):
                    self._lines_read += 1
                    bound(self.source, self._lines_read, Limit.LINES)
                    bound(self.source, len(printed), Limit.CELL, self._place)
                    yield Passage(printed, self._place)
            yield Passage("", self._place)

    def _rows(self, table: HtmlElement, place: str) -> Reading[list[tuple[Passage, ...]]]:
        rows: list[tuple[Passage, ...]] = []
        hanging: dict[int, tuple[Passage, int]] = {}  # by column: a cell, and how many rows it has
        group = None
        if has_hidden_columns(table):
            message = Phrase("columns that are hidden: show them or delete them")
            yield Finding(place, message, Code.HIDDEN)
        for number, (row, within) in enumerate(rows_of(table), start=1):
            self._rows_read += 1
            bound(self.source, self._rows_read, Limit.ROWS)
            if within is not group:  # a cell spans no further than its group of rows
                hanging, group = {}, within
            cells = yield from self._row(row, hanging, in_row(place, number))
            if cells:
                rows.append(tuple(cells))
        return rows

    def _row(
        self, row: HtmlElement, hanging: dict[int, tuple[Passage, int]], place: str
    ) -> Reading[list[Passage]]:
        cells: list[Passage] = []
        for element in nearest(row, "td", "th"):
            hang(hanging, cells)
            cell = yield from passage(self.source, _runs(element), place, column=len(cells) + 1)
            width, height = span(element, "colspan"), span(element, "rowspan")
            bound(self.source, len(cells) + width, Limit.COLUMNS)
            columns = range(len(cells), len(cells) + width)
            if hanging.keys() & {*columns}:
                message = Phrase("cells that overlap: part them")
                yield Finding(in_column(place, columns[0] + 1), message, Code.COLUMN)
            hanging |= {column: (cell, height - 1) for column in columns if height > 1}
            cells += [cell] * width
        hang(hanging, cells)
        return cells


def _runs(root: HtmlElement, *skipped: str) -> Iterator[Run]:
    """The text in an element that is no table, or whose tables are no matter, in stretches."""
    return (run for run in _walk(root, *skipped) if isinstance(run, tuple))


def _walk(
    root: HtmlElement, *skipped: str, form: Form | None = None
) -> Iterator[Run | HtmlElement]:
    """Texts with their marks, a line feed at the edges of blocks, and tables in their place.

    Args:
        root: Where to begin; its own tail is no part of it.
        skipped: Elements that are passed over, what follows them not.
        form: How annexes are laid out, where tables are looked for.
    """
    from lxml.etree import iterwalk

    in_cell = root.tag in ("td", "th")
    bearing: list[Mark | None] = [mark_around(root)]
    typed = [any(map(keeps_lines, (root, *root.iterancestors())))]
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        edge = "\n" if is_block(element) else ""
        if event == "end":
            bearing.pop()
            typed.pop()
            yield "" if element.tag == "br" else edge, None
            if element is not root:
                yield as_seen(element.tail, typed=typed[-1]), bearing[-1]
        elif element is not root and (element.tag in skipped or _is_grid(element, form)):
            walker.skip_subtree()
            bearing.append(None)
            typed.append(False)
            yield ("", None) if element.tag in skipped else element
        else:
            mark = bearing[-1] or mark_of(element, in_cell=in_cell)
            bearing.append(mark)
            typed.append(typed[-1] or keeps_lines(element))
            yield edge, None
            yield from [("", mark)] * (mark is not None and not bearing[-2])
            yield from [("", mark or marks.NUMBERED)] * is_numbered(element)
            yield as_seen(element.text, typed=typed[-1]), mark


def _is_grid(element: HtmlElement, form: Form | None) -> bool:
    """Whether an element is a table that does not merely lay out others."""
    if element.tag != "table" or form is None:
        return False
    if next(element.iterdescendants("table"), None) is None:
        return True
    rows = ([*nearest(row, "td", "th")] for row in nearest(element, "tr"))
    return any(form.is_header("".join(map(str, one.itertext())) for one in row) for row in rows)
