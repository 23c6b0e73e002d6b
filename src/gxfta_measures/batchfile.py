"""Batch files from outside: structured strictly, with every fault and its place."""

from __future__ import annotations

import json
import operator
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeVar

from attrs import NOTHING, AttrsInstance, fields, frozen, has
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError

from gxfta_measures.catalogue import Catalogue
from gxfta_measures.checks import check_derived, check_measures, check_order
from gxfta_measures.errors import Finding, InvalidBatch
from gxfta_measures.gazetteer import Gazetteer, Place
from gxfta_measures.model import (
    Batch,
    Department,
    DepartmentList,
    Document,
    Measure,
    MeasureType,
    Mention,
    Span,
)
from gxfta_measures.records import Record, digest_of, measure_record
from gxfta_measures.registry import Registry
from gxfta_measures.schema import SCHEMA_VERSION, upgrade
from gxfta_measures.scope import Scope, SiteKind

T = TypeVar("T")


@frozen(kw_only=True)
class Header:
    """The head of a batch file: what is said of the batch beside its measures."""

    number: int
    title: str
    revision: int
    schema_version: int
    document: Document
    digest: str | None = None


def read_batch_file(
    path: str | PathLike[str], registry: Registry, gazetteer: Gazetteer
) -> Catalogue:
    """The measures of a batch file; see `gxfta_measures.read`."""
    source = fspath(path)
    value = _newest(_json(source), source)
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
    catalogue = _catalogue(header, [measure for _, measure in placed], registry, gazetteer)
    if header.digest not in (None, catalogue.digest):
        message = f"the measures have {catalogue.digest}: they were changed after the file was made"
        raise InvalidBatch(source, (Finding("batch.digest", message),))
    return catalogue


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


def _newest(value: Any, source: str) -> dict[str, Any]:  # noqa: ANN401
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
    return upgrade(value, version)


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


def _catalogue(
    header: Header, measures: list[Measure], registry: Registry, gazetteer: Gazetteer
) -> Catalogue:
    types = [measure.type for measure in measures]
    batch = Batch(
        number=header.number,
        title=header.title,
        revision=header.revision,
        schema_version=header.schema_version,
        document=header.document,
        digest=digest_of(map(measure_record, measures)),
        pilots=types.count(MeasureType.PILOT),
        cases=types.count(MeasureType.CASE),
    )
    return Catalogue(measures, (batch,), registry=registry, gazetteer=gazetteer)


#: What JSON has for the nested values of a measure and of a header.
_SHAPES: tuple[tuple[Any, type], ...] = (
    (Span, list),
    (tuple[Span, ...], list),
    (Mention, dict),
    (tuple[Mention, ...], list),
    (DepartmentList, dict),
    (Scope, dict),
    (Document, dict),
)


class Structurer:
    """The one converter, which knows our bodies and places and coerces nothing."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer) -> None:
        self._converter = Converter(forbid_extra_keys=True)
        hook = self._converter.register_structure_hook
        hook(str, partial(_strict, str, "a text"))
        hook(int, partial(_strict, int, "a whole number"))
        hook(bool, partial(_strict, bool, "true or false"))
        hook(MeasureType, lambda word, _: MeasureType(word))
        hook(SiteKind, lambda word, _: SiteKind(word))
        hook(Department, lambda id_, _: registry[_strict(str, "an id", id_)])
        hook(Place, lambda id_, _: gazetteer[_strict(str, "an id", id_)])
        # From the inside out, since each class takes over the hooks of its fields as they are.
        for kind, shape in _SHAPES:
            base = self._converter.get_structure_hook(kind)
            self._converter.register_structure_hook_func(
                partial(operator.eq, kind), partial(_shaped, shape, base)
            )

    def structure(
        self,
        value: object,
        kind: type[T],
        place: str,
        findings: list[Finding],
    ) -> T | None:
        """The value of a class, or None after all that is wrong went to *findings*."""
        if not isinstance(value, dict):
            findings.append(Finding(place, f"{value!r} is no object"))
            return None
        try:
            return self._converter.structure(value, kind)
        except BaseValidationError as error:
            for line in transform_error(error, "", format_exception=_describe):
                message, path = line.rsplit(" @ ", 1)
                findings.append(Finding(place + path, message))
        return None

    def measure(self, record: Any, place: str, findings: list[Finding]) -> Measure | None:  # noqa: ANN401
        """The measure of a record, whose id must fit its other fields."""
        stated: Record = {}
        if isinstance(record, dict):
            stated = {key: record[key] for key in ("id",) if key in record}
            record = {key: value for key, value in record.items() if key != "id"}
        measure = self.structure(record, Measure, place, findings)
        id_ = stated.get("id", measure and measure.id)
        if measure is not None and id_ != measure.id:
            findings.append(Finding(f"{place}.id", f"{id_!r} does not fit {measure.id}"))
        return measure


def _strict(kind: type[T], what: str, value: Any, _: Any = None) -> T:  # noqa: ANN401
    if type(value) is not kind:
        msg = f"{value!r} is not {what}"
        raise ValueError(msg)  # TypeError is how cattrs says "no list"
    if isinstance(value, str):
        _check_characters(value)
    return value


def _check_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        msg = f"{text!r} has half a character at {error.start}"
        raise ValueError(msg) from error


def _shaped(shape: type[Any], base: Callable[[Any, Any], Any], value: Any, kind: Any) -> Any:  # noqa: ANN401
    """Structure a value that has the shape of its kind; a text, say, is no list of its letters."""
    if not isinstance(value, shape):
        raise TypeError("it is no object" if shape is dict else "it is no list")
    if has(kind):
        _check_complete(kind, frozenset(value))
    return base(value, kind)


def _check_complete(kind: type[AttrsInstance], given: frozenset[object]) -> None:
    """A field of which the class has a default must be there as well: to leave it out says nothing.

    Those without a default are missed by the converter, each at its own place.
    """
    absent = [one.name for one in fields(kind) if one.default is not NOTHING]
    absent = [name for name in absent if name not in given]
    if absent:
        msg = f"{', '.join(absent)} is missing; null says that there is none"
        raise ValueError(msg)


def _describe(error: BaseException, _: type | None) -> str:
    if isinstance(error, KeyError) and type(error) is KeyError:
        return "it is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown field {', '.join(sorted(error.extra_fields))}"
    return str(error)
