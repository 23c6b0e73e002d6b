"""The matrix: who does what, counted from the cells and from nothing else."""

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import catalogues

import gxfta_measures as gx
from gxfta_measures.catalogue.matrix import COLUMN_KEYS, ROW_KEYS
from gxfta_measures.catalogue.tally import Tally
from gxfta_measures.errors import UnknownTerm

BUNDLED = gx.load(7)
MATRIX = BUNDLED.matrix()
STRANGE = evolve(
    BUNDLED[0],
    batch=9,
    title="<b>&",
    lead=gx.parse_departments("甲<乙>公司、自治区商务厅、各市人民政府"),
    responsible=gx.parse_departments("甲<乙>公司"),
)
OURS_AND_STRANGE = evolve(BUNDLED, measures=(STRANGE, *BUNDLED))


def bodies(measure, role):
    return {mention.department or str(mention) for mention in measure.bodies(role)}


@given(some=catalogues(), columns=st.sampled_from(COLUMN_KEYS))
def test_the_totals_are_the_bodies_counted_from_the_cells(some, columns):
    matrix = some.matrix(columns=columns)
    led = sum(len(bodies(one, gx.Role.LEAD)) for one in some)
    replicated = sum(len(bodies(one, gx.Role.RESPONSIBLE)) for one in some)
    either = sum(len(bodies(one, gx.Role.LEAD) | bodies(one, gx.Role.RESPONSIBLE)) for one in some)
    assert matrix.total == Tally(led, replicated, either)
    assert sum(matrix.column_totals, Tally()) == matrix.total
    groups = some if columns == "measure" else some.group_by(columns)
    assert matrix.columns == tuple(groups)


@given(some=catalogues(), subordinates=st.booleans())
def test_the_total_of_a_row_is_what_the_catalogue_answers(some, subordinates):
    matrix = some.matrix(subordinates=subordinates)
    for row, total in zip(matrix.rows, matrix.row_totals, strict=True):
        asked = [
            len(some.where(department=row, role=role, subordinates=subordinates))
            for role in ("lead", "responsible", ["lead", "responsible"])
        ]
        assert (total.lead, total.responsible, total.either) == tuple(asked)


@given(some=catalogues())
def test_subordinates_only_ever_add(some):
    alone, together = some.matrix(), some.matrix(subordinates=True)
    for row in alone.rows:
        for column in alone.columns:
            before, after = alone[row, column], together[row, column]
            assert (before.lead, before.responsible) <= (after.lead, after.responsible)
            assert before.either <= after.either


def test_the_work_of_a_body_led_by_guidance_only_is_not_its_superiors():
    guided = next(body for body in gx.departments() if body.relation == "guidance")
    cell = gx.parse_departments(guided.name)
    measure = evolve(BUNDLED[0], lead=cell, responsible=cell)
    matrix = evolve(BUNDLED, measures=(measure,)).matrix(subordinates=True)
    assert guided in matrix.rows
    assert guided.parent not in matrix.rows


@pytest.mark.parametrize("rows", ROW_KEYS[1:])
def test_kinds_and_levels_count_a_measure_once(rows):
    matrix = BUNDLED.matrix(rows=rows, columns="type")
    for row, total in zip(matrix.rows, matrix.row_totals, strict=True):
        named = [
            one
            for one in BUNDLED
            if any(
                mention.department and getattr(mention.department, rows) == row
                for role in gx.Role
                for mention in one.bodies(role)
            )
        ]
        assert total.either == len(named)


def test_bodies_stand_by_level_and_kind_and_then_as_first_mentioned():
    groups = [(body.level, body.kind) for body in MATRIX.rows]
    assert len(set(groups)) == sum(a != b for a, b in zip(groups, [None, *groups], strict=False))
    region = [body for body in MATRIX.rows if (body.level, body.kind) == ("region", "government")]
    mentioned = [body for body in BUNDLED.departments() if body in region]
    assert region[0].name == "自治区商务厅"
    assert set(region) == set(mentioned)


def test_bodies_outside_the_registry_stand_at_the_end_by_their_names():
    matrix = OURS_AND_STRANGE.matrix()
    assert matrix.rows[-2:] == ("甲<乙>公司", "各市人民政府")
    assert matrix["甲<乙>公司", STRANGE].mark == "◎●"
    assert OURS_AND_STRANGE.matrix(rows="kind").rows[-1] is None
    assert OURS_AND_STRANGE.matrix(rows="level")[None, STRANGE].either == 1


def test_a_cell_is_found_by_its_objects_and_by_their_names():
    body = gx.departments()["nanning-customs"]
    assert MATRIX[body, BUNDLED["7-pilot-01"]] == MATRIX["南宁海关", "7-pilot-01"] == Tally(1, 1, 1)
    assert MATRIX["自治区高级法院", "7-pilot-01"] == Tally()
    assert BUNDLED.matrix(columns="scope")["南宁海关", None].either == 4


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (("南宁海官", "7-pilot-01"), "unknown row '南宁海官': use 南宁海关"),
        (("南宁海关", "7-pilot-91"), "unknown column '7-pilot-91': use "),
        (("zz", "7-pilot-01"), "unknown row 'zz': use 南宁海关 or "),
    ],
)
def test_a_cell_that_is_not_there_says_what_is(key, message):
    with pytest.raises(UnknownTerm, match=message):
        MATRIX[key]


def test_unknown_rows_and_columns_name_those_there_are():
    with pytest.raises(UnknownTerm, match="use department or kind or level"):
        BUNDLED.matrix(rows="body")
    with pytest.raises(UnknownTerm, match="use measure or batch"):
        BUNDLED.matrix(columns="month")


def test_an_empty_catalogue_gives_an_empty_matrix():
    empty = BUNDLED[:0].matrix()
    assert (empty.rows, empty.columns, empty.total) == ((), (), Tally())
    assert repr(empty) == "<Matrix of 0 rows and 0 columns: empty>"
    assert empty.to_records() == []
    assert empty.column_totals == ()


def test_a_matrix_is_a_value():
    assert BUNDLED.matrix() == MATRIX
    assert hash(BUNDLED.matrix()) == hash(MATRIX)
    assert BUNDLED[:3].matrix() != MATRIX


# As a frame, and in a notebook.


def test_the_long_form_has_every_cell_that_is_not_empty():
    rows = MATRIX.to_records()
    assert sum(row["either"] for row in rows) == MATRIX.total.either == len(rows)
    assert list(rows[0]) == ["department", "measure", "lead", "responsible", "either"]


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_the_frame_has_the_marks_and_the_totals(backend):
    frame = MATRIX.to_frame(backend)
    assert frame.shape == (56, 44)
    frame = MATRIX.to_frame("polars", values="lead")
    counted = frame.select([one.id for one in BUNDLED]).sum_horizontal()
    assert counted.to_list() == frame["lead"].to_list()


def test_unknown_values_of_a_frame_name_those_there_are():
    with pytest.raises(UnknownTerm, match="use mark or lead"):
        MATRIX.to_frame(values="role")


def test_the_whole_matrix_is_small_in_a_notebook():
    html = MATRIX._repr_html_()
    assert len(html.encode()) < 20_000
    assert html.count("◎") == 88 + 3  # one in the caption, and one at each total
    assert html.count("●") == 72 + 3


def test_every_text_of_a_matrix_is_escaped():
    html = OURS_AND_STRANGE.matrix()._repr_html_()
    assert "<乙>" not in html
    assert "<b>&" not in html
    assert "甲&lt;乙&gt;公司" in html


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"rows": "kind"}, "海关"),
        ({"rows": "level"}, "中央垂直管理"),
        ({"columns": "site"}, "综合保税区"),
        ({"columns": "scope"}, "全区或特定区域"),
        ({"columns": "batch"}, "第7批"),
    ],
)
def test_rows_and_columns_have_their_chinese_names_in_a_notebook(asked, words):
    html = BUNDLED.matrix(**asked)._repr_html_()
    assert re.search(f">{words}<", html)
    assert not re.search(r">(customs|central|any|None|lead)<", html)


def test_groups_of_measures_have_their_chinese_names():
    html = BUNDLED.matrix(columns="type")._repr_html_()
    assert "改革试点经验" in html
    assert ">◎3 ●9" in html
