"""What Hypothesis calls where it finds the package: the strategies of our types."""

from __future__ import annotations

from functools import partial
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from hypothesis.strategies import SearchStrategy

#: For each public class, its strategy out of `gxfta_measures.testing`.
STRATEGIES: Mapping[str, Callable[[ModuleType], SearchStrategy[Any]]] = {
    "Measure": lambda testing: testing.measures(),
    "Catalogue": lambda testing: testing.catalogues(),
    "Batch": lambda testing: testing.batches(),
    "Document": lambda testing: testing.batches().map(attrgetter("document")),
    "DepartmentList": lambda testing: testing.department_lists(),
    "Mention": lambda testing: testing.department_lists().map(itemgetter(0)),
    "Department": lambda testing: testing.departments(),
    "Place": lambda testing: testing.places(),
    "Scope": lambda testing: testing.scopes(),
}


def register() -> None:
    """Tell Hypothesis the strategies of our types; each is made when it is first asked for."""
    from hypothesis import strategies as st

    import gxfta_measures as gx

    for name, make in STRATEGIES.items():
        st.register_type_strategy(getattr(gx, name), partial(_made, make))


def _made(
    make: Callable[[ModuleType], SearchStrategy[Any]], _: type[object]
) -> SearchStrategy[Any]:
    from gxfta_measures import testing

    return make(testing)
