"""The flat tables: their columns, types and rows, as records and in every library."""

import re
import sys
from importlib.metadata import requires
from typing import get_args

import fresh
import narwhals as nw
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_catalogues, catalogues

import gxfta_measures as gx
from gxfta_measures.errors import MissingExtra, UnknownTerm
from gxfta_measures.export.tables import TABLE_NAMES, columns, table_of
from gxfta_measures.gazetteer import Evidence, PlaceKind
from gxfta_measures.labels import (
    EVIDENCE_LABELS,
    KIND_LABELS,
    LEVEL_LABELS,
    PLACE_LABELS,
    RECOGNITION_LABELS,
    RELATION_LABELS,
    SITE_LABELS,
)
from gxfta_measures.model import Recognition
from gxfta_measures.terms import DepartmentKind, Level, Relation

BUNDLED = gx.load(7)
BACKENDS = ("pandas", "polars", "pyarrow")
ROWS = {"measures": 40, "assignments": 160, "departments": 56, "places": 20, "batches": 1}
TYPES = {str: nw.String(), int: nw.Int64(), bool: nw.Boolean(), list: nw.List(nw.String())}
COLUMNS = {
    "measures": [
        *("id", "batch", "type", "number", "title", "title_en", "content", "scope_text"),
        *("scope_territory", "scope_territory_id", "scope_site", "scope_conditional"),
        "scope_correction",
        *("lead_text", "lead", "lead_ids", "lead_open", "lead_remarks", "lead_correction"),
        *("responsible_text", "responsible", "responsible_ids", "responsible_open"),
        *("responsible_remarks", "responsible_correction"),
    ],
    "assignments": [
        *("id", "batch", "type", "number", "title", "title_en", "scope_text", "role", "position"),
        *(
            "written",
            "start",
            "stop",
            "name",
            "qualifier",
            "duty",
            "rule",
            "recognition",
            "generic",
        ),
        *("department", "department_name", "department_name_en", "department_official_name"),
        *("department_kind", "department_level", "department_parent", "open_ended", "correction"),
    ],
    "departments": [
        *("id", "name", "official_name", "name_en", "aliases", "kind", "level", "parent"),
        *("parent_name", "relation", "place", "evidence", "since"),
        *("lead", "responsible", "either"),
    ],
    "places": [
        *("id", "name", "name_en", "kind", "code", "aliases", "within", "perhaps_within"),
        *("border", "evidence", "since"),
    ],
    "batches": [
        *("number", "title", "revision", "schema_version", "digest", "pilots", "cases"),
        *("document_title", "document_sha256", "document_number", "document_date"),
        "document_issuer",
    ],
}
tables = pytest.mark.parametrize("table", ROWS)
backends = pytest.mark.parametrize("backend", BACKENDS)


# Records.


@given(catalogue=any_catalogues(), table=st.sampled_from(TABLE_NAMES))
def test_every_value_is_plain_and_of_the_type_of_its_column(catalogue, table):
    for row in catalogue.to_records(table):
        assert list(row) == COLUMNS[table]
        for column in columns(table):
            assert type(row[column.name]) in (column.kind, type(None))


@given(catalogue=catalogues())
def test_assignments_are_the_mentions_of_both_cells_in_order(catalogue):
    rows = catalogue.to_records("assignments")
    assert [(row["id"], row["role"], row["position"], row["written"]) for row in rows] == [
        (one.id, role.value, position, mention.written)
        for one in catalogue
        for role in gx.Role
        for position, mention in enumerate(one.bodies(role), start=1)
    ]


@given(catalogue=catalogues())
def test_every_assignment_points_into_the_cell_of_its_measure(catalogue):
    for row in catalogue.to_records("assignments"):
        cell = catalogue[row["id"]].bodies(gx.Role(row["role"]))
        assert cell.text[row["start"] : row["stop"]] == row["written"]
        assert row["open_ended"] == cell.open_ended


@tables
def test_a_table_has_a_row_for_each_measure_or_assignment(table):
    assert len(BUNDLED.to_records(table)) == ROWS[table]


def test_measures_are_the_table_where_none_is_named():
    assert BUNDLED.to_records() == BUNDLED.to_records("measures")


def test_a_row_holds_what_is_printed_and_what_was_made_of_it():
    row = BUNDLED.where(lambda one: one.id == "7-case-14").to_records()[0]
    assert (row["scope_text"], row["scope_territory"], row["scope_site"]) == ("——", None, None)
    assert row["lead_text"] == "凭祥综合保税区，自贸试验区崇左片区管委会"
    assert row["responsible"] == "自治区商务厅（口岸办）"
    assert row["responsible_open"] is False


@given(catalogue=catalogues())
def test_every_reference_to_another_table_leads_there(catalogue):
    for table in TABLE_NAMES:
        for column in columns(table):
            if column.refers is None:
                continue
            other, key = column.refers.split(".")
            there = {row[key] for row in catalogue.to_records(other)}
            assert {row[column.name] for row in catalogue.to_records(table)} <= {*there, None}


@given(catalogue=catalogues())
def test_the_key_of_a_table_tells_its_rows_apart(catalogue):
    for name in TABLE_NAMES:
        key = table_of(name).key
        keys = [tuple(row[one] for one in key) for row in catalogue.to_records(name)]
        assert len(keys) == len(set(keys))
        assert not any(None in one for one in keys)


@given(catalogue=catalogues(), role=st.sampled_from(gx.Role))
def test_a_body_has_the_work_that_the_catalogue_answers(catalogue, role):
    for row in catalogue.to_records("departments"):
        assert row[role.value] == len(catalogue.where(department=row["id"], role=role))


@tables
@pytest.mark.parametrize("labels", ["zh", "en"])
def test_headings_in_a_language_tell_columns_apart(table, labels):
    headings = [column.heading(labels) for column in columns(table)]
    assert len(set(headings)) == len(headings)
    assert list(BUNDLED.to_records(table, labels=labels)[0]) == headings


def test_chinese_headings_come_with_chinese_words():
    row = BUNDLED.to_records("assignments", labels="zh")[0]
    assert (row["类型"], row["职责"]) == ("改革试点经验", "牵头")
    assert (row["单位类别"], row["单位级别"]) == ("政府及其部门", "自治区")
    assert BUNDLED.to_records("assignments", labels="en")[0]["Role"] == "leads"


@pytest.mark.parametrize(
    ("labels", "vocabulary"),
    [
        (KIND_LABELS, get_args(DepartmentKind)),
        (LEVEL_LABELS, get_args(Level)),
        (RELATION_LABELS, get_args(Relation)),
        (SITE_LABELS, [site.value for site in gx.SiteKind]),
        (PLACE_LABELS, get_args(PlaceKind)),
        (EVIDENCE_LABELS, get_args(Evidence)),
        (RECOGNITION_LABELS, get_args(Recognition)),
    ],
)
def test_every_word_of_a_vocabulary_has_a_chinese_and_an_english_one(labels, vocabulary):
    assert list(labels) == list(vocabulary)
    assert all(re.search("[一-龥]", label.zh) for label in labels.values())
    assert all(label.en and label.en.isascii() for label in labels.values())


def test_bodies_outside_the_registry_have_names_and_no_ids():
    cell = gx.parse_departments("甲公司、自治区商务厅、各市人民政府")
    some = evolve(BUNDLED, measures=(evolve(BUNDLED[0], lead=cell),))
    (row,) = some.to_records()
    assert row["lead"] == "甲公司、自治区商务厅、各市人民政府"
    assert row["lead_ids"] == ["gx-commerce"]
    assert [one["department"] for one in some.to_records("assignments")][:3] == [
        None,
        "gx-commerce",
        None,
    ]


def test_a_row_holds_the_remarks_of_its_cells():
    cell = gx.parse_departments("自治区商务厅负责；完成时限：2023年11月")
    (row,) = evolve(BUNDLED, measures=(evolve(BUNDLED[0], lead=cell),)).to_records()
    assert row["lead_remarks"] == "完成时限：2023年11月"
    assert row["responsible_remarks"] is None


def test_an_assignment_holds_where_its_name_came_from():
    row = BUNDLED.to_records("assignments")[1]
    wanted = {
        "written": "市场监管局",
        "name": "自治区市场监管局",
        "department": "gx-market-regulation",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row["rule"] == "prefix 自治区 inherited from 自治区商务厅"


@tables
def test_every_column_says_what_its_values_mean(table):
    assert [column.name for column in columns(table)] == COLUMNS[table]
    assert all(column.about.strip() for column in columns(table))


# Frames.


def types_of(table, backend):
    """The types of a frame: in pandas, which has none for lists, these are objects."""
    lists = {list: nw.Object()} if backend == "pandas" else {}
    return {column.name: (TYPES | lists)[column.kind] for column in columns(table)}


@tables
@backends
def test_every_library_gets_the_same_columns_types_and_rows(backend, table):
    frame = nw.from_native(BUNDLED.to_frame(backend, table))
    assert frame.shape == (ROWS[table], len(COLUMNS[table]))
    assert dict(frame.schema) == types_of(table, backend)
    assert frame.implementation.value == backend


@tables
@backends
def test_the_values_of_a_frame_are_those_of_the_records(backend, table):
    frame = nw.from_native(BUNDLED.to_frame(backend, table))
    for column in columns(table):
        held = zip(
            frame[column.name].to_list(), frame[column.name].is_null().to_list(), strict=True
        )
        values = [None if is_null else value for value, is_null in held]
        assert values == [row[column.name] for row in BUNDLED.to_records(table)]


@backends
@tables
def test_an_empty_catalogue_gives_an_empty_frame_of_the_same_types(backend, table):
    frame = nw.from_native(BUNDLED[:0].to_frame(backend, table))
    assert frame.shape == (len(BUNDLED[:0].to_records(table)), len(COLUMNS[table]))
    # Of an object column without rows nobody can say what the objects are.
    objects = {column.name: nw.String() for column in columns(table) if column.kind is list}
    known = objects if backend == "pandas" and len(frame) == 0 else {}
    assert dict(frame.schema) == types_of(table, backend) | known


@tables
def test_the_meaning_of_columns_goes_along(table):
    about = {column.name: column.about for column in columns(table)}
    assert BUNDLED.to_frame("pandas", table).attrs["columns"] == about
    arrow = BUNDLED.to_frame("pyarrow", table)
    for field in arrow.schema:
        assert field.metadata[b"description"].decode() == about[field.name]
    assert arrow.schema.metadata[b"digest"].decode() == BUNDLED.digest


@backends
def test_a_frame_has_chinese_headings_where_asked(backend):
    frame = nw.from_native(BUNDLED.to_frame(backend, labels="zh"))
    assert frame.columns[:5] == ["编号", "批次", "类型", "序号", "成果名称"]


@pytest.mark.parametrize("labels", ["cn", ""])
def test_an_unknown_language_names_those_there_are(labels):
    with pytest.raises(UnknownTerm, match="use en or zh"):
        BUNDLED.to_records(labels=labels)


@backends
def test_what_is_not_known_is_not_false(backend):
    frame = nw.from_native(BUNDLED.to_frame(backend))
    assert frame["scope_conditional"].is_null().sum() == 24
    assert frame.schema["scope_conditional"] == nw.Boolean()


def test_pandas_is_the_library_where_none_is_named():
    frame = BUNDLED.to_frame()
    assert type(frame).__module__.startswith("pandas")
    assert frame["id"].tolist() == [one.id for one in BUNDLED]


# What is not there.


def test_without_narwhals_the_error_says_which_extra_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtra, match=r"pip install 'gxfta-measures\[frames\]'") as caught:
        BUNDLED.to_frame("polars")
    assert (caught.value.library, caught.value.extra) == ("narwhals", "frames")


WITHOUT = """
import json, sys
sys.modules[sys.argv[1]] = None
import gxfta_measures as gx
try:
    gx.load(7).to_frame(sys.argv[1])
except gx.errors.MissingExtra as error:
    print(json.dumps([error.library, error.extra, isinstance(error, ImportError)]))
"""


@backends
def test_without_its_library_a_frame_is_a_missing_extra_that_would_bring_it(backend):
    library, extra, is_import_error = fresh.run(WITHOUT, backend)
    assert library == backend
    assert is_import_error
    brought = [one for one in requires("gxfta-measures") if one.endswith(f"extra == '{extra}'")]
    assert [one for one in brought if one.startswith(backend)]


@pytest.mark.parametrize("name", ["pandaz", "Pandas", ""])
def test_an_unknown_library_names_those_there_are(name):
    with pytest.raises(UnknownTerm, match="use pandas or polars or pyarrow"):
        BUNDLED.to_frame(name)


@pytest.mark.parametrize("name", ["rows", ""])
def test_an_unknown_table_names_those_there_are(name):
    with pytest.raises(
        UnknownTerm, match="use measures or assignments or departments or places or batches"
    ):
        BUNDLED.to_records(name)
    with pytest.raises(
        UnknownTerm, match="use measures or assignments or departments or places or batches"
    ):
        BUNDLED.to_frame("polars", name)
