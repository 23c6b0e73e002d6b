"""The query interface: `where` is a plain loop over criteria, and | & - are those of sets."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import catalogues, departments, places, scopes

import gxfta_measures as gx
from gxfta_measures import Coverage, MeasureType, Role
from gxfta_measures.errors import UnknownScope

BUNDLED = gx.load(7)
REGISTRY = gx.load(7).registry
NEXT = evolve(
    BUNDLED,
    measures=[evolve(one, batch=8) for one in BUNDLED],
    batches=(evolve(BUNDLED.batches[0], number=8),),
)
BOTH = BUNDLED | NEXT
WORDS = ("通关", "跨境", "南宁", "人民币", "ａｉ", "边境", "“", "一", "锂电池", "数据 出境", " ")


def ids(some):
    return [measure.id for measure in some]


def one_or_more(one):
    """A criterion: a value, or a collection of such values."""
    several = st.lists(one, min_size=1, max_size=3)
    return one | several | several.map(tuple) | several.map(set) | several.map(frozenset)


def mixed_catalogues():
    """Measures of two batches, in any order."""
    chosen = st.lists(st.sampled_from(tuple(BOTH)), unique=True)
    return chosen.map(lambda some: evolve(BOTH, measures=some))


def every_criterion():
    """Values of every criterion, in objects and in words."""
    types = st.sampled_from([*MeasureType, "pilot", "case", "改革试点经验", "最佳实践案例"])
    roles = st.sampled_from([*Role, "lead", "responsible", "牵头改革部门", "复制推广责任单位"])
    bodies = departments() | departments().map(lambda body: body.name)
    printed = scopes() | st.sampled_from([None, *(one.scope_text for one in BUNDLED)])
    return {
        "type": one_or_more(types),
        "department": one_or_more(bodies),
        "role": one_or_more(roles),
        "subordinates": st.booleans(),
        "scope": one_or_more(printed),
        "at": one_or_more(places() | places().map(lambda place: place.name)),
        "certain": st.booleans(),
        "text": one_or_more(st.sampled_from(WORDS)),
        "batch": one_or_more(st.sampled_from([7, 8, *BOTH.batches])),
    }


EVERY = every_criterion()


def criteria():
    """A few criteria, or any combination of all; few more often find something."""
    names = st.lists(st.sampled_from(sorted(EVERY)), max_size=3, unique=True)
    few = names.flatmap(lambda some: st.fixed_dictionaries({name: EVERY[name] for name in some}))
    return (few | st.fixed_dictionaries({}, optional=EVERY)).map(asked_of_a_body)


def asked_of_a_body(given_):
    """Criteria without subordinates where there is no body to have them: that is refused."""
    if "department" in given_:
        return given_
    return {name: value for name, value in given_.items() if name != "subordinates"}


# The same questions, asked by a plain loop.


def values(criterion):
    return list(criterion) if isinstance(criterion, list | tuple | set | frozenset) else [criterion]


def mentions(measure, roles):
    cells = {Role.LEAD: measure.lead, Role.RESPONSIBLE: measure.responsible}
    return [mention for role in roles for mention in cells[role].mentions]


def is_under(body, top):
    while body is not None:
        if body == top:
            return True
        body = body.parent if body.relation in ("vertical", "internal") else None
    return False


def names_one(measure, given_):
    roles = {Role(role) for role in values(given_.get("role", list(Role)))}
    bodies = [mention.department for mention in mentions(measure, roles)]
    if "department" not in given_:
        return bool(bodies)
    asked = [REGISTRY.resolve(str(one)) for one in values(given_["department"])]
    if given_.get("subordinates"):
        return any(is_under(body, top) for body in bodies for top in asked)
    return any(body in asked for body in bodies)


def has_scope(measure, criterion):
    asked = [gx.parse_scope(one) if isinstance(one, str) else one for one in values(criterion)]
    if measure.scope is None:
        return None in asked
    real = [scope for scope in asked if scope is not None]
    return any(evolve(scope, text=measure.scope.text) == measure.scope for scope in real)


def applies(measure, criterion, certain):
    enough = (Coverage.YES,) if certain else (Coverage.YES, Coverage.UNDETERMINED)
    answers = [measure.scope.covers(str(one)) for one in values(criterion) if measure.scope]
    return any(answer in enough for answer in answers)


def says(measure, criterion):
    parts = [gx.fold(measure.title), gx.fold(measure.content)]
    return any(
        all(any(gx.fold(word) in part for part in parts) for word in one.split())
        for one in values(criterion)
    )


def holds(measure, given_):
    """Whether every criterion given holds for a measure."""
    tests = {
        "type": lambda asked: measure.type in map(MeasureType, values(asked)),
        "scope": lambda asked: has_scope(measure, asked),
        "at": lambda asked: applies(measure, asked, given_.get("certain", True)),
        "text": lambda asked: says(measure, asked),
        "batch": lambda asked: measure.batch in [getattr(b, "number", b) for b in values(asked)],
    }
    bodies = names_one(measure, given_) if {"department", "role"} & given_.keys() else True
    return bodies and all(tests[name](asked) for name, asked in given_.items() if name in tests)


# Laws of where.


@given(catalogue=mixed_catalogues(), given_=criteria())
def test_where_is_a_plain_loop_over_the_same_criteria(catalogue, given_):
    assert list(catalogue.where(**given_)) == [one for one in catalogue if holds(one, given_)]


@given(first=criteria(), second=criteria())
def test_criteria_in_one_call_combine_with_and(first, second):
    apart = ("type", "scope", "text", "batch")
    some = {name: value for name, value in first.items() if name in apart}
    other = {name: value for name, value in second.items() if name in apart and name not in some}
    assert BOTH.where(**some, **other) == BOTH.where(**some).where(**other)


@given(bodies=st.lists(departments(), min_size=1, max_size=3), role=st.sampled_from(Role))
def test_members_of_a_criterion_combine_with_or(bodies, role):
    apart = [BUNDLED.where(department=body, role=role) for body in bodies]
    together = BUNDLED.where(department=bodies, role=role)
    assert set(together) == {measure for some in apart for measure in some}


@given(catalogue=catalogues())
def test_where_without_criteria_is_the_whole_catalogue(catalogue):
    assert catalogue.where() == catalogue


@given(catalogue=catalogues(), number=st.integers(1, 24))
def test_predicates_are_criteria_like_the_others(catalogue, number):
    found = catalogue.where(lambda one: one.number >= number, lambda one: one.lead, type="case")
    assert ids(found) == [
        one.id for one in catalogue if one.number >= number and one.type == "case"
    ]


@given(body=departments())
def test_asking_for_subordinates_too_never_loses_a_measure(body):
    alone = BUNDLED.by_department(body)
    assert set(alone) <= set(BUNDLED.by_department(body, subordinates=True))


@given(place=places())
def test_what_is_certain_is_also_possible(place):
    assert set(BUNDLED.where(at=place)) <= set(BUNDLED.where(at=place, certain=False))


@given(catalogue=mixed_catalogues(), type_=st.sampled_from(MeasureType), body=departments())
def test_the_short_queries_are_where(catalogue, type_, body):
    assert catalogue.by_type(type_) == catalogue.where(type=type_)
    assert catalogue.by_scope(None) == catalogue.where(scope=None)
    assert catalogue.by_department(body, "lead") == catalogue.where(department=body, role="lead")


# Search.


@given(catalogue=mixed_catalogues(), text=st.sampled_from([*WORDS, "自治区 海关", "通关 模式"]))
def test_search_finds_what_where_finds_with_hits_in_titles_first(catalogue, text):
    found = catalogue.search(text)
    in_title = [all(gx.fold(word) in gx.fold(one.title) for word in text.split()) for one in found]
    assert in_title == sorted(in_title, reverse=True)
    assert set(found) == set(catalogue.where(text=text))


def test_search_keeps_document_order_among_equals():
    found = BUNDLED.search("通关")
    titled = [one for one in found if "通关" in one.title]
    assert titled == sorted(titled)
    assert 0 < len(titled) < len(found)
    assert list(found[len(titled) :]) == sorted(found[len(titled) :])


@pytest.mark.parametrize("text", ["5g", "５Ｇ", "5G", "（5g）", "(5G)"])
def test_search_does_not_care_about_width_or_case(text):
    assert "7-pilot-03" in ids(BUNDLED.search(text))


def test_several_words_mean_all_of_them_and_several_texts_any():
    both = BUNDLED.where(text="通关 口岸")
    assert set(both) == set(BUNDLED.where(text="通关")) & set(BUNDLED.where(text="口岸"))
    either = BUNDLED.where(text=["通关", "口岸"])
    assert set(either) == set(BUNDLED.where(text="通关")) | set(BUNDLED.where(text="口岸"))
    assert len(both) < len(either)


def test_a_word_is_not_found_across_title_and_content():
    first = BUNDLED[0]
    assert not BUNDLED.where(text=first.title[-2:] + first.content[:2])


# Groups.


@given(catalogue=mixed_catalogues(), key=st.sampled_from(["batch", "type", "scope", "site"]))
def test_groups_of_one_value_part_the_catalogue(catalogue, key):
    groups = catalogue.group_by(key)
    assert sorted(one for group in groups.values() for one in group) == sorted(catalogue)
    assert [group[0] for group in groups.values()] == sorted(
        [group[0] for group in groups.values()], key=list(catalogue).index
    )


@given(catalogue=catalogues(), key=st.sampled_from(["department", "lead", "responsible"]))
def test_the_group_of_a_body_is_what_asking_for_it_gives(catalogue, key):
    role = None if key == "department" else key
    for body, group in catalogue.group_by(key).items():
        assert group == catalogue.where(department=body, role=role)


@given(catalogue=mixed_catalogues(), key=st.sampled_from(["site", "department", "responsible"]))
def test_counts_are_the_lengths_of_the_groups(catalogue, key):
    groups = catalogue.group_by(key)
    assert list(catalogue.counts(key).items()) == [(one, len(groups[one])) for one in groups]


def test_groups_can_be_by_any_function():
    groups = BUNDLED.group_by(lambda one: len(one.lead))
    assert {len(one.lead) for one in groups[2]} == {2}
    assert sum(map(len, groups.values())) == 40


@given(catalogue=catalogues())
def test_departments_are_those_of_the_lists_in_order_of_first_mention(catalogue):
    named = [one.department for measure in catalogue for one in mentions(measure, list(Role))]
    assert catalogue.departments() == tuple(dict.fromkeys(named))


# Awkward questions.


def test_at_asks_where_a_measure_applies_not_where_its_scope_is_printed():
    found = BUNDLED.where(at="凭祥综合保税区")
    assert {one.scope_text for one in found} == {
        "全区",
        "全区综合保税区",
        "全区边境地区",
        "广西自贸试验区",
    }
    perhaps = BUNDLED.where(at="凭祥综合保税区", certain=False) - found
    assert ids(perhaps) == ["7-pilot-07"]


def test_a_body_outside_the_registry_is_found_by_its_name_in_the_catalogue():
    cell = gx.parse_departments("广东省商务厅（口岸办）")
    own = evolve(BUNDLED, measures=[evolve(BUNDLED[0], lead=cell), BUNDLED[1]])
    assert ids(own.where(department="广东省商务厅(口岸办)")) == ["7-pilot-01"]
    assert ids(own.group_by("lead")["广东省商务厅（口岸办）"]) == ["7-pilot-01"]
    with pytest.raises(gx.errors.UnknownDepartment):
        own[1:].where(department="广东省商务厅（口岸办）")


@pytest.mark.parametrize(
    ("criterion", "error"),
    [
        ({"type": "pilott"}, gx.errors.UnknownTerm),
        ({"role": "boss"}, gx.errors.UnknownTerm),
        ({"department": ["南宁海关", "市场监管局"]}, gx.errors.AmbiguousDepartment),
        ({"department": "南宁海关关"}, gx.errors.UnknownDepartment),
        ({"at": "凭样市"}, gx.errors.UnknownPlace),
        ({"scope": "全球"}, gx.errors.UnknownScope),
        ({"batch": [7, 8]}, gx.errors.UnknownBatch),
    ],
)
def test_an_unknown_value_is_an_error_and_never_an_empty_answer(criterion, error):
    with pytest.raises(error):
        BUNDLED.where(**criterion)


@pytest.mark.parametrize("role", Role)
def test_a_role_alone_asks_for_measures_in_which_anybody_has_it(role):
    nobody = evolve(BUNDLED[0], **{role.value: evolve(BUNDLED[0].bodies(role), mentions=())})
    assert evolve(BUNDLED, measures=[nobody, BUNDLED[1]]).where(role=role) == BUNDLED[1:2]


# Names in a criterion, as people type them.


@pytest.mark.parametrize("words", ["口岸办", "商务厅（口岸办）", "商务厅(口岸办)", "区口岸办"])
def test_an_inner_office_is_a_criterion_of_its_own(words):
    assert [one.id for one in BUNDLED.where(department=words)] == ["7-case-14"]
    assert len(BUNDLED.where(department="商务厅")) > 1


SEVERAL = ["商务厅、药监局", "商务厅,药监局", "自治区商务厅；药监局", "商务厅 药监局"]
SEVERAL += ["商务厅和药监局", "商务厅或药监局", "商务厅以及自治区药监局"]


@pytest.mark.parametrize("words", SEVERAL)
def test_a_criterion_that_names_several_bodies_asks_for_any_of_them(words):
    assert BUNDLED.where(department=words) == BUNDLED.where(department=["商务厅", "药监局"])


@pytest.mark.parametrize(
    ("words", "name"),
    [("南宁 海关", "南宁海关"), ("发展和改革委员会", "自治区发展改革委"), ("商务厅 ", "商务厅")],
)
def test_a_criterion_that_is_a_name_is_not_taken_apart(words, name):
    assert BUNDLED.where(department=words) == BUNDLED.where(department=name)


def test_a_scope_in_a_question_is_meant_as_the_document_means_it():
    whole = [one for one in BUNDLED if one.scope and one.scope.text == "全区"]
    assert whole == list(BUNDLED.where(scope="全区"))
    (batch,) = BUNDLED.batches
    elsewhere = evolve(batch, document=evolve(batch.document, home="宁夏"))
    there = gx.parse_scope("全区", home="宁夏")
    moved = [evolve(one, scope=there) if one in whole else one for one in BUNDLED]
    catalogue = evolve(BUNDLED, measures=moved, batches=(elsewhere,))
    assert len(catalogue.where(scope="全区")) == len(whole)
    assert catalogue.where(scope="全广西") == catalogue.where(scope=gx.parse_scope("全广西"))
    assert len(evolve(BUNDLED, batches=()).where(scope="全区")) == len(whole)
    with pytest.raises(UnknownScope):
        BUNDLED[:0].where(scope="胡说")


def test_a_list_in_a_criterion_is_read_as_documents_print_it():
    one, both = ("南宁市数据局", "南宁市市场监管局、数据局")
    assert {*BUNDLED.where(department=one)} < {*BUNDLED.where(department=both)}


@pytest.mark.parametrize("words", ["商务厅、商物厅", "、", "商务厅，口岸局"])
def test_a_criterion_that_names_an_unknown_body_among_others_is_refused(words):
    with pytest.raises(gx.errors.UnknownDepartment):
        BUNDLED.where(department=words)


# What mutants survived.


def test_a_batch_is_asked_for_by_its_number_and_an_unknown_one_says_which_there_are():
    assert ids(BOTH.where(batch=8)) == ids(NEXT)
    assert ids(BOTH.where(batch=[7, 8])) == ids(BOTH)
    with pytest.raises(gx.errors.UnknownBatch) as caught:
        BOTH.where(batch=99)
    assert (caught.value.number, caught.value.known) == (99, (7, 8))


def test_a_body_that_nobody_knows_is_found_by_its_own_name_alone():
    names = ("自治区虚构局", "自治区演示局")
    some = [
        evolve(measure, lead=gx.parse_departments(name))
        for measure, name in zip(BUNDLED, names, strict=False)
    ]
    own = evolve(BUNDLED, measures=some)
    assert [ids(own.where(department=name)) for name in names] == [[one] for one in ids(some)]


def test_a_body_whose_name_joins_those_of_two_others_is_one_body():
    bodies = [
        gx.Department(id=f"body-{number}", name=name, kind="government")
        for number, name in enumerate(["甲管理局", "乙管理局", "甲管理局和乙管理局"])
    ]
    own = gx.Registry(bodies)
    cells = [gx.parse_departments(f"{body.name}", own) for body in bodies[:2]]
    some = [
        evolve(measure, lead=cell, responsible=cell)
        for measure, cell in zip(BUNDLED, cells, strict=False)
    ]
    catalogue = evolve(BUNDLED, measures=some, registry=own)
    assert len(catalogue.where(department="甲管理局 乙管理局")) == 2
    assert len(catalogue.where(department="甲管理局和乙管理局")) == 0
