"""Whether the data is what the documents say, and what was released stays."""

import json

import pytest
from attrs import evolve

import gxfta_measures as gx
from gxfta_measures.batchfile.schema import SCHEMA_VERSION, UPGRADES, upgrade
from gxfta_measures.errors import InvalidBatch
from gxfta_measures.resources import read_json
from gxfta_measures.verification import check_released, prove, rebuild, released


@pytest.mark.parametrize("batch", gx.batches(), ids=lambda batch: f"batch {batch.number}")
def test_every_bundled_batch_is_what_its_document_says(batch):
    proof = prove(batch.number)
    assert proof.holds
    assert proof.rebuilt == batch.digest
    assert proof.found == batch.document.sha256


@pytest.mark.parametrize("part", ["stated", "bundled", "rebuilt", "document", "found"])
def test_a_proof_of_anything_else_does_not_hold(part):
    assert not evolve(prove(7), **{part: "0" * 64}).holds


def test_the_rebuilt_measures_are_the_bundled_ones():
    assert rebuild(7).measures == gx.load(7).measures


def test_the_manifest_holds_every_id_and_slug_there_is():
    assert read_json("released.json") == released()


def test_nothing_that_was_released_has_vanished_or_changed_its_meaning():
    assert list(check_released(read_json("released.json"), released())) == []


def test_a_slug_that_is_gone_is_a_finding():
    now = released()
    del now["departments"]["gx-commerce"]
    (finding,) = check_released(released(), now)
    assert str(finding) == "departments gx-commerce: it was released and is gone"


def test_an_id_that_means_another_measure_is_a_finding():
    now = released()
    now["measures"]["7-pilot-01"] = "别的"
    (finding,) = check_released(released(), now)
    assert str(finding).startswith("measures 7-pilot-01: it was released as 进口食用")
    assert str(finding).endswith("and is 别的 now")


def test_a_slug_that_means_another_body_is_a_finding():
    now = released()
    now["departments"]["gx-commerce"] = "自治区林业局"
    known = released()
    known["departments"]["gx-commerce"] = "自治区贸易厅"
    assert len(list(check_released(known, now))) == 1


def test_a_body_may_be_renamed_as_long_as_it_goes_by_its_old_name():
    now = released()
    now["departments"]["gx-commerce"] = "自治区商贸厅"
    assert list(check_released(released(), now)) == []


def test_a_file_of_an_older_schema_goes_through_every_step_behind_it():
    steps = [lambda file: file | {"two": 1}, lambda file: file | {"three": file["two"] + 1}]
    assert upgrade({}, 1, steps) == {"two": 1, "three": 2}
    assert upgrade({"two": 5}, 2, steps) == {"two": 5, "three": 6}
    assert upgrade({"three": 7}, 3, steps) == {"three": 7}


@pytest.mark.parametrize("version", [-1, 0, SCHEMA_VERSION + 1, 99])
def test_a_file_of_a_schema_that_nobody_knows_is_refused(tmp_path, version):
    record = read_json("batch-07/measures.json")
    record["batch"]["schema_version"] = version
    file = tmp_path / "batch.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(InvalidBatch, match=f"{version} is none of 1 to {SCHEMA_VERSION}: upgrade"):
        gx.read(file)


def test_each_schema_but_the_newest_has_its_step():
    assert len(UPGRADES) == SCHEMA_VERSION - 1
    assert all(batch.schema_version <= SCHEMA_VERSION for batch in gx.batches())
