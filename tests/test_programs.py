"""What docs/programs.md promises to programs about threads, processes and values."""

import ast
import base64
import pickle
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import Path

import fresh
import pandas as pd
import pytest
from strategies import REGISTRY

import gxfta_measures as gx
from gxfta_measures import columns

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "programs.md").read_text(encoding="utf-8")
PROMISES = PAGE.split("## Threads, processes and values")[1]
BUNDLED = gx.load(7)


def functions():
    """The names of all tests."""
    for path in TESTS.glob("test_*.py"):
        tree = ast.parse(path.read_bytes())
        yield from (one.name for one in tree.body if isinstance(one, ast.FunctionDef))


def test_every_promise_names_tests_that_there_are():
    items = re.findall(r"^- (.*(?:\n  .*)*)", PROMISES, re.MULTILINE)
    named = [re.findall(r"`(test_\w+)`", item) for item in items]
    assert all(named)
    assert {name for some in named for name in some} <= set(functions())
    # A sentence, or a half of one that says something of its own, ends in its test.
    assert all(item.endswith("`).") for item in items)


ASKED = {
    "from_dict": lambda given: gx.Measure.from_dict(given["record"]),
    "columns of a list": lambda given: columns.parse_departments(given["cells"]),
    "columns of a series": lambda given: columns.assignments(given["series"]),
    "where": lambda given: BUNDLED.where(department=given["bodies"], type=given["types"]),
    "Registry": lambda given: gx.Registry(given["departments"], given["equivalents"]),
    "Catalogue": lambda given: gx.Catalogue(
        given["measures"], given["batches"], registry=REGISTRY, gazetteer=BUNDLED.gazetteer
    ),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_nothing_that_is_passed_is_changed(ask):
    given = {
        "record": BUNDLED[0].to_dict(),
        "cells": ["自治区商务厅", None],
        "series": pd.Series(["自治区商务厅", None], index=["a", "b"]),
        "bodies": ["南宁海关", "商务厅"],
        "types": {"pilot"},
        "departments": list(REGISTRY),
        "equivalents": [["管委会", "管理委员会"]],
        "measures": list(BUNDLED),
        "batches": list(BUNDLED.batches),
    }
    before = deepcopy(given)
    assert ask(given) is not None
    series, then = given.pop("series"), before.pop("series")
    assert given == before
    pd.testing.assert_series_equal(series, then)


def test_threads_that_ask_at_once_get_the_same_answers():
    cells = [measure.lead.text for measure in BUNDLED] * 4

    def answers(text):
        found = BUNDLED.where(department=gx.parse_departments(text)[0].department)
        return text, gx.parse_departments(text, home=None), found, gx.departments()

    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(answers, cells))
    assert at_once == list(map(answers, cells))


RECEIVE = """
import base64, json, pickle, sys
import gxfta_measures as gx
sent = pickle.loads(base64.b64decode(sys.argv[1]))
own = gx.load(7)
values = [own, own[0], own[0].lead, own[0].scope, own.registry, own.gazetteer, own.batches[0]]
print(json.dumps([sent == values, [*map(hash, sent)] == [*map(hash, values)], own.digest]))
"""


def test_values_are_equal_in_another_process():
    first = BUNDLED[0]
    values = [BUNDLED, first, first.lead, first.scope]
    values += [BUNDLED.registry, BUNDLED.gazetteer, BUNDLED.batches[0]]
    assert all(map(hash, values))  # hashes of texts are others in each process, and remembered
    sent = base64.b64encode(pickle.dumps(values)).decode()
    assert len(sent) < 120_000 or sys.platform != "linux"  # what an argument may hold
    assert fresh.run(RECEIVE, sent) == [True, True, BUNDLED.digest]


MEMORIES = """
import json, pkgutil, sys
from importlib import import_module
import gxfta_measures as gx
for one in pkgutil.walk_packages(gx.__path__, "gxfta_measures."):
    if "cli" not in one.name and "__main__" not in one.name:
        import_module(one.name)
found = {}
for name, module in list(sys.modules.items()):
    if name.startswith("gxfta_measures"):
        for value in vars(module).values():
            if hasattr(value, "cache_parameters"):
                takes = value.__wrapped__.__code__.co_argcount
                found[f"{value.__module__}.{value.__qualname__}"] = [
                    value.cache_parameters()["maxsize"], takes
                ]
print(json.dumps(found))
"""


def test_every_memory_of_answers_about_texts_has_a_bound():
    memories = fresh.run(MEMORIES)
    unbounded = {name for name, (most, takes) in memories.items() if most is None and takes}
    assert any(most for most, _ in memories.values())
    # These are asked with names of groups of words in wording.json, with one of the languages, or
    # with one of our classes, never with a text from outside.
    groups = ("vocabulary._words", "vocabulary._mapping", "morphology.by_last_character")
    ours = {f"gxfta_measures.wording.{name}" for name in groups}
    ours |= {f"gxfta_measures.records.{name}" for name in ("_names", "_writer")}
    assert unbounded == ours | {"gxfta_measures.system.language._catalogue"}
