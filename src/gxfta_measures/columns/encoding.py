"""The different cells of a column and a number for each row: what a row costs is numbers.

A column of texts is numbered by its own library, which takes no Python object for a row. Any other
one, such as objects of pandas, is gone through in slices.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from numbers import Real
from typing import TYPE_CHECKING, Any

from gxfta_measures.columns.answers import NO_TEXT

if TYPE_CHECKING:
    import narwhals as nw

_NULLS = ("NoneType", "NAType", "NaTType")
_SLICE = 1 << 16  # cells: what is made into Python values at one time


def cell_of(value: object) -> object:
    """A cell as a text, None or NO_TEXT.

    >>> cell_of("全区"), cell_of(float("nan")), cell_of(5) is NO_TEXT
    ('全区', None, True)
    """
    if type(value) is str:
        return value if value.isprintable() or _is_whole(value) else NO_TEXT
    if type(value).__name__ in _NULLS or (isinstance(value, Real) and value != value):  # noqa: PLR0124
        return None
    return cell_of(str(value)) if isinstance(value, str) else NO_TEXT


def _is_whole(text: str) -> bool:
    """Whether a text has no half of a character in it, which no library could hold."""
    return not any("\ud800" <= one <= "\udfff" for one in text)


def encode(series: nw.Series[Any]) -> tuple[Iterable[object], nw.Series[Any]]:
    """The different cells in the order of their numbers, and the number of each row's.

    Args:
        series: The column.

    >>> import narwhals as nw, polars as pl
    >>> cells, numbers = encode(nw.from_native(pl.Series(["甲", None, "甲"]), series_only=True))
    >>> list(cells), numbers.to_list()
    (['甲', None], [0, 1, 0])
    """
    import narwhals as nw

    numbered = _LIBRARIES[series.implementation.value](series.to_native())
    if numbered is None:
        numbers, codes = _one_by_one(series)
    else:
        numbers, codes = map(cell_of, numbered[0]), numbered[1]
    return numbers, nw.new_series("code", codes, nw.Int32(), backend=series.implementation)


#: The different cells of a column of texts and their numbers by a library; None: it is of others.
_Numbered = tuple[Iterable[object], Any] | None


def _by_pyarrow(column: Any) -> _Numbered:  # noqa: ANN401
    import pyarrow as pa

    is_text = pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
    if not is_text or not len(column):  # pyarrow 18 makes no dictionary of nothing
        return None
    made = column.dictionary_encode("encode").combine_chunks()
    return made.dictionary.to_pylist(), made.indices


def _by_polars(column: Any) -> _Numbered:  # noqa: ANN401
    import polars as pl

    if column.dtype != pl.String:
        return None
    different = column.unique(maintain_order=True)
    return different.to_list(), column.replace_strict(different, range(len(different)))


def _by_pandas(column: Any) -> _Numbered:  # noqa: ANN401
    if type(column.dtype).__name__ != "StringDtype":
        return None
    codes, different = column.factorize(use_na_sentinel=False)
    return different, codes


_LIBRARIES: dict[str, Callable[[Any], _Numbered]] = {
    "pyarrow": _by_pyarrow,
    "polars": _by_polars,
    "pandas": _by_pandas,
}


def _one_by_one(series: nw.Series[Any]) -> tuple[Iterable[object], array[int]]:
    numbers: defaultdict[object, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    texts = _Texts(numbers)
    codes = array("i")
    for cells in _slices(series):
        # A text that was seen costs one look and no call.
        codes.extend([texts[one] if type(one) is str else numbers[cell_of(one)] for one in cells])
    return numbers, codes


class _Texts(dict[str, int]):
    """The numbers of texts: each is looked at when it is first met."""

    def __init__(self, numbers: defaultdict[object, int]) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, text: str) -> int:
        number = self[text] = self._numbers[cell_of(text)]
        return number


def _slices(series: nw.Series[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(series), _SLICE):
        yield series[start : start + _SLICE].to_list()


def spread(codes: nw.Series[Any], spans: Sequence[range]) -> tuple[array[int], array[int]]:
    """For each answer about each row: the number of the row, and that of the answer.

    Args:
        codes: The number of each row's cell.
        spans: For each cell the numbers of the answers about it.
    """
    rows, taken = array("q"), array("q")
    row = 0
    for some in _slices(codes):
        for code in some:
            span = spans[code]
            taken.extend(span)
            rows.extend(repeat(row, len(span)))
            row += 1
    return rows, taken
