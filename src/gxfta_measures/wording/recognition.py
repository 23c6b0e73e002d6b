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
from gxfta_measures.text import BLANKS
from gxfta_measures.wording.cell import PreparedCell
from gxfta_measures.wording.entries import Entry, Group
from gxfta_measures.wording.lengths import LONGEST_SURE_NAME, LONGEST_TOWN, SAYS_NOTHING
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
        says_nothing = len(name) <= SAYS_NOTHING and name in words("nouns")
        is_sound = not (says_nothing or _SIGNS.search(name) or _ROLE_WITHIN.search(name))
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
_SIGNS = re.compile(
    r"[：:；;。!?！？=<>|…]|——|^[^（(]*[)）]|[（(][^)）]*$|[0-9](?:年|余?[个家])"
    "|[厅局委办部院]·|(?:单位|部门)(?:是|为|包括)|[厅局委办部](?:配合|责任|牵头|协办|协同|参与)(?:单位|部门)"
)


#: A role word between two names that nothing parts: 省教育厅负责高校.
_ROLE_WITHIN = re.compile("[厅局委办部会](?:负责|牵头)[一-龥]")


@cache
def _disturbing() -> re.Pattern[str]:
    """What no name of one body has: such a sign, or a role word that governs nothing."""
    no_word = "".join(f"(?<!{word})" for word in words("not-and-so-on"))
    doing = (
        "牵头|配合|负责|按照|职责|开展|制定|完成|印发|的|共同(?!富裕|体)|[厅局委办部]联合(?![会社])"
    )
    return re.compile(f"{_SIGNS.pattern}|{doing}|{no_word}等")


def _reads_like_a_body(name: str) -> bool:
    """Whether a name ends as one body's does and holds nothing odd: 省商务厅, but not 见附件."""
    if len(name) > LONGEST_SURE_NAME or _disturbing().search(name) or _seam().search(name):
        return False
    kind, section = kind_of(name)
    if not kind:
        if name.removeprefix("中国") in words("operators"):
            return True
        if (township := ending(name, "townships")) and not name.count(township) - 1:
            return 1 < len(name) - len(township) <= LONGEST_TOWN  # 葛兰镇
        return bool(ending(name, "zones")) or (bool(area_of(name)) and not is_known_place(name))
    says_more = len(name) > len(kind) + 1 or traits(name).level != ""
    is_whole_word = len(kind) > SAYS_NOTHING or (len(kind) > 1 and section == "organs")  # 妇联
    return says_more or is_whole_word or name in (*words("standing"), *words("systems"))


@cache
def _seam() -> re.Pattern[str]:
    """Where a name seems to be made of two: 市商务局省财政厅, 成都市市人民政府."""
    another = f"(?!{either('not-levels')}|[省市县区]直)(?:省|市|县|自治区)(?=[一-龥]{{3}})"
    two = "厅(?!办公)[一-龥]{1,12}厅|(?<![省区市县州])委(?!会|办公)[一-龥]{2,12}厅"
    several = "(?<!第)[两二三四五六七八九](?:省|市(?!政))"
    return re.compile(
        f"[厅局委](?={another})|{two}|{several}|市市(?!场|政|容|监)|省省|区区(?!划|域|块)|厅厅|县县"
    )


def doubt_halves(shape: str, group: Group) -> Group:
    """The entries of a group; one that has no kind, though a body follows, is no longer sure.

    >>> cell = "翡翠、省商务厅"
    >>> [entry.is_sure for entry in doubt_halves(cell, (Entry(0, 2, 2), Entry(3, 7, 7)))]
    [False, True]
    """
    found = [traits(entry.full(shape)) for entry in group]
    last = max((number for number, one in enumerate(found) if one.kind), default=0)
    # A zone before a class shares nothing with it: 赣江新区、各设区市人民政府.
    has_committee = any(ending(entry.word(shape), "committees") for entry in group)
    alone = [
        _is_zone(entry.word(shape))
        and (not has_committee or shape.startswith("各", entry.stop + 1))
        for entry in group
    ]
    halves = [
        number < last and not (one.kind or one.own or alone[number]) and entry.end == entry.stop
        for number, (entry, one) in enumerate(zip(group, found, strict=True))
    ]
    return tuple(
        entry.doubted() if is_half and not entry.prefix else entry
        for entry, is_half in zip(group, halves, strict=True)
    )


def _is_zone(word: str) -> bool:
    """Whether a name is that of a zone: 鲁北高新技术开发区, but not 开发区."""
    zone = ending(word, "zones")
    return bool(zone) and len(word) > len(zone) + 1


def doubt_peers(shape: str, group: Group) -> Group:
    """The entries of a group; what follows several places may be of each of them, or of the last.

    >>> from gxfta_measures.wording.entries import Borrowed
    >>> cell = "柳州、桂林市商务局、财政局"
    >>> first = Entry(0, 2, 2, suffix=Borrowed((6, 9), (3, 9)))
    >>> group = (first, Entry(3, 9, 9), Entry(10, 13, 13))
    >>> [entry.is_sure for entry in doubt_peers(cell, group)]
    [True, True, False]
    """
    givers = {entry.suffix.source for entry in group if entry.suffix}
    doubted: list[Entry] = []
    is_behind = False
    for entry in group:
        found = traits(entry.word(shape))
        is_behind = is_behind and not found.own
        is_peer = is_behind and found.is_task and entry.suffix is None
        is_behind = is_behind or entry.span in givers
        doubted.append(entry.doubted() if is_peer else entry)
    return tuple(doubted)


def may_go_on(cell: PreparedCell, entry: Entry) -> bool:
    r"""Whether a name behind a line end may be the rest of the one before: 市公安局⏎交管局.

    >>> from gxfta_measures.wording.cell import prepare
    >>> may_go_on(prepare("市公安局\n交管局"), Entry(5, 8, 8))
    True
    """
    if cell.positions is None or not entry.start:
        return False
    is_behind_blank = _BLANK.match(cell.plain, entry.start - 1)
    return is_behind_blank is not None and not traits(entry.word(cell.shape)).own


_BLANK = re.compile(BLANKS)
