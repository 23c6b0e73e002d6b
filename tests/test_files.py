"""Files of the user: written whole or not at all, whatever stands there and whatever happens."""

import errno
import os
import socket
import stat
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxfta_measures.system.files import read_file, write_file, write_files

NEW = "全区".encode()
posix = pytest.mark.skipif(os.name == "nt", reason="files of Unix")


def everything_in(folder):
    return sorted(path.name for path in folder.iterdir())


# Written.


@given(content=st.binary(max_size=100))
def test_what_is_written_is_read(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("written") / "a.txt"
    for _ in range(2):
        write_file(path, content)
        assert read_file(path, 100) == path.read_bytes() == content
    assert everything_in(path.parent) == ["a.txt"]


@pytest.mark.parametrize("name", ["new.xlsx", "no suffix", ".hidden", "成果.csv", "a" * 250])
def test_a_function_may_write_it_to_a_path_of_the_same_suffix(tmp_path, name):
    path, seen = tmp_path / name, []
    write_file(str(path), lambda draft: (seen.append(draft), draft.write_bytes(NEW)))
    assert path.read_bytes() == NEW
    assert (seen[0].parent, seen[0].suffix) == (path.parent, path.suffix)
    assert everything_in(tmp_path) == [name]


def replaced(draft):
    """Write as some libraries do: to another file, which is then put in place."""
    other = draft.with_name("other")
    other.write_bytes(NEW)
    other.replace(draft)


@pytest.mark.parametrize("content", [NEW, lambda draft: draft.write_bytes(NEW), replaced])
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o200, 0o666])
def test_a_file_that_was_there_keeps_its_mode(tmp_path, mode, content):
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_file(path, content)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == NEW


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path):
    for mask in (0o022, 0o077, 0o002):
        before = os.umask(mask)
        write_file(tmp_path / f"{mask}", NEW)
        (tmp_path / f"other {mask}").touch()
        os.umask(before)
        assert (tmp_path / f"{mask}").stat().st_mode == (tmp_path / f"other {mask}").stat().st_mode


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives away")
def test_a_file_that_was_there_keeps_its_owner(tmp_path):
    path = tmp_path / "a.json"
    path.touch()
    os.chown(path, 1234, 4321)
    write_file(path, NEW)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_to_the_file_that_it_names(tmp_path, there):
    (tmp_path / "there").mkdir()
    target, link, second = (tmp_path / name for name in ("there/a.json", "link", "second"))
    if there:
        target.write_bytes(b"old")
    link.symlink_to("there/a.json")
    second.symlink_to(link)
    write_file(second, NEW)
    assert target.read_bytes() == NEW
    assert link.is_symlink()
    assert second.is_symlink()
    assert everything_in(target.parent) == ["a.json"]


# Refused.


def a_pipe(folder):
    os.mkfifo(folder / "x")


def a_socket(folder):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(folder / "x"))


def a_folder(folder):
    (folder / "x").mkdir()


def a_link_to_a_device(folder):
    (folder / "x").symlink_to(os.devnull)


def a_link_to_itself(folder):
    (folder / "x").symlink_to("x")


def a_link_to_a_folder(folder):
    (folder / "x").symlink_to(folder)


def a_read_only_file(folder):
    (folder / "x").touch()
    (folder / "x").chmod(0o444)


REFUSED = (
    *(a_pipe, a_socket, a_folder, a_link_to_a_device, a_link_to_itself, a_link_to_a_folder),
    a_read_only_file,
)


@posix
@pytest.mark.parametrize("there", REFUSED)
def test_what_is_no_file_to_be_written_is_refused_and_stays_as_it_is(tmp_path, there):
    there(tmp_path)
    before = os.lstat(tmp_path / "x")
    with pytest.raises(OSError, match=r"x'$") as caught:
        write_file(tmp_path / "x", NEW)
    assert caught.value.filename == str(tmp_path / "x")
    after = os.lstat(tmp_path / "x")
    assert (before.st_ino, before.st_mode, before.st_mtime) == (
        *(after.st_ino, after.st_mode, after.st_mtime),
    )
    assert everything_in(tmp_path) == ["x"]


@pytest.mark.parametrize("name", ["no/such/file", "new/", "", "file/x"])
def test_where_nothing_can_stand_nothing_is_written(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"\[Errno \d+\]") as caught:
        write_file(name, NEW)
    assert caught.value.filename == name
    assert everything_in(tmp_path) == ["file"]


@posix
def test_another_device_is_refused_as_well():
    with pytest.raises(OSError, match="not a file"):
        write_file("/dev/full", NEW)


# Failures.


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(
    "failure",
    [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt(), SystemExit(3), OSError("own")],
    ids=repr,
)
def test_what_fails_leaves_everything_as_it_was(tmp_path, failure, there):
    path = tmp_path / "a.json"
    if there:
        path.write_bytes(b"old")

    def fail(draft):
        draft.write_bytes(b"half")
        raise failure

    with pytest.raises(type(failure)) as caught:
        write_file(path, fail)
    assert getattr(caught.value, "filename", None) in (None, str(path))
    assert everything_in(tmp_path) == ["a.json"] * there
    assert not there or path.read_bytes() == b"old"


@given(st.lists(st.booleans(), min_size=1, max_size=4), st.integers(0, 3))
def test_of_files_that_belong_together_none_is_written_where_one_cannot_be(
    tmp_path_factory, there, failing
):
    folder = tmp_path_factory.mktemp("some")
    paths = [folder / f"{number}.json" for number in range(len(there))]
    for path, is_there in zip(paths, there, strict=True):
        if is_there:
            path.write_bytes(b"old")
    before = everything_in(folder)

    def fail(_):
        raise OSError(errno.ENOSPC, "No space left")

    files = {path: fail if number == failing else NEW for number, path in enumerate(paths)}
    if failing >= len(paths):
        write_files(files)
        assert [path.read_bytes() for path in paths] == [NEW] * len(paths)
        return
    with pytest.raises(OSError, match="No space left") as caught:
        write_files(files)
    assert caught.value.filename == str(paths[failing])
    assert everything_in(folder) == before
    assert all(path.read_bytes() == b"old" for path in paths if path.exists())


LIMITED = """
import resource, sys
from gxfta_measures.system.files import write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(sys.argv[1], b"x" * 5000)
except OSError as error:
    print(error.filename == sys.argv[1] and error)
"""


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_limit_on_the_size_of_files_leaves_nothing_behind(tmp_path, there):
    path = tmp_path / "a.json"
    if there:
        path.write_bytes(b"old")
    command = [sys.executable, "-c", LIMITED, str(path)]
    # The limit would cut what coverage writes too.
    environment = {name: os.environ[name] for name in os.environ if "COVERAGE" not in name}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=True, env=environment
    )
    assert "File too large" in done.stdout
    assert everything_in(tmp_path) == ["a.json"] * there
    assert not there or path.read_bytes() == b"old"


INTERRUPTED = """
import os, signal, sys
from gxfta_measures.system import files
real, calls = os.fsync, []

def interrupted(descriptor):
    real(descriptor)
    os.kill(os.getpid(), signal.SIGINT)

os.fsync = interrupted
files.write_file(sys.argv[1], b"x")
"""


@posix
def test_an_interrupt_while_it_is_written_leaves_nothing_behind(tmp_path):
    command = [sys.executable, "-c", INTERRUPTED, str(tmp_path / "a.json")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert "KeyboardInterrupt" in done.stderr
    assert everything_in(tmp_path) == []


# Read.


@given(content=st.binary(max_size=50), most=st.integers(0, 60))
def test_of_a_long_file_the_start_and_one_byte_more_is_read(tmp_path_factory, content, most):
    path = tmp_path_factory.mktemp("read") / "a"
    path.write_bytes(content)
    assert read_file(path, most) == content[: most + 1]


@posix
@pytest.mark.parametrize("there", [a_pipe, a_folder, a_link_to_a_device, a_link_to_itself])
def test_what_is_no_file_to_be_read_is_refused_at_once(tmp_path, there):
    there(tmp_path)
    with pytest.raises(OSError, match=r"x'$") as caught:
        read_file(tmp_path / "x", 10)
    assert caught.value.filename == str(tmp_path / "x")


@posix
@pytest.mark.parametrize("content", [b"x" * 100_000, b"x"])
def test_a_pipe_to_which_somebody_writes_is_read_as_a_file(content):
    reader, writer = os.pipe()
    sent = threading.Thread(target=lambda: (os.write(writer, content), os.close(writer)))
    sent.start()
    assert read_file(f"/dev/fd/{reader}", 1_000_000) == content
    sent.join()
    os.close(reader)


@posix
def test_a_pipe_whose_writer_is_slow_is_waited_for(monkeypatch):
    reader, writer = os.pipe()
    waits, blocking = threading.Event(), os.set_blocking
    monkeypatch.setattr(os, "set_blocking", lambda *one: (blocking(*one), waits.set()))
    sent = threading.Thread(target=lambda: (waits.wait(), os.write(writer, NEW), os.close(writer)))
    sent.start()
    assert read_file(f"/dev/fd/{reader}", 100) == NEW
    sent.join()
    os.close(reader)
