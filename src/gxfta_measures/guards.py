"""What every public function that is asked begins with: values of a wrong type are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from gxfta_measures.errors import UnknownTerm, WrongType

T = TypeVar("T")


def expect(value: object, kinds: type | tuple[type, ...], asked: str, takes: str) -> None:
    """Let a value of the right type through; every public function that is asked begins so.

    Args:
        value: What was given.
        kinds: The types that are right; a truth value counts as no number.
        asked: The function or the argument that it was given to.
        takes: What that takes, in words.

    Raises:
        WrongType: The value is of another type.

    >>> expect("全区", str, "parse_scope", "a text")
    """
    is_right = kinds is bool if isinstance(value, bool) else isinstance(value, kinds)
    if not is_right:
        # Only the type is kept: the value may be a whole data frame.
        raise WrongType(asked, takes, "None" if value is None else type(value).__name__)


def expect_word(value: object, known: tuple[str, ...], asked: str) -> None:
    """Let one of some words through.

    Args:
        value: What was given.
        known: The words that are right.
        asked: What the words are of: a table, a style.

    Raises:
        WrongType: It is no word at all.
        UnknownTerm: It is none of those.

    >>> expect_word("apa", ("gb7714", "apa"), "style")
    """
    expect(value, str, asked, " or ".join(known))
    if value not in known:
        raise UnknownTerm(asked, value, known)


def expect_switch(**given: object) -> None:
    """Let truth values through, each under the name of its argument: "no" would count as yes.

    Raises:
        WrongType: One of them is no truth value.

    >>> expect_switch(subordinates=True, certain=False)
    """
    for name, value in given.items():
        expect(value, bool, name, "True or False")


def expect_function(value: object, asked: str, takes: str) -> None:
    """Let what can be called through.

    Raises:
        WrongType: It cannot be called.

    >>> expect_function(len, "where", "functions of a measure")
    """
    if not callable(value):
        expect(value, (), asked, takes)


def expect_each(values: object, kind: type[T], asked: str, takes: str) -> tuple[T, ...]:
    """The values of an iterable, each of the right type; a text is no iterable of its letters.

    Args:
        values: What was given.
        kind: The type that is right.
        asked: The argument that it was given to.
        takes: What that takes, in words.

    Raises:
        WrongType: It is no iterable, or one of its values is of another type.

    >>> expect_each(iter(["全区"]), str, "words", "words")
    ('全区',)
    """
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise WrongType(asked, takes, "None" if values is None else type(values).__name__)
    found: tuple[Any, ...] = tuple(values)
    for value in found:
        expect(value, kind, asked, takes)
    return found


def holding(kind: type, takes: str) -> Callable[[Any, Any, Any], None]:
    """The validator of a field that holds a value of one type.

    Args:
        kind: The type.
        takes: What the field takes, in words.

    >>> from attrs import field, frozen
    >>> @frozen
    ... class Sheet:
    ...     name: str = field(validator=holding(str, "a text"))
    >>> Sheet(7)
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.WrongType: name takes a text, not int
    """
    return lambda _, attribute, value: expect(value, kind, attribute.name, takes)
