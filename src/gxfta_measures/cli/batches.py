"""The commands of those who make batches: build, check, verify, diff."""

from __future__ import annotations

import os
from errno import EISDIR
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import typer

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.cli.terminal import FINDINGS, complain, say, watched
from gxfta_measures.documents import read_document
from gxfta_measures.errors import InvalidBatch, InvalidDocument
from gxfta_measures.records import canonical, measure_record
from gxfta_measures.resources import batch_numbers, read_json
from gxfta_measures.verification import check_released, prove, released


def build(
    document: Annotated[Path, typer.Argument(help="A .docx, a saved web page, or a text.")],
    *,
    batch: Annotated[int, typer.Option(min=1, metavar="NUMBER", help="Which batch it is.")],
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; stdout by default.")
    ] = None,
    revision: Annotated[
        int, typer.Option(min=1, metavar="NUMBER", help="Which revision of the derived data.")
    ] = 1,
    allow_unknown: Annotated[
        bool, typer.Option("--allow-unknown", help="Let bodies outside the registry through.")
    ] = False,
) -> None:
    """Make a batch file of an official document, or print all that is wrong with it."""
    try:
        annex = read_document(document)
    except InvalidDocument as error:
        complain(str(document), error.findings)
        raise typer.Exit(FINDINGS) from error
    drafted = draft(
        annex, batch, head={"revision": revision}, allow_unknown=allow_unknown, watch=watched
    )
    complain(str(document), drafted.findings)
    if drafted.errors:
        typer.echo(f"errors: {len(drafted.errors)}; nothing was written", err=True)
        raise typer.Exit(FINDINGS)
    if output is None:
        say(drafted.to_json())
        return
    _write(output, drafted.to_json())
    typer.echo(f"{output}: {len(drafted.measures)} measures of batch {batch}", err=True)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    if path.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=".", delete=False
    ) as file:
        file.write(text)
    temporary = Path(file.name)
    temporary.chmod(0o666 & ~_umask())
    temporary.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def check(
    file: Annotated[Path, typer.Argument(help="A batch file.")],
) -> None:
    """Check a batch file as the bundled ones are checked."""
    try:
        catalogue = gx.read(file)
    except InvalidBatch as error:
        complain(str(file), error.findings)
        raise typer.Exit(FINDINGS) from error
    (batch,) = catalogue.batches
    say(f"{file}: no findings; {len(catalogue)} measures of batch {batch.number}, {batch.digest}")


def verify() -> None:
    """Rebuild every bundled batch from its document, and compare."""
    proofs = [prove(number) for number in batch_numbers()]
    for proof in proofs:
        verdict = "is what its document says" if proof.holds else "DIFFERS from its document"
        say(f"batch {proof.batch} {verdict}")
        say(f"  data      {proof.bundled}")
        say(f"  rebuilt   {proof.rebuilt}")
        say(f"  document  sha256:{proof.found}")
    findings = list(check_released(read_json("released.json"), released()))
    complain("released.json", findings)
    if findings or not all(proof.holds for proof in proofs):
        raise typer.Exit(FINDINGS)


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A batch file, or a bundled batch.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    *,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Show what changed from one batch to another; status 1 if anything did."""
    difference = gx.diff(_catalogue(before), _catalogue(after))
    if as_json:
        say(canonical(_difference_record(difference)))
    else:
        say(difference.to_markdown() if markdown else str(difference))
    if difference:
        raise typer.Exit(FINDINGS)


def _catalogue(word: str) -> gx.Catalogue:
    """A bundled batch by its number, or a file."""
    return gx.load(int(word)) if word.isdecimal() else gx.read(word)


def _difference_record(difference: gx.Difference) -> dict[str, object]:
    return {
        "added": [measure_record(measure) for measure in difference.added],
        "dropped": [measure_record(measure) for measure in difference.dropped],
        "changed": [
            {
                "before": measure_record(change.before),
                "after": measure_record(change.after),
                "fields": list(change.fields),
                "scope": change.scope,
            }
            for change in difference.changed
        ],
    }
