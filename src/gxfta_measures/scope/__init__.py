"""Where a measure applies: scopes, their parts, and whether they cover a place."""

from gxfta_measures.scope.kinds import Coverage, SiteKind
from gxfta_measures.scope.parts import ScopePart
from gxfta_measures.scope.scope import Scope

__all__ = ["Coverage", "Scope", "ScopePart", "SiteKind"]
