"""The grammar of department lists: a cell, its clauses, and what they leave out."""
