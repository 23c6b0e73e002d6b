"""A catalogue back from the forms that lose nothing."""

from __future__ import annotations

import json
import sqlite3
from os import PathLike

from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.errors import Code, Finding, InvalidBatch
from gxfta_measures.findings import WHOLE_FILE
from gxfta_measures.gazetteer import Gazetteer, places_as_of
from gxfta_measures.guards import expect
from gxfta_measures.model import Batch, Measure
from gxfta_measures.records import Header, RecordReader
from gxfta_measures.registry import Registry
from gxfta_measures.registry.bodies import bodies_as_of
from gxfta_measures.system.files import read_file
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.phrases import Phrase

_DATABASE = b"SQLite format 3\0"


def read_export(path: str | PathLike[str]) -> Catalogue:
    """The catalogue of a file that `export` wrote; see `Catalogue.from_export`."""
    expect(path, (str, PathLike), "from_export", "the path of a file")
    content = read_file(path, Limit.BATCH_FILE.most)
    try:
        numbers = {one["batch"] for one in json.loads(_json(content))["measures"]}
        batch = numbers.pop() if len(numbers) == 1 else None
        return restored(content, bodies_as_of(batch), places_as_of(batch))
    except (AttributeError, LookupError, TypeError, ValueError, sqlite3.Error) as error:
        message = Phrase("it is no .json or .sqlite file that export wrote")
        found = Finding(WHOLE_FILE, message, Code.DAMAGED)
        raise InvalidBatch(str(path), (found,)) from error


def restored(content: bytes, registry: Registry, gazetteer: Gazetteer) -> Catalogue:
    """The catalogue that was written as JSON, or as a database.

    Like `load` it trusts what it reads; `gxfta_measures.read` checks a batch file first.

    Args:
        content: The content of the file.
        registry: The bodies of that catalogue.
        gazetteer: Its places.

    >>> import gxfta_measures as gx
    >>> from gxfta_measures.export.lossless import json_bytes
    >>> some = gx.load(7)[3:5]
    >>> restored(json_bytes(some), some.registry, some.gazetteer) == some
    True
    """
    record = json.loads(_json(content))
    reader = RecordReader(registry, gazetteer)
    measures = tuple(reader.read(Measure, one) for one in record["measures"])
    batches = [reader.read(Batch, one) for one in record.get("batches", ())]
    if "batch" in record:
        header = reader.read(Header, record["batch"])
        batches.append(header.batch(measures, record["batch"]["digest"]))
    return Catalogue(measures, batches, registry=registry, gazetteer=gazetteer)


def _json(content: bytes) -> str | bytes:
    if not content.startswith(_DATABASE):
        return content
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    (text,) = connection.execute("select json from catalogue").fetchone()
    connection.close()
    return str(text)
