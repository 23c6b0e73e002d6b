"""Batch files of one's own: every fault is found, at its exact place, and nothing is loaded."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.batchfile.schema import SCHEMA_VERSION
from gxfta_measures.errors import InvalidBatch
from gxfta_measures.records import canonical
from gxfta_measures.system.resources import read_json

BUNDLED = read_json("batch-07/measures.json")
DELETED = object()


def good():
    """A small batch: two pilots and a case."""
    measures = [*BUNDLED["measures"][:2], BUNDLED["measures"][16]]
    # A file need not state a digest, and this one has those of other measures.
    head = {name: value for name, value in BUNDLED["batch"].items() if "digest" not in name}
    return deepcopy({"batch": head, "measures": measures})


def faults_of(folder, content):
    """All faults of a file, each as place and message."""
    path = folder / "batch.json"
    path.write_bytes(content if isinstance(content, bytes) else canonical(content).encode())
    with pytest.raises(InvalidBatch) as caught:
        gx.read(path)
    assert caught.value.source == str(path)
    return [str(finding) for finding in caught.value.findings]


def put(value, path, new):
    """Put a new value into a tree of lists and objects, or delete what is there."""
    *way, last = path
    for step in way:
        value = value[step]
    if new is DELETED:
        del value[last]
    else:
        value[last] = new


def spell(path):
    """A path as findings spell it."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def leaves(value, path=()):
    """The paths of all values of a tree that hold no others."""
    if not isinstance(value, dict | list):
        yield path
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from leaves(inner, (*path, step))


def objects(value, path=()):
    """The paths of all objects of a tree."""
    if isinstance(value, dict) and path:
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps if isinstance(value, dict | list) else ():
        if isinstance(inner, dict | list):
            yield from objects(inner, (*path, step))


def an_object(name):
    return st.sampled_from(list(objects(good()))).map(lambda path: (*path, name))


SCOPE = ("measures", 0, "scope")
LEAD = ("measures", 0, "lead")
MENTIONS = (*LEAD, "mentions")
MENTION = (*MENTIONS, 1)
LEAVES = st.sampled_from(list(leaves(good())))
ALL_LEAVES = st.lists(LEAVES, min_size=2, max_size=12, unique=True)


# Laws.


def test_the_batch_that_the_faults_are_put_into_has_none(tmp_path):
    path = tmp_path / "batch.json"
    path.write_text(canonical(good()), encoding="utf-8")
    assert [one.id for one in gx.read(path)] == ["7-pilot-01", "7-pilot-02", "7-case-01"]


@given(path=LEAVES, wrong=st.sampled_from([1.5, ["x"], {"x": 1}]))
def test_a_value_of_the_wrong_type_is_a_fault_at_its_place(tmp_path_factory, path, wrong):
    record = good()
    put(record, path, wrong)
    found = faults_of(tmp_path_factory.mktemp("wrong"), record)
    assert [one for one in found if one.startswith(spell(path))]


@given(paths=ALL_LEAVES)
def test_all_faults_are_listed_at_once(tmp_path_factory, paths):
    record = good()
    wrong = [path for path in paths if path[-1] != "id"]
    for path in wrong:
        put(record, path, 1.5)
    found = faults_of(tmp_path_factory.mktemp("all"), record)
    assert {spell(path) for path in wrong} <= {one.split(": ")[0] for one in found}


@given(path=an_object("colour"))
def test_an_unknown_field_is_a_fault_of_its_object(tmp_path_factory, path):
    record = good()
    put(record, path, "red")
    found = faults_of(tmp_path_factory.mktemp("unknown"), record)
    assert found == [f"{spell(path[:-1])}: unknown field colour"]


# Awkward cases: where, what stands there, and the only fault that follows.

PLACED = {
    "a number for a text": (("measures", 1, "title"), 5, "5 is not a text"),
    "null for a text": (("measures", 1, "content"), None, "None is not a text"),
    "a text for a number": (("batch", "revision"), "1", "'1' is not a whole number"),
    "a fraction": (("batch", "schema_version"), 1.0, "1.0 is not a whole number"),
    "true for a number": ((*MENTION, "span", 0), True, "True is not a whole number"),
    "a number for a truth": ((*MENTION, "generic"), 0, "0 is not true or false"),
    "a text for an object": (LEAD, "南宁海关", "it is no object"),
    "null for an object": (LEAD, None, "it is no object"),
    "null for the document": (("batch", "document"), None, "it is no object"),
    "a number for a mention": (MENTION, 5, "it is no object"),
    "a list for the head": (("batch",), [], "[] is no object"),
    "null for a list": (MENTIONS, None, "it is no list"),
    "an object for a list": (MENTIONS, {}, "it is no list"),
    "a text for a list": (MENTIONS, "abc", "it is no list"),
    "a missing title": (("measures", 1, "title"), DELETED, "it is missing"),
    "a missing field of the head": (("batch", "revision"), DELETED, "it is missing"),
    "a missing cell": (("measures", 2, "responsible"), DELETED, "it is missing"),
    "a missing span": ((*MENTION, "span"), DELETED, "it is missing"),
    "an empty title": (("measures", 1, "title"), "", "it is empty: 【】"),
    "a blank title": (("measures", 1, "title"), "\u3000", "it is empty: 【】"),
    "blanks around a text": (
        ("measures", 1, "content"),
        "x\u00a0",
        "it has blanks around it: 【x\u00a0】",
    ),
    "another id": (("measures", 1, "id"), "7-pilot-01", "'7-pilot-01' does not fit 7-pilot-02"),
    "a number as id": (("measures", 1, "id"), 5, "5 does not fit 7-pilot-02"),
    "null as id": (("measures", 1, "id"), None, "None does not fit 7-pilot-02"),
    "an unknown body": (
        (*MENTION, "department"),
        "gx-market-regulatio",
        "unknown department 'gx-market-regulatio': did you mean gx-market-regulation",
    ),
    "a body by no id": ((*MENTION, "department"), 5, "5 is not an id"),
    "an unknown place": (
        (*SCOPE, "territory"),
        "guangx",
        "unknown place 'guangx': did you mean guangxi",
    ),
    "an unknown kind of site": (
        (*SCOPE, "site"),
        "harbour",
        "unknown kind of site 'harbour': use any or free-trade-zone",
    ),
    "a scope that is not printed": (
        ("measures", 2, "scope"),
        good()["measures"][0]["scope"],
        "it does not fit the printed 【——】",
    ),
    "no scope where one is printed": (SCOPE, None, "it does not fit the printed 【全区】"),
    "a scope of other words": ((*SCOPE, "text"), "全国", "【全国】 is not the printed 【全区】"),
    "a span of one number": ((*MENTION, "span"), [7], "Not enough values in [7]"),
    "a span of three numbers": ((*MENTION, "span"), [7, 12, 13], "Too many values in [7, 12, 13]"),
    "a span of other words": ((*MENTION, "span"), [0, 6], "【市场监管局】 is not printed at 0:6"),
    "a span from behind": ((*MENTION, "span"), [-5, 12], "【市场监管局】 is not printed at -5:12"),
    "a span beyond the cell": (
        (*MENTION, "span"),
        [7, 999],
        "【市场监管局】 is not printed at 7:999",
    ),
    "pieces of another name": (
        (*MENTION, "pieces"),
        [[7, 12]],
        "they give 【市场监管局】, not 【自治区市场监管局】",
    ),
    "an open end not printed": ((*LEAD, "open_ended"), True, "no 等 is printed"),
    "a cell without bodies": (MENTIONS, [], "the cell names no body"),
    "a newer schema": (
        ("batch", "schema_version"),
        SCHEMA_VERSION + 1,
        f"{SCHEMA_VERSION + 1} is none of 1 to {SCHEMA_VERSION}: upgrade gxfta-measures",
    ),
    "a document number that acts on a screen": (
        ("batch", "document", "number"),
        "某发〔2026〕1号\x1b",
        "it has characters that control how text is shown: U+001B",
    ),
    "an issuer of two lines": (
        ("batch", "document", "issuer"),
        "某厅\n某局",
        "it has characters that control how text is shown: U+000A",
    ),
    "a date that is blank": (("batch", "document", "date"), " ", "it is empty: 【】"),
    "a date of a book": (
        ("batch", "document", "date"),
        "某" * 501,
        "more than 500 characters in a title",
    ),
    "a home that nobody knows": (
        ("batch", "document", "home"),
        "火星",
        "【火星】 is no place that is known",
    ),
    "a home that is turned round": (
        ("batch", "document", "home"),
        "广\u202e西",
        "it has characters that control how text is shown: U+202E",
    ),
    "no measures": (("measures",), [], "it must be a list of at least one measure"),
    "an object of measures": (("measures",), {}, "it must be a list of at least one measure"),
}


@pytest.mark.parametrize(("path", "new", "message"), PLACED.values(), ids=PLACED)
def test_a_fault_is_the_only_finding_and_has_its_exact_place(tmp_path, path, new, message):
    record = good()
    put(record, path, new)
    (found,) = faults_of(tmp_path, record)
    assert found.startswith(f"{spell(path)}: {message}")


# The order of the measures.


def test_a_number_out_of_order_names_the_one_that_should_stand_there(tmp_path):
    record = good()
    record["measures"][1] |= {"number": 3, "id": "7-pilot-03"}
    message = "measures[1].number: number 3 stands where 2 should"
    assert faults_of(tmp_path, record) == [message]


def test_a_measure_that_stands_there_twice_is_a_fault(tmp_path):
    record = good()
    record["measures"].append(record["measures"][2])
    found = faults_of(tmp_path, record)
    assert found[0] == "measures[3].number: case 1 stands here a second time"
    assert [one.split(": ")[0] for one in found[1:]] == ["measures[2].title", "measures[3].title"]


def test_a_pilot_behind_the_cases_is_a_fault(tmp_path):
    record = good()
    record["measures"].insert(1, record["measures"].pop())
    assert faults_of(tmp_path, record) == ["measures[2].number: a pilot stands behind the cases"]


def test_the_order_is_checked_whatever_words_say_the_type(tmp_path):
    record = good()
    record["measures"] = record["measures"][:1]
    record["measures"][0] |= {"type": "改革试点经验", "number": 9, "id": "7-pilot-09"}
    (found,) = faults_of(tmp_path, record)
    assert found.startswith("measures[0].")


def test_the_batch_of_a_measure_is_that_of_the_head(tmp_path):
    record = good()
    record["batch"]["number"] = 8
    found = faults_of(tmp_path, record)
    wanted = [f"measures[{index}].batch: it is 7, but the batch is 8" for index in range(3)]
    assert found == wanted


def test_a_faulty_head_hides_no_fault_of_the_measures(tmp_path):
    record = good()
    del record["batch"]["title"]
    record["measures"][0]["lead"]["mentions"][0]["span"] = [1, 7]
    places = [one.split(": ")[0] for one in faults_of(tmp_path, record)]
    assert places == ["batch.title", "measures[0].lead.mentions[0].span"]


# The file as a whole.


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"", "line 1, column 1: no JSON: "),
        (b'{"batch":\n  oops}', "line 2, column 3: no JSON: "),
        (b"[" * 100_000, "file: more than 100 levels of nesting in a batch file"),
        (b'{"batch": ' + b"1" * 5_000 + b"}", "file: it must be an object of batch and"),
        ("中国（广西）".encode("gb18030"), "file: no JSON in UTF-8: "),
        (b"[]", "file: it must be an object of batch and measures"),
        (b'{"measures": []}', "file: it must be an object of batch and measures"),
        (b'{"batch": {}, "measures": [], "x": 1}', "file: it must be an object of batch and"),
    ],
    ids=["empty", "torn", "deep", "long number", "GB 18030", "a list", "headless", "a third"],
)
def test_a_file_that_is_no_batch_says_so(tmp_path, content, start):
    (found,) = faults_of(tmp_path, content)
    assert found.startswith(start)


@pytest.mark.parametrize("record", [None, 7, "7-pilot-01", ["7-pilot-01"]])
def test_a_measure_that_is_no_object_is_a_fault(tmp_path, record):
    found = faults_of(tmp_path, good() | {"measures": [*good()["measures"], record]})
    assert found == [f"measures[3]: {record!r} is no object"]


def test_half_a_character_is_a_fault_and_no_crash(tmp_path):
    title = good()["measures"][0]["title"]
    content = canonical(good()).replace(title, r"\ud800").encode()
    assert faults_of(tmp_path, content)[0].startswith("measures[0].title: ")


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "batch.json"
    path.write_bytes(b"\xef\xbb\xbf" + canonical(good()).encode())
    assert len(gx.read(path)) == 3


def test_a_file_that_is_not_there_is_the_error_python_has_for_it(tmp_path):
    with pytest.raises(FileNotFoundError):
        gx.read(tmp_path / "none.json")


def test_the_error_lists_every_fault_and_says_that_nothing_was_loaded(tmp_path):
    path = tmp_path / "batch.json"
    path.write_text('{"batch": {}, "measures": []}', encoding="utf-8")
    with pytest.raises(ValueError, match="6 faults, nothing was loaded; correct and") as caught:
        gx.read(path)
    assert str(caught.value).count("\n") == 6
