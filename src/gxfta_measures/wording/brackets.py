"""Brackets and quotation marks: what they hold is masked, so that no sign in it separates.

A pair around a whole list is layout; a pair behind a name or in the middle of it belongs to
the name; a remark in brackets (以下简称…) is left out of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gxfta_measures.text import BLANKS
from gxfta_measures.wording.lengths import LONGEST_QUOTATION, REACH, SHORTEST_LIST
from gxfta_measures.wording.morphology import MASK
from gxfta_measures.wording.roles import about_the_list, deadline, role_start
from gxfta_measures.wording.traits import is_complete
from gxfta_measures.wording.vocabulary import either

#: Stands for a separating sign within quotation marks: “双随机、一公开”.
QUIET = "·"
_BRACKET = re.compile("[（）]")
_BLANK = re.compile(BLANKS)
_QUOTED = re.compile(
    "|".join(
        f"{left}[^{left}{right}]{{1,{LONGEST_QUOTATION}}}{right}"
        for left, right in ("“”", "‘’", "「」", "『』", "《》", "〈〉", '""')
    )
)
_SIGN_WITHIN = re.compile("[，；。、：]")
_BEFORE_LIST = re.compile(rf"(?:^|[，；。、：]){BLANKS}*$")
_BEHIND_LIST = re.compile(rf"{BLANKS}*(?:[，；。、：]|$)")


def settle_brackets(text: str, shape: list[str], kept: list[bool]) -> None:
    """Mask what brackets and quotation marks hold, and drop the pairs around whole lists.

    Args:
        text: The cell as printed.
        shape: The characters of the cell as the grammar reads them; changed in place.
        kept: Which of them stay; changed in place.

    >>> text = "（商务部“放、管、服”办）"
    >>> shape, kept = list(text), [True] * len(text)
    >>> settle_brackets(text, shape, kept)
    >>> "".join(shape)
    ' 商务部“放·管·服”办 '
    """
    for quoted in _QUOTED.finditer("".join(shape)):
        start, stop = quoted.span()
        shape[start:stop] = _SIGN_WITHIN.sub(QUIET, quoted[0])
    for box in _boxed_label().finditer(text) if "】" in text else ():
        if not _begins_clause(text, box.start()):  # 【牵头单位】省商务厅【配合单位】省财政厅
            shape[box.start()], shape[box.end() - 1] = "；", "："
    for _ in range(2):  # a pair around a list may hold such pairs; deeper ones are in no document
        _open_lists(shape)
    for start, stop in _pairs("".join(shape)):
        if _scope().match(text, start + 1, stop) or _has_bodies_in_role(shape, start, stop):
            shape[start] = shape[stop - 1] = "，"  # 南宁海关（适用范围：全区） is two clauses
            continue
        shape[start:stop] = MASK * (stop - start)
        is_remark = _is_remark(text[start + 1 : stop - 1])
        is_remark = is_remark or about_the_list().search(text, start, stop) is not None
        for at in range(start, stop):
            kept[at] = not is_remark and not _BLANK.match(text, at)


def _has_bodies_in_role(shape: list[str], start: int, stop: int) -> bool:
    """Whether bodies in brackets do something else than those before: 商务局牵头（财政局配合）."""
    before = "".join(shape[max(0, start - REACH) : start])
    inside = "".join(shape[start + 1 : stop - 1])
    role = role_start(inside, 0, len(inside))
    bodies = inside[:role]
    has_bodies = role < len(inside) and (is_complete(bodies) or bodies.startswith("各"))
    return has_bodies and role_start(before, 0, len(before)) < len(before)


def _pairs(shape: str) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets; a sign without its fellow is an ordinary character."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for sign in _BRACKET.finditer(shape):
        if sign[0] == "（":
            opened.append(sign.start())
        elif opened:
            pairs.append((opened.pop(), sign.start() + 1))
    outer = 0
    for start, stop in sorted(pairs):
        if start >= outer:
            yield start, stop
            outer = stop


def _open_lists(shape: list[str]) -> None:
    """Turn pairs around lists, and lone brackets at the ends of clauses, into blanks."""
    whole = "".join(shape)
    paired: set[int] = set()
    for start, stop in _pairs(whole):
        paired |= {start, stop - 1}
        inside = whole[start + 1 : stop - 1]
        is_role = bool(inside) and role_start(inside, 0, len(inside)) == 0
        is_role = is_role or _label().fullmatch(inside) is not None
        if (is_role or len(inside) >= SHORTEST_LIST) and _begins_clause(whole, start):
            shape[start] = " "
            shape[stop - 1] = "：" if is_role else _end_of_list(whole, stop)
    depth = 0
    for sign in _BRACKET.finditer(whole):
        at = sign.start()
        if at in paired:
            depth += 1 if sign[0] == "（" else -1
        elif not depth and (_begins_clause(whole, at) or _BEHIND_LIST.match(whole, at + 1)):
            shape[at] = " "


def _begins_clause(whole: str, at: int) -> bool:
    return bool(_BEFORE_LIST.search(whole, max(0, at - 4), at))


def _end_of_list(whole: str, stop: int) -> str:
    return " " if _BEHIND_LIST.match(whole, stop) else "；"


@cache
def _label() -> re.Pattern[str]:
    """A label in brackets before a list: 【责任单位】省商务厅."""
    return re.compile(f"(?:{either('label-words')})+{either('label-nouns')}")


@cache
def _boxed_label() -> re.Pattern[str]:
    return re.compile(f"【(?:{either('label-words', 'role-cores')})+{either('label-nouns')}】")


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(either("remarks"))


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(f"{either('scope-labels')}[：:]")


def _is_remark(inside: str) -> bool:
    said = _BLANK.sub("", inside[:REACH])
    if role_start(said, 0, len(said)) == 0 and not said.endswith("分工"):
        return False  # 市发改委、市商务局（按职责分工负责）
    return bool(_remark().match(said) or deadline().match(said))
