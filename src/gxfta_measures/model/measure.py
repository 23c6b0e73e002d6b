"""The domain: measures, the bodies they name, and the batch that published them.

Two layers never mix. *Printed* fields hold what the document says, character for
character; *derived* fields hold what was made of it and point back to the printed words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from gxfta_measures.guards import expect
from gxfta_measures.model.cell import DepartmentList
from gxfta_measures.scope import Scope
from gxfta_measures.system.screen import brief
from gxfta_measures.terms import MeasureType, Role, RoleWord

if TYPE_CHECKING:
    from datetime import date

    from gxfta_measures.citation.styles import Style
    from gxfta_measures.model.batch import Batch
    from gxfta_measures.registry import Registry


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

    @property
    def corrections(self) -> tuple[str, ...]:
        """Why any derived value is another than the printed words give, each with its field.

        >>> import gxfta_measures as gx
        >>> gx.load(7)[0].corrections
        ()
        """
        scope = self.scope.correction if self.scope else None
        told = [] if scope is None else [f"scope: {scope}"]
        cells = [(role.value, self.bodies(role)) for role in Role]
        return (*told, *(f"{name}: {one}" for name, cell in cells for one in cell.corrections))

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
