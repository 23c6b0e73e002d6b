"""Proof that the bundled data is what the documents say, and keeps what was released."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from gxfta_measures.batchfile.loading import load
from gxfta_measures.build import Draft, draft
from gxfta_measures.documents import read_content
from gxfta_measures.errors import Code, Finding
from gxfta_measures.gazetteer import places_as_of
from gxfta_measures.model import Department, Measure
from gxfta_measures.records import RecordReader, canonical
from gxfta_measures.registry import departments
from gxfta_measures.registry.bodies import bodies_as_of
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.resources import batch_numbers, document_name, read_bytes, read_json


@frozen(kw_only=True)
class Proof:
    """A bundled batch beside what its document gives.

    Attributes:
        batch: The number of the batch.
        stated: The digest that the bundled data states.
        bundled: The digest of the bundled data.
        rebuilt: The digest of the data as read from the bundled document just now.
        document: The SHA-256 of the document, as the data states it.
        found: The SHA-256 of the bundled document.
        corrections: Every stated correction of the data, with its measure: the data is what the
            document says but for these.
    """

    batch: int
    stated: str
    bundled: str
    rebuilt: str
    document: str
    found: str
    corrections: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the data is what the document says."""
        digests = {self.stated, self.bundled, self.rebuilt}
        return len(digests) == 1 and self.document == self.found


def rebuild(number: int) -> Draft:
    """The draft of a bundled batch, from its bundled document and its stated corrections.

    >>> len(rebuild(7).measures)
    40
    """
    name = document_name(number)
    head = read_json(f"batch-{number:02}/head.json")
    annex = read_content(read_bytes(name), name)
    return draft(annex, number, head=head, corrected=_corrected(number))


def _corrected(number: int) -> list[Measure]:
    """The measures of which something is corrected; of a batch without one none is even read."""
    try:
        records = read_json(f"batch-{number:02}/measures.json")["measures"]
    except FileNotFoundError:  # it is about to be bundled
        return []
    reader = RecordReader(bodies_as_of(number), places_as_of(number))
    return [reader.read(Measure, one) for one in records if '"correction": ' in canonical(one)]


def prove(number: int) -> Proof:
    """A bundled batch compared with what its document gives.

    >>> prove(7).holds
    True
    """
    catalogue = load(number)
    (batch,) = catalogue.batches
    rebuilt = rebuild(number)
    return Proof(
        batch=number,
        stated=batch.digest,
        bundled=catalogue.digest,
        rebuilt=rebuilt.digest,
        document=batch.document.sha256,
        found=rebuilt.document.sha256,
        corrections=tuple(f"{one.id}: {told}" for one in catalogue for told in one.corrections),
    )


def released() -> dict[str, Any]:
    """Every id and slug that there is, with its meaning, as ``released.json`` keeps them.

    >>> released()["departments"]["gx-commerce"]
    '自治区商务厅'
    """
    batches = [load(number) for number in batch_numbers()]
    return {
        "measures": {measure.id: measure.title for batch in batches for measure in batch},
        "departments": {body.id: body.name for body in departments()},
    }


def check_released(known: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Finding]:
    """What was released once and is gone or means something else now.

    Args:
        known: What was released, in the form of `released`.
        now: What there is.

    >>> was = {"measures": {"7-pilot-01": "甲"}, "departments": {}}
    >>> [str(one) for one in check_released(was, {"measures": {}, "departments": {}})]
    ['measures 7-pilot-01: it was released and is gone']
    """
    for kind in ("measures", "departments"):
        for id_, meaning in known[kind].items():
            place = f"{kind} {id_}"
            found = now[kind].get(id_)
            if found is None:
                yield Finding(place, Phrase("it was released and is gone"), Code.RELEASED)
            elif found != meaning and not _is_renamed(kind, id_, meaning):
                message = Phrase(
                    "it was released as {meaning} and is {found} now", meaning=meaning, found=found
                )
                yield Finding(place, message, Code.RELEASED)


def _is_renamed(kind: str, id_: str, name: str) -> bool:
    """Whether a body still goes by a name that it had: bodies are renamed, measures never."""
    body: Department | None = departments().get_spelling(name) if kind == "departments" else None
    return body is not None and body.id == id_
