"""Time the reading of department cells in this interpreter, and print the figures as JSON.

`bench.py` runs it, in turns with the same program in another environment where an older commit is
compared. Every row reads the same cells: those of batch 7, in a way that a user might choose.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from statistics import median
from time import perf_counter

import gxfta_measures as gx

TURNS = 7
PLAIN = "re.split, which knows punctuation only"


def in_turns(actions: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The median time of each action, in milliseconds; a first turn only warms up."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(TURNS + 1):
        for name, action in actions.items():
            start = perf_counter()
            action()
            times[name].append((perf_counter() - start) * 1000)
    return {name: median(each[1:]) for name, each in times.items()}


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


def main() -> None:
    """Read the cells as a user might, and print the milliseconds of each way."""
    texts = [cell.text for measure in gx.load(7) for cell in (measure.lead, measure.responsible)]
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

    split = partial(re.split, "[、，]")
    actions: dict[str, Callable[[], object]] = {
        PLAIN: lambda: [split(text) for text in texts],
        "parse_departments, each cell as the first ever": partial(read, forget),
        "parse_departments, the table as the first ever": as_first,
    }
    try:
        from rapidfuzz.process import extractOne
    except ImportError:
        pass  # an older commit is compared with itself, not with peers
    else:
        names = [department.name for department in gx.departments()]
        actions["re.split, then rapidfuzz extractOne over the registry"] = lambda: [
            extractOne(piece, names) for text in texts for piece in split(text)
        ]
    ms = in_turns(actions)
    # By itself, since its warm-up fills the memory that the rows above empty.
    ms |= in_turns({"parse_departments, the table once more": read})
    print(json.dumps(ms, ensure_ascii=False))


if __name__ == "__main__":
    main()
