"""The contract: immutable values, public names, errors that help, and a light import."""

import copy
import inspect
import pickle
from enum import Enum
from pathlib import Path

import fresh
import pytest
from attrs import fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from strategies import catalogues, departments, measures, places, scopes

import gxfta_measures as gx

PACKAGE = Path(gx.__file__).parent
BUNDLED = gx.load(7)
PROMISED = (
    *(
        "load",
        "load_all",
        "read",
        "batches",
        "departments",
        "places",
        "parse_departments",
        "parse_scope",
    ),
    *("fold", "Catalogue", "Measure", "MeasureType", "Role", "DepartmentList", "Mention"),
    *("Department", "Registry", "Scope", "SiteKind", "Coverage", "Batch", "errors"),
)
PUBLIC = [getattr(gx, name) for name in gx.__all__ if name != "errors"]
ERRORS = [
    one
    for name, one in inspect.getmembers(gx.errors, inspect.isclass)
    if issubclass(one, gx.errors.GxftaError) and not name.startswith("_")
]
LISTED = [error for error in ERRORS if error is not gx.errors.GxftaError]


def values():
    """Every kind of value that the package hands out."""
    cells = measures().map(lambda one: one.lead)
    mentions = cells.map(lambda cell: cell.mentions[0])
    batches = st.sampled_from(gx.batches())
    return st.one_of(
        *(measures(), departments(), places(), cells, mentions, catalogues(), batches),
        *(scopes().filter(lambda scope: scope is not None), batches.map(lambda b: b.document)),
    )


# Values.


@given(value=values())
def test_every_value_is_frozen(value):
    for one in fields(type(value)):
        with pytest.raises(FrozenInstanceError):
            setattr(value, one.name, None)
        with pytest.raises(FrozenInstanceError):
            delattr(value, one.name)


@given(value=values())
def test_no_value_takes_an_attribute_of_anybodys_own(value):
    with pytest.raises(AttributeError):
        value.note = "mine"


@given(value=values())
def test_every_value_is_equal_and_hashes_alike_after_pickle_and_copy(value):
    for twin in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), copy.copy(value)):  # noqa: S301  # our own
        assert type(twin) is type(value)
        assert twin == value
        assert hash(twin) == hash(value)


@given(value=values())
def test_nothing_that_can_be_changed_hangs_on_a_value(value):
    public = [one.name for one in fields(type(value)) if not one.name.startswith("_")]
    assert [name for name in public if isinstance(getattr(value, name), list | dict | set)] == []
    hash(tuple(getattr(value, name) for name in public))


@given(some=measures(), other=measures())
def test_measures_are_ordered_as_documents_print_them(some, other):
    keys = [(one.batch, one.type == "case", one.number) for one in (some, other)]
    assert (some < other, some > other) == (keys[0] < keys[1], keys[0] > keys[1])


@given(some=st.lists(departments()), other=st.lists(places()))
def test_bodies_and_places_are_ordered_by_their_ids(some, other):
    assert [one.id for one in sorted(some)] == sorted(one.id for one in some)
    assert [one.id for one in sorted(other)] == sorted(one.id for one in other)


@pytest.mark.parametrize("shared", [gx.departments(), gx.places()], ids=["bodies", "places"])
def test_the_registry_and_the_gazetteer_are_immutable_values(shared):
    with pytest.raises(AttributeError):
        shared.note = "mine"
    with pytest.raises(TypeError):
        shared["gx-commerce"] = None
    twin = pickle.loads(pickle.dumps(shared))  # noqa: S301  # our own
    assert twin == shared
    assert hash(twin) == hash(shared)


def test_what_one_caller_changes_no_other_sees():
    gx.batches()[0].counts["pilot"] = 0
    gx.load(7).group_by("type").clear()
    gx.load(7).counts("type").clear()
    gx.load(7).to_records()[0].clear()
    assert gx.batches()[0].counts == {"pilot": 16, "case": 24}
    assert gx.load(7).counts("type") == {"pilot": 16, "case": 24}
    assert gx.load(7).to_records()[0]["id"] == "7-pilot-01"


# Names.


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_name_is_public(name):
    assert name in gx.__all__
    assert getattr(gx, name) is not None


def test_dir_and_star_show_the_public_names_and_no_others():
    space = {}
    exec("from gxfta_measures import *", space)  # noqa: S102  # a star is no expression
    assert set(space) - {"__builtins__"} == set(gx.__all__)
    assert set(dir(gx)) == {*gx.__all__, "__version__"}


@pytest.mark.parametrize("name", ["lo_ad", "Measures", "data", "__wrapped__"])
def test_an_unknown_attribute_is_an_attribute_error(name):
    with pytest.raises(AttributeError, match=f"'gxfta_measures' has no attribute '{name}'"):
        getattr(gx, name)


@pytest.mark.parametrize("thing", [*PUBLIC, *LISTED], ids=lambda one: one.__name__)
def test_every_public_name_shows_an_example_or_its_attributes(thing):
    assert ">>> " in thing.__doc__ or "Attributes:\n" in thing.__doc__


@pytest.mark.parametrize("class_", [one for one in PUBLIC if isinstance(one, type)])
def test_every_public_member_is_documented(class_):
    members = [one for name, one in vars(class_).items() if not name.startswith("_")]
    written = [one for one in members if inspect.isfunction(one) or isinstance(one, property)]
    assert [one for one in written if not one.__doc__] == []


@pytest.mark.parametrize("class_", [gx.Measure, gx.Mention, gx.Department, gx.Batch, gx.Scope])
def test_the_documented_attributes_are_the_fields(class_):
    listed = inspect.getdoc(class_).split("Attributes:\n")[1].split("\n\n")[0]
    names = [line.split(":")[0].strip() for line in listed.splitlines() if line[4:5].strip()]
    assert names == [one.name for one in fields(class_)]


@pytest.mark.parametrize("word", [gx.MeasureType, gx.Role, gx.SiteKind, gx.Coverage])
def test_the_vocabularies_are_texts_in_lower_case(word):
    assert issubclass(word, (str, Enum))
    assert all(one == one.value == str(one) == one.value.lower() for one in word)


# Errors.

UNKNOWN = {
    "batch": (lambda: gx.load(99), LookupError, "unknown batch 99: there "),
    "batch of a catalogue": (lambda: BUNDLED.where(batch=8), LookupError, "there is 7; "),
    "measure": (lambda: BUNDLED["7-pilot-61"], KeyError, "did you mean 7-pilot-16"),
    "department": (
        lambda: BUNDLED.where(department="自治区商务庁"),
        LookupError,
        "unknown department '自治区商务庁': did you mean 自治区商务厅",
    ),
    "department like nothing": (
        lambda: gx.departments().resolve("xyz"),
        LookupError,
        "unknown department 'xyz': iterate over gxfta_measures.departments()",
    ),
    "slug": (lambda: gx.departments()["gx-comerce"], LookupError, "did you mean gx-commerce"),
    "ambiguous": (
        lambda: gx.departments().resolve("市场监管局"),
        LookupError,
        "say which one, 自治区市场监管局 or 南宁市市场监管局 or 崇左市市场监管局 or ",
    ),
    "place": (lambda: BUNDLED.where(at="凭样市"), LookupError, "did you mean 凭祥市"),
    "place like nothing": (lambda: gx.places().find("xyz"), LookupError, "iterate over"),
    "scope": (lambda: BUNDLED.where(scope="全球"), LookupError, "unreadable scope '全球': did you"),
    "type": (lambda: BUNDLED.by_type("pilott"), ValueError, "use pilot or 改革试点经验 or case"),
    "role": (lambda: BUNDLED.where(role="boss"), ValueError, "unknown role 'boss': use lead or"),
    "key": (lambda: BUNDLED.group_by("typ"), ValueError, "use batch or type or scope or site"),
    "table": (lambda: BUNDLED.to_records("rows"), ValueError, "use measures or assignments"),
    "back end": (lambda: BUNDLED.to_frame("pandaz"), ValueError, "use pandas or polars or pyarrow"),
}


@pytest.mark.parametrize(("ask", "base", "remedy"), UNKNOWN.values(), ids=UNKNOWN)
def test_the_unknown_is_an_error_that_says_what_to_do(ask, base, remedy):
    with pytest.raises(gx.errors.GxftaError) as caught:
        ask()
    assert isinstance(caught.value, base)
    assert remedy in str(caught.value)


@pytest.mark.parametrize("error", LISTED)
def test_every_error_has_the_builtin_base_that_people_already_catch(error):
    builtin = [one for one in error.__mro__ if one.__module__ == "builtins"]
    assert builtin[0] not in (Exception, BaseException)


@pytest.mark.parametrize("error", LISTED)
def test_every_error_carries_its_parts_and_survives_pickle_and_copy(error):
    parts = {name: (name, "x") for name in inspect.signature(error).parameters}
    raised = error(**parts)
    for twin in (pickle.loads(pickle.dumps(raised)), copy.deepcopy(raised)):  # noqa: S301  # our own
        assert type(twin) is error
        assert {name: getattr(twin, name) for name in parts} == parts
        assert str(twin) == str(raised)


@pytest.mark.parametrize("batch", [0, -7, 10**30])
def test_what_is_no_number_of_a_batch_is_an_unknown_batch(batch):
    with pytest.raises(gx.errors.UnknownBatch) as caught:
        gx.load(batch)
    assert caught.value.known == tuple(one.number for one in gx.batches())


@pytest.mark.parametrize("batch", [7.5, "7", "newest", True, [7], gx.batches()])
def test_what_is_no_number_is_a_wrong_type_for_a_batch(batch):
    with pytest.raises(gx.errors.WrongType, match="load takes the number of a batch, not "):
        gx.load(batch)


# What importing and using it does not do.

HEAVY = ("attr", "attrs", "cattrs", "json", "re", "importlib.metadata", "importlib_resources")

IMPORT = """
import sys
sys.path.insert(0, sys.argv[1])
import gxfta_measures
loaded = sorted(sys.modules)
import json
print(json.dumps(loaded))
"""


def test_importing_the_package_imports_nothing_heavy():
    loaded = fresh.run(IMPORT, str(PACKAGE.parent), options=["-I", "-S"])
    assert [name for name in HEAVY if name in loaded] == []
    ours = [name for name in loaded if "gxfta" in name]
    assert ours == ["gxfta_measures", "gxfta_measures.system", "gxfta_measures.system.lock"]


FIRST_USE = """
import json
import gxfta_measures as gx
print(json.dumps({name: getattr(gx, name).__name__ for name in reversed(gx.__all__)}))
"""


def test_every_public_name_is_there_at_its_first_use():
    found = fresh.run(FIRST_USE)
    assert found == {name: getattr(gx, name).__name__ for name in gx.__all__}
    assert found["errors"] == "gxfta_measures.errors"


USE = """
import json, os, sys
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
seen = []

def watch(event, arguments):
    if event == "open" and (set(str(arguments[1])) & set("wax+") or arguments[2] & WRITES):
        seen.append(f"{event} {arguments[0]}")
    if event.split(".")[0] in ("socket", "subprocess", "urllib", "http", "shutil", "tempfile"):
        seen.append(event)
    if event in ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.system", "os.exec"):
        seen.append(event)

sys.addaudithook(watch)
import gxfta_measures as gx
catalogue = gx.read(sys.argv[1])
assert catalogue == gx.load(7) and gx.batches() and gx.departments() and gx.places()
catalogue.where(department="南宁海关", subordinates=True, at="凭祥市", text="通关")
catalogue.group_by("department"), catalogue.search("跨境"), catalogue.digest
catalogue.to_records("assignments"), gx.parse_departments("商务厅"), gx.parse_scope("全区")
print(json.dumps(seen))
"""


def test_using_the_package_writes_no_file_and_touches_no_network():
    bundled = str(PACKAGE / "data" / "batch-07" / "measures.json")
    assert fresh.run(USE, bundled, options=["-B"]) == []
