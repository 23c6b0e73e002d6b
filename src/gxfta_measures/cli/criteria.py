"""The options by which every command that asks for measures is told which."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import gxfta_measures as gx
from gxfta_measures.cli.terminal import refuse_without

BatchNumber = Annotated[
    str | None,
    typer.Option(metavar="NUMBER", help="Which batch, or all; the newest by default."),
]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="pilot (改革试点经验) or case (最佳实践案例)."),
]
Departments = Annotated[list[str] | None, typer.Option(metavar="NAME", help="A body it names.")]
Roles = Annotated[
    list[str] | None,
    typer.Option(metavar="ROLE", help="lead (牵头改革部门) or responsible (复制推广责任单位)."),
]
Subordinates = Annotated[
    bool, typer.Option("--subordinates", help="Count the bodies under its command too.")
]
Scopes = Annotated[
    list[str] | None,
    typer.Option(metavar="SCOPE", help="The very scope, such as 全区; —— for none."),
]
Places = Annotated[list[str] | None, typer.Option(metavar="PLACE", help="A place it applies at.")]
Words = Annotated[
    list[str] | None, typer.Option(metavar="WORDS", help="Words of title or content.")
]


def chosen(catalogue: gx.Catalogue, *, subordinates: bool, **asked: Any) -> gx.Catalogue:  # noqa: ANN401  # words of the user, checked when they are asked for
    """The measures of a catalogue for which all that is asked holds.

    Raises:
        BadParameter: ``--subordinates`` was given, and no department.
    """
    refuse_without("department", asked["department"], subordinates=subordinates)
    given = {name: words for name, words in asked.items() if words}
    return catalogue.where(subordinates=subordinates, **given)
