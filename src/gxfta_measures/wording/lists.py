"""From the wording of a cell to the bodies that it lists: `parse_departments`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import repeat
from typing import Literal

from attrs import frozen

from gxfta_measures.gazetteer import places
from gxfta_measures.guards import expect
from gxfta_measures.model import (
    Department,
    DepartmentList,
    Mention,
    Recognition,
    Restoration,
    Span,
)
from gxfta_measures.registry import Registry, departments
from gxfta_measures.system.memory import once, remembering, remembering_calls
from gxfta_measures.wording.cell import PreparedCell, prepare
from gxfta_measures.wording.classes import join_classes
from gxfta_measures.wording.clauses import clauses, groups_of, role_words
from gxfta_measures.wording.entries import Borrowed, Entry
from gxfta_measures.wording.morphology import MASK
from gxfta_measures.wording.offices import office_of_government, share_offices
from gxfta_measures.wording.prefixes import inherit_prefixes
from gxfta_measures.wording.recognition import doubt_halves, doubt_peers, may_go_on, recognise
from gxfta_measures.wording.segments import asides
from gxfta_measures.wording.suffixes import share_suffixes
from gxfta_measures.wording.traits import traits
from gxfta_measures.wording.vocabulary import provinces


def parse_departments(
    text: str, registry: Registry | None = None, *, home: str | None = "广西"
) -> DepartmentList:
    """The bodies that a cell lists, with elided prefixes and suffixes restored.

    Args:
        text: A cell as a document prints it, of any province or of national bodies.
        registry: The bodies to recognise; by default the bundled ones.
        home: The place whose document it is, so that 自治区商务厅 and a bare 商务厅 are its own;
            None where nobody knows: then only names that carry their own place are recognised.

    Raises:
        UnknownPlace: No place goes by the home's name.
        WrongType: The text is none, or the registry or the home is of another type.

    Returns:
        The list. Its mentions keep the printed words, their span, and what was restored; what
        does not read like a body is `doubtful`, and bodies outside the registry have no
        `department`.

    >>> cell = parse_departments("自治区商务厅、药监局，自贸试验区南宁片区、崇左片区管委会等")
    >>> cell.names
    ('自治区商务厅', '自治区药监局', '自贸试验区南宁片区管委会', '自贸试验区崇左片区管委会')
    >>> cell.open_ended
    True
    >>> cell.mentions[2].rule
    'suffix 管委会 shared with 崇左片区管委会'
    """
    expect(text, str, "parse_departments", "the text of a cell")
    expect(registry, (Registry, type(None)), "registry", "a Registry or None")
    expect(home, (str, type(None)), "home", "the name of a place or None")
    return _parse_departments(text, registry, home)


@remembering_calls(answers=1024)
def _parse_departments(text: str, registry: Registry | None, home: str | None) -> DepartmentList:
    cell = prepare(text)
    read = clauses(cell)
    roles = role_words(read)
    entries: list[_Governed] = []
    for group in groups_of(cell.shape, read):
        entries += _with_roles(cell, _restored(cell.shape, group), roles)
    if len(entries) > 1:
        entries = list(_doubted(cell, entries))
    names = list(map(_name, repeat(cell), entries))
    known = _known(text, names, _bundled() if registry is None else registry, home)
    mentions = tuple(map(_mention, repeat(cell), entries, names, known))
    scopes = [clause.scope for clause in read if clause.scope]
    return DepartmentList(
        text=text,
        mentions=mentions,
        open_ended=any(clause.open_ended for clause in read),
        scope_text=cell.printed(scopes[0][0], scopes[-1][1]) if scopes else None,
        asides=tuple(asides(cell, read, [mention.span for mention in mentions])),
    )


#: An entry, and the words that say what its body does.
_Governed = tuple[Entry, Span | None]


@frozen
class _Identity:
    """What a name is known as.

    Attributes:
        department: The body; None where the registry has none of that name.
        generic: Whether it is a class of bodies.
        recognition: How sure its words read.
        elsewhere: The same where the document speaks of another region than the home.
    """

    department: Department | None
    generic: bool
    recognition: Recognition
    elsewhere: _Identity | None = None


def _known(text: str, names: list[_Name], bodies: Registry, home: str | None) -> list[_Identity]:
    """What each name is known as; a bare one is the home's only if no other region is named."""
    identify = _identify_in(bodies, home)
    found = [identify(name) for name, _, _ in names]
    if any(one.elsewhere for one in found) and _names_another_region(text, home):
        return [one.elsewhere or one for one in found]
    return found


@lru_cache(maxsize=8)
def _identify_in(bodies: Registry, home: str | None) -> Callable[[str], _Identity]:
    """What tells names apart; made once for a registry, which is slow to look up by itself."""

    @remembering(answers=8192)
    def identify(name: str) -> _Identity:
        body = bodies.names.find(name, home)
        if body is None:
            return _Identity(None, *recognise(name))
        is_bare = bodies.get_spelling(name) is not body
        elsewhere = _identify_in(bodies, None)(name) if is_bare and home is not None else None
        return _Identity(body, generic=False, recognition="known", elsewhere=elsewhere)

    return identify


def _names_another_region(text: str, home: str | None) -> bool:
    """Whether a cell names a 省 or a region that the home does not lie in: 广东省商务厅，公安厅."""
    around = places().find(home).lineage if home is not None else ()
    own = {word for place in around for word in (place.name, *place.aliases)}
    others = (word for word in provinces() if word not in own)
    is_province = any(place.name.endswith("省") for place in around)
    return any(word in text for word in others) or ("省" in text and not is_province)


@once
def _bundled() -> Registry:
    return departments()


def _with_roles(
    cell: PreparedCell, group: list[tuple[Entry, int]], roles: list[Span | None]
) -> list[_Governed]:
    """The entries of a group, each with the words that say what its body does.

    A role in brackets is of the name before it, and of those before that which have none:
    市公安局、市财政局（配合）; but （牵头） is of one name.
    """
    if MASK not in cell.shape:  # no brackets, as in most cells
        return [(entry, roles[number]) for entry, number in group]
    governed: list[_Governed] = []
    shared: Span | None = None
    for entry, number in reversed(group):
        if entry.role:
            shared = None if "牵头" in cell.printed(*entry.role) else entry.role
        governed.append((entry, entry.role or roles[number] or shared))
    governed.reverse()
    return governed


def _restored(shape: str, group: list[tuple[Entry, int]]) -> list[tuple[Entry, int]]:
    """The entries of a group with what the list left out of them, each with its clause."""
    if len(group) == 1:
        return group
    read = [traits(shape[entry.start : entry.stop]) for entry, _ in group]
    if all(one.lacks_nothing for one in read):
        return group
    clause_of = {entry.end: number for entry, number in group}
    entries = tuple([entry for entry, _ in group])
    has_stems = any(one.is_unfinished for one in read[:-1])
    has_stems = has_stems or entries[-1].stop - entries[-1].start == 1  # 各办事处、场
    if has_stems:
        entries = share_suffixes(shape, join_classes(shape, entries))
    if office_of_government().search(shape):
        entries = share_offices(shape, entries)
    entries = inherit_prefixes(shape, entries)
    entries = doubt_peers(shape, doubt_halves(shape, entries)) if has_stems else entries
    return [(entry, clause_of[entry.end]) for entry in entries]


def _doubted(cell: PreparedCell, entries: list[_Governed]) -> Iterator[_Governed]:
    """The entries; one that does not say whose it is, behind one that does, is no longer sure."""
    has_level, is_spaced = False, cell.positions is not None
    for governed in entries:
        entry, role = governed
        found = traits(cell.shape[entry.start : entry.stop])
        is_lost = found.lacks_level or (is_spaced and may_go_on(cell, entry))
        is_lost = is_lost and has_level and not entry.prefix
        yield (entry.doubted(), role) if is_lost else governed
        has_level = has_level or found.prints_level


#: A name with everything restored, the spans of its pieces, and what was restored.
_Name = tuple[str, tuple[Span, ...], tuple[Restoration, ...]]


def _name(cell: PreparedCell, governed: _Governed) -> _Name:
    """The full name of an entry, with the pieces of the cell that make it: 自治区 and 药监局."""
    entry, _ = governed
    name, pieces = cell.plain[entry.start : entry.stop], cell.spans(entry.start, entry.stop)
    if not entry.prefix and not entry.suffix:
        return name, pieces, ()
    restorations = tuple(_restorations(cell, entry))
    for one in restorations:
        before = one.part == "prefix"
        name = one.words + name if before else name + one.words
        pieces = one.spans + pieces if before else pieces + one.spans
    return name, pieces, restorations


def _mention(cell: PreparedCell, governed: _Governed, name: _Name, identity: _Identity) -> Mention:
    entry, role = governed
    span = cell.span(entry.start, entry.end)
    is_sure = identity.department or _is_sure(entry)
    return Mention(
        span=span,
        written=cell.text[span[0] : span[1]],
        name=name[0],
        pieces=name[1],
        qualifier=cell.printed(*entry.qualifier) if entry.qualifier else None,
        role=role and cell.printed(*role),
        generic=identity.generic,
        restorations=name[2],
        recognition=identity.recognition if is_sure else "doubtful",
        department=identity.department,
    )


def _is_sure(entry: Entry) -> bool:
    prefix, suffix = entry.prefix, entry.suffix
    is_borrowed_well = (not prefix or prefix.is_sure) and (not suffix or suffix.is_sure)
    return entry.is_sure and is_borrowed_well


def _restorations(cell: PreparedCell, entry: Entry) -> Iterator[Restoration]:
    """What the cell left out of an entry and prints in another one."""
    if entry.prefix:
        yield _restoration(cell, "prefix", entry.prefix)
    if entry.suffix:
        yield _restoration(cell, "suffix", entry.suffix)


def _restoration(
    cell: PreparedCell, part: Literal["prefix", "suffix"], borrowed: Borrowed
) -> Restoration:
    return Restoration(
        part=part,
        words=cell.printed(*borrowed.span),
        spans=cell.spans(*borrowed.span),
        source=cell.span(*borrowed.source),
        source_words=cell.printed(*borrowed.source),
    )
