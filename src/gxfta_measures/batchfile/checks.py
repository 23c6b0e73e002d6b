"""What must be true of a batch; every check yields a finding for all that is not.

The builder, ``read``, the command line and the tests run these same checks. Those of one
measure yield findings whose place is a path within it (``lead.mentions[0].span``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from gxfta_measures.errors import Code, Finding, UnknownScope
from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.model import DepartmentList, Measure, Mention
from gxfta_measures.registry import Registry
from gxfta_measures.terms import MeasureType, Role
from gxfta_measures.text import EMPTY_MARKS, trim
from gxfta_measures.wording.scopes import parse_scope

Placed = tuple[str, Measure]


def _dotted(place: str, path: str) -> str:
    return f"{place}.{path}"


def check_measures(
    measures: Iterable[Placed], batch: int | None, *, where: Callable[[str, str], str] = _dotted
) -> Iterator[Finding]:
    """What is wrong with measures, each by itself and all together.

    Args:
        measures: Each measure with its place.
        batch: The number of the batch that they must be of; None where nothing says it.
        where: How findings call a field of a measure, from its place and its path.

    >>> import gxfta_measures as gx
    >>> list(check_measures([("row", measure) for measure in gx.load(7)], 7))
    []
    """
    placed = list(measures)
    titles = Counter(measure.title for _, measure in placed)
    for place, measure in placed:
        for finding in _measure(measure, batch, titles):
            yield evolve(finding, place=where(place, finding.place))


def _measure(measure: Measure, batch: int | None, titles: Counter[str]) -> Iterator[Finding]:
    if batch not in (None, measure.batch):
        message = f"it is {measure.batch}, but the batch is {batch}"
        yield Finding("batch", message, Code.NOT_DERIVED)
    yield from _texts(measure, titles)
    yield from _scope(measure)
    for role in Role:
        yield from _cell(role, measure.bodies(role))


def check_derived(
    measures: Iterable[Placed], registry: Registry, gazetteer: Gazetteer
) -> Iterator[Finding]:
    """Where bodies and scopes are not those that the printed words name.

    Args:
        measures: Each measure with its place.
        registry: The known bodies.
        gazetteer: The known places.

    >>> import gxfta_measures as gx
    >>> seven = gx.load(7)
    >>> list(check_derived([("row", one) for one in seven], seven.registry, seven.gazetteer))
    []
    """
    for place, measure in measures:
        for finding in _derived(measure, registry, gazetteer):
            yield evolve(finding, place=_dotted(place, finding.place))


def _derived(measure: Measure, registry: Registry, gazetteer: Gazetteer) -> Iterator[Finding]:
    yield from _derived_scope(measure, gazetteer)
    for role in Role:
        yield from _derived_bodies(role, measure.bodies(role), registry)


def _derived_scope(measure: Measure, gazetteer: Gazetteer) -> Iterator[Finding]:
    try:
        read = parse_scope(measure.scope_text, gazetteer) if measure.scope_text else None
    except UnknownScope as error:
        yield Finding("scope_text", str(error), Code.UNKNOWN_SCOPE)
        return
    if measure.scope is not None and read is not None and read.meaning != measure.scope.meaning:
        message = f"it is not what the printed 【{measure.scope_text}】 means"
        yield Finding("scope", message, Code.NOT_DERIVED)


def _derived_bodies(role: Role, cell: DepartmentList, registry: Registry) -> Iterator[Finding]:
    for number, mention in enumerate(cell):
        body = mention.department
        if body is not None and registry.get_spelling(mention.name) != body:
            place = f"{role}.mentions[{number}].department"
            yield Finding(place, f"{mention.name} is not {body.name}", Code.NOT_DERIVED)


def check_order(
    numbers: Iterable[tuple[str, MeasureType, int]], *, through: bool | None = None
) -> Iterator[Finding]:
    """Where the numbers do not run 1, 2, 3 …, or the parts are mixed.

    Args:
        numbers: The place, the type and the printed number of each measure, in order.
        through: Whether the cases go on where the pilots end, or begin at 1; None: either.

    >>> [str(one) for one in check_order([("row 1", MeasureType.PILOT, 2)])]
    ['row 1: number 2 stands where 1 should']
    """
    last = dict.fromkeys(MeasureType, 0)
    seen: set[tuple[MeasureType, int]] = set()
    current = MeasureType.PILOT
    for place, type_, number in numbers:
        if (type_, number) in seen:
            yield Finding(place, f"{type_} {number} stands here a second time", Code.TWICE)
            continue
        if not last[type_] and (through or (through is None and number != 1)):
            last[type_] = max(last.values())
        if number != last[type_] + 1:
            message = f"number {number} stands where {last[type_] + 1} should"
            yield Finding(place, message, Code.ORDER)
        if type_ is MeasureType.PILOT and current is MeasureType.CASE:
            yield Finding(place, "a pilot stands behind the cases", Code.ORDER)
        seen.add((type_, number))
        last[type_], current = number, type_


def _texts(measure: Measure, titles: Counter[str]) -> Iterator[Finding]:
    for path in ("title", "content"):
        if not trim(getattr(measure, path)):
            yield Finding(path, "it is empty: 【】", Code.EMPTY)
    if titles[measure.title] > 1 and measure.title:
        yield Finding("title", f"several measures have it: 【{measure.title}】", Code.TWICE)
    for path in ("title", "content", "scope_text"):
        text: str = getattr(measure, path)
        if trim(text) not in ("", text):
            yield Finding(path, f"it has blanks around it: 【{text}】", Code.BLANKS)


def _scope(measure: Measure) -> Iterator[Finding]:
    scope, printed = measure.scope, measure.scope_text
    # Nothing is printed where the document has no such column.
    if (scope is None) != (not printed or printed in EMPTY_MARKS):
        yield Finding("scope", f"it does not fit the printed 【{printed}】", Code.NOT_PRINTED)
    elif scope is not None and scope.text != printed:
        message = f"{scope.text} is not the printed 【{printed}】"
        yield Finding("scope.text", message, Code.NOT_PRINTED)


def _cell(role: Role, cell: DepartmentList) -> Iterator[Finding]:
    if not cell.mentions and cell.text and cell.text not in EMPTY_MARKS:
        yield Finding(f"{role}.mentions", f"the cell names no body: 【{cell.text}】", Code.EMPTY)
    if cell.open_ended and "等" not in cell.text:
        message = f"no 等 is printed: 【{cell.text}】"
        yield Finding(f"{role}.open_ended", message, Code.NOT_PRINTED)
    for number, mention in enumerate(cell.mentions):
        yield from _mention(f"{role}.mentions[{number}]", cell.text, mention)


def _mention(path: str, text: str, mention: Mention) -> Iterator[Finding]:
    start, stop = mention.span
    if not 0 <= start < stop <= len(text) or text[start:stop] != mention.written:
        message = f"{mention.written} is not printed at {start}:{stop}"
        yield Finding(f"{path}.span", message, Code.NOT_PRINTED)
    printed = "".join(text[slice(*piece)] for piece in mention.pieces)
    if printed != mention.name:
        message = f"they give {printed}, not {mention.name}"
        yield Finding(f"{path}.pieces", message, Code.NOT_PRINTED)
