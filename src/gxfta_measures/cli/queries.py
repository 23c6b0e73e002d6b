"""The commands of those who ask: list, show, departments; answered in tables or JSON."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import gxfta_measures as gx
from gxfta_measures.cli.answers import instead, summary, tasks_in
from gxfta_measures.cli.criteria import (
    AsJson,
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
from gxfta_measures.cli.terminal import print_table, say, say_folded, say_json
from gxfta_measures.cli.typed import catalogue_of, id_of, words_of
from gxfta_measures.display.text import measure_text
from gxfta_measures.labels import LEVEL_LABELS
from gxfta_measures.records import measure_record, whole_record
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import later, ngettext
from gxfta_measures.system.screen import shown
from gxfta_measures.terms import PrintedColumn

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
    """List the measures for which all that is asked holds."""
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
    if as_json:
        say_json([measure_record(measure) for measure in found])
        return
    if found:
        _print_measures(found, asked)
    else:
        for line in instead(catalogue, asked):
            say_folded(line)
    say_folded("\n" + summary(found, catalogue, asked))


def _print_measures(found: gx.Catalogue, asked: dict[str, Any]) -> None:
    """Print a table of measures; where a body is asked for, with what it has to do."""
    headings = [column.label.said for column in _LISTED]
    if "department" not in asked:
        print_table([_("id"), *headings], [(one.id, *_cells(one)) for one in found])
        return
    rows = [
        (task.measure.id, task.duty.said, "、".join(task.bodies), *_cells(task.measure))
        for task in tasks_in(found, asked)
    ]
    if len({row[2] for row in rows}) > 1:  # several bodies, or those under one
        print_table([_("id"), _("duty"), _("body"), *headings], rows, narrow=2)
    else:
        rows = [row[:2] + row[3:] for row in rows]
        print_table([_("id"), _("duty"), *headings], rows, narrow=2)


def _cells(measure: gx.Measure) -> tuple[str, ...]:
    cells = (measure.scope_text, measure.lead.text, measure.responsible.text)
    return (shown(measure.title), *cells)


def show(
    measure_id: Annotated[str, typer.Argument(metavar=later("ID"))], *, as_json: AsJson = False
) -> None:
    """Show one measure: what is printed, and what was made of it."""
    measure = gx.load_all()[id_of(measure_id)]
    if as_json:
        say_json(measure_record(measure))
    else:
        say_folded(measure_text(measure))


def departments(
    *,
    role: Annotated[
        list[str] | None,
        typer.Option(metavar=later("ROLE"), help=later("Only bodies with this role.")),
    ] = None,
    batch: BatchNumber = None,
    as_json: AsJson = False,
) -> None:
    """List the bodies that the measures name, with their ids."""
    roles: Any = words_of(role) or None  # words of the user, checked when they are asked for
    found = catalogue_of(batch).departments(roles)
    if as_json:
        say_json([whole_record(body) for body in found])
        return
    rows = [
        (
            body.name,
            body.official_name or "",
            LEVEL_LABELS[body.level].said if body.level else "",
            body.parent.name if body.parent else "",
            body.id,
        )
        for body in found
    ]
    headings = (_("body"), _("official name"), _("level"), _("under"), _("id"))
    print_table(headings, rows)
    say("\n" + ngettext("{count} bodies", "{count} bodies", len(found)).format(count=len(found)))
