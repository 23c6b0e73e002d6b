"""The styles of citation, each a function of what is cited.

What is not known of a document stands as each style prescribes for the unknown: 佚名 and
[出版者不详] in GB/T 7714, the title in the author's place and (n.d.) in APA, no field in CSL.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal, get_args

from attrs import frozen

from gxfta_measures.guards import expect, expect_word

Style = Literal["gb7714", "apa", "bibtex", "csl-json"]
STYLES: tuple[Style, ...] = get_args(Style)


@frozen(kw_only=True)
class Source:
    """What is cited, before any style; None is what is not known.

    Attributes:
        key: A key for bibliographies.
        kind: As CSL calls a part of a document, and a data set.
        creator: Who issued the document, or made the data set.
        title: The title of what is cited.
        title_en: An unofficial English title.
        container: The title of the document that it is a part of.
        number: The number of the document.
        issued: The date of the document, or of the data set.
        version: The version of the data.
        part: Which part is cited, in Chinese; None for the whole.
        part_en: The same in English.
        digest: The digest of the batch.
        about: What is known, and what is not, of the document behind a data set.
    """

    key: str
    kind: Literal["chapter", "dataset"]
    creator: str | None
    title: str
    title_en: str | None = None
    container: str | None = None
    number: str | None = None
    issued: str | None = None
    version: str
    part: str | None
    part_en: str
    digest: str
    about: str | None = None

    @property
    def year(self) -> str | None:
        """The year, where the date says one; else the date as it stands."""
        year = re.search(r"\d{4}", self.issued or "")
        return year[0] if year else self.issued


def written(sources: Iterable[Source], style: Style, accessed: date | None) -> str:
    """The citations of sources in a style, one a line where the style has lines.

    Raises:
        UnknownTerm: There is no such style.
        WrongType: The style is no word, or the day no date.

    >>> written([], "gb7714", None)
    ''
    """
    expect_word(style, STYLES, "style")
    expect(accessed, (date, type(None)), "accessed", "a datetime.date or None")
    day = accessed or date.today()  # noqa: DTZ011  # the day where the reader is
    if style == "csl-json":
        return json.dumps([_csl(one, day) for one in sources], ensure_ascii=False, indent=2)
    write = {"gb7714": _gb7714, "apa": _apa, "bibtex": _bibtex}[style]
    return "\n".join(write(one, day) for one in sources)


def _gb7714(source: Source, accessed: date) -> str:
    """GB/T 7714—2015, which prescribes no word for an unknown year: it gets that of the place."""
    mark = "DS" if source.container is None else "Z"
    within = f"//{source.creator or '佚名'}. {source.container}" if source.container else ""
    number = f": {source.number}" if source.number else ""
    year = source.year or "[出版年不详]"
    part = f": {source.part}" if source.part else ""
    return (
        f"{source.creator or '佚名'}. {source.title}[{mark}/OL]{within}{number}. "
        f"[出版地不详]: [出版者不详], {year}{part}[{accessed.isoformat()}]. "
        f"{source.version}, {source.key.removeprefix('gxfta-')}, {source.digest}."
    )


def _apa(source: Source, _: date) -> str:
    """APA, 7th edition: a work without an author begins with its title."""
    details = "; ".join(filter(None, [source.number, source.part_en, source.version]))
    year = f"({source.year or 'n.d.'})"
    name = source.title + (f" [{source.title_en}]" if source.title_en else "")
    rest = f" In {source.container} ({details})."
    if source.container is None:
        name, rest = f"{name} ({details}) [Data set]", f" Source: {source.about}."
    begin = f"{source.creator}. {year}. {name}." if source.creator else f"{name}. {year}."
    return f"{begin}{rest} {source.digest}."


def _bibtex(source: Source, _: date) -> str:
    """BibTeX; in double braces, for a name is no list of names and a title keeps its capitals."""
    lines = [f"  {name} = {{{{{_latex(value)}}}}}," for name, value in _bibtex_fields(source)]
    return "\n".join([f"@misc{{{source.key},", *lines, "}"])


def _bibtex_fields(source: Source) -> Iterator[tuple[str, str]]:
    if source.creator:
        yield "author", source.creator
    yield "title", source.title
    if source.container:
        yield "howpublished", f"In: {source.container}, {source.part}"
    if source.number:
        yield "number", source.number
    yield "year", source.year or "n.d."
    yield "version", source.version
    notes = (source.part_en, source.digest, source.about)
    yield "note", "; ".join(filter(None, notes))
    yield "language", "chinese"


#: What TeX takes for its own, as it is written to be printed.
_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def _latex(text: str) -> str:
    return text.translate(_TEX)


def _csl(source: Source, accessed: date) -> dict[str, Any]:
    """CSL-JSON, in which the unknown is the field that is not there."""
    entry = {
        "id": source.key,
        "type": source.kind,
        "title": source.title,
        "container-title": source.container,
        "author": source.creator and [{"literal": source.creator}],
        "issued": source.issued and _csl_date(source.issued),
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]},
        "number": source.number,
        "version": source.version,
        "section": source.part,
        "note": "; ".join(filter(None, (source.part_en, source.digest, source.about))),
        "language": "zh-CN",
    }
    return {name: value for name, value in entry.items() if value is not None}


def _csl_date(printed: str) -> dict[str, Any]:
    """A date in its parts where it is written in the order of ISO 8601, and else as it stands."""
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", printed):
        return {"date-parts": [list(map(int, printed.split("-")))]}
    return {"literal": printed}
