"""A batch answers from what was known in its time, and a pin covers all that its answers need."""

import json
from copy import deepcopy
from pathlib import Path

import fresh
import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.digests import digests_of
from gxfta_measures.gazetteer import places_as_of, read_places
from gxfta_measures.registry.bodies import bodies_as_of, read_bodies
from gxfta_measures.system.ledger import as_of, steps
from gxfta_measures.system.resources import read_json

PACKAGE = Path(gx.__file__).parent
SEVEN = gx.load(7)
BODIES = read_json("departments.json")
PLACES = read_json("places.json")
LATER = 99  # a batch that nobody will see


def digest(bodies=BODIES, places=PLACES, batch=7):
    """The digest of batch 7 as it would be with other files of bodies and places."""
    gazetteer = read_places(places["places"], batch)
    return digests_of(SEVEN, read_bodies(bodies, gazetteer, batch), gazetteer)[1]


def leaves(value, path=()):
    """The paths of all texts of a tree."""
    steps_down = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps_down:
        if isinstance(inner, str):
            yield (*path, step)
        elif isinstance(inner, dict | list):
            yield from leaves(inner, (*path, step))


def edited(file, path, change):
    """A copy of a file with the text at a path changed."""
    copy = deepcopy(file)
    value = copy
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = change(value[path[-1]])
    return copy


def changed(file, **fields):
    """The file of bodies with a later change of 自治区商务厅."""
    changes = {str(LATER): fields}
    return edited(file, ("departments", 7), lambda body: body | {"changes": changes})


def with_a_body(file, **fields):
    """The file of bodies with one more, like another but in some fields."""
    new = {**file["departments"][12], "official_name": None, "aliases": [], **fields}
    return {**file, "departments": [*file["departments"], new]}


# What a pin covers.


def test_the_digest_of_batch_7_is_that_of_the_files_as_they_are():
    assert digest() == SEVEN.digest


@given(
    which=st.sampled_from(["departments", "places", "equivalents"]),
    data=st.data(),
    new=st.characters(categories=["L"]),
)
def test_one_character_of_bodies_places_or_equivalents_changes_the_digest(which, data, new):
    file = PLACES if which == "places" else BODIES
    path = data.draw(st.sampled_from(list(leaves({which: file[which]}))))
    index = data.draw(st.integers(0, 200))

    def change(text):
        place = index % len(text)
        assume(text[place] != new)
        return text[:place] + new + text[place + 1 :]

    try:
        found = digest(**{"places" if file is PLACES else "bodies": edited(file, path, change)})
    except (LookupError, ValueError):  # an id that nothing has any more, or a spelling of two
        return
    assert found != SEVEN.digest


@pytest.mark.parametrize("name", ["bodies", "places"])
def test_what_is_said_of_a_file_as_a_whole_is_not_covered(name):
    file = BODIES if name == "bodies" else PLACES
    assert digest(**{name: file | {"source": "Another sentence."}}) == SEVEN.digest


@pytest.mark.parametrize("name", ["places.json", "departments.json"])
def test_a_pin_fails_once_a_character_of_the_bundled_files_was_changed(tmp_path, name):
    def edit(data):
        path = data / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Guangxi", "Guangsi", 1), encoding="utf-8")

    code = """
import json, sys
sys.path.insert(0, sys.argv[1])
import gxfta_measures as gx
try:
    gx.load(7, digest=sys.argv[2])
except gx.errors.DataIntegrityError as error:
    print(json.dumps(error.expected))
"""
    home = fresh.copied(PACKAGE, tmp_path, edit)
    assert fresh.run(code, home, SEVEN.digest, measured=False) == SEVEN.digest


# What a later batch leaves alone.

WORDS = {"since": LATER, "words": ["林业局", "林业和草原局"]}
BROUGHT = {
    "a body": lambda file: with_a_body(file, id="x", name="玉林市林业局", since=LATER),
    "words": lambda file: {**file, "equivalents": [*file["equivalents"], WORDS]},
    "a spelling": lambda file: changed(file, aliases=["商贸厅"]),
    "a name": lambda file: changed(file, name="自治区商贸厅", aliases=["自治区商务厅"]),
}


@pytest.mark.parametrize("change", BROUGHT.values(), ids=BROUGHT)
def test_what_a_later_batch_brings_changes_no_earlier_one(change):
    file = change(BODIES)
    assert digest(bodies=file) == SEVEN.digest
    assert read_bodies(file, SEVEN.gazetteer, 7) == SEVEN.registry
    assert read_bodies(file, gx.places(), LATER) != gx.departments()
    assert digest(bodies=file, batch=LATER) != digest(batch=LATER)


def test_a_body_is_one_body_however_it_is_called_in_a_batch():
    later = read_bodies(BROUGHT["a name"](BODIES), gx.places(), LATER)
    commerce = later["gx-commerce"]
    assert commerce == SEVEN.registry["gx-commerce"]
    assert commerce in SEVEN[0].lead
    assert SEVEN.where(department=commerce) == SEVEN.where(department="自治区商务厅")
    both = evolve(SEVEN, registry=later)
    assert both.group_by("department")[commerce] == both.where(department=commerce)


def test_a_body_that_was_renamed_has_each_name_in_its_time():
    file = BROUGHT["a name"](BODIES)
    then, now = (read_bodies(file, gx.places(), batch) for batch in (7, LATER))
    assert (then["gx-commerce"].name, now["gx-commerce"].name) == ("自治区商务厅", "自治区商贸厅")
    assert now.resolve("自治区商务厅") is now["gx-commerce"]


LATER_ONE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import gxfta_measures as gx

def ids(catalogue, **asked):
    try:
        return [one.id for one in catalogue.where(**asked)]
    except gx.errors.GxftaError as error:
        return type(error).__name__

seven, later = gx.load(7), gx.load(99)
print(json.dumps({
    "pinned": gx.load(7, digest=sys.argv[2]).digest,
    "answers": [ids(seven, department="林业局"), ids(later, department="林业局")],
    "place": [ids(seven, at="虚构县"), ids(later, at="虚构县") == "UnknownPlace"],
    "both": [ids(both, department="林业局") for both in (seven | later, later | seven)],
    "digests": len({seven.digest, later.digest, (seven | later).digest}),
    "either way": (seven | later).digest == (later | seven).digest,
    "bodies": [len(one.registry) for one in (seven, later, seven | later)],
    "all": [len(gx.departments()), gx.departments() is later.registry],
}))
"""


NUMBER = '"number": 7,\n    "rev'  # of the batch; those of measures stand elsewhere


def bundle_another(data):
    """A batch 99 with the measures of batch 7, one body more and one place."""
    bodies = with_a_body(BODIES, id="x", name="玉林市林业局", place="yulin", since=LATER)
    place = {**PLACES["places"][-1], "id": "x", "name": "虚构县", "aliases": [], "since": LATER}
    places = {**PLACES, "places": [*PLACES["places"], place]}
    text = (data / "batch-07" / "measures.json").read_text(encoding="utf-8")
    text = text.replace('"batch": 7,', '"batch": 99,').replace(NUMBER, NUMBER.replace("7", "99"))
    (data / "batch-99").mkdir()
    (data / "batch-99" / "measures.json").write_text(text, encoding="utf-8")
    (data / "departments.json").write_text(json.dumps(bodies), encoding="utf-8")
    (data / "places.json").write_text(json.dumps(places), encoding="utf-8")


def test_a_later_batch_leaves_every_answer_of_batch_7_as_it_was(tmp_path):
    home = fresh.copied(PACKAGE, tmp_path, bundle_another)
    told = fresh.run(LATER_ONE, home, SEVEN.digest, measured=False)
    count, every = len(SEVEN.registry), len(gx.departments()) + 1
    assert told == {
        "pinned": SEVEN.digest,
        "answers": [[one.id for one in SEVEN.where(department="林业局")], "AmbiguousDepartment"],
        "place": ["UnknownPlace", False],
        "both": ["AmbiguousDepartment"] * 2,
        "digests": 3,
        "either way": True,
        "bodies": [count, every, every],
        "all": [every, True],
    }


EVERY_ANSWER = """
import json, sys
from datetime import date
sys.path.insert(0, sys.argv[1])
import gxfta_measures as gx
from gxfta_measures.digests import digest_of

def told(ask, *words):
    try:
        found = ask(*words)
    except gx.errors.GxftaError as error:
        return [type(error).__name__, str(error)]
    return [str(one) for one in found]

def each(words, ask):
    return {word: told(ask, word) for word in sorted(words)}

seven = gx.load(7)
registry = seven.registry
names = {name for body in registry for name in registry.spellings(body)}
names |= {*registry.names.without_place, "林业局", "虚构局", "玉林市林业局", "商务厅、林业局"}
places = {word for place in seven.gazetteer for word in (place.name, *place.aliases)} | {"虚构县"}
scopes = {one.scope_text for one in seven} | {"虚构县", "南宁市及钦州市", "全区（不含南宁市）"}
keys = ["batch", "type", "scope", "site", "department", "lead", "responsible"]
tables = ["measures", "assignments", "departments", "places", "batches"]
answers = {
    "department": each(names, lambda name: seven.where(department=name)),
    "under": each(names, lambda name: seven.where(department=name, subordinates=True)),
    "candidates": each(names, registry.candidates),
    "in a cell": each(names, lambda name: [name in one.lead for one in seven]),
    "at": each(places, lambda name: seven.where(at=name)),
    "perhaps at": each(places, lambda name: seven.where(at=name, certain=False)),
    "scope": each(scopes, lambda words: seven.where(scope=words)),
    "counts": each(keys, lambda key: seven.counts(key).items()),
    "tables": each(tables, seven.to_records),
    "search": told(seven.search, "通关"),
    "matrix": told(seven.matrix(subordinates=True).to_records),
    "cite": seven.cite("csl-json", accessed=date(2026, 1, 1)),
    "cells": [gx.parse_departments(one.lead.text, registry) == one.lead for one in seven],
    "digest": [seven.digest, seven.batches[0].digest],
}
print(json.dumps({name: digest_of(value) for name, value in answers.items()}))
"""


def test_every_answer_of_batch_7_is_the_same_beside_a_later_batch(tmp_path):
    home = fresh.copied(PACKAGE, tmp_path, bundle_another)
    beside = fresh.run(EVERY_ANSWER, home, measured=False)
    assert beside == fresh.run(EVERY_ANSWER, str(PACKAGE.parent), measured=False)


def test_where_nothing_was_added_all_batches_share_one_registry():
    newest = max(steps([*BODIES["departments"], *BODIES["equivalents"], *PLACES["places"]]))
    assert bodies_as_of(newest) is bodies_as_of(newest + 1) is gx.departments()
    assert places_as_of(newest) is places_as_of(newest + 1) is gx.places()


def test_a_catalogue_keeps_its_registry_beside_one_of_the_same_batch():
    other = evolve(SEVEN, registry=gx.Registry(()))
    assert (SEVEN | other).registry is SEVEN.registry
    assert (other | SEVEN).registry is other.registry


# The ledger.


@given(changes=st.dictionaries(st.integers(8, 12), st.text()), batch=st.integers(0, 14))
def test_a_record_as_of_a_batch_has_the_last_change_up_to_it(changes, batch):
    later = {str(number): {"name": name} for number, name in changes.items()}
    record = {"name": "甲", "since": 7, "changes": later}
    names = {7: "甲", **changes}
    wanted = [{"name": names[max(n for n in names if n <= batch)], "since": 7}] if batch > 6 else []
    assert as_of([record], batch) == wanted
    assert as_of([record], None) == as_of([record], 99)
    assert steps([record]) == sorted(names)


def test_a_later_place_gives_no_body_of_today_another_name():
    pattern = next(one for one in PLACES["places"] if one["id"] == "nanning-bonded-zone")
    later = {**pattern, "id": "made-up", "name": "行政审批区", "aliases": ["行政审批"]}
    places = [*PLACES["places"], {**later, "since": LATER}]
    body = with_a_body(BODIES, id="made-up-body", name="自治区行政审批局", since=7)

    def asked(batch):
        registry = read_bodies(body, read_places(places, batch), batch)
        return registry.names.place_in("行政审批局")

    assert asked(7) is None
    assert asked(LATER).id == "made-up"
