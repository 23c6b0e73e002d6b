"""The JSON Schema of batch files: made of the model, and never stricter or blinder than it must."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import made_up_measures
from test_batchfile import DELETED, LEAVES, good, objects, put

import gxfta_measures as gx
from gxfta_measures.batchfile.json_schema import batch_schema
from gxfta_measures.errors import InvalidBatch, WrongType
from gxfta_measures.records import canonical, record_of
from gxfta_measures.system.resources import batch_numbers, read_bytes, read_json

BUNDLED = gx.load(7)
SCHEMA = read_json("schema/batch.schema.json")
VALID = Draft202012Validator(SCHEMA)
OF_MEASURE = Draft202012Validator({**SCHEMA, **SCHEMA["$defs"]["Measure"]})


def reads(folder, content):
    """Whether a file can be read."""
    path = folder / "batch.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        gx.read(path)
    except InvalidBatch:
        return False
    return True


def edited(path, new):
    file = good()
    put(file, path, new)
    return file


def test_the_bundled_schema_is_the_one_that_the_model_makes():
    assert read_bytes("schema/batch.schema.json").decode() == canonical(batch_schema())


def test_it_is_a_schema_of_its_draft():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("number", batch_numbers())
def test_every_bundled_batch_has_that_form(number):
    VALID.validate(read_json(f"batch-{number:02}/measures.json"))


@given(measure=made_up_measures())
def test_every_measure_has_that_form(measure):
    OF_MEASURE.validate(measure.to_dict())


def test_every_field_is_told_in_words():
    for name, defined in SCHEMA["$defs"].items():
        assert defined["description"].endswith((".", ")")), name
        assert all(field["description"] for field in defined["properties"].values()), name


# What `read` refuses.

MEASURE = ("measures", 0)
FAULTS = {
    "a field that a cell lacks": ((*MEASURE, "lead", "open_ended"), DELETED),
    "a field that a measure lacks": ((*MEASURE, "title"), DELETED),
    "a field that nobody knows": ((*MEASURE, "colour"), "red"),
    "a head that nobody knows": (("comment",), "mine"),
    "no measures": (("measures",), []),
    "no list of measures": (("measures",), {}),
    "a text for a number": ((*MEASURE, "number"), "1"),
    "a truth value for a number": ((*MEASURE, "number"), True),
    "a number that is not printed": ((*MEASURE, "number"), 0),
    "a number that is too long": ((*MEASURE, "number"), 1_000_000),
    "an unknown type": ((*MEASURE, "type"), "pilott"),
    "an unknown kind of site": ((*MEASURE, "scope", "site"), "moon"),
    "an unknown recognition": ((*MEASURE, "lead", "mentions", 0, "recognition"), "sure"),
    "an empty title": ((*MEASURE, "title"), ""),
    "a title with a blank behind it": ((*MEASURE, "title"), "题目\n"),
    "a title with a blank before it": ((*MEASURE, "title"), "\u3000题目"),
    "a title that is too long": ((*MEASURE, "title"), "题" * 501),
    "a content that acts on a screen": ((*MEASURE, "content"), "内\x1b[2J容"),
    "a content of two lines": ((*MEASURE, "content"), "内\n容"),
    "an English title that turns around": ((*MEASURE, "title_en"), "a\u202eb"),
    "a cell that acts on a screen": ((*MEASURE, "lead", "text"), "商务厅\x07"),
    "a scope where none is printed": ((*MEASURE, "scope_text"), "——"),
    "no scope where one is printed": ((*MEASURE, "scope"), None),
    "a span of three": ((*MEASURE, "lead", "mentions", 0, "span"), [0, 1, 2]),
    "a span of one": ((*MEASURE, "lead", "mentions", 0, "span"), [0]),
    "a span before the beginning": ((*MEASURE, "lead", "mentions", 0, "span"), [-1, 2]),
    "an id of another form": ((*MEASURE, "id"), "pilot-7-1"),
    "a body as an object": ((*MEASURE, "lead", "mentions", 0, "department"), {}),
    "a blank name of the batch": (("batch", "title"), " "),
    "a revision before the first": (("batch", "revision"), 0),
    "a version that is none": (("batch", "schema_version"), 99),
    "a digest of another form": (("batch", "digest"), "sha256:0"),
    "a digest with a line end": (("batch", "digest"), "sha256:" + "0" * 64 + "\n"),
    "a document without its SHA-256": (("batch", "document", "sha256"), "0"),
    "a document that says less": (("batch", "document", "home"), DELETED),
}


@pytest.mark.parametrize(("path", "new"), FAULTS.values(), ids=FAULTS)
def test_what_read_refuses_the_schema_refuses(tmp_path, path, new):
    file = edited(path, new)
    assert not reads(tmp_path, file)
    assert not VALID.is_valid(file)


SAID = {
    "a part as the document calls it": ((*MEASURE, "type"), "改革试点经验"),
    "no id": ((*MEASURE, "id"), DELETED),
    "no English title": ((*MEASURE, "title_en"), DELETED),
    "no digest": (("batch", "digest"), None),
    "a document that nobody's words are of": (("batch", "document", "number"), "桂政发〔2024〕1号"),
}


@pytest.mark.parametrize(("path", "new"), SAID.values(), ids=SAID)
def test_what_read_takes_the_schema_takes(tmp_path, path, new):
    file = edited(path, new)
    assert reads(tmp_path, file)
    VALID.validate(file)


@given(path=LEAVES, wrong=st.sampled_from([1.5, ["x"], {"x": 1}]))
def test_every_value_of_a_wrong_type_is_refused(path, wrong):
    assert not VALID.is_valid(edited(path, wrong))


@given(path=st.sampled_from(list(objects(good()))))
def test_every_field_that_nobody_knows_is_refused(path):
    assert not VALID.is_valid(edited((*path, "colour"), "red"))


@given(
    path=LEAVES,
    new=st.sampled_from([None, "", " ", "——", "全区", 0, 1, -1, True, "pilot", "known", DELETED]),
)
def test_the_schema_refuses_nothing_that_read_takes(tmp_path_factory, path, new):
    file = edited(path, new)
    assert VALID.is_valid(file) or not reads(tmp_path_factory.mktemp("said"), file)


# Records of measures.


@given(measure=made_up_measures())
def test_a_measure_comes_back_from_its_record_and_from_json_of_it(measure):
    # Made-up scopes may be such as no words say, and a record must say what its words do.
    text = measure.scope.text if measure.scope else "——"
    record = measure.to_dict() | {"scope": record_of(gx.parse_scope(text))}
    again = gx.Measure.from_dict(json.loads(json.dumps(record)))
    assert again.to_dict() == record


def test_the_records_of_a_catalogue_give_its_measures_back():
    records = json.loads(json.dumps(BUNDLED.to_dicts()))
    assert tuple(map(gx.Measure.from_dict, records)) == BUNDLED.measures


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        ({"title": 5}, "measure.title: 5 is not a text"),
        ({"colour": "red"}, "measure: unknown field colour"),
        ({"id": "7-pilot-02"}, "measure.id: '7-pilot-02' does not fit 7-pilot-01"),
        ({"title": " 题"}, "measure.title: it has blanks around it"),
        ({"scope_text": "全国"}, "measure.scope"),
        ({"batch": "7"}, "measure.batch: '7' is not a whole number"),
    ],
)
def test_a_record_with_a_fault_is_refused_with_its_place(edit, told):
    with pytest.raises(InvalidBatch) as caught:
        gx.Measure.from_dict(BUNDLED[0].to_dict() | edit)
    assert told in str(caught.value)


def test_a_record_of_your_own_bodies_is_read_with_your_registry():
    body = gx.Department(id="gd-commerce", name="广东省商务厅", kind="government")
    own = gx.Registry([*gx.departments(), body], gazetteer=BUNDLED.gazetteer)
    cell = gx.parse_departments("广东省商务厅", own)
    record = BUNDLED[0].to_dict() | {"lead": record_of(cell)}
    assert gx.Measure.from_dict(record, registry=own).lead == cell
    with pytest.raises(InvalidBatch, match="gd-commerce"):
        gx.Measure.from_dict(record)


@pytest.mark.parametrize("wrong", [None, "7-pilot-01", [], 5])
def test_what_is_no_record_is_a_wrong_type(wrong):
    with pytest.raises(WrongType, match="a record as to_dict gives it"):
        gx.Measure.from_dict(wrong)
