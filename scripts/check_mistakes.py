"""Do the type checkers catch every deliberate mistake, and nothing else? Part of `make type`."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

MISTAKES = Path(__file__).parents[1] / "tests" / "typing" / "mistakes.py"

Reports = dict[int, str]


def marked() -> set[int]:
    """The numbers of the lines that are mistakes."""
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("  # mistake")}


def mypy() -> Reports:
    """What mypy reports, by line."""
    found = re.findall(r":(\d+): error: (.*)", _output("mypy", "--no-pretty", str(MISTAKES)))
    return {int(line): message for line, message in found}


def pyright() -> Reports:
    """What pyright reports, by line."""
    said = _output("pyright", "--pythonpath", sys.executable, "--outputjson", str(MISTAKES))
    found = json.loads(said)["generalDiagnostics"]
    return {one["range"]["start"]["line"] + 1: one["message"] for one in found}


def _output(tool: str, *arguments: str) -> str:
    command = [sys.executable, "-m", tool, *arguments]
    done = subprocess.run(  # noqa: S603  # our own words
        command, check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode != 1:  # 1 is for errors in the code, which there must be
        sys.exit(f"{tool} did not do its work:\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> None:
    """Compare the marked lines with those that each checker reports."""
    wanted = marked()
    missed = False
    checkers: dict[str, Callable[[], Reports]] = {"mypy": mypy, "pyright": pyright}
    for name, check in checkers.items():
        reports = check()
        for line in sorted(wanted - reports.keys()):
            print(f"{MISTAKES}:{line}: {name} does not see this mistake")
        for line in sorted(reports.keys() - wanted):
            print(f"{MISTAKES}:{line}: {name} sees a mistake that is none: {reports[line]}")
        missed = missed or wanted != reports.keys()
        print(f"{name}: {len(wanted & reports.keys())} of {len(wanted)} mistakes caught")
    sys.exit(missed)


if __name__ == "__main__":
    main()
