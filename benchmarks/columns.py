"""Time a column of many cells, repeated or all different: `python benchmarks/columns.py --help`.

The cells are those of the real lists in tests/cases, with other towns and offices put in. Seconds
are of the processor, so that what else the machine does is not counted, beside those of the clock.
"""

from __future__ import annotations

import json
import random
import re
import resource
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import pyarrow as pa

from gxfta_measures import columns, places

CASES = Path(__file__).parents[1] / "tests" / "cases"
FILES = ("real_lists", "real_round_4", "real_round_5", "real_cells_read")
OFFICES = (
    "财政",
    "民政",
    "教育",
    "公安",
    "司法",
    "商务",
    "农业农村",
    "交通运输",
    "文化和旅游",
    "水利",
)
_OFFICE = re.compile("|".join(OFFICES))


def different(seed: int = 7) -> Iterator[str]:
    """Cells, each but once, without an end."""
    chance = random.Random(seed)  # noqa: S311  # the same cells at every run
    towns = [place.name for place in places() if place.kind in ("city", "county")]
    texts = [
        row["text"] for name in FILES for row in json.loads((CASES / f"{name}.json").read_bytes())
    ]
    seen: set[str] = set()
    while True:
        text = _OFFICE.sub(lambda _: chance.choice(OFFICES), chance.choice(texts))
        text = f"{text}、{chance.choice(towns)}{chance.choice(OFFICES)}局"
        while text in seen:
            text += f"、{chance.choice(towns)}{chance.choice(OFFICES)}局"
        seen.add(text)
        yield text


def main() -> None:
    """Measure one reader on one column, and print rows per second and memory."""
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=10_000_000)
    asked.add_argument("--different", type=int, default=10_000)
    asked.add_argument("--read", default="parse_departments")
    asked.add_argument("--library", default="pyarrow", choices=["pyarrow", "polars", "pandas"])
    given = asked.parse_args()
    chance = np.random.default_rng(7)
    cells = pa.array(islice(different(), given.different))
    if given.rows != given.different:
        cells = cells.take(pa.array(chance.integers(given.different, size=given.rows)))
    column = {
        "pyarrow": lambda: cells,
        "polars": lambda: __import__("polars").from_arrow(cells),
        "pandas": cells.to_pandas,
    }[given.library]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    clock, processor = perf_counter(), process_time()
    getattr(columns, given.read)(column)
    clock, processor = perf_counter() - clock, process_time() - processor
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{given.read} {given.library}: {given.rows:,} rows, {given.different:,} different: "
        f"{given.rows / processor:,.0f} rows/s of the processor ({clock:.0f} s by the clock), "
        f"peak {after / 1024:,.0f} MB, {before / 1024:,.0f} MB before"
    )


if __name__ == "__main__":
    main()
