"""What changed between two catalogues: `diff` finds it, `apply` does it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import field, frozen

from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.differences.heads import HeadChange, head_changes
from gxfta_measures.differences.measures import MeasureChange
from gxfta_measures.digests import digest_of
from gxfta_measures.errors import DataIntegrityError
from gxfta_measures.guards import expect, holding
from gxfta_measures.model import Batch, Measure
from gxfta_measures.records import whole_record

if TYPE_CHECKING:
    from gxfta_measures.catalogue.criteria import DepartmentLike, RoleLike
    from gxfta_measures.differences.duties import Duty


@frozen(kw_only=True)
class Difference:
    """All that leads from one catalogue to another.

    Attributes:
        before: The first catalogue.
        after: The second catalogue.
        added: The measures that only the second has.
        dropped: The measures that only the first has.
        changed: The measures that both have, with changes; a measure of another batch that
            has the same title or content counts as the same, carried on.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> print(gx.diff(measures, measures[:39]))
    1 dropped
    dropped  7-case-24  与东盟国家（越南、泰国）动植物产品官方证书联网核查机制
    """

    before: Catalogue = field(validator=holding(Catalogue, "a catalogue"))
    after: Catalogue = field(validator=holding(Catalogue, "a catalogue"))
    added: tuple[Measure, ...]
    dropped: tuple[Measure, ...]
    changed: tuple[MeasureChange, ...]

    @property
    def digests(self) -> tuple[str, str]:
        """The digests of the two catalogues."""
        return self.before.digest, self.after.digest

    @property
    def batches(self) -> tuple[tuple[Batch, ...], tuple[Batch, ...]]:
        """The batches of the two catalogues."""
        return self.before.batches, self.after.batches

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the second catalogue, in its order."""
        return tuple(measure.id for measure in self.after)

    @property
    def heads(self) -> tuple[HeadChange, ...]:
        """What is said otherwise of the batches that both catalogues have."""
        return head_changes(self.before.batches, self.after.batches)

    @property
    def only_in(self) -> dict[int, tuple[Measure, ...]]:
        """For each batch that one catalogue has and the other has not, what only it has.

        >>> import gxfta_measures as gx
        >>> nothing = gx.load(7)[:0]
        >>> gx.diff(nothing, gx.load(7)).only_in
        {}
        """
        batches = sorted(_numbers(self.before) ^ _numbers(self.after))
        apart = (*self.dropped, *self.added)
        return {number: tuple(one for one in apart if one.batch == number) for number in batches}

    @property
    def carried_on(self) -> tuple[MeasureChange, ...]:
        """The measures that stand in a batch of each catalogue, with what changed."""
        return tuple(change for change in self.changed if change.carried_on)

    def pairs(self) -> Iterator[tuple[Measure | None, Measure | None]]:
        """Every measure of both catalogues with what it was before and is after.

        >>> import gxfta_measures as gx
        >>> measures = gx.load(7)
        >>> difference = gx.diff(measures[:1], measures[1:2])
        >>> [(before and before.id, after and after.id) for before, after in difference.pairs()]
        [(None, '7-pilot-02'), ('7-pilot-01', None)]
        """
        was = {change.after.id: change.before for change in self.changed}
        added = {measure.id for measure in self.added}
        for measure in self.after:
            yield None if measure.id in added else was.get(measure.id, measure), measure
        for measure in self.dropped:
            yield measure, None

    def duties(
        self,
        department: DepartmentLike,
        role: RoleLike | None = None,
        *,
        subordinates: bool = False,
    ) -> tuple[Duty, ...]:
        """The duties of a body in both catalogues: which are new, which are carried on.

        Args:
            department: The body, as `Catalogue.where` takes it.
            role: Its role; any by default.
            subordinates: Whether bodies under its command count too.

        Raises:
            UnknownDepartment, AmbiguousDepartment: No body, or several, go by that name.
            UnknownTerm: There is no such role.

        >>> import gxfta_measures as gx
        >>> measures = gx.load(7)
        >>> for duty in gx.diff(measures[:15], measures[14:]).duties("药监局", "responsible"):
        ...     print(duty)
        new          7-pilot-16  responsible  市场准入承诺即入制
        only before  7-pilot-01  responsible  进口食用“药食同源”商品通关新模式
        """
        from gxfta_measures.differences.duties import duties

        return duties(self, department, role, subordinates=subordinates)

    def __bool__(self) -> bool:
        return self.before != self.after or self.before.digest != self.after.digest

    def __str__(self) -> str:
        from gxfta_measures.differences.words import to_text

        return to_text(self)

    def __repr__(self) -> str:
        from gxfta_measures.differences.words import summary

        return f"<Difference: {summary(self)}>"

    def _repr_html_(self) -> str:
        from gxfta_measures.differences.words import to_html

        return to_html(self)

    def to_markdown(self) -> str:
        """The difference as Markdown, for a pull request or a release note.

        >>> import gxfta_measures as gx
        >>> gx.diff(gx.load(7), gx.load(7)).to_markdown()
        'No difference.'
        """
        from gxfta_measures.differences.words import to_markdown

        return to_markdown(self)


def diff(before: Catalogue, after: Catalogue) -> Difference:
    """What changed from one catalogue to another.

    A measure is the same in both if it has the same title and content, else the same title,
    else the same content, else the same id; the id decides where several could be it. So a
    measure that was renumbered or retitled is reported as that, not as one dropped and one added,
    and one of an earlier batch as carried on.

    Raises:
        WrongType: One of them is no catalogue.

    >>> import gxfta_measures as gx
    >>> bool(diff(gx.load(7), gx.load(7)))
    False
    """
    for one in (before, after):
        expect(one, Catalogue, "diff", "two catalogues")
    pairs = _pairs(before, after)
    matched = {new.id for new in pairs.values()}
    return Difference(
        before=before,
        after=after,
        added=tuple(measure for measure in after if measure.id not in matched),
        dropped=tuple(measure for measure in before if measure.id not in pairs),
        changed=tuple(
            MeasureChange(before=old, after=pairs[old.id])
            for old in before
            if old.id in pairs and pairs[old.id] != old
        ),
    )


def apply(difference: Difference, catalogue: Catalogue) -> Catalogue:
    """The catalogue that a difference leads to.

    Args:
        difference: What `diff` found.
        catalogue: The catalogue that it was found from.

    Raises:
        DataIntegrityError: It was found from another catalogue.
        WrongType: They are no difference and no catalogue.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> apply(diff(measures, measures[5:]), measures) == measures[5:]
    True
    """
    expect(difference, Difference, "apply", "a difference and a catalogue")
    expect(catalogue, Catalogue, "apply", "a difference and a catalogue")
    if catalogue.digest != difference.before.digest:
        raise DataIntegrityError("the catalogue", difference.before.digest, catalogue.digest)
    if catalogue.batches != difference.before.batches:
        expected, found = map(_digest_of_heads, (difference.before, catalogue))
        raise DataIntegrityError("the head of the catalogue", expected, found)
    gone = {measure.id for measure in difference.dropped}
    gone |= {change.before.id for change in difference.changed}
    known = {measure.id: measure for measure in catalogue if measure.id not in gone}
    known |= {measure.id: measure for measure in difference.added}
    known |= {change.after.id: change.after for change in difference.changed}
    return Catalogue(
        [known[id_] for id_ in difference.order],
        difference.after.batches,
        registry=difference.after.registry,
        gazetteer=difference.after.gazetteer,
    )


def _digest_of_heads(catalogue: Catalogue) -> str:
    """A digest of the metadata of the batches, which the digest of a catalogue leaves out."""
    return digest_of([whole_record(batch) for batch in catalogue.batches])


def _numbers(catalogue: Catalogue) -> set[int]:
    """The batches that a catalogue has anything of."""
    return {batch.number for batch in catalogue.batches} | {one.batch for one in catalogue}


_SAME: tuple[Callable[[Measure], Hashable], ...] = (
    lambda measure: (measure.id, measure.title, measure.content),
    lambda measure: (measure.title, measure.content),
    lambda measure: (measure.id, measure.title),
    lambda measure: measure.title,
    lambda measure: measure.content,
    lambda measure: measure.id,
)


def _pairs(before: Iterable[Measure], after: Iterable[Measure]) -> dict[str, Measure]:
    """For the id of each measure before, the same measure after, where there is one."""
    pairs: dict[str, Measure] = {}
    old, new = list(before), list(after)
    for key in _SAME:
        unique_old, unique_new = _unique(old, key), _unique(new, key)
        shared = unique_old.keys() & unique_new.keys()
        pairs |= {unique_old[value].id: unique_new[value] for value in shared}
        taken = {pairs[unique_old[value].id].id for value in shared}
        old = [measure for measure in old if measure.id not in pairs]
        new = [measure for measure in new if measure.id not in taken]
    return pairs


def _unique(
    measures: Iterable[Measure], key: Callable[[Measure], Hashable]
) -> dict[Hashable, Measure]:
    groups: dict[Hashable, list[Measure]] = {}
    for measure in measures:
        groups.setdefault(key(measure), []).append(measure)
    return {value: group[0] for value, group in groups.items() if len(group) == 1}
