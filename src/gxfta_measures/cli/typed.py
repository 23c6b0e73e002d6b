"""What people type, as they type it in Chinese: full-width signs, quotes, and 、 between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import typer

import gxfta_measures as gx
from gxfta_measures.cli.terminal import tell
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import language_of
from gxfta_measures.terms import MeasureType

_QUOTES = re.compile("[“”‘’「」『』《》〈〉\"']")
_BETWEEN = re.compile("[、，,；;]")
_OF_BATCH = re.compile(r"第?(\d+)批?次?")
_DIGITS = 9  # of a number that somebody means
_WHOLE = frozenset({"全区", "自治区", "广西全区"})  # as people call the whole region
_ALL = frozenset({"all", "全部", "所有"})


def plain(word: str) -> str:
    """A word without the quotes and blanks around its parts.

    >>> plain(" “自治区商务厅”、“药监局” ")
    '自治区商务厅、药监局'
    """
    return _QUOTES.sub("", word).strip()


def narrow(word: str) -> str:
    """The same in half-width signs.

    >>> narrow("“７－ｐｉｌｏｔ－０１”")
    '7-pilot-01'
    """
    return plain(unicodedata.normalize("NFKC", word))


def words_of(given: Iterable[str] | None) -> list[str]:
    """The words of an option, which may be given twice or list several.

    >>> words_of(["试点、案例"])
    ['试点', '案例']
    """
    parts = (one for word in given or () for one in _BETWEEN.split(plain(word)))
    return [one.strip() for one in parts]


def places_of(given: Iterable[str] | None) -> list[str]:
    """The places of an option, which may say 全区 for the whole region.

    >>> places_of(["全区、凭祥市"])
    ['广西壮族自治区', '凭祥市']
    """
    return ["广西壮族自治区" if one in _WHOLE else one for one in words_of(given)]


def id_of(word: str) -> str:
    """The id of a measure, with the Chinese words for the parts of a batch.

    >>> id_of("７-案例-14")
    '7-case-14'
    """
    id_ = narrow(word).lower()
    for type_ in MeasureType:
        id_ = id_.replace(type_.short.zh, type_.value)
    return id_


def labels_of(word: str | None) -> str | None:
    """The language of headings, as export names it; a word for none goes on as it is."""
    return word and (language_of(narrow(word)) or word)


def number_of(word: str) -> int:
    """The number of a batch.

    Raises:
        BadParameter: It is none.

    >>> number_of("第７批"), number_of("7")
    (7, 7)
    """
    found = _OF_BATCH.fullmatch(narrow(word))
    if not found or len(found[1]) > _DIGITS or not int(found[1]):
        raise typer.BadParameter(_("'{word}' is no number of a batch").format(word=word))
    return int(found[1])


def is_all(word: str) -> bool:
    """Whether a word asks for every batch.

    >>> is_all("ALL"), is_all("全部"), is_all("7")
    (True, True, False)
    """
    return narrow(word).lower() in _ALL


def catalogue_of(batch: str | None) -> gx.Catalogue:
    """The catalogue that ``--batch`` asks for: a number, all, or else the newest.

    Where the newest answers though there are older ones, a line on stderr says so.
    """
    if batch is not None and is_all(batch):
        return gx.load_all()
    if batch is not None:
        return gx.load(number_of(batch))
    *older, newest = gx.batches()
    if older:
        note = _("batch {number} answers; --batch all asks {older} too")
        numbers = _(", ").join(str(one.number) for one in older)
        tell(f"gxfta: {note.format(number=newest.number, older=numbers)}")
    return gx.load(newest.number)
