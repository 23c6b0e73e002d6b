"""Scopes: what the words of the 推广范围 column mean, and what lies in what."""

import json
import pickle
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import BUNDLED, GAZETTEER, composed_scopes, places, scope_words, scopes, texts

import gxfta_measures as gx
from gxfta_measures import Coverage, Scope, SiteKind
from gxfta_measures.errors import UnknownPlace, UnknownScope, UnknownTerm

CASES = Path(__file__).parent / "cases" / "scopes.json"
ROWS = json.loads(CASES.read_text(encoding="utf-8"))
REGION = gx.parse_scope("全区")
YES, NO, OPEN = Coverage.YES, Coverage.NO, Coverage.UNDETERMINED


def rows(wanted):
    return [pytest.param(row, id=f"{number}") for number, row in enumerate(ROWS) if wanted in row]


# Reading.


def read(row):
    return gx.parse_scope(row["text"], **{key: row[key] for key in row if key == "home"})


def told(part):
    """What was understood of a part, as the table of cases has it."""
    return [part.territory and part.territory.id, part.site.value, part.conditional]


@pytest.mark.parametrize("row", rows("site"))
def test_the_words_of_a_scope_are_read_as_a_person_reads_them(row):
    scope = read(row)
    assert scope.text == str(scope) == row["text"]
    assert told(scope) == [row["territory"], row["site"], row["conditional"]]
    assert scope.parts == scope.excluded == ()


@pytest.mark.parametrize("row", rows("parts"))
def test_a_list_of_places_and_sites_is_read_part_by_part(row):
    scope = read(row)
    assert [told(part) for part in scope.parts] == row["parts"]
    assert [told(part) for part in scope.excluded] == row.get("excluded", [])
    assert scope.text == row["text"]
    assert all(is_made_of(row["text"], part.text) for part in (*scope.parts, *scope.excluded))


def is_made_of(printed, words):
    """Whether words stand in a text in this order: 全区除南宁市外的口岸 holds 全区的口岸."""
    rest = iter(printed)
    return all(letter in rest for letter in words)


@pytest.mark.parametrize("row", rows("none"))
def test_a_mark_for_an_empty_cell_assigns_no_scope(row):
    assert gx.parse_scope(row["text"]) is None


@pytest.mark.parametrize("row", rows("error"))
def test_words_that_cannot_be_read_are_refused_not_guessed(row):
    with pytest.raises(UnknownScope) as caught:
        read(row)
    assert repr(row["text"]) in str(caught.value)


def test_an_unreadable_scope_suggests_what_looks_alike():
    with pytest.raises(UnknownScope, match="边境口岸"):
        gx.parse_scope("边竟口岸")


def test_the_parts_of_a_scope_keep_their_printed_words():
    scope = gx.parse_scope("全区 海关\n特殊监管区域 及保税物流中心(B型)")
    assert [part.text for part in scope.parts] == ["全区 海关\n特殊监管区域", "保税物流中心(B型)"]


def test_an_unknown_home_is_an_error_only_where_the_words_speak_of_it():
    assert gx.parse_scope("南宁市", home="北极").territory == GAZETTEER["nanning"]
    with pytest.raises(UnknownPlace, match="北极"):
        gx.parse_scope("全区", home="北极")


@given(scope_words())
def test_without_a_home_no_scope_lies_in_guangxi_unless_its_words_name_a_place(words):
    homeless, told = gx.parse_scope(words, home=None), gx.parse_scope(words)
    pairs = zip(homeless.parts or [homeless], told.parts or [told], strict=True)
    for one, other in pairs:
        names_no_place = one.territory is None and other.territory == GAZETTEER["guangxi"]
        assert one.territory is other.territory or names_no_place
        assert (one.site, one.conditional) == (other.site, other.conditional)


@pytest.mark.parametrize("word", ["、全区", "（除", "全区除南宁市外", "和", "各", "等3", "不含"])
def test_what_is_too_long_for_a_scope_is_refused_at_once(word):
    with pytest.raises(UnknownScope):
        gx.parse_scope("全区" + word * 20_000)


@given(texts())
def test_any_text_is_a_scope_or_none_or_refused(text):
    with suppress(UnknownScope):
        scope = gx.parse_scope(text)
        assert scope is None or scope.text == text


@given(scope_words(), st.sampled_from([" ", "\t", "\u3000", "\u00a0", "\n"]))
def test_blanks_in_a_scope_change_nothing_but_its_text(words, blank):
    plain, spaced = gx.parse_scope(words), gx.parse_scope(blank.join(words))
    assert spaced.meaning == plain.meaning


def told_all(scope):
    """What tells scopes apart: of lists the parts in any order, of names the very words."""
    names = [gx.fold(part.text) for part in (scope, *scope.parts) if part.site == "named"]
    sets = [sorted(map(str, map(told, some))) for some in (scope.parts, scope.excluded)]
    return [told(scope), *sets, sorted(names)]


@given(scopes(), scopes())
def test_scopes_mean_the_same_when_only_their_words_differ(one, other):
    alike = told_all(one) == told_all(other)
    assert (one.meaning == other.meaning) is alike


@given(places())
def test_every_name_of_a_place_is_a_scope_with_that_territory(place):
    for name in (place.name, *place.aliases):
        scope = gx.parse_scope(name)
        whole = scope.site is SiteKind.ANY and scope.territory == place
        assert whole or (place.kind == "ftz" and scope.site is SiteKind.FREE_TRADE_ZONE)


def test_batch_7_has_its_seven_scopes_and_24_measures_without_one():
    assert sum(one.scope is None for one in BUNDLED) == 24
    assert len({one.scope for one in BUNDLED if one.scope}) == 7


# What covers what.


@given(scopes() | composed_scopes())
def test_a_scope_covers_itself_or_leaves_it_open(scope):
    assert scope.covers(scope) is not NO


@given(*[scopes() | composed_scopes()] * 3)
def test_covering_is_transitive(one, two, three):
    if one.covers(two) is YES and two.covers(three) is YES:
        assert one.covers(three) is YES


@given(scopes(), scopes(), places())
def test_a_wider_scope_covers_every_place_that_a_narrower_one_does(wide, narrow, place):
    if wide.covers(narrow) is YES and narrow.covers(place) is YES:
        assert wide.covers(place) is YES


@given(scopes(), places())
def test_what_lies_in_a_covered_place_is_covered_too(scope, place):
    if any(scope.covers(around) is YES for around in place.lineage):
        assert scope.covers(place) is YES


def test_covering_is_transitive_for_all_scopes_of_the_cases():
    every = [gx.parse_scope(row["text"]) for row in ROWS if {"site", "parts"} & {*row}]
    covered = {
        one.text: {other.text for other in every if one.covers(other) is YES} for one in every
    }
    for wide in every:
        assert all(covered[narrow] <= covered[wide.text] for narrow in covered[wide.text])


@given(places())
def test_the_whole_region_covers_exactly_what_lies_in_it(place):
    inside = GAZETTEER["guangxi"] in place.lineage
    assert REGION.covers(place) is (YES if inside else NO)


@given(scopes())
def test_the_whole_region_covers_every_scope_in_it(scope):
    if scope.territory and GAZETTEER["guangxi"] in scope.territory.lineage:
        assert REGION.covers(scope) is YES


@given(scopes() | places())
def test_the_whole_nation_covers_everything(anything):
    assert gx.parse_scope("全国").covers(anything) is YES


@given(scopes(), places())
def test_a_conditional_scope_never_says_yes(scope, place):
    conditional = Scope(
        text="有条件的", territory=scope.territory, site=scope.site, conditional=True
    )
    assert conditional.covers(place) is not YES


@pytest.mark.parametrize(
    ("scope", "place", "answer"),
    [
        ("全区综合保税区", "凭祥综合保税区", YES),
        ("全区综合保税区", "南宁市", NO),
        ("全区综合保税区", "友谊关口岸", OPEN),
        ("全区海关特殊监管区域", "钦州综保区", YES),
        ("全区边境地区", "凭祥综合保税区", YES),
        ("全区边境地区", "崇左片区", YES),
        ("全区边境地区", "崇左市", NO),
        ("全区边境地区", "防城港口岸", OPEN),
        ("全区边境口岸", "友谊关口岸", YES),
        ("全区边境口岸", "钦州港", NO),
        ("全区各海港口岸", "钦州港", YES),
        ("全区口岸", "钦州港", YES),
        ("全区空港口岸", "南宁市", OPEN),
        ("全区国家级经济技术开发区", "柳州市", OPEN),
        ("全区国家级经济技术开发区", "浙江省", NO),
        ("广西自贸试验区", "崇左片区", YES),
        ("广西自贸试验区", "凭祥综合保税区", YES),
        ("广西自贸试验区", "梧州市", NO),
        ("浙江自贸试验区", "崇左片区", NO),
        ("全区或特定区域", "南宁市", OPEN),
        ("全区或特定区域", "浙江省", OPEN),
        ("综合保税区", "凭祥综合保税区", OPEN),
        ("综合保税区", "南宁市", NO),
        ("全省", "南宁市", OPEN),
        ("有条件的地区", "南宁市", OPEN),
        ("凭祥市", "凭祥综合保税区", YES),
        ("凭祥综合保税区", "凭祥市", NO),
        ("广西自贸试验区及中马钦州产业园区", "崇左片区", YES),
        ("广西自贸试验区及中马钦州产业园区", "梧州市", OPEN),
        ("中马钦州产业园区", "钦州市", OPEN),
        ("浙江省杭州市", "南宁市", NO),
        ("南宁市、柳州市", "柳州市", YES),
        ("南宁市、柳州市", "桂林市", NO),
        ("南宁市、柳州市", "广西", NO),
        ("南宁市、柳州市等地", "桂林市", OPEN),
        ("自贸试验区南宁片区、钦州港片区", "崇左片区", NO),
        ("南宁、钦州港、崇左片区", "广西自贸试验区", OPEN),  # all there are, but who says so?
        ("全区海港口岸和边境口岸", "友谊关口岸", YES),
        ("全区综合保税区、边境口岸", "南宁市", NO),
        ("全区综合保税区、边境地区", "崇左市", NO),
        ("防城区、东兴市", "防城港市", OPEN),
        ("全区（不含南宁市）", "柳州市", YES),
        ("全区（不含南宁市）", "南宁市", NO),
        ("全区（不含南宁市）", "南宁综合保税区", NO),
        ("全区（不含南宁市）", "广西", NO),
        ("全区（不含南宁综合保税区）", "南宁片区", NO),
        ("全区（不含钦州综合保税区）", "钦州港口岸", OPEN),
        ("全区（不含有条件的地区）", "柳州市", OPEN),
        ("全区（不含全区边境地区）", "凭祥市", NO),
        ("全区（不含特定区域）", "南宁市", OPEN),
    ],
)
def test_a_scope_answers_yes_no_or_that_the_words_leave_it_open(scope, place, answer):
    assert gx.parse_scope(scope).covers(place) is answer


@pytest.mark.parametrize(
    ("scope", "other", "answer"),
    [
        ("全区海关特殊监管区域", "全区综合保税区", YES),
        ("全区各海港口岸", "全区边境口岸", NO),
        ("全区口岸", "全区边境口岸", YES),
        ("全区边境地区", "凭祥市", YES),
        ("全区边境地区", "全区边境口岸", YES),
        ("全区综合保税区", "全区国家级经济技术开发区", OPEN),
        ("全区边境地区", "综合保税区", OPEN),
        ("全区", "综合保税区", OPEN),
        ("综合保税区", "综合保税区", OPEN),
        ("凭祥市", "全区边境口岸", NO),
        ("河池市", "全区空港口岸", OPEN),
        ("南宁市", "全区有条件的地区", OPEN),
        ("南宁综合保税区、钦州综合保税区", "全区综合保税区", NO),
        ("友谊关、东兴、水口、爱店口岸", "全区边境口岸", OPEN),
        ("全区", "南宁市、柳州市", YES),
        ("南宁市", "南宁市、柳州市", NO),
        ("南宁市、柳州市", "柳州市、南宁市", YES),
        ("南宁市", "南宁市、杭州市", OPEN),
        ("全区（不含南宁市）", "全区（不含南宁市、柳州市）", YES),
        ("全区（不含南宁市、柳州市）", "全区（不含南宁市）", OPEN),
        ("柳州市", "全区（不含南宁市）", OPEN),
        ("中马钦州产业园区", "中马钦州产业园区", YES),
        ("全区国家级经济技术开发区", "全区开发区", OPEN),
        ("全区开发区", "全区开发区", YES),
    ],
)
def test_a_scope_is_compared_with_another_scope_the_same_way(scope, other, answer):
    assert gx.parse_scope(scope).covers(gx.parse_scope(other)) is answer


def test_sites_that_lie_in_a_narrower_place_than_their_territory_are_not_denied():
    # 凭祥综合保税区, the one of 崇左市, lies in a border county though 崇左市 does not.
    border = gx.parse_scope("全区边境地区")
    assert border.covers(gx.parse_scope("崇左市综合保税区")) is not NO


def test_an_unknown_place_suggests_what_looks_alike():
    with pytest.raises(UnknownPlace, match="凭祥市"):
        REGION.covers("凭样市")


# The values.


@pytest.mark.parametrize("coverage", Coverage)
def test_a_coverage_is_never_taken_for_a_truth_value(coverage):
    with pytest.raises(TypeError, match=f"Coverage.{coverage.name} is no truth value"):
        bool(coverage)


@given(*[st.sampled_from(SiteKind)] * 3)
def test_kinds_of_site_are_partly_ordered(one, two, three):
    assert one.includes(one)
    assert not (one.includes(two) and two.includes(one)) or one is two
    assert one.includes(three) or not (one.includes(two) and two.includes(three))


def test_every_site_is_part_of_the_whole_territory_and_the_whole_part_of_none():
    for one, other in product(SiteKind, [SiteKind.ANY]):
        assert other.includes(one)
        assert one is other or not one.includes(other)


def test_an_unknown_kind_of_site_names_the_kinds_there_are():
    with pytest.raises(UnknownTerm, match=r"unknown kind of site 'harbour': use any or .*seaport"):
        SiteKind("harbour")


@given(st.lists(scopes()))
def test_scopes_sort_by_their_words_and_survive_pickling(some):
    assert [one.text for one in sorted(some)] == sorted(one.text for one in some)
    assert pickle.loads(pickle.dumps(some)) == some  # noqa: S301  # pickled in this very line
