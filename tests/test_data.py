"""Truths counted from the document itself, by code that shares nothing with the reader."""

import hashlib
import json
import re

import pytest
from importlib_resources import files

import gxfta_measures as gx
from gxfta_measures.build import draft
from gxfta_measures.documents import read_content

DATA = files("gxfta_measures") / "data"
DOCUMENT = (DATA / "batch-07" / "document.txt").read_bytes()
LINES = [line.strip() for line in DOCUMENT.decode("utf-8").splitlines()]
NUMBERED = [index for index, line in enumerate(LINES) if line.isdigit()]
ROWS = [LINES[index : index + 6] for index in NUMBERED]
LEAD = [row[4] for row in ROWS]
RESPONSIBLE = [row[5] for row in ROWS]
ENGLISH = json.loads((DATA / "english.json").read_bytes())["titles"]
CATALOGUE = gx.load(7)
REGISTRY = CATALOGUE.registry
GAZETTEER = CATALOGUE.gazetteer


def json_files(folder, path=""):
    for item in folder.iterdir():
        if item.is_dir():
            yield from json_files(item, f"{path}{item.name}/")
        elif item.name.endswith(".json"):
            yield f"{path}{item.name}"


JSON_FILES = sorted(json_files(DATA))


def whole_names(cell):
    """What a person reads in a cell of batch 7, in four lines."""
    for clause in cell.removesuffix("等").split("，"):
        names = clause.split("、")
        head = next((one for one in ("自治区", "自贸试验区") if names[0].startswith(one)), "")
        tail = "管委会" if head == "自贸试验区" else ""
        for name in names:
            yield head + name.removeprefix(head).removesuffix(tail) + tail


# The document.


def test_the_document_is_the_one_on_record():
    recorded = CATALOGUE.batches[0].document
    assert hashlib.sha256(DOCUMENT).hexdigest() == recorded.sha256
    assert (recorded.number, recorded.date, recorded.issuer) == (None, None, None)
    assert recorded.title == "".join(LINES[2:5]).removeprefix("[bookmark: _GoBack]")


def test_the_parts_have_as_many_rows_as_their_headings_print():
    printed = [int(count) for count in re.findall(r"（(\d+)项）", "".join(LINES))]
    assert printed == [16, 24]
    assert [int(row[0]) for row in ROWS] == [*range(1, 17), *range(1, 25)]
    assert CATALOGUE.counts("type") == {"pilot": 16, "case": 24}


def test_every_printed_cell_is_in_the_data_character_for_character():
    titles = [(str(one.number), one.title, one.content, one.scope_text) for one in CATALOGUE]
    assert titles == [tuple(row[:4]) for row in ROWS]
    assert [one.lead.text for one in CATALOGUE] == LEAD
    assert [one.responsible.text for one in CATALOGUE] == RESPONSIBLE


def test_the_data_holds_no_artefact_of_the_conversion():
    text = (DATA / "batch-07" / "measures.json").read_text(encoding="utf-8")
    assert not re.search("bookmark|GoBack|\t|\u00a0|\u3000|\\\\[tnu]", text)


def test_no_scope_is_assigned_in_the_cases_and_only_there():
    marks = [row[3] for row in ROWS if row[3] == "——"]
    assert len(marks) == "".join(LINES).count("——") == 24
    assert [one.type for one in CATALOGUE if one.scope is None] == ["case"] * 24


@pytest.mark.parametrize(
    ("role", "cells", "count"), [("lead", LEAD, 88), ("responsible", RESPONSIBLE, 72)]
)
def test_the_cells_mention_as_many_bodies_as_their_separators_part(role, cells, count):
    parted = [len(re.split("[、，]", cell)) for cell in cells]
    assert sum(parted) == count
    assert [len(one.bodies(gx.Role(role))) for one in CATALOGUE] == parted


def test_56_different_bodies_are_mentioned_and_all_are_known():
    names = {name.split("（")[0] for cell in LEAD + RESPONSIBLE for name in whole_names(cell)}
    assert len(names) == 56
    assert {body.name for body in CATALOGUE.departments()} == names
    assert {body.name for body in REGISTRY} >= names


def test_every_mention_has_the_name_that_a_person_reads():
    for cells, role in ((LEAD, gx.Role.LEAD), (RESPONSIBLE, gx.Role.RESPONSIBLE)):
        read = [list(one.bodies(role).names) for one in CATALOGUE]
        assert read == [list(whole_names(cell)) for cell in cells]


def test_one_cell_is_open_ended_and_one_body_has_a_qualifier():
    cells = [cell for one in CATALOGUE for cell in (one.lead, one.responsible)]
    assert [cell.text for cell in cells if cell.open_ended] == [
        cell for cell in LEAD + RESPONSIBLE if cell.endswith("等")
    ]
    assert [str(one) for cell in cells for one in cell if one.qualifier] == [
        "自治区商务厅（口岸办）"
    ]


# The files.


def test_building_from_the_document_gives_the_bundled_file_byte_for_byte(tmp_path):
    drafted = draft(read_content(DOCUMENT, "document.txt"), 7, english=ENGLISH)
    built = tmp_path / "measures.json"
    built.write_text(drafted.to_json(), encoding="utf-8", newline="\n")
    assert built.read_bytes() == (DATA / "batch-07" / "measures.json").read_bytes()


@pytest.mark.parametrize("name", JSON_FILES)
def test_every_file_has_one_form(name):
    content = (DATA / name).read_bytes()
    generated = name.endswith(("measures.json", "released.json"))  # the rest is kept by hand
    form = json.dumps(json.loads(content), ensure_ascii=False, indent=2, sort_keys=generated)
    assert content == f"{form}\n".encode()


def test_english_titles_are_those_of_all_measures_in_their_order():
    measures = [one for batch in gx.batches() for one in gx.load(batch.number)]
    translated = {one.title: one.title_en for one in measures if one.title_en}
    assert list(ENGLISH.items()) == list(translated.items())
    assert all(one.title_en for one in CATALOGUE)
    assert all(title.isprintable() and title.strip() == title for title in ENGLISH.values())
    assert not re.search("[一-鿿，、。]", "".join(ENGLISH.values()))


def test_ids_that_were_released_still_mean_what_they_meant():
    released = json.loads((DATA / "released.json").read_bytes())
    measures = [one for batch in gx.batches() for one in gx.load(batch.number)]
    assert released["measures"].items() <= {one.id: one.title for one in measures}.items()
    names = {body.id: body.name for body in gx.departments()}
    assert released["departments"].items() <= names.items()


# The registry and the gazetteer, against facts.

OFFICIAL = {
    "自治区商务厅": "广西壮族自治区商务厅",
    "自治区发展改革委": "广西壮族自治区发展和改革委员会",
    "自治区工业和信息化厅": "广西壮族自治区工业和信息化厅",
    "自治区生态环境厅": "广西壮族自治区生态环境厅",
    "自治区交通运输厅": "广西壮族自治区交通运输厅",
    "自治区园区办": "广西壮族自治区产业园区改革发展办公室",
    "自治区海洋局": "广西壮族自治区海洋局",
    "自治区林业局": "广西壮族自治区林业局",
    "自治区高级法院": "广西壮族自治区高级人民法院",
    "自治区体育局": "广西壮族自治区体育局",
    "自治区药监局": "广西壮族自治区药品监督管理局",
    "南宁海关": "中华人民共和国南宁海关",
    "广西税务局": "国家税务总局广西壮族自治区税务局",
    "广西证监局": "中国证券监督管理委员会广西监管局",
    "自贸试验区南宁片区管委会": "中国（广西）自由贸易试验区南宁片区管理委员会",
    "自贸试验区钦州港片区管委会": "中国（广西）自由贸易试验区钦州港片区管理委员会",
    "自贸试验区崇左片区管委会": "中国（广西）自由贸易试验区崇左片区管理委员会",
}
NO_EVIDENCE = (
    *("自治区党委网信办", "自治区数据局", "自治区广电局", "自治区检察院", "自治区气象局"),
    *("自治区公安厅", "自治区住房城乡建设厅", "自治区市场监管局", "自治区高速公路发展中心"),
    *("广西金融监管局", "广西邮政管理局", "国家外汇管理局广西分局", "广西贸促会"),
)
BELOW = {
    "南宁海关": {"友谊关海关", "凭祥海关", "钦州海关", "钦州港海关"},
    "广西海事局": {"钦州海事局"},
    "广西税务局": {"东兴市税务局", "中马钦州产业园区税务局"},
    "中国人民银行广西壮族自治区分行": {
        f"中国人民银行{city}市分行" for city in ("崇左", "钦州", "防城港")
    },
    "国家外汇管理局广西分局": {
        f"国家外汇管理局{city}市分局" for city in ("崇左", "防城港", "柳州")
    },
    "自治区交通运输厅": {"自治区高速公路发展中心"},
}
GUIDED = {
    "自治区高级法院": {"凭祥市人民法院"},
    "自治区市场监管局": {"南宁市市场监管局", "崇左市市场监管局", "凭祥市市场监管局"},
    "自治区数据局": {"南宁市数据局"},
}
CODES = {
    "广西壮族自治区": "450000",
    "南宁市": "450100",
    "柳州市": "450200",
    "桂林市": "450300",
    "梧州市": "450400",
    "北海市": "450500",
    "防城港市": "450600",
    "钦州市": "450700",
    "贵港市": "450800",
    "玉林市": "450900",
    "百色市": "451000",
    "贺州市": "451100",
    "河池市": "451200",
    "来宾市": "451300",
    "崇左市": "451400",
}
BORDER = {
    "东兴市": ("450681", "防城港市"),
    "防城区": ("450603", "防城港市"),
    "凭祥市": ("451481", "崇左市"),
    "宁明县": ("451422", "崇左市"),
    "龙州县": ("451423", "崇左市"),
    "大新县": ("451424", "崇左市"),
    "靖西市": ("451081", "百色市"),
    "那坡县": ("451026", "百色市"),
}
INSIDE = {
    "凭祥综合保税区": "凭祥市",
    "崇左片区": "凭祥市",
    "友谊关口岸": "凭祥市",
    "东兴口岸": "东兴市",
    "水口口岸": "龙州县",
    "爱店口岸": "宁明县",
}


def names_of(kind):
    return {place.name for place in GAZETTEER if place.kind == kind}


@pytest.mark.parametrize(("short", "official"), OFFICIAL.items())
def test_an_attested_official_name_is_held_and_resolves(short, official):
    assert REGISTRY.resolve(short).official_name == official
    assert REGISTRY.resolve(official) is REGISTRY.resolve(short)


@pytest.mark.parametrize("name", NO_EVIDENCE)
def test_where_no_evidence_was_found_the_data_says_so(name):
    body = REGISTRY.resolve(name)
    assert (body.official_name, body.evidence) == (None, "none")


def test_what_stands_under_whom_is_what_is_known_and_no_more():
    under = {}
    for body in REGISTRY:
        if body.parent:
            kind = "guidance" if body.relation == "guidance" else "command"
            under.setdefault((kind, body.parent.name), set()).add(body.name)
    known = {("command", top): below for top, below in BELOW.items()}
    assert under == known | {("guidance", top): below for top, below in GUIDED.items()}


def test_every_body_has_a_slug_and_an_english_name():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", body.id) for body in REGISTRY)
    assert all(re.fullmatch("[A-Za-z–’(), -]+", body.name_en) for body in REGISTRY)


def test_the_cities_of_the_region_have_their_codes():
    assert {GAZETTEER.find(name).code for name in CODES} == set(CODES.values())
    assert all(GAZETTEER.find(name).code == code for name, code in CODES.items())


def test_the_border_counties_are_the_eight():
    border = {place.name: place for place in GAZETTEER if place.border}
    assert {name: place.code for name, place in border.items()} == {
        name: code for name, (code, _) in BORDER.items()
    }
    assert all(GAZETTEER.find(city) in border[name].within for name, (_, city) in BORDER.items())


def test_the_bonded_zones_are_five_and_the_areas_three():
    cities = ("南宁", "钦州", "北海", "凭祥", "梧州")
    assert names_of("bonded-zone") == {f"{city}综合保税区" for city in cities}
    areas = {GAZETTEER.find(f"{area}片区").name for area in ("南宁", "钦州港", "崇左")}
    assert names_of("ftz-area") == areas


def test_the_ports_are_those_with_evidence():
    assert len(names_of("seaport")) == 3
    ports = {GAZETTEER.find(name).name for name in INSIDE if name.endswith("口岸")}
    assert names_of("border-port") == ports


@pytest.mark.parametrize(("inner", "outer"), INSIDE.items())
def test_a_place_lies_where_the_facts_say(inner, outer):
    assert GAZETTEER.find(outer) in GAZETTEER.find(inner).lineage


def test_codes_are_those_of_divisions_and_nobody_shares_one():
    codes = [place.code for place in GAZETTEER if place.code]
    assert len(set(codes)) == len(codes)
    assert {place.kind for place in GAZETTEER if place.code} == {"region", "city", "county"}
