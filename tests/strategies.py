"""What the laws are tried on: the values of the package, and lists as documents print them."""

from itertools import groupby
from typing import NamedTuple

import gxfta_measures as gx
from attrs import evolve
from hypothesis import strategies as st

REGISTRY = gx.departments()
GAZETTEER = gx.places()
BUNDLED = gx.load(7)

# Values of the package.


def departments():
    """A body of the registry."""
    return st.sampled_from(tuple(REGISTRY))


def places():
    """A place of the gazetteer."""
    return st.sampled_from(tuple(GAZETTEER))


WHERE = ("", "全国", "全省", "全市", "全区", "广西", "南宁市", "崇左市", "凭祥市", "广东省")
CONDITIONS = ("", "有条件的", "具备条件的", "条件成熟的")
SITES = (
    *("综合保税区", "海关特殊监管区域", "自贸试验区", "口岸", "海港口岸", "边境口岸", "机场口岸"),
    *("边境地区", "国家级经济技术开发区", "8个改革试验区域", "特定区域", "地区"),
)


def scope_words():
    """The words of a scope: a place of the gazetteer, or a territory with a kind of site."""
    parts = (st.sampled_from(WHERE), st.sampled_from(CONDITIONS), st.sampled_from(SITES))
    whole = st.sampled_from([word for word in WHERE if word])
    printed = st.sampled_from([one.scope_text for one in BUNDLED if one.scope is not None])
    return printed | whole | st.tuples(*parts).map("".join)


def scopes():
    """A scope as `parse_scope` reads it."""
    return scope_words().map(gx.parse_scope)


# Text that nobody has tidied.

SIGNS = tuple("、，；,;。：:()（）—")
BLANKS = (" ", "  ", "\t", "\n", "\u00a0", "\u3000", "\u200b", "\u2060", "\ufeff", "\u00ad")
WORDS = (
    *("等", "等部门", "等和", "和", "及", "与", "以及", "会同", "由", "各", "有关", "相关", "其他"),
    *("自治区", "省", "市", "各市", "县", "广西壮族自治区", "南宁", "崇左市", "北海", "国家"),
    *("商务厅", "药监局", "市场监管局", "宣传部", "省委", "党委", "海关", "片区", "管委会"),
    *("自贸试验区", "人民政府", "人民银行", "分行", "文化和旅游厅", "高等学校", "部门", "单位"),
    *("牵头", "配合", "按职责分工负责", "牵头单位：", "适用范围：", "（口岸办）", "全区", "口岸"),
    *("有条件的", "厅", "局", "委", "办", "（市、区）", "以下简称", "中国（广西）", "\x01", "——"),
)


def texts():
    """Any text, with more than its share of what the readers look at."""
    piece = st.sampled_from((*SIGNS, *BLANKS, *WORDS)) | st.text(max_size=4)
    return st.lists(piece, max_size=14).map("".join)


# Known bodies as a list prints them, under every elision that documents use.

ORGANS = ("government", "court", "procuratorate")
REGION = ("自治区", "广西壮族自治区", "广西自治区")
ZONE = ("自贸试验区", "广西自贸试验区", "中国（广西）自由贸易试验区")
COMMITTEE = ("管委会", "管理委员会")
ROLES = ("牵头", "配合", "负责", "参与", "按职责分工负责", "按照职责分工负责", "分别牵头负责")
AND_SO_ON = ("等", "等部门", "等单位", "等有关部门")


class Rendered(NamedTuple):
    """A list as printed, with what a reader must make of it."""

    text: str
    names: tuple[str, ...]
    roles: tuple[str | None, ...]
    open_ended: bool


class Word(NamedTuple):
    """A body cut where a list may leave something out: head + stem + tail."""

    head: str
    stem: str
    tail: str
    family: str  # what may stand in one group under one head or tail

    @property
    def name(self):
        return self.head + self.stem + self.tail


def cut(body):
    """The head and the tail of a body's name that a list may print only once."""
    name = body.name
    if body.kind in ORGANS and name.startswith("自治区"):
        return Word("自治区", name.removeprefix("自治区"), "", "region")
    city = body.place.name if body.place else "\0"
    if body.kind in ORGANS and body.level != "region" and name.startswith(city):
        return Word(city, name.removeprefix(city), "", city)
    if body.kind == "management-committee" and name.endswith("片区管委会"):
        stem = name.removeprefix("自贸试验区").removesuffix("管委会")
        return Word("自贸试验区", stem, "管委会", "zone")
    if body.kind == "customs":
        return Word("", name.removesuffix("海关"), "海关", "customs")
    return Word("", name, "", "whole")


def _respell(draw, words):
    """One spelling of head and tail for all words of a group."""
    region, zone = draw(st.sampled_from(REGION)), draw(st.sampled_from(ZONE))
    committee = draw(st.sampled_from(COMMITTEE))
    spelt = {"自治区": region, "自贸试验区": zone}
    return [
        word._replace(
            head=spelt.get(word.head, word.head),
            tail=committee if word.family == "zone" else word.tail,
        )
        for word in words
    ]


def _print_family(draw, words):
    """The words of one family, printed one after the other."""
    family, last = words[0].family, len(words) - 1
    drops_head, shares_tail = draw(st.booleans()), draw(st.booleans())
    bare = family == "zone" and shares_tail and drops_head and draw(st.booleans())
    printed = []
    for number, word in enumerate(words):
        head = "" if number and drops_head else word.head
        tail = word.tail if number == last or not shares_tail else ""
        stem = word.stem.removesuffix("片区") if bare and number < last else word.stem
        printed.append(head + stem + tail)
    return printed


def _print_group(draw, bodies):
    """A 、 group of bodies: what is printed, and the names that it means."""
    words = _respell(draw, map(cut, bodies))
    printed = []
    for _, family in groupby(words, key=lambda word: word.family):
        printed += _print_family(draw, list(family))
    names = [word.name for word in words]
    for number, body in enumerate(bodies):
        if body.id == "gx-commerce" and draw(st.booleans()):
            printed[number] += draw(st.sampled_from(["（口岸办）", "(口岸办)"]))
            names[number] += "（口岸办）"
    whole = printed[-1].startswith(names[-1])
    join = draw(st.sampled_from("、、和及与")) if whole and len(bodies) > 1 else "、"
    return join.join(filter(None, ["、".join(printed[:-1]), printed[-1]])), names


@st.composite
def rendered_lists(draw):
    """A list of known bodies under any legal elision, with the values it stands for."""
    clauses = draw(st.integers(1, 3))
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=clauses, max_size=clauses))
    has_roles, text, names, governed, open_ended = draw(st.booleans()), "", [], [], False
    for role in roles:
        for _ in range(draw(st.integers(1, 2))):
            text += draw(st.sampled_from("，；")) if text else ""
            bodies = draw(st.lists(departments(), min_size=1, max_size=5, unique=True))
            printed, meant = _print_group(draw, bodies)
            text += printed
            names += meant
        if draw(st.booleans()):
            text += draw(st.sampled_from(AND_SO_ON))
            open_ended = True
        text += role if has_roles else ""
        governed += [role if has_roles else None] * (len(names) - len(governed))
    return Rendered(text, tuple(names), tuple(governed), open_ended)


def cells():
    """A department list as `parse_departments` reads it."""
    return rendered_lists().map(lambda rendered: gx.parse_departments(rendered.text))


# Measures, bundled and made up, and catalogues of them.

PROSE = "通关便利化改革试点经验，“一窗受理”：建立、推进（2024年）。ABＣ12 "


def _made_up(scope, **fields):
    return gx.Measure(scope=scope, scope_text=scope.text if scope else "——", **fields)


def made_up_measures():
    """A valid measure of a batch that does not exist."""
    prose = st.text(PROSE, min_size=1, max_size=30).filter(lambda text: text == text.strip())
    return st.builds(
        _made_up,
        scope=st.none() | scopes(),
        batch=st.integers(8, 12),
        type=st.sampled_from(gx.MeasureType),
        number=st.integers(1, 99),
        title=prose,
        content=prose,
        lead=cells(),
        responsible=cells(),
        title_en=st.none() | st.just("A made-up measure"),
    )


def measures():
    """A measure of batch 7, or a made-up one."""
    return st.sampled_from(tuple(BUNDLED)) | made_up_measures()


def catalogues():
    """Some measures of batch 7, in any order."""
    chosen = st.lists(st.sampled_from(tuple(BUNDLED)), unique=True)
    return chosen.map(lambda some: evolve(BUNDLED, measures=some))
