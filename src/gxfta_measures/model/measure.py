"""The domain: measures, the bodies they name, and the batch that published them.

Two layers never mix. *Printed* fields hold what the document says, character for
character; *derived* fields hold what was made of it and point back to the printed words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any, overload

from attrs import field, frozen

from gxfta_measures.guards import expect
from gxfta_measures.model.department import Department
from gxfta_measures.model.parts import Mention, Segment, tile
from gxfta_measures.scope import Scope
from gxfta_measures.system.screen import brief
from gxfta_measures.terms import MeasureType, Role, RoleWord
from gxfta_measures.text import fold

if TYPE_CHECKING:
    from datetime import date

    from gxfta_measures.citation.styles import Style
    from gxfta_measures.model.batch import Batch
    from gxfta_measures.registry import Registry


@frozen(kw_only=True, order=True, cache_hash=True)
class DepartmentList(Sequence[Mention]):
    """A cell that lists bodies, as printed and as understood: a sequence of its mentions.

    A body is ``in`` it by any of its names, by its id, or as a `Department`. Spellings that only
    the rules of the registry give (广西商务厅) are resolved first: what they mean is then asked.

    Attributes:
        text: The cell as printed.
        mentions: The bodies in printed order.
        open_ended: Whether 等 says that there are more.
        scope_text: The scope that stands inside the cell (适用范围：…), or None.
        asides: What else it says: role words, labels, scopes and remarks, in printed order.

    >>> from gxfta_measures import parse_departments
    >>> cell = parse_departments("自治区商务厅、药监局")
    >>> cell[0].name, len(cell[1:])
    ('自治区商务厅', 1)
    >>> "广西壮族自治区商务厅" in cell, "自治区财政厅" in cell
    (True, False)
    >>> from gxfta_measures import departments
    >>> "广西商务厅" in cell, departments().resolve("广西商务厅") in cell
    (False, True)
    """

    text: str
    mentions: tuple[Mention, ...] = field(order=False)
    open_ended: bool = field(default=False, order=False)
    scope_text: str | None = field(default=None, order=False)
    asides: tuple[Segment, ...] = field(default=(), order=False)

    @overload
    def __getitem__(self, key: int) -> Mention: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Mention, ...]: ...
    def __getitem__(self, key: int | slice) -> Mention | tuple[Mention, ...]:
        expect(key, (Integral, slice), "a cell", "a position or a slice")
        return self.mentions[key]

    def __len__(self) -> int:
        return len(self.mentions)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            asked = fold(key)
            return any(asked in map(fold, mention.spellings) for mention in self)
        if not isinstance(key, (Mention, Department)):
            return False  # a column of a data frame is no body, and compares as a column
        return any(key in (one, one.department) for one in self)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        doubts = f", {len(self.doubtful)} doubtful" * bool(self.doubtful)
        return f"<DepartmentList of {len(self)}{doubts}: {brief(self.text)}>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cells import list_html

        return list_html(self)

    @property
    def names(self) -> tuple[str, ...]:
        """The full names in order, each with its qualifier in brackets.

        >>> from gxfta_measures import parse_departments
        >>> parse_departments("自治区商务厅（口岸办）、药监局等").names
        ('自治区商务厅（口岸办）', '自治区药监局')
        """
        return tuple(map(str, self.mentions))

    @property
    def doubtful(self) -> tuple[Mention, ...]:
        """The mentions that do not read like one body beyond doubt.

        >>> from gxfta_measures import parse_departments
        >>> [str(mention) for mention in parse_departments("省商务厅，见附件").doubtful]
        ['见附件']
        """
        return tuple(one for one in self.mentions if one.recognition == "doubtful")

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the cell says beside bodies, their roles and scopes: deadlines, targets, notes.

        >>> from gxfta_measures import parse_departments
        >>> parse_departments("省商务厅负责；完成时限：2023年11月").remarks
        ('完成时限：2023年11月',)
        """
        return tuple(one.text for one in self.asides if one.kind == "remark")

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The whole text in its parts: each is a mention, an aside, or a sign between them.

        >>> from gxfta_measures import parse_departments
        >>> cell = parse_departments("省商务厅、省财政厅负责")
        >>> [(part.kind, part.text) for part in cell.segments]
        [('mention', '省商务厅'), ('sign', '、'), ('mention', '省财政厅'), ('role', '负责')]
        >>> "".join(part.text for part in cell.segments) == cell.text
        True
        """
        mentions = [Segment("mention", one.written, one.span) for one in self.mentions]
        return tuple(tile(self.text, [*mentions, *self.asides]))


@frozen(kw_only=True, order=True, cache_hash=True, repr=False)
class Measure:
    """One measure (制度创新成果) of a batch; ordered as documents print them.

    Attributes:
        batch: The number of its batch.
        type: Which part of the batch it stands in.
        number: Its number in that part, as printed.
        title: 成果名称, as printed.
        content: 主要内容, as printed.
        scope_text: 推广范围, as printed; ``——`` assigns none.
        scope: That scope as understood; None where none is assigned.
        lead: 牵头改革部门, the bodies that led the reform.
        responsible: 复制推广责任单位, the bodies that must replicate it.
        title_en: An unofficial English title.
    """

    batch: int
    type: MeasureType = field(order=list(MeasureType).index)  # as printed, not by the alphabet
    number: int
    title: str = field(order=False)
    content: str = field(order=False)
    scope_text: str = field(order=False)
    scope: Scope | None = field(order=False)
    lead: DepartmentList = field(order=False)
    responsible: DepartmentList = field(order=False)
    title_en: str | None = field(default=None, order=False)

    @property
    def id(self) -> str:
        """Batch, type and number, such as ``7-pilot-01``; never reused or renamed."""
        return f"{self.batch}-{self.type}-{self.number:02}"

    def __repr__(self) -> str:
        return f"{self.id} {brief(self.title, 60)}"

    def bodies(self, role: Role | RoleWord) -> DepartmentList:
        """The cell of one role.

        Args:
            role: lead (牵头改革部门) or responsible (复制推广责任单位).

        Raises:
            UnknownTerm: There is no such role.
            WrongType: It is no word at all.

        >>> import gxfta_measures as gx
        >>> str(gx.load(7)["7-case-14"].bodies("responsible"))
        '自治区商务厅（口岸办）'
        """
        expect(role, str, "bodies", "a role: lead or responsible")
        return self.lead if Role(role) is Role.LEAD else self.responsible

    def cite(
        self, style: Style = "gb7714", *, batch: Batch | None = None, accessed: date | None = None
    ) -> str:
        """The citation of the measure as a part of its document.

        Args:
            style: gb7714 (GB/T 7714), apa, bibtex or csl-json.
            batch: Its batch, for measures of batch files of your own.
            accessed: The day on which you consulted it; today where none is given.

        Raises:
            UnknownTerm: There is no such style.
            UnknownBatch: Its batch is not bundled, and none was given.
            DataIntegrityError: The bundled batch has another measure of that id.

        >>> import gxfta_measures as gx
        >>> print(gx.load(7)["7-pilot-16"].cite("apa"))
        市场准入承诺即入制 [...]. (n.d.). In ...分工表 (... 7-pilot-16; ...). sha256:....
        """
        from gxfta_measures.citation.sources import cite_measure

        return cite_measure(self, style, batch, accessed)

    def to_dict(self) -> dict[str, Any]:
        """The canonical record of the measure, as batch files and digests have it.

        Plain values only; bodies and places stand in it by their ids.

        >>> import gxfta_measures as gx
        >>> gx.load(7)["7-case-14"].to_dict()["responsible"]["mentions"][0]["department"]
        'gx-commerce'
        """
        from gxfta_measures.records import measure_record

        return measure_record(self)

    @classmethod
    def from_dict(
        cls,
        record: dict[str, Any],
        *,
        registry: Registry | None = None,
        home: str | None = "广西",
    ) -> Measure:
        """The measure of a canonical record, checked as `gxfta_measures.read` checks a file.

        Args:
            record: What `to_dict` gives, or JSON of it.
            registry: The bodies that it speaks of; by default the bundled ones as of its batch.
            home: Whose 自治区 and 全区 its document means.

        Raises:
            InvalidBatch: The record has faults; all of them are listed.
            WrongType: It is no dict.

        >>> import gxfta_measures as gx
        >>> gx.Measure.from_dict(gx.load(7)[0].to_dict()) == gx.load(7)[0]
        True
        """
        from gxfta_measures.batchfile.reading import read_record

        return read_record(record, registry, home=home)

    def _repr_html_(self) -> str:
        from gxfta_measures.display.html import measure_html

        return measure_html(self)
