"""The command of those who take an answer away: export."""

from __future__ import annotations

import warnings
from typing import Annotated, Any

import typer

from gxfta_measures.cli.criteria import (
    BatchNumber,
    Departments,
    Places,
    Roles,
    Scopes,
    Subordinates,
    Types,
    Words,
    chosen,
)
from gxfta_measures.cli.terminal import catalogue_of, tell, tidying


def export(  # noqa: PLR0913  # one option a question
    file: Annotated[
        str,  # no Path, which would make the current folder of an empty word
        typer.Argument(
            metavar="FILE",
            help="Its suffix says what is written: .xlsx, .csv, .tsv, .json, .jsonl, .parquet, "
            ".sqlite, .html, .md or .docx; without one, a folder (a Data Package).",
        ),
    ],
    *,
    type_: Types = None,
    department: Departments = None,
    role: Roles = None,
    subordinates: Subordinates = False,
    scope: Scopes = None,
    at: Places = None,
    text: Words = None,
    batch: BatchNumber = None,
    table: Annotated[
        str | None,
        typer.Option(
            metavar="TABLE",
            help="For forms that have one: measures, assignments, departments, places or batches.",
        ),
    ] = None,
    labels: Annotated[
        str | None, typer.Option(metavar="LANGUAGE", help="For the same: headings in zh or en.")
    ] = None,
) -> None:
    """Write the measures for which all that you ask holds to a file, such as an Excel workbook."""
    catalogue = catalogue_of(batch)
    found = chosen(
        catalogue,
        subordinates=subordinates,
        type=type_,
        department=department,
        role=role,
        scope=scope,
        at=at,
        text=text,
    )
    options: dict[str, Any] = {"table": table, "labels": labels}
    with warnings.catch_warnings(record=True) as told, tidying():
        warnings.simplefilter("always")
        files = found.export(file, **options)
    for warning in told:
        tell(f"gxfta: {warning.message}")
    for written in files:
        tell(f"{written}: {len(found)} of {len(catalogue)} measures")
