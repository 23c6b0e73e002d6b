"""How many measures a body leads, replicates, and has to do with."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from gxfta_measures.terms import Role

LEAD_MARK, RESPONSIBLE_MARK = "◎", "●"


@frozen
class Tally:
    """How many measures a body leads, replicates, and has to do with at all.

    Attributes:
        lead: Those that it leads.
        responsible: Those that it must replicate.
        either: Those that it leads, replicates, or both: each counted once.

    >>> Tally(1, 1, 1) + Tally(0, 1, 1)
    Tally(lead=1, responsible=2, either=2)
    """

    lead: int = 0
    responsible: int = 0
    either: int = 0

    @classmethod
    def of(cls, roles: Iterable[Role]) -> Tally:
        """The tally of one measure in which a body has these roles."""
        held = set(roles)
        return cls(int(Role.LEAD in held), int(Role.RESPONSIBLE in held), int(bool(held)))

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.lead + other.lead,
            self.responsible + other.responsible,
            self.either + other.either,
        )

    def __bool__(self) -> bool:
        return self.either > 0

    @property
    def mark(self) -> str:
        """``◎`` for leading and ``●`` for replicating, with a number where there are more.

        >>> Tally(1, 1, 1).mark, Tally(2, 0, 2).mark, Tally().mark
        ('◎●', '◎2', '')
        """
        parts = ((LEAD_MARK, self.lead), (RESPONSIBLE_MARK, self.responsible))
        signs = [f"{sign}{count if count > 1 else ''}" for sign, count in parts if count]
        return ("" if self.either == 1 else " ").join(signs)
