"""From a cell to its clauses: what stands between two signs, each as a value.

省商务厅牵头，省财政厅等配合 has two: the first names 省商务厅 with the role word 牵头, the second
names 省财政厅 with 配合 and is open-ended. A clause may also name a scope, or be a remark. Names
that say no more, with 、 between them, are one clause: 省商务厅、省财政厅.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from gxfta_measures.model import Span
from gxfta_measures.system.memory import remembering_calls
from gxfta_measures.text import EMPTY_MARKS
from gxfta_measures.wording.cell import PreparedCell
from gxfta_measures.wording.entries import Entry, Group, entries_in, moved
from gxfta_measures.wording.lengths import REACH
from gxfta_measures.wording.morphology import MASK
from gxfta_measures.wording.names import names_in
from gxfta_measures.wording.roles import (
    label_at,
    label_within,
    label_without_colon,
    remark_head,
    role_start,
    says_when_or_how,
)
from gxfta_measures.wording.traits import is_complete, starts_afresh, traits
from gxfta_measures.wording.vocabulary import either, words

_SIGNS = ("、", "，", "；", "。")
_SIGN_OR_COLON = re.compile("[、，；。：]")
_END_OF_VALUE = re.compile("[，；。：]")
_END_OF_SENTENCE = re.compile("[；。]")


@frozen
class Clause:
    """What a cell says between two signs.

    Attributes:
        entries: The names that stand in it, in order.
        role: The role word at its end, which governs the names before it.
        label: The label at its start, which governs the names behind it.
        is_title: Whether that label says nothing of a role (分工方案：).
        scope: The scope that it names.
        remark: What it says beside names.
        open_ended: Whether 等 says that there are more.
        continues: Whether names in it may inherit from the clause before: 、 or 会同 joins them.
    """

    entries: Group = ()
    role: Span | None = None
    label: Span | None = None
    is_title: bool = False
    scope: Span | None = None
    remark: Span | None = None
    open_ended: bool = False
    continues: bool = False

    def moved(self, by: int) -> Clause:
        """The clause of the same words that stand further on."""
        if not by:
            return self
        return Clause(
            tuple([entry.moved(by) for entry in self.entries]),
            self.role and moved(self.role, by),
            self.label and moved(self.label, by),
            self.is_title,
            self.scope and moved(self.scope, by),
            self.remark and moved(self.remark, by),
            self.open_ended,
            self.continues,
        )


def clauses(cell: PreparedCell) -> tuple[Clause, ...]:
    """The clauses of a cell.

    >>> from gxfta_measures.wording.cell import prepare
    >>> first, second = clauses(prepare("省商务厅牵头，省财政厅等配合"))
    >>> first.role, second.open_ended, second.entries[0].span
    ((4, 6), True, (7, 11))
    """
    return tuple(_clauses(cell))


@cache
def _plain_names() -> re.Pattern[str]:
    """Names and no more, with 、 between them: 省商务厅、省财政厅 asks for no full reader."""
    marks = "".join(map(re.escape, sorted({mark[0] for mark in EMPTY_MARKS})))
    joins = "".join({word[0] for word in words("joins")})
    other = f"[^、，；。：等的为{MASK}0-9{joins}{marks}]++|(?!{either('joins')})[{joins}]"
    begins = either("leads", "deadlines", "remark-heads", "label-words")
    ends = "".join(f"(?<!{word})" for word in (*words("role-cores"), *words("role-modifiers")))
    name = f"(?!{begins})(?:{other})++(?=[、，；。]|$){ends}"
    return re.compile(f"{name}(?:、{name})*+")


def _clauses(cell: PreparedCell) -> Iterator[Clause]:
    """The clauses one by one: 省商务厅牵头 and 省财政厅配合 of 省商务厅牵头，省财政厅配合."""
    shape, plain_names = cell.shape, _plain_names()
    at, continues = 0, False
    while at < len(shape):
        plain = plain_names.match(shape, at)
        stop = plain.end() if plain else _end_of_part(shape, at)
        if plain:
            yield Clause(_plain_entries(shape, at, plain[0]), continues=continues)
        elif stop > at:
            part = (shape[at:stop], cell.plain[at:stop])
            yield _read(*part, continues).moved(at)
        sign = shape[stop : stop + 1]
        continues = sign == "、"
        at = stop + (sign in _SIGNS)


def _plain_entries(shape: str, start: int, names: str) -> Group:
    """The entries of names with 、 between them, which begin at *start*."""
    found: list[Entry] = []
    for name in names.split("、"):
        stop = start + len(name)
        found += entries_in(shape, start, stop)
        start = stop + 1
    return tuple(found)


def _end_of_part(shape: str, start: int) -> int:
    """Where a part ends: at a sign, before a label, or where a scope or a remark is over.

    牵头单位：省商务厅配合单位：省财政厅 has no sign between its two parts, only a second label;
    the remark of 完成时限：2023年底，省商务厅 ends at the ，.
    """
    ends = _SIGN_OR_COLON
    stop = _find(ends, shape, start)
    if remark_head().match(shape, start, stop):
        return _find(_END_OF_SENTENCE, shape, stop)
    if not shape.startswith("：", stop):
        return stop
    label = label_at().match(shape, start, stop + 1)
    begin = start + 1 if label is None else stop + 1
    ends = _END_OF_VALUE if label and (label["scope"] or label["remark"]) else ends
    while shape.startswith("：", stop):
        within = label_within().search(shape, max(begin, stop - REACH), stop + 1)
        if within and within.end() < len(shape):  # at the end of a cell it governs nobody
            return within.start()
        begin, stop = stop + 1, _find(ends, shape, stop + 1)
    return stop


def _find(pattern: re.Pattern[str], shape: str, start: int) -> int:
    """Where a pattern is next found; the end where it is not: the 、 of 省商务厅、省财政厅."""
    found = pattern.search(shape, start)
    return found.start() if found else len(shape)


@remembering_calls(answers=4096)
def _read(shape: str, plain: str, continues: bool) -> Clause:  # noqa: FBT001
    """The clause of the words between two signs, which lists repeat as they repeat names.

    牵头单位：省商务厅 is a label and a name, 省财政厅等配合 a name, 等 and a role word.
    """
    label = _label(shape)
    stop = len(shape)
    if label.kind == "scope":
        return Clause(label=label.span, scope=(label.end, stop))
    if label.kind == "remark" or says_when_or_how(shape, label.end, min(stop, label.end + REACH)):
        return Clause(remark=(0, stop))
    is_title = label.kind == "title"
    if plain[label.end :] in EMPTY_MARKS:
        return Clause(label=label.span, is_title=is_title)
    whole = len(shape.rstrip("："))
    end = _before_remark(shape, plain, whole)
    role = role_start(shape, label.end, end)
    names = names_in(shape, plain, label.end, role)
    return Clause(
        names.entries,
        role=(role, end) if role < end else None,
        label=label.span,
        is_title=is_title,
        remark=(end, whole) if end < whole else None,
        open_ended=names.open_ended,
        continues=names.goes_on or (continues and label.span is None),
    )


def _before_remark(shape: str, plain: str, stop: int) -> int:
    """Where a part ends before a bracket behind a role word: 南宁海关负责（试点）."""
    if shape[stop - 1 : stop] != MASK:
        return stop
    before = len(shape[:stop].rstrip(MASK))
    inside = plain[before + 1 : stop - 1]
    says_who = is_complete(inside) or _SIGN_OR_COLON.search(inside) or _ends_in_role(inside)
    return stop if says_who or not _ends_in_role(shape[:before]) else before


def _ends_in_role(text: str) -> bool:
    """Whether a text ends in a role word: 南宁海关负责."""
    return role_start(text, 0, len(text)) < len(text)


@frozen
class _Label:
    """The label at the start of a part, such as 牵头单位：, and where names begin."""

    kind: str | None
    span: Span | None
    end: int


def _label(shape: str) -> _Label:
    """The label at the start of a part, such as 责任单位： of 责任单位：省商务厅."""
    found = label_at().match(shape) if "：" in shape else None
    if found is None:
        return _label_without_colon(shape)
    kind = found.lastgroup or ""
    if found.end() == len(shape):  # 省政府各部门：
        return _Label(None, None, 0)
    if kind == "title" and is_complete(found[kind]):
        return _Label(None, None, 0)  # no title, a body: what the colon says is in doubt
    return _Label(kind, found.span(kind), found.end())


def _label_without_colon(shape: str) -> _Label:
    """A label that no colon ends, where a level shows that names begin: 牵头单位省商务厅."""
    found = label_without_colon().match(shape)
    if found and starts_afresh(shape[found.end() : found.end() + REACH]):
        return _Label("role", found.span("label"), found.end())
    return _Label(None, None, 0)


def role_words(clauses: tuple[Clause, ...]) -> list[Span | None]:
    """For each clause the words that say what its bodies do: a role word, else a label.

    A role word governs the names before it back to the last one, or to a label; a label governs
    what follows, where no role word does: 责任单位：省商务厅牵头，省财政厅.

    >>> from gxfta_measures.wording.cell import prepare
    >>> role_words(clauses(prepare("责任单位：省商务厅牵头，省财政厅")))
    [(9, 11), (0, 4)]
    """
    roles: list[Span | None] = []
    role: Span | None = None
    for clause in reversed(clauses):
        role = clause.role or role
        roles.append(role)
        if clause.label and not clause.is_title:
            role = None
    roles.reverse()
    label: Span | None = None
    for number, clause in enumerate(clauses):
        if clause.label and not clause.is_title and not clause.scope:
            label = clause.label
        if label and roles[number] is None:
            roles[number] = label
    return roles


def groups_of(shape: str, clauses: tuple[Clause, ...]) -> Iterator[list[tuple[Entry, int]]]:
    """The entries that may inherit from each other, each with the number of its clause.

    They stand between two ，, but where only a role word parts them a name may go on with the
    level of the clause before: 省教育厅牵头，财政厅配合.

    >>> from gxfta_measures.wording.cell import prepare
    >>> cell = prepare("省教育厅牵头，财政厅配合，南宁海关")
    >>> [[number for _, number in group] for group in groups_of(cell.shape, clauses(cell))]
    [[0, 1], [2]]
    """
    group: list[tuple[Entry, int]] = []
    for number, clause in enumerate(clauses):
        says_more = clause.entries or clause.label or clause.remark
        may_end = group and says_more and not clause.continues
        if may_end and not _goes_on(shape, clauses[number - 1], clause):
            yield group
            group = []
        group += [(entry, number) for entry in clause.entries]
    if group:
        yield group


def _goes_on(shape: str, last: Clause, clause: Clause) -> bool:
    """Whether a role word alone parts two clauses, and the second begins without a level.

    省教育厅牵头，财政厅配合 goes on: the second is 省财政厅. 省教育厅牵头，市财政局配合 does not.
    """
    if last.role is None or clause.label or not clause.entries:
        return False
    if _END_OF_SENTENCE.search(shape, last.role[1], clause.entries[0].start):
        return False
    found = traits(clause.entries[0].word(shape))
    return found.is_task and not found.own and found.kind not in words("national-kinds")
