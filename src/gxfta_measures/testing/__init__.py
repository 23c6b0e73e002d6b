"""Hypothesis strategies for everybody: measures, catalogues, cells with their answers, scopes.

With the extra ``testing``, Hypothesis finds them by itself: ``st.from_type(gx.Measure)`` works.
"""

from gxfta_measures.errors import MissingExtra

try:
    import hypothesis as _hypothesis
except ImportError as _error:
    raise MissingExtra("hypothesis", "testing") from _error

from gxfta_measures.testing.cells import Printed, department_cells, department_lists
from gxfta_measures.testing.names import NearMiss, departments, near_misses, places, spellings_of
from gxfta_measures.testing.scopes import composed_scopes, scope_words, scopes
from gxfta_measures.testing.texts import texts
from gxfta_measures.testing.values import batches, catalogues, made_up_measures, measures

__all__ = [
    "NearMiss",
    "Printed",
    "batches",
    "catalogues",
    "composed_scopes",
    "department_cells",
    "department_lists",
    "departments",
    "made_up_measures",
    "measures",
    "near_misses",
    "places",
    "scope_words",
    "scopes",
    "spellings_of",
    "texts",
]
del _hypothesis
