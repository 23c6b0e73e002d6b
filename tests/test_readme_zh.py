"""README.zh.md: every example says what the command says, and what it names is there."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from test_cli import gxfta

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.zh.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```console\n\$ gxfta (.*)\n((?:.*\n)*?)```$", README, re.MULTILINE)
OF_A_BATCH = ("list", "export", "departments")


@pytest.mark.parametrize(("line", "printed"), EXAMPLES, ids=[line for line, _ in EXAMPLES])
def test_every_example_says_what_the_command_says(line, printed, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    command, *words = shlex.split(line)
    batch = ("--batch", "7") if command in OF_A_BATCH else ()
    _, out, told = gxfta(command, *words, *batch, "--lang", "zh")
    assert (told + out).startswith(printed) if command == "verify" else told + out == printed


def test_there_are_five_questions_and_each_has_an_example():
    questions = README.split("\n### ")[1:]
    assert len(questions) == 5
    assert all("```console\n$ gxfta " in question for question in questions)


def test_the_extras_that_it_installs_are_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = re.findall(r"gxfta-measures\[(.*?)\]", README)
    extras = project["project"]["optional-dependencies"]
    assert {one for names in named for one in names.split(",")} <= {*extras}
