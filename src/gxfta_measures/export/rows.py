"""What the rows of the tables are, and how a catalogue gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.catalogue.tally import Tally
from gxfta_measures.display.text import rule
from gxfta_measures.gazetteer import Place
from gxfta_measures.labels import Label
from gxfta_measures.model import Batch, Department, DepartmentList, Measure, Mention
from gxfta_measures.terms import Role

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets


@frozen(kw_only=True)
class Assignment:
    """One body in one cell of one measure.

    Attributes:
        measure: The measure.
        role: Which of its cells.
        position: The place of the body in the cell, counted from 1.
        mention: The body as the cell names it.
    """

    measure: Measure
    role: Role
    position: int
    mention: Mention

    @property
    def start(self) -> int:
        """Where its words begin in the cell."""
        return self.mention.span[0]

    @property
    def stop(self) -> int:
        """Where they end."""
        return self.mention.span[1]

    @property
    def department(self) -> Department | None:
        """The body, where the registry knows it."""
        return self.mention.department

    @property
    def corrections(self) -> tuple[str, ...]:
        """Why the body, or the list that it stands in, is another than the words give."""
        return tuple(filter(None, (self.mention.correction, self.cell.correction)))

    @property
    def rule(self) -> Label:
        """How the name came from the words, in Chinese and in English."""
        return rule(self.mention)

    @property
    def cell(self) -> DepartmentList:
        """The cell."""
        return self.measure.bodies(self.role)


@frozen(kw_only=True)
class Workload:
    """A body, with how many of the measures it leads and replicates.

    Attributes:
        department: The body.
        tally: How many it leads, replicates, and has to do with.
    """

    department: Department
    tally: Tally


def measures_of(catalogue: Outlets) -> Iterable[Measure]:
    """The measures themselves."""
    return catalogue


def assignments_of(catalogue: Outlets) -> Iterator[Assignment]:
    """Each body in each cell of each measure."""
    for measure in catalogue:
        for role in Role:
            for position, mention in enumerate(measure.bodies(role), start=1):
                yield Assignment(measure=measure, role=role, position=position, mention=mention)


def departments_of(catalogue: Outlets) -> Iterator[Workload]:
    """The bodies that the measures name, and those that these stand under."""
    matrix = catalogue.matrix()
    totals = zip(matrix.rows, matrix.row_totals, strict=True)
    work = {row: total for row, total in totals if isinstance(row, Department)}
    for body in [above for row in work for above in _above(row)]:
        work.setdefault(body, Tally())
    return (Workload(department=body, tally=tally) for body, tally in work.items())


def _above(body: Department) -> Iterator[Department]:
    while body.parent is not None:
        body = body.parent
        yield body


def places_of(catalogue: Outlets) -> Iterable[Place]:
    """The places of scopes and of bodies, and those that these lie in, or may lie in."""
    scopes = (one.scope.territory for one in catalogue if one.scope)
    bodies = (one.department.place for one in departments_of(catalogue))
    found: dict[Place, None] = {}
    waiting = [place for place in (*scopes, *bodies) if place is not None]
    while waiting:
        place = waiting.pop(0)
        if place not in found:
            found[place] = None
            waiting += [*place.within, *place.perhaps_within]
    return found


def batches_of(catalogue: Outlets) -> Iterable[Batch]:
    """The batches that the measures come from."""
    return catalogue.batches
