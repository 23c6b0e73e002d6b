"""The bundled data, read once, and batch files of your own."""

from __future__ import annotations

from functools import reduce
from numbers import Integral
from operator import or_
from os import PathLike

from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.errors import DataIntegrityError, UnknownBatch
from gxfta_measures.gazetteer import places_as_of
from gxfta_measures.guards import expect
from gxfta_measures.model import Batch, Measure
from gxfta_measures.records import Header, RecordReader
from gxfta_measures.registry import Registry
from gxfta_measures.registry.bodies import bodies_as_of
from gxfta_measures.system.lock import LOADING
from gxfta_measures.system.memory import once
from gxfta_measures.system.resources import batch_numbers, read_json


def load(batch: int | None = None, *, digest: str | None = None) -> Catalogue:
    """The measures of a bundled batch, from memory after the first time.

    Args:
        batch: The number of the batch; by default the newest that is bundled.
        digest: What the batch's digest must be, to pin a study to its data.

    Raises:
        WrongType: It is no number, or the digest no text.
        UnknownBatch: No such batch is bundled; the message names those that are.
        DataIntegrityError: The digest is another.

    >>> len(load(7))
    40
    >>> load(7, digest="sha256:0")
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.DataIntegrityError: batch 7 has the digest sha256:..., not sha256:0: ...
    """
    with LOADING:  # which imports more modules on its way
        known = batch_numbers()
        asked = known[-1] if batch is None else batch
        expect(asked, Integral, "load", "the number of a batch")
        expect(digest, (str, type(None)), "digest", "the digest of the batch or None")
        number = int(asked)
        if number not in known:
            raise UnknownBatch(number, known)
        catalogue = _bundled(number)
    # Computed anew, whatever the file says of itself.
    if digest is not None and digest != (found := catalogue.digest):
        raise DataIntegrityError(f"batch {number}", digest, found)
    return catalogue


@once
def _bundled(number: int) -> Catalogue:
    """The catalogue of ``batch-07/measures.json`` and its like, with the bodies of its time."""
    record = read_json(f"batch-{number:02}/measures.json")
    registry, gazetteer = bodies_as_of(number), places_as_of(number)
    reader = RecordReader(registry, gazetteer)
    measures = tuple([reader.read(Measure, one) for one in record["measures"]])
    batch = reader.read(Header, record["batch"]).batch(measures, record["batch"]["digest"])
    return Catalogue(measures, (batch,), registry=registry, gazetteer=gazetteer)


@once
def load_all() -> Catalogue:
    """The measures of every bundled batch as one catalogue, oldest first.

    Words are resolved with the bodies and places of the newest batch.

    >>> list(load_all().where(batch=7)) == list(load(7))
    True
    """
    return reduce(or_, map(load, batch_numbers()))


def batches() -> tuple[Batch, ...]:
    """The bundled batches, oldest first.

    >>> batches()[0].title
    '中国（广西）自由贸易试验区第七批自治区级制度创新成果'
    """
    return tuple(load(number).batches[0] for number in batch_numbers())


def read(path: str | PathLike[str], *, registry: Registry | None = None) -> Catalogue:
    """The measures of a batch file of your own, checked as the bundled ones are.

    Args:
        path: A file as ``gxfta build`` writes it.
        registry: The bodies that it speaks of; by default the bundled ones as of its batch.

    Raises:
        InvalidBatch: The file has faults; all of them are listed with their place.
        OSError: It is not there, or must not be read.
        WrongType: It is no path, or the registry is none.

    >>> from importlib_resources import as_file, files
    >>> with as_file(files("gxfta_measures") / "data/batch-07/measures.json") as path:
    ...     read(path) == load(7)
    True
    """
    from gxfta_measures.batchfile.reading import read_batch_file

    expect(path, (str, PathLike), "read", "the path of a batch file")
    expect(registry, (Registry, type(None)), "registry", "a Registry or None")
    return read_batch_file(path, registry)
