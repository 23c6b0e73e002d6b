"""Classes of bodies that a list prints with signs inside: 各市、县（市、区）人民政府 is one entry.

So are 各委、办、厅、局 and 全市供水、燃气企业; in 各街道、区税务局 the second is a body of the 区.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import evolve

from gxfta_measures.wording.entries import Entry, Group
from gxfta_measures.wording.morphology import CORPS, MASK, area_of, ending
from gxfta_measures.wording.traits import is_complete, starts_afresh
from gxfta_measures.wording.vocabulary import either, words


def join_classes(shape: str, group: Group) -> Group:
    """The entries of a group, those that are parts of one class joined.

    >>> cell = "各委、办、厅、局"
    >>> parts = tuple(Entry(at, at + 1, at + 1) for at in (3, 5, 7))
    >>> [entry.word(cell) for entry in join_classes(cell, (Entry(0, 2, 2), *parts))]
    ['各委、办、厅、局']
    """
    return tuple(_joined(shape, group))


def _joined(shape: str, group: Group) -> Iterator[Entry]:
    """The entries of a group in order, 各委、办、厅、局 as the one that it is."""
    current = last = group[0]
    for entry in group[1:]:
        is_adjacent = shape[current.end : entry.start] == "、" and current.suffix is None
        if is_adjacent and _goes_on(shape, current, last, entry):
            current = evolve(entry, start=current.start)
        else:
            yield current
            current = entry
        last = entry
    yield current


#: What runs a 街道, named among divisions as if it were one.
_OFFICE = "办事处"


def _goes_on(shape: str, current: Entry, last: Entry, entry: Entry) -> bool:
    """Whether an entry is no name of its own but a part of the class before it."""
    word = entry.word(shape)
    if len(word) == 1 and (word in words("organs") or shape.startswith("各", current.start)):
        return True
    if word == _OFFICE and _is_divisions(shape, last):
        return True  # 各区、镇、办事处
    return _ends_class(last.word(shape), word) or _is_division(shape, last, entry)


def _is_division(shape: str, last: Entry, entry: Entry) -> bool:
    """Whether an entry goes on with the divisions of a class: 各市、县（市、区）人民政府."""
    word = entry.word(shape)
    begins = _division().match(shape, entry.start, entry.stop)
    if not begins or not _is_divisions(shape, last):
        return False
    if shape.startswith(("直", "属"), begins.end(), entry.stop) or "各" in word:
        return False  # 各乡镇、区级各部门
    if shape.startswith(("级有关", "级相关"), begins.end(), entry.stop):
        return False  # 各镇（街道）、区级有关部门
    if is_of_higher(word) and (word[0] == "省" or shape[last.end - 1] in ("区", MASK)):
        return False  # 各区、市有关部门
    # Classes descend: in 各街道、区税务局 the second is a body of the 区.
    townships = words("townships")
    return not last.word(shape).endswith(townships) or word.startswith(townships)


def is_of_higher(word: str) -> bool:
    """Whether a class is of a government that other classes stand below: 市有关部门.

    >>> is_of_higher("市有关部门"), is_of_higher("县有关部门")
    (True, False)
    """
    return word.startswith(("省有关", "市有关", "省相关", "市相关"))


@cache
def _class_of_divisions() -> re.Pattern[str]:
    every = "[一-龥]{0,8}?(?:各|有关|相关)(?:[一-龥]{2})?|全区|全省|全市"
    division = f"(?:{either('divisions')}[及和])?(?:{either('divisions')}|{CORPS})"
    return re.compile(rf"(?:{every})?{division}{MASK}*|各地{MASK}+")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(f"(?!{either('not-levels')})(?:{either('divisions')}|{CORPS})")


def _is_divisions(shape: str, entry: Entry) -> bool:
    return bool(_class_of_divisions().fullmatch(shape, entry.start, entry.end))


def _is_open_class(word: str) -> bool:
    """Whether a name begins a class and does not end it: 全市供水、燃气企业."""
    begins = word.startswith(("全市", "全省", "全区", "各", "有关", "相关", "所有"))
    return begins and len(word) > len("全市") and not is_complete(word) and not area_of(word)


def _ends_class(last: str, word: str) -> bool:
    """Whether a word ends the class that the one before it begins.

    So do 驻邕有关部门、单位, 中央、省属驻市单位 and 全市供水、燃气企业.
    """
    noun = ending(word, "nouns")
    if not noun:
        return False
    is_bare = word == noun and bool(ending(last, "nouns"))
    is_of_ranks = last == "中央" or bool(_of_ranks().search(last) and _stationed().match(word))
    return is_bare or is_of_ranks or (_is_open_class(last) and not starts_afresh(word))


@cache
def _of_ranks() -> re.Pattern[str]:
    """The higher of two ranks whose bodies lie in one place: 县府直属和[省、市驻埔各单位].

    Nor does 区属 end a class in 区属、驻区各单位.
    """
    return re.compile("(?:^|[和及])(?:中央|省|自治区)$|^[省市县区州]级?[属直]$")


@cache
def _stationed() -> re.Pattern[str]:
    return re.compile("(?:省|自治区|市)?(?:级|属|直)?[驻在]")
