"""Blanks in a cell: layout inside a name, or the sign between two names.

In 国家外汇管理局 广西分局 the blank means nothing; in 商务部 财政部 it separates.
"""

from __future__ import annotations

import re
from functools import cache

from gxfta_measures.text import BLANKS
from gxfta_measures.wording.lengths import REACH
from gxfta_measures.wording.morphology import (
    MASK,
    class_nouns,
    ending,
    head_of,
    is_place,
    kind_of,
    starts_with_known_place,
)
from gxfta_measures.wording.roles import role_start
from gxfta_measures.wording.traits import is_complete, starts_afresh, traits
from gxfta_measures.wording.vocabulary import either

_BLANK_RUN = re.compile(f"(?:(?!{MASK}){BLANKS})+")
_SIGN = re.compile("[，；。、：]")
# A name that is printed s p a c e d out: 科　技　部.
_SPACED = re.compile(f"(?:[一-龥]{BLANKS}+)+[一-龥](?![一-龥])")


@cache
def _label_ahead() -> re.Pattern[str]:
    sections = either("label-nouns", "role-cores", "scope-labels", "remark-labels")
    return re.compile(f"[一-龥]{{0,10}}?{sections}：")


def settle_blanks(shape: list[str], kept: list[bool]) -> None:
    """Turn each run of blanks into a separator, or leave it out.

    Args:
        shape: The characters of the cell as the grammar reads them; changed in place.
        kept: Which of them stay; changed in place.

    >>> shape, kept = list("商务部 财政部"), [True] * 7
    >>> settle_blanks(shape, kept)
    >>> "".join(shape)
    '商务部，财政部'
    """
    whole = "".join(shape)
    read = 0
    before = ""
    for run in _BLANK_RUN.finditer(whole):
        start, stop = run.span()
        kept[start:stop] = [False] * (stop - start)
        before = (before + whole[read:start])[-REACH:]
        read = stop
        ahead = _close_up(whole[stop : stop + REACH])
        firm = stop - start > 1 or run[0] != " "
        last = _SIGN.split(before)[-1]
        if _is_between_labels(last, whole, stop) or _separates(last, ahead, firm=firm):
            shape[start], kept[start] = "，", True
            before = ""


def _is_between_labels(before: str, whole: str, at: int) -> bool:
    """Whether a label begins behind a blank; in 牵头 单位： it has begun before."""
    has_begun = bool(before) and role_start(before, 0, len(before)) == 0
    return not has_begun and bool(_label_ahead().match(whole, at))


def _close_up(ahead: str) -> str:
    spaced = _SPACED.match(ahead)
    return _BLANK_RUN.sub("", spaced[0]) + ahead[spaced.end() :] if spaced else ahead


@cache
def _etc_at_end() -> re.Pattern[str]:
    return re.compile(f"等+(?:{class_nouns()})?$")


def _separates(before: str, ahead: str, *, firm: bool) -> bool:
    """Whether a blank stands between two names, not inside one."""
    if before and role_start(before, 0, len(before)) == 0:
        return False  # 牵头 单位：
    after = _name_in(_BLANK_RUN.split(ahead, maxsplit=1)[0])
    if not after or not _ends_name(before.rstrip(MASK)):
        return False
    if ending(before, "zone-heads") and "片区" in after and not head_of(after):
        return False
    if starts_afresh(_name_in(_BLANK_RUN.sub("", ahead))) or is_place(after):
        # 国家外汇管理局 广西分局 is one name.
        is_branch = starts_with_known_place(after) and ending(after, "branches")
        return not (is_branch and ending(before, "branch-heads"))
    is_name = len(after) > len(kind_of(after)[0]) + 1 > 1
    return is_name and (firm or _are_peers(before, after))


def _are_peers(before: str, after: str) -> bool:
    """Whether no name is an inner body of the other: 教育部 科技部, 商务部办公厅 财政部办公厅."""
    if ending(before, "national-kinds") or before[-2:] == after[-2:]:
        return True
    return bool(ending(after, "national-kinds")) and traits(before + after).party != before


def _ends_name(text: str) -> bool:
    known = ending(text, "zones") or ending(text, "role-cores") or _class_at_end().search(text)
    return is_complete(text) or bool(known) or text.endswith("等")


@cache
def _class_at_end() -> re.Pattern[str]:
    return re.compile(f"各{either('divisions')}$")


def _name_in(text: str) -> str:
    """The first name of a text, without the role words, 等 and the bracket behind it."""
    name = _SIGN.split(text, maxsplit=1)[0]
    name = name[: role_start(name, 0, len(name))]
    return _etc_at_end().sub("", name).rstrip(MASK)
