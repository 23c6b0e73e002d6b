"""From the wording of a cell to the bodies that it lists: `parse_departments`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from gxfta_measures.errors import expect
from gxfta_measures.memory import remembering
from gxfta_measures.model import DepartmentList, Mention, Restoration, Span
from gxfta_measures.registry import Registry, departments
from gxfta_measures.wording.cell import PreparedCell, prepare
from gxfta_measures.wording.clauses import read
from gxfta_measures.wording.elision import restore
from gxfta_measures.wording.entries import Entry
from gxfta_measures.wording.morphology import ending
from gxfta_measures.wording.vocabulary import either, words


def parse_departments(text: str, registry: Registry | None = None) -> DepartmentList:
    """The bodies that a cell lists, with elided prefixes and suffixes restored.

    Args:
        text: A cell as a document prints it, of any province or of national bodies.
        registry: The bodies to recognise; by default the bundled ones.

    Returns:
        The list. Its mentions keep the printed words, their span, and the rule by which
        the name came about; bodies outside the registry have no `department`.

    >>> cell = parse_departments("自治区商务厅、药监局，自贸试验区南宁片区、崇左片区管委会等")
    >>> cell.names
    ('自治区商务厅', '自治区药监局', '自贸试验区南宁片区管委会', '自贸试验区崇左片区管委会')
    >>> cell.open_ended
    True
    >>> cell.mentions[2].rule
    'suffix 管委会 shared with 崇左片区管委会'
    """
    expect(text, str, "parse_departments", "the text of a cell")
    return _parse_departments(text, registry)


@remembering(answers=1024)
def _parse_departments(text: str, registry: Registry | None) -> DepartmentList:
    known = departments() if registry is None else registry
    cell = prepare(text)
    reading = read(cell)
    entries = restore(cell.shape, reading.groups)
    mentions = tuple([_mention(cell, entry, known) for entry in entries])
    return DepartmentList(
        text=text,
        mentions=mentions,
        open_ended=reading.open_ended,
        scope_text=cell.printed(*reading.scope) if reading.scope else None,
    )


def _mention(cell: PreparedCell, entry: Entry, registry: Registry) -> Mention:
    name, pieces = cell.plain[entry.start : entry.stop], cell.spans(entry.start, entry.stop)
    restorations: tuple[Restoration, ...] = ()
    if entry.prefix or entry.suffix:
        restorations = tuple(_restorations(cell, entry))
        for one in restorations:
            before = one.part == "prefix"
            name = one.words + name if before else name + one.words
            pieces = one.spans + pieces if before else pieces + one.spans
    span = cell.span(entry.start, entry.end)
    department = registry.get_spelling(name)
    return Mention(
        span=span,
        written=cell.text[span[0] : span[1]],
        name=name,
        pieces=pieces,
        qualifier=cell.printed(*entry.qualifier) if entry.qualifier else None,
        role=entry.role,
        generic=department is None and _is_class(name),
        restorations=restorations,
        department=department,
    )


def _restorations(cell: PreparedCell, entry: Entry) -> Iterator[Restoration]:
    """What the cell left out of an entry and prints in another one."""
    if entry.prefix and entry.prefix_source:
        yield _restoration(cell, "prefix", entry.prefix, entry.prefix_source)
    if entry.suffix and entry.suffix_source:
        yield _restoration(cell, "suffix", entry.suffix, entry.suffix_source)


def _restoration(
    cell: PreparedCell, part: Literal["prefix", "suffix"], where: Span, source: Entry
) -> Restoration:
    return Restoration(
        part=part,
        words=cell.printed(*where),
        spans=cell.spans(*where),
        source=cell.span(source.start, source.stop),
        source_words=cell.printed(source.start, source.stop),
    )


@cache
def _class_pattern() -> re.Pattern[str]:
    return re.compile(either("class-words"))


@remembering(answers=4096)
def _is_class(name: str) -> bool:
    if "各" in name or name.startswith(words("class-starts")) or ending(name, "nouns"):
        return True
    return bool(_class_pattern().search(name))
