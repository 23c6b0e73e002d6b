"""A catalogue as a file, in the form that the suffix of its name says; without one, a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from gxfta_measures.guards import expect, expect_switch, expect_word
from gxfta_measures.system.files import target_of, write_files
from gxfta_measures.system.phrases import Phrase

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

Writer = Callable[["Outlets"], bytes]
TableWriter = Callable[["Outlets", TableName, "Labels | None"], bytes]
_BOTH: tuple[Labels, ...] = ("zh", "en")


@frozen
class FileForm:
    """A form of file.

    Attributes:
        about: What one gets.
        write: Its content.
        of_tables: Whether it has one table, which can be chosen.
        languages: What its headings can be in; the first is what they are where none is asked
            for, but in the forms of one table.
        marked: Whether it begins with the mark of UTF-8 (BOM), and can do without.
        lossless: Whether the catalogue can be read back from it, equal.
    """

    about: str
    write: TableWriter
    of_tables: bool = False
    languages: tuple[Labels, ...] = ()
    marked: bool = False
    lossless: bool = False


def _whole(about: str, write: Writer, **more: Any) -> FileForm:  # noqa: ANN401  # fields of FileForm
    return FileForm(about, lambda catalogue, _, __: write(catalogue), **more)


def _worded(about: str, write: Callable[[Outlets, Labels], bytes]) -> FileForm:
    return FileForm(about, lambda some, _, labels: write(some, labels or "zh"), languages=_BOTH)


def _one(about: str, write: TableWriter, *, marked: bool = False) -> FileForm:
    return FileForm(about, write, of_tables=True, languages=_BOTH, marked=marked)


FORMS: Mapping[str, FileForm] = {
    ".xlsx": _worded("Excel: 成果, 分工, 单位, 说明", excel.xlsx_bytes),
    ".csv": _one("one table, as Chinese Excel opens it", delimited.csv_bytes, marked=True),
    ".tsv": _one("one table, with tabs", delimited.tsv_bytes, marked=True),
    ".json": _whole("everything, for programs", lossless.json_bytes, lossless=True),
    ".jsonl": _one("one table, an object a line", delimited.jsonl_bytes),
    ".parquet": _one("one table, typed", frames.parquet_bytes),
    ".sqlite": _whole(
        "a database, and what Datasette says of it", database.sqlite_bytes, lossless=True
    ),
    ".html": _worded("the printed table as one page", pages.html_bytes),
    ".explorer.html": _worded("a page to ask in any browser, offline", explorer.explorer_bytes),
    ".md": _worded("the printed table as Markdown", pages.markdown_bytes),
    ".docx": _whole("the printed table as a Word document", word.docx_bytes, languages=("zh",)),
}


def export(
    catalogue: Outlets,
    path: str | PathLike[str],
    *,
    table: TableName | None = None,
    labels: Labels | None = None,
    bom: bool | None = None,
) -> tuple[Path, ...]:
    """Write a catalogue to a file or a folder; see `Catalogue.export`."""
    target = target_of(path)
    for name, given in (("table", table), ("labels", labels)):
        expect(given, (str, type(None)), name, "a word or None")
    if bom is not None:
        expect_switch(bom=bom)
    is_folder = target.is_dir() or not target.suffix
    form = None if is_folder else _form(target)
    name = "a folder" if is_folder else _ending(target)
    _expect_use(form, name, table=table, labels=labels, bom=bom)
    if form is None:
        files = _folder(catalogue, target)
    else:
        files = _file(catalogue, target, form, table, labels)
    if bom is False:
        files = {file: content.removeprefix(delimited.BOM) for file, content in files.items()}
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


def _form(target: Path) -> FileForm:
    suffix = _ending(target)
    if suffix not in FORMS:
        raise UnknownTerm(
            "form of file", target.suffix, (*FORMS, Phrase("no suffix, for a folder"))
        )
    return FORMS[suffix]


def _file(
    catalogue: Outlets,
    target: Path,
    form: FileForm,
    table: TableName | None,
    labels: Labels | None,
) -> dict[Path, bytes]:
    files = {target: form.write(catalogue, "measures" if table is None else table, labels)}
    if _ending(target) == ".sqlite":
        described = database.metadata_bytes(catalogue, target.stem)
        files[target.with_suffix(".metadata.json")] = described
    return files


def _ending(target: Path) -> str:
    """What the form goes by: explorer.html and 任务.explorer.html are no plain .html."""
    name = f".{target.name.lower()}"
    longer = (ending for ending in FORMS if ending.count(".") > 1 and name.endswith(ending))
    return next(longer, target.suffix.lower())


def _expect_use(
    form: FileForm | None,
    name: str,
    *,
    table: str | None,
    labels: str | None,
    bom: bool | None,
) -> None:
    """Refuse an option that a form has no use for, and name the forms that have; None: a folder."""
    uses: tuple[tuple[str, object, Callable[[FileForm], object]], ...] = (
        ("table", table, lambda one: one.of_tables),
        ("labels", labels, lambda one: one.languages),
        ("bom", bom, lambda one: one.marked),
    )
    for option, given, has in uses:
        if given is not None and (form is None or not has(form)):
            those = tuple(suffix for suffix, one in FORMS.items() if has(one))
            raise UnknownTerm(f"option for {name}", option, those)
    if labels is not None and form is not None:
        expect_word(labels, form.languages, "labels")
