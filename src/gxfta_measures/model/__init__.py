"""The domain as frozen values: what a measure is, whom it names, and where it was published."""

from gxfta_measures.model.batch import Batch, Document
from gxfta_measures.model.cell import DepartmentList, Mention, Recognition
from gxfta_measures.model.department import Department
from gxfta_measures.model.measure import Measure
from gxfta_measures.model.parts import Restoration, Segment, SegmentKind, Span, tile

__all__ = [
    "Batch",
    "Department",
    "DepartmentList",
    "Document",
    "Measure",
    "Mention",
    "Recognition",
    "Restoration",
    "Segment",
    "SegmentKind",
    "Span",
    "tile",
]
