"""A matrix as a frame, a sheet, a page and a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import asdict

from gxfta_measures.catalogue.grouping import label
from gxfta_measures.catalogue.matrix import VALUES, Matrix, Value, called
from gxfta_measures.catalogue.tally import LEAD_MARK, RESPONSIBLE_MARK
from gxfta_measures.display.matrix import EITHER, TOTAL, matrix_html
from gxfta_measures.errors import UnknownTerm
from gxfta_measures.export.columns import LABELS, Labels
from gxfta_measures.export.delimited import BOM, delimited
from gxfta_measures.export.excel import Sheet, workbook
from gxfta_measures.export.frames import Backend, native
from gxfta_measures.guards import expect_word
from gxfta_measures.labels import Label, in_language
from gxfta_measures.system.files import target_of, write_file
from gxfta_measures.system.language import speaking
from gxfta_measures.terms import Role

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


def matrix_xlsx(matrix: Matrix, labels: Labels = "zh") -> bytes:
    """A matrix as a workbook of one sheet, with its totals.

    Raises:
        MissingExtra: XlsxWriter is not installed.

    >>> import gxfta_measures as gx
    >>> matrix_xlsx(gx.load(7).matrix())[:2]
    b'PK'
    """
    rows: list[list[Any]] = [
        [
            in_language(called(matrix.row_key, row), labels),
            *(cell.mark for cell in cells),
            total.lead,
            total.responsible,
            total.either,
        ]
        for row, cells, total in zip(matrix.rows, matrix.cells, matrix.row_totals, strict=True)
    ]
    sums = matrix.column_totals
    total = matrix.total
    sum_of = in_language(TOTAL, labels)
    led = (one.lead or None for one in sums)
    replicated = (one.responsible or None for one in sums)
    rows.append([f"{LEAD_MARK} {sum_of}", *led, total.lead, None, None])
    rows.append([f"{RESPONSIBLE_MARK} {sum_of}", *replicated, None, total.responsible, None])
    names = [in_language(called(matrix.column_key, one), labels) for one in matrix.columns]
    lead, responsible = (in_language(role.short, labels) for role in Role)
    marks = [f"{LEAD_MARK} {lead}", f"{RESPONSIBLE_MARK} {responsible}"]
    headings = ["", *names, *marks, in_language(EITHER, labels)]
    name = in_language(Label("矩阵", "Matrix"), labels)
    return workbook([Sheet(name, headings, rows, narrow=True)])


def matrix_page(matrix: Matrix, labels: Labels = "zh") -> bytes:
    """A matrix as a page.

    >>> import gxfta_measures as gx
    >>> matrix_page(gx.load(7).matrix(), "en").count(b"Nanning Customs")
    1
    """
    with speaking(labels):
        return f'<meta charset="utf-8">{matrix_html(matrix)}\n'.encode()


def _lines(matrix: Matrix) -> bytes:
    return BOM + delimited(matrix_rows(matrix), ",", headings_of(matrix))


#: How a matrix can be written.
MATRIX_FORMS: Mapping[str, Callable[[Matrix, Labels], bytes]] = {
    ".xlsx": matrix_xlsx,
    ".html": matrix_page,
    ".csv": lambda matrix, _: _lines(matrix),
}


def export_matrix(
    matrix: Matrix, path: str | PathLike[str], labels: Labels | None
) -> tuple[Path, ...]:
    """Write a matrix to a file; see `Matrix.export`."""
    target = target_of(path)
    if target.suffix.lower() not in MATRIX_FORMS:
        raise UnknownTerm("form of file for a matrix", target.suffix, tuple(MATRIX_FORMS))
    if labels is not None:
        expect_word(labels, LABELS, "labels")
    write_file(target, MATRIX_FORMS[target.suffix.lower()](matrix, labels or "zh"))
    return (target,)
