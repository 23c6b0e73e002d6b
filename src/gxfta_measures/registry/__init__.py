"""The known bodies: their spellings, their hierarchy, what people call them, and since when."""

from gxfta_measures.registry.bodies import departments
from gxfta_measures.registry.registry import Registry
from gxfta_measures.registry.suggestions import Candidate

__all__ = ["Candidate", "Registry", "departments"]
