"""Measures as plain records, the canonical form that files hold and digests are taken of.

Both directions follow the fields of the classes: what a class gains stands in its records, and
is read back from them, without a line here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from attrs import AttrsInstance, fields, frozen, has

from gxfta_measures.gazetteer import Gazetteer, Place
from gxfta_measures.model import Batch, Department, Document, Measure
from gxfta_measures.registry import Registry
from gxfta_measures.system.ledger import Record as Record  # noqa: PLC0414  # handed out from here too
from gxfta_measures.system.ledger import field_types
from gxfta_measures.system.stated import left_out_where_none
from gxfta_measures.terms import MeasureType

T = TypeVar("T")
_Read = Callable[[Any], Any]

#: The classes whose values stand in records by their ids.
BY_ID = (Department, Place)


@frozen(kw_only=True)
class Header:
    """The head of a batch file: what is said of the batch beside its measures.

    Attributes:
        number: Which batch it is.
        title: The name of the batch.
        revision: The revision of the derived data, counted from 1.
        schema_version: The version of the file's schema.
        document: The official document.
        digest: The digest of the batch when the file was made; None where it does not say.
            Where bodies or places were corrected since, that of today is another.
        measures_digest: The digest of the measures alone, which no correction elsewhere
            changes; None where the file does not say.
    """

    number: int
    title: str
    revision: int
    schema_version: int
    document: Document
    digest: str | None = None
    measures_digest: str | None = None

    def batch(self, measures: Iterable[Measure], digest: str) -> Batch:
        """The batch, its measures counted."""
        types = [measure.type for measure in measures]
        return Batch(
            number=self.number,
            title=self.title,
            revision=self.revision,
            schema_version=self.schema_version,
            document=self.document,
            digest=digest,
            pilots=types.count(MeasureType.PILOT),
            cases=types.count(MeasureType.CASE),
        )


# Values to records.


def record_of(value: Any) -> Any:  # noqa: ANN401
    """A value as JSON has it; bodies and places stand in it by their ids.

    >>> import gxfta_measures as gx
    >>> record_of(gx.batches()[0].document)["number"] is None
    True
    """
    kind = type(value)
    return value if kind in _PLAIN else _writer(kind)(value)  # type: ignore[arg-type]  # hashable


#: What JSON has too, and most values are: a call for each of them would be felt.
_PLAIN = frozenset((str, int, bool, NoneType))


@cache
def _writer(kind: type) -> Callable[[Any], Any]:
    """What makes records of the values of a class."""
    if issubclass(kind, BY_ID):
        return attrgetter("id")
    if issubclass(kind, tuple):
        return lambda values: [record_of(one) for one in values]
    if issubclass(kind, Enum):
        return attrgetter("value")
    return whole_record if has(kind) else _as_it_is


def whole_record(value: AttrsInstance) -> Record:
    """The record of every field of a value, even of a body or a place.

    >>> import gxfta_measures as gx
    >>> whole_record(gx.places()["pingxiang"])["within"]
    ['chongzuo']
    """
    names, rare = _names(type(value))
    record = {name: record_of(getattr(value, name)) for name in names}
    for name in rare:
        if record[name] is None:
            del record[name]
    return record


@cache
def _names(kind: type[AttrsInstance]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The fields in the records of a class, and which of them are left out where they are None."""
    return tuple(one.name for one in fields(kind) if one.init), left_out_where_none(kind)


def measure_record(measure: Measure) -> Record:
    """The canonical record of a measure: its id, then every field.

    >>> import gxfta_measures as gx
    >>> measure_record(gx.load(7)["7-pilot-08"])["scope"]["territory"]
    'guangxi'
    """
    return {"id": measure.id, **whole_record(measure)}


def canonical(value: Any) -> str:  # noqa: ANN401
    r"""A value as canonical JSON for files: sorted keys, two blanks, LF, final newline.

    >>> canonical({"b": "区", "a": 1})
    '{\n  "a": 1,\n  "b": "区"\n}\n'
    """
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


# The types of fields.


def parts_of(type_: Any) -> Iterator[Any]:  # noqa: ANN401
    """Every type that the values of a type are made of, the innermost first, itself last.

    >>> list(parts_of(tuple[int, ...]))
    [<class 'int'>, Ellipsis, tuple[int, ...]]
    """
    is_record = has(type_) and type_ not in BY_ID
    inner = field_types(type_).values() if is_record else get_args(type_)
    for one in inner:
        yield from parts_of(one)
    yield type_


# Records to values.


class RecordReader:
    """Records back to values, for files that were checked when they were built.

    It trusts them: half the time of a first `load` would go into importing a library that
    validates them once more. Files of your own go through `gxfta_measures.read`, which
    trusts nothing; a test holds that both give the same values.
    """

    def __init__(self, registry: Registry, gazetteer: Gazetteer) -> None:
        self._readers: dict[Any, _Read] = {
            Department: registry.__getitem__,
            Place: gazetteer.__getitem__,
        }

    def read(self, kind: type[T], record: Record) -> T:
        """The value of a class that a record describes.

        >>> import gxfta_measures as gx
        >>> seven = gx.load(7)
        >>> reader = RecordReader(seven.registry, seven.gazetteer)
        >>> reader.read(gx.Measure, measure_record(seven[0])) == seven[0]
        True
        """
        value: T = self._reader(kind)(record)
        return value

    def _reader(self, type_: Any) -> _Read:  # noqa: ANN401
        if type_ not in self._readers:
            self._readers[type_] = self._new_reader(type_)
        return self._readers[type_]

    def _new_reader(self, type_: Any) -> _Read:  # noqa: ANN401
        origin, arguments = get_origin(type_), get_args(type_)
        if origin in (Union, UnionType):
            (inner,) = (one for one in arguments if one is not NoneType)
            return _optional(self._reader(inner))
        if origin is tuple:
            (inner,) = {one for one in arguments if one is not ...}
            return _tuple(self._reader(inner))
        if isinstance(type_, type) and issubclass(type_, Enum):
            return type_
        return self._object(type_) if has(type_) else _as_it_is

    def _object(self, kind: type[Any]) -> _Read:
        readers = {name: self._reader(type_) for name, type_ in field_types(kind).items()}
        # Most fields are what JSON has, and a call for each of them would be felt.
        others = [(name, read) for name, read in readers.items() if read is not _as_it_is]
        rare = left_out_where_none(kind)
        plain = [name for name, read in readers.items() if read is _as_it_is and name not in rare]

        def read(record: Record) -> Any:  # noqa: ANN401
            values = {name: record[name] for name in plain}
            for name, reader in others:
                values[name] = reader(record[name])
            for name in rare:
                values[name] = record.get(name)
            return kind(**values)

        return read


def _as_it_is(value: Any) -> Any:  # noqa: ANN401
    return value


def _optional(read: _Read) -> _Read:
    if read is _as_it_is:
        return read
    return lambda value: None if value is None else read(value)


def _tuple(read: _Read) -> _Read:
    return tuple if read is _as_it_is else lambda values: tuple(map(read, values))
