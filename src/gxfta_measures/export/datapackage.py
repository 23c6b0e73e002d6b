"""A catalogue as a folder that describes itself: a Data Package, version 2."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from gxfta_measures.citation.software import AUTHORS, KEYWORDS, NAME
from gxfta_measures.export.columns import LIST_SIGN, Column
from gxfta_measures.export.delimited import delimited
from gxfta_measures.export.lossless import json_bytes
from gxfta_measures.export.tables import TABLES, TableName, records

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

DESCRIPTOR = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {str: "string", int: "integer", bool: "boolean", list: "list"}


def package_files(catalogue: Outlets) -> dict[str, bytes]:
    """The files of a Data Package by name: a CSV a table, all as JSON, and what describes them.

    >>> import gxfta_measures as gx
    >>> sorted(package_files(gx.load(7)))[-3:]
    ['departments.csv', 'measures.csv', 'places.csv']
    """
    files = {f"{name}.csv": _csv(catalogue, name) for name in TABLES}
    files["catalogue.json"] = json_bytes(catalogue)
    resources = [_resource(name, files[f"{name}.csv"]) for name in TABLES]
    resources.append(_described("catalogue", "catalogue.json", files["catalogue.json"], "json"))
    files[DESCRIPTOR] = (_json(_descriptor(catalogue, resources)) + "\n").encode()
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _csv(catalogue: Outlets, name: TableName) -> bytes:
    headings = [column.name for column in TABLES[name].columns]
    return delimited(records(catalogue, name), ",", headings)


def _descriptor(catalogue: Outlets, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": _PROFILE,
        "name": NAME,
        "title": "；".join(batch.title for batch in catalogue.batches),
        "description": f"{len(catalogue)} measures, {catalogue.digest}; cite as: "
        + catalogue.cite("apa"),
        "keywords": list(KEYWORDS),
        "licenses": [{"name": "MIT", "title": "of what was added to the official text"}],
        "sources": [{"title": batch.document.title} for batch in catalogue.batches],
        "contributors": [{"title": AUTHORS}],
        "resources": resources,
    }


def _described(name: str, path: str, content: bytes, format_: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "format": format_,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _resource(name: TableName, content: bytes) -> dict[str, Any]:
    table = TABLES[name]
    return {
        **_described(name, f"{name}.csv", content, "csv"),
        "type": "table",
        "mediatype": "text/csv",
        "title": table.zh,
        "description": table.about,
        "schema": {
            "fields": [_field(column, column.name in table.key) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(name, one) for one in table.columns if one.refers],
        },
    }


def _field(column: Column, is_key: bool) -> dict[str, Any]:  # noqa: FBT001
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.zh,
        "description": column.about,
    }
    if column.kind is list:
        field["delimiter"] = LIST_SIGN
    if column.words:
        field["categories"] = [
            {"value": value, "label": word} for value, word in column.words.items()
        ]
    return field | ({"constraints": {"required": True}} if is_key else {})


def _reference(name: str, column: Column) -> dict[str, Any]:
    other, field = str(column.refers).split(".")
    # In a Data Package, "" means this same table.
    target = "" if other == name else other
    return {"fields": [column.name], "reference": {"resource": target, "fields": [field]}}
