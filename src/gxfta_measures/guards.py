"""What every public function that is asked begins with: values of a wrong type are refused."""

from __future__ import annotations

from gxfta_measures.errors import WrongType


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
    if not isinstance(value, kinds) or isinstance(value, bool):
        # Only the type is kept: the value may be a whole data frame.
        raise WrongType(asked, takes, "None" if value is None else type(value).__name__)
