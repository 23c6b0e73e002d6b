"""Files: each form opens in the program it is meant for, and says what the catalogue says."""

import asyncio
import csv
import errno
import io
import json
import re
import sqlite3
import sys
from contextlib import closing

import docx
import openpyxl
import pytest
from attrs import evolve
from datasette.app import Datasette
from frictionless import Package, system
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from strategies import any_catalogues, catalogues
from test_repo import ROOT

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.display.html import escape
from gxfta_measures.documents import read_document
from gxfta_measures.errors import InvalidBatch, MissingExtra, UnknownBatch, UnknownTerm
from gxfta_measures.export.database import VIEWS, sqlite_bytes
from gxfta_measures.export.described import page
from gxfta_measures.export.excel import Sheet, workbook
from gxfta_measures.export.files import FORMS
from gxfta_measures.export.formulas import FormulaWarning
from gxfta_measures.export.lossless import json_bytes
from gxfta_measures.export.matrices import MATRIX_FORMS
from gxfta_measures.export.ngrams import LONGEST_GRAM, ngrams
from gxfta_measures.export.official import official_tables, printed_cells
from gxfta_measures.export.restoring import restored
from gxfta_measures.export.tables import TABLE_NAMES, columns
from gxfta_measures.export.word import docx_bytes

BUNDLED = gx.load(7)
BATCH = BUNDLED.batches[0]
OPEN = BUNDLED["7-pilot-16"]
TABLES = pytest.mark.parametrize("table", TABLE_NAMES)


def catalogue_with(**fields):
    """A catalogue of one measure with some other fields."""
    return evolve(BUNDLED, measures=(evolve(BUNDLED[0], **fields),))


def written(catalogue, path, **options):
    (file, *_) = catalogue.export(path, **options)
    return file


# All forms.


@pytest.mark.parametrize("suffix", [*FORMS, ".XLSX", ".Json"])
@pytest.mark.parametrize("some", [BUNDLED, BUNDLED[:0]], ids=["all", "none"])
def test_every_form_is_written_for_all_and_for_none(suffix, some, tmp_path):
    files = some.export(tmp_path / f"measures{suffix}")
    assert files[0] == tmp_path / f"measures{suffix}"
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert all(file.stat().st_size or suffix.lower() == ".jsonl" for file in files)


@pytest.mark.parametrize("suffix", [".pdf", ".xls", ".json2"])
def test_an_unknown_form_names_those_there_are(suffix, tmp_path):
    with pytest.raises(UnknownTerm, match=r"use \.xlsx or \.csv"):
        BUNDLED.export(tmp_path / f"measures{suffix}")
    with pytest.raises(UnknownTerm, match=r"use \.xlsx or \.html or \.csv"):
        BUNDLED.matrix().export(tmp_path / f"matrix{suffix}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("m.xlsx", {"table": "places"}, r"use \.csv or \.tsv or \.jsonl or \.parquet$"),
        ("m.json", {"table": "places"}, r"option for \.json 'table': use \.csv or "),
        ("folder", {"table": "places"}, r"option for a folder 'table': use \.csv or "),
        ("m.json", {"labels": "zh"}, r"use \.xlsx or .* or \.html or \.explorer\.html or "),
        ("folder", {"labels": "en"}, r"option for a folder 'labels': use \.xlsx or "),
        ("m.docx", {"labels": "en"}, r"unknown labels 'en': use zh$"),
        ("m.xlsx", {"labels": "fr"}, r"unknown labels 'fr': use zh or en$"),
        ("m.xlsx", {"bom": False}, r"option for \.xlsx 'bom': use \.csv or \.tsv$"),
        ("m.jsonl", {"bom": True}, r"option for \.jsonl 'bom': use \.csv or \.tsv$"),
        ("folder", {"bom": False}, r"option for a folder 'bom': use \.csv or \.tsv$"),
    ],
)
def test_an_option_that_a_form_has_no_use_for_is_refused(name, options, message, tmp_path):
    with pytest.raises(UnknownTerm, match=message):
        BUNDLED.export(tmp_path / name, **options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".html", ".md", ".docx"])
def test_what_people_read_is_in_chinese_also_where_that_is_asked_for(suffix, tmp_path):
    asked = written(BUNDLED, tmp_path / f"a{suffix}", labels="zh")
    assert _all_text(asked) == _all_text(written(BUNDLED, tmp_path / f"b{suffix}"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_file_depends_on_the_environment(language, tmp_path, monkeypatch):
    def contents(folder):
        folder.mkdir()
        files = [BUNDLED[:2].export(folder / f"m{suffix}")[0] for suffix in FORMS]
        files += [BUNDLED.matrix().export(folder / f"x{one}")[0] for one in MATRIX_FORMS]
        return [file.read_bytes() for file in files if file.suffix != ".docx"]

    before = contents(tmp_path / "before")
    monkeypatch.setenv("GXFTA_LANG", language)
    assert contents(tmp_path / "after") == before


@pytest.mark.parametrize("suffix", [".html", ".md", ".xlsx", ".docx"])
def test_a_file_of_nothing_says_so(suffix, tmp_path):
    told = _all_text(written(BUNDLED[:0], tmp_path / f"none{suffix}"))
    assert "没有符合条件的成果。" in told
    assert "没有符合条件的成果。" not in _all_text(written(BUNDLED, tmp_path / f"all{suffix}"))


def _all_text(file):
    if file.suffix == ".docx":
        return "".join(one.text for one in docx.Document(file).paragraphs)
    if file.suffix == ".xlsx":
        book = openpyxl.load_workbook(file)
        assert book.active.title == ("说明" if book["成果"].max_row == 1 else "成果")
        return "".join(str(cell) for row in book["说明"].values for cell in row)
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "suffix", "extra"),
    [
        ("xlsxwriter", ".xlsx", "excel"),
        ("sqlite_utils", ".sqlite", "sql"),
        ("docx", ".docx", "word"),
        ("narwhals", ".parquet", "frames"),
    ],
)
def test_a_missing_library_names_the_extra_that_brings_it(
    module, suffix, extra, tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=rf"gxfta-measures\[{extra}\]"):
        BUNDLED.export(tmp_path / f"measures{suffix}")
    assert list(tmp_path.iterdir()) == []


# Without loss.


@given(some=any_catalogues())
def test_what_loses_nothing_reads_back_equal(some):
    assert restored(json_bytes(some), some.registry, some.gazetteer) == some


@settings(max_examples=5)
@given(some=any_catalogues())
def test_a_database_reads_back_equal(some):
    assert restored(sqlite_bytes(some), some.registry, some.gazetteer) == some


@settings(max_examples=5)
@given(some=catalogues(), suffix=st.sampled_from([".json", ".sqlite"]))
def test_a_file_that_loses_nothing_is_read_back_by_name(some, suffix, tmp_path_factory):
    file = written(some, tmp_path_factory.mktemp("back") / f"m{suffix}")
    assert gx.Catalogue.from_export(file) == some


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b"{}", b'{"measures": [7]}', b"SQLite format 3\0"]
)
def test_a_file_that_export_did_not_write_is_refused(content, tmp_path):
    file = tmp_path / "m.json"
    file.write_bytes(content)
    with pytest.raises(InvalidBatch, match="that export wrote"):
        gx.Catalogue.from_export(file)


def test_the_forms_that_lose_nothing_are_those_that_are_said_to(tmp_path):
    said = [suffix for suffix, form in FORMS.items() if form.lossless]
    assert said == [".json", ".sqlite"]
    for suffix in said:
        content = written(BUNDLED[:3], tmp_path / f"m{suffix}").read_bytes()
        assert restored(content, BUNDLED.registry, BUNDLED.gazetteer) == BUNDLED[:3]


def test_the_page_of_tables_is_made_of_their_declarations():
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == page()


def test_a_whole_batch_is_a_batch_file(tmp_path):
    assert gx.read(written(BUNDLED, tmp_path / "batch.json")) == BUNDLED


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_the_printed_table_reads_back_as_the_document(suffix, tmp_path):
    read = draft(read_document(written(BUNDLED, tmp_path / f"table{suffix}")), 7)
    assert [finding for finding in read.findings if not finding.warning] == []
    plain = [evolve(measure, title_en=None) for measure in read.measures]
    assert plain == [evolve(measure, title_en=None) for measure in BUNDLED]
    assert read.document.title == BATCH.document.title


@settings(max_examples=5)
@given(some=catalogues())
def test_every_cell_of_a_catalogue_stands_in_its_word_document(some):
    document = docx.Document(io.BytesIO(docx_bytes(some)))
    rows = [tuple(cell.text for cell in row.cells) for row in document.tables[0].rows]
    by_type = [one for kind in gx.MeasureType for one in some if one.type is kind]
    assert [row for row in rows if row[0].isdecimal()] == list(map(printed_cells, by_type))


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx"])
def test_a_measure_of_no_batch_of_the_catalogue_is_not_lost_but_an_error(suffix, tmp_path):
    with pytest.raises(UnknownBatch, match="unknown batch 8: there is 7"):
        catalogue_with(batch=8).export(tmp_path / f"m{suffix}")


# Tables as text.


@TABLES
@pytest.mark.parametrize(("suffix", "sign"), [(".csv", ","), (".tsv", "\t")])
def test_lines_of_text_hold_the_records(table, suffix, sign, tmp_path):
    content = written(BUNDLED, tmp_path / f"t{suffix}", table=table).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # or Chinese Excel takes it for GBK
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=sign))
    assert lines[0] == [column.name for column in columns(table)]
    for line, row in zip(lines[1:], BUNDLED.to_records(table), strict=True):
        assert line == [as_text(value) for value in row.values()]


def as_text(value):
    if isinstance(value, list):
        return "、".join(value)
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_lines_of_text_begin_with_their_mark_where_nobody_asks_for_none(suffix, tmp_path):
    marked, bare, asked = (
        written(BUNDLED, tmp_path / f"{number}{suffix}", bom=bom).read_bytes()
        for number, bom in enumerate([None, False, True])
    )
    assert asked == marked == b"\xef\xbb\xbf" + bare
    assert bare.startswith(b"id")


@pytest.mark.parametrize(("labels", "words"), [("zh", {"是", "否"}), ("en", {"yes", "no"})])
def test_yes_and_no_are_words_where_words_are_asked_for(labels, words, tmp_path):
    file = written(BUNDLED, tmp_path / "a.csv", table="assignments", labels=labels)
    last = [line[-2] for line in csv.reader(io.StringIO(file.read_text("utf-8-sig")))][1:]
    assert {*last} == words


def test_headings_of_a_file_are_chinese_where_asked(tmp_path):
    content = written(BUNDLED, tmp_path / "t.csv", labels="zh").read_text(encoding="utf-8-sig")
    assert content.splitlines()[0].startswith("编号,批次,类型,序号,成果名称")
    assert content.splitlines()[1].startswith("7-pilot-01,7,改革试点经验,1,")


@TABLES
def test_lines_of_json_are_the_records(table, tmp_path):
    lines = written(BUNDLED, tmp_path / "t.jsonl", table=table).read_text(encoding="utf-8")
    assert [json.loads(line) for line in lines.splitlines()] == BUNDLED.to_records(table)


@TABLES
def test_parquet_has_the_records_and_what_they_mean(table, tmp_path):
    read = parquet.read_table(written(BUNDLED, tmp_path / "t.parquet", table=table))
    assert read.to_pylist() == BUNDLED.to_records(table)
    assert read.schema.field(0).metadata[b"description"].decode() == columns(table)[0].about


# What a spreadsheet would take for a formula.


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@a", "\t=1", "＝1+1", "＠甲"])
def test_no_cell_of_text_is_a_formula_and_a_warning_says_so(title, tmp_path):
    with pytest.warns(FormulaWarning, match=r"row 1 title"):
        file = written(catalogue_with(title=title), tmp_path / "t.csv")
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0]["title"] == f"'{title}"


def test_a_warning_of_many_formulas_is_short(tmp_path):
    some = evolve(BUNDLED, measures=[evolve(one, title="=1") for one in BUNDLED])
    with pytest.warns(FormulaWarning, match=r"row 5 title, …$"):
        some.export(tmp_path / "t.csv")


def test_no_cell_of_a_workbook_is_a_formula_and_the_workbook_says_so(tmp_path):
    with pytest.warns(FormulaWarning, match=r"stay texts: \d+"):
        file = written(catalogue_with(title='=HYPERLINK("x")'), tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(file)
    (cell,) = (one for one in book["成果"][2] if str(one.value).startswith("="))
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert any("公式" in row[0].value for row in book["说明"].iter_rows())
    assert not any(
        row[0].value == "公式" for row in workbook_of(BUNDLED, tmp_path)["说明"].iter_rows()
    )


# Excel.


def workbook_of(catalogue, folder):
    return openpyxl.load_workbook(written(catalogue, folder / "w.xlsx"))


def test_a_workbook_has_its_four_sheets_with_all_rows(tmp_path):
    book = workbook_of(BUNDLED, tmp_path)
    assert book.sheetnames == ["成果", "分工", "单位", "说明"]
    assert [book[name].max_row - 1 for name in book.sheetnames[:3]] == [40, 160, 56]
    assert [cell.value for cell in book["成果"][1]] == [
        *("编号", "类型", "序号", "成果名称", "主要内容", "推广范围"),
        *("牵头改革部门", "复制推广责任单位"),
    ]
    for row, measure in zip(book["成果"].iter_rows(min_row=2), BUNDLED, strict=True):
        assert tuple(str(cell.value) for cell in row[2:]) == printed_cells(measure)


def test_a_workbook_in_english_says_all_but_what_is_printed_in_english(tmp_path):
    book = openpyxl.load_workbook(written(BUNDLED, tmp_path / "w.xlsx", labels="en"))
    assert book.sheetnames == ["Measures", "Assignments", "Departments", "About"]
    printed = {
        "Title",
        "Content",
        "Scope",
        "Leading the reform",
        "Responsible for replication",
        "Name",
        "Qualifier",
        "Duty",
    }
    printed |= {"Written", "Official name", "Parent name"}
    for sheet in book.worksheets[:3]:
        for column in sheet.iter_cols(values_only=True):
            heading, *cells = column
            assert not re.search("[一-龥]", heading)
            chinese = any(re.search("[一-龥]", str(cell)) for cell in cells)
            assert not chinese or heading in printed, (sheet.title, heading)
    assert "Title in English" in next(book["Measures"].values)


def test_a_page_in_english_has_the_unofficial_titles_under_the_printed_ones(tmp_path):
    page = written(BUNDLED, tmp_path / "t.html", labels="en").read_text(encoding="utf-8")
    assert "<th>Scope</th>" in page
    assert "I. 改革试点经验 reform pilot experience (16)" in page
    for measure in BUNDLED:
        assert f"{escape(measure.title)}<br>{escape(measure.title_en)}" in page
    some = written(
        evolve(BUNDLED, measures=[evolve(BUNDLED[0], title_en=None)]),
        tmp_path / "t.md",
        labels="en",
    )
    assert f"| {BUNDLED[0].title} | " in some.read_text(encoding="utf-8")
    assert "A selection: 1 of 40 measures." in some.read_text(encoding="utf-8")


def test_the_rows_of_a_body_stand_together_with_its_duty(tmp_path):
    rows = list(workbook_of(BUNDLED, tmp_path)["分工"].iter_rows(min_row=2, values_only=True))
    names = [row[0] for row in rows]
    changes = sum(one != other for one, other in zip(names, ["", *names], strict=False))
    assert changes == len(set(names)) == 56
    duties = [row[2] for row in rows if row[0] == "自治区商务厅"]
    assert (duties.count("牵头"), duties.count("复制推广")) == (4, 9)
    assert {row[-1] for row in rows if row[4] == OPEN.id and row[2] == "复制推广"} == {"是"}


@pytest.mark.parametrize("name", ["成果", "分工", "单位", "说明"])
def test_a_sheet_can_be_filtered_and_printed(name, tmp_path):
    sheet = workbook_of(BUNDLED, tmp_path)[name]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.page_setup.fitToHeight in (0, "0")
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    widths = [column.width for column in sheet.column_dimensions.values()]
    assert all(3 <= width <= 93 for width in widths)


def test_the_workbook_says_where_it_comes_from_and_what_is_not_known(tmp_path):
    some = BUNDLED.where(department="自治区商务厅")
    text = "\n".join(str(row[1].value) for row in workbook_of(some, tmp_path)["说明"].iter_rows())
    for words in (BATCH.document.title, BATCH.document.sha256, some.digest, "节选 11 项"):
        assert words in text
    assert "文号：不详；成文日期：不详；发文机关：不详" in text
    empty = workbook_of(BUNDLED[:0], tmp_path)["说明"]
    assert "没有符合条件的成果。" in [row[1].value for row in empty.iter_rows()]


def test_the_same_sheets_give_the_same_bytes():
    sheets = [Sheet("甲", ["a"], [["x"], [None], [3]])]
    assert workbook(sheets) == workbook(sheets)


def test_a_text_that_no_cell_can_hold_is_an_error(tmp_path):
    with pytest.raises(UnknownTerm, match="at most 32767 characters"):
        catalogue_with(content="长" * 32_768).export(tmp_path / "t.xlsx")


# SQLite.


@pytest.fixture(scope="module")
def database():
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(sqlite_bytes(BUNDLED))
        connection.row_factory = sqlite3.Row
        yield connection


def test_a_database_is_sound_and_its_keys_lead_somewhere(database):
    assert database.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert database.execute("pragma foreign_key_check").fetchall() == []
    references = database.execute("pragma foreign_key_list(assignments)").fetchall()
    assert {row["table"] for row in references} == {"measures", "batches", "departments"}


@TABLES
def test_a_database_has_the_records(table, database):
    rows = [dict(row) for row in database.execute(f"select * from {table}")]  # noqa: S608
    for row, record in zip(rows, BUNDLED.to_records(table), strict=True):
        assert row == {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
            for name, value in record.items()
        }


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_answers(view, database):
    assert database.execute(f"select * from {view}").fetchall()  # noqa: S608


def test_the_views_answer_as_the_catalogue_does(database):
    tasks = database.execute("select * from tasks where body = '自治区商务厅'").fetchall()
    assert len(tasks) == 13
    work = {row["id"]: row["either"] for row in database.execute("select * from workload")}
    assert work["gx-commerce"] == len(BUNDLED.where(department="自治区商务厅"))
    assert [row["id"] for row in database.execute("select * from open_lists")] == [OPEN.id]


def found(database, words):
    query = "select id from measures where rowid in (select rowid from measures_search(?))"
    return [row["id"] for row in database.execute(query, (f'"{words}"',))]


def texts_of(measure):
    cells = (measure.lead, measure.responsible)
    names = [name for cell in cells for name in (cell.text, *cell.names)]
    return "\n".join((measure.title, measure.content, *names))


@st.composite
def words_of_titles(draw):
    """Some neighbouring Han characters of a title, two at the least."""
    runs = [run for one in BUNDLED for run in re.findall("[一-龥]{2,}", one.title + one.content)]
    run = draw(st.sampled_from(runs))
    length = draw(st.integers(2, min(len(run), LONGEST_GRAM)))
    start = draw(st.integers(0, len(run) - length))
    return run[start : start + length]


@given(words=words_of_titles())
def test_the_search_finds_every_word_of_two_han_characters_or_more(words, database):
    assert found(database, words) == [one.id for one in BUNDLED if words in texts_of(one)]


@pytest.mark.parametrize("words", ["商务", "RCEP", "5G", "一站式", "自贸试验区钦州港片区管委会"])
def test_the_search_finds_what_people_look_for(words, database):
    assert found(database, words) == [one.id for one in BUNDLED if words in texts_of(one)]


def test_parts_are_as_long_as_the_longest_and_no_longer():
    parts = ngrams("甲" + "乙" * 30).split()
    assert max(map(len, parts)) == LONGEST_GRAM


def test_datasette_serves_the_database_with_its_search_and_its_meanings(tmp_path):
    file, beside = BUNDLED.export(tmp_path / "measures.sqlite")
    metadata = json.loads(beside.read_text(encoding="utf-8"))
    app = Datasette([str(file)], metadata=metadata)

    async def ask(path):
        return (await app.client.get(path)).json()

    async def both():
        return [
            await ask("/measures/measures.json?_search=商务&_shape=array"),
            await ask("/measures/tasks.json?_shape=array&body=自治区商务厅"),
            (await app.client.get("/measures/departments")).text,
        ]

    searched, tasks, page = asyncio.run(both())
    expected = {one.id for one in BUNDLED if "商务" in texts_of(one)}
    assert {row["id"] for row in searched} == expected
    assert 0 < len(expected) < 40
    assert len(tasks) == 13
    assert "the usual name" in page


# Pages.


def test_every_text_of_a_page_is_escaped(tmp_path):
    some = catalogue_with(title="<script>|`*\\", content="一\n二")
    page = written(some, tmp_path / "p.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "一<br>二" in page
    markdown = written(some, tmp_path / "p.md").read_text(encoding="utf-8")
    assert r"\<script\>\|\`\*\\ | 一<br>二 |" in markdown


def test_markdown_has_a_table_for_each_part(tmp_path):
    lines = written(BUNDLED, tmp_path / "p.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == [
        "## 一、改革试点经验（16项）",
        "## 二、最佳实践案例（24项）",
    ]
    assert {line.count("|") for line in lines if line.startswith("| ")} == {7}
    assert sum(line.startswith("| ") for line in lines) == 40 + 2 * 2


def test_a_selection_has_only_the_parts_that_it_needs():
    (table,) = official_tables(BUNDLED.where(type="case")[:3])
    assert [part.heading for part in table.parts] == ["一、最佳实践案例（3项）"]
    assert table.notes[0] == "本表节选 3 项，全表共 40 项。"


def test_two_batches_are_two_tables(tmp_path):
    nine = evolve(BATCH, number=9, document=evolve(BATCH.document, number="某发〔2027〕3号"))
    both = evolve(BUNDLED, measures=(*BUNDLED, evolve(BUNDLED[0], batch=9)), batches=(BATCH, nine))
    page = written(both, tmp_path / "p.html").read_text(encoding="utf-8")
    assert page.count("<h1>") == 2
    assert "文号：某发〔2027〕3号；" in page
    assert len(read_document(written(both, tmp_path / "p.docx")).rows) == 41


def test_control_characters_are_an_error_in_a_word_document(tmp_path):
    with pytest.raises(UnknownTerm, match="one without control characters"):
        catalogue_with(title="a\x01").export(tmp_path / "t.docx")


# A Data Package.


def test_a_folder_is_a_valid_data_package(tmp_path):
    files = BUNDLED.export(tmp_path / "package")
    assert files[-1].name == "datapackage.json"
    with system.use_context(trusted=True):
        report = Package(str(files[-1])).validate()
    assert report.valid, report.flatten(["note"])
    assert BUNDLED.export(tmp_path / "package") == files


def test_a_data_package_says_what_its_tables_are(tmp_path):
    package = json.loads(BUNDLED.export(tmp_path / "package")[-1].read_text(encoding="utf-8"))
    resources = {one["name"]: one for one in package["resources"]}
    assert set(resources) == {*TABLE_NAMES, "catalogue"}
    for name in TABLE_NAMES:
        fields = resources[name]["schema"]["fields"]
        assert [(one["name"], one["title"], one["description"]) for one in fields] == [
            (column.name, column.zh, column.about) for column in columns(name)
        ]
    content = (tmp_path / "package" / "catalogue.json").read_bytes()
    assert restored(content, BUNDLED.registry, BUNDLED.gazetteer) == BUNDLED


# The matrix.


def test_a_matrix_is_a_sheet_a_page_and_lines(tmp_path):
    matrix = BUNDLED.matrix()
    sheet = openpyxl.load_workbook(written(matrix, tmp_path / "m.xlsx"))["矩阵"]
    assert (sheet.max_row, sheet.max_column) == (59, 44)
    assert (sheet["B2"].value, sheet["A2"].value) == ("◎●", "南宁海关")
    assert sheet.cell(58, 42).value == 88
    assert "◎●" in written(matrix, tmp_path / "m.html").read_text(encoding="utf-8")
    lines = written(matrix, tmp_path / "m.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith("南宁海关,◎●,◎●,")


def test_a_matrix_is_written_in_english_where_asked(tmp_path):
    matrix = BUNDLED.matrix(columns="type")
    file = written(matrix, tmp_path / "m.xlsx", labels="en")
    heads = next(openpyxl.load_workbook(file)["Matrix"].values)
    assert heads[1:] == (
        *("reform pilot experience", "best practice case", "◎ leads", "● replicates", "all"),
    )
    page = written(matrix, tmp_path / "m.html", labels="en").read_text(encoding="utf-8")
    assert "<th>Nanning Customs<" in page
    assert not re.search("[一-龥]", page.replace("zh-Hans", ""))
    with pytest.raises(UnknownTerm, match="unknown labels 'fr': use en or zh"):
        matrix.export(tmp_path / "n.html", labels="fr")


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_of_which_a_file_cannot_be_written_stays_as_it_was(tmp_path, monkeypatch, there):
    folder = tmp_path / "package"
    if there:
        folder.mkdir()

    def fail(_):
        raise OSError(errno.ENOSPC, "No space left")

    monkeypatch.setattr("gxfta_measures.system.files.os.fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        BUNDLED.export(folder)
    assert folder.exists() == there
    assert not there or list(folder.iterdir()) == []
