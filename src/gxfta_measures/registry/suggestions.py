"""What to say where a name is no body's: what looks alike, and what reads like a body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.errors import (
    AmbiguousDepartment,
    GxftaError,
    UnknownDepartment,
    UnnamedDepartment,
)
from gxfta_measures.gazetteer import Place
from gxfta_measures.likeness import likeness_to
from gxfta_measures.model import Department
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.resources import read_json
from gxfta_measures.system.screen import brief
from gxfta_measures.text import fold

if TYPE_CHECKING:
    from gxfta_measures.registry.registry import Registry

_ALIKE = 0.5  # below this ratio two names share hardly more than the word for their kind
_CLOSE = 0.54  # what is worth being offered
_VERY_CLOSE = 0.7  # what is worth being offered for a name that is good as it stands
_FARTHER = 0.12  # what is that much farther than the best is not worth it


@cache
def _class() -> re.Pattern[str]:
    return re.compile("^(?:各|有关|相关)|(?:部门|单位)$")


@frozen(kw_only=True)
class Candidate:
    """A body that a spelling may mean.

    Attributes:
        department: The body.
        score: 1 for a spelling of it, less for what only comes near; for ranking only.
        reason: Why it is here, in words.
    """

    department: Department
    score: float
    reason: str

    def __repr__(self) -> str:
        return f"<Candidate {brief(self.department.name)} {self.score}: {brief(self.reason)}>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import candidate_html

        return candidate_html(self)


def candidates(registry: Registry, text: str) -> tuple[Candidate, ...]:
    """The bodies that a spelling may mean, best first; never those of another place.

    >>> from gxfta_measures import departments
    >>> [one.department.name for one in candidates(departments(), "钦州港口海关")][:2]
    ['钦州港海关', '钦州海关']
    """
    folded = fold(text)
    likeness = likeness_to(folded, _ALIKE)
    place = registry.names.place_in(folded)
    near = (body for body in registry if _is_near(body, place))
    rated = (_rate(registry, folded, body, likeness) for body in near)
    ranked = sorted(rated, key=lambda candidate: -candidate.score)
    return tuple(candidate for candidate in ranked if candidate.score >= _ALIKE)


def suggest(registry: Registry, text: str) -> tuple[str, ...]:
    """The names of the bodies to offer for an unknown spelling, three at the most.

    >>> from gxfta_measures import departments
    >>> suggest(departments(), "自治区商物厅"), suggest(departments(), "南宁市政府")
    (('自治区商务厅',), ())
    """
    if _class().search(text):
        return ()  # who says 各市人民政府 means no body that is called alike
    found = candidates(registry, text)
    floor = _VERY_CLOSE if reads_like_a_body(registry, text) else _CLOSE
    floor = max([floor, *(one.score - _FARTHER for one in found[:1])])
    return tuple(one.department.name for one in found if one.score >= floor)[:3]


def failure(registry: Registry, text: str, home: str | None) -> GxftaError:
    """The error for words that name no body, or several: it says what may be meant.

    >>> from gxfta_measures import departments
    >>> print(failure(departments(), "民政厅", "广西"))
    unknown department '民政厅': it reads like a body, but no known batch names it; iterate ...
    """
    meant = registry.names.meant(text, home)
    if len(meant) > 1:
        return AmbiguousDepartment(text, tuple(body.name for body in meant))
    offered = tuple(body.name for body in meant) or tuple(_told(registry, text, home))
    suggestions = offered or suggest(registry, text)
    kind = UnnamedDepartment if reads_like_a_body(registry, text) else UnknownDepartment
    return kind(text, suggestions)


def _told(registry: Registry, text: str, home: str | None) -> Iterator[str]:
    """What words are that name no body: an inner office, a place, or several bodies."""
    folded = fold(text)
    office = registry.names.office(text)
    if office is not None:
        yield str(office)
    place = registry.names.place_in(folded)
    if place and folded in map(fold, (place.name, *place.aliases)):
        yield from (body.name for body in registry if body.place == place)
    yield from _of_each(registry, text, home)


def _of_each(registry: Registry, text: str, home: str | None) -> tuple[str, ...]:
    """The bodies of several names in one text: 商务厅、药监局."""
    words = [word for word in re.split("[、，,；;]", text) if word]
    found = [registry.recognise(word, home=home) for word in words] if len(words) > 1 else []
    return tuple(body.name for body in found if body is not None)


def reads_like_a_body(registry: Registry, text: str) -> bool:
    """Whether some words are a kind of body that there is, by itself or behind its place.

    >>> from gxfta_measures import departments
    >>> [reads_like_a_body(departments(), name) for name in ("财政厅", "柳州市财政局", "商务庁")]
    [True, True, False]
    """
    kinds = {*_known_kinds(), *registry.names.without_place}
    return any(form in kinds for form in _without_head(registry, fold(text)))


def _without_head(registry: Registry, folded: str) -> Iterator[str]:
    yield folded
    place = registry.names.place_in(folded)
    heads = {place.name, *place.aliases} if place else set()
    for head in map(fold, heads):
        yield folded.removeprefix(head).removeprefix("市")
    found = _head().match(folded)
    if found:
        yield folded[found.end() :]


@cache
def _head() -> re.Pattern[str]:
    return re.compile("自治区|[一-龥]{0,6}?[省市县区州]")


@cache
def _known_kinds() -> frozenset[str]:
    groups = read_json("kinds.json")["kinds"]
    return frozenset(fold(word) for group in groups for word in group["words"])


def _is_near(body: Department, place: Place | None) -> bool:
    """Whether a body may be meant where a place is named: none of another city ever is."""
    if place is None or body.place is None:
        return True
    return body.place in place.lineage or place in body.place.lineage


def _rate(
    registry: Registry, folded: str, body: Department, likeness: Callable[[str], float]
) -> Candidate:
    if registry.get_spelling(folded) is body:
        return Candidate(department=body, score=1.0, reason=Phrase("is a spelling of it"))
    sharing = registry.names.without_place.get(folded, ())
    if body in sharing:
        reason = (
            Phrase("is short for it") if len(sharing) == 1 else Phrase("is short for it and others")
        )
        return Candidate(department=body, score=0.95, reason=reason)
    # That a name ends in 海关 is no likeness to the short form 海关.
    short = (form for form in registry.names.short_forms_of(body) if form not in folded)
    names = (*registry.spellings(body), *short)
    score, spelling = max((likeness(fold(name)), name) for name in names)
    return Candidate(
        department=body,
        score=round(0.9 * score, 3),
        reason=Phrase("looks like {name}", name=spelling),
    )
