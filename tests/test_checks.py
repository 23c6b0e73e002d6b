"""Checks: a good measure gives no finding, and each fault gives exactly its own."""

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import measures

import gxfta_measures as gx
from gxfta_measures.batchfile.checks import check_measures, check_order
from gxfta_measures.errors import Code, Finding

PILOT, CASE = gx.MeasureType
BUNDLED = gx.load(7)
GOOD = BUNDLED["7-pilot-01"]
CELL = GOOD.lead
SECOND = CELL.mentions[1]


def lead(**changes):
    return evolve(GOOD, lead=evolve(CELL, **changes))


def mention(**changes):
    return lead(mentions=(CELL.mentions[0], evolve(SECOND, **changes), *CELL.mentions[2:]))


def findings(*some):
    placed = [(f"measures[{index}]", one) for index, one in enumerate(some)]
    return [str(finding) for finding in check_measures(placed, 7)]


# Laws.


@given(measure=measures())
def test_a_good_measure_gives_no_finding(measure):
    assert list(check_measures([("row", measure)], measure.batch)) == []


@given(measure=measures(), batch=st.integers())
def test_a_measure_of_another_batch_is_the_only_finding(measure, batch):
    found = list(check_measures([("row", measure)], batch))
    message = f"it is {measure.batch}, but the batch is {batch}"
    wrong = Finding("row.batch", message, Code.NOT_DERIVED)
    assert found == ([] if batch == measure.batch else [wrong])


@given(
    numbers=st.lists(
        st.sampled_from([PILOT, CASE]).flatmap(lambda t: st.tuples(st.just(t), st.integers(0, 4))),
        max_size=8,
    )
)
@example([(PILOT, 1), (CASE, 2)])
def test_an_order_has_no_finding_only_if_both_parts_run_from_one_or_go_on(numbers):
    pilots = [number for type_, number in numbers if type_ is PILOT]
    cases = [number for type_, number in numbers if type_ is CASE]
    types = [type_ for type_, _ in numbers]
    right = (
        types == [PILOT] * len(pilots) + [CASE] * len(cases)
        and pilots == list(range(1, len(pilots) + 1))
        and cases in [list(range(at, at + len(cases))) for at in (1, len(pilots) + 1)]
    )
    assert (not list(check_order(("row", *one) for one in numbers))) == right


@given(chosen=st.lists(st.sampled_from(range(40)), min_size=1, unique=True))
def test_all_faults_of_all_measures_are_found_at_once(chosen):
    faulty = [
        evolve(one, content="") if number in chosen else one for number, one in enumerate(BUNDLED)
    ]
    places = [found.split(": ")[0] for found in findings(*faulty)]
    assert places == [f"measures[{number}].content" for number in sorted(chosen)]


# Each fault by itself.

FAULTS = {
    "an empty title": (evolve(GOOD, title=""), "title: it is empty"),
    "a blank title": (evolve(GOOD, title="\u3000 "), "title: it is empty"),
    "an empty content": (evolve(GOOD, content=""), "content: it is empty"),
    "a blank before the title": (evolve(GOOD, title="\u00a0x"), "title: it has blanks around it"),
    "a tab behind the content": (evolve(GOOD, content="x\t"), "content: it has blanks around it"),
    "no scope for printed words": (evolve(GOOD, scope=None), "scope: it does not fit the printed"),
    "a scope for no words": (evolve(GOOD, scope_text="——"), "scope: it does not fit the printed"),
    "a scope of other words": (evolve(GOOD, scope_text="全国"), "scope.text: 【全区】 is not the"),
    "no bodies": (lead(mentions=()), "lead.mentions: the cell names no body"),
    "an open end unprinted": (lead(open_ended=True), "lead.open_ended: no 等 is printed"),
    "another span": (
        mention(span=(0, 6)),
        "lead.mentions[1].span: 【市场监管局】 is not printed at 0:6",
    ),
    "a span from behind": (
        mention(span=(-5, 12)),
        "lead.mentions[1].span: 【市场监管局】 is not printed at -5:12",
    ),
    "an empty span": (
        mention(span=(3, 3), written=""),
        "lead.mentions[1].span: 【】 is not printed at 3:3",
    ),
    "a turned span": (
        mention(span=(12, 7), written=""),
        "lead.mentions[1].span: 【】 is not printed at 12:7",
    ),
    "a span beyond the cell": (
        mention(span=(40, 999), written=CELL.text[40:]),
        f"lead.mentions[1].span: 【{CELL.text[40:]}】 is not printed at 40:999",
    ),
    "a name not printed": (
        mention(name="广西市场监管局"),
        "lead.mentions[1].pieces: they give 【自治区市场监管局】, not 【广西市场监管局】",
    ),
    "a piece too few": (
        mention(pieces=SECOND.pieces[1:]),
        "lead.mentions[1].pieces: they give 【市场监管局】, not 【自治区市场监管局】",
    ),
}


@pytest.mark.parametrize(("faulty", "finding"), FAULTS.values(), ids=FAULTS)
def test_a_fault_gives_exactly_its_finding(faulty, finding):
    (found,) = findings(faulty)
    assert found.startswith(f"measures[0].{finding}")


def test_the_cell_of_either_role_is_checked():
    faulty = evolve(GOOD, responsible=evolve(GOOD.responsible, open_ended=True))
    (found,) = findings(faulty)
    assert found.startswith("measures[0].responsible.open_ended: no 等 is printed")


def test_a_title_of_several_measures_is_a_finding_at_each():
    other = evolve(BUNDLED[1], title=GOOD.title)
    found = findings(GOOD, BUNDLED[2], other)
    assert [one.split(": ")[0] for one in found] == ["measures[0].title", "measures[2].title"]
    assert all(GOOD.title in one for one in found)


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([(PILOT, 1), (PILOT, 3)], ["1: number 3 stands where 2 should"]),
        ([(PILOT, 2), (CASE, 1)], ["0: number 2 stands where 1 should"]),
        ([(CASE, 1), (CASE, 1)], ["1: case 1 stands here a second time"]),
        ([(CASE, 1), (PILOT, 1)], ["1: a pilot stands behind the cases"]),
        ([(PILOT, 1), (PILOT, 3), (PILOT, 4)], ["1: number 3 stands where 2 should"]),
        ([(PILOT, 0)], ["0: number 0 stands where 1 should"]),
        ([], []),
    ],
)
def test_one_slip_in_the_order_gives_one_finding(numbers, found):
    placed = [(str(index), *one) for index, one in enumerate(numbers)]
    assert [str(one) for one in check_order(placed)] == found
