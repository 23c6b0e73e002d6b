"""A batch file that is well formed and yet says what the printed words do not."""

import pytest
from test_batchfile import DELETED, faults_of, good, put, spell

from gxfta_measures.records import canonical
from gxfta_measures.resources import read_json

FIRST = ("measures", 0)
MENTION = (*FIRST, "lead", "mentions", 1)
MISSING = "is missing; null says that there is none"


@pytest.mark.parametrize(
    ("path", "new", "place", "told"),
    [
        (
            (*MENTION, "department"),
            "gx-drug-regulation",
            (*MENTION, "department"),
            "自治区市场监管局 is not 自治区药监局",
        ),
        (
            (*FIRST, "scope", "territory"),
            "pingxiang",
            (*FIRST, "scope"),
            "it is not what the printed 【全区】 means",
        ),
        (
            (*FIRST, "scope", "site"),
            "seaport",
            (*FIRST, "scope"),
            "it is not what the printed 【全区】 means",
        ),
        ((*MENTION, "department"), DELETED, MENTION, f"department {MISSING}"),
        ((*FIRST, "lead", "open_ended"), DELETED, (*FIRST, "lead"), f"open_ended {MISSING}"),
        ((*FIRST, "scope", "site"), DELETED, (*FIRST, "scope"), f"site {MISSING}"),
        (("batch", "document", "issuer"), DELETED, ("batch", "document"), f"issuer {MISSING}"),
        (("batch", "revision"), -4, ("batch", "revision"), "-4 is less than 1"),
        (("batch", "revision"), 0, ("batch", "revision"), "0 is less than 1"),
    ],
)
def test_what_the_words_do_not_say_is_the_only_finding_at_its_place(
    path, new, place, told, tmp_path
):
    record = good()
    put(record, path, new)
    assert faults_of(tmp_path, record) == [f"{spell(place)}: {told}"]


def test_a_printed_scope_that_cannot_be_read_is_a_fault(tmp_path):
    record = good()
    put(record, (*FIRST, "scope_text"), "全球")
    put(record, (*FIRST, "scope", "text"), "全球")
    (found,) = faults_of(tmp_path, record)
    assert found.startswith("measures[0].scope_text: unreadable scope '全球'")


def test_a_file_that_was_changed_after_it_was_made_says_so(tmp_path):
    record = read_json("batch-07/measures.json")
    record["measures"][0]["title_en"] = "Another title"
    (found,) = faults_of(tmp_path, record)
    assert found.startswith("batch.measures_digest: the measures have sha256:")
    assert found.endswith("they were changed after the file was made")


def test_a_field_that_stands_twice_is_a_fault_whichever_would_win(tmp_path):
    text = canonical(good()).replace('"number": 2,', '"number": 2,\n"number": 2,')
    (found,) = faults_of(tmp_path, text.encode())
    assert "the field number stands twice in one object" in found


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "gb18030"])
def test_a_file_in_another_encoding_is_refused(encoding, tmp_path):
    (found,) = faults_of(tmp_path, canonical(good()).encode(encoding))
    assert found.startswith("file: no JSON in UTF-8")
