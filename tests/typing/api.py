"""The public interface as type checkers see it: checked by `make type`, never run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, assert_type

import gxfta_measures as gx
from gxfta_measures.catalogue.counts import Counts
from gxfta_measures.catalogue.matrix import Matrix
from gxfta_measures.differences.duties import Duty
from gxfta_measures.differences.measures import MeasureChange
from gxfta_measures.display.charts import Chart
from gxfta_measures.registry import Candidate

# Loading.

catalogue = gx.load()
assert_type(catalogue, gx.Catalogue)
assert_type(gx.load(7), gx.Catalogue)
assert_type(gx.load(7, digest="sha256:0"), gx.Catalogue)
assert_type(gx.load(batch=None), gx.Catalogue)
assert_type(gx.load_all(), gx.Catalogue)
assert_type(gx.read("batch.json"), gx.Catalogue)
assert_type(gx.read(Path("batch.json"), registry=gx.departments()), gx.Catalogue)
assert_type(gx.batches(), tuple[gx.Batch, ...])
assert_type(gx.departments(), gx.Registry)
assert_type(gx.places(), gx.Gazetteer)
assert_type(gx.parse_departments("商务厅"), gx.DepartmentList)
assert_type(gx.parse_departments("商务厅", gx.departments()), gx.DepartmentList)
assert_type(gx.parse_scope("全区"), gx.Scope | None)
assert_type(gx.fold("ＡＩ"), str)
assert_type(gx.MeasureType("pilot"), gx.MeasureType)
assert_type(gx.Role("lead"), gx.Role)
assert_type(gx.__version__, str)

# A catalogue as a sequence.

assert_type(catalogue[0], gx.Measure)
assert_type(catalogue["7-pilot-01"], gx.Measure)
assert_type(catalogue[1:3], gx.Catalogue)
# A catalogue holds measures, and mypy does not ask what else it understands.
assert_type("7-pilot-01" in catalogue, bool)  # type: ignore[comparison-overlap]
assert_type(len(catalogue), int)
assert_type(iter(catalogue), Iterator[gx.Measure])
assert_type(catalogue.measures, tuple[gx.Measure, ...])
assert_type(catalogue.batches, tuple[gx.Batch, ...])
assert_type(catalogue.digest, str)
assert_type(catalogue | catalogue, gx.Catalogue)
assert_type(catalogue & catalogue, gx.Catalogue)
assert_type(catalogue - catalogue, gx.Catalogue)
assert_type({catalogue: 1}, dict[gx.Catalogue, int])

# Queries, in words and in objects.

measure = catalogue[0]
body = gx.departments()["gx-commerce"]
place = gx.places()["pingxiang"]
assert_type(catalogue.where(), gx.Catalogue)
assert_type(catalogue.where(lambda one: one.number > 1, type="pilot"), gx.Catalogue)
assert_type(catalogue.where(type=gx.MeasureType.CASE, role=gx.Role.LEAD), gx.Catalogue)
assert_type(catalogue.where(type={"改革试点经验"}, role=("lead", "复制推广责任单位")), gx.Catalogue)
assert_type(catalogue.where(department="商务厅", subordinates=True), gx.Catalogue)
assert_type(catalogue.where(department=[body, "南宁海关"]), gx.Catalogue)
assert_type(catalogue.where(scope=None), gx.Catalogue)
assert_type(catalogue.where(scope=["全区", None, measure.scope]), gx.Catalogue)
assert_type(catalogue.where(at=place, certain=False), gx.Catalogue)
assert_type(catalogue.where(at=["凭祥市", place]), gx.Catalogue)
assert_type(catalogue.where(text=("通关", "口岸"), batch=[7, gx.batches()[0]]), gx.Catalogue)
assert_type(catalogue.by_type("case"), gx.Catalogue)
assert_type(catalogue.by_department(body, "lead", subordinates=True), gx.Catalogue)
assert_type(catalogue.by_department("商务厅", gx.Role.LEAD, True), gx.Catalogue)  # noqa: FBT003  # promised
assert_type(catalogue.by_scope(None), gx.Catalogue)
assert_type(catalogue.search("通关"), gx.Catalogue)
assert_type(catalogue.group_by("department"), dict[Any, gx.Catalogue])
assert_type(catalogue.group_by(lambda one: one.number), dict[Any, gx.Catalogue])
assert_type(catalogue.counts("type"), Counts)
assert_type(catalogue.departments("lead"), tuple[gx.Department, ...])

# Ways out.

assert_type(catalogue.to_records(), list[dict[str, Any]])
assert_type(catalogue.to_records("assignments"), list[dict[str, Any]])
catalogue.to_frame()
catalogue.to_frame("polars", table="assignments")

# A measure and what hangs on it.

assert_type(measure.id, str)
assert_type(measure.batch, int)
assert_type(measure.type, gx.MeasureType)
assert_type(measure.type.label, str)
assert_type(measure.number, int)
assert_type(measure.title, str)
assert_type(measure.title_en, str | None)
assert_type(measure.content, str)
assert_type(measure.scope, gx.Scope | None)
assert_type(measure.scope_text, str)
assert_type(measure.lead, gx.DepartmentList)
assert_type(measure.bodies(gx.Role.RESPONSIBLE), gx.DepartmentList)
assert_type(measure.bodies("lead"), gx.DepartmentList)
assert_type(measure.bodies("牵头改革部门"), gx.DepartmentList)
assert_type(measure.lead[0], gx.Mention)
assert_type(measure.lead[1:], tuple[gx.Mention, ...])
# A cell holds mentions, and mypy does not ask what else it understands.
assert_type("自治区商务厅" in measure.lead, bool)  # type: ignore[comparison-overlap]
assert_type(measure.lead.names, tuple[str, ...])
assert_type(measure.lead.open_ended, bool)
assert_type(measure.lead.scope_text, str | None)
assert_type(list(measure.lead), list[gx.Mention])
assert_type(sorted([measure]), list[gx.Measure])

mention = measure.lead.mentions[0]
assert_type(mention, gx.Mention)
assert_type(mention.span, tuple[int, int])
assert_type(mention.written, str)
assert_type(mention.name, str)
assert_type(mention.qualifier, str | None)
assert_type(mention.role, str | None)
assert_type(mention.generic, bool)
assert_type(mention.rule, str)
assert_type(mention.department, gx.Department | None)
assert_type(mention.explain(), str)

# Ways out.

assert_type(catalogue.to_records("places", labels="zh")[0]["地点"], Any)
assert_type(catalogue.cite("bibtex"), str)
assert_type(measure.cite(batch=gx.batches()[0]), str)
assert_type(catalogue.export("measures.xlsx", table="assignments", labels="zh"), tuple[Path, ...])
matrix = catalogue.matrix(rows="level", columns="type", subordinates=True)
assert_type(matrix, Matrix)
assert_type(matrix["region", "pilot"].mark, str)
assert_type(matrix.row_totals[0].lead, int)
assert_type(matrix.export("matrix.xlsx"), tuple[Path, ...])
chart = catalogue.chart("flow", lang="en")
assert_type(chart, Chart)
assert_type(chart.to_dict(), dict[str, Any])
assert_type(chart.export("flow.svg"), tuple[Path, ...])

# Batches compared.

difference = gx.diff(catalogue, catalogue)
assert_type(difference, gx.Difference)
assert_type(difference.before, gx.Catalogue)
assert_type(difference.added, tuple[gx.Measure, ...])
assert_type(difference.only_in, dict[int, tuple[gx.Measure, ...]])
assert_type(difference.carried_on, tuple[MeasureChange, ...])
assert_type(difference.duties("商务厅", "lead", subordinates=True), tuple[Duty, ...])
assert_type(difference.duties("商务厅")[0].kind, Literal["new", "carried on", "only before"])

# Bodies, places, scopes, batches.

assert_type(body.id, str)
assert_type(body.official_name, str | None)
assert_type(body.aliases, tuple[str, ...])
assert_type(body.parent, gx.Department | None)
assert_type(body.place, gx.Place | None)
assert_type(body.evidence, Literal["high", "medium", "none"])
assert_type(body.level, Literal["central", "region", "city", "county", "zone"] | None)
assert_type(gx.departments().resolve("商务厅"), gx.Department)
assert_type(gx.departments().get_spelling("商务厅"), gx.Department | None)
assert_type(gx.departments().candidates("商务厅", limit=3), tuple[Candidate, ...])
assert_type(gx.departments().subordinates(body), tuple[gx.Department, ...])
assert_type([one.id for one in gx.departments()], list[str])
assert_type(gx.places().find("凭祥"), gx.Place)
assert_type(place.lineage, tuple[gx.Place, ...])
assert_type(place.code, str | None)
assert_type(gx.batches()[0].counts, dict[gx.MeasureType, int])
assert_type(gx.batches()[0].document, gx.Document)
assert_type(gx.batches()[0].document.issuer, str | None)

if measure.scope is not None:
    assert_type(measure.scope.territory, gx.Place | None)
    assert_type(measure.scope.site, gx.SiteKind)
    assert_type(measure.scope.conditional, bool)
    assert_type(measure.scope.covers("凭祥市"), gx.Coverage)
    assert_type(measure.scope.covers(place), gx.Coverage)
    assert_type(measure.scope.covers(measure.scope) == gx.Coverage.YES, bool)

# Errors.

try:
    gx.load(8)
except gx.errors.UnknownBatch as error:
    assert_type(error.known, tuple[int, ...])
try:
    gx.departments().resolve("商务庁")
except gx.errors.UnknownDepartment as error:
    assert_type(error.suggestions, tuple[str, ...])
try:
    gx.read("batch.json")
except gx.errors.InvalidBatch as error:
    assert_type(error.source, str)
    assert_type(error.findings, tuple[gx.errors.Finding, ...])
