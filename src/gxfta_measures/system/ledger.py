"""The files of bodies and places: what they say as of a batch, and all that is wrong with them.

Each record says since which batch it is known, and, where that is so, what later batches changed::

    {"id": "gx-commerce", "aliases": [], …, "since": 7, "changes": {"8": {"aliases": ["…"]}}}

So a batch answers from what was known in its time, whatever is added or changed later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import fields

from gxfta_measures.errors import Code, Finding, InvalidBatch
from gxfta_measures.findings import Findings
from gxfta_measures.system.limits import cut
from gxfta_measures.system.no_json import no_json
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.resources import read_json
from gxfta_measures.system.screen import acting

Record = dict[str, Any]
T = TypeVar("T")


def as_of(records: Iterable[Record], batch: int | None) -> list[Record]:
    """The records known as of a batch, as they were then; those of today where it is None.

    >>> body = {"name": "甲局", "since": 7, "changes": {"9": {"name": "乙局"}}}
    >>> as_of([body], 6), as_of([body], 8), as_of([body], None)
    ([], [{'name': '甲局', 'since': 7}], [{'name': '乙局', 'since': 7}])
    """
    return [_then(one, batch) for one in records if batch is None or one["since"] <= batch]


def _then(record: Record, batch: int | None) -> Record:
    if "changes" not in record:
        return record
    then = {name: value for name, value in record.items() if name != "changes"}
    for number in sorted(map(int, record["changes"])):
        if batch is None or number <= batch:
            then |= record["changes"][str(number)]
    return then


def read_checked(file: str, read: Callable[[], T], check: Callable[[], Iterable[Finding]]) -> T:
    """What is read of a file; the check, which takes time, comes only where that fails.

    Args:
        file: The name of the file.
        read: Reads it, and trusts it.
        check: Finds all that is wrong with it.

    Raises:
        InvalidBatch: It cannot be read; all that is wrong with it is listed.
    """
    try:
        return read()
    except InvalidBatch:
        raise  # of a file that this one refers to
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise InvalidBatch(file, tuple(check())) from error


def read_ledger(file: str) -> Findings[Record | None]:
    """What a bundled file of records holds; None where it is no JSON, or no object.

    >>> from gxfta_measures.findings import sift
    >>> whole, findings = sift(read_ledger("places.json"))
    >>> whole["places"][0]["name"], findings
    ('中国', ())
    """
    try:
        whole = read_json(file)
    except (RecursionError, ValueError) as error:
        place, message = no_json(error)
        told = Phrase("{place}: {message}", place=place, message=message) if place else message
        yield Finding(file, told, Code.DAMAGED)
        return None
    if isinstance(whole, dict):
        return whole
    yield _is(file, whole, Phrase("no object"))
    return None


def steps(records: Iterable[Record]) -> list[int]:
    """The batches that brought or changed a record, oldest first.

    >>> steps([{"since": 7}, {"since": 7, "changes": {"9": {}}}])
    [7, 9]
    """
    return sorted({step for one in records for step in (one["since"], *map(int, _changes(one)))})


def step_of(known: list[int], batch: int | None) -> int:
    """The step that a batch answers from: its own, or the last before it.

    A batch older than all of them answers from the oldest, one that is None from the newest.

    >>> [step_of([7, 9], batch) for batch in (5, 7, 8, 9, 10, None)]
    [7, 7, 7, 9, 9, 9]
    """
    return max((step for step in known if batch is None or step <= batch), default=known[0])


def _changes(record: Record) -> Record:
    changes: Record = record.get("changes", {})
    return changes


def ids(records: object) -> dict[str, int]:
    """The ids of records, each with the batch that brought it, as far as they can be read.

    >>> ids([{"id": "guangxi", "since": 7}, {"name": "中国"}, 5])
    {'guangxi': 7}
    """
    found: dict[str, int] = {}
    for one in records if isinstance(records, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            since = one.get("since")
            found[one["id"]] = since if isinstance(since, int) else 1
    return found


# The fields of a class.


def field_types(kind: type[Any]) -> dict[str, Any]:
    """The fields that a record of a class has, each with its type.

    >>> from gxfta_measures.model import Document
    >>> list(field_types(Document))
    ['title', 'sha256', 'number', 'date', 'issuer', 'home']
    """
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind) if one.init}


# What is wrong.


class Check:
    """Looks for all that is wrong with the records of a file, each by itself.

    Args:
        file: The name of the file, for the findings.
        kind: The class of its records.
        known: For each class that its fields refer to, the ids there are, each with the batch
            that brought it.
    """

    def __init__(
        self, file: str, kind: type[Any], known: Mapping[type[Any], Mapping[str, int]]
    ) -> None:
        self._file = file
        self._types = field_types(kind)
        # An id of this file is known once its record has been read: what a body stands under, or
        # a place lies in, comes before it.
        self._own: dict[str, int] = {}
        self._known = {**known, kind: self._own}

    def findings(self, records: object) -> Iterator[Finding]:
        """Every fault, with the id of the record and the field.

        Args:
            records: What the file has for a list of records.
        """
        if not isinstance(records, list):
            yield Finding(self._file, Phrase("it has no list of records"), Code.VALUE)
            return
        for index, record in enumerate(records):
            place = f"{self._file} {_called(record, index)}"
            if isinstance(record, dict):
                yield from self._record(place, record)
            else:
                yield _is(place, record, Phrase("no object"))

    def _record(self, place: str, record: Record) -> Iterator[Finding]:
        for name in self._types:
            if name not in record:
                message = Phrase("it is missing; null says that there is none")
                yield Finding(f"{place}.{name}", message, Code.MISSING)
        since = batch = record.get("since", 1)
        if type(since) is not int or since < 1:
            yield _is(f"{place}.since", since, Phrase("no number of a batch"))
            since, batch = 1, _ANY
        rest = {name: record[name] for name in record if name not in ("since", "changes")}
        yield from self._fields(place, rest, batch if "since" in record else _ANY)
        yield from self._later(f"{place}.changes", _changes(record), since)
        if isinstance(id_ := record.get("id"), str):
            if id_ in self._own:
                yield Finding(f"{place}.id", Phrase("another record has it"), Code.TWICE)
            self._own[id_] = since

    def _later(self, place: str, changes: object, since: int) -> Iterator[Finding]:
        if not isinstance(changes, dict):
            yield _is(place, changes, Phrase("no object"))
            return
        for number, change in changes.items():
            if not number.isdecimal() or int(number) <= since:
                yield _is(place, number, Phrase("no number of a later batch"))
            elif not isinstance(change, dict):
                yield _is(f"{place}.{number}", change, Phrase("no object"))
            else:
                yield from self._change(f"{place}.{number}", change, int(number))

    def _change(self, place: str, change: Record, batch: int) -> Iterator[Finding]:
        for name in _FIXED & change.keys():
            yield Finding(f"{place}.{name}", Phrase("it never changes"), Code.VALUE)
        rest = {name: change[name] for name in change if name not in _FIXED}
        yield from self._fields(place, rest, batch)

    def _fields(self, place: str, given: Record, batch: int) -> Iterator[Finding]:
        for name, value in given.items():
            if name in self._types:
                yield from self._value(f"{place}.{name}", self._types[name], value, batch)
            else:
                message = Phrase("no such field: use {names}", names=", ".join(self._types))
                yield Finding(f"{place}.{name}", message, Code.UNKNOWN_FIELD)

    def _value(self, place: str, type_: Any, value: object, batch: int) -> Iterator[Finding]:  # noqa: ANN401
        origin, arguments = get_origin(type_), get_args(type_)
        if origin in (Union, UnionType):
            inner = next(one for one in arguments if one is not NoneType)
            yield from () if value is None else self._value(place, inner, value, batch)
        elif origin is tuple:
            yield from self._list(place, arguments[0], value, batch)
        elif type_ in self._known:
            yield from self._reference(place, self._known[type_], value, batch)
        elif origin is Literal and value not in arguments:
            yield _is(place, value, Phrase("none of {words}", words=", ".join(arguments)))
        elif origin is None and (type(value) is not type_ or value == ""):
            yield _is(place, value, _NAMES[type_])
        elif isinstance(value, str) and acting(value):
            message = Phrase(
                "{value} has characters that control how text is shown: delete them",
                value=cut(value),
            )
            yield Finding(place, message, Code.CONTROL)

    def _list(self, place: str, type_: Any, value: object, batch: int) -> Iterator[Finding]:  # noqa: ANN401
        if not isinstance(value, list):
            yield _is(place, value, Phrase("no list"))
            return
        for index, one in enumerate(value):
            yield from self._value(f"{place}[{index}]", type_, one, batch)

    def _reference(
        self, place: str, known: Mapping[str, int], value: object, batch: int
    ) -> Iterator[Finding]:
        since = known.get(value) if isinstance(value, str) else None
        if since is None:
            yield _is(place, value, Phrase("no id of a record before this one"), Code.REFERENCE)
        elif since > batch:
            late = Phrase("{value} is known since batch {since} only", value=value, since=since)
            yield Finding(place, late, Code.REFERENCE)


_ANY = 10**6  # a batch later than any: a record that does not say since when may refer to all
_FIXED = {"id", "since"}
_NAMES = {str: Phrase("no text"), int: Phrase("no whole number"), bool: Phrase("no true or false")}


def _is(place: str, value: object, what: Phrase, code: Code = Code.VALUE) -> Finding:
    """The finding that a value is what it must not be."""
    return Finding(place, Phrase("{value} is {what}", value=cut(value), what=what), code)


def _called(record: object, index: int) -> str:
    id_ = record.get("id") if isinstance(record, dict) else None
    return id_ if isinstance(id_, str) and id_ else f"[{index}]"
