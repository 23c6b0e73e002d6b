"""Data frames of pandas, polars and Arrow, all through narwhals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

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
    if backend not in BACKENDS:
        raise UnknownTerm("backend", backend, BACKENDS)
    try:
        import narwhals as nw
    except ImportError as error:
        raise MissingExtra("narwhals", "frames") from error
    types = {str: nw.String(), int: nw.Int64(), bool: nw.Boolean()}
    wanted = columns(table)
    rows = records(measures, table)
    data = {column.name: [row[column.name] for row in rows] for column in wanted}
    schema = {column.name: types[column.kind] for column in wanted}
    try:
        return nw.from_dict(data, schema, backend=backend).to_native()
    except ModuleNotFoundError as error:
        raise MissingExtra(backend, backend) from error
