"""The strategies for everybody: what they make is what they say, and it shrinks well."""

import pickle
import sys
from random import Random

import fresh
import pytest
from attrs import fields_dict
from hypothesis import find, given, settings
from hypothesis import strategies as st
from strategies import BUNDLED, GAZETTEER, REGISTRY

import gxfta_measures as gx
from gxfta_measures import testing
from gxfta_measures.batchfile.checks import check_measures
from gxfta_measures.errors import AmbiguousDepartment, UnknownDepartment
from gxfta_measures.testing.registration import STRATEGIES


def smallest(strategy, condition):
    """What an example shrinks to."""
    return find(strategy, condition, random=Random(0), settings=settings(database=None))  # noqa: S311  # the same at every run


# What they make.


@given(cell=testing.department_cells())
def test_a_cell_reads_as_its_answer_says(cell):
    read = gx.parse_departments(cell.text)
    assert read.names == cell.names
    assert tuple(mention.role for mention in read) == cell.roles
    assert read.open_ended == cell.open_ended
    assert all(mention.department for mention in read)


@given(body=testing.departments(), data=st.data())
def test_every_spelling_of_a_body_names_it_and_no_other(body, data):
    spelling = data.draw(testing.spellings_of(body))
    assert gx.departments().resolve(spelling) == body


@given(near=testing.near_misses())
def test_a_near_miss_is_refused_though_it_is_near(near):
    assert near.text != near.department.name
    with pytest.raises((UnknownDepartment, AmbiguousDepartment)):
        gx.departments().resolve(near.text)
    with pytest.raises((UnknownDepartment, AmbiguousDepartment)):
        BUNDLED.where(department=near.text)


@given(measure=testing.made_up_measures())
def test_a_made_up_measure_has_no_fault_and_no_batch(measure):
    assert list(check_measures([("it", measure)], None)) == []
    assert measure.batch not in [batch.number for batch in gx.batches()]


@given(words=testing.scope_words())
def test_the_words_of_a_scope_can_be_read(words):
    assert gx.parse_scope(words).text == words


@given(batch=testing.batches())
def test_a_batch_counts_its_measures(batch):
    assert list(batch.counts.values()) == [batch.pilots, batch.cases]
    assert set(fields_dict(type(batch))) >= {"number", "digest"}


@given(some=testing.catalogues(BUNDLED, made_up=True))
def test_a_catalogue_has_the_bodies_of_the_one_that_it_is_of(some):
    assert (some.registry, some.gazetteer) == (REGISTRY, GAZETTEER)


@given(text=testing.texts())
def test_untidy_texts_are_texts(text):
    assert isinstance(text, str)


def test_strategies_of_a_registry_of_your_own_name_its_bodies_only():
    body = gx.Department(id="own", name="彩排局", kind="government", level="region")
    own = gx.Registry([body])
    assert smallest(testing.department_cells(own), bool).text == "自治区彩排局"
    assert smallest(testing.departments(own), bool) == body
    assert smallest(testing.near_misses(own), bool).department == body


# By their types.


@pytest.mark.parametrize("name", STRATEGIES)
def test_hypothesis_knows_the_types_of_the_package(name):
    kind = getattr(gx, name)

    @settings(max_examples=3, database=None)
    @given(made=st.from_type(kind))
    def tried(made):
        assert isinstance(made, kind)
        assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  # our own

    tried()


def test_a_function_is_tried_by_its_annotations():
    seen = []

    @settings(max_examples=5, database=None)
    @given(measure=..., body=...)
    def tried(measure: gx.Measure, body: gx.Department):
        seen.append((measure, body))

    tried()
    assert all(isinstance(one, gx.Measure) and body in gx.departments() for one, body in seen)


# How they shrink.


def test_examples_shrink_to_the_smallest_of_their_kind():
    cell = smallest(testing.department_cells(REGISTRY), lambda cell: cell.open_ended)
    assert (len(cell.names), cell.text[-1]) == (1, "等")
    assert len(smallest(testing.catalogues(BUNDLED), lambda some: len(some) > 1)) == 2


# Without Hypothesis.


def test_without_hypothesis_the_error_says_which_extra_brings_it():
    code = """
import json, sys
sys.modules["hypothesis"] = None
try:
    import gxfta_measures.testing
except ImportError as error:
    print(json.dumps(str(error)))
"""
    assert fresh.run(code) == "hypothesis is not installed: pip install 'gxfta-measures[testing]'"
    assert "gxfta_measures.testing" in sys.modules
