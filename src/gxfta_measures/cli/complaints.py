"""What the command line says of an error: in its own words, with what to do on a command line."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence

from gxfta_measures import errors
from gxfta_measures.findings import SHOWN, Finding
from gxfta_measures.reasons import phrase_of
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


def complaint(error: Exception) -> str:
    """An error in the language that is spoken.

    >>> complaint(errors.UnknownPlace("凭样市", ("凭祥市",)))
    "unknown place '凭样市': did you mean 凭祥市?"
    """
    if isinstance(error, errors.InvalidBatch | errors.InvalidDocument):
        return _faulty(error)
    if isinstance(error, OSError):
        return shown(_of_file(error))
    told = said(phrase_of(error))
    if isinstance(error, errors.UnknownDepartment) and not error.suggestions:
        told = _("{what}; gxfta departments lists all names").format(what=told)
    return shown(told)


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
    return _("{place}: {message}").format(place=name, message=reason(error))


def _faulty(error: errors.InvalidBatch | errors.InvalidDocument) -> str:
    text = ngettext(
        "{source}: {count} fault, nothing was loaded; correct and try again:",
        "{source}: {count} faults, nothing was loaded; correct and try again:",
        len(error.findings),
    )
    told = text.format(source=shown(str(error.source)), count=len(error.findings))
    return "\n  ".join([told, *finding_lines(error.findings)])
