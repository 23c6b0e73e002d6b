"""Questions about the words of one name: is it a place, how does it end.

No function here sees the list around the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gxfta_measures.system.memory import remembering
from gxfta_measures.wording.lengths import REACH
from gxfta_measures.wording.vocabulary import Section, either, known_places, words

#: Stands in the shape of a cell for every character of a bracket, the two signs included.
MASK = "\x01"
#: 新疆生产建设兵团, which stands among the provinces, as a pattern.
CORPS = "[一-龥]{0,8}?生产建设兵团"


def _by_first_character(starts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their first character: one look-up instead of hundreds."""
    index: dict[str, list[str]] = {}
    for word in sorted(starts):
        index.setdefault(word[0], []).append(word)
    return {first: tuple(found) for first, found in index.items()}


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    return _by_first_character(known_places())


@cache
def _starts() -> dict[str, tuple[str, ...]]:
    others = {*words("systems"), *words("banks"), *words("class-starts")}
    return _by_first_character({*known_places(), *others})


@cache
def by_last_character(section: Section) -> dict[str, tuple[str, ...]]:
    """The words of a section by their last character: one look-up instead of hundreds.

    >>> by_last_character("levels")["区"]
    ('自治区', '区')
    """
    index: dict[str, list[str]] = {}
    for word in words(section):
        index.setdefault(word[-1], []).append(word)
    return {last: tuple(found) for last, found in index.items()}


def ending(text: str, section: Section) -> str:
    """The longest word of a section that a text ends in, or nothing.

    >>> ending("自治区商务厅", "organs")
    '厅'
    """
    choice = by_last_character(section).get(text[-1:], ())
    if not text.endswith(choice):  # one question for all of them: most texts end in none
        return ""
    return next(filter(text.endswith, choice))


def starts_with_place(text: str) -> bool:
    """Whether a text begins with a place or a system that the table knows.

    >>> starts_with_place("南宁海关"), starts_with_place("市场监管局")
    (True, False)
    """
    return text.startswith(_starts().get(text[:1], ("\0",)))


def is_known_place(text: str) -> bool:
    """Whether a text is a place, or a river, that the table knows by its short name.

    >>> is_known_place("乌鲁木齐"), is_known_place("钦州港片区")
    (True, False)
    """
    return text in known_places()


def starts_with_known_place(text: str) -> bool:
    """Whether a text begins with a place that the table knows by its short name.

    >>> starts_with_known_place("钦州港海关"), starts_with_known_place("中国人民银行")
    (True, False)
    """
    return text.startswith(_towns().get(text[:1], ("\0",)))


def area_of(text: str) -> str:
    """The word for a division or a zone that a text ends in, or nothing.

    >>> area_of("钦州港片区"), area_of("延边州"), area_of("钦州")
    ('片区', '州', '')
    """
    word = ending(text, "zones") or ending(text, "areas")
    return "" if word == "州" and not is_known_place(text.removesuffix(word)) else word


def is_place(text: str) -> bool:
    """Whether a text is a place or an area: a known name, or a word such as 片区 at its end.

    >>> is_place("乌鲁木齐"), is_place("钦州港片区"), is_place("中央")
    (True, True, False)
    """
    return is_known_place(text) or bool(area_of(text))


def is_placelike(text: str) -> bool:
    """Whether a text is a place, or begins with one (钦州港).

    >>> is_placelike("钦州港"), is_placelike("文化")
    (True, False)
    """
    return is_place(text) or starts_with_known_place(text)


def known_place_of(text: str) -> str:
    """The longest place known by its short name that a text begins with, or nothing.

    >>> known_place_of("钦州港海关"), known_place_of("自治区商务厅")
    ('钦州港', '')
    """
    towns = _towns().get(text[:1], ())
    return max(filter(text.startswith, towns), key=len, default="")


@cache
def _area() -> re.Pattern[str]:
    return re.compile(f"(?!{either('not-levels')}){either('areas', 'zones')}")


def starts_with_area(text: str) -> bool:
    """Whether a text begins with the word for a division or a zone: 市人民政府.

    >>> starts_with_area("市人民政府"), starts_with_area("市场监管局")
    (True, False)
    """
    return _area().match(text) is not None


@cache
def _head() -> re.Pattern[str]:
    zone = rf"(?:中国{MASK}+|[一-龥]{{2,3}})?{either('zone-heads')}"
    return re.compile(rf"(?:{zone}|{either('branch-heads')})(?=[一-龥])")


def head_of(text: str) -> str:
    """The zone or system whose areas or branches a list names behind it, or nothing.

    >>> head_of("广西自贸试验区南宁片区"), head_of("中国人民银行崇左市分行")
    ('广西自贸试验区', '中国人民银行')
    """
    found = _head().match(text)
    return found[0] if found else ""


@remembering(answers=8192)
def kind_of(text: str) -> tuple[str, Section | None]:
    """The word for a kind of body that a text ends in, and its section; nothing if there is none.

    >>> kind_of("自治区人民政府"), kind_of("文化")
    (('人民政府', 'organs'), ('', None))
    """
    kinds = _kinds()
    for word, section in kinds.get(text[-2:], ()) + kinds.get(text[-1:], ()):
        if text.endswith(word):
            # 烟台 is no 台.
            is_none = section == "not-organs" or (len(word) == 1 and is_known_place(text[-2:]))
            return ("", None) if is_none else (word, section)
    return ("", None)


@cache
def _kinds() -> dict[str, tuple[tuple[str, Section], ...]]:
    """The words for kinds of body by their last two characters, each with its section."""
    index: dict[str, list[tuple[str, Section]]] = {}
    sections: tuple[Section, ...] = ("not-organs", "others", "nouns", "organs")
    for section in sections:
        for word in words(section):
            index.setdefault(word[-2:], []).append((word, section))
    # 国家安全部 ends in 安全部, and not in 全部.
    longest = {end: sorted(found, key=lambda one: -len(one[0])) for end, found in index.items()}
    return {end: tuple(found) for end, found in longest.items()}


@cache
def class_nouns() -> str:
    """The class noun behind 等 with the words before it, as a pattern.

    >>> bool(re.fullmatch(f"等{class_nouns()}", "等12个有关部门和单位"))
    True
    """
    noun = either("nouns")
    before_noun = rf"(?!{noun})(?:{either('etc-words')}|[\d一二三四五六七八九十])"
    return rf"(?<!{either('not-and-so-on')}等)(?:{before_noun})*+{noun}(?:[和及]{noun})*+"


#: What a line end may cut in two and a name does not end with: 有 关单位, 会 同省财政厅.
_CUT: tuple[Section, ...] = (
    "divisions",
    "governments",
    "joins",
    "label-nouns",
    "label-words",
    "leads",
    "level-tails",
    "nouns",
    "organs",
    "role-cores",
    "tasks",
)


@cache
def _halves() -> dict[str, tuple[tuple[str, str], ...]]:
    """The ways to cut words in two, by the characters on both sides of the cut."""
    index: dict[str, set[tuple[str, str]]] = {}
    for word in (word for section in _CUT for word in words(section)):
        for at in range(1, len(word)):
            index.setdefault(word[at - 1 : at + 1], set()).add((word[:at], word[at:]))
    return {seam: tuple(halves) for seam, halves in index.items()}


def cuts_a_word(before: str, after: str) -> bool:
    """Whether the end of one text and the beginning of the next are the halves of a word.

    >>> cuts_a_word("各有", "关单位"), cuts_a_word("市商务局", "市财政局")
    (True, False)
    """
    halves = _halves().get(before[-1:] + after[:1], ())
    return any(before.endswith(left) and after.startswith(right) for left, right in halves)


@cache
def _tasks() -> dict[str, tuple[str, ...]]:
    return _by_first_character({*words("tasks"), "和", "与", "及"})


def names_a_task(text: str) -> bool:
    """Whether a text is made of words for what a government does, and of nothing else.

    >>> names_a_task("住房和城乡建设"), names_a_task("滇池"), names_a_task("")
    (True, False, True)
    """
    if len(text) > REACH:
        return False
    tasks = _tasks()
    reached = {0}
    for start, first in enumerate(text):
        if start in reached:
            found = [word for word in tasks.get(first, ()) if text.startswith(word, start)]
            reached.update([start + len(word) for word in found])
    return len(text) in reached
