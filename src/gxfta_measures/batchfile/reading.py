"""Batch files from outside, which nothing is taken on trust from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from os import PathLike, fspath
from types import NoneType
from typing import Any

from gxfta_measures.batchfile.anew import Anew
from gxfta_measures.batchfile.checks import (
    Placed,
    check_header,
    check_home,
    check_measures,
    check_order,
)
from gxfta_measures.batchfile.converter import Structurer
from gxfta_measures.batchfile.derived import check_derived
from gxfta_measures.batchfile.parsing import parse_file
from gxfta_measures.batchfile.schema import SCHEMA_VERSION, upgrade
from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.digests import digests_of
from gxfta_measures.errors import Code, Finding, InvalidBatch
from gxfta_measures.findings import WHOLE_FILE, Findings, sift
from gxfta_measures.gazetteer import Gazetteer, places_as_of
from gxfta_measures.guards import expect
from gxfta_measures.model import Batch, Measure
from gxfta_measures.records import Header, Record
from gxfta_measures.registry import Registry
from gxfta_measures.registry.bodies import bodies_as_of
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.terms import MeasureType

#: Is given the records and gives them back one by one, to show progress.
Watch = Callable[[list[Any]], Iterable[Any]]


def read_batch_file(
    path: str | PathLike[str], registry: Registry | None = None, watch: Watch = iter
) -> Catalogue:
    """The measures of a batch file; see `gxfta_measures.read`.

    Args:
        path: The file.
        registry: The bodies that it speaks of; by default the bundled ones as of its batch.
        watch: Is given the records and gives them back one by one, to show progress.

    Raises:
        InvalidBatch: The file has faults; all of them are listed, each with its place.

    >>> from tempfile import NamedTemporaryFile
    >>> with NamedTemporaryFile() as file:
    ...     _ = file.write(b'{"batch": {}}')
    ...     file.flush()
    ...     read_batch_file(file.name)
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidBatch: ...: 1 fault, nothing was loaded; correct and try again:
      file: it must be an object of batch and measures, and nothing else
    """
    source = fspath(path)
    parsed, malformed = sift(parse_file(source))
    file = _file(parsed, source, malformed)
    number = _number(file)
    registry, gazetteer = registry or bodies_as_of(number), places_as_of(number)
    value = _newest(file, source, registry)
    (batch, measures), findings = sift(_checked(value, registry, gazetteer, watch))
    findings = (*malformed, *findings)
    if batch is None or findings:
        raise InvalidBatch(source, findings)
    return Catalogue(measures, (batch,), registry=registry, gazetteer=gazetteer)


def read_record(
    record: Record, registry: Registry | None = None, *, home: str | None = "广西"
) -> Measure:
    """The measure of a record, checked as those of batch files are.

    Args:
        record: A record as `Measure.to_dict` gives it.
        registry: The bodies that it speaks of; by default the bundled ones as of its batch.
        home: Whose 自治区 and 全区 the document means.

    Raises:
        InvalidBatch: The record has faults; all of them are listed.
        WrongType: It is no dict.

    >>> import gxfta_measures as gx
    >>> read_record({**gx.load(7)[0].to_dict(), "number": "1"})
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidBatch: a record: 1 fault, ...
      measure.number: '1' is not a whole number
    """
    expect(record, dict, "from_dict", "a record as to_dict gives it")
    expect(registry, (Registry, type(None)), "registry", "a Registry or None")
    expect(home, (str, type(None)), "home", "the name of a place or None")
    number = _number({"batch": {"number": record.get("batch")}})
    registry, gazetteer = registry or bodies_as_of(number), places_as_of(number)
    anew = Anew(registry, gazetteer, home)
    structurer = Structurer(registry, gazetteer, anew)
    measure, findings = sift(structurer.measure(record, "measure"))
    placed = [("measure", measure)] if measure else []
    findings = (
        *findings,
        *check_measures(placed, None),
        *check_derived(placed, anew),
    )
    if measure is None or findings:
        raise InvalidBatch("a record", findings)
    return measure


def _checked(
    value: dict[str, Any], registry: Registry, gazetteer: Gazetteer, watch: Watch
) -> Findings[tuple[Batch | None, list[Measure]]]:
    """What a file holds, as far as it can be read; a fault in one part hides none in another."""
    home, unknown_home = sift(_home(value, gazetteer))
    yield from unknown_home
    anew = Anew(registry, gazetteer, home)
    structurer = Structurer(registry, gazetteer, anew)
    header = yield from structurer.structure(value["batch"], Header, "batch")
    records = value["measures"] if isinstance(value["measures"], list) else []
    if not records:
        message = Phrase("it must be a list of at least one measure")
        yield Finding("measures", message, Code.EMPTY)
    if len(records) > Limit.MEASURES.most:
        yield Limit.MEASURES.passed("measures")
        return None, []
    yield from check_order(_numbers(records))
    placed: list[Placed] = []
    for index, record in enumerate(watch(records)):
        place = f"measures[{index}]"
        measure = yield from structurer.measure(record, place)
        placed += [(place, measure)] if measure else []
        records[index] = None  # a record takes more room than what it says
    faulty: set[str] = set()  # cells that have a finding are not compared once more
    for finding in check_measures(placed, header.number if header else None):
        faulty.add(finding.place)
        yield finding
    if not unknown_home:  # else nothing can be derived anew
        derived = check_derived(placed, anew)
        yield from (finding for finding in derived if finding.place not in faulty)
    measures = [measure for _, measure in placed]
    if header is None:
        return None, measures
    yield from check_header(header)
    digest, answers = digests_of(measures, registry, gazetteer)
    if len(measures) == len(records) and header.measures_digest not in (None, digest):
        message = Phrase(
            "the measures have {digest}: they were changed after the file was made; "
            "where that was meant, say null here",
            digest=digest,
        )
        yield Finding("batch.measures_digest", message, Code.DIGEST)
    return header.batch(measures, answers), measures


def _file(value: Any, source: str, malformed: tuple[Finding, ...]) -> Record:  # noqa: ANN401
    """The file, if it is an object of batch and measures: {"batch": {}} alone is none."""
    if not isinstance(value, dict) or set(value) != {"batch", "measures"}:
        message = Phrase("it must be an object of batch and measures, and nothing else")
        told = malformed or (Finding(WHOLE_FILE, message, Code.SCHEMA),)
        raise InvalidBatch(source, told)
    return value


def _number(file: Record) -> int | None:
    """The number of the batch, or None; the checks that follow say what is wrong with it."""
    number = file["batch"].get("number") if isinstance(file["batch"], dict) else None
    return number if type(number) is int else None


def _home(file: Record, gazetteer: Gazetteer) -> Findings[str | None]:
    """Whose 自治区 and 全区 the document means; 广西 where nothing that is known is said."""
    header = file["batch"]
    document = header.get("document") if isinstance(header, dict) else None
    home = document.get("home", "广西") if isinstance(document, dict) else "广西"
    if not isinstance(home, (str, NoneType)):
        home = "广西"  # the checks that follow say what is wrong with it
    faults = tuple(check_home("batch.document.home", home, gazetteer))
    yield from faults
    return "广西" if faults else home


def _newest(file: Record, source: str, registry: Registry) -> Record:
    """The file in the newest schema, whatever version it was written in."""
    header = file["batch"]
    version = header.get("schema_version") if isinstance(header, dict) else None
    if type(version) is not int or version == SCHEMA_VERSION:
        return file  # the checks that follow say what is wrong with it
    if not 1 <= version < SCHEMA_VERSION:
        message = Phrase(
            "{version} is none of 1 to {newest}: upgrade gxfta-measures",
            version=version,
            newest=SCHEMA_VERSION,
        )
        raise InvalidBatch(source, (Finding("batch.schema_version", message, Code.SCHEMA),))
    return upgrade(file, version, registry)


def _numbers(records: list[Any]) -> Iterator[tuple[str, MeasureType, int]]:
    """The type and number of each record that states both, whatever else is wrong with it."""
    known = {word: one for one in MeasureType for word in (one.value, one.label)}
    for index, record in enumerate(records):
        type_ = record.get("type") if isinstance(record, dict) else None
        number = record.get("number") if isinstance(record, dict) else None
        if isinstance(type_, str) and type_ in known and type(number) is int:
            yield f"measures[{index}].number", known[type_], number
