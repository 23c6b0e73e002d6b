"""From the printed table of a document to a checked batch file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from gxfta_measures.batchfile.checks import check_measures, check_order
from gxfta_measures.batchfile.schema import SCHEMA_VERSION
from gxfta_measures.documents.table import HEADINGS, Column, Row, Table
from gxfta_measures.errors import Finding, InvalidDocument, UnknownScope
from gxfta_measures.likeness import alike
from gxfta_measures.model import DepartmentList, Document, Measure, Mention
from gxfta_measures.records import Header, canonical, digest_of, measure_record, record_of
from gxfta_measures.registry import Registry, departments
from gxfta_measures.resources import read_json
from gxfta_measures.scope import Scope
from gxfta_measures.terms import MeasureType, Role
from gxfta_measures.text import mark
from gxfta_measures.wording.lists import parse_departments
from gxfta_measures.wording.scopes import parse_scope

Watch = Callable[[Iterable[Row]], Iterable[Row]]

_COUNT = re.compile(r"[(（]共?(\d+)[项个][)）]")
_TITLE_TAIL = "复制推广工作任务分工表"
_BATCH = re.compile("第([一二三四五六七八九十]{1,3})批")
_DIGITS = "零一二三四五六七八九"


@frozen(kw_only=True)
class Draft:
    """What a document says, read and checked.

    Attributes:
        number: The number of the batch.
        revision: The revision of the derived data.
        document: The document.
        measures: The measures, as far as they could be read.
        findings: All that is wrong or worth knowing.
    """

    number: int
    revision: int
    document: Document
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that no batch file can be written with."""
        return tuple(finding for finding in self.findings if not finding.warning)

    def to_json(self) -> str:
        """The batch file: canonical JSON, the same bytes for the same document.

        Raises:
            InvalidDocument: There are errors; all of them are listed.
        """
        if self.errors:
            raise InvalidDocument("document", self.errors)
        records = list(map(measure_record, self.measures))
        header = Header(
            number=self.number,
            title=self.document.title.removesuffix(_TITLE_TAIL),
            revision=self.revision,
            schema_version=SCHEMA_VERSION,
            document=self.document,
            digest=digest_of(records),
        )
        return canonical({"batch": record_of(header), "measures": records})


def draft(  # noqa: PLR0913  # all but two have a default
    table: Table,
    number: int,
    *,
    head: Mapping[str, Any] | None = None,
    english: Mapping[str, str] | None = None,
    registry: Registry | None = None,
    allow_unknown: bool = False,
    watch: Watch = tuple,
) -> Draft:
    """The measures of a printed table, with every finding on the way; nothing stops the rest.

    Args:
        table: What a reader of documents returned.
        number: The number of the batch.
        head: The ``revision`` of the derived data, by default 1, and ``number``, ``date`` and
            ``issuer`` of the notice, as far as a document at hand prints them.
        english: Unofficial English titles, by the printed ones; by default the bundled ones.
        registry: The bodies to recognise; by default the bundled ones.
        allow_unknown: Whether bodies outside the registry are warnings, not errors.
        watch: Is given the rows and gives them back one by one, to show progress.

    >>> from gxfta_measures.documents import read_content
    >>> from gxfta_measures.resources import read_bytes
    >>> table = read_content(read_bytes("batch-07/document.txt"), "document.txt")
    >>> draft(table, 7).errors, len(draft(table, 7).measures)
    ((), 40)
    """
    known = registry or departments()
    titles = read_json("english.json")["titles"] if english is None else english
    drafter = _Drafter(number, titles, known, allow_unknown=allow_unknown)
    findings = [*table.findings, *_title(table, number)]
    types = dict(_types(table, findings))
    placed = [
        (_place(row), drafter.measure(row, types[row.part]))
        for row in watch(table.rows)
        if row.part in types
    ]
    findings += drafter.findings
    findings += _homeless(table)
    findings += check_order(
        (f"{place}, {HEADINGS['number'][0]}", one.type, one.number) for place, one in placed
    )
    faulty = {finding.place for finding in findings}
    checked = check_measures(placed, number, where=_in_column)
    findings += [finding for finding in checked if finding.place not in faulty]
    notice = dict(head or {})
    return Draft(
        number=number,
        revision=notice.pop("revision", 1),
        document=Document(title=table.title, sha256=table.sha256, **notice),
        measures=tuple(measure for _, measure in placed),
        findings=tuple(dict.fromkeys(findings)),
    )


def _place(row: Row) -> str:
    return f"row {row.number} of {row.part} ({row.place})"


def _in_column(place: str, path: str) -> str:
    """A place in the words of a document: the heading of the column that a field comes from."""
    field = path.split(".", 1)[0].removesuffix("_text")
    columns: dict[str, Column] = {column: column for column in HEADINGS}
    return f"{place}, {HEADINGS[columns[field]][0]}" if field in columns else place


def _title(table: Table, number: int) -> Iterator[Finding]:
    printed = _BATCH.search(table.title)
    if not table.title:
        yield Finding("title", "no line above the table names the document")
    elif printed and _number(printed[1]) != number:
        marked = mark(table.title, *printed.span())
        yield Finding("title", f"it is not that of batch {number}: {marked}")


def _number(numeral: str) -> int:
    """A Chinese numeral below one hundred.

    >>> _number("七"), _number("二十一")
    (7, 21)
    """
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.index(tens[-1:] or "一") * 10 if ten else 0) + _DIGITS.index(ones[-1:] or "零")


def _types(table: Table, findings: list[Finding]) -> Iterator[tuple[str, MeasureType]]:
    """The type that the heading of each part names, its printed count compared."""
    rows = Counter(row.part for row in table.rows)
    labels = {type_.label: type_ for type_ in MeasureType}
    for part in table.parts:
        place = f"heading {part}"
        named = [type_ for label, type_ in labels.items() if label in part]
        if len(named) != 1:
            close = alike(part, labels, n=1, cutoff=0.3)
            hint = f"did you mean {close[0]}?" if close else f"use {' or '.join(labels)}"
            findings.append(Finding(place, f"no part that is known: 【{part}】; {hint}"))
            continue
        count = _COUNT.search(part)
        if count and int(count[1]) != rows[part]:
            marked = mark(part, *count.span(1))
            findings.append(Finding(place, f"{rows[part]} rows follow, not as printed: {marked}"))
        yield part, named[0]


def _homeless(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        if not row.part:
            yield Finding(row.place, f"row 【{row.number}】 stands above the heading of any part")


class _Drafter:
    """Rows to measures; what cannot be read is noted."""

    def __init__(
        self,
        number: int,
        english: Mapping[str, str],
        registry: Registry,
        *,
        allow_unknown: bool,
    ) -> None:
        self.findings: list[Finding] = []
        self._number = number
        self._english = english
        self._registry = registry
        self._allow_unknown = allow_unknown

    def measure(self, row: Row, type_: MeasureType) -> Measure:
        cells = {column: row.cells.get(column, "") for column in HEADINGS}
        measure = Measure(
            batch=self._number,
            type=type_,
            number=row.number,
            title=cells["title"],
            content=cells["content"],
            scope_text=cells["scope"],
            scope=self._scope(row, cells["scope"]),
            lead=self._departments(row, Role.LEAD, cells["lead"]),
            responsible=self._departments(row, Role.RESPONSIBLE, cells["responsible"]),
            title_en=self._english.get(cells["title"]),
        )
        if "scope" in row.cells and not cells["scope"]:
            self._find(row, "scope", "the cell is empty: 【】; —— would assign no scope")
        return measure

    def _scope(self, row: Row, text: str) -> Scope | None:
        try:
            return parse_scope(text) if text else None
        except UnknownScope as error:
            self._find(row, "scope", f"{mark(text, 0, len(text))}: {error}")
            return None

    def _departments(self, row: Row, role: Role, text: str) -> DepartmentList:
        cell = parse_departments(text, self._registry)
        column: Column = "lead" if role is Role.LEAD else "responsible"
        for mention in cell:
            if mention.department is None and not mention.generic:
                words = f"unknown body in {mark(text, *mention.span)}: {self._advice(mention)}"
                self._find(row, column, words, warning=self._allow_unknown)
        return cell

    def _advice(self, mention: Mention) -> str:
        close = [one.department.name for one in self._registry.candidates(mention.name, limit=3)]
        add = "add it to departments.json, or allow unknown bodies"
        return f"did you mean {' or '.join(close)}? Else {add}" if close else add

    def _find(self, row: Row, column: Column, message: str, *, warning: bool = False) -> None:
        place = f"{_place(row)}, {HEADINGS[column][0]}"
        self.findings.append(Finding(place, message, warning=warning))
