"""Spark gives, row by row and in order, what one column gives: `make test-spark`, with Java."""

import os
import sys

import pytest
from pyspark.sql import SparkSession

from gxfta_measures import columns
from gxfta_measures.columns.engines import on_spark
from gxfta_measures.errors import UnknownTerm, WrongType

CELLS = [
    *("自治区商务厅、药监局", None, "——", "", "市场监管局", "省财政厅、见附件", "各市人民政府"),
    *("全区海港口岸", "全区（不含南宁市）", "全球", "商务厅", "南宁海关牵头，钦州海关等配合"),
] * 3
# It says so of pandas 3, which is asked for types alone.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning")
os.environ["PYSPARK_PYTHON"] = sys.executable  # or the workers would be of any python3


@pytest.fixture(scope="module")
def frame():
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session.createDataFrame(list(enumerate(CELLS)), "task long, cell string").repartition(3)
    session.stop()


def rows(frame):
    return [row.asDict() for row in frame.collect()]


@pytest.mark.parametrize("read", [columns.parse_departments, columns.parse_scope, columns.resolve])
def test_each_row_has_the_answer_about_its_cell(frame, read):
    given = rows(frame)
    answers = read([row["cell"] for row in given])
    assert rows(on_spark(read, frame, "cell")) == [
        row | answer for row, answer in zip(given, answers, strict=True)
    ]


def test_assignments_stand_beside_the_row_of_their_cell(frame):
    given = rows(frame)
    expected = columns.assignments([row["cell"] for row in given], home=None)
    told = rows(on_spark(columns.assignments, frame, "cell", home=None))
    assert told == [given[answer.pop("row")] | answer for answer in expected]


def test_what_cannot_be_asked_is_an_error_at_once(frame):
    with pytest.raises(UnknownTerm, match="use task or cell"):
        on_spark(columns.resolve, frame, "none")
    with pytest.raises(UnknownTerm, match="name for an answer 'status'"):
        on_spark(columns.resolve, frame.withColumnRenamed("task", "status"), "cell")
    with pytest.raises(WrongType, match="a data frame of Spark"):
        on_spark(columns.resolve, CELLS, "cell")
