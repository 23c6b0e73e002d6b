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
    is_place,
    kind_of,
)
from gxfta_measures.wording.roles import label_within, role_start
from gxfta_measures.wording.seams import ends_name, ends_zone, is_cut, is_many, runs_on
from gxfta_measures.wording.traits import is_complete, starts_afresh, traits
from gxfta_measures.wording.vocabulary import either, words

_BLANK_RUN = re.compile(f"(?:(?!{MASK}){BLANKS})+")
_SIGN = re.compile("[，；。、：]")
# A name that is printed s p a c e d out: 科　技　部.
_SPACED = re.compile(f"(?:[一-龥]{BLANKS}+)+[一-龥](?![一-龥])")


@cache
def _label_ahead() -> re.Pattern[str]:
    sections = either("label-nouns", "role-cores", "scope-labels", "remark-labels")
    return re.compile(f"[一-龥]{{0,10}}?{sections}：(?!$)")


@cache
def _label_begun() -> re.Pattern[str]:
    words_of_labels = either("label-words", "role-cores", "role-modifiers")
    return re.compile(f"(?:{words_of_labels}|完成|办理|整改|目标)+")


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
        last = _last_name(before)
        if _is_between_labels(last, whole, stop, firm=firm) or _separates(last, ahead, firm=firm):
            shape[start], kept[start] = "，", True
            before = ""


@cache
def _class_before() -> re.Pattern[str]:
    return re.compile(f"各(?:{either('divisions')}{MASK}*、)+{either('divisions')}{MASK}*$")


def _last_name(before: str) -> str:
    """The name before a blank; 、 stands inside a class: 各市、县."""
    found = _class_before().search(before)
    return found[0] if found else _SIGN.split(before)[-1]


def _is_between_labels(before: str, whole: str, at: int, *, firm: bool) -> bool:
    """Whether a label begins behind a blank; in 牵头 单位： it has begun before."""
    if not _label_ahead().match(whole, at) or _label_begun().fullmatch(before):
        return False
    # In 责 任单位： no label begins, for none begins so.
    is_label = firm and label_within().match(whole, at) is not None
    return is_label or not before or ends_name(before.rstrip(MASK))


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
    after = _first_name(ahead)
    if is_cut(before, after):
        return False
    return _parts(before, ahead, after, firm=firm)


def _parts(before: str, ahead: str, after: str, *, firm: bool) -> bool:
    """Whether what stands before a blank is a name, and so is what stands behind it."""
    if len(before) == 1:
        return before in words("organs") and starts_afresh(after)  # 各委、办、厅、局 市商务局
    # 各镇街 各县（区）人民政府: each 各 begins a class of its own.
    is_class = before.startswith("各") and after.startswith("各")
    is_peer = is_many(before) and starts_afresh(after) and not ends_zone(before, after)
    is_at_end = is_peer or ends_name(before.rstrip(MASK))
    if not after or after.startswith(MASK) or not is_at_end:
        return False
    if not is_class and runs_on(before.rstrip(MASK), after):
        return False
    if is_class or starts_afresh(_name_in(_BLANK_RUN.sub("", ahead))) or is_place(after):
        return True
    kind = kind_of(after)[0]
    is_word = len(kind) > 1 and after not in words("endings-of-names")  # 妇联, 扶贫办
    is_name = bool(kind) and (len(after) > len(kind) + 1 or is_word)
    return is_name and (firm or _are_peers(before, after))


def _first_name(ahead: str) -> str:
    """The first name behind a blank, which another blank may part: 工 业和信息化部."""
    first, *others = _BLANK_RUN.split(ahead, maxsplit=2)
    name = _name_in(first)
    is_whole = not others or is_complete(name) or _SIGN.search(first)
    return (
        name
        if is_whole or not is_complete(_name_in(first + others[0]))
        else _name_in(first + others[0])
    )


def _are_peers(before: str, after: str) -> bool:
    """Whether no name is an inner body of the other: 教育部 科技部, 商务部办公厅 财政部办公厅."""
    if ending(before, "national-kinds") or before[-2:] == after[-2:]:
        return True
    return bool(ending(after, "national-kinds")) and traits(before + after).party != before


def _name_in(text: str) -> str:
    """The first name of a text, without the role words, 等 and the bracket behind it."""
    name = _SIGN.split(text, maxsplit=1)[0]
    name = name[: role_start(name, 0, len(name))]
    return _etc_at_end().sub("", name).rstrip(MASK)
