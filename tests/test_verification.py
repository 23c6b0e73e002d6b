"""Whether the data is what the documents say, and what was released stays."""

import pytest
from attrs import evolve

import gxfta_measures as gx
from gxfta_measures.system.resources import read_json
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
