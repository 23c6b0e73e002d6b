"""The closed vocabularies of the domain, each Chinese term beside its English rendering."""

from __future__ import annotations

from enum import EnumType, StrEnum
from typing import TYPE_CHECKING, Literal, Self

from gxfta_measures.errors import UnknownTerm
from gxfta_measures.guards import expect
from gxfta_measures.labels import Label
from gxfta_measures.system.shared import Shared
from gxfta_measures.text import fold

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
            if not isinstance(value, str):  # what it takes is said only where it is not given
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
    """A vocabulary whose members also go by their printed label.

    Attributes:
        label: What documents print.
        label_en: The same in English.
        short: What people say for it in Chinese and in English.
        spoken: Further words that they type for it.
    """

    label: str
    label_en: str
    short: Label
    spoken: tuple[str, ...]

    def __new__(
        cls,
        value: str,
        label: str = "",
        label_en: str = "",
        short: Label = Label("", ""),  # noqa: B008  # a value that nobody can change
        spoken: tuple[str, ...] = (),
    ) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        vars(member).update(label=label, label_en=label_en, short=short, spoken=spoken)
        return member

    @classmethod
    def asked(cls) -> str:
        return cls.__name__.removeprefix("Measure").lower()

    @classmethod
    def words(cls) -> tuple[str, ...]:
        return tuple(word for member in cls for word in (member.value, member.label))

    @classmethod
    def meant(cls, word: str) -> Self:
        """The member that a word of a person means; files and documents are held to more.

        Raises:
            UnknownTerm: It means none of them.
            WrongType: It is no word at all.

        >>> MeasureType.meant("案例"), Role.meant(" 牵头 ")
        (<MeasureType.CASE: 'case'>, <Role.LEAD: 'lead'>)
        """
        expect(word, str, cls.asked(), " or ".join(cls.words()))
        asked = fold(word)
        for member in cls:
            said = (member.value, member.label, member.label_en, *member.short, *member.spoken)
            if asked in map(fold, said):
                return member
        return cls(word)

    @classmethod
    def _missing_(cls, value: object) -> Self:
        found = next((member for member in cls if member.label == value), None)
        return super()._missing_(value) if found is None else found


class MeasureType(_Term):
    """The two parts of a batch.

    >>> MeasureType("改革试点经验")
    <MeasureType.PILOT: 'pilot'>
    """

    PILOT = (
        *("pilot", "改革试点经验", "reform pilot experience"),
        *(Label("试点", "pilot"), ("试点经验", "改革试点", "pilots")),
    )
    CASE = (
        *("case", "最佳实践案例", "best practice case"),
        *(Label("案例", "case"), ("实践案例", "最佳案例", "cases")),
    )


class Role(_Term):
    """What a body has to do with a measure.

    >>> Role("复制推广责任单位").label_en
    'responsible for replication'
    """

    LEAD = (
        *("lead", "牵头改革部门", "leading the reform"),
        *(Label("牵头", "leads"), ("牵头部门", "牵头单位", "牵头改革", "leading")),
    )
    RESPONSIBLE = (
        *("responsible", "复制推广责任单位", "responsible for replication"),
        *(Label("复制推广", "replicates"), ("推广", "推广单位", "责任", "责任单位", "replicate")),
    )


class PrintedColumn(Vocabulary):
    """The columns of an annex, named as the fields of a measure that they become.

    Attributes:
        heading: What documents usually print over the column.
        heading_en: What it is called in English.

    >>> PrintedColumn.LEAD.heading
    '牵头改革部门'
    """

    heading: str
    heading_en: str

    def __new__(cls, value: str, heading: str = "", heading_en: str = "") -> Self:
        """A column with its headings."""
        member = str.__new__(cls, value)
        member._value_ = value
        vars(member).update(heading=heading, heading_en=heading_en)
        return member

    NUMBER = "number", "序号", "number"
    TITLE = "title", "成果名称", "title"
    CONTENT = "content", "主要内容", "content"
    SCOPE = "scope", "推广范围", "scope"
    LEAD = Role.LEAD.value, Role.LEAD.label, Role.LEAD.label_en
    RESPONSIBLE = Role.RESPONSIBLE.value, Role.RESPONSIBLE.label, Role.RESPONSIBLE.label_en

    @property
    def label(self) -> Label:
        """Both headings."""
        return Label(self.heading, self.heading_en)

    @classmethod
    def of(cls, role: Role) -> Self:
        """The column that names the bodies of a role.

        >>> PrintedColumn.of(Role.LEAD)
        <PrintedColumn.LEAD: 'lead'>
        """
        return cls(role.value)
