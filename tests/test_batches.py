"""Several batches as the ordinary case: loaded together, asked together, compared."""

import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import departments
from test_changes import editions
from typer.testing import CliRunner

import gxfta_measures as gx
from gxfta_measures.cli import app
from gxfta_measures.differences.records import difference_record
from gxfta_measures.errors import UnknownDepartment, UnknownTerm
from gxfta_measures.records import canonical, measure_record
from gxfta_measures.registry import Registry

SEVEN = gx.load(7)
FOREST = gx.departments()["gx-forestry"]
DRILL = evolve(FOREST, id="gx-drill", name="自治区演练局", official_name=None, aliases=())
LATER = Registry([*gx.departments(), DRILL])


def of_batch_8(measure, number, **values):
    return evolve(measure, batch=8, number=number, **values)


# A made-up batch: two measures of batch 7 go on, the second with changes; two are new.
EIGHT = evolve(
    SEVEN,
    measures=[
        of_batch_8(SEVEN["7-pilot-16"], 1),
        of_batch_8(
            SEVEN["7-pilot-01"],
            2,
            content="虚构的新内容。",
            lead=gx.parse_departments("自治区药监局等"),
            responsible=gx.parse_departments("自治区商务厅"),
        ),
        of_batch_8(SEVEN["7-pilot-02"], 3, title="虚构成果", content="虚构。"),
        of_batch_8(
            SEVEN["7-case-01"],
            1,
            title="虚构案例",
            content="虚构一。",
            lead=gx.parse_departments("自治区演练局", LATER),
        ),
    ],
    batches=[evolve(SEVEN.batches[0], number=8, title="虚构的第八批")],
    registry=LATER,
)
BOTH = SEVEN | EIGHT
ACROSS = gx.diff(SEVEN, EIGHT)


@pytest.fixture
def two_batches(monkeypatch):
    """The package as it would be with a second batch."""
    known = {7: SEVEN, 8: EIGHT, None: EIGHT}
    monkeypatch.setattr(gx, "load", known.__getitem__)
    monkeypatch.setattr(gx, "load_all", lambda: BOTH)
    monkeypatch.setattr(gx, "batches", lambda: BOTH.batches)


def gxfta(*words):
    done = CliRunner().invoke(app, words, prog_name="gxfta")
    return done.exit_code, done.stdout, done.stderr


def ids(some):
    return [one.id for one in some]


# Together.


def test_all_bundled_batches_are_one_catalogue_oldest_first():
    together = gx.load_all()
    assert together.batches == gx.batches()
    assert list(together) == [one for batch in gx.batches() for one in gx.load(batch.number)]
    assert together is gx.load_all()


@pytest.mark.parametrize("both", [SEVEN | EIGHT, EIGHT | SEVEN], ids=["first", "last"])
def test_a_union_knows_the_bodies_of_its_newest_batch(both):
    assert both.registry is LATER
    assert ids(both.where(department="演练局")) == ["8-case-01"]
    with pytest.raises(UnknownDepartment):
        SEVEN.where(department="自治区演练局")


@pytest.mark.usefixtures("two_batches")
@pytest.mark.parametrize("command", ["list", "departments"])
def test_a_command_that_answers_from_the_newest_batch_says_so_in_one_line(command):
    _, _, told = gxfta(command)
    assert told == "gxfta: batch 8 answers; --batch all asks 7 too\n"
    for batch in ("7", "8", "all"):
        assert gxfta(command, "--batch", batch)[2] == ""


@pytest.mark.usefixtures("two_batches")
@pytest.mark.parametrize(
    ("batch", "catalogue"), [((), EIGHT), (("7",), SEVEN), (("8",), EIGHT), (("all",), BOTH)]
)
def test_a_batch_is_asked_for_by_its_number_or_all_of_them(batch, catalogue):
    words = ("--batch", *batch) if batch else ()
    _, out, _ = gxfta("list", "--json", *words)
    assert [record["id"] for record in json.loads(out)] == ids(catalogue)
    _, out, _ = gxfta("list", "--type", "case", *words)
    found = catalogue.where(type="case")
    assert out.splitlines()[-1] == f"{len(found)} of {len(catalogue)} measures"
    _, out, _ = gxfta("departments", "--json", *words)
    assert [record["id"] for record in json.loads(out)] == ids(catalogue.departments())


@pytest.mark.usefixtures("two_batches")
def test_a_measure_is_shown_from_whatever_batch_it_is():
    for id_ in ("7-pilot-01", "8-pilot-02"):
        _, out, _ = gxfta("show", id_, "--json")
        assert json.loads(out) == measure_record(BOTH[id_])
    status, _, told = gxfta("show", "9-pilot-01")
    assert (status, told) == (
        2,
        "gxfta: unknown measure '9-pilot-01': its batch is not here, only 7 and 8\n",
    )


@pytest.mark.parametrize("batch", ["newest", "", "7.0", "-7", "0", "9" * 5000])
def test_what_is_no_batch_is_wrong_use(batch):
    status, out, told = gxfta("list", "--batch", batch)
    assert (status, out) == (2, "")
    assert "is no number of a batch" in told.replace("\n", " ")


# Compared.


def test_measures_of_different_batches_are_neither_dropped_nor_added():
    told = str(ACROSS)
    assert told.splitlines()[0] == "2 only in batch 8, 38 only in batch 7, 2 carried on"
    assert "dropped" not in told
    assert "added  " not in told
    assert "carried on       7-pilot-16 → 8-pilot-01  市场准入承诺即入制\n    word for word" in told
    assert "carried on       7-pilot-01 → 8-pilot-02  进口" in told
    assert "only in batch 7  7-pilot-02  跨境" in told
    assert "only in batch 8  8-case-01  虚构案例" in told


def test_a_difference_across_batches_hands_out_the_same_as_values():
    assert {number: len(only) for number, only in ACROSS.only_in.items()} == {7: 38, 8: 2}
    assert ids(ACROSS.only_in[8]) == ["8-pilot-03", "8-case-01"]
    assert [change.after.id for change in ACROSS.carried_on] == ["8-pilot-02", "8-pilot-01"]
    assert ACROSS.digests == (SEVEN.digest, EIGHT.digest)
    assert ACROSS.batches == (SEVEN.batches, EIGHT.batches)
    assert gx.diff(SEVEN, BOTH).only_in == {8: EIGHT.measures}
    assert gx.diff(BOTH, EIGHT).only_in == {7: SEVEN.measures}


def test_within_a_batch_measures_are_dropped_added_and_changed():
    other = evolve(BOTH, measures=[*SEVEN[:39], *EIGHT[1:]])
    difference = gx.diff(BOTH, other)
    assert (difference.only_in, difference.carried_on) == ({}, ())
    assert str(difference).splitlines()[0] == "2 dropped"


@given(a=editions(), b=editions())
def test_what_only_one_batch_has_and_what_is_dropped_or_added_are_all_there_is(a, b):
    difference = gx.diff(a, b)
    apart = [one for only in difference.only_in.values() for one in only]
    both = {*difference.added, *difference.dropped}
    assert set(apart) <= both
    told = str(difference)
    for measure in both:
        label = f"only in batch {measure.batch}" if measure in apart else "ed"
        assert any(label in line and measure.id in line for line in told.splitlines())


@given(a=editions(), b=editions())
def test_the_pairs_of_a_difference_are_all_measures_of_both_sides(a, b):
    pairs = list(gx.diff(a, b).pairs())
    assert [after for _, after in pairs if after is not None] == list(b)
    assert sorted(before for before, _ in pairs if before is not None) == sorted(a)


# Duties.


def told(duties):
    return [(duty.kind, duty.role.value, duty.ids) for duty in duties]


def test_the_duties_of_a_body_are_new_carried_on_or_of_the_earlier_batch_only():
    assert told(ACROSS.duties("药监局")) == [
        ("carried on", "lead", "7-pilot-01 → 8-pilot-02"),
        ("carried on", "responsible", "7-pilot-16 → 8-pilot-01"),
        ("only before", "responsible", "7-pilot-01"),
    ]
    kept = ("carried on", "responsible", "7-pilot-01 → 8-pilot-02")
    assert kept in told(ACROSS.duties("自治区商务厅"))
    back = {kind for kind, _, _ in told(gx.diff(EIGHT, SEVEN).duties("南宁海关"))}
    assert back == {"new", "only before"}


@given(a=editions(), b=editions(), body=departments(), role=st.sampled_from(gx.Role))
def test_every_duty_of_either_catalogue_is_told_once(a, b, body, role):
    duties = gx.diff(a, b).duties(body, role)
    had = [duty.before for duty in duties if duty.before]
    has = [duty.after for duty in duties if duty.after]
    assert sorted(had) == sorted(a.where(department=body, role=role))
    assert sorted(has) == sorted(b.where(department=body, role=role))
    assert {duty.kind for duty in duties if duty.before and duty.after} <= {"carried on"}


def test_a_body_that_only_one_batch_knows_has_its_duties_told():
    assert told(ACROSS.duties("自治区演练局")) == [("new", "lead", "8-case-01")]
    back = gx.diff(EIGHT, SEVEN).duties("演练局", "lead")
    assert told(back) == [("only before", "lead", "8-case-01")]


def test_a_body_that_neither_batch_knows_is_unknown():
    with pytest.raises(UnknownDepartment):
        ACROSS.duties("自治区演戏局")
    with pytest.raises(UnknownTerm):
        ACROSS.duties("药监局", "boss")


def test_subordinates_count_where_they_are_asked_for():
    alone = ACROSS.duties("南宁海关", "lead")
    assert len(ACROSS.duties("南宁海关", "lead", subordinates=True)) > len(alone)


@pytest.fixture
def file_8(tmp_path, monkeypatch):
    monkeypatch.setattr("gxfta_measures.cli.batches.read_batch_file", lambda *_, **__: EIGHT)
    return str(tmp_path / "batch-08.json")


def test_the_command_tells_the_duties_of_a_body(file_8):
    words = ("diff", "7", file_8, "--department", "药监局", "--role", "responsible")
    status, out, _ = gxfta(*words)
    duties = ACROSS.duties("药监局", "responsible")
    assert status == 1
    assert out.splitlines()[-1] == f"{len(duties)} duties"
    for duty in duties:
        assert any(duty.kind in line and duty.ids in line for line in out.splitlines())
    _, out, _ = gxfta(*words, "--json")
    assert [record["kind"] for record in json.loads(out)] == [duty.kind for duty in duties]
    assert json.loads(out)[0]["before"]["id"] == duties[0].before.id


def test_duties_that_stay_as_they_are_are_no_finding():
    status, out, _ = gxfta("diff", "7", "7", "--department", "药监局")
    assert status == 0
    assert "carried on" in out


# Records.


def leaves(value):
    """Every text in a record, at whatever depth."""
    if isinstance(value, dict):
        return {leaf for one in value.values() for leaf in leaves(one)} | set(value)
    if isinstance(value, list):
        return {leaf for one in value for leaf in leaves(one)}
    return {str(value)}


@given(a=editions(), b=editions())
def test_the_record_carries_all_that_the_text_says(a, b):
    difference = gx.diff(a, b)
    record = difference_record(difference)
    assert json.loads(canonical(record)) == json.loads(json.dumps(record))
    assert record["order"] == {"before": ids(a), "after": ids(b)}
    known = leaves(record)
    for change in difference.changed:
        edits = [*change.title, *change.content]
        assert {edit.before for edit in edits} | {edit.after for edit in edits} <= known
        assert {body.kind for body in change.bodies} <= known
    assert [one["field"] for one in record["heads"]] == [one.field for one in difference.heads]
    for change, found in zip(difference.changed, record["changed"], strict=True):
        assert found["open_ended"] == change.opened
        assert [one["before"] for one in found["bodies"]] == [one.before for one in change.bodies]
        assert found["carried_on"] is (change.before.batch != change.after.batch)
