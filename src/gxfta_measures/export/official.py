"""The printed table again: its parts and six columns, for pages that people read and print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.errors import UnknownBatch
from gxfta_measures.export.columns import Labels
from gxfta_measures.labels import Label, in_language
from gxfta_measures.model import Batch, Measure
from gxfta_measures.terms import MeasureType, PrintedColumn

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

HEADINGS = {
    "zh": tuple(column.heading for column in PrintedColumn),
    "en": tuple(column.heading_en.capitalize() for column in PrintedColumn),
}
_ORDINALS = {"zh": "一二三四五六七八九十", "en": ("I", "II", "III", "IV", "V")}

PrintedRow = tuple[str, ...]


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


def official_tables(catalogue: Outlets, labels: Labels = "zh") -> tuple[Official, ...]:
    """The printed tables of a catalogue, one for each of its batches.

    Args:
        catalogue: The measures.
        labels: en: with English headings, and the unofficial English titles under the printed.

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
    return tuple(_official(catalogue, batch, labels) for batch in catalogue.batches)


def _official(catalogue: Outlets, batch: Batch, labels: Labels) -> Official:
    measures = [one for one in catalogue if one.batch == batch.number]
    notes = tuple(notes_of(catalogue, batch, labels))
    return Official(batch.document.title, tuple(_parts(measures, labels)), notes)


def _parts(measures: Iterable[Measure], labels: Labels) -> Iterator[Part]:
    kinds = {kind: [one for one in measures if one.type is kind] for kind in MeasureType}
    there = [(kind, some) for kind, some in kinds.items() if some]
    for ordinal, (kind, some) in zip(_ORDINALS[labels], there, strict=False):
        if labels == "zh":
            yield Part(f"{ordinal}、{kind.label}（{len(some)}项）", tuple(map(printed_cells, some)))
        else:
            heading = f"{ordinal}. {kind.label} {kind.label_en} ({len(some)})"
            yield Part(heading, tuple(map(_with_english, some)))


def _with_english(measure: Measure) -> PrintedRow:
    number, title, *others = printed_cells(measure)
    titles = filter(None, (title, measure.title_en))
    return (number, "\n".join(titles), *others)


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


def notes_of(catalogue: Outlets, batch: Batch, labels: Labels = "zh") -> Iterator[str]:
    """What a reader of a copy must know, sentence by sentence.

    >>> import gxfta_measures as gx
    >>> print(next(notes_of(gx.load(7)[:9], gx.load(7).batches[0])))
    本表节选 9 项，全表共 40 项。
    """
    chosen = sum(one.batch == batch.number for one in catalogue)
    total = sum(batch.counts.values())
    document, unknown = batch.document, _UNKNOWN[labels]
    counted = _PART if chosen < total else _ALL
    for note in (_NONE,) * (not chosen) + (counted, *_NOTES):
        yield in_language(note, labels).format(
            chosen=chosen,
            total=total,
            title=document.title,
            number=document.number or unknown,
            date=document.date or unknown,
            issuer=document.issuer or unknown,
            sha256=document.sha256,
            digest=batch.digest,
        )


_UNKNOWN = {"zh": "不详", "en": "not known"}
_NONE = Label("没有符合条件的成果。", "No measure fits.")
_PART = Label(
    "本表节选 {chosen} 项，全表共 {total} 项。", "A selection: {chosen} of {total} measures."
)
_ALL = Label("全表共 {total} 项。", "All {total} measures.")
_NOTES = (
    Label(
        "来源：{title}；文号：{number}；成文日期：{date}；发文机关：{issuer}。",
        "Source: {title}; number: {number}; date: {date}; issuer: {issuer}.",
    ),
    Label(
        "原文文件 SHA-256：{sha256}；数据摘要：{digest}。",
        "SHA-256 of the document: {sha256}; digest of the data: {digest}.",
    ),
    Label(
        "表内为原文，一字未改；由 gxfta-measures 生成，非官方出版物，办理公务请以官方文件为准。",
        "The cells are as printed, in Chinese; English titles are unofficial. Made by "
        "gxfta-measures: no official publication.",
    ),
)
