"""Batch files from outside: structured strictly, with every fault and its place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from gxfta_measures.batchfile.checks import check_derived, check_measures, check_order
from gxfta_measures.batchfile.converter import Structurer
from gxfta_measures.batchfile.schema import SCHEMA_VERSION, upgrade
from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.errors import Finding, InvalidBatch
from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.records import Header, digest_of, measure_record
from gxfta_measures.registry import Registry
from gxfta_measures.terms import MeasureType


def read_batch_file(
    path: str | PathLike[str], registry: Registry, gazetteer: Gazetteer
) -> Catalogue:
    """The measures of a batch file; see `gxfta_measures.read`."""
    source = fspath(path)
    value = _newest(_json(source), source, registry)
    findings: list[Finding] = []
    structurer = Structurer(registry, gazetteer)
    header = structurer.structure(value["batch"], Header, "batch", findings)
    records = value["measures"] if isinstance(value["measures"], list) else []
    if not records:
        findings.append(Finding("measures", "it must be a list of at least one measure"))
    placed = [
        (place, measure)
        for place, record in _placed(records)
        if (measure := structurer.measure(record, place, findings)) is not None
    ]
    findings += check_order(_numbers(records))
    findings += check_measures(placed, header.number if header else None)
    findings += check_derived(placed, registry, gazetteer)
    findings += _counted_from_one(header)
    if findings or header is None:
        raise InvalidBatch(source, findings)
    measures = [measure for _, measure in placed]
    digest = digest_of(map(measure_record, measures))
    if header.digest not in (None, digest):
        message = f"the measures have {digest}: they were changed after the file was made"
        raise InvalidBatch(source, (Finding("batch.digest", message),))
    batch = header.batch(measures, digest)
    return Catalogue(measures, (batch,), registry=registry, gazetteer=gazetteer)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
        msg = f"the field {', '.join(twice)} stands twice in one object"
        raise ValueError(msg)
    return value


def _counted_from_one(header: Header | None) -> Iterator[Finding]:
    for name in ("number", "revision") if header else ():
        if (value := getattr(header, name)) < 1:
            yield Finding(f"batch.{name}", f"{value} is less than 1")


def _newest(value: Any, source: str, registry: Registry) -> dict[str, Any]:  # noqa: ANN401
    """The file in the newest schema, whatever version it was written in."""
    if not isinstance(value, dict) or set(value) != {"batch", "measures"}:
        message = "it must be an object of batch and measures, and nothing else"
        raise InvalidBatch(source, (Finding("file", message),))
    header = value["batch"]
    version = header.get("schema_version") if isinstance(header, dict) else None
    if type(version) is not int or version == SCHEMA_VERSION:
        return value  # what is wrong with it is found with all the rest
    if not 1 <= version < SCHEMA_VERSION:
        message = f"{version} is none of 1 to {SCHEMA_VERSION}: upgrade gxfta-measures"
        raise InvalidBatch(source, (Finding("batch.schema_version", message),))
    return upgrade(value, version, registry)


def _json(source: str) -> Any:  # noqa: ANN401
    try:
        text = Path(source).read_bytes().decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InvalidBatch(source, (Finding(place, f"no JSON: {error.msg}"),)) from error
    except (ValueError, RecursionError) as error:
        raise InvalidBatch(source, (Finding("file", f"no JSON in UTF-8: {error}"),)) from error


def _placed(records: list[Any]) -> Iterator[tuple[str, Any]]:
    for index, record in enumerate(records):
        yield f"measures[{index}]", record


def _numbers(records: list[Any]) -> Iterator[tuple[str, MeasureType, int]]:
    """The numbers of all records that have one, however faulty they are otherwise."""
    for place, record in _placed(records):
        type_ = record.get("type") if isinstance(record, dict) else None
        number = record.get("number") if isinstance(record, dict) else None
        known = {word: one for one in MeasureType for word in (one.value, one.label)}
        if isinstance(type_, str) and type_ in known and type(number) is int:
            yield f"{place}.number", known[type_], number
