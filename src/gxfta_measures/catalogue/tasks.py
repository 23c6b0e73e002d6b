"""What a body has to do: for each of its measures whether it leads, replicates, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.catalogue import criteria
from gxfta_measures.catalogue.tally import Tally
from gxfta_measures.labels import Label
from gxfta_measures.model import Measure, Mention
from gxfta_measures.system.language import chosen
from gxfta_measures.system.screen import brief
from gxfta_measures.terms import Role

if TYPE_CHECKING:
    from gxfta_measures.catalogue.catalogue import Catalogue


@frozen(repr=False)
class Task:
    """What a body has to do with one measure.

    Attributes:
        measure: The measure.
        held: Each role that the body has in it, with the mention that says so.

    >>> import gxfta_measures as gx
    >>> print(gx.load(7).tasks("自治区商务厅")[0])
    7-pilot-01  牵头、复制推广  进口食用“药食同源”商品通关新模式
    """

    measure: Measure
    held: tuple[tuple[Role, Mention], ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Its roles, each once."""
        return tuple(dict.fromkeys(role for role, _ in self.held))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that the measure names, each once: those under its command may be among them.

        >>> import gxfta_measures as gx
        >>> gx.load(7).tasks("南宁海关", subordinates=True)[2].bodies
        ('钦州港海关', '南宁海关')
        """
        return tuple(dict.fromkeys(str(one.department or one) for _, one in self.held))

    @property
    def tally(self) -> Tally:
        """The same, to be counted."""
        return Tally.of(self.roles)

    @property
    def duty(self) -> Label:
        """What it has to do, in words.

        >>> import gxfta_measures as gx
        >>> gx.load(7).tasks("自治区商务厅")[0].duty
        Label(zh='牵头、复制推广', en='leads, replicates')
        """
        words = [role.short for role in self.roles]
        return Label("、".join(one.zh for one in words), ", ".join(one.en for one in words))

    def __str__(self) -> str:
        duty = self.duty.en if chosen() == "en" else self.duty.zh
        return f"{self.measure.id}  {duty}  {self.measure.title}"

    def __repr__(self) -> str:
        return f"<Task {self.measure.id}, {self.duty.en}: {brief(self.measure.title)}>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import task_html

        return task_html(self)


def total(tasks: Iterable[Task]) -> Tally:
    """How many measures some tasks lead, replicate, and have to do with.

    >>> import gxfta_measures as gx
    >>> total(gx.load(7).tasks("自治区商务厅"))
    Tally(lead=4, responsible=9, either=11)
    """
    return sum((task.tally for task in tasks), Tally())


def tasks_of(
    catalogue: Catalogue,
    department: criteria.DepartmentLike,
    role: criteria.RoleLike | None,
    *,
    subordinates: bool,
) -> Iterator[Task]:
    """What a body has to do with the measures of a catalogue; see `Catalogue.tasks`."""
    is_meant = criteria.naming(catalogue, department, subordinates=subordinates)
    roles = criteria.roles_of(role)
    for measure in catalogue:
        held = [(one, mention) for one in roles for mention in measure.bodies(one)]
        held = [(one, mention) for one, mention in held if is_meant(mention)]
        if held:
            yield Task(measure, tuple(held))
