"""From wording to values: lists of departments, and scopes.

Both readers are total: any text gives a value or a `GxftaError`. The grammar is in
``wording/``, its words in ``data/wording.json``; nothing is matched by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from gxfta_measures.errors import UnknownScope
from gxfta_measures.gazetteer import Gazetteer, Place
from gxfta_measures.model import DepartmentList, Mention
from gxfta_measures.registry import Registry
from gxfta_measures.scope import Scope, SiteKind
from gxfta_measures.text import BLANKS, EMPTY_MARKS, alike
from gxfta_measures.wording.cell import Cell, prepare
from gxfta_measures.wording.clauses import read
from gxfta_measures.wording.elision import restore
from gxfta_measures.wording.entries import Entry
from gxfta_measures.wording.lexicon import ending
from gxfta_measures.wording.table import either, mapping, words


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


@cache
def _bundled() -> Registry:
    from gxfta_measures.loading import departments

    return departments()


@lru_cache(maxsize=4096)
def _parse_departments(text: str, registry: Registry | None) -> DepartmentList:
    known = _bundled() if registry is None else registry
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


def parse_scope(text: str, gazetteer: Gazetteer | None = None) -> Scope | None:
    """Where a measure applies, as the words of the 推广范围 column say it.

    Args:
        text: The words as printed.
        gazetteer: The places to recognise; by default the bundled ones.

    Returns:
        The scope; None for ``——`` and the like, which assign none.

    Raises:
        UnknownScope: The words cannot be read; nothing is guessed.

    >>> parse_scope("全区各海港口岸").site
    <SiteKind.SEAPORT: 'seaport'>
    >>> parse_scope("——") is None
    True
    >>> parse_scope("具备条件的口岸").conditional
    True
    """
    if gazetteer is None:
        from gxfta_measures.loading import places

        gazetteer = places()
    return _parse_scope(text, gazetteer)


_BLANK = re.compile(BLANKS)
_HALF_TO_FULL = str.maketrans("()", "（）")
_ZONE_OF_NATION = re.compile("^中国（([^）]+)）")  # 中国（广西）自由贸易试验区


@lru_cache(maxsize=1024)
def _parse_scope(text: str, gazetteer: Gazetteer) -> Scope | None:
    printed = _BLANK.sub("", text).translate(_HALF_TO_FULL)
    if printed in EMPTY_MARKS:
        return None
    place = gazetteer.get_spelling(printed)
    if place is not None and place.kind != "ftz":
        return Scope(text=text, territory=place)
    found = _scope_pattern(gazetteer).fullmatch(_ZONE_OF_NATION.sub(r"\1", printed))
    if found is None or not (found["territory"] or found["site"]):
        known = [*mapping("scope_territories"), *mapping("scope_sites"), *_names(gazetteer)]
        raise UnknownScope(text, alike(printed, known, cutoff=0.5))
    site = mapping("scope_sites").get(found["or_else"] or found["site"], "any")
    return Scope(
        text=text,
        territory=_territory(found["territory"], gazetteer),
        site=SiteKind(site),
        conditional=bool(found["condition"] or found["condition_on_sites"]),
    )


def _names(gazetteer: Gazetteer) -> list[str]:
    places = (place for place in gazetteer if place.kind != "ftz")
    return [word for place in places for word in (place.name, *place.aliases)]


def _territory(words: str | None, gazetteer: Gazetteer) -> Place | None:
    meanings = mapping("scope_territories")
    if words is None or words not in meanings:
        return gazetteer.get_spelling(words or "")
    return gazetteer[meanings[words]] if meanings[words] else None


@lru_cache(maxsize=8)
def _scope_pattern(gazetteer: Gazetteer) -> re.Pattern[str]:
    sites = mapping("scope_sites")
    territory = _any_of([*mapping("scope_territories"), *_names(gazetteer)])
    open_site = _any_of([word for word in sites if sites[word] == "unspecified"])
    filler = rf"(?:{either('scope-fillers')}|[\d一二三四五六七八九十]+个)*+"
    condition = f"{either('conditions')}|{either('condition-verbs')}[一-龥]{{0,8}}?条件的?"
    return re.compile(
        f"(?P<condition>{condition})?(?P<territory>{territory})?{filler}"
        f"(?P<condition_on_sites>{condition})?{filler}(?P<site>{_any_of(sites)})?"
        f"(?:或{filler}(?P<or_else>{open_site}))?{filler}"
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
