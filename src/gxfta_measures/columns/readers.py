"""The four questions that one asks of a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from gxfta_measures.columns.answers import (
    ASSIGNMENTS,
    BODIES,
    LISTS,
    NO_TEXT,
    SCOPES,
    Record,
    meanings,
    of_list,
    of_mentions,
    of_name,
    of_scope,
)
from gxfta_measures.columns.forms import Answer, answered
from gxfta_measures.gazetteer import Gazetteer, places
from gxfta_measures.guards import expect
from gxfta_measures.registry import Registry, departments


def parse_departments(
    column: Any,  # noqa: ANN401  # of any library
    registry: Registry | None = None,
    *,
    home: str | None = "广西",
) -> Any:  # noqa: ANN401
    """What each cell of a column lists, as `gxfta_measures.parse_departments` reads it.

    Args:
        column: An array of pyarrow, a series of pandas, polars or narwhals, or any iterable.
        registry: The bodies to recognise; by default the bundled ones.
        home: The place whose document it is; None where nobody knows.

    Returns:
        A table of the same library with a row for each cell: names, departments (ids), roles and
        recognition, which go together; open_ended, scope_text, remarks; status, the worst of the
        cell's bodies (known, ambiguous, unknown; empty where it names none; no-text), and
        candidates, the bodies that the ambiguous ones may be. For a list or a tuple it is a list
        of dicts; for any other iterable, an iterator of such.

    Raises:
        WrongType: It is no column.
        UnknownPlace: No place goes by the home's name.
        MissingExtra: narwhals, or the library of the column, is not installed.

    >>> cells = ["自治区商务厅、药监局", "——", None]
    >>> for row in parse_departments(cells):
    ...     print(row["names"], row["status"])
    ['自治区商务厅', '自治区药监局'] known
    [] empty
    None None
    """
    bodies = _bodies(registry, home)
    ask = partial(of_list, registry=bodies, home=home, meant=meanings(bodies, home))
    return answered(column, LISTS, _once(ask), rows=False)


def assignments(
    column: Any,  # noqa: ANN401
    registry: Registry | None = None,
    *,
    home: str | None = "广西",
) -> Any:  # noqa: ANN401
    """The bodies of all cells of a column, a row for each body in each cell.

    Args:
        column: As for `parse_departments`.
        registry: As for `parse_departments`.
        home: As for `parse_departments`.

    Returns:
        A table of the same library: row (the number of the cell, from 0), position (in the cell,
        from 1), written, name, role (the word of the cell), recognition, department (its id),
        restorations (what the cell left out of the name), status, candidates. A cell that
        names nobody has no row, and one that is no text has one that says so. In pandas the
        index is that of the cells.

    Raises:
        WrongType: It is no column.
        UnknownPlace: No place goes by the home's name.
        MissingExtra: narwhals, or the library of the column, is not installed.

    >>> for row in assignments(["自治区商务厅、药监局", "——", "南宁海关牵头"]):
    ...     print(row["row"], row["position"], row["written"], row["department"], row["role"])
    0 1 自治区商务厅 gx-commerce None
    0 2 药监局 gx-drug-regulation None
    2 1 南宁海关 nanning-customs 牵头
    """
    bodies = _bodies(registry, home)
    ask = partial(of_mentions, registry=bodies, home=home, meant=meanings(bodies, home))
    return answered(column, ASSIGNMENTS, _any(ask), rows=True)


def parse_scope(
    column: Any,  # noqa: ANN401
    gazetteer: Gazetteer | None = None,
    *,
    home: str | None = "广西",
) -> Any:  # noqa: ANN401
    """Where each cell of a column applies, as `gxfta_measures.parse_scope` reads it.

    Args:
        column: As for `parse_departments`.
        gazetteer: The places to recognise; by default the bundled ones.
        home: As for `parse_departments`.

    Returns:
        A table of the same library with a row for each cell: territory (the id of the place),
        site, conditional, parts and excluded (their words; empty where it is of one piece),
        status (known, unknown, empty, no-text) and suggestions.

    Raises:
        WrongType: It is no column.
        UnknownPlace: No place goes by the home's name.
        MissingExtra: narwhals, or the library of the column, is not installed.

    >>> for row in parse_scope(["全区海港口岸", "——", "全球"]):
    ...     print(row["territory"], row["site"], row["status"], row["suggestions"])
    guangxi seaport known []
    None None empty []
    None None unknown ['全省', '全市', '全州']
    """
    expect(gazetteer, (Gazetteer, type(None)), "gazetteer", "a Gazetteer or None")
    known = places() if gazetteer is None else gazetteer
    _check_home(home, known)
    ask = partial(of_scope, gazetteer=known, home=home)
    return answered(column, SCOPES, _once(ask), rows=False)


def resolve(
    column: Any,  # noqa: ANN401
    registry: Registry | None = None,
    *,
    home: str | None = "广西",
) -> Any:  # noqa: ANN401
    """The one body that each cell of a column names, as `Registry.resolve` finds it.

    Args:
        column: As for `parse_departments`, of names.
        registry: As for `parse_departments`.
        home: As for `parse_departments`.

    Returns:
        A table of the same library with a row for each cell: department (its id), name, status
        (known, ambiguous, unknown, empty, no-text), candidates and suggestions.

    Raises:
        WrongType: It is no column.
        UnknownPlace: No place goes by the home's name.
        MissingExtra: narwhals, or the library of the column, is not installed.

    >>> for row in resolve(["商务厅", "市场监管局", "自治区商物厅"]):
    ...     print(row["department"], row["status"], row["candidates"][:2], row["suggestions"])
    gx-commerce known [] []
    None ambiguous ['自治区市场监管局', '南宁市市场监管局'] []
    None unknown [] ['自治区商务厅']
    """
    ask = partial(of_name, registry=_bodies(registry, home), home=home)
    return answered(column, BODIES, _once(ask), rows=False)


def _bodies(registry: Registry | None, home: str | None) -> Registry:
    expect(registry, (Registry, type(None)), "registry", "a Registry or None")
    bodies = departments() if registry is None else registry
    _check_home(home, bodies.gazetteer)
    return bodies


def _check_home(home: str | None, gazetteer: Gazetteer) -> None:
    """A home that nobody knows is an error at once, and of no row."""
    expect(home, (str, type(None)), "home", "the name of a place or None")
    if home is not None:
        gazetteer.find(home)


def _once(ask: Callable[[str], Record]) -> Answer:
    """The answer to a question that has one record a cell."""

    def answer(cell: object) -> list[Record]:
        if isinstance(cell, str):
            return [ask(cell)]
        return [{"status": "no-text"} if cell is NO_TEXT else {}]

    return answer


def _any(ask: Callable[[str], Iterable[Record]]) -> Answer:
    """The answer to a question that has any number of records a cell."""

    def answer(cell: object) -> list[Record]:
        if isinstance(cell, str):
            return list(ask(cell))
        return [{"status": "no-text"}] if cell is NO_TEXT else []

    return answer
