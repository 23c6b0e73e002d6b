"""What changed between two catalogues: `diff` finds it, `apply` does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

from attrs import fields, frozen

from gxfta_measures.catalogue import Catalogue
from gxfta_measures.errors import DataIntegrityError
from gxfta_measures.model import Batch, Measure, Mention, Role
from gxfta_measures.scope import Coverage, Scope

ScopeChange = Literal["assigned", "withdrawn", "widened", "narrowed", "reworded", "changed"]
BodyChangeKind = Literal["added", "removed", "renamed"]

# One Han character is a word for this purpose, so is a run of Latin letters or digits.
_WORD = re.compile(r"[0-9A-Za-z]+|.", re.DOTALL)


@frozen(kw_only=True)
class Edit:
    """A place where two texts differ.

    Attributes:
        before: The words that stood there, or nothing.
        after: The words that stand there now, or nothing.
        position: Where they begin in the text before.
    """

    before: str
    after: str
    position: int


@frozen(kw_only=True)
class BodyChange:
    """A body that came to a role, left it, or goes by another name there.

    Attributes:
        role: The role.
        kind: added, removed or renamed.
        before: Its name before, or None.
        after: Its name after, or None.
    """

    role: Role
    kind: BodyChangeKind
    before: str | None
    after: str | None


@frozen(kw_only=True)
class MeasureChange:
    """A measure before and after; what changed of it is worked out when asked for.

    Attributes:
        before: The measure before.
        after: The measure after.
    """

    before: Measure
    after: Measure

    @property
    def renumbered(self) -> bool:
        """Whether it has another id."""
        return self.before.id != self.after.id

    @property
    def title(self) -> tuple[Edit, ...]:
        """The changed words of the title."""
        return edits(self.before.title, self.after.title)

    @property
    def content(self) -> tuple[Edit, ...]:
        """The changed words of the content."""
        return edits(self.before.content, self.after.content)

    @property
    def scope(self) -> ScopeChange | None:
        """How the scope changed, or None."""
        printed = self.before.scope_text, self.after.scope_text
        if self.before.scope == self.after.scope and printed[0] == printed[1]:
            return None
        return _scope_change(self.before.scope, self.after.scope)

    @property
    def bodies(self) -> tuple[BodyChange, ...]:
        """The bodies that came, left, or were renamed, role by role."""
        return tuple(
            change
            for role in Role
            for change in _body_changes(role, self.before.bodies(role), self.after.bodies(role))
        )

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in their order: all of them, whatever the reason."""
        names = (field.name for field in fields(Measure))
        return tuple(
            name for name in names if getattr(self.before, name) != getattr(self.after, name)
        )


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
        return self.digests[0] != self.digests[1] or self.batches[0] != self.batches[1]

    def __str__(self) -> str:
        from gxfta_measures.report import to_text

        return to_text(self)

    def to_markdown(self) -> str:
        """The difference as Markdown, for a pull request or a release note.

        >>> import gxfta_measures as gx
        >>> gx.diff(gx.load(7), gx.load(7)).to_markdown()
        'No difference.'
        """
        from gxfta_measures.report import to_markdown

        return to_markdown(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def diff(before: Catalogue, after: Catalogue) -> Difference:
    """What changed from one catalogue to another.

    A measure is the same in both if it has the same id and title, else the same title, else
    the same content, else the same id; so a measure that was renumbered or retitled is
    reported as that, and not as one dropped and one added.

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
    if catalogue.digest != difference.digests[0] or catalogue.batches != difference.batches[0]:
        raise DataIntegrityError("the catalogue", difference.digests[0], catalogue.digest)
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


_SAME: tuple[Callable[[Measure], Hashable], ...] = (
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


def edits(before: str, after: str) -> tuple[Edit, ...]:
    """Where two texts differ, word by word.

    >>> [(edit.before, edit.after) for edit in edits("实现5个口岸联动", "实现12个口岸协同联动")]
    [('5', '12'), ('', '协同')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return tuple(
        Edit(before="".join(old[a:b]), after="".join(new[c:d]), position=len("".join(old[:a])))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _scope_change(before: Scope | None, after: Scope | None) -> ScopeChange:
    if before is None or after is None:
        if before is after:
            return "reworded"
        return "assigned" if before is None else "withdrawn"
    wider, narrower = after.covers(before), before.covers(after)
    if wider is narrower is Coverage.YES:
        return "reworded"
    if wider is Coverage.YES:
        return "widened"
    return "narrowed" if narrower is Coverage.YES else "changed"


def _body_changes(
    role: Role, before: Iterable[Mention], after: Iterable[Mention]
) -> Iterator[BodyChange]:
    old = {_identity(mention): str(mention) for mention in before}
    new = {_identity(mention): str(mention) for mention in after}
    for key, name in old.items():
        if key not in new:
            yield BodyChange(role=role, kind="removed", before=name, after=None)
        elif new[key] != name:
            yield BodyChange(role=role, kind="renamed", before=name, after=new[key])
    for key, name in new.items():
        if key not in old:
            yield BodyChange(role=role, kind="added", before=None, after=name)


def _identity(mention: Mention) -> str:
    """A body by its id and inner office; one outside the registry by its name."""
    if mention.department is None:
        return str(mention)
    return f"{mention.department.id} {mention.qualifier or ''}"
