"""The options by which every command that asks for measures is told which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from gxfta_measures.cli.terminal import refuse_without
from gxfta_measures.cli.typed import places_of, plain, words_of
from gxfta_measures.system.language import later

BatchNumber = Annotated[
    str | None,
    typer.Option(
        metavar=later("NUMBER"), help=later("Which batch, or all; the newest by default.")
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        metavar=later("TYPE"),
        help=later("pilot (改革试点经验) or case (最佳实践案例)."),
    ),
]
Departments = Annotated[
    list[str] | None, typer.Option(metavar=later("NAME"), help=later("A body it names."))
]
Roles = Annotated[
    list[str] | None,
    typer.Option(
        metavar=later("ROLE"),
        help=later("lead (牵头改革部门) or responsible (复制推广责任单位)."),
    ),
]
Subordinates = Annotated[
    bool,
    typer.Option("--subordinates", help=later("Count the bodies under its command too.")),
]
Scopes = Annotated[
    list[str] | None,
    typer.Option(metavar=later("SCOPE"), help=later("The very scope, such as 全区; —— for none.")),
]
Places = Annotated[
    list[str] | None,
    typer.Option(metavar=later("PLACE"), help=later("A place it applies at.")),
]
Words = Annotated[
    list[str] | None,
    typer.Option(metavar=later("WORDS"), help=later("Words of title or content.")),
]
AsJson = Annotated[bool, typer.Option("--json", help=later("Print JSON, for programs."))]

# How the words of each criterion are read; a scope and a text may themselves have 、 in them.
_READ: dict[str, Callable[[list[str]], list[str]]] = {
    "type": words_of,
    "role": words_of,
    "at": places_of,
    "department": lambda given: list(map(plain, given)),
    "scope": lambda given: list(map(plain, given)),
    "text": lambda given: list(map(plain, given)),
}


def question(*, subordinates: bool, **asked: list[str] | None) -> dict[str, Any]:
    """What is asked of a catalogue, as `Catalogue.where` takes it.

    Raises:
        BadParameter: ``--subordinates`` was given, and no department.
    """
    refuse_without("department", asked["department"], subordinates=subordinates)
    given = {name: _READ[name](words) for name, words in asked.items() if words}
    return {**given, "subordinates": subordinates}
