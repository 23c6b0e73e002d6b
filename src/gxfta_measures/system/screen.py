"""What a stranger's text could do to a screen, and how it is shown instead."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import east_asian_width

#: Controls, ESC, C1, marks and overrides of direction, and ends of lines.
CONTROLS = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_HALVES = "\ud800-\udfff"  # of characters
# What is not seen, though it does nothing: soft hyphens, blanks without width, tags.
_UNSEEN = (
    "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
#: What makes the lines of a text of several lines.
LINES = "\n\t"


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(f"[{CONTROLS}{_HALVES}]")


@cache
def _not_shown() -> re.Pattern[str]:
    return re.compile(f"[{CONTROLS}{_HALVES}{_UNSEEN}]")


def acting(text: str, allowed: str = "") -> list[tuple[int, str]]:
    r"""The characters of a text that act on a screen, each with its position.

    Args:
        text: Any text.
        allowed: Characters that are in order here, such as `LINES` in a long text.

    >>> acting("全\x1b[2J区"), acting("全\n区", LINES)
    ([(1, 'U+001B')], [])
    """
    found = (sign for sign in _acting().finditer(text) if sign[0] not in allowed)
    return [(sign.start(), f"U+{ord(sign[0]):04X}") for sign in found]


def shown(text: str, allowed: str = "") -> str:
    r"""A text as any screen and any page may show it; what would act or hide there is written out.

    Args:
        text: Any text.
        allowed: Characters that stay as they are, such as `LINES` in a text of several lines.

    >>> print(shown("全\x1b[2J区\n第二行"))
    全\x1b[2J区\n第二行
    """

    def written_out(sign: re.Match[str]) -> str:
        return sign[0] if sign[0] in allowed else sign[0].encode("unicode_escape").decode()

    return _not_shown().sub(written_out, text)


def brief(text: str, most: int = 40) -> str:
    """A text on one line for a repr, as `shown`; of a long one only the beginning.

    >>> brief("自治区商务厅、南宁海关", 7)
    '自治区商务厅、…'
    """
    return shown(text[:most]) + "…" * (len(text) > most)


def shown_json(text: str) -> str:
    r"""JSON as a screen may show it: the same value, what would act on a screen escaped.

    >>> print(shown_json('{"title": "全\u202e区"}'))
    {"title": "全\u202e区"}
    """

    def escaped(sign: re.Match[str]) -> str:
        if sign[0] in LINES:
            return sign[0]
        units = sign[0].encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))

    return _not_shown().sub(escaped, text)


def width(line: str) -> int:
    """How many half-width characters a line takes; a Han character takes two.

    >>> width("南宁海关"), width("7-pilot-01")
    (8, 10)
    """
    return sum(1 + (east_asian_width(sign) in "WFA") for sign in line)
