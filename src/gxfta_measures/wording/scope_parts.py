"""One part of a scope in words: a condition, a territory, a kind of site, or a name.

The fullest form is 有条件的 + 全区 + 各 + 综合保税区; 崇左片区 and 边境口岸 are parts as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen

from gxfta_measures.gazetteer import Gazetteer, Place
from gxfta_measures.scope import ScopePart, SiteKind
from gxfta_measures.wording.vocabulary import either, mapping, words

_ZONE_OF_NATION = re.compile("^中国（([^）]+)）")  # 中国（广西）自由贸易试验区


@frozen
class ScopeReader:
    """Reads the parts of scopes with the places of a gazetteer.

    Attributes:
        gazetteer: The places to recognise.
        home: The place whose document it is: what 全区 and 全省 mean; None where nobody knows.
    """

    gazetteer: Gazetteer
    home: str | None

    def part(self, words: str) -> ScopePart | None:
        """The part that some words name; None where they cannot be read.

        >>> from gxfta_measures import places
        >>> reader = ScopeReader(places(), "广西")
        >>> reader.part("全区各海港口岸").site, reader.part("全球")
        (<SiteKind.SEAPORT: 'seaport'>, None)
        """
        place = self.gazetteer.get_spelling(words)
        if place is not None and place.kind != "ftz":
            return ScopePart(text=words, territory=place)
        found = _pattern(self.gazetteer).fullmatch(_ZONE_OF_NATION.sub(r"\1", words))
        if found is None or not (found["territory"] or found["site"] or found["name"]):
            return None
        if not self._agrees(found["territory"], found["again"]):
            return None
        return ScopePart(
            text=words,
            territory=self._territory(found["territory"]),
            site=_site(found),
            conditional=bool(found["condition"] or found["condition_on_sites"]),
        )

    def territory_of_list(self, words: str) -> Place | None:
        """The territory of a part that the parts behind it in a list share, or None.

        全区海港口岸和边境口岸 speaks of 全区 twice; 广西自贸试验区、综合保税区 says 广西 in a name.

        >>> from gxfta_measures import places
        >>> reader = ScopeReader(places(), "广西")
        >>> print(reader.territory_of_list("全区海港口岸"), reader.territory_of_list("广西自贸区"))
        广西壮族自治区 None
        """
        found = _pattern(self.gazetteer).fullmatch(_ZONE_OF_NATION.sub(r"\1", words))
        if found is None or not found["territory"] or not found["site"]:
            return None
        is_name = found["territory"] not in _territories() and _site(found) in _PROPER
        return None if is_name else self._territory(found["territory"])

    def _territory(self, words: str | None) -> Place | None:
        if words is None:
            return None
        if words in mapping("scope-home"):
            home = self._home()
            return home if home and home.name.endswith(mapping("scope-home")[words]) else None
        id_ = mapping("scope-territories").get(words)
        return self.gazetteer[id_] if id_ else self.gazetteer.get_spelling(words)

    def _home(self) -> Place | None:
        return None if self.home is None else self.gazetteer.find(self.home)

    def _agrees(self, territory: str | None, again: str | None) -> bool:
        """Whether what is said again is true of a territory: 浙江全省, but not 浙江全区."""
        if not again or territory in _territories():
            return not again
        place = self._territory(territory)
        return place is not None and place.name.endswith(mapping("scope-home")[again])


_PROPER = frozenset({SiteKind.FREE_TRADE_ZONE, SiteKind.FREE_TRADE_PORT})


def _territories() -> list[str]:
    return [*mapping("scope-territories"), *mapping("scope-home")]


def _site(found: re.Match[str]) -> SiteKind:
    if found["name"]:
        return SiteKind.NAMED
    return SiteKind(mapping("scope-sites").get(found["or_else"] or found["site"], "any"))


def known_words(gazetteer: Gazetteer) -> list[str]:
    """Every word of which a scope may consist, for suggestions.

    >>> from gxfta_measures import places
    >>> {"全区", "综合保税区", "凭祥市"} <= set(known_words(places()))
    True
    """
    return [*_territories(), *mapping("scope-sites"), *_names(gazetteer)]


def _names(gazetteer: Gazetteer) -> list[str]:
    places = (place for place in gazetteer if place.kind != "ftz")
    return [word for place in places for word in (place.name, *place.aliases)]


@lru_cache(maxsize=8)
def _pattern(gazetteer: Gazetteer) -> re.Pattern[str]:
    sites = mapping("scope-sites")
    territory = any_of([*_territories(), *_names(gazetteer)])
    again = any_of(word for word in mapping("scope-home") if word.startswith("全"))
    open_site = any_of(word for word in sites if sites[word] == "unspecified")
    name = f"{any_of(words('scope-names'))}|(?:{any_of(words('cities'))})(?:市|地区|州|盟)?"
    division = f"(?<=[各个]){either('scope-divisions')}"
    filler = rf"(?:{either('scope-fillers')}|[\d一二两三四五六七八九十]+个)*+"
    condition = f"{either('conditions')}|{either('condition-verbs')}[一-龥]{{0,8}}?条件的?"
    return re.compile(
        f"{either('scope-heads')}?"
        f"(?P<condition>{condition})?(?P<territory>{territory})?(?P<again>{again})?{filler}"
        f"(?P<condition_on_sites>{condition})?{filler}"
        f"(?:(?P<site>{any_of(sites)}|{division})|(?P<name>{name}))?"
        f"(?:或{filler}(?P<or_else>{open_site}))?{filler}"
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first.

    >>> any_of(["口岸", "海港口岸"])
    '海港口岸|口岸'
    """
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
