"""A cell that names bodies, and each body as it names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from numbers import Integral
from typing import Literal, overload

from attrs import field, frozen

from gxfta_measures.guards import expect
from gxfta_measures.model.department import Department
from gxfta_measures.model.parts import Restoration, Segment, Span, tile
from gxfta_measures.system.screen import brief
from gxfta_measures.system.stated import WHERE_STATED
from gxfta_measures.text import fold

Recognition = Literal["known", "class", "regular", "doubtful"]


@frozen(kw_only=True, order=True, cache_hash=True)
class Mention:
    """One body as one cell names it.

    Attributes:
        span: Where it stands in the cell: ``text[span[0]:span[1]] == written``.
        written: Its words as printed, a bracketed remark included.
        name: Its full name: ``written`` with what the cell left out restored.
        pieces: The parts of the cell that `name` is put together from, in order.
        qualifier: Words in brackets behind the name (口岸办), or None.
        role: The word of the cell that says what it has to do (牵头), or None.
        generic: Whether it is a class of bodies (各市人民政府, 有关部门) and no known body.
        restorations: What the cell left out of `name` here and prints elsewhere.
        recognition: How sure it is that `name` is one body: known (to the registry), class,
            regular (it ends as the name of a body does, and nothing was guessed), or doubtful.
        department: The body, where the registry knows it.
        correction: Why any of this is another than the printed words give, and who says so;
            None: it is what they give.
    """

    span: Span
    written: str = field(order=False)
    name: str = field(order=False)
    pieces: tuple[Span, ...] = field(order=False)
    qualifier: str | None = field(default=None, order=False)
    role: str | None = field(default=None, order=False)
    generic: bool = field(default=False, order=False)
    restorations: tuple[Restoration, ...] = field(default=(), order=False)
    recognition: Recognition = field(default="regular", order=False)
    department: Department | None = field(default=None, order=False)
    correction: str | None = field(default=None, order=False, metadata=WHERE_STATED)

    def __str__(self) -> str:
        return self.name if self.qualifier is None else f"{self.name}（{self.qualifier}）"

    def __repr__(self) -> str:
        printed = "" if self.written == str(self) else f"{brief(self.written)} is "
        corrected = ", corrected" * (self.correction is not None)
        return f"<Mention {printed}{brief(str(self))} ({self.recognition}{corrected})>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cells import mention_html

        return mention_html(self)

    @property
    def rule(self) -> str:
        """How the name came from what is printed, in words.

        >>> from gxfta_measures import parse_departments
        >>> [mention.rule for mention in parse_departments("省商务厅、药监局")]
        ['printed so', 'prefix 省 inherited from 省商务厅']
        """
        return "; ".join(map(str, self.restorations)) or "printed so"

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names that the body goes by here and in the registry, and its id.

        >>> from gxfta_measures import parse_departments
        >>> parse_departments("自治区商务厅（口岸办）")[0].spellings[:2]
        ('自治区商务厅（口岸办）', '自治区商务厅')
        """
        body = self.department
        known = (body.name, body.official_name or "", *body.aliases, body.id) if body else ()
        return tuple(dict.fromkeys(filter(None, (str(self), self.name, *known))))

    def explain(self) -> str:
        """How the name and the body came about, in one sentence.

        >>> from gxfta_measures import parse_departments
        >>> print(parse_departments("省商务厅、药监局").mentions[1].explain())
        药监局 is 省药监局: prefix 省 inherited from 省商务厅; not in the registry
        """
        known = f"known as {self.department.id}" if self.department else "not in the registry"
        if self.generic:
            known = "a class of bodies"
        if self.recognition == "doubtful":
            known += ", and doubtful"
        if self.correction:
            known += f"; corrected: {self.correction}"
        printed = self.written if self.written == str(self) else f"{self.written} is {self}"
        return f"{printed}: {self.rule}; {known}"


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
        correction: Why it lists others than the printed words give, or ends or remarks
            otherwise, and who says so; None: it does not. What is corrected of one body stands
            in its mention.

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
    correction: str | None = field(default=None, order=False, metadata=WHERE_STATED)

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
        doubts += ", corrected" * bool(self.corrections)
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
    def corrections(self) -> tuple[str, ...]:
        """Why the list, or a body in it, is another than the printed words give.

        >>> from attrs import evolve
        >>> from gxfta_measures import parse_departments
        >>> cell = parse_departments("省商务厅、药监局")
        >>> last = evolve(cell[1], department=None, correction="机构已更名；编者")
        >>> evolve(cell, mentions=(cell[0], last)).corrections
        ('省药监局: 机构已更名；编者',)
        """
        own = () if self.correction is None else (self.correction,)
        return (*own, *(f"{one}: {one.correction}" for one in self if one.correction))

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
