"""What the commands share: printing, tables, progress, and errors as exit statuses."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import ParamSpec, TextIO

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

import gxfta_measures as gx
from gxfta_measures.documents.annex import Row
from gxfta_measures.errors import Finding, GxftaError
from gxfta_measures.findings import listed
from gxfta_measures.records import canonical
from gxfta_measures.system.files import write_file
from gxfta_measures.system.screen import LINES, shown, shown_json

P = ParamSpec("P")

FINDINGS = 1  # the exit status for findings
USAGE = 2  # that for wrong use
_SIGNALLED = 128  # and the number of the signal that ended it, as shells count
# The signals that end a program and can be caught; not every system has all of them.
_ENDING = [one for one in signal.Signals if one.name in {"SIGINT", "SIGTERM", "SIGHUP"}]
_DIGITS = 9  # of a number that somebody means
_WIDTH = 140  # of tables that go to a file or a pipe


def reporting(command: Callable[P, None]) -> Callable[P, None]:
    """Turn the errors of the package into one line on stderr and the status for wrong use."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except KeyboardInterrupt as error:
            raise typer.Exit(_SIGNALLED + (*error.args, signal.SIGINT)[0]) from error
        except (GxftaError, OSError) as error:
            tell(f"gxfta: {error}")
            raise typer.Exit(USAGE) from error

    return run


@contextmanager
def tidying() -> Generator[None]:
    """Let Ctrl-C raise where something must be tidied up; elsewhere it ends the program at once.

    Used while a file is being written, and while a bar is shown; for `kill` as for Ctrl-C.
    """
    deadly = [one for one in _ENDING if signal.getsignal(one) is signal.SIG_DFL]
    for one in deadly:
        signal.signal(one, _interrupt)
    try:
        yield
    finally:
        for one in deadly:
            signal.signal(one, signal.SIG_DFL)


def _interrupt(number: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


def refuse_same(*paths: Path | None) -> None:
    """Refuse to write what another option reads or writes.

    Raises:
        BadParameter: Two of the paths are those of one file.
    """
    files = [os.path.realpath(path) for path in paths if path is not None]
    if len(set(files)) < len(files):
        msg = f"{' and '.join(str(path) for path in paths if path)}: name different files"
        raise typer.BadParameter(msg)


def refuse_together(**given: bool) -> None:
    """Refuse options that contradict each other, named as on the command line.

    Raises:
        BadParameter: Two of them were given.
    """
    names = [f"--{name}" for name, is_given in given.items() if is_given]
    if len(names) > 1:
        msg = f"{' and '.join(names)} contradict each other: give one of them"
        raise typer.BadParameter(msg)


def refuse_without(needed: str, value: object, **given: bool) -> None:
    """Refuse options that mean nothing without another.

    Raises:
        BadParameter: One of them was given, and the other was not.
    """
    names = [f"--{name}" for name, is_given in given.items() if is_given]
    if names and not value:
        msg = f"{' and '.join(names)} means nothing without --{needed}"
        raise typer.BadParameter(msg)


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
        tell(f"gxfta: {note}")
    return gx.load(newest.number)


def batch_number(word: str) -> int:
    """The number of a batch that a word of the command line gives."""
    if not word.isdecimal() or len(word) > _DIGITS:
        msg = f"{word!r} is no number of a batch, and not all"
        raise typer.BadParameter(msg)
    return int(word)


def say(text: str) -> None:
    """Print a text of one line or several."""
    _print(sys.stdout, shown(text.removesuffix("\n"), LINES))


def say_json(value: object) -> None:
    """Print a value as the canonical JSON that files hold."""
    _print(sys.stdout, shown_json(canonical(value)).removesuffix("\n"))


def tell(text: str) -> None:
    """Print a text on stderr."""
    _print(sys.stderr, shown(text, LINES))


def _print(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()


def save(path: Path, text: str) -> None:
    """Write a text to a file, whole or not at all."""
    with tidying():
        write_file(path, text.encode())


def complain(source: str, findings: Iterable[Finding]) -> None:
    """Print findings on stderr, one a line."""
    for line in listed(tuple(findings)):
        tell(shown(f"{source}: {line}"))


def print_table(headings: Iterable[str], rows: Iterable[Iterable[str]], *, narrow: int = 1) -> None:
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
    for position, heading in enumerate(headings):
        printed.add_column(heading, no_wrap=position < narrow, overflow="fold")
    for row in rows:
        printed.add_row(*(Text(shown(cell, LINES)) for cell in row))
    console.print(printed)


def watched(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows one by one, with a bar on stderr where somebody is there to see it."""
    console = Console(stderr=True)
    bar = track(rows, "reading", console=console, transient=True, disable=not console.is_terminal)
    with tidying():
        yield from bar
