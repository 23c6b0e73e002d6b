"""A derived value that the words do not give carries a correction, and is never silent."""

import json
import sqlite3

import papers
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import rendered_lists, texts
from test_batchfile import faults_of, good
from test_cli import gxfta

import gxfta_measures as gx
from gxfta_measures import verification
from gxfta_measures.batchfile.corrections import corrected_cell
from gxfta_measures.build import draft
from gxfta_measures.digests import digest_of
from gxfta_measures.display.text import measure_text
from gxfta_measures.documents import read_content
from gxfta_measures.records import canonical, measure_record
from gxfta_measures.system.resources import read_bytes, read_json

BUNDLED = gx.load(7)
FIRST = BUNDLED[0]
WHY = "2026年11月2日的通知写明；编者"
OTHER = BUNDLED.registry["gx-commerce"]


def mention_corrected():
    """The first measure, the second body of which is another than its words say."""
    second = evolve(FIRST.lead[1], department=OTHER, correction=WHY)
    mentions = (FIRST.lead[0], second, *FIRST.lead[2:])
    return evolve(FIRST, lead=evolve(FIRST.lead, mentions=mentions))


def cell_corrected():
    """The first measure, with one body fewer than its words name."""
    return evolve(FIRST, lead=evolve(FIRST.lead, mentions=FIRST.lead[1:], correction=WHY))


def scope_corrected():
    """The first measure, whose scope is smaller than its words say."""
    scope = evolve(FIRST.scope, territory=gx.places()["nanning"], correction=WHY)
    return evolve(FIRST, scope=scope)


CORRECTED = {
    "a mention": (mention_corrected(), f"lead: 自治区市场监管局: {WHY}"),
    "a cell": (cell_corrected(), f"lead: {WHY}"),
    "a scope": (scope_corrected(), f"scope: {WHY}"),
}
corrections = pytest.mark.parametrize(("measure", "told"), CORRECTED.values(), ids=CORRECTED)


def file_of(measure, folder):
    """A batch file with that measure in the place of the first."""
    record = good()
    record["measures"][0] = measure_record(measure)
    path = folder / "batch.json"
    path.write_text(canonical(record), encoding="utf-8")
    return path


def faults(measure, folder):
    """What is wrong with a batch file that has that measure first."""
    record = good()
    record["measures"][0] = measure_record(measure)
    return faults_of(folder, record)


@corrections
def test_a_corrected_value_is_accepted_and_kept(measure, told, tmp_path):
    catalogue = gx.read(file_of(measure, tmp_path))
    assert catalogue[0] == measure
    assert catalogue[0].corrections == (told,)


@corrections
def test_the_same_value_without_its_correction_is_a_fault(measure, told, tmp_path):
    bare = evolve(
        measure,
        scope=evolve(measure.scope, correction=None),
        lead=evolve(
            measure.lead,
            mentions=tuple(evolve(one, correction=None) for one in measure.lead),
            correction=None,
        ),
    )
    assert told
    assert all(", and the printed words give " in one for one in faults(bare, tmp_path))


@corrections
def test_a_correction_is_told_wherever_the_value_is_shown(measure, told, tmp_path):
    path = file_of(measure, tmp_path)
    status, out, _ = gxfta("check", str(path))
    assert status == 0
    assert f"corrected: 7-pilot-01: {told}" in out
    catalogue = gx.read(path)
    assert WHY in catalogue[0]._repr_html_()
    assert "with stated corrections in 7-pilot-01" in catalogue._repr_html_()
    field = told.split(":")[0]
    assert WHY in catalogue.to_records()[0][f"{field}_correction"]
    assert catalogue.to_records()[1][f"{field}_correction"] is None
    assert f"corrected: {WHY}" in measure_text(catalogue[0])
    change = gx.diff(BUNDLED[:1], evolve(BUNDLED[:1], measures=(measure,)))
    assert f"{field} correction: " in str(change)
    assert WHY in change.to_markdown()
    assert WHY in str(change)


def test_a_correction_of_one_body_is_told_by_the_body_and_of_a_cell_by_each_assignment():
    measure, _ = CORRECTED["a mention"]
    assert measure.lead[1].explain().endswith(f"corrected: {WHY}")
    rows = evolve(BUNDLED, measures=(measure,)).to_records("assignments")
    assert [row["correction"] for row in rows[:3]] == [None, WHY, None]
    rows = evolve(BUNDLED, measures=(cell_corrected(),)).to_records("assignments")
    assert {row["correction"] for row in rows if row["role"] == "lead"} == {WHY}


@corrections
def test_corrections_survive_the_exports_that_lose_nothing(measure, told, tmp_path):
    catalogue = gx.read(file_of(measure, tmp_path))
    catalogue.export(tmp_path / "all.json")
    assert gx.read(tmp_path / "all.json")[0].corrections == (told,)
    catalogue.export(tmp_path / "all.sqlite")
    with sqlite3.connect(tmp_path / "all.sqlite") as connection:
        (text,) = connection.execute("select json from catalogue").fetchone()
    connection.close()
    assert json.loads(text)["measures"][0] == measure_record(measure)


@pytest.mark.parametrize(
    ("measure", "place"),
    [
        (evolve(FIRST, scope=evolve(FIRST.scope, correction=WHY)), "scope"),
        (evolve(FIRST, lead=evolve(FIRST.lead, correction=WHY)), "lead"),
        (
            evolve(
                FIRST,
                lead=evolve(
                    FIRST.lead,
                    mentions=(evolve(FIRST.lead[0], correction=WHY), *FIRST.lead[1:]),
                ),
            ),
            "lead.mentions[0]",
        ),
    ],
)
def test_a_correction_that_changes_nothing_is_a_finding(measure, place, tmp_path):
    said = "the printed words give the same: it corrects nothing"
    assert faults(measure, tmp_path) == [f"measures[0].{place}.correction: {said}"]


@pytest.mark.parametrize("reason", ["", "\u3000", "x" * 501, "a\x1bb"])
@pytest.mark.parametrize("which", CORRECTED)
def test_a_correction_says_why_in_words_that_can_be_shown(reason, which, tmp_path):
    record = good()
    text = canonical(measure_record(CORRECTED[which][0]))
    record["measures"][0] = json.loads(text.replace(f'"{WHY}"', json.dumps(reason)))
    found = faults_of(tmp_path, record)
    assert found
    assert all(".correction: " in one for one in found)


def altered(**fields):
    """The second mention of the first measure, corrected to what the fields say."""
    second = evolve(FIRST.lead[1], correction=WHY, **fields)
    return evolve(FIRST.lead, mentions=(FIRST.lead[0], second, *FIRST.lead[2:]))


WRONG = {
    "a qualifier that is not printed": (altered(qualifier="口岸办"), "mentions[1].qualifier"),
    "a role that is not printed": (altered(role="牵头"), "mentions[1].role"),
    "a class with a body": (altered(generic=True), "mentions[1].recognition"),
    "known and no body": (altered(department=None), "mentions[1].recognition"),
    "restored words from elsewhere": (
        altered(restorations=(evolve(FIRST.lead[1].restorations[0], words="国家"),)),
        "mentions[1].restorations[0]",
    ),
    "a restoration from another name": (
        altered(restorations=(evolve(FIRST.lead[1].restorations[0], source=(0, 2)),)),
        "mentions[1].restorations[0]",
    ),
    "a name that is not printed": (altered(name="财政厅"), "mentions[1].pieces"),
    "a place beyond the cell": (altered(span=(90, 99)), "mentions[1].span"),
    "bodies that overlap": (
        evolve(FIRST.lead, mentions=(*FIRST.lead, FIRST.lead[0]), correction=WHY),
        "mentions",
    ),
    "bodies turned round": (
        evolve(FIRST.lead, mentions=FIRST.lead[::-1], correction=WHY),
        "mentions",
    ),
    "a remark that is not printed": (
        evolve(FIRST.lead, asides=(gx.model.Segment("remark", "至今", (0, 2)),), correction=WHY),
        "asides[0]",
    ),
    "a remark over a body": (
        evolve(FIRST.lead, asides=(gx.model.Segment("remark", "自治", (0, 2)),), correction=WHY),
        "asides",
    ),
    "a new body that is not corrected itself": (
        evolve(
            FIRST.lead,
            mentions=(
                evolve(
                    FIRST.lead[0], span=(0, 3), written="自治区", pieces=((0, 3),), name="自治区"
                ),
                *FIRST.lead[1:],
            ),
            correction=WHY,
        ),
        "mentions",
    ),
    "another span without a correction of the cell": (
        altered(span=(7, 9), written="市场"),
        "mentions[1].span",
    ),
}


@pytest.mark.parametrize(("cell", "place"), WRONG.values(), ids=WRONG)
def test_a_corrected_value_never_contradicts_the_print(cell, place, tmp_path):
    places = [one.split(": ")[0] for one in faults(evolve(FIRST, lead=cell), tmp_path)]
    assert f"measures[0].lead.{place}" in places


@given(text=texts() | rendered_lists().map(lambda one: one.text))
def test_what_is_not_corrected_is_what_the_words_give(text):
    cell = gx.parse_departments(text)
    changed = evolve(cell, open_ended=not cell.open_ended, mentions=cell[:1])
    assert corrected_cell(cell, cell) == cell
    assert corrected_cell(changed, cell) == cell
    assert corrected_cell(evolve(changed, correction=WHY), cell) == evolve(changed, correction=WHY)


@given(number=st.integers(0, 39))
def test_values_without_a_correction_have_the_records_they_always_had(number):
    assert "correction" not in canonical(measure_record(BUNDLED[number]))


def test_a_scope_that_no_rule_can_read_is_accepted_where_it_is_corrected(tmp_path):
    text = "全球"
    scope = evolve(FIRST.scope, text=text, territory=None, correction=WHY)
    measure = evolve(FIRST, scope_text=text, scope=scope)
    assert gx.read(file_of(measure, tmp_path))[0].scope == scope


# A new build takes them over.


ANNEX = read_content(read_bytes("batch-07/document.txt"), "document.txt")


@corrections
def test_a_new_build_takes_over_what_was_corrected(measure, told):
    drafted = draft(ANNEX, 7, corrected=[measure, BUNDLED[1]])
    assert drafted.errors == ()
    assert drafted.measures[0] == measure
    assert drafted.measures[1:] == tuple(BUNDLED[1:])
    assert told in drafted.measures[0].corrections


def test_a_correction_for_words_that_are_others_now_is_a_finding():
    gone = evolve(cell_corrected(), number=99)
    other = evolve(
        scope_corrected(),
        scope_text="全区或",
        scope=evolve(FIRST.scope, text="全区或", correction=WHY),
    )
    for measure in (gone, other):
        (finding,) = draft(ANNEX, 7, corrected=[measure]).errors
        assert finding.message.startswith("a correction is stated for other words")


def test_a_correction_that_the_words_give_by_now_is_a_finding_of_the_build():
    measure = evolve(FIRST, lead=evolve(FIRST.lead, correction=WHY))
    (finding,) = draft(ANNEX, 7, corrected=[measure]).errors
    assert finding.code == "correction"
    assert finding.place.endswith("牵头改革部门.correction")


def test_a_scope_that_is_corrected_is_no_unknown_one():
    rows = [["1", "题", "内", "全球", "南宁海关", "南宁海关"]]
    annex = read_content(papers.text([("一、改革试点经验（1项）", rows)]).encode(), "x")
    scope = evolve(FIRST.scope, text="全球", territory=None, correction=WHY)
    measure = evolve(FIRST, scope_text="全球", scope=scope)
    assert draft(annex, 7).errors[0].code == "unknown-scope"
    drafted = draft(annex, 7, corrected=[measure])
    assert drafted.errors == ()
    assert drafted.measures[0].scope == scope


def test_build_takes_a_file_with_corrections_and_check_accepts_what_it_writes(tmp_path):
    record = read_json("batch-07/measures.json")
    record["measures"][0] = measure_record(mention_corrected())
    record["batch"]["measures_digest"] = None
    old, new, document = (tmp_path / name for name in ("old.json", "new.json", "document.txt"))
    old.write_text(canonical(record), encoding="utf-8")
    document.write_bytes(read_bytes("batch-07/document.txt"))
    arguments = ("build", str(document), "--batch", "7", "--output", str(new))
    assert gxfta(*arguments, "--corrections", str(old))[0] == 0
    assert "corrected: 7-pilot-01: lead: 自治区市场监管局" in gxfta("check", str(new))[1]
    old.write_text("{}", encoding="utf-8")
    assert gxfta(*arguments, "--corrections", str(old))[0] == 1


def test_verify_proves_corrected_data_and_lists_its_corrections(monkeypatch):
    measure = mention_corrected()
    record = read_json("batch-07/measures.json")
    record["measures"][0] = measure_record(measure)
    digest = evolve(BUNDLED, measures=(measure, *BUNDLED[1:])).digest
    record["batch"] |= {"digest": digest, "measures_digest": digest_of(record["measures"])}
    known = {"batch-07/measures.json": record}
    monkeypatch.setattr(verification, "read_json", lambda name: known.get(name) or read_json(name))
    batch = evolve(BUNDLED.batches[0], digest=digest)
    data = gx.Catalogue(
        (measure, *BUNDLED[1:]), (batch,), registry=BUNDLED.registry, gazetteer=BUNDLED.gazetteer
    )
    monkeypatch.setattr(verification, "load", lambda _: data)
    proof = verification.prove(7)
    assert proof.holds
    assert proof.corrections == (f"7-pilot-01: lead: 自治区市场监管局: {WHY}",)
    monkeypatch.setattr("gxfta_measures.cli.batches.batch_numbers", lambda: (7,))
    _, said, _ = gxfta("verify")
    assert "is what its document says but for 1 stated correction" in said
    assert f"corrected 7-pilot-01: lead: 自治区市场监管局: {WHY}" in said


def test_a_batch_that_is_about_to_be_bundled_has_no_corrections_yet(monkeypatch):
    def read(name):
        if name.endswith("measures.json"):
            raise FileNotFoundError(name)
        return read_json(name)

    monkeypatch.setattr(verification, "read_json", read)
    assert verification.rebuild(7).measures == tuple(BUNDLED)


def test_the_card_of_a_scope_says_why_it_was_corrected():
    scope = CORRECTED["a scope"][0].scope
    assert WHY in scope._repr_html_()
    assert WHY not in evolve(scope, correction=None)._repr_html_()
