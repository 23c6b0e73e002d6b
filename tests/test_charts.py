"""Charts: counts are answers of the catalogue, labels its words, and pictures have fonts."""

import json
import pickle
import re
import sys
from collections import Counter
from itertools import product
from xml.etree import ElementTree as ET

import altair as alt
import pytest
import vl_convert
from attrs import evolve
from hypothesis import given
from strategies import BUNDLED, catalogues
from test_display import EVIL

import gxfta_measures as gx
from gxfta_measures.display.chart_rows import BOTH, LEADS, REPLICATES, names
from gxfta_measures.display.drawings import DRAWINGS, KINDS
from gxfta_measures.errors import MissingExtra, UnknownTerm, WrongType
from gxfta_measures.export.pictures import CHART_FORMS, MissingFont, png_bytes, svg_bytes

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = ("zh", "en")
ROLES = (LEADS, REPLICATES, BOTH)
every_kind = pytest.mark.parametrize("kind", KINDS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)
# A batch of our own: the pilots once more, in which other bodies have the tasks.
EIGHT = [
    evolve(one, batch=8, lead=BUNDLED[place].responsible, responsible=BUNDLED[-place].lead)
    for place, one in enumerate(BUNDLED.by_type("pilot"))
]
TWO = evolve(BUNDLED, measures=[*BUNDLED, *EIGHT])
# What nobody has written, and names that two have.
STRANGER = "<b>甲&公司"
STRANGE = evolve(
    BUNDLED,
    measures=[
        evolve(
            BUNDLED[0],
            title=EVIL + "\x1b[2J",
            title_en=None,
            lead=gx.parse_departments(f"{STRANGER}、自治区商务厅", home=None),
            responsible=gx.parse_departments("自治区商务厅"),
        )
    ],
)


def rows(some, kind, lang="zh"):
    return DRAWINGS[kind].rows(some, lang)


def asked(some, name, role=None, **criteria):
    """The ids of what a body has to do, as the catalogue answers."""
    return [one.id for one in some.where(department=name, role=role, **criteria)]


def ids(row):
    return [told.split(" ", 1)[0] for told in row["measures"]]


# What they count.


@given(some=catalogues())
def test_the_matrix_has_a_mark_for_what_the_catalogue_answers_and_no_other(some):
    marks = {(row["body"], row["measure"]): row["role"] for row in rows(some, "matrix").values}
    for name in rows(some, "matrix").orders["body"]:
        led, replicated = (asked(some, name, role) for role in gx.Role)
        for one in some:
            held = (one.id in led, one.id in replicated)
            words = {(1, 0): LEADS, (0, 1): REPLICATES, (1, 1): BOTH}.get(held, {})
            assert marks.get((name, one.id)) == words.get("zh")


@given(some=catalogues())
def test_the_tasks_of_a_body_are_those_that_the_catalogue_answers(some):
    drawn = rows(some, "departments")
    roles = dict(zip(drawn.orders["role"], gx.Role, strict=True))
    for row in drawn.values:
        assert ids(row) == asked(some, row["body"], roles[row["role"]])
        assert row["count"] == len(ids(row)) > 0
    assert sum(row["count"] for row in drawn.values) == sum(some.counts("lead").values()) + sum(
        some.counts("responsible").values()
    )
    tasks = Counter()
    for row in drawn.values:
        tasks[row["body"]] += row["count"]
    sizes = [tasks[name] for name in drawn.orders["body"]]
    assert sizes == sorted(sizes, reverse=True)


@given(some=catalogues())
def test_what_flows_between_two_bodies_is_what_one_leads_and_the_other_replicates(some):
    drawn = rows(some, "flow")
    flows = {(row["from"], row["to"]): ids(row) for row in drawn.values}
    led = {name: asked(some, name, "lead") for name in drawn.orders["from"]}
    replicated = {name: asked(some, name, "responsible") for name in drawn.orders["to"]}
    for giver, taker in product(led, replicated):
        both = [one for one in led[giver] if one in replicated[taker]]
        assert flows.get((giver, taker), []) == both


@given(some=catalogues())
def test_scopes_are_counted_as_the_catalogue_counts_them(some):
    counted = Counter()
    for row in rows(some, "scopes").values:
        counted[row["scope"]] += row["count"]
        assert len(ids(row)) == row["count"]
        assert {some[id_].type.label for id_ in ids(row)} == {row["type"]}
    assert counted == Counter({name: some.counts("scope")[name] for name in counted})
    assert counted.total() == len(some)


def test_batches_are_counted_apart():
    drawn = rows(TWO, "batches")
    assert drawn.orders["batch"] == ["第7批", "第8批"]
    for row in drawn.values:
        of_batch = 7 if row["batch"] == "第7批" else 8
        named = evolve(TWO, measures=[one for one in TWO if one.batch == of_batch])
        assert ids(row) == asked(named, row["body"])


# What they are made of.


@pytest.mark.parametrize("some", [BUNDLED, TWO, BUNDLED[:0]], ids=["one", "two", "none"])
@every_kind
@every_language
def test_a_specification_is_valid_and_holds_the_rows(kind, lang, some):
    spec = some.chart(kind, lang=lang).to_dict()
    alt.Chart.from_dict(spec, validate=True)
    assert spec["data"]["values"] == rows(some, kind, lang).values


@every_kind
def test_every_label_is_a_word_of_the_catalogue(kind):
    words = {str(body) for body in TWO.departments()} | {one.id for one in TWO}
    words |= {one.scope_text for one in TWO} | {one.label for one in gx.MeasureType}
    words |= {pair["zh"] for pair in ROLES} | {"第7批", "第8批"}
    assert {name for order in rows(TWO, kind).orders.values() for name in order} <= words


@every_kind
def test_in_english_only_printed_scopes_are_chinese(kind):
    drawn = rows(TWO, kind, "en")
    told = [name for order in drawn.orders.values() for name in order]
    told += [str(one) for row in drawn.values for key, one in row.items() if key != "scope"]
    chinese = [one for one in told if re.search("[一-龥]", one)]
    assert chinese == [one for one in drawn.orders.get("scope", []) if not one.startswith("——")]


@every_kind
def test_a_chart_of_nothing_has_no_axes_whose_titles_could_overlap(kind):
    spec = BUNDLED[:0].chart(kind).to_dict()
    assert "encoding" not in spec
    assert (spec["width"], spec["height"]) == (420, 18)


@every_kind
def test_an_empty_catalogue_says_so(kind):
    assert BUNDLED[:0].chart(kind).to_dict()["title"]["subtitle"] == "没有成果"
    assert BUNDLED[:0].chart(kind, lang="en").to_dict()["title"]["subtitle"] == "no measures"
    assert BUNDLED.chart(kind).to_dict()["title"]["subtitle"] == "第7批：40 项成果"
    assert (
        TWO.chart(kind, lang="en").to_dict()["title"]["subtitle"] == "batch 7, batch 8: 56 measures"
    )


def test_no_two_bodies_share_a_name():
    strange = rows(STRANGE, "departments")
    assert strange.orders["body"] == [STRANGER, "自治区商务厅 (2)", "自治区商务厅 (3)"]
    twins = [evolve(gx.departments()["gx-tax"], id=id_) for id_ in ("a", "b")]
    assert [*names([*twins, None], "en").values()] == [
        "Guangxi Tax Service (1)",
        "Guangxi Tax Service (2)",
        "—— (no scope)",
    ]
    assert [*names([evolve(twins[0], name="甲\u202e局")], "zh").values()] == ["甲\\u202e局"]


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        (("pie",), UnknownTerm, "unknown chart 'pie': use matrix or departments"),
        (("flow", "de"), UnknownTerm, "unknown lang 'de': use zh or en"),
        ((7,), WrongType, "chart takes matrix or departments"),
    ],
)
def test_a_chart_that_there_is_not_names_those_there_are(asked, error, message):
    kind, *lang = asked
    with pytest.raises(error, match=message):
        BUNDLED.chart(kind, **({"lang": lang[0]} if lang else {}))


# Pictures.


def texts_of(svg):
    """The texts of a picture, which must be XML."""
    return {"".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text")}  # noqa: S314  # our own


@every_kind
def test_a_picture_has_every_label_whole(kind):
    chart = TWO.chart(kind)
    drawn = texts_of(svg_bytes(chart))
    labels = {name for order in rows(TWO, kind).orders.values() for name in order}
    assert labels <= drawn


def test_pixels_are_those_of_the_drawing_twice_over(tmp_path):
    chart = BUNDLED.chart("scopes", lang="en")
    (picture,) = chart.export(tmp_path / "scopes.PNG")
    content = picture.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    size = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    root = ET.fromstring(svg_bytes(chart))  # noqa: S314  # our own
    assert size == tuple(round(2 * float(root.get(side))) for side in ("width", "height"))


def test_each_form_is_written_whole_or_not_at_all(tmp_path):
    chart = BUNDLED[:2].chart("scopes")
    for suffix, write in CHART_FORMS.items():
        (file,) = chart.export(tmp_path / f"chart{suffix}")
        assert file.read_bytes() == write(chart)
    assert json.loads((tmp_path / "chart.json").read_bytes()) == chart.to_dict()
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(IsADirectoryError):
        chart.export(tmp_path / "folder.png")
    (tmp_path / "chart.svg").chmod(0o444)
    with pytest.raises(PermissionError):
        BUNDLED.chart("flow").export(tmp_path / "chart.svg")
    assert (tmp_path / "chart.svg").read_bytes() == svg_bytes(chart)


def test_no_text_breaks_out_of_a_picture():
    bundle = STRANGE.chart("matrix")._repr_mimebundle_()
    svg = bundle["image/svg+xml"]
    assert "<script" not in svg
    assert STRANGER in texts_of(svg)
    assert "\x1b" not in json.dumps(bundle, ensure_ascii=False)


def test_a_notebook_gets_the_specification_and_a_picture_and_no_script():
    chart = BUNDLED[:2].chart("scopes")
    bundle = chart._repr_mimebundle_(include=None, exclude=None)
    assert bundle == {
        "application/vnd.vegalite.v6+json": chart.to_dict(),
        "image/svg+xml": svg_bytes(chart).decode(),
    }


def test_a_chart_is_a_value_that_altair_takes():
    chart = BUNDLED[:2].chart("batches")
    twin = pickle.loads(pickle.dumps(chart))  # noqa: S301  # our own
    assert twin == chart == BUNDLED[:2].chart("batches")
    assert hash(twin) == hash(chart)
    (data,) = chart.to_altair().to_dict()["datasets"].values()
    assert data == chart.to_dict()["data"]["values"]


# What may be missing.


def test_a_library_that_is_missing_is_named_with_its_extra(monkeypatch):
    chart = BUNDLED[:2].chart("scopes")
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    monkeypatch.setitem(sys.modules, "altair", None)
    for ask in (lambda: BUNDLED.chart("flow"), chart.to_altair, lambda: png_bytes(chart)):
        with pytest.raises(MissingExtra, match=r"pip install 'gxfta-measures\[charts\]'"):
            ask()


def test_a_character_that_no_font_has_is_an_error():
    cell = gx.parse_departments("\U0010abcd局")
    with pytest.raises(MissingFont, match="no font here has \U0010abcd: install one") as caught:
        svg_bytes(
            evolve(BUNDLED, measures=[evolve(BUNDLED[0], lead=cell)]).chart("flow", lang="en")
        )
    assert caught.value.characters == "\U0010abcd"


class NoChinese:
    """The library on a machine whose fonts have no Chinese: it draws boxes."""

    vegalite_to_svg = staticmethod(vl_convert.vegalite_to_svg)

    @staticmethod
    def svg_to_png(svg):
        return b"box" if re.search("[^\0-\uff00]|[一-龥]", svg) else svg.encode()


def test_a_machine_without_chinese_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", NoChinese)
    with pytest.raises(MissingFont, match=r"apt install fonts-noto-cjk") as caught:
        svg_bytes(BUNDLED[:2].chart("scopes"))
    assert set("全区成果") <= {*caught.value.characters}
    assert str(caught.value).count("…") == 1
