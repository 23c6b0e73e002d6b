"""A catalogue as JSON, without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxfta_measures.digests import digest_of
from gxfta_measures.model import Batch
from gxfta_measures.records import Header, canonical, measure_record, record_of, whole_record

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets


def json_bytes(catalogue: Outlets) -> bytes:
    """A catalogue as JSON: a batch that is whole as its batch file, all else with its batches.

    >>> import json
    >>> import gxfta_measures as gx
    >>> list(json.loads(json_bytes(gx.load(7)))), list(json.loads(json_bytes(gx.load(7)[:3])))
    (['batch', 'measures'], ['batches', 'measures'])
    """
    measures = [measure_record(measure) for measure in catalogue]
    batches = catalogue.batches
    if len(batches) == 1 and batches[0].digest == catalogue.digest:
        head = {"batch": record_of(_header(batches[0], digest_of(measures)))}
        return canonical({**head, "measures": measures}).encode()
    known = [whole_record(batch) for batch in batches]
    return canonical({"batches": known, "measures": measures}).encode()


def _header(batch: Batch, measures_digest: str) -> Header:
    return Header(
        number=batch.number,
        title=batch.title,
        revision=batch.revision,
        schema_version=batch.schema_version,
        document=batch.document,
        digest=batch.digest,
        measures_digest=measures_digest,
    )
