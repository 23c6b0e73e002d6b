"""From the wording of 推广范围 to where a measure applies: `parse_scope`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from gxfta_measures.errors import UnknownScope, expect
from gxfta_measures.gazetteer import Gazetteer, Place, places
from gxfta_measures.likeness import alike
from gxfta_measures.memory import remembering
from gxfta_measures.scope import Scope, SiteKind
from gxfta_measures.text import BLANKS, EMPTY_MARKS
from gxfta_measures.wording.vocabulary import either, mapping


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
    expect(text, str, "parse_scope", "the text of a cell")
    return _parse_scope(text, places() if gazetteer is None else gazetteer)


_BLANK = re.compile(BLANKS)
_HALF_TO_FULL = str.maketrans("()", "（）")
_ZONE_OF_NATION = re.compile("^中国（([^）]+)）")  # 中国（广西）自由贸易试验区


@remembering(answers=1024)
def _parse_scope(text: str, gazetteer: Gazetteer) -> Scope | None:
    printed = _BLANK.sub("", text).translate(_HALF_TO_FULL)
    if printed in EMPTY_MARKS:
        return None
    place = gazetteer.get_spelling(printed)
    if place is not None and place.kind != "ftz":
        return Scope(text=text, territory=place)
    found = _scope_pattern(gazetteer).fullmatch(_ZONE_OF_NATION.sub(r"\1", printed))
    if found is None or not (found["territory"] or found["site"]):
        known = [*mapping("scope-territories"), *mapping("scope-sites"), *_names(gazetteer)]
        raise UnknownScope(text, alike(printed, known, cutoff=0.5))
    site = mapping("scope-sites").get(found["or_else"] or found["site"], "any")
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
    meanings = mapping("scope-territories")
    if words is None or words not in meanings:
        return gazetteer.get_spelling(words or "")
    return gazetteer[meanings[words]] if meanings[words] else None


@lru_cache(maxsize=8)
def _scope_pattern(gazetteer: Gazetteer) -> re.Pattern[str]:
    sites = mapping("scope-sites")
    territory = _any_of([*mapping("scope-territories"), *_names(gazetteer)])
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
