"""Folding, and the small facts about Chinese text that several modules need."""

from __future__ import annotations

import re
from functools import cache

from gxfta_measures.guards import expect
from gxfta_measures.system.memory import remembering

#: What documents print in an empty cell.
EMPTY_MARKS = frozenset({"——", "—", "－", "-", "--", "/", "／", "无"})
#: Layout: blanks, line breaks, control characters and invisible marks, as a pattern.
BLANKS = r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
# What ends no line and yet acts on a screen.
_ACTING = r"[\x00-\x08\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e]"

# These fold to themselves, and most names and ids are nothing else. In one class together they
# would take milliseconds to compile, at every start.
_PLAIN = re.compile(r"[\u4e00-\u9fa5]*|[a-z0-9-]*").fullmatch


def fold(text: str) -> str:
    """The form in which names are compared: half-width, lower case, without blanks.

    It serves comparison only and is never applied to text that is stored.

    Args:
        text: Any text.

    Returns:
        The folded text; folding it again changes nothing.

    Raises:
        WrongType: It is no text.

    >>> fold("自治区 商务厅（口岸办）")
    '自治区商务厅(口岸办)'
    >>> fold("ＮＢ") == fold("n b")
    True
    """
    if type(text) is not str:  # asked first, since this is called thousands of times
        expect(text, str, "fold", "a text")
    return text if _PLAIN(text) else _fold(text)


@remembering(answers=4096)
def _fold(text: str) -> str:
    folded = _fold_once(text)
    # Removing a blank may let two characters compose anew, so fold until nothing changes.
    while folded != text:
        text, folded = folded, _fold_once(folded)
    return folded


def _fold_once(text: str) -> str:
    import unicodedata

    normal = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        character
        for character in normal
        if not character.isspace() and unicodedata.category(character) != "Cf"
    )


def simplified(text: str) -> str:
    """The text in simplified characters, where the extra ``traditional`` is installed.

    Several traditional characters may share a simplified one, never the other way round, so
    nothing is guessed. Without OpenCC the text comes back as it is.

    >>> simplified("自治区商务厅")
    '自治区商务厅'
    """
    try:
        import opencc
    except ImportError:
        return text
    if not text.isprintable():  # OpenCC does not take halves of characters
        return text
    return str(opencc.OpenCC("t2s").convert(text))


def trim(text: str) -> str:
    r"""The text without the blanks around it, which are layout; what acts on a screen is none.

    >>> trim("\u3000全区\xa0\t"), trim("全区\x1b\n")
    ('全区', '全区\x1b')
    """
    return text.strip(_blanks())


@cache
def _blanks() -> str:
    # As characters: a pattern for the end would look at every blank of a text from each of them.
    return "".join(re.findall(f"(?!{_ACTING}){BLANKS}", "".join(map(chr, range(0x10000)))))


def mark(text: str, start: int, stop: int) -> str:
    """The text with one part of it in 【】, which stay in place where carets would not.

    >>> mark("商务厅、贸促委", 4, 7)
    '商务厅、【贸促委】'
    """
    return f"{text[:start]}【{text[start:stop]}】{text[stop:]}"
