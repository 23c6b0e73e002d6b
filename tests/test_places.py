"""The gazetteer: every spelling finds its place, and what lies in what."""

import pickle
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given
from strategies import GAZETTEER, places, texts

import gxfta_measures as gx
from gxfta_measures.errors import UnknownPlace


@given(places())
def test_a_place_is_found_by_every_name_whatever_its_width(place):
    for name in (place.name, *place.aliases):
        assert GAZETTEER.find(name) is place
        assert GAZETTEER.find(f" {name}\u3000".replace("（", "(").replace("）", ")")) is place


@given(places())
def test_a_place_is_found_by_its_id_and_belongs_to_the_gazetteer(place):
    assert GAZETTEER[place.id] is place
    assert place.id in GAZETTEER
    assert place in GAZETTEER
    assert str(place) == place.name


@given(places())
def test_a_lineage_starts_with_the_place_ends_in_china_and_has_no_place_twice(place):
    assert place.lineage[0] is place
    assert GAZETTEER["china"] in place.lineage
    assert len({*place.lineage}) == len(place.lineage)


@given(places())
def test_a_lineage_holds_the_lineage_of_all_that_a_place_lies_in(place):
    assert all({*around.lineage} < {*place.lineage} for around in place.within)


@given(places())
def test_where_a_place_perhaps_lies_is_not_where_it_is_known_to_lie(place):
    assert not {*place.perhaps_within} & {*place.lineage}


@given(places())
def test_only_administrative_divisions_have_a_code(place):
    assert (place.code is not None) == (place.kind in ("region", "city", "county"))
    assert place.code is None or (len(place.code) == 6 and place.code.isdigit())


@given(places())
def test_the_code_of_a_place_begins_like_that_of_the_division_it_lies_in(place):
    for around in place.within:
        if place.code and around.code:
            assert place.code.startswith(around.code.rstrip("0"))


@given(texts())
def test_any_text_is_a_place_or_unknown(text):
    if GAZETTEER.get_spelling(text) is None:
        with pytest.raises(UnknownPlace):
            GAZETTEER.find(text)
    else:
        assert gx.fold(text)


def test_an_unknown_place_suggests_what_looks_alike():
    with pytest.raises(UnknownPlace, match=r"did you mean 凭祥市\?") as caught:
        GAZETTEER.find("凭样市")
    assert "凭祥市" in caught.value.suggestions


def test_a_misspelt_id_suggests_the_right_one():
    with pytest.raises(UnknownPlace, match="pingxiang"):
        GAZETTEER["pingxang"]


def test_the_gazetteer_holds_the_places_that_the_document_speaks_of():
    kinds = Counter(place.kind for place in GAZETTEER)
    assert kinds["region"] == 34
    assert kinds["city"] == 14
    assert kinds["bonded-zone"] == 5
    assert kinds["ftz-area"] == 3
    assert sum(place.border for place in GAZETTEER) == 8
    assert len(GAZETTEER) == kinds.total()
    assert repr(GAZETTEER) == f"<Gazetteer of {len(GAZETTEER)} places>"


def test_every_border_port_stands_in_a_border_county():
    ports = [place for place in GAZETTEER if place.kind == "border-port"]
    assert ports
    assert all(any(around.border for around in port.lineage) for port in ports)


def test_a_place_is_in_the_gazetteer_by_its_id_whatever_it_is_called():
    renamed = evolve(GAZETTEER["nanning"], name="邕城")
    assert renamed in GAZETTEER
    assert renamed == GAZETTEER["nanning"]
    assert evolve(renamed, id="yongcheng") not in GAZETTEER
    assert gx.Gazetteer([renamed]) != gx.Gazetteer([GAZETTEER["nanning"]])
    assert "atlantis" not in GAZETTEER
    assert 7 not in GAZETTEER


def test_two_places_that_claim_one_spelling_are_refused_with_both_names():
    one = GAZETTEER["china"]
    other = evolve(one, id="other", name="别国", aliases=(one.name,))
    with pytest.raises(ValueError, match="names both 中国 and 别国"):
        gx.Gazetteer([one, other])


def test_two_places_that_claim_one_id_are_refused_with_both_names():
    one, other = GAZETTEER["china"], evolve(GAZETTEER["beijing"], id="china")
    with pytest.raises(ValueError, match="'china' names both 中国 and 北京市"):
        gx.Gazetteer([one, other])


def test_a_gazetteer_survives_pickling_with_its_equality():
    again = pickle.loads(pickle.dumps(GAZETTEER))  # noqa: S301  # pickled in this very line
    assert again == GAZETTEER
    assert hash(again) == hash(GAZETTEER)
    assert again.find("凭祥") == GAZETTEER["pingxiang"]


def test_gazetteers_differ_by_their_places():
    assert gx.Gazetteer([]) != GAZETTEER
    assert gx.Gazetteer([]) != "a gazetteer"
