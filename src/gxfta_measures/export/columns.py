"""What a column is: its name, the type of its values, what they mean, and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import field, frozen

from gxfta_measures.labels import Label

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
    """

    name: str
    kind: type
    zh: str
    about: str
    path: str
    words: Mapping[str, Label] = field(factory=dict, kw_only=True, repr=False, eq=False)
    refers: str | None = field(default=None, kw_only=True)
    sign: str = field(default=LIST_SIGN, kw_only=True)

    @property
    def en(self) -> str:
        """Its English heading."""
        return self.name.replace("_", " ").capitalize()

    def heading(self, labels: Labels | None) -> str:
        """Its heading in a language, or its name where none is asked for."""
        return self.name if labels is None else str(getattr(self, labels))

    def value(self, row: Any) -> Any:  # noqa: ANN401
        """The plain value for a row.

        >>> import gxfta_measures as gx
        >>> Column("place", str, "地点", "where", "scope.territory.id").value(gx.load(7)[0])
        'guangxi'
        """
        for step in self.path.split("."):
            row = None if row is None else getattr(row, step)
        if self.kind is list:
            return list(dict.fromkeys(_ids(row or ())))
        if isinstance(row, tuple):
            return self.sign.join(row) or None
        return row.value if isinstance(row, Enum) else row

    def worded(self, row: Any, labels: Labels | None) -> Any:  # noqa: ANN401
        """The value for a row; in Chinese where that is asked for and it has a word for it."""
        value = self.value(row)
        if labels != "zh" or not self.words or value is None:
            return value
        return self.words[value].zh


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
