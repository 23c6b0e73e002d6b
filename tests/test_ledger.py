"""Faults of departments.json and places.json: all at once, each with its record and its field."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import fresh
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.errors import Code, InvalidBatch
from gxfta_measures.gazetteer import check_places
from gxfta_measures.registry import bodies
from gxfta_measures.system import ledger, resources
from gxfta_measures.system.ledger import read_checked
from gxfta_measures.system.resources import read_json

PACKAGE = Path(gx.__file__).parent
BODIES = read_json("departments.json")
PLACES = read_json("places.json")
FIRST, COMMERCE, CUSTOMS = 0, 7, 21  # 自治区发展改革委, 自治区商务厅, 南宁海关


def put(file, path, value):
    """A copy of a file with another value at a path, or with none where the value is `...`."""
    copy = deepcopy(file)
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return copy


def check_bodies(file=None):
    return list(bodies.check_bodies(file))


def places_of(findings):
    return [finding.place for finding in findings]


def check(monkeypatch, file):
    """What is wrong with a file of places."""
    hold(monkeypatch, "places.json", file)
    return list(check_places())


def hold(monkeypatch, name, file):
    """Let a bundled file be another."""
    monkeypatch.setattr(ledger, "read_json", lambda one: file if one == name else read_json(one))


def test_nothing_is_wrong_with_the_bundled_files():
    assert check_bodies() == list(check_places()) == []


@given(index=st.integers(0, len(BODIES["departments"]) - 1), data=st.data())
def test_a_value_of_another_type_is_a_fault_of_its_record_and_field(index, data):
    record = BODIES["departments"][index]
    field = data.draw(st.sampled_from(list(record)))
    wrong = data.draw(st.sampled_from([1.5, {}, "", True, [5], ["x", None]]))
    found = check_bodies(put(BODIES, ("departments", index, field), wrong))
    id_ = f"[{index}]" if field == "id" else record["id"]
    assert [
        place for place in places_of(found) if place.startswith(f"departments.json {id_}.{field}")
    ]
    assert not any(finding.warning for finding in found)


@given(index=st.integers(0, len(BODIES["departments"]) - 1), data=st.data())
def test_a_field_that_is_not_there_is_a_fault(index, data):
    record = BODIES["departments"][index]
    field = data.draw(st.sampled_from([name for name in record if name != "id"]))
    found = check_bodies(put(BODIES, ("departments", index, field), ...))
    assert (f"departments.json {record['id']}.{field}", Code.MISSING) in [
        (finding.place, finding.code) for finding in found
    ]


@given(numbers=st.sets(st.integers(0, len(BODIES["departments"]) - 1), min_size=2))
def test_all_faults_are_found_at_once(numbers):
    file = BODIES
    for number in numbers:
        file = put(file, ("departments", number, "kind"), "state-organ")
    wanted = [
        f"departments.json {BODIES['departments'][number]['id']}.kind" for number in sorted(numbers)
    ]
    assert places_of(check_bodies(file)) == wanted


KINDS = "is none of government, party, court"
LEVELS = "is none of central, region"
NO_ID = "is no id of a record before this one"
NO_OBJECT = "is no object"
HALF = "it says how the body stands to its parent: state both or neither"
# The field of the first record, what stands there, where the fault is, and what it says.
CASES = {
    "a misspelt kind": ("kind", "state-organ", "kind", f"'state-organ' {KINDS}"),
    "a misspelt level": ("level", "kingdom", "level", f"'kingdom' {LEVELS}"),
    "an unknown parent": ("parent", "gx-moon", "parent", f"'gx-moon' {NO_ID}"),
    "a parent behind it": ("parent", "gx-tax", "parent", f"'gx-tax' {NO_ID}"),
    "an unknown place": ("place", "moon", "place", f"'moon' {NO_ID}"),
    "no list": ("aliases", "x", "aliases", "'x' is no list"),
    "a number among texts": ("aliases", ["甲", 5], "aliases[1]", "5 is no text"),
    "an unknown field": ("colour", "red", "colour", "no such field: use id, name"),
    "no batch": ("since", 0, "since", "0 is no number of a batch"),
    "changes of no shape": ("changes", [], "changes", f"[] {NO_OBJECT}"),
    "a change of no shape": ("changes", {"8": 1}, "changes.8", f"1 {NO_OBJECT}"),
    "an early change": ("changes", {"7": {}}, "changes", "'7' is no number of a later batch"),
    "a change of no batch": ("changes", {"x": {}}, "changes", "'x' is no number of a later"),
    "another id": ("changes", {"8": {"id": "x"}}, "changes.8.id", "it never changes"),
    "a faulty change": ("changes", {"8": {"kind": "x"}}, "changes.8.kind", f"'x' {KINDS}"),
    "half of a relation": ("relation", "vertical", "relation", HALF),
}


@pytest.mark.parametrize(("field", "value", "place", "message"), CASES.values(), ids=CASES)
def test_a_fault_is_the_only_finding(field, value, place, message):
    (found,) = check_bodies(put(BODIES, ("departments", FIRST, field), value))
    assert found.place == f"departments.json gx-development-reform.{place}"
    assert found.message.startswith(message)


def test_a_skeleton_that_nobody_filled_in_has_a_fault_in_each_blank():
    skeleton = {**BODIES["departments"][FIRST], **dict.fromkeys(("id", "kind", "level"), "")}
    found = check_bodies(put(BODIES, ("departments", FIRST), skeleton))
    places = [f"departments.json [0].{field}" for field in ("id", "kind", "level")]
    assert sorted(places_of(found)) == places


@pytest.mark.parametrize("records", [None, {}, "x"])
def test_a_file_without_records_says_so(records):
    (found, *_) = check_bodies({**BODIES, "departments": records})
    assert str(found) == "departments.json: it has no list of records"


def test_a_record_that_is_no_object_has_its_number():
    (found,) = check_bodies(put(BODIES, ("departments", 55), "x"))
    assert str(found) == "departments.json [55]: 'x' is no object"


def test_an_id_of_two_records_is_a_fault_of_the_second():
    (found,) = check_bodies(put(BODIES, ("departments", CUSTOMS, "id"), "gx-commerce"))[:1]
    assert str(found) == "departments.json gx-commerce.id: another record has it"


def test_a_spelling_that_two_bodies_claim_names_both():
    file = put(BODIES, ("departments", CUSTOMS, "aliases"), ["广西商务厅"])
    found = check_bodies(file)
    assert str(found[0]).startswith("departments.json nanning-customs: '")
    assert str(found[0]).endswith("names gx-commerce too: remove one of the two")
    assert {finding.code for finding in found} == {Code.TWICE}


def test_a_spelling_may_pass_from_one_body_to_another_in_time():
    file = put(
        BODIES,
        ("departments", COMMERCE, "changes"),
        {"8": {"aliases": ["甲"]}, "9": {"aliases": []}},
    )
    later = {"9": {"aliases": ["甲"]}}
    assert check_bodies(put(file, ("departments", CUSTOMS, "changes"), later)) == []
    sooner = {"8": {"aliases": ["甲"]}}
    found = check_bodies(put(file, ("departments", CUSTOMS, "changes"), sooner))
    assert places_of(found) == ["departments.json nanning-customs"]


def test_what_refers_to_something_that_came_later_is_a_fault():
    file = put(BODIES, ("departments", CUSTOMS, "since"), 8)
    found = check_bodies(file)
    assert ("departments.json youyiguan-customs.parent", Code.REFERENCE) in [
        (finding.place, finding.code) for finding in found
    ]
    assert "nanning-customs is known since batch 8 only" in str(found[0])


@pytest.mark.parametrize("words", ["x", ["甲", 5], None])
def test_equivalents_are_checked_too(words):
    file = put(BODIES, ("equivalents", 0, "words"), words)
    (found,) = check_bodies(file)
    assert found.place.startswith("departments.json equivalents [0].words")


def test_places_are_checked_in_the_same_way(monkeypatch):
    within = ("places", 40, "within")
    id_ = PLACES["places"][40]["id"]
    (found,) = check(monkeypatch, put(PLACES, within, ["moon"]))
    assert (found.place, found.code) == (f"places.json {id_}.within[0]", Code.REFERENCE)
    (found,) = check(monkeypatch, put(PLACES, ("places", 40, "aliases"), ["北京"]))
    assert str(found) == f"places.json {id_}: '北京' names beijing too: remove one of the two"


def test_faults_of_places_hide_none_of_bodies(monkeypatch):
    faulty = put(PLACES, ("places", 40, "kind"), "citty")
    hold(monkeypatch, "places.json", faulty)
    found = check_bodies(put(BODIES, ("departments", FIRST, "kind"), "state-organ"))
    assert [place.split()[0] for place in places_of(found)] == ["places.json", "departments.json"]


# Where the files cannot be read.


@pytest.mark.parametrize("name", ["departments.json", "places.json"])
@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"{", Code.DAMAGED, "line 1, column 2: no JSON: a name in double quotes is expected"),
        (b"\xff", Code.DAMAGED, "no JSON in UTF-8: "),
        (b"[" * 100_000, Code.DAMAGED, "no JSON: "),
        (b"[1]", Code.VALUE, "[1] is no object"),
        (b"null", Code.VALUE, "None is no object"),
    ],
)
def test_a_file_that_is_no_json_or_no_object_is_one_finding(name, content, code, says, monkeypatch):
    contents = {name: content}
    original = resources.read_bytes
    monkeypatch.setattr(resources, "read_bytes", lambda one: contents.get(one) or original(one))
    (found,) = check_bodies()
    assert (found.place, found.code) == (name, code)
    assert found.message.startswith(says)


def test_an_empty_file_of_bodies_is_not_taken_for_the_bundled_one():
    assert places_of(check_bodies({})) == [
        "departments.json",
        "departments.json equivalents",
        "departments.json short_forms",
    ]


def test_names_that_would_act_on_a_screen_are_a_fault():
    for name in ("甲\x1b[2J局", "甲\u202e局", "甲\ud800局"):
        (found,) = check_bodies(put(BODIES, ("departments", FIRST, "name_en"), name))
        assert (found.place, found.code) == (
            "departments.json gx-development-reform.name_en",
            "control",
        )


ADD = Path(__file__).parents[1] / "scripts" / "add_bodies.py"


def add(tmp_path, *contents):
    """What the script says of files, in a copy that it may spoil."""
    script = tmp_path / "scripts" / "add_bodies.py"
    script.parent.mkdir()
    script.write_bytes(ADD.read_bytes())
    data = tmp_path / "src" / "gxfta_measures" / "data"
    data.mkdir(parents=True)
    (data / "departments.json").write_bytes((PACKAGE / "data" / "departments.json").read_bytes())
    names = []
    for number, content in enumerate(contents):
        names.append(str(tmp_path / f"{number}.json"))
        if content is not None:
            (tmp_path / f"{number}.json").write_bytes(content)
    command = [sys.executable, "-X", "utf8", str(script), *names]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)


NEW = {**BODIES["departments"][FIRST], "id": "x-y", "name": "甲厅", "official_name": None}
NEW |= {"aliases": [], "since": 8}


def as_bytes(value):
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        ([], "add_bodies.py takes one file"),
        ([b"{}", b"{}"], "add_bodies.py takes one file"),
        ([None], "cannot be read"),
        ([b""], "no JSON"),
        ([b"\xff"], "no JSON in UTF-8"),
        ([b"[1]"], "it must be an object with departments, a list of bodies"),
        ([b'{"departments": 5}'], "it must be an object with departments, a list of bodies"),
        ([b'{"departments": []}'], "it must be an object with departments, a list of bodies"),
        (
            [b'{"departments": [5]}'],
            f"departments.json [{len(BODIES['departments'])}]: 5 is no object",
        ),
        ([b'{"departments": [{}], "departments": [{}]}'], "the field departments stands twice"),
        ([b"[" * 100_000], "levels of nesting"),
        (
            [as_bytes({"departments": [NEW | {"name_en": "\ud800"}]})],
            "departments.json x-y.name_en",
        ),
    ],
)
def test_what_cannot_be_added_is_said_in_lines_and_adds_nothing(contents, says, tmp_path):
    done = add(tmp_path, *contents)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    file = tmp_path / "src" / "gxfta_measures" / "data" / "departments.json"
    assert json.loads(file.read_bytes()) == BODIES


def test_what_is_in_order_is_added(tmp_path):
    done = add(tmp_path, as_bytes({"departments": [NEW]}))
    assert (done.returncode, done.stderr) == (0, "")
    file = tmp_path / "src" / "gxfta_measures" / "data" / "departments.json"
    assert json.loads(file.read_bytes())["departments"] == [*BODIES["departments"], NEW]


FAULTY = """
import json, sys
sys.path.insert(0, sys.argv[1])
import gxfta_measures as gx
try:
    gx.load(7)
except gx.errors.InvalidBatch as error:
    print(json.dumps([error.source, [str(finding) for finding in error.findings]]))
"""


@pytest.mark.parametrize("field", ["aliases", "since"])
@pytest.mark.parametrize("name", ["departments.json", "places.json"])
def test_loading_lists_what_is_wrong_and_is_no_key_error(tmp_path, name, field):
    key, id_ = (name.removesuffix(".json"), read_json(name)[name.removesuffix(".json")][0]["id"])

    def spoil(data):
        file = json.loads((data / name).read_bytes())
        del file[key][0][field]
        (data / name).write_text(json.dumps(file), encoding="utf-8")

    home = fresh.copied(PACKAGE, tmp_path, spoil)
    source, findings = fresh.run(FAULTY, home, measured=False)
    assert source == name
    assert findings == [f"{name} {id_}.{field}: it is missing; null says that there is none"]


def test_what_cannot_be_read_is_checked_and_keeps_its_cause():
    with pytest.raises(InvalidBatch, match=r"x.json: 1 fault(.|\n)*it is red") as caught:
        read_checked("x.json", lambda: {}["a"], lambda: ["it is red"])
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_fault_of_another_file_stays_that_of_the_other():
    def inner():
        return read_checked("x.json", lambda: {}["a"], lambda: ["red"])

    with pytest.raises(InvalidBatch) as caught:
        read_checked("y.json", inner, list)
    assert caught.value.source == "x.json"
