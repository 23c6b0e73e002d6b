"""Batch files of older schemas: they load, and their faults are found like those of new ones."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.batchfile import reading
from gxfta_measures.batchfile.schema import SCHEMA_VERSION, UPGRADES, upgrade
from gxfta_measures.errors import InvalidBatch
from gxfta_measures.records import canonical, measure_record, record_of

#: Four measures of the batch file of 7.0.0, which nobody may edit.
OLDEST = Path(__file__).parent / "cases" / "batch-07-schema-1.json"
FILE = json.loads(OLDEST.read_bytes())
IDS = ["7-pilot-01", "7-pilot-02", "7-case-01", "7-case-02"]
REGISTRY = gx.departments()


def edited(folder, edit):
    """A copy of the oldest file with something changed."""
    file = deepcopy(FILE)
    edit(file)
    path = folder / "batch.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    return path


def test_a_file_of_the_first_release_gives_the_measures_of_today():
    catalogue = gx.read(OLDEST)
    assert [one.id for one in catalogue] == IDS
    assert list(catalogue) == [gx.load(7)[id_] for id_ in IDS]


def test_a_file_of_the_first_release_may_leave_its_digest_out(tmp_path):
    path = edited(tmp_path, lambda file: file["batch"].pop("digest"))
    assert gx.read(path) == gx.read(OLDEST)


@pytest.mark.parametrize("field", ["title", "content", "scope_text", "title_en"])
def test_an_old_file_that_was_changed_after_it_was_made_says_so(tmp_path, field):
    def edit(file):
        measure = file["measures"][0]
        measure[field] += "改"
        if field == "scope_text":  # or that would be the fault
            measure["scope"]["text"] = measure[field] = "全省"
            measure["scope"]["territory"] = None

    with pytest.raises(InvalidBatch, match="changed after the file was made"):
        gx.read(edited(tmp_path, edit))


@pytest.mark.parametrize(
    ("path", "wrong", "told"),
    [
        ((0, "lead"), None, "measures[0].lead: it is no object"),
        ((0, "lead", "text"), 5, "measures[0].lead.text: 5 is not a text"),
        ((0, "lead", "colour"), "red", "measures[0].lead: unknown field colour"),
        ((1, "title"), 5, "measures[1].title: 5 is not a text"),
        ((2,), "7-case-01", "measures[2]: '7-case-01' is no object"),
        ((3, "lead", "text"), "\ud800", r"measures[3].lead.text: '\ud800' has half a character"),
    ],
)
def test_what_an_upgrade_cannot_read_is_a_fault_at_its_place(tmp_path, path, wrong, told):
    def edit(file):
        value = file["measures"]
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = wrong

    with pytest.raises(InvalidBatch) as caught:
        gx.read(edited(tmp_path, edit))
    assert told in str(caught.value)


@pytest.mark.parametrize("measures", [None, {}, "7-pilot-01", 5])
def test_an_old_file_without_a_list_of_measures_says_so(tmp_path, measures):
    with pytest.raises(InvalidBatch, match="it must be a list of at least one measure"):
        gx.read(edited(tmp_path, lambda file: file.update(measures=measures)))


def test_bodies_of_an_old_file_are_those_of_the_registry_at_hand(tmp_path):
    def rename(file):
        file["measures"][0]["lead"]["text"] = "广东省商务厅"
        del file["batch"]["digest"]

    body = gx.Department(id="gd-commerce", name="广东省商务厅", kind="government")
    own = gx.Registry([*REGISTRY, body])
    first = gx.read(edited(tmp_path, rename), registry=own)[0]
    assert [mention.department for mention in first.lead] == [body]


# The steps from version to version.


def test_each_schema_but_the_newest_has_its_step():
    assert len(UPGRADES) == SCHEMA_VERSION - 1
    assert {batch.schema_version for batch in gx.batches()} == {SCHEMA_VERSION}


@given(version=st.integers(1, 6))
def test_an_upgrade_takes_every_step_from_its_version_on(version):
    steps = [lambda file, _, n=n: file | {"seen": [*file["seen"], n]} for n in range(1, 6)]
    assert upgrade({"seen": []}, version, REGISTRY, steps) == {"seen": list(range(version, 6))}


def test_a_file_is_upgraded_before_it_is_checked(tmp_path, monkeypatch):
    measures = [measure_record(one) for one in gx.load(7)]
    head = {**record_of(gx.load(7).batches[0]), "schema_version": SCHEMA_VERSION}
    head = {name: head[name] for name in ("number", "title", "revision", "schema_version")}
    head["document"] = record_of(gx.load(7).batches[0].document)
    text = canonical({"batch": head, "measures": measures}).replace('"title_en"', '"english"')
    path = tmp_path / "batch.json"
    path.write_text(text, encoding="utf-8")

    def rename(file, _):
        renamed = [one | {"title_en": one.pop("english")} for one in file["measures"]]
        return file | {"measures": renamed}

    monkeypatch.setattr(reading, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(reading, "upgrade", lambda file, _, known: rename(file, known))
    assert gx.read(path).measures == gx.load(7).measures


@pytest.mark.parametrize("version", [-1, 0, SCHEMA_VERSION + 1, 99])
def test_a_file_of_a_schema_that_nobody_knows_is_refused(tmp_path, version):
    path = edited(tmp_path, lambda file: file["batch"].update(schema_version=version))
    with pytest.raises(InvalidBatch, match=f"{version} is none of 1 to {SCHEMA_VERSION}: upgrade"):
        gx.read(path)
