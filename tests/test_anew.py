"""A record that says what its words give is not taken apart, and every other one is."""

import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from test_batchfile import faults_of, good

import gxfta_measures as gx
from gxfta_measures import testing
from gxfta_measures.batchfile.anew import Anew, Reading
from gxfta_measures.digests import compact, digest_of, digests_of
from gxfta_measures.records import measure_record, record_of, whole_record
from gxfta_measures.system.resources import read_json

SEVEN = gx.load(7)
CELLS = Reading(gx.parse_departments)


@given(testing.department_cells())
def test_the_record_of_any_cell_stands_for_what_its_words_give(printed):
    cell = gx.parse_departments(printed.text)
    assert CELLS.stated(json.loads(compact(record_of(cell)))) == cell


@given(testing.department_lists(), st.data())
def test_a_record_that_says_anything_else_is_looked_into(cell, data):
    record = record_of(cell)
    field = data.draw(st.sampled_from(sorted(record.keys() - {"text"})))
    other = data.draw(st.none() | st.integers() | st.text() | st.lists(st.integers()))
    changed = record | {field: other}
    assert (CELLS.stated(changed) is None) == (compact(changed) != compact(record))


@pytest.mark.parametrize("value", [0, 0.0, None, "false"])
def test_what_python_counts_as_false_is_not_what_the_words_give(value):
    record = record_of(gx.parse_departments("自治区商务厅"))
    assert CELLS.stated(record | {"open_ended": value}) is None


@pytest.mark.parametrize("record", [None, 5, "自治区商务厅", [], {}, {"text": None}, {"text": 5}])
def test_what_has_no_text_stands_for_nothing(record):
    assert CELLS.stated(record) is None


def test_half_a_character_and_words_that_nobody_can_read_stand_for_nothing():
    cell = gx.parse_departments("商务厅\ud83d")
    assert CELLS.stated(record_of(cell)) is None
    scopes = Anew(SEVEN.registry, SEVEN.gazetteer).scopes
    assert scopes.stated(record_of(evolve(gx.parse_scope("全区"), text="全球"))) is None


def test_cells_of_the_same_words_are_one_value_in_a_file_that_is_read(tmp_path):
    path = tmp_path / "batch.json"
    path.write_text(json.dumps(read_json("batch-07/measures.json")), encoding="utf-8")
    read = gx.read(path)
    cells = [cell for one in read for cell in (one.lead, one.responsible)]
    assert read == SEVEN
    assert len(set(map(id, cells))) == len({cell.text for cell in cells}) < len(cells)


def test_a_fault_beside_a_cell_that_is_right_is_found_all_the_same(tmp_path):
    record = good()
    record["measures"][0]["lead"]["open_ended"] = 0
    record["measures"][1]["title"] = ""
    assert faults_of(tmp_path, record) == [
        "measures[0].lead.open_ended: 0 is not true or false",
        "measures[1].title: it is empty: 【】",
    ]


@given(testing.catalogues(made_up=True))
def test_the_digests_are_those_of_the_records_as_one_value(catalogue):
    records = [measure_record(one) for one in catalogue]
    whole = {
        "measures": records,
        "departments": [whole_record(body) for body in catalogue.registry],
        "equivalents": catalogue.registry.equivalents,
        "short_forms": catalogue.registry.short_forms,
        "places": [whole_record(place) for place in catalogue.gazetteer],
    }
    told = digests_of(catalogue, catalogue.registry, catalogue.gazetteer)
    assert told == (digest_of(records), digest_of(whole))
