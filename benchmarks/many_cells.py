"""What is measured of columns, in one process and on the engines of several."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import samples
from row import Row

SPLIT = partial(re.split, "[、，]")


def columns_of(library: str, rows: int, different: int) -> Callable[[], Any]:
    """What makes a column, and imports what reads it."""

    def prepare() -> Any:  # noqa: ANN401
        from gxfta_measures import columns

        columns.parse_departments(samples.column(1, 1, library))
        return samples.column(rows, different, library)

    return prepare


def parse(column: Any) -> object:  # noqa: ANN401
    """Read a column of cells."""
    from gxfta_measures import columns

    return columns.parse_departments(column)


def resolve(column: Any) -> object:  # noqa: ANN401
    """Find the bodies of a column of names."""
    from gxfta_measures import columns

    return columns.resolve(column)


def convert(column: Any) -> object:  # noqa: ANN401
    """What country_converter does with a column of its own kind."""
    return import_module("country_converter").convert(column, to="ISO3")


def names_and_countries() -> tuple[Any, Any]:
    """A column of names of bodies, and one of countries."""
    return samples.names(100_000), samples.countries(100_000)


# Engines: a column in parts, each read by a process of its own.


def on_two_workers(rows: int, different: int) -> tuple[Any, Any]:
    """A column of pandas, and the same in parts for two processes that are ready."""
    dask, distributed = import_module("dask.dataframe"), import_module("dask.distributed")
    column = columns_of("pandas", rows, different)()
    cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    client = distributed.Client(cluster)
    parts = dask.from_pandas(column, npartitions=4).persist()
    client.run(parse, column[:10])
    return column, parts


def count_on_dask(both: tuple[Any, Any]) -> object:
    """Ask two processes, and count the answers where they are."""
    from gxfta_measures import columns
    from gxfta_measures.columns.engines import on_dask

    return sum(on_dask(columns.parse_departments, both[1]).map_partitions(len).compute())


def on_spark_of_two(rows: int, different: int) -> tuple[Any, Any]:
    """A column of pandas, and the same in parts for Spark with two threads."""
    spark = import_module("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = str(Path(__file__).parent)
    column = columns_of("pandas", rows, different)()
    quiet = spark.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = quiet.config("spark.log.level", "ERROR").getOrCreate()
    path = samples.batch_file(40) + f".{rows}.parquet"
    column.to_frame("cell").to_parquet(path)
    frame = session.read.parquet(path).repartition(4).cache()
    frame.count()
    count_on_spark((column, frame.limit(10)))
    return column, frame


def count_on_spark(both: tuple[Any, Any]) -> object:
    """Ask Spark, and count the answers where they are."""
    from gxfta_measures import columns
    from gxfta_measures.columns.engines import on_spark

    made = on_spark(columns.parse_departments, both[1], "cell")
    return made.groupBy("status").count().collect()


def count_alone(both: tuple[Any, Any]) -> object:
    """Ask in this process alone."""
    from gxfta_measures import columns

    return columns.parse_departments(both[0])["status"].value_counts()


def of_engines(rows: int, different: int) -> list[Row]:
    """The same column on two processes of each engine, beside one process."""
    what = f"cells on two workers, {different:,} different"
    row = partial(Row, many=rows, peer="one process", theirs=count_alone, turns=1, clock=True)
    dask, spark = (partial(one, rows, different) for one in (on_two_workers, on_spark_of_two))
    return [
        row(f"{what}: Dask", prepare=dask, ours=count_on_dask),
        row(f"{what}: Spark", prepare=spark, ours=count_on_spark),
    ]
