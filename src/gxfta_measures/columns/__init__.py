"""Many cells at once: columns of Arrow, pandas and polars, and plain iterables.

What comes back is of the library that the column is of: a table with a row for each cell, in
their order, or for `assignments` a row for each body in each cell. Repeated cells are read once,
and one bad row never stops the others: its `status` says what is wrong with it.
"""

from gxfta_measures.columns.answers import Status
from gxfta_measures.columns.readers import assignments, parse_departments, parse_scope, resolve

__all__ = ["Status", "assignments", "parse_departments", "parse_scope", "resolve"]
