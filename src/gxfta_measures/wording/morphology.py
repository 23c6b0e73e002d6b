"""Questions about one name: its level, its kind of body, whether it is a place.

No function here sees the list around the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import define

from gxfta_measures.memory import remembering
from gxfta_measures.wording.vocabulary import Section, either, known_places, provinces, words

#: Stands in the shape of a cell for every character of a bracket, the two signs included.
MASK = "\x01"
#: 新疆生产建设兵团, which stands among the provinces, as a pattern.
CORPS = "[一-龥]{2,8}?生产建设兵团"


@define
class Traits:
    """What the grammar needs to know of the words of one entry.

    Attributes:
        level: The government level that it begins with and that carries over (自治区).
        party: The level with its party committee (自治区党委), or nothing.
        own: Whether it begins with a level, place or system of its own.
        kind: The word for a kind of body that it ends in, or nothing.
        takes_level: Whether it may get a level from a body before it in the list.
    """

    level: str
    party: str
    own: bool
    kind: str
    takes_level: bool


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
def _by_last_character(section: Section) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in words(section):
        index.setdefault(word[-1], []).append(word)
    return {last: tuple(found) for last, found in index.items()}


def ending(text: str, section: Section) -> str:
    """The longest word of a section that a text ends in, or nothing.

    >>> ending("自治区商务厅", "organs")
    '厅'
    """
    for word in _by_last_character(section).get(text[-1:], ()):
        if text.endswith(word):
            return word
    return ""


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
    return max((town for town in towns if text.startswith(town)), key=len, default="")


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


def starts_afresh(text: str) -> bool:
    """Whether a text begins with a level, place or system of its own.

    >>> starts_afresh("市民政局"), starts_afresh("市场监管局")
    (True, False)
    """
    return traits(text).own


def kind_of(text: str) -> str:
    """The word for a kind of body that a text ends in, or nothing.

    >>> kind_of("自治区人民政府"), kind_of("文化")
    ('人民政府', '')
    """
    return _kind_of(text)[0]


def is_complete(text: str) -> bool:
    """Whether a text ends as the name of a body does.

    >>> is_complete("自治区商务厅"), is_complete("文化")
    (True, False)
    """
    return bool(traits(text).kind)


@cache
def _level_pattern() -> re.Pattern[str]:
    """A level, a named government (南宁市) or a class of governments (各市), at the start."""
    towns = "|".join(map(re.escape, words("cities")))
    full = "|".join(re.escape(name) for name in provinces() if name[-1] in "省市区")
    # One look at the first character spares the engine hundreds of names.
    known = "".join({name[0] for name in (*words("cities"), *provinces())})
    no_county = rf"[一-龥]{{0,4}}{either('areas', 'zones')}?(?<=[园社片发税范验业新灾]区)"
    county = rf"(?!{no_county})[一-龥]{{1,4}}?[区县]"
    named = rf"(?:(?=[{known}])(?:{full}|(?:{towns})(?:自治州|地区|市|州|盟))|{CORPS})"
    township = "[镇乡](?=人民政府|政府|党委)|街道(?=办事处|党工委)"
    unnamed = rf"[一-龥]{{2,3}}(?:自治[县旗]|[县旗盟]|市(?![场政容])|{township})"
    classes = rf"各(?:(?:{either('divisions')}|{CORPS}){MASK}*[、和及]?)+(?<![、和及])"
    return re.compile(
        rf"(?!{either('not-levels')})"
        rf"(?P<level>(?:{either('levels')}|{named}(?:{county})?|{classes}|{unnamed})"
        rf"(?:{either('level-tails')}(?!机关))?)(?P<party>{either('party-heads')}(?=[一-龥]))?"
    )


@cache
def _own_zone() -> re.Pattern[str]:
    """A zone or place with a name of its own, known or not: 浦东新区政府."""
    area = either("zones", "localities")
    return re.compile(f"(?!{area})[一-龥]{{2,6}}?{area}(?=[一-龥])")


@remembering(answers=8192)
def traits(text: str) -> Traits:
    """What the grammar needs to know of an entry.

    >>> traits("自治区党委宣传部").party
    '自治区党委'
    >>> traits("市场监管局").level
    ''
    """
    found = _level_pattern().match(text)
    level, party = found.groups("") if found else ("", "")
    if len(level) == len(text):
        level = ""
    kind, section = _kind_of(text)
    return Traits(
        level,
        level + party if level and party else "",
        bool(level or starts_with_place(text) or _own_zone().match(text)),
        kind,
        section in {"nouns", "organs"},
    )


@cache
def _kinds() -> dict[str, tuple[tuple[str, str], ...]]:
    """The words for kinds of body by their last two characters, each with its section."""
    index: dict[str, list[tuple[str, str]]] = {}
    sections: tuple[Section, ...] = ("not-organs", "others", "nouns", "organs")
    for section in sections:
        for word in words(section):
            index.setdefault(word[-2:], []).append((word, section))
    return {end: tuple(found) for end, found in index.items()}


def _kind_of(text: str) -> tuple[str, str]:
    kinds = _kinds()
    for word, section in kinds.get(text[-2:], ()) + kinds.get(text[-1:], ()):
        if text.endswith(word):
            # 烟台 is no 台.
            is_none = section == "not-organs" or (len(word) == 1 and is_known_place(text[-2:]))
            return ("", "") if is_none else (word, section)
    return ("", "")


def role_start(shape: str, start: int, stop: int) -> int:
    """Where the role words at the end of a part begin; *stop* where there are none.

    >>> role_start("省商务厅牵头", 0, 6)
    4
    """
    cores, modifiers = words("role-cores"), words("role-modifiers")
    begin, has_core = stop, False
    while begin > start:
        core = _word_before(shape, cores, start, begin)
        found = core or _word_before(shape, modifiers, start, begin)
        if not found:
            break
        has_core = has_core or bool(core)
        begin -= len(found)
    return begin if has_core else stop


def _word_before(shape: str, choice: tuple[str, ...], start: int, stop: int) -> str:
    if not shape.endswith(choice, start, stop):
        return ""
    return next(word for word in choice if shape.endswith(word, start, stop))


@cache
def class_nouns() -> str:
    """The class noun behind 等 with the words before it, as a pattern.

    >>> bool(re.fullmatch(f"等{class_nouns()}", "等12个有关部门和单位"))
    True
    """
    noun = either("nouns")
    before_noun = rf"(?!{noun})(?:{either('etc-words')}|[\d一二三四五六七八九十])"
    return rf"(?<!{either('not-and-so-on')}等)(?:{before_noun})*+{noun}(?:[和及]{noun})*+"
