"""What must be true of a batch; every check yields a finding for all that is not.

The builder, ``read``, the command line and the tests run these same checks. Those of one
measure yield findings whose place is a path within it (``lead.mentions[0].span``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from gxfta_measures.errors import Code, Finding
from gxfta_measures.gazetteer import Gazetteer, places
from gxfta_measures.model import DepartmentList, Measure, Mention
from gxfta_measures.records import Header
from gxfta_measures.system.limits import Limit, quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.screen import acting
from gxfta_measures.terms import MeasureType, Role
from gxfta_measures.text import EMPTY_MARKS, trim

Placed = tuple[str, Measure]

_SAID_OF_DOCUMENTS = ("title", "number", "date", "issuer", "home")
_SHA256 = re.compile("[0-9a-f]{64}")
_DIGEST = re.compile("sha256:[0-9a-f]{64}")


def _dotted(place: str, path: str) -> str:
    """The place of a field in a file: measures[0].title."""
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


def check_header(header: Header) -> Iterator[Finding]:
    """What is wrong with the head of a batch file, at its path.

    Args:
        header: The head.

    >>> from gxfta_measures.model import Document
    >>> document = Document(title="附件", sha256="x")
    >>> header = Header(number=7, title="第七批", revision=1, schema_version=2, document=document)
    >>> [finding.place for finding in check_header(header)]
    ['batch.document.sha256']
    """
    for name in ("number", "revision"):
        yield from check_number(f"batch.{name}", getattr(header, name))
    texts = {f"document.{name}": getattr(header.document, name) for name in _SAID_OF_DOCUMENTS}
    for name, text in {"title": header.title, **texts}.items():
        if text is not None and not trim(text):
            yield Finding(f"batch.{name}", Phrase("it is empty: 【】"), Code.EMPTY)
        yield from check_text(f"batch.{name}", text or "", Limit.TITLE)
    if not _SHA256.fullmatch(header.document.sha256):
        message = Phrase(
            "{sha256} is no SHA-256 of 64 hexadecimal digits", sha256=quote(header.document.sha256)
        )
        yield Finding("batch.document.sha256", message, Code.VALUE)
    for name in ("digest", "measures_digest"):
        digest: str | None = getattr(header, name)
        if digest is not None and not _DIGEST.fullmatch(digest):
            message = Phrase(
                "{digest} is no digest: sha256: and 64 hexadecimal digits", digest=quote(digest)
            )
            yield Finding(f"batch.{name}", message, Code.VALUE)


def check_home(
    place: str, home: str | None, gazetteer: Gazetteer | None = None
) -> Iterator[Finding]:
    """Whether the home of a document is a place that is known.

    Args:
        place: Where it stands.
        home: Its name; None where it is nobody's.
        gazetteer: The places that are known; by default all.

    >>> print(*check_home("home", "火星"))
    home: 【火星】 is no place that is known
    """
    known = places() if gazetteer is None else gazetteer
    if home is not None and known.get_spelling(home) is None:
        message = Phrase("{home} is no place that is known", home=quote(home))
        yield Finding(place, message, Code.VALUE)


def check_number(place: str, number: int, limit: Limit = Limit.DIGITS) -> Iterator[Finding]:
    """Whether a number is one that is printed.

    Args:
        place: Where it stands.
        number: The number.
        limit: How many digits it may have.

    >>> [str(finding) for finding in check_number("batch.number", 0)]
    ['batch.number: 0 is less than 1']
    """
    if number < 1:
        yield Finding(place, Phrase("{number} is less than 1", number=number), Code.VALUE)
    if number >= 10**limit.most:
        yield limit.passed(place)


def check_text(
    place: str, text: str, limit: Limit = Limit.CELL, layout: str = ""
) -> Iterator[Finding]:
    r"""Whether a text is of a length that is printed, and holds nothing that acts on a screen.

    Args:
        place: Where it stands.
        text: The text.
        limit: How long it may be.
        layout: What may stand in it although it acts.

    >>> [finding.code.value for finding in check_text("title", "甲\x1b乙")]
    ['control']
    """
    if len(text) > limit.most:
        yield limit.passed(place)
    found = acting(text, layout)
    if found:
        names = ", ".join(sorted({name for _, name in found}))
        message = Phrase(
            "it has characters that control how text is shown: {names}; delete them", names=names
        )
        yield Finding(place, message, Code.CONTROL)


def _measure(measure: Measure, batch: int | None, titles: Counter[str]) -> Iterator[Finding]:
    """What is wrong with one measure, at a path within it, such as lead.mentions[0].span."""
    yield from check_number("number", measure.number, Limit.NUMBER)
    if batch not in (None, measure.batch):
        message = Phrase(
            "it is {number}, but the batch is {batch}", number=measure.batch, batch=batch
        )
        yield Finding("batch", message, Code.NOT_DERIVED)
    yield from _texts(measure, titles)
    yield from _scope(measure)
    for role in Role:
        yield from _cell(role, measure.bodies(role))


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
            yield Finding(
                place,
                Phrase("{type} {number} stands here a second time", type=type_, number=number),
                Code.TWICE,
            )
            continue
        if not last[type_] and (through or (through is None and number != 1)):
            last[type_] = max(last.values())
        if number != last[type_] + 1:
            message = Phrase(
                "number {number} stands where {expected} should",
                number=number,
                expected=last[type_] + 1,
            )
            yield Finding(place, message, Code.ORDER)
        if type_ is MeasureType.PILOT and current is MeasureType.CASE:
            yield Finding(place, Phrase("a pilot stands behind the cases"), Code.ORDER)
        seen.add((type_, number))
        last[type_], current = number, type_


def _texts(measure: Measure, titles: Counter[str]) -> Iterator[Finding]:
    """Printed texts that are empty, doubled, too long, or have blanks around them: "全区 "."""
    for path in ("title", "content"):
        if not trim(getattr(measure, path)):
            yield Finding(path, Phrase("it is empty: 【】"), Code.EMPTY)
    if titles[measure.title] > 1 and measure.title:
        yield Finding(
            "title",
            Phrase("several measures have it: {title}", title=quote(measure.title)),
            Code.TWICE,
        )
    for path in ("title", "content", "scope_text"):
        text: str = getattr(measure, path)
        if trim(text) not in ("", text):
            yield Finding(
                path, Phrase("it has blanks around it: {text}", text=quote(text)), Code.BLANKS
            )
        yield from check_text(path, trim(text), Limit.TITLE if path == "title" else Limit.CELL)
    yield from _correction("scope", measure.scope.correction if measure.scope else None)
    yield from check_text("title_en", measure.title_en or "", Limit.TITLE)


def _scope(measure: Measure) -> Iterator[Finding]:
    """A scope that is not the printed one: none where 全区 is printed, one where —— is."""
    scope, printed = measure.scope, measure.scope_text
    # Nothing is printed where the document has no such column.
    if (scope is None) != (not printed or printed in EMPTY_MARKS):
        yield Finding(
            "scope",
            Phrase("it does not fit the printed {printed}", printed=quote(printed)),
            Code.NOT_PRINTED,
        )
    elif scope is not None and scope.text != printed:
        message = Phrase(
            "{text} is not the printed {printed}", text=quote(scope.text), printed=quote(printed)
        )
        yield Finding("scope.text", message, Code.NOT_PRINTED)


def _cell(role: Role, cell: DepartmentList) -> Iterator[Finding]:
    """What is wrong with a cell: no body though it is not ——, or open-ended without a 等."""
    yield from check_text(f"{role}.text", cell.text, layout="\n")
    if not cell.mentions and cell.text and cell.text not in EMPTY_MARKS:
        yield Finding(
            f"{role}.mentions",
            Phrase("the cell names no body: {text}", text=quote(cell.text)),
            Code.EMPTY,
        )
    yield from _correction(str(role), cell.correction)
    if cell.open_ended and "等" not in cell.text:
        message = Phrase("no 等 is printed: {text}", text=quote(cell.text))
        yield Finding(f"{role}.open_ended", message, Code.NOT_PRINTED)
    for number, mention in enumerate(cell.mentions):
        yield from _mention(f"{role}.mentions[{number}]", cell.text, mention)


def _correction(path: str, reason: str | None) -> Iterator[Finding]:
    """A stated correction without a reason, or with one that no table can show."""
    if reason is not None:
        if not trim(reason):
            message = Phrase("it says no reason: say why, and who says so")
            yield Finding(f"{path}.correction", message, Code.CORRECTION)
        yield from check_text(f"{path}.correction", reason, Limit.TITLE)


def _mention(path: str, text: str, mention: Mention) -> Iterator[Finding]:
    """Words or pieces of a mention that are not printed where it says: 药监局 at 0:3 of 商务厅."""
    yield from _correction(path, mention.correction)
    start, stop = mention.span
    if not 0 <= start < stop <= len(text) or text[start:stop] != mention.written:
        message = Phrase(
            "{written} is not printed at {start}:{stop}",
            written=quote(mention.written),
            start=start,
            stop=stop,
        )
        yield Finding(f"{path}.span", message, Code.NOT_PRINTED)
    printed = "".join(text[slice(*piece)] for piece in mention.pieces)
    if printed != mention.name:
        message = Phrase(
            "they give {printed}, not {name}", printed=quote(printed), name=quote(mention.name)
        )
        yield Finding(f"{path}.pieces", message, Code.NOT_PRINTED)
