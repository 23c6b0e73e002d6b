"""The two flat tables that every export writes, with their columns declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, get_args

from attrs import frozen

from gxfta_measures.errors import UnknownTerm
from gxfta_measures.model import Measure, Mention
from gxfta_measures.terms import Role

TableName = Literal["measures", "assignments"]
TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)

Assignment = tuple[Measure, Role, int, Mention]


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


MEASURES = (
    Column("id", str, "batch, type and number; never reused", lambda m: m.id),
    Column("batch", int, "the number of the batch", lambda m: m.batch),
    Column("type", str, "pilot (改革试点经验) or case (最佳实践案例)", lambda m: m.type.value),
    Column("number", int, "序号, as printed", lambda m: m.number),
    Column("title", str, "成果名称, as printed", lambda m: m.title),
    Column("title_en", str, "an unofficial English title", lambda m: m.title_en),
    Column("content", str, "主要内容, as printed", lambda m: m.content),
    Column("scope_text", str, "推广范围, as printed", lambda m: m.scope_text),
    Column(
        "scope_territory",
        str,
        "the place within whose borders the scope lies",
        lambda m: m.scope and m.scope.territory and m.scope.territory.name,
    ),
    Column("scope_site", str, "the kind of site", lambda m: m.scope and m.scope.site.value),
    Column("lead_text", str, "牵头改革部门, as printed", lambda m: m.lead.text),
    Column("lead", str, "the bodies of that cell by their full names", lambda m: _joined(m.lead)),
    Column("responsible_text", str, "复制推广责任单位, as printed", lambda m: m.responsible.text),
    Column(
        "responsible",
        str,
        "the bodies of that cell by their full names",
        lambda m: _joined(m.responsible),
    ),
    Column(
        "responsible_open",
        bool,
        "whether 等 says that there are more",
        lambda m: m.responsible.open_ended,
    ),
)

ASSIGNMENTS = (
    Column("id", str, "the id of the measure", lambda a: a[0].id),
    Column("batch", int, "the number of the batch", lambda a: a[0].batch),
    Column("type", str, "pilot or case", lambda a: a[0].type.value),
    Column("number", int, "序号, as printed", lambda a: a[0].number),
    Column("title", str, "成果名称, as printed", lambda a: a[0].title),
    Column("scope_text", str, "推广范围, as printed", lambda a: a[0].scope_text),
    Column("role", str, "lead or responsible", lambda a: a[1].value),
    Column("position", int, "its place in the cell, counted from 1", lambda a: a[2]),
    Column("written", str, "the words of the cell, as printed", lambda a: a[3].written),
    Column("start", int, "where they begin in the cell", lambda a: a[3].span[0]),
    Column("stop", int, "where they end in the cell", lambda a: a[3].span[1]),
    Column("name", str, "the full name", lambda a: a[3].name),
    Column("qualifier", str, "words in brackets behind the name", lambda a: a[3].qualifier),
    Column("rule", str, "how the name came from the words", lambda a: a[3].rule),
    Column("generic", bool, "whether it is a class of bodies", lambda a: a[3].generic),
    Column(
        "department",
        str,
        "the id of the body, where it is known",
        lambda a: a[3].department and a[3].department.id,
    ),
    Column("department_kind", str, "its kind", lambda a: a[3].department and a[3].department.kind),
    Column(
        "open_ended", bool, "whether the cell ends in 等", lambda a: a[0].bodies(a[1]).open_ended
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
                yield measure, role, position, mention


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
