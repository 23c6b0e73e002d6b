"""Columns of any library as plain cells, and answers as tables of that library.

Whatever the library, each different cell has a number, and what a row costs is numbers: the
answers themselves are kept once. Texts come back as the library's own type for repeated texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gxfta_measures.columns.answers import Record
from gxfta_measures.columns.encoding import cell_of, encode, spread
from gxfta_measures.errors import MissingExtra, WrongType
from gxfta_measures.export.frames import BACKENDS, native
from gxfta_measures.guards import expect_word

if TYPE_CHECKING:
    import narwhals as nw

#: What is said of a cell, a record a row of the answer; the cell is a text, None or NO_TEXT.
Answer = Callable[[object], Sequence[Record]]
_LIBRARIES = ("pandas", "polars", "pyarrow", "narwhals")


def answered(column: Any, kinds: Mapping[str, type], answer: Answer, *, rows: bool) -> Any:  # noqa: ANN401
    """The answers about the cells of a column, as the library of the column has tables.

    Args:
        column: The column.
        kinds: The fields of an answer and their types.
        answer: What is said of a cell; asked once for each different cell.
        rows: Whether there may be any number of answers about a cell, each with its row's number;
            otherwise there is one.

    Raises:
        WrongType: It is no column.
        MissingExtra: The column is of a library for which narwhals is not installed.

    >>> answered(["a", None], {"n": int}, lambda cell: [{"n": cell and 1}], rows=False)
    [{'n': 1}, {'n': None}]
    """
    series = _series(column)
    if series is not None:
        made = _table(series, kinds, answer, rows=rows)
        return made.to_native() if series is not column else made
    if isinstance(column, (str, bytes, Mapping)) or not isinstance(column, Iterable):
        raise WrongType(
            "a function of columns", "a column or a list of cells", type(column).__name__
        )
    told = _stream(column, kinds, answer, rows=rows)
    return list(told) if isinstance(column, Sequence) else told


def _series(column: object) -> nw.Series[Any] | None:
    """The column as narwhals has it; None where it is of no library."""
    library = type(column).__module__.split(".")[0]
    if library not in _LIBRARIES:
        return None
    try:
        import narwhals as nw
    except ImportError as error:
        raise MissingExtra("narwhals", library) from error
    if library == "pyarrow":
        import pyarrow as pa

        column = pa.chunked_array([column]) if isinstance(column, pa.Array) else column
    try:
        return nw.from_native(column, series_only=True)
    except TypeError as error:
        given = type(column).__name__
        raise WrongType("a function of columns", "a column or a list of cells", given) from error


# Plain iterables.


def _stream(
    cells: Iterable[object], kinds: Mapping[str, type], answer: Answer, *, rows: bool
) -> Iterator[Record]:
    known: dict[object, Sequence[Record]] = {}
    blank: Record = dict.fromkeys(kinds)
    for number, cell in enumerate(map(cell_of, cells)):
        if cell not in known:
            known[cell] = answer(cell)
        place = {"row": number} if rows else {}
        for record in known[cell]:
            whole = place | blank | record
            yield {name: _plain(value) for name, value in whole.items()}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


# Columns of a library.


def _table(
    series: nw.Series[Any], kinds: Mapping[str, type], answer: Answer, *, rows: bool
) -> nw.DataFrame[Any]:
    import narwhals as nw

    backend = series.implementation
    expect_word(backend.value, BACKENDS, "backend")
    different, codes = encode(series)
    answers = Answers(kinds)
    spans = [answers.add(answer(cell)) for cell in different]
    places = None
    if rows:
        places, taken = spread(codes, spans)
        codes = nw.new_series("code", taken, nw.Int64(), backend=backend)
    known: nw.DataFrame[Any] = nw.from_native(answers.native(backend.value))
    made = known[codes]
    if places is not None:
        row = nw.new_series("row", places, nw.Int64(), backend=backend)
        made = made.with_columns(row).select("row", *kinds)
    if backend.is_pandas():
        own = made.to_native()
        index = series.to_native().index
        own.index = index if places is None else index.take(places)
    return made


class Answers:
    """The answers about the different cells, a list a field; equal values are kept once.

    Args:
        kinds: The fields and their types.

    >>> answers = Answers({"a": int})
    >>> answers.add([{"a": 1}, {"a": 2}]), answers.add([{"a": 3}])
    (range(0, 2), range(2, 3))
    """

    def __init__(self, kinds: Mapping[str, type]) -> None:
        self._kinds = kinds
        self._fields: dict[str, list[Any]] = {name: [] for name in kinds}
        self._once: dict[object, Any] = {}
        self._many = 0

    def add(self, records: Sequence[Record]) -> range:
        """Keep some records, and say which they are."""
        start = self._many
        for record in records:
            for name, values in self._fields.items():
                values.append(self._kept(record.get(name)))
        self._many += len(records)
        return range(start, self._many)

    def _kept(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, tuple):
            value = tuple([self._once.setdefault(one, one) for one in value])
        return self._once.setdefault(value, value) if isinstance(value, (str, tuple)) else value

    def native(self, backend: Any) -> Any:  # noqa: ANN401
        """A table of them in a library."""
        for name, kind in self._kinds.items():
            if kind is list:
                values = self._fields[name]
                self._fields[name] = [None if one is None else list(one) for one in values]
        return native(self._fields, dict(self._kinds), backend, repeated=True)
