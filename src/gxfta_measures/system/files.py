"""Files of the user: read only where they are files, and written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from gxfta_measures.errors import WrongType
from gxfta_measures.guards import expect
from gxfta_measures.system.phrases import Phrase

StrPath = str | os.PathLike[str]
P = TypeVar("P", bound=StrPath)

_CHUNK = 1 << 20
# Without it, opening a pipe to which nobody writes would wait for ever; Windows has none.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
# Windows translates line ends otherwise.
_BINARY = getattr(os, "O_BINARY", 0)


def target_of(path: StrPath) -> Path:
    """Where something is to be written.

    Raises:
        WrongType: It is no path, or an empty one, which would mean the current folder.

    >>> target_of("measures.csv").suffix
    '.csv'
    """
    takes = "the path of a file or a folder"
    expect(path, (str, os.PathLike), "export", takes)
    if not os.fspath(path):
        raise WrongType("export", takes, "an empty text")
    return Path(path)


def read_file(path: StrPath, most: int) -> bytes:
    """The bytes of a file; of a longer one the first *most* and one, for the caller to refuse.

    Args:
        path: Where it is. A pipe may stand for a file, if somebody writes to it.
        most: How many bytes are of use.

    Raises:
        OSError: It is not there or must not be read, or it is a folder, a device, or a pipe
            to which nobody writes.

    >>> read_file("/", 10)
    Traceback (most recent call last):
    ...
    IsADirectoryError: [Errno 21] Is a directory: '/'
    """
    descriptor = os.open(path, os.O_RDONLY | _AT_ONCE | _BINARY)
    try:
        kind = os.fstat(descriptor).st_mode
        if stat.S_ISFIFO(kind):
            content = _first_byte(descriptor, path)
        else:
            _refuse_what_is_no_file(kind, path)
            content = b""
        chunks = [content]
        size = len(content)
        while size <= most and (chunk := os.read(descriptor, min(_CHUNK, most + 1 - size))):
            chunks.append(chunk)
            size += len(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def _first_byte(descriptor: int, path: StrPath) -> bytes:
    """What stands in a pipe already; nothing, where somebody is still about to write."""
    start = b""
    with suppress(BlockingIOError):
        start = os.read(descriptor, 1)
        if not start:
            message = Phrase("Nobody writes to this pipe")
            raise OSError(errno.EINVAL, message, os.fspath(path))
    os.set_blocking(descriptor, True)
    return start


def _refuse_what_is_no_file(kind: int, path: StrPath) -> None:
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if not stat.S_ISREG(kind):
        message = Phrase("A device, a pipe or a socket, not a file")
        raise OSError(errno.EINVAL, message, os.fspath(path))


def write_file(path: StrPath, content: bytes | Callable[[Path], object]) -> None:
    """Write a file whole or not at all; see `write_files`.

    Args:
        path: Where it is written.
        content: What is written; or a function that writes it to the path that it is given,
            which has the same suffix and lies in the same folder.

    Raises:
        OSError: It cannot be written, or what stands there is no file, or a read-only one. It
            names the file that was asked for, and leaves everything as it was.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_file(f"{folder}/new.txt", "全区".encode())
    ...     (Path(folder) / "new.txt").read_text(encoding="utf-8")
    '全区'
    """
    write_files({path: content})


def write_files(files: Mapping[P, bytes | Callable[[Path], object]]) -> None:
    """Write files that belong together: each whole, and none where one cannot be written.

    A link is followed to the file that it names. A file that was there keeps its mode and its
    owner; a new one gets those of any new file. All are written beside those that they are to
    be, and take their places when the last is there, each in one step: nobody ever sees half of
    one.

    Args:
        files: What is written, by where, as `write_file` takes it.

    Raises:
        OSError: One cannot be written; it is named, and everything is as it was.
    """
    drafts: dict[P, tuple[Path, Path]] = {}
    try:
        for path, content in files.items():
            with _naming(path):
                target, old = _target(path)
                draft = target.with_name(f".gxfta-{os.urandom(8).hex()}{target.suffix}")
                drafts[path] = draft, target
                _create(draft, content, old)
        for path, (draft, target) in drafts.items():
            with _naming(path):
                draft.replace(target)
    except BaseException:
        for draft, _ in drafts.values():
            draft.unlink(missing_ok=True)
        raise


@contextmanager
def _naming(path: StrPath) -> Generator[None]:
    """Let errors of the system name the file that the user named, and no other."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error


def _target(path: StrPath) -> tuple[Path, os.stat_result | None]:
    """The file that a path stands for in the end, and what is known of it if it is there."""
    name = os.fspath(path)
    if not os.path.basename(name):  # noqa: PTH119  # a Path has forgotten the final slash
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    try:
        old = os.stat(name)  # noqa: PTH116  # so too
    except FileNotFoundError:
        return Path(os.path.realpath(name)), None
    _refuse_what_is_no_file(old.st_mode, path)
    is_read_only = not old.st_mode & 0o222  # the superuser may write it all the same
    if is_read_only or not os.access(name, os.W_OK):
        raise PermissionError(errno.EACCES, Phrase("The file is read-only"), name)
    return Path(os.path.realpath(name)), old


def _create(
    draft: Path, content: bytes | Callable[[Path], object], old: os.stat_result | None
) -> None:
    mode = 0o666 if old is None else 0o600  # until it has that of the old one
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    with os.fdopen(descriptor, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content(draft)
        file.flush()
    with draft.open("rb") as file:
        os.fsync(file.fileno())  # a full disk may say so only now
    if old is not None:
        _keep(draft, old)


def _keep(draft: Path, old: os.stat_result) -> None:
    new = draft.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        os.chown(draft, old.st_uid, old.st_gid)
    draft.chmod(stat.S_IMODE(old.st_mode))
