"""The parts of a cell as values: what stands where, and what a name takes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import field, frozen

from gxfta_measures.labels import RULE_LABELS, Label
from gxfta_measures.model.department import Department
from gxfta_measures.system.screen import brief

Span = tuple[int, int]
SegmentKind = Literal["mention", "role", "label", "scope", "remark", "sign"]


@frozen
class Segment:
    """A part of a cell, as printed.

    Attributes:
        kind: What it is: mention, role, label, scope, remark, or sign.
        text: Its characters.
        span: Where they stand in the cell.
    """

    kind: SegmentKind
    text: str
    span: Span

    def __str__(self) -> str:
        return self.text


def tile(text: str, parts: Iterable[Segment]) -> Iterator[Segment]:
    """The parts of a text in printed order, and what stands between them as signs.

    >>> [str(part) for part in tile("省商务厅、财政厅", [Segment("mention", "省商务厅", (0, 4))])]
    ['省商务厅', '、财政厅']
    """
    at = 0
    for part in sorted(parts, key=lambda part: part.span):
        yield from _sign(text, at, part.span[0])
        yield part
        at = part.span[1]
    yield from _sign(text, at, len(text))


def _sign(text: str, start: int, stop: int) -> Iterator[Segment]:
    if start < stop:
        yield Segment("sign", text[start:stop], (start, stop))


@frozen(kw_only=True, cache_hash=True)
class Restoration:
    """A part of a name that the cell prints elsewhere, and only once.

    Attributes:
        part: Whether it goes before what is printed, or behind it.
        words: Its words, as printed (自治区).
        spans: Where they stand in the cell, in order.
        source: Where the name stands that prints them.
        source_words: That name, as printed (自治区商务厅).
    """

    part: Literal["prefix", "suffix"]
    words: str
    spans: tuple[Span, ...] = field(repr=False)
    source: Span = field(repr=False)
    source_words: str

    def __str__(self) -> str:
        return self.label.en

    @property
    def label(self) -> Label:
        """The rule in words, Chinese and English."""
        of_part = RULE_LABELS[self.part]
        return Label(*(one.format(words=self.words, source=self.source_words) for one in of_part))


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

    def __str__(self) -> str:
        return self.name if self.qualifier is None else f"{self.name}（{self.qualifier}）"

    def __repr__(self) -> str:
        printed = "" if self.written == str(self) else f"{brief(self.written)} is "
        return f"<Mention {printed}{brief(str(self))} ({self.recognition})>"

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
        printed = self.written if self.written == str(self) else f"{self.written} is {self}"
        return f"{printed}: {self.rule}; {known}"
