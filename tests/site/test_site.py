"""The site as `make docs` built it: links, what machines read, and every page in a browser."""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

import gxfta_measures as gx
from gxfta_measures.citation import software

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from chromium import launched  # noqa: E402

SITE = ROOT / "docs" / "_build" / "html"
EXPLORER = "all.explorer.html"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
OURS = [page for page in PAGES if page not in {EXPLORER, "genindex.html", "search.html"}]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1200, "height": 900}


class Reader(HTMLParser):
    """What a page links to, what can be linked to in it, and what is data for machines."""

    def __init__(self, path):
        super().__init__()
        self.links, self.places, self.data, self.language = [], set(), [], None
        self._is_data = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.links += [attrs[name] for name in ("href", "src") if attrs.get(name)]
        self.places |= {attrs[name] for name in ("id", "name") if attrs.get(name)}
        self._is_data = attrs.get("type") == "application/ld+json"
        self.language = attrs.get("lang") if tag == "html" else self.language

    def handle_data(self, data):
        self.data += [data] * self._is_data

    def handle_endtag(self, _):
        self._is_data = False


READ = {page: Reader(SITE / page) for page in PAGES}


@pytest.fixture(scope="module")
def browser():
    with launched() as one:
        yield one


def dead(page):
    """The links of a page that lead nowhere within the site."""
    for link in READ[page].links:
        address = urlsplit(link)
        if not (address.scheme or address.netloc) and not leads(page, address):
            yield link


def leads(page, address):
    path = (SITE / page).parent / unquote(address.path) if address.path else SITE / page
    name = path.resolve().relative_to(SITE.resolve()).as_posix()
    if name not in OURS or not address.fragment:
        return path.exists()
    return unquote(address.fragment) in READ[name].places


@pytest.mark.parametrize("page", OURS)
def test_every_link_within_the_site_leads_somewhere(page):
    assert list(dead(page)) == []


def test_the_first_page_says_to_machines_what_citations_say():
    (text,) = READ["index.html"].data
    told = json.loads(text)
    assert told["@type"] == "Dataset"
    assert (told["name"], told["version"]) == (software.NAME, gx.__version__)
    assert [one["value"] for one in told["identifier"]] == [one.digest for one in gx.batches()]
    for batch, document in zip(gx.batches(), told["isBasedOn"], strict=True):
        assert document["name"] == batch.document.title
        assert document.get("identifier") == batch.document.number
        assert document.get("datePublished") == batch.document.date
        assert ("publisher" in document) == (batch.document.issuer is not None)
    assert "null" not in text


@pytest.mark.parametrize("page", OURS)
def test_every_page_says_which_language_it_is_in(page):
    assert READ[page].language == ("zh-Hans" if page.startswith("zh/") else "en")


def test_the_pages_made_of_the_data_have_all_of_it():
    bodies = (SITE / "provenance.html").read_text(encoding="utf-8")
    assert all(one.name in bodies for one in gx.load_all().departments())
    assert all(batch.digest in bodies for batch in gx.batches())
    assert (SITE / "gallery.html").read_text(encoding="utf-8").count(".svg") >= 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_a_small_screen_asks_for_nothing_and_complains_of_nothing(browser, scheme):
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)
    page, wrong, asked = context.new_page(), [], []
    page.on("console", lambda message: wrong.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda one: None if one.url.startswith(("file:", "data:")) else wrong.append(one.url),
    )
    for name in OURS:
        page.goto((SITE / name).as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wrong.append(f"{name} is too wide")
    context.close()
    wrong += [address for address in asked if not address.startswith(("file:", "data:"))]
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["index", "tutorial", "tables", "zh/tasks", "reference/asking", "gallery"]
)
def test_axe_finds_nothing_serious(browser, name, scheme):
    context = browser.new_context(viewport=DESK, color_scheme=scheme)
    page = context.new_page()
    page.goto((SITE / f"{name}.html").as_uri())
    found = Axe().run(page).response["violations"]
    context.close()
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in serious] == []


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("凭祥综合保税区", "zh/here.html"),
        ("单位 任务", "zh/tasks.html"),
        ("what applies", "here.html"),
    ],
)
def test_the_search_finds_pages_of_both_languages(browser, words, page):
    context = browser.new_context(viewport=DESK)
    window = context.new_page()
    window.goto(f"{(SITE / 'search.html').as_uri()}?q={words}")
    window.locator("#search-results ul.search li").first.wait_for()
    window.locator(f"#search-results a[href*='{page}']").first.wait_for()
    context.close()


def test_the_explorer_answers_within_its_page(browser):
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto((SITE / "explorer.html").as_uri())
    frame = page.frame_locator("iframe.explorer")
    frame.locator("#measures tr[data-id]").first.wait_for()
    assert frame.locator("#measures tr[data-id]").count() == len(gx.load_all())
    context.close()
