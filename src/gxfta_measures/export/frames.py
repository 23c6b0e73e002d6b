"""Data frames of pandas, polars and Arrow, all through narwhals."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Literal, get_args

from gxfta_measures.errors import MissingExtra
from gxfta_measures.export.columns import Labels
from gxfta_measures.export.tables import TABLES, TableName, columns, records
from gxfta_measures.guards import expect_word

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

Backend = Literal["pandas", "polars", "pyarrow"]
BACKENDS: tuple[Backend, ...] = get_args(Backend)
_OF_PANDAS = {int: "Int64", bool: "boolean", list: "object"}
_OF_OLD_PANDAS: dict[str, dict[type, str]] = {"2": {str: "string"}}  # whose str makes None a text


def frame(
    catalogue: Outlets, backend: Backend, name: TableName, labels: Labels | None = None
) -> Any:  # noqa: ANN401
    """A data frame of a table, with the columns and types of `tables`.

    What the columns mean goes along: in the metadata of Arrow, and in the ``attrs`` of pandas.

    Raises:
        MissingExtra: narwhals or the library is not installed.
        UnknownTerm: There is no such table, library or language.

    >>> import gxfta_measures as gx
    >>> frame(gx.load(7), "pandas", "measures").loc[0, "id"]
    '7-pilot-01'
    """
    rows = records(catalogue, name, labels)
    wanted = {column.heading(labels): column for column in columns(name)}
    data = {heading: [row[heading] for row in rows] for heading in wanted}
    made = native(data, {heading: column.kind for heading, column in wanted.items()}, backend)
    about = {"table": TABLES[name].about, "digest": catalogue.digest}
    return _described(made, backend, about, {one: column.about for one, column in wanted.items()})


def _described(made: Any, backend: str, about: dict[str, str], columns: dict[str, str]) -> Any:  # noqa: ANN401
    if backend == "pandas":
        made.attrs = about | {"columns": columns}
    if backend == "pyarrow":
        schema = made.schema.with_metadata(about)
        for place, one in enumerate(made.schema):
            schema = schema.set(place, one.with_metadata({"description": columns[one.name]}))
        made = made.cast(schema)
    return made


def native(
    data: dict[str, list[Any]],
    kinds: dict[str, type],
    backend: Backend,
    *,
    repeated: bool = False,
) -> Any:  # noqa: ANN401
    """A data frame of columns, with the type of each.

    Args:
        data: The columns.
        kinds: The type of each: str, int, bool, or list, which is one of texts.
        backend: The library that makes it.
        repeated: Whether texts repeat: then each is kept once, and rows have its number.

    Raises:
        MissingExtra: narwhals or the library is not installed.
        UnknownTerm: There is no such library.

    >>> native({"a": [1]}, {"a": int}, "polars").shape
    (1, 1)
    """
    expect_word(backend, BACKENDS, "backend")
    try:
        import narwhals as nw
    except ImportError as error:
        raise MissingExtra("narwhals", "frames") from error
    # pandas takes the type of categories from the texts, and must have it even where there is none.
    text = nw.Categorical() if repeated and backend != "pandas" else nw.String()
    types = {str: text, int: nw.Int64(), bool: nw.Boolean(), list: nw.List(text)}
    # To pandas, None in a column of its plain bool is False, and it has no type for lists: what is
    # no text goes in by its own means.
    own = _own_types(backend)
    schema = {name: types[kind] for name, kind in kinds.items() if kind not in own}
    try:
        made = nw.from_dict({name: data[name] for name in schema}, schema, backend=backend)
    except ModuleNotFoundError as error:
        raise MissingExtra(backend, backend) from error
    native = made.to_native()
    for place, (name, kind) in enumerate(kinds.items()):
        if kind in own:
            native.insert(place, name, data[name])
            native[name] = native[name].astype(own[kind])
    if repeated and backend == "pandas":
        texts = [name for name, kind in kinds.items() if kind is str]
        native = native.astype(dict.fromkeys(texts, "category"))
    return native


def _own_types(backend: Backend) -> dict[type, str]:
    """The types that pandas must be given by itself."""
    if backend != "pandas":
        return {}
    try:
        from pandas import __version__ as version
    except ImportError as error:
        raise MissingExtra(backend, backend) from error
    return {**_OF_PANDAS, **_OF_OLD_PANDAS.get(version.partition(".")[0], {})}


def parquet_bytes(catalogue: Outlets, name: TableName, labels: Labels | None) -> bytes:
    """A table as Parquet, with what its columns mean in its metadata.

    Raises:
        MissingExtra: narwhals or pyarrow is not installed.

    >>> import gxfta_measures as gx
    >>> parquet_bytes(gx.load(7), "batches", None)[:4]
    b'PAR1'
    """
    made = frame(catalogue, "pyarrow", name, labels)
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(made, file)
    return file.getvalue()
