"""The commands of those who make batches: build, check, verify, diff."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

import gxfta_measures as gx
from gxfta_measures.build import draft, skeletons
from gxfta_measures.cli.criteria import Roles, Subordinates
from gxfta_measures.cli.terminal import (
    FINDINGS,
    batch_number,
    complain,
    print_table,
    refuse_same,
    refuse_together,
    refuse_without,
    save,
    say,
    say_json,
    tell,
    watched,
)
from gxfta_measures.differences.duties import Duty
from gxfta_measures.differences.records import difference_record, duty_record
from gxfta_measures.documents import read_document
from gxfta_measures.documents.form import read_form
from gxfta_measures.errors import InvalidBatch, InvalidDocument, MissingExtra
from gxfta_measures.records import canonical
from gxfta_measures.registry.bodies import check_bodies
from gxfta_measures.system.resources import batch_numbers, read_json
from gxfta_measures.system.screen import shown, shown_json
from gxfta_measures.verification import check_released, prove, released


def build(  # noqa: PLR0913  # one option a question
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
    corrections: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A batch file whose stated corrections are kept."),
    ] = None,
    form: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="How the table is laid out, in TOML; as in Guangxi."),
    ] = None,
    new_bodies: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write a record of each unknown body."),
    ] = None,
) -> None:
    """Make a batch file of an official document, or print all that is wrong with it."""
    refuse_same(document, output, new_bodies)
    corrected = _own_file(corrections) if corrections else ()
    _refuse_faulty_registry()
    try:
        annex = read_document(document, read_form(form) if form else None)
    except InvalidDocument as error:
        complain(error.source, error.findings)
        raise typer.Exit(FINDINGS) from error
    drafted = draft(
        annex,
        batch,
        head={"revision": revision},
        corrected=corrected,
        allow_unknown=allow_unknown,
        watch=watched,
    )
    complain(str(document), drafted.findings)
    if new_bodies is not None:
        save(new_bodies, canonical({"departments": skeletons.new_bodies(drafted)}))
    if drafted.errors:
        tell(f"errors: {len(drafted.errors)}; nothing was written")
        raise typer.Exit(FINDINGS)
    if output is None:
        say(shown_json(drafted.to_json()))
        return
    save(output, drafted.to_json())
    tell(f"{output}: {len(drafted.measures)} measures of batch {batch}")


def _refuse_faulty_registry() -> None:
    """Stop at faults of departments.json or places.json: all that follows would be wrong."""
    if findings := tuple(check_bodies()):
        complain("data", findings)
        raise typer.Exit(FINDINGS)


def check(
    file: Annotated[Path, typer.Argument(help="A batch file.")],
) -> None:
    """Check a batch file as the bundled ones are checked."""
    catalogue = _own_file(file)
    (batch,) = catalogue.batches
    for measure in catalogue:
        for told in measure.corrections:
            say(f"corrected: {measure.id}: {shown(told)}")
    say(f"{file}: no findings; {len(catalogue)} measures of batch {batch.number}, {batch.digest}")


def _own_file(file: Path) -> gx.Catalogue:
    """A batch file of the user; all its faults are printed."""
    try:
        return gx.read(file)
    except InvalidBatch as error:
        complain(str(file), error.findings)
        raise typer.Exit(FINDINGS) from error


def verify() -> None:
    """Rebuild every bundled batch from its document, and compare."""
    _refuse_faulty_registry()
    hold = [_verified(number) for number in batch_numbers()]
    findings = list(check_released(read_json("released.json"), released()))
    complain("released.json", findings)
    if findings or not all(hold):
        raise typer.Exit(FINDINGS)


def _verified(number: int) -> bool:
    """Say whether a batch is what its document says; false where that cannot be proved."""
    try:
        proof = prove(number)
    except MissingExtra as error:
        say(f"batch {number} could NOT be proved: {error}")
        return False
    but = f" but for {len(proof.corrections)} stated corrections" * bool(proof.corrections)
    verdict = f"is what its document says{but}" if proof.holds else "DIFFERS from its document"
    say(f"batch {number} {verdict}")
    say(f"  data      {proof.bundled}")
    say(f"  rebuilt   {proof.rebuilt}")
    say(f"  document  sha256:{proof.found}")
    for told in proof.corrections:
        say(f"  corrected {shown(told)}")
    return proof.holds


def diff(  # noqa: PLR0913  # one option a question
    before: Annotated[str, typer.Argument(metavar="A", help="A batch file, or a bundled batch.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    *,
    department: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only the duties of a body: new, or carried on."),
    ] = None,
    role: Roles = None,
    subordinates: Subordinates = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Show what changed from one batch to another; status 1 if anything did."""
    refuse_together(json=as_json, markdown=markdown)
    refuse_together(department=department is not None, markdown=markdown)
    refuse_without("department", department, role=bool(role), subordinates=subordinates)
    difference = gx.diff(_catalogue(before), _catalogue(after))
    if department is not None:
        roles: Any = role  # words of the user, checked when they are asked for
        duties = difference.duties(department, roles, subordinates=subordinates)
        say_duties(duties, as_json=as_json)
        changed = any(duty.before != duty.after for duty in duties)
    else:
        say_difference(difference, markdown=markdown, as_json=as_json)
        changed = bool(difference)
    if changed:
        raise typer.Exit(FINDINGS)


def _catalogue(word: str) -> gx.Catalogue:
    """A bundled batch by its number, or a file."""
    return gx.load(batch_number(word)) if word.isdecimal() else gx.read(word)


def say_difference(difference: gx.Difference, *, markdown: bool, as_json: bool) -> None:
    """Print a difference in the form that was asked for."""
    if as_json:
        say_json(difference_record(difference))
    else:
        say(difference.to_markdown() if markdown else str(difference))


def say_duties(duties: tuple[Duty, ...], *, as_json: bool) -> None:
    """Print the duties of a body, one a line."""
    if as_json:
        say_json(list(map(duty_record, duties)))
        return
    print_table(
        ("", "id", "role", "成果名称"),
        ((duty.kind, duty.ids, duty.role.label, shown(duty.measures[-1].title)) for duty in duties),
        narrow=3,
    )
    say(f"\n{len(duties)} duties")
