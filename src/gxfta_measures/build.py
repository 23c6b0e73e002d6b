"""From the printed table of a document to a batch file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from gxfta_measures.batchfile import SCHEMA_VERSION
from gxfta_measures.checks import Finding, check_measures, check_order
from gxfta_measures.documents.table import Row, Table
from gxfta_measures.errors import InvalidDocument, UnknownScope, UnknownTerm
from gxfta_measures.loading import departments
from gxfta_measures.model import DepartmentList, Measure, MeasureType, Role
from gxfta_measures.normalise import parse_departments, parse_scope
from gxfta_measures.records import canonical, measure_record
from gxfta_measures.scope import Scope
from gxfta_measures.text import mark

_PART = re.compile(r"[一二三四五六七八九十]+、(?P<type>[^（]+)（(?P<count>\d+)项）")
_TITLE_TAIL = "复制推广工作任务分工表"


def build(
    table: Table,
    number: int,
    *,
    revision: int = 1,
    english: Mapping[str, str] | None = None,
    source: str = "document",
) -> str:
    """The batch file of a printed table, as canonical JSON; same input, same bytes.

    Args:
        table: What a reader of documents returned.
        number: The number of the batch.
        revision: The revision of the derived data.
        english: Unofficial English titles, by the ids of the measures.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: The table has faults; all of them are listed.

    >>> from gxfta_measures.documents.text import read_text
    >>> from gxfta_measures.resources import read_bytes
    >>> build(read_text(read_bytes("batch-07/document.txt")), 7)[:12]
    '{\\n  "batch": '
    """
    drafter = _Drafter(number, english or {})
    measures = drafter.measures(table)
    if drafter.findings:
        raise InvalidDocument(source, tuple(drafter.findings))
    header = {
        "number": number,
        "title": table.title.removesuffix(_TITLE_TAIL),
        "revision": revision,
        "schema_version": SCHEMA_VERSION,
        "document": {
            "title": table.title,
            "sha256": table.sha256,
            "number": None,
            "date": None,
            "issuer": None,
        },
    }
    return canonical({"batch": header, "measures": list(map(measure_record, measures))})


class _Drafter:
    """Rows to measures; every fault on the way is noted and none stops the rest."""

    def __init__(self, number: int, english: Mapping[str, str]) -> None:
        self.findings: list[Finding] = []
        self._number = number
        self._english = english

    def measures(self, table: Table) -> list[Measure]:
        types = dict(self._types(table))
        placed = [
            (_place(row), self._measure(row, types[row.part]))
            for row in table.rows
            if row.part in types
        ]
        self.findings += check_order((place, one.type, one.number) for place, one in placed)
        self.findings += check_measures(placed, self._number)
        return [measure for _, measure in placed]

    def _types(self, table: Table) -> Iterator[tuple[str, MeasureType]]:
        """The type that the heading of each part names, its printed count compared."""
        rows = Counter(row.part for row in table.rows)
        for part in table.parts:
            found = _PART.fullmatch(part)
            try:
                type_ = MeasureType(found["type"] if found else part)
            except UnknownTerm as error:
                self.findings.append(Finding(f"heading {part}", str(error)))
                continue
            if found and int(found["count"]) != rows[part]:
                message = f"it prints 【{found['count']}】 but {rows[part]} rows follow"
                self.findings.append(Finding(f"heading {part}", message))
            yield part, type_

    def _measure(self, row: Row, type_: MeasureType) -> Measure:
        number, title, content, scope_text, lead, responsible = row.cells
        id_ = f"{self._number}-{type_}-{int(number):02}"
        return Measure(
            batch=self._number,
            type=type_,
            number=int(number),
            title=title,
            title_en=self._english.get(id_),
            content=content,
            scope_text=scope_text,
            scope=self._scope(row, scope_text),
            lead=self._departments(row, Role.LEAD, lead),
            responsible=self._departments(row, Role.RESPONSIBLE, responsible),
        )

    def _scope(self, row: Row, text: str) -> Scope | None:
        try:
            return parse_scope(text)
        except UnknownScope as error:
            self.findings.append(Finding(f"{_place(row)}, 推广范围", str(error)))
            return None

    def _departments(self, row: Row, role: Role, text: str) -> DepartmentList:
        cell = parse_departments(text)
        for mention in cell:
            if mention.department is None and not mention.generic:
                close = [one.department.name for one in departments().candidates(mention.name)]
                hint = f"did you mean {' or '.join(close[:3])}?" if close else "add it as data"
                message = f"unknown body: {mark(text, *mention.span)}; {hint}"
                self.findings.append(Finding(f"{_place(row)}, {role.label}", message))
        return cell


def _place(row: Row) -> str:
    return f"row {row.cells[0]} of {row.part} ({row.place})"
