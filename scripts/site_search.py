"""The search of the documentation site, for both languages: an extension of Sphinx.

Chinese has no blanks between words, and Sphinx finds only whole ones. So a run of Chinese is
kept as its pairs of characters, and a question is cut in the same way: 南宁海关 finds the pages
that have 南宁, 宁海 and 海关.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx import search
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HAN = r"\u3400-\u9fff"
# In a script of Sphinx that declares it with var as well.
SPLITTER = f"""
var pairs = (run) => (run[1] ? [...run.slice(1)].map((sign, at) => run[at] + sign) : [run]);
var splitQuery = (query) =>
  (query.match(/[{HAN}]+|(?:(?![{HAN}])[\\p{{L}}\\p{{N}}_])+/gu) ?? []).flatMap((run) =>
    /[{HAN}]/.test(run) ? pairs(run) : [run]);
"""


def pairs(run: str) -> list[str]:
    """The pairs of neighbours in a run of characters; the run where it is too short for one."""
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


class BothLanguages(SearchEnglish):
    """Words of English by their stems, and pairs of Chinese characters."""

    js_splitter_code = SPLITTER
    _runs = re.compile(rf"([{HAN}]+)|[^\W{HAN}]+")

    def split(self, text: str) -> list[str]:
        """The words of a text, as the index has them."""
        found = self._runs.finditer(text)
        return [word for one in found for word in (pairs(one[1]) if one[1] else [one[0]])]


def setup(_: Sphinx) -> dict[str, bool]:
    """Let it take the place of the search for English."""
    search.languages["en"] = BothLanguages
    return {"parallel_read_safe": True}
