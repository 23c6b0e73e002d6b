"""Seams: whether a name goes on behind a blank, or the line that ends there ends a name.

国家外汇管理局 广西分局 and 各有 关单位 go on; 省商务厅 省财政厅 are two.
"""

from __future__ import annotations

import re
from functools import cache

from gxfta_measures.wording.lengths import SAYS_NOTHING
from gxfta_measures.wording.morphology import (
    CORPS,
    MASK,
    class_nouns,
    cuts_a_word,
    ending,
    head_of,
    is_place,
    is_placelike,
    kind_of,
    starts_with_area,
    starts_with_known_place,
)
from gxfta_measures.wording.roles import role_start
from gxfta_measures.wording.traits import is_complete, starts_afresh, traits
from gxfta_measures.wording.vocabulary import either, words

#: What no name ends in: 省政府各 部门, 各直 属机构.
_NO_END = re.compile("(?:[各和及与直属]|有关|相关|以上|驻[一-龥])$")
_NO_BEGINNING = re.compile(
    r"级|以上|际联席|[部厅局委](?=办公[厅室])|常委会|常务委员会|\d{1,3}[余多]?[个家]"
)


@cache
def _and_so_on() -> re.Pattern[str]:
    return re.compile(f"等+(?=(?:{either('etc-words')})*$)")


@cache
def _class_behind() -> re.Pattern[str]:
    return re.compile(f"{class_nouns()}{MASK}*(?=$|{either('joins')})")


def is_cut(before: str, after: str) -> bool:
    """Whether a line ends in the middle of a name, a word, or the class behind 等.

    >>> is_cut("各有", "关单位"), is_cut("省商务厅等", "部门"), is_cut("省商务厅", "省财政厅")
    (True, True, False)
    """
    if _NO_END.search(before) or _NO_BEGINNING.match(after):
        return True
    if after.startswith(words("joins")) and not starts_with_known_place(after):
        return True
    if begun := _and_so_on().search(before):
        behind = before[begun.end() :] + after
        is_suffix = starts_with_area(behind) and is_placelike(before[: begun.start()])
        noun = _class_behind().match(behind)  # 荆门等 市人民政府; 等国务院 相关部门
        return noun is not None or is_suffix or (bool(after) and not is_complete(after))
    is_seam = starts_afresh(after) and ends_name(before)
    return not is_seam and cuts_a_word(before, after)


def runs_on(before: str, after: str) -> bool:
    """Whether a name that seems to be at its end goes on behind a blank.

    >>> runs_on("国家外汇管理局", "广西分局"), runs_on("省商务厅", "省财政厅")
    (True, False)
    """
    is_peer = starts_afresh(after) and not _rest_of_class().fullmatch(after)
    after = after.rstrip(MASK)
    if traits(before + after).level == before:
        return not (is_peer and is_many(before))  # 南宁市 财政局, but 各镇街 天河区教育局
    if ending(before, "zone-heads"):
        return "片区" in after and not head_of(after)
    if starts_with_known_place(after) and ending(after, "branches"):
        return bool(ending(before, "branch-heads")) or _has_branches(before)
    if _class_at_end().search(before):  # 各市 （州）政府, 各市 商务局
        return not is_peer and not after.startswith("各")
    level = traits(before).level
    if not level.startswith("各") and _is_government(before) and _of_government().match(after):
        return traits(after).level in ("", "各")  # 省委 组织部, 市政府 各部门
    return _is_inner(before, after) or _is_rest(before, after)


def _is_inner(before: str, after: str) -> bool:
    """Whether a class is of the body before it: 省局机关 各处室, 联席会议 有关成员单位."""
    if before == "中央军委":
        return bool(kind_of(after)[0])
    is_whole = before.endswith(("机关", "联席会议", "领导小组", "各地"))
    return is_whole and _inner_class().match(after) is not None


@cache
def _inner_class() -> re.Pattern[str]:
    return re.compile("(?:各|有关|相关|其他)(?:处室|科室|部门|部委|司局|委办局|厅局|成员单位)")


def _is_government(name: str) -> bool:
    """Whether a name is a government or a party committee: 省政府, 中共海南省委, 国务院."""
    kind = ending(name, "governments")
    place = name.removesuffix(kind)
    return name == "国务院" or (
        kind != "" and (place in ("", traits(name).level) or is_place(place))
    )


def _has_branches(name: str) -> bool:
    """Whether the branches of a body are named after it: 中国铁塔 江西省分公司."""
    if name.endswith(("银行", "铁路局", "总局", "总署")) and not traits(name).level:
        return True
    operator = name.removeprefix("中国")
    return name in (*words("systems"), *words("banks")) or operator in words("operators")


def is_many(name: str) -> bool:
    """Whether a level is one that a list may name by itself: a class, or the corps.

    >>> is_many("各镇街"), is_many("省")
    (True, False)
    """
    return name.startswith("各") or bool(re.fullmatch(CORPS, name))


def _is_rest(before: str, after: str) -> bool:
    """Whether what stands behind a blank is no name, but the rest of one: 管理局, 集团有限公司."""
    kind = kind_of(before)[0]
    for length in (1, 2):  # 部 门, 委 员会
        longer = kind_of(before + after[:length])[0][:-length]
        if longer and kind and longer.endswith(kind):
            return True
    if ending(before, "zones") and ends_zone(before, after):
        return True  # 产业园 区
    alone = traits(after)
    is_bare = after in words("endings-of-names")
    in_zone = bool(alone.kind) and not alone.own and bool(ending(before, "zones"))
    return is_bare or in_zone or after.startswith(("管理", "员会", "局", "委员"))


def ends_zone(before: str, after: str) -> bool:
    """Whether the first character behind a blank is the last of a zone: 各经开 区管委会.

    >>> ends_zone("各经开", "区管委会")
    True
    """
    return len(ending(before + after[:1], "zones")) > len(ending(before, "zones"))


@cache
def _rest_of_class() -> re.Pattern[str]:
    return re.compile(f"(?:{either('divisions')}|{MASK})+(?:{either('governments')}|人民)?")


@cache
def _of_government() -> re.Pattern[str]:
    others = f"直属|所属|[一-龥]{{0,12}}(?:办公[厅室]|研究室|督查室|办|国资委)$|{either('party')}$"
    return re.compile(f"(?:各|有关|相关)(?!{either('divisions', 'areas')})|{others}")


def ends_name(text: str) -> bool:
    """Whether a text ends as a name in a list does: with a kind, a class, a zone or a role word.

    >>> ends_name("省商务厅"), ends_name("各市"), ends_name("文化")
    (True, True, False)
    """
    if _class_at_end().search(text):
        return True
    if len(text) <= SAYS_NOTHING and not traits(text).level and not _is_short_body(text):
        return False  # 北部 湾港
    if role_start(text, 0, len(text)) < len(text) or text.endswith("等"):
        return True
    return is_complete(text) or bool(ending(text, "zones"))


def _is_short_body(text: str) -> bool:
    return len(text) == SAYS_NOTHING and text in words("organs")  # 妇联


@cache
def _class_at_end() -> re.Pattern[str]:
    return re.compile(f"各(?:{either('divisions')}{MASK}*、)*{either('divisions')}$")
