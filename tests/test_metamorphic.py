"""Lists of documents, changed so that the answer changes in a known way: none is memorised."""

import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.wording.traits import starts_afresh
from gxfta_measures.wording.vocabulary import words

CASES = Path(__file__).parent / "cases"
ROWS = [
    row
    for name in ("departments.json", "more_departments.json", "unseen_departments.json")
    for row in json.loads((CASES / name).read_text(encoding="utf-8"))
    if not row.get("ambiguous")
]
TOWNS = [town for town in words("cities") if len(town) > 1]
# A label governs what follows, and a role word what stands before it, so these are not joined.
WITHOUT_ROLES = [row for row in ROWS if not {"roles", "roles_doubtful"} & {*row}]
# What ends in a deadline or in what the bodies do can be followed by neither 等 nor a role word.
HEADS = (*words("zone-heads"), *words("branch-heads"), *words("systems"))
ENDS = ("等", "部门", "单位")
PLAIN = [
    row
    for row in WITHOUT_ROLES
    if "：" not in row["text"] and row["text"].endswith((row["names"][-1][-1], "）", ")", *ENDS))
]

plain_rows = st.sampled_from(PLAIN)


def reads(text, names, *, open_ended):
    cell = gx.parse_departments(text)
    assert (list(cell.names), cell.open_ended) == (names, open_ended)


def towns_in(text):
    """The towns of a text, without those whose name is part of a longer one."""
    here = [town for town in TOWNS if town in text]
    return [town for town in here if not any(town != other and town in other for other in here)]


def exchange(text, towns, others):
    for number, town in enumerate(towns):
        text = text.replace(town, f"<{number}>")
    for number, town in enumerate(others):
        text = text.replace(f"<{number}>", town)
    return text


@given(row=st.sampled_from([row for row in ROWS if towns_in(row["text"])]), data=st.data())
def test_any_other_town_reads_the_same_way(row, data):
    towns = towns_in(row["text"])
    size = len(towns)
    others = data.draw(st.lists(st.sampled_from(TOWNS), min_size=size, max_size=size, unique=True))
    names = [exchange(name, towns, others) for name in row["names"]]
    reads(exchange(row["text"], towns, others), names, open_ended=row["open_ended"])


@given(one=plain_rows, other=plain_rows, sign=st.sampled_from(["；", "\n", ";", "。", "\r\n"]))
def test_two_lists_behind_each_other_are_both_read(one, other, sign):
    # A zone and its area on the next line are one name, and so are a system and its branch; where
    # the next line does not say whose it is, it may be an office of the name above.
    apart = starts_afresh(other["text"]) and not one["text"].endswith(HEADS)
    assume(sign in "；;。" or apart)
    names = one["names"] + other["names"]
    open_ended = one["open_ended"] or other["open_ended"]
    reads(one["text"] + sign + other["text"], names, open_ended=open_ended)


@given(
    row=st.sampled_from([row for row in PLAIN if not row["open_ended"]]),
    end=st.sampled_from(["等", "等部门", "等单位", "等有关部门"]),
)
def test_an_end_that_says_there_are_more_opens_the_list_and_changes_no_name(row, end):
    reads(row["text"] + end, row["names"], open_ended=True)


@given(row=plain_rows, role=st.sampled_from(["牵头", "配合", "负责", "按职责分工负责"]))
def test_a_role_word_behind_a_list_changes_no_name_and_governs_the_last_clause(row, role):
    cell = gx.parse_departments(row["text"] + role)
    assert list(cell.names) == row["names"]
    assert cell.mentions[-1].role == role


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_half_width_signs_change_no_name(row):
    text = row["text"].translate(str.maketrans("，；：（）", ",;:()"))
    names = [gx.fold(name) for name in gx.parse_departments(text).names]
    assert names == [gx.fold(name) for name in row["names"]]
