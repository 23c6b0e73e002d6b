"""Engines of more than one machine give, row by row and in order, what one column gives.

Dask runs here with worker processes; Spark needs Java, so that a stand-in checks here what it is
handed, and `make test-spark` runs the real one.
"""

import sys
from types import ModuleType

import dask.dataframe as dd
import pandas as pd
import pyarrow as pa
import pytest
from dask.distributed import Client, LocalCluster

from gxfta_measures import columns
from gxfta_measures.columns.engines import on_dask, on_spark
from gxfta_measures.errors import MissingExtra, UnknownPlace, UnknownTerm, WrongType

READERS = (columns.parse_departments, columns.parse_scope, columns.resolve, columns.assignments)
every_reader = pytest.mark.parametrize("read", READERS)
CELLS = [
    *("自治区商务厅、药监局", None, "——", "", "市场监管局", "省财政厅、见附件", "各市人民政府"),
    *("全区海港口岸", "全区（不含南宁市）", "全球", "商务厅", "南宁海关牵头，钦州海关等配合"),
] * 3
SERIES = pd.Series(CELLS, index=range(100, 100 + len(CELLS)))


def listed(frame):
    """The rows of a table of pandas as plain values; what is null is None."""
    rows = frame.astype(object).to_dict("records")
    return [
        {name: one if isinstance(one, list) or pd.notna(one) else None for name, one in row.items()}
        for row in rows
    ]


# Dask.


@pytest.fixture(scope="module")
def client():
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as some,
        Client(some) as client,
    ):
        yield client


@pytest.mark.filterwarnings("default")  # those of the network of workers are not ours
def test_worker_processes_give_the_rows_of_one_column_in_order(client):
    assert len(client.scheduler_info()["workers"]) == 2
    column = dd.from_pandas(SERIES, npartitions=5)
    for read in READERS:
        told, expected = on_dask(read, column).compute(), read(SERIES)
        assert listed(told) == listed(expected)
        assert list(told.index) == list(expected.index)


@every_reader
def test_the_types_that_dask_is_told_are_those_that_come(read):
    lazy = on_dask(read, dd.from_pandas(SERIES, npartitions=3), home=None)
    told = lazy.compute(scheduler="sync")
    assert list(map(str, lazy.dtypes)) == list(map(str, told.dtypes))
    assert listed(told) == listed(read(SERIES, home=None))


def test_what_dask_cannot_be_asked_is_an_error_at_once(monkeypatch):
    column = dd.from_pandas(SERIES, npartitions=2)
    with pytest.raises(WrongType, match="a series of Dask"):
        on_dask(columns.resolve, SERIES)
    with pytest.raises(UnknownTerm, match="use parse_departments or assignments"):
        on_dask(len, column)
    with pytest.raises(WrongType, match="one of the functions parse_departments"):
        on_dask("resolve", column)
    with pytest.raises(UnknownPlace):
        on_dask(columns.resolve, column, home="不存在的地方")
    monkeypatch.setitem(sys.modules, "dask.dataframe", None)
    with pytest.raises(MissingExtra, match=r"gxfta-measures\[dask\]"):
        on_dask(columns.resolve, column)


# Spark.


class Frame:
    """What is asked of a data frame of Spark, with a table of Arrow behind it."""

    def __init__(self, table):
        self.table = table
        self.columns = table.column_names
        self.schema = table.schema

    def mapInArrow(self, function, schema):  # noqa: N802  # Spark's name
        batches = list(function(iter(self.table.to_batches(max_chunksize=5))))
        return pa.Table.from_batches(batches, schema)


@pytest.fixture
def spark(monkeypatch):
    for name in ("pyspark", "pyspark.sql", "pyspark.sql.pandas", "pyspark.sql.pandas.types"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules["pyspark.sql"].DataFrame = Frame
    types = sys.modules["pyspark.sql.pandas.types"]
    types.to_arrow_schema = types.from_arrow_schema = lambda schema: schema
    return Frame(pa.table({"task": range(len(CELLS)), "cell": CELLS}))


@pytest.mark.parametrize("read", READERS[:3])
def test_each_row_of_spark_has_the_answer_about_its_cell(spark, read):
    rows = spark.table.to_pylist()
    told = on_spark(read, spark, "cell").to_pylist()
    assert told == [row | answer for row, answer in zip(rows, read(CELLS), strict=True)]


def test_assignments_of_spark_stand_beside_the_row_of_their_cell(spark):
    rows = spark.table.to_pylist()
    expected = columns.assignments(CELLS, home=None)
    told = on_spark(columns.assignments, spark, "cell", home=None).to_pylist()
    assert told == [rows[answer.pop("row")] | answer for answer in expected]


def test_what_spark_cannot_be_asked_is_an_error_at_once(spark, monkeypatch):
    with pytest.raises(UnknownTerm, match="use task or cell"):
        on_spark(columns.resolve, spark, "none")
    with pytest.raises(UnknownTerm, match="name for an answer 'status'"):
        on_spark(columns.resolve, Frame(spark.table.rename_columns(["status", "cell"])), "cell")
    with pytest.raises(WrongType, match="a data frame of Spark"):
        on_spark(columns.resolve, CELLS, "cell")
    with pytest.raises(UnknownTerm, match="use parse_departments or assignments"):
        on_spark(len, spark, "cell")
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(MissingExtra, match=r"gxfta-measures\[spark\]"):
        on_spark(columns.resolve, spark, "cell")
