"""The commands of those who make batches: build, check, verify, diff."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

import gxfta_measures as gx
from gxfta_measures.batchfile.reading import read_batch_file
from gxfta_measures.build import Draft, draft, skeletons
from gxfta_measures.cli.complaints import complaint
from gxfta_measures.cli.criteria import AsJson, Roles, Subordinates
from gxfta_measures.cli.terminal import (
    FINDINGS,
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
from gxfta_measures.cli.typed import is_all, number_of, plain, words_of
from gxfta_measures.differences.duties import KIND_LABELS, Duty
from gxfta_measures.differences.records import difference_record, duty_record
from gxfta_measures.documents import read_document
from gxfta_measures.documents.form import read_form
from gxfta_measures.errors import InvalidBatch, InvalidDocument, MissingExtra
from gxfta_measures.records import canonical
from gxfta_measures.registry.bodies import check_bodies
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import later, ngettext
from gxfta_measures.system.resources import batch_numbers, read_json
from gxfta_measures.system.screen import shown, shown_json
from gxfta_measures.terms import PrintedColumn
from gxfta_measures.verification import check_released, prove, released


def build(  # noqa: PLR0913  # one option a question
    document: Annotated[
        Path,
        typer.Argument(
            metavar=later("DOCUMENT"), help=later("A .docx, a saved web page, or a text.")
        ),
    ],
    *,
    batch: Annotated[str, typer.Option(metavar=later("NUMBER"), help=later("Which batch it is."))],
    output: Annotated[
        Path | None,
        typer.Option(metavar=later("FILE"), help=later("Where to write; stdout by default.")),
    ] = None,
    revision: Annotated[
        str,
        typer.Option(metavar=later("NUMBER"), help=later("Which revision of the derived data.")),
    ] = "1",
    allow_unknown: Annotated[
        bool,
        typer.Option("--allow-unknown", help=later("Let bodies outside the registry through.")),
    ] = False,
    corrections: Annotated[
        Path | None,
        typer.Option(
            metavar=later("FILE"), help=later("A batch file whose stated corrections are kept.")
        ),
    ] = None,
    form: Annotated[
        Path | None,
        typer.Option(
            metavar=later("FILE"), help=later("How the table is laid out, in TOML; as in Guangxi.")
        ),
    ] = None,
    new_bodies: Annotated[
        Path | None,
        typer.Option(
            metavar=later("FILE"), help=later("Where to write a record of each unknown body.")
        ),
    ] = None,
) -> None:
    """Make a batch file of an official document, or print all that is wrong with it."""
    refuse_same(document, output, new_bodies)
    number, head = number_of(batch), {"revision": number_of(revision)}
    corrected = _own_file(corrections) if corrections else ()
    _refuse_faulty_registry()
    try:
        annex = read_document(document, read_form(form) if form else None)
    except InvalidDocument as error:
        complain(error.source, error.findings)
        raise typer.Exit(FINDINGS) from error
    options: dict[str, Any] = {"allow_unknown": allow_unknown, "watch": watched}
    drafted = draft(annex, number, head=head, corrected=corrected, **options)
    complain(str(document), drafted.findings)
    if new_bodies is not None:
        save(new_bodies, canonical({"departments": skeletons.new_bodies(drafted)}))
    _write(drafted, output)


def _write(drafted: Draft, output: Path | None) -> None:
    """Write a draft without errors, or print it."""
    if drafted.errors:
        tell(_("errors: {count}; nothing was written").format(count=len(drafted.errors)))
        raise typer.Exit(FINDINGS)
    if output is None:
        say(shown_json(drafted.to_json()))
        return
    save(output, drafted.to_json())
    text = ngettext(
        "{file}: {count} measure of batch {batch}",
        "{file}: {count} measures of batch {batch}",
        len(drafted.measures),
    )
    tell(text.format(file=output, count=len(drafted.measures), batch=drafted.number))


def _refuse_faulty_registry() -> None:
    """Stop at faults of departments.json or places.json: all that follows would be wrong."""
    if findings := tuple(check_bodies()):
        complain("data", findings)
        raise typer.Exit(FINDINGS)


def check(
    file: Annotated[Path, typer.Argument(metavar=later("FILE"), help=later("A batch file."))],
) -> None:
    """Check a batch file as the bundled ones are checked."""
    catalogue = _own_file(file)
    (batch,) = catalogue.batches
    for measure in catalogue:
        for told in measure.corrections:
            say(_("corrected: {id}: {reason}").format(id=measure.id, reason=shown(told)))
    text = ngettext(
        "{file}: no findings; {count} measure of batch {batch}, {digest}",
        "{file}: no findings; {count} measures of batch {batch}, {digest}",
        len(catalogue),
    )
    say(text.format(file=file, count=len(catalogue), batch=batch.number, digest=batch.digest))


def _own_file(file: Path) -> gx.Catalogue:
    """A batch file of the user; all its faults are printed."""
    try:
        return read_batch_file(file, watch=watched)
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
        text = _("batch {number} could NOT be proved: {reason}")
        say(text.format(number=number, reason=complaint(error)))
        return False
    if proof.corrections:
        holds = ngettext(
            "batch {number} is what its document says but for {count} stated correction",
            "batch {number} is what its document says but for {count} stated corrections",
            len(proof.corrections),
        )
    else:
        holds = _("batch {number} is what its document says")
    differs = _("batch {number} DIFFERS from its document")
    verdict = holds if proof.holds else differs
    say(verdict.format(number=number, count=len(proof.corrections)))
    say(_("  data      {digest}").format(digest=proof.bundled))
    say(_("  rebuilt   {digest}").format(digest=proof.rebuilt))
    say(_("  document  {digest}").format(digest=f"sha256:{proof.found}"))
    for told in proof.corrections:
        say(_("  corrected {reason}").format(reason=shown(told)))
    return proof.holds


def diff(  # noqa: PLR0913  # one option a question
    before: Annotated[
        str,
        typer.Argument(metavar=later("A"), help=later("A batch file, a bundled batch, or all.")),
    ],
    after: Annotated[str, typer.Argument(metavar=later("B"), help=later("Another."))],
    *,
    department: Annotated[
        str | None,
        typer.Option(
            metavar=later("NAME"), help=later("Only the duties of a body: new, or carried on.")
        ),
    ] = None,
    role: Roles = None,
    subordinates: Subordinates = False,
    markdown: Annotated[bool, typer.Option("--markdown", help=later("Print Markdown."))] = False,
    as_json: AsJson = False,
) -> None:
    """Show what changed from one batch to another; status 1 if anything did."""
    refuse_together(json=as_json, markdown=markdown)
    refuse_together(department=department is not None, markdown=markdown)
    refuse_without("department", department, role=bool(role), subordinates=subordinates)
    difference = gx.diff(_catalogue(before), _catalogue(after))
    if department is not None:
        roles: Any = words_of(role) or None  # words of the user, checked when they are asked for
        duties = difference.duties(plain(department), roles, subordinates=subordinates)
        say_duties(duties, as_json=as_json)
        changed = any(duty.before != duty.after for duty in duties)
    else:
        say_difference(difference, markdown=markdown, as_json=as_json)
        changed = bool(difference)
    if changed:
        raise typer.Exit(FINDINGS)


def _catalogue(word: str) -> gx.Catalogue:
    """Every bundled batch, one by its number, or a file."""
    if is_all(word):
        return gx.load_all()
    return gx.load(number_of(word)) if word.isdecimal() else read_batch_file(word, watch=watched)


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
    rows = [
        (
            KIND_LABELS[duty.kind].said,
            duty.ids,
            duty.role.short.said,
            shown(duty.measures[-1].title),
        )
        for duty in duties
    ]
    print_table((_("change"), _("id"), _("duty"), PrintedColumn.TITLE.label.said), rows, narrow=3)
    text = ngettext("{count} duty", "{count} duties", len(duties))
    say("\n" + text.format(count=len(duties)))
