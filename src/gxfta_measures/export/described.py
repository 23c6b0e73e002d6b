"""What the tables are, as the page of the documentation that people read."""

from __future__ import annotations

from collections.abc import Iterator

from gxfta_measures.export.columns import Column
from gxfta_measures.export.files import FORMS
from gxfta_measures.export.tables import TABLES

_TYPES = {str: "text", int: "number", bool: "yes or no", list: "list"}
_OPENING = """\
# Tables and files

`catalogue.to_records(table)`, `to_frame(library, table)` and `export(path, table=)` give the same
five tables, with the names and words that programs use; `labels="zh"` or `"en"` gives headings and
words of data in that language. .xlsx, .html and .md are in Chinese where `labels="en"` does not ask
for English; what is printed stays as it is. No file depends on the language of the machine. .csv
and .tsv begin with the mark by which a Chinese Excel knows UTF-8, unless `bom=False` (`--no-bom`).
`Catalogue.from_export(path)` gives an equal catalogue back from the forms without loss.
Every column but the keys may be empty: nothing is known then, or nothing is printed. This page is
made of the declarations in `export/tables.py` by `make data`.

The suffix of a path says which form `export(path)` and `gxfta export FILE` write; a path without
one becomes a folder, a [Data Package](https://datapackage.org) of all tables. Beside a database
stands a file `.metadata.json`, which `datasette -m` takes."""


def page() -> str:
    """The text of ``docs/tables.md``, which `make data` writes.

    >>> page().splitlines()[0]
    '# Tables and files'
    """
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        _OPENING,
        "",
        "| suffix | what one gets | labels | without loss |",
        "|---|---|---|---|",
    )
    for suffix, form in FORMS.items():
        languages = ", ".join(form.languages)
        yield f"| `{suffix}` | {form.about} | {languages} | {'yes' if form.lossless else ''} |"
    for name, table in TABLES.items():
        yield from ("", f"## {name} ({table.zh})", "")
        yield f"{table.about[0].upper()}{table.about[1:]}; its key is {', '.join(table.key)}."
        yield from ("", "| column | type | 中文 | English | meaning |", "|---|---|---|---|---|")
        yield from map(_column, table.columns)


def _column(column: Column) -> str:
    refers = f", in `{column.refers}`" if column.refers else ""
    headings = f"{column.zh} | {column.en}"
    return f"| `{column.name}` | {_TYPES[column.kind]} | {headings} | {column.about}{refers} |"
