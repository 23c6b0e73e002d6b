"""The printed table again: its parts and six columns, for pages that people read and print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.errors import UnknownBatch
from gxfta_measures.model import Batch, Measure
from gxfta_measures.terms import MeasureType, PrintedColumn

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

HEADINGS = tuple(column.heading for column in PrintedColumn)
_ORDINALS = "一二三四五六七八九十"
_UNKNOWN = "不详"

PrintedRow = tuple[str, str, str, str, str, str]


@frozen
class Part:
    """A part of the table.

    Attributes:
        heading: Its heading, with how many measures stand under it here.
        rows: The six printed cells of each measure.
    """

    heading: str
    rows: tuple[PrintedRow, ...]


@frozen
class Official:
    """The table of one batch as printed.

    Attributes:
        title: The title of the document.
        parts: Its parts, those without measures left out.
        notes: What a reader must know of this copy: how much it has, and where it comes from.
    """

    title: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


def official_tables(catalogue: Outlets) -> tuple[Official, ...]:
    """The printed tables of a catalogue, one for each of its batches.

    Raises:
        UnknownBatch: A measure is of none of the catalogue's batches, so no table has it.

    >>> import gxfta_measures as gx
    >>> (table,) = official_tables(gx.load(7))
    >>> [part.heading for part in table.parts]
    ['一、改革试点经验（16项）', '二、最佳实践案例（24项）']
    """
    known = tuple(batch.number for batch in catalogue.batches)
    for measure in catalogue:
        if measure.batch not in known:
            raise UnknownBatch(measure.batch, known)
    return tuple(_official(catalogue, batch) for batch in catalogue.batches)


def _official(catalogue: Outlets, batch: Batch) -> Official:
    measures = [one for one in catalogue if one.batch == batch.number]
    notes = tuple(notes_of(catalogue, batch))
    return Official(batch.document.title, tuple(_parts(measures)), notes)


def _parts(measures: Iterable[Measure]) -> Iterator[Part]:
    kinds = {kind: [one for one in measures if one.type is kind] for kind in MeasureType}
    there = [(kind, some) for kind, some in kinds.items() if some]
    for ordinal, (kind, some) in zip(_ORDINALS, there, strict=False):
        yield Part(f"{ordinal}、{kind.label}（{len(some)}项）", tuple(map(printed_cells, some)))


def printed_cells(measure: Measure) -> PrintedRow:
    """The six cells of a measure, as printed.

    >>> import gxfta_measures as gx
    >>> printed_cells(gx.load(7)["7-case-14"])[3:5]
    ('——', '凭祥综合保税区，自贸试验区崇左片区管委会')
    """
    return (
        str(measure.number),
        measure.title,
        measure.content,
        measure.scope_text,
        measure.lead.text,
        measure.responsible.text,
    )


def notes_of(catalogue: Outlets, batch: Batch) -> Iterator[str]:
    """What a reader of a copy must know, in Chinese sentences.

    >>> import gxfta_measures as gx
    >>> print(next(notes_of(gx.load(7)[:9], gx.load(7).batches[0])))
    本表节选 9 项，全表共 40 项。
    """
    chosen = sum(one.batch == batch.number for one in catalogue)
    total = sum(batch.counts.values())
    yield f"本表节选 {chosen} 项，全表共 {total} 项。" if chosen < total else f"全表共 {total} 项。"
    document = batch.document
    yield (
        f"来源：{document.title}；文号：{document.number or _UNKNOWN}；"
        f"成文日期：{document.date or _UNKNOWN}；发文机关：{document.issuer or _UNKNOWN}。"
    )
    yield f"原文文件 SHA-256：{document.sha256}；数据摘要：{batch.digest}。"
    yield "表内为原文，一字未改；由 gxfta-measures 生成，非官方出版物，办理公务请以官方文件为准。"
