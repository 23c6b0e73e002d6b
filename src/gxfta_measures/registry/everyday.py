"""Names as people type them: what a body is called beside its full spellings, by rule and table.

Nothing here goes by likeness; what only looks alike is in `gxfta_measures.registry.suggestions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gxfta_measures.gazetteer import Place
from gxfta_measures.model import Department
from gxfta_measures.text import fold

if TYPE_CHECKING:
    from gxfta_measures.registry.registry import Registry

Bodies = tuple[Department, ...]
_QUOTES = "“”‘’\"'「」『』《》〈〉"
_REGION = ("自治区", "广西", "自贸试验区")


class InnerOffice(NamedTuple):
    """An office within a body, such as 口岸办 of 自治区商务厅."""

    body: Department
    name: str
    alias: str

    def __str__(self) -> str:
        return self.alias


class EverydayNames:
    """What the bodies of a registry are called; each index is made when it is first needed.

    Args:
        registry: The bodies, and the everyday words for them.

    >>> from gxfta_measures import departments
    >>> EverydayNames(departments()).find("南宁市市监局", "广西").name
    '南宁市市场监管局'
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._homes: dict[str | None, tuple[Place, ...]] = {None: ()}

    @cached_property
    def _everyday(self) -> list[tuple[str, str]]:
        return [(fold(short), fold(long)) for short, long in self._registry.short_forms]

    @cached_property
    def _everyday_word(self) -> re.Pattern[str]:
        """Finds any of the everyday words: most names have none."""
        return re.compile("|".join(re.escape(short) for short, _ in self._everyday))

    @cached_property
    def _places(self) -> dict[str, Place]:
        # Not the nation: of 中国人民银行钦州分行 the place is 钦州.
        known = [one for one in self._registry.gazetteer if one.kind != "nation"]
        return {fold(word): one for one in known for word in (one.name, *one.aliases)}

    @cached_property
    def _spellings(self) -> list[tuple[Department, list[str]]]:
        found: dict[str, list[str]] = {body.id: [] for body in self._registry}
        for spelling, body in self._registry.by_spelling.items():
            found[body.id].append(spelling)
        return [(body, found[body.id]) for body in self._registry]

    @cached_property
    def _lines(self) -> str:
        """Every spelling, each with a line end behind it."""
        return "".join(f"{one}\n" for _, spellings in self._spellings for one in spellings)

    @cached_property
    def without_place(self) -> dict[str, Bodies]:
        """The bodies by their spellings without the place: 商务厅, 市场监管局."""
        return _index(self._spellings, self._shorten)

    @cached_property
    def _systems(self) -> dict[str, Bodies]:
        return _index(self._spellings, _systems_of)

    @cached_property
    def _respelt(self) -> dict[str, Bodies]:
        return _index(self._spellings, _respell)

    @cached_property
    def _offices(self) -> dict[str, tuple[Department, str]]:
        found = ((body, _inner_offices(body)) for body in self._registry)
        return {office: (body, alias) for body, offices in found for office, alias in offices}

    def find(self, text: str, home: str | None) -> Department | None:
        """The one body that some words name, or None.

        Args:
            text: A full spelling, or a short form that one body of the home alone has.
            home: Whose bodies 自治区商务厅 and a bare 商务厅 are; None where nobody knows.

        >>> from gxfta_measures import departments
        >>> names = departments().names
        >>> names.find("区商务厅", "广西").name, names.find("区商务厅", None)
        ('自治区商务厅', None)
        """
        around, spelt = self._around(home), self._registry.by_spelling
        body = spelt.get(text)
        if body is not None and _is_of(body, around):
            return body  # a full spelling, as most names are, needs none of the indices
        for form in self.forms(text, around):
            body = spelt.get(form)
            sharing = (body,) if body else self._respelt.get(form) or self.without_place.get(form)
            if sharing and len(sharing) == 1 and self._says_whose(form, sharing[0], around):
                return sharing[0]
        return None

    def office(self, text: str) -> InnerOffice | None:
        """The office within a body that some words name, or None.

        >>> from gxfta_measures import departments
        >>> names = departments().names
        >>> {str(names.office(words)) for words in ("口岸办", "商务厅（口岸办）", "区商务厅口岸办")}
        {'自治区商务厅（口岸办）'}
        """
        folded = fold(text.strip().strip(_QUOTES))
        for office, (body, alias) in self._offices.items():
            head = folded.removesuffix(f"({office})").removesuffix(office)
            if head == folded:
                continue
            is_bare = head in {"", "区", *_words_around(body), "自治区"}
            if is_bare or self.find(head, "广西") is body:
                return InnerOffice(body, office, alias)
        return None

    def _around(self, home: str | None) -> tuple[Place, ...]:
        """The home and the places it lies in, but for the nation."""
        if home is not None and home not in self._homes:
            lineage = self._registry.gazetteer.find(home).lineage
            self._homes[home] = tuple(place for place in lineage if place.kind != "nation")
        return self._homes[home]

    def _says_whose(self, form: str, body: Department, around: Sequence[Place]) -> bool:
        """Whether some words say which place's body they mean, or it is one of the home's."""
        return _is_of(body, around) or form == body.id or self.place_in(form) is not None

    def meant(self, text: str, home: str | None) -> Bodies:
        """The bodies that some words may mean, those above others first.

        >>> from gxfta_measures import departments
        >>> [body.name for body in departments().names.meant("海关", "广西")][:2]
        ['南宁海关', '友谊关海关']
        """
        forms = self.forms(text, self._around(home) or self._around("广西"))
        indices = (self.without_place, self._systems, self._respelt)
        named = {body for form in forms for index in indices for body in index.get(form, ())}
        # 片区管委会, but not 局; most names end nothing, which one look at all spellings tells.
        ends = tuple(form for form in forms if len(form) > 1 and f"{form}\n" in self._lines)
        if ends:
            named |= {
                body for body, some in self._spellings if any(one.endswith(ends) for one in some)
            }
        return tuple(body for body in self._registry if body in named)

    def forms(self, text: str, around: Sequence[Place]) -> list[str]:
        """The folded spellings that some words stand for: without quotes, 区 as 自治区, …

        >>> from gxfta_measures import departments, places
        >>> departments().names.forms("“区市监局”", places().find("广西").lineage)
        ['区市监局', '自治区市监局', '区市场监管局', '自治区市场监管局']
        """
        plain = fold(text.strip().strip(_QUOTES))
        forms = [plain]
        if plain.startswith("区") and any(place.name.endswith("自治区") for place in around):
            forms.append(f"自治{plain}")
        if not self._everyday_word.search(forms[-1]):
            return forms
        forms += [
            form.replace(short, long)
            for form in forms
            for short, long in self._everyday
            if short in form and long not in form
        ]
        return forms

    def short_forms_of(self, body: Department) -> list[str]:
        """What a body is called without its place.

        >>> from gxfta_measures import departments
        >>> departments().names.short_forms_of(departments()["gx-drug-regulation"])
        ['药品监督管理局', '药监局']
        """
        return [form for form, bodies in self.without_place.items() if body in bodies]

    def place_in(self, text: str) -> Place | None:
        """The place that some words name, the longest, if they name any but the nation.

        >>> from gxfta_measures import departments
        >>> print(departments().names.place_in("中国人民银行崇左市分行"))
        崇左市
        """
        words = filter(text.__contains__, self._places)
        return self._places.get(max(words, key=len, default=""))

    def _shorten(self, body: Department, spellings: Iterable[str]) -> Iterator[str]:
        """The spellings without the place: 商务厅, 市场监管局; other bodies may share them."""
        heads = {*_REGION, *self._places, *_words_around(body)}
        for spelling in spellings:
            # The longest only: of 钦州港海关 the place is 钦州港, and 港海关 is no short form.
            lengths = range(len(spelling) - 2, 0, -1)
            longest = next((at for at in lengths if spelling[:at] in heads), 0)
            if longest:
                yield spelling[longest:]
                yield spelling[longest:].removeprefix("党委").removeprefix("委")


def _is_of(body: Department, around: Sequence[Place]) -> bool:
    """Whether a body is one of some places, or of the nation, so that its name needs no place."""
    return body.place is None or body.place.kind == "nation" or body.place in around


def _words_around(body: Department) -> set[str]:
    around = body.place.lineage if body.place else ()
    own = (place for place in around if place.kind != "nation")
    return {fold(word) for place in own for word in (place.name, *place.aliases)}


def _respell(body: Department, spellings: Iterable[str]) -> Iterator[str]:
    """The spellings with another name of the place, or without 委: 南宁数据局, 南宁市金融办."""
    if body.place is None or body.place.kind == "region":
        return
    name = fold(body.place.name)
    for spelling in spellings:
        for word in (name, *map(fold, body.place.aliases)):
            respelt = spelling.replace(name, word, 1)
            yield respelt
            if body.kind == "party":
                yield respelt.replace(f"{word}委", word, 1)


def _systems_of(body: Department, spellings: Iterable[str]) -> Iterator[str]:
    """What stands before the place in a name: 人民银行 in 人民银行崇左市分行."""
    words = _words_around(body)
    for spelling in spellings:
        starts = [spelling.find(word) for word in words if word in spelling]
        if starts and min(starts) > 1:
            yield spelling[: min(starts)]


def _inner_offices(body: Department) -> Iterator[tuple[str, str]]:
    """The words in brackets behind an alias, each with it: 口岸办 of 自治区商务厅（口岸办）."""
    for alias in body.aliases:
        _, bracket, office = fold(alias).partition("(")
        if bracket and office.endswith(")"):
            yield office[:-1], alias


def _index(
    spellings: Iterable[tuple[Department, list[str]]],
    forms: Callable[[Department, list[str]], Iterable[str]],
) -> dict[str, Bodies]:
    """The bodies by the forms that a rule makes of their spellings."""
    index: dict[str, Bodies] = {}
    for body, spelt in spellings:
        for form in dict.fromkeys(forms(body, spelt)):
            index[form] = (*index.get(form, ()), body)
    return index
