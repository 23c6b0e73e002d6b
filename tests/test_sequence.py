"""Measures in order: positions, ids, and the algebra of sets."""

import copy
import pickle
from operator import and_, or_, sub

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import catalogues, measures

import gxfta_measures as gx
from gxfta_measures.errors import InvalidBatch, UnknownMeasure

BUNDLED = gx.load(7)
NEXT = evolve(
    BUNDLED,
    measures=[evolve(one, batch=8) for one in BUNDLED],
    batches=(evolve(BUNDLED.batches[0], number=8),),
)
BOTH = BUNDLED | NEXT


def ids(some):
    return [measure.id for measure in some]


def mixed_catalogues():
    """Measures of two batches, in any order."""
    chosen = st.lists(st.sampled_from(tuple(BOTH)), unique=True)
    return chosen.map(lambda some: evolve(BOTH, measures=some))


# Sets.


@given(some=mixed_catalogues(), other=mixed_catalogues(), third=mixed_catalogues())
def test_union_and_intersection_are_those_of_sets(some, other, third):
    assert some | other == other | some
    assert list(some & other) == list(other & some)
    assert (some | other) | third == some | (other | third)
    assert list((some & other) & third) == list(some & (other & third))
    assert set(some | other) == {*some, *other}
    assert set(some & other) == set(some) & set(other)


@given(some=mixed_catalogues(), other=mixed_catalogues())
def test_difference_is_what_the_intersection_leaves(some, other):
    assert set(some - other) == set(some) - set(other)
    assert set((some - other) | (some & other)) == set(some)
    assert not (some - some)


@given(some=mixed_catalogues())
def test_a_catalogue_with_itself_is_itself_in_document_order(some):
    assert list(some | some) == list(some & some) == sorted(some)


@given(some=mixed_catalogues(), other=mixed_catalogues())
def test_the_algebra_gives_document_order(some, other):
    for found in (some | other, some & other, some - other):
        keys = [(one.batch, one.type == "case", one.number) for one in found]
        assert keys == sorted(keys)


@given(some=st.lists(st.sampled_from(tuple(BUNDLED))))
def test_repeats_are_dropped_and_the_rest_keeps_its_order(some):
    assert list(evolve(BUNDLED, measures=some)) == list(dict.fromkeys(some))


@given(some=measures(), other=measures())
def test_one_id_never_means_two_measures(some, other):
    clash = [some, evolve(other, batch=some.batch, type=some.type, number=some.number)]
    if clash[0] == clash[1]:
        assert len(evolve(BUNDLED, measures=clash)) == 1
        return
    with pytest.raises(InvalidBatch, match=f"{some.id}: two different measures have this id"):
        evolve(BUNDLED, measures=clash)


def test_a_union_of_batches_has_both_oldest_first():
    assert [batch.number for batch in (NEXT | BUNDLED).batches] == [7, 8]
    assert ids(BOTH) == ids(BUNDLED) + ids(NEXT)
    assert ids(BOTH.where(batch=8)) == ids(NEXT)


def test_a_union_has_the_batches_of_both_sides_once():
    assert (BUNDLED[:3] | BUNDLED[2:]).batches == BUNDLED.batches
    assert (BUNDLED & NEXT).batches == BUNDLED.batches


@pytest.mark.parametrize("operator", [or_, and_, sub])
@pytest.mark.parametrize("other", [[], None])
def test_the_algebra_is_between_catalogues_only(operator, other):
    with pytest.raises(TypeError, match="unsupported operand"):
        operator(BUNDLED, other)


# Positions and ids.


@given(catalogue=mixed_catalogues(), index=st.slices(40))
def test_a_slice_is_a_catalogue_of_what_a_slice_of_a_tuple_holds(catalogue, index):
    part = catalogue[index]
    assert isinstance(part, gx.Catalogue)
    assert list(part) == list(dict.fromkeys(tuple(catalogue)[index]))
    assert part.batches == catalogue.batches


@given(catalogue=mixed_catalogues())
def test_position_and_id_find_the_same_measure(catalogue):
    for position, measure in enumerate(catalogue):
        assert measure is catalogue[measure.id] is measure
        assert catalogue[position - len(catalogue)] is measure
        assert catalogue.index(measure) == position


@given(catalogue=catalogues(), measure=measures())
def test_a_measure_is_in_a_catalogue_as_itself_and_by_its_id(catalogue, measure):
    assert (measure in catalogue) == (measure in list(catalogue))
    assert (measure.id in catalogue) == (measure.id in ids(catalogue))


def test_a_changed_measure_is_not_in_the_catalogue_though_its_id_is():
    changed = evolve(BUNDLED[0], title="另一项")
    assert changed not in BUNDLED
    assert changed.id in BUNDLED


@pytest.mark.parametrize("key", [None, 0, 1.5, "", "7-PILOT-01", ("7-pilot-01",)])
def test_what_is_no_measure_and_no_id_is_not_in_the_catalogue(key):
    assert key not in BUNDLED


def test_what_has_no_hash_is_not_in_the_catalogue_either():
    assert ["7-pilot-01"] not in BUNDLED


@pytest.mark.parametrize("id_", ["7-pilot-61", "7-pilot-1", "", "８-pilot-01", "7-case-25"])
def test_an_unknown_id_is_a_key_error_that_keeps_the_id(id_):
    with pytest.raises(KeyError) as caught:
        BUNDLED[id_]
    assert isinstance(caught.value, UnknownMeasure)
    assert caught.value.id == id_
    assert set(caught.value.suggestions) <= set(ids(BUNDLED))


def test_an_unknown_id_suggests_only_what_the_catalogue_holds():
    with pytest.raises(UnknownMeasure, match="did you mean 7-case-24"):
        BUNDLED["7-case-42"]
    with pytest.raises(UnknownMeasure, match="ids look like 7-pilot-01"):
        BUNDLED[:0]["7-pilot-01"]


@pytest.mark.parametrize("position", [40, -41])
def test_a_position_beyond_the_end_is_an_index_error(position):
    with pytest.raises(IndexError):
        BUNDLED[position]


# Values.


@given(some=mixed_catalogues(), other=mixed_catalogues())
def test_equal_catalogues_hold_the_same_measures_in_the_same_order(some, other):
    assert (some == other) == (list(some) == list(other))
    assert some == evolve(some)
    assert hash(some) == hash(evolve(some))


@given(catalogue=mixed_catalogues())
def test_a_catalogue_survives_pickle_and_copy(catalogue):
    for twin in (pickle.loads(pickle.dumps(catalogue)), copy.deepcopy(catalogue)):  # noqa: S301  # our own
        assert twin == catalogue
        assert hash(twin) == hash(catalogue)
        assert twin.where(type="case") == catalogue.where(type="case")


def test_a_catalogue_equals_no_plain_sequence():
    assert list(BUNDLED) != BUNDLED
    assert tuple(BUNDLED) != BUNDLED


def test_the_repr_shows_how_many_and_the_first_ids():
    assert repr(BUNDLED) == "<Catalogue of 40 measures: 7-pilot-01, 7-pilot-02, 7-pilot-03, …>"
    assert repr(BUNDLED[:1]) == "<Catalogue of 1 measure: 7-pilot-01>"
    assert repr(BUNDLED[:0]) == "<Catalogue of 0 measures>"


def test_a_notebook_completes_ids():
    assert BUNDLED._ipython_key_completions_() == ids(BUNDLED)  # its protocol


def test_batches_given_as_a_list_are_kept_as_a_tuple():
    catalogue = evolve(BUNDLED, batches=list(BUNDLED.batches))
    assert catalogue == BUNDLED
    assert hash(catalogue) == hash(BUNDLED)
