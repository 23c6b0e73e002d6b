"""Every public function meets nonsense: it answers, or says in an error of ours what it takes."""

import inspect
import types
from collections.abc import Iterable
from datetime import date
from numbers import Integral

import pytest
from attrs import has

import gxfta_measures as gx
from gxfta_measures import columns
from gxfta_measures.errors import GxftaError, WrongType

CATALOGUE = gx.load(7)
MEASURE = CATALOGUE["7-pilot-01"]
BATCH, CELL, SCOPE = CATALOGUE.batches[0], MEASURE.lead, MEASURE.scope
REGISTRY, PLACES = CATALOGUE.registry, CATALOGUE.gazetteer
BODY, PLACE = REGISTRY["nanning-customs"], PLACES["pingxiang"]
DIFFERENCE = gx.diff(CATALOGUE, CATALOGUE[:3])
MATRIX = CATALOGUE[:2].matrix()

# The nonsense.


class Hostile:
    """Can be asked for nothing at all."""

    __hash__ = None

    def __eq__(self, other):
        raise AssertionError

    __bool__ = __str__ = __repr__ = __len__ = lambda self: self == None  # noqa: E711


def nested():
    some = []
    some.append(some)
    return some


NONSENSE = [
    *(None, True, 7, -1, 10**400, 7.5, float("nan"), 1j, Ellipsis, object(), Hostile()),
    *("", " ", "\x00", "\ud800", "x" * 3000, "全区", b"x", bytearray(b"x")),
    *([], ["x"], nested(), (), ("x", None), {1}, {"a": 1}, range(3)),
    *(date(2026, 1, 1), len, str, gx.Role, gx.Role.LEAD, gx.SiteKind.ANY, types),
    *(CATALOGUE, MEASURE, CELL, CELL[0], SCOPE, BODY, PLACE, BATCH),
    *(REGISTRY, PLACES, DIFFERENCE, MATRIX),
]


def nonsense():
    """All of it, with what people get from the libraries that they work with."""
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    many = numpy.array(["南宁海关", "x"]), pandas.Series(["南宁海关"]), pandas.DataFrame([["x"]])
    return [*NONSENSE, iter(()), *many, numpy.int64(7), numpy.float64(7), pandas.NA, pandas.NaT]


# What each argument takes of it, by its name, and what it is given while others meet nonsense.

NONE, FEW = types.NoneType, (list, tuple, set)  # of the few the empty ones, which none is in
MANY = (*FEW, dict, type(iter(())), gx.Catalogue, gx.Registry, gx.Gazetteer, gx.DepartmentList)
SWITCHES = ("subordinates", "certain", "guidance")
TAKES = {
    **dict.fromkeys(("text", "word", "digest"), str),
    **dict.fromkeys(SWITCHES, bool),
    **dict.fromkeys(("style", "backend", "rows", "columns", "values", "kind", "lang"), ()),
    **dict.fromkeys(("departments", "equivalents", "short_forms", "places"), MANY),
    **dict.fromkeys(("measures", "batches", "parts", "excluded"), MANY),
    **dict.fromkeys(("before", "after"), gx.Catalogue),
    "difference": gx.Difference,
    "catalogue": gx.Catalogue,
    "registry": (gx.Registry, NONE),
    "gazetteer": (gx.Gazetteer, NONE),
    "home": NONE,
    "path": str,
    "table": NONE,
    "labels": NONE,
    "bom": (bool, NONE),
    "accessed": (date, NONE),
    "limit": Integral,
    "type": FEW,
    "department": (gx.Department, *FEW),
    "role": (gx.Role, NONE, *FEW),
    "scope": (str, gx.Scope, NONE, *FEW),
    "at": (gx.Place, *FEW),
    "batch": (Integral, gx.Batch, NONE, *FEW),
    "predicates": (),
    "key": object,
    "id_": (),
    "value": (gx.Role, gx.SiteKind),
    "record": (),
    "column": Iterable,
}
GOOD = {
    "batch": 7,
    "digest": BATCH.digest,
    "path": "no-such-file.json",
    "kind": "scopes",
    "before": CATALOGUE,
    "after": CATALOGUE,
    "difference": DIFFERENCE,
    "catalogue": CATALOGUE,
    "text": "商务厅",
    "departments": [BODY],
    "places": [PLACE],
    "measures": [MEASURE],
    "batches": [BATCH],
    "registry": REGISTRY,
    "gazetteer": PLACES,
    "department": BODY,
    "scope": None,
    "type": "pilot",
    "parts": [SCOPE],
    "other": PLACE,
    "role": "lead",
    "key": "type",
    "id_": "pingxiang",
    "record": MEASURE.to_dict(),
    "column": ["商务厅"],
}


# Where the name does not say it all.
TAKES |= {
    "load-batch": (Integral, NONE),
    "load-digest": NONE,
    "cite-batch": (gx.Batch, NONE),
    "covers-other": (gx.Place, gx.Scope),
    "includes-other": gx.SiteKind,
    "where-text": (str, *FEW),
    "to_frame-values": gx.Role,  # lead
    "find-text": (),
    "resolve-text": (),
    "spellings-department": gx.Department,
    "subordinates-department": gx.Department,
    "__contains__-key": object,
    "__getitem__-key": (Integral, gx.Department),
}
# What else may be raised: what Python says of files, of positions, and of files that are not there.
RAISES = {
    "path": (OSError, ValueError),
    "__getitem__-key": (IndexError,),
    "read-registry": (OSError,),
}

VALUES = (CATALOGUE, CELL, SCOPE, MEASURE, REGISTRY, PLACES, DIFFERENCE, MATRIX)
VALUES += (BODY, PLACE, BATCH, BATCH.document, CELL[0], gx.SiteKind.ANY, gx.Role.LEAD)
VOCABULARIES = (gx.MeasureType, gx.Role, gx.SiteKind, gx.Coverage)
COLLECTIONS = (gx.Registry, gx.Gazetteer, gx.Catalogue)


def doors():
    """Every public function, collection and method, with its name."""
    for name in gx.__all__:
        public = getattr(gx, name)
        if inspect.isfunction(public) or public in COLLECTIONS:
            yield "gxfta", name, public
    for name in columns.__all__:
        if inspect.isfunction(getattr(columns, name)):
            yield "columns", name, getattr(columns, name)
    for one in VALUES:
        for name, method in inspect.getmembers(one, inspect.ismethod):
            ours = method.__func__.__module__.startswith("gxfta_measures")
            if ours and (not name.startswith("_") or name in ("__getitem__", "__contains__")):
                yield type(one).__name__, name, method


ASKED = [
    pytest.param(door, name, asked, id=f"{owner}-{name}-{asked}")
    for owner, name, door in doors()
    for asked in inspect.signature(door).parameters
]


def ask(door, asked, value):
    """Give a door nonsense for one argument, and something good for those it cannot do without."""
    parameters = inspect.signature(door).parameters.values()
    if asked in ("predicates", "key", "id_"):
        return door(value)
    needed = [one.name for one in parameters if one.default is one.empty]
    return door(**{name: GOOD[name] for name in needed if name in GOOD} | {asked: value})


def check(asked, name, value, answer):
    """An answer is in order where the argument takes such a value; else there must be an error."""
    takes = TAKES.get(f"{name}-{asked}", TAKES.get(asked))
    allowed = RAISES.get(f"{name}-{asked}", RAISES.get(asked, ()))
    error = None
    try:
        answer(value)
    except (GxftaError, *allowed) as one:
        error = one
    if isinstance(error, WrongType):
        assert str(error).startswith(f"{error.asked} takes {error.takes}, not ")
    elif error is None:
        assert isinstance(value, takes)
        assert type(value) is not bool or takes in (bool, object)


@pytest.mark.parametrize(("door", "name", "asked"), ASKED)
def test_a_door_says_what_it_takes(door, name, asked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for value in nonsense():
        if not (callable(value) and asked in ("key", "predicates")):  # which fails by itself
            check(asked, name, value, lambda one: ask(door, asked, one))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_a_vocabulary_says_which_words_it_has(vocabulary):
    for value in nonsense():
        check("value", vocabulary.__name__, value, vocabulary)


def test_the_walk_meets_every_public_name():
    # The classes of values keep what they are given: checkers say what that is, `read` checks it.
    others = {name for name in gx.__all__ if has(getattr(gx, name))} - {"Catalogue"}
    walked = {name for _, name, _ in doors()} | {one.__name__ for one in VOCABULARIES}
    assert {*gx.__all__} - walked == others | {"errors"}
    assert others <= {type(one).__name__ for one in (*VALUES, *SCOPE.parts)} | {"ScopePart"}
