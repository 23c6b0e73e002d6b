"""The closed vocabularies of the domain, each Chinese term beside its English rendering."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from gxfta_measures.errors import UnknownTerm

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
]
TypeWord = Literal["pilot", "case", "改革试点经验", "最佳实践案例"]
RoleWord = Literal["lead", "responsible", "牵头改革部门", "复制推广责任单位"]
Level = Literal["central", "region", "city", "county", "zone"]
#: How a body stands to its parent: under its command (vertical), a part of it (internal),
#: or led by it in professional matters only (guidance, 业务指导).
Relation = Literal["vertical", "internal", "guidance"]


class Vocabulary(StrEnum):
    """A closed list of words that nobody can change: every caller shares its members."""

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_"):  # the machinery of Enum sets names of that form
            msg = f"{self!r} cannot be changed: {name} is the same for every caller"
            raise AttributeError(msg)
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        msg = f"{self!r} cannot be changed: {name} is the same for every caller"
        raise AttributeError(msg)


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
    def _missing_(cls, value: object) -> Self:
        for member in cls:
            if member.label == value:
                return member
        words = tuple(word for member in cls for word in (member.value, member.label))
        raise UnknownTerm(cls.__name__.removeprefix("Measure").lower(), value, words)


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
        synonyms: What else they print over it.

    >>> PrintedColumn.LEAD.heading
    '牵头改革部门'
    """

    heading: str
    synonyms: tuple[str, ...]

    def __new__(cls, value: str, heading: str = "", *synonyms: str) -> Self:
        """A column with its headings."""
        member = str.__new__(cls, value)
        member._value_ = value
        vars(member).update(heading=heading, synonyms=synonyms)
        return member

    NUMBER = "number", "序号", "编号"
    TITLE = "title", "成果名称", "制度创新成果名称", "经验名称", "案例名称"
    CONTENT = "content", "主要内容", "主要做法", "主要内容及成效"
    SCOPE = "scope", "推广范围", "复制推广范围"
    LEAD = Role.LEAD.value, Role.LEAD.label, "牵头部门", "牵头单位", "牵头改革单位"
    RESPONSIBLE = (
        Role.RESPONSIBLE.value,
        Role.RESPONSIBLE.label,
        *("责任单位", "责任部门", "复制推广责任部门"),
    )

    @classmethod
    def of(cls, role: Role) -> Self:
        """The column that names the bodies of a role.

        >>> PrintedColumn.of(Role.LEAD)
        <PrintedColumn.LEAD: 'lead'>
        """
        return cls(role.value)
