"""Words of Chinese text for an index that finds words by blanks: every run, every part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The longest part of a run that can be found: 自贸试验区钦州港片区管委会 has thirteen characters.
LONGEST_GRAM = 16

_RUN = re.compile(r"\w+")
# Latin words and numbers are found whole, and Han characters one by one.
_ATOM = re.compile(r"[A-Za-z0-9]+|.")


def ngrams(text: str) -> str:
    """All parts of the runs of a text, between blanks.

    An index of three characters each (trigram) finds no word of two, and the usual one takes
    自治区商务厅 for one word. So each part of a run, up to a length, is made a word of its own.

    >>> ngrams("商务厅，5G网")
    '商 商务 商务厅 务 务厅 厅 5G 5G网 网'
    """
    return " ".join(dict.fromkeys(_parts(text)))


def _parts(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        atoms = _ATOM.findall(run)
        for start in range(len(atoms)):
            for stop in range(start + 1, min(start + LONGEST_GRAM, len(atoms)) + 1):
                yield "".join(atoms[start:stop])
