"""What the benchmarks read: cells, columns, and batch files, the same ones at every run.

The cells are those of the real lists in tests/cases, with other towns and offices put in; the
measures are those of batch 7, with other numbers and titles.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import gxfta_measures as gx

CASES = Path(__file__).parents[1] / "tests" / "cases"
FILES = ("real_lists", "real_round_4", "real_round_5", "real_cells_read")
OFFICES = (
    *("财政", "民政", "教育", "公安", "司法"),
    *("商务", "农业农村", "交通运输", "文化和旅游", "水利"),
)
COUNTRIES = ("China", "Japan", "Lao PDR", "Thailand", "Malaysia", "Germany", "FRA", "GB")
_OFFICE = re.compile("|".join(OFFICES))


def printed_cells() -> list[str]:
    """The department cells of batch 7."""
    return [cell.text for one in gx.load(7) for cell in (one.lead, one.responsible)]


def different_cells(seed: int = 7) -> Iterator[str]:
    """Cells, each but once, without an end."""
    chance = random.Random(seed)  # noqa: S311  # the same cells at every run
    towns = [place.name for place in gx.places() if place.kind in ("city", "county")]
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


def column(rows: int, different: int, library: str = "pyarrow") -> Any:  # noqa: ANN401
    """A column of cells, of which so many are different."""
    return _column(list(islice(different_cells(), different)), rows, library)


def names(rows: int, library: str = "pandas") -> Any:  # noqa: ANN401
    """A column of the names of bodies."""
    return _column([body.name for body in gx.departments()], rows, library)


def countries(rows: int) -> Any:  # noqa: ANN401
    """A column of the names of countries."""
    return _column(list(COUNTRIES), rows, "pandas")


def _column(some: list[str], rows: int, library: str) -> Any:  # noqa: ANN401
    import numpy as np
    import pyarrow as pa

    taken = np.random.default_rng(7).integers(len(some), size=rows)
    cells = pa.array(some) if rows == len(some) else pa.array(some).take(pa.array(taken))
    return cells.to_pandas() if library == "pandas" else cells


def batch_file(measures: int) -> str:
    """The path of a batch file of so many measures, made once for all processes of a run."""
    path = Path(os.environ["BENCH_FOLDER"]) / f"{measures}.json"
    if not path.exists():
        path.write_text(json.dumps(_batch(measures), ensure_ascii=False, indent=2), "utf-8")
    return str(path)


def _batch(measures: int) -> dict[str, Any]:
    head = json.loads((Path(gx.__file__).parent / "data/batch-07/measures.json").read_bytes())
    parts = {
        type_: [one.to_dict() for one in gx.load(7).by_type(type_)] for type_ in gx.MeasureType
    }
    pilots = measures * len(parts[gx.MeasureType.PILOT]) // len(gx.load(7))
    many = {gx.MeasureType.PILOT: pilots, gx.MeasureType.CASE: measures - pilots}
    records = [_numbered(some, at) for type_, some in parts.items() for at in range(many[type_])]
    return {
        "batch": head["batch"] | {"digest": None, "measures_digest": None},
        "measures": records,
    }


def _numbered(some: list[dict[str, Any]], at: int) -> dict[str, Any]:
    one = some[at % len(some)]
    title = one["title"] + f"（{at}）" * (at >= len(some))
    id_ = f"{one['batch']}-{one['type']}-{at + 1:02}"
    return one | {"id": id_, "number": at + 1, "title": title}
