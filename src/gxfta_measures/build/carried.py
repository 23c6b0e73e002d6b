"""Corrections that a batch file states, carried over into a new draft of the same document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gxfta_measures.errors import Code, Finding
from gxfta_measures.model import DepartmentList, Measure
from gxfta_measures.scope import Scope
from gxfta_measures.system.limits import quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.terms import Role


def carried_cell(cell: DepartmentList, stated: Measure | None, role: str) -> DepartmentList:
    """A cell as corrected, if its words are those that the correction was stated for.

    Args:
        cell: The cell as read from the document.
        stated: The measure with its corrections, if it has any.
        role: Which of its cells it is.

    >>> from gxfta_measures import parse_departments
    >>> cell = parse_departments("省商务厅等")
    >>> carried_cell(cell, None, "lead") == cell
    True
    """
    other = stated.bodies(Role(role)) if stated else cell
    return other if other.corrections and other.text == cell.text else cell


def carried_scope(text: str, stated: Measure | None) -> Scope | None:
    """The scope that printed words are corrected to, if they are.

    >>> print(carried_scope("全区", None))
    None
    """
    scope = stated.scope if stated else None
    holds = scope is not None and scope.correction is not None and scope.text == text
    return scope if holds else None


def check_carried(measures: Iterable[Measure], stated: Mapping[str, Measure]) -> Iterator[Finding]:
    """Corrections that were not carried over, because the words are others now.

    Args:
        measures: The measures of the draft.
        stated: Measures with corrections, by their ids.

    >>> from attrs import evolve
    >>> import gxfta_measures as gx
    >>> first = gx.load(7)[0]
    >>> closed = evolve(first, lead=evolve(first.lead, correction="nobody else is meant"))
    >>> print(*check_carried([first], {closed.id: closed}))
    7-pilot-01: a correction is stated for other words: 【lead: nobody else is meant】
    """
    found = {measure.id: measure.corrections for measure in measures}
    for id_, measure in stated.items():
        for correction in measure.corrections:
            if correction not in found.get(id_, ()):
                message = Phrase(
                    "a correction is stated for other words: {text}", text=quote(correction)
                )
                yield Finding(id_, message, Code.CORRECTION)
