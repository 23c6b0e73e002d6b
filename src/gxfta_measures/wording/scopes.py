"""From the wording of 推广范围 to where a measure applies: `parse_scope`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve

from gxfta_measures.errors import UnknownScope
from gxfta_measures.gazetteer import Gazetteer, places
from gxfta_measures.guards import expect
from gxfta_measures.likeness import alike
from gxfta_measures.scope import Scope, ScopePart, SiteKind
from gxfta_measures.system.memory import remembering_calls
from gxfta_measures.text import BLANKS, EMPTY_MARKS
from gxfta_measures.wording.lengths import LONGEST_SCOPE
from gxfta_measures.wording.scope_parts import ScopeReader, any_of, known_words
from gxfta_measures.wording.vocabulary import either, mapping, words


def parse_scope(
    text: str, gazetteer: Gazetteer | None = None, *, home: str | None = "广西"
) -> Scope | None:
    """Where a measure applies, as the words of the 推广范围 column say it.

    Args:
        text: The words as printed.
        gazetteer: The places to recognise; by default the bundled ones.
        home: The place whose document it is, so that 全区 and 自治区 are its own; None where
            they are nobody's.

    Returns:
        The scope; None for ``——`` and the like, which assign none.

    Raises:
        UnknownScope: The words cannot be read, or may be read in two ways; nothing is guessed.
        UnknownPlace: The words speak of the home, and the gazetteer does not know it.

    >>> parse_scope("全区各海港口岸").site
    <SiteKind.SEAPORT: 'seaport'>
    >>> parse_scope("——") is None
    True
    >>> [part.text for part in parse_scope("南宁、钦州港、崇左片区").parts]
    ['南宁', '钦州港', '崇左片区']
    >>> parse_scope("全区", home=None).territory is None
    True
    """
    expect(text, str, "parse_scope", "the text of a cell")
    expect(gazetteer, (Gazetteer, type(None)), "gazetteer", "a Gazetteer or None")
    expect(home, (str, type(None)), "home", "the name of a place or None")
    return _parse_scope(text, places() if gazetteer is None else gazetteer, home)


_BLANK = re.compile(BLANKS)
_FULL_WIDTH = str.maketrans("(),;", "（），；")


@remembering_calls(answers=1024)
def _parse_scope(text: str, gazetteer: Gazetteer, home: str | None) -> Scope | None:
    printed = _BLANK.sub("", text).translate(_FULL_WIDTH).rstrip("。；")
    if printed in EMPTY_MARKS:
        return None
    if len(printed) > LONGEST_SCOPE:
        raise UnknownScope(text)
    reader = ScopeReader(gazetteer, home)
    whole = reader.part(printed)
    if whole is not None:
        return Scope(
            text=text,
            territory=whole.territory,
            site=whole.site,
            conditional=whole.conditional,
        )
    for held, taken in _with_exclusions(printed):
        parts, excluded = _list(held, reader), _list(taken, reader) if taken else []
        if parts and (excluded or not taken):
            given = [[_as_printed(part, text) for part in some] for some in (parts, excluded)]
            return Scope.composed(text, *given)
    raise UnknownScope(text, alike(printed, known_words(gazetteer), cutoff=0.5))


def _as_printed(part: ScopePart, text: str) -> ScopePart:
    """The part in the very words of the document, blanks and half-width brackets included."""
    full = text.translate(_FULL_WIDTH)
    found = re.search(f"{BLANKS}*".join(map(re.escape, part.text)), full)
    return evolve(part, text=text[found.start() : found.end()]) if found else part


# What is excluded.


@cache
def _exclusions() -> tuple[re.Pattern[str], ...]:
    """The ways to say what a scope does not hold: 全区（不含南宁市）, 除南宁市外的全区."""
    without = either("scope-exclusions")
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?P<held>.+?)（{without}(?P<taken>.+)）",  # 全区（不含南宁市）
            rf"(?P<held>.+?)[，；]?{without}(?P<taken>.+)",  # 全区，不含南宁市
            r"(?P<held>.+?)（除(?P<taken>.+?)(?:以|之)?外）",  # 全区（除南宁市外）
            r"(?P<held>.+?)（(?P<taken>.+)除外）",  # 全区（南宁市除外）
            r"(?P<held>.+?)[，；](?P<taken>[^，；]+)除外",  # 全区，南宁市除外
            r"除(?P<taken>.+?)(?:以|之)?外[的，](?P<held>.+)",  # 除南宁市外的全区
            r"(?P<held>.+?)除(?P<taken>.+?)(?:以|之)?外(?P<rest>的.+)?",  # 全区除南宁市外的口岸
        )
    )


def _with_exclusions(printed: str) -> Iterator[tuple[str, str | None]]:
    """The ways to part the words into what is held and what is taken out of it."""
    yield printed, None
    for pattern in _exclusions():
        found = pattern.fullmatch(printed)
        if found:
            yield found["held"] + (found.groupdict().get("rest") or ""), found["taken"]


# Lists.


def _list(printed: str, reader: ScopeReader) -> list[ScopePart]:
    """The parts that some words list; none where one of them cannot be read.

    >>> from gxfta_measures import places
    >>> [part.text for part in _list("全区海港口岸和边境口岸", ScopeReader(places(), "广西"))]
    ['全区海港口岸', '边境口岸']
    """
    opened = _inclusion().sub(r"、\1", printed)
    parts: list[ScopePart] = []
    for run in re.split(r"[，；](?![^（]*）)", opened):
        read = _run(_pieces(run, reader), reader)
        if not read:
            return []
        parts += read
    return parts


@cache
def _inclusion() -> re.Pattern[str]:
    return re.compile(f"（{either('scope-inclusions')}((?:[^（）]|（[^（）]*）)+)）")


def _pieces(run: str, reader: ScopeReader) -> list[str]:
    """What stands between 、 and the words that join; a name that holds such a word is whole."""
    pieces: list[str] = []
    for piece in re.split(r"、(?![^（]*）)", run):
        is_whole = reader.part(piece) is not None
        pieces += [piece] if is_whole else _between_joins(piece)
    return pieces


def _between_joins(piece: str) -> list[str]:
    """What stands between words that join: 综合保税区 and 口岸 of 综合保税区和口岸."""
    pieces = [""]
    for found in _word_or_join().finditer(piece):
        if found["join"]:
            pieces.append("")
        else:
            pieces[-1] += found[0]
    return pieces


@cache
def _word_or_join() -> re.Pattern[str]:
    joins = words("scope-joins")
    names = [*words("cities"), *words("scope-names"), *mapping("scope-sites")]
    whole = any_of(name for name in names if any(join in name for join in joins))
    return re.compile(f"{whole}|（[^）]*）|(?P<join>{either('scope-joins')})|.")


def _run(pieces: list[str], reader: ScopeReader) -> list[ScopePart]:
    """The parts of a list without ， in it: they may share what the first or the last prints."""
    last = pieces[-1]
    is_whole = len(pieces) == 1 and reader.part(last) is not None  # 8个改革试验区域
    ending = None if is_whole else _ending().fullmatch(last)
    if ending is None or not (ending["etc"] or ending["count"]):
        return _share(pieces, "", reader)
    # 南宁、柳州等市; 上海、广东2个自贸试验区
    parts = _share([*pieces[:-1], ending["stem"]], ending["tail"] or "", reader)
    if not parts or _number(ending["count"]) == len(parts):
        return parts
    rest = ScopePart(text=last[len(ending["stem"]) :], site=SiteKind.UNSPECIFIED)
    return [*parts, rest] if ending["etc"] else []


@cache
def _ending() -> re.Pattern[str]:
    tail = any_of([*words("scope-tails"), *mapping("scope-sites")])
    return re.compile(f"(?P<stem>.+?)(?P<etc>等)?(?P<count>[{_DIGITS}]+)?个?(?P<tail>{tail})?")


_DIGITS = r"\d一二两三四五六七八九十"


def _number(word: str | None) -> int | None:
    numerals = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")}
    numerals["两"] = 2
    return int(word) if word and word.isdecimal() else numerals.get(word or "")


def _share(pieces: Sequence[str], suffix: str, reader: ScopeReader) -> list[ScopePart]:
    """The parts of some pieces; bare names take the suffix that is printed behind them."""
    backwards: list[ScopePart] = []
    for piece in reversed(pieces):
        part = _with_suffix(piece, suffix, reader)
        if part is None or (backwards and _may_share(part, backwards[-1])):
            return []
        backwards.append(part)
        if not _needs_suffix(piece, reader):
            suffix = _suffix(piece, reader)
    return list(_with_territory(backwards[::-1], reader))


def _with_suffix(piece: str, suffix: str, reader: ScopeReader) -> ScopePart | None:
    """One part of a list, with the suffix that it may lack: 南宁 of 南宁、崇左片区."""
    alone = reader.part(piece)
    if not suffix or not _needs_suffix(piece, reader):
        return alone
    longer = reader.part(piece + suffix)
    if longer is None:
        return alone if suffix in words("scope-tails") else None
    return evolve(longer, text=piece)


def _needs_suffix(piece: str, reader: ScopeReader) -> bool:
    """Whether it may be half of a name: 南宁 and 钦州港 may, 南宁市 and 崇左片区 are whole."""
    if reader.part(piece) is None:
        return True
    return _is_bare(piece, reader) and not piece.endswith(tuple(mapping("scope-sites")))


def _suffix(piece: str, reader: ScopeReader) -> str:
    """The kind of site that ends a name, which the names before it may share: 崇左片区 has 片区."""
    sites = sorted(mapping("scope-sites"), key=len, reverse=True)
    suffix = next((word for word in sites if piece.endswith(word)), "")
    stem = piece.removesuffix(suffix)
    is_name = reader.gazetteer.get_spelling(piece) is not None
    return suffix if stem and (is_name or _is_bare(stem, reader)) else ""


def _is_bare(stem: str, reader: ScopeReader) -> bool:
    return reader.gazetteer.get_spelling(stem) is not None and not stem.endswith(_DIVISIONS)


_DIVISIONS = ("省", "市", "县", "区")


def _may_share(before: ScopePart, behind: ScopePart) -> bool:
    """Whether nobody can tell if two divisions share a site: 南宁市、钦州市综合保税区."""
    one, other = before.territory, behind.territory
    if one is None or other is None or one.name != before.text or one.kind != other.kind:
        return False
    return behind.site is not SiteKind.ANY and behind.text.startswith(other.name)


def _with_territory(parts: Sequence[ScopePart], reader: ScopeReader) -> Iterator[ScopePart]:
    """The parts with the territory and the condition that those before them print for all."""
    territory, conditional = None, False
    for part in parts:
        conditional |= part.conditional
        own = part.territory
        if own is None and part.site not in _OF_THEIR_OWN:
            own = territory
        territory = reader.territory_of_list(part.text) or territory
        yield evolve(part, territory=own, conditional=conditional)


_OF_THEIR_OWN = frozenset({SiteKind.ANY, SiteKind.NAMED, SiteKind.UNSPECIFIED})
