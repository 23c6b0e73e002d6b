"""What the commands share: printing, tables, progress, and errors as exit statuses."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import ParamSpec, TextIO, TypeVar

import typer

from gxfta_measures.cli import layout
from gxfta_measures.cli.complaints import complaint, finding_lines
from gxfta_measures.errors import Finding, GxftaError
from gxfta_measures.records import canonical
from gxfta_measures.system.files import write_file
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.screen import LINES, shown, shown_json

P = ParamSpec("P")
T = TypeVar("T")

FINDINGS = 1  # the exit status for findings
USAGE = 2  # that for wrong use
_SIGNALLED = 128  # and the number of the signal that ended it, as shells count
# The signals that end a program and can be caught; not every system has all of them.
_ENDING = [one for one in signal.Signals if one.name in {"SIGINT", "SIGTERM", "SIGHUP"}]


def reporting(command: Callable[P, None]) -> Callable[P, None]:
    """Turn the errors of the package into one line on stderr and the status for wrong use."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except KeyboardInterrupt as error:
            raise typer.Exit(_SIGNALLED + (*error.args, signal.SIGINT)[0]) from error
        except (GxftaError, OSError) as error:
            tell(f"gxfta: {complaint(error)}")
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
        names = _(" and ").join(str(path) for path in paths if path)
        msg = _("{names}: name different files").format(names=names)
        raise typer.BadParameter(msg)


def refuse_together(**given: bool) -> None:
    """Refuse options that contradict each other, named as on the command line.

    Raises:
        BadParameter: Two of them were given.
    """
    names = [f"--{name}" for name, is_given in given.items() if is_given]
    if len(names) > 1:
        both = _(" and ").join(names)
        msg = _("{names} contradict each other: give one of them").format(names=both)
        raise typer.BadParameter(msg)


def refuse_without(needed: str, value: object, **given: bool) -> None:
    """Refuse options that mean nothing without another.

    Raises:
        BadParameter: One of them was given, and the other was not.
    """
    names = [f"--{name}" for name, is_given in given.items() if is_given]
    if names and not value:
        msg = _("{names} means nothing without --{needed}").format(
            names=_(" and ").join(names), needed=needed
        )
        raise typer.BadParameter(msg)


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
    for line in finding_lines(tuple(findings)):
        tell(_("{place}: {message}").format(place=shown(source), message=line))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, narrow: int = 1) -> None:
    """Print an aligned table, or cards where the screen is too narrow for one.

    Args:
        headings: The headings of the columns.
        rows: The cells, row by row.
        narrow: How many columns from the left are never folded.
    """
    for line in layout.table(headings, rows, narrow):
        say(line)


def say_folded(text: str) -> None:
    """Print lines, those too long for the screen folded and set in as they are."""
    if not layout.is_screen():
        say(text)
        return
    for line in text.split("\n"):
        words = line.lstrip(" ")
        for folded in layout.hanging(words, len(line) - len(words)):
            say(folded)


def watched(rows: Iterable[T]) -> Iterator[T]:
    """Rows or records one by one, with a bar on stderr where somebody is there to see it."""
    with tidying():
        yield from _with_bar(rows) if sys.stderr.isatty() else rows


def _with_bar(rows: Iterable[T]) -> Iterable[T]:
    from rich.console import Console
    from rich.progress import track

    return track(rows, _("reading"), console=Console(stderr=True), transient=True)
