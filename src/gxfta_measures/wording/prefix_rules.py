"""The rules of prefixes that a list prints once: 自治区商务厅、药监局 for 自治区药监局.

Each rule is a value in `PREFIXES`: how to see the prefix printed, and how to see that a name
lacks it. A new rule is one entry there, with an example. `prefixes.py` carries them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from attrs import frozen

from gxfta_measures.wording.morphology import MASK, ending, head_of, known_place_of
from gxfta_measures.wording.traits import Traits, traits
from gxfta_measures.wording.vocabulary import either, words


@frozen
class Name:
    """A name of a group with what the rules ask of it.

    Attributes:
        word: What is printed of it.
        traits: What its words say.
        full: What is printed of it, and the suffix that it shares.
        shares: Whether it shares a suffix.
        head: The zone or system with which it begins, or nothing.
    """

    word: str
    traits: Traits
    full: str
    shares: bool
    head: str


@frozen(eq=False)
class Prefix:
    """A prefix that a list prints once.

    Attributes:
        printed: Its length at the start of a name that prints it, else 0.
        lacking: Whether a name leaves it out; the second is the name that prints it.
        until: When it stops being inherited: "level" at a name with another level, "name" at a
            name with any level, "" never within its group.
        is_sure: Whether a name that leaves it out could mean nothing else.
    """

    printed: Callable[[Name], int]
    lacking: Callable[[Name, Name], bool]
    until: str = ""
    is_sure: Callable[[Name], bool] = lambda _: True


# 自贸试验区南宁片区、崇左片区管委会; 中国人民银行崇左市、钦州市分行


def _head(name: Name) -> int:
    return len(name.head)


def _lacks_head(name: Name, source: Name) -> bool:
    """Whether a name is of the kind that the source has behind its head."""
    if name.head:
        return False
    if head_of(source.full).endswith(words("zone-heads")):
        return "片区" in name.full and "片区" in source.full
    branch = ending(source.full, "branches")
    level = name.traits.level
    is_named = level != "" and level not in words("levels") and not level.startswith("各")
    is_local = name.shares or known_place_of(name.word) or is_named
    return bool(branch) and ending(name.full, "branches") == branch and bool(is_local)


# 各盟行政公署、市人民政府


@cache
def _government() -> re.Pattern[str]:
    """A government that shares a 各 with those of other divisions: 各镇人民政府、街道办事处."""
    divisions, governments = either("divisions"), either("governments")
    return re.compile(f"(?!省|自治区|直辖市){divisions}{MASK}*{governments}|办事处")


def _each(name: Name) -> int:
    return int(name.traits.level.startswith("各"))


def _lacks_each(name: Name, source: Name) -> bool:
    is_inner = name.word == "办事处" and source.traits.level.endswith("街道")  # 各街道党委、办事处
    return not is_inner and bool(_government().fullmatch(name.word))


# 国务院各部委、各直属机构


@cache
def _of_council() -> re.Pattern[str]:
    return re.compile(f"(?:各|有关|相关)?{either('council-organs')}")


def _council(name: Name) -> int:
    return len("国务院") * (not name.traits.level and name.word.startswith("国务院"))


def _lacks_council(name: Name, _: Name) -> bool:
    return not name.traits.level and _of_council().match(name.word) is not None


# 省政府各部门、各直属机构


@cache
def _class_head() -> re.Pattern[str]:
    every = "(?:人民政府|政府|党委|委|直属)?(?=各)"
    return re.compile(f"{every}|(?:人民政府|政府)(?=有关|相关)")


@cache
def _inner_class() -> re.Pattern[str]:
    return re.compile("[部厅局委院]内(?=各)")


def _class(name: Name) -> int:
    inner = _inner_class().match(name.word)
    level = name.traits.level
    head = _class_head().match(name.word, len(level)) if level else inner
    return head.end() if head else 0


def _lacks_class(name: Name, _: Name) -> bool:
    is_division = ending(name.word.rstrip(MASK), "divisions") != ""  # 市级各群团、各区县
    return not (name.traits.level or is_division) and name.word.startswith(_CLASSES)


#: How a class begins that is of the government before it: 市政府有关部门、有关直属机构.
_CLASSES = ("各", "直属", "有关直属", "相关直属")


# 各地政府法制办、信访局


@cache
def _governments_of_places() -> re.Pattern[str]:
    return re.compile("各地(?:人民)?政府(?=[一-龥]{2})")


def _everywhere(name: Name) -> int:
    found = _governments_of_places().match(name.word)
    return found.end() if found else 0


def _lacks_everywhere(name: Name, _: Name) -> bool:
    return name.traits.is_task and name.traits.takes_level and not ending(name.word, "nouns")


# 广西银保监局、证监局


def _province(name: Name) -> int:
    place = "" if name.traits.level else known_place_of(name.word)
    return len(place) if place and name.word[len(place) :] in words("province-branches") else 0


def _lacks_province(name: Name, _: Name) -> bool:
    return not name.traits.level and ending(name.word, "province-branches") == name.word


# 省委宣传部、组织部


def _party(name: Name) -> int:
    return len(name.traits.party)


def _lacks_party(name: Name, _: Name) -> bool:
    return not name.traits.level and ending(name.word, "party") == name.word


# 部公路局、水运局; 厅办公室、法规处: divisions of one department


@cache
def _department() -> re.Pattern[str]:
    return re.compile("[部厅](?=[一-龥]{2})")


def _own_department(name: Name) -> int:
    found = _department().match(name.word)
    return int(found is not None and _is_division(name.word[1:], found[0]))


def _is_division(name: str, department: str) -> bool:
    """Whether a name is one of a division: of 部 and 厅 alike 处 and 室, of 部 also 局 and 司."""
    kinds = ("处", "室", "办", "局", "司") if department == "部" else ("处", "室", "办", "总队")
    return name.endswith((*kinds, "机关党委", "机关纪委")) and not traits(name).own


def _lacks_department(name: Name, source: Name) -> bool:
    return not _own_department(name) and _is_division(name.word, source.word[0])


# 省公安厅交警总队、治安总队


@cache
def _named_department() -> re.Pattern[str]:
    """A police with the force that is a division of it: 省公安厅[交警总队]."""
    return re.compile("公安[厅局](?=[一-龥]{2,6}[总支大]队$)")


def _police(name: Name) -> int:
    found = _named_department().match(name.word, len(name.traits.level))
    return found.end() if found and name.traits.level else 0


def _lacks_police(name: Name, source: Name) -> bool:
    """Whether a name is a force of the same rank; the fire brigade is none of the police."""
    is_force = name.word.endswith(("总队", "支队", "大队")) and name.word[-2:] == source.word[-2:]
    return is_force and not name.traits.own and "消防" not in name.word


# 市水务集团、燃气集团


def _company(name: Name) -> int:
    return len(name.traits.level) * name.word.endswith(("集团", "公司"))


def _lacks_company(name: Name, _: Name) -> bool:
    return not name.traits.own and name.traits.is_task and name.word.endswith(("集团", "公司"))


# 省商务厅、财政厅


def _level(name: Name) -> int:
    return len(name.traits.level)


def _regional_level(name: Name) -> int:
    return len(name.traits.level) if name.traits.is_regional else 0


def _lacks_level(name: Name, source: Name) -> bool:
    """Whether a name leaves out the level that another prints: 财政厅 behind 省商务厅."""
    found, level = name.traits, source.traits.level
    is_class = bool(ending(name.word, "nouns"))
    if found.own or not (found.takes_level or name.shares):
        return False
    if (is_class or ending(level, "zones")) and name.word.startswith(level):
        return False  # 新区商投局; 市政公用服务单位
    if is_class and level.endswith(words("townships")) and not level.startswith("各"):
        return False  # 龙镇镇政府、供热企业
    if is_class and not (found.is_task or level.startswith("各") or "直" in level):
        return False  # 市政府、口岸查验单位
    if source.traits.is_regional:
        return not ending(name.word, "divisions-of-bodies") and not found.kind.endswith("分局")
    return not found.kind.endswith("厅") or level.startswith("各")


def _lacks_regional_level(name: Name, source: Name) -> bool:
    return name.traits.kind.endswith("厅") and _lacks_level(name, source)


def _is_sure(name: Name) -> bool:
    is_plain = name.word in (*words("standing"), "办事处") or ending(name.word, "nouns") != ""
    return is_plain or name.traits.is_task or (name.shares and not ending(name.word, "zones"))


#: Of the prefixes that were printed before a name, it inherits the first that it lacks.
PREFIXES = (
    Prefix(_head, _lacks_head),
    Prefix(_each, _lacks_each, until="name"),
    Prefix(_council, _lacks_council),
    Prefix(_class, _lacks_class, until="name"),
    Prefix(_everywhere, _lacks_everywhere, until="name"),
    Prefix(_province, _lacks_province),
    Prefix(_party, _lacks_party, until="level"),
    Prefix(_own_department, _lacks_department),
    Prefix(_police, _lacks_police, until="name", is_sure=lambda _: False),
    Prefix(_company, _lacks_company, until="name"),
    Prefix(_regional_level, _lacks_regional_level, is_sure=_is_sure),
    Prefix(_level, _lacks_level, is_sure=_is_sure),
)
