"""A difference in words: what a terminal shows, and the Markdown of a release note."""

import re

import pytest
from attrs import evolve
from hypothesis import given
from markdown_it import MarkdownIt  # rich brings it
from strategies import catalogues

import gxfta_measures as gx
from gxfta_measures.differences.words import to_markdown, to_text
from gxfta_measures.registry import Registry

BUNDLED = gx.load(7)
FIRST = BUNDLED[0]


def changed(**values):
    """The difference that the change of some fields of the first measure makes."""
    return gx.diff(BUNDLED, evolve(BUNDLED, measures=[evolve(FIRST, **values), *BUNDLED[1:]]))


def rendered(markdown):
    """What a page makes of it; other tags may mark the same as <del> and <ins>."""
    html = MarkdownIt("commonmark").enable("strikethrough").render(markdown)
    for other, tag in {"del>": "s>", "ins>": "strong>", "b>": "strong>"}.items():
        html = re.sub(rf"(</?){other}", rf"\1{tag}", html)
    return html


def lines(**values):
    return [line.strip() for line in to_text(changed(**values)).splitlines()[2:]]


def test_no_difference_is_said_in_words():
    assert to_text(gx.diff(BUNDLED, BUNDLED)) == "no difference"
    assert to_markdown(gx.diff(BUNDLED, BUNDLED)) == "No difference."


def test_the_first_line_counts_what_happened():
    difference = gx.diff(BUNDLED[:3], BUNDLED[1:5])
    assert str(difference).splitlines()[0] == "2 added, 1 dropped"


@given(a=catalogues(), b=catalogues())
def test_every_measure_that_is_not_the_same_is_named_in_both_forms(a, b):
    difference = gx.diff(a, b)
    told = {one.id for one in (*difference.added, *difference.dropped)}
    told |= {one.before.id for one in difference.changed}
    for text in (to_text(difference), to_markdown(difference)):
        assert told <= set(re.findall(r"\d+-(?:pilot|case)-\d+", text))


def test_another_order_alone_says_that_no_measure_changed():
    assert to_text(gx.diff(BUNDLED, BUNDLED[::-1])).startswith("only the order")


def test_another_head_alone_names_its_fields():
    (batch,) = BUNDLED.batches
    document = evolve(batch.document, sha256="0" * 64)
    other = evolve(BUNDLED, batches=[evolve(batch, revision=2, document=document)])
    assert to_text(gx.diff(BUNDLED, other)).splitlines() == [
        "the same measures; of the batch: document.sha256, revision",
        "head     batch 7",
        "    revision: [-1-]{+2+}",
        f"    document.sha256: [-{batch.document.sha256}-]{{+{'0' * 64}+}}",
    ]
    assert "    - revision: <del>1</del><ins>2</ins>" in to_markdown(gx.diff(BUNDLED, other))
    none = evolve(BUNDLED[:0], batches=[])
    assert to_text(gx.diff(BUNDLED[:0], none)) == "the same measures; of the batch: it is another"


def test_a_changed_head_is_said_beside_changed_measures():
    (batch,) = BUNDLED.batches
    batches = [evolve(batch, title="新的标题")]
    other = evolve(BUNDLED, measures=BUNDLED[1:], batches=batches)
    first, head, title, dropped = to_text(gx.diff(BUNDLED, other)).splitlines()
    assert (first, head, dropped[:19]) == ("1 dropped", "head     batch 7", "dropped  7-pilot-01")
    assert title == f"    title: [-{batch.title}-]{{+新的标题+}}"


def test_what_is_known_of_bodies_alone_is_a_difference_too():
    registry = Registry([*gx.departments()][:-1])
    assert to_text(gx.diff(BUNDLED, evolve(BUNDLED, registry=registry))) == (
        "the same measures; only what is known of bodies and places"
    )


def test_changed_words_stand_between_marks_with_a_little_of_the_text_around():
    assert lines(content=FIRST.content.replace("39项", "42项")) == [
        "content: 形成[-39-]{+42+}项食用“药食同源…"
    ]


def test_words_far_from_each_other_are_shown_without_what_lies_between():
    content = FIRST.content.replace("39项", "42项")[:-1] + "！"
    (line,) = lines(content=content)
    assert line.startswith("content: 形成[-39-]{+42+}项食用")
    assert line.count("…") == 1
    assert line.endswith("办理通关手续[-。-]{+！+}")


def test_a_title_is_retitled_and_words_that_only_came_have_one_mark():
    assert lines(title=FIRST.title + "（试行）") == ["retitled: …”商品通关新模式{+（试行）+}"]


def test_a_scope_says_how_it_changed_and_what_was_printed():
    scope = gx.parse_scope("全区综合保税区")
    assert lines(scope=scope, scope_text=scope.text) == [
        "scope narrowed: [-全区-]{+全区综合保税区+}"
    ]


def test_bodies_say_their_role_and_what_became_of_them():
    cell = gx.parse_departments("广西壮族自治区商务厅、药监局，广西林业局")
    assert lines(responsible=cell) == [
        "responsible renamed: [-自治区商务厅-]{+广西壮族自治区商务厅+}",
        "responsible removed: [-自治区市场监管局-]",
        "responsible renamed: [-自治区药监局-]{+广西壮族自治区药监局+}",
        "responsible removed: [-南宁海关-]",
        "responsible added: {+广西林业局+}",
    ]


@pytest.mark.parametrize(("end", "told"), [("等", "responsible ends in 等")])
def test_an_opened_list_is_told_whether_or_not_bodies_changed(end, told):
    cell = gx.parse_departments(FIRST.responsible.text + end)
    assert told in lines(responsible=cell)
    opened = evolve(BUNDLED, measures=[evolve(FIRST, responsible=cell)])
    assert "responsible no longer ends in 等" in str(gx.diff(opened, BUNDLED[:1]))


def test_a_field_of_no_kind_of_its_own_is_told_by_its_name():
    assert lines(title_en=None) == [f"title_en: [-{FIRST.title_en}-]"]


def test_a_renumbered_measure_shows_both_ids():
    after = evolve(BUNDLED, measures=[evolve(FIRST, number=41)])
    assert "7-pilot-01 → 7-pilot-41" in str(gx.diff(BUNDLED[:1], after))


def test_markdown_strikes_through_what_went_and_underlines_what_came():
    text = changed(content=FIRST.content.replace("39项", "42项")).to_markdown()
    assert text.splitlines()[-1] == "    - content: 形成<del>39</del><ins>42</ins>项食用“药食同源…"


@pytest.mark.parametrize("sign", "\\`*_{}[]<>#|~")
def test_signs_of_markdown_in_the_text_are_escaped(sign):
    text = changed(title=f"{FIRST.title}{sign}").to_markdown()
    assert f"模式<ins>\\{sign}</ins>" in text
    assert f"{FIRST.title}\\{sign}" in text


@pytest.mark.parametrize(
    ("title", "html"),
    [
        (FIRST.title + "（试行）", "模式<strong>（试行）</strong>"),
        (FIRST.title.replace("“", ""), "食用<s>“</s>药食"),
        (FIRST.title.replace("商品", "“商品”"), "<strong>“</strong>商品<strong>”</strong>通关"),
        (FIRST.title + " 二", "<strong> 二</strong>"),
    ],
)
def test_marks_beside_punctuation_and_blanks_are_marks_for_a_reader_of_markdown(title, html):
    assert html in rendered(changed(title=title).to_markdown())


def test_an_entity_in_the_text_is_shown_as_printed():
    assert "新&amp;lt;新" in rendered(changed(title="新&lt;新").to_markdown())
