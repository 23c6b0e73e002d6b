"""One name as a whole: its level, its kind of body, and whether it says by itself whose it is.

No function here sees the list around the name.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from gxfta_measures.system.memory import remembering
from gxfta_measures.wording.lengths import LONGEST_TOWN
from gxfta_measures.wording.morphology import (
    CORPS,
    MASK,
    ending,
    kind_of,
    names_a_task,
    starts_with_place,
)
from gxfta_measures.wording.vocabulary import either, provinces, words


@frozen
class Traits:
    """What the grammar needs to know of the words of one entry.

    Attributes:
        level: The government, or the zone, that it begins with and that carries over (自治区).
        party: The level with its party committee (自治区党委), or nothing.
        own: Whether it begins with a level, place or system of its own.
        kind: The word for a kind of body that it ends in, or nothing.
        takes_level: Whether it may get a level from a body before it in the list.
        is_task: Whether its words say only what the body does (发展改革委), so that whose it
            is must stand before it.
        lacks_nothing: Whether it prints all that a list could have left out of it, as most
            names do: 市财政局, but neither 财政局 nor 市人民政府.
        is_unfinished: Whether it may be the first part of a class, or share the suffix of
            another name: 南宁, 各委.
        lacks_level: Whether it does not say whose it is: 财政厅.
        prints_level: Whether it says of which government it is: 省财政厅, but not 各市财政局.
        is_regional: Whether that is a province or region, which has 厅 where towns have 局.
    """

    level: str
    party: str
    own: bool
    kind: str
    takes_level: bool
    is_task: bool
    lacks_nothing: bool
    is_unfinished: bool
    lacks_level: bool
    prints_level: bool
    is_regional: bool


@remembering(answers=8192)
def traits(text: str) -> Traits:
    """What the grammar needs to know of an entry.

    >>> traits("自治区党委宣传部").party
    '自治区党委'
    >>> traits("市场监管局").level, traits("滨江区政府").level
    ('', '滨江区')
    >>> traits("财政厅").lacks_level, traits("南宁").is_unfinished
    (True, True)
    """
    kind, section = kind_of(text)
    found = _level_pattern().match(text)
    level, party = found.groups("") if found else ("", "")
    if len(level) == len(text):
        level = ""
    if level:
        is_task, own = False, True
    else:
        is_task = bool(kind) and _is_task(text, kind)
        place = "" if is_task else _place_before(text)
        own = bool(place) or _is_of_system(text, kind, is_task=is_task)
        if place and section == "organs" and _governs(text[len(place) :]):
            level = place
    is_local_branch = kind.endswith(("分局", "机关")) and is_task and text not in words("shared")
    may_be_governed = section in _GOVERNED or is_local_branch
    # Who says whose it is, or only what it does, needs no look at the middle of its name.
    takes_level = may_be_governed and (own or is_task or not _holds_region().search(text))
    return Traits(
        level=level,
        party=level + party if level and party else "",
        own=own,
        kind=kind,
        takes_level=takes_level,
        is_task=is_task,
        lacks_nothing=bool(kind) and level in words("levels") and not _is_standing(text, level),
        is_unfinished=not kind or len(text) <= len("各委") or _is_open(text),
        lacks_level=not own and _lacks_level(text, kind, is_task=is_task and takes_level),
        prints_level=bool(level) and not level.startswith("各"),
        is_regional=_is_regional(level),
    )


#: The sections of the words for kinds of body that a level of government may have.
_GOVERNED = frozenset({"nouns", "organs"})


def _is_of_system(text: str, kind: str, *, is_task: bool) -> bool:
    """Whether a name begins with a place or a system that the table knows, or is a ministry's."""
    is_local = is_task and kind in words("local-offices")  # 铁路办 is no office of the railway
    return (starts_with_place(text) and not is_local) or _is_foreign(text)


def _lacks_level(text: str, kind: str, *, is_task: bool) -> bool:
    """Whether a name of tasks, or of an organ of the party, does not say whose it is: 组织部."""
    return (is_task and not _is_inner(text, kind)) or text in words("party")


def _is_standing(text: str, level: str) -> bool:
    rest = text.removeprefix(level)
    return rest in words("governments") or rest in words("standing")


def _is_open(text: str) -> bool:
    return bool(ending(text, "site-kinds") or ending(text, "nouns")) or text.endswith("银行")


def _is_inner(text: str, kind: str) -> bool:
    return bool(ending(text, "divisions-of-bodies") or ending(kind, "nouns"))


def starts_afresh(text: str) -> bool:
    """Whether a text begins with a level, place or system of its own.

    >>> starts_afresh("市民政局"), starts_afresh("市场监管局")
    (True, False)
    """
    return traits(text).own


def is_complete(text: str) -> bool:
    """Whether a text ends as the name of a body does.

    >>> is_complete("自治区商务厅"), is_complete("文化")
    (True, False)
    """
    return bool(kind_of(text)[0])


def _is_regional(level: str) -> bool:
    return level != "" and (level.endswith(("省", "自治区")) or level in provinces())


@cache
def _level_pattern() -> re.Pattern[str]:
    """A level, a named government (南宁市) or a class of governments (各市), at the start."""
    cities = words("cities")
    towns = "|".join(map(re.escape, cities))
    full = "|".join(re.escape(name) for name in provinces() if name[-1] in "省市区")
    # One look at the first character spares the engine hundreds of names.
    known = "".join({name[0] for name in (*cities, *provinces())})
    county = rf"(?!{_NO_COUNTY})[一-龥]{{1,4}}?[区县]"
    named = rf"(?:(?=[{known}])(?:{full}|(?:{towns})(?:自治州|地区|市|州|盟))|{CORPS})"
    township = "[镇乡](?=人民政府|政府|党委)|街道(?=办事处|党工委)"
    unnamed = rf"(?!.?各)[一-龥]{{2,3}}(?:自治[县旗]|[县旗盟]|市(?![场政容])|市(?=政府)|{township})"
    classes = rf"各(?:(?:{either('divisions')}|{CORPS}){MASK}*[、和及]?)+(?<![、和及])"
    classes = f"(?:全(?:自治区|[国省市州县区]))?各级|{classes}"  # 全市各级法院、检察院
    return re.compile(
        rf"(?!{either('not-levels')}|{_OWN_DEPARTMENT})"
        rf"(?P<level>(?:{either('levels')}|{named}(?:{county})?|{classes}|{unnamed})"
        rf"(?:{either('level-tails')}(?!机关))?)(?P<party>{either('party-heads')}(?=[一-龥]))?"
    )


#: What ends in 区 and is no district: 开发区, 社区.
_NO_COUNTY = "[一-龥]{0,4}(?<=[园社片发税范验业新灾护港理]区)"


#: An office of the department that wrote the list: 省局优化营商环境领导小组办公室.
_OWN_DEPARTMENT = "[省市县区州][局厅](?=[一-龥]{2})"


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(
        f"[0-9]{{3}}|{_OWN_DEPARTMENT}|(?P<ministry>[一-龥]{{2,8}}?)部(?=[一-龥]{{3}})"
    )


def _is_foreign(text: str) -> bool:
    """Whether a name has a number or is a ministry's, so that no level of the list governs it.

    So do 12345热线办公室 and 生态环境部黄河流域生态环境监督管理局.
    """
    found = _foreign().match(text)
    if found is None:
        named = (_is_named_branch, _is_branch_of_service, _is_of_township)
        return any(is_named(text) for is_named in named)
    return not found["ministry"] or names_a_task(found["ministry"])


def _is_named_branch(text: str) -> bool:
    """Whether a branch of a national body is named after a place that no table knows.

    So is 莲都邮政管理局; but 地方税务局 is what the words say.
    """
    place = text.removesuffix(ending(text, "province-branches"))
    return 1 < len(place) < min(len(text), LONGEST_TOWN) and not names_a_task(place)


@cache
def _branch_of_service() -> re.Pattern[str]:
    place = "(?P<place>[一-龥]{2,4}?)(?:[市县区州]?)"
    return re.compile(f"{either('services')}{place}(?:总队|支队|大队|中队|分局)$")


def _is_branch_of_service(text: str) -> bool:
    """Whether a branch of a service says in the middle where it is: 消防绍兴市支队, 交警拱墅大队.

    交警高速大队 and 交警三大队 are divisions of a force, for which no place is named.
    """
    found = _branch_of_service().match(text)
    place = found["place"] if found else ""
    return bool(place) and not (names_a_task(place) or place[0] in "高直一二三四五六七八九十")


@cache
def _of_township() -> re.Pattern[str]:
    behind = "居委会|村委会|社区|派出所|司法所|中心校|卫生院|街办|街道办|办事处"
    place = f"(?!{either('class-starts')})(?P<place>[一-龥]{{2,4}}?)"
    body = f"街道(?:办|办事处|[一-龥]{{2,8}})|街办|[镇乡][一-龥]{{0,6}}(?:{behind})"
    return re.compile(f"{place}(?:{body})$")


def _is_of_township(text: str) -> bool:
    """Whether a body lies in a township that is named: 长延堡街办, 东新街道曲溪中里居委会."""
    found = _of_township().match(text)
    return found is not None and not names_a_task(found["place"])


@cache
def _holds_region() -> re.Pattern[str]:
    """A region in the middle of a name, whose it is then: 贸促会福建省委员会, 民革广西区委会."""
    full = "|".join(name for name in provinces() if name[-1] in "省市区")
    short = "|".join(name for name in provinces() if name[-1] not in "省市区")
    return re.compile(f"(?<=[一-龥]{{2}})(?:{full}|(?:{short})区)")


@cache
def _zone_or_district() -> re.Pattern[str]:
    """A zone or district with a name of its own, known or not: 浦东新区, 滨江区."""
    area = either("zones", "localities")
    return re.compile(
        f"(?:(?!{area})(?P<name>[一-龥]{{2,10}}?)|(?P<bare>)){area}(?:{either('committees')})?"
        f"(?=[一-龥]{{2}})"
        f"|(?!{_NO_COUNTY}|{either('class-starts')})(?P<district>[一-龥]{{2,3}}?)区(?=[一-龥]{{2}})"
    )


def _place_before(text: str) -> str:
    """The zone or district with which a name begins; not if the words before it are a task."""
    found = _zone_or_district().match(text)
    if found is None or (found["name"] and names_a_task(found["name"])):
        return ""
    is_short = found["district"] or found["bare"] is not None  # 滨江区, 高新区
    if is_short and (found["district"] in provinces() or not _governs(text[found.end() :])):
        return ""  # 广西区发展改革委
    return found[0]


def _governs(rest: str) -> bool:
    """Whether what stands behind a zone is an office of it, and not the body that runs it."""
    if rest in words("standing") or rest in words("governments"):
        return True
    is_office = not rest.startswith("管理") and rest not in words("committees")
    return is_office and _is_task(rest, kind_of(rest)[0])


def _is_task(text: str, kind: str) -> bool:
    return len(text) > 1 and names_a_task(text.removesuffix(kind).replace(MASK, ""))
