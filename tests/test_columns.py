"""Columns of any library give, cell by cell, what one cell gives; nothing stops the others."""

import json
import sys
from decimal import Decimal
from math import nan

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import strategies
from hypothesis import example, given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures import columns
from gxfta_measures.columns import answers
from gxfta_measures.errors import MissingExtra, UnknownPlace, UnknownTerm, WrongType

READERS = (
    columns.parse_departments,
    columns.parse_scope,
    columns.resolve,
    columns.assignments,
)
every_reader = pytest.mark.parametrize("read", READERS)
MAKERS = {
    "pyarrow": lambda cells: pa.array(cells, pa.string()),
    "chunks of pyarrow": lambda cells: pa.chunked_array([cells[:1], cells[1:]], pa.string()),
    "a dictionary of pyarrow": lambda cells: pa.array(cells, pa.string()).dictionary_encode(),
    "large strings of pyarrow": lambda cells: pa.array(cells, pa.large_string()),
    "pandas": lambda cells: pd.Series(cells, dtype="str"),
    "objects of pandas": lambda cells: pd.Series(cells, dtype=object),
    "categories of pandas": lambda cells: pd.Series(cells, dtype="category"),
    "polars": lambda cells: pl.Series(cells, dtype=pl.String),
    "categories of polars": lambda cells: pl.Series(cells, dtype=pl.Categorical),
    "narwhals": lambda cells: nw.from_native(pl.Series(cells, dtype=pl.String), series_only=True),
}
every_library = pytest.mark.parametrize("library", MAKERS)
AWKWARD = [
    *("自治区商务厅、药监局", None, "——", "", " \u3000", "——。", "市场监管局", "省财政厅、见附件"),
    *("各市人民政府", "全区海港口岸", "全区（不含南宁市）", "全球", "商务厅", "自治区商物厅"),
    *("自治区商务厅、药监局", "完成时限：2023年11月", "南宁海关牵头，钦州海关等配合"),
]


def cells():
    """Cells of every sort: lists, scopes, names, nothing, and what nobody has tidied."""
    lists = strategies.rendered_lists().map(lambda rendered: rendered.text)
    texts = (strategies.texts(), strategies.scope_words(), st.sampled_from(AWKWARD))
    return lists | st.one_of(*texts).filter(lambda text: text is None or "\x00" not in text)


def plain(table):
    """The rows of a table of any library as plain dicts; what is null is None."""
    made = (
        nw.from_native(table, pass_through=False) if not isinstance(table, nw.DataFrame) else table
    )
    listed = {name: made[name].to_list() for name in made.columns}
    return [
        {name: _plain(values[number]) for name, values in listed.items()}
        for number in range(len(made))
    ]


def _plain(value):
    if isinstance(value, (list, str)):
        return value
    return list(value) if hasattr(value, "__iter__") else None if pd.isna(value) else value


# Against what one cell gives.


@given(some=st.lists(cells(), max_size=3))
@example(some=AWKWARD)
def test_lists_of_a_column_are_those_of_its_cells(some):
    for text, row in zip(some, columns.parse_departments(some), strict=True):
        if text is None:
            assert set(row.values()) == {None}
            continue
        cell = gx.parse_departments(text)
        assert row["names"] == list(cell.names)
        assert row["roles"] == [mention.role for mention in cell]
        assert row["recognition"] == [mention.recognition for mention in cell]
        assert row["departments"] == [one.department and one.department.id for one in cell]
        assert row["remarks"] == list(cell.remarks)
        assert (row["open_ended"], row["scope_text"]) == (cell.open_ended, cell.scope_text)
        assert (row["status"] == "empty") == (not cell.mentions)


@given(some=st.lists(cells(), max_size=3))
@example(some=AWKWARD)
def test_assignments_are_the_mentions_of_all_cells_in_order(some):
    expected = [
        (row, position, one.written, str(one), one.role, one.recognition)
        for row, text in enumerate(some)
        for position, one in enumerate(gx.parse_departments(text or "——"), 1)
    ]
    fields = ("row", "position", "written", "name", "role", "recognition")
    told = columns.assignments(some)
    assert [tuple(row[field] for field in fields) for row in told] == expected


@given(some=st.lists(cells(), max_size=3))
@example(some=AWKWARD)
def test_a_scope_is_that_of_the_cell_or_says_why_not(some):
    for text, row in zip(some, columns.parse_scope(some), strict=True):
        if text is None:
            assert set(row.values()) == {None}
        elif row["status"] == "unknown":
            with pytest.raises(gx.errors.UnknownScope) as caught:
                gx.parse_scope(text)
            assert row["suggestions"] == list(caught.value.suggestions)
        elif row["status"] == "empty":
            assert row["territory"] is row["site"] is row["conditional"] is None
            assert row["parts"] == row["excluded"] == []
        else:
            scope = gx.parse_scope(text)
            assert row["territory"] == (scope.territory and scope.territory.id)
            assert (row["site"], row["conditional"]) == (scope.site, scope.conditional)
            assert row["parts"] == [part.text for part in scope.parts]
            assert row["excluded"] == [part.text for part in scope.excluded]


@given(some=st.lists(cells(), max_size=2))
@example(some=AWKWARD)
def test_a_name_is_resolved_as_alone_or_says_why_not(some):
    registry = gx.departments()
    for text, row in zip(some, columns.resolve(some), strict=True):
        if text is None:
            assert set(row.values()) == {None}
        elif row["status"] == "known":
            body = registry.resolve(text)
            assert (row["department"], row["name"]) == (body.id, body.name)
        elif row["status"] == "ambiguous":
            with pytest.raises(gx.errors.AmbiguousDepartment) as ambiguous:
                registry.resolve(text)
            assert row["candidates"] == list(ambiguous.value.candidates)
        else:
            with pytest.raises(gx.errors.UnknownDepartment) as unknown:
                registry.resolve(text)
            asked = row["status"] == "unknown"
            assert row["suggestions"] == (list(unknown.value.suggestions) if asked else [])


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("自治区商务厅、各市人民政府", "known"),
        ("自治区商务厅、市场监管局", "known"),
        ("市场监管局", "ambiguous"),
        ("市场监管局，南宁海关", "ambiguous"),
        ("省财政厅，市场监管局", "unknown"),
        ("见附件", "unknown"),
        ("——", "empty"),
        ("无", "empty"),
        (" ", "empty"),
        ("\ud800商务厅", "no-text"),
        (5, "no-text"),
        (True, "no-text"),
        (["自治区商务厅"], "no-text"),
        (Decimal("NaN"), "no-text"),
        (None, None),
        (nan, None),
        (pd.NA, None),
        (pd.NaT, None),
    ],
)
def test_the_status_of_a_list_is_that_of_its_worst_body(cell, status):
    (row,) = columns.parse_departments([cell])
    assert row["status"] == status


def test_the_bodies_that_an_ambiguous_one_may_be_are_told():
    (row,) = columns.parse_departments(["市场监管局"])
    with pytest.raises(gx.errors.AmbiguousDepartment) as caught:
        gx.departments().resolve("市场监管局")
    assert row["candidates"] == list(caught.value.candidates)


@every_reader
def test_texts_of_another_class_are_texts(read):
    class Text(str):
        __slots__ = ()

    assert read([Text("自治区商务厅")]) == read(["自治区商务厅"])


# Libraries.


@every_library
@every_reader
def test_every_library_has_the_rows_that_a_list_has(library, read):
    assert plain(read(MAKERS[library](AWKWARD))) == read(AWKWARD)


@given(some=st.lists(cells(), max_size=3), library=st.sampled_from([*MAKERS]))
def test_any_cells_in_any_library_give_the_rows_of_a_list(some, library):
    for read in (columns.parse_departments, columns.assignments):
        assert plain(read(MAKERS[library](some))) == read(some)


@pytest.mark.parametrize(
    ("library", "kind"),
    [
        ("pyarrow", pa.Table),
        ("chunks of pyarrow", pa.Table),
        ("pandas", pd.DataFrame),
        ("polars", pl.DataFrame),
        ("narwhals", nw.DataFrame),
    ],
)
@every_reader
def test_what_comes_back_is_of_the_same_library(read, library, kind):
    assert isinstance(read(MAKERS[library](AWKWARD)), kind)


@every_library
@every_reader
@pytest.mark.parametrize("some", [[], [None], ["——"], ["自治区商务厅", None]], ids=str)
def test_the_types_of_a_table_do_not_depend_on_its_cells(library, read, some):
    def types(table):
        # Not as narwhals has them, which looks into objects of pandas to say what they are.
        return str(table.dtypes) if isinstance(table, pd.DataFrame) else table.schema

    assert types(read(MAKERS[library](some))) == types(read(MAKERS[library](AWKWARD)))


def test_the_index_of_pandas_is_kept():
    series = pd.Series(["自治区商务厅、药监局", "——", "南宁海关"], index=["a", "b", "a"])
    assert list(columns.parse_departments(series).index) == ["a", "b", "a"]
    assert list(columns.assignments(series).index) == ["a", "a", "a"]


def test_a_column_of_mixed_values_says_which_are_no_text():
    series = pd.Series(["自治区商务厅", 5, None, nan, ["自治区商务厅"], "——"], dtype=object)
    told = columns.parse_departments(series)["status"]
    assert told.tolist()[:2] == ["known", "no-text"]
    assert told.isna().tolist() == [False, False, True, True, False, False]
    assert told.tolist()[4:] == ["no-text", "empty"]
    assert columns.assignments(series)["status"].tolist() == ["known", "no-text", "no-text"]


@pytest.mark.parametrize("read", READERS[:3])
def test_a_column_of_numbers_has_no_text(read):
    assert [row["status"] for row in plain(read(pa.array([1, None, 2])))] == [
        "no-text",
        None,
        "no-text",
    ]


def test_an_iterator_is_read_as_far_as_it_is_asked_and_a_tuple_gives_a_list():
    endless = iter(lambda: "自治区商务厅", None)
    rows = columns.resolve(endless)
    assert [next(rows)["department"] for _ in range(3)] == ["gx-commerce"] * 3
    assert columns.resolve(("商务厅",)) == columns.resolve(["商务厅"])


def test_rows_of_equal_cells_are_not_the_same_objects():
    first, second = columns.parse_departments(["自治区商务厅"] * 2)
    first["names"].append("changed")
    assert second["names"] == ["自治区商务厅"]


# Repeated cells.


@every_library
def test_a_repeated_cell_is_read_once(library, monkeypatch):
    seen = []
    monkeypatch.setattr(
        answers,
        "parse_departments",
        lambda text, *rest, **named: (
            seen.append(text) or gx.parse_departments(text, *rest, **named)
        ),
    )
    columns.parse_departments(MAKERS[library](["自治区商务厅", "——", None] * 50))
    assert seen == ["自治区商务厅", "——"]


@pytest.mark.parametrize("library", ["pyarrow", "polars"])
def test_a_row_costs_numbers_only_however_long_its_cell(library):
    short, long = ["商务厅"], ["、".join(["中国（广西）自由贸易试验区南宁片区管理委员会"] * 3)] * 3
    few, many = ([*short, *long] * times for times in (10, 10_010))
    made = [columns.resolve(MAKERS[library](some)) for some in (few, many)]
    sizes = [getattr(one, "nbytes", None) or one.estimated_size() for one in made]
    # A text is a number of four bytes, and a list one or two of eight at the most.
    assert (sizes[1] - sizes[0]) / 40_000 < 3 * 4 + 2 * 16


def test_in_pandas_equal_cells_share_their_lists():
    told = columns.parse_departments(pd.Series(["自治区商务厅、药监局"] * 2))
    assert told["names"][0] is told["names"][1]


# Whose bodies, and what is no column.


def test_home_and_a_registry_of_your_own_are_those_of_the_single_readers():
    own = gx.Registry([gx.Department(id="own", name="彩排局", kind="government")])
    (row,) = columns.parse_departments(["彩排局"], own)
    assert row["departments"] == ["own"]
    assert columns.resolve(["彩排局"], own, home=None)[0]["department"] == "own"
    assert columns.resolve(["商务厅"], home=None)[0]["status"] == "unknown"
    assert columns.parse_scope(["全区"], home=None)[0]["territory"] is None
    assert columns.parse_scope(["全区"], gx.load(7).gazetteer)[0]["territory"] == "guangxi"
    assert columns.assignments(["商务厅"], home=None)[0]["department"] is None


@every_reader
def test_a_home_that_nobody_knows_is_an_error_at_once(read):
    with pytest.raises(UnknownPlace, match="不存在的地方"):
        read([], home="不存在的地方")


@every_reader
@pytest.mark.parametrize(
    "wrong",
    [
        "自治区商务厅",
        b"bytes",
        5,
        None,
        {"a": 1},
        pd.DataFrame({"a": ["自治区商务厅"]}),
        pl.DataFrame({"a": ["自治区商务厅"]}),
        pl.LazyFrame({"a": ["自治区商务厅"]}),
        pa.table({"a": ["自治区商务厅"]}),
        pa.scalar("自治区商务厅"),
    ],
    ids=lambda wrong: f"{type(wrong).__module__}.{type(wrong).__name__}",
)
def test_what_is_no_column_is_refused(read, wrong):
    with pytest.raises(WrongType, match="a column or a list of cells, not"):
        read(wrong)


def test_without_narwhals_a_column_says_which_extra_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtra, match=r"gxfta-measures\[polars\]"):
        columns.resolve(pl.Series(["商务厅"]))
    assert columns.resolve(["商务厅"])[0]["status"] == "known"


def test_a_library_that_nobody_tried_is_an_error(monkeypatch):
    monkeypatch.setattr(nw.Series, "implementation", nw.Implementation.CUDF)
    with pytest.raises(UnknownTerm, match="backend"):
        columns.resolve(pl.Series(["商务厅"]))


def test_plain_rows_are_json():
    assert json.loads(json.dumps(columns.parse_departments(AWKWARD))) == (
        columns.parse_departments(AWKWARD)
    )
