"""Known bodies as a list prints them, under every elision that documents use, with the answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import product, starmap
from typing import NamedTuple

from hypothesis import strategies as st

from gxfta_measures.model import Department, DepartmentList
from gxfta_measures.registry import Registry
from gxfta_measures.testing.names import bodies
from gxfta_measures.wording.lists import parse_departments

_ORGANS = ("government", "court", "procuratorate")
_REGION = ("自治区", "广西壮族自治区", "广西自治区")
_ZONE = ("自贸试验区", "广西自贸试验区", "中国（广西）自由贸易试验区")
_COMMITTEE = ("管委会", "管理委员会")
_ROLES = ("牵头", "配合", "负责", "参与", "按职责分工负责", "按照职责分工负责", "分别牵头负责")
_AND_SO_ON = ("等", "等部门", "等单位", "等有关部门")


class Printed(NamedTuple):
    """A list as printed, with what a reader must make of it.

    Attributes:
        text: The cell.
        names: The full names, in order.
        roles: The word for what each has to do, or None.
        open_ended: Whether 等 says that there are more.
    """

    text: str
    names: tuple[str, ...]
    roles: tuple[str | None, ...]
    open_ended: bool


class _Word(NamedTuple):
    """A body's name, cut where a list may leave something out."""

    head: str
    stem: str
    tail: str


def _cut(body: Department) -> _Word:
    """The name of a body in its parts: those that a list may print only once, and the rest."""
    name, place = body.name, body.place.name if body.place else "\0"
    if body.kind in _ORGANS:
        head = place if name.startswith(place) else "自治区"
        return _Word(head, "", name.removeprefix(head))
    if body.kind == "management-committee" and name.endswith("片区管委会"):
        stem = name.removeprefix("自贸试验区").removesuffix("管委会")
        return _Word("自贸试验区", stem, "管委会")
    if body.kind == "customs":
        return _Word("", name.removesuffix("海关"), "海关")
    return _Word("", name, "")


def _family(body: Department) -> str:
    """What a body may stand beside with something left out."""
    word = _cut(body)
    if body.kind in _ORGANS:
        return word.head
    if body.name.endswith("综合保税区"):
        return "管委会"  # that is what one would read behind it: 北海综合保税区、崇左片区管委会
    return word.tail


@lru_cache(4)
def _families(registry: Registry) -> dict[str, list[Department]]:
    """For each id the bodies that may stand beside that one with something left out."""
    found: dict[str, list[Department]] = {}
    for body in registry:
        found.setdefault(_family(body), []).append(body)
    market = [body for body in registry if body.name.endswith("市市场监管局")]
    committees = found.pop("管委会", [])
    bonded = [body for body in committees if not _cut(body).tail]
    areas = [body for body in committees if _cut(body).tail]
    families = (*found.values(), market, bonded, areas)
    return {body.id: family for family in families for body in family}


def _respell(word: _Word, region: str, zone: str, committee: str) -> _Word:
    spelt = {"自治区": region, "自贸试验区": zone, "管委会": committee}
    return _Word(spelt.get(word.head, word.head), word.stem, spelt.get(word.tail, word.tail))


def _print_run(words: Sequence[_Word], left_out: _LeftOut) -> list[str]:
    """Words of one family, one after the other: the heads and tails that are printed."""
    printed: list[str] = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        behind = words[number + 1] if number + 1 < len(words) else None
        head, stem, tail = word
        if left_out.heads and before and before.head == head:
            head = ""
        if left_out.tails and behind and behind.tail == tail:
            tail = ""
            stem = stem.removesuffix("片区") if left_out.more and left_out.heads else stem
            # 南宁、崇左市市场监管局: the 市 too is printed only once.
            head = head.removesuffix("市") if left_out.more and not stem else head
        printed.append(head + stem + tail)
    return printed


class _LeftOut(NamedTuple):
    """What a list leaves out where it prints it elsewhere."""

    heads: bool
    tails: bool
    more: bool


_LEFT_OUT = tuple(starmap(_LeftOut, product((False, True), repeat=3)))


@st.composite
def _runs(draw: st.DrawFn, registry: Registry) -> tuple[list[Department], _LeftOut]:
    """Bodies of one family, and what is left out of their names.

    All that is drawn of a run stands together, and is little, so that Hypothesis leaves whole
    runs out where it shrinks.
    """
    first = draw(st.sampled_from(tuple(registry)))
    others = st.sampled_from(_families(registry)[first.id])
    some = draw(st.lists(others, max_size=3, unique=True))
    return list(dict.fromkeys([first, *some])), draw(st.sampled_from(_LEFT_OUT))


@st.composite
def _groups(draw: st.DrawFn, registry: Registry) -> tuple[str, list[str]]:
    """What stands between two ，: the printed words, and the names that they mean."""
    spelling = draw(st.tuples(*map(st.sampled_from, (_REGION, _ZONE, _COMMITTEE))))
    join = draw(st.sampled_from("、、和及与"))
    office = draw(st.sampled_from(("", "（口岸办）", "(口岸办)")))
    families = _families(registry)

    def family_of(run: tuple[list[Department], _LeftOut]) -> int:
        return id(families[run[0][0].id])

    runs = draw(st.lists(_runs(registry), min_size=1, max_size=3, unique_by=family_of))
    if any(_cut(some[0]).head == "自贸试验区" for some, _ in runs):
        # One would read 管委会 behind the bonded zones too.
        runs = [run for run in runs if not run[0][0].name.endswith("综合保税区")]
    printed: list[str] = []
    names: list[str] = []
    for some, left_out in runs:
        words = [_respell(_cut(body), *spelling) for body in some]
        printed += _print_run(words, left_out)
        names += ["".join(word) for word in words]
    if office and names[-1].endswith("商务厅"):
        printed[-1] += office
        names[-1] += "（口岸办）"
    return join.join(filter(None, ["、".join(printed[:-1]), printed[-1]])), names


@st.composite
def _clauses(draw: st.DrawFn, registry: Registry) -> tuple[str, list[str], str | None, str]:
    """What one role word is of: the printed words, the names, 等, and the role."""
    signed = st.tuples(st.sampled_from("，；"), _groups(registry))
    text = ""
    names: list[str] = []
    for sign, (printed, meant) in draw(st.lists(signed, min_size=1, max_size=2)):
        text += sign + printed
        names += meant
    return text, names, draw(st.none() | st.sampled_from(_AND_SO_ON)), draw(st.sampled_from(_ROLES))


@st.composite
def _cells(draw: st.DrawFn, registry: Registry) -> Printed:
    text, open_ended = "", False
    names: list[str] = []
    roles: list[str | None] = []
    has_roles = draw(st.booleans())
    for printed, meant, more, role in draw(st.lists(_clauses(registry), min_size=1, max_size=3)):
        text += printed + (more or "") + (role if has_roles else "")
        names += meant
        roles += [role if has_roles else None] * len(meant)
        open_ended = open_ended or more is not None
    return Printed(text[1:], tuple(names), tuple(roles), open_ended)


def department_cells(registry: Registry | None = None) -> st.SearchStrategy[Printed]:
    """A cell that lists known bodies under any legal elision, with what it must be read as.

    Args:
        registry: The known bodies; the bundled ones by default.
    """
    return _cells(bodies(registry))


def department_lists(registry: Registry | None = None) -> st.SearchStrategy[DepartmentList]:
    """A cell as `gxfta_measures.parse_departments` reads it.

    Args:
        registry: The known bodies; the bundled ones by default.
    """
    known = bodies(registry)
    return _cells(known).map(lambda cell: partial(parse_departments, registry=known)(cell.text))
