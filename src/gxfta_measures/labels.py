"""What people call the words of the vocabularies, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from gxfta_measures.system.language import Language, spoken


class Label(NamedTuple):
    """What people call a word of a vocabulary, in Chinese and in English.

    Attributes:
        zh: In Chinese.
        en: In English.
    """

    zh: str
    en: str

    @property
    def said(self) -> str:
        """It in the language that is spoken."""
        return in_language(self, spoken())


def in_language(label: Label, language: Language) -> str:
    """A label in a language, whichever is spoken.

    >>> in_language(Label("矩阵", "matrix"), "en")
    'matrix'
    """
    return label.zh if language == "zh" else label.en


#: What people call the members of the vocabularies that have no class of their own, and the
#: values of `SiteKind`; in the order of each vocabulary.
KIND_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "government": Label("政府及其部门", "government and its departments"),
        "party": Label("党委及其部门", "party committee and its departments"),
        "court": Label("法院", "court"),
        "procuratorate": Label("检察院", "procuratorate"),
        "customs": Label("海关", "customs"),
        "tax": Label("税务", "tax"),
        "maritime": Label("海事", "maritime safety"),
        "central-bank": Label("人民银行", "central bank"),
        "foreign-exchange": Label("外汇管理", "foreign exchange"),
        "financial-regulator": Label("金融监管", "financial regulator"),
        "postal": Label("邮政管理", "postal administration"),
        "management-committee": Label("管委会", "management committee"),
        "institution": Label("事业单位", "public institution"),
        "association": Label("社会团体", "association"),
        "mass-organisation": Label("群团组织", "mass organisation"),
        "border-inspection": Label("边检", "border inspection"),
        "company": Label("企业", "company"),
        "bank": Label("银行", "bank"),
        "university": Label("高校", "university"),
    }
)
LEVEL_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "central": Label("中央垂直管理", "central"),
        "region": Label("自治区", "region"),
        "city": Label("设区市", "city"),
        "county": Label("县（市、区）", "county"),
        "zone": Label("园区", "zone"),
    }
)
RELATION_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "vertical": Label("垂直管理", "under its command"),
        "internal": Label("内设或下属", "a part of it"),
        "guidance": Label("业务指导", "guided by it"),
    }
)
SITE_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "any": Label("全域", "whole territory"),
        "free-trade-zone": Label("自由贸易试验区", "free trade zone"),
        "free-trade-port": Label("自由贸易港", "free trade port"),
        "linked-zone": Label("自贸试验区联动创新区", "linked innovation zone"),
        "supervision-zone": Label("海关特殊监管区域", "customs supervision zone"),
        "bonded-zone": Label("综合保税区", "bonded zone"),
        "logistics-centre": Label("保税物流中心", "bonded logistics centre"),
        "logistics-centre-b": Label("保税物流中心（B型）", "bonded logistics centre (type B)"),
        "development-zone": Label("开发区", "development zone"),
        "new-area": Label("国家级新区", "national new area"),
        "innovation-zone": Label("自主创新示范区", "innovation demonstration zone"),
        "e-commerce-zone": Label("跨境电子商务综合试验区", "e-commerce pilot zone"),
        "border-area": Label("边境地区", "border area"),
        "port": Label("口岸", "port"),
        "border-port": Label("边境口岸", "border port"),
        "seaport": Label("海港口岸", "seaport"),
        "airport": Label("空港口岸", "airport"),
        "pilot-area": Label("改革试验区域", "reform pilot area"),
        "named": Label("专名所指的区域", "named area"),
        "unspecified": Label("未指明的区域", "a site that is not stated"),
        "composite": Label("多个部分", "several parts"),
    }
)
PLACE_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "nation": Label("国家", "nation"),
        "region": Label("省级行政区", "region"),
        "city": Label("设区市", "city"),
        "county": Label("县级行政区", "county"),
        "ftz": Label("自由贸易试验区", "free trade zone"),
        "ftz-area": Label("自贸试验区片区", "area of a free trade zone"),
        "bonded-zone": Label("综合保税区", "bonded zone"),
        "seaport": Label("海港口岸", "seaport"),
        "border-port": Label("边境口岸", "border port"),
    }
)
EVIDENCE_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "high": Label("充分", "high"),
        "medium": Label("一般", "medium"),
        "none": Label("无", "none"),
    }
)
RECOGNITION_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "known": Label("名录内单位", "in the registry"),
        "class": Label("泛称", "a class of bodies"),
        "regular": Label("名录外单位", "not in the registry"),
        "doubtful": Label("存疑", "doubtful"),
    }
)
#: What people say for True and False.
TRUTH_LABELS: Mapping[bool, Label] = MappingProxyType(
    {True: Label("是", "yes"), False: Label("否", "no")}
)
#: Where a name is what is printed.
PRINTED_SO = Label("照原文", "printed so")
#: How a name takes a part of itself from another one.
RULE_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "prefix": Label("承“{source}”省略“{words}”", "prefix {words} inherited from {source}"),
        "suffix": Label("与“{source}”共用“{words}”", "suffix {words} shared with {source}"),
    }
)
