"""Word documents (.docx): their paragraphs and tables, merged cells resolved."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from gxfta_measures.documents.page import LARGEST, Grid, Line, Page, TableCell, on_one_line, refusal
from gxfta_measures.errors import Code, MissingExtra

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_BODY = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands for text; deleted text and field codes have tags of their own.
_TEXTS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
# What would be lost or mistaken if it were passed over.
_TRACKED = (Code.UNSETTLED, "tracked changes: accept or reject them")
_REFUSED = {
    f"{_W}ins": _TRACKED,
    f"{_W}del": _TRACKED,
    f"{_W}moveFrom": _TRACKED,
    f"{_W}sym": (Code.UNREADABLE, "symbols that are no characters: type them as text"),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": (
        Code.UNREADABLE,
        "formulas: type them as text",
    ),
}
# A second copy of a drawing, for programs that cannot show the first.
_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Wrappers around blocks, rows and cells: content controls, and what smart tags leave.
_WRAPPERS = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}smartTag"})
_MOST_COLUMNS = 50


def read_docx(content: bytes, source: str) -> Page:
    """The lines and grids of a Word document.

    Args:
        content: The bytes of the file.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: It is no .docx, is truncated, unfolds to more than an annex can have,
            or holds tracked changes, so that what it says is not settled.
        MissingExtra: python-docx is not installed.

    >>> read_docx(b"PK", "a.docx")
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidDocument: a.docx: 1 fault, ...
    """
    _check_package(content, source)
    body = _body(content, source)
    for node in body.iter(*_REFUSED):
        code, what = _REFUSED[str(node.tag)]
        raise refusal(source, code, f"it has {what}, then save it anew")
    for copy in list(body.iter(_COPY)):
        copy.clear()
    return Page(tuple(_blocks(body)))


def _check_package(content: bytes, source: str) -> None:
    """Refuse what is no .docx, and bombs, before anything is unfolded."""
    try:
        with ZipFile(BytesIO(content)) as package:
            infos = package.infolist()
            if _BODY not in package.namelist():
                raise refusal(source, Code.FORMAT, "a zip file but no .docx: save it as .docx")
            if sum(info.file_size for info in infos) > 5 * LARGEST:
                raise refusal(
                    source, Code.LIMIT, f"it unfolds to more than {5 * LARGEST // 10**6} MB"
                )
            if package.getinfo(_BODY).file_size > LARGEST:
                raise refusal(source, Code.LIMIT, f"its text has more than {LARGEST // 10**6} MB")
            if b"<!DOCTYPE" in package.read(_BODY):
                raise refusal(source, Code.DAMAGED, "it declares XML entities, which no .docx does")
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise refusal(source, Code.DAMAGED, f"no .docx, or a truncated one: {error}") from error


def _body(content: bytes, source: str) -> Element:
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise MissingExtra("python-docx", "documents") from error
    try:
        document: Any = docx.Document(BytesIO(content)).element
        body: Element = document.body
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise refusal(source, Code.DAMAGED, f"no .docx that can be read: {error}") from error
    return body


def _children(parent: Element) -> Iterator[Element]:
    """The children, and those that stand in a wrapper."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child


def _blocks(body: Element) -> Iterator[Line | Grid]:
    paragraphs = tables = 0
    for child in _children(body):
        if child.tag == f"{_W}p":
            paragraphs += 1
            for text in _text(child).split("\n"):
                yield Line(on_one_line(text), f"paragraph {paragraphs}")
        elif child.tag == f"{_W}tbl":
            tables += 1
            yield Grid(tuple(_rows(child, tables)))


def _text(element: Element) -> str:
    """All text in an element, its paragraphs on lines of their own."""
    pieces: list[str] = []
    for node in element.iter(f"{_W}t", f"{_W}p", *_TEXTS):
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        else:
            pieces.append(_TEXTS.get(str(node.tag), "\n" if pieces else ""))
    return "".join(pieces)


def _rows(table: Element, number: int) -> Iterator[tuple[TableCell, ...]]:
    above: list[TableCell] = []
    for at, row in enumerate((one for one in _children(table) if one.tag == f"{_W}tr"), start=1):
        above = list(_cells(row, above, f"table {number}, row {at}"))
        if above:
            yield tuple(above)


def _cells(row: Element, above: list[TableCell], place: str) -> Iterator[TableCell]:
    """The cells of a row; one merged with the cell above it is that very cell."""
    column = _number(row.find(f"{_W}trPr"), "gridBefore", 0)
    yield from [TableCell("", place)] * column
    for element in _children(row):
        if element.tag == f"{_W}tc":
            properties = element.find(f"{_W}tcPr")
            if _goes_on(properties) and column < len(above):
                cell = above[column]
            else:
                cell = TableCell(on_one_line(_text(element)), place)
            width = _number(properties, "gridSpan", 1)
            yield from [cell] * width
            column += width


def _goes_on(properties: Element | None) -> bool:
    merge = None if properties is None else properties.find(f"{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _number(properties: Element | None, name: str, otherwise: int) -> int:
    found = None if properties is None else properties.find(f"{_W}{name}")
    value = "" if found is None else str(found.get(f"{_W}val", ""))
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else otherwise
