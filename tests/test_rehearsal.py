"""A rehearsal with a made-up batch 8: from the document received to a catalogue beside batch 7.

Nothing in it is real; the document says so itself.
"""

import json

import papers
import pytest
from attrs import evolve
from typer.testing import CliRunner

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.cli import app
from gxfta_measures.documents import read_document
from gxfta_measures.errors import UnknownDepartment
from gxfta_measures.registry import Registry
from gxfta_measures.system.resources import read_bytes
from gxfta_measures.verification import check_released, released

TITLE = ("（虚构，仅供演练）中国（广西）自由贸易试验区第八批", "自治区级制度创新成果任务分工表")
# Other headings than in batch 7, in another order, and one column more.
HEADER = ("编号", "案例名称", "推广\n范围", "主要做法", "牵头单位", "责任单位", "备注")
PILOTS = (
    "（一）改革试点经验（共2项）",
    [
        [
            "1",
            "虚构成果甲",
            "沿边地区",
            "虚构内容一。",
            "自治区商务厅、排演局，东兴、凭祥试验区管委会",
            "自治区商务厅牵头，南宁海关、自治区排演局等配合",
            "",
        ],
        ["2", "虚构成果乙", "全区", "虚构内容二。", "南宁海关", "自治区排演局", "无"],
    ],
)
CASES = (
    "（二）最佳实践案例（共1项）",
    [["1", "虚构案例丙", "/", "虚构内容三。", "自治区排演局", "各市人民政府", ""]],
)
UNKNOWN = ("自治区排演局", "东兴试验区管委会", "凭祥试验区管委会")


@pytest.fixture
def annex(tmp_path):
    path = tmp_path / "annex-08.docx"
    path.write_bytes(papers.word([PILOTS, CASES], title=TITLE, header=HEADER))
    return path


@pytest.fixture
def registry():
    """The registry as it would be with one more body among its data."""
    pattern = gx.departments()["gx-forestry"]
    names = dict(zip(("gx-drill", "dongxing-pilot", "pingxiang-pilot"), UNKNOWN, strict=True))
    new = [
        evolve(pattern, id=id_, name=name, official_name=None, aliases=(), place=None)
        for id_, name in names.items()
    ]
    return Registry([*gx.departments(), *new])


def gxfta(*words):
    done = CliRunner().invoke(app, [str(word) for word in words], prog_name="gxfta")
    return done.exit_code, done.stderr


def test_the_first_try_says_everything_that_is_new(annex, tmp_path):
    status, told = gxfta("build", annex, "--batch", "8", "--output", tmp_path / "8.json")
    assert status == 1
    for name in ("【排演局】", "【自治区排演局】", "【东兴】", "【凭祥试验区管委会】"):
        assert name in told
    assert "warning: table 1, row 1: the column is left out: 【备注】" in told
    assert not (tmp_path / "8.json").exists()


def test_a_file_that_lets_unknown_bodies_through_stands_beside_batch_7(annex, tmp_path):
    file = tmp_path / "batch-08.json"
    assert gxfta("build", annex, "--batch", "8", "--output", file, "--allow-unknown")[0] == 0
    assert gxfta("check", file)[0] == 0
    both = gx.load(7) | gx.read(file)
    assert [batch.number for batch in both.batches] == [7, 8]
    assert len(both) == 43
    assert [one.id for one in both.where(batch=8)] == ["8-pilot-01", "8-pilot-02", "8-case-01"]
    assert len(both.where(department="自治区排演局")) == 3
    assert [one.id for one in both.where(department="南宁海关", batch=8)] == [
        "8-pilot-01",
        "8-pilot-02",
    ]
    with pytest.raises(UnknownDepartment):
        gx.load(7).where(department="自治区排演局")


def test_the_wording_is_read_as_ever(annex):
    measures = draft(read_document(annex), 8, allow_unknown=True).measures
    first, second, case = measures
    assert first.lead.names == ("自治区商务厅", *UNKNOWN)
    assert [mention.role for mention in first.responsible] == ["牵头", "配合", "配合"]
    assert first.responsible.open_ended
    assert (first.scope.territory, first.scope.site) == (None, "border-area")
    assert second.scope.covers("南宁市") == "yes"
    assert (case.scope, case.scope_text) == (None, "/")
    assert case.responsible.mentions[0].generic


def test_with_new_data_in_the_registry_nothing_is_unknown(annex, registry, tmp_path):
    drafted = draft(read_document(annex), 8, registry=registry)
    assert drafted.errors == ()
    file = tmp_path / "batch-08.json"
    file.write_text(drafted.to_json(), encoding="utf-8", newline="\n")
    catalogue = gx.read(file, registry=registry)
    assert catalogue.measures == drafted.measures
    assert len(catalogue.where(department="排演局")) == 3


def test_what_changed_from_batch_to_batch_is_said(annex, tmp_path):
    file = tmp_path / "batch-08.json"
    gxfta("build", annex, "--batch", "8", "--output", file, "--allow-unknown")
    difference = gx.diff(gx.load(7), gx.load(7) | gx.read(file))
    assert [one.id for one in difference.added] == ["8-pilot-01", "8-pilot-02", "8-case-01"]
    assert (difference.dropped, difference.changed) == ((), ())
    assert gx.apply(difference, gx.load(7)) == gx.load(7) | gx.read(file)


def test_batch_7_stays_as_it_was_to_the_byte(annex, tmp_path):
    before = read_bytes("batch-07/measures.json")
    gxfta("build", annex, "--batch", "8", "--output", tmp_path / "8.json", "--allow-unknown")
    gx.read(tmp_path / "8.json")
    assert read_bytes("batch-07/measures.json") == before
    assert gx.load(7).digest == json.loads(before)["batch"].get("digest", gx.batches()[0].digest)


def test_the_manifest_only_grows(annex):
    measures = draft(read_document(annex), 8, allow_unknown=True).measures
    now = released()
    now["measures"] |= {f"99-{measure.id}": measure.title for measure in measures}
    assert list(check_released(released(), now)) == []
    assert len(list(check_released(now, released()))) == len(measures)
