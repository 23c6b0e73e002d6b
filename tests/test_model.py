"""The domain: vocabularies, ids, and mentions that point back to the printed words."""

from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import cells, measures

import gxfta_measures as gx
from gxfta_measures import MeasureType, Role
from gxfta_measures.errors import UnknownTerm
from gxfta_measures.terms import DepartmentKind, Level, Relation


@given(term=st.sampled_from([*MeasureType, *Role]))
def test_a_term_goes_by_its_value_and_by_its_printed_label(term):
    kind = type(term)
    assert kind(term) is kind(term.value) is kind(term.label) is term
    assert term == term.value == str(term)
    assert term.label_en.isascii()


@given(word=st.text())
def test_no_other_word_is_a_term(word):
    for kind in (MeasureType, Role):
        known = {one for term in kind for one in (term.value, term.label)}
        if not isinstance(word, str) or word not in known:
            with pytest.raises(UnknownTerm) as caught:
                kind(word)
            assert set(caught.value.known) == known


@given(measure=measures())
def test_an_id_is_batch_type_and_number_of_two_digits(measure):
    batch, type_, number = measure.id.split("-")
    assert (int(batch), MeasureType(type_), int(number)) == (
        measure.batch,
        measure.type,
        measure.number,
    )
    assert len(number) == 2


@given(measure=measures())
def test_each_role_has_its_cell(measure):
    assert measure.bodies(Role.LEAD) is measure.lead
    assert measure.bodies(Role.RESPONSIBLE) is measure.responsible


@given(cell=cells())
def test_a_mention_stands_in_its_cell_where_it_says(cell):
    for mention in cell:
        assert cell.text[slice(*mention.span)] == mention.written
        assert "".join(cell.text[slice(*piece)] for piece in mention.pieces) == mention.name


@given(cell=cells())
def test_a_cell_is_its_mentions_and_prints_as_it_was_printed(cell):
    assert list(cell) == list(cell.mentions)
    assert len(cell) == len(cell.mentions) == len(cell.names)
    assert cell.names == tuple(str(mention) for mention in cell)
    assert str(cell) == cell.text


@given(cell=cells())
def test_a_mention_is_its_name_with_its_qualifier_in_full_width_brackets(cell):
    for mention in cell:
        assert str(evolve(mention, qualifier=None)) == mention.name
        assert str(evolve(mention, qualifier="口岸办")) == f"{mention.name}（口岸办）"


@given(cell=cells())
def test_an_explanation_begins_with_the_printed_words_and_gives_name_and_rule(cell):
    for mention in cell:
        said = mention.explain()
        assert said.startswith(mention.written)
        assert f"{mention}: {mention.rule}; " in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("民政厅", "民政厅: printed so; not in the registry"),
        ("各市人民政府", "各市人民政府: printed so; a class of bodies"),
        ("自治区商务厅", "自治区商务厅: printed so; known as gx-commerce"),
        (
            "南宁海关，自治区商务厅(口岸办)",
            "自治区商务厅(口岸办) is 自治区商务厅（口岸办）: printed so; known as gx-commerce",
        ),
        ("省厅、药监局", "药监局 is 省药监局: prefix 省 inherited from 省厅; not in the registry"),
    ],
)
def test_an_explanation_says_how_the_last_body_was_understood(text, said):
    assert gx.parse_departments(text).mentions[-1].explain() == said


def test_bodies_and_places_print_as_their_names():
    assert str(gx.departments()["gx-commerce"]) == "自治区商务厅"
    assert str(gx.places()["pingxiang"]) == "凭祥市"
    assert str(gx.parse_scope("全区边境口岸")) == "全区边境口岸"


def test_the_data_keeps_to_the_vocabularies():
    bodies = tuple(gx.departments())
    assert {body.kind for body in bodies} <= set(get_args(DepartmentKind))
    assert {body.level for body in bodies} <= {*get_args(Level), None}
    assert {body.relation for body in bodies if body.parent} <= set(get_args(Relation))
    assert {body.relation for body in bodies if not body.parent} == {None}


def test_a_batch_counts_its_types_by_term_and_by_word():
    counts = gx.load(7).batches[0].counts
    assert counts[MeasureType.CASE] == counts["case"] == 24
    assert sum(counts.values()) == len(gx.load(7))
