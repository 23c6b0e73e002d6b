"""Words beside the names: what bodies do (牵头), labels (责任单位：), and remarks (年底前完成)."""

from __future__ import annotations

import re
from functools import cache

from gxfta_measures.wording.lengths import REACH
from gxfta_measures.wording.morphology import MASK, ending
from gxfta_measures.wording.traits import is_complete
from gxfta_measures.wording.vocabulary import either, words

_NO_SIGN = f"[^，；。、：{MASK}]"


def role_start(shape: str, start: int, stop: int) -> int:
    """Where the role words at the end of a part begin; *stop* where there are none.

    >>> role_start("省商务厅牵头", 0, 6), role_start("省商务厅按职责分工负责", 0, 11)
    (4, 4)
    """
    if shape[stop - 1 : stop] not in _last_characters():
        return stop
    begin, has_core, weak = stop, False, True
    while begin > start:
        said = shape[max(start, begin - REACH) : begin]
        core = ending(said, "role-cores")
        found = core or ending(said, "role-modifiers")
        if not found:
            break
        has_core = has_core or bool(core)
        weak = weak and (not core or core in words("weak-roles"))
        begin -= len(found)
    if weak and has_core and begin > start and not _ends_in_name(shape[start:begin]):
        return stop
    is_cut = begin == start + 1 and shape[start] not in _one_character_names()  # 经协办
    return begin if has_core and not is_cut else stop


@cache
def _one_character_names() -> frozenset[str]:
    """What one character may name before a role word: 省负责, 市县 of which 县落实."""
    return frozenset({*words("divisions"), *words("organs"), MASK, "等"})


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in (*words("role-cores"), *words("role-modifiers")))


def _ends_in_name(text: str) -> bool:
    return text.endswith("等") or is_complete(text.rstrip(MASK))


@cache
def label_at() -> re.Pattern[str]:
    """A label with its colon: of a scope, of a remark, of bodies in a role, or any other.

    >>> label_at().match("牵头单位：省商务厅")["role"], label_at().match("完成时限：年底")["remark"]
    ('牵头单位', '完成时限')
    """
    scope, remark = (
        either("scope-labels"),
        f"(?!{_NO_SIGN}*(?:单位|部门)){_NO_SIGN}{{0,6}}?{either('remark-labels')}",
    )
    nouns = f"{either('label-nouns')}|{either('role-cores')}|责任"
    return re.compile(
        f"(?:第[一-龥0-9]{{1,3}}?组)?(?:(?P<scope>{scope})|(?P<remark>{remark})"
        f"|(?P<role>{_NO_SIGN}{{0,10}}?(?:{nouns}){MASK}*)|(?P<title>{_NO_SIGN}{{2,14}}))：+"
    )


@cache
def label_within() -> re.Pattern[str]:
    """A label that follows a name without a sign: 省商务厅配合单位：省财政厅.

    >>> label_within().search("省商务厅配合单位：省财政厅").start()
    4
    """
    doing = either("role-cores", "label-words")
    scope, remark = either("scope-labels"), either("remark-labels")
    time = f"(?:完成|办理|整改|落实|实施|目标)?{remark}"
    who = f"(?:{doing})+{either('label-nouns')}|(?:部门|任务|职责)分工"
    return re.compile(f"(?:{who}|{scope}|{time})：")


@cache
def label_without_colon() -> re.Pattern[str]:
    """A label that runs on into the first name: 牵头单位省商务厅.

    >>> label_without_colon().match("牵头单位省商务厅")[0]
    '牵头单位'
    """
    label = f"(?:{either('label-words')})+(?:单位|部门)"
    return re.compile(f"(?P<label>{label})(?!{either('joins')})(?:是|为|包括|有|由)?")


@cache
def about_the_list() -> re.Pattern[str]:
    """What is said of a whole list and names nobody: 排在首位的为牵头单位，下同."""
    return re.compile("下同|排名|排在|排序|(?:第一|[首前])[^，；。、]{0,8}为牵头|不分先后")


@cache
def remark_head() -> re.Pattern[str]:
    """How a remark begins that runs to the end of its sentence: 以下均需…, 不再列出."""
    return re.compile(either("remark-heads"))


@cache
def deadline() -> re.Pattern[str]:
    """How a clause begins that says when, not who: 年内持续推进, 6月底前完成.

    >>> bool(deadline().match("2023年6月底前完成"))
    True
    """
    number = r"\d{1,4}(?:[—-]\d{1,4})?(?:[年月日]|个月|季度|个工作日|天)"
    return re.compile(rf"[每并且]?(?:{number}|第?[一二三四]季度|{either('deadlines')})")


@cache
def _when_or_how() -> re.Pattern[str]:
    return re.compile(f"{deadline().pattern}|{remark_head().pattern}")


def says_when_or_how(shape: str, start: int, stop: int) -> bool:
    """Whether a part says when or how, and names nobody.

    >>> says_when_or_how("2023年6月底前完成", 0, 10), says_when_or_how("2022年世界杯组委会", 0, 11)
    (True, False)
    """
    if about_the_list().search(shape, start, stop):
        return True
    begins = _when_or_how().match(shape, start, stop)
    return begins is not None and not is_complete(shape[start:stop].rstrip(MASK))
