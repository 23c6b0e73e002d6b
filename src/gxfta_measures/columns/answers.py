"""What is said of a cell of a column: the answers, their fields, and the types of those."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal

from gxfta_measures.errors import AmbiguousDepartment, UnknownDepartment, UnknownScope
from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.model import DepartmentList, Mention
from gxfta_measures.registry import Registry
from gxfta_measures.text import BLANKS, EMPTY_MARKS
from gxfta_measures.wording.lists import parse_departments
from gxfta_measures.wording.scopes import parse_scope

Record = dict[str, Any]
Status = Literal["known", "ambiguous", "unknown", "empty", "no-text"]
Meant = Callable[[str], tuple[str, ...]]
#: What stands for a cell that is no text and not null; it is no text that a cell could have.
NO_TEXT = object()

#: The fields of each answer and their types, where str and list stand for texts that repeat.
LISTS: Mapping[str, type] = {
    "names": list,
    "departments": list,
    "roles": list,
    "recognition": list,
    "open_ended": bool,
    "scope_text": str,
    "remarks": list,
    "status": str,
    "candidates": list,
}
SCOPES: Mapping[str, type] = {
    "territory": str,
    "site": str,
    "conditional": bool,
    "parts": list,
    "excluded": list,
    "status": str,
    "suggestions": list,
}
BODIES: Mapping[str, type] = {
    "department": str,
    "name": str,
    "status": str,
    "candidates": list,
    "suggestions": list,
}
ASSIGNMENTS: Mapping[str, type] = {
    "position": int,
    "written": str,
    "name": str,
    "role": str,
    "recognition": str,
    "department": str,
    "restorations": list,
    "status": str,
    "candidates": list,
}

_BLANK = re.compile(BLANKS)


def _is_blank(text: str) -> bool:
    """Whether a cell has nothing in it but layout, or a sign that says so."""
    return _BLANK.sub("", text) in ("", *EMPTY_MARKS)


def meanings(registry: Registry, home: str | None) -> Meant:
    """A function that gives the bodies that a short form may mean, if there are several.

    >>> from gxfta_measures import departments
    >>> meanings(departments(), "广西")("市场监管局")[:2]
    ('自治区市场监管局', '南宁市市场监管局')
    """

    @cache  # for one column: few names make many cells
    def several(name: str) -> tuple[str, ...]:
        meant = registry.names.meant(name, home)
        return tuple(body.name for body in meant) if len(meant) > 1 else ()

    return several


def of_list(text: str, registry: Registry, home: str | None, meant: Meant) -> Record:
    """What a list says: names, ids, role words and recognition in the same order.

    >>> from gxfta_measures import departments
    >>> bodies = departments()
    >>> of_list("自治区商务厅、药监局", bodies, "广西", meanings(bodies, "广西"))["departments"]
    ('gx-commerce', 'gx-drug-regulation')
    """
    cell = parse_departments(text, registry, home=home)
    told = [_status(mention, meant) for mention in cell]
    return {
        "names": cell.names,
        "departments": tuple([_id(mention) for mention in cell]),
        "roles": tuple([mention.role for mention in cell]),
        "recognition": tuple([mention.recognition for mention in cell]),
        "open_ended": cell.open_ended,
        "scope_text": cell.scope_text,
        "remarks": cell.remarks,
        "status": _worst([status for status, _ in told]),
        "candidates": tuple(dict.fromkeys(name for _, names in told for name in names)),
    }


def of_mentions(text: str, registry: Registry, home: str | None, meant: Meant) -> Iterator[Record]:
    """What a list says, a record for each body.

    >>> from gxfta_measures import departments
    >>> bodies = departments()
    >>> of = of_mentions("自治区商务厅、药监局", bodies, "广西", meanings(bodies, "广西"))
    >>> [record["restorations"] for record in of]
    [(), ('prefix 自治区 inherited from 自治区商务厅',)]
    """
    cell: DepartmentList = parse_departments(text, registry, home=home)
    for position, mention in enumerate(cell, 1):
        status, candidates = _status(mention, meant)
        yield {
            "position": position,
            "written": mention.written,
            "name": str(mention),
            "role": mention.role,
            "recognition": mention.recognition,
            "department": _id(mention),
            "restorations": tuple(map(str, mention.restorations)),
            "status": status,
            "candidates": candidates,
        }


def of_scope(text: str, gazetteer: Gazetteer, home: str | None) -> Record:
    """What a scope says, or that it cannot be read.

    >>> from gxfta_measures import places
    >>> of_scope("全区综合保税区", places(), "广西")["site"]
    'bonded-zone'
    """
    try:
        scope = None if _is_blank(text) else parse_scope(text, gazetteer, home=home)
    except UnknownScope as error:
        return {"status": "unknown", "suggestions": error.suggestions}
    if scope is None:
        return {"parts": (), "excluded": (), "status": "empty", "suggestions": ()}
    return {
        "territory": scope.territory.id if scope.territory else None,
        "site": scope.site.value,
        "conditional": scope.conditional,
        "parts": tuple(part.text for part in scope.parts),
        "excluded": tuple(part.text for part in scope.excluded),
        "status": "known",
        "suggestions": (),
    }


def of_name(text: str, registry: Registry, home: str | None) -> Record:
    """The body of a name, or what it may be instead.

    >>> from gxfta_measures import departments
    >>> of_name("自治区商物厅", departments(), "广西")["suggestions"]
    ('自治区商务厅',)
    """
    told: Record = {"candidates": (), "suggestions": ()}
    if _is_blank(text):
        return told | {"status": "empty"}
    try:
        body = registry.resolve(text, home=home)
    except AmbiguousDepartment as error:
        return told | {"status": "ambiguous", "candidates": error.candidates}
    except UnknownDepartment as error:
        return told | {"status": "unknown", "suggestions": error.suggestions}
    return told | {"department": body.id, "name": body.name, "status": "known"}


def _id(mention: Mention) -> str | None:
    return mention.department.id if mention.department else None


def _status(mention: Mention, meant: Meant) -> tuple[Status, tuple[str, ...]]:
    """How well a body is known; a class of bodies is known for what it is."""
    if mention.recognition in ("known", "class"):
        return "known", ()
    candidates = meant(mention.name)
    return ("ambiguous" if candidates else "unknown"), candidates


_FROM_BEST: tuple[Status, ...] = ("empty", "known", "ambiguous", "unknown")


def _worst(statuses: list[Status]) -> Status:
    return _FROM_BEST[max(map(_FROM_BEST.index, statuses), default=0)]
