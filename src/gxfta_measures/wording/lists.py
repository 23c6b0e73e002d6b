"""From the wording of a cell to the bodies that it lists: `parse_departments`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gxfta_measures.model import DepartmentList, Mention
from gxfta_measures.registry import Registry, departments
from gxfta_measures.wording.cell import Cell, prepare
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
    return _parse_departments(text, registry)


@lru_cache(maxsize=4096)
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


def _mention(cell: Cell, entry: Entry, registry: Registry) -> Mention:
    name = cell.plain[entry.start : entry.stop]
    pieces = cell.spans(entry.start, entry.stop)
    rule = "printed so"
    if entry.prefix or entry.suffix:
        prefix, suffix = entry.prefix or (0, 0), entry.suffix or (0, 0)
        name = cell.printed(*prefix) + name + cell.printed(*suffix)
        pieces = cell.spans(*prefix) + pieces + cell.spans(*suffix)
        rule = _rule(cell.plain, entry)
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
        rule=rule,
        department=department,
    )


@cache
def _class_pattern() -> re.Pattern[str]:
    return re.compile(either("class-words"))


@lru_cache(maxsize=4096)
def _is_class(name: str) -> bool:
    if "各" in name or name.startswith(words("class-starts")) or ending(name, "nouns"):
        return True
    return bool(_class_pattern().search(name))


def _rule(plain: str, entry: Entry) -> str:
    """How a name came about of which the list left out a part, in words."""
    rules = []
    if entry.prefix and entry.prefix_source:
        part, source = plain[slice(*entry.prefix)], entry.prefix_source.word(plain)
        rules.append(f"prefix {part} inherited from {source}")
    if entry.suffix and entry.suffix_source:
        part, source = plain[slice(*entry.suffix)], entry.suffix_source.word(plain)
        rules.append(f"suffix {part} shared with {source}")
    return "; ".join(rules)
