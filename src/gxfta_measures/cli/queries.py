"""The commands of those who ask: list, show, departments; answered in tables or JSON."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import gxfta_measures as gx
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
from gxfta_measures.cli.terminal import catalogue_of, print_table, say, say_json
from gxfta_measures.display.text import measure_text
from gxfta_measures.records import measure_record, whole_record
from gxfta_measures.system.screen import shown
from gxfta_measures.terms import PrintedColumn

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
_LISTED = (
    PrintedColumn.TITLE,
    PrintedColumn.SCOPE,
    PrintedColumn.LEAD,
    PrintedColumn.RESPONSIBLE,
)


def list_(  # noqa: PLR0913  # one option a question
    *,
    type_: Types = None,
    department: Departments = None,
    role: Roles = None,
    subordinates: Subordinates = False,
    scope: Scopes = None,
    at: Places = None,
    text: Words = None,
    batch: BatchNumber = None,
    as_json: AsJson = False,
) -> None:
    """List the measures for which all that you ask holds; an option given twice means either."""
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
    if as_json:
        say_json([measure_record(measure) for measure in found])
        return
    print_table(
        ("id", *(column.heading for column in _LISTED)),
        ((m.id, shown(m.title), m.scope_text, m.lead.text, m.responsible.text) for m in found),
    )
    say(f"\n{len(found)} of {len(catalogue)} measures")


def show(
    measure_id: Annotated[str, typer.Argument(metavar="ID")], *, as_json: AsJson = False
) -> None:
    """Show one measure: what is printed, and what was made of it."""
    measure = gx.load_all()[measure_id]
    if as_json:
        say_json(measure_record(measure))
    else:
        say(measure_text(measure))


def departments(
    *,
    role: Annotated[
        list[str] | None, typer.Option(metavar="ROLE", help="Only bodies with this role.")
    ] = None,
    batch: BatchNumber = None,
    as_json: AsJson = False,
) -> None:
    """List the bodies that the measures name, with their ids."""
    roles: Any = role  # words of the user, checked when they are asked for
    found = catalogue_of(batch).departments(roles)
    if as_json:
        say_json([whole_record(body) for body in found])
        return
    print_table(
        ("id", "name", "official name", "level", "under"),
        (
            (
                body.id,
                body.name,
                body.official_name or "",
                body.level or "",
                body.parent.name if body.parent else "",
            )
            for body in found
        ),
        narrow=2,
    )
    say(f"\n{len(found)} bodies")
