"""gxfta export: an answer that can be taken away, by the criteria of list."""

import json
import shutil
import webbrowser
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from test_cli import gxfta

import gxfta_measures as gx
from gxfta_measures.cli import exports
from gxfta_measures.export.explorer import explorer_bytes

BUNDLED = gx.load(7)


def test_the_answer_to_a_body_is_a_workbook(tmp_path):
    file = tmp_path / "任务.xlsx"
    status, out, err = gxfta("export", str(file), "--department", "自治区商务厅", "--batch", "7")
    assert (status, out) == (0, "")
    assert err == f"{file}: 11 of 40 measures\n"
    assert openpyxl.load_workbook(file)["成果"].max_row == 12


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ((), {}),
        (("--type", "pilot", "--at", "凭祥综合保税区"), {"type": "pilot", "at": "凭祥综合保税区"}),
        (
            ("--department", "南宁海关", "--role", "lead", "--subordinates"),
            {"department": "南宁海关", "role": "lead", "subordinates": True},
        ),
        (("--scope", "——", "--text", "跨境"), {"scope": None, "text": "跨境"}),
    ],
)
def test_it_takes_every_criterion_of_list(words, asked, tmp_path):
    file = tmp_path / "m.json"
    assert gxfta("export", str(file), *words, "--batch", "7")[0] == 0
    measures = json.loads(file.read_text(encoding="utf-8"))["measures"]
    assert [one["id"] for one in measures] == [one.id for one in BUNDLED.where(**asked)]


def test_a_table_and_its_language_can_be_chosen(tmp_path):
    file = tmp_path / "m.csv"
    words = ("--table", "departments", "--labels", "zh", "--batch", "7")
    assert gxfta("export", str(file), *words)[0] == 0
    assert file.read_text(encoding="utf-8-sig").startswith("单位编号,单位,正式名称")


def test_every_file_that_was_written_is_named(tmp_path):
    _, _, err = gxfta("export", str(tmp_path / "folder"))
    assert [line.split(": ")[0] for line in err.splitlines() if "gxfta" not in line] == [
        str(path) for path in BUNDLED.export(tmp_path / "folder")
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("m.pdf",),
        ("m.xlsx", "--table", "places"),
        ("m.csv", "--table", "rows"),
        ("m.csv", "--labels", "cn"),
        ("nowhere/m.csv",),
        ("m.csv", "--subordinates"),
        ("m.csv", "--department", "无此单位"),
    ],
)
def test_wrong_use_writes_nothing(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = gxfta("export", *words)
    assert (status, out) == (2, "")
    assert err
    assert list(tmp_path.iterdir()) == []


def test_cells_like_formulas_are_told(tmp_path, monkeypatch):
    odd = evolve(BUNDLED, measures=(evolve(BUNDLED[0], title="=1"),))
    monkeypatch.setattr(exports, "catalogue_of", lambda _: odd)
    _, _, err = gxfta("export", str(tmp_path / "m.csv"))
    assert "gxfta: cells that begin like formulas stay texts" in err


# The page to ask.


@pytest.fixture
def asked_to_open(monkeypatch):
    """What the browser was asked to open; there is one."""
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    return opened


def test_the_page_of_all_batches_is_written_and_opened(asked_to_open):
    status, out, err = gxfta("explore")
    assert (status, out) == (0, "")
    file, _, said = err.strip().partition(": ")
    assert said == f"{len(gx.load_all())} of {len(gx.load_all())} measures"
    assert asked_to_open == [Path(file).resolve().as_uri()]
    assert Path(file).read_bytes() == explorer_bytes(gx.load_all())
    shutil.rmtree(Path(file).parent)


def test_the_page_of_one_batch_is_kept_where_one_says(tmp_path, asked_to_open):
    file = tmp_path / "第七批.html"
    assert gxfta("explore", str(file), "--batch", "7")[0] == 0
    assert file.read_bytes() == explorer_bytes(BUNDLED)
    assert asked_to_open == [file.as_uri()]


def test_without_a_browser_one_is_told_to_open_the_page(tmp_path, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    status, _, err = gxfta("explore", str(tmp_path / "page.html"))
    assert status == 0
    assert "open that file yourself" in err


def test_a_page_that_cannot_be_written_opens_nothing(tmp_path, asked_to_open):
    assert gxfta("explore", str(tmp_path / "nowhere" / "page.html"))[0] == 2
    assert asked_to_open == []


def test_an_empty_answer_says_why_and_what_there_is_instead(tmp_path):
    words = ("--department", "友谊关海关", "--role", "推广", "--batch", "7", "--lang", "zh")
    status, _, err = gxfta("export", str(tmp_path / "m.csv"), *words)
    assert status == 0
    assert err.endswith(
        "没有符合条件的成果。\n友谊关海关：牵头 3 项，复制推广 0 项\n"
        "上级单位“南宁海关”：牵头 6 项，复制推广 13 项\n"
    )


def test_the_mark_of_the_encoding_can_be_left_out(tmp_path):
    for name, words in (("a.csv", ()), ("b.csv", ("--no-bom",))):
        gxfta("export", str(tmp_path / name), "--batch", "7", *words)
    marked, bare = ((tmp_path / name).read_bytes() for name in ("a.csv", "b.csv"))
    assert marked == b"\xef\xbb\xbf" + bare


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("m.xlsx", "--table", "分工"), ".xlsx 用不到选项 table：该选项用于 .csv 或 "),
        (("m.csv", "--labels", "法文"), "“法文”不在可选之列：请用 zh 或 en"),
        (("folder", "--no-bom"), "文件夹 用不到选项 bom：该选项用于 .csv 或 .tsv"),
        (("m.pdf",), ".docx 或 不带后缀（生成文件夹）"),
    ],
)
def test_an_option_of_no_use_is_refused_in_chinese(words, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, _, err = gxfta("export", *words, "--batch", "7", "--lang", "zh")
    assert status == 2
    assert told in err
    assert list(tmp_path.iterdir()) == []
