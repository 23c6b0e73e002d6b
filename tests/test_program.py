"""The program: its statuses, its streams, and what ends it before its time."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import gxfta_measures as gx
from gxfta_measures.records import canonical
from gxfta_measures.system.resources import read_bytes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and signals of Unix")
GXFTA = f"{sys.executable} -m gxfta_measures"


def shell(line, *, folder=None, **environment):
    """The status, the output and the complaints of a line of the shell."""
    script = f'gxfta() {{ {GXFTA} "$@"; }}; set -o pipefail; {line}'
    done = subprocess.run(
        ["/bin/bash", "-c", script],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        cwd=folder,
        env=os.environ | environment,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "document.txt"
    path.write_bytes(read_bytes("batch-07/document.txt"))
    return path


@pytest.fixture
def faulty(document):
    text = document.read_text(encoding="utf-8").replace("北海综合保税区\n", "北海管理署\n", 1)
    document.write_text(text, encoding="utf-8")
    return document


@pytest.mark.parametrize("reader", ["head -1", "head -c 10", "true"])
@pytest.mark.parametrize(
    "command", ["list --batch 7", "list --batch 7 --json", "show 7-pilot-01", "verify", "--help"]
)
def test_a_reader_that_has_enough_changes_no_status(command, reader):
    status, _, told = shell(f"gxfta {command} | {reader}")
    assert (status, told) == (0, "")


def test_findings_stay_findings_where_nobody_reads_on(faulty):
    for line in (f"gxfta build {faulty} --batch 7 | true", "gxfta diff 7 7 --markdown | true"):
        status, _, _ = shell(line)
        assert status == (1 if "build" in line else 0)
    status, _, _ = shell(f"gxfta build {faulty} --batch 7 2>&1 >&- | true")
    assert status == 1


@pytest.mark.parametrize(
    "command", ["list --batch 7", "list --batch 7 --json", "show 7-pilot-01", "--version"]
)
@pytest.mark.parametrize("output", [">&-", ">/dev/full"])
def test_an_answer_that_cannot_be_written_is_status_2_and_one_line(command, output):
    status, out, told = shell(f"gxfta {command} {output}")
    assert (status, out) == (2, "")
    assert told.startswith("gxfta: the output could not be written: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize("complaints", ["2>&-", "2>/dev/full", "2> >(true)"])
@pytest.mark.parametrize(
    ("command", "expected"),
    [
        *(("list --type case", 0), ("list --bad", 2), ("shaw", 2), ("list --batch 99", 2)),
        ("check no-such-file", 2),
    ],
)
def test_complaints_that_cannot_be_written_change_no_status(command, expected, complaints):
    status, out, told = shell(f"gxfta {command} {complaints}")
    assert (status, told) == (expected, "")
    assert bool(out) is (expected == 0)


@pytest.mark.parametrize("closed", [">&- 2>&-", "<&- >&- 2>&-", "<&-"])
def test_a_file_is_written_as_ever_where_streams_are_closed(document, tmp_path, closed):
    file = tmp_path / "7.json"
    status, _, _ = shell(f"gxfta build {document} --batch 7 --output {file} {closed}")
    assert status == 0
    assert file.read_bytes() == read_bytes("batch-07/measures.json")


def test_a_name_that_is_not_utf_8_is_a_name(document):
    name = os.fsdecode(b"\xb8\xbd\xbc\xfe.txt")
    document.rename(document.parent / name)
    folder = document.parent
    assert shell("gxfta build $'\\xb8\\xbd\\xbc\\xfe.txt' --batch 7", folder=folder)[0] == 0
    line = "gxfta build $'\\xb8\\xbd\\xbc\\xfe.txt' --batch 8 --output $'\\xb8.json'"
    status, out, told = shell(line, folder=folder)
    assert (status, out) == (1, "")
    assert told.startswith("\\udcb8\\udcbd")
    status, _, told = shell("gxfta check $'\\xb8\\x1b[2J'", folder=folder)
    assert (status, told.count("\n"), "\x1b" in told) == (2, 1, False)
    line = "gxfta build $'\\xb8\\xbd\\xbc\\xfe.txt' --batch 7 --output $'\\xb8.json'"
    assert shell(line, folder=folder)[0] == 0
    assert (folder / os.fsdecode(b"\xb8.json")).is_file()


@pytest.mark.parametrize(
    "words",
    ["--department", "--at", "--scope", "--type", "--role", "--batch"],
)
def test_words_that_are_no_text_are_wrong_use(words):
    status, out, told = shell(f"gxfta list {words} $'\\xc4\\xcf\\xc4\\xfe'")
    assert (status, out) == (2, "")
    assert "Traceback" not in told


def test_words_of_a_search_that_are_no_text_are_found_nowhere():
    status, out, _ = shell("gxfta list --batch 7 --text $'\\xc4\\xcf'")
    assert status == 0
    assert out.endswith("0 of 40 measures\n")


def measured(code, *words):
    """What a program says that comes to its end."""
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


def killed(code, *words):
    """What a program that a signal ends leaves behind; coverage would leave half a file."""
    environment = {name: os.environ[name] for name in os.environ if "COVERAGE" not in name}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, env=environment)


def on_a_terminal(*words, **environment):
    """What a terminal sees of a command, and its status."""
    main, other = pty.openpty()
    command = [sys.executable, "-m", "gxfta_measures", *words]
    with subprocess.Popen(
        command, stdin=other, stdout=other, stderr=other, env=os.environ | environment
    ) as process:
        os.close(other)
        seen = b""
        while True:
            try:
                seen += (chunk := os.read(main, 4096))
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
    os.close(main)
    return process.returncode, seen


@pytest.mark.parametrize(
    "words", [("list", "--batch", "7"), ("show", "7-pilot-01"), ("departments",), ("verify",)]
)
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_a_terminal_of_any_encoding_shows_what_it_can(words, encoding):
    status, seen = on_a_terminal(*words, PYTHONIOENCODING=encoding)
    assert status == 0
    assert b"Traceback" not in seen
    if encoding in ("gbk", "utf-8") and words[0] == "list":
        assert "进口".encode(encoding) in seen


@pytest.mark.parametrize("library", ["gxfta_measures.system.language", "typer"])
def test_an_interrupt_before_the_command_line_is_there_ends_quietly(library):
    code = f"""
import builtins, os, signal
real = builtins.__import__

def interrupted(name, *rest):
    if name == {library!r}:
        os.kill(os.getpid(), signal.SIGINT)
    return real(name, *rest)

builtins.__import__ = interrupted
from gxfta_measures.__main__ import main
main()
"""
    done = killed(code)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


@pytest.mark.parametrize(
    ("module", "name", "status"),
    [
        ("gxfta_measures.cli.batches", "read_document", -signal.SIGINT),
        ("gxfta_measures.build.drafting", "parse_departments", 130),
        ("os", "fsync", 130),
    ],
)
def test_an_interrupt_of_a_command_ends_it_quietly_and_leaves_nothing(
    document, module, name, status
):
    code = f"""
import os, signal
import gxfta_measures.cli.batches
import {module} as module

def interrupted(*_, **__):
    os.kill(os.getpid(), signal.SIGINT)

module.{name} = interrupted
from gxfta_measures.__main__ import main
main()
"""
    file = document.parent / "7.json"
    words = ("build", str(document), "--batch", "7", "--output", str(file))
    run = killed if status < 0 else measured
    done = run(code, *words)
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")
    assert list(document.parent.iterdir()) == [document]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_other_signals_leave_nothing_either(document, name):
    code = f"""
import os, signal
import gxfta_measures.cli.batches

os.fsync = lambda _: os.kill(os.getpid(), signal.{name})
from gxfta_measures.__main__ import main
main()
"""
    file = document.parent / "7.json"
    words = ("build", str(document), "--batch", "7", "--output", str(file))
    done = measured(code, *words)
    assert (done.returncode, done.stderr) == (128 + getattr(signal, name), b"")
    assert list(document.parent.iterdir()) == [document]


def test_an_interrupt_that_is_ignored_from_the_start_stays_ignored():
    status, out, _ = shell("trap '' INT; gxfta show 7-pilot-16")
    assert status == 0
    assert out.startswith("7-pilot-16")


def test_a_fault_of_our_own_is_neither_a_finding_nor_wrong_use():
    code = """
import gxfta_measures as gx
gx.load = None
from gxfta_measures.__main__ import main
main()
"""
    command = [sys.executable, "-c", code, "list"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 70
    assert "TypeError" in done.stderr


@pytest.mark.parametrize(
    "command", ["check x", "build x --batch 8", "diff 7 x", "diff x 7", "build /dev/zero --batch 8"]
)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, command):
    os.mkfifo(tmp_path / "x")
    status, out, told = shell(f"gxfta {command}", folder=tmp_path)
    assert (status, out, told.count("\n")) == (2, "", 1)


def test_a_pipe_with_a_writer_is_read(document):
    file = Path(gx.__file__).parent / "data/batch-07/measures.json"
    status, out, told = shell(f"gxfta check <(cat {file})")
    assert (status, told) == (0, "")
    assert "40 measures of batch 7" in out
    assert shell(f"cat {document} | gxfta build /dev/stdin --batch 7")[0] == 0


@pytest.mark.parametrize(
    "line",
    [
        *("diff 7 7 --json --markdown", "diff 7 7 --department 药监局 --markdown"),
        *("diff 7 7 --subordinates", "diff 7 7 --role lead", "list --subordinates"),
    ],
)
def test_options_that_contradict_each_other_are_wrong_use(line):
    status, out, told = shell(f"gxfta {line}")
    assert (status, out) == (2, "")
    assert "contradict each other" in told or "means nothing without" in told


@pytest.mark.parametrize(
    "options", ["--output d.txt", "--output link", "--output x --new-bodies x"]
)
def test_an_output_that_is_the_document_or_another_output_is_wrong_use(tmp_path, options):
    (tmp_path / "d.txt").write_text("附件", encoding="utf-8")
    (tmp_path / "link").symlink_to("d.txt")
    status, out, told = shell(f"gxfta build d.txt --batch 8 {options}", folder=tmp_path)
    assert (status, out) == (2, "")
    assert "name different files" in told
    assert (tmp_path / "d.txt").read_text(encoding="utf-8") == "附件"


def test_json_for_programs_is_what_files_hold():
    status, out, _ = shell("gxfta show 7-pilot-01 --json", PYTHONIOENCODING="cp1252")
    assert status == 0
    assert out == canonical(__import__("json").loads(out))
