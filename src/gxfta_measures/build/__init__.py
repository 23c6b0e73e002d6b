"""From the printed table of a document to a checked batch file."""

from gxfta_measures.build.drafting import Draft, draft

__all__ = ["Draft", "draft"]
