"""Who does what, as a table: bodies on one side, measures or groups of them on the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import asdict, frozen

from gxfta_measures.catalogue.grouping import groups, label
from gxfta_measures.catalogue.tally import Tally
from gxfta_measures.errors import UnknownTerm, WrongType
from gxfta_measures.guards import expect, expect_switch, expect_word
from gxfta_measures.labels import KIND_LABELS, LEVEL_LABELS, SITE_LABELS, Label
from gxfta_measures.likeness import alike
from gxfta_measures.model import Department, Measure, Mention
from gxfta_measures.terms import DepartmentKind, Level, MeasureType, Role

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    from gxfta_measures.export.columns import Labels
    from gxfta_measures.export.frames import Backend

RowKey = Literal["department", "kind", "level"]
ColumnKey = Literal["measure", "batch", "type", "scope", "site"]
ROW_KEYS: tuple[RowKey, ...] = get_args(RowKey)
COLUMN_KEYS: tuple[ColumnKey, ...] = get_args(ColumnKey)
Value = Literal["mark", "lead", "responsible", "either"]
VALUES: tuple[Value, ...] = get_args(Value)

LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[DepartmentKind, ...] = get_args(DepartmentKind)


@frozen(repr=False)
class Matrix:
    """A table of division of work (分工): what each body has to do with each measure.

    Attributes:
        row_key: What the rows are: bodies, kinds or levels of bodies.
        column_key: What the columns are: measures or groups of them.
        rows: The rows: bodies by level and kind, and then as first mentioned; those outside the
            registry by their names, at the end.
        columns: The columns, as the document has them.
        cells: The tallies, row by row.

    >>> import gxfta_measures as gx
    >>> matrix = gx.load(7).matrix()
    >>> matrix
    <Matrix of 56 rows and 40 columns: ◎88 ●72>
    >>> matrix["南宁海关", "7-pilot-01"].mark
    '◎●'
    """

    row_key: RowKey
    column_key: ColumnKey
    rows: tuple[Department | str | None, ...]
    columns: tuple[Any, ...]
    cells: tuple[tuple[Tally, ...], ...]

    def __getitem__(self, key: tuple[object, object]) -> Tally:
        takes = "a row and a column"
        expect(key, tuple, "a matrix", takes)
        if len(key) != len(("row", "column")):
            raise WrongType("a matrix", takes, f"{len(key)} values")
        row, column = key
        return self.cells[_position("row", row, self.rows)][
            _position("column", column, self.columns)
        ]

    def __repr__(self) -> str:
        size = f"{len(self.rows)} rows and {len(self.columns)} columns"
        return f"<Matrix of {size}: {self.total.mark or 'empty'}>"

    @property
    def row_totals(self) -> tuple[Tally, ...]:
        """For each row, how many measures it has to do with."""
        return tuple(sum(row, Tally()) for row in self.cells)

    @property
    def column_totals(self) -> tuple[Tally, ...]:
        """For each column the sum over all rows: for a measure, how many bodies it has."""
        return tuple(sum(column, Tally()) for column in zip(*self.cells, strict=True))

    @property
    def total(self) -> Tally:
        """The sum over all cells.

        >>> import gxfta_measures as gx
        >>> gx.load(7).matrix(rows="level", columns="type").total.either
        86
        """
        return sum(self.row_totals, Tally())

    def to_records(self) -> list[dict[str, Any]]:
        """The cells that are not empty, one a row: the long form that charts are made of.

        >>> import gxfta_measures as gx
        >>> gx.load(7).matrix(columns="type").to_records()[0]
        {'department': '南宁海关', 'type': 'pilot', 'lead': 3, 'responsible': 9, 'either': 9}
        """
        return [
            {self.row_key: label(row), self.column_key: label(column), **asdict(tally)}
            for row, tallies in zip(self.rows, self.cells, strict=True)
            for column, tally in zip(self.columns, tallies, strict=True)
            if tally
        ]

    def to_frame(self, backend: Backend = "pandas", *, values: Value = "mark") -> Any:  # noqa: ANN401
        """A data frame with a row a row, and the totals in its last columns.

        Args:
            backend: The library that makes it: pandas, polars or pyarrow.
            values: What stands in the cells: marks, or one of the three counts.

        Raises:
            MissingExtra: The library is not installed.
            UnknownTerm: There is no such library or value.

        >>> import gxfta_measures as gx
        >>> gx.load(7).matrix(columns="type").to_frame("polars").columns
        ['department', 'pilot', 'case', 'lead', 'responsible', 'either']
        """
        from gxfta_measures.export.matrices import matrix_frame

        return matrix_frame(self, backend, values)

    def export(
        self, path: str | PathLike[str], *, labels: Labels | None = None
    ) -> tuple[Path, ...]:
        """Write the matrix to a file: .xlsx, .html or .csv, as its suffix says.

        Args:
            path: The file; it is written whole or not at all.
            labels: zh or en, the language of .xlsx and .html; by default Chinese.

        Returns:
            The file.

        Raises:
            UnknownTerm: There is no such form or language.
            MissingExtra: The library for it is not installed.
            OSError: The file cannot be written.

        >>> import gxfta_measures as gx
        >>> gx.load(7).matrix().export("matrix.pdf")
        Traceback (most recent call last):
        ...
        gxfta_measures.errors.UnknownTerm: unknown form of file for a matrix '.pdf': use .xlsx ...
        """
        from gxfta_measures.export.matrices import export_matrix

        return export_matrix(self, path, labels)

    def _ipython_key_completions_(self) -> list[tuple[str, str]]:
        return [(label(row), label(column)) for row in self.rows for column in self.columns]

    def _repr_html_(self) -> str:
        from gxfta_measures.display.matrix import matrix_html

        return matrix_html(self)


def _position(axis: str, key: object, keys: tuple[Any, ...]) -> int:
    labels = [label(one) for one in keys]
    if label(key) not in labels:
        raise UnknownTerm(axis, label(key), (alike(label(key), labels) or tuple(labels))[:10])
    return labels.index(label(key))


_WORDS = {"kind": KIND_LABELS, "level": LEVEL_LABELS, "site": SITE_LABELS}


def called(axis: RowKey | ColumnKey, key: object) -> Label:
    """What a row or column is called, in Chinese and in English.

    >>> import gxfta_measures as gx
    >>> called("level", "region").zh, called("type", gx.MeasureType.CASE).zh, called("batch", 7).en
    ('自治区', '最佳实践案例', 'batch 7')
    """
    if isinstance(key, int):
        return Label(f"第{key}批", f"batch {key}")
    if axis in _WORDS and key is not None:
        return _WORDS[axis][str(key)]
    if isinstance(key, MeasureType):
        return Label(key.label, key.label_en)
    english = key.name_en if isinstance(key, Department) else None
    return Label(label(key), english or label(key))


def matrix_of(
    measures: Iterable[Measure], rows: RowKey, columns: ColumnKey, *, subordinates: bool
) -> Matrix:
    """The matrix of some measures; see `Catalogue.matrix`."""
    expect_word(rows, ROW_KEYS, "rows")
    expect_word(columns, COLUMN_KEYS, "columns")
    expect_switch(subordinates=subordinates)
    across = groups(measures, (lambda measure: measure) if columns == "measure" else columns)
    nothing = Tally()
    tallies: dict[tuple[Any, Any], Tally] = {}
    for column, some in across.items():
        for row, roles in _held(some, rows, subordinates=subordinates):
            tallies[row, column] = tallies.get((row, column), nothing) + Tally.of(roles)
    down = sorted(dict.fromkeys(row for row, _ in tallies), key=_order(rows))
    cells = tuple(tuple(tallies.get((row, one), nothing) for one in across) for row in down)
    return Matrix(rows, columns, tuple(down), tuple(across), cells)


def _held(
    measures: Iterable[Measure], rows: RowKey, *, subordinates: bool
) -> Iterator[tuple[Any, list[Role]]]:
    """For each measure the rows that it stands in, with its roles there."""
    for measure in measures:
        found: dict[Any, list[Role]] = {}
        for role, mention in _mentions(measure):
            for row in _rows(mention, rows, subordinates=subordinates):
                found.setdefault(row, []).append(role)
        yield from found.items()


def _mentions(measure: Measure) -> Iterator[tuple[Role, Mention]]:
    for role in Role:
        for mention in measure.bodies(role):
            yield role, mention


def _rows(mention: Mention, rows: RowKey, *, subordinates: bool) -> Iterator[Any]:
    body = mention.department
    if body is None:
        yield str(mention) if rows == "department" else None
    while body is not None:
        yield body if rows == "department" else getattr(body, rows)
        # Guidance is no command: the task of a body so led is not its superior's.
        under = subordinates and body.relation != "guidance"
        body = body.parent if under else None


def _order(rows: RowKey) -> Callable[[Any], tuple[int, ...]]:
    if rows == "department":
        return lambda body: (
            (_rank(body.level, LEVELS), _rank(body.kind, KINDS))
            if isinstance(body, Department)
            else (len(LEVELS) + 1, 0)
        )
    known = LEVELS if rows == "level" else KINDS
    return lambda value: (_rank(value, known),)


def _rank(value: str | None, known: tuple[str, ...]) -> int:
    return len(known) if value is None else known.index(value)
