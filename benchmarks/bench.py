"""Time the installed package beside its peers, and beside an older commit: `make bench BASE=…`.

All rows of a table are measured turn by turn, so that whatever else the machine does meets them
alike; each figure is the median of its turns. `make bench` installs what is needed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from reading import PLAIN

TURNS = 21
ROUNDS = 5  # of the reading, each of which takes turns of its own
READING = Path(__file__).with_name("reading.py")

OURS = {
    "import": "import gxfta_measures",
    "import, load(7), where(department=)": (
        "import gxfta_measures as gx; assert gx.load(7).where(department='南宁海关')"
    ),
}
PEERS = {
    "pycountry: import, get": "import pycountry; assert pycountry.countries.get(alpha_2='CN')",
    "xyzservices: import, query_name": (
        "from xyzservices import providers; assert providers.query_name('OpenStreetMap Mapnik')"
    ),
}

Command = tuple[str, ...]


def run(command: Command) -> str:
    """What a program prints, in a fresh interpreter that sees nothing but its site-packages."""
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    return done.stdout


def timed(command: Command) -> float:
    """How many milliseconds a program takes, with its interpreter's start."""
    start = perf_counter()
    run(command)
    return (perf_counter() - start) * 1000


def isolated(python: str, *words: str) -> Command:
    """A program for an interpreter that looks at nothing but its own environment."""
    return (python, "-I", "-X", "utf8", *words)


def show(title: str, columns: Sequence[str], rows: Mapping[str, Sequence[float]]) -> None:
    """Print one table, figures to the right."""
    print(f"\n{title}\n")
    print(" " * 60 + "".join(f"{column:>16}" for column in columns))
    for name, figures in rows.items():
        print(f"{name:60}" + "".join(f"{figure:16.2f}" for figure in figures))


def processes(pythons: Mapping[str, str]) -> None:
    """Fresh processes: what a script pays before its own work begins."""
    bare = "bare interpreter"
    programs = {bare: isolated(sys.executable, "-c", "")}
    for version, python in pythons.items():
        programs |= {f"{version}: {what}": isolated(python, "-c", OURS[what]) for what in OURS}
    programs |= {name: isolated(sys.executable, "-c", code) for name, code in PEERS.items()}
    times = defaultdict(list)
    for _ in range(TURNS + 1):
        for name, command in programs.items():
            times[name].append(timed(command))
    ms = {name: median(each[1:]) for name, each in times.items()}
    over = {name: ms[name] - ms[bare] for name in programs if name != bare}
    show(
        f"Fresh processes, median of {TURNS}",
        ["ms", "over bare", *(f"x {peer.split(':')[0]}" for peer in PEERS)],
        {bare: [ms[bare]]}
        | {
            name: [ms[name], own, *(own / over[peer] for peer in PEERS)]
            for name, own in over.items()
        },
    )


def cells(pythons: Mapping[str, str]) -> None:
    """The department cells of batch 7, read by each version in turns."""
    found: dict[str, dict[str, list[float]]] = {}
    for _ in range(ROUNDS):
        for version, python in pythons.items():
            for name, ms in json.loads(run(isolated(python, str(READING)))).items():
                found.setdefault(name, {}).setdefault(version, []).append(ms)
    rows = {
        name: {version: median(times) for version, times in each.items()}
        for name, each in found.items()
    }
    for version in pythons:
        show(
            f"The department cells of batch 7, {version}, median of {ROUNDS} rounds",
            ["ms", "x re.split"],
            {
                name: [each[version], each[version] / rows[PLAIN][version]]
                for name, each in rows.items()
                if version in each
            },
        )


def main(base: str | None = None) -> None:
    """Measure this version, and an older one where its interpreter is given."""
    pythons = {"this version": sys.executable} | ({"base": base} if base else {})
    processes(pythons)
    cells(pythons)


if __name__ == "__main__":
    main(*sys.argv[1:2])
