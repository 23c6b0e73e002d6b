"""Blanks in a cell: layout inside a name, or the sign between two names.

In 国家外汇管理局 广西分局 the blank means nothing; in 商务部 财政部 it separates.
"""

from __future__ import annotations

import re
from functools import cache

from gxfta_measures.text import BLANKS
from gxfta_measures.wording.lengths import REACH, SAYS_NOTHING
from gxfta_measures.wording.morphology import (
    CORPS,
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
from gxfta_measures.wording.vocabulary import either, words

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
        if _is_between_labels(last, whole, stop, firm=firm) or _separates(last, ahead, firm=firm):
            shape[start], kept[start] = "，", True
            before = ""


def _is_between_labels(before: str, whole: str, at: int, *, firm: bool) -> bool:
    """Whether a label begins behind a blank; in 牵头 单位： it has begun before."""
    has_begun = bool(before) and role_start(before, 0, len(before)) == 0
    is_whole = firm or not before or _ends_name(before.rstrip(MASK))
    return is_whole and not has_begun and bool(_label_ahead().match(whole, at))


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
    if len(before) == 1:
        return before in words("organs") and starts_afresh(after)  # 各委、办、厅、局 市商务局
    # 各镇街 各县（区）人民政府: each 各 begins a class of its own.
    is_class = before.startswith("各") and after.startswith("各")
    is_peer = _is_many(before) and starts_afresh(after) and not _ends_zone(before, after)
    is_at_end = is_peer or _ends_name(before.rstrip(MASK))
    if not after or after.startswith(MASK) or not is_at_end:
        return False
    if not is_class and _runs_on(before.rstrip(MASK), after):
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


def _runs_on(before: str, after: str) -> bool:
    """Whether a name that seems to be at its end goes on behind a blank."""
    is_peer = starts_afresh(after) and not _rest_of_class().fullmatch(after)
    if traits(before + after).level == before:
        return not (is_peer and _is_many(before))  # 南宁市 财政局, but 各镇街 天河区教育局
    if ending(before, "zone-heads"):
        return "片区" in after and not head_of(after)
    if starts_with_known_place(after) and ending(after, "branches"):
        return bool(ending(before, "branch-heads")) or before in words("systems")
    if _class_at_end().search(before):  # 各市 （州）政府, 各市 商务局
        return not is_peer and not after.startswith("各")
    level = traits(before).level
    rest = "" if level.startswith("各") else before.removeprefix(level)
    if rest in (*words("governments"), "国务院") and _of_government().match(after):
        return True  # 省委 组织部, 市政府 各部门
    return _is_rest(before, after)


def _is_many(name: str) -> bool:
    """Whether a level is one that a list may name by itself: a class, or the corps."""
    return name.startswith("各") or bool(re.fullmatch(CORPS, name))


def _is_rest(before: str, after: str) -> bool:
    """Whether what stands behind a blank is no name, but the rest of one: 管理局, 集团有限公司."""
    kind, section = kind_of(before)
    for length in (1, 2):  # 部 门, 委 员会
        longer = kind_of(before + after[:length])[0][:-length]
        if longer and kind and longer.endswith(kind):
            return True
    if ending(before, "zones") and _ends_zone(before, after):
        return True  # 产业园 区
    bare = before.removeprefix(traits(before).level)
    whole, alone = traits(bare + after), traits(after)
    if whole.is_task and not alone.is_task and not alone.level:
        return True  # 人力资源社 会保障部
    if section == "nouns" and before.removesuffix(kind) in words("levels") and alone.is_task:
        return True  # 市地方 金融监管局
    is_bare = after in words("endings-of-names")
    in_zone = alone.is_task and not alone.own and bool(ending(before, "zones"))
    return is_bare or in_zone or after.startswith(("管理", "员会", "局", "委员"))


def _ends_zone(before: str, after: str) -> bool:
    """Whether the first character behind a blank is the last of a zone: 各经开 区管委会."""
    return len(ending(before + after[:1], "zones")) > len(ending(before, "zones"))


@cache
def _rest_of_class() -> re.Pattern[str]:
    return re.compile(f"(?:{either('divisions')}|{MASK})+(?:{either('governments')}|人民)?")


@cache
def _of_government() -> re.Pattern[str]:
    others = f"直属|所属|办公[厅室]$|{either('party')}$"
    return re.compile(f"(?:各|有关|相关)(?!{either('divisions', 'areas')})|{others}")


def _are_peers(before: str, after: str) -> bool:
    """Whether no name is an inner body of the other: 教育部 科技部, 商务部办公厅 财政部办公厅."""
    if ending(before, "national-kinds") or before[-2:] == after[-2:]:
        return True
    return bool(ending(after, "national-kinds")) and traits(before + after).party != before


def _ends_name(text: str) -> bool:
    if _class_at_end().search(text):
        return True
    if text in words("nouns"):
        return True  # 院校
    if len(text) <= SAYS_NOTHING and not traits(text).level and not _is_short_body(text):
        return False  # 北部 湾港
    if role_start(text, 0, len(text)) < len(text) or text.endswith("等"):
        return True
    return is_complete(text) or bool(ending(text, "zones"))


def _is_short_body(text: str) -> bool:
    return len(text) == SAYS_NOTHING and text in words("organs")  # 妇联


@cache
def _class_at_end() -> re.Pattern[str]:
    return re.compile(f"各{either('divisions')}$")


def _name_in(text: str) -> str:
    """The first name of a text, without the role words, 等 and the bracket behind it."""
    name = _SIGN.split(text, maxsplit=1)[0]
    name = name[: role_start(name, 0, len(name))]
    return _etc_at_end().sub("", name).rstrip(MASK)
