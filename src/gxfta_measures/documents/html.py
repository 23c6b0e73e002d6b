"""Saved web pages: their lines and tables, spans over rows and columns resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from gxfta_measures.documents.page import Grid, Line, Page, TableCell, decode, on_one_line, refusal
from gxfta_measures.errors import Code, MissingExtra

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_UNSEEN = frozenset({"script", "style", "head", "noscript", "template"})
_MOST_COLUMNS = 50
_GAP = re.compile(r"\n{3,}")  # more than the end of one block and the begin of the next
# A line feed of the source beside a Han character is layout, elsewhere it is a blank.
_SOURCE_BREAK = re.compile(r"(?<=[^\x00-\xff])[ \t\r]*\n\s*|[ \t\r]*\n\s*(?=[^\x00-\xff\s])")
_BLANK_RUN = re.compile(r"[ \t\r\n]+")


def read_html(content: bytes, source: str) -> Page:
    """The lines and grids of a saved web page.

    Args:
        content: The bytes of the file, in UTF-8 or GB18030.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: It cannot be read, or its encoding is another.
        MissingExtra: lxml is not installed.

    >>> page = read_html("<h1>附件</h1><table><tr><td>序号<td>名称</table>".encode(), "a.html")
    >>> next(line.text for line in page.blocks if isinstance(line, Line) and line.text)
    '附件'
    """
    try:
        from lxml import etree, html
    except ImportError as error:
        raise MissingExtra("lxml", "documents") from error
    text, note = _decode(content, source)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text).encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        message = f"no web page that can be read: {error}"
        raise refusal(source, Code.DAMAGED, message) from error
    return Page(tuple(_blocks(root)), note)


def _decode(content: bytes, source: str) -> tuple[str, str]:
    declared = _CHARSET.search(content[:4096])
    if declared and declared[1].lower() in {b"gb2312", b"gbk", b"gb18030"}:
        return decode(content, source)[0], ""  # as it says itself
    return decode(content, source)


def _blocks(root: HtmlElement) -> Iterator[Line | Grid]:
    """The lines above, between and below the tables, and the tables that hold no other."""
    lines: list[str] = []
    tables = 0
    for piece in _walk(root):
        if isinstance(piece, str):
            lines.append(piece)
            continue
        yield from _lines("".join(lines))
        lines = []
        tables += 1
        yield Grid(tuple(_rows(piece, tables)))
    yield from _lines("".join(lines))


def _lines(text: str) -> Iterator[Line]:
    for run in _GAP.split(text):
        for line in run.split("\n"):
            if printed := on_one_line(line):
                yield Line(printed, "text")
        yield Line("", "text")


def _walk(root: HtmlElement) -> Iterator[str | HtmlElement]:
    """Texts, with a line feed at the edges of blocks, and tables in place of their text."""
    from lxml.etree import iterwalk

    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            yield "" if element.tag in _inline() or element.tag == "br" else "\n"
            yield _as_seen(element.tail) if element is not root else ""
        elif _is_table(element) or _is_unseen(element):
            walker.skip_subtree()
            yield element if _is_table(element) else ""
        else:
            yield ("" if element.tag in _inline() else "\n") + _as_seen(element.text)


@cache
def _inline() -> frozenset[str]:
    """The elements that stand within a line."""
    from lxml.html import defs

    known = defs.phrase_tags | defs.font_style_tags | defs.special_inline_tags
    return frozenset(known | {"mark", "time", "bdi", "wbr"}) - {"br"}


def _is_table(element: HtmlElement) -> bool:
    """Whether an element is a table that does not merely lay out others."""
    return element.tag == "table" and next(element.iterdescendants("table"), None) is None


def _is_unseen(element: HtmlElement) -> bool:
    """Whether an element prints nothing of its own: a script, or the mark of a footnote."""
    if element.tag == "sup":
        parent = element.getparent()
        return element.find(".//a") is not None or (parent is not None and parent.tag == "a")
    return element.tag in _UNSEEN


def _as_seen(text: str | None) -> str:
    """A text node with the blanks and line feeds of the source as a reader sees them."""
    return _BLANK_RUN.sub(" ", _SOURCE_BREAK.sub("", text)) if text else ""


Hanging = dict[int, tuple[TableCell, int]]  # by column: a cell and how many rows it still has


def _rows(table: HtmlElement, number: int) -> Iterator[tuple[TableCell, ...]]:
    hanging: Hanging = {}
    for at, element in enumerate(table.iter("tr"), start=1):
        row = _row(element, hanging, f"table {number}, row {at}")
        if row:
            yield tuple(row)


def _row(row: HtmlElement, hanging: Hanging, place: str) -> list[TableCell]:
    cells: list[TableCell] = []
    for element in row.iter("td", "th"):
        _hang(hanging, cells)
        cell = TableCell(on_one_line("".join(map(str, _walk(element)))), place)
        width, height = _span(element, "colspan"), _span(element, "rowspan")
        columns = range(len(cells), len(cells) + width)
        hanging |= {column: (cell, height - 1) for column in columns if height > 1}
        cells += [cell] * width
    _hang(hanging, cells)
    return cells


def _hang(hanging: Hanging, cells: list[TableCell]) -> None:
    """Put in the cells that hang down from rows above."""
    while len(cells) in hanging:
        cell, rows = hanging.pop(len(cells))
        if rows > 1:
            hanging[len(cells)] = (cell, rows - 1)
        cells.append(cell)


def _span(element: HtmlElement, name: str) -> int:
    value = str(element.get(name, "1")).strip()
    limit = _MOST_COLUMNS if name == "colspan" else 10**6
    return max(1, min(int(value[:8]), limit)) if value.isdecimal() and value.isascii() else 1
