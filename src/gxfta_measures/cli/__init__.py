"""The command line ``gxfta``: every command with its example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

import gxfta_measures as gx
from gxfta_measures.cli import batches, exports, queries
from gxfta_measures.cli.terminal import reporting, say

app = typer.Typer(
    help="The measures of the Guangxi Pilot Free Trade Zone, as data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:  # noqa: FBT001  # typer calls it so
    if asked:
        say(f"gxfta-measures {gx.__version__}")
        for batch in gx.batches():
            say(f"batch {batch.number}, revision {batch.revision}: {batch.digest}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[  # noqa: FBT002  # the callback answers
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the versions and digests."
        ),
    ] = False,
) -> None:
    """Show what every command shares."""


_COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "list": (queries.list_, "gxfta list --department 南宁海关 --role responsible"),
    "show": (queries.show, "gxfta show 7-pilot-16"),
    "export": (exports.export, "gxfta export 任务.xlsx --department 自治区商务厅"),
    "departments": (queries.departments, "gxfta departments --role responsible"),
    "build": (batches.build, "gxfta build annex.docx --batch 8 --output batch-08.json"),
    "check": (batches.check, "gxfta check batch-08.json"),
    "verify": (batches.verify, "gxfta verify"),
    "diff": (batches.diff, "gxfta diff 7 batch-08.json"),
}
for _name, (_command, _example) in _COMMANDS.items():
    app.command(_name, epilog=f"Example: {_example}")(reporting(_command))
