"""A cell prepared for reading: every character of it can be traced to the printed text.

Three strings of one length would be easy to confuse, so they live in one value. `shape`
is what the grammar looks at: full-width punctuation, brackets masked, no stray blanks.
`plain` has the printed characters at the same positions, and `positions` says where in the
printed text each of them stands.
"""

from __future__ import annotations

import re
from itertools import compress

from attrs import frozen

from gxfta_measures.text import BLANKS
from gxfta_measures.wording.blanks import settle_blanks
from gxfta_measures.wording.brackets import settle_brackets
from gxfta_measures.wording.morphology import MASK

# A mask that is printed would be taken for ours, so it counts as a blank.
_FULL_WIDTH = str.maketrans(
    ",;:()[]〔〕［］【】{}/／﹑､|｜﹐﹔﹕︰．" + MASK,
    "，；：（）（）（）（）（）（）、、、、、、，；：：. ",
)
_UNUSUAL = re.compile("[^一-龥、，；。：]")
# Numbers of the entries of a list, 1.省商务厅；（二）省财政厅, which separate and are in no name.
_NUMERAL = re.compile(
    rf"(?:(?:^|(?<=[，；。、：,;:])|(?<={BLANKS})|(?<=[厅局委部办会院处]))\d{{1,2}}[.．、)）]"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]|[①-⑳])"
    rf"{BLANKS}*(?=[一-龥])"
)
_STROKE_IN_WORD = re.compile("(?<=[A-Za-z])/(?=[A-Za-z])")  # N/A
_BEHIND_NAME = re.compile(rf"(?![，；。、：,;:]|{BLANKS}).")


@frozen
class PreparedCell:
    """The printed text beside the form in which it is read.

    Attributes:
        text: The cell as printed.
        shape: What the grammar reads.
        plain: The printed characters at the positions of `shape`.
        positions: Their positions in `text`; None where they are the same.
    """

    text: str
    shape: str
    plain: str
    positions: tuple[int, ...] | None

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The printed span of a part of `shape`.

        >>> prepare("商 务厅").span(0, 3)
        (0, 4)
        """
        if self.positions is None:
            return (start, stop)
        return (self.positions[start], self.positions[stop - 1] + 1)

    def spans(self, start: int, stop: int) -> tuple[tuple[int, int], ...]:
        """The printed spans of a part of `shape`, without what was left out of it.

        >>> prepare("商 务厅").spans(0, 3)
        ((0, 1), (2, 4))
        """
        if self.positions is None:
            return ((start, stop),) if start < stop else ()
        if start < stop and self.positions[stop - 1] - self.positions[start] == stop - 1 - start:
            return ((self.positions[start], self.positions[stop - 1] + 1),)
        found: list[list[int]] = []
        for at in self.positions[start:stop]:
            if found and found[-1][1] == at:
                found[-1][1] = at + 1
            else:
                found.append([at, at + 1])
        return tuple((first, last) for first, last in found)

    def printed(self, start: int, stop: int) -> str:
        """The printed words of a part of `shape`, without what was left out of it.

        >>> prepare("商 务厅").printed(0, 3)
        '商务厅'
        """
        return self.plain[start:stop]


def prepare(text: str) -> PreparedCell:
    """The cell of a printed text.

    >>> prepare("自治区 商务厅(口岸办)").plain
    '自治区商务厅(口岸办)'
    """
    if not _UNUSUAL.search(text):
        return PreparedCell(text, text, text, None)
    shape = list(text.translate(_FULL_WIDTH))
    for stroke in _STROKE_IN_WORD.finditer(text):
        shape[stroke.start()] = "/"
    kept = [True] * len(text)
    for numeral in _NUMERAL.finditer(text):
        start, stop = numeral.span()
        shape[start:stop] = " " * (stop - start)
        kept[start:stop] = [False] * (stop - start)
        if _BEHIND_NAME.search(text, max(0, start - 1), start):
            shape[start], kept[start] = "，", True
    settle_brackets(text, shape, kept)
    settle_blanks(shape, kept)
    return PreparedCell(
        text,
        "".join(compress(shape, kept)),
        "".join(compress(text, kept)),
        tuple(compress(range(len(text)), kept)),
    )
