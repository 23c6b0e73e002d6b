"""Differences of catalogues: they can be applied and undone, and call each change by its name."""

import pickle

import pytest
from attrs import evolve, fields_dict
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import catalogues, cells, departments, measures, scopes, texts

import gxfta_measures as gx
from gxfta_measures.differences.catalogues import apply, diff
from gxfta_measures.differences.measures import BodyChange, Edit, MeasureChange, edits
from gxfta_measures.errors import DataIntegrityError

BUNDLED = gx.load(7)
BATCH = BUNDLED.batches[0]
FIRST = BUNDLED["7-pilot-01"]
LEAD, RESPONSIBLE = gx.Role

# Catalogues that differ.


def field_edits():
    """New values for some fields of a measure; titles and contents that others have as well."""
    known = st.sampled_from(tuple(BUNDLED))
    values = {
        "batch": st.sampled_from([7, 8]),
        "type": st.sampled_from(gx.MeasureType),
        "number": st.integers(1, 30),
        "title": known.map(lambda one: one.title) | texts(),
        "content": known.map(lambda one: one.content) | texts(),
        "scope_text": st.sampled_from(["——", "全区", "-"]),
        "scope": st.none() | scopes(),
        "lead": known.map(lambda one: one.responsible),
        "responsible": known.map(lambda one: one.lead),
        "title_en": st.none() | st.just("An English title"),
    }
    chosen = st.sets(st.sampled_from(sorted(values)), max_size=3)
    return chosen.flatmap(
        lambda names: st.fixed_dictionaries({name: values[name] for name in names})
    )


def some_batches():
    """Batch 7, another revision of it, or two batches."""
    later = evolve(BATCH, number=8)
    return st.sampled_from([(BATCH,), (evolve(BATCH, revision=2),), (BATCH, later), (later,)])


@st.composite
def editions(draw):
    """Some measures of batch 7 in any order, some of them edited."""
    edited = [evolve(one, **draw(field_edits())) for one in draw(catalogues())]
    by_id = {one.id: one for one in edited}
    return evolve(BUNDLED, measures=by_id.values(), batches=draw(some_batches()))


def change(**values):
    return MeasureChange(before=FIRST, after=evolve(FIRST, **values))


def ids(some):
    return [one.id for one in some]


# Laws.


@given(catalogue=editions())
def test_nothing_differs_from_itself(catalogue):
    difference = diff(catalogue, catalogue)
    assert not difference
    assert (difference.added, difference.dropped, difference.changed) == ((), (), ())


@given(a=editions(), b=editions())
def test_a_difference_leads_from_the_first_catalogue_to_the_second(a, b):
    assert apply(diff(a, b), a) == b


@given(a=editions(), b=editions())
def test_the_difference_the_other_way_round_undoes(a, b):
    assert apply(diff(b, a), apply(diff(a, b), a)) == a


@given(a=editions(), b=editions())
def test_a_difference_is_false_only_between_equal_catalogues(a, b):
    assert bool(diff(a, b)) is (a != b)
    assert not diff(a, evolve(a))


@given(a=editions(), b=editions())
def test_every_measure_after_is_added_or_changed_or_the_same(a, b):
    difference = diff(a, b)
    same = set(a) & set(b)
    afters = [one.after for one in difference.changed]
    assert sorted([*difference.added, *afters, *same]) == sorted(b)


@given(a=editions(), b=editions())
def test_every_measure_before_is_dropped_or_changed_or_the_same(a, b):
    difference = diff(a, b)
    same = set(a) & set(b)
    old = [one.before for one in difference.changed]
    assert sorted([*difference.dropped, *old, *same]) == sorted(a)


@given(a=editions(), b=editions())
def test_whatever_is_reported_as_changed_differs_in_the_fields_that_it_names(a, b):
    for one in diff(a, b).changed:
        assert one.fields
        values = {name: getattr(one.after, name) for name in one.fields}
        assert evolve(one.before, **values) == one.after


@given(a=editions(), b=editions(), c=editions())
def test_a_difference_is_applied_only_to_the_catalogue_that_it_was_found_from(a, b, c):
    assume(a.digest != c.digest)
    with pytest.raises(DataIntegrityError) as caught:
        apply(diff(a, b), c)
    assert (caught.value.expected, caught.value.found) == (a.digest, c.digest)


@given(a=editions(), b=editions())
def test_a_difference_survives_pickling(a, b):
    difference = pickle.loads(pickle.dumps(diff(a, b)))  # noqa: S301  # our own bytes
    assert difference == diff(a, b)
    assert apply(difference, a) == b


@given(before=texts(), after=texts())
def test_edits_rebuild_the_text_after_from_the_text_before(before, after):
    found, text = edits(before, after), before
    for edit in reversed(found):
        stop = edit.position + len(edit.before)
        assert text[edit.position : stop] == edit.before
        text = text[: edit.position] + edit.after + text[stop:]
    assert text == after


@given(before=texts(), after=texts())
def test_every_edit_changes_something_and_none_touches_the_next(before, after):
    found = edits(before, after)
    assert all(edit.before != edit.after for edit in found)
    stops = [edit.position + len(edit.before) for edit in found]
    assert all(stop < edit.position for stop, edit in zip(stops, found[1:], strict=False))


@given(measure=measures(), values=field_edits())
def test_the_changed_fields_are_those_that_were_edited(measure, values):
    after = evolve(measure, **values)
    edited = [name for name, value in values.items() if value != getattr(measure, name)]
    in_order = [name for name in fields_dict(gx.Measure) if name in edited]
    assert list(MeasureChange(before=measure, after=after).fields) == in_order


MIRRORED = {"assigned": "withdrawn", "widened": "narrowed"}
MIRRORED |= {there: back for back, there in MIRRORED.items()}


@given(a=st.none() | scopes(), b=st.none() | scopes())
def test_the_way_back_is_the_opposite_change_of_a_scope(a, b):
    before, after = (
        evolve(FIRST, scope=one, scope_text=one.text if one else "——") for one in (a, b)
    )
    there = MeasureChange(before=before, after=after).scope
    back = MeasureChange(before=after, after=before).scope
    assert back == MIRRORED.get(there, there)
    assert (there is None) is (a == b)


@given(before=cells(), after=cells())
def test_the_bodies_after_are_those_before_without_what_left_and_with_what_came(before, after):
    one = MeasureChange(before=evolve(FIRST, lead=before), after=evolve(FIRST, lead=after))
    gone = {body.before for body in one.bodies if body.before}
    come = {body.after for body in one.bodies if body.after}
    assert gone <= set(before.names)
    assert set(before.names) - gone | come == set(after.names)


@given(body=departments(), other=departments())
def test_another_body_in_its_place_is_one_removed_and_one_added(body, other):
    assume(body != other)
    cell = gx.parse_departments(body.name)
    one = MeasureChange(
        before=evolve(FIRST, lead=cell), after=evolve(FIRST, lead=gx.parse_departments(other.name))
    )
    assert one.bodies == (
        BodyChange(role=LEAD, kind="removed", before=body.name, after=None),
        BodyChange(role=LEAD, kind="added", before=None, after=other.name),
    )


# Which measure is which.


def with_a_row_on_top():
    """Batch 7 with a new pilot before the first, and the others numbered on."""
    new = evolve(FIRST, title="新增成果", content="新增内容。")
    pilots = [evolve(one, number=one.number + 1) for one in BUNDLED[:16]]
    return evolve(BUNDLED, measures=[new, *pilots, *BUNDLED[16:]])


def test_a_row_on_top_is_one_addition_and_renumberings():
    difference = diff(BUNDLED, with_a_row_on_top())
    assert (ids(difference.added), difference.dropped) == (["7-pilot-01"], ())
    assert [one.fields for one in difference.changed] == [("number",)] * 16
    assert all(one.renumbered and not one.content and not one.title for one in difference.changed)


def test_a_row_that_left_the_top_is_one_drop_and_renumberings():
    difference = diff(with_a_row_on_top(), BUNDLED)
    assert (difference.added, ids(difference.dropped)) == ((), ["7-pilot-01"])
    assert [one.after.id for one in difference.changed] == ids(BUNDLED[:16])


def test_a_new_title_over_the_same_content_is_a_retitling_even_under_another_number():
    after = [evolve(FIRST, title="新标题", number=17)]
    (one,) = diff(BUNDLED[:1], evolve(BUNDLED, measures=after)).changed
    assert (one.renumbered, one.fields) == (True, ("number", "title"))


def test_a_measure_with_a_new_title_and_content_is_the_one_of_its_id():
    after = [evolve(FIRST, title="新标题", content="新内容")]
    (one,) = diff(BUNDLED[:1], evolve(BUNDLED, measures=after)).changed
    assert (one.renumbered, one.fields) == (False, ("title", "content"))


def test_measures_that_share_a_title_are_told_apart_by_their_content():
    before = [evolve(one, title="同名") for one in BUNDLED[:2]]
    after = [evolve(one, number=one.number + 1) for one in before]
    difference = diff(*(evolve(BUNDLED, measures=some) for some in (before, after)))
    assert [one.fields for one in difference.changed] == [("number",)] * 2


def test_another_order_alone_is_a_difference_without_any_change_of_a_measure():
    difference = diff(BUNDLED, BUNDLED[::-1])
    assert difference
    assert (difference.added, difference.dropped, difference.changed) == ((), (), ())


def test_a_body_that_the_registry_alone_calls_otherwise_is_a_difference_of_no_measure():
    bodies = [*BUNDLED.registry]
    renamed = evolve(bodies[0], official_name="另有正式名称")
    after = evolve(BUNDLED, registry=gx.Registry([renamed, *bodies[1:]]))
    difference = diff(BUNDLED, after)
    assert bool(difference) is True
    assert (difference.added, difference.dropped, difference.changed) == ((), (), ())


def test_a_catalogue_of_other_batches_alone_is_refused_with_what_differs():
    other = evolve(BUNDLED, batches=(evolve(BATCH, revision=2),))
    with pytest.raises(DataIntegrityError) as caught:
        apply(diff(BUNDLED, BUNDLED[:1]), other)
    assert caught.value.expected != caught.value.found


# What changed of a measure.


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("实现5个口岸", "实现12个口岸", [("5", "12", 2)]),
        ("通关2024年", "通关年", [("2024", "", 2)]),
        ("", "全区", [("", "全区", 0)]),
        ("ERP系统", "RFID系统", [("ERP", "RFID", 0)]),
        ("5G网络", "5g网络", [("5G", "5g", 0)]),
        ("“一窗受理”", "一窗受理", [("“", "", 0), ("”", "", 5)]),
        ("甲乙丙", "甲乙丙", []),
    ],
)
def test_edits_are_whole_words_of_latin_and_single_characters_of_han(before, after, expected):
    assert [(one.before, one.after, one.position) for one in edits(before, after)] == expected


@pytest.mark.parametrize("field", ["title", "content"])
def test_a_change_of_words_names_just_these_words(field):
    text = getattr(FIRST, field)
    one = change(**{field: text.replace("药食同源", "药食同用")})
    assert {(edit.before, edit.after) for edit in getattr(one, field)} == {("源", "用")}
    assert getattr(one, field)[0] == Edit(before="源", after="用", position=text.index("源"))
    assert one.fields == (field,)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("——", "全区", "assigned"),
        ("全区", "——", "withdrawn"),
        ("全区综合保税区", "全区", "widened"),
        ("全区", "全国", "widened"),
        ("全区边境地区", "全区边境口岸", "narrowed"),
        ("全区", "有条件的地区", "changed"),
        ("全区综合保税区", "全区边境地区", "changed"),
        ("广西自贸试验区", "中国（广西）自由贸易试验区", "reworded"),
        ("全区", "广西", "reworded"),
        ("——", "-", "reworded"),
        # The same meaning in other words, though nobody can say what it covers.
        ("有条件的地区", "具备条件的地区", "reworded"),
        ("综合保税区", "各综合保税区", "reworded"),
    ],
)
def test_a_scope_is_told_how_it_changed(before, after, kind):
    old, new = (
        evolve(FIRST, scope=gx.parse_scope(words), scope_text=words) for words in (before, after)
    )
    assert MeasureChange(before=old, after=new).scope == kind


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("南宁海关", "南宁海关、凭祥海关", [("added", None, "凭祥海关")]),
        ("自治区商务厅、药监局", "自治区商务厅", [("removed", "自治区药监局", None)]),
        (
            "自治区商务厅",
            "广西壮族自治区商务厅",
            [("renamed", "自治区商务厅", "广西壮族自治区商务厅")],
        ),
        (
            "自治区商务厅",
            "自治区商务厅（口岸办）",
            [("removed", "自治区商务厅", None), ("added", None, "自治区商务厅（口岸办）")],
        ),
        ("某某局", "某某厅", [("removed", "某某局", None), ("added", None, "某某厅")]),
        ("自治区商务厅、药监局", "自治区商务厅，自治区药监局", []),
        ("自治区商务厅、药监局", "自治区药监局、商务厅", []),
        ("自治区商务厅", "自治区商务厅等", []),
        ("自治区商务厅牵头", "自治区商务厅配合", []),
    ],
)
@pytest.mark.parametrize("role", gx.Role)
def test_bodies_come_and_go_and_are_renamed(role, before, after, expected):
    old, new = (evolve(FIRST, **{role: gx.parse_departments(text)}) for text in (before, after))
    one = MeasureChange(before=old, after=new)
    assert [(body.kind, body.before, body.after) for body in one.bodies] == expected
    assert {body.role for body in one.bodies} <= {role}
    assert one.fields == (role,)


def test_a_body_that_changes_its_role_is_removed_from_one_and_added_to_the_other():
    one = change(lead=FIRST.responsible, responsible=FIRST.lead)
    area = "自贸试验区南宁片区管委会"
    assert BodyChange(role=LEAD, kind="removed", before=area, after=None) in one.bodies
    assert BodyChange(role=RESPONSIBLE, kind="added", before=None, after=area) in one.bodies
