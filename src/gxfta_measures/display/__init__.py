"""How values look: in plain print and in a notebook."""
