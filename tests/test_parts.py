"""What stands in a cell beside its bodies, and how sure the reader is of them."""

import pytest
from hypothesis import example, given
from strategies import rendered_lists, texts

import gxfta_measures as gx
from gxfta_measures.model import Segment, tile


def kinds(text):
    return [(part.kind, part.text) for part in gx.parse_departments(text).segments]


def names(text):
    return gx.parse_departments(text).names


def doubts(text):
    return [str(mention) for mention in gx.parse_departments(text).doubtful]


# The parts tile the cell.


@given(texts() | rendered_lists().map(lambda rendered: rendered.text))
@example("（省商务厅）（省财政厅配合）")
@example("牵头单位：省商务厅；以下均需各市落实，不再列出。省财政厅")
def test_the_parts_of_a_cell_are_its_whole_text(text):
    cell = gx.parse_departments(text)
    assert "".join(map(str, cell.segments)) == text
    assert all(text[slice(*part.span)] == part.text for part in cell.segments)


@given(texts() | rendered_lists().map(lambda rendered: rendered.text))
def test_every_mention_is_a_part_and_every_part_that_names_a_body_is_a_mention(text):
    cell = gx.parse_departments(text)
    said = [(part.text, part.span) for part in cell.segments if part.kind == "mention"]
    assert said == [(mention.written, mention.span) for mention in cell]


@given(rendered_lists())
def test_the_role_words_of_a_list_are_its_parts(rendered):
    cell = gx.parse_departments(rendered.text)
    said = {part.text for part in cell.segments if part.kind == "role"}
    assert said == {role for role in rendered.roles if role}


def test_what_is_no_part_is_a_sign():
    assert list(map(str, tile("甲、乙", [Segment("mention", "甲", (0, 1))]))) == ["甲", "、乙"]
    assert list(tile("", [])) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("省商务厅", [("mention", "省商务厅")]),
        (
            "责任单位：省商务厅、省财政厅；完成时限：2023年11月",
            [
                ("label", "责任单位"),
                ("sign", "："),
                ("mention", "省商务厅"),
                ("sign", "、"),
                ("mention", "省财政厅"),
                ("sign", "；"),
                ("remark", "完成时限：2023年11月"),
            ],
        ),
        (
            "商务部，适用范围：上海、浙江自贸试验区",
            [
                ("mention", "商务部"),
                ("sign", "，"),
                ("label", "适用范围"),
                ("sign", "："),
                ("scope", "上海、浙江自贸试验区"),
            ],
        ),
        (
            "省商务厅等负责，2023年完成",
            [
                ("mention", "省商务厅"),
                ("sign", "等"),
                ("role", "负责"),
                ("sign", "，"),
                ("remark", "2023年完成"),
            ],
        ),
    ],
)
def test_a_cell_is_taken_apart(text, parts):
    assert kinds(text) == parts


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("省商务厅负责", ()),
        ("市税务局；目标位置：全省前5", ("目标位置：全省前5",)),
        ("省商务厅、省财政厅（排名第一的为牵头单位）", ("（排名第一的为牵头单位）",)),
        ("市税务局、市财政局，排在首位的为牵头单位，下同", ("排在首位的为牵头单位，下同",)),
        (
            "省商务厅负责。以下均需各市人民政府落实，不再列出",
            ("以下均需各市人民政府落实，不再列出",),
        ),
        ("省商务厅负责，2024年底前，并长期坚持", ("2024年底前", "并长期坚持")),
        ("责任单位：市商务局；责任人：各单位分管负责同志", ("责任人：各单位分管负责同志",)),
        ("省商务厅（以下简称商务厅）", ("（以下简称商务厅）",)),
        ("南宁海关负责（全区），省商务厅配合", ("（全区）",)),
        ("分管省领导:林某\n部门分工:省商务厅牵头", ("分管省领导:林某",)),
    ],
)
def test_what_a_cell_says_beside_bodies_is_a_remark(text, remarks):
    cell = gx.parse_departments(text)
    assert cell.remarks == remarks
    assert not cell.doubtful


# How sure the reader is.


@pytest.mark.parametrize(
    ("text", "recognition"),
    [
        ("自治区商务厅", "known"),
        ("省商务厅", "regular"),
        ("吉高集团", "regular"),
        ("妇联", "regular"),
        ("省委", "regular"),
        ("东湖高新区", "regular"),
        ("中国移动", "regular"),
        ("各市人民政府", "class"),
        ("有关部门", "class"),
        ("见附件", "doubtful"),
        ("N/A", "doubtful"),
        ("同上", "doubtful"),
        ("商务", "doubtful"),
        ("南宁", "doubtful"),
        ("局", "doubtful"),
        ("省商务厅（牵头", "doubtful"),
        ("省商务厅：财政厅", "doubtful"),
        ("各市人民政府：财政厅", "doubtful"),
        ("省牵头商务厅", "doubtful"),
        ("市发改委·市财政局", "doubtful"),
        ("省" + "商务" * 20 + "厅", "doubtful"),
    ],
)
def test_a_name_is_known_a_class_regular_or_doubtful(text, recognition):
    assert gx.parse_departments(text)[0].recognition == recognition


@given(rendered_lists())
def test_nothing_is_doubtful_in_a_list_of_known_bodies(rendered):
    assert not gx.parse_departments(rendered.text).doubtful


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("省商务厅、财政厅", []),
        ("省商务厅、翡翠局", ["省翡翠局"]),
        ("省商务厅、滇池管理局", ["省滇池管理局"]),
        ("南宁、北海市人民政府", []),
        ("宁明、龙州、大新县人民政府", []),
        ("翡翠玉石、北海市人民政府", ["翡翠玉石"]),
        ("乐东、保亭等市县政府", ["乐东市县政府", "保亭市县政府"]),
        ("南宁市政府、民政厅", ["民政厅"]),
        ("省翡翠厅，水利厅", ["水利厅"]),
        ("水利厅，省翡翠厅", []),
        ("省商务厅、稽查处", []),
        ("翡翠、省商务厅", ["翡翠"]),
        ("省商务厅、翡翠", ["翡翠"]),
        ("有关部门，单位", ["单位"]),
        ("市商务局省财政厅", ["市商务局省财政厅"]),
        ("成都市市人民政府", ["成都市市人民政府"]),
        ("市市场监管局", []),
        ("市市监局", []),
        ("市委市直机关工委", []),
        ("市委、市政府办公室", ["市委办公室"]),
        ("市纪委、组织部，市公安局", ["组织部"]),
        ("市商务局牵头（各县区配合）", []),
        ("市商务局（各县区配合）", ["市商务局（各县区配合）"]),
        ("省教育厅负责高校", ["省教育厅负责高校"]),
        ("省公安厅交警总队、治安总队", ["省公安厅治安总队"]),
        ("上海、江苏省（市）人民政府", ["上海省（市）人民政府"]),
        (
            "四川、贵州等省（区、市）人民政府",
            ["四川省（区、市）人民政府", "贵州省（区、市）人民政府"],
        ),
        ("市示范区、开发区、北海高新区管委会", ["市开发区管委会"]),
        ("区法院、交警拱墅大队", []),
        ("鲁北工业园区、市财政局", []),
        ("葛兰镇、花园乡", []),
        ("市商务局负责（牵头）", ["市商务局负责"]),
        ("柳州、桂林市商务局、财政局", ["桂林市财政局"]),
        ("防城港、北海、钦州海事局、边检站", ["边检站"]),
        ("南宁、北海市人民政府、柳州海关、省商务厅", []),
        ("上海、浙江两省市人民政府", ["浙江两省市人民政府"]),
        ("省商务厅财政厅", ["省商务厅财政厅"]),
        ("省发展改革委财政厅", ["省发展改革委财政厅"]),
        ("省委办公厅、省人大常委会办公厅", []),
    ],
)
def test_a_name_that_was_put_together_on_half_a_reason_is_doubtful(text, doubtful):
    assert doubts(text) == doubtful


# Cells that name nobody.


@pytest.mark.parametrize("text", ["——", "—", "－", "-", "/", "无", "责任单位：无", "  ——\n"])
def test_a_mark_for_nobody_is_no_mention(text):
    cell = gx.parse_departments(text)
    assert len(cell) == 0
    assert "".join(map(str, cell.segments)) == text


def test_a_label_may_name_nobody_beside_one_that_does():
    cell = gx.parse_departments("牵头单位：市商务局；配合单位：——")
    assert [(mention.name, mention.role) for mention in cell] == [("市商务局", "牵头单位")]


# Labels and lines.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "牵头单位：市商务局\n配合单位：市财政局",
            [("市商务局", "牵头单位"), ("市财政局", "配合单位")],
        ),
        (
            "牵头单位：市商务局配合单位：市财政局",
            [("市商务局", "牵头单位"), ("市财政局", "配合单位")],
        ),
        (
            "牵头单位市商务局，配合单位市财政局",
            [("市商务局", "牵头单位"), ("市财政局", "配合单位")],
        ),
        ("牵头\n单位：市商务局", [("市商务局", "牵头单位")]),
        ("（牵头）市商务局、（配合）市财政局", [("市商务局", "牵头"), ("市财政局", "配合")]),
        ("市商务局（牵头）、市财政局", [("市商务局", "牵头"), ("市财政局", None)]),
        (
            "市数据局（牵头），市公安局、市财政局（配合）",
            [("市数据局", "牵头"), ("市公安局", "配合"), ("市财政局", "配合")],
        ),
        ("责任单位：市商务局负责", [("市商务局", "负责")]),
        ("市分工方案：市商务局负责", [("市商务局", "负责")]),
        ("牵头部门（单位）：市商务局", [("市商务局", "牵头部门（单位）")]),
        ("省卫生健康委指导", [("省卫生健康委", "指导")]),
        ("（市商务局负责）（市财政局配合）", [("市商务局", "负责"), ("市财政局", "配合")]),
    ],
)
def test_a_label_or_a_role_word_governs_wherever_it_stands(text, said):
    assert [(mention.name, mention.role) for mention in gx.parse_departments(text)] == said


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("市商务局\n市财政局", ("市商务局", "市财政局")),
        ("自治区商务厅\n南宁海关", ("自治区商务厅", "南宁海关")),
        ("各镇街\n各县(区)人民政府", ("各镇街", "各县(区)人民政府")),
        ("各镇街\n市教育局", ("各镇街", "市教育局")),
        ("有关院校\n市高院", ("有关院校", "市高院")),
        ("市供销社\n区教委", ("市供销社", "区教委")),
        ("市人民政府\n各地区", ("市人民政府", "各地区")),
        ("省政府\n各部门", ("省政府各部门",)),
        ("商务部\n公安部", ("商务部", "公安部")),
        ("市文化广电\n和旅游局", ("市文化广电和旅游局",)),
        ("市财\n政局、市商务局", ("市财政局", "市商务局")),
        ("省人力资源社\n会保障厅", ("省人力资源社会保障厅",)),
        ("市委\n组织部", ("市委组织部",)),
        ("市政府\n有关部门", ("市政府有关部门",)),
        ("市政府\n各县（市、区）人民政府", ("市政府", "各县（市、区）人民政府")),
        ("各市\n（州）政府", ("各市（州）政府",)),
        ("各市\n商务局", ("各市商务局",)),
        ("各市\n省商务厅", ("各市", "省商务厅")),
        ("南宁市\n财政局", ("南宁市财政局",)),
        ("东湖高新区\n财政局", ("东湖高新区财政局",)),
        ("东湖高新区\n管委会", ("东湖高新区管委会",)),
        ("省机场\n集团有限公司", ("省机场集团有限公司",)),
        ("各部\n门、单位", ("各部门、单位",)),
        ("市地方\n金融监管局", ("市地方金融监管局",)),
        ("北部\n湾港口管理局", ("北部湾港口管理局",)),
        ("国家外汇管理局\n广西分局", ("国家外汇管理局广西分局",)),
        ("教育部 工\n业和信息化部", ("教育部", "工业和信息化部")),
        ("市商务局\n（口岸办）\n市财政局", ("市商务局（口岸办）", "市财政局")),
        ("各经开\n区管委会", ("各经开区管委会",)),
        ("各产业园\n区管委会", ("各产业园区管委会",)),
        ("省直相关部\n门、省厅", ("省直相关部门", "省厅")),
        ("省应急管理委\n员会", ("省应急管理委员会",)),
        ("各委、办、厅、局\n市商务局", ("各委、办、厅、局", "市商务局")),
        ("厅\n法规处", ("厅法规处",)),
    ],
)
def test_a_line_end_separates_whole_names_and_is_layout_inside_one(text, read):
    assert names(text) == read


# What real lists print.


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("经开区、空港区管委会", ("经开区管委会", "空港区管委会")),
        ("经开、高新区管委会", ("经开区管委会", "高新区管委会")),
        ("南宁保税区、北海保税区管理局", ("南宁保税区管理局", "北海保税区管理局")),
        ("南宁市、北海高新区管委会", ("南宁市", "北海高新区管委会")),
        ("南宁、崇左片区管委会", ("南宁片区管委会", "崇左片区管委会")),
        ("市人行、滁州经开区管委会", ("市人行", "滁州经开区管委会")),
        ("省厅、“双随机、一公开”办", ("省厅", "省“双随机、一公开”办")),
        ("部公路局、水运局", ("部公路局", "部水运局")),
        ("厅办公室、法规处", ("厅办公室", "厅法规处")),
        ("省商务厅、稽查处", ("省商务厅", "稽查处")),
        ("省商务厅、南宁市政府、民政厅", ("省商务厅", "南宁市政府", "省民政厅")),
        ("南宁市政府、民政厅", ("南宁市政府", "民政厅")),
        ("区财政局、公安分局", ("区财政局", "区公安分局")),
        ("中新天津生态城经济局、建设局", ("中新天津生态城经济局", "中新天津生态城建设局")),
        ("市水务集团、燃气集团", ("市水务集团", "市燃气集团")),
        ("移动、联通、电信公司", ("移动公司", "联通公司", "电信公司")),
        ("中国电信、中国移动青海分公司", ("中国电信青海分公司", "中国移动青海分公司")),
        ("移动、滇池公司", ("移动", "滇池公司")),
        ("省厅、生态环境部黄河局", ("省厅", "生态环境部黄河局")),
        ("省厅、12345热线办公室", ("省厅", "12345热线办公室")),
        ("省教育厅牵头，财政厅配合", ("省教育厅", "省财政厅")),
        ("省教育厅牵头，财政部配合", ("省教育厅", "财政部")),
        ("部内各司局、各直属单位", ("部内各司局", "部内各直属单位")),
        ("中央、省属驻市单位", ("中央、省属驻市单位",)),
        ("政府各部门并有关单位", ("政府各部门", "有关单位")),
        ("经开区、国际铁路港管委会", ("经开区管委会", "国际铁路港管委会")),
        ("牵头领导：李明华\n责任单位：市商务局", ("市商务局",)),
        ("全市供水、燃气企业", ("全市供水、燃气企业",)),
        ("驻邕有关部门、单位", ("驻邕有关部门、单位",)),
        ("各办、局、场", ("各办、局、场",)),
        ("各乡镇（街道）、区级各部门", ("各乡镇（街道）", "区级各部门")),
        ("各县市委和人民政府", ("各县市委和人民政府",)),
        (
            "各省、自治区及新疆生产建设兵团财政厅（局）",
            ("各省、自治区及新疆生产建设兵团财政厅（局）",),
        ),
        ("市有关部门、市政公用服务单位", ("市有关部门", "市政公用服务单位")),
        ("凭祥市人民法院和人民政府", ("凭祥市人民法院", "凭祥市人民政府")),
        ("钦州市、防城港市港口区人民政府", ("钦州市人民政府", "防城港市港口区人民政府")),
        ("成都市、德阳市等13个市人民政府", ("成都市人民政府", "德阳市人民政府")),
        ("省商务厅，会同财政厅", ("省商务厅", "省财政厅")),
        ("商务主管部门会同市场监管部门", ("商务主管部门", "市场监管部门")),
        ("贵安新区、各市（州）人民政府", ("贵安新区", "各市（州）人民政府")),
        ("大连市、沈抚示范区", ("大连市", "沈抚示范区")),
        ("商务厅（口岸办、财政厅", ("商务厅（口岸办", "财政厅")),
        ("1.商务厅2.财政厅", ("商务厅", "财政厅")),
    ],
)
def test_lists_of_any_province_are_read(text, read):
    assert names(text) == read
