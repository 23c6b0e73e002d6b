"""The explorer in use: by hand, by keyboard, on small screens, on paper, by hostile hands."""

import csv
import io
import re
import warnings

import openpyxl
import pytest
from attrs import evolve
from axe_playwright_python.sync_playwright import Axe
from chromium import opened

import gxfta_measures as gx
from gxfta_measures.export.official import printed_cells
from gxfta_measures.scope import SiteKind
from gxfta_measures.system.screen import shown

BUNDLED = gx.load(7)
BATCH = BUNDLED.batches[0]
HAN = re.compile("[\u4e00-\u9fff]")
DESK, PHONE = {"width": 1200, "height": 900}, {"width": 360, "height": 740}
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '" onmouseover="alert(1)',
    "{{alert(1)}}${alert(1)}$title",
    "全\u202e区\x1b[2J\u200b",
    "=HYPERLINK(0)",
)
SHOWN = "[...document.querySelectorAll('#measures tr[data-id]')].map((row) => row.dataset.id)"


def ids(measures):
    return [one.id for one in measures]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    (file,) = BUNDLED.export(tmp_path_factory.mktemp("page") / "explorer.html")
    return file.as_uri()


@pytest.fixture
def page(browser, address):
    with opened(browser, address) as one:
        yield one


def hostile(*texts):
    """Measures whose every text is one that nobody would print."""
    document = evolve(BATCH.document, title=texts[0])
    batch = evolve(BATCH, title=texts[0], document=document)
    return evolve(BUNDLED, measures=tuple(map(_hostile, texts, BUNDLED)), batches=(batch,))


def _hostile(text, measure):
    span = (0, len(text))
    mention = gx.Mention(span=span, written=text, name=text, pieces=(span,))
    cell = gx.DepartmentList(text=text, mentions=(mention,))
    scope = evolve(BUNDLED[0].scope, text=text, site=SiteKind.NAMED)
    words = dict.fromkeys(("title", "content", "title_en", "scope_text"), text)
    return evolve(measure, **words, scope=scope, lead=cell, responsible=cell)


def taken(page, button):
    """The file that a button gives: its name and content."""
    with page.expect_download() as waiting:
        page.click(button)
    file = waiting.value
    return file.suggested_filename, file.path().read_bytes()


def workbook(content):
    """A workbook; that it names no style of its own for plain cells is in order."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Workbook contains no default style")
        return openpyxl.load_workbook(io.BytesIO(content))


# By hand.


def test_which_measures_must_my_office_replicate(page):
    page.fill("input[placeholder*='单位']", "口岸办")
    page.press("input[placeholder*='单位']", "Enter")
    page.click("label:has-text('复制推广责任单位')")
    asked = BUNDLED.where(department="口岸办", role="responsible")
    # 口岸办 is within 自治区商务厅, which goes by it too: the choice of two is the reader's.
    assert page.locator("[data-name=department] label.choice:visible").count() == 3
    page.click("label:has-text('口岸办')")
    assert page.evaluate(SHOWN) == ids(asked)
    assert page.inner_text("#count") == f"{len(asked)} 项成果（全部 40 项）"


@pytest.mark.parametrize(
    ("facet", "value", "asked"),
    [
        ("department", "gx-commerce", {"department": "商务厅"}),
        ("role", "lead", {"role": "lead"}),
        ("type", "pilot", {"type": "pilot"}),
        ("scope", "全区", {"scope": "全区"}),
        ("scope", "——", {"scope": None}),
        ("at", "pingxiang-bonded-zone", {"at": "凭祥综合保税区"}),
        ("batch", "7", {"batch": 7}),
    ],
)
def test_every_list_of_choices_asks_and_unasks(page, facet, value, asked):
    if not page.locator(f"[data-name={facet}][open]").count():
        page.click(f"[data-name={facet}] > summary")
    page.check(f"input[name={facet}][value='{value}']")
    assert page.evaluate(SHOWN) == ids(BUNDLED.where(**asked))
    page.click("#asked .chip")
    assert page.evaluate(SHOWN) == ids(BUNDLED)
    assert not page.is_checked(f"input[name={facet}][value='{value}']")


def test_subordinates_and_what_may_apply_are_asked_by_a_tick(page):
    page.check("input[value=nanning-customs]")
    page.check("#subordinates")
    under = BUNDLED.where(department="南宁海关", subordinates=True)
    assert page.evaluate(SHOWN) == ids(under)
    page.click("#clear")
    page.click("[data-name=at] > summary")
    page.check("input[name=at][value=pingxiang-bonded-zone]")
    page.click("#show-may")
    may = BUNDLED.where(at="凭祥综合保税区", certain=False)
    assert page.evaluate(SHOWN) == ids(may)
    assert page.locator("#measures .undetermined").count() == 1


@pytest.mark.parametrize("words", ["锂电", "ＥＲＰ", "边境 贸易", "没有这个词"])
def test_words_are_found_as_they_are_typed(page, words):
    page.locator("#text").press_sequentially(words)
    assert page.evaluate(SHOWN) == ids(BUNDLED.where(text=words))


@pytest.mark.parametrize(
    ("typed", "first"),
    [("市监局", "自治区市场监管局"), ("Nanning Customs", "南宁海关"), ("无", "")],
)
def test_a_body_is_found_by_what_people_call_it(page, typed, first):
    page.fill("input[placeholder*='单位']", typed)
    labels = page.locator("[data-name=department] .choices label:visible span:first-of-type")
    assert labels.all_inner_texts()[:1] == ([first] if first else [])
    assert page.locator("[data-name=department] .none").is_visible() is not bool(first)


def test_a_heading_sorts_and_the_file_has_that_order(page):
    for direction in ("ascending", "descending"):
        page.click("#measures th.title .dt-column-header")
        page.locator(f"#measures th.title[aria-sort={direction}]").wait_for()
    order = page.evaluate(SHOWN)
    assert order != ids(BUNDLED)
    assert sorted(order) == sorted(ids(BUNDLED))
    _, content = taken(page, "#csv")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == order


def test_details_show_the_cell_its_parts_and_how_each_name_was_read(page):
    page.click("button[data-id='7-pilot-01']")
    details = page.locator("td.details")
    cell = BUNDLED["7-pilot-01"].lead
    assert details.locator(".printed").nth(1).inner_text() == cell.text
    parts = details.locator(".printed").nth(1).locator(".mention").all_inner_texts()
    assert parts == [one.written for one in cell]
    rows = details.locator("tbody tr").all_inner_texts()
    assert "自治区市场监管局" in rows[1]
    assert "承前文“自治区商务厅”，补“自治区”" in rows[1]
    page.click("button[data-id='7-pilot-01']")
    assert details.count() == 0


def test_the_matrix_leads_to_a_measure_and_to_a_body(page):
    page.click("#view-matrix")
    page.click("#matrix thead button >> nth=2")
    assert page.locator("td.details").count() == 1
    assert page.evaluate("document.activeElement.dataset.id") == "7-pilot-03"
    page.click("#view-matrix")
    page.click("#matrix tbody button:has-text('自治区药监局')")
    assert page.evaluate(SHOWN) == ids(BUNDLED.where(department="药监局"))


def test_the_link_in_the_address_survives_a_reload(page):
    page.check("input[value=gx-commerce]")
    page.click("#view-matrix")
    page.click("#language")
    page.reload()
    assert page.inner_text("#count") == "11 of 40 measures"
    assert page.locator("#matrix").is_visible()
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_link_is_copied(browser, address):
    with opened(browser, address, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.check("input[value=pilot]")
        page.click("#link")
        page.wait_for_selector("#notes .note")
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        assert page.url.endswith("#type=pilot")


# Files.


def test_the_workbook_holds_what_is_shown_and_what_was_asked(page):
    page.check("input[value=gx-commerce]")
    page.check("input[value=responsible]")
    name, content = taken(page, "#excel")
    assert name == "成果-自治区商务厅-复制推广责任单位.xlsx"
    book = workbook(content)
    assert book.sheetnames == ["成果", "说明"]
    heads, *rows = book["成果"].iter_rows(values_only=True)
    asked = BUNDLED.where(department="商务厅", role="responsible")
    table = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [row["编号"] for row in table] == ids(asked)
    printed = ("序号", "成果名称", "主要内容", "推广范围", "牵头改革部门", "复制推广责任单位")
    assert [tuple(str(row[one]) for one in printed) for row in table] == [
        printed_cells(one) for one in asked
    ]
    assert {row["所选单位"][:6] for row in table} == {"● 复制推广"}
    about = list(book["说明"].iter_rows(values_only=True))
    assert ("单位", "自治区商务厅") in about
    assert any(BATCH.digest in str(row[1]) for row in about)


def test_the_lines_of_text_hold_what_is_shown(page):
    page.fill("#text", "跨境")
    name, content = taken(page, "#csv")
    assert name == "成果.csv"
    heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    asked = BUNDLED.where(text="跨境")
    at = heads.index("主要内容")
    assert [(row[0], row[at]) for row in rows] == [(one.id, one.content) for one in asked]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == len(asked) + 1


def test_the_matrix_is_taken_away_where_it_is_shown(page):
    page.click("#view-matrix")
    _, content = taken(page, "#excel")
    heads, *rows = workbook(content)["矩阵"].iter_rows(values_only=True)
    assert len(heads) == 1 + 40 + 3
    matrix = BUNDLED.matrix()
    assert [row[0] for row in rows] == [str(row) for row in matrix.rows]
    assert [row[-3:] for row in rows] == [
        (one.lead, one.responsible, one.either) for one in matrix.row_totals
    ]


# Hands that cannot use a mouse, and eyes that cannot see.


def test_the_whole_way_can_be_gone_by_keyboard(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "answer"
    page.focus("#text")
    page.keyboard.press("Tab")  # 单位
    page.keyboard.press("Tab")
    page.keyboard.type("药监")
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ids(BUNDLED.where(department="药监局"))
    page.focus("#clear")
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ids(BUNDLED)
    assert page.evaluate("document.activeElement.id") == "answer"
    page.focus("#measures button.title")
    page.keyboard.press("Enter")
    assert page.locator("td.details").count() == 1
    page.focus("#measures th.title [role=button]")
    page.keyboard.press("Enter")
    page.locator("#measures th.title[aria-sort=ascending]").wait_for()


@pytest.mark.parametrize(("viewport", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_nothing_stands_in_the_way_of_assistive_technology(browser, address, scheme, viewport):
    list_ = "#department=nanning-customs&subordinates=true&at=youyiguan-port&certain=false"
    matrix = "#view=matrix&department=gx-commerce&lang=en"
    for link in (f"{list_}&open=7-pilot-03&text=海关", matrix):
        with opened(browser, address + link, viewport=viewport, color_scheme=scheme) as page:
            if viewport is PHONE:
                page.click("#fold-questions")
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("link", ["#open=7-pilot-01", "#view=matrix", "#lang=en&open=7-pilot-16"])
def test_nothing_runs_over_the_edge_of_a_telephone(browser, address, link):
    with opened(browser, address + link, viewport=PHONE) as page:
        page.click("#fold-questions")
        assert page.is_visible("#text")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_in_english_only_what_is_printed_is_chinese(browser, address):
    with opened(browser, address + "#lang=en&open=7-pilot-16&department=gx-commerce") as page:
        for view in ("#view-list", "#view-matrix"):
            page.click(view)
            strays = page.evaluate(
                """() => {
                  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  const found = [];
                  while (texts.nextNode()) {
                    const { parentElement: one, data } = texts.currentNode;
                    const lang = one.closest("[lang]").lang;
                    if (!one.closest("script, noscript") && lang === "en") found.push(data);
                  }
                  return found;
                }"""
            )
            assert [text for text in strays if HAN.search(text)] == []


def test_a_page_begins_in_the_language_that_was_asked_for(browser, tmp_path):
    (file,) = BUNDLED[:2].export(tmp_path / "explorer.html", labels="en")
    with opened(browser, file.as_uri()) as page:
        assert page.get_attribute("html", "lang") == "en"
        assert page.inner_text("#about").startswith("English names are unofficial.")
        assert "A selection: 2 of 40 measures." in page.inner_text("#about")
        page.click("#language")
        assert page.get_attribute("html", "lang") == "zh-Hans"
        assert page.url.endswith("#lang=zh")


def test_both_languages_say_the_same_things(page):
    said = page.evaluate(
        "Object.values(WORDS).map((one) => Object.entries(one).map(([key, word]) =>"
        " [key, typeof word]))"
    )
    assert said[0] == said[1]
    used = page.evaluate("document.documentElement.outerHTML")
    keys = {key for key, _ in said[0]}
    assert set(re.findall(r'\bsay\("(\w+)"[,)]', used)) <= keys


def test_without_scripts_there_is_the_printed_table(browser, address):
    with opened(browser, address, java_script_enabled=False) as page:
        assert page.locator("noscript tbody tr").count() == 42


def test_paper_gets_the_answer_and_its_source_without_the_questions(page):
    page.check("input[value=gx-commerce]")
    page.emulate_media(media="print")
    for gone in ("#questions", "#excel", "#language", "#clear"):
        assert not page.is_visible(gone)
    for there in ("#count", "#asked", "#measures", "#about"):
        assert page.is_visible(there)
    assert page.pdf().startswith(b"%PDF")


# Hostile hands.


def test_hostile_texts_are_shown_and_do_nothing(browser, tmp_path):
    own = hostile(*HOSTILE)
    (file,) = own.export(tmp_path / "explorer.html")
    with opened(browser, file.as_uri() + "#open=7-pilot-01&open=7-pilot-06") as page:
        titles = page.locator("button.title").all_inner_texts()
        assert titles == [shown(text) for text in HOSTILE]
        assert page.locator("td.details").count() == 2
        page.click("#view-matrix")
        page.click("#language")
        page.click("[data-name=scope] > summary")
        for choice in page.locator("input[name=scope], input[name=department]").all():
            choice.check()
        seen = page.evaluate("document.body.innerText")
        assert not any(sign in seen for sign in ("\u202e", "\x1b", "\u200b"))
        for button in ("#csv", "#excel", "#view-list", "#csv", "#excel"):
            page.click(button)
        assert page.inner_text("#count") == f"{len(HOSTILE)} measures"


def test_a_formula_stays_a_text_in_both_files(browser, tmp_path):
    (file,) = hostile("=1+1", 'a,"b"\nc').export(tmp_path / "explorer.html")
    with opened(browser, file.as_uri()) as page:
        _, content = taken(page, "#excel")
        cells = [cell for row in workbook(content)["成果"] for cell in row]
        formulas = [cell for cell in cells if str(cell.value).startswith("=")]
        assert {(cell.data_type, cell.number_format) for cell in formulas} == {("s", "@")}
        _, content = taken(page, "#csv")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert [row[4] for row in rows[1:]] == ["'=1+1", 'a,"b"\nc']
        assert "5 个单元格以 =" in page.inner_text("#notes")


def test_no_script_but_the_pages_own_runs(browser, address):
    with opened(browser, address, complains="Content Security Policy") as page:
        page.evaluate(
            "const one = document.createElement('script'); one.textContent = 'window.did = 1';"
            "document.body.append(one)"
        )
        assert page.evaluate("window.did === undefined")
