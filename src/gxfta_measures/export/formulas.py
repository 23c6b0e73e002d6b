"""Cells that a spreadsheet would take for formulas, made harmless; and whoever asks is told."""

from __future__ import annotations

import warnings
from collections.abc import Generator
from contextlib import contextmanager

from gxfta_measures.system.phrases import Phrase

#: What such a cell begins with; the full-width signs count in East Asian spreadsheets.
SIGNS = tuple("=+-@\t\r＝＋－＠")
#: What spreadsheets write before a text that is to stay one.
GUARD = "'"
_SHOWN = 5  # places in a warning


class FormulaWarning(UserWarning):
    """Some cells began like formulas, and were written so that none of them is one."""


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula.

    >>> is_formula("=1+1"), is_formula("——")
    (True, False)
    """
    return text.startswith(SIGNS)


class Guard:
    """Writes ``'`` before what could be a formula, and counts how often."""

    def __init__(self) -> None:
        self.places: list[str] = []

    def text(self, text: str, place: str) -> str:
        """The text, harmless.

        >>> Guard().text("=1+1", "a1"), Guard().text("全区", "a2")
        ("'=1+1", '全区')
        """
        if not is_formula(text):
            return text
        self.places.append(place)
        return GUARD + text


@contextmanager
def guarding() -> Generator[Guard]:
    """A guard, which warns at the end if it had to do anything.

    >>> with guarding() as guard:
    ...     guard.text("全区", "a2")
    '全区'
    """
    guard = Guard()
    yield guard
    if guard.places:
        more = ", …" if len(guard.places) > _SHOWN else ""
        places = ", ".join(guard.places[:_SHOWN]) + more
        message = Phrase(
            "cells that begin like formulas stay texts, with {sign} before them: {places}",
            sign=GUARD,
            places=places,
        )
        warnings.warn(message, FormulaWarning, stacklevel=2)
