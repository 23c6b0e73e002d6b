"""What is cited: a measure as a part of its document, a catalogue as a data set."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from gxfta_measures.citation.software import AUTHORS, NAME, RELEASED
from gxfta_measures.citation.styles import Source, Style, written
from gxfta_measures.errors import DataIntegrityError
from gxfta_measures.guards import expect
from gxfta_measures.model import Batch
from gxfta_measures.system.resources import batch_numbers

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets
    from gxfta_measures.model import Measure


def cite_measure(
    measure: Measure, style: Style, batch: Batch | None = None, accessed: date | None = None
) -> str:
    """The citation of a measure as a part of its document.

    Args:
        measure: The measure.
        style: One of `Style`.
        batch: Its batch; needed where the batch is none of the bundled ones.
        accessed: The day on which it was consulted; None for today.

    Raises:
        UnknownTerm: There is no such style.
        UnknownBatch: Its batch is not bundled, and none was given.
        DataIntegrityError: The bundled batch has another measure of that id.

    >>> import gxfta_measures as gx
    >>> cite_measure(gx.load(7)["7-case-14"], "gb7714")
    '佚名. 优化中越国际口岸收费“一站式”信息化服务模式[Z/OL]//佚名. ...'
    """
    expect(batch, (Batch, type(None)), "batch", "a Batch or None")
    batch = batch or _bundled(measure)
    document = batch.document
    source = Source(
        key=f"gxfta-{measure.id}",
        kind="chapter",
        creator=document.issuer,
        title=measure.title,
        title_en=measure.title_en,
        container=document.title,
        number=document.number,
        issued=document.date,
        version=_version(batch),
        part=f"{measure.type.label}第{measure.number}项",
        part_en=f"{measure.type.label_en} {measure.number} of batch {batch.number}, {measure.id}",
        digest=batch.digest,
    )
    return written([source], style, accessed)


def cite_catalogue(catalogue: Outlets, style: Style, accessed: date | None = None) -> str:
    """The citation of a catalogue as a data set, one entry for each batch it comes from.

    Args:
        catalogue: The measures; where they are only some of a batch, the citation says how many.
        style: One of `Style`.
        accessed: The day on which they were consulted; None for today.

    Raises:
        UnknownTerm: There is no such style.

    >>> import gxfta_measures as gx
    >>> gx.load(7)[:9].cite("apa")
    'The gxfta-measures authors. (2026). gxfta-measures: ... (9 of 40 measures, sha256:...; ...'
    """
    sources = [_data_set(catalogue, batch) for batch in catalogue.batches]
    return written(sources, style, accessed)


def _data_set(catalogue: Outlets, batch: Batch) -> Source:
    ours = _is_bundled(batch)
    chosen = sum(measure.batch == batch.number for measure in catalogue)
    total = sum(batch.counts.values())
    some = chosen < total
    digest = catalogue.digest
    return Source(
        key=f"gxfta-batch-{batch.number}",
        kind="dataset",
        creator=AUTHORS if ours else None,
        title=f"{NAME}: {batch.title}" if ours else batch.title,
        issued=RELEASED.isoformat() if ours else None,
        version=_version(batch),
        part=f"{total}项中的{chosen}项, {digest}" if some else None,
        part_en=f"{chosen} of {total} measures, {digest}" if some else f"{total} measures",
        digest=batch.digest,
        about=_about(batch),
    )


def _about(batch: Batch) -> str:
    """The document behind a data set, with what is known of it and what is not."""
    document = batch.document
    facts = {
        "issuer": document.issuer,
        "document number": document.number,
        "date": document.date,
    }
    known = [f"{name} {value}" for name, value in facts.items() if value is not None]
    unknown = [name for name, value in facts.items() if value is None]
    missing = [f"{_listed(unknown)} not known"] if unknown else []
    return "; ".join([document.title, *known, *missing])


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _is_bundled(batch: Batch) -> bool:
    from gxfta_measures.batchfile.loading import load

    return batch.number in batch_numbers() and load(batch.number).batches == (batch,)


def _version(batch: Batch) -> str:
    from gxfta_measures import __version__

    return f"{NAME} {__version__}" if _is_bundled(batch) else f"revision {batch.revision}"


def _bundled(measure: Measure) -> Batch:
    from gxfta_measures.batchfile.loading import load

    catalogue = load(measure.batch)
    ours = catalogue[measure.id]
    if ours != measure:
        expected, found = (evolve(catalogue, measures=(one,)).digest for one in (ours, measure))
        raise DataIntegrityError(measure.id, expected, found)
    return catalogue.batches[0]
