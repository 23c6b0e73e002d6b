"""What must be true of a batch; every check returns all that it finds.

The builder, ``read``, the command line and the tests run these same checks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from gxfta_measures.model import DepartmentList, Measure, MeasureType, Mention, Role
from gxfta_measures.text import EMPTY_MARKS

Placed = tuple[str, Measure]


@frozen
class Finding:
    """One fault, with its place.

    Attributes:
        place: Where it is: a path in a file, or a row and a column of a document.
        message: What is wrong and what to do.

    >>> print(Finding("measures[0].title", "it is empty"))
    measures[0].title: it is empty
    """

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def check_measures(measures: Iterable[Placed], batch: int) -> list[Finding]:
    """What is wrong with measures, each by itself and all together.

    Args:
        measures: Each measure with the place that findings shall name.
        batch: The number of the batch that they must be of.

    >>> import gxfta_measures as gx
    >>> check_measures([("row", measure) for measure in gx.load(7)], 7)
    []
    """
    placed = list(measures)
    findings = list(_repeated_titles(placed))
    for place, measure in placed:
        if measure.batch != batch:
            message = f"it is {measure.batch}, but the batch is {batch}"
            findings.append(Finding(f"{place}.batch", message))
        findings.extend(_empty_texts(place, measure))
        findings.extend(_scope(place, measure))
        for role in Role:
            findings.extend(_cell(f"{place}.{role}", measure.bodies(role)))
    return findings


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


def _repeated_titles(placed: list[Placed]) -> Iterator[Finding]:
    titles = Counter(measure.title for _, measure in placed)
    for place, measure in placed:
        if titles[measure.title] > 1:
            yield Finding(f"{place}.title", f"{measure.title} is the title of several measures")


def _empty_texts(place: str, measure: Measure) -> Iterator[Finding]:
    for field in ("title", "content", "scope_text"):
        text: str = getattr(measure, field)
        if text != text.strip() or not text:
            problem = "has blanks around it" if text.strip() else "is empty"
            yield Finding(f"{place}.{field}", f"it {problem}")


def _scope(place: str, measure: Measure) -> Iterator[Finding]:
    if (measure.scope is None) != (measure.scope_text in EMPTY_MARKS):
        message = f"it does not fit the printed {measure.scope_text}"
        yield Finding(f"{place}.scope", message)
    elif measure.scope is not None and measure.scope.text != measure.scope_text:
        message = f"{measure.scope.text} is not the printed {measure.scope_text}"
        yield Finding(f"{place}.scope.text", message)


def _cell(place: str, cell: DepartmentList) -> Iterator[Finding]:
    if not cell.mentions:
        yield Finding(f"{place}.mentions", "the cell names no body")
    if cell.open_ended and "等" not in cell.text:
        yield Finding(f"{place}.open_ended", "no 等 is printed")
    for number, mention in enumerate(cell.mentions):
        yield from _mention(f"{place}.mentions[{number}]", cell.text, mention)


def _mention(place: str, text: str, mention: Mention) -> Iterator[Finding]:
    start, stop = mention.span
    if not 0 <= start < stop <= len(text) or text[start:stop] != mention.written:
        yield Finding(f"{place}.span", f"{mention.written} is not printed at {start}:{stop}")
    printed = "".join(text[slice(*piece)] for piece in mention.pieces)
    if printed != mention.name:
        yield Finding(f"{place}.pieces", f"they give {printed}, not {mention.name}")
