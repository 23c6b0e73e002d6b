"""A catalogue as an SQLite database: five tables, views for the usual questions, and a search."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from gxfta_measures.errors import MissingExtra
from gxfta_measures.export.columns import Table
from gxfta_measures.export.lossless import json_bytes
from gxfta_measures.export.ngrams import ngrams
from gxfta_measures.export.tables import TABLES, records

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

SEARCH = "measures_search"
#: The questions that are asked most, each as a view with its meaning.
VIEWS = {
    "tasks": (
        "what each body has to do: one row a body, role and measure",
        """select coalesce(department_name, name) as body, role, id, title, scope_text,
        written, open_ended from assignments order by body, role, id""",
    ),
    "workload": (
        "how much each body has to do, those with most first",
        """select id, name, official_name, level, kind, lead, responsible, either
        from departments where either > 0 order by either desc, id""",
    ),
    "open_lists": (
        "the measures whose list of bodies ends in 等: there are more",
        """select id, title, lead_text, responsible_text, lead_open, responsible_open
        from measures where lead_open or responsible_open""",
    ),
    "led_elsewhere": (
        "the measures that a body must replicate and others have led",
        """select a.department, a.department_name, a.id, a.title from assignments as a
        where a.role = 'responsible' and not exists (select 1 from assignments as b
        where b.id = a.id and b.department = a.department and b.role = 'lead')""",
    ),
}


def sqlite_bytes(catalogue: Outlets) -> bytes:
    """A catalogue as a database, with all of it once more in the table ``catalogue``.

    Raises:
        MissingExtra: sqlite-utils is not installed.

    >>> import gxfta_measures as gx
    >>> sqlite_bytes(gx.load(7))[:15]
    b'SQLite format 3'
    """
    try:
        import sqlite_utils
    except ImportError as error:
        raise MissingExtra("sqlite-utils", "sql") from error
    connection = sqlite3.connect(":memory:")
    database = sqlite_utils.Database(connection)
    # Those that others refer to come first.
    for name in ("places", "batches", "departments", "measures", "assignments"):
        _fill(database, name, TABLES[name], records(catalogue, name))
    for name, (_, query) in VIEWS.items():
        database.create_view(name, query)
    _index(database, catalogue)
    # The same once more, so that nothing is lost: the names of tables are those of people.
    database.table("catalogue").insert({"json": json_bytes(catalogue).decode()})
    connection.commit()
    content = connection.serialize()
    connection.close()
    return content


def _fill(database: Any, name: str, table: Table, rows: list[dict[str, Any]]) -> None:  # noqa: ANN401
    references = [
        (column.name, *column.refers.split(".")) for column in table.columns if column.refers
    ]
    made = database[name].create(
        {column.name: column.kind for column in table.columns},
        pk=table.key[0] if len(table.key) == 1 else table.key,
        foreign_keys=references,
        not_null=table.key,
    )
    made.insert_all(rows)


def _index(database: Any, catalogue: Outlets) -> None:  # noqa: ANN401
    """An index that finds words of any length.

    It holds no text of its own: what it finds it names by the rowid of ``measures``.
    """
    database.execute(f"create virtual table {SEARCH} using fts5(title, text, bodies, content='')")
    for number, measure in enumerate(catalogue, start=1):
        bodies = " ".join((measure.lead.text, *measure.lead.names, *measure.responsible.names))
        texts = (measure.title, measure.content, f"{bodies} {measure.responsible.text}")
        database.execute(
            f"insert into {SEARCH} (rowid, title, text, bodies) values (?, ?, ?, ?)",  # noqa: S608
            (number, *(ngrams(text) for text in texts)),
        )


def metadata_bytes(catalogue: Outlets, database: str) -> bytes:
    """What Datasette should say of the database and its columns: ``datasette -m`` takes it.

    Args:
        catalogue: The measures.
        database: The name of the database, which is that of its file without suffix.

    >>> import gxfta_measures as gx
    >>> metadata = json.loads(metadata_bytes(gx.load(7), "batch-07"))
    >>> metadata["databases"]["batch-07"]["tables"]["measures"]["fts_pk"]
    'rowid'
    """
    tables: dict[str, dict[str, Any]] = {
        name: {
            "description": table.about,
            "columns": {column.name: column.about for column in table.columns},
        }
        for name, table in TABLES.items()
    }
    tables["measures"] |= {"fts_table": SEARCH, "fts_pk": "rowid", "label_column": "title"}
    tables["departments"]["label_column"] = tables["places"]["label_column"] = "name"
    tables |= {name: {"description": about} for name, (about, _) in VIEWS.items()}
    tables |= {"catalogue": {"hidden": True}, SEARCH: {"hidden": True}}
    batches = "；".join(batch.title for batch in catalogue.batches)
    metadata = {
        "title": batches,
        "description": f"{len(catalogue)} measures, {catalogue.digest}",
        "source": "；".join(batch.document.title for batch in catalogue.batches),
        "about": "gxfta-measures; no publication of any authority",
        "databases": {database: {"tables": tables}},
    }
    return (json.dumps(metadata, ensure_ascii=False, indent=2) + "\n").encode()
