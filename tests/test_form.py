"""The form of a table as a value: another layout of the same kind needs a file, not a change."""

import papers
import pytest
from test_cli import gxfta

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content
from gxfta_measures.documents.form import guangxi, read_form
from gxfta_measures.errors import Code, InvalidDocument
from gxfta_measures.system.resources import read_bytes

COLUMNS = 'columns.title = ["改革举措"]\ncolumns.content = ["工作要求"]\n'
ONE = COLUMNS + (
    'columns.responsible = ["责任单位"]\nnumbers = "none"\nparts.all = "case"\nhome = "广西"\n'
)
TITLE = ("某自贸试验区第七批改革任务清单",)


def form_of(folder, text):
    path = folder / "form.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_bundled_form_is_one_instance_in_the_file_that_says_so(tmp_path):
    path = tmp_path / "form.toml"
    path.write_bytes(read_bytes("form.toml"))
    assert read_form(path) == guangxi()
    assert tuple(words[0] for words in guangxi().columns.values()) == papers.HEADER


@pytest.mark.parametrize("make", [papers.word, lambda *a, **k: papers.html(*a, **k).encode()])
def test_one_column_of_bodies_no_numbers_no_parts_and_no_scopes(make, tmp_path):
    rows = [["改革甲", "内容甲", "南宁海关\n自治区商务厅"], ["改革乙", "内容乙", "——"]]
    rows = [[cell.replace("\n", "、") for cell in row] for row in rows]
    content = make([("", rows)], title=TITLE, header=("改革举措", "工作要求", "责任单位"))
    form = read_form(form_of(tmp_path, ONE))
    drafted = draft(read_content(content, "x", form), 7)
    assert [str(one) for one in drafted.errors] == []
    first, second = drafted.measures
    assert (first.id, first.responsible.names) == ("7-case-01", ("南宁海关", "自治区商务厅"))
    assert (first.lead.text, first.scope, second.responsible.names) == ("", None, ())
    path = tmp_path / "batch.json"
    path.write_text(drafted.to_json(), encoding="utf-8")
    assert gx.read(path).measures == drafted.measures


def test_parts_of_other_names_with_numbers_that_run_on(tmp_path):
    pilots, cases = papers.rows()
    some = [("一、改革任务（2项）", pilots[1][:2]), ("二、典型案例（2项）", cases[1][:2])]
    for number, row in enumerate(some[1][1], start=3):
        row[0] = str(number)
    text = read_bytes("form.toml").decode().replace('numbers = "part"', 'numbers = "through"')
    text = text.replace('"改革试点经验" =', '"改革任务" =').replace(
        '"最佳实践案例" =', '"典型案例" ='
    )
    form = read_form(form_of(tmp_path, text))
    drafted = draft(read_content(papers.word(some), "x", form), 7)
    assert drafted.errors == ()
    ids = ["7-pilot-01", "7-pilot-02", "7-case-03", "7-case-04"]
    assert [one.id for one in drafted.measures] == ids
    path = tmp_path / "batch.json"
    path.write_text(drafted.to_json(), encoding="utf-8")
    assert gx.read(path).measures == drafted.measures
    usual = draft(read_content(papers.word(some), "x"), 7)
    assert {one.code for one in usual.errors} >= {Code.PART}


def test_a_document_without_a_home_says_of_no_territory_and_no_bare_body_whose_it_is(tmp_path):
    text = read_bytes("form.toml").decode().replace('home = "广西"', "")
    form = read_form(form_of(tmp_path, text))
    some = [("一、改革试点经验（1项）", papers.rows()[0][1][:1])]
    drafted = draft(read_content(papers.word(some), "x", form), 7, allow_unknown=True)
    assert drafted.measures[0].scope.territory is None
    lead = drafted.measures[0].lead
    assert [one.department and one.department.id for one in lead[:1]] == [None]
    assert str(lead[3].department) == "南宁海关"
    path = tmp_path / "batch.json"
    path.write_text(drafted.to_json(), encoding="utf-8")
    assert gx.read(path).measures == drafted.measures
    assert gx.read(path).batches[0].document.home is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", ["columns", "columns", "parts"]),
        ("colour = 1\n" + ONE, ["colour"]),
        (ONE + 'columns.lid = ["甲"]', ["columns.lid"]),
        (ONE + "columns.scope = []", ["columns.scope"]),
        (ONE + 'columns.scope = ["责任单位"]', ["columns.scope"]),
        (ONE + 'optional = ["lid"]', ["optional"]),
        (ONE + 'optional = "scope"', []),
        (ONE.replace('"none"', '"some"'), ["numbers"]),
        (ONE.replace('"广西"', "7"), ["home"]),
        (ONE.replace('"case"', '"cage"'), ["parts.all"]),
        (ONE + 'parts."甲" = "pilot"', ["parts"]),
        ("columns = 7", ["columns", "columns", "parts"]),
        (ONE.replace('"广西"', '"火星"'), ["home"]),
        (ONE.replace('"广西"', '""'), ["home"]),
        (ONE.replace('"none"', "[]"), ["numbers"]),
        (ONE.replace('"none"', '"part"'), ["numbers"]),
        (ONE + 'columns.number = ["序号"]', ["numbers"]),
        (ONE + 'columns.scope = [" "]', ["columns.scope"]),
        (ONE + "columns.scope = [7]", ["columns.scope"]),
        (ONE + 'columns.scope = ["责任 单位"]', ["columns.scope"]),
        (ONE + 'optional = ["title"]', ["optional"]),
        (ONE + 'optional = [["scope"]]', ["optional"]),
        (ONE.replace('parts.all = "case"', 'parts."甲" = ["case"]'), ["parts.甲"]),
        (
            ONE.replace('parts.all = "case"', 'parts."甲" = "case"\nparts."甲乙" = "pilot"'),
            ["parts.甲"],
        ),
        (ONE.replace('parts.all = "case"', 'parts." " = "case"'), ["parts. "]),
        ("home = " + "9" * 5000, ["file"]),
        ("home = " + "[" * 5000 + "]" * 5000, ["file"]),
        ("[columns", ["file"]),
        ("home = 广西", ["line 1, column 8"]),
    ],
)
def test_all_that_is_wrong_with_a_form_is_said_at_once(text, places, tmp_path):
    path = form_of(tmp_path, text)
    if not places:
        assert read_form(path).optional
        return
    with pytest.raises(InvalidDocument) as caught:
        read_form(path)
    assert [one.place for one in caught.value.findings] == places


def test_a_form_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "form.toml"
    path.write_bytes("home = '广西'".encode("gb18030"))
    with pytest.raises(InvalidDocument, match="no TOML in UTF-8: byte 8 is none of it"):
        read_form(path)


def test_a_refusal_prints_the_headings_that_were_seen_and_which_are_known():
    content = papers.word([], title=TITLE, header=("序号", "改革举措", "工作要求", "责任单位"))
    with pytest.raises(InvalidDocument) as caught:
        read_content(content, "x")
    (finding, *_) = caught.value.findings
    assert finding.code is Code.NO_TABLE
    assert "the headings there are 【序号 | 改革举措 | 工作要求 | 责任单位】" in finding.message
    assert "of which 【改革举措 | 工作要求】 are not known: say with --form" in finding.message


def test_the_command_takes_a_form(tmp_path):
    document = tmp_path / "annex.docx"
    rows = [["改革甲", "内容甲", "南宁海关"]]
    header = ("改革举措", "工作要求", "责任单位")
    document.write_bytes(papers.word([("", rows)], title=TITLE, header=header))
    form = form_of(tmp_path, ONE)
    target = tmp_path / "batch.json"
    words = ("build", str(document), "--batch", "7", "--output", str(target))
    assert gxfta(*words)[0] == 1
    assert gxfta(*words, "--form", str(form))[0] == 0
    assert [one.id for one in gx.read(target)] == ["7-case-01"]
    form.write_text("colour = 1", encoding="utf-8")
    status, _, told = gxfta(*words, "--form", str(form))
    assert status == 1
    assert f"{form}: colour: unknown field" in told
