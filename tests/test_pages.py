"""The pages of the documentation: both languages have the same guides, and examples are true."""

import re
import shlex
from pathlib import Path

import pytest
from test_cli import gxfta

import gxfta_measures as gx

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PATHS = [path for path in DOCS.rglob("*.md") if "_build" not in path.parts]
TEXTS = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in PATHS}
CHINESE = sorted(name.removeprefix("zh/") for name in TEXTS if name.startswith("zh/"))
HOMES = {"commands.md": "reference/commands.md"}  # of English pages that stand elsewhere
FENCE = re.compile(r"^```(\w+)\n((?:.*\n)*?)```$", re.MULTILINE)
# What the same question is in the other language.
WORDS = {"推广": "replicate", "牵头": "lead"}
OF_A_BATCH = ("list", "export", "departments")


def english(name):
    return TEXTS[HOMES.get(name, name)]


def chinese(name):
    return TEXTS[f"zh/{name}"]


def guides():
    """The guides, as the contents of the site have them."""
    return re.search(r":caption: Guides\n:hidden:\n\n(.*?)\n```", TEXTS["index.md"], re.DOTALL)[1]


def questions(text):
    """What the blocks of a page ask a reader to type, and what a program without words answers."""
    for kind, block in FENCE.findall(text):
        lines = block.splitlines()
        typed = [line for line in lines if line.startswith("$ ")] if kind == "console" else lines
        yield kind, [" ".join(WORDS.get(word, word) for word in one.split(" ")) for one in typed]


def consoles():
    """The page, the command and the answer of every example of the command line."""
    for name, text in TEXTS.items():
        for kind, block in FENCE.findall(text):
            steps = re.findall(r"^\$ gxfta (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
            for line, printed in steps if kind == "console" else ():
                yield pytest.param(name, line, printed, id=f"{name}: {line}")


def test_every_guide_is_there_in_chinese_and_nothing_is_that_has_no_english():
    assert {f"{name}.md" for name in guides().split()} <= {*CHINESE}
    assert {HOMES.get(name, name) for name in CHINESE} <= {*TEXTS}


@pytest.mark.parametrize("name", CHINESE)
def test_both_languages_ask_the_same_questions(name):
    if name != "index.md":  # which shows other pages
        assert list(questions(chinese(name))) == list(questions(english(name)))


@pytest.mark.parametrize("name", [f"{name}.md" for name in guides().split()])
def test_both_languages_name_the_same_things(name):
    plain = re.compile(r"`([!-~][ -_a-~]*)`")  # commands, options, files, fields, codes
    words = re.compile(r"^\| \w+ \| [a-z-]+, [a-z, -]+ \|$", re.MULTILINE)  # of a vocabulary
    for some in (plain, words):
        both = [set(some.findall(FENCE.sub("", text))) for text in (chinese(name), english(name))]
        assert both[0] == both[1]


@pytest.mark.parametrize("name", CHINESE)
def test_each_page_leads_to_the_other_language(name):
    home = HOMES.get(name, name)
    assert f"](../{home})\n" in chinese(name)
    assert re.search(rf"^\[中文.*\]\((\.\./)?zh/{name}\)$", english(name), re.MULTILINE)


@pytest.mark.parametrize(("name", "line", "printed"), [*consoles()])
def test_every_example_says_what_the_command_says(name, line, printed, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    command, *words = shlex.split(line)
    batch = ("--batch", "7") if command in OF_A_BATCH else ()
    language = ("--lang", "zh" if name.startswith("zh/") else "en")
    _, out, told = gxfta(command, *words, *batch, *language)
    said = told + out
    assert said.startswith(printed) if command == "verify" else said == printed


@pytest.mark.parametrize("name", gx.__all__)
def test_the_reference_has_every_public_name(name):
    pages = [text for place, text in TEXTS.items() if place.startswith("reference/")]
    marks = (f":: {name}\n", f":: gxfta_measures.{name}\n")
    assert sum(any(mark in text for mark in marks) for text in pages) == 1


def links():
    """Every file that a page links to within the project, and the place in it."""
    pages = [*ROOT.glob("*.md"), *PATHS]
    for page in pages:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if "://" not in target:
                path, _, place = target.partition("#")
                yield page, (page.parent / path).resolve() if path else page, place


def anchors(path):
    """The places of a page that can be linked to."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_link_within_the_project_leads_somewhere():
    dead = [(str(page), str(path)) for page, path, _ in links() if not path.exists()]
    lost = [
        (str(page), place) for page, path, place in links() if place and place not in anchors(path)
    ]
    assert (dead, lost) == ([], [])
