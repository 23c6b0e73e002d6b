"""The commands of those who take an answer away: export, and explore, a page to ask."""

from __future__ import annotations

import warnings
import webbrowser
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated, Any

import typer

import gxfta_measures as gx
from gxfta_measures.cli.answers import instead
from gxfta_measures.cli.criteria import (
    BatchNumber,
    Departments,
    Places,
    Roles,
    Scopes,
    Subordinates,
    Types,
    Words,
    question,
)
from gxfta_measures.cli.terminal import save, tell, tidying
from gxfta_measures.cli.typed import catalogue_of, labels_of, plain
from gxfta_measures.export.explorer import explorer_bytes
from gxfta_measures.export.tables import TABLES
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import later, said

TableNamed = Annotated[
    str | None,
    typer.Option(
        metavar=later("TABLE"),
        help=later(
            "For forms that have one: measures, assignments, departments, places or batches."
        ),
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar=later("LANGUAGE"), help=later("Headings, and words of data, in zh or en.")
    ),
]
NoMark = Annotated[
    bool,
    typer.Option(
        "--no-bom",
        help=later("For .csv and .tsv: without the mark by which a Chinese Excel knows UTF-8."),
    ),
]


def export(  # noqa: PLR0913  # one option a question
    file: Annotated[
        str,  # no Path, which would make the current folder of an empty word
        typer.Argument(
            metavar=later("FILE"),
            help=later(
                "Its suffix says what is written: .xlsx, .csv, .tsv, .json, .jsonl, .parquet, "
                ".sqlite, .html, .explorer.html (a page to ask), .md or .docx; without one, a "
                "folder (a Data Package)."
            ),
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
    table: TableNamed = None,
    labels: Language = None,
    no_bom: NoMark = False,
) -> None:
    """Write the measures for which all that is asked holds to a file, such as a workbook."""
    catalogue = catalogue_of(batch)
    asked = question(
        subordinates=subordinates,
        type=type_,
        department=department,
        role=role,
        scope=scope,
        at=at,
        text=text,
    )
    found = catalogue.where(**asked)
    options: dict[str, Any] = {"table": _table(table), "labels": labels_of(labels)}
    options["bom"] = False if no_bom else None
    with warnings.catch_warnings(record=True) as told, tidying():
        warnings.simplefilter("always")
        files = found.export(file, **options)
    for warning in told:
        tell(f"gxfta: {said(*getattr(warning.message, 'args', ()))}")
    line = _("{file}: {count} of {all} measures")
    if table:
        line = _("{file}: the table {table} of {count} of {all} measures")
    for written in files:
        tell(line.format(file=written, table=table, count=len(found), all=len(catalogue)))
    if not found:
        for line in instead(catalogue, asked):
            tell(line)


def _table(word: str | None) -> str | None:
    """The name of a table, which may be given in Chinese (分工)."""
    names: dict[str, str] = {table.zh: name for name, table in TABLES.items()}
    return word and names.get(plain(word), plain(word))


def explore(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar=later("FILE"),
            help=later("Where the page is kept, to be sent on; a temporary folder by default."),
        ),
    ] = None,
    *,
    batch: BatchNumber = None,
) -> None:
    """Write the page that asks, and open it."""
    catalogue = catalogue_of(batch) if batch else gx.load_all()
    page = Path(mkdtemp(prefix="gxfta-"), "explorer.html") if file is None else file
    save(page, explorer_bytes(catalogue).decode())
    line = _("{file}: {count} of {all} measures")
    tell(line.format(file=page, count=len(catalogue), all=len(catalogue)))
    if not webbrowser.open(page.resolve().as_uri()):
        tell("gxfta: " + _("there is no browser to open it with: open that file yourself"))
