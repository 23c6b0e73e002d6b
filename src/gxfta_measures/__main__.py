"""The command ``gxfta``, also as ``python -m gxfta_measures``: streams, signals, its status."""

import os
import signal
import sys
from errno import EBADF
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import Any, TextIO

from gxfta_measures.system.language import gettext, language_of, preferred, speaking, split

WRONG_USE = 2
FAULT = 70  # a fault of the program itself, as sysexits.h counts it


class _Tolerant(RawIOBase):
    """A stream that never fails: the first error is kept, and what follows goes nowhere.

    So a command runs to its end, and has the status that it would have had.
    """

    def __init__(self, stream: TextIO | None) -> None:
        buffer: Any = getattr(stream, "buffer", None)  # none where the stream is closed
        self._raw = getattr(buffer, "raw", buffer)  # itself where nothing is buffered
        self.error: OSError | None = None

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def isatty(self) -> bool:
        """Whether somebody sits before it."""
        return self._raw is not None and self._raw.isatty()

    def fileno(self) -> int:
        """The number that the system knows it by."""
        if self._raw is None:
            raise OSError(EBADF, os.strerror(EBADF))
        return int(self._raw.fileno())

    def write(self, data: Any) -> int:  # noqa: ANN401  # a buffer of any kind
        """Write, unless that has failed once."""
        try:
            if self.error is None:
                self.fileno()
                return int(self._raw.write(data))
        except OSError as error:
            self.error = error
        return len(data)


def _stream(stream: TextIO | None, raw: _Tolerant) -> TextIOWrapper:
    """A terminal knows what it can show; a pipe or a file gets UTF-8, whatever the locale."""
    is_terminal = raw.isatty()
    return TextIOWrapper(
        BufferedWriter(raw),
        encoding=stream.encoding if stream is not None and is_terminal else "utf-8",
        errors="backslashreplace",
        line_buffering=is_terminal,
    )


def _occupy_standard_streams() -> None:
    """Let no file that is opened take the number of a standard stream that is closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _run() -> int:
    """Run the command line, or say which extra it needs."""
    try:
        from gxfta_measures.cli import app
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("gxfta_measures"):
            raise
        text = gettext("{library} is not installed: pip install 'gxfta-measures[{extra}]'")
        sys.stderr.write(f"gxfta: {text.format(library=error.name, extra='cli')}\n")
        return WRONG_USE
    status: object = 0
    try:
        app(prog_name="gxfta")
    except SystemExit as end:
        status = end.code
    except Exception:  # noqa: BLE001  # a fault of our own must not pass for findings
        import traceback

        traceback.print_exc()
        status = FAULT
    return status if isinstance(status, int) else 0


def main() -> None:
    """Run the command line, and end with its status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # It ends the program at once, without a traceback; see `tidying` for what cannot wait.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    output, complaints = _Tolerant(sys.stdout), _Tolerant(sys.stderr)
    _occupy_standard_streams()
    sys.stdout, sys.stderr = _stream(sys.stdout, output), _stream(sys.stderr, complaints)
    asked, _ = split(sys.argv[1:])
    with speaking(language_of(asked or "") or preferred(os.environ)):
        status = _ended(_run(), output)
    sys.stderr.flush()
    sys.exit(status)


def _ended(status: int, output: _Tolerant) -> int:
    """The status of a command, once all that it said is written."""
    sys.stdout.flush()
    if output.error is not None and not isinstance(output.error, BrokenPipeError):
        text = gettext("the output could not be written: {reason}")
        sys.stderr.write(f"gxfta: {text.format(reason=output.error.strerror)}\n")
        return WRONG_USE
    return status


if __name__ == "__main__":
    main()
