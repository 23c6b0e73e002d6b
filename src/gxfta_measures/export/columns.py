"""What a column is: its name, the type of its values, what they mean, and where they come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import field, frozen

from gxfta_measures.labels import Label, in_language

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

Labels = Literal["en", "zh"]
LABELS: tuple[Labels, ...] = get_args(Labels)
#: Between the names of a list in one cell, as in Chinese print.
LIST_SIGN = "、"


@frozen
class Column:
    """A column of a table.

    Attributes:
        name: Its name, for programs.
        kind: The type of its values: str, int, bool, or list, which is one of strings.
        zh: Its Chinese heading.
        about: What its values mean.
        path: Where a row has it, such as ``scope.territory.name``; any step may be None, and so
            may be the values of every column but the keys.
        words: What people call its values, where they are those of a closed vocabulary.
        refers: The column of another table whose values it has, such as ``batches.number``.
        sign: What stands between several texts in one value.
        english: Its English heading, where that is not its name with blanks.
    """

    name: str
    kind: type
    zh: str
    about: str
    path: str
    words: Mapping[str, Label] = field(factory=dict, kw_only=True, repr=False, eq=False)
    refers: str | None = field(default=None, kw_only=True)
    sign: str = field(default=LIST_SIGN, kw_only=True)
    english: str | None = field(default=None, kw_only=True)

    @property
    def en(self) -> str:
        """Its English heading."""
        words = self.name.replace("_", " ").capitalize()
        return self.english or re.sub(" en$", " in English", words)

    def heading(self, labels: Labels | None) -> str:
        """Its heading in a language, or its name where none is asked for."""
        return self.name if labels is None else str(getattr(self, labels))

    def value(self, row: Any) -> Any:  # noqa: ANN401
        """The plain value for a row.

        >>> import gxfta_measures as gx
        >>> Column("place", str, "地点", "where", "scope.territory.id").value(gx.load(7)[0])
        'guangxi'
        """
        found = self._found(row)
        if self.kind is list:
            return list(dict.fromkeys(_ids(found or ())))
        if isinstance(found, Label):
            return found.en
        if isinstance(found, tuple):
            return self.sign.join(found) or None
        return found.value if isinstance(found, Enum) else found

    def worded(self, row: Any, labels: Labels | None) -> Any:  # noqa: ANN401
        """The value for a row; in a language where one is asked for and it has words for it."""
        found, value = self._found(row), self.value(row)
        if labels is None or value is None:
            return value
        words = found if isinstance(found, Label) else self.words.get(value) if self.words else None
        return value if words is None else in_language(words, labels)

    def _found(self, row: Any) -> Any:  # noqa: ANN401
        """What stands at its path, as it is there."""
        for step in self.path.split("."):
            row = None if row is None else getattr(row, step)
        return row


def _ids(values: Iterable[Any]) -> Iterator[str]:
    """The ids of bodies, of mentions of known bodies, and of places; or words as they are."""
    for value in values:
        one = getattr(value, "department", value)
        if one is not None:
            yield str(getattr(one, "id", one))


@frozen
class Table:
    """A table: what its rows are, and its columns.

    Attributes:
        zh: Its Chinese name.
        about: What its rows are.
        key: The columns that tell its rows apart.
        rows: The rows of a catalogue.
        columns: The columns, in order.
    """

    zh: str
    about: str
    key: tuple[str, ...]
    rows: Callable[[Outlets], Iterable[Any]] = field(repr=False, eq=False)
    columns: tuple[Column, ...]
