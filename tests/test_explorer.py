"""The explorer answers as the library does, whatever it is asked."""

import json
import re
import unicodedata
from urllib.parse import urlencode

import pytest
from attrs import evolve
from chromium import opened
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import any_catalogues, texts

import gxfta_measures as gx
from gxfta_measures.errors import UnknownBatch
from gxfta_measures.export.explored import explored, folds, key_of
from gxfta_measures.export.explorer import explorer_bytes
from gxfta_measures.export.files import FORMS
from gxfta_measures.export.matrices import matrix_rows
from gxfta_measures.system.screen import LINES, shown
from gxfta_measures.text import fold

BUNDLED = gx.load(7)
BATCH = BUNDLED.batches[0]
KNOWN = explored(BUNDLED)
SHOWN = "[...document.querySelectorAll('#measures tr[data-id]')].map((row) => row.dataset.id)"
# What a browser does when somebody changes the address, without waiting for it.
ASK = f"""(link) => {{
  history.replaceState(null, "", link);
  dispatchEvent(new HashChangeEvent("hashchange"));
  return {SHOWN};
}}"""
COUNTS = """() => Object.fromEntries([...document.querySelectorAll(".facet")].map((facet) => [
  facet.dataset.name,
  Object.fromEntries([...facet.querySelectorAll("input[name]")].map((box) =>
    [box.value, box.closest("label").querySelector(".n").textContent])),
]))"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """The page of batch 7."""
    (file,) = BUNDLED.export(tmp_path_factory.mktemp("page") / "explorer.html")
    with opened(browser, file.as_uri()) as one:
        yield one


def some(values):
    return st.lists(st.sampled_from(values), max_size=3, unique=True)


def words():
    """Words of two characters or more that the measures have, and any others."""
    prose = [one.title + one.content for one in BUNDLED]
    cut = st.sampled_from(prose).flatmap(
        lambda text: st.integers(0, len(text) - 2).map(lambda at: text[at : at + 2])
    )
    anything = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=3)
    return st.lists(cut | cut | anything | st.just("　"), max_size=2).map(" ".join)


def sensible(asked):
    """Without empty lists, and without what means nothing without another question."""
    means = {"subordinates": asked.get("department"), "certain": asked.get("at")}
    return {name: value for name, value in asked.items() if value != [] and means.get(name, True)}


def questions():
    """What can be asked, in the words of a link."""
    return st.fixed_dictionaries(
        {
            "department": some([one["id"] for one in KNOWN["bodies"]]),
            "role": some(["lead", "responsible"]),
            "type": some(["pilot", "case"]),
            "scope": some([*(one["text"] for one in KNOWN["scopes"]), "——"]),
            "at": some([one["id"] for one in KNOWN["places"]]),
            "batch": some(["7"]),
            "text": words(),
            "subordinates": st.booleans(),
            "certain": st.booleans(),
        }
    ).map(sensible)


def link_of(asked):
    spelt = {name: value for name, value in asked.items() if not isinstance(value, bool)}
    if asked.get("subordinates"):
        spelt["subordinates"] = "true"
    if not asked.get("certain", True):
        spelt["certain"] = "false"
    return "#" + urlencode(spelt, doseq=True)


def where(asked, catalogue=BUNDLED):
    """The answer of the library to the same question."""
    kept = sensible(asked)
    if "scope" in kept:
        kept["scope"] = [None if text == "——" else text for text in kept["scope"]]
    if "at" in kept:
        kept["at"] = [catalogue.gazetteer[id_] for id_ in kept["at"]]
    if "batch" in kept:
        kept["batch"] = [int(number) for number in kept["batch"]]
    return catalogue.where(**kept)


def ids(measures):
    return [one.id for one in measures]


@given(questions())
@example({"department": ["自治区商务厅(口岸办)"]})
@example({"department": ["nanning-customs"], "role": ["lead"], "subordinates": True})
@example({"at": ["youyiguan-port"], "certain": False})
@example({"text": "ß"})
def test_every_question_has_the_answer_of_where(page, asked):
    assert page.evaluate(ASK, link_of(asked)) == ids(where(asked))


@given(questions())
@settings(max_examples=10)
def test_every_choice_says_how_many_measures_it_would_give(page, asked):
    page.evaluate(ASK, link_of(asked))
    for name, choices in page.evaluate(COUNTS).items():
        for value, count in choices.items():
            instead = {**asked, name: [value]}
            sure = len(where({**instead, "certain": True} if name == "at" else instead))
            more = len(where({**instead, "certain": False})) - sure if name == "at" else 0
            assert count == (f"{sure}+{more}" if more else str(sure)), (name, value)


@given(questions())
@settings(max_examples=15)
def test_the_matrix_is_that_of_the_answer(page, asked):
    page.evaluate(ASK, link_of(asked) + "&view=matrix")
    read = page.evaluate(
        "() => [...document.querySelectorAll('#matrix tbody tr')].map((row) => "
        "[...row.cells].map((cell) => cell.textContent))"
    )
    expected = [
        [str(value or "") for value in row.values()] for row in matrix_rows(where(asked).matrix())
    ]
    assert read == expected


@given(questions())
@settings(max_examples=10)
def test_a_link_keeps_what_is_asked(page, asked):
    page.evaluate(ASK, link_of(asked))
    link = page.evaluate("() => (keep(), location.hash)")
    page.evaluate(ASK, "#")
    assert page.evaluate(ASK, link) == ids(where(asked))
    assert page.evaluate("() => writeLink(ask, look)") in {link, link or "#"}


def test_a_link_opened_in_a_new_window_shows_the_same(page, browser):
    asked = {"department": ["gx-commerce"], "role": ["responsible"], "text": "跨境"}
    with opened(browser, page.url.split("#")[0] + link_of(asked)) as other:
        assert other.evaluate(SHOWN) == ids(where(asked))


def test_what_a_link_asks_and_the_page_does_not_know_is_told(page):
    found = page.evaluate(ASK, "#department=nobody&type=pilot&colour=red")
    assert found == ids(BUNDLED.where(type="pilot"))
    assert "department=nobody、colour=red" in page.inner_text("#notes")


def assigned(text):
    """Without what this Python does not know, and a newer browser may."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cn", "Cs"})


@given(st.lists((texts() | st.text()).map(assigned), max_size=20))
@example([*folds(), "\r", "\x1b[2J", "e\u00ad\u0301", "\U000e0041"])
def test_words_are_folded_and_shown_as_the_library_does(page, some_texts):
    read = page.evaluate(
        "(said) => JSON.parse(said).map((text) => [fold(text), shown(text)])",
        json.dumps(some_texts),
    )
    assert read == [[fold(text), shown(text, LINES)] for text in some_texts]


@given(any_catalogues())
@settings(max_examples=4)
def test_measures_of_ones_own_are_answered_too(browser, tmp_path_factory, catalogue):
    numbers = sorted({7, *(one.batch for one in catalogue)})
    own = evolve(catalogue, batches=[evolve(BATCH, number=number) for number in numbers])
    (file,) = own.export(tmp_path_factory.mktemp("own") / "own.explorer.html")
    keys = {key_of(one): one for measure in own for role in gx.Role for one in measure.bodies(role)}
    with opened(browser, file.as_uri()) as page:
        assert page.evaluate(ASK, "#") == ids(own)
        for number in numbers:
            assert page.evaluate(ASK, f"#batch={number}") == ids(own.where(batch=number))
        for key in keys:
            named = [one for one in own if key in map(key_of, (*one.lead, *one.responsible))]
            assert page.evaluate(ASK, "#" + urlencode({"department": key})) == ids(named)


# The file.


def test_the_page_holds_all_it_needs_in_less_than_a_megabyte():
    content = explorer_bytes(BUNDLED)
    assert len(content) < 1_000_000
    # No address but those in the licences and comments of the libraries.
    own = re.sub(rb"/\*.*?\*/", b"", content, flags=re.DOTALL)
    assert not re.search(rb"<(?:link|img|iframe|object)\b|@import|url\(", own)


def test_the_page_of_no_measures_says_so(browser, tmp_path):
    (file,) = BUNDLED[:0].export(tmp_path / "explorer.html")
    with opened(browser, file.as_uri()) as page:
        assert "没有符合条件的成果" in page.inner_text("#list")
        page.click("#view-matrix")
        assert "没有符合条件的成果" in page.inner_text("#matrix")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("explorer.html", ".explorer.html"),
        ("Explorer.HTML", ".explorer.html"),
        ("任务.explorer.html", ".explorer.html"),
        ("myexplorer.html", ".html"),
        ("table.html", ".html"),
    ],
)
def test_the_end_of_a_name_tells_the_explorer_from_the_printed_page(name, form, tmp_path):
    (file,) = BUNDLED[:2].export(tmp_path / name)
    assert file.read_bytes() == FORMS[form].write(BUNDLED[:2], "measures", None)


def test_a_measure_of_no_batch_of_the_catalogue_is_no_page():
    stray = evolve(BUNDLED, measures=(evolve(BUNDLED[0], batch=8),))
    with pytest.raises(UnknownBatch):
        explorer_bytes(stray)


def test_the_same_measures_give_the_same_page():
    assert explorer_bytes(BUNDLED) == explorer_bytes(gx.load(7))
