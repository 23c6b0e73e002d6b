"""A catalogue as a file, in the form that the suffix of its name says; without one, a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.errors import UnknownTerm
from gxfta_measures.export import (
    database,
    delimited,
    excel,
    explorer,
    frames,
    lossless,
    pages,
    word,
)
from gxfta_measures.export.columns import Labels
from gxfta_measures.export.datapackage import DESCRIPTOR, package_files
from gxfta_measures.export.tables import TableName
from gxfta_measures.guards import expect
from gxfta_measures.system.files import target_of, write_files

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

Writer = Callable[["Outlets"], bytes]
TableWriter = Callable[["Outlets", TableName, "Labels | None"], bytes]


@frozen
class FileForm:
    """A form of file.

    Attributes:
        about: What one gets.
        write: Its content.
        of_tables: Whether it has one table, which can be chosen, with headings in a language.
        lossless: Whether the catalogue can be read back from it, equal.
    """

    about: str
    write: TableWriter
    of_tables: bool = False
    lossless: bool = False


def _whole(about: str, write: Writer, *, lossless: bool = False) -> FileForm:
    return FileForm(about, lambda catalogue, _, __: write(catalogue), lossless=lossless)


def _one(about: str, write: TableWriter) -> FileForm:
    return FileForm(about, write, of_tables=True)


FORMS: Mapping[str, FileForm] = {
    ".xlsx": _whole("Excel: 成果, 分工, 单位, 说明", excel.xlsx_bytes),
    ".csv": _one("one table, as Chinese Excel opens it", delimited.csv_bytes),
    ".tsv": _one("one table, with tabs", delimited.tsv_bytes),
    ".json": _whole("everything, for programs", lossless.json_bytes, lossless=True),
    ".jsonl": _one("one table, an object a line", delimited.jsonl_bytes),
    ".parquet": _one("one table, typed", frames.parquet_bytes),
    ".sqlite": _whole(
        "a database, and what Datasette says of it", database.sqlite_bytes, lossless=True
    ),
    ".html": _whole("the printed table as one page", pages.html_bytes),
    ".explorer.html": _whole("a page to ask in any browser, offline", explorer.explorer_bytes),
    ".md": _whole("the printed table as Markdown", pages.markdown_bytes),
    ".docx": _whole("the printed table as a Word document", word.docx_bytes),
}


def export(
    catalogue: Outlets,
    path: str | PathLike[str],
    table: TableName | None = None,
    labels: Labels | None = None,
) -> tuple[Path, ...]:
    """Write a catalogue to a file or a folder; see `Catalogue.export`."""
    target = target_of(path)
    for name, given in (("table", table), ("labels", labels)):
        expect(given, (str, type(None)), name, "a word or None")
    is_folder = target.is_dir() or not target.suffix
    files = _folder(catalogue, target) if is_folder else _file(catalogue, target, table, labels)
    if is_folder and (table, labels) != (None, None):
        raise _needless("a folder")
    is_new = is_folder and not target.exists()
    if is_new:
        target.mkdir()
    try:
        write_files(files)
    except BaseException:
        if is_new:
            target.rmdir()
        raise
    return tuple(files)


def _folder(catalogue: Outlets, target: Path) -> dict[Path, bytes]:
    files = package_files(catalogue)
    # The description comes last: a folder that has it is complete.
    names = sorted(files, key=lambda name: name == DESCRIPTOR)
    return {target / name: files[name] for name in names}


def _file(
    catalogue: Outlets, target: Path, table: TableName | None, labels: Labels | None
) -> dict[Path, bytes]:
    suffix = _ending(target)
    if suffix not in FORMS:
        raise UnknownTerm("form of file", target.suffix, (*FORMS, "no suffix, for a folder"))
    form = FORMS[suffix]
    if (table, labels) != (None, None) and not form.of_tables:
        raise _needless(suffix)
    files = {target: form.write(catalogue, "measures" if table is None else table, labels)}
    if suffix == ".sqlite":
        described = database.metadata_bytes(catalogue, target.stem)
        files[target.with_suffix(".metadata.json")] = described
    return files


def _ending(target: Path) -> str:
    """What the form goes by: explorer.html and 任务.explorer.html are no plain .html."""
    name = f".{target.name.lower()}"
    longer = (ending for ending in FORMS if ending.count(".") > 1 and name.endswith(ending))
    return next(longer, target.suffix.lower())


def _needless(form: str) -> UnknownTerm:
    """The error for options that the form has no use for: it has every table, in Chinese."""
    those = tuple(suffix for suffix, one in FORMS.items() if one.of_tables)
    return UnknownTerm(f"option for {form}", "table or labels", those)
