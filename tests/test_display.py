"""How catalogues and measures look: everything printed is there, and nothing breaks out."""

from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from strategies import catalogues, measures

import gxfta_measures as gx
from gxfta_measures.display.html import catalogue_html, measure_html
from gxfta_measures.display.text import catalogue_text, measure_text, reading, scope_words

BUNDLED = gx.load(7)
GUANGXI = "Guangxi Zhuang Autonomous Region"
PORT = "Youyiguan (Friendship Pass) Port of Entry"
VOID = {"br"}
EVIL = '<script>alert("\'&")</script>'


class Tree(HTMLParser):
    """What a browser would see: the tags, balanced, and the text."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, _):
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


@given(catalogues())
def test_a_catalogue_has_one_row_a_measure_and_every_cell_as_printed(catalogue):
    tree = Tree(catalogue_html(catalogue))
    assert tree.tags.count("tr") == len(catalogue) + 1
    for measure in catalogue:
        cells = {measure.title, measure.scope_text, measure.lead.text, measure.responsible.text}
        assert {measure.id, *cells} <= {*tree.texts}


@given(measures())
def test_a_measure_shows_what_is_printed_and_what_was_made_of_it(measure):
    seen = "".join(Tree(measure_html(measure)).texts)
    for text in (measure.title, measure.content, measure.scope_text, measure.lead.text):
        assert text in seen
    for mention in (*measure.lead, *measure.responsible):
        assert f"→ {mention}" in seen
    plain = measure_text(measure)
    for mention in (*measure.lead, *measure.responsible):
        assert f"→ {reading(mention)}" in plain


def test_the_whole_table_stays_under_20_kilobytes():
    assert len(BUNDLED._repr_html_().encode()) < 20_000


def test_no_text_breaks_out_of_its_cell():
    cell = evolve(BUNDLED[0].lead, text=EVIL)
    evil = evolve(BUNDLED[0], title=EVIL, title_en=EVIL, content=EVIL, scope_text=EVIL, lead=cell)
    for html in (measure_html(evil), catalogue_html(evolve(BUNDLED, measures=[evil]))):
        tree = Tree(html)
        assert "script" not in tree.tags
        assert EVIL in "".join(tree.texts)


def test_no_derived_value_breaks_out_of_its_cell_or_its_attribute():
    mention = BUNDLED[0].lead.mentions[1]
    restored = evolve(mention.restorations[0], words=EVIL, source_words=EVIL)
    mention = evolve(mention, written=EVIL, name=EVIL, restorations=(restored,))
    evil = evolve(BUNDLED[0], responsible=evolve(BUNDLED[0].lead, mentions=(mention,)))
    tree = Tree(measure_html(evil))
    assert "script" not in tree.tags
    assert f"→ {EVIL}" in tree.texts


def test_an_empty_catalogue_is_a_table_without_rows_that_says_so():
    empty = BUNDLED[:0]
    tree = Tree(empty._repr_html_())
    assert tree.tags.count("tr") == 1
    assert "没有成果 no measures" in "".join(tree.texts)
    assert catalogue_text(empty) == "没有成果 no measures"


def test_the_caption_counts_and_names_the_batch_and_its_digest():
    caption = "".join(Tree(catalogue_html(BUNDLED[:1])).texts)
    assert "1 项成果 1 measure; 中国（广西）自由贸易试验区第七批" in caption
    assert BUNDLED.batches[0].digest[:15] in caption


def test_a_list_that_goes_on_says_so():
    told = "等: there are more"
    assert told in measure_html(BUNDLED["7-pilot-16"])
    assert told in measure_text(BUNDLED["7-pilot-16"])
    assert told not in measure_html(BUNDLED["7-pilot-01"])
    assert told not in measure_text(BUNDLED["7-pilot-01"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全区", "the whole of Guangxi Zhuang Autonomous Region"),
        ("全区综合保税区", "bonded zone in Guangxi Zhuang Autonomous Region"),
        ("综合保税区", "bonded zone in a territory that is not stated"),
        ("全区有条件的地区", "the whole of Guangxi Zhuang Autonomous Region, under a condition"),
        ("——", "no scope is assigned"),
        ("中马钦州产业园区", "中马钦州产业园区, of which nothing more is known"),
        (
            "南宁市、全区边境口岸（不含友谊关口岸）",
            f"the whole of Nanning City; border port in {GUANGXI}; without the whole of {PORT}",
        ),
    ],
)
def test_a_scope_in_a_few_words(words, expected):
    measure = evolve(BUNDLED[0], scope=gx.parse_scope(words), scope_text=words)
    assert scope_words(measure) == expected


def test_a_measure_without_english_or_scope_leaves_those_lines_out():
    measure = evolve(BUNDLED["7-case-01"], title_en=None)
    assert "unofficial" not in measure_text(measure)
    assert "<b>" + measure.title + "</b></td>" in measure_html(measure)


def test_notebooks_ask_the_values_themselves():
    assert BUNDLED[0]._repr_html_() == measure_html(BUNDLED[0])
    assert BUNDLED._repr_html_() == catalogue_html(BUNDLED)


def test_print_shows_one_aligned_line_a_measure():
    lines = str(BUNDLED).splitlines()
    assert len(lines) == 40
    assert all(line[12:] == measure.title for line, measure in zip(lines, BUNDLED, strict=True))


def test_what_is_doubtful_is_marked_and_nothing_else_is():
    cell = gx.parse_departments("自治区商务厅，见附件")
    assert [mention.name for mention in cell.doubtful] == ["见附件"]
    assert cell[1].explain() == "见附件: printed so; not in the registry, and doubtful"
    assert measure_html(evolve(BUNDLED[0], lead=cell)).count('class="doubtful"') == 2
    assert 'class="doubtful"' not in measure_html(BUNDLED[0])
