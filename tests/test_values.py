"""Values that behave: cells are sequences, what is shared stays as it is, every value travels."""

import copy
import os
import pickle
import subprocess
import sys

import fresh
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import catalogues, cells, departments, measures, places, scopes

import gxfta_measures as gx
from gxfta_measures import labels
from gxfta_measures.errors import Code, UnknownMeasure, UnknownTerm, WrongType
from gxfta_measures.system.limits import LONGEST_REMEMBERED, Limit
from gxfta_measures.system.memory import remembering
from gxfta_measures.terms import PrintedColumn

BUNDLED = gx.load(7)
FIRST = BUNDLED["7-pilot-01"]

# Cells.


@given(cell=cells(), where=st.slices(8))
def test_a_cell_is_the_sequence_of_its_mentions(cell, where):
    assert list(cell) == [cell[position] for position in range(len(cell))]
    assert list(reversed(cell)) == list(cell.mentions)[::-1]
    assert cell[where] == cell.mentions[where]
    assert [cell.index(mention) for mention in cell] == list(range(len(cell)))


@given(cell=cells())
def test_every_name_of_a_body_is_in_the_cell_that_names_it(cell):
    for mention in cell:
        assert mention in cell
        assert mention.name in cell
        assert f" {mention} " in cell
        body = mention.department
        if body is not None:
            assert body in cell
            assert {*body.aliases, body.name, body.id, body.official_name or body.name} <= {
                name for name in mention.spellings if name in cell
            }


@given(measure=measures(), body=departments())
def test_a_body_is_in_a_cell_exactly_where_it_is_asked_for_with_success(measure, body):
    catalogue = evolve(BUNDLED, measures=[measure])
    for role in gx.Role:
        found = bool(catalogue.where(department=body, role=role))
        assert (body in measure.bodies(role)) is (body.name in measure.bodies(role)) is found


@pytest.mark.parametrize("other", [None, 7, b"x", "", "自治区财政厅", [], FIRST, gx.Role.LEAD])
def test_what_the_cell_does_not_name_is_not_in_it(other):
    assert other not in gx.parse_departments("自治区商务厅、某某局")


@pytest.mark.parametrize("role", ["responsible", "复制推广责任单位"])
def test_the_cell_of_a_role_is_asked_for_in_the_words_of_where(role):
    assert FIRST.bodies(role) is FIRST.bodies(gx.Role.RESPONSIBLE) is FIRST.responsible
    assert FIRST.bodies(role) is not FIRST.lead


@pytest.mark.parametrize("role", ["led", "", "LEAD", gx.MeasureType.PILOT])
def test_a_word_that_is_no_role_is_refused(role):
    with pytest.raises(UnknownTerm, match="use lead or 牵头改革部门 or responsible"):
        FIRST.bodies(role)


@given(measure=measures())
def test_the_repr_of_a_measure_begins_with_its_id(measure):
    assert repr(measure).startswith(measure.id)


# Ids.


@pytest.mark.parametrize("asked", ["7-pilot-1", "7-PILOT-01", "７-pilot-01", "7-pilot-01 "])
def test_an_id_that_is_only_spelt_otherwise_gets_the_one_that_is_meant(asked):
    with pytest.raises(UnknownMeasure, match=r"did you mean 7-pilot-01\?$") as caught:
        BUNDLED[asked]
    assert caught.value.suggestions == ("7-pilot-01",)


@pytest.mark.parametrize("asked", ["8-pilot-01", "8-case-1", "12-case-03", "0-pilot-01"])
def test_an_id_of_another_batch_is_told_which_batches_there_are(asked):
    with pytest.raises(UnknownMeasure, match=r"its batch is not here, only 7$") as caught:
        BUNDLED[asked]
    assert caught.value.batches == (7,)


# What functions take.

WRONG = (
    *(7, 7.5, True, b"x", object(), {"a": 1}, BUNDLED, gx.Role, Ellipsis, iter(())),
    *(FIRST, FIRST.lead, range(3), "x".upper),
)
ASKED = {
    "department": (BUNDLED.where, gx.places().find("凭祥市")),
    "scope": (BUNDLED.where, gx.departments()["gx-commerce"]),
    "at": (BUNDLED.where, FIRST.scope),
    "type": (BUNDLED.where, gx.Coverage),
    "role": (BUNDLED.where, FIRST.lead),
    "text": (BUNDLED.where, ("通关", None)),
    "batch": (BUNDLED.where, "7"),
}
DOORS = {
    "resolve": gx.departments().resolve,
    "subordinates": gx.departments().subordinates,
    "a registry": gx.departments().__getitem__,
    "find": gx.places().find,
    "a gazetteer": gx.places().__getitem__,
    "parse_departments": gx.parse_departments,
    "parse_scope": gx.parse_scope,
    "fold": gx.fold,
    "covers": FIRST.scope.covers,
    "search": BUNDLED.search,
    "bodies": FIRST.bodies,
}


def libraries():
    """Values of the libraries that people work with, where they are installed."""
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    return numpy.array(["南宁海关"]), pandas.Series(["南宁海关"]), numpy.float64(7), pandas.NA


@pytest.mark.parametrize("keyword", ASKED)
def test_where_says_what_a_criterion_takes(keyword):
    ask, own = ASKED[keyword]
    for value in (*WRONG, *libraries(), own):
        takes_numbers = keyword == "batch" and type(value) is int
        for asked in [] if takes_numbers else [value, [value], ("x", value)]:
            with pytest.raises(TypeError, match=f"^{keyword} takes .* list, tuple or set"):
                ask(**{keyword: asked})


@pytest.mark.parametrize("keyword", [name for name in ASKED if name not in ("scope", "role")])
def test_none_is_no_value_of_a_criterion_that_does_not_say_what_it_means(keyword):
    for asked in (None, [None]):
        with pytest.raises(WrongType, match="not None"):
            BUNDLED.where(**{keyword: asked})


@pytest.mark.parametrize("door", DOORS)
def test_every_function_of_a_text_says_what_it_takes(door):
    wrong = [*WRONG, *libraries(), None, ["南宁海关"], ("南宁海关",)]
    for value in [one for one in wrong if not (door == "covers" and one is FIRST.scope)]:
        with pytest.raises(TypeError, match=f"^{door} takes .*, not ") as caught:
            DOORS[door](value)
        assert isinstance(caught.value, WrongType)


def test_an_empty_text_is_no_catalogue_and_no_place_to_write_to(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for one in (lambda: gx.diff("", BUNDLED), lambda: BUNDLED.export("")):
        with pytest.raises(WrongType):
            one()
    assert list(tmp_path.iterdir()) == []


def test_subordinates_of_no_body_are_refused():
    with pytest.raises(WrongType, match="takes a department"):
        BUNDLED.where(subordinates=True)


def test_what_is_no_word_and_no_value_of_ours_is_in_nothing():
    for value in (*WRONG, *libraries(), ["南宁海关"], None):
        for many in (gx.departments(), gx.places(), BUNDLED, FIRST.lead):
            assert (value in many) == (value is FIRST and many is BUNDLED)


def test_a_wrong_value_does_not_travel_with_its_error():
    with pytest.raises(WrongType) as caught:
        BUNDLED.where(department=lambda: None)
    twin = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own bytes
    assert (twin.asked, twin.given) == ("department", "function")


def test_numbers_of_numpy_are_numbers_of_batches():
    numpy = pytest.importorskip("numpy")
    assert BUNDLED.where(batch=numpy.int64(7)) == BUNDLED
    assert gx.load(numpy.int64(7)) is BUNDLED


# Shared values.

WORDS = [*gx.Role, *gx.MeasureType, *gx.SiteKind, *gx.Coverage, *PrintedColumn, *Code, *Limit]


@pytest.mark.parametrize("word", WORDS, ids=repr)
def test_the_words_of_a_vocabulary_cannot_be_changed(word):
    for name in ("label", "heading", "about", "most", "value", "name", "note"):
        with pytest.raises(AttributeError):
            setattr(word, name, "x")
        with pytest.raises(AttributeError):
            delattr(word, name)


@pytest.mark.parametrize("name", [name for name in vars(labels) if name.endswith("_LABELS")])
def test_the_words_for_values_cannot_be_changed(name):
    with pytest.raises(TypeError):
        vars(labels)[name]["bank"] = "x"


SHARED = [BUNDLED, gx.departments(), gx.places(), gx.batches()[0], gx.batches()[0].document]
SHARED += WORDS
SHARED += gx.departments().candidates("商务厅")
SHARED += [*Code, *Limit, *FIRST.lead.segments, *FIRST.lead[-1].restorations, BUNDLED.matrix()]
SHARED += [*gx.parse_scope("广西自贸试验区及中马钦州产业园区").parts, gx.load_all()]
SHARED += gx.diff(BUNDLED[:2], BUNDLED).duties("自治区商务厅")


def values():
    """Every kind of value that the package hands out."""
    return st.one_of(
        *(measures(), cells(), departments(), places(), scopes(), catalogues()),
        cells().map(lambda cell: cell.mentions[0]),
        st.sampled_from(SHARED),
        catalogues().map(lambda some: gx.diff(BUNDLED, some)),
    )


@given(value=values(), protocol=st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_every_value_survives_every_protocol_of_pickle_and_both_kinds_of_copy(value, protocol):
    pickled = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  # our own bytes
    for twin in (pickled, copy.copy(value), copy.deepcopy(value)):
        assert type(twin) is type(value)
        assert twin == value
        assert repr(twin) == repr(value)


# Caches and threads.


@given(text=st.text(min_size=LONGEST_REMEMBERED - 2, max_size=LONGEST_REMEMBERED + 2))
def test_only_short_texts_are_remembered(text):
    asked = []
    same = remembering(answers=10)(lambda one: asked.append(one) or one)
    assert [same(text), same(text)] == [text, text]
    assert len(asked) == (2 if len(text) > LONGEST_REMEMBERED else 1)


def test_a_memory_that_is_full_forgets_all_and_remembers_anew():
    asked = []
    same = remembering(answers=2)(lambda one: asked.append(one) or one)
    assert [same(text) for text in "甲乙乙丙丙甲"] == list("甲乙乙丙丙甲")
    assert asked == list("甲乙丙甲")


def forked(code, *words):
    """What a program says that forks; coverage has locks of its own, so it is not measured."""
    environment = {name: os.environ[name] for name in os.environ if "COVERAGE" not in name}
    command = [sys.executable, "-X", "utf8", "-W", "ignore", "-c", code, *words]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=60, check=True, env=environment
    )
    return done.stdout


FORK = """
import json, os, sys, threading
import gxfta_measures as gx

calls, inside, loads = iter(range(1000)), threading.Event(), json.loads

def watched(text):
    if next(calls) == int(sys.argv[1]):
        inside.set()
    return loads(text)

json.loads = watched
worker = threading.Thread(target=lambda: gx.load(7).where(department="南宁海关"))
worker.start()
inside.wait()
child = os.fork()
if child == 0:
    os._exit(0 if gx.load(7).digest == sys.argv[2] else 3)
worker.join()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(sys, "getdlopenflags"), reason="only where processes fork")
@pytest.mark.parametrize("after", ["0", "1", "2"])
def test_a_fork_while_another_thread_loads_does_not_hang(after):
    assert forked(FORK, after, BUNDLED.digest) == "0\n"


COLD = """
import os, sys, threading
import gxfta_measures as gx

begun = threading.Event()

def load():
    begun.set()
    gx.load(7)

worker = threading.Thread(target=load)
worker.start()
begun.wait()
for _ in range(int(sys.argv[1])):  # how far the other thread comes
    pass
child = os.fork()
if child == 0:
    os._exit(0 if len(gx.load(7)) == 40 else 3)
worker.join()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(sys, "getdlopenflags"), reason="only where processes fork")
@pytest.mark.parametrize("steps", [0, 10_000, 100_000, 300_000, 1_000_000])
def test_a_fork_at_any_time_of_a_cold_start_does_not_hang(steps):
    assert forked(COLD, str(steps)) == "0\n"


NO_FORKS = """
import json, os
for name in ("fork", "register_at_fork"):
    vars(os).pop(name, None)
import gxfta_measures as gx
print(json.dumps(len(gx.load(7))))
"""


def test_it_loads_all_the_same_where_processes_do_not_fork():
    assert fresh.run(NO_FORKS) == 40
