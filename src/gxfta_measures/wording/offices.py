"""Offices that a party committee and its government print once: 市委、市政府办公室."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from gxfta_measures.wording.entries import Borrowed, Group
from gxfta_measures.wording.traits import traits
from gxfta_measures.wording.vocabulary import either, words


@cache
def office_of_government() -> re.Pattern[str]:
    """An office that a government and its party committee may print once.

    >>> office_of_government().search("市委、市政府办公室")[0]
    '政府办公室'
    """
    return re.compile(f"{either('governments')}(?P<office>办公[厅室]|督查室)")


def share_offices(shape: str, group: Group) -> Group:
    """The entries of a group, a party committee with the office that its government prints.

    市委、市政府办公室 may also be the committee as a whole, so the office is not sure.

    >>> from gxfta_measures.wording.entries import Entry
    >>> cell = "市委、市政府办公室"
    >>> committee, office = share_offices(cell, (Entry(0, 2, 2), Entry(3, 9, 9)))
    >>> committee.full(cell)
    '市委办公室'
    """
    shared = list(group)
    for at, (entry, giver) in enumerate(pairwise(group)):
        level = traits(entry.word(shape)).level
        rest = giver.word(shape).removeprefix(level)
        found = office_of_government().fullmatch(rest) if level else None
        if found and entry.word(shape).removeprefix(level) in words("party-heads"):
            span = (giver.stop - len(found["office"]), giver.stop)
            shared[at] = entry.borrowing(suffix=Borrowed(span, giver.span, is_sure=False))
    return tuple(shared)
