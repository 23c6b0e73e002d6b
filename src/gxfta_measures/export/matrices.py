"""A matrix as a frame, a sheet, a page and a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import asdict

from gxfta_measures.catalogue.grouping import label
from gxfta_measures.catalogue.matrix import VALUES, Matrix, Value, called
from gxfta_measures.display.matrix import matrix_html
from gxfta_measures.errors import UnknownTerm
from gxfta_measures.export.delimited import BOM, delimited
from gxfta_measures.export.excel import Sheet, workbook
from gxfta_measures.export.frames import Backend, native
from gxfta_measures.guards import expect_word
from gxfta_measures.system.files import target_of, write_file

TOTALS = ("lead", "responsible", "either")


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
    expect_word(values, VALUES, "values")
    rows = matrix_rows(matrix, values)
    names = headings_of(matrix)
    data = {name: [row[name] for row in rows] for name in names}
    kind: type = str if values == "mark" else int
    kinds = dict.fromkeys(names, kind) | {matrix.row_key: str} | dict.fromkeys(TOTALS, int)
    return native(data, kinds, backend)


def headings_of(matrix: Matrix) -> list[str]:
    """The headings of the columns of a matrix, with those of the totals at the end.

    >>> import gxfta_measures as gx
    >>> headings_of(gx.load(7).matrix(columns="type"))
    ['department', 'pilot', 'case', 'lead', 'responsible', 'either']
    """
    return [matrix.row_key, *map(label, matrix.columns), *TOTALS]


def matrix_rows(matrix: Matrix, values: Value = "mark") -> list[dict[str, Any]]:
    """The rows of a matrix, with their totals at the end.

    >>> import gxfta_measures as gx
    >>> matrix_rows(gx.load(7).matrix(columns="type"))[0]["pilot"]
    '◎3 ●9'
    """
    lines = zip(matrix.rows, matrix.cells, matrix.row_totals, strict=True)
    return [
        {
            matrix.row_key: label(row),
            **{
                label(column): getattr(tally, values)
                for column, tally in zip(matrix.columns, tallies, strict=True)
            },
            **asdict(total),
        }
        for row, tallies, total in lines
    ]


def matrix_xlsx(matrix: Matrix) -> bytes:
    """A matrix as a workbook of one sheet, with its totals.

    Raises:
        MissingExtra: XlsxWriter is not installed.

    >>> import gxfta_measures as gx
    >>> matrix_xlsx(gx.load(7).matrix())[:2]
    b'PK'
    """
    rows: list[list[Any]] = [
        [
            called(matrix.row_key, row).zh,
            *(cell.mark for cell in cells),
            total.lead,
            total.responsible,
            total.either,
        ]
        for row, cells, total in zip(matrix.rows, matrix.cells, matrix.row_totals, strict=True)
    ]
    sums = matrix.column_totals
    total = matrix.total
    rows.append(["◎ 合计", *(one.lead or None for one in sums), total.lead, None, None])
    rows.append(
        ["● 合计", *(one.responsible or None for one in sums), None, total.responsible, None]
    )
    names = [called(matrix.column_key, one).zh for one in matrix.columns]
    headings = ["", *names, "◎ 牵头", "● 推广", "共"]
    return workbook([Sheet("矩阵", headings, rows, narrow=True)])


#: How a matrix can be written.
MATRIX_FORMS: Mapping[str, Callable[[Matrix], bytes]] = {
    ".xlsx": matrix_xlsx,
    ".html": lambda matrix: f'<meta charset="utf-8">{matrix_html(matrix)}\n'.encode(),
    ".csv": lambda matrix: BOM + delimited(matrix_rows(matrix), ",", headings_of(matrix)),
}


def export_matrix(matrix: Matrix, path: str | PathLike[str]) -> tuple[Path, ...]:
    """Write a matrix to a file; see `Matrix.export`."""
    target = target_of(path)
    if target.suffix.lower() not in MATRIX_FORMS:
        raise UnknownTerm("form of file for a matrix", target.suffix, tuple(MATRIX_FORMS))
    write_file(target, MATRIX_FORMS[target.suffix.lower()](matrix))
    return (target,)
