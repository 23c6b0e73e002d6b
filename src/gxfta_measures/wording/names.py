"""The names of one clause: cut at 等, at words that join, and at brackets.

省商务厅、省财政厅和省税务局等部门 ends in two names and 等, which opens the list; the class noun
behind 等 is no name. 文化和旅游部 is one name, for 文化 is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import evolve, frozen

from gxfta_measures.wording.entries import Borrowed, Entry, Group, entries_in
from gxfta_measures.wording.lengths import LONGEST_STEM, LONGEST_UNKNOWN_PLACE, REACH, SAYS_NOTHING
from gxfta_measures.wording.morphology import (
    CORPS,
    MASK,
    area_of,
    ending,
    head_of,
    is_place,
    is_placelike,
    starts_with_area,
    starts_with_known_place,
)
from gxfta_measures.wording.roles import role_start
from gxfta_measures.wording.traits import is_complete, starts_afresh, traits
from gxfta_measures.wording.vocabulary import Section, either, known_places, words


@frozen
class Names:
    """The names of a clause.

    Attributes:
        entries: The names, in order.
        open_ended: Whether 等 says that there are more.
        goes_on: Whether the clause begins with 会同 or the like, and goes on with the one before.
    """

    entries: Group
    open_ended: bool = False
    goes_on: bool = False


def names_in(shape: str, plain: str, start: int, stop: int) -> Names:
    """The names in a part without signs and role words.

    Args:
        shape: The shape of the cell.
        plain: Its printed characters.
        start: Where the part begins.
        stop: Where it ends.

    >>> cell = "省商务厅和省财政厅等部门"
    >>> names = names_in(cell, cell, 0, len(cell))
    >>> [entry.word(cell) for entry in names.entries], names.open_ended
    (['省商务厅', '省财政厅'], True)
    """
    if not _joining().search(shape, start, stop) and not _lead().match(shape, start, stop):
        return Names(_with_bracket(shape, plain, start, stop))
    begin, goes_on = start, _behind_lead(shape, start, stop)[1]
    entries: list[Entry] = []
    open_ended = False
    for found in _and_so_on().finditer(shape, begin, stop):
        entries += _joined(shape, plain, begin, found.start())
        open_ended, begin = True, found.end()
    entries += _joined(shape, plain, begin, stop)
    cut = [part for entry in entries for part in _cut_at_and_so_on(shape, entry)]
    return Names(tuple(cut), open_ended or cut != entries, goes_on)


@cache
def _joining() -> re.Pattern[str]:
    """Finds any sign that a part is more than a name: a word that joins, 等, a number."""
    joins = "".join({word[0] for word in words("joins")})
    return re.compile(f"[等{joins}0-9]")


@cache
def _and_so_on() -> re.Pattern[str]:
    """等 where it ends a list, with the class behind it that is no entry: 等相关部门（单位）."""
    noun, joins = either("nouns"), either("joins")
    no_word = "".join(f"(?<!{word}等)" for word in words("not-and-so-on"))
    own = f"{either('levels')}|各|国|中央|中直|中省|[^等、，；。：{MASK}]{{0,4}}[驻直属]"
    other = f"(?:(?!{own})[^等、，；。：{MASK}]{{1,6}}?)?{noun}"
    divisions = f"(?:[^等、，；。：{MASK}]{{0,8}}县{MASK}+)?"  # 等21个县（市、区）直单位
    own_words = f"(?!{joins}){divisions}[^等、，；。：{MASK}]{{0,24}}?"
    tail = f"{own_words}{noun}(?:[和及与或]{other})*+{MASK}*"
    return re.compile(rf"等+(?:{no_word}{tail}|{MASK}+)?(?=$|{joins})")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?P<lead>{either('leads')})|{either('joins')}")


def _behind_lead(shape: str, start: int, stop: int) -> tuple[int, bool]:
    """Where the names begin behind 由, 会同 and the like; and whether they go on with others."""
    found = _lead().match(shape, start, stop)
    if found is None or starts_with_known_place(_view(shape, start, stop)):
        return start, False
    behind = _view(shape, found.end(), stop)
    if not starts_afresh(behind) and not (found["lead"] and is_complete(behind)):
        return start, False
    return found.end(), bool(found["lead"]) and found["lead"] not in words("clause-heads")


def _view(shape: str, start: int, stop: int) -> str:
    return shape[start : min(stop, start + REACH)].rstrip(MASK)


# Words that join: 和, 及, 与, 会同.


@cache
def _join() -> re.Pattern[str]:
    return re.compile(either("joins"))


@cache
def _places_with_joins() -> list[tuple[str, int]]:
    """The places with a joining word in their names, and where: 和田, 呼和浩特."""
    return [(name, found.start()) for name in known_places() for found in _join().finditer(name)]


@cache
def _corps() -> re.Pattern[str]:
    return re.compile(CORPS)


@cache
def _bare_noun() -> re.Pattern[str]:
    return re.compile(f"{either('nouns')}(?:$|{either('joins')})")


@cache
def _count_of_list() -> re.Pattern[str]:
    noun = rf"[^\d、，；和]{{0,6}}?{either('nouns')}"
    return re.compile(rf"\d{{1,3}}[余多]?[个家]?{noun}(?:[和及]{noun})?$")


def _joined(shape: str, plain: str, start: int, stop: int) -> Iterator[Entry]:
    """The names between joining words, each with its bracket."""
    start, _ = _behind_lead(shape, start, stop)
    stop = _before_count(shape, start, stop)
    for join in _join().finditer(shape, start, stop):
        if not _is_in_place(shape, join) and _separates(shape, start, join, stop):
            yield from _with_bracket(shape, plain, start, join.start())
            start = join.end()
    yield from _with_bracket(shape, plain, start, stop)


def _before_count(shape: str, start: int, stop: int) -> int:
    """Where the number of the bodies begins that a list ends with: 财政部、商务部2部门."""
    count = _count_of_list().search(shape, max(start, stop - REACH), stop)
    return count.start() if count and is_complete(shape[start : count.start()]) else stop


def _is_in_place(shape: str, join: re.Match[str]) -> bool:
    """Whether a joining word is part of the name of a place: 和 of 呼和浩特."""
    return any(
        shape.startswith(name, join.start() - offset)
        for name, offset in _places_with_joins()
        if offset <= join.start()
    )


def _separates(shape: str, start: int, join: re.Match[str], stop: int) -> bool:
    """Whether a word such as 和 stands between two names, not inside one."""
    left = shape[max(start, join.start() - REACH) : join.start()].rstrip(MASK)
    right = _view(shape, join.end(), stop)
    kind = traits(left).kind
    done = bool(kind) and (len(left) > min(len(kind), SAYS_NOTHING) or left in words("standing"))
    if (done and join[0] == "会同") or _are_areas(left, right):
        return True
    if _corps().match(right) and left.endswith(words("divisions")):
        return False  # 各省、自治区、直辖市及新疆生产建设兵团财政厅（局）
    if starts_afresh(right):
        level = traits(right).level
        bare = left[len(head_of(left)) :]
        is_class = level and level[0] != "各" and level.endswith("级")
        is_area = _is_named(left, "townships") or (is_placelike(bare) and len(bare) <= LONGEST_STEM)
        return (done or is_area) and not is_class
    if not done or join[0] == "联合" or _bare_noun().match(right):
        return False  # 妇女联合会, 部门联合“双随机”
    if left.startswith("各") and left.endswith("委") and right in words("governments"):
        return False  # 各县市委和人民政府
    return right in words("standing") or len(right) > len(traits(right).kind) + 1 > 1


def _are_areas(left: str, right: str) -> bool:
    """Whether both sides of a joining word are townships, or zones, with names of their own.

    So are 渡舟街道及葛兰镇; 经济技术开发区和高新区 says less.
    """
    kinds: tuple[Section, ...] = ("townships", "zones")
    is_class = left.startswith(words("class-starts"))
    return not is_class and any(_is_named(left, kind) and _is_named(right, kind) for kind in kinds)


def _is_named(text: str, kind: Section) -> bool:
    """Whether a text has words of its own before the word for its kind: 葛兰 in 葛兰镇."""
    area = ending(text, kind)
    return bool(area) and len(text) > len(area) + 1


# Brackets behind a name: a role, a qualifier, or part of the name.


@cache
def _only_divisions() -> re.Pattern[str]:
    return re.compile(f"(?:{either('divisions')}、?)+")


def _with_bracket(shape: str, plain: str, start: int, stop: int) -> Group:
    """The names of a part: one with its bracket, or several that are glued together."""
    if start == stop:
        return ()
    before = _before_bracket(shape, plain, start, stop)
    if before == stop:
        return entries_in(shape, start, stop)
    *others, last = entries_in(shape, start, before)
    inside = (before + 1, stop - 1)
    said = plain[slice(*inside)]
    bare = said.removesuffix(ending(said, "label-nouns"))
    if bare and role_start(bare, 0, len(bare)) == 0:
        return (*others, evolve(last, end=stop, role=inside))
    # 市教育局（市财政局配合）: who does what is open.
    is_sure = role_start(said, 0, len(said)) == len(said)
    return (*others, evolve(last, end=stop, qualifier=inside, is_sure=is_sure))


def _before_bracket(shape: str, plain: str, start: int, stop: int) -> int:
    """Where the bracket behind a name begins; 县（市、区） is part of a name."""
    if shape[stop - 1] != MASK:
        return stop
    before = start + len(shape[start:stop].rstrip(MASK))
    inside = plain[before + 1 : stop - 1]
    is_class = ending(shape[start:before], "divisions") or shape[start:before] == "各地"
    is_part = is_class and _only_divisions().fullmatch(inside)
    return stop if is_part or before == start else before


# 等 inside a name: 柳州等市人民政府.

_COUNT = re.compile(
    r"[\d一二三四五六七八九十]+个?|(?:边境|沿边|沿海|试点|重点|有关|相关)(?=[省市县区])"
)


def _cut_at_and_so_on(shape: str, entry: Entry) -> Iterator[Entry]:
    """An entry up to 等: what follows is the suffix of the places before it, or a further name."""
    at = shape.find("等", entry.start + 1, entry.stop)
    if at < 0:
        yield entry
        return
    left = shape[max(entry.start, at - REACH) : at]
    behind = _behind_count(shape, at + 1, entry.stop)
    right = _view(shape, behind, entry.stop)
    is_body = is_complete(right)
    is_stem = is_place(left) or (len(left) <= LONGEST_UNKNOWN_PLACE and starts_with_area(right))
    shortened = evolve(entry, stop=at, end=at, qualifier=None)
    if is_stem and is_body:
        # 乐东、保亭等市县政府; 四川、贵州等省（区、市）人民政府
        is_sure = not (starts_with_area(right[1:]) or right.startswith(MASK, 1))
        area = area_of(left)  # 德阳市等13个市人民政府
        behind += len(area) if area and right.startswith(area) else 0
        borrowed = Borrowed((behind, entry.stop), (entry.start, at), is_sure)
        yield evolve(shortened, suffix=borrowed)
    elif not is_complete(left):
        yield entry
    else:
        yield shortened
        if is_body and starts_afresh(right) and not right.startswith(words("class-starts")):
            yield evolve(entry, start=behind)  # a body of its own, not a suffix


def _behind_count(shape: str, start: int, stop: int) -> int:
    """Where the name goes on behind 等 and a number: 柳州、桂林等3市人民政府."""
    count = _COUNT.match(shape, start, stop)
    is_name = starts_with_known_place(_view(shape, start, stop))  # 六盘水
    return count.end() if count and not is_name else start
