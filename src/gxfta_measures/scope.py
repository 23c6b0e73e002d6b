"""Scopes (推广范围): where a measure applies, as a territory and a kind of site in it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

from gxfta_measures.errors import UnknownTerm, expect
from gxfta_measures.gazetteer import Place, places
from gxfta_measures.terms import Vocabulary


class Coverage(Vocabulary):
    """Whether a scope covers a place: yes, no, or the document leaves it open.

    It has no truth value, so that "undetermined" is never taken for a yes or a no.

    >>> Coverage.YES == "yes"
    True
    """

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"

    def __bool__(self) -> bool:
        msg = f"Coverage.{self.name} is no truth value: compare it with Coverage.YES"
        raise TypeError(msg)


class SiteKind(Vocabulary):
    """The kind of site within its territory that a scope speaks of.

    >>> SiteKind.SUPERVISION_ZONE.includes(SiteKind.BONDED_ZONE)
    True
    """

    ANY = "any"  # the whole territory
    FREE_TRADE_ZONE = "free-trade-zone"  # 自由贸易试验区
    SUPERVISION_ZONE = "supervision-zone"  # 海关特殊监管区域
    BONDED_ZONE = "bonded-zone"  # 综合保税区
    DEVELOPMENT_ZONE = "development-zone"  # 经济技术开发区 and the like
    BORDER_AREA = "border-area"  # 边境地区
    PORT = "port"  # 口岸, of whatever kind
    BORDER_PORT = "border-port"  # 边境口岸
    SEAPORT = "seaport"  # 海港口岸
    AIRPORT = "airport"  # 空港口岸
    PILOT_AREA = "pilot-area"  # 改革试验区域
    UNSPECIFIED = "unspecified"  # 特定区域: the document does not say which

    @classmethod
    def _missing_(cls, value: object) -> SiteKind:
        raise UnknownTerm("kind of site", value, tuple(kind.value for kind in cls))

    def includes(self, other: SiteKind) -> bool:
        """Whether every site of the other kind is one of this kind, by definition.

        >>> SiteKind.PORT.includes(SiteKind.SEAPORT), SiteKind.SEAPORT.includes(SiteKind.PORT)
        (True, False)
        """
        return self is SiteKind.ANY or other is self or other in _PARTS.get(self, ())


# Which kinds are part of which by definition. A border port stands in a border county.
_PARTS = {
    SiteKind.SUPERVISION_ZONE: (SiteKind.BONDED_ZONE,),
    SiteKind.BORDER_AREA: (SiteKind.BORDER_PORT,),
    SiteKind.PORT: (SiteKind.BORDER_PORT, SiteKind.SEAPORT, SiteKind.AIRPORT),
}
_KIND_OF_PLACE = {
    "ftz": SiteKind.FREE_TRADE_ZONE,
    "ftz-area": SiteKind.FREE_TRADE_ZONE,
    "bonded-zone": SiteKind.BONDED_ZONE,
    "seaport": SiteKind.SEAPORT,
    "border-port": SiteKind.BORDER_PORT,
}
# A port is of one kind only.
_EXCLUSIVE = frozenset({SiteKind.BORDER_PORT, SiteKind.SEAPORT, SiteKind.AIRPORT})
# The gazetteer holds no such sites, so for these nobody can say no.
_UNCHARTED = frozenset(
    {
        SiteKind.DEVELOPMENT_ZONE,
        SiteKind.AIRPORT,
        SiteKind.PILOT_AREA,
        SiteKind.UNSPECIFIED,
    }
)


@frozen(kw_only=True, order=True, cache_hash=True)
class Scope:
    """Where a measure applies, as printed and as understood.

    Attributes:
        text: The words of the document.
        territory: The place within whose borders it lies; None where the words leave it
            to the reader (综合保税区 alone, 全省 without the province's name).
        site: The kind of site in that territory; `SiteKind.ANY` is the whole of it.
        conditional: Whether it speaks only of places that meet a condition (有条件的地区).

    >>> from gxfta_measures import parse_scope, places
    >>> scope = parse_scope("全区边境地区")
    >>> scope.territory.name, scope.site
    ('广西壮族自治区', <SiteKind.BORDER_AREA: 'border-area'>)
    >>> scope.covers(places().find("凭祥综合保税区"))
    <Coverage.YES: 'yes'>
    """

    text: str
    territory: Place | None = field(default=None, order=False, repr=str)
    site: SiteKind = field(default=SiteKind.ANY, order=False)
    conditional: bool = field(default=False, order=False)

    def __str__(self) -> str:
        return self.text

    @property
    def meaning(self) -> tuple[Place | None, SiteKind, bool]:
        """What the words say, however they are spelt."""
        return (self.territory, self.site, self.conditional)

    def covers(self, other: Place | Scope | str) -> Coverage:
        """Whether the whole of a place, or of another scope, lies in this scope.

        Args:
            other: A place, a scope, or the name of a place.

        Returns:
            YES or NO where the words and the gazetteer settle it, else UNDETERMINED:
            the scope is conditional, names no territory or no sites, or nothing is known
            of whether the place lies in such a site.

        Raises:
            UnknownPlace: *other* is a name that the gazetteer does not know.

        >>> from gxfta_measures import parse_scope
        >>> parse_scope("全区综合保税区").covers("南宁市")
        <Coverage.NO: 'no'>
        >>> parse_scope("全区或特定区域").covers("南宁市")
        <Coverage.UNDETERMINED: 'undetermined'>
        """
        expect(other, (str, Place, Scope), "covers", "a place, a scope, or the name of a place")
        if isinstance(other, str):
            other = places().find(other)
        if self.site is SiteKind.UNSPECIFIED:
            return Coverage.UNDETERMINED
        answers = {self._has_territory_of(other), self._has_site_of(other)}
        if Coverage.NO in answers:
            return Coverage.NO
        if Coverage.UNDETERMINED in answers or self.conditional:
            return Coverage.UNDETERMINED
        return Coverage.YES

    def _has_territory_of(self, other: Place | Scope) -> Coverage:
        place = other.territory if isinstance(other, Scope) else other
        if self.territory is not None and self.territory.kind == "nation":
            return Coverage.YES
        if self.territory is None or place is None:
            return Coverage.UNDETERMINED
        return _lies_in(place, lambda around: around == self.territory)

    def _has_site_of(self, other: Place | Scope) -> Coverage:
        if self.site is SiteKind.ANY:
            return Coverage.YES
        if isinstance(other, Scope):
            return self._has_site_of_scope(other)
        known = _lies_in(other, self._is_site)
        if known is Coverage.NO and self.site in _UNCHARTED:
            return Coverage.UNDETERMINED
        return known

    def _has_site_of_scope(self, other: Scope) -> Coverage:
        if self.site.includes(other.site):
            return Coverage.YES
        known = _lies_in(other.territory, self._is_site) if other.territory else Coverage.NO
        if known is not Coverage.NO:
            return known
        # Whether sites of one kind lie in those of another is not for words to say, but for maps.
        told = other.site is SiteKind.ANY or {self.site, other.site} <= _EXCLUSIVE
        is_charted = not {self.site, other.site} & _UNCHARTED
        return Coverage.NO if told and is_charted else Coverage.UNDETERMINED

    def _is_site(self, place: Place) -> bool:
        if place.border and self.site is SiteKind.BORDER_AREA:
            return True
        kind = _KIND_OF_PLACE.get(place.kind)
        return kind is not None and self.site.includes(kind)


def _lies_in(place: Place, is_it: Callable[[Place], bool]) -> Coverage:
    around = place.lineage
    if any(map(is_it, around)):
        return Coverage.YES
    near = (wider for one in around for maybe in one.perhaps_within for wider in maybe.lineage)
    return Coverage.UNDETERMINED if any(map(is_it, near)) else Coverage.NO
