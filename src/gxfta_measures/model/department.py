"""A public body as a value."""

from __future__ import annotations

from attrs import field, frozen

from gxfta_measures.gazetteer import Evidence, Place
from gxfta_measures.system.screen import brief
from gxfta_measures.terms import DepartmentKind, Level, Relation


@frozen(kw_only=True, order=True, cache_hash=True)
class Department:
    """A public body; one id is one body, in whatever batch and however it is called there.

    Attributes:
        id: A stable slug, never reused or renamed, such as ``gx-commerce``.
        name: Its usual short name, such as 自治区商务厅.
        official_name: Its full official name; None unless there is evidence for it.
        aliases: Spellings beyond those that follow by rule.
        kind: One of `DepartmentKind`.
        level: Whose body it is; central for the regional arms of national systems; None
            where nothing is known.
        parent: The body that it stands under, if known.
        relation: How it stands to its parent.
        place: Where it is responsible, if its name says so.
        evidence: How well its official name is attested: high, medium, or none.
        name_en: An unofficial English name.
        since: The batch that brought it; None for a body of your own.
    """

    id: str
    name: str = field(eq=False)
    official_name: str | None = field(default=None, eq=False)
    aliases: tuple[str, ...] = field(default=(), eq=False)
    kind: DepartmentKind = field(eq=False)
    level: Level | None = field(default=None, eq=False)
    parent: Department | None = field(default=None, eq=False)
    relation: Relation | None = field(default=None, eq=False)
    place: Place | None = field(default=None, eq=False)
    evidence: Evidence = field(default="none", eq=False)
    name_en: str | None = field(default=None, eq=False)
    since: int | None = field(default=None, eq=False)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Department {brief(self.id)} {brief(self.name)}>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import department_html

        return department_html(self)
