"""Lines of a width: text folded as Chinese is printed, tables, and cards where those do not fit."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.screen import LINES, shown

#: The width of what goes to a file or a pipe.
WIDTH = 140
_GAP = 2
_LEAST = 16  # of a column that is folded: less is a sliver, and cards read better
_CLOSING = frozenset("、，。；：？！）》】〉」』”’·%,.;:?!)]}—…")  # no line begins with these
_OPENING = frozenset("（《【〈「『“‘([{")  # and none ends with these


def screen_width() -> int:
    """How many half-width characters a line has: of the terminal, or of a file."""
    return max(20, shutil.get_terminal_size((WIDTH, 24)).columns)


def is_screen() -> bool:
    """Whether lines have a width at all: those of a file or a pipe may be of any length."""
    return bool(shutil.get_terminal_size((0, 0)).columns)


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of a width, none of which begins with 、，） or ends with （.

    Args:
        text: The text; its own ends of lines stay.
        width: How many half-width characters a line has; a Han character takes two.

    >>> wrap("南宁海关、（自治区）商务厅", 8)
    ['南宁海', '关、（自', '治区）商', '务厅']
    """
    return [line for part in text.split("\n") for line in _lines(part, width)]


def _lines(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for unit in _fitting(text, width):
        wide = cell_len(unit)
        if used + wide > width:
            yield line.rstrip()
            line, used = "", 0
            if unit.isspace():
                continue
        line, used = line + unit, used + wide
    yield line.rstrip()


def _fitting(text: str, width: int) -> Iterator[str]:
    """What cannot be parted, unless it is wider than the line."""
    for unit in _units(text):
        yield from unit if cell_len(unit) > width else (unit,)


def _units(text: str) -> Iterator[str]:
    """The pieces of a text between which a line may end."""
    unit = ""
    for sign in text:
        if unit and not _belongs(unit[-1], sign):
            yield unit
            unit = ""
        unit += sign
    yield unit


def _belongs(before: str, sign: str) -> bool:
    if before.isspace() or sign.isspace():
        return False
    return sign in _CLOSING or before in _OPENING or (before.isascii() and sign.isascii())


def padded(text: str, width: int) -> str:
    """A text with blanks behind it up to a width."""
    return text + " " * (width - cell_len(text))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], narrow: int) -> Iterator[str]:
    """The lines of a table, or of cards where its columns would be too narrow to read.

    Args:
        headings: The headings of the columns.
        rows: The cells, row by row.
        narrow: How many columns from the left are never folded.
    """
    cells = [[shown(cell, LINES) for cell in row] for row in rows]
    widths = _widths([list(headings), *cells], narrow, screen_width())
    if widths is None:
        yield from _cards(headings, cells, narrow)
    else:
        yield from _rows([list(headings), *cells], widths)


def _widths(rows: list[list[str]], narrow: int, room: int) -> list[int] | None:
    """The width of each column; None where one of them would be a sliver."""
    widest = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    room -= sum(widest[:narrow]) + _GAP * (len(widest) - 1)
    widths = dict(enumerate(widest[:narrow]))
    # The small ones take what they need, the others share the rest.
    folded = sorted(range(narrow, len(widest)), key=widest.__getitem__)
    for done, place in enumerate(folded):
        widths[place] = min(widest[place], room // (len(folded) - done))
        room -= widths[place]
    if any(widths[place] < min(widest[place], _LEAST) for place in folded):
        return None
    return [widths[place] for place in range(len(widest))]


def _width(cell: str) -> int:
    return max(map(cell_len, cell.split("\n")))


def _rows(rows: list[list[str]], widths: list[int]) -> Iterator[str]:
    folded = [[wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)] for row in rows]
    parted = any(len(lines) > 1 for row in folded for lines in row)
    for number, row in enumerate(folded):
        yield from [""] * (parted and number > 0)
        for place in range(max(map(len, row))):
            parts = (lines[place] if place < len(lines) else "" for lines in row)
            line = (" " * _GAP).join(map(padded, parts, widths))
            yield line.rstrip()


def _cards(headings: Sequence[str], rows: list[list[str]], narrow: int) -> Iterator[str]:
    """Each row as a few lines: the narrow cells first, and the others behind their headings."""
    for number, row in enumerate(rows):
        yield from [""] * (number > 0)
        yield from hanging((" " * _GAP).join(row[:narrow]), 0)
        for heading, cell in zip(headings[narrow:], row[narrow:], strict=True):
            if cell:
                yield from hanging(_("{heading}: {text}").format(heading=heading, text=cell), 2)


def hanging(text: str, indent: int) -> Iterator[str]:
    """A text set in, and its further lines a little more."""
    first, *others = wrap(text, screen_width() - indent - _GAP)
    yield " " * indent + first
    yield from (" " * (indent + _GAP) + line for line in others)
