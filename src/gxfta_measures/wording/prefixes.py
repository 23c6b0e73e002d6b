"""Prefixes that a list prints once: 自治区商务厅、药监局 for 自治区药监局.

What may be inherited the rules say (`prefix_rules.py`); here a group is read from its first
name to its last, and each name takes the first prefix that it lacks and one before it printed.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from gxfta_measures.system.memory import remembering
from gxfta_measures.wording.entries import Borrowed, Entry, Group
from gxfta_measures.wording.morphology import head_of
from gxfta_measures.wording.prefix_rules import PREFIXES, Name
from gxfta_measures.wording.traits import traits


def inherit_prefixes(shape: str, group: Group) -> Group:
    """The entries of a group, every name with the prefix that it lacks and one before it prints.

    >>> cell = "省委宣传部、组织部"
    >>> first, second = inherit_prefixes(cell, (Entry(0, 5, 5), Entry(6, 9, 9)))
    >>> cell[slice(*second.prefix.span)]
    '省委'
    """
    printed: dict[int, _Printed] = {}
    level = ""
    inherited: list[Entry] = []
    for entry in group:
        name = _name(shape[entry.start : entry.stop])
        if entry.suffix:
            name = evolve(name, full=entry.full(shape), shares=True)
        rule = None if entry.prefix or not printed else _rule(name, printed)
        if rule is not None:
            length, source, _ = printed[rule]
            span = (source.start, source.start + length)
            borrowed = Borrowed(span, source.span, PREFIXES[rule].is_sure(name))
            entry = entry.borrowing(prefix=borrowed)  # noqa: PLW2901
        elif not entry.prefix:
            if name.traits.level:
                ended = {"name"} if name.traits.level == level else {"name", "level"}
                printed = {n: kept for n, kept in printed.items() if PREFIXES[n].until not in ended}
                level = name.traits.level
            for number, length in _printed(name.word):
                printed[number] = (length, entry, name)
        inherited.append(entry)
    return tuple(inherited)


_Printed = tuple[int, Entry, Name]  # the length of a prefix, the entry that prints it, its name


def _rule(name: Name, printed: Mapping[int, _Printed]) -> int | None:
    """The number of the first rule whose prefix is printed before a name that lacks it."""
    for number in sorted(printed):
        if PREFIXES[number].lacking(name, printed[number][2]):
            return number
    return None


@remembering(answers=4096)
def _printed(word: str) -> tuple[tuple[int, int], ...]:
    """The numbers of the rules whose prefix a name prints, each with its length."""
    name = _name(word)
    lengths = [(number, one.printed(name)) for number, one in enumerate(PREFIXES)]
    return tuple([one for one in lengths if one[1]])


@remembering(answers=4096)
def _name(word: str) -> Name:
    return Name(word, traits(word), word, shares=False, head=head_of(word))
