"""Measures, bundled and made up, catalogues of them, and batches."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from gxfta_measures.batchfile.loading import batches as bundled_batches
from gxfta_measures.batchfile.loading import load
from gxfta_measures.batchfile.schema import SCHEMA_VERSION
from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.model import Batch, DepartmentList, Document, Measure
from gxfta_measures.scope import Scope
from gxfta_measures.terms import MeasureType
from gxfta_measures.testing.cells import department_lists
from gxfta_measures.testing.scopes import scopes

_PROSE = "通关便利化改革试点经验，“一窗受理”：建立、推进（2024年）。ABＣ12 "


def _bundled(catalogue: Catalogue | None) -> Catalogue:
    return load() if catalogue is None else catalogue


def _prose() -> st.SearchStrategy[str]:
    return st.text(_PROSE, min_size=1, max_size=30).filter(lambda text: text == text.strip())


def _unpublished() -> st.SearchStrategy[int]:
    """The number of a batch that is not bundled."""
    newest = bundled_batches()[-1].number
    return st.integers(newest + 1, newest + 5)


def made_up_measures(catalogue: Catalogue | None = None) -> st.SearchStrategy[Measure]:
    """A valid measure of a batch that does not exist.

    Args:
        catalogue: Whose bodies and places it names; by default those of the newest bundled batch.
    """
    of = _bundled(catalogue)
    cells = department_lists(of.registry)
    return st.builds(
        _made_up,
        batch=_unpublished(),
        type=st.sampled_from(MeasureType),
        number=st.integers(1, 99),
        title=_prose(),
        content=_prose(),
        scope=st.none() | scopes(of.gazetteer),
        cells=st.tuples(cells, cells),
        title_en=st.none() | st.just("A made-up measure"),
    )


def _made_up(  # noqa: PLR0913  # the fields of a measure
    *,
    batch: int,
    type: MeasureType,
    number: int,
    title: str,
    content: str,
    scope: Scope | None,
    cells: tuple[DepartmentList, DepartmentList],
    title_en: str | None,
) -> Measure:
    return Measure(
        batch=batch,
        type=type,
        number=number,
        title=title,
        content=content,
        scope=scope,
        scope_text=scope.text if scope else "——",
        lead=cells[0],
        responsible=cells[1],
        title_en=title_en,
    )


def measures(catalogue: Catalogue | None = None) -> st.SearchStrategy[Measure]:
    """A measure of a catalogue, or a made-up one.

    Args:
        catalogue: The catalogue; by default the newest bundled batch.
    """
    return st.sampled_from(_bundled(catalogue).measures) | made_up_measures(catalogue)


def catalogues(
    catalogue: Catalogue | None = None, *, made_up: bool = False
) -> st.SearchStrategy[Catalogue]:
    """Some measures of a catalogue, in any order.

    Args:
        catalogue: The catalogue; by default the newest bundled batch.
        made_up: Whether made-up measures stand among them.
    """
    of = _bundled(catalogue)
    if made_up:
        some = st.lists(measures(of), unique_by=lambda measure: measure.id, max_size=5)
    else:
        some = st.lists(st.sampled_from(of.measures), unique=True)
    return some.map(lambda chosen: evolve(of, measures=chosen))


def batches() -> st.SearchStrategy[Batch]:
    """A bundled batch, or a made-up one."""
    sha256 = st.text("0123456789abcdef", min_size=64, max_size=64)
    nothing = st.none()
    document = st.builds(
        Document,
        title=_prose(),
        sha256=sha256,
        number=nothing,
        date=nothing,
        issuer=nothing,
        home=nothing | st.just("广西"),
    )
    made_up = st.builds(
        Batch,
        number=_unpublished(),
        title=_prose(),
        revision=st.integers(1, 9),
        schema_version=st.just(SCHEMA_VERSION),
        document=document,
        digest=sha256.map(lambda digits: f"sha256:{digits}"),
        pilots=st.integers(0, 99),
        cases=st.integers(0, 99),
    )
    return st.sampled_from(bundled_batches()) | made_up
