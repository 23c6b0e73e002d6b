"""Measures as plain records, the canonical form that files hold and digests are taken of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from gxfta_measures.gazetteer import Gazetteer, Place
from gxfta_measures.model import Batch, Department, DepartmentList, Document, Measure, Mention, Span
from gxfta_measures.registry import Registry
from gxfta_measures.scope import Scope, SiteKind
from gxfta_measures.terms import MeasureType

Record = dict[str, Any]


def measure_record(measure: Measure) -> Record:
    """The canonical record of a measure; bodies and places stand in it by their ids.

    >>> import gxfta_measures as gx
    >>> measure_record(gx.load(7)["7-pilot-08"])["scope"]["territory"]
    'guangxi'
    """
    return {
        "id": measure.id,
        "batch": measure.batch,
        "type": measure.type.value,
        "number": measure.number,
        "title": measure.title,
        "title_en": measure.title_en,
        "content": measure.content,
        "scope_text": measure.scope_text,
        "scope": measure.scope and _scope_record(measure.scope),
        "lead": _list_record(measure.lead),
        "responsible": _list_record(measure.responsible),
    }


def _scope_record(scope: Scope) -> Record:
    return {
        "text": scope.text,
        "territory": scope.territory and scope.territory.id,
        "site": scope.site.value,
        "conditional": scope.conditional,
    }


def _list_record(cell: DepartmentList) -> Record:
    return {
        "text": cell.text,
        "open_ended": cell.open_ended,
        "scope_text": cell.scope_text,
        "mentions": [_mention_record(mention) for mention in cell.mentions],
    }


def _mention_record(mention: Mention) -> Record:
    return {
        "span": list(mention.span),
        "written": mention.written,
        "name": mention.name,
        "pieces": [list(piece) for piece in mention.pieces],
        "qualifier": mention.qualifier,
        "role": mention.role,
        "generic": mention.generic,
        "rule": mention.rule,
        "department": mention.department and mention.department.id,
    }


def document_record(document: Document) -> Record:
    """The record of a document; what is not known of it stands in it as null.

    >>> import gxfta_measures as gx
    >>> document_record(gx.batches()[-1].document)["number"] is None
    True
    """
    return {
        "title": document.title,
        "sha256": document.sha256,
        "number": document.number,
        "date": document.date,
        "issuer": document.issuer,
    }


def canonical(value: Any) -> str:  # noqa: ANN401
    r"""A value as canonical JSON for files: sorted keys, two blanks, LF, final newline.

    >>> canonical({"b": "区", "a": 1})
    '{\n  "a": 1,\n  "b": "区"\n}\n'
    """
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def digest_of(records: Iterable[Record]) -> str:
    """The SHA-256 of records, whatever the formatting of the file they come from.

    >>> digest_of([{"a": 1, "b": 2}]) == digest_of([{"b": 2, "a": 1}])
    True
    """
    import hashlib  # 3 ms, and only those who ask for a digest need it

    separators = (",", ":")
    text = json.dumps(list(records), ensure_ascii=False, sort_keys=True, separators=separators)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


class Reader:
    """Records back to values, for files that were checked when they were built.

    It trusts them: half the time of a first `load` would go into importing a library that
    validates them once more. Files of your own go through `gxfta_measures.read`, which
    trusts nothing; a test holds that both give the same values.
    """

    def __init__(self, registry: Registry, gazetteer: Gazetteer) -> None:
        self._registry = registry
        self._gazetteer = gazetteer

    def measure(self, record: Record) -> Measure:
        """The measure of a record.

        >>> import gxfta_measures as gx
        >>> measure = gx.load(7)[0]
        >>> Reader(gx.departments(), gx.places()).measure(measure_record(measure)) == measure
        True
        """
        return Measure(
            batch=record["batch"],
            type=MeasureType(record["type"]),
            number=record["number"],
            title=record["title"],
            title_en=record["title_en"],
            content=record["content"],
            scope_text=record["scope_text"],
            scope=record["scope"] and self._scope(record["scope"]),
            lead=self._list(record["lead"]),
            responsible=self._list(record["responsible"]),
        )

    def batch(self, record: Record, measures: Iterable[Measure]) -> Batch:
        """The batch of a header, its measures counted; the digest is the one that it states.

        >>> import gxfta_measures as gx
        >>> gx.batches()[-1].digest == gx.load(7).digest
        True
        """
        types = [measure.type for measure in measures]
        return Batch(
            number=record["number"],
            title=record["title"],
            revision=record["revision"],
            schema_version=record["schema_version"],
            document=Document(**record["document"]),
            digest=record["digest"],
            pilots=types.count(MeasureType.PILOT),
            cases=types.count(MeasureType.CASE),
        )

    def _scope(self, record: Record) -> Scope:
        return Scope(
            text=record["text"],
            territory=self._place(record["territory"]),
            site=SiteKind(record["site"]),
            conditional=record["conditional"],
        )

    def _list(self, record: Record) -> DepartmentList:
        return DepartmentList(
            text=record["text"],
            open_ended=record["open_ended"],
            scope_text=record["scope_text"],
            mentions=tuple([self._mention(mention) for mention in record["mentions"]]),
        )

    def _mention(self, record: Record) -> Mention:
        return Mention(
            span=_span(record["span"]),
            written=record["written"],
            name=record["name"],
            pieces=tuple(map(_span, record["pieces"])),
            qualifier=record["qualifier"],
            role=record["role"],
            generic=record["generic"],
            rule=record["rule"],
            department=self._department(record["department"]),
        )

    def _place(self, id_: str | None) -> Place | None:
        return None if id_ is None else self._gazetteer[id_]

    def _department(self, id_: str | None) -> Department | None:
        return None if id_ is None else self._registry[id_]


def _span(record: list[int]) -> Span:
    return (record[0], record[1])
