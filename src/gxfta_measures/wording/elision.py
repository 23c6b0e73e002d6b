"""Restoring what a list leaves out: which entries are one class, then suffixes, then prefixes.

In 省商务厅、财政厅 the second is 省财政厅; in 南宁、北海市人民政府 the first is 南宁市人民政府;
各市、县（市、区）人民政府 is one class of bodies and nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gxfta_measures.wording.entries import Entry
from gxfta_measures.wording.morphology import CORPS, MASK
from gxfta_measures.wording.prefixes import inherit_heads, inherit_prefixes
from gxfta_measures.wording.suffixes import share_suffixes
from gxfta_measures.wording.vocabulary import either, words


def restore(shape: str, groups: list[list[Entry]]) -> list[Entry]:
    """The entries of a cell, each with its elided prefix and suffix.

    >>> from gxfta_measures.wording.entries import plain_groups
    >>> cell = "省商务厅、财政厅"
    >>> [entry.prefix for entry in restore(cell, plain_groups(cell))]
    [None, (0, 1)]
    """
    restored: list[Entry] = []
    for group in groups:
        if len(group) > 1 or (group and group[0].suffix):
            joined = list(_join_classes(shape, group))
            share_suffixes(shape, joined)
            inherit_heads(shape, joined)
            inherit_prefixes(shape, joined)
            restored += joined
        else:
            restored += group
    return restored


# Classes of bodies: 各市、县（市、区）人民政府 and 各委、办、厅、局 are one entry each.


@cache
def _class_of_divisions() -> re.Pattern[str]:
    every = "[一-龥]{0,8}?(?:各|有关|相关)(?:[一-龥]{2})?|全区|全省|全市"
    return re.compile(rf"(?:{every})?(?:{either('divisions')}|{CORPS}){MASK}*")


@cache
def _division() -> re.Pattern[str]:
    return re.compile(f"(?!{either('not-levels')})(?:{either('divisions')}|{CORPS})")


def _join_classes(shape: str, members: list[Entry]) -> Iterator[Entry]:
    current = last = members[0]
    for entry in members[1:]:
        is_part = _is_organ(shape, entry) or _goes_on_with(shape, last, entry)
        if is_part and shape[current.end : entry.start] == "、" and current.suffix is None:
            current.stop, current.end = entry.stop, entry.end
            current.qualifier, current.role = entry.qualifier, entry.role
        else:
            yield current
            current = entry
        last = entry
    yield current


def _goes_on_with(shape: str, last: Entry, entry: Entry) -> bool:
    if not _begins_so(shape, entry) or not _is_divisions(shape, last):
        return False
    # Classes descend: in 各街道、区税务局 the second is a body of the 区.
    townships = words("townships")
    return not last.word(shape).endswith(townships) or entry.word(shape).startswith(townships)


def _is_divisions(shape: str, entry: Entry) -> bool:
    return bool(_class_of_divisions().fullmatch(shape, entry.start, entry.end))


def _begins_so(shape: str, entry: Entry) -> bool:
    return bool(_division().match(shape, entry.start, entry.stop))


def _is_organ(shape: str, entry: Entry) -> bool:
    return entry.stop - entry.start == 1 and shape[entry.start] in words("organs")
