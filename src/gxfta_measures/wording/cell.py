"""A cell prepared for reading: every character of it can be traced to the printed text.

Three strings of one length would be easy to confuse, so they live in one value. `shape`
is what the grammar looks at: full-width punctuation, brackets masked, no stray blanks.
`plain` has the printed characters at the same positions, and `places` says where in the
printed text each of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import define

from gxfta_measures.text import BLANKS
from gxfta_measures.wording.morphology import (
    MASK,
    class_nouns,
    ending,
    head_of,
    is_complete,
    is_place,
    kind_of,
    role_start,
    starts_afresh,
    starts_with_town,
    traits,
)
from gxfta_measures.wording.vocabulary import either

#: No name is longer, so a decision in the middle of a cell needs no wider view.
REACH = 40

# A mask that is printed would be taken for ours, so it counts as a blank.
_FULL_WIDTH = str.maketrans(",;:()[]〔〕［］【】/／" + MASK, "，；：（）（）（）（）（）、、 ")
_UNUSUAL = re.compile("[^一-龥、，；。：]")
# Numbers of the entries of a list, 1.省商务厅；（二）省财政厅, which separate and are in no name.
_NUMERAL = re.compile(
    rf"(?:(?:^|(?<=[，；。、：,;:])|(?<={BLANKS}))\d{{1,2}}[.．、)）]"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]|[①-⑳])"
    rf"{BLANKS}*(?=[一-龥])"
)
_BEHIND_NAME = re.compile(rf"(?![，；。、：,;:]|{BLANKS}).")
_BRACKET = re.compile(r"[（）]")
_BLANK_RUN = re.compile(f"(?:(?!{MASK}){BLANKS})+")
_SIGN = re.compile("[，；。、：]")
# A name that is printed s p a c e d out: 科　技　部.
_SPACED = re.compile(f"(?:[一-龥]{BLANKS}+)+[一-龥](?![一-龥])")


@define
class Cell:
    """The printed text beside the form in which it is read.

    Attributes:
        text: The cell as printed.
        shape: What the grammar reads.
        plain: The printed characters at the positions of `shape`.
        places: Their positions in `text`; None where they are the same.
    """

    text: str
    shape: str
    plain: str
    places: tuple[int, ...] | None

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The printed span of a part of `shape`.

        >>> prepare("商 务厅").span(0, 3)
        (0, 4)
        """
        if self.places is None:
            return (start, stop)
        return (self.places[start], self.places[stop - 1] + 1)

    def spans(self, start: int, stop: int) -> tuple[tuple[int, int], ...]:
        """The printed spans of a part of `shape`, without what was left out of it.

        >>> prepare("商 务厅").spans(0, 3)
        ((0, 1), (2, 4))
        """
        if self.places is None:
            return ((start, stop),) if start < stop else ()
        found: list[list[int]] = []
        for place in self.places[start:stop]:
            if found and found[-1][1] == place:
                found[-1][1] = place + 1
            else:
                found.append([place, place + 1])
        return tuple((first, last) for first, last in found)

    def printed(self, start: int, stop: int) -> str:
        """The printed words of a part of `shape`, without what was left out of it.

        >>> prepare("商 务厅").printed(0, 3)
        '商务厅'
        """
        return self.plain[start:stop]


def prepare(text: str) -> Cell:
    """The cell of a printed text.

    >>> prepare("自治区 商务厅(口岸办)").plain
    '自治区商务厅(口岸办)'
    """
    if not _UNUSUAL.search(text):
        return Cell(text, text, text, None)
    shape = list(text.translate(_FULL_WIDTH))
    kept = [True] * len(text)
    for numeral in _NUMERAL.finditer(text):
        start, stop = numeral.span()
        shape[start:stop] = " " * (stop - start)
        kept[start:stop] = [False] * (stop - start)
        if _BEHIND_NAME.search(text, max(0, start - 1), start):
            shape[start], kept[start] = "，", True
    _mask_brackets(text, shape, kept)
    _settle_blanks(shape, kept)
    places = tuple(place for place, stays in enumerate(kept) if stays)
    return Cell(
        text,
        "".join(shape[place] for place in places),
        "".join(text[place] for place in places),
        places,
    )


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


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(either("remarks"))


def _mask_brackets(text: str, shape: list[str], kept: list[bool]) -> None:
    pairs = list(_pairs("".join(shape)))
    if len(pairs) == 1 and not _outside(text, *pairs[0]):
        # The whole cell stands in brackets: they enclose the list and are no part of it.
        start, stop = pairs[0]
        shape[start] = shape[stop - 1] = " "
        pairs = list(_pairs("".join(shape)))
    for start, stop in pairs:
        shape[start:stop] = MASK * (stop - start)
        if _remark().match(text, start + 1):
            kept[start:stop] = [False] * (stop - start)


def _outside(text: str, start: int, stop: int) -> str:
    return (text[:start] + text[stop:]).strip()


@cache
def _label() -> re.Pattern[str]:
    return re.compile(f"[一-龥]{{0,10}}?{either('label-nouns', 'role-cores', 'scope-labels')}：")


def _settle_blanks(shape: list[str], kept: list[bool]) -> None:
    """Turn each run of blanks into a separator, or leave it out."""
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
        if _label().match(whole, stop) or _separates(_SIGN.split(before)[-1], ahead, firm=firm):
            shape[start], kept[start] = "，", True
            before = ""


def _close_up(ahead: str) -> str:
    spaced = _SPACED.match(ahead)
    return _BLANK_RUN.sub("", spaced[0]) + ahead[spaced.end() :] if spaced else ahead


@cache
def _and_so_on() -> re.Pattern[str]:
    return re.compile(f"等+(?:{class_nouns()})?$")


def _separates(before: str, ahead: str, *, firm: bool) -> bool:
    """Whether a blank stands between two names, not inside one."""
    after = _name_in(_BLANK_RUN.split(ahead, maxsplit=1)[0])
    if not after or not _ends_name(before.rstrip(MASK)):
        return False
    if ending(before, "zone-heads") and "片区" in after and not head_of(after):
        return False
    if starts_afresh(_name_in(_BLANK_RUN.sub("", ahead))) or is_place(after):
        # 国家外汇管理局 广西分局 is one name.
        is_branch = starts_with_town(after) and ending(after, "branches")
        return not (is_branch and ending(before, "branch-heads"))
    is_name = len(after) > len(kind_of(after)) + 1 > 1
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
    return _and_so_on().sub("", name).rstrip(MASK)
