"""What a body has to do in two catalogues: its new duties, and those that are carried on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from attrs import frozen

from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.catalogue.criteria import DepartmentLike, RoleLike, roles_of
from gxfta_measures.differences.catalogues import Difference
from gxfta_measures.errors import UnknownDepartment
from gxfta_measures.labels import Label
from gxfta_measures.model import Measure
from gxfta_measures.terms import Role

DutyKind = Literal["new", "carried on", "only before"]
_WIDTH = len("only before")
#: What people call the kinds of duty.
KIND_LABELS: Mapping[DutyKind, Label] = {
    "new": Label("新增", "new"),
    "carried on": Label("延续", "carried on"),
    "only before": Label("仅见于前", "only before"),
}


@frozen(kw_only=True)
class Duty:
    """One measure in which a body has a role, before, after, or both.

    Attributes:
        role: The role.
        before: The measure of the first catalogue; None where it has no such duty.
        after: The measure of the second catalogue; None where it has no such duty.
    """

    role: Role
    before: Measure | None
    after: Measure | None

    @property
    def kind(self) -> DutyKind:
        """new, carried on, or only before: an earlier batch is not repealed by a later one."""
        if self.before is None:
            return "new"
        return "carried on" if self.after else "only before"

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measure before and after; once where both are the same."""
        return tuple(dict.fromkeys(one for one in (self.before, self.after) if one is not None))

    @property
    def ids(self) -> str:
        """The ids of the measure before and after, such as 7-pilot-01 → 8-pilot-03."""
        return " → ".join(dict.fromkeys(measure.id for measure in self.measures))

    def __str__(self) -> str:
        return f"{self.kind:{_WIDTH}}  {self.ids}  {self.role}  {self.measures[-1].title}"


def duties(
    difference: Difference,
    department: DepartmentLike,
    role: RoleLike | None,
    *,
    subordinates: bool,
) -> tuple[Duty, ...]:
    """The duties of a body in the catalogues of a difference; see `Difference.duties`."""
    found: list[Duty] = []
    for one in roles_of(role):
        question = {"department": department, "role": one, "subordinates": subordinates}
        found += _duties(difference, one, *_answers(difference, question))
    return tuple(found)


def _answers(difference: Difference, question: dict[str, Any]) -> tuple[Catalogue, Catalogue]:
    """What both catalogues answer; one of them may not know the body yet, or any more."""
    before, after = difference.before, difference.after
    try:
        had = before.where(**question)
    except UnknownDepartment:
        return before[:0], after.where(**question)
    try:
        return had, after.where(**question)
    except UnknownDepartment:
        return had, after[:0]


def _duties(difference: Difference, role: Role, had: Catalogue, has: Catalogue) -> Iterator[Duty]:
    for before, after in difference.pairs():
        duty = Duty(
            role=role,
            before=before if before in had else None,
            after=after if after in has else None,
        )
        if duty.measures:
            yield duty
