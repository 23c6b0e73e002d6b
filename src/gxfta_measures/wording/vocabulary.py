"""The words that the grammar needs, from ``data/wording.json`` and the gazetteer."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from gxfta_measures.gazetteer import places
from gxfta_measures.resources import read_json


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_json("wording.json")
    return table


@cache
def words(section: str) -> tuple[str, ...]:
    """The words of one section of the table, longest first.

    >>> words("levels")[0]
    '自治区'
    """
    groups = (group["words"] for group in _table()["groups"] if group["section"] == section)
    return tuple(sorted((word for group in groups for word in group), key=len, reverse=True))


def mapping(section: str) -> dict[str, Any]:
    """The words of a section that says what each of them means.

    >>> mapping("scope_sites")["综保区"]
    'bonded-zone'
    """
    meanings: dict[str, Any] = _table()[section]["words"]
    return meanings


def either(*sections: str) -> str:
    """A pattern for any word of some sections, longest first.

    >>> bool(re.fullmatch(either("levels"), "省"))
    True
    """
    found = sorted({word for section in sections for word in words(section)}, key=len)
    return "(?:" + "|".join(map(re.escape, reversed(found))) + ")"


@cache
def provinces() -> tuple[str, ...]:
    """The names of the provinces, long and short, longest first.

    >>> "广西" in provinces()
    True
    """
    return tuple(sorted(_gazetteer("region"), key=len, reverse=True))


def _gazetteer(*kinds: str) -> set[str]:
    """The names of places of some kinds."""
    known = [place for place in places() if place.kind in kinds]
    return {word for place in known for word in (place.name, *place.aliases)}


@cache
def known_places() -> frozenset[str]:
    """Every place that is known by its name, whatever its kind.

    >>> {"南宁", "钦州港", "大新"} <= known_places()
    True
    """
    known = _gazetteer("city", "county", "seaport", "border-port")
    return frozenset({*provinces(), *known, *cities(), *words("other-places")})


def cities() -> list[str]:
    """The towns of the table, by their short names.

    >>> cities()[0]
    '石家庄'
    """
    found: list[str] = _table()["cities"]["words"]
    return found
