"""The five flat tables that every export writes, each with its columns declared once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

from gxfta_measures.export import rows
from gxfta_measures.export.columns import LABELS, Column, Labels, Table
from gxfta_measures.guards import expect_word
from gxfta_measures.labels import (
    EVIDENCE_LABELS,
    KIND_LABELS,
    LEVEL_LABELS,
    PLACE_LABELS,
    RECOGNITION_LABELS,
    RELATION_LABELS,
    SITE_LABELS,
    Label,
)
from gxfta_measures.terms import MeasureType, PrintedColumn, Role

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

TableName = Literal["measures", "assignments", "departments", "places", "batches"]
TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)

_TYPES = {one.value: Label(one.label, one.label_en) for one in MeasureType}
_DUTIES = {one.value: one.short for one in Role}
_NUMBER, _TITLE, _CONTENT, _SCOPE, *_ = (one.heading for one in PrintedColumn)


_MORE = "whether 等 says that there are more"
_WHY = "why it is another than the printed words give, where that is so"


def _of_cell(printed: PrintedColumn, zh: str) -> tuple[Column, ...]:
    """The columns of one of the two cells of a measure."""
    remarks = "what the cell says beside bodies: deadlines, notes"
    name, known = printed.value, f"{printed}.mentions"
    en, cell = printed.heading_en.capitalize(), "the cell, as printed"
    return (
        Column(f"{name}_text", str, printed.heading, cell, f"{name}.text", english=en),
        Column(name, str, zh, "its bodies by their full names", f"{name}.names"),
        Column(f"{name}_ids", list, f"{zh}编号", "those of them that are known", known),
        Column(f"{name}_open", bool, f"{zh}未列全", _MORE, f"{name}.open_ended"),
        Column(f"{name}_remarks", str, f"{zh}备注", remarks, f"{name}.remarks", sign="；"),
        Column(f"{name}_correction", str, f"{zh}更正", _WHY, f"{name}.corrections", sign="；"),
    )


_OF_MEASURES = (
    Column("id", str, "编号", "batch, type and number; never reused", "id"),
    Column("batch", int, "批次", "the batch", "batch", refers="batches.number"),
    Column("type", str, "类型", "the part of the document", "type", words=_TYPES),
    Column("number", int, _NUMBER, "the number in that part, as printed", "number"),
    Column("title", str, _TITLE, "the title, as printed", "title"),
    Column("title_en", str, "英文名称", "an unofficial English title", "title_en"),
    Column("content", str, _CONTENT, "the content, as printed", "content"),
    Column(
        "scope_text",
        str,
        _SCOPE,
        "the scope, as printed; —— assigns none",
        "scope_text",
        english="Scope",
    ),
    Column("scope_territory", str, "推广地域", "where the scope lies", "scope.territory.name"),
    Column(
        "scope_territory_id",
        str,
        "推广地域编号",
        "its id",
        "scope.territory.id",
        refers="places.id",
    ),
    Column("scope_site", str, "区域类别", "the kind of site", "scope.site", words=SITE_LABELS),
    Column("scope_conditional", bool, "有条件", "whether on a condition only", "scope.conditional"),
    Column("scope_correction", str, "推广范围更正", _WHY, "scope.correction"),
    *_of_cell(PrintedColumn.LEAD, "牵头单位"),
    *_of_cell(PrintedColumn.RESPONSIBLE, "推广单位"),
)
_OF_ASSIGNMENTS = (
    Column("id", str, "编号", "the measure", "measure.id", refers="measures.id"),
    Column("batch", int, "批次", "the batch", "measure.batch", refers="batches.number"),
    Column("type", str, "类型", "the part of the document", "measure.type", words=_TYPES),
    Column("number", int, _NUMBER, "the number in that part, as printed", "measure.number"),
    Column("title", str, _TITLE, "the title, as printed", "measure.title"),
    Column("title_en", str, "英文名称", "an unofficial English title", "measure.title_en"),
    Column(
        "scope_text", str, _SCOPE, "the scope, as printed", "measure.scope_text", english="Scope"
    ),
    Column("role", str, "职责", "what the body has to do", "role", words=_DUTIES),
    Column("position", int, "栏内次序", "the place in the cell, counted from 1", "position"),
    Column("written", str, "原文", "the words of the cell, as printed", "mention.written"),
    Column("start", int, "原文起", "where they begin in the cell", "start"),
    Column("stop", int, "原文止", "where they end in the cell", "stop"),
    Column("name", str, "单位全称", "the name, with what the cell left out", "mention.name"),
    Column("qualifier", str, "括注", "the words in brackets behind it", "mention.qualifier"),
    Column("duty", str, "文中职责词", "the word of the cell for what it has to do", "mention.role"),
    Column("rule", str, "还原依据", "how the name came from the words", "rule"),
    Column(
        "recognition",
        str,
        "识别程度",
        "how sure it is that the name is one body",
        "mention.recognition",
        words=RECOGNITION_LABELS,
    ),
    Column("generic", bool, "泛称", "whether it is a class of bodies", "mention.generic"),
    Column(
        "department",
        str,
        "单位编号",
        "the body, where it is known",
        "department.id",
        refers="departments.id",
    ),
    Column("department_name", str, "单位", "its usual name", "department.name"),
    Column(
        "department_name_en",
        str,
        "单位英文名称",
        "an unofficial English name",
        "department.name_en",
    ),
    Column(
        "department_official_name",
        str,
        "正式名称",
        "its official name, where attested",
        "department.official_name",
    ),
    Column("department_kind", str, "单位类别", "its kind", "department.kind", words=KIND_LABELS),
    Column(
        "department_level", str, "单位级别", "its level", "department.level", words=LEVEL_LABELS
    ),
    Column(
        "department_parent", str, "上级单位编号", "what it stands under", "department.parent.id"
    ),
    Column("open_ended", bool, "未列全", _MORE, "cell.open_ended"),
    Column("correction", str, "更正", _WHY, "corrections", sign="；"),
)
_OF_DEPARTMENTS = (
    Column("id", str, "单位编号", "a slug; never reused or renamed", "department.id"),
    Column("name", str, "单位", "the usual name", "department.name"),
    Column(
        "official_name",
        str,
        "正式名称",
        "the official name, where attested",
        "department.official_name",
    ),
    Column("name_en", str, "英文名称", "an unofficial English name", "department.name_en"),
    Column("aliases", list, "别称", "further spellings", "department.aliases"),
    Column("kind", str, "单位类别", "the kind", "department.kind", words=KIND_LABELS),
    Column("level", str, "单位级别", "whose body it is", "department.level", words=LEVEL_LABELS),
    Column(
        "parent",
        str,
        "上级单位编号",
        "what it stands under",
        "department.parent.id",
        refers="departments.id",
    ),
    Column("parent_name", str, "上级单位", "the usual name of that", "department.parent.name"),
    Column(
        "relation",
        str,
        "隶属关系",
        "how it stands to that",
        "department.relation",
        words=RELATION_LABELS,
    ),
    Column(
        "place",
        str,
        "所在地编号",
        "where it is responsible",
        "department.place.id",
        refers="places.id",
    ),
    Column(
        "evidence",
        str,
        "名称佐证",
        "how well the official name is attested",
        "department.evidence",
        words=EVIDENCE_LABELS,
    ),
    Column("since", int, "始见批次", "the batch that brought it", "department.since"),
    Column("lead", int, "牵头项数", "how many measures it leads", "tally.lead"),
    Column("responsible", int, "推广项数", "how many it must replicate", "tally.responsible"),
    Column("either", int, "涉及项数", "how many it has to do with", "tally.either"),
)
_OF_PLACES = (
    Column("id", str, "地点编号", "a slug; never reused or renamed", "id"),
    Column("name", str, "地点", "the full name", "name"),
    Column("name_en", str, "英文名称", "an unofficial English name", "name_en"),
    Column("kind", str, "地点类别", "the kind", "kind", words=PLACE_LABELS),
    Column("code", str, "行政区划代码", "the code in GB/T 2260", "code"),
    Column("aliases", list, "别称", "further spellings", "aliases"),
    Column("within", list, "位于", "the places that it lies in", "within"),
    Column("perhaps_within", list, "可能位于", "those that it may lie in", "perhaps_within"),
    Column("border", bool, "边境", "whether it is a border county", "border"),
    Column("evidence", str, "佐证", "how well that is attested", "evidence", words=EVIDENCE_LABELS),
    Column("since", int, "始见批次", "the batch that brought it", "since"),
)
_OF_BATCHES = (
    Column("number", int, "批次", "which batch it is", "number"),
    Column("title", str, "名称", "its name", "title"),
    Column("revision", int, "数据修订", "the revision of the derived data", "revision"),
    Column("schema_version", int, "格式版本", "the version of its form", "schema_version"),
    Column("digest", str, "数据摘要", "SHA-256 of all that answers are made of", "digest"),
    Column("pilots", int, "改革试点经验项数", "how many pilots it has", "pilots"),
    Column("cases", int, "最佳实践案例项数", "how many cases it has", "cases"),
    Column("document_title", str, "文件标题", "the document, as printed", "document.title"),
    Column("document_sha256", str, "文件摘要", "SHA-256 of the file", "document.sha256"),
    Column("document_number", str, "文号", "the number of the notice, if known", "document.number"),
    Column("document_date", str, "成文日期", "the date of the notice, if known", "document.date"),
    Column(
        "document_issuer", str, "发文机关", "who issued the notice, if known", "document.issuer"
    ),
)

_ASSIGNMENT_KEY = ("id", "role", "position")
TABLES: Mapping[TableName, Table] = {
    "measures": Table("成果", "the measures", ("id",), rows.measures_of, _OF_MEASURES),
    "assignments": Table(
        "分工", "each body in each cell", _ASSIGNMENT_KEY, rows.assignments_of, _OF_ASSIGNMENTS
    ),
    "departments": Table(
        "单位",
        "the known bodies, and those above them",
        ("id",),
        rows.departments_of,
        _OF_DEPARTMENTS,
    ),
    "places": Table("地点", "the places of scopes and bodies", ("id",), rows.places_of, _OF_PLACES),
    "batches": Table(
        "批次", "the batches and their documents", ("number",), rows.batches_of, _OF_BATCHES
    ),
}


def table_of(name: TableName) -> Table:
    """A table by its name.

    Raises:
        UnknownTerm: There is no such table.

    >>> table_of("measures").zh
    '成果'
    """
    expect_word(name, TABLE_NAMES, "table")
    return TABLES[name]


def columns(name: TableName) -> tuple[Column, ...]:
    """The columns of a table.

    Raises:
        UnknownTerm: There is no such table.

    >>> [column.name for column in columns("measures")][:3]
    ['id', 'batch', 'type']
    """
    return table_of(name).columns


def records(
    catalogue: Outlets, name: TableName = "measures", labels: Labels | None = None
) -> list[dict[str, Any]]:
    """The rows of a table, each a dict of plain values.

    Args:
        catalogue: The measures.
        name: The table.
        labels: zh or en for headings, and words of data, in that language.

    Raises:
        UnknownTerm: There is no such table or language.

    >>> import gxfta_measures as gx
    >>> records(gx.load(7))[0]["lead_text"]
    '自治区商务厅、市场监管局、药监局，南宁海关，自贸试验区南宁片区、钦州港片区、崇左片区管委会'
    """
    if labels is not None:
        expect_word(labels, LABELS, "labels")
    table = table_of(name)
    return [
        {column.heading(labels): column.worded(row, labels) for column in table.columns}
        for row in table.rows(catalogue)
    ]
