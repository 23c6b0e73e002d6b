"""What the title of an annex and the headings of its parts say of the measures below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gxfta_measures.documents.annex import Annex
from gxfta_measures.documents.places import under
from gxfta_measures.errors import Code, Finding
from gxfta_measures.findings import WHOLE_FILE, Findings
from gxfta_measures.likeness import alike
from gxfta_measures.system.limits import around, quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.terms import MeasureType

_COUNT = re.compile(r"[(（]共?(\d{1,4})[项个条][)）]")
_BATCH = re.compile(
    r"第\s*([零〇一二两三四五六七八九十廿卅百千壹贰叁肆伍陆柒捌玖拾佰仟\d]{1,9})\s*批"
)
_NUMERAL = re.compile("([二三四五六七八九]?十)?([一二三四五六七八九])?")
_DIGITS = "零一二三四五六七八九"
# Damaged text, and signs that say something in one font only.
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")


def check_title(annex: Annex, number: int) -> Iterator[Finding]:
    """Whether there is a title, and whether it is that of a batch.

    Args:
        annex: The annex.
        number: The number of the batch.
    """
    printed = [one for one in _BATCH.finditer(annex.title) if _numeral(one[1]) != number]
    if not annex.title:
        yield Finding(
            Phrase("title"), Phrase("no line above the table names the document"), Code.TITLE
        )
    elif printed:
        marked = around(annex.title, *printed[0].span())
        yield Finding(
            Phrase("title"),
            Phrase("it is not that of batch {number}: {marked}", number=number, marked=marked),
            Code.TITLE,
        )


def _numeral(numeral: str) -> int | None:
    """A number, or a Chinese numeral below one hundred; None for any other.

    >>> _numeral("七"), _numeral("二十一"), _numeral("8"), _numeral("七八")
    (7, 21, 8, None)
    """
    if numeral.isdecimal():
        return int(numeral)
    found = _NUMERAL.fullmatch(numeral)
    if found is None:
        return None
    tens, ones = found.groups("")
    return (_DIGITS.index(tens[:-1] or "一") * 10 if tens else 0) + _DIGITS.index(ones or "零")


def types_of(annex: Annex) -> Findings[dict[str, MeasureType]]:
    """The type that the heading of each part names, its printed count compared.

    Args:
        annex: The annex.
    """
    rows = Counter(row.part for row in annex.rows)
    labels = annex.form.parts
    types = {"": annex.form.all} if annex.form.all else {}
    for part in annex.parts:
        place = Phrase("heading {part}", part=part)
        named = [type_ for label, type_ in labels.items() if label in part]
        named = [annex.form.all] if annex.form.all else named
        if len(named) != 1:
            close = alike(part, labels, n=1, cutoff=0.3)
            meant = Phrase("did you mean {words}?", words=close[:1])
            hint = meant if close else Phrase("use {words}", words=tuple(labels))
            yield Finding(
                place,
                Phrase("no part that is known: {part}; {hint}", part=quote(part), hint=hint),
                Code.PART,
            )
            continue
        count = _COUNT.search(part)
        if count and int(count[1]) != rows[part]:
            marked = around(part, *count.span(1))
            message = Phrase(
                "{rows} rows follow, not as printed: {marked}", rows=rows[part], marked=marked
            )
            yield Finding(place, message, Code.COUNT)
        types[part] = named[0]
    return types


def check_rows(annex: Annex) -> Iterator[Finding]:
    """Whether there are rows, each stands in a part, and its signs can be read.

    Args:
        annex: The annex.
    """
    if not annex.rows:
        yield Finding(
            WHOLE_FILE, Phrase("there is no measure in it: no row follows the headings"), Code.EMPTY
        )
    for row in annex.rows:
        if not row.part and not annex.form.all:
            message = Phrase(
                "row 【{number}】 stands above the heading of any part", number=row.number
            )
            yield Finding(row.place, message, Code.ROW)
        for column, text in row.cells.items():
            yield from _check_signs(under(row.place, column.heading), text)
    yield from _check_signs(Phrase("title"), annex.title)


def _check_signs(place: str, text: str) -> Iterator[Finding]:
    found = _UNREADABLE.search(text)
    if found:
        message = Phrase(
            "a sign that no text can hold, U+{number:04X}: type what is seen: {marked}",
            number=ord(found[0]),
            marked=around(text, *found.span()),
        )
        yield Finding(place, message, Code.UNREADABLE)
