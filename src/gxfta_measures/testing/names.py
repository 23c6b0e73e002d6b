"""Bodies and places, what they go by, and what is only near to it."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from hypothesis import strategies as st

from gxfta_measures.errors import AmbiguousDepartment, UnknownDepartment
from gxfta_measures.gazetteer import Gazetteer, Place
from gxfta_measures.gazetteer import places as known_places
from gxfta_measures.model import Department
from gxfta_measures.registry import Registry
from gxfta_measures.registry import departments as known_bodies

#: Characters that are easily taken for each other, by eye or by sound.
_ALIKE = ("厅庁廷", "委季", "局句", "商尚", "管官", "关开", "税悦", "市布", "区匹", "自白")
_WIDE = {one: one + 0xFEE0 for one in range(ord("!"), ord("~") + 1)}


class NearMiss(NamedTuple):
    """A name that is near to a body's, and no body's.

    Attributes:
        text: The name.
        department: The body that it is near to.
    """

    text: str
    department: Department


def bodies(registry: Registry | None) -> Registry:
    """The registry, or the bundled one."""
    return known_bodies() if registry is None else registry


def departments(registry: Registry | None = None) -> st.SearchStrategy[Department]:
    """A body of a registry; of the bundled one by default.

    >>> from hypothesis import find
    >>> find(departments(), lambda body: body.kind == "customs").name
    '南宁海关'
    """
    return st.sampled_from(tuple(bodies(registry)))


def places(gazetteer: Gazetteer | None = None) -> st.SearchStrategy[Place]:
    """A place of a gazetteer; of the bundled one by default."""
    return st.sampled_from(tuple(known_places() if gazetteer is None else gazetteer))


def spellings_of(
    department: Department, registry: Registry | None = None
) -> st.SearchStrategy[str]:
    """What a body goes by: each of its spellings, in any width, with blanks, in quotes.

    Args:
        department: The body.
        registry: The registry that knows it; the bundled one by default.
    """
    plain = st.sampled_from(bodies(registry).spellings(department))
    return st.builds(_dressed, plain, st.sampled_from(_DRESSINGS))


#: Ways to write a name that change nothing: a pattern around it, and whether it is in full width.
_DRESSINGS = (("{}", False), ("{}", True), (" {}\u3000", False), ("“{}”", False))


def _dressed(name: str, dressing: tuple[str, bool]) -> str:
    around, is_wide = dressing
    return around.format(name.translate(_WIDE) if is_wide else name)


def near_misses(registry: Registry | None = None) -> st.SearchStrategy[NearMiss]:
    """A name that is one slip from a body's and that nothing goes by, so that it must be refused.

    Args:
        registry: The known bodies; the bundled ones by default.
    """
    known = bodies(registry)

    def missed(near: NearMiss) -> bool:
        with suppress(UnknownDepartment, AmbiguousDepartment):
            return not known.resolve(near.text)
        return True

    return departments(known).flatmap(_slips).filter(missed)


def _slips(department: Department) -> st.SearchStrategy[NearMiss]:
    name = department.name
    at = range(len(name))
    slips = [name[:n] + name[n + 1 :] for n in at]  # a character left out
    slips += [name[:n] + name[n] + name[n:] for n in at]  # or written twice
    slips += [name[:n] + name[n + 1] + name[n] + name[n + 2 :] for n in at[:-1]]  # or exchanged
    slips += [name.replace(one, other) for some in _ALIKE for one in some for other in some]
    wrong = [NearMiss(slip, department) for slip in dict.fromkeys(slips) if slip not in ("", name)]
    return st.sampled_from(wrong)
