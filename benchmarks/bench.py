"""Time the installed package beside its peers, and beside an older commit: `make bench BASE=…`.

Prints one table in Markdown, as docs/benchmarks.md has it. Each figure is the median of some turns,
each in a fresh process; all sides of a row take turns, so that whatever else the machine does meets
them alike. Words choose rows: `make bench ROWS=column` measures those that have the word.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from row import Row
from rows import ROWS

MEASURE = Path(__file__).with_name("measure.py")
HEADINGS = ("what", "of", "ours", "memory", "peer", "its time", "its memory", "ours is × its")

Figures = dict[str, float]
Side = tuple[str, str]


def measured(python: str, number: int, side: str) -> Figures | None:
    """The figures of one turn; None where this interpreter cannot do it."""
    command = (python, "-X", "utf8", str(MEASURE), str(number), side)
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    if done.returncode:
        print(f"row {number}, {side}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def in_turns(number: int, sides: dict[Side, str]) -> dict[Side, Figures]:
    """The medians of each side of a row, which take turns."""
    turns: dict[Side, list[Figures]] = {side: [] for side in sides}
    for _ in range(ROWS[number].turns):
        for side, python in list(sides.items()):
            figures = measured(python, number, side[1])
            if figures is None:
                del sides[side]
            else:
                turns[side].append(figures)
    return {
        side: {name: median(one[name] for one in some) for name in some[0]}
        for side, some in turns.items()
        if some
    }


def time(row: Row, figures: Figures | None) -> str:
    """The time of a row in a unit that fits, and where it is of many, that of a million."""
    if figures is None:
        return "–"
    seconds = figures["clock" if row.clock else "processor"]
    told = f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
    return told if row.many == 1 else f"{told} ({row.many / seconds:,.0f}/s)"


def line(row: Row, version: str, found: dict[Side, Figures]) -> str:
    """A line of the table."""
    ours, theirs = found.get((version, "ours")), found.get(("this version", "theirs"))
    key = "clock" if row.clock else "processor"
    ratio = f"{ours[key] / theirs[key]:.2g}" if ours and theirs else "–"
    memories = [f"{one['memory']:,.0f} MB" if one else "–" for one in (ours, theirs)]
    what = row.what if version == "this version" else f"{row.what} ({version})"
    if row.clock:
        what += ", by the clock"
    our = (what, f"{row.many:,}", time(row, ours), memories[0])
    its = (row.peer or "–", time(row, theirs), memories[1], ratio)
    return f"| {' | '.join((*our, *its))} |"


def main() -> None:
    """Measure this version, and an older one where its interpreter is given."""
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--base", help="the interpreter of an older version")
    asked.add_argument("words", nargs="*", help="only rows that have one of these words")
    given = asked.parse_args()
    pythons = {"this version": sys.executable} | ({"base": given.base} if given.base else {})
    print(
        f"{date.today():%d %B %Y}, {platform.python_implementation()} "  # noqa: DTZ011
        f"{platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n"
    )
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    with TemporaryDirectory() as folder:
        os.environ["BENCH_FOLDER"] = folder
        for number, row in enumerate(ROWS):
            if given.words and not any(word in row.what for word in given.words):
                continue
            sides = {(version, "ours"): python for version, python in pythons.items()}
            if row.theirs:
                sides["this version", "theirs"] = sys.executable
            found = in_turns(number, sides)
            for version in pythons:
                print(line(row, version, found), flush=True)


if __name__ == "__main__":
    main()
