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
Level = Literal["central", "region", "city", "county", "zone"]
#: How a body stands to its parent: under its command (vertical), a part of it (internal),
#: or led by it in professional matters only (guidance, 业务指导).
Relation = Literal["vertical", "internal", "guidance"]


class _Term(StrEnum):
    """A closed vocabulary whose members also go by their printed label."""

    label: str
    label_en: str

    def __new__(cls, value: str, label: str = "", label_en: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.label_en = label_en
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
