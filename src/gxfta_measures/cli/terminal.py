"""What the commands share: printing, tables, progress, and errors as exit statuses."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

import gxfta_measures as gx
from gxfta_measures.documents.annex import Row
from gxfta_measures.errors import Finding, GxftaError

P = ParamSpec("P")

FINDINGS = 1  # the exit status for findings
USAGE = 2  # and that for wrong use
_DIGITS = 9  # of a number that somebody means
_WIDTH = 140  # of tables that go to a file or a pipe


def reporting(command: Callable[P, None]) -> Callable[P, None]:
    """Turn the errors of the package into one line on stderr and the status for wrong use."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except BrokenPipeError:
            raise  # the reader of a pipe had enough: typer ends quietly
        except (GxftaError, OSError) as error:
            sys.stderr.write(f"gxfta: {error}\n")
            raise typer.Exit(USAGE) from error

    return run


def catalogue_of(batch: str | None) -> gx.Catalogue:
    """The catalogue that ``--batch`` asks for: a number, all, or else the newest.

    Where the newest answers though there are older ones, a line on stderr says so.
    """
    if batch == "all":
        return gx.load_all()
    if batch is not None:
        return gx.load(batch_number(batch))
    *older, newest = gx.batches()
    if older:
        numbers = ", ".join(str(one.number) for one in older)
        note = f"batch {newest.number} answers; --batch all asks {numbers} too"
        typer.echo(f"gxfta: {note}", err=True)
    return gx.load(newest.number)


def batch_number(word: str) -> int:
    """The number of a batch that a word of the command line gives."""
    if not word.isdecimal() or len(word) > _DIGITS:
        msg = f"{word!r} is no number of a batch, and not all"
        raise typer.BadParameter(msg)
    return int(word)


def say(text: str) -> None:
    """Print a text as it is."""
    typer.echo(text.removesuffix("\n"))


def complain(source: str, findings: Iterable[Finding]) -> None:
    """Print findings on stderr, one a line."""
    for finding in findings:
        typer.echo(f"{source}: {finding}", err=True)


def table(headings: Iterable[str], rows: Iterable[Iterable[str]], *, narrow: int = 1) -> None:
    """Print an aligned table, Han characters counted double.

    Args:
        headings: The headings of the columns.
        rows: The cells, row by row.
        narrow: How many columns from the left are never folded.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH
    printed = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for place, heading in enumerate(headings):
        printed.add_column(heading, no_wrap=place < narrow, overflow="fold")
    for row in rows:
        printed.add_row(*map(Text, row))
    console.print(printed)


def watched(rows: Iterable[Row]) -> Iterable[Row]:
    """The rows one by one, with a bar on stderr where somebody is there to see it."""
    console = Console(stderr=True)
    return track(rows, "reading", console=console, transient=True, disable=not console.is_terminal)
