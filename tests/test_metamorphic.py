"""Lists of documents, changed so that the answer changes in a known way: none is memorised."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.wording.traits import starts_afresh
from gxfta_measures.wording.vocabulary import words

CASES = Path(__file__).parent / "cases"


def rows_of(*names):
    return [
        row
        for name in names
        for row in json.loads((CASES / name).read_text(encoding="utf-8"))
        if not row.get("ambiguous")
    ]


ROWS = rows_of("departments.json", "more_departments.json", "unseen_departments.json")
REAL = rows_of("real_lists.json", "real_round_4.json", "real_round_5.json", "real_round_6.json")
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


#: Words that a line end of a narrow column may cut: no name of a body ends within one.
WHOLE = ("人民政府", "管委会", "委员会", "办公室", "有关部门", "责任单位", "牵头单位", "配合单位")
WHOLE += ("按职责分工负责", "发展改革委", "财政厅", "财政局", "商务厅", "设区市", "直属机构")
breaks = re.compile("|".join(f"(?<={word[:at]})(?={word[at:]})" for word in WHOLE for at in (1, 2)))


@given(one=st.sampled_from(REAL), other=st.sampled_from(REAL), sign=st.sampled_from("；;。"))
def test_two_real_lists_with_a_sign_between_them_read_as_both_do(one, other, sign):
    first, second = (gx.parse_departments(row["text"]) for row in (one, other))
    both = [*first.names, *second.names]
    is_open = first.open_ended or second.open_ended
    reads(one["text"] + sign + other["text"], both, open_ended=is_open)


@given(row=st.sampled_from([row for row in REAL if breaks.search(row["text"])]), data=st.data())
def test_a_line_end_inside_a_word_changes_nothing(row, data):
    places = [found.start() for found in breaks.finditer(row["text"])]
    at = data.draw(st.sampled_from(places))
    whole = gx.parse_departments(row["text"])
    broken = row["text"][:at] + "\n" + row["text"][at:]
    reads(broken, list(whole.names), open_ended=whole.open_ended)


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
