"""What changed of one measure: its words, its scope, its bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from attrs import fields, frozen

from gxfta_measures.model import Measure, Mention
from gxfta_measures.scope import Coverage, Scope
from gxfta_measures.terms import Role

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
    def carried_on(self) -> bool:
        """Whether it stands in two batches, as one measure that goes on."""
        return self.before.batch != self.after.batch

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
        meanings = [one and one.meaning for one in (self.before.scope, self.after.scope)]
        if meanings[0] == meanings[1] and printed[0] == printed[1]:
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
    def opened(self) -> dict[Role, bool]:
        """The roles in which the list of bodies came to end in 等 (true), or no longer does."""
        cells = {role: (self.before.bodies(role), self.after.bodies(role)) for role in Role}
        return {
            role: after.open_ended
            for role, (before, after) in cells.items()
            if before.open_ended is not after.open_ended
        }

    @property
    def corrections(self) -> dict[str, tuple[str, str]]:
        """The stated corrections of each field whose corrections differ, before and after."""
        before, after = (_corrections(one) for one in (self.before, self.after))
        return {name: (before[name], after[name]) for name in before if before[name] != after[name]}

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in their order: all of them, whatever the reason."""
        names = (field.name for field in fields(Measure))
        return tuple(
            name for name in names if getattr(self.before, name) != getattr(self.after, name)
        )


def _corrections(measure: Measure) -> dict[str, str]:
    scope = measure.scope.correction if measure.scope else None
    cells = {role.value: "; ".join(measure.bodies(role).corrections) for role in Role}
    return {"scope": scope or "", **cells}


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
    if before.meaning == after.meaning:
        return "reworded"
    wider, narrower = after.covers(before), before.covers(after)
    if wider is Coverage.YES:
        return "widened"
    return "narrowed" if narrower is Coverage.YES else "changed"


def _body_changes(
    role: Role, before: Iterable[Mention], after: Iterable[Mention]
) -> Iterator[BodyChange]:
    old, new = _names(before), _names(after)
    for body in dict.fromkeys((*old, *new)):
        left, came = old.get(body, ()), new.get(body, ())
        gone = [name for name in left if name not in came]
        come = [name for name in came if name not in left]
        for one, other in zip_longest(gone, come):
            kind: BodyChangeKind = "renamed" if one and other else "removed" if one else "added"
            yield BodyChange(role=role, kind=kind, before=one, after=other)


def _names(mentions: Iterable[Mention]) -> dict[str, list[str]]:
    """The names that each body goes by."""
    names: dict[str, list[str]] = {}
    for mention in mentions:
        known = names.setdefault(_identity(mention), [])
        known += [str(mention)] * (str(mention) not in known)
    return names


def _identity(mention: Mention) -> str:
    """A body by its id and inner office; one outside the registry by its name."""
    if mention.department is None:
        return str(mention)
    return f"{mention.department.id} {mention.qualifier or ''}"
