"""The command line: the same answers as in Python, and a status that programs can trust."""

import json
import os
import re
import subprocess
import sys

import fresh
import pytest
from attrs import evolve, fields
from typer.testing import CliRunner

import gxfta_measures as gx
from gxfta_measures.cli import app
from gxfta_measures.cli import batches as cli_batches
from gxfta_measures.errors import Code, Finding, MissingExtra
from gxfta_measures.records import canonical, measure_record
from gxfta_measures.system.resources import read_bytes
from gxfta_measures.verification import prove

BUNDLED = gx.load(7)
COMMANDS = ("list", "show", "export", "explore", "departments", "build", "check", "verify", "diff")


def gxfta(*words):
    """The status, the output and the complaints of a command."""
    done = CliRunner().invoke(app, words, prog_name="gxfta")
    return done.exit_code, done.stdout, done.stderr


def ids(*words):
    status, out, _ = gxfta("list", *words, "--json")
    assert status == 0
    return [record["id"] for record in json.loads(out)]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ((), {}),
        (("--type", "pilot"), {"type": "pilot"}),
        (("--type", "最佳实践案例"), {"type": "case"}),
        (("--type", "pilot", "--type", "case"), {}),
        (("--department", "商务厅"), {"department": "自治区商务厅"}),
        (("--department", "商务厅", "--role", "lead"), {"department": "商务厅", "role": "lead"}),
        (
            ("--department", "南宁海关", "--subordinates"),
            {"department": "南宁海关", "subordinates": True},
        ),
        (
            ("--department", "林业局", "--department", "体育局"),
            {"department": ["林业局", "体育局"]},
        ),
        (("--scope", "——"), {"scope": None}),
        (("--scope", "全区综合保税区"), {"scope": "全区综合保税区"}),
        (("--at", "凭祥综合保税区"), {"at": "凭祥综合保税区"}),
        (("--text", "边境 贸易"), {"text": "边境 贸易"}),
        (("--text", "锂电池"), {"text": "锂电池"}),
        (("--scope", "——", "--scope", "全区"), {"scope": [None, "全区"]}),
        (("--at", "凭祥综合保税区", "--at", "北海市"), {"at": ["凭祥综合保税区", "北海市"]}),
        (("--text", "锂电池", "--text", "人民币"), {"text": ["锂电池", "人民币"]}),
        (
            ("--role", "lead", "--role", "responsible", "--department", "药监局"),
            {"department": "药监局"},
        ),
    ],
)
def test_list_asks_what_where_asks(words, asked):
    assert ids(*words, "--batch", "7") == [measure.id for measure in BUNDLED.where(**asked)]


def test_list_prints_a_table_and_how_many_there_are():
    status, out, _ = gxfta("list", "--department", "南宁海关", "--role", "lead", "--batch", "7")
    assert status == 0
    headings = ["id", "duty", "title", "scope", "leading the reform", "responsible for replication"]
    assert re.split(" {2,}", out.splitlines()[0]) == headings
    assert out.splitlines()[-1] == "leads 6; 6 of 40 measures"


def test_json_is_the_canonical_records():
    _, out, _ = gxfta("list", "--batch", "7", "--json")
    assert out == canonical([measure_record(measure) for measure in BUNDLED])


def test_show_prints_a_measure_and_where_its_names_come_from():
    status, out, _ = gxfta("show", "7-pilot-01")
    assert status == 0
    assert BUNDLED["7-pilot-01"].content in out
    assert "prefix 自治区 inherited from 自治区商务厅" in out


def test_show_prints_the_record_for_programs():
    _, out, _ = gxfta("show", "7-pilot-01", "--json")
    assert json.loads(out) == measure_record(BUNDLED["7-pilot-01"])


def test_departments_lists_the_bodies_of_a_role():
    _, out, _ = gxfta("departments", "--batch", "7", "--role", "responsible", "--json")
    named = BUNDLED.departments("responsible")
    assert [record["id"] for record in json.loads(out)] == [body.id for body in named]
    _, out, _ = gxfta("departments", "--batch", "7")
    assert out.splitlines()[-1] == "56 bodies"
    assert "自治区高速公路发展中心" in out


def test_the_version_names_the_package_its_batches_and_their_digests():
    status, out, _ = gxfta("--version")
    assert status == 0
    assert out.splitlines() == [
        f"gxfta-measures {gx.__version__}",
        *(f"batch {one.number}, revision {one.revision}: {one.digest}" for one in gx.batches()),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "7-pilot-61"), "unknown measure '7-pilot-61': did you mean 7-pilot-16"),
        (("show", "nonsense"), "unknown measure 'nonsense'"),
        (("list", "--batch", "7", "--type", "pilott"), "unknown type 'pilott': use pilot or"),
        (("list", "--batch", "7", "--role", "boss"), "unknown role 'boss': use lead or"),
        (("list", "--batch", "7", "--department", "商务庁"), "unknown department '商务庁'"),
        (
            ("list", "--batch", "7", "--department", "市场监管局"),
            "ambiguous department '市场监管局': say which",
        ),
        (
            ("list", "--batch", "7", "--at", "凭样市"),
            "unknown place '凭样市': did you mean 凭祥市?",
        ),
        (("list", "--batch", "7", "--scope", "全球"), "unreadable scope '全球'"),
        (("list", "--batch", "99"), "unknown batch 99: there "),
        (("departments", "--batch", "7", "--role", "boss"), "unknown role 'boss'"),
        (("check", "no such file.json"), "No such file"),
        (("build", "no such file.docx", "--batch", "8"), "No such file"),
        (("diff", "7", "99"), "unknown batch 99"),
    ],
)
def test_wrong_use_is_one_line_of_complaint_and_status_2(words, told):
    status, out, complaint = gxfta(*words)
    assert (status, out) == (2, "")
    assert told in complaint
    assert complaint.startswith("gxfta: ")
    assert complaint.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("list", "--bad"), ("shaw",), ("build", "x.docx"), ("build", "x", "--batch", "0")]
)
def test_what_is_no_command_or_option_is_status_2_as_well(words):
    status, out, complaint = gxfta(*words)
    assert (status, out) == (2, "")
    assert "Usage: gxfta" in complaint


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    status, out, _ = gxfta(command, "--help")
    assert status == 0
    assert f"Example: gxfta {command}" in out


def test_without_a_command_all_of_them_are_shown():
    _, out, complaint = gxfta()
    assert all(command in out + complaint for command in COMMANDS)


# Batches.


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "document.txt"
    path.write_bytes(read_bytes("batch-07/document.txt"))
    return path


@pytest.fixture
def changed(document):
    """A document that names one body that nobody knows."""
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace("北海综合保税区\n", "北海管理署\n", 1), encoding="utf-8")
    return document


def test_a_built_file_is_the_bundled_batch_and_has_no_findings(document, tmp_path):
    file = tmp_path / "batch-07.json"
    status, out, told = gxfta("build", str(document), "--batch", "7", "--output", str(file))
    assert (status, out) == (0, "")
    assert told == f"{file}: 40 measures of batch 7\n"
    assert gx.read(file) == BUNDLED
    assert file.read_bytes() == read_bytes("batch-07/measures.json")
    status, out, _ = gxfta("check", str(file))
    assert status == 0
    assert BUNDLED.digest in out


def test_without_an_output_the_same_bytes_go_to_stdout(document):
    _, out, _ = gxfta("build", str(document), "--batch", "7")
    assert out.encode() == read_bytes("batch-07/measures.json")


def test_a_document_with_errors_writes_nothing_and_says_them_all(changed, tmp_path):
    file = tmp_path / "out" / "batch-08.json"
    file.parent.mkdir()
    status, out, told = gxfta("build", str(changed), "--batch", "8", "--output", str(file))
    assert (status, out) == (1, "")
    assert "【第七批】" in told
    assert "【北海管理署】" in told
    assert told.splitlines()[-1] == "errors: 2; nothing was written"
    assert list(file.parent.iterdir()) == []


def test_an_output_that_is_a_folder_is_wrong_use_and_leaves_no_file(document, tmp_path):
    folder = tmp_path / "a" / "folder"
    folder.mkdir(parents=True)
    status, out, told = gxfta("build", str(document), "--batch", "7", "--output", str(folder))
    assert (status, out, told.count("\n")) == (2, "", 1)
    assert list(folder.parent.rglob("*")) == [folder]


def test_an_unknown_body_may_be_let_through(changed, tmp_path):
    file = tmp_path / "batch-07.json"
    words = ("build", str(changed), "--batch", "7", "--output", str(file), "--allow-unknown")
    status, _, told = gxfta(*words)
    assert status == 0
    assert "warning: row 13 of" in told
    (mention,) = gx.read(file)["7-pilot-13"].lead
    assert (mention.department, mention.name) == (None, "北海管理署")


def test_a_document_that_cannot_be_read_says_what_to_do(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7 ...")
    status, _, told = gxfta("build", str(path), "--batch", "8")
    assert status == 1
    assert "save the document that it was made from as .docx" in told


def test_the_output_has_the_permissions_of_any_new_file(document, tmp_path):
    file, other = tmp_path / "batch-07.json", tmp_path / "other"
    other.touch()
    gxfta("build", str(document), "--batch", "7", "--output", str(file))
    assert file.stat().st_mode == other.stat().st_mode


def test_check_lists_every_fault_of_a_file(tmp_path):
    record = json.loads(read_bytes("batch-07/measures.json"))
    record["measures"][0]["title"] = ""
    record["measures"][1]["number"] = "2"
    file = tmp_path / "faulty.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    status, out, told = gxfta("check", str(file))
    assert (status, out) == (1, "")
    assert "measures[0].title: it is empty" in told
    assert "measures[1].number: '2' is not a whole number" in told


def test_verify_proves_every_batch():
    status, out, told = gxfta("verify")
    assert (status, told) == (0, "")
    assert out.startswith("batch 7 is what its document says")
    assert [out.count(batch.digest) for batch in gx.batches()] == [2] * len(gx.batches())


GONE = Finding("x", "gone", Code.RELEASED)


@pytest.mark.parametrize("part", ["prove", "check_released"])
def test_verify_fails_where_the_data_is_something_else(part, monkeypatch):
    proof = evolve(prove(7), bundled="sha256:0")
    faults = {"prove": lambda _: proof, "check_released": lambda *_: [GONE]}
    monkeypatch.setattr(cli_batches, part, faults[part])
    status, out, told = gxfta("verify")
    assert status == 1
    assert ("DIFFERS from its document" in out) or ("released.json: x: gone" in told)


NO_EXTRA = MissingExtra("python-docx", "documents")


def test_verify_proves_what_it_can_and_says_what_it_cannot(monkeypatch):
    def prove_all_but_8(number):
        if number == 8:
            raise NO_EXTRA
        return prove(number)

    monkeypatch.setattr(cli_batches, "batch_numbers", lambda: (7, 8))
    monkeypatch.setattr(cli_batches, "prove", prove_all_but_8)
    status, out, _ = gxfta("verify")
    assert status == 1
    assert out.startswith("batch 7 is what its document says")
    assert f"batch 8 could NOT be proved: {NO_EXTRA}" in out


@pytest.mark.parametrize("words", [("verify",), ("build", "annex.docx", "--batch", "8")])
def test_nothing_is_built_or_proved_with_a_faulty_registry(words, monkeypatch):
    finding = Finding("departments.json gx-x.kind", "'x' is none of them", Code.VALUE)
    monkeypatch.setattr(cli_batches, "check_bodies", lambda: [finding])
    assert gxfta(*words) == (1, "", f"data: {finding}\n")


def test_a_record_of_each_unknown_body_is_written_whatever_else_is_wrong(changed, tmp_path):
    bodies = tmp_path / "new-bodies.json"
    words = ("build", str(changed), "--batch", "7", "--new-bodies", str(bodies))
    status, out, _ = gxfta(*words)
    assert (status, out) == (1, "")
    (body,) = json.loads(bodies.read_bytes())["departments"]
    assert (body["name"], body["id"], body["since"]) == ("北海管理署", "", 7)
    assert body.keys() == {one.name for one in fields(gx.Department)}


def test_diff_is_0_where_nothing_changed_and_1_where_something_did(changed, tmp_path):
    file = tmp_path / "batch-07.json"
    assert gxfta("diff", "7", "7") == (0, "no difference\n", "")
    gxfta("build", str(changed), "--batch", "7", "--output", str(file), "--allow-unknown")
    status, out, _ = gxfta("diff", "7", str(file))
    assert status == 1
    assert "lead added: {+北海管理署+}" in out
    _, out, _ = gxfta("diff", "7", str(file), "--markdown")
    assert "lead added: <ins>北海管理署</ins>" in out
    _, out, _ = gxfta("diff", "7", str(file), "--json")
    (change,) = json.loads(out)["changed"]
    assert change["fields"] == ["lead"]
    assert change["after"] == measure_record(gx.read(file)["7-pilot-13"])


# As a program.


def run(*words, code="from gxfta_measures.__main__ import main; main()"):
    command = [sys.executable, "-X", "utf8", "-c", code, *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_module_is_the_command():
    command = [sys.executable, "-X", "utf8", "-m", "gxfta_measures", "show", "7-pilot-16"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("7-pilot-16  市场准入承诺即入制\n")


def test_a_reader_that_has_enough_ends_the_command_quietly():
    words = ("list", "--batch", "7", "--json")
    command = [sys.executable, "-X", "utf8", "-m", "gxfta_measures", *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, encoding="utf-8") as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.mark.parametrize("command", [("show", "7-pilot-16"), ("list", "--batch", "7")])
def test_a_pipe_of_another_encoding_is_no_finding(command):
    module = [sys.executable, "-m", "gxfta_measures", *command]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}  # what Windows gives to a pipe
    done = subprocess.run(module, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_typer_the_command_says_which_extra_brings_it():
    code = (
        "import sys; sys.modules['typer'] = None; from gxfta_measures.__main__ import main; main()"
    )
    done = run("list", code=code)
    assert done.returncode == 2
    assert done.stderr == "gxfta: typer is not installed: pip install 'gxfta-measures[cli]'\n"


def test_a_fault_of_our_own_is_not_blamed_on_an_extra():
    code = (
        "import sys; sys.modules['gxfta_measures.cli.terminal'] = None; "
        "from gxfta_measures.__main__ import main; main()"
    )
    assert "ModuleNotFoundError" in run("list", code=code).stderr


def test_a_bar_shows_where_somebody_watches():
    code = """
import io, json, sys
from gxfta_measures.cli import terminal
sys.stderr = told = io.StringIO()
told.isatty = lambda: True
rows = list(terminal.watched(range(3)))
print(json.dumps([rows, "reading" in told.getvalue()]))
"""
    assert fresh.run(code) == [[0, 1, 2], True]


def test_every_bundled_batch_can_be_compared_at_once():
    oldest = gx.batches()[0].number
    only = [batch.number for batch in gx.batches()[1:]]
    status, out, _ = gxfta("diff", str(oldest), "all")
    assert (status, out) == (0, "no difference\n") if not only else status == 1
    assert gxfta("diff", "all", "all") == (0, "no difference\n", "")
