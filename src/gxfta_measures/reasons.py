"""What an error says as a phrase, so that it can be said in another language, within a finding too.

An error itself speaks to programmers, in English. A phrase gives no advice in Python.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gxfta_measures import errors
from gxfta_measures.system.phrases import Phrase


def phrase_of(error: Exception) -> Phrase:
    """What an error says, as a phrase.

    >>> phrase_of(errors.UnknownPlace("凭样市", ("凭祥市",)))
    "unknown place '凭样市': did you mean 凭祥市?"
    """
    if error.args and isinstance(error.args[0], Phrase):
        return error.args[0]
    for kind in type(error).__mro__:
        if kind in _PHRASES:
            return _PHRASES[kind](error)
    return Phrase("{text}", text=str(error))


def _hinted(what: Phrase, suggestions: tuple[str, ...], otherwise: Phrase | None = None) -> Phrase:
    """What is wrong, and what may be meant."""
    hint = Phrase("did you mean {words}?", words=suggestions) if suggestions else otherwise
    return what if hint is None else Phrase("{what}: {hint}", what=what, hint=hint)


def _department(error: errors.UnknownDepartment) -> Phrase:
    what = Phrase("unknown department '{name}'", name=error.spelling)
    return _hinted(what, error.suggestions)


def _unnamed(error: errors.UnnamedDepartment) -> Phrase:
    what = Phrase("'{name}' reads like a body, but no known batch names it", name=error.spelling)
    return _hinted(what, error.suggestions)


def _ambiguous(error: errors.AmbiguousDepartment) -> Phrase:
    return Phrase(
        "ambiguous department '{name}': say which one, {names}",
        name=error.spelling,
        names=error.candidates,
    )


def _measure(error: errors.UnknownMeasure) -> Phrase:
    what = Phrase("unknown measure '{name}'", name=error.id)
    hint = Phrase("ids look like 7-pilot-01 or 7-case-24")
    if error.batches:
        hint = Phrase("its batch is not here, only {numbers}", numbers=list(error.batches))
    return _hinted(what, error.suggestions, hint)


def _batch(error: errors.UnknownBatch) -> Phrase:
    return Phrase(
        "unknown batch {number}: there is {numbers}; upgrade gxfta-measures, or give a batch file",
        number=error.number,
        numbers=list(error.known),
    )


def _place(error: errors.UnknownPlace) -> Phrase:
    what = Phrase("unknown place '{name}'", name=error.spelling)
    return _hinted(
        what, error.suggestions, Phrase("give a city, a county, a port or a zone of Guangxi")
    )


def _scope(error: errors.UnknownScope) -> Phrase:
    what = Phrase("unreadable scope '{name}'", name=error.spelling)
    otherwise = Phrase("write it as documents do, such as 全区 or 综合保税区")
    return _hinted(what, error.suggestions, otherwise)


def _term(error: errors.UnknownTerm) -> Phrase:
    what, _, form = error.vocabulary.partition(" for ")
    if what == "option":
        return Phrase(
            "{form} has no use for the option {option}: use {known}",
            form=Phrase("a folder") if form == "a folder" else form,
            option=error.term,
            known=error.known,
        )
    vocabulary = _VOCABULARIES.get(error.vocabulary, error.vocabulary)
    return Phrase(
        "unknown {vocabulary} '{term}': use {known}",
        vocabulary=vocabulary,
        term=error.term,
        known=error.known,
    )


def _integrity(error: errors.DataIntegrityError) -> Phrase:
    return Phrase(
        "{subject} has the digest {found}, not {expected}",
        subject=error.subject,
        found=error.found,
        expected=error.expected,
    )


def _extra(error: errors.MissingExtra) -> Phrase:
    return Phrase(
        "{library} is not installed: pip install 'gxfta-measures[{extra}]'",
        library=error.library,
        extra=error.extra,
    )


# The closed lists of words, as errors call them.
_VOCABULARIES = {
    "type": Phrase("type"),
    "role": Phrase("role"),
    "table": Phrase("table"),
    "labels": Phrase("labels"),
    "form of file": Phrase("form of file"),
    "kind of site": Phrase("kind of site"),
    "cell for .xlsx": Phrase("cell for .xlsx"),
    "text for .docx": Phrase("text for .docx"),
}
_PHRASES: dict[type, Callable[[Any], Phrase]] = {
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
