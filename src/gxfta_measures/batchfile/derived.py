"""Whether derived values are those that the printed words give: everything is derived anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from gxfta_measures.batchfile.anew import Anew
from gxfta_measures.batchfile.checks import Placed
from gxfta_measures.batchfile.corrections import (
    check_corrected_cell,
    check_corrected_scope,
    corrected_cell,
    corrected_scope,
)
from gxfta_measures.errors import Code, Finding, UnknownPlace
from gxfta_measures.model import Measure
from gxfta_measures.reasons import phrase_of
from gxfta_measures.records import record_of
from gxfta_measures.system.limits import WINDOW, quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.terms import Role


def check_derived(measures: Iterable[Placed], anew: Anew) -> Iterator[Finding]:
    """Where bodies and scopes are neither what is made of the printed words nor corrected.

    Args:
        measures: Each measure with its place.
        anew: What the words give.

    >>> import gxfta_measures as gx
    >>> seven = gx.load(7)
    >>> first = seven[0]
    >>> changed = evolve(first, lead=evolve(first.lead, open_ended=True))
    >>> print(*check_derived([("m[0]", changed)], Anew(seven.registry, seven.gazetteer)))
    m[0].lead.open_ended: it is true, and the printed words give false
    """
    for place, measure in measures:
        for finding in _measure(measure, anew):
            yield evolve(finding, place=f"{place}.{finding.place}")


def _measure(measure: Measure, anew: Anew) -> Iterator[Finding]:
    """Where one measure differs from what its words give, at a path such as lead.open_ended."""
    for role in Role:
        cell = measure.bodies(role)
        given = anew.cells.of(cell.text)
        if cell is given:
            continue
        yield from check_corrected_cell(role.value, cell, given)
        wanted = corrected_cell(cell, given)
        yield from _differences(record_of(cell), record_of(wanted), role.value)
    yield from _scope(measure, anew)


def _scope(measure: Measure, anew: Anew) -> Iterator[Finding]:
    try:
        text = measure.scope_text
        given = anew.scopes.of(text) if text else None
    except UnknownPlace as error:
        if measure.scope and measure.scope.correction is not None:
            return
        is_short = len(measure.scope_text) <= WINDOW
        message = phrase_of(error) if is_short else Phrase("it cannot be read")
        yield Finding("scope_text", message, Code.UNKNOWN_SCOPE)
        return
    if measure.scope is given:
        return
    yield from check_corrected_scope("scope", measure.scope, given)
    scope = corrected_scope(measure.scope, given)
    stated = measure.scope and record_of(measure.scope)
    yield from _differences(stated, scope and record_of(scope), "scope")


def _differences(stated: Any, derived: Any, place: str) -> Iterator[Finding]:  # noqa: ANN401
    """Where two records differ, at the innermost place that both have."""
    if stated == derived:
        return
    if isinstance(stated, dict) and isinstance(derived, dict):
        for name in derived:
            yield from _differences(stated[name], derived[name], f"{place}.{name}")
    elif _are_lists(stated, derived) and len(stated) == len(derived):
        for number, one in enumerate(stated):
            yield from _differences(one, derived[number], f"{place}[{number}]")
    else:
        message = Phrase(
            "it is {stated}, and the printed words give {derived}",
            stated=_shown(stated),
            derived=_shown(derived),
        )
        yield Finding(place, message, Code.NOT_DERIVED)


def _are_lists(*values: Any) -> bool:  # noqa: ANN401
    """Whether values are lists to look into; a span, a pair of numbers, is compared as one."""
    return all(
        isinstance(value, list) and not isinstance((*value, None)[0], int) for value in values
    )


def _shown(value: Any) -> str:  # noqa: ANN401
    """A value in a message: 【全区】 for a text, else its JSON, cut where it is long."""
    if isinstance(value, str):
        return quote(value)
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= WINDOW else quote(text)
