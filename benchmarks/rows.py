"""What is measured, a row of the table each: how it is prepared, what we do, and what a peer does.

A peer is what people use, or write, for the same end. None knows our subject: each row says in its
name what the peer does instead.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import many_cells
import samples
from many_cells import SPLIT
from row import Row

import gxfta_measures as gx

# Fresh processes: what a script pays before its own work begins.


def program(code: str, _: object = None) -> None:
    """Run a program in a fresh interpreter that sees nothing but its site-packages."""
    command = (sys.executable, "-I", "-X", "utf8", "-c", code)
    subprocess.run(command, check=True)  # noqa: S603


IMPORT = "import gxfta_measures"
ASK = "import gxfta_measures as gx; assert gx.load(7).where(department='南宁海关')"
COUNTRY = "import pycountry; assert pycountry.countries.get(alpha_2='CN')"
TILES = "from xyzservices import providers; assert providers.query_name('OpenStreetMap Mapnik')"


# Cells.


def forget() -> None:
    """Empty the package's bounded memories: those are keyed by text, the others by nothing."""
    modules = [module for name, module in sys.modules.items() if name.startswith(gx.__name__)]
    for value in {id(one): one for module in modules for one in vars(module).values()}.values():
        if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]:
            value.cache_clear()


def read_as_first(texts: list[str]) -> None:
    """Read a table as the first of a process."""
    forget()
    read(texts)


def read(texts: list[str]) -> None:
    """Read cells one by one."""
    for text in texts:
        gx.parse_departments(text)


def look_up(texts: list[str]) -> None:
    """What one would write without a grammar: split, and take the likeliest body."""
    from rapidfuzz.process import extractOne

    known = [body.name for body in gx.departments()]
    for text in texts:
        for name in SPLIT(text):
            extractOne(name, known)


# Files and catalogues.

MANY = 40_000  # from which on a turn takes its time


def catalogue(measures: int) -> gx.Catalogue:
    """A catalogue of so many measures."""
    return gx.read(samples.batch_file(measures))


def load_json(path: str) -> object:
    """A file as plain values, of which nothing is checked."""
    return json.loads(Path(path).read_bytes())


def plain_digest(some: gx.Catalogue) -> str:
    """The digest of records that are JSON already."""
    text = json.dumps(some.to_records(), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def halves(measures: int) -> tuple[gx.Catalogue, gx.Catalogue]:
    """Two catalogues that have a third of the measures in common."""
    some = catalogue(measures)
    return some[: measures * 2 // 3], some[measures // 3 :]


def export(suffix: str, some: gx.Catalogue) -> None:
    """Write a catalogue to a file."""
    some.export(Path(samples.batch_file(40)).with_name(f"out{suffix}"))


def of_catalogues(measures: int) -> list[Row]:
    """What grows with the measures of a file or a catalogue."""
    some, path = partial(catalogue, measures), partial(samples.batch_file, measures)
    turns = 5 if measures < MANY else 3 if measures == MANY else 1
    row = partial(Row, many=measures, turns=turns, warm=measures < MANY)
    rows = [
        row("read a batch file", prepare=path, ours=gx.read, peer="json.loads", theirs=load_json)
    ]
    if measures > MANY:
        return rows
    split = partial(halves, measures)
    return [
        *rows,
        row(
            "digest",
            prepare=some,
            ours=lambda one: one.digest,
            peer="json.dumps and hashlib of to_records()",
            theirs=plain_digest,
        ),
        row("union of two", prepare=split, ours=lambda both: both[0] | both[1]),
        row("gx.diff(a, b)", prepare=split, ours=lambda both: gx.diff(*both)),
        row("export to .json", prepare=some, ours=partial(export, ".json")),
        row("export to .csv", prepare=some, ours=partial(export, ".csv")),
        row("export to .parquet", prepare=some, ours=partial(export, ".parquet")),
    ]


#: The whole table, in its order.
ROWS: list[Row] = [
    Row(
        "start a process: import",
        1,
        tuple,
        partial(program, IMPORT),
        "pycountry: import, get",
        partial(program, COUNTRY),
        turns=15,
    ),
    Row(
        "start a process: import, load(7), where(department=)",
        1,
        tuple,
        partial(program, ASK),
        "xyzservices: import, query_name",
        partial(program, TILES),
        turns=15,
    ),
    Row(
        "read the cells of batch 7, the first time",
        80,
        samples.printed_cells,
        read_as_first,
        "re.split, then rapidfuzz over the registry",
        look_up,
        warm=True,
    ),
    Row(
        "read the cells of batch 7, once more",
        80,
        samples.printed_cells,
        read,
        "re.split, which knows punctuation only",
        lambda texts: list(map(SPLIT, texts)),
        warm=True,
    ),
    *(row for many in (40, 4_000, 40_000, 100_000) for row in of_catalogues(many)),
    Row(
        "a column of pandas, 10,000 different cells",
        1_000_000,
        many_cells.columns_of("pandas", 1_000_000, 10_000),
        many_cells.parse,
        "pandas apply of re.split",
        lambda column: column.apply(SPLIT),
        turns=3,
    ),
    Row(
        "a column of names of pandas: resolve",
        100_000,
        many_cells.names_and_countries,
        lambda both: many_cells.resolve(both[0]),
        "country_converter's convert, of countries",
        lambda both: many_cells.convert(both[1]),
        turns=3,
    ),
    Row(
        "a column of pyarrow, 10,000 different cells",
        10_000_000,
        many_cells.columns_of("pyarrow", 10_000_000, 10_000),
        many_cells.parse,
        turns=1,
    ),
    Row(
        "a column of pyarrow, all cells different",
        100_000,
        many_cells.columns_of("pyarrow", 100_000, 100_000),
        many_cells.parse,
        turns=1,
    ),
    *many_cells.of_engines(10_000_000, 10_000),
    *many_cells.of_engines(40_000, 40_000),
]
