"""What `build` writes, `check` accepts: over documents of every form, made up of real cells."""

import papers
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content
from gxfta_measures.documents.form import guangxi
from gxfta_measures.errors import Code

ROWS = [row for _, rows in papers.rows() for row in rows]
CELLS = sorted({cell for row in ROWS for cell in row[4:]})
SCOPES = sorted({row[3] for row in ROWS})
JOINS = ["、", "，", "\n", "、\n"]
FORMS = {
    "text": lambda parts: papers.text(parts).encode(),
    "page": lambda parts: papers.html(parts, cell=lambda one: one.replace("\n", "<br>")).encode(),
    "docx": papers.word,
}


@st.composite
def parts(draw):
    """Parts of a document: real cells in other combinations, and some that are wrong."""
    bodies = st.lists(st.sampled_from(CELLS), min_size=1, max_size=2).flatmap(
        lambda cells: st.sampled_from(JOINS).map(lambda join: join.join(cells))
    )
    texts = st.text("甲乙丙丁 戊，", min_size=1, max_size=8).filter(lambda one: "  " not in one)
    texts |= st.just("")
    made = []
    for name, size in (
        ("改革试点经验", draw(st.integers(0, 3))),
        ("最佳实践案例", draw(st.integers(0, 2))),
    ):
        rows = [
            [
                str(number),
                draw(texts),
                draw(texts),
                draw(st.sampled_from(SCOPES)),
                draw(bodies | st.just("——")),
                draw(bodies),
            ]
            for number in range(1, size + 1)
        ]
        made.append((f"{'一二'[len(made)]}、{name}（{size}项）", rows))
    return made


@given(parts=parts(), form=st.sampled_from(sorted(FORMS)))
def test_what_is_built_is_read_again_with_the_same_measures(parts, form, tmp_path_factory):
    drafted = draft(read_content(FORMS[form](parts), form), 7, allow_unknown=True)
    event("refused" if drafted.errors else "built")
    if drafted.errors:
        return
    path = tmp_path_factory.mktemp("built") / "batch.json"
    path.write_text(drafted.to_json(), encoding="utf-8")
    catalogue = gx.read(path)
    assert catalogue.measures == drafted.measures
    assert catalogue.digest == drafted.digest


@given(parts=parts())
def test_every_form_of_one_table_gives_the_same_measures(parts):
    drafts = [draft(read_content(make(parts), form), 7) for form, make in FORMS.items()]
    assert len({one.measures for one in drafts}) == 1
    assert len({len(one.errors) for one in drafts}) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_document_without_measures_is_an_error(form):
    drafted = draft(read_content(FORMS[form]([]), form), 7)
    assert [one.code for one in drafted.errors] == [Code.EMPTY]
    assert "there is no measure in it" in drafted.errors[0].message


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("自治区商务厅\n南宁海关", "自治区商务厅\n南宁海关"),
        ("自治区\n商务厅", "自治区商务厅"),
        ("自治区商务厅、\n药监局", "自治区商务厅、药监局"),
        ("自治区商务厅\n，南宁海关", "自治区商务厅，南宁海关"),
        (
            "牵头单位：自治区商务厅\n配合单位：南宁海关",
            "牵头单位：自治区商务厅\n配合单位：南宁海关",
        ),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_line_end_parts_two_names_and_is_layout_within_one(printed, kept, form):
    row = [*ROWS[0][:4], printed, "南宁海关"]
    (measure,) = draft(
        read_content(FORMS[form]([("一、改革试点经验（1项）", [row])]), form), 7
    ).measures
    assert measure.lead.text == kept
    assert measure.lead == gx.parse_departments(kept)


@pytest.mark.parametrize("title", ["第8批", "第八批", "第 8 批", "（第八批）", "第８批"])
def test_the_number_in_the_title_must_be_that_of_the_batch(title):
    content = papers.text([("一、改革试点经验（1项）", [ROWS[0]])], title=("任务分工表", title))
    annex = read_content(content.encode(), "x")
    assert [one.code for one in draft(annex, 7).errors] == [Code.TITLE]
    assert draft(annex, 8).errors == ()


@pytest.mark.parametrize(
    "title", ["第八批、第七批", "第七批和第八批", "第柒批", "第七八批", "第百批"]
)
def test_a_title_of_several_batches_or_of_a_number_that_is_none_is_an_error(title):
    content = papers.text([("一、改革试点经验（1项）", [ROWS[0]])], title=("任务分工表", title))
    (finding,) = draft(read_content(content.encode(), "x"), 7).errors
    assert finding.code is Code.TITLE
    assert "it is not that of batch 7" in finding.message


@pytest.mark.parametrize("title", ["第07批", "第七批（替代第三方审批表）", "分工表"])
def test_a_title_of_this_batch_or_of_none_is_in_order(title):
    content = papers.text([("一、改革试点经验（1项）", [ROWS[0]])], title=("任务", title))
    assert draft(read_content(content.encode(), "x"), 7).errors == ()


def test_the_form_of_guangxi_has_every_column_under_its_usual_heading():
    assert tuple(words[0] for words in guangxi().columns.values()) == papers.HEADER
