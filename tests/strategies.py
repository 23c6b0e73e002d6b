"""What the laws are tried on: the strategies of the package, with what batch 7 knows."""

import json
from functools import partial
from pathlib import Path

from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures import testing
from gxfta_measures.testing import texts as texts  # noqa: PLC0414  # ours too

BUNDLED = gx.load(7)
# Those of batch 7, whatever later batches brought.
REGISTRY = BUNDLED.registry
GAZETTEER = BUNDLED.gazetteer
CASES = json.loads((Path(__file__).parent / "cases" / "scopes.json").read_text(encoding="utf-8"))

departments = partial(testing.departments, REGISTRY)
places = partial(testing.places, GAZETTEER)
scopes = partial(testing.scopes, GAZETTEER)
composed_scopes = partial(testing.composed_scopes, GAZETTEER)
rendered_lists = partial(testing.department_cells, REGISTRY)
cells = partial(testing.department_lists, REGISTRY)
made_up_measures = partial(testing.made_up_measures, BUNDLED)
measures = partial(testing.measures, BUNDLED)
catalogues = partial(testing.catalogues, BUNDLED)
any_catalogues = partial(testing.catalogues, BUNDLED, made_up=True)


def scope_words():
    """The words of a scope, those of the cases among them."""
    listed = tuple(row["text"] for row in CASES if "parts" in row)
    return testing.scope_words() | st.sampled_from(listed)
