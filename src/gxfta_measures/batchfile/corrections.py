"""Stated corrections: derived values that are meant to differ from what the printed words give.

A correction stands where the value stands: at a mention, at a cell (for which bodies it lists and
what it says beside them), or at a scope. What differs without one is a fault, and so is one that
changes nothing. A corrected value may differ from our reading, never from what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from gxfta_measures.errors import Code, Finding
from gxfta_measures.model import DepartmentList, Mention
from gxfta_measures.scope import Scope
from gxfta_measures.system.limits import quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.text import fold


def corrected_scope(scope: Scope | None, anew: Scope | None) -> Scope | None:
    """What the printed words give of a scope, or what it is corrected to.

    >>> from gxfta_measures import parse_scope
    >>> corrected_scope(None, parse_scope("全区")).text
    '全区'
    """
    return scope if scope and scope.correction is not None else anew


def corrected_cell(cell: DepartmentList, anew: DepartmentList) -> DepartmentList:
    """What the printed words give of a cell, with what is corrected of it in its place.

    Args:
        cell: The cell as stated.
        anew: What the printed words give.

    >>> from gxfta_measures import parse_departments
    >>> anew = parse_departments("省商务厅、药监局等")
    >>> corrected_cell(evolve(anew, open_ended=False), anew).open_ended
    True
    >>> closed = evolve(anew, open_ended=False, correction="等 is no more than politeness")
    >>> corrected_cell(closed, anew) == closed
    True
    """
    given = {mention.span: mention for mention in anew}
    given |= {mention.span: mention for mention in cell if mention.correction is not None}
    if cell.correction is None:
        return evolve(anew, mentions=tuple(given[mention.span] for mention in anew))
    listed = (given.get(mention.span) for mention in cell)
    return evolve(cell, mentions=tuple(mention for mention in listed if mention is not None))


def check_corrected_scope(place: str, scope: Scope | None, anew: Scope | None) -> Iterator[Finding]:
    """What is wrong with the correction of a scope, if it has one.

    Args:
        place: Where the scope stands.
        scope: The scope as stated.
        anew: What the printed words give; None where they cannot be read.
    """
    if scope and scope.correction is not None and evolve(scope, correction=None) == anew:
        yield _useless(place)


def check_corrected_cell(
    place: str, cell: DepartmentList, anew: DepartmentList
) -> Iterator[Finding]:
    """What is wrong with the corrections of a cell, if it has any.

    Args:
        place: Where the cell stands.
        cell: The cell as stated.
        anew: What the printed words give.

    >>> from gxfta_measures import parse_departments
    >>> cell = parse_departments("省商务厅")
    >>> print(*check_corrected_cell("lead", evolve(cell, correction="no reason"), cell))
    lead.correction: the printed words give the same: it corrects nothing
    """
    corrected = [one.correction is not None for one in cell]
    if cell.correction is not None and _own(cell) == _own(anew):
        yield _useless(place)
    for number, mention in enumerate(cell):
        if corrected[number]:
            path = f"{place}.mentions[{number}]"
            if evolve(mention, correction=None) in anew.mentions:
                yield _useless(path)
            yield from _printed(path, cell.text, mention)
    if cell.correction is not None or any(corrected):
        yield from _tiled(place, cell)


def _useless(place: str) -> Finding:
    message = Phrase("the printed words give the same: it corrects nothing")
    return Finding(f"{place}.correction", message, Code.CORRECTION)


def _own(cell: DepartmentList) -> tuple[object, ...]:
    """What a cell is corrected in, beside its single mentions."""
    spans = [mention.span for mention in cell]
    return spans, cell.open_ended, cell.scope_text, cell.asides


def _printed(path: str, text: str, mention: Mention) -> Iterator[Finding]:
    """Words of a corrected mention that are not printed, and what contradicts itself."""
    for name, word in {"qualifier": mention.qualifier, "role": mention.role}.items():
        if word is not None and fold(word) not in fold(text):  # its line ends may be gone
            message = Phrase("{text} is not printed", text=quote(word))
            yield Finding(f"{path}.{name}", message, Code.NOT_PRINTED)
    for number, one in enumerate(mention.restorations):
        printed = "".join(text[slice(*span)] for span in one.spans)
        if (printed, text[slice(*one.source)]) != (one.words, one.source_words):
            message = Phrase("{text} is not printed there", text=quote(one.words))
            yield Finding(f"{path}.restorations[{number}]", message, Code.NOT_PRINTED)
    if (mention.recognition == "known") != (mention.department is not None):
        message = Phrase("{word} contradicts what its department says", word=mention.recognition)
        yield Finding(f"{path}.recognition", message, Code.VALUE)
    if (mention.recognition == "class") != mention.generic:
        message = Phrase("{word} contradicts what generic says", word=mention.recognition)
        yield Finding(f"{path}.recognition", message, Code.VALUE)


def _tiled(place: str, cell: DepartmentList) -> Iterator[Finding]:
    """Parts of a corrected cell that overlap, or are not printed where they are said to be."""
    spans = [mention.span for mention in cell]
    if any(one[1] > other[0] for one, other in pairwise(spans)):
        message = Phrase("they overlap, or are not in the order in which they are printed")
        yield Finding(f"{place}.mentions", message, Code.NOT_PRINTED)
    parts = sorted([*spans, *(aside.span for aside in cell.asides)])
    for number, aside in enumerate(cell.asides):
        if cell.text[slice(*aside.span)] != aside.text:
            start, stop = aside.span
            message = Phrase(
                "{written} is not printed at {start}:{stop}",
                written=quote(aside.text),
                start=start,
                stop=stop,
            )
            yield Finding(f"{place}.asides[{number}]", message, Code.NOT_PRINTED)
    if any(one[1] > other[0] for one, other in pairwise(parts)):
        message = Phrase("they overlap with what stands there")
        yield Finding(f"{place}.asides", message, Code.NOT_PRINTED)
