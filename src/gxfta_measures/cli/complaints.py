"""What the command line says of an error: in its own words, with what to do on a command line."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from gxfta_measures import errors
from gxfta_measures.findings import SHOWN, Finding
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import later, ngettext, said
from gxfta_measures.system.screen import shown

# What systems say of files, in words of our own: theirs are in English.
_OF_FILES = {
    errno.ENOENT: later("No such file or folder"),
    errno.EACCES: later("Permission denied"),
    errno.EPERM: later("Operation not permitted"),
    errno.EISDIR: later("It is a folder"),
    errno.ENOTDIR: later("A part of the path is no folder"),
    errno.ENOSPC: later("No space is left on the device"),
    errno.EFBIG: later("The file is too large"),
    errno.EROFS: later("The file system is read-only"),
    errno.EIO: later("The device does not work"),
    errno.ENAMETOOLONG: later("The name is too long"),
    errno.ELOOP: later("Symbolic links lead in a circle"),
    errno.EBADF: later("There is nothing to write to"),
}
# The vocabularies of which a word may be unknown.
_VOCABULARIES = (
    *(later("type"), later("role"), later("table"), later("labels"), later("form of file")),
    *(later("kind of site"), later("key"), later("style")),
)


def complaint(error: Exception) -> str:
    """An error in the language that is spoken.

    >>> complaint(errors.UnknownPlace("凭样市", ("凭祥市",)))
    "unknown place '凭样市': did you mean 凭祥市?"
    """
    if isinstance(error, errors.InvalidBatch | errors.InvalidDocument):
        return _faulty(error)
    if isinstance(error, OSError):
        return shown(_of_file(error))
    said_of = next((_SAYS[kind] for kind in type(error).__mro__ if kind in _SAYS), str)
    return shown(said_of(error))


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings one a line, and how many more there are where there are very many."""
    for one in findings[:SHOWN]:
        mark = _("warning: ") if one.warning else ""
        yield shown(
            _("{place}: {message}").format(place=mark + said(one.place), message=said(one.message))
        )
    if more := len(findings[SHOWN:]):
        yield ngettext("… and {count} more", "… and {count} more", more).format(count=more)


def reason(error: OSError) -> str:
    """Why a file cannot be read or written."""
    if error.errno in _OF_FILES and not hasattr(error.strerror, "template"):
        return _(_OF_FILES[error.errno])
    return said(error.strerror or error)


def _of_file(error: OSError) -> str:
    if error.filename is None:
        return reason(error)
    name = error.filename if isinstance(error.filename, str) else repr(error.filename)
    return f"{name}: {reason(error)}"


def _either(words: Iterable[object]) -> str:
    return _(" or ").join(map(str, words))


def _hint(suggestions: tuple[str, ...], otherwise: str) -> str:
    if suggestions:
        return _("did you mean {words}?").format(words=_either(suggestions))
    return otherwise


def _department(error: errors.UnknownDepartment) -> str:
    hint = _hint(error.suggestions, _("gxfta departments lists all names"))
    return _("unknown department '{name}': {hint}").format(name=error.spelling, hint=hint)


def _unnamed(error: errors.UnnamedDepartment) -> str:
    hint = _hint(error.suggestions, _("gxfta departments lists all names"))
    text = _(
        "unknown department '{name}': it reads like a body, but no known batch names it; {hint}"
    )
    return text.format(name=error.spelling, hint=hint)


def _ambiguous(error: errors.AmbiguousDepartment) -> str:
    text = _("ambiguous department '{name}': say which one, {names}")
    return text.format(name=error.spelling, names=_either(error.candidates))


def _measure(error: errors.UnknownMeasure) -> str:
    hint = _hint(error.suggestions, _("ids look like 7-pilot-01 or 7-case-24"))
    if error.batches:
        numbers = _(" and ").join(map(str, error.batches))
        hint = _("its batch is not here, only {numbers}").format(numbers=numbers)
    return _("unknown measure '{name}': {hint}").format(name=error.id, hint=hint)


def _batch(error: errors.UnknownBatch) -> str:
    numbers = _(", ").join(map(str, error.known))
    there = ngettext("there is {numbers}", "there are {numbers}", len(error.known))
    return _(
        "unknown batch {number}: {there}; upgrade gxfta-measures, or give a batch file"
    ).format(number=error.number, there=there.format(numbers=numbers))


def _place(error: errors.UnknownPlace) -> str:
    hint = _hint(error.suggestions, _("give a city, a county, a port or a zone of Guangxi"))
    return _("unknown place '{name}': {hint}").format(name=error.spelling, hint=hint)


def _scope(error: errors.UnknownScope) -> str:
    hint = _hint(error.suggestions, _("write it as documents do, such as 全区 or 综合保税区"))
    return _("unreadable scope '{name}': {hint}").format(name=error.spelling, hint=hint)


def _term(error: errors.UnknownTerm) -> str:
    # A vocabulary is a word, or a phrase where it names a form of file.
    named = error.vocabulary
    vocabulary = said(named) if hasattr(named, "template") else _(named)
    known = _either(map(said, error.known))
    text = _("unknown {vocabulary} '{term}': use {known}")
    return text.format(vocabulary=vocabulary, term=error.term, known=known)


def _faulty(error: errors.InvalidBatch | errors.InvalidDocument) -> str:
    text = ngettext(
        "{source}: {count} fault, nothing was loaded; correct and try again:",
        "{source}: {count} faults, nothing was loaded; correct and try again:",
        len(error.findings),
    )
    told = text.format(source=shown(str(error.source)), count=len(error.findings))
    return "\n  ".join([told, *finding_lines(error.findings)])


def _integrity(error: errors.DataIntegrityError) -> str:
    text = _("{subject} has the digest {found}, not {expected}")
    return text.format(subject=error.subject, found=error.found, expected=error.expected)


def _extra(error: errors.MissingExtra) -> str:
    text = _("{library} is not installed: pip install 'gxfta-measures[{extra}]'")
    return text.format(library=error.library, extra=error.extra)


_SAYS: dict[type, Callable[[Any], str]] = {
    errors.UnnamedDepartment: _unnamed,
    errors.UnknownDepartment: _department,
    errors.AmbiguousDepartment: _ambiguous,
    errors.UnknownMeasure: _measure,
    errors.UnknownBatch: _batch,
    errors.UnknownScope: _scope,
    errors.UnknownPlace: _place,
    errors.UnknownTerm: _term,
    errors.DataIntegrityError: _integrity,
    errors.MissingExtra: _extra,
}
