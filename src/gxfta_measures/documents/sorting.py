"""Sorts the passages of a page into the title, the parts and the rows of an annex.

Each passage gets one fate, and a page with a passage that got none is refused: what has no place
in the data is a finding. Between two measures it is an error, for it may be the heading of a part
that is not known, and a case must not become a pilot; elsewhere it is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gxfta_measures.documents.annex import Annex, Fate, Row
from gxfta_measures.documents.form import Form
from gxfta_measures.documents.page import Grid, Page, Passage, bound, on_one_line
from gxfta_measures.errors import Code, Finding, InvalidDocument
from gxfta_measures.findings import WHOLE_FILE, Findings, sift
from gxfta_measures.system.limits import Limit, quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.terms import PrintedColumn

_LABEL = re.compile(r"附件\s*[\d一二三四五六七八九十]*\s*[:：]?")
_ARTEFACT = re.compile(r"\[bookmark: [^\]]*\]")  # left by a conversion to text
# A line under a title that is no part of it: （单位：亿元）, 截止日期：…; but （第七批） is.
_SUBTITLE = re.compile(r"(?!.*第.{1,4}批)(?:[（(][^（()）]*[)）]|[^，。；：:]{2,10}[：:].*)")
# A line that is the heading of something, and of no part that is known.
_ORDINAL = re.compile(
    r"(?:[(（]?[一二三四五六七八九十]+[)）、.．]|第[一二三四五六七八九十]+部分).*"
)
# What may stand between measures and is no heading: notes, the marks and numbers of pages.
_HARMLESS = re.compile(
    r"(?:注|说明|备\s*注)\s*\d*[:：、.].*|[（(]?续表?\s*\d*[)）]?|[-—–\d\s第页共/]+"
)
_WITH_LINES = (PrintedColumn.LEAD, PrintedColumn.RESPONSIBLE)


def find_annex(page: Page, form: Form, source: str, sha256: str) -> Annex:
    """The annex that a page holds, with everything in it that has no place in the data.

    Args:
        page: What a reader of documents saw.
        form: How such annexes are laid out.
        source: What to call the document in errors.
        sha256: The SHA-256 of the file.

    Raises:
        InvalidDocument: No table has the columns of an annex.

    >>> from gxfta_measures.documents.form import guangxi
    >>> find_annex(Page(), guangxi(), "empty.txt", "")
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidDocument: empty.txt: 1 fault, ...
    """
    bound(source, sum(len(passage.text) for passage in page.passages()), Limit.TEXT)
    sorter = _Sorter(form)
    _, findings = sift(sorter.sort(page))
    if not sorter.columns:
        missing = Finding(WHOLE_FILE, _no_table(page, form), Code.NO_TABLE)
        raise InvalidDocument(source, (missing, *findings))
    lost = [one for one in page.passages() if one.text and one not in sorter.fates]
    if lost:
        told = [
            Finding(one.place, Phrase("it has no place: {text}", text=quote(one.text)), Code.LOST)
            for one in lost
        ]
        raise InvalidDocument(source, (*told, *findings))
    return Annex(
        sha256=sha256,
        title=sorter.title,
        parts=tuple(sorter.parts),
        rows=tuple(sorter.rows),
        form=form,
        findings=findings,
        fates=sorter.fates,
    )


class _Sorter:
    """What is known while passages are sorted."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.title = ""
        self.parts: list[str] = []
        self.rows: list[Row] = []
        self.columns: dict[PrintedColumn, int] = {}
        self.fates: dict[Passage, Fate] = {}
        self._header: Sequence[Passage] = ()
        self._above: list[Passage] = []  # lines above the table
        self._headings: set[Passage] = set()  # those right above it that are no title
        self._waiting: list[Passage] = []  # lines in or behind it, which a row may follow

    def sort(self, page: Page) -> Findings[None]:
        yield from page.findings
        self.fates |= dict.fromkeys(page.beside, Fate.LEFT_OUT)  # the reader told of them
        for block in page.blocks:
            if isinstance(block, Grid):
                for row in block.rows:
                    yield from self._row(row)
            else:
                self._line(block)
        yield from self._settle(self._waiting, between=False)
        if not self.columns:
            return
        for line in self._name(self._above):
            yield from self._settle([line], between=line in self._headings)

    def _line(self, line: Passage) -> None:
        if self.form.is_part(on_one_line(line.text)):
            self._part(line)
        elif not self.columns:
            self._above.append(line)
        elif line.text:
            self._waiting.append(line)

    def _part(self, passage: Passage) -> None:
        self.fates[passage] = Fate.PART
        self.parts.append(on_one_line(passage.text))

    def _settle(self, passages: Iterable[Passage], *, between: bool) -> Iterator[Finding]:
        """Leave out what has no place, and say so."""
        for passage in passages:
            self.fates[passage] = Fate.LEFT_OUT
            text = on_one_line(passage.text)
            message = Phrase("it is left out: {text}", text=quote(text))
            if between and not _HARMLESS.fullmatch(text):
                known = tuple(self.form.parts) or Phrase("no part")
                message = Phrase(
                    "it stands between measures and is no heading that is known: {text}; "
                    "the heading of a part says {known}",
                    text=quote(text),
                    known=known,
                )
                yield Finding(passage.place, message, Code.PART)
            else:
                yield Finding(passage.place, message, Code.LEFT_OUT, warning=True)

    def _row(self, row: Sequence[Passage]) -> Iterator[Finding]:
        cells = [cell for cell in dict.fromkeys(row) if cell.text]
        if self.form.is_header(cell.text for cell in cells):
            yield from self._head(row)
        elif len(cells) == 1 and (len(set(row)) == 1 or self.form.is_part(cells[0].text)):
            self._line(cells[0])
        elif cells and self.columns:
            yield from self._settle(self._waiting, between=True)
            self._waiting = []
            yield from self._measure(row)
        elif cells:
            yield from self._settle(cells, between=False)

    def _head(self, row: Sequence[Passage]) -> Iterator[Finding]:
        repeated = [cell.text for cell in row] == [cell.text for cell in self._header]
        self._header, self.columns = row, {}
        for cell in dict.fromkeys(row):
            column = self.form.column(cell.text)
            self.fates[cell] = Fate.HEADING if column else Fate.LEFT_OUT
            text = quote(on_one_line(cell.text))
            if column in self.columns:
                message = Phrase(
                    "a second column has the heading {text}: which one is it?", text=text
                )
                yield Finding(cell.place, message, Code.COLUMN)
            elif column:
                self.columns[column] = row.index(cell)
            elif cell.text and not repeated:
                message = Phrase("the column is left out: {text}", text=text)
                yield Finding(cell.place, message, Code.COLUMN, warning=True)
        if not repeated:
            yield from self._missing(row)

    def _missing(self, row: Sequence[Passage]) -> Iterator[Finding]:
        for column, words in self.form.columns.items():
            if column not in self.columns:
                message = Phrase(
                    "there is no column {name}; {seen}", name=words[0], seen=_seen(row, self.form)
                )
                optional = column in self.form.optional
                yield Finding(row[0].place, message, Code.COLUMN, warning=optional)

    def _measure(self, row: Sequence[Passage]) -> Iterator[Finding]:
        yield from self._unheaded(row)
        place, last = row[0].place, max(self.columns.values())
        mine = {column: row[index] for column, index in self.columns.items() if index < len(row)}
        self.fates |= dict.fromkeys(mine.values(), Fate.CELL)
        printed = " | ".join(on_one_line(cell.text) for cell in dict.fromkeys(mine.values()))
        if len(row) <= last:
            message = Phrase(
                "row {printed} has {count} cells, not {wanted}",
                printed=quote(printed),
                count=len(row),
                wanted=last + 1,
            )
            yield Finding(place, message, Code.ROW)
            return
        texts = {
            column: cell.text if column in _WITH_LINES else on_one_line(cell.text)
            for column, cell in mine.items()
        }
        number = self._number(texts)
        if number is None:
            said = texts[PrintedColumn.NUMBER]
            heading = self.form.columns[PrintedColumn.NUMBER][0]
            message = Phrase(
                "{heading} is no number: {text}, in row {printed}",
                heading=heading,
                text=quote(said),
                printed=quote(printed),
            )
            yield Finding(place, message, Code.ROW)
            return
        part = self.parts[-1] if self.parts else ""
        self.rows.append(Row(place=place, part=part, number=number, cells=texts))

    def _number(self, texts: dict[PrintedColumn, str]) -> int | None:
        if PrintedColumn.NUMBER in texts:
            return self.form.number(texts[PrintedColumn.NUMBER])
        part = self.parts[-1] if self.parts else ""
        return 1 + sum(row.part == part for row in self.rows)

    def _unheaded(self, row: Sequence[Passage]) -> Iterator[Finding]:
        """What stands under no heading, or under one that is left out."""
        taken = {row[index] for index in self.columns.values() if index < len(row)}
        for index, cell in enumerate(row):
            if cell.text and cell not in taken and row.index(cell) == index:
                self.fates.setdefault(cell, Fate.LEFT_OUT)
                heading = self._header[index].text if index < len(self._header) else ""
                message = Phrase(
                    "a cell under {heading} is left out: {text}",
                    heading=heading or Phrase("no heading"),
                    text=quote(cell.text),
                )
                yield Finding(cell.place, message, Code.COLUMN, warning=bool(heading))

    def _name(self, lines: Sequence[Passage]) -> Iterator[Passage]:
        """Find the title among the lines above the table; what else stands there is given back.

        It is the lines behind the word 附件, or those right above the table where that is not
        printed; a subtitle is no part of it.
        """
        printed = {line: _ARTEFACT.sub("", on_one_line(line.text)).strip() for line in lines}
        behind = [line for line in lines if _LABEL.fullmatch(printed[line])][-1:]
        title: list[Passage] = []
        for line in reversed(printed):
            gap = not printed[line] and not behind and title
            if line in behind or gap:
                break
            title += [line] if printed[line] else []
        first, *others = title[::-1] or [Passage("", "")]
        self._headings = {line for line in title if _ORDINAL.fullmatch(printed.get(line, ""))}
        kept = [line for line in others if not _SUBTITLE.fullmatch(printed[line])]
        kept = [line for line in [first, *kept] if line not in self._headings]
        self.title = "".join(printed.get(line, "") for line in kept)
        self.fates |= dict.fromkeys(kept, Fate.TITLE) | dict.fromkeys(behind, Fate.LABEL)
        yield from (line for line in lines if line.text and line not in self.fates)


def _no_table(page: Page, form: Form) -> Phrase:
    rows = [row for block in page.blocks if isinstance(block, Grid) for row in block.rows]
    likely = sorted(rows, key=lambda row: -sum(form.column(cell.text) is not None for cell in row))
    return Phrase(
        "no table has the columns {wanted}; {seen}; is it the annex, and all of it?",
        wanted="、".join(words[0] for words in form.columns.values()),
        seen=_seen(likely[0], form) if likely else Phrase("there is no table in it"),
    )


def _seen(row: Sequence[Passage], form: Form) -> Phrase:
    """What a row of headings says, and which of them are known."""
    texts = [on_one_line(cell.text) for cell in dict.fromkeys(row) if cell.text]
    unknown = [text for text in texts if form.column(text) is None]
    seen = Phrase("the headings there are {texts}", texts=quote(" | ".join(texts)))
    if not unknown:
        return seen
    return Phrase(
        "{seen}, of which {unknown} are not known: say with --form what they mean",
        seen=seen,
        unknown=quote(" | ".join(unknown)),
    )
