"""One part of a scope, and what covers what: every yes and no is certain, all else is open.

What lies in what, the gazetteer says: a place lies in nothing but what is listed there. Two places
certainly do not overlap where they lie in different divisions of one rank, such as two cities or
two counties; for all others it is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial

from attrs import field, frozen

from gxfta_measures.gazetteer import Place, places
from gxfta_measures.scope.kinds import Coverage, SiteKind
from gxfta_measures.system.screen import brief
from gxfta_measures.text import fold

_KIND_OF_PLACE = {
    "ftz": SiteKind.FREE_TRADE_ZONE,
    "ftz-area": SiteKind.FREE_TRADE_ZONE,
    "bonded-zone": SiteKind.BONDED_ZONE,
    "seaport": SiteKind.SEAPORT,
    "border-port": SiteKind.BORDER_PORT,
}
# A port is of one kind only.
_EXCLUSIVE = frozenset({SiteKind.BORDER_PORT, SiteKind.SEAPORT, SiteKind.AIRPORT})
# No number of these zones adds up to a whole city or county.
_ZONES = frozenset(
    {*_KIND_OF_PLACE.values(), SiteKind.SUPERVISION_ZONE, SiteKind.PORT, SiteKind.AIRPORT}
)
# The gazetteer knows where sites of these kinds are, so absence means NO; for other kinds it means
# UNDETERMINED.
_CHARTED = frozenset(
    {
        *(SiteKind.ANY, SiteKind.BORDER_AREA, SiteKind.SUPERVISION_ZONE, SiteKind.PORT),
        *_KIND_OF_PLACE.values(),
    }
)
# Kinds that take in several: 国家级经济技术开发区 and 高新区 are of one kind, yet neither holds the
# other.
_MIXED = frozenset({SiteKind.DEVELOPMENT_ZONE, SiteKind.PILOT_AREA})
# Kinds known only by name, so that containment cannot be worked out.
_POINTED_AT = frozenset({SiteKind.NAMED, SiteKind.UNSPECIFIED, SiteKind.COMPOSITE})
_RANKS = ("nation", "region", "city", "county")
_ORDER = (Coverage.NO, Coverage.UNDETERMINED, Coverage.YES)


@frozen(kw_only=True, order=True, cache_hash=True)
class ScopePart:
    """One part of a scope: a territory, and a kind of site in it.

    Attributes:
        text: The words of the document.
        territory: The place within whose borders it lies; None where the words leave it
            to the reader (综合保税区 alone, 全省 without the province's name).
        site: The kind of site in that territory; `SiteKind.ANY` is the whole of it.
        conditional: Whether it speaks only of places that meet a condition (有条件的地区).

    >>> from gxfta_measures import parse_scope
    >>> [part.text for part in parse_scope("广西自贸试验区及中马钦州产业园区").parts]
    ['广西自贸试验区', '中马钦州产业园区']
    """

    text: str
    territory: Place | None = field(default=None, order=False)
    site: SiteKind = field(default=SiteKind.ANY, order=False)
    conditional: bool = field(default=False, order=False)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        where = brief(str(self.territory or "territory not stated"))
        condition = ", under a condition" * self.conditional
        kind = type(self).__name__
        return f"<{kind} {brief(self.text)}: {self.site} in {where}{condition}>"

    @property
    def meaning(self) -> tuple[Hashable, ...]:
        """What the words say, however they are spelt."""
        name = fold(self.text) if self.site is SiteKind.NAMED else None
        return (self.territory, self.site, self.conditional, name)


def whole(place: Place) -> ScopePart:
    """A place as the part of a scope that is all of it.

    >>> from gxfta_measures import places
    >>> whole(places().find("凭祥")).site
    <SiteKind.ANY: 'any'>
    """
    return ScopePart(text=place.name, territory=place)


def least(answers: Iterable[Coverage]) -> Coverage:
    """The answer to several questions that must all be yes.

    >>> least([Coverage.YES, Coverage.UNDETERMINED])
    <Coverage.UNDETERMINED: 'undetermined'>
    """
    return min(answers, key=_ORDER.index)


def hold(parts: Sequence[ScopePart], wanted: ScopePart) -> Coverage:
    """Whether some parts together hold the whole of another.

    >>> from gxfta_measures import parse_scope
    >>> towns = parse_scope("南宁市、柳州市").parts
    >>> hold(towns, whole(places().find("广西"))), hold(towns, towns[0])
    (<Coverage.NO: 'no'>, <Coverage.YES: 'yes'>)
    """
    answers = {_holds(part, wanted) for part in parts}
    if answers != {Coverage.NO}:
        return max(answers, key=_ORDER.index)
    # None of them holds it alone; two or more might, between them.
    pieces = [part for part in parts if _may_be_piece(part, wanted)]
    is_certain = len(pieces) <= 1 or _leave_out(pieces, wanted)
    return Coverage.NO if is_certain else Coverage.UNDETERMINED


def stay_clear(
    parts: Sequence[ScopePart], without: Sequence[ScopePart], taken: ScopePart
) -> Coverage:
    """Whether nothing that some parts cover is excluded by another scope.

    Args:
        parts: The parts that are to be covered.
        without: What their own scope excludes, so that it need not be covered.
        taken: What the other scope excludes.

    >>> nanning, zone = map(whole, map(places().find, ("南宁市", "南宁综合保税区")))
    >>> stay_clear([nanning], [], zone), stay_clear([nanning], [zone], zone)
    (<Coverage.NO: 'no'>, <Coverage.YES: 'yes'>)
    """
    is_excluded = any(_holds(one, taken) is Coverage.YES for one in without)
    if is_excluded or all(_is_apart(part, taken) for part in parts):
        return Coverage.YES
    perhaps_nothing = taken.conditional or taken.site in _POINTED_AT
    touch = any(Coverage.YES in (_holds(taken, part), _holds(part, taken)) for part in parts)
    return Coverage.NO if touch and not perhaps_nothing and not without else Coverage.UNDETERMINED


def _holds(one: ScopePart, wanted: ScopePart) -> Coverage:
    if one.site in _POINTED_AT:
        return _holds_by_name(one, wanted)
    answers = {_has_territory(one, wanted), _has_site(one, wanted)}
    if Coverage.NO in answers:
        is_all_of_it = wanted.site is SiteKind.ANY and not wanted.conditional
        is_certain = is_all_of_it or _leave_out([one], wanted)
        return Coverage.NO if is_certain else Coverage.UNDETERMINED
    if Coverage.UNDETERMINED in answers or one.conditional:
        return Coverage.UNDETERMINED
    return Coverage.YES


def _holds_by_name(one: ScopePart, wanted: ScopePart) -> Coverage:
    # A whole scope has more in its meaning than a part has: compare what both have.
    same = one.meaning[:4] == wanted.meaning[:4]
    if same and one.site is SiteKind.NAMED and not one.conditional:
        return Coverage.YES
    return Coverage.NO if _is_apart(one, wanted) else Coverage.UNDETERMINED


def _has_territory(one: ScopePart, wanted: ScopePart) -> Coverage:
    if one.territory is not None and one.territory.kind == "nation":
        return Coverage.YES
    if one.territory is None or wanted.territory is None:
        return Coverage.UNDETERMINED
    return _lies_in(wanted.territory, lambda around: around == one.territory)


def _has_site(one: ScopePart, wanted: ScopePart) -> Coverage:
    if one.site.includes(wanted.site):
        is_told = one.site not in _MIXED or fold(one.text) == fold(wanted.text)
        return Coverage.YES if is_told else Coverage.UNDETERMINED
    is_site = partial(_is_site, one.site)
    known = _lies_in(wanted.territory, is_site) if wanted.territory else Coverage.NO
    if known is not Coverage.NO:
        return known
    # Kinds of site do not tell whether one lies within another (a port in a new area): only of a
    # whole place, and of kinds that exclude each other, is the answer certain.
    is_place = wanted.site is SiteKind.ANY and wanted.territory is not None
    is_comparable = is_place or {one.site, wanted.site} <= _EXCLUSIVE
    is_charted = {one.site, wanted.site} <= _CHARTED
    return Coverage.NO if is_comparable and is_charted else Coverage.UNDETERMINED


def _is_site(kind: SiteKind, place: Place) -> bool:
    if place.border and kind is SiteKind.BORDER_AREA:
        return True
    own = _KIND_OF_PLACE.get(place.kind)
    return own is not None and kind.includes(own)


def _lies_in(place: Place, is_it: Callable[[Place], bool]) -> Coverage:
    around = place.lineage
    if any(map(is_it, around)):
        return Coverage.YES
    near = (wider for one in around for maybe in one.perhaps_within for wider in maybe.lineage)
    return Coverage.UNDETERMINED if any(map(is_it, near)) else Coverage.NO


def _leave_out(parts: Sequence[ScopePart], wanted: ScopePart) -> bool:
    """Whether something of *wanted* certainly lies in none of the parts."""
    if all(_is_apart(part, wanted) for part in parts):
        return True
    inside = (one for one in map(whole, places()) if _holds(wanted, one) is Coverage.YES)
    return any(all(_is_apart(part, one) for part in parts) for one in inside)


def _is_apart(one: ScopePart, other: ScopePart) -> bool:
    """Whether two parts certainly do not touch."""
    if SiteKind.UNSPECIFIED in {one.site, other.site}:
        return False
    if _kind(one) is not _kind(other) and {_kind(one), _kind(other)} <= _EXCLUSIVE:
        return True
    if one.territory is None or other.territory is None:
        return False
    pairs = zip(_divisions(one.territory), _divisions(other.territory), strict=True)
    return any(here and there and not here & there for here, there in pairs)


def _divisions(place: Place) -> list[set[Place]]:
    return [{around for around in place.lineage if around.kind == rank} for rank in _RANKS]


def _kind(part: ScopePart) -> SiteKind:
    """The kind of site, also where it is told by the name of a place (钦州港)."""
    if part.site is SiteKind.ANY and part.territory is not None:
        return _KIND_OF_PLACE.get(part.territory.kind, SiteKind.ANY)
    return part.site


def _may_be_piece(part: ScopePart, wanted: ScopePart) -> bool:
    if _is_apart(part, wanted):
        return False
    place = wanted.territory
    is_division = wanted.site is SiteKind.ANY and place is not None and place.kind in _RANKS
    return not (is_division and _kind(part) in _ZONES)
