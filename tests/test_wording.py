"""The grammar of department lists, part by part, and the table of the words it needs."""

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from strategies import texts

import gxfta_measures
import gxfta_measures as gx
from gxfta_measures.system.resources import read_json
from gxfta_measures.wording.cell import MASK, prepare
from gxfta_measures.wording.clauses import clauses
from gxfta_measures.wording.morphology import ending, is_place, names_a_task
from gxfta_measures.wording.traits import is_complete, traits
from gxfta_measures.wording.vocabulary import Section, either, mapping, words

TABLE = read_json("wording.json")["sections"]
GROUPS = [group for groups in TABLE.values() for group in groups]
SOURCE = Path(gxfta_measures.__file__).parent


# The table.


def test_every_group_of_words_has_a_reason_and_words():
    assert all(len(group["reason"]) > 10 and group["words"] for group in GROUPS)


def test_the_sections_of_the_table_are_those_that_the_type_checkers_know():
    assert [*get_args(Section)] == [*TABLE] == sorted(TABLE)


@pytest.mark.parametrize("ask", [words, either, mapping])
def test_a_misspelt_section_is_an_error(ask):
    with pytest.raises(KeyError):
        ask("role-coers")


def test_every_section_of_the_table_is_read():
    files = (SOURCE / "wording").glob("*.py")
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    code = re.sub(r"\nSection = Literal\[[^]]*\]", "", code)
    assert {*TABLE} <= set(re.findall(r'["\']([a-z]+(?:-[a-z]+)*)["\']', code))


@pytest.mark.parametrize("section", sorted(TABLE))
def test_no_word_stands_twice_in_a_section(section):
    assert [word for word, times in Counter(words(section)).items() if times > 1] == []


def test_no_word_of_the_table_is_long_enough_to_be_a_memorised_list():
    every = [word for group in GROUPS for word in group["words"]]
    assert [word for word in every if len(word) > 16] == []
    assert [word for word in every if re.search("[，；。]", word)] == []


def test_no_list_of_the_case_files_stands_in_the_table():
    every = {word for group in GROUPS for word in group["words"]}
    cells = {cell.text for one in gx.load(7) for cell in (one.lead, one.responsible)}
    assert not every & cells


def test_no_word_has_two_meanings_among_the_equivalents():
    equivalents = read_json("departments.json")["equivalents"]
    every = [word for words_of_one_thing in equivalents for word in words_of_one_thing["words"]]
    assert len(every) == len({*every})


# The cell.


@given(texts())
def test_shape_plain_and_positions_have_one_length(text):
    cell = prepare(text)
    assert len(cell.shape) == len(cell.plain)
    assert cell.positions is None or len(cell.positions) == len(cell.shape)


@given(texts())
def test_every_character_of_a_cell_is_traced_to_the_text(text):
    cell = prepare(text)
    for at, character in enumerate(cell.plain):
        assert text[slice(*cell.span(at, at + 1))] == character


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("商务厅", "商务厅"),
        ("商务厅,财政厅;税务局:(x)", "商务厅，财政厅；税务局：" + MASK * 3),
        ("商务厅（口岸（办））", "商务厅" + MASK * 7),
        ("商务厅）、（财政厅", "商务厅、财政厅"),
        ("（商务厅、财政厅）", "商务厅、财政厅"),
        (" （商务厅（口岸办）） ", "商务厅" + MASK * 5),
        ("柳州市、百色市(以下统称6市)人民政府", "柳州市、百色市人民政府"),
        ("商 务厅", "商务厅"),
        ("商务厅\x01财政厅", "商务厅财政厅"),
        ("自治区商务厅 自治区财政厅", "自治区商务厅，自治区财政厅"),
        ("自治区商务厅 、 南宁海关", "自治区商务厅、南宁海关"),
        ("商务部 财政部", "商务部，财政部"),
        ("国家外汇管理局 广西分局", "国家外汇管理局广西分局"),
        ("省商务厅牵头 省财政厅配合", "省商务厅牵头，省财政厅配合"),
        ("省商务厅等 省财政厅", "省商务厅等，省财政厅"),
        ("省商务厅\n财政厅", "省商务厅，财政厅"),
        ("省商务厅 财政厅", "省商务厅财政厅"),
        ("商务厅 厅", "商务厅厅"),
        ("商务厅 ", "商务厅"),
        ("责\n任单位：省商务厅", "责任单位：省商务厅"),
        ("责任\n单位：省商务厅", "责任单位：省商务厅"),
        ("省商务厅\n责任单位：省财政厅", "省商务厅，责任单位：省财政厅"),
        ("完成\n时限：年底", "完成时限：年底"),
        ("各县政府、省政府\n各部门：", "各县政府、省政府各部门："),
        ("各有\n关单位", "各有关单位"),
        ("各设\n区市人民政府", "各设区市人民政府"),
        ("各地级以上\n市人民政府", "各地级以上市人民政府"),
        ("省政府各\n直属机构", "省政府各直属机构"),
        ("中共海南省委\n宣传部", "中共海南省委宣传部"),
        ("省政府\n省财政厅", "省政府，省财政厅"),
        ("省商务厅会\n同省财政厅", "省商务厅会同省财政厅"),
        ("省商务厅\n和省财政厅", "省商务厅和省财政厅"),
        ("省商务厅等\n有关部门", "省商务厅等有关部门"),
        ("商务部等国务院\n有关部门及各地区", "商务部等国务院有关部门及各地区"),
        ("省局机关\n各处室", "省局机关各处室"),
        ("中央军委\n装备发展部", "中央军委装备发展部"),
        ("公安\n部办公厅", "公安部办公厅"),
        ("农业发展银行\n云南省分行", "农业发展银行云南省分行"),
        ("【责任单位】省商务厅", "，责任单位：省商务厅"),
        ("省商务厅等\n省财政厅", "省商务厅等，省财政厅"),
        ("省商务厅、省财政厅\n2个部门", "省商务厅、省财政厅2个部门"),
        ("南宁、柳州等\n市人民政府", "南宁、柳州等市人民政府"),
        ("各市、县\n各区人民政府", "各市、县，各区人民政府"),
        ("各市、县\n人民政府", "各市、县人民政府"),
        ("各镇街\n天河区教育局", "各镇街，天河区教育局"),
        ("中国铁塔\n江西省分公司", "中国铁塔江西省分公司"),
        ("省财政厅（6月\n底前完成）", "省财政厅"),
        ("1.省商务厅；（二）省财政厅", "省商务厅；省财政厅"),
        ("①省商务厅②省财政厅", "省商务厅，省财政厅"),
        ("省商务厅/省财政厅", "省商务厅、省财政厅"),
    ],
)
def test_the_shape_of_a_cell_is_what_the_grammar_reads(text, shape):
    assert prepare(text).shape == shape


# Clauses.


def entries(text):
    cell = prepare(text)
    return [cell.printed(*entry.span) for one in clauses(cell) for entry in one.entries]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("、，；。", []),
        ("文化和旅游部和商务部", ["文化和旅游部", "商务部"]),
        ("省粮食和储备局及省商务厅", ["省粮食和储备局", "省商务厅"]),
        ("国务院相关部门和单位", ["国务院相关部门和单位"]),
        ("柳州和桂林市人民政府", ["柳州", "桂林市人民政府"]),
        ("公司和商务部", ["公司和商务部"]),
        ("由省商务厅牵头", ["省商务厅"]),
        ("由于商务", ["由于商务"]),
        ("会同有关部门", ["有关部门"]),
        ("省商务厅等部门", ["省商务厅"]),
        ("各高等学校", ["各高等学校"]),
        ("高等级公路局", ["高等级公路局"]),
        ("高等级公路", ["高等级公路"]),
        ("商务部等相关部门及各地区", ["商务部", "各地区"]),
        ("省商务厅省财政厅", ["省商务厅", "省财政厅"]),
        ("省商务厅省直机关", ["省商务厅省直机关"]),
        ("柳州等3市人民政府", ["柳州"]),
        ("省商务厅等省直部门", ["省商务厅"]),
        ("省商务厅等有关委办局", ["省商务厅"]),
        ("省商务厅，会同省财政厅", ["省商务厅", "省财政厅"]),
        ("牵头单位：省商务厅", ["省商务厅"]),
        ("适用范围：全国", []),
    ],
)
def test_clauses_are_cut_into_names(text, names):
    assert entries(text) == names


def test_a_scope_label_takes_all_names_up_to_the_next_clause():
    cell = gx.parse_departments("责任单位：商务部，适用范围：上海、浙江自贸试验区；海关总署")
    assert cell.scope_text == "上海、浙江自贸试验区"
    assert cell.names == ("商务部", "海关总署")


def test_a_word_in_brackets_is_a_role_only_if_it_says_what_the_body_does():
    roles = [
        (mention.role, mention.qualifier)
        for mention in gx.parse_departments("省商务厅（牵头单位）、省财政厅（省税务局）")
    ]
    assert roles == [("牵头单位", None), (None, "省税务局")]


def test_a_role_governs_what_stands_before_it_and_nothing_behind():
    cell = gx.parse_departments("省商务厅、财政厅牵头，省税务局")
    assert [mention.role for mention in cell] == ["牵头", "牵头", None]


def test_a_bracket_that_lists_divisions_is_part_of_the_name():
    (mention,) = gx.parse_departments("各县（市、区）")
    assert (mention.name, mention.qualifier) == ("各县（市、区）", None)


# What a list leaves out.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省商务厅、财政厅，税务局", ("省商务厅", "省财政厅", "税务局")),
        ("省商务厅、南宁海关、财政厅", ("省商务厅", "南宁海关", "省财政厅")),
        ("省商务厅、市场监管局", ("省商务厅", "省市场监管局")),
        ("省委宣传部、政法委、文化和旅游厅", ("省委宣传部", "省委政法委", "省文化和旅游厅")),
        ("省委宣传部、市教育局、政法委", ("省委宣传部", "市教育局", "市政法委")),
        ("省商务厅、市教育局、财政局", ("省商务厅", "市教育局", "市财政局")),
        ("省政府各部门、各直属机构", ("省政府各部门", "省政府各直属机构")),
        ("各委、办、厅、局", ("各委、办、厅、局",)),
        ("各市、县（市、区）人民政府", ("各市、县（市、区）人民政府",)),
        ("各县区、开发区科技局", ("各县区科技局", "各开发区科技局")),
        ("北海、崇左市人民政府", ("北海市人民政府", "崇左市人民政府")),
        ("北海市、崇左市人民政府", ("北海市人民政府", "崇左市人民政府")),
        ("呼和浩特、满洲里海关", ("呼和浩特海关", "满洲里海关")),
        ("自贸试验区南宁片区、崇左片区", ("自贸试验区南宁片区", "自贸试验区崇左片区")),
        ("自治区直属高校、科研院所", ("自治区直属高校", "自治区直属科研院所")),
        ("商务部、财政部", ("商务部", "财政部")),
    ],
)
def test_a_list_gets_back_what_it_leaves_out(text, names):
    assert gx.parse_departments(text).names == names


# The words.


def test_the_longest_word_wins():
    assert ending("自治区人民政府", "organs") == "人民政府"
    assert re.match(either("levels"), "自治区")[0] == "自治区"
    assert list(map(len, words("levels"))) == sorted(map(len, words("levels")), reverse=True)


@pytest.mark.parametrize(
    ("text", "level", "party", "kind", "own", "takes_level"),
    [
        ("自治区商务厅", "自治区", "", "厅", True, True),
        ("自治区党委网信办", "自治区", "自治区党委", "办", True, True),
        ("市场监管局", "", "", "局", False, True),
        ("南宁海关", "", "", "海关", True, False),
        ("南宁市数据局", "南宁市", "", "局", True, True),
        ("广州市天河区教育局", "广州市天河区", "", "局", True, True),
        ("全体干部", "", "", "", True, False),
        ("省", "", "", "", False, False),
        ("", "", "", "", False, False),
    ],
)
def test_the_traits_of_a_name(text, level, party, kind, own, takes_level):  # noqa: PLR0913, PLR0917  # one each
    found = traits(text)
    assert (found.level, found.party, found.kind) == (level, party, kind)
    assert (found.own, found.takes_level) == (own, takes_level)
    assert is_complete(text) == bool(kind)


def test_a_task_is_no_longer_than_a_name():
    assert names_a_task("商务" * 10)
    assert not names_a_task("商务" * 30)


@pytest.mark.parametrize("text", ["乌鲁木齐", "钦州港片区", "横州市", "浙江"])
def test_a_place_is_a_known_name_or_ends_like_an_area(text):
    assert is_place(text)
    assert not is_place(text + "商务厅")


def test_a_bank_shares_the_town_of_a_branch_and_nothing_else():
    names = ("广西税务局", "桂林银行", "东兴市税务局")
    assert gx.parse_departments("、".join(names)).names == names
    branches = ("工商银行南宁分行", "建设银行南宁分行")
    assert gx.parse_departments("工商银行、建设银行南宁分行").names == branches
