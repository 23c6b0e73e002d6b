"""The guide for maintainers: its words are those of the code, and its commands can be followed."""

import re
from pathlib import Path
from typing import get_args

import pytest

import gxfta_measures as gx
from gxfta_measures.gazetteer import Evidence, PlaceKind
from gxfta_measures.terms import DepartmentKind, Level, Relation

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "maintaining.md").read_text(encoding="utf-8")
BODIES, PLACES = GUIDE.split("A new place goes into")
VOCABULARIES = {
    "kind of a body": (BODIES, "kind", get_args(DepartmentKind)),
    "level": (BODIES, "level", get_args(Level)),
    "relation": (BODIES, "relation", get_args(Relation)),
    "evidence for a body": (BODIES, "evidence", get_args(Evidence)),
    "kind of a place": (PLACES, "kind", get_args(PlaceKind)),
    "evidence for a place": (PLACES, "evidence", get_args(Evidence)),
    "site": (PLACES, "site", tuple(kind.value for kind in gx.SiteKind)),
}


@pytest.mark.parametrize(("text", "field", "words"), VOCABULARIES.values(), ids=VOCABULARIES)
def test_the_guide_lists_every_word_of_a_vocabulary(text, field, words):
    listed = re.search(rf"^\| {field} \| (.*) \|$", text, re.MULTILINE)[1]
    assert sorted(listed.split(", ")) == sorted(words)


def test_every_verb_of_the_guide_is_one_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = re.findall(r"(?:^|`)make ([a-z -]+)", GUIDE, re.MULTILINE)
    assert {word for words in named for word in words.split()} <= verbs


def there(name):
    """Whether a file is there; the package may stand elsewhere than in src/."""
    inside = name.removeprefix("src/gxfta_measures/")
    return (ROOT / name).exists() or (Path(gx.__file__).parent / inside).exists()


def test_every_file_that_the_guide_names_is_there():
    named = set(re.findall(r"(?:src|scripts|tests|docs)/[\w/-]+\.\w+", GUIDE))
    made = {name for name in named if "batch-08" in name}
    assert [name for name in sorted(named - made) if not there(name)] == []
