"""Records: they give back the measures they came from, and their digest sees every character."""

import json

from attrs import evolve, fields
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import catalogues, measures

import gxfta_measures as gx
from gxfta_measures.digests import digest_of
from gxfta_measures.records import RecordReader, canonical, measure_record, record_of

BUNDLED = gx.load(7)
READER = RecordReader(BUNDLED.registry, BUNDLED.gazetteer)
PRINTED = ("title", "content", "scope_text")


def shuffled(value, draw):
    """The same JSON value with the keys of its objects in another order."""
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value)))
        return {key: shuffled(value[key], draw) for key in keys}
    if isinstance(value, list):
        return [shuffled(one, draw) for one in value]
    return value


@given(measure=measures())
def test_a_record_gives_back_its_measure(measure):
    assert READER.read(gx.Measure, measure_record(measure)) == measure


@given(measure=measures())
def test_a_record_survives_json(measure):
    assert json.loads(canonical(measure_record(measure))) == measure_record(measure)


@given(measure=measures())
def test_a_record_leaves_no_field_out(measure):
    assert measure_record(measure).keys() == {"id", *(one.name for one in fields(gx.Measure))}
    mention = measure_record(measure)["lead"]["mentions"][0]
    assert mention.keys() == {one.name for one in fields(gx.Mention)} - {"correction"}


@given(
    measure=measures(),
    name=st.sampled_from(PRINTED),
    place=st.integers(0, 400),
    new=st.characters(codec="utf-8"),
)
def test_any_changed_character_changes_the_digest(measure, name, place, new):
    text = getattr(measure, name)
    place %= len(text)
    assume(text[place] != new)
    edited = evolve(measure, **{name: text[:place] + new + text[place + 1 :]})
    assert digest_of([measure_record(edited)]) != digest_of([measure_record(measure)])


@given(measure=measures(), role=st.sampled_from(["lead", "responsible"]), data=st.data())
def test_any_change_of_a_mention_changes_the_digest(measure, role, data):
    cell = getattr(measure, role)
    name = data.draw(st.sampled_from(["name", "written", "qualifier"]))
    first = evolve(cell.mentions[0], **{name: f"{getattr(cell.mentions[0], name)}*"})
    edited = evolve(measure, **{role: evolve(cell, mentions=(first, *cell.mentions[1:]))})
    assert digest_of([measure_record(edited)]) != digest_of([measure_record(measure)])


@given(measure=measures(), data=st.data())
def test_the_order_of_keys_and_the_formatting_do_not_change_the_digest(measure, data):
    record = measure_record(measure)
    other = shuffled(record, data.draw)
    assert digest_of([other]) == digest_of([record])
    reformatted = json.loads(json.dumps(other, ensure_ascii=True, indent=7))
    assert digest_of([reformatted]) == digest_of([record])


@given(catalogue=catalogues())
def test_the_digest_of_a_catalogue_sees_the_order_of_its_measures(catalogue):
    turned = evolve(catalogue, measures=catalogue[::-1])
    assert (turned.digest == catalogue.digest) == (len(catalogue) < 2)


@given(value=st.recursive(st.integers() | st.text() | st.none(), st.lists))
def test_canonical_json_is_one_text_for_one_value(value):
    text = canonical({"b": value, "a": value})
    assert json.loads(text) == {"a": value, "b": value}
    assert text == canonical(json.loads(text))
    assert text.startswith('{\n  "a": ')
    assert text.endswith("\n}\n")


def test_what_is_not_known_of_a_document_is_null():
    record = record_of(BUNDLED.batches[0].document)
    assert [name for name, value in record.items() if value is None] == ["number", "date", "issuer"]
    assert gx.batches()[0].document == type(gx.batches()[0].document)(**record)


@given(text=st.text())
def test_a_plain_value_is_its_own_record(text):
    assert READER.read(str, record_of(text)) == text
