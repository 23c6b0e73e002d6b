"""Data frames of pandas, polars and Arrow, all through narwhals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

from gxfta_measures.catalogue.matrix import VALUES, Matrix, Value, label
from gxfta_measures.errors import MissingExtra, UnknownTerm
from gxfta_measures.export.tables import TableName, columns, records
from gxfta_measures.model import Measure

Backend = Literal["pandas", "polars", "pyarrow"]
BACKENDS: tuple[Backend, ...] = get_args(Backend)


def frame(measures: Iterable[Measure], backend: Backend, table: TableName) -> Any:  # noqa: ANN401
    """A data frame of a table, with the columns and types of `tables`.

    Raises:
        MissingExtra: narwhals or the library is not installed.
        UnknownTerm: There is no such table or library.

    >>> import gxfta_measures as gx
    >>> frame(gx.load(7), "pandas", "measures").loc[0, "id"]
    '7-pilot-01'
    """
    wanted = columns(table)
    rows = records(measures, table)
    data = {column.name: [row[column.name] for row in rows] for column in wanted}
    return _native(data, {column.name: column.kind for column in wanted}, backend)


def matrix_frame(matrix: Matrix, backend: Backend, values: Value) -> Any:  # noqa: ANN401
    """A data frame of a matrix, with the totals of the rows in its last columns.

    Raises:
        MissingExtra: narwhals or the library is not installed.
        UnknownTerm: There is no such value or library.

    >>> import gxfta_measures as gx
    >>> matrix = gx.load(7).matrix(rows="level", columns="type")
    >>> matrix_frame(matrix, "polars", "lead").row(0)
    ('central', 10, 10, 20, 25, 25)
    """
    if values not in VALUES:
        raise UnknownTerm("values", values, VALUES)
    data: dict[str, list[Any]] = {matrix.row_key: [label(row) for row in matrix.rows]}
    for place, column in enumerate(matrix.columns):
        data[label(column)] = [getattr(row[place], values) for row in matrix.cells]
    kind: type = str if values == "mark" else int
    kinds = dict.fromkeys(data, kind) | {matrix.row_key: str}
    for total in ("lead", "responsible", "either"):
        data[total] = [getattr(one, total) for one in matrix.row_totals]
        kinds[total] = int
    return _native(data, kinds, backend)


def _native(data: dict[str, list[Any]], kinds: dict[str, type], backend: Backend) -> Any:  # noqa: ANN401
    if backend not in BACKENDS:
        raise UnknownTerm("backend", backend, BACKENDS)
    try:
        import narwhals as nw
    except ImportError as error:
        raise MissingExtra("narwhals", "frames") from error
    types = {str: nw.String(), int: nw.Int64(), bool: nw.Boolean()}
    schema = {name: types[kind] for name, kind in kinds.items()}
    try:
        return nw.from_dict(data, schema, backend=backend).to_native()
    except ModuleNotFoundError as error:
        raise MissingExtra(backend, backend) from error
