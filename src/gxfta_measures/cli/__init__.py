"""The command line ``gxfta``: every command with its example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

import gxfta_measures as gx
from gxfta_measures.cli import batches, exports, queries
from gxfta_measures.cli.speaking import SpeakingCommand, SpeakingGroup
from gxfta_measures.cli.terminal import reporting, say
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import later

app = typer.Typer(
    cls=SpeakingGroup,
    help=later("The measures of the Guangxi Pilot Free Trade Zone, as data."),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:  # noqa: FBT001  # typer calls it so
    if asked:
        say(f"gxfta-measures {gx.__version__}")
        for batch in gx.batches():
            text = _("batch {number}, revision {revision}: {digest}")
            say(text.format(number=batch.number, revision=batch.revision, digest=batch.digest))
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[  # noqa: FBT002  # the callback answers
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=later("Print the versions and digests."),
        ),
    ] = False,
) -> None:
    """Show what every command shares."""


_COMMANDS: dict[str, tuple[Callable[..., None], str, str]] = {
    "list": (
        queries.list_,
        later("List the measures for which all holds; an option given twice means either."),
        later("gxfta list --department 自治区商务厅"),
    ),
    "show": (
        queries.show,
        later("Show one measure: what is printed, and what was made of it."),
        later("gxfta show 7-pilot-16"),
    ),
    "export": (
        exports.export,
        later("Write the measures for which all holds to a file, such as an Excel workbook."),
        later("gxfta export 任务.xlsx --department 自治区商务厅"),
    ),
    "explore": (
        exports.explore,
        later("Open a page in the browser that asks all batches, or one, without a network."),
        later("gxfta explore"),
    ),
    "departments": (
        queries.departments,
        later("List the bodies that the measures name, with their ids."),
        later("gxfta departments --role responsible"),
    ),
    "build": (
        batches.build,
        later("Make a batch file of an official document, or print all that is wrong with it."),
        later("gxfta build annex.docx --batch 8 --output batch-08.json"),
    ),
    "check": (
        batches.check,
        later("Check a batch file as the bundled ones are checked."),
        later("gxfta check batch-08.json"),
    ),
    "verify": (
        batches.verify,
        later("Rebuild every bundled batch from its document, and compare."),
        later("gxfta verify"),
    ),
    "diff": (
        batches.diff,
        later("Show what changed from one batch to another; status 1 if anything did."),
        later("gxfta diff 7 batch-08.json"),
    ),
}
for _name, (_command, _help, _example) in _COMMANDS.items():
    app.command(_name, cls=SpeakingCommand, help=_help, epilog=_example)(reporting(_command))
