"""The parts of a cell as values: what stands where, and what a name takes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import field, frozen

from gxfta_measures.labels import RULE_LABELS, Label

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
