"""Citations: each leads back to its measure, and says of the unknown that it is unknown."""

import json
import re
from datetime import date, datetime

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import catalogues, made_up_measures
from test_repo import PROJECT, ROOT

import gxfta_measures as gx
from gxfta_measures.citation.software import RELEASED, cff
from gxfta_measures.citation.styles import STYLES
from gxfta_measures.errors import DataIntegrityError, UnknownBatch, UnknownTerm

BUNDLED = gx.load(7)
BATCH = BUNDLED.batches[0]
DAY = date(2026, 12, 1)
KNOWN = evolve(
    BATCH,
    number=9,
    digest="sha256:99",
    document=evolve(
        BATCH.document, issuer="某厅", number="某发〔2027〕3号", date="2027-03-05", title="某表"
    ),
)
styles = pytest.mark.parametrize("style", STYLES)


@given(measure=st.sampled_from(tuple(BUNDLED)), style=st.sampled_from(STYLES))
def test_every_citation_leads_back_to_its_measure(measure, style):
    cited = measure.cite(style)
    (id_,) = set(re.findall(r"\d+-(?:pilot|case)-\d+", cited))
    assert BUNDLED[id_] == measure
    assert measure.title in cited
    assert BATCH.document.title in cited
    assert BATCH.digest in cited
    assert f"gxfta-measures {gx.__version__}" in cited


@given(some=catalogues(), style=st.sampled_from(STYLES))
def test_a_catalogue_is_cited_with_how_much_of_it_there_is_and_its_digest(some, style):
    cited = some.cite(style)
    assert BATCH.digest in cited
    assert (some.digest in cited) == (len(some) < 40 or some.digest == BATCH.digest)


@styles
def test_no_citation_invents_what_is_not_known_of_the_notice(style):
    cited = BUNDLED[0].cite(style, accessed=DAY)
    assert "gxfta-measures authors" not in cited  # they have not issued the document
    years = set(re.findall(r"\b20\d\d\b", re.sub(r"sha256:\w+", "", cited)))
    assert years <= {"2026"}
    assert bool(years) == (style in ("gb7714", "csl-json"))  # the day of access


def test_gb7714_writes_the_unknown_as_the_standard_has_it():
    cited = BUNDLED["7-case-14"].cite(accessed=DAY)
    assert cited.startswith("佚名. 优化中越国际口岸收费“一站式”信息化服务模式[Z/OL]//佚名. ")
    assert "[出版地不详]: [出版者不详], [出版年不详]: 最佳实践案例第14项[2026-12-01]." in cited


def test_apa_puts_the_title_where_the_author_is_not_known():
    cited = BUNDLED["7-pilot-16"].cite("apa")
    assert re.match(r"市场准入承诺即入制 \[[^]]+\]\. \(n\.d\.\)\. In ", cited)


def test_csl_leaves_out_what_is_not_known():
    (entry,) = json.loads(BUNDLED[0].cite("csl-json", accessed=DAY))
    assert {"author", "issued", "number"}.isdisjoint(entry)
    assert entry["accessed"] == {"date-parts": [[2026, 12, 1]]}


@styles
def test_what_is_known_of_a_notice_is_in_the_citation(style):
    measure = evolve(BUNDLED[0], batch=9)
    cited = measure.cite(style, batch=KNOWN, accessed=DAY)
    assert all(word in cited for word in ("某厅", "某发〔2027〕3号", "2027", "某表", "sha256:99"))
    assert "revision 1" in cited
    assert not re.search(r"佚名|年不详|n\.d\.", cited)


@styles
def test_a_data_set_of_your_own_is_not_ascribed_to_us(style):
    mine = evolve(BUNDLED, measures=(evolve(BUNDLED[0], batch=9),), batches=(KNOWN,))
    cited = mine.cite(style, accessed=DAY)
    assert "gxfta-measures authors" not in cited
    assert re.search(r"1 of 40 measures|40项中的1项", cited)


def test_a_date_in_words_stays_as_it_is():
    batch = evolve(KNOWN, document=evolve(KNOWN.document, date="某年某月"))
    measure = evolve(BUNDLED[0], batch=9)
    (entry,) = json.loads(measure.cite("csl-json", batch=batch))
    assert entry["issued"] == {"literal": "某年某月"}
    assert "(某年某月)" in measure.cite("apa", batch=batch)


def test_a_catalogue_of_two_batches_has_a_citation_for_each():
    both = evolve(BUNDLED, batches=(BATCH, KNOWN))
    assert len(json.loads(both.cite("csl-json"))) == 2
    assert len(both.cite("gb7714").splitlines()) == 2


@given(measure=made_up_measures())
def test_bibtex_escapes_what_tex_takes_for_its_own(measure):
    tricky = evolve(measure, batch=9, title="{100%_of} A&B #1 \\ ~ ^ $")
    lines = tricky.cite("bibtex", batch=KNOWN).splitlines()
    title = next(line for line in lines if line.startswith("  title"))
    assert title == (
        r"  title = {{\{100\%\_of\} A\&B \#1 \textbackslash{} "
        r"\textasciitilde{} \textasciicircum{} \$}},"
    )


def test_the_day_of_access_is_today_where_none_is_given():
    before, cited, after = _today(), BUNDLED[0].cite(), _today()
    assert cited in {BUNDLED[0].cite(accessed=day) for day in (before, after)}


def _today():
    return datetime.now(tz=None).astimezone().date()


@pytest.mark.parametrize("style", ["mla", ""])
def test_an_unknown_style_names_those_there_are(style):
    with pytest.raises(UnknownTerm, match="use gb7714 or apa or bibtex or csl-json"):
        BUNDLED[0].cite(style)
    with pytest.raises(UnknownTerm, match="use gb7714"):
        BUNDLED.cite(style)


def test_a_measure_of_no_bundled_batch_is_cited_with_its_batch_only():
    with pytest.raises(UnknownBatch):
        evolve(BUNDLED[0], batch=9).cite()


def test_a_changed_measure_is_not_cited_as_the_bundled_one():
    with pytest.raises(DataIntegrityError, match="7-pilot-01"):
        evolve(BUNDLED[0], title="改过的标题").cite()


def test_the_citation_file_is_what_the_metadata_gives():
    assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == cff()


def test_the_citation_file_says_what_the_project_says():
    values = dict(line.split(": ", 1) for line in cff().splitlines())
    assert json.loads(values["type"]) == "dataset"
    assert json.loads(values["version"]) == gx.__version__
    assert json.loads(values["license"]) == PROJECT["project"]["license"]
    assert json.loads(values["authors"]) == PROJECT["project"]["authors"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {gx.__version__} — {RELEASED.isoformat()}" in changelog
