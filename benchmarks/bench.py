"""Time the installed package beside its peers: whole processes, then the cells of batch 7.

All rows of a table are measured turn by turn, so that whatever else the machine does meets them
alike; each figure is the median of its turns. `make bench` installs what is needed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from statistics import median
from time import perf_counter

from rapidfuzz.process import extractOne

import gxfta_measures as gx

TURNS = 21

PROGRAMS = {
    "bare interpreter": "",
    "gxfta_measures: import": "import gxfta_measures",
    "gxfta_measures: import, load(7), where(department=)": (
        "import gxfta_measures as gx; assert gx.load(7).where(department='南宁海关')"
    ),
    "pycountry: import, get": ("import pycountry; assert pycountry.countries.get(alpha_2='CN')"),
    "xyzservices: import, query_name": (
        "from xyzservices import providers; assert providers.query_name('OpenStreetMap Mapnik')"
    ),
}


def in_turns(actions: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The median time of each action, in milliseconds; a first turn only warms up."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(TURNS + 1):
        for name, action in actions.items():
            start = perf_counter()
            action()
            times[name].append((perf_counter() - start) * 1000)
    return {name: median(each[1:]) for name, each in times.items()}


def process(code: str) -> Callable[[], object]:
    """The running of a program in a fresh interpreter that sees nothing but its site-packages."""
    return lambda: subprocess.run([sys.executable, "-I", "-X", "utf8", "-c", code], check=True)  # noqa: S603


def show(title: str, columns: list[str], rows: Mapping[str, list[float]]) -> None:
    """Print one table, figures to the right."""
    print(f"\n{title}, median of {TURNS}\n")
    print(" " * 56 + "".join(f"{column:>16}" for column in columns))
    for name, figures in rows.items():
        print(f"{name:56}" + "".join(f"{figure:16.2f}" for figure in figures))


def processes() -> None:
    """Fresh processes: what a script pays before its own work begins."""
    ms = in_turns({name: process(code) for name, code in PROGRAMS.items()})
    bare, *others = ms
    over = {name: ms[name] - ms[bare] for name in others}
    peers = others[-2:]
    show(
        "Fresh processes",
        ["ms", "over bare", *(f"x {peer.split(':')[0]}" for peer in peers)],
        {bare: [ms[bare]]}
        | {
            name: [ms[name], over[name], *(over[name] / over[peer] for peer in peers)]
            for name in others
        },
    )


def memories() -> list[Callable[[], None]]:
    """How to empty the package's bounded caches: those are keyed by text, the others by nothing."""
    modules = [module for name, module in sys.modules.items() if name.startswith(gx.__name__)]
    caches = {
        id(value): value
        for module in modules
        for value in vars(module).values()
        if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]
    }
    return [cached.cache_clear for cached in caches.values()]


def cells() -> None:
    """One process: all department cells of batch 7, read in ways that a user might choose."""
    texts = [cell.text for measure in gx.load(7) for cell in (measure.lead, measure.responsible)]
    names = [department.name for department in gx.departments()]
    split = partial(re.split, "[、，]")
    gx.parse_departments(texts[0])
    caches = memories()

    def forget() -> None:
        for clear in caches:
            clear()

    def read(between: Callable[[], object] | None = None) -> None:
        for text in texts:
            if between:
                between()
            gx.parse_departments(text)

    def as_first() -> None:
        forget()
        read()

    plain = "re.split, which knows punctuation only"
    ms = in_turns(
        {
            plain: lambda: [split(text) for text in texts],
            "parse_departments, each cell as the first ever": partial(read, forget),
            "parse_departments, the table as the first ever": as_first,
            "re.split, then rapidfuzz extractOne over the registry": lambda: [
                extractOne(piece, names) for text in texts for piece in split(text)
            ],
        }
    )
    # By itself, since its warm-up fills the memory that the rows above empty.
    ms |= in_turns({"parse_departments, the table once more": read})
    show(
        f"The {len(texts)} department cells of batch 7",
        ["ms", "x re.split"],
        {name: [time, time / ms[plain]] for name, time in ms.items()},
    )


if __name__ == "__main__":
    processes()
    cells()
