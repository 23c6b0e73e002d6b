"""The reader of department lists: what a list means, whatever it leaves out or adds."""

import json
import re
from itertools import chain, pairwise
from pathlib import Path

import attrs
import fresh
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from strategies import GAZETTEER, REGISTRY, departments, rendered_lists, texts

import gxfta_measures as gx

CASES = Path(__file__).parent / "cases"


LISTS = ("departments.json", "more_departments.json", "unseen_departments.json")
ROUNDS = (
    "real_round_4.json",
    "real_round_5.json",
    "real_round_6.json",
    "real_round_7.json",
    "real_round_8.json",
    "real_round_9.json",
    "real_round_10.json",
    "real_round_11.json",
    "real_round_12.json",
)
REAL = ("real_lists.json", "real_cells_read.json", *ROUNDS)
# Answers were made by hand, with brackets, blanks and line ends as printed or not.
_BRACKETS = str.maketrans("()[]〔〕［］【】", "（）（）（）（）（）")


def plain(words):
    """Words without blanks, and with brackets of one form."""
    return re.sub(r"\s", "", words or "").translate(_BRACKETS)


def rows(*files):
    return [
        pytest.param(row, id=f"{file}-{number}")
        for file in files
        for number, row in enumerate(json.loads((CASES / file).read_text(encoding="utf-8")))
        if not row.get("ambiguous")
    ]


def unsure(row):
    return row.get("roles_doubtful", False)


def roles_of(cell):
    return tuple(mention.role for mention in cell)


# The laws.


@given(rendered_lists())
def test_a_list_of_known_bodies_is_read_back_whatever_it_leaves_out(rendered):
    cell = gx.parse_departments(rendered.text)
    assert cell.names == rendered.names
    assert roles_of(cell) == rendered.roles
    assert cell.open_ended == rendered.open_ended


@given(rendered_lists())
def test_every_body_of_a_list_is_recognised_by_the_name_that_was_restored(rendered):
    for mention in gx.parse_departments(rendered.text):
        assert mention.department == REGISTRY.resolve(mention.name)


@given(texts())
def test_any_text_gives_a_list(text):
    cell = gx.parse_departments(text)
    assert cell.text == text
    assert all(mention.explain() and mention.name for mention in cell)


@given(texts() | rendered_lists().map(lambda rendered: rendered.text))
def test_the_spans_of_a_mention_rebuild_what_is_written_and_its_name(text):
    for mention in gx.parse_departments(text):
        assert text[slice(*mention.span)] == mention.written
        assert "".join(text[slice(*piece)] for piece in mention.pieces) == mention.name


@given(texts())
def test_mentions_stand_in_the_order_of_the_text_and_never_overlap(text):
    spans = [mention.span for mention in gx.parse_departments(text)]
    assert all(start < stop for start, stop in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(rendered_lists(), st.sampled_from(["等", "等部门", "等有关单位", "等单位"]))
def test_an_appended_and_so_on_opens_a_list_and_changes_no_name(rendered, more):
    assume(not rendered.text.endswith(("等", "负责", "部门", "单位", "牵头", "配合", "参与")))
    cell = gx.parse_departments(rendered.text + more)
    assert cell.open_ended
    assert cell.names == gx.parse_departments(rendered.text).names


@given(texts())
@example("自治区商务厅等等")
def test_and_so_on_is_never_the_end_of_the_name_of_one_body(text):
    names = [mention.name for mention in gx.parse_departments(text) if not mention.generic]
    assert not any(name.endswith("等") for name in names)


@given(rendered_lists(), st.sampled_from([" ", "\t", "\n", "\u00a0", "\u3000", "\u200b"]))
def test_a_blank_around_the_separators_changes_nothing(rendered, blank):
    spaced = re.sub("[、，；]", lambda sign: blank + sign[0] + blank, rendered.text)
    assert gx.parse_departments(spaced).names == gx.parse_departments(rendered.text).names


@given(rendered_lists())
def test_ascii_punctuation_changes_nothing(rendered):
    full, half = gx.parse_departments(rendered.text), rendered.text.translate(ASCII)
    cell = gx.parse_departments(half)
    assert [m.name for m in cell] == [m.name.translate(ASCII) for m in full]
    assert [(m.qualifier, m.role, m.department) for m in cell] == [
        (m.qualifier, m.role, m.department) for m in full
    ]


ASCII = str.maketrans("，；：（）", ",;:()")


@given(departments(), departments())
def test_a_body_is_read_the_same_beside_any_other(one, other):
    assert gx.parse_departments(f"{one.name}，{other.name}").names == (one.name, other.name)


@given(rendered_lists())
def test_reading_the_full_names_again_gives_the_same_bodies(rendered):
    first = gx.parse_departments(rendered.text)
    again = gx.parse_departments("，".join(first.names))
    assert again.names == first.names


# Lists as documents print them, with answers by hand.


@pytest.mark.parametrize("row", rows(*LISTS, *REAL))
def test_a_list_of_a_document_is_read_as_a_person_reads_it(row):
    cell = gx.parse_departments(row["text"])
    assert list(map(plain, cell.names)) == list(map(plain, row["names"]))
    assert cell.open_ended == row["open_ended"]


SURE = [row for row in rows(*LISTS, *REAL) if not unsure(row.values[0])]


@pytest.mark.parametrize("row", SURE)
def test_each_body_of_a_list_has_the_role_word_that_governs_it(row):
    named = chain.from_iterable(
        [plain(role)] * len(names) for role, names in row.get("roles", [[None, row["names"]]])
    )
    assert list(map(plain, roles_of(gx.parse_departments(row["text"])))) == list(named)


@pytest.mark.parametrize("row", rows("departments.json", "more_departments.json"))
def test_classes_of_bodies_and_the_scope_inside_a_list_are_told_apart(row):
    cell = gx.parse_departments(row["text"])
    assert [str(mention) for mention in cell if mention.generic] == row.get("generic", [])
    assert cell.scope_text == row.get("scope")


@pytest.mark.parametrize("row", rows("batch-07.json"))
def test_a_cell_of_batch_7_is_read_as_a_person_reads_it(row):
    cell = gx.parse_departments(row["text"])
    assert list(cell.names) == row["names"]
    assert cell.open_ended == row["open_ended"]
    assert all(mention.department for mention in cell)


def test_the_rows_of_batch_7_are_all_of_its_cells():
    cells = {cell.text for one in gx.load(7) for cell in (one.lead, one.responsible)}
    assert {row.values[0]["text"] for row in rows("batch-07.json")} == cells


# How a name came about, in words.


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("南宁海关", ["printed so"]),
        ("省商务厅、药监局", ["printed so", "prefix 省 inherited from 省商务厅"]),
        (
            "广西自贸试验区南宁片区、崇左片区管委会",
            [
                "suffix 管委会 shared with 崇左片区管委会",
                "prefix 广西自贸试验区 inherited from 广西自贸试验区南宁片区",
            ],
        ),
        (
            "柳州、桂林等市人民政府",
            [
                "suffix 市人民政府 shared with 桂林",
                "suffix 市人民政府 shared with 桂林",
            ],
        ),
    ],
)
def test_the_rule_says_how_a_name_came_about(text, rules):
    assert [mention.rule for mention in gx.parse_departments(text)] == rules


def test_the_explanation_names_the_body_or_says_that_it_is_none():
    known, unknown, generic = gx.parse_departments("自治区商务厅、民政厅、有关部门")
    assert known.explain().endswith("printed so; known as gx-commerce")
    assert unknown.explain().endswith("inherited from 自治区商务厅; not in the registry")
    assert generic.explain().endswith("a class of bodies")


def test_a_name_that_several_bodies_share_is_no_known_body():
    (mention,) = gx.parse_departments("市场监管局")
    assert mention.department is None


def test_a_registry_of_ones_own_decides_which_bodies_are_known():
    customs = gx.Registry([REGISTRY["nanning-customs"]])
    cell = gx.parse_departments("南宁海关、广西海事局", customs)
    assert [mention.department for mention in cell] == [REGISTRY["nanning-customs"], None]


def test_a_name_that_the_registry_has_is_a_body_however_much_it_reads_like_a_class():
    office = attrs.evolve(REGISTRY["gx-commerce"], id="office", name="乡镇企业", aliases=())
    known, generic = gx.parse_departments("乡镇企业、有关企业", gx.Registry([office]))
    assert (known.department, known.generic) == (office, False)
    assert (generic.department, generic.generic) == (None, True)


def test_a_gazetteer_of_ones_own_decides_which_places_are_known():
    china = gx.Gazetteer([GAZETTEER["china"]])
    assert gx.parse_scope("中国", china).territory is GAZETTEER["china"]
    with pytest.raises(gx.errors.UnknownScope):
        gx.parse_scope("友谊关口岸", china)


# A megabyte of what could cost more than linear time.

HOSTILE = (
    "（",
    "（）",
    "、",
    "，和",
    "等",
    "等部门",
    " ",
    "市、",
    "县（市、区）、",
    "南宁、",
    "商务厅 ",
)
HOSTILE += ("自治区商务厅", "按职责分工负责", "牵头单位：", "有条件的", "8个", "\u200b")

READ_IT = """
import sys
import gxfta_measures as gx
piece = sys.argv[1]
text = piece * (1_000_000 // len(piece))
for read in (gx.parse_departments, gx.parse_scope, gx.fold):
    try:
        read(text)
    except gx.errors.GxftaError as error:
        str(error)
print('"read"')
"""


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_one_thing_over_and_over_is_read_or_refused_in_time(piece):
    assert fresh.run(READ_IT, piece, measured=False, timeout=300) == "read"


READ_ENDLESS = """
import sys
import gxfta_measures as gx
stem, character, suffix = sys.argv[1:]
cell = gx.parse_departments(stem * 20_000 + character * 100_000 + suffix)
print(len(cell.mentions))
"""


@pytest.mark.parametrize("parts", [("南宁、", "市", "局"), ("高新区、", "一", "片区管委会")])
def test_many_places_before_a_name_without_end_are_read_in_time(parts):
    # Each place looks into the name behind it for a suffix, so the name must not be long.
    assert fresh.run(READ_ENDLESS, *parts, measured=False, timeout=300) == 20_001


def test_no_place_shares_a_suffix_with_a_name_that_is_longer_than_names_are():
    endless = "北海市" * 20 + "商务局"
    assert gx.parse_departments(f"南宁市、{endless}").names == ("南宁市", endless)
