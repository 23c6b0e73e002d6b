"""The two flat tables that every export writes, with their columns declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, get_args

from attrs import frozen

from gxfta_measures.errors import UnknownTerm
from gxfta_measures.model import Measure, Mention
from gxfta_measures.terms import MeasureType, PrintedColumn, Role

TableName = Literal["measures", "assignments"]
TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)


@frozen
class Assignment:
    """One body in one cell of one measure: a row of the table of assignments.

    Attributes:
        measure: The measure.
        role: Which of its cells.
        position: The place in that cell, counted from 1.
        mention: The body, as the cell names it.
    """

    measure: Measure
    role: Role
    position: int
    mention: Mention


@frozen
class Column:
    """A column: its name, the type of its values, what they mean and where they come from.

    Attributes:
        name: Its name.
        kind: The type of its values; every column but the keys may be empty.
        about: What the values mean.
        value: The value for a row.
    """

    name: str
    kind: type
    about: str
    value: Callable[[Any], Any]


def _joined(cell: Iterable[Mention]) -> str:
    return "、".join(map(str, cell))


_TYPES = " or ".join(f"{type_} ({type_.label})" for type_ in MeasureType)
_PRINTED = {column: f"{column.heading}, as printed" for column in PrintedColumn}
_NAMES = "the bodies of that cell by their full names"

MEASURES = (
    Column("id", str, "batch, type and number; never reused", lambda m: m.id),
    Column("batch", int, "the number of the batch", lambda m: m.batch),
    Column("type", str, _TYPES, lambda m: m.type.value),
    Column("number", int, _PRINTED[PrintedColumn.NUMBER], lambda m: m.number),
    Column("title", str, _PRINTED[PrintedColumn.TITLE], lambda m: m.title),
    Column("title_en", str, "an unofficial English title", lambda m: m.title_en),
    Column("content", str, _PRINTED[PrintedColumn.CONTENT], lambda m: m.content),
    Column("scope_text", str, _PRINTED[PrintedColumn.SCOPE], lambda m: m.scope_text),
    Column(
        "scope_territory",
        str,
        "the place within whose borders the scope lies",
        lambda m: m.scope and m.scope.territory and m.scope.territory.name,
    ),
    Column("scope_site", str, "the kind of site", lambda m: m.scope and m.scope.site.value),
    Column("lead_text", str, _PRINTED[PrintedColumn.LEAD], lambda m: m.lead.text),
    Column("lead", str, _NAMES, lambda m: _joined(m.lead)),
    Column(
        "responsible_text",
        str,
        _PRINTED[PrintedColumn.RESPONSIBLE],
        lambda m: m.responsible.text,
    ),
    Column("responsible", str, _NAMES, lambda m: _joined(m.responsible)),
    Column(
        "responsible_open",
        bool,
        "whether 等 says that there are more",
        lambda m: m.responsible.open_ended,
    ),
)

ASSIGNMENTS = (
    Column("id", str, "the id of the measure", lambda a: a.measure.id),
    Column("batch", int, "the number of the batch", lambda a: a.measure.batch),
    Column("type", str, _TYPES, lambda a: a.measure.type.value),
    Column("number", int, _PRINTED[PrintedColumn.NUMBER], lambda a: a.measure.number),
    Column("title", str, _PRINTED[PrintedColumn.TITLE], lambda a: a.measure.title),
    Column("scope_text", str, _PRINTED[PrintedColumn.SCOPE], lambda a: a.measure.scope_text),
    Column("role", str, "lead or responsible", lambda a: a.role.value),
    Column("position", int, "its place in the cell, counted from 1", lambda a: a.position),
    Column("written", str, "the words of the cell, as printed", lambda a: a.mention.written),
    Column("start", int, "where they begin in the cell", lambda a: a.mention.span[0]),
    Column("stop", int, "where they end in the cell", lambda a: a.mention.span[1]),
    Column("name", str, "the full name", lambda a: a.mention.name),
    Column("qualifier", str, "words in brackets behind the name", lambda a: a.mention.qualifier),
    Column("rule", str, "how the name came from the words", lambda a: a.mention.rule),
    Column("generic", bool, "whether it is a class of bodies", lambda a: a.mention.generic),
    Column(
        "department",
        str,
        "the id of the body, where it is known",
        lambda a: a.mention.department and a.mention.department.id,
    ),
    Column(
        "department_kind",
        str,
        "its kind",
        lambda a: a.mention.department and a.mention.department.kind,
    ),
    Column(
        "open_ended",
        bool,
        "whether the cell ends in 等",
        lambda a: a.measure.bodies(a.role).open_ended,
    ),
)


def columns(table: TableName) -> tuple[Column, ...]:
    """The columns of a table.

    Raises:
        UnknownTerm: There is no such table.

    >>> [column.name for column in columns("measures")][:3]
    ['id', 'batch', 'type']
    """
    if table not in TABLE_NAMES:
        raise UnknownTerm("table", table, TABLE_NAMES)
    return MEASURES if table == "measures" else ASSIGNMENTS


def _rows(measures: Iterable[Measure], table: TableName) -> Iterator[Any]:
    if table == "measures":
        yield from measures
        return
    for measure in measures:
        for role in Role:
            for position, mention in enumerate(measure.bodies(role), start=1):
                yield Assignment(measure, role, position, mention)


def records(measures: Iterable[Measure], table: TableName = "measures") -> list[dict[str, Any]]:
    """The rows of a table, each a dict of plain values.

    Raises:
        UnknownTerm: There is no such table.

    >>> import gxfta_measures as gx
    >>> records(gx.load(7))[0]["lead_text"]
    '自治区商务厅、市场监管局、药监局，南宁海关，自贸试验区南宁片区、钦州港片区、崇左片区管委会'
    """
    wanted = columns(table)
    return [{column.name: column.value(row) for column in wanted} for row in _rows(measures, table)]
