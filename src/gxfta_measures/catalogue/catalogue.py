"""The query interface: an immutable sequence of measures that can be asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from attrs import evolve, frozen

from gxfta_measures.catalogue import criteria
from gxfta_measures.catalogue.counts import Counts
from gxfta_measures.catalogue.criteria import UNSET
from gxfta_measures.catalogue.grouping import GroupKey, groups
from gxfta_measures.catalogue.outlets import Outlets
from gxfta_measures.catalogue.sequence import MeasureSequence
from gxfta_measures.digests import digests_of
from gxfta_measures.guards import expect, expect_function, expect_switch
from gxfta_measures.model import Department, Measure
from gxfta_measures.system.lock import LOADING
from gxfta_measures.text import fold

if TYPE_CHECKING:
    from gxfta_measures.catalogue.tasks import Task


@frozen(repr=False, eq=False)
class Catalogue(Outlets):
    """Measures in document order, or in the order of a search; immutable.

    Attributes:
        measures: The measures.
        batches: The batches that they come from, oldest first.
        registry: The bodies that the words of queries are resolved with.
        gazetteer: The places that the words of queries are resolved with.

    Raises:
        InvalidBatch: Two different measures have one id.
        WrongType: A field is given something that it does not take.

    >>> import gxfta_measures as gx
    >>> catalogue = gx.load(7)
    >>> len(catalogue), catalogue["7-pilot-16"].title
    (40, '市场准入承诺即入制')
    >>> catalogue.where(type="pilot", department="药监局", role="responsible")
    <Catalogue of 2 measures: 7-pilot-01, 7-pilot-16>
    """

    def __or__(self, other: MeasureSequence) -> Self:
        """Both, with the bodies and places of the one that has the newest batch."""
        both = super().__or__(other)
        if isinstance(other, Catalogue) and other.batches[-1:] > self.batches[-1:]:
            return evolve(both, registry=other.registry, gazetteer=other.gazetteer)
        return both

    # Queries.

    def where(  # noqa: PLR0913  # one keyword a question is the interface
        self,
        *predicates: Callable[[Measure], bool],
        type: criteria.TypeLike | criteria.Unset = UNSET,  # the word people use
        department: criteria.DepartmentLike | criteria.Unset = UNSET,
        role: criteria.RoleLike | None = None,
        subordinates: bool = False,
        scope: criteria.ScopeLike | criteria.Unset = UNSET,
        at: criteria.PlaceLike | criteria.Unset = UNSET,
        certain: bool = True,
        text: criteria.TextLike | criteria.Unset = UNSET,
        batch: criteria.BatchLike | criteria.Unset = UNSET,
    ) -> Self:
        """The measures for which every criterion given holds.

        A list, tuple or set of values holds when any of them does. Values may be objects
        or the words people use. What is not asked is left out: None asks for the measures
        without a scope, for any role, and is no value of the other criteria.

        Args:
            *predicates: Further tests of your own.
            type: The part of the batch: pilot or case.
            department: A body that the measure names.
            role: Whether that body leads, or is responsible for replication.
            subordinates: Whether bodies under its command count too.
            scope: The very scope; None for the measures that have none.
            at: A place, the whole of which the measure must apply in.
            certain: False lets measures through that only may apply at that place.
            text: Words that title and content must have, all of them.
            batch: The number of a batch.

        Raises:
            UnknownDepartment, AmbiguousDepartment: No body, or several, go by that name.
            UnknownPlace: No place goes by that name.
            UnknownScope: The words of the scope cannot be read.
            UnknownBatch: The catalogue has no such batch.
            UnknownTerm: The type or role is none of the two there are.
            WrongType: A value is nothing that its criterion takes, or `subordinates` was
                asked without a department.

        >>> import gxfta_measures as gx
        >>> catalogue = gx.load(7)
        >>> len(catalogue.where(department="南宁海关", role="lead"))
        6
        >>> len(catalogue.where(department="南宁海关", role="lead", subordinates=True))
        11
        """
        criteria.check_switches(department, subordinates=subordinates, certain=certain)
        for one in predicates:
            expect_function(one, "where", "functions of a measure before the keywords")
        tests = list(predicates)
        with LOADING:  # the words of a question may need modules that are not loaded yet
            if batch is not UNSET:
                tests.append(criteria.of_batch(self, batch))
            if type is not UNSET:
                tests.append(criteria.of_type(type))
            if department is not UNSET:
                tests.append(
                    criteria.of_department(self, department, role, subordinates=subordinates)
                )
            elif role is not None:
                tests.append(criteria.of_role(role))
            if scope is not UNSET:
                tests.append(criteria.of_scope(self, scope))
            if at is not UNSET:
                tests.append(criteria.applying_at(self, at, certain=certain))
            if text is not UNSET:
                tests.append(criteria.saying(text))
        return self._with(one for one in self if all(test(one) for test in tests))

    def by_type(self, type: criteria.TypeLike) -> Self:
        """The measures of a type.

        >>> import gxfta_measures as gx
        >>> len(gx.load(7).by_type("case"))
        24
        """
        return self.where(type=type)

    def by_department(
        self,
        department: criteria.DepartmentLike,
        role: criteria.RoleLike | None = None,
        subordinates: bool = False,  # noqa: FBT001, FBT002  # the contract's signature
    ) -> Self:
        """The measures that name a body, in a role or in any.

        >>> import gxfta_measures as gx
        >>> [measure.id for measure in gx.load(7).by_department("广西贸促会")]
        ['7-case-21']
        """
        return self.where(department=department, role=role, subordinates=subordinates)

    def tasks(
        self,
        department: criteria.DepartmentLike,
        role: criteria.RoleLike | None = None,
        *,
        subordinates: bool = False,
    ) -> tuple[Task, ...]:
        """What a body has to do: for each of its measures whether it leads, replicates, or both.

        Args:
            department: The body; of several, what any of them has to do.
            role: Only what it has to do in that role.
            subordinates: Whether bodies under its command count too.

        Raises:
            UnknownDepartment, AmbiguousDepartment: No body, or several, go by that name.
            UnknownTerm: There is no such role.
            WrongType: A value is nothing that its argument takes.

        >>> import gxfta_measures as gx
        >>> [str(task.tally.mark) for task in gx.load(7).tasks("药监局")]
        ['◎●', '●']
        """
        from gxfta_measures.catalogue.tasks import tasks_of

        expect_switch(subordinates=subordinates)
        with LOADING:
            return tuple(tasks_of(self, department, role, subordinates=subordinates))

    def by_scope(self, scope: criteria.ScopeLike) -> Self:
        """The measures of that very scope; None for those without one.

        >>> import gxfta_measures as gx
        >>> len(gx.load(7).by_scope("全区")), len(gx.load(7).by_scope(None))
        (10, 24)
        """
        return self.where(scope=scope)

    def search(self, text: str) -> Self:
        """The measures whose title or content has all the words, those of the title first.

        Args:
            text: One word or several, between blanks; width and case do not matter.

        >>> import gxfta_measures as gx
        >>> [measure.id for measure in gx.load(7).search("锂电池")]
        ['7-case-19']
        """
        expect(text, str, "search", "words")
        words = criteria.words_of(text)
        found = self.where(text=text)
        in_title = found.where(lambda measure: criteria.all_in(words, fold(measure.title)))
        return self._with((*in_title, *found))

    def group_by(self, key: GroupKey | Callable[[Measure], Any]) -> dict[Any, Self]:
        """The measures by a key, in the order in which its values first occur.

        Args:
            key: One of `GroupKey`, or a function. A measure that names several bodies
                stands in the group of each; bodies outside the registry by their name.

        Raises:
            UnknownTerm: There is no such key.

        >>> import gxfta_measures as gx
        >>> {str(key): len(group) for key, group in gx.load(7).group_by("type").items()}
        {'pilot': 16, 'case': 24}
        """
        return {value: self._with(group) for value, group in groups(self, key).items()}

    def counts(self, key: GroupKey | Callable[[Measure], Any]) -> Counts:
        """How many measures there are by a key, in the order of `group_by`.

        Its keys are those of `group_by`; it prints their names, and finds them by name too.

        Raises:
            UnknownTerm: There is no such key.

        >>> import gxfta_measures as gx
        >>> gx.load(7).counts(lambda measure: measure.responsible.open_ended)
        {False: 39, True: 1}
        """
        return Counts({value: len(group) for value, group in self.group_by(key).items()})

    def departments(self, role: criteria.RoleLike | None = None) -> tuple[Department, ...]:
        """The known bodies that the measures name, in the order of first mention.

        >>> import gxfta_measures as gx
        >>> len(gx.load(7).departments())
        56
        """
        named = (
            mention.department
            for measure in self
            for one in criteria.roles_of(role)
            for mention in measure.bodies(one)
        )
        return tuple(dict.fromkeys(body for body in named if body is not None))

    @property
    def digest(self) -> str:
        """The SHA-256 of all that answers are made of: any changed character changes it.

        These are the canonical records of the measures, and the bodies, places and
        equivalent spellings that words are resolved with. How words are read is code, and goes
        with the version of the package: see `Batch.digest`.

        >>> import gxfta_measures as gx
        >>> gx.load(7).digest == gx.load(7).batches[0].digest
        True
        """
        return digests_of(self, self.registry, self.gazetteer)[1]
