"""China's free-trade-zone reform measures as typed, versioned, verifiable data.

>>> import gxfta_measures as gx
>>> measures = gx.load(7)
>>> len(measures)
40
>>> [measure.id for measure in measures.where(type="pilot", at="凭祥综合保税区")][:3]
['7-pilot-01', '7-pilot-02', '7-pilot-04']
>>> measures["7-case-14"].responsible.mentions[0].qualifier
'口岸办'
>>> gx.parse_departments("自治区商务厅、药监局等").names
('自治区商务厅', '自治区药监局')

Everything is imported at its first use, so that importing the package costs nothing.
"""

from gxfta_measures.system.lock import LOADING as _LOADING

__version__ = "7.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gxfta_measures import errors as errors
    from gxfta_measures.batchfile.loading import batches as batches
    from gxfta_measures.batchfile.loading import load as load
    from gxfta_measures.batchfile.loading import load_all as load_all
    from gxfta_measures.batchfile.loading import read as read
    from gxfta_measures.catalogue.catalogue import Catalogue as Catalogue
    from gxfta_measures.differences.catalogues import Difference as Difference
    from gxfta_measures.differences.catalogues import apply as apply
    from gxfta_measures.differences.catalogues import diff as diff
    from gxfta_measures.gazetteer import Gazetteer as Gazetteer
    from gxfta_measures.gazetteer import Place as Place
    from gxfta_measures.gazetteer import places as places
    from gxfta_measures.model import Batch as Batch
    from gxfta_measures.model import Department as Department
    from gxfta_measures.model import DepartmentList as DepartmentList
    from gxfta_measures.model import Document as Document
    from gxfta_measures.model import Measure as Measure
    from gxfta_measures.model import Mention as Mention
    from gxfta_measures.registry import Registry as Registry
    from gxfta_measures.registry import departments as departments
    from gxfta_measures.scope import Coverage as Coverage
    from gxfta_measures.scope import Scope as Scope
    from gxfta_measures.scope import ScopePart as ScopePart
    from gxfta_measures.scope import SiteKind as SiteKind
    from gxfta_measures.terms import MeasureType as MeasureType
    from gxfta_measures.terms import Role as Role
    from gxfta_measures.text import fold as fold
    from gxfta_measures.wording.lists import parse_departments as parse_departments
    from gxfta_measures.wording.scopes import parse_scope as parse_scope

# In the order in which one meets them: load, ask, look, normalise, catch.
_HOMES = {
    "batchfile.loading": ("load", "load_all", "read", "batches"),
    "registry": ("departments", "Registry"),
    "gazetteer": ("places", "Gazetteer", "Place"),
    "catalogue.catalogue": ("Catalogue",),
    "differences.catalogues": ("diff", "apply", "Difference"),
    "model": ("Measure", "DepartmentList", "Mention", "Department", "Batch", "Document"),
    "terms": ("MeasureType", "Role"),
    "scope": ("Scope", "ScopePart", "SiteKind", "Coverage"),
    "wording.lists": ("parse_departments",),
    "wording.scopes": ("parse_scope",),
    "text": ("fold",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [*_HOME, "errors"]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    """Import a public name at its first use."""
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    with _LOADING:
        from importlib import import_module

        if name == "errors":
            return import_module("gxfta_measures.errors")
        value = getattr(import_module(f"gxfta_measures.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
