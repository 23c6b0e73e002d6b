"""The closed vocabularies of the domain, each Chinese term beside its English rendering."""

from __future__ import annotations

from collections.abc import Mapping
from enum import EnumType, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Self

from gxfta_measures.errors import UnknownTerm
from gxfta_measures.guards import expect
from gxfta_measures.system.shared import Shared

DepartmentKind = Literal[
    "government",
    "party",
    "court",
    "procuratorate",
    "customs",
    "tax",
    "maritime",
    "central-bank",
    "foreign-exchange",
    "financial-regulator",
    "postal",
    "management-committee",
    "institution",
    "association",
    "mass-organisation",  # 总工会, 妇联, 科协 (群团组织)
    "border-inspection",  # 出入境边防检查站
    "company",
    "bank",  # a commercial or policy bank; the central bank is a kind of its own
    "university",
]
TypeWord = Literal["pilot", "case", "改革试点经验", "最佳实践案例"]
RoleWord = Literal["lead", "responsible", "牵头改革部门", "复制推广责任单位"]
Level = Literal["central", "region", "city", "county", "zone"]
#: How a body stands to its parent: under its command (vertical), a part of it (internal),
#: or led by it in professional matters only (guidance, 业务指导).
Relation = Literal["vertical", "internal", "guidance"]


if TYPE_CHECKING:
    _Words = EnumType  # checkers know what looking up a word gives
else:

    class _Words(EnumType):
        """Looks words up, and refuses what is no word, such as a column of a data frame."""

        def __call__(cls, value: object, *args: object, **kwargs: object) -> object:
            expect(value, str, cls.asked(), " or ".join(cls.words()))
            return super().__call__(value, *args, **kwargs)


class Vocabulary(Shared, StrEnum, metaclass=_Words):
    """A closed list of words that nobody can change: every caller shares its members."""

    @classmethod
    def asked(cls) -> str:
        """What one of its words is called in messages."""
        return cls.__name__.lower()

    @classmethod
    def words(cls) -> tuple[str, ...]:
        """The words that its members go by."""
        return tuple(member.value for member in cls)

    @classmethod
    def _missing_(cls, value: object) -> Self:
        raise UnknownTerm(cls.asked(), value, cls.words())


class _Term(Vocabulary):
    """A vocabulary whose members also go by their printed label."""

    label: str
    label_en: str

    def __new__(cls, value: str, label: str = "", label_en: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        vars(member).update(label=label, label_en=label_en)
        return member

    @classmethod
    def asked(cls) -> str:
        return cls.__name__.removeprefix("Measure").lower()

    @classmethod
    def words(cls) -> tuple[str, ...]:
        return tuple(word for member in cls for word in (member.value, member.label))

    @classmethod
    def _missing_(cls, value: object) -> Self:
        found = next((member for member in cls if member.label == value), None)
        return super()._missing_(value) if found is None else found


class MeasureType(_Term):
    """The two parts of a batch.

    >>> MeasureType("改革试点经验")
    <MeasureType.PILOT: 'pilot'>
    """

    PILOT = "pilot", "改革试点经验", "reform pilot experience"
    CASE = "case", "最佳实践案例", "best practice case"


class Role(_Term):
    """What a body has to do with a measure.

    >>> Role("复制推广责任单位").label_en
    'responsible for replication'
    """

    LEAD = "lead", "牵头改革部门", "leading the reform"
    RESPONSIBLE = "responsible", "复制推广责任单位", "responsible for replication"


class PrintedColumn(Vocabulary):
    """The columns of an annex, named as the fields of a measure that they become.

    Attributes:
        heading: What documents usually print over the column.

    >>> PrintedColumn.LEAD.heading
    '牵头改革部门'
    """

    heading: str

    def __new__(cls, value: str, heading: str = "") -> Self:
        """A column with its heading."""
        member = str.__new__(cls, value)
        member._value_ = value
        vars(member).update(heading=heading)
        return member

    NUMBER = "number", "序号"
    TITLE = "title", "成果名称"
    CONTENT = "content", "主要内容"
    SCOPE = "scope", "推广范围"
    LEAD = Role.LEAD.value, Role.LEAD.label
    RESPONSIBLE = Role.RESPONSIBLE.value, Role.RESPONSIBLE.label

    @classmethod
    def of(cls, role: Role) -> Self:
        """The column that names the bodies of a role.

        >>> PrintedColumn.of(Role.LEAD)
        <PrintedColumn.LEAD: 'lead'>
        """
        return cls(role.value)


#: The Chinese words for the members of the vocabularies that have no class of their own, and
#: for the values of `SiteKind`; in the order of each vocabulary.
KIND_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "government": "政府及其部门",
        "party": "党委及其部门",
        "court": "法院",
        "procuratorate": "检察院",
        "customs": "海关",
        "tax": "税务",
        "maritime": "海事",
        "central-bank": "人民银行",
        "foreign-exchange": "外汇管理",
        "financial-regulator": "金融监管",
        "postal": "邮政管理",
        "management-committee": "管委会",
        "institution": "事业单位",
        "association": "社会团体",
        "mass-organisation": "群团组织",
        "border-inspection": "边检",
        "company": "企业",
        "bank": "银行",
        "university": "高校",
    }
)
LEVEL_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "central": "中央垂直管理",
        "region": "自治区",
        "city": "设区市",
        "county": "县（市、区）",
        "zone": "园区",
    }
)
RELATION_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "vertical": "垂直管理",
        "internal": "内设或下属",
        "guidance": "业务指导",
    }
)
SITE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "any": "全域",
        "free-trade-zone": "自由贸易试验区",
        "free-trade-port": "自由贸易港",
        "linked-zone": "自贸试验区联动创新区",
        "supervision-zone": "海关特殊监管区域",
        "bonded-zone": "综合保税区",
        "logistics-centre": "保税物流中心",
        "logistics-centre-b": "保税物流中心（B型）",
        "development-zone": "开发区",
        "new-area": "国家级新区",
        "innovation-zone": "自主创新示范区",
        "e-commerce-zone": "跨境电子商务综合试验区",
        "border-area": "边境地区",
        "port": "口岸",
        "border-port": "边境口岸",
        "seaport": "海港口岸",
        "airport": "空港口岸",
        "pilot-area": "改革试验区域",
        "named": "专名所指的区域",
        "unspecified": "未指明的区域",
        "composite": "多个部分",
    }
)
PLACE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "nation": "国家",
        "region": "省级行政区",
        "city": "设区市",
        "county": "县级行政区",
        "ftz": "自由贸易试验区",
        "ftz-area": "自贸试验区片区",
        "bonded-zone": "综合保税区",
        "seaport": "海港口岸",
        "border-port": "边境口岸",
    }
)
EVIDENCE_LABELS: Mapping[str, str] = MappingProxyType(
    {"high": "充分", "medium": "一般", "none": "无"}
)
RECOGNITION_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "known": "名录内单位",
        "class": "泛称",
        "regular": "名录外单位",
        "doubtful": "存疑",
    }
)
