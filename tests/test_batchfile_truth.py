"""A batch file that is well formed and yet says what the printed words do not."""

import pytest
from test_batchfile import DELETED, faults_of, good, put, spell

from gxfta_measures.records import canonical
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.resources import read_json

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
            "it is 【gx-drug-regulation】, and the printed words give 【gx-market-regulation】",
        ),
        (
            (*FIRST, "scope", "territory"),
            "pingxiang",
            (*FIRST, "scope", "territory"),
            "it is 【pingxiang】, and the printed words give 【guangxi】",
        ),
        (
            (*FIRST, "scope", "site"),
            "seaport",
            (*FIRST, "scope", "site"),
            "it is 【seaport】, and the printed words give 【any】",
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
    assert found.endswith("after the file was made; where that was meant, say null here")


def test_a_field_that_stands_twice_is_a_fault_whichever_would_win(tmp_path):
    text = canonical(good()).replace('"number": 2,', '"number": 2,\n"number": 2,')
    (found,) = faults_of(tmp_path, text.encode())
    assert "the field number stands twice in one object" in found


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "gb18030"])
def test_a_file_in_another_encoding_is_refused(encoding, tmp_path):
    (found,) = faults_of(tmp_path, canonical(good()).encode(encoding))
    assert found.startswith("file: no JSON in UTF-8")


# Everything derived is derived anew.

LEAD = (*FIRST, "lead")
CHANGES = {
    "a mention left out": (lambda cell: cell["mentions"].pop(), "mentions"),
    "a mention doubled": (lambda cell: cell["mentions"].append(cell["mentions"][0]), "mentions"),
    "mentions turned round": (lambda cell: cell["mentions"].reverse(), "mentions[0].span"),
    "an open end": (lambda cell: cell.update(open_ended=True), "open_ended"),
    "a scope inside": (lambda cell: cell.update(scope_text="自治区"), "scope_text"),
    "a qualifier": (
        lambda cell: cell["mentions"][0].update(qualifier="甲"),
        "mentions[0].qualifier",
    ),
    "a role": (lambda cell: cell["mentions"][0].update(role="牵头"), "mentions[0].role"),
    "a class": (lambda cell: cell["mentions"][0].update(generic=True), "mentions[0].generic"),
    "no body": (lambda cell: cell["mentions"][0].update(department=None), "mentions[0].department"),
    "nothing restored": (
        lambda cell: cell["mentions"][1].update(restorations=[]),
        "mentions[1].restorations",
    ),
}


@pytest.mark.parametrize(("change", "place"), CHANGES.values(), ids=CHANGES)
def test_a_derived_value_that_the_words_do_not_give_is_found_at_its_place(change, place, tmp_path):
    record = good()
    change(record["measures"][0]["lead"])
    assert f"measures[0].lead.{place}" in [
        one.split(": ")[0] for one in faults_of(tmp_path, record)
    ]


@pytest.mark.parametrize(
    ("path", "new", "told"),
    [
        (("batch", "number"), 10**30, "is not a whole number"),
        (("batch", "number"), 10_000, "more than 4 digits in a number"),
        (("batch", "revision"), 10_000, "more than 4 digits in a number"),
        ((*FIRST, "number"), 1_000_000, "more than 6 digits in the number of a measure"),
        (("batch", "title"), "", "it is empty"),
        (("batch", "document", "title"), "\u3000", "it is empty"),
        (("batch", "document", "title"), "题" * 501, "more than 500 characters in a title"),
        (("batch", "document", "sha256"), "x", "【x】 is no SHA-256"),
        (("batch", "digest"), "sha256:x", "is no digest"),
        (("batch", "measures_digest"), "", "is no digest"),
        ((*FIRST, "title"), "题" * 501, "more than 500 characters in a title"),
        ((*FIRST, "title_en"), "a\x1b[2Jb", "characters that control how text is shown: U+001B"),
        ((*FIRST, "title"), "甲\u202e乙", "characters that control how text is shown: U+202E"),
        ((*FIRST, "title"), "甲\n乙", "characters that control how text is shown: U+000A"),
        ((*FIRST, "content"), "甲\x9d乙", "characters that control how text is shown: U+009D"),
        ((*FIRST, "content"), "字" * 20_001, "more than 20,000 characters in a cell"),
    ],
)
def test_lengths_numbers_digests_and_signs_are_bounded(path, new, told, tmp_path):
    record = good()
    put(record, path, new)
    found = [one for one in faults_of(tmp_path, record) if one.startswith(f"{spell(path)}: ")]
    assert any(told in one for one in found)


def test_a_field_that_stands_twice_is_one_fault_among_all(tmp_path):
    text = canonical(good()).replace('"number": 2,', '"number": 2,\n"number": 2,')
    text = text.replace('"open_ended": false', '"open_ended": true', 1)
    found = faults_of(tmp_path, text.encode())
    assert found[0] == "measures[1]: the field number stands twice in one object"
    assert len(found) > 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[" * 150 + b"]" * 150, "more than 100 levels of nesting"),
        (
            b'{"a\\nforged: 1": 1, "a\\nforged: 1": 2}',
            "the field 【'a\\nforged: 1'】 stands twice",
        ),
    ],
)
def test_a_file_beyond_every_bound_is_one_fault(content, told, tmp_path):
    (found,) = faults_of(tmp_path, content)
    assert told in found


def test_a_home_that_nobody_knows_is_a_fault_at_its_place(tmp_path):
    record = good()
    put(record, ("batch", "document", "home"), "火星")
    (found,) = faults_of(tmp_path, record)
    assert found == "batch.document.home: 【火星】 is no place that is known"
    put(record, ("batch", "document", "home"), 5)
    assert faults_of(tmp_path, record) == ["batch.document.home: 5 is not a text"]


def test_a_cell_too_deep_to_be_looked_into_is_one_fault(tmp_path):
    text = canonical(good()).replace('"asides": []', f'"asides": {"[" * 500}{"]" * 500}', 1)
    (found,) = faults_of(tmp_path, text.encode())
    assert found.startswith("file: more than 100 levels of nesting")


@pytest.mark.parametrize(
    ("limit", "content", "told"),
    [
        (Limit.VALUES, b"[" + b"1," * 100 + b"1]", "file: more than 100 values in a batch file"),
        (Limit.BATCH_FILE, b" " * 101, "file: more than 100 bytes in a batch file"),
        (
            Limit.MEASURES,
            canonical({**good(), "measures": [{}] * 101}).encode(),
            "measures: more than 100 measures in a batch file",
        ),
    ],
    ids=str,
)
def test_a_file_beyond_a_bound_is_refused_at_once(limit, content, told, tmp_path, monkeypatch):
    monkeypatch.setitem(vars(limit), "most", 100)  # a hundred of them cost no memory
    (found,) = faults_of(tmp_path, content)
    assert found == f"{told}, which is the limit ({limit.name})"


def test_ten_thousand_measures_are_no_more_than_a_batch_file_holds(tmp_path):
    record = good()
    number = 9_999
    for one in record["measures"]:
        if one["type"] == "case":
            number += 1
            one |= {"number": number, "id": f"{one['batch']}-case-{number}"}
    (first, *others) = faults_of(tmp_path, record)
    assert "stands where" in first
    assert others == []


def test_findings_quote_no_more_than_a_window(tmp_path):
    record = good()
    put(record, (*FIRST, "title"), ["x" * 1000] * 100)
    (found,) = faults_of(tmp_path, record)
    assert len(found) < 200


def test_a_file_of_the_first_schema_whose_document_is_none_is_told_so(tmp_path):
    record = good()
    put(record, ("batch", "schema_version"), 1)
    put(record, ("batch", "document"), 5)
    record["batch"].pop("measures_digest", None)
    assert "batch.document: it is no object" in faults_of(tmp_path, record)
