"""Tables as lines of text: .csv and .tsv, which spreadsheets open, and .jsonl."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gxfta_measures.export.columns import LIST_SIGN, Labels
from gxfta_measures.export.formulas import Guard, guarding
from gxfta_measures.export.tables import TableName, columns, records
from gxfta_measures.labels import TRUTH_LABELS, in_language

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

#: By this mark a Chinese Excel knows UTF-8; without it, it takes the text for GBK.
BOM = b"\xef\xbb\xbf"


def csv_bytes(catalogue: Outlets, table: TableName, labels: Labels | None) -> bytes:
    """A table as CSV, as Chinese Excel opens it: UTF-8 with its mark, CRLF.

    >>> import gxfta_measures as gx
    >>> csv_bytes(gx.load(7), "batches", "zh").decode("utf-8-sig")[:5]
    '批次,名称'
    """
    return BOM + _table(catalogue, table, labels, ",")


def tsv_bytes(catalogue: Outlets, table: TableName, labels: Labels | None) -> bytes:
    r"""A table as CSV with tabs.

    >>> import gxfta_measures as gx
    >>> tsv_bytes(gx.load(7), "batches", "zh").decode("utf-8-sig")[:5]
    '批次\t名称'
    """
    return BOM + _table(catalogue, table, labels, "\t")


def _table(catalogue: Outlets, table: TableName, labels: Labels | None, sign: str) -> bytes:
    rows = records(catalogue, table, labels)
    headings = [column.heading(labels) for column in columns(table)]
    return delimited([worded(row, labels) for row in rows], sign, headings)


def worded(row: Mapping[str, Any], labels: Labels | None) -> dict[str, Any]:
    """A row for people, to whom yes and no are words of their language.

    >>> worded({"泛称": False}, "zh"), worded({"generic": False}, None)
    ({'泛称': '否'}, {'generic': False})
    """
    if labels is None:
        return dict(row)
    words = {one: in_language(label, labels) for one, label in TRUTH_LABELS.items()}
    return {name: words[one] if isinstance(one, bool) else one for name, one in row.items()}


def delimited(rows: list[dict[str, Any]], sign: str, headings: list[str]) -> bytes:
    r"""Rows of one table as text, the values of a row between signs.

    >>> delimited([{"a": 1, "b": ["x", "y"]}], ",", ["a", "b"])
    b'a,b\r\n1,x\xe3\x80\x81y\r\n'
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=sign)
    with guarding() as guard:
        writer.writerow(headings)
        for number, row in enumerate(rows, start=1):
            writer.writerow(_cell(row[name], guard, f"row {number} {name}") for name in row)
    return file.getvalue().encode()


def _cell(value: Any, guard: Guard, place: str) -> Any:  # noqa: ANN401
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = LIST_SIGN.join(value)
    return guard.text(value, place) if isinstance(value, str) else value


def jsonl_bytes(catalogue: Outlets, table: TableName, labels: Labels | None) -> bytes:
    """A table as one JSON object a line, its lists as lists.

    >>> import gxfta_measures as gx
    >>> jsonl_bytes(gx.load(7), "measures", None).splitlines()[0][:20]
    b'{"id": "7-pilot-01",'
    """
    lines = (json.dumps(row, ensure_ascii=False) for row in records(catalogue, table, labels))
    return "".join(f"{line}\n" for line in lines).encode()
