"""The strict converter: records from outside to values, with every fault and its place.

cattrs does the work. What it would let through or mend is refused here: a number for a text, a
text for a list of its letters, a field that is left out because the class has a default.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeVar, get_origin

from attrs import NOTHING, AttrsInstance, fields, has
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from gxfta_measures.batchfile.anew import Anew
from gxfta_measures.batchfile.parsing import spelt
from gxfta_measures.errors import Code, Finding, UnknownDepartment
from gxfta_measures.findings import Findings
from gxfta_measures.gazetteer import Gazetteer, Place
from gxfta_measures.model import Department, DepartmentList, Measure
from gxfta_measures.reasons import phrase_of
from gxfta_measures.records import BY_ID, Header, Record, parts_of
from gxfta_measures.registry import Registry
from gxfta_measures.scope import Scope, SiteKind
from gxfta_measures.system.limits import cut
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.stated import left_out_where_none
from gxfta_measures.terms import MeasureType

T = TypeVar("T")


def _shapes() -> Iterator[tuple[Any, type]]:
    """The nested types of a measure and of a header, each with what JSON has for it."""
    nested = (part for kind in (Measure, Header) for part in parts_of(kind) if part is not kind)
    for part in dict.fromkeys(nested):
        if get_origin(part) is tuple:
            yield part, list
        elif has(part) and part not in BY_ID:
            yield part, dict


class Structurer:
    """Makes values of records, with the bodies and places that their ids stand for.

    Args:
        registry: The bodies.
        gazetteer: The places.
        anew: What the words of cells and scopes give, where they are to be known by it.

    >>> import gxfta_measures as gx
    >>> from gxfta_measures.findings import sift
    >>> from gxfta_measures.records import measure_record
    >>> record = measure_record(gx.load(7)[0]) | {"number": "1"}
    >>> measure, findings = sift(Structurer(gx.departments(), gx.places()).measure(record, "m[0]"))
    >>> print(measure, *findings)
    None m[0].number: '1' is not a whole number
    """

    def __init__(self, registry: Registry, gazetteer: Gazetteer, anew: Anew | None = None) -> None:
        self._converter = Converter(forbid_extra_keys=True)
        hook = self._converter.register_structure_hook
        hook(str, partial(_strict, str, Phrase("a text")))
        hook(int, partial(_strict, int, Phrase("a whole number")))
        hook(bool, partial(_strict, bool, Phrase("true or false")))
        hook(MeasureType, lambda word, _: MeasureType(word))
        hook(SiteKind, lambda word, _: SiteKind(word))
        hook(Department, lambda id_, _: registry[_strict(str, Phrase("an id"), id_)])
        hook(Place, lambda id_, _: gazetteer[_strict(str, Phrase("an id"), id_)])
        # From the inside out, since each class takes over the hooks of its fields as they are.
        for kind, shape in _shapes():
            base = self._converter.get_structure_hook(kind)
            self._converter.register_structure_hook_func(
                partial(operator.eq, kind), partial(_shaped, shape, base)
            )
        for kind, known in ((DepartmentList, anew and anew.cells), (Scope, anew and anew.scopes)):
            if known:
                base = self._converter.get_structure_hook(kind)
                hook(kind, partial(_known, known.stated, base))

    def structure(self, value: object, kind: type[T], place: str) -> Findings[T | None]:
        """The value of a class; None where anything is wrong.

        Args:
            value: What JSON gave.
            kind: The class.
            place: Where the value stands in its file.
        """
        if not isinstance(value, dict):
            yield Finding(place, Phrase("{value} is no object", value=cut(value)), Code.VALUE)
            return None
        try:
            return self._converter.structure(value, kind)
        except BaseValidationError as error:
            yield from _faults(error, place)
            return None

    def measure(self, record: Any, place: str) -> Findings[Measure | None]:  # noqa: ANN401
        """The measure of a record, whose id must fit its other fields.

        Args:
            record: What JSON gave.
            place: Where it stands in its file.
        """
        stated: Record = {}
        if isinstance(record, dict):
            stated = {key: record[key] for key in ("id",) if key in record}
            record = {key: value for key, value in record.items() if key != "id"}
        measure = yield from self.structure(record, Measure, place)
        id_ = stated.get("id", measure and measure.id)
        if measure is not None and id_ != measure.id:
            yield Finding(
                f"{place}.id",
                Phrase("{value} does not fit {id}", value=cut(id_), id=measure.id),
                Code.NOT_DERIVED,
            )
        return measure


def _strict(kind: type[T], what: Phrase, value: Any, _: Any = None) -> T:  # noqa: ANN401
    """The value, if it is of that very type: "1" and true are no whole numbers."""
    if type(value) is not kind:
        msg = Phrase("{value} is not {what}", value=cut(value), what=what)
        raise ValueError(msg)  # TypeError is how cattrs says "no list"
    if isinstance(value, str):
        _check_characters(value)
    return value


def _check_characters(text: str) -> None:
    r"""Refuse half a character, such as "\ud83d", which no file in UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        msg = Phrase("{text} has half a character at {start}", text=cut(text), start=error.start)
        raise ValueError(msg) from error


def _shaped(shape: type[Any], base: Callable[[Any, Any], Any], value: Any, kind: Any) -> Any:  # noqa: ANN401
    """Structure a value that has the shape of its kind; a text, say, is no list of its letters."""
    if not isinstance(value, shape):
        raise TypeError(Phrase("it is no object") if shape is dict else Phrase("it is no list"))
    if has(kind):
        _check_complete(kind, frozenset(value))
    return base(value, kind)


def _known(
    stated: Callable[[object], Any], base: Callable[[object, Any], Any], value: object, kind: object
) -> Any:  # noqa: ANN401
    """What the words of a record give, if that is what it states; else what it states."""
    given = stated(value)
    return base(value, kind) if given is None else given


def _check_complete(kind: type[AttrsInstance], given: frozenset[object]) -> None:
    """Files must state every field, even those with a default: null is clear, a gap is not.

    Those that say something of few values alone, such as a correction, may be left out.

    Fields without a default are missed by cattrs itself, each at its own place.
    """
    absent = [one.name for one in fields(kind) if one.default is not NOTHING]
    absent = [name for name in absent if name not in given | left_out_where_none(kind)]
    if absent:
        names = ", ".join(absent)
        raise _IncompleteError(
            Phrase("{names} is missing; null says that there is none", names=names)
        )


class _IncompleteError(ValueError):
    """A record without some of its fields: "aliases, since is missing; null says …"."""


def _faults(error: Exception, path: str) -> Iterator[Finding]:
    """Each fault of those that cattrs gathered, at its path."""
    if not isinstance(error, ClassValidationError | IterableValidationError):
        message, code = _describe(error)
        yield Finding(path, message, code)
        return
    with_notes, others = error.group_exceptions()
    for fault, note in with_notes:
        step = f".{note.name}" if isinstance(note, AttributeValidationNote) else f"[{note.index}]"
        yield from _faults(fault, path + step)
    for fault in others:
        yield from _faults(fault, path)


def _describe(error: Exception) -> tuple[Phrase, Code]:
    """What an error of cattrs or of a hook says to a user: "it is missing" for a KeyError."""
    if isinstance(error, KeyError) and type(error) is KeyError:
        return Phrase("it is missing"), Code.MISSING
    if isinstance(error, ForbiddenExtraKeysError):
        names = ", ".join(map(spelt, sorted(error.extra_fields)))
        return Phrase("unknown field {names}", names=names), Code.UNKNOWN_FIELD
    if isinstance(error, _IncompleteError):
        return phrase_of(error), Code.MISSING
    unknown = isinstance(error, UnknownDepartment)
    return phrase_of(error), Code.UNKNOWN_BODY if unknown else Code.VALUE
