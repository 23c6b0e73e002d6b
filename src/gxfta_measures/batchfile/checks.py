"""What must be true of a batch; every check returns all that it finds.

The builder, ``read``, the command line and the tests run these same checks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from gxfta_measures.errors import Finding, UnknownScope
from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.model import DepartmentList, Measure, Mention
from gxfta_measures.registry import Registry
from gxfta_measures.terms import MeasureType, Role
from gxfta_measures.text import EMPTY_MARKS, trim
from gxfta_measures.wording.scopes import parse_scope

Placed = tuple[str, Measure]
Fault = tuple[str, str]  # a path within a measure, and what is wrong there


def _dotted(place: str, path: str) -> str:
    return f"{place}.{path}"


def check_measures(
    measures: Iterable[Placed], batch: int | None, *, where: Callable[[str, str], str] = _dotted
) -> list[Finding]:
    """What is wrong with measures, each by itself and all together.

    Args:
        measures: Each measure with its place.
        batch: The number of the batch that they must be of; None where nothing says it.
        where: How findings call a field of a measure, from its place and its path.

    >>> import gxfta_measures as gx
    >>> check_measures([("row", measure) for measure in gx.load(7)], 7)
    []
    """
    placed = list(measures)
    titles = Counter(measure.title for _, measure in placed)
    findings: list[Finding] = []
    for place, measure in placed:
        faults = [*_of_batch(measure, batch), *_texts(measure, titles), *_scope(measure)]
        for role in Role:
            faults += _cell(role, measure.bodies(role))
        findings += [Finding(where(place, path), message) for path, message in faults]
    return findings


def check_derived(
    measures: Iterable[Placed], registry: Registry, gazetteer: Gazetteer
) -> list[Finding]:
    """Where bodies and scopes are not those that the printed words name.

    Args:
        measures: Each measure with its place.
        registry: The known bodies.
        gazetteer: The known places.

    >>> import gxfta_measures as gx
    >>> check_derived([("row", one) for one in gx.load(7)], gx.departments(), gx.places())
    []
    """
    findings: list[Finding] = []
    for place, measure in measures:
        faults = list(_derived_scope(measure, gazetteer))
        for role in Role:
            faults += _derived_bodies(role, measure.bodies(role), registry)
        findings += [Finding(_dotted(place, path), message) for path, message in faults]
    return findings


def _derived_scope(measure: Measure, gazetteer: Gazetteer) -> Iterator[Fault]:
    try:
        read = parse_scope(measure.scope_text, gazetteer) if measure.scope_text else None
    except UnknownScope as error:
        yield "scope_text", str(error)
        return
    if measure.scope is not None and read is not None and read.meaning != measure.scope.meaning:
        yield "scope", f"it is not what the printed 【{measure.scope_text}】 means"


def _derived_bodies(role: Role, cell: DepartmentList, registry: Registry) -> Iterator[Fault]:
    for number, mention in enumerate(cell):
        body = mention.department
        if body is not None and registry.get_spelling(mention.name) != body:
            yield f"{role}.mentions[{number}].department", f"{mention.name} is not {body.name}"


def check_order(numbers: Iterable[tuple[str, MeasureType, int]]) -> list[Finding]:
    """Where the numbers of a part do not run 1, 2, 3 …, or the parts are mixed.

    Args:
        numbers: The place, the type and the printed number of each measure, in order.

    >>> [str(one) for one in check_order([("row 1", MeasureType.PILOT, 2)])]
    ['row 1: number 2 stands where 1 should']
    """
    findings: list[Finding] = []
    last = dict.fromkeys(MeasureType, 0)
    seen: set[tuple[MeasureType, int]] = set()
    current = MeasureType.PILOT
    for place, type_, number in numbers:
        if (type_, number) in seen:
            findings.append(Finding(place, f"{type_} {number} stands here a second time"))
            continue
        if number != last[type_] + 1:
            message = f"number {number} stands where {last[type_] + 1} should"
            findings.append(Finding(place, message))
        if type_ is MeasureType.PILOT and current is MeasureType.CASE:
            findings.append(Finding(place, "a pilot stands behind the cases"))
        seen.add((type_, number))
        last[type_], current = number, type_
    return findings


def _of_batch(measure: Measure, batch: int | None) -> Iterator[Fault]:
    if batch not in (None, measure.batch):
        yield "batch", f"it is {measure.batch}, but the batch is {batch}"


def _texts(measure: Measure, titles: Counter[str]) -> Iterator[Fault]:
    for path in ("title", "content"):
        if not trim(getattr(measure, path)):
            yield path, "it is empty: 【】"
    if titles[measure.title] > 1 and measure.title:
        yield "title", f"several measures have it: 【{measure.title}】"
    for path in ("title", "content", "scope_text"):
        text: str = getattr(measure, path)
        if trim(text) not in ("", text):
            yield path, f"it has blanks around it: 【{text}】"


def _scope(measure: Measure) -> Iterator[Fault]:
    scope, printed = measure.scope, measure.scope_text
    # Nothing is printed where the document has no such column.
    if (scope is None) != (not printed or printed in EMPTY_MARKS):
        yield "scope", f"it does not fit the printed 【{printed}】"
    elif scope is not None and scope.text != printed:
        yield "scope.text", f"{scope.text} is not the printed 【{printed}】"


def _cell(role: Role, cell: DepartmentList) -> Iterator[Fault]:
    if not cell.mentions:
        yield f"{role}.mentions", f"the cell names no body: 【{cell.text}】"
    if cell.open_ended and "等" not in cell.text:
        yield f"{role}.open_ended", f"no 等 is printed: 【{cell.text}】"
    for number, mention in enumerate(cell.mentions):
        yield from _mention(f"{role}.mentions[{number}]", cell.text, mention)


def _mention(path: str, text: str, mention: Mention) -> Iterator[Fault]:
    start, stop = mention.span
    if not 0 <= start < stop <= len(text) or text[start:stop] != mention.written:
        yield f"{path}.span", f"{mention.written} is not printed at {start}:{stop}"
    printed = "".join(text[slice(*piece)] for piece in mention.pieces)
    if printed != mention.name:
        yield f"{path}.pieces", f"they give {printed}, not {mention.name}"
