"""Known bodies: every spelling finds its own, and nothing that only looks like one does."""

import json
import pickle
import re
import sys
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import GAZETTEER, REGISTRY, departments, texts

import gxfta_measures as gx
from gxfta_measures.errors import (
    AmbiguousDepartment,
    UnknownDepartment,
    UnknownPlace,
    UnnamedDepartment,
)

SPELLINGS = {spelling: body for body in REGISTRY for spelling in REGISTRY.spellings(body)}


def spellings():
    return st.sampled_from(sorted(SPELLINGS))


# Every spelling.


def test_no_two_bodies_share_a_spelling():
    for one, other in combinations(REGISTRY, 2):
        assert not {*map(gx.fold, REGISTRY.spellings(one))} & {
            *map(gx.fold, REGISTRY.spellings(other))
        }


def test_every_spelling_of_every_body_resolves_to_it():
    assert all(REGISTRY.resolve(spelling) is body for spelling, body in SPELLINGS.items())


def test_the_names_and_aliases_of_a_body_are_among_its_spellings():
    for body in REGISTRY:
        assert {body.id, body.name, *body.aliases} <= {*REGISTRY.spellings(body)}
        assert body.official_name is None or body.official_name in REGISTRY.spellings(body)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("广西壮族自治区发展和改革委员会", "自治区发展改革委"),
        ("广西发改委", "自治区发展改革委"),
        ("广西自治区发展改革委员会", "自治区发展改革委"),
        ("发改委", "自治区发展改革委"),
        ("广西住建厅", "自治区住房城乡建设厅"),
        ("工信厅", "自治区工业和信息化厅"),
        ("广西高院", "自治区高级法院"),
        ("自治区人民检察院", "自治区检察院"),
        ("凭祥市法院", "凭祥市人民法院"),
        ("百色市政府", "百色市人民政府"),
        ("人民银行广西分行", "中国人民银行广西壮族自治区分行"),
        ("人民银行南宁中心支行", "中国人民银行广西壮族自治区分行"),
        ("外汇局广西分局", "国家外汇管理局广西分局"),
        ("证监会广西监管局", "广西证监局"),
        ("广西自由贸易试验区崇左片区管理委员会", "自贸试验区崇左片区管委会"),
        ("崇左片区管委会", "自贸试验区崇左片区管委会"),
        ("中国(广西)自由贸易试验区南宁片区管委会", "自贸试验区南宁片区管委会"),
        ("凭祥综保区管理委员会", "凭祥综合保税区"),
        ("网信办", "自治区党委网信办"),
        ("自治区商务厅(口岸办)", "自治区商务厅"),
        (" 自治区\u3000商务厅\u200b", "自治区商务厅"),
        ("GX-Commerce", "自治区商务厅"),
        ("ｇｘ－ｃｏｍｍｅｒｃｅ", "自治区商务厅"),
    ],
)
def test_a_spelling_that_follows_by_rule_resolves(spelling, name):
    assert REGISTRY.resolve(spelling).name == name


@pytest.mark.parametrize("known", ["钦州海关", "钦州港海关", "凭祥海关", "友谊关海关"])
def test_neighbours_in_spelling_stay_different_bodies(known):
    assert REGISTRY.resolve(known).name == known


# Names as people type them.

TYPED = json.loads((Path(__file__).parent / "cases" / "names.json").read_text(encoding="utf-8"))


def answer(row):
    """What comes of a name that somebody typed, as the table of cases has it."""
    try:
        found = REGISTRY.resolve(row["typed"], **{key: row[key] for key in row if key == "home"})
    except AmbiguousDepartment as error:
        return {"several": [*error.candidates]}
    except UnknownDepartment as error:
        told = {"reads_like_a_body": isinstance(error, UnnamedDepartment)}
        return {"unknown": [*error.suggestions], **told}
    return {"body": found.name}


@pytest.mark.parametrize("row", [pytest.param(row, id=str(at)) for at, row in enumerate(TYPED)])
def test_a_name_that_people_type_has_its_answer(row):
    assert answer(row) == {key: row[key] for key in row if key not in ("typed", "home")}


@given(departments(), st.sampled_from(["广东", "宁夏", "浙江省", None]))
def test_no_home_but_guangxi_makes_a_name_without_its_place_a_body_of_guangxi(body, home):
    for form in (body.name, *REGISTRY.names.short_forms_of(body)):
        found = REGISTRY.recognise(form, home=home)
        assert found is None or any(place in form for place in PLACES)


@given(departments(), st.sampled_from(sorted(place.name for place in GAZETTEER)))
def test_a_name_with_another_place_is_never_a_body_of_its_own(body, place):
    for form in REGISTRY.names.short_forms_of(body):
        found = resolved(place + form)
        assert found is None or GAZETTEER.find(place) in found.place.lineage or place == "中国"


@given(texts() | st.sampled_from([row["typed"] for row in TYPED]))
def test_no_body_of_another_city_is_ever_suggested(text):
    named = REGISTRY.names.place_in(gx.fold(text))
    for one in REGISTRY.candidates(text, limit=56):
        place = one.department.place
        assert not named or not place or named in place.lineage or place in named.lineage


def test_an_everyday_word_may_be_given_with_bodies_of_ones_own():
    office = evolve(
        REGISTRY["gx-commerce"], id="office", name="自治区贸易厅", official_name=None, aliases=()
    )
    registry = gx.Registry([office], short_forms=[("贸厅", "贸易厅")])
    assert registry.resolve("贸厅") is office
    assert registry != gx.Registry([office])
    assert pickle.loads(pickle.dumps(registry)) == registry  # noqa: S301  # pickled in this very line


def test_an_unknown_home_is_an_error():
    with pytest.raises(UnknownPlace, match="北极"):
        REGISTRY.resolve("商务厅", home="北极")


def test_a_good_name_that_no_batch_names_is_told_from_a_misspelling():
    with pytest.raises(UnnamedDepartment, match="no known batch names it; iterate"):
        REGISTRY.resolve("财政厅")
    with pytest.raises(UnnamedDepartment, match="names it; did you mean 自治区商务厅"):
        REGISTRY.resolve("商务厅", home="宁夏")


# What is not a spelling.

LETTERS = "自治区广西南宁钦州港海关市县局厅委办商务厅监管数据x 0"


@st.composite
def edits(draw):
    """A spelling with one or two characters inserted, deleted, substituted or swapped."""
    text = draw(spellings())
    for _ in range(draw(st.integers(1, 2))):
        at, letter = draw(st.integers(0, len(text))), draw(st.sampled_from(LETTERS))
        before, here, behind = text[:at], text[at : at + 1], text[at + 1 :]
        changes = (before + letter + here + behind, before + behind, before + letter + behind)
        text = draw(st.sampled_from((*changes, before + behind[:1] + here + behind[1:])))
    return text


def resolved(text):
    with suppress(UnknownDepartment, AmbiguousDepartment):
        return REGISTRY.resolve(text)


PLACES = {word for place in GAZETTEER for word in (place.name, *place.aliases)}
HEADS = "|".join(map(gx.fold, sorted({"自治区", "自贸试验区", *PLACES}, key=len, reverse=True)))


def says(text, spelling):
    """Whether a text is a spelling, or one without the place or the level it begins with."""
    return re.fullmatch(f"(?:(?:{HEADS})(?:党委|委)?)?{re.escape(text)}", spelling) is not None


def ways_to_say(body):
    """The spellings of a body, with every name of its place and every everyday word."""
    place = body.place
    words = (place.name, *place.aliases) if place else ("",)
    for spelling in REGISTRY.spellings(body):
        for word in words:  # 东兴市税务局, 东兴税务局
            form = gx.fold(spelling.replace(words[0], word, 1))
            yield form
            yield from (form.replace(long, short) for short, long in REGISTRY.short_forms)


@given(edits())
@example("东兴税务局")
@example("钦州港口海关")
@example("钦州港海")
@example("宁南海关")
@example("广西发改委")
@example("外管局崇左市分局")
def test_an_edited_spelling_is_a_spelling_itself_or_no_body_at_all(text):
    found = resolved(text)
    assert found is None or any(says(gx.fold(text), spelling) for spelling in ways_to_say(found))


def test_a_place_cut_in_two_leaves_no_short_form():
    assert resolved("港海关") is None


@given(edits())
def test_a_list_never_recognises_a_body_by_likeness(text):
    for mention in gx.parse_departments(text):
        known = mention.department
        assert known is None or known is REGISTRY.recognise(mention.name)


@pytest.mark.parametrize(
    ("text", "home", "names"),
    [
        ("商务厅、自治区公安厅", "广西", ["自治区商务厅", "自治区公安厅"]),
        ("商务厅、自治区公安厅", None, [None, None]),
        ("商务厅、自治区公安厅", "宁夏", [None, None]),
        ("广西商务厅", None, ["自治区商务厅"]),
        ("广东省商务厅，公安厅", "广西", [None, None]),
        ("省商务厅；公安厅", "广西", [None, None]),
        ("南宁海关", None, ["南宁海关"]),
        ("市场监管局", "广西", [None]),
    ],
)
def test_whose_body_a_list_names_depends_on_whose_list_it_is(text, home, names):
    found = [mention.department for mention in gx.parse_departments(text, home=home)]
    assert [body and body.name for body in found] == names


@given(texts())
def test_any_text_is_a_body_or_one_of_two_errors(text):
    assert resolved(text) is None or resolved(text) in REGISTRY


def test_a_short_form_that_several_bodies_share_names_them_all():
    with pytest.raises(AmbiguousDepartment, match="say which one") as caught:
        REGISTRY.resolve("市场监管局")
    assert set(caught.value.candidates) == {
        *("自治区市场监管局", "南宁市市场监管局", "崇左市市场监管局", "凭祥市市场监管局")
    }


def test_an_unknown_body_suggests_what_looks_alike():
    with pytest.raises(UnknownDepartment, match="钦州港海关") as caught:
        REGISTRY.resolve("钦州港口海关")
    assert "钦州海关" in caught.value.suggestions


def test_what_looks_like_nothing_has_no_suggestion_but_a_remedy():
    with pytest.raises(UnknownDepartment, match="iterate over") as caught:
        REGISTRY.resolve("消防救援")
    assert caught.value.suggestions == ()


def test_a_short_form_is_no_full_spelling():
    assert REGISTRY.get_spelling("商务厅") is None
    assert REGISTRY.get_spelling("广西商务厅") is REGISTRY["gx-commerce"]


# Candidates.


@given(texts() | edits() | spellings())
def test_candidates_are_ranked_and_each_has_a_reason(text):
    found = REGISTRY.candidates(text, limit=4)
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert len(found) <= 4
    assert all(0.5 <= score <= 1 for score in scores)
    assert all(candidate.reason for candidate in found)


@given(spellings())
def test_the_first_candidate_of_a_spelling_is_its_body(spelling):
    best = REGISTRY.candidates(spelling)[0]
    assert best.department is SPELLINGS[spelling]
    assert (best.score, best.reason) == (1.0, "is a spelling of it")


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("商务厅", ["is short for it"]),
        ("市场监管局", ["is short for it and others"] * 4),
        ("钦州港口海关", ["looks like 钦州港海关", "looks like 钦州海关"]),
    ],
)
def test_candidates_say_why_they_are_there(text, reasons):
    found = [candidate.reason for candidate in REGISTRY.candidates(text)]
    assert found[: len(reasons)] == reasons


def test_what_looks_like_nothing_has_no_candidates():
    assert REGISTRY.candidates("xyz") == ()
    assert REGISTRY.candidates("") == ()


# The collection.


@given(departments())
def test_a_body_is_found_by_its_id_and_by_itself(body):
    assert REGISTRY[body.id] is body
    assert REGISTRY[body] is body
    assert body.id in REGISTRY
    assert body in REGISTRY


def test_a_body_that_was_changed_is_not_in_the_registry():
    changed = evolve(REGISTRY["gx-commerce"], id="gx-trade")
    assert changed not in REGISTRY
    assert "gx-trade" not in REGISTRY
    assert 7 not in REGISTRY


def test_a_misspelt_id_suggests_the_right_one():
    with pytest.raises(UnknownDepartment, match="gx-commerce"):
        REGISTRY["gx-comerce"]


def test_the_registry_of_batch_7_holds_its_56_bodies_and_names_their_number():
    assert len(REGISTRY) == len({body.id for body in REGISTRY}) == 56
    assert repr(REGISTRY) == "<Registry of 56 bodies>"
    assert REGISTRY._ipython_key_completions_() == [body.id for body in REGISTRY]


def test_a_registry_survives_pickling_with_its_equality():
    again = pickle.loads(pickle.dumps(REGISTRY))  # noqa: S301  # pickled in this very line
    assert again == REGISTRY
    assert hash(again) == hash(REGISTRY)
    assert again.resolve("广西发改委") == REGISTRY["gx-development-reform"]


def test_registries_differ_by_their_bodies_and_by_their_equivalents():
    some = [REGISTRY["gx-commerce"]]
    assert gx.Registry(some) == gx.Registry(some)
    assert gx.Registry(some) != gx.Registry(some, [["商务厅", "商务局"]])
    assert gx.Registry(some) != gx.Registry([])
    assert gx.Registry([]) != "a registry"


def test_equivalents_of_ones_own_make_further_spellings():
    registry = gx.Registry([REGISTRY["gx-commerce"]], [["厅", "局"]])
    assert registry.resolve("自治区商务局") is REGISTRY["gx-commerce"]


def test_two_bodies_that_claim_one_spelling_are_refused_with_both_names():
    one = REGISTRY["gx-commerce"]
    other = evolve(one, id="gx-trade", name="自治区贸易厅", official_name=None, aliases=(one.name,))
    with pytest.raises(ValueError, match=f"{one.name} and {other.name}"):
        gx.Registry([one, other])


def test_two_bodies_that_claim_one_id_are_refused_with_both_names():
    one, other = REGISTRY["gx-commerce"], evolve(REGISTRY["gx-data"], id="gx-commerce")
    with pytest.raises(ValueError, match=f"{one.name} and {other.name}"):
        gx.Registry([one, other])


# The hierarchy.


@given(departments(), st.booleans())
def test_subordinates_are_closed_and_never_contain_the_body_itself(body, guidance):
    under = REGISTRY.subordinates(body, guidance=guidance)
    assert body not in under
    for one in under:
        assert {*REGISTRY.subordinates(one, guidance=guidance)} < {*under}


@given(departments())
def test_guidance_adds_bodies_and_takes_none_away(body):
    commanded = REGISTRY.subordinates(body)
    assert {*commanded} <= {*REGISTRY.subordinates(body, guidance=True)}
    assert all(one.relation != "guidance" for one in commanded)


@pytest.mark.parametrize(
    ("top", "names"),
    [
        ("南宁海关", {"友谊关海关", "凭祥海关", "钦州海关", "钦州港海关"}),
        ("广西海事局", {"钦州海事局"}),
        ("自治区交通运输厅", {"自治区高速公路发展中心"}),
        ("自治区市场监管局", set()),
        ("钦州海关", set()),
    ],
)
def test_command_follows_the_systems_that_bodies_belong_to(top, names):
    assert {body.name for body in REGISTRY.subordinates(top)} == names


def test_professional_guidance_is_asked_for_apart():
    guided = REGISTRY.subordinates("自治区高级法院", guidance=True)
    assert [body.name for body in guided] == ["凭祥市人民法院"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("廣西壯族自治區商務廳", "自治区商务厅"),
        ("南寧海關", "南宁海关"),
        ("商務廳", "自治区商务厅"),
        ("中國人民銀行廣西壯族自治區分行", "中国人民银行广西壮族自治区分行"),
    ],
)
def test_traditional_characters_resolve_where_their_library_is_there(text, name, monkeypatch):
    assert REGISTRY.resolve(text).name == name
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(UnknownDepartment) as caught:
        REGISTRY.resolve(text)
    assert caught.value.spelling == text
