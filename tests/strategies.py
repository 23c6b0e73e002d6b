"""What the laws are tried on: the values of the package, and lists as documents print them."""

import json
from pathlib import Path
from typing import NamedTuple

from attrs import evolve
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.scope.parts import whole

BUNDLED = gx.load(7)
# Those of batch 7, whatever later batches brought.
REGISTRY = BUNDLED.registry
GAZETTEER = BUNDLED.gazetteer

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


CASES = json.loads((Path(__file__).parent / "cases" / "scopes.json").read_text(encoding="utf-8"))
LISTED = tuple(row["text"] for row in CASES if "parts" in row)


def scope_words():
    """The words of a scope: a place, a territory with a kind of site, or a list of such."""
    parts = (st.sampled_from(WHERE), st.sampled_from(CONDITIONS), st.sampled_from(SITES))
    whole = st.sampled_from([word for word in WHERE if word])
    printed = st.sampled_from([one.scope_text for one in BUNDLED if one.scope is not None])
    return printed | whole | st.tuples(*parts).map("".join) | st.sampled_from(LISTED)


def scopes():
    """A scope as `parse_scope` reads it."""
    return scope_words().map(lambda words: gx.parse_scope(words, GAZETTEER))


def composed_scopes():
    """A scope of any parts, some of them excluded, whether or not words could say it so."""
    simple = (scopes() | places().map(whole)).filter(lambda part: part.site != "composite")
    some, out = st.lists(simple, min_size=1, max_size=4), st.lists(simple, max_size=2)
    return st.builds(gx.Scope.composed, st.just("some"), some, out)


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
    """A body's name, cut where a list may leave something out."""

    head: str
    stem: str
    tail: str


def cut(body):
    """The name of a body in its parts: those that a list may print only once, and the rest."""
    name, place = body.name, body.place.name if body.place else "\0"
    if body.kind in ORGANS:
        head = place if name.startswith(place) else "自治区"
        return Word(head, "", name.removeprefix(head))
    if body.kind == "management-committee" and name.endswith("片区管委会"):
        stem = name.removeprefix("自贸试验区").removesuffix("管委会")
        return Word("自贸试验区", stem, "管委会")
    if body.kind == "customs":
        return Word("", name.removesuffix("海关"), "海关")
    return Word("", name, "")


def family(body):
    """What a body may stand beside with something left out."""
    word = cut(body)
    if body.kind in ORGANS:
        return word.head
    if body.name.endswith("综合保税区"):
        return "管委会"  # that is what one would read behind it: 北海综合保税区、崇左片区管委会
    return word.tail


def _families():
    found = {}
    for body in REGISTRY:
        found.setdefault(family(body), []).append(body)
    market = [body for body in REGISTRY if body.name.endswith("市市场监管局")]
    bonded = [body for body in found["管委会"] if not cut(body).tail]
    areas = [body for body in found.pop("管委会") if cut(body).tail]
    return [*found.values(), market, bonded, areas]


FAMILIES = _families()
BONDED, AREAS = FAMILIES[-2:]


def _respell(word, region, zone, committee):
    spelt = {"自治区": region, "自贸试验区": zone, "管委会": committee}
    return Word(spelt.get(word.head, word.head), word.stem, spelt.get(word.tail, word.tail))


def _print_run(draw, words):
    """Words of one family, one after the other: the heads and tails that are printed."""
    drops_head, shares_tail, is_bare = draw(st.tuples(*[st.booleans()] * 3))
    printed = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        behind = words[number + 1] if number + 1 < len(words) else None
        head, stem, tail = word
        if drops_head and before and before.head == head:
            head = ""
        if shares_tail and behind and behind.tail == tail:
            tail = ""
            stem = stem.removesuffix("片区") if is_bare and drops_head else stem
            # 南宁、崇左市市场监管局: the 市 too is printed only once.
            head = head.removesuffix("市") if is_bare and not stem else head
        printed.append(head + stem + tail)
    return printed


@st.composite
def groups(draw):
    """What stands between two ，: the printed words, and the names that they mean."""
    chosen = draw(st.lists(st.sampled_from(FAMILIES), min_size=1, max_size=3, unique_by=id))
    if AREAS in chosen and BONDED in chosen:
        chosen.remove(BONDED)
    spelling = draw(st.tuples(*map(st.sampled_from, (REGION, ZONE, COMMITTEE))))
    printed, names = [], []
    for some in chosen:
        bodies = draw(st.lists(st.sampled_from(some), min_size=1, max_size=4, unique=True))
        words = [_respell(cut(body), *spelling) for body in bodies]
        printed += _print_run(draw, words)
        names += ["".join(word) for word in words]
    if names[-1].endswith("商务厅") and draw(st.booleans()):
        printed[-1] += draw(st.sampled_from(["（口岸办）", "(口岸办)"]))
        names[-1] += "（口岸办）"
    join = draw(st.sampled_from("、、和及与"))
    return join.join(filter(None, ["、".join(printed[:-1]), printed[-1]])), names


@st.composite
def rendered_lists(draw):
    """A list of known bodies under any legal elision, with the values it stands for."""
    text, names, roles, open_ended = "", [], [], False
    has_roles = draw(st.booleans())
    for clause in draw(
        st.lists(st.lists(groups(), min_size=1, max_size=2), min_size=1, max_size=3)
    ):
        for printed, meant in clause:
            text += (draw(st.sampled_from("，；")) if text else "") + printed
            names += meant
        if draw(st.booleans()):
            text += draw(st.sampled_from(AND_SO_ON))
            open_ended = True
        role = draw(st.sampled_from(ROLES)) if has_roles else None
        text += role or ""
        roles += [role] * (len(names) - len(roles))
    return Rendered(text, tuple(names), tuple(roles), open_ended)


def cells():
    """A department list as `parse_departments` reads it."""
    return rendered_lists().map(lambda rendered: gx.parse_departments(rendered.text, REGISTRY))


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


def any_catalogues():
    """Some measures of batch 7 and made-up ones, in any order."""
    chosen = st.lists(measures(), unique_by=lambda measure: measure.id, max_size=5)
    return chosen.map(lambda some: evolve(BUNDLED, measures=some))
