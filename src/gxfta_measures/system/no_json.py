"""Why a text is no JSON, in words of our own: those of Python's reader are in English."""

from __future__ import annotations

from json import JSONDecodeError

from gxfta_measures.system.phrases import Phrase

# How a sentence of Python's reader begins, and what we say.
_REASONS = {
    "Expecting value": Phrase("a value is expected"),
    "Expecting property name": Phrase("a name in double quotes is expected"),
    "Expecting ':'": Phrase("a colon is expected"),
    "Expecting ','": Phrase("a comma is expected"),
    "Extra data": Phrase("it goes on behind its end"),
    "Unterminated string": Phrase("the text that begins here has no closing quote"),
    "Invalid control character": Phrase("a control character stands in a text"),
    "Invalid \\": Phrase("what stands behind the backslash means nothing"),
    "Illegal trailing comma": Phrase("the last comma is one too many"),
}


def no_json(error: ValueError | RecursionError) -> tuple[Phrase | None, Phrase]:
    """Where a text is no JSON, and why; None for the place where it is no text at all.

    >>> import json
    >>> try:
    ...     json.loads("{oops}")
    ... except ValueError as error:
    ...     print(*no_json(error))
    line 1, column 2 no JSON: a name in double quotes is expected
    """
    if isinstance(error, JSONDecodeError):
        place = Phrase("line {line}, column {column}", line=error.lineno, column=error.colno)
        found = (ours for theirs, ours in _REASONS.items() if error.msg.startswith(theirs))
        reason = next(found, Phrase("it cannot be read any further"))
        return place, Phrase("no JSON: {reason}", reason=reason)
    if isinstance(error, UnicodeDecodeError):
        return None, Phrase("no JSON in UTF-8: byte {start} is none of it", start=error.start)
    return None, Phrase("no JSON: {reason}", reason=Phrase("it cannot be read any further"))
