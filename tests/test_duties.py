"""What must my body do: as a value, on the command line, and on a screen of any width."""

import json
import re

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from rich.cells import cell_len
from test_cli import gxfta

import gxfta_measures as gx
from gxfta_measures.catalogue.tally import Tally
from gxfta_measures.catalogue.tasks import total
from gxfta_measures.cli import layout
from gxfta_measures.cli.answers import instead
from gxfta_measures.system.language import speaking
from gxfta_measures.terms import Role

BUNDLED = gx.load(7)
COMMERCE = ("list", "--batch", "7", "--department", "自治区商务厅")
BODIES = st.sampled_from(BUNDLED.departments())
ROLES = st.sampled_from([None, *Role])


# The value.


@given(body=BODIES, role=ROLES, subordinates=st.booleans())
def test_the_tasks_of_a_body_are_the_measures_that_name_it(body, role, subordinates):
    tasks = BUNDLED.tasks(body, role, subordinates=subordinates)
    found = BUNDLED.where(department=body, subordinates=subordinates, role=role)
    assert [task.measure for task in tasks] == list(found)
    for task in tasks:
        assert task.held
        for one, mention in task.held:
            assert mention in task.measure.bodies(one)
            assert subordinates or mention.department == body


@given(body=BODIES, subordinates=st.booleans())
def test_the_total_is_that_of_both_roles_and_of_the_matrix(body, subordinates):
    tally = total(BUNDLED.tasks(body, subordinates=subordinates))
    each = [total(BUNDLED.tasks(body, role, subordinates=subordinates)) for role in Role]
    assert (tally.lead, tally.responsible) == (each[0].lead, each[1].responsible)
    matrix = BUNDLED.matrix(subordinates=subordinates)
    assert tally == matrix.row_totals[matrix.rows.index(body)]


def test_a_duty_has_words_in_both_languages():
    first, second, *_ = BUNDLED.tasks("自治区商务厅")
    assert first.duty == ("牵头、复制推广", "leads, replicates")
    assert second.duty == ("复制推广", "replicates")
    assert first.roles == tuple(Role)
    assert str(second).startswith("7-pilot-02  复制推广  跨境贸易")


def test_words_for_a_type_and_a_role_are_those_that_people_say():
    assert len(BUNDLED.where(type="案例")) == len(BUNDLED.where(type="case")) == 24
    asked = BUNDLED.where(department="药监局", role="推广")
    assert asked == BUNDLED.where(department="药监局", role="responsible")
    assert Role.meant("ＬＥＡＤ") is Role.LEAD
    with pytest.raises(gx.errors.UnknownTerm):
        Role.meant("牵线")
    with pytest.raises(ValueError, match="unknown type"):  # a file is held to more
        gx.MeasureType("试点")


# The view.


def test_the_list_of_a_body_says_what_it_has_to_do_and_how_much():
    _, out, _ = gxfta(*COMMERCE, "--lang", "zh")
    assert out.splitlines()[0].split()[:3] == ["编号", "职责", "成果名称"]
    assert "7-pilot-01  牵头、复制推广  进口食用" in out
    assert "7-pilot-02  复制推广        跨境贸易" in out
    assert out.splitlines()[-1] == "牵头 4 项，复制推广 9 项，共 11 项（全部成果 40 项）"
    _, out, _ = gxfta(*COMMERCE, "--role", "lead")
    assert out.splitlines()[-1] == "leads 4; 4 of 40 measures"


def test_with_subordinates_the_list_says_whose_duty_it_is():
    words = ("list", "--batch", "7", "--department", "南宁海关", "--lang", "zh")
    _, alone, _ = gxfta(*words)
    _, out, _ = gxfta(*words, "--subordinates")
    assert "单位" not in alone.splitlines()[0].split()
    assert out.splitlines()[0].split()[:4] == ["编号", "职责", "单位", "成果名称"]
    assert "7-pilot-03  牵头、复制推广  钦州港海关、" in out


def test_without_a_body_no_duty_is_told():
    _, out, _ = gxfta("list", "--batch", "7", "--lang", "zh")
    assert "职责" not in out
    assert out.splitlines()[-1] == "共 40 项（全部成果 40 项）"


def test_rows_of_several_lines_are_parted():
    _, out, _ = gxfta(*COMMERCE)
    ids = [number for number, line in enumerate(out.splitlines()) if line.startswith("7-")]
    assert all(out.splitlines()[number - 1] == "" for number in ids)
    _, out, _ = gxfta("list", "--batch", "7", "--text", "市场准入承诺即入制", "--scope", "全区")
    assert out.count("\n\n") == 1 or "\n\n7-" in out


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_screen_or_begins_with_a_closing_sign(
    columns, language, monkeypatch
):
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in (COMMERCE, ("departments", "--batch", "7"), ("list", "--batch", "7")):
        _, out, _ = gxfta(*words, "--lang", language)
        lines = out.splitlines()
        assert max(map(cell_len, lines)) <= columns
        assert not [line for line in lines if re.match(r"\s*[、，）。；：]", line)]


@pytest.mark.parametrize("columns", [40, 80])
def test_a_narrow_screen_gets_cards(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, _ = gxfta(*COMMERCE, "--lang", "zh")
    assert out.startswith("7-pilot-01  牵头、复制推广\n  成果名称：进口食用“药食同源”")
    assert "\n\n7-pilot-02  复制推广\n" in out


@given(text=st.text("南宁海关、，（）“”——a b7-1", max_size=60), width=st.integers(8, 30))
def test_folding_loses_no_word_and_keeps_the_width(text, width):
    lines = layout.wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
    units = list(layout._units(text))
    event(f"fits: {all(cell_len(unit) <= width for unit in units)}")
    if all(cell_len(unit) <= width for unit in units):
        begun = [line[0] for line in lines[1:] if line]
        assert not {*begun} & set("、，）”")
        assert not [line for line in lines[:-1] if line.endswith(("（", "“"))]


# Where there is nothing.


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--department", "南宁片区管委会", "--role", "推广"),
            "南宁片区管委会：牵头 11 项，复制推广 0 项",
        ),
        (
            ("--department", "友谊关海关", "--role", "推广"),
            "上级单位“南宁海关”：牵头 6 项，复制推广 13 项",
        ),
        (
            ("--department", "广西税务局", "--role", "牵头"),
            "含下属单位（--subordinates）：牵头 2 项，复制推广 2 项",
        ),
        (("--scope", "全区", "--text", "锂电池"), "仅按 --text 锂电池：1 项"),
        (("--department", "药监局", "--type", "案例"), "仅按 --type 案例：24 项"),
    ],
)
def test_an_empty_answer_says_why_and_what_there_is_instead(words, told):
    status, out, _ = gxfta("list", "--batch", "7", *words, "--lang", "zh")
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "没有符合条件的成果。"
    assert told in lines
    assert lines[-1] == "共 0 项（全部成果 40 项）"


def test_a_body_that_nobody_names_is_known_all_the_same():
    asked = {"department": ["广西海事局"], "subordinates": False}
    with speaking("zh"):
        told = list(instead(BUNDLED[:1], asked))
        below = list(instead(BUNDLED[:0], {"department": ["友谊关海关"], "subordinates": False}))
    assert told == ["没有符合条件的成果。", "名录中有“广西海事局”，但没有成果提到该单位。"]
    assert below == ["没有符合条件的成果。", "名录中有“友谊关海关”，但没有成果提到该单位。"]


def test_an_empty_answer_for_programs_is_an_empty_list():
    _, out, _ = gxfta("list", "--text", "nowhere", "--json")
    assert json.loads(out) == []


def test_several_bodies_and_strange_ones_have_no_one_above_them():
    words = ("--department", "友谊关海关、凭祥海关", "--role", "responsible")
    _, out, _ = gxfta("list", "--batch", "7", *words)
    assert "友谊关海关、凭祥海关: leads 3, replicates none" in out
    assert "stands under" not in out


def test_an_empty_total_is_nothing():
    assert total([]) == Tally()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--text", "量子"), "在成果名称和主要内容中查找的词：量子\n"),
        (("--scope", "南宁市"), "现有的推广范围：全区，全区各海港口岸，"),
    ],
)
def test_an_empty_answer_to_one_question_says_what_was_asked_of_what(words, told):
    status, out, _ = gxfta("list", "--batch", "7", *words, "--lang", "zh")
    assert status == 0
    assert out.startswith(f"没有符合条件的成果。\n{told}")
