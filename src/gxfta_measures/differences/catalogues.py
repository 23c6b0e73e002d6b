"""What changed between two catalogues: `diff` finds it, `apply` does it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from attrs import frozen

from gxfta_measures.batch import Batch
from gxfta_measures.catalogue.catalogue import Catalogue
from gxfta_measures.differences.measures import MeasureChange
from gxfta_measures.errors import DataIntegrityError
from gxfta_measures.model import Measure
from gxfta_measures.records import digest_of


@frozen(kw_only=True)
class Difference:
    """All that leads from one catalogue to another.

    Attributes:
        added: The measures that are new.
        dropped: The measures that are gone.
        changed: The measures that are there in both, with changes.
        digests: The digests of the two catalogues.
        batches: The batches of the two catalogues.
        order: The ids of the second catalogue, in its order.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> print(gx.diff(measures, measures[:39]))
    1 dropped
    dropped  7-case-24  与东盟国家（越南、泰国）动植物产品官方证书联网核查机制
    """

    added: tuple[Measure, ...]
    dropped: tuple[Measure, ...]
    changed: tuple[MeasureChange, ...]
    digests: tuple[str, str]
    batches: tuple[tuple[Batch, ...], tuple[Batch, ...]]
    order: tuple[str, ...]

    def __bool__(self) -> bool:
        changes = self.added or self.dropped or self.changed
        return bool(changes) or len({*self.digests}) > 1 or self.batches[0] != self.batches[1]

    def __str__(self) -> str:
        from gxfta_measures.differences.words import to_text

        return to_text(self)

    def to_markdown(self) -> str:
        """The difference as Markdown, for a pull request or a release note.

        >>> import gxfta_measures as gx
        >>> gx.diff(gx.load(7), gx.load(7)).to_markdown()
        'No difference.'
        """
        from gxfta_measures.differences.words import to_markdown

        return to_markdown(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def diff(before: Catalogue, after: Catalogue) -> Difference:
    """What changed from one catalogue to another.

    A measure is the same in both if it has the same title and content, else the same title,
    else the same content, else the same id; the id decides where several could be it. So a
    measure that was renumbered or retitled is reported as that, not as one dropped and one added.

    >>> import gxfta_measures as gx
    >>> bool(diff(gx.load(7), gx.load(7)))
    False
    """
    pairs = _pairs(before, after)
    matched = {new.id for new in pairs.values()}
    return Difference(
        added=tuple(measure for measure in after if measure.id not in matched),
        dropped=tuple(measure for measure in before if measure.id not in pairs),
        changed=tuple(
            MeasureChange(before=old, after=pairs[old.id])
            for old in before
            if old.id in pairs and pairs[old.id] != old
        ),
        digests=(before.digest, after.digest),
        batches=(before.batches, after.batches),
        order=tuple(measure.id for measure in after),
    )


def apply(difference: Difference, catalogue: Catalogue) -> Catalogue:
    """The catalogue that a difference leads to.

    Args:
        difference: What `diff` found.
        catalogue: The catalogue that it was found from.

    Raises:
        DataIntegrityError: It was found from another catalogue.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> apply(diff(measures, measures[5:]), measures) == measures[5:]
    True
    """
    if catalogue.digest != difference.digests[0]:
        raise DataIntegrityError("the catalogue", difference.digests[0], catalogue.digest)
    if catalogue.batches != difference.batches[0]:
        expected, found = _told(difference.batches[0]), _told(catalogue.batches)
        raise DataIntegrityError("the head of the catalogue", expected, found)
    gone = {measure.id for measure in difference.dropped}
    gone |= {change.before.id for change in difference.changed}
    known = {measure.id: measure for measure in catalogue if measure.id not in gone}
    known |= {measure.id: measure for measure in difference.added}
    known |= {change.after.id: change.after for change in difference.changed}
    return Catalogue(
        [known[id_] for id_ in difference.order],
        difference.batches[1],
        registry=catalogue.registry,
        gazetteer=catalogue.gazetteer,
    )


def _told(batches: tuple[Batch, ...]) -> str:
    """The digest of what is said of some batches."""
    return digest_of(repr(batches))


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
