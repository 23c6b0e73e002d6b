"""What stands in a cell beside its bodies, so that nothing of its text is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gxfta_measures.model import Segment, SegmentKind, Span
from gxfta_measures.text import BLANKS, EMPTY_MARKS
from gxfta_measures.wording.cell import PreparedCell
from gxfta_measures.wording.clauses import Clause
from gxfta_measures.wording.vocabulary import either


def asides(
    cell: PreparedCell, clauses: Iterable[Clause], mentions: Iterable[Span]
) -> Iterator[Segment]:
    """What a cell says beside its bodies, in order: role words, labels, scopes, remarks.

    Words that no clause has claimed are remarks too, so that none is dropped.

    Args:
        cell: The cell.
        clauses: Its clauses.
        mentions: Where its bodies stand in the printed text.

    >>> from gxfta_measures.wording.cell import prepare
    >>> from gxfta_measures.wording.clauses import clauses
    >>> cell = prepare("省商务厅牵头，2023年完成")
    >>> [(one.kind, one.text) for one in asides(cell, clauses(cell), [(0, 4)])]
    [('role', '牵头'), ('remark', '2023年完成')]
    """
    said: list[tuple[Span, SegmentKind]] = list(_said(cell, clauses))
    taken = sorted([*mentions, *[span for span, _ in said]])
    said += _unclaimed(cell, taken)
    for span, kind in sorted(said):
        yield Segment(kind, cell.text[slice(*span)], span)


def _said(cell: PreparedCell, clauses: Iterable[Clause]) -> Iterator[tuple[Span, SegmentKind]]:
    """What the clauses claim beside names, each with its kind: 牵头 is a role."""
    for clause in clauses:
        if clause.label:
            yield cell.span(*clause.label), "label"
        if clause.scope:
            yield cell.span(*clause.scope), "scope"
        if clause.remark:
            yield cell.span(*clause.remark), "remark"
        if clause.role:
            yield cell.span(*clause.role), "role"


@cache
def _says_nothing() -> re.Pattern[str]:
    """Signs, blanks, numerals, and the words that join names or open a list."""
    marks = "|".join(map(re.escape, sorted(EMPTY_MARKS)))
    joins = either("joins", "leads", "nouns", "etc-words")
    numerals = r"[0-9.．①-⑳]|[（(][一二三四五六七八九十]+[)）]"
    return re.compile(f"(?:[^\\w]|{BLANKS}|{marks}|{numerals}|等[^，；。]*|{joins}|包括)*")


def _unclaimed(cell: PreparedCell, taken: list[Span]) -> Iterator[tuple[Span, SegmentKind]]:
    """Where words stand that are no sign and that nobody has claimed."""
    at = 0
    for start, stop in [*taken, (len(cell.text), len(cell.text))]:
        # A sign of one character says nothing; most gaps are that short.
        if start - at > 1 and not _says_nothing().fullmatch(cell.text, at, start):
            yield (at, start), "remark"
        at = max(at, stop)
