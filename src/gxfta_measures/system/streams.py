"""The standard streams of a command, which never make it fail."""

from __future__ import annotations

import os
from errno import EBADF
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import Any, TextIO


class Tolerant(RawIOBase):
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


def stream_over(stream: TextIO | None, raw: Tolerant) -> TextIOWrapper:
    """A terminal knows what it can show; a pipe or a file gets UTF-8, whatever the locale."""
    is_terminal = raw.isatty()
    return TextIOWrapper(
        BufferedWriter(raw),
        encoding=stream.encoding if stream is not None and is_terminal else "utf-8",
        errors="backslashreplace",
        line_buffering=is_terminal,
    )


def occupy_standard_streams() -> None:
    """Let no file that is opened take the number of a standard stream that is closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
