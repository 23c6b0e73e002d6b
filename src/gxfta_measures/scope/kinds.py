"""The closed vocabularies of scopes: kinds of site, and the answers to "is it covered"."""

from __future__ import annotations

from gxfta_measures.guards import expect
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
    FREE_TRADE_PORT = "free-trade-port"  # 自由贸易港
    LINKED_ZONE = "linked-zone"  # 自贸试验区联动创新区
    SUPERVISION_ZONE = "supervision-zone"  # 海关特殊监管区域
    BONDED_ZONE = "bonded-zone"  # 综合保税区
    LOGISTICS_CENTRE = "logistics-centre"  # 保税物流中心
    LOGISTICS_CENTRE_B = "logistics-centre-b"  # 保税物流中心（B型）
    DEVELOPMENT_ZONE = "development-zone"  # 经济技术开发区 and the like
    NEW_AREA = "new-area"  # 国家级新区
    INNOVATION_ZONE = "innovation-zone"  # 自主创新示范区
    E_COMMERCE_ZONE = "e-commerce-zone"  # 跨境电子商务综合试验区
    BORDER_AREA = "border-area"  # 边境地区
    PORT = "port"  # 口岸, of whatever kind
    BORDER_PORT = "border-port"  # 边境口岸
    SEAPORT = "seaport"  # 海港口岸
    AIRPORT = "airport"  # 空港口岸
    PILOT_AREA = "pilot-area"  # 改革试验区域
    NAMED = "named"  # a place with a name that the gazetteer does not hold: the words are the name
    UNSPECIFIED = "unspecified"  # 特定区域: the document does not say which
    COMPOSITE = "composite"  # several parts, or some that are excluded: each is of its own kind

    @classmethod
    def asked(cls) -> str:
        """What one of its words is called in messages."""
        return "kind of site"

    def includes(self, other: SiteKind) -> bool:
        """Whether every site of the other kind is one of this kind, by definition.

        >>> SiteKind.PORT.includes(SiteKind.SEAPORT), SiteKind.SEAPORT.includes(SiteKind.PORT)
        (True, False)
        """
        expect(other, SiteKind, "includes", "a SiteKind")
        return self is SiteKind.ANY or other is self or other in _PARTS.get(self, ())


# Which kinds are part of which by definition. A border port stands in a border county.
_PARTS = {
    SiteKind.SUPERVISION_ZONE: (SiteKind.BONDED_ZONE,),
    SiteKind.LOGISTICS_CENTRE: (SiteKind.LOGISTICS_CENTRE_B,),
    SiteKind.BORDER_AREA: (SiteKind.BORDER_PORT,),
    SiteKind.PORT: (SiteKind.BORDER_PORT, SiteKind.SEAPORT, SiteKind.AIRPORT),
}
