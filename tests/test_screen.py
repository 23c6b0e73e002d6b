"""What a stranger's text can do to a screen or a page: nothing."""

import json
import re
import unicodedata
from html import unescape

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # rich brings it
from typer.testing import CliRunner

import gxfta_measures as gx
from gxfta_measures.cli import app, terminal
from gxfta_measures.display.html import catalogue_html, measure_html
from gxfta_measures.display.matrix import matrix_html
from gxfta_measures.errors import Code, Finding, InvalidBatch
from gxfta_measures.system.screen import LINES, acting, shown, shown_json

SEVEN = gx.load(7)
FIRST = SEVEN[0]
HOSTILE = {
    "a clear screen": "\x1b[2J",
    "a title of the window": "\x1b]0;x\x07",
    "a control sequence in one sign": "\x9b31m",
    "an override of direction": "\u202e",
    "an isolate": "\u2066",
    "a mark of direction": "\u200f",
    "a line feed": "\n7-pilot-99  x",
    "a return to the start": "\r7-pilot-99",
    "a separator of lines": "\u2028x",
    "a next line": "\x85x",
    "a backspace": "\x08",
    "an invisible sign": "\u200b",
    "a tag": "\U000e0041",
    "half a character": "\udcff",
    "a null": "\x00",
}
hostile = pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
any_text = st.text(st.characters() | st.sampled_from([one[0] for one in HOSTILE.values()]))


def does_nothing(text, allowed=""):
    """Whether no character of a text is a control, a format, a separator or half of one."""
    return all(
        unicodedata.category(one) not in {"Cc", "Cs", "Zl", "Zp"} or one in allowed for one in text
    ) and not set(text) & set("\u200b\u200e\u200f\u202e\u2066\u061c\u00ad\ufeff\u2060")


@given(text=any_text)
def test_nothing_that_is_shown_acts_on_a_screen(text):
    assert does_nothing(shown(text))
    assert acting(shown(text)) == []
    assert shown(shown(text)) == shown(text)
    assert shown(shown(text, LINES)) == shown(text)


@given(text=any_text)
def test_a_text_that_does_nothing_is_shown_as_it_is(text):
    found = acting(text)
    assert all(shown(text[position]) != text[position] for position, _ in found)
    assert not found or shown(text) != text
    kept = "".join(one for one in text if shown(one) == one)
    assert shown(kept) == kept


@given(value=st.dictionaries(any_text, any_text))
def test_json_that_is_shown_is_the_same_value_and_does_nothing(value):
    text = json.dumps(value, ensure_ascii=False, indent=2)
    assert json.loads(shown_json(text)) == value
    assert does_nothing(shown_json(text), LINES)


@hostile
def test_what_acts_on_a_screen_is_found_with_its_position_and_its_number(words):
    found = acting(f"全区{words}")
    named = (2, f"U+{ord(words[0]):04X}")
    assert named in found or (words in ("\u200b", "\U000e0041") and not found)


def strange(words):
    """A catalogue of a measure that has these words wherever a measure has words."""
    cell = gx.parse_departments(f"自治区商务厅{words}、药监局（{words}）")
    measure = evolve(
        FIRST, title=f"标题{words}", content=f"内容{words}", lead=cell, scope_text=f"全区{words}"
    )
    return evolve(SEVEN, measures=[measure])


@hostile
def test_a_measure_shows_itself_without_harm(words):
    catalogue = strange(words)
    measure = catalogue[0]
    other = evolve(SEVEN, measures=[FIRST])
    for text in (
        *(repr(measure), str(catalogue), repr(catalogue), str(gx.diff(other, catalogue))),
        gx.diff(other, catalogue).to_markdown(),
    ):
        assert does_nothing(text, LINES)
        assert not [line for line in text.splitlines() if line.startswith("7-pilot-99")]
    for text in (measure_html(measure), catalogue_html(catalogue), matrix_html(catalogue.matrix())):
        assert does_nothing(text, LINES)


@hostile
@pytest.mark.parametrize("command", ["list", "show 7-pilot-01", "list --json", "diff 7 x"])
def test_a_command_shows_strange_words_without_harm(words, command, monkeypatch):
    catalogue = strange(words)
    monkeypatch.setattr(gx, "load", lambda *_: catalogue)
    monkeypatch.setattr(gx, "load_all", lambda: catalogue)
    monkeypatch.setattr("gxfta_measures.cli.batches.read_batch_file", lambda *_, **__: SEVEN)
    done = CliRunner().invoke(app, command.split())
    assert done.exit_code in (0, 1)
    assert does_nothing(done.stdout, LINES)
    assert does_nothing(done.stderr, LINES)
    assert not [line for line in done.stdout.splitlines() if line.startswith("7-pilot-99")]


@hostile
def test_a_finding_is_one_line_whatever_it_quotes(words, capsys):
    finding = Finding(f"measures[0].{words}", f"unknown {words}", Code.VALUE)
    assert does_nothing(str(finding))
    assert does_nothing(str(InvalidBatch(f"a{words}.json", [finding])), "\n")
    terminal.complain(f"a{words}.json", [finding])
    out, told = capsys.readouterr()
    assert (out, told.count("\n")) == ("", 1)
    assert does_nothing(told, "\n")


# Markdown.

MARKED = (
    *(
        "- 一",
        "* 一",
        "1. 一",
        "# 一",
        "> 一",
        "---",
        "***",
        "```",
        "    x",
        "<b>x</b>",
        "<!-- x -->",
    ),
    *("[x](http://x.y)", "![x](http://x.y)", "<http://x.y>", "http://x.y", "www.x.y", "a@b.c"),
    *("@octocat", "#12", "x/y#12", "GH-12", ":smile:", "$x$", "| a | b |", "[^1]", "~~x~~", "&lt;"),
    *("\\", "\n- 一", "\n\n# 一", "`x`", "mailto:a@b.c", "https://x.y"),
)


def page(title):
    """What a page makes of a difference that adds a measure of this title."""
    other = evolve(SEVEN, measures=[evolve(FIRST, title=title)])
    return MarkdownIt("commonmark").render(gx.diff(SEVEN[:0], other).to_markdown())


def check_inert(title):
    html = page(title)
    tags = re.findall(r"<(?!!--)/?(\w+)[^>]*>", html)
    assert set(tags) == {"p", "strong", "ul", "li"}
    plain = unescape(re.sub(r"<!-- -->|<[^>]*>", "", html))
    assert shown(title).strip() in plain
    apart = unescape(re.sub(r"<[^>]*>", "\0", html))
    assert not re.search(r"[@#]\w|\bwww\.|\w://|\bGH-\d|:[a-z+]+:", apart)


@pytest.mark.parametrize("title", MARKED)
def test_a_title_makes_no_markup_no_link_and_no_mention(title):
    check_inert(title)
    check_inert(f"题{title}题")


@given(title=st.lists(st.sampled_from(MARKED) | any_text, max_size=4).map("".join))
def test_no_title_at_all_makes_any(title):
    check_inert(title)
