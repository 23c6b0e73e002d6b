"""The words that the grammar needs, from ``data/wording.json`` and the gazetteer.

The table is a dict of sections; a section is a list of groups, each with its reason and its
words, and a group may say what its words mean. What a section is for, its reasons tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Literal

from gxfta_measures.gazetteer import places
from gxfta_measures.system.resources import read_json

#: The sections of the table, which type checkers know: a misspelt one is an error.
Section = Literal[
    "areas",
    "banks",
    "branch-heads",
    "branches",
    "cities",
    "class-starts",
    "class-words",
    "clause-heads",
    "committee-sites",
    "committees",
    "condition-verbs",
    "conditions",
    "council-organs",
    "deadlines",
    "divisions",
    "divisions-of-bodies",
    "endings-of-names",
    "etc-words",
    "governments",
    "joins",
    "label-nouns",
    "label-words",
    "leads",
    "level-tails",
    "levels",
    "local-offices",
    "localities",
    "national-kinds",
    "not-and-so-on",
    "not-levels",
    "not-organs",
    "nouns",
    "operators",
    "organs",
    "other-places",
    "others",
    "party",
    "party-heads",
    "province-branches",
    "remark-heads",
    "remark-labels",
    "remarks",
    "role-cores",
    "role-modifiers",
    "scope-divisions",
    "scope-exclusions",
    "scope-fillers",
    "scope-heads",
    "scope-home",
    "scope-inclusions",
    "scope-joins",
    "scope-labels",
    "scope-names",
    "scope-sites",
    "scope-tails",
    "scope-territories",
    "services",
    "shared",
    "site-kinds",
    "standing",
    "systems",
    "tasks",
    "townships",
    "weak-roles",
    "zone-heads",
    "zones",
]
WordGroup = dict[str, Any]


@cache
def _table() -> dict[Section, list[WordGroup]]:
    sections: dict[Section, list[WordGroup]] = read_json("wording.json")["sections"]
    return sections


def _words(section: Section) -> tuple[str, ...]:
    """The words of a section of the table, longest first.

    Raises:
        KeyError: There is no such section.

    >>> words("levels")[0]
    '自治区'
    """
    found = (word for group in _table()[section] for word in group["words"])
    return tuple(sorted(found, key=len, reverse=True))


def _mapping(section: Section) -> dict[str, Any]:
    """The words of a section whose groups say what their words mean.

    Raises:
        KeyError: There is no such section, or its groups have no meaning.

    >>> mapping("scope-sites")["综保区"]
    'bonded-zone'
    """
    return {word: group["meaning"] for group in _table()[section] for word in group["words"]}


# Declared with their types, which `cache` would hide from type checkers.
words: Callable[[Section], tuple[str, ...]] = cache(_words)
mapping: Callable[[Section], dict[str, Any]] = cache(_mapping)


def either(*sections: Section) -> str:
    """A pattern for any word of some sections, longest first.

    Raises:
        KeyError: There is no such section.

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
    return frozenset({*provinces(), *known, *words("cities"), *words("other-places")})
