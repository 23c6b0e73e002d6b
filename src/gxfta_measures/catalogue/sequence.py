"""Measures in a fixed order, found by position and by id, with the algebra of sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from numbers import Integral
from typing import Self, cast, overload

from attrs import Factory, evolve, field, frozen

from gxfta_measures.errors import Code, Finding, InvalidBatch, UnknownMeasure
from gxfta_measures.guards import expect, expect_each
from gxfta_measures.likeness import alike
from gxfta_measures.model import Batch, Measure
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.terms import MeasureType
from gxfta_measures.text import fold

_TYPES = tuple(MeasureType)
_IN_REPR = 3  # ids


def _without_repeats(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    return tuple(dict.fromkeys(expect_each(measures, Measure, "measures", "measures")))


def _all_of(batches: Iterable[Batch]) -> tuple[Batch, ...]:
    return expect_each(batches, Batch, "batches", "batches, each a Batch")


def _index(sequence: MeasureSequence) -> dict[str, Measure]:
    by_id: dict[str, Measure] = {}
    twice = [one.id for one in sequence.measures if by_id.setdefault(one.id, one) != one]
    if twice:
        message = Phrase("two different measures have this id")
        findings = tuple(Finding(id_, message, Code.TWICE) for id_ in twice)
        raise InvalidBatch("this catalogue", findings)
    return by_id


@frozen(repr=False, eq=False)
class MeasureSequence(Sequence[Measure]):
    """Measures in document order, or in the order of a search; immutable.

    Attributes:
        measures: The measures, each once.
        batches: The batches that they come from, oldest first.

    Raises:
        InvalidBatch: Two different measures have one id.
        WrongType: They are no measures, or no batches.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> measures["7-pilot-16"] == measures[15], measures[:2] | measures[1:3] == measures[:3]
    (True, True)
    """

    measures: tuple[Measure, ...] = field(converter=_without_repeats)
    batches: tuple[Batch, ...] = field(converter=_all_of)
    _by_id: dict[str, Measure] = field(init=False, default=Factory(_index, takes_self=True))

    @overload
    def __getitem__(self, key: int | str) -> Measure: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> Measure | Self:
        if isinstance(key, slice):
            return self._with(self.measures[key])
        if isinstance(key, str):
            return self._find(key)
        expect(key, Integral, "a catalogue", "an id, a position or a slice")
        return self.measures[key]

    def _find(self, id_: str) -> Measure:
        if id_ in self._by_id:
            return self._by_id[id_]
        batch, type_, number = (*fold(id_).split("-"), "", "")[:3]
        numbers = tuple(one.number for one in self.batches)
        if type_ in _TYPES and batch.isdecimal() and batch not in map(str, numbers):
            raise UnknownMeasure(id_, batches=numbers)
        written_out = f"{batch}-{type_}-{number.zfill(2)}"
        found = written_out in self._by_id
        raise UnknownMeasure(id_, (written_out,) if found else alike(id_, self._by_id, cutoff=0.8))

    def __len__(self) -> int:
        return len(self.measures)

    def __iter__(self) -> Iterator[Measure]:
        return iter(self.measures)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Measure):
            return self._by_id.get(key.id) == key
        return isinstance(key, str) and key in self._by_id

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MeasureSequence):
            return NotImplemented
        return (self.measures, self.batches) == (other.measures, other.batches)

    def __hash__(self) -> int:
        return hash((self.measures, self.batches))

    def _with(self, measures: Iterable[Measure]) -> Self:
        return evolve(self, measures=measures)

    def __or__(self, other: MeasureSequence) -> Self:
        if not isinstance(other, MeasureSequence):
            return NotImplemented
        batches = tuple(sorted({*self.batches, *other.batches}))
        # What else a catalogue holds, such as its registry, is that of the newer one.
        is_newer = isinstance(other, type(self)) and other.batches[-1:] > self.batches[-1:]
        newer = cast("Self", other) if is_newer else self
        return evolve(newer, measures=sorted({*self, *other}), batches=batches)

    def __and__(self, other: MeasureSequence) -> Self:
        if not isinstance(other, MeasureSequence):
            return NotImplemented
        return self._with(sorted(set(self) & set(other)))

    def __sub__(self, other: MeasureSequence) -> Self:
        if not isinstance(other, MeasureSequence):
            return NotImplemented
        return self._with(sorted(set(self) - set(other)))

    def __repr__(self) -> str:
        many = f"{len(self)} measure" + ("" if len(self) == 1 else "s")
        ids = ", ".join(measure.id for measure in self.measures[:_IN_REPR])
        more = ", …" if len(self) > _IN_REPR else ""
        return f"<{type(self).__name__} of {many}{': ' if ids else ''}{ids}{more}>"

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_id)
