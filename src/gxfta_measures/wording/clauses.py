"""From a cell to its entries: labels, role words, 等, and the words that join two names."""

from __future__ import annotations

import re
from functools import cache

from attrs import define, evolve

from gxfta_measures.model import Span
from gxfta_measures.wording.cell import PreparedCell
from gxfta_measures.wording.entries import SIGN, Entry, entries_in, plain_groups
from gxfta_measures.wording.lengths import LONGEST_STEM, REACH, SAYS_NOTHING
from gxfta_measures.wording.morphology import (
    MASK,
    class_nouns,
    ending,
    head_of,
    is_complete,
    is_place,
    is_placelike,
    role_start,
    starts_afresh,
    starts_with_known_place,
    traits,
)
from gxfta_measures.wording.vocabulary import either, known_places, words


@define
class Reading:
    """What the clauses of a cell say.

    Attributes:
        groups: The entries in order; those of one group share prefixes and suffixes.
        open_ended: Whether 等 says that there are more.
        scope: The part that names a scope, if one does.
    """

    groups: list[list[Entry]]
    open_ended: bool
    scope: Span | None


@cache
def _telling() -> re.Pattern[str]:
    """Finds any sign that a cell needs the full reader; without one, `plain_groups` is enough."""
    # Flat and of plain characters, so that the engine skips to the first ones of the words.
    telling = either("joins", "leads", "role-cores", "deadlines")[3:-1]
    return re.compile("|".join(["等", "：", "。", MASK, *"0123456789", telling]))


@cache
def _label_at_start() -> re.Pattern[str]:
    scope = either("scope-labels")
    nouns = f"{either('label-nouns')}|{either('role-cores')}"
    return re.compile(f"(?:(?P<scope>{scope})|(?P<role>[^，；。、：{MASK}]{{0,10}}?(?:{nouns})))：")


@cache
def _etc() -> re.Pattern[str]:
    """等 where it ends a list, with the class noun behind it that is no entry."""
    return re.compile(rf"等+(?:{class_nouns()})?(?=$|{MASK}|{either('joins')})")


@cache
def _deadline() -> re.Pattern[str]:
    """How a clause begins that says when, not who: 年内持续推进, 6月底前完成."""
    return re.compile(rf"\d{{1,4}}[年月]|{either('deadlines')}")


@cache
def _count_of_list() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,3}}个?{either('nouns')}$")


@cache
def _join() -> re.Pattern[str]:
    return re.compile(either("joins"))


@cache
def _towns_with_joins() -> list[tuple[str, int]]:
    """The towns with a joining word in their names, and where it stands there: 和田, 呼和浩特."""
    return [(town, found.start()) for town in known_places() for found in _join().finditer(town)]


@cache
def _bare_noun() -> re.Pattern[str]:
    return re.compile(f"{either('nouns')}(?:$|{either('joins')})")


@cache
def _only_divisions() -> re.Pattern[str]:
    return re.compile(f"(?:{either('divisions')}、?)+")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?P<lead>{either('leads')})|{either('joins')}")


_COUNT = re.compile(r"[\d一二三四五六七八九十]+个?")


def read(cell: PreparedCell) -> Reading:
    """The entries of a cell, each with its group and its role.

    >>> from gxfta_measures.wording.cell import prepare
    >>> [group[0].role for group in read(prepare("省商务厅牵头，省财政厅配合")).groups]
    ['牵头', '配合']
    """
    if not _telling().search(cell.shape):
        return Reading(plain_groups(cell.shape), open_ended=False, scope=None)
    reader = _Reader(cell)
    start = 0
    for sign in SIGN.finditer(cell.shape):
        reader.chunk(start, sign.start())
        start = sign.end()
        if sign[0] != "、":
            reader.end_group()
    reader.chunk(start, len(cell.shape.rstrip("：")))
    return Reading(reader.groups, reader.open_ended, reader.scope)


class _Reader:
    def __init__(self, cell: PreparedCell) -> None:
        self.plain = cell.plain
        self.shape = cell.shape
        self.groups: list[list[Entry]] = [[]]
        self.open_ended = False
        self.scope: Span | None = None
        self._unassigned: list[Entry] = []  # no role word has claimed them yet
        self._label: str | None = None
        self._in_scope = False

    def end_group(self) -> None:
        self.groups.append([])
        self._in_scope = False

    def chunk(self, start: int, stop: int) -> None:
        """Read what stands between two separators."""
        if not self._in_scope and not _telling().search(self.shape, start, stop):
            self._add(start, stop)
            return
        start = self._read_label(start, stop)
        if _deadline().match(self.shape, start, stop) and not is_complete(self._view(start, stop)):
            return
        if self._in_scope:
            self.scope = (self.scope[0] if self.scope else start, stop)
            return
        role = role_start(self.shape, start, stop)
        self._read_names(start, role)
        if role < stop and self._label is None:
            self._assign(self.plain[role:stop])

    def _before_count(self, start: int, stop: int) -> int:
        """Where the number of the bodies begins that a list ends with: 财政部、商务部2部门."""
        count = _count_of_list().search(self.shape, max(start, stop - REACH), stop)
        return count.start() if count and is_complete(self.shape[start : count.start()]) else stop

    def _read_label(self, start: int, stop: int) -> int:
        label = _label_at_start().match(self.shape, start, stop)
        if label is None:
            return start
        self._in_scope = label["scope"] is not None
        if not self._in_scope:
            self._label = self.plain[start : label.end("role")]
            self._unassigned = []
        return label.end()

    def _assign(self, role: str) -> None:
        for entry in self._unassigned:
            entry.role = entry.role or role
        self._unassigned = []

    def _read_names(self, start: int, stop: int) -> None:
        """Read the names of a chunk: up to 等, and behind it."""
        for found in _etc().finditer(self.shape, start, stop):
            self._read_joined(start, found.start())
            self.open_ended = True
            start = found.end()
        self._read_joined(start, stop)

    def _read_joined(self, start: int, stop: int) -> None:
        """Read the names between joining words."""
        start, stop = self._behind_lead(start, stop), self._before_count(start, stop)
        for join in _join().finditer(self.shape, start, stop):
            if not self._in_town(join) and self._joins(start, join, stop):
                self._add(start, join.start())
                start = join.end()
        self._add(start, stop)

    def _in_town(self, join: re.Match[str]) -> bool:
        return any(
            self.shape.startswith(town, join.start() - offset)
            for town, offset in _towns_with_joins()
            if offset <= join.start()
        )

    def _behind_lead(self, start: int, stop: int) -> int:
        lead = _lead().match(self.shape, start, stop)
        if lead is None or starts_with_known_place(self._view(start, stop)):
            return start
        behind = self._view(lead.end(), stop)
        if not starts_afresh(behind) and not (lead["lead"] and is_complete(behind)):
            return start
        goes_on = lead["lead"] and lead["lead"] not in words("clause-heads")
        while goes_on and len(self.groups) > 1 and not self.groups[-1]:
            self.groups.pop()  # 会同 goes on with the clause before it
        return lead.end()

    def _view(self, start: int, stop: int) -> str:
        return self.shape[start : min(stop, start + REACH)].rstrip(MASK)

    def _joins(self, start: int, join: re.Match[str], stop: int) -> bool:
        """Whether a word such as 和 stands between two names, not inside one."""
        left = self.shape[max(start, join.start() - REACH) : join.start()].rstrip(MASK)
        right = self._view(join.end(), stop)
        kind = traits(left).kind
        done = bool(kind) and len(left) > min(len(kind), SAYS_NOTHING)
        if starts_afresh(right):
            level = traits(right).level
            bare = left[len(head_of(left)) :]
            is_class = level and level[0] != "各" and right.startswith(level + "级")
            return (done or (is_placelike(bare) and len(bare) <= LONGEST_STEM)) and not is_class
        if not done or _bare_noun().match(right):
            return False
        return right in words("standing") or len(right) > len(traits(right).kind) + 1 > 1

    def _add(self, start: int, stop: int) -> None:
        if start == stop:
            return
        end = stop
        stop = self._before_bracket(start, stop)
        for entry in entries_in(self.shape, start, stop):
            self._append(entry)
        entry = self.groups[-1][-1]
        if stop < end:
            self._read_bracket(entry, end)
        self._read_inner_and_so_on(entry)
        if self._label is not None:
            self._assign(self._label)

    def _append(self, entry: Entry) -> None:
        self.groups[-1].append(entry)
        self._unassigned.append(entry)

    def _before_bracket(self, start: int, stop: int) -> int:
        """Where the bracket behind a name begins; 县（市、区） is part of a name."""
        if self.shape[stop - 1] != MASK:
            return stop
        before = start + len(self.shape[start:stop].rstrip(MASK))
        inside = self.plain[before + 1 : stop - 1]
        is_part = _only_divisions().fullmatch(inside) and ending(
            self.shape[start:before], "divisions"
        )
        return stop if is_part or before == start else before

    def _read_bracket(self, entry: Entry, end: int) -> None:
        inside = (entry.stop + 1, end - 1)
        words_inside = self.plain[inside[0] : inside[1]]
        entry.end = end
        bare = words_inside.removesuffix(ending(words_inside, "label-nouns"))
        if bare and role_start(bare, 0, len(bare)) == 0:
            entry.role = words_inside
        else:
            entry.qualifier = inside

    def _read_inner_and_so_on(self, entry: Entry) -> None:
        """柳州等市人民政府: the suffix behind 等 belongs to the places before it."""
        at = self.shape.find("等", entry.start + 1, entry.stop)
        if at < 0:
            return
        left = self.shape[max(entry.start, at - REACH) : at]
        count = _COUNT.match(self.shape, at + 1, entry.stop)
        is_place_name = starts_with_known_place(self._view(at + 1, entry.stop))  # 六盘水
        behind = count.end() if count and not is_place_name else at + 1
        right = self._view(behind, entry.stop)
        is_body = is_complete(right)
        if is_place(left) and is_body:
            entry.suffix, entry.suffix_source = (behind, entry.stop), entry
        elif not is_complete(left):
            return
        elif is_body and starts_afresh(right) and not right.startswith(words("class-starts")):
            self._append(evolve(entry, start=behind))  # a body of its own, not a suffix
        entry.stop = entry.end = at
        entry.qualifier = None
        self.open_ended = True
