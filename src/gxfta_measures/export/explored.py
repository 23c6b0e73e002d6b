"""What the explorer page knows: measures, and beside them what each question is answered by."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from gxfta_measures.catalogue.matrix import KINDS, LEVELS
from gxfta_measures.export.columns import LABELS
from gxfta_measures.export.formulas import SIGNS
from gxfta_measures.export.official import notes_of
from gxfta_measures.export.rows import departments_of
from gxfta_measures.labels import (
    KIND_LABELS,
    LEVEL_LABELS,
    PLACE_LABELS,
    RECOGNITION_LABELS,
    SITE_LABELS,
)
from gxfta_measures.model import Batch, Department, DepartmentList, Measure, Mention
from gxfta_measures.registry import Registry
from gxfta_measures.registry.everyday import InnerOffice
from gxfta_measures.scope import Coverage, Scope
from gxfta_measures.system.memory import once
from gxfta_measures.terms import MeasureType, Role
from gxfta_measures.text import fold

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

Json = dict[str, Any]
Labels = dict[str, tuple[str, str]]
Meanings = Mapping[tuple[Hashable, ...], int]
_FOLDED = 0x10000  # no sign above folds to anything but its small form


def explored(catalogue: Outlets) -> Json:
    """All that the page shows and asks, as plain values.

    Bodies and places stand in it once, measures point to them by their ids. Scopes that say the
    same are one. For each scope and place it says what `Scope.covers` says, so that the page has
    no rules of its own.

    >>> import gxfta_measures as gx
    >>> known = explored(gx.load(7))
    >>> [len(known[name]) for name in ("measures", "bodies", "places", "scopes")]
    [40, 57, 39, 7]
    """
    scopes = _scopes(catalogue)
    meanings = {scope.meaning: place for place, scope in enumerate(scopes)}
    return {
        "batches": [_batch(catalogue, batch) for batch in catalogue.batches],
        "measures": [_measure(catalogue.registry, one, meanings) for one in catalogue],
        "bodies": list(_bodies(catalogue)),
        "places": list(_places(catalogue, scopes)),
        "scopes": list(map(_scope, scopes)),
        "short_forms": [[fold(one) for one in pair] for pair in catalogue.registry.short_forms],
        "labels": labels(),
        "levels": list(LEVELS),
        "kinds": list(KINDS),
        "folds": folds(),
        "formula_signs": "".join(SIGNS),
        "digest": catalogue.digest,
    }


def _batch(catalogue: Outlets, batch: Batch) -> Json:
    notes = {one: list(notes_of(catalogue, batch, one)) for one in LABELS}
    return {"number": batch.number, "title": batch.title, "notes": notes}


def _measure(registry: Registry, measure: Measure, meanings: Meanings) -> Json:
    return {
        "id": measure.id,
        "batch": measure.batch,
        "type": measure.type.value,
        "number": measure.number,
        "title": measure.title,
        "title_en": measure.title_en,
        "content": measure.content,
        "scope_text": measure.scope_text,
        "scope": None if measure.scope is None else meanings[measure.scope.meaning],
        "cells": {role.value: _cell(registry, measure.bodies(role)) for role in Role},
    }


def _cell(registry: Registry, cell: DepartmentList) -> Json:
    places = {mention.span: place for place, mention in enumerate(cell)}
    return {
        "open": cell.open_ended,
        # The kind of each part, its words, and which mention it is.
        "segments": [
            [one.kind, one.text, places.get(one.span) if one.kind == "mention" else None]
            for one in cell.segments
        ],
        "mentions": [_mention(registry, mention) for mention in cell],
    }


def _mention(registry: Registry, mention: Mention) -> Json:
    office = office_of(registry, mention)
    return {
        "body": key_of(mention),
        "office": office and fold(office.alias),
        "written": mention.written,
        "name": str(mention),
        "duty": mention.role,
        "recognition": mention.recognition,
        "restored": [[one.part, one.words, one.source_words] for one in mention.restorations],
    }


def key_of(mention: Mention) -> str:
    """What stands for the body of a mention: its id, or its folded name where nobody knows it.

    >>> import gxfta_measures as gx
    >>> [key_of(mention) for mention in gx.parse_departments("商务厅、虚名局")]
    ['gx-commerce', '虚名局']
    """
    return mention.department.id if mention.department else fold(str(mention))


def office_of(registry: Registry, mention: Mention) -> InnerOffice | None:
    """The office within its body that a mention names, or None.

    >>> import gxfta_measures as gx
    >>> port_office = gx.parse_departments("商务厅（口岸办）")[0]
    >>> print(office_of(gx.departments(), port_office))
    自治区商务厅（口岸办）
    """
    if mention.department is None or mention.qualifier is None:
        return None
    office = registry.names.office(f"{mention.department}（{mention.qualifier}）")
    return office if office and office.body == mention.department else None


def _bodies(catalogue: Outlets) -> Iterator[Json]:
    """The bodies that the measures name and those above them, in the order of the matrix."""
    registry = catalogue.registry
    known = {one.department.id: one.department for one in departments_of(catalogue)}
    mentions = [one for measure in catalogue for role in Role for one in measure.bodies(role)]
    offices = dict.fromkeys(office_of(registry, mention) for mention in mentions)
    for body in known.values():
        below = {one.id for one in registry.subordinates(body)} & known.keys()
        yield _body(registry, body, sorted(below))
        yield from (_office(one) for one in offices if one and one.body == body)
    unknown = {key_of(one): str(one) for one in mentions if not one.department}
    yield from (_named(key, name) for key, name in unknown.items())


def _named(key: str, name: str) -> Json:
    return {"id": key, "name": name, "words": key, "below": []}


def _office(office: InnerOffice) -> Json:
    key = fold(office.alias)
    return {**_named(key, office.alias), "kind": office.body.kind, "level": office.body.level}


def _body(registry: Registry, body: Department, below: list[str]) -> Json:
    words = [*map(fold, registry.spellings(body)), *registry.names.short_forms_of(body)]
    return {
        "id": body.id,
        "name": body.name,
        "name_en": body.name_en,
        "official": body.official_name,
        "kind": body.kind,
        "level": body.level,
        "above": body.parent.name if body.parent else None,
        "words": "\n".join(dict.fromkeys(words)),
        "below": below,
    }


def _scopes(catalogue: Outlets) -> list[Scope]:
    """The scopes of the measures, each meaning once, in its first words."""
    found: dict[tuple[Hashable, ...], Scope] = {}
    for measure in catalogue:
        if measure.scope is not None:
            found.setdefault(measure.scope.meaning, measure.scope)
    return list(found.values())


def _scope(scope: Scope) -> Json:
    return {
        "text": scope.text,
        "territory": scope.territory.name if scope.territory else None,
        "territory_en": scope.territory.name_en if scope.territory else None,
        "site": scope.site.value,
        "conditional": scope.conditional,
    }


def _places(catalogue: Outlets, scopes: Sequence[Scope]) -> Iterator[Json]:
    """The places in the scopes' territories where some measure applies or may apply."""
    territories = {scope.territory for scope in scopes}
    for place in catalogue.gazetteer:
        answers = [scope.covers(place) for scope in scopes]
        is_near = None in territories or not territories.isdisjoint(place.lineage)
        if is_near and any(answer is not Coverage.NO for answer in answers):
            yield {
                "id": place.id,
                "name": place.name,
                "name_en": place.name_en,
                "kind": place.kind,
                "words": "\n".join(map(fold, (place.name, *place.aliases, place.id))),
                "answers": [answer.value for answer in answers],
            }


def labels() -> dict[str, Labels]:
    """What the words of the data are called in Chinese and in English, vocabulary by vocabulary.

    >>> labels()["role"]["lead"]
    ('牵头改革部门', 'leading the reform')
    """
    known = {
        "site": SITE_LABELS,
        "kind": KIND_LABELS,
        "level": LEVEL_LABELS,
        "place": PLACE_LABELS,
        "recognition": RECOGNITION_LABELS,
    }
    return {
        "type": {one.value: (one.label, one.label_en) for one in MeasureType},
        "role": {one.value: (one.label, one.label_en) for one in Role},
        **{
            name: {word: (label.zh, label.en) for word, label in words.items()}
            for name, words in known.items()
        },
    }


@once
def folds() -> dict[str, str]:
    """The signs that `fold` changes to something else than a browser's small letters.

    >>> folds()["ß"]
    'ss'
    """
    signs = map(chr, range(_FOLDED))
    return {sign: sign.casefold() for sign in signs if sign.casefold() != sign.lower()}
