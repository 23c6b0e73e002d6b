"""Sentences that know what they are made of, so that they can be said in another language too."""

from __future__ import annotations

from typing import Any, Self


class Phrase(str):
    """An English sentence, with its template and the parts that fill it.

    It is that sentence for everybody who reads or compares it. Whoever speaks another language
    translates the template and fills in the same parts; `system.language.said` does so. The
    templates are found in the source by this name, so they stand there as they are.

    Attributes:
        template: The sentence with the names of its parts in braces.
        parts: What fills it; a part may be a phrase itself, a tuple of alternatives, or a list
            of things of which all are meant.

    >>> phrase = Phrase("{number} is less than {least}", number=0, least=1)
    >>> phrase == "0 is less than 1", phrase.parts["least"]
    (True, 1)
    """

    __slots__ = ("parts", "template")

    template: str
    parts: dict[str, Any]

    def __new__(cls, template: str, /, **parts: Any) -> Self:  # noqa: ANN401  # as for str.format
        """The sentence of a template and its parts."""
        told = {name: _joined(part) for name, part in parts.items()}
        phrase = super().__new__(cls, template.format(**told))
        phrase.template = template
        phrase.parts = parts
        return phrase

    def __reduce__(self) -> tuple[Any, ...]:
        return _phrase, (self.template, self.parts)


def _joined(part: object) -> object:
    if isinstance(part, tuple | list):
        return (" or " if isinstance(part, tuple) else " and ").join(map(str, part))
    return part


def _phrase(template: str, parts: dict[str, Any]) -> Phrase:
    return Phrase(template, **parts)
