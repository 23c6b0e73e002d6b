"""How single values look: a repr of one line, a small card in a notebook, names in brackets."""

import re
from html import unescape

import pytest
from attrs import evolve, fields
from hypothesis import given
from strategies import BUNDLED, composed_scopes, scopes, texts
from test_contract import values
from test_display import EVIL, Tree

import gxfta_measures as gx
from gxfta_measures.catalogue.counts import Counts, UnknownCount
from gxfta_measures.catalogue.grouping import GROUP_KEYS, label
from gxfta_measures.display.cards import scope_html
from gxfta_measures.display.cells import cell_html, list_html, mention_html
from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.labels import (
    EVIDENCE_LABELS,
    KIND_LABELS,
    LEVEL_LABELS,
    PLACE_LABELS,
    RECOGNITION_LABELS,
    RELATION_LABELS,
    SITE_LABELS,
)
from gxfta_measures.registry import Registry
from gxfta_measures.system.language import speaking
from gxfta_measures.system.screen import LINES, shown
from gxfta_measures.terms import PrintedColumn

REGISTRY, GAZETTEER = BUNDLED.registry, BUNDLED.gazetteer
COMMERCE = REGISTRY["gx-commerce"]
PINGXIANG = GAZETTEER["pingxiang"]
CANDIDATE = REGISTRY.candidates("钦州港口海关")[0]
CELL = gx.parse_departments("自治区商务厅、药监局，见附件；完成时限：2023年11月")
VOCABULARIES = (
    *(EVIDENCE_LABELS, KIND_LABELS, LEVEL_LABELS, PLACE_LABELS, RECOGNITION_LABELS),
    *(RELATION_LABELS, SITE_LABELS),
)
BATCH = BUNDLED.batches[0]
TAGS = {*re.findall("[a-z]+", "style div table caption tr th td b i br small span code ins del")}


def seen(html):
    return "".join(Tree(html).texts)


# One line.


@given(value=values())
def test_every_repr_is_one_short_line(value):
    assert "\n" not in repr(value)
    assert len(repr(value)) < 160


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (COMMERCE, "<Department gx-commerce 自治区商务厅>"),
        (PINGXIANG, "<Place pingxiang 凭祥市>"),
        (
            CELL,
            "<DepartmentList of 3, 1 doubtful: 自治区商务厅、药监局，见附件；完成时限：2023年11月>",
        ),
        (CELL[0], "<Mention 自治区商务厅 (known)>"),
        (CELL[1], "<Mention 药监局 is 自治区药监局 (known)>"),
        (BUNDLED["7-pilot-13"].scope, "<Scope 全区综合保税区: bonded-zone in 广西壮族自治区>"),
        (
            gx.parse_scope("有条件的综合保税区"),
            "<Scope 有条件的综合保税区: bonded-zone in territory not stated, under a condition>",
        ),
        (gx.parse_scope("南宁市、柳州市").parts[0], "<ScopePart 南宁市: any in 南宁市>"),
        (BATCH, "<Batch 7: 16 pilots, 24 cases, sha256:fb0086fc…>"),
        (evolve(BATCH.document, title="表"), "<Document 表>"),
        (CANDIDATE, "<Candidate 钦州港海关 0.818: looks like 钦州港海关>"),
        (gx.diff(BUNDLED, BUNDLED[:39]), "<Difference: 1 dropped>"),
        (gx.diff(BUNDLED, BUNDLED), "<Difference: no difference>"),
        (
            BUNDLED.tasks("自治区商务厅")[0],
            "<Task 7-pilot-01, leads, replicates: 进口食用“药食同源”商品通关新模式>",
        ),
    ],
)
def test_a_repr_says_which_value_it_is(value, expected):
    assert repr(value) == expected


def hostile(value):
    """A value with the same harm in each of its texts."""
    texts = [one.name for one in fields(type(value)) if isinstance(getattr(value, one.name), str)]
    free = {"id", "name", "name_en", "official_name", "code", "text", "title", "reason", "digest"}
    return evolve(value, **{name: EVIL + "\x1b[2J" for name in texts if name in free})


BODY, PLACE, SCOPE = map(hostile, (COMMERCE, PINGXIANG, gx.parse_scope("全区")))
VALUES = {
    "department": evolve(BODY, aliases=(EVIL,), parent=BODY, place=PLACE),
    "place": evolve(PLACE, aliases=(EVIL,), within=(PLACE,), perhaps_within=(PLACE,)),
    "scope": evolve(SCOPE, territory=PLACE, parts=(SCOPE,), excluded=(SCOPE,)),
    "candidate": evolve(hostile(CANDIDATE), department=BODY),
    "batch": evolve(hostile(BATCH), document=hostile(BATCH.document)),
    "registry": Registry([BODY]),
    "gazetteer": Gazetteer([PLACE]),
    "cell": gx.parse_departments(f"{EVIL}、自治区商务厅；{EVIL}"),
    "mention": gx.parse_departments(EVIL)[0],
    "counts": BUNDLED.counts(lambda _: EVIL),
    "difference": gx.diff(BUNDLED[:2], evolve(BUNDLED, measures=[evolve(BUNDLED[0], title=EVIL)])),
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_text_breaks_out_of_a_card_or_acts_on_a_screen(value):
    tree = Tree(value._repr_html_())
    assert {*tree.tags} <= TAGS
    assert "<script>" in "".join(tree.texts)
    assert "\x1b" not in repr(value) + value._repr_html_()


# Cells.


@given(cell=texts().map(gx.parse_departments))
def test_a_marked_cell_has_all_the_words_of_the_cell_in_their_order(cell):
    assert seen(f"<p>{cell_html(cell)}</p>").startswith(shown(cell.text, LINES))
    assert seen(list_html(cell)).count("存疑") == len(cell.doubtful)


def test_the_parts_of_a_cell_are_marked_and_its_signs_are_not():
    cell = gx.parse_departments("由省商务厅、财政厅牵头；完成时限：2023年11月")
    marked = cell_html(cell).split("<br>")[0]
    parts = [part for part in cell.segments if part.kind != "sign"]
    assert re.findall(r"<[bi] [^>]*>([^<]*)<", marked) == [part.text for part in parts]
    assert re.findall(r'<i title="([^"]*)"', marked) == [
        {"role": "文中职责词 duty", "remark": "备注 remark"}[part.kind]
        for part in parts
        if part.kind != "mention"
    ]


@pytest.mark.parametrize("show", [cell_html, list_html])
def test_doubtful_mentions_are_underlined_and_no_others(show):
    found = re.findall('class="doubtful">(?:<b [^>]*>)?([^<]*)<', show(CELL))
    assert found == ["见附件", "见附件"]  # in the cell, and under it
    assert "doubtful" not in cell_html(BUNDLED[0].lead)
    assert "doubtful" not in mention_html(CELL[0]).split("</style>")[1]


def test_a_mark_tells_how_a_name_was_read():
    assert f'{CELL[1].explain()}"' in cell_html(CELL)
    with speaking("en"):
        assert f'title="{CELL[1].explain()}"' in cell_html(CELL)
    assert CELL[1].explain() in seen(mention_html(CELL[1]))


@pytest.mark.parametrize("show", [cell_html, list_html])
def test_a_list_that_goes_on_says_so(show):
    told = "等: there are more"
    assert told in show(BUNDLED["7-pilot-16"].responsible)
    assert told not in show(BUNDLED["7-pilot-16"].lead)


# Cards.


def test_the_card_of_a_batch_invents_nothing():
    assert re.findall("(文号|成文日期|发文机关) [a-z ]+未知", seen(BATCH._repr_html_())) == [
        "文号",
        "成文日期",
        "发文机关",
    ]
    known = evolve(BATCH, document=evolve(BATCH.document, number="桂政发〔2023〕1号"))
    assert "桂政发〔2023〕1号" in seen(known._repr_html_())


def test_a_body_of_ones_own_shows_its_own_kind_and_no_more_than_is_known():
    told = seen(gx.Department(id="x", name="甲", kind="guild")._repr_html_())
    assert "guild" in told
    assert told.count("未知") == 2  # its official name, and its level
    assert "上级" not in told


def test_the_card_of_a_subordinate_names_its_parent_and_how_it_stands_to_it():
    assert "南宁海关 (垂直管理 under its command)" in seen(
        REGISTRY["qinzhou-customs"]._repr_html_()
    )


def test_the_card_of_a_place_says_what_it_lies_in():
    assert "崇左市、广西壮族自治区、中国" in seen(PINGXIANG._repr_html_())


@given(scope=scopes().filter(bool) | composed_scopes())
def test_a_scope_has_a_row_for_each_part_and_for_all_that_is_taken_out(scope):
    html = scope_html(scope)
    assert html.count("<tr>") == 1 + len(scope.parts or [scope]) + len(scope.excluded)
    assert html.count("不含") >= len(scope.excluded)


@pytest.mark.parametrize("table", [REGISTRY, GAZETTEER])
def test_tables_of_bodies_and_places_have_each_by_id_and_name_and_stay_small(table):
    html = table._repr_html_()
    assert {text for one in table for text in (one.id, one.name)} <= {*Tree(html).texts}
    assert len(html.encode()) < 20_000


def test_a_difference_shows_what_went_and_what_came():
    after = evolve(BUNDLED, measures=[evolve(BUNDLED[0], title="甲"), *BUNDLED[2:]])
    html = gx.diff(BUNDLED, after)._repr_html_()
    told = seen(html)
    assert "1 dropped, 1 changed" in told
    assert BUNDLED[1].title in told
    assert "<ins>甲</ins>" in html
    assert "no difference" in seen(gx.diff(BUNDLED, BUNDLED)._repr_html_())


def test_wide_tables_scroll_on_a_narrow_screen_and_narrow_ones_do_not():
    assert '<table class="wide"' in BUNDLED._repr_html_()
    assert '<table class="wide"' not in BUNDLED[0]._repr_html_()


# The language.

SHOWN = {
    **{f"measure {one.id}": one for one in (BUNDLED["7-pilot-16"], BUNDLED["7-case-14"])},
    "measures": BUNDLED,
    "none": BUNDLED[:0],
    "department": REGISTRY["qinzhou-customs"],
    "registry": REGISTRY,
    "place": PINGXIANG,
    "gazetteer": GAZETTEER,
    "scope": gx.parse_scope("全区有条件的综合保税区（不含南宁市）"),
    "candidate": CANDIDATE,
    "short for it": REGISTRY.candidates("商务厅")[0],
    "batch": BATCH,
    "cell": CELL,
    "mention": CELL[1],
    "counts": BUNDLED.counts("type"),
    "bodies counted": BUNDLED.counts("department"),
    "nothing counted": Counts(),
    "difference": gx.diff(BUNDLED, BUNDLED[:38]),
    "no difference": gx.diff(BUNDLED, BUNDLED),
    "matrix": BUNDLED.matrix(),
    "levels": BUNDLED.matrix(rows="level", columns="site"),
    "empty matrix": BUNDLED[:0].matrix(),
    "task": BUNDLED.tasks("自治区商务厅")[0],
}
# What no language translates: digests, ids of measures, and letters that documents print.
KEPT = r"sha256:|[0-9a-f]{8,}|7-\w+-\d+|SHA-256|B型"


def plain_texts(value):
    """What is to be read in a card, text by text; those in attributes too."""
    html = re.sub("<style>.*?</style>", "", value._repr_html_())
    return [unescape(text) for text in re.findall('title="([^"]*)"', html)] + [
        unescape(text) for text in re.split("<[^>]*>", html)
    ]


@pytest.mark.parametrize("value", SHOWN.values(), ids=SHOWN)
def test_where_chinese_is_chosen_nothing_else_is_said(value, monkeypatch):
    bodies = (*REGISTRY, *GAZETTEER)
    names = [one.name_en for one in bodies] + [one.title_en for one in BUNDLED]
    printed = "".join(f"{one.title}{one.content}" for one in BUNDLED)
    monkeypatch.setenv("GXFTA_LANG", "zh")
    told = " ".join(plain_texts(value))
    for name in sorted(names, key=len, reverse=True):
        told = told.replace(name, "")
    words = re.findall("[A-Za-z][A-Za-z-]+", re.sub(KEPT, "", told))
    assert {one for one in words if one not in printed} <= {one.id for one in bodies}


@pytest.mark.parametrize("value", SHOWN.values(), ids=SHOWN)
def test_where_english_is_chosen_no_word_of_ours_is_chinese(value, monkeypatch):
    monkeypatch.setenv("GXFTA_LANG", "en")
    ours = {label.zh for labels in VOCABULARIES for label in labels.values()}
    ours |= {column.heading for column in PrintedColumn} | {one.label for one in gx.MeasureType}
    ours |= {
        "未知",
        "编号",
        "名称",
        "原文",
        "共",
        "合计",
        "没有成果",
        "没有",
        "类型",
        "职责",
        "单位",
    }
    ours |= {one.name for one in REGISTRY} if value is REGISTRY else set()
    assert not ours & {text.strip("（）：；") for text in plain_texts(value)}


@pytest.mark.parametrize("value", SHOWN.values(), ids=SHOWN)
def test_a_choice_of_language_can_be_made_and_taken_back_at_any_time(value, monkeypatch):
    before = value._repr_html_()
    told = {}
    for word in ("zh", "en"):
        monkeypatch.setenv("GXFTA_LANG", word)
        told[word] = value._repr_html_()
    assert told["zh"] != told["en"]
    monkeypatch.setenv("GXFTA_LANG", "klingon")
    assert value._repr_html_() == before


def test_the_whole_table_stays_small_in_each_language(monkeypatch):
    for word in ("zh", "en"):
        monkeypatch.setenv("GXFTA_LANG", word)
        assert len(BUNDLED._repr_html_().encode()) < 20_000
        assert len(BUNDLED.matrix()._repr_html_().encode()) < 24_000


# Counts.


@pytest.mark.parametrize("key", GROUP_KEYS)
def test_counts_are_found_by_object_and_by_name(key):
    counts = BUNDLED.counts(key)
    assert counts == {one: len(some) for one, some in BUNDLED.group_by(key).items()}
    for one, count in counts.items():
        assert count == counts[label(one)] == counts.get(label(one)) == count
        assert one in counts
        assert label(one) in counts
    assert len(str(counts).splitlines()) == len(counts)
    assert len(repr(counts)) < 200


def test_counts_print_names():
    assert repr(BUNDLED.counts("type")) == "{'pilot': 16, 'case': 24}"
    assert repr(BUNDLED.counts("batch")) == "{7: 40}"
    assert repr(BUNDLED.counts(lambda one: one.lead.open_ended)) == "{False: 40}"
    assert repr(BUNDLED.counts("lead")).endswith(", … 35 more}")
    assert str(BUNDLED.counts("type")) == "16  pilot\n24  case"
    assert (repr(Counts()), str(Counts())) == ("{}", "nothing")
    assert "没有 nothing" in seen(Counts()._repr_html_())


def test_counts_show_words_of_vocabularies_in_both_languages():
    assert "改革试点经验 reform pilot experience16" in seen(BUNDLED.counts("type")._repr_html_())
    assert "综合保税区 bonded zone1" in seen(BUNDLED.counts("site")._repr_html_())


@pytest.mark.parametrize(
    ("counts", "key", "message"),
    [
        (BUNDLED.counts("lead"), "南宁海官", "unknown key '南宁海官': use 南宁海关"),
        (BUNDLED.counts("type"), "zz", "unknown key 'zz': use pilot or case"),
        (BUNDLED.counts("lead"), REGISTRY["gx-forestry"], "unknown key '自治区林业局': use"),
        (
            Counts({gx.parse_scope("全区"): 1, gx.parse_scope("全区", home="广东"): 2}),
            "全区",
            "unknown key '全区': use the object itself, for several go by this name",
        ),
    ],
)
def test_what_was_not_counted_is_an_error_that_says_what_was(counts, key, message):
    with pytest.raises(UnknownCount, match=message):
        counts[key]
    assert issubclass(UnknownCount, KeyError)


def test_what_was_not_counted_has_the_default():
    counts = BUNDLED.counts("lead")
    assert counts.get("南宁海官", 0) == 0
    assert counts.get(REGISTRY["gx-forestry"]) is None
    assert "南宁海官" not in counts
    assert None not in counts


# Brackets.


@pytest.mark.parametrize(
    "table",
    [BUNDLED, REGISTRY, GAZETTEER, BUNDLED.counts("department"), BUNDLED.matrix()],
    ids=lambda table: type(table).__name__,
)
def test_every_completion_in_brackets_finds_something(table):
    offered = table._ipython_key_completions_()
    assert len(offered) == len({*offered}) > 1
    for key in offered:
        table[key]
