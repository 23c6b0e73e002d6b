"""The questions of columns, asked of more than one machine: Dask and Spark.

Each reads its partitions as `gxfta_measures.columns` reads a column, so that equal cells are
read once for each partition. Nothing is computed before the engine is asked to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from gxfta_measures.columns.readers import assignments, parse_departments, parse_scope, resolve
from gxfta_measures.errors import MissingExtra, UnknownTerm
from gxfta_measures.guards import expect, expect_function

Reader = Callable[..., Any]
_READERS: tuple[Reader, ...] = (parse_departments, assignments, parse_scope, resolve)


def on_dask(read: Reader, column: Any, **asked: Any) -> Any:  # noqa: ANN401
    """The answers about a column of Dask, as a data frame of Dask.

    Args:
        read: One of the functions of `gxfta_measures.columns`.
        column: A series of Dask.
        **asked: What that function takes beside the column, such as ``home``.

    Returns:
        The data frame, with the partitions and the index of the column. The rows of
        `assignments` are numbered through all partitions, for which their lengths are
        computed at once.

    Raises:
        WrongType: It is no series of Dask, or what should read it is no function.
        UnknownTerm: The function is none of `gxfta_measures.columns`.
        MissingExtra: Dask is not installed.
    """
    _check(read)
    try:
        dask = import_module("dask.dataframe")
        utils = import_module("dask.dataframe.utils")
    except ImportError as error:
        raise MissingExtra("dask", "dask") from error
    expect(column, dask.Series, "on_dask", "a series of Dask")
    # Each partition has categories of its own.
    meta = utils.clear_known_categories(read(column._meta, **asked))  # noqa: SLF001  # Dask's schema
    starts = [0] * column.npartitions
    if read is assignments:
        lengths = column.map_partitions(len, meta=(None, int)).compute()
        starts = [sum(lengths[:number]) for number in range(len(lengths))]
    return column.map_partitions(_part, read=read, asked=asked, starts=starts, meta=meta)


def _part(
    column: Any,  # noqa: ANN401
    *,
    read: Reader,
    asked: dict[str, Any],
    starts: list[int],
    partition_info: dict[str, Any] | None = None,
) -> Any:  # noqa: ANN401
    """The answers about one partition, their rows numbered from where it starts."""
    frame = read(column, **asked)
    if "row" in frame and partition_info:
        frame["row"] += starts[partition_info["number"]]
    return frame


def on_spark(read: Reader, frame: Any, column: str, **asked: Any) -> Any:  # noqa: ANN401
    """A data frame of Spark with the answers about one of its columns beside all of them.

    Args:
        read: One of the functions of `gxfta_measures.columns`.
        frame: The data frame.
        column: The name of the column of cells.
        **asked: What that function takes beside the column, such as ``home``.

    Returns:
        The data frame: each row of the other, in its order, with the answers about its cell; of
        `assignments` as many rows as the cell names bodies, without the number of the row,
        which no row of Spark has.

    Raises:
        UnknownTerm: The function is none of `gxfta_measures.columns`, the frame has no such
            column, or it has a column that an answer is called like.
        WrongType: It is no data frame of Spark, or what should read it is no function.
        MissingExtra: pyspark is not installed.
    """
    _check(read)
    try:
        spark = import_module("pyspark.sql")
        types = import_module("pyspark.sql.pandas.types")
    except ImportError as error:
        raise MissingExtra("pyspark", "spark") from error
    expect(frame, spark.DataFrame, "on_spark", "a data frame of Spark")
    if column not in frame.columns:
        raise UnknownTerm("column", column, tuple(frame.columns))
    add = partial(_beside, read=read, column=column, asked=asked)
    made = add(types.to_arrow_schema(frame.schema).empty_table())
    return frame.mapInArrow(partial(_batches, add), types.from_arrow_schema(made.schema))


def _batches(add: Callable[[Any], Any], batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow as pa

    for batch in batches:
        yield from add(pa.Table.from_batches([batch])).to_batches()


def _beside(table: Any, *, read: Reader, column: str, asked: dict[str, Any]) -> Any:  # noqa: ANN401
    """The rows of a table, and the answers about one of its columns, in types that Spark has."""
    answers = read(table[column], **asked)
    if read is assignments:
        table = table.take(answers["row"])
        answers = answers.drop_columns("row")
    for name in answers.column_names:
        if name in table.column_names:
            raise UnknownTerm("name for an answer", name, ("another name for that column",))
        table = table.append_column(name, _plain(answers[name]))
    return table


def _plain(column: Any) -> Any:  # noqa: ANN401
    """A column whose texts are texts, where they were numbers of texts in a dictionary."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    return column.cast(pa.list_(pa.string())) if pa.types.is_list(column.type) else column


def _check(read: Reader) -> None:
    names = tuple(one.__name__ for one in _READERS)
    expect_function(read, "an engine", f"one of the functions {' or '.join(names)}")
    if read not in _READERS:
        raise UnknownTerm("function of columns", getattr(read, "__name__", read), names)
