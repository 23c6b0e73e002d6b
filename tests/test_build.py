"""From a document to a batch file: everything that is wrong is said at once, at its place."""

import papers
import pytest
from attrs import evolve

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content
from gxfta_measures.errors import InvalidDocument
from gxfta_measures.registry import Registry
from gxfta_measures.system.resources import read_bytes
from gxfta_measures.terms import PrintedColumn

BUNDLED = gx.load(7)
PILOTS, CASES = papers.PARTS
COLUMN = {column.value: index for index, column in enumerate(PrintedColumn)}


def table(parts=None, **form):
    return read_content(papers.text(parts, **form).encode(), "document")


def changed(*edits):
    """The findings of a document in which some cells say something else."""
    parts = [(part, [list(row) for row in rows]) for part, rows in papers.rows()]
    for row, column, text in edits:
        parts[0][1][row][COLUMN[column]] = text
    return [str(finding) for finding in draft(table(parts), 7).findings]


def test_the_bundled_document_has_no_findings_and_gives_the_bundled_file():
    drafted = draft(read_content(read_bytes("batch-07/document.txt"), "document"), 7)
    assert drafted.findings == ()
    assert drafted.to_json().encode() == read_bytes("batch-07/measures.json")


def test_the_same_document_gives_the_same_bytes():
    assert draft(table(), 7).to_json() == draft(table(), 7).to_json()


UNREADABLE = "unreadable scope '全球': did you mean 全省 or 全市 or 全州?"
ADVICE = "add it to departments.json, or allow unknown bodies"
UNKNOWN = (
    "unknown body 钦州港口海关 in 南宁海关、【钦州港口海关】: "
    f"did you mean 钦州港海关 or 钦州海关? Else {ADVICE}"
)
ODD = (
    "ＸＹＺ in 【ＸＹＺ】 does not read like a body, or was read wrong: "
    "compare it with the document"
)
PLACE = "row 3 of 一、改革试点经验（16项） (line 30), "


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("title", "", "成果名称: it is empty: 【】"),
        ("content", "", "主要内容: it is empty: 【】"),
        ("scope", "", "推广范围: the cell is empty: 【】; —— would assign no scope"),
        ("lead", "", "牵头改革部门: the cell is empty: 【】; —— would name nobody"),
        ("responsible", "，、", "复制推广责任单位: the cell names no body: 【，、】"),
        ("scope", "全球", f"推广范围: 【全球】: {UNREADABLE}"),
        ("lead", "南宁海关、钦州港口海关", f"牵头改革部门: {UNKNOWN}"),
        ("responsible", "ＸＹＺ", f"复制推广责任单位: {ODD}"),
    ],
)
def test_a_faulty_cell_is_the_only_finding_with_row_column_and_words(column, text, told):
    assert changed((2, column, text)) == [PLACE + told]


@pytest.mark.parametrize("text", ["各市人民政府", "自治区有关部门", "各片区管委会"])
def test_a_class_of_bodies_needs_no_entry_in_the_registry(text):
    assert changed((2, "responsible", text)) == []


def test_a_gap_in_the_numbers_is_found_where_it_is():
    assert changed((2, "number", "4"), (3, "number", "5")) == [
        "row 4 of 一、改革试点经验（16项） (line 30), 序号: number 4 stands where 3 should",
        "row 5 of 一、改革试点经验（16项） (line 44), 序号: pilot 5 stands here a second time",
    ]


def test_a_title_that_two_measures_have_is_found_at_both():
    title = BUNDLED[0].title
    found = changed((2, "title", title))
    assert [one.split(", ")[1] for one in found] == [
        f"成果名称: several measures have it: 【{title}】"
    ] * 2


def test_a_count_that_is_not_as_printed_is_found():
    parts = papers.rows()
    (finding,) = draft(table([(PILOTS, parts[0][1][:-1]), parts[1]]), 7).findings
    assert str(finding) == (
        "heading 一、改革试点经验（16项）: "
        "15 rows follow, not as printed: 一、改革试点经验（【16】项）"
    )


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("一、改革试点经脸（16项）", "did you mean 改革试点经验?"),
        ("一、其他（16项）", "use 改革试点经验 or 最佳实践案例"),
    ],
)
def test_a_part_that_is_not_known_is_found_and_its_rows_are_left_out(heading, told):
    parts = papers.rows()
    drafted = draft(table([(heading, parts[0][1]), parts[1]]), 7)
    (finding,) = drafted.errors
    assert str(finding) == f"heading {heading}: no part that is known: 【{heading}】; {told}"
    assert {measure.type for measure in drafted.measures} == {"case"}


def test_a_heading_may_leave_out_how_many_follow():
    parts = [
        (heading, rows)
        for heading, (_, rows) in zip(
            ("（一）改革试点经验", "二、最佳实践案例"), papers.rows(), strict=True
        )
    ]
    drafted = draft(table(parts), 7)
    assert drafted.findings == ()
    assert drafted.measures == BUNDLED.measures


def test_rows_above_every_heading_belong_nowhere():
    row = "".join(f"<td>{cell}" for cell in papers.rows()[0][1][0])
    header = "".join(f"<td>{cell}" for cell in papers.HEADER)
    content = f"<p>第七批</p><table><tr>{header}</tr><tr>{row}</tr></table>".encode()
    (finding,) = draft(read_content(content, "page"), 7).findings
    assert str(finding) == "table 1, row 2: row 【1】 stands above the heading of any part"


def test_cases_before_pilots_are_out_of_order():
    pilots, cases = papers.rows()
    (finding,) = draft(table([cases, pilots]), 7).errors
    assert str(finding).startswith("row 1 of 一、改革试点经验（16项）")
    assert finding.message == "a pilot stands behind the cases"


@pytest.mark.parametrize(
    ("title", "number", "marked"),
    [("第七批", 8, "【第七批】"), ("第二十一批", 7, "【第二十一批】"), ("第十批", 9, "【第十批】")],
)
def test_a_document_of_another_batch_is_found(title, number, marked):
    (finding,) = draft(table(title=(title,)), number).findings
    assert str(finding) == f"title: it is not that of batch {number}: {marked}"


@pytest.mark.parametrize(
    ("title", "number"), [("第十批", 10), ("第十二批", 12), ("第二十批", 20), ("某年度成果", 5)]
)
def test_the_numeral_of_the_title_is_read(title, number):
    assert draft(table(title=(title,)), number).findings == ()


def test_a_title_that_no_file_may_have_is_found():
    found = [one.code for one in draft(table(title=("第七批\x1b" + "题" * 500,)), 7).errors]
    assert found == ["limit", "control"]


def test_a_number_that_no_batch_has_is_found():
    assert next(str(one) for one in draft(table(title=("某年度成果",)), 0).errors) == (
        "batch: 0 is less than 1"
    )


def test_a_document_without_a_title_is_found():
    found = [str(one) for one in draft(table(title=()), 7).findings]
    assert found == ["title: no line above the table names the document"]


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_written():
    parts = [(part, [list(row) for row in rows]) for part, rows in papers.rows()]
    parts[0][1][0][3] = "全球"
    parts[0][1][1][4] = "钦州港口海关"
    parts[1][1][2][1] = ""
    drafted = draft(table(parts, title=("第八批",)), 7)
    assert len(drafted.errors) == 4
    with pytest.raises(InvalidDocument) as caught:
        drafted.to_json()
    assert caught.value.findings == drafted.errors


def test_unknown_bodies_may_be_let_through_as_mentions_without_a_department():
    parts = [(part, [list(row) for row in rows]) for part, rows in papers.rows()]
    parts[0][1][0][4] = "自治区新设局"
    drafted = draft(table(parts), 7, allow_unknown=True)
    (finding,) = drafted.findings
    assert (finding.warning, drafted.errors) == (True, ())
    (mention,) = drafted.measures[0].lead
    assert (mention.name, mention.department) == ("自治区新设局", None)
    assert drafted.to_json()


def test_words_that_do_not_read_like_a_body_are_told_apart_from_a_new_body():
    parts = [(part, [list(row) for row in rows]) for part, rows in papers.rows()]
    parts[0][1][0][4] = "自治区商务厅、自治区新设局，见附件"
    new, odd = draft(table(parts), 7).errors
    assert (new.code, odd.code) == ("unknown-body", "doubtful")
    assert "见附件" in odd.message
    assert "does not read like a body" in odd.message


def test_a_registry_of_your_own_knows_your_bodies():
    parts = [(part, [list(row) for row in rows]) for part, rows in papers.rows()]
    parts[0][1][0][4] = "自治区新设局"
    body = evolve(gx.departments()["gx-forestry"], id="gx-new", name="自治区新设局", aliases=())
    body = evolve(body, official_name=None)
    registry = Registry([*gx.departments(), body])
    drafted = draft(table(parts), 7, registry=registry)
    assert drafted.findings == ()
    assert drafted.measures[0].lead.mentions[0].department == body


def test_english_titles_belong_to_the_printed_ones():
    drafted = draft(table(), 7, english={BUNDLED[0].title: "One"})
    assert [measure.title_en for measure in drafted.measures[:2]] == ["One", None]


def test_the_rows_can_be_watched():
    seen = []

    def watch(rows):
        for row in rows:
            seen.append(row.number)
            yield row

    draft(table(), 7, watch=watch)
    assert seen == [*range(1, 17), *range(1, 25)]


def test_what_a_notice_says_of_itself_stands_in_the_head_and_else_nothing_does():
    head = {"revision": 3, "number": "虚构〔2026〕1号", "date": None, "issuer": None}
    drafted = draft(table(), 7, head=head)
    assert (drafted.revision, drafted.document.number) == (3, "虚构〔2026〕1号")
    document = draft(table(), 7).document
    assert (document.number, document.date, document.issuer) == (None, None, None)
