"""How sure the reader is of a name: known, a class, regular, or doubtful.

省商务厅 is regular: it ends as the name of a body does, and nothing about it was guessed. 见附件 is
doubtful, and so is a name that got its level from another body without being made of the words
for what such bodies do. A doubt is shown, never settled here.
"""

from __future__ import annotations

import re
from functools import cache

from gxfta_measures.model import Recognition
from gxfta_measures.system.memory import remembering
from gxfta_measures.wording.entries import Group
from gxfta_measures.wording.lengths import LONGEST_SURE_NAME, SAYS_NOTHING
from gxfta_measures.wording.morphology import area_of, ending, is_known_place, kind_of
from gxfta_measures.wording.traits import traits
from gxfta_measures.wording.vocabulary import either, words


@remembering(answers=8192)
def recognise(name: str) -> tuple[bool, Recognition]:
    """Whether a name that the registry does not know is a class, and how sure it reads.

    Args:
        name: The name with everything restored, as printed.

    >>> recognise("省商务厅"), recognise("各市人民政府"), recognise("见附件")
    ((False, 'regular'), (True, 'class'), (False, 'doubtful'))
    """
    if is_class(name):
        is_sound = not _SIGNS.search(name) and name not in words("nouns")
        return True, "class" if is_sound else "doubtful"
    return False, "regular" if _reads_like_a_body(name) else "doubtful"


@cache
def _class_words() -> re.Pattern[str]:
    return re.compile(either("class-words"))


def is_class(name: str) -> bool:
    """Whether a name is one of a class of bodies.

    >>> is_class("各市人民政府"), is_class("有关部门"), is_class("省商务厅")
    (True, True, False)
    """
    if "各" in name or name.startswith(words("class-starts")) or ending(name, "nouns"):
        return True
    return bool(_class_words().search(name))


#: Signs that no name has, and half of a bracket.
_SIGNS = re.compile(r"[：:；;。!?！？=<>|…]|——|^[^（(]*[)）]|[（(][^)）]*$|[0-9]年")


@cache
def _disturbing() -> re.Pattern[str]:
    """What no name of one body has: such a sign, or a role word that governs nothing."""
    no_word = "".join(f"(?<!{word})" for word in words("not-and-so-on"))
    return re.compile(f"{_SIGNS.pattern}|牵头|配合|负责|按照|职责|{no_word}等")


def _reads_like_a_body(name: str) -> bool:
    if len(name) > LONGEST_SURE_NAME or _disturbing().search(name) or _seam().search(name):
        return False
    kind, section = kind_of(name)
    if not kind:
        if name.removeprefix("中国") in words("operators"):
            return True
        return bool(ending(name, "zones")) or (bool(area_of(name)) and not is_known_place(name))
    says_more = len(name) > len(kind) + 1 or traits(name).level != ""
    is_whole_word = len(kind) > SAYS_NOTHING or (len(kind) > 1 and section == "organs")  # 妇联
    return says_more or is_whole_word or name in words("standing")


@cache
def _seam() -> re.Pattern[str]:
    """Where a name seems to be made of two: 市商务局省财政厅, 成都市市人民政府."""
    another = f"(?!{either('not-levels')})(?:省|市|县|自治区)(?=[一-龥]{{3}})"
    return re.compile(f"[厅局委](?={another})|市市(?!场|政|容)|省省|区区(?!划|域|块)")


def doubt_halves(shape: str, group: Group) -> Group:
    """The entries of a group; one that has no kind, though a body follows, is no longer sure.

    >>> from gxfta_measures.wording.entries import Entry
    >>> cell = "翡翠、省商务厅"
    >>> [entry.is_sure for entry in doubt_halves(cell, (Entry(0, 2, 2), Entry(3, 7, 7)))]
    [False, True]
    """
    found = [traits(entry.full(shape)) for entry in group]
    last = max((number for number, one in enumerate(found) if one.kind), default=0)
    halves = [
        number < last and not one.kind and not one.own and entry.end == entry.stop
        for number, (entry, one) in enumerate(zip(group, found, strict=True))
    ]
    return tuple(
        entry.doubted() if is_half and not entry.prefix else entry
        for entry, is_half in zip(group, halves, strict=True)
    )
