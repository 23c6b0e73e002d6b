"""Scopes (推广范围): where a measure applies, as territories and the kinds of site in them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Self

from attrs import field, frozen

from gxfta_measures.errors import WrongType
from gxfta_measures.gazetteer import Place, places
from gxfta_measures.guards import expect, expect_each
from gxfta_measures.scope.kinds import Coverage, SiteKind
from gxfta_measures.scope.parts import ScopePart, hold, least, stay_clear
from gxfta_measures.system.stated import WHERE_STATED


@frozen(kw_only=True, order=True, cache_hash=True, repr=False)
class Scope(ScopePart):
    """Where a measure applies, as printed and as understood.

    Attributes:
        text: The words of the document.
        territory: The place within whose borders it lies; None where the words leave it
            to the reader (综合保税区 alone, 全省 without the province's name).
        site: The kind of site in that territory; `SiteKind.ANY` is the whole of it, and
            `SiteKind.COMPOSITE` says that `parts` tell more.
        conditional: Whether it speaks, in any part, only of places that meet a condition
            (有条件的地区).
        parts: The parts that it is put together from; empty where it is of one piece.
        excluded: What is taken out of them (不含…).
        correction: Why it is another than the words give, and who says so; None: it is not.

    >>> from gxfta_measures import parse_scope, places
    >>> scope = parse_scope("全区边境地区")
    >>> scope.territory.name, scope.site
    ('广西壮族自治区', <SiteKind.BORDER_AREA: 'border-area'>)
    >>> scope.covers(places().find("凭祥综合保税区"))
    <Coverage.YES: 'yes'>
    """

    parts: tuple[ScopePart, ...] = field(default=(), order=False)
    excluded: tuple[ScopePart, ...] = field(default=(), order=False)
    correction: str | None = field(default=None, order=False, metadata=WHERE_STATED)

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import scope_html

        return scope_html(self)

    @classmethod
    def composed(
        cls, text: str, parts: Sequence[ScopePart], excluded: Sequence[ScopePart] = ()
    ) -> Self:
        """The scope of some parts together, without what is excluded.

        Args:
            text: The words of the whole.
            parts: One part or more.
            excluded: What is taken out of all of them.

        Raises:
            WrongType: They are no parts of scopes, or there is none.

        >>> from gxfta_measures import parse_scope
        >>> towns = [parse_scope("南宁市"), parse_scope("柳州市")]
        >>> both = Scope.composed("南宁市、柳州市", towns)
        >>> both.territory.name, both.covers("柳州市")
        ('广西壮族自治区', <Coverage.YES: 'yes'>)
        """
        expect(text, str, "composed", "the words of the whole")
        takes = "parts of scopes, one or more"
        some = expect_each(parts, ScopePart, "composed", takes)
        if not some:
            raise WrongType("composed", takes, "none")
        return cls(
            text=text,
            territory=_common_territory(some),
            site=SiteKind.COMPOSITE,
            conditional=any(part.conditional for part in some),
            parts=tuple(map(_as_part, some)),
            excluded=tuple(map(_as_part, expect_each(excluded, ScopePart, "composed", takes))),
        )

    @property
    def meaning(self) -> tuple[Hashable, ...]:
        """What the words say, however they are spelt and in whatever order."""
        sets = (frozenset(one.meaning for one in some) for some in (self.parts, self.excluded))
        return (*super().meaning, *sets)

    def covers(self, other: Place | Scope | str) -> Coverage:
        """Whether the whole of a place, or of another scope, lies in this scope.

        Args:
            other: A place, a scope, or the name of a place.

        Returns:
            YES or NO where the words and the gazetteer settle it, else UNDETERMINED:
            the scope is conditional, names no territory or no sites, nothing is known
            of whether the place lies in such a site, or several parts may hold it between
            them.

        Raises:
            UnknownPlace: *other* is a name that the gazetteer does not know.

        >>> from gxfta_measures import parse_scope
        >>> parse_scope("全区综合保税区").covers("南宁市")
        <Coverage.NO: 'no'>
        >>> parse_scope("全区（不含南宁市）").covers("南宁市")
        <Coverage.NO: 'no'>
        >>> parse_scope("全区或特定区域").covers("南宁市")
        <Coverage.UNDETERMINED: 'undetermined'>
        """
        expect(other, (str, Place, Scope), "covers", "a place, a scope, or the name of a place")
        if isinstance(other, str):
            other = places().find(other)
        wanted = other if isinstance(other, Scope) else Scope(text=other.name, territory=other)
        parts = wanted.parts or (wanted,)
        held = least(hold(self.parts or (self,), part) for part in parts)
        if held is Coverage.NO and wanted.excluded:
            held = Coverage.UNDETERMINED  # what is missing may be what the other excludes too
        clear = (stay_clear(parts, wanted.excluded, taken) for taken in self.excluded)
        return least([held, *clear])


def _as_part(part: ScopePart) -> ScopePart:
    return ScopePart(
        text=part.text, territory=part.territory, site=part.site, conditional=part.conditional
    )


def _common_territory(parts: Sequence[ScopePart]) -> Place | None:
    """The smallest place in which all parts lie; None where one of them does not say."""
    lineages = [part.territory.lineage if part.territory else () for part in parts]
    return next((place for place in lineages[0] if all(place in one for one in lineages)), None)
