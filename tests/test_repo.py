"""The repository: what is declared, what is on record, and what must not stand in it."""

import json
import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from test_cli import gxfta

import gxfta_measures as gx

ROOT = Path(__file__).parents[1]
PACKAGE = Path(gx.__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FOLDERS = (".ci", "benchmarks", "docs", "scripts", "src", "tests")
BINARY = (".pyc", ".whl", ".docx", ".png", ".mo")
# In two halves each, for this file is searched too.
FOREIGN = ("pypi" + ".org", "python" + "hosted", "/wo" + "rk/", ".lib" + "rary/", "../sha" + "red")


def texts():
    """Every text file of the project, wherever its source stands."""
    paths = [*ROOT.iterdir(), *PACKAGE.rglob("*")]
    paths += [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    # In a second work tree of git, .git is a file that says where the first one is.
    paths = [path for path in paths if path.name != ".git"]
    kept = {path for path in paths if path.is_file() and path.suffix not in BINARY}
    hidden = (".coverage", ".hypothesis", "_cache", "_build")  # what tools leave behind
    kept = [path for path in kept if not any(name in str(path) for name in hidden)]
    return {path: path.read_text(encoding="utf-8") for path in kept}


def names_of(requirements):
    return [re.match(r"[\w-]+", one)[0] for one in requirements]


def test_the_package_depends_on_three_libraries_and_no_more():
    dependencies = PROJECT["project"]["dependencies"]
    assert names_of(dependencies) == ["attrs", "cattrs", "importlib-resources"]
    assert all(re.fullmatch(r"[\w-]+>=[\d.]+", one) for one in dependencies)


def test_everything_pinned_is_pinned_to_one_version():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    pinned = {re.sub("[-_.]+", "-", pin.split("==")[0]).lower() for pin in pins}
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = names_of(PROJECT["project"]["dependencies"] + [one for some in extras for one in some])
    assert {name.lower() for name in wanted} - {"gxfta-measures"} <= pinned


def test_the_extra_all_brings_what_every_extra_for_users_brings():
    extras = PROJECT["project"]["optional-dependencies"]
    others = {"dask", "spark", "testing"}  # engines and tools of other programs
    tools = {"all", "test", "lint", "docs", "release", "bench", "mutants"}
    users = set(extras) - tools - others
    own = {name: [one for one in some if "[" not in one] for name, some in extras.items()}
    (brings,) = extras["all"]
    named = set(re.search(r"\[(.*)\]", brings)[1].split(","))
    assert {one for name in users for one in own[name]} == {
        one for name in named for one in own[name]
    }


def test_the_major_version_is_the_newest_batch():
    literal = re.search(
        r'^__version__ = "(\d+)\.\d+\.\d+"$',
        (PACKAGE / "__init__.py").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert int(literal[1]) == gx.batches()[-1].number


def test_the_changelog_begins_with_this_version_and_its_data():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^(##+ .*)$", changelog, re.MULTILINE)
    assert headings[0].startswith(f"## {gx.__version__} — ")
    assert headings[1] == "### Data"
    assert gx.batches()[-1].document.sha256 in changelog


@pytest.mark.parametrize("foreign", FOREIGN)
def test_no_address_of_an_index_or_of_one_machine_stands_in_the_project(foreign):
    assert [str(path) for path, text in texts().items() if foreign in text] == []


def test_every_text_ends_its_lines_as_unix_does():
    assert [str(path) for path in texts() if b"\r" in path.read_bytes()] == []


def test_the_demo_shows_what_subordinates_change():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lines = re.findall(r"^\t@\.venv/bin/gxfta (list .*)$", makefile, re.MULTILINE)
    answers = [gxfta(*line.split(), "--batch", "7")[1] for line in lines]
    assert [answer.splitlines()[-1] for answer in answers] == [
        "leads 6, replicates 13; 13 of 40 measures",
        "leads 11, replicates 13; 13 of 40 measures",
    ]


def test_the_readme_begins_with_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^(?:\$ )?make (\w+)", readme, re.MULTILINE)
    assert commands[:2] == ["demo", "test"]


def test_every_command_of_the_readme_is_a_verb_of_the_makefile():
    verbs = re.findall(
        r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\bmake (\w+)\b", readme)) <= set(verbs)


def test_the_libraries_of_the_page_are_those_that_are_pinned():
    vendor = PACKAGE / "data" / "explorer" / "vendor"
    pins = json.loads((vendor / "pins.json").read_text(encoding="utf-8"))
    scripts = {Path(pin["script"]).name: pin["sha256"] for pin in pins.values() if "script" in pin}
    assert {path.name for path in vendor.iterdir()} == {*scripts, "pins.json"}
    for name, digest in scripts.items():
        content = (vendor / name).read_bytes()
        assert sha256(content).hexdigest() == digest
        assert content.startswith(b"/*!")
        assert b"Permission is hereby granted" in content


def test_the_package_says_that_it_is_typed():
    assert (PACKAGE / "py.typed").read_bytes() == b""
    assert "Typing :: Typed" in PROJECT["project"]["classifiers"]


def test_both_licences_are_declared_and_there():
    files = PROJECT["project"]["license-files"]
    assert files == ["LICENSE", "DATA-LICENSE.md"]
    assert all((ROOT / name).is_file() for name in files)
