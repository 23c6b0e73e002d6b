"""From the annex of a document to a checked batch file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from gxfta_measures.batchfile.checks import (
    Placed,
    check_measures,
    check_number,
    check_order,
    check_text,
)
from gxfta_measures.batchfile.corrections import (
    check_corrected_cell,
    check_corrected_scope,
)
from gxfta_measures.batchfile.schema import SCHEMA_VERSION
from gxfta_measures.build.carried import carried_cell, carried_scope, check_carried
from gxfta_measures.build.line_ends import settled
from gxfta_measures.digests import digest_of, digests_of
from gxfta_measures.documents.annex import Annex, Row
from gxfta_measures.documents.headings import check_rows, check_title, types_of
from gxfta_measures.documents.places import under
from gxfta_measures.errors import Code, Finding, InvalidDocument, UnknownPlace
from gxfta_measures.findings import SHOWN, Findings, sift
from gxfta_measures.gazetteer import Gazetteer, places_as_of
from gxfta_measures.model import DepartmentList, Document, Measure, Mention
from gxfta_measures.reasons import phrase_of
from gxfta_measures.records import Header, canonical, measure_record, record_of
from gxfta_measures.registry import Registry
from gxfta_measures.registry.bodies import bodies_as_of
from gxfta_measures.scope import Scope
from gxfta_measures.system.limits import WINDOW, Limit, around, quote
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.resources import read_json
from gxfta_measures.terms import MeasureType, PrintedColumn
from gxfta_measures.wording.lists import parse_departments
from gxfta_measures.wording.scopes import parse_scope

Watch = Callable[[Iterable[Row]], Iterable[Row]]

_TITLE_TAIL = "复制推广工作任务分工表"


@frozen(kw_only=True)
class Draft:
    """What a document says, read and checked.

    Attributes:
        number: The number of the batch.
        revision: The revision of the derived data.
        document: The document.
        measures: The measures, as far as they could be read.
        findings: All that is wrong or worth knowing.
        registry: The bodies that were recognised.
        gazetteer: The places that were.
    """

    number: int
    revision: int
    document: Document
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...]
    registry: Registry
    gazetteer: Gazetteer

    @property
    def digest(self) -> str:
        """The digest of the catalogue that the batch file gives."""
        return digests_of(self.measures, self.registry, self.gazetteer)[1]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that no batch file can be written with."""
        return tuple(finding for finding in self.findings if not finding.warning)

    def to_json(self) -> str:
        """The batch file: canonical JSON, the same bytes for the same document.

        Raises:
            InvalidDocument: There are errors; all of them are listed.
        """
        if self.errors:
            raise InvalidDocument("document", self.errors)
        records = list(map(measure_record, self.measures))
        header = Header(
            number=self.number,
            title=self.document.title.removesuffix(_TITLE_TAIL),
            revision=self.revision,
            schema_version=SCHEMA_VERSION,
            document=self.document,
            digest=self.digest,
            measures_digest=digest_of(records),
        )
        return canonical({"batch": record_of(header), "measures": records})


def draft(  # noqa: PLR0913  # all but two have a default
    annex: Annex,
    number: int,
    *,
    head: Mapping[str, Any] | None = None,
    english: Mapping[str, str] | None = None,
    registry: Registry | None = None,
    corrected: Iterable[Measure] = (),
    allow_unknown: bool = False,
    watch: Watch = tuple,
) -> Draft:
    """The measures of an annex, with every finding on the way; nothing stops the rest.

    Args:
        annex: What a reader of documents returned.
        number: The number of the batch.
        head: The ``revision`` of the derived data, by default 1, and ``number``, ``date`` and
            ``issuer`` of the notice, as far as a document at hand prints them.
        english: Unofficial English titles, by the printed ones; by default the bundled ones.
        registry: The bodies to recognise; by default the bundled ones as of that batch.
        corrected: Measures whose stated corrections are carried over, where the printed words
            are the same; other measures among them do not matter.
        allow_unknown: Whether bodies outside the registry are warnings, not errors.
        watch: Is given the rows and gives them back one by one, to show progress.

    >>> from gxfta_measures.documents import read_content
    >>> from gxfta_measures.system.resources import read_bytes
    >>> annex = read_content(read_bytes("batch-07/document.txt"), "document.txt")
    >>> draft(annex, 7).errors, len(draft(annex, 7).measures)
    ((), 40)
    """
    known, gazetteer = registry or bodies_as_of(number), places_as_of(number)
    titles = read_json("english.json")["titles"] if english is None else english
    home = annex.form.home
    stated = {measure.id: measure for measure in corrected if measure.corrections}
    drafter = _Drafter(number, titles, known, gazetteer, home, stated, allow_unknown=allow_unknown)
    measures, findings = sift(_read(annex, drafter, number, watch))
    notice = dict(head or {})
    return Draft(
        number=number,
        revision=notice.pop("revision", 1),
        document=Document(title=annex.title, sha256=annex.sha256, home=home, **notice),
        measures=measures,
        findings=tuple(dict.fromkeys(findings)),
        registry=known,
        gazetteer=gazetteer,
    )


def _read(
    annex: Annex, drafter: _Drafter, number: int, watch: Watch
) -> Findings[tuple[Measure, ...]]:
    yield from annex.findings
    yield from check_title(annex, number)
    yield from check_number(Phrase("batch"), number)
    yield from check_text(Phrase("title"), annex.title, Limit.TITLE)
    types = yield from types_of(annex)
    faulty: set[str] = set()  # a cell that cannot be read is one fault, whatever follows from it
    placed: list[Placed] = []
    for row in watch([row for row in annex.rows if row.part in types]):
        measure, findings = sift(drafter.measure(row, types[row.part]))
        placed.append((_place(row), measure))
        faulty |= {finding.place for finding in findings}
        yield from findings
    yield from check_rows(annex)
    for finding in _checked(placed, number, through=annex.form.numbers == "through"):
        if finding.place not in faulty:
            yield finding
    measures = tuple(measure for _, measure in placed)
    yield from check_carried(measures, drafter.stated)
    return measures


def _checked(placed: list[Placed], number: int, *, through: bool) -> Iterator[Finding]:
    heading = PrintedColumn.NUMBER.heading
    numbers = [(under(place, heading), one.type, one.number) for place, one in placed]
    yield from check_order(numbers, through=through)
    yield from check_measures(placed, number, where=_in_column)


def _place(row: Row) -> Phrase:
    words: dict[str, Any] = {"number": row.number, "part": row.part, "place": row.place}
    if row.part:
        return Phrase("row {number} of {part} ({place})", **words)
    return Phrase("row {number} ({place})", **words)


def _in_column(place: str, path: str) -> str:
    """A place in the words of a document: the heading of the column that a field comes from."""
    field = path.split(".", 1)[0].removesuffix("_text")
    column = {str(column): column for column in PrintedColumn}.get(field)
    return under(place, column.heading) if column else place


@frozen
class _Drafter:
    """Makes measures of rows."""

    number: int
    english: Mapping[str, str]
    registry: Registry
    gazetteer: Gazetteer
    home: str | None
    stated: Mapping[str, Measure]
    allow_unknown: bool = field(kw_only=True)
    # What looks like a name, which takes a while to find: of the first names only.
    advised: dict[str, tuple[str, ...]] = field(factory=dict, init=False)

    def measure(self, row: Row, type_: MeasureType) -> Findings[Measure]:
        cells = {column: row.cells.get(column, "") for column in PrintedColumn}
        stated = self.stated.get(f"{self.number}-{type_}-{row.number:02}")
        if PrintedColumn.SCOPE in row.cells and not cells[PrintedColumn.SCOPE]:
            message = Phrase("the cell is empty: 【】; —— would assign no scope")
            yield _in_cell(row, PrintedColumn.SCOPE, message, Code.EMPTY)
        return Measure(
            batch=self.number,
            type=type_,
            number=row.number,
            title=cells[PrintedColumn.TITLE],
            content=cells[PrintedColumn.CONTENT],
            scope_text=cells[PrintedColumn.SCOPE],
            scope=(yield from self._scope(row, stated)),
            lead=(yield from self._departments(row, PrintedColumn.LEAD, stated)),
            responsible=(yield from self._departments(row, PrintedColumn.RESPONSIBLE, stated)),
            title_en=self.english.get(cells[PrintedColumn.TITLE]),
        )

    def _scope(self, row: Row, stated: Measure | None) -> Findings[Scope | None]:
        text, place = row.cells.get(PrintedColumn.SCOPE, ""), _cell_place(row, PrintedColumn.SCOPE)
        corrected = carried_scope(text, stated)
        try:
            scope = parse_scope(text, self.gazetteer, home=self.home) if text else None
        except UnknownPlace as error:
            if corrected:
                return corrected
            message = (
                Phrase("{text}: {error}", text=quote(text), error=phrase_of(error))
                if len(text) <= WINDOW
                else Phrase("no scope: {text}", text=quote(text))
            )
            yield Finding(place, message, Code.UNKNOWN_SCOPE)
            return None
        yield from check_corrected_scope(place, corrected, scope)
        return corrected or scope

    def _departments(
        self, row: Row, column: PrintedColumn, stated: Measure | None
    ) -> Findings[DepartmentList]:
        text = row.cells.get(column, "")
        anew = parse_departments(text, self.registry, home=self.home)
        if "\n" in text:
            anew = parse_departments(settled(text, anew), self.registry, home=self.home)
        cell = carried_cell(anew, stated, column)
        yield from check_corrected_cell(_cell_place(row, column), cell, anew)
        if column in row.cells and not text:
            message = Phrase("the cell is empty: 【】; —— would name nobody")
            yield _in_cell(row, column, message, Code.EMPTY)
        for mention in cell:
            if mention.department is None and not mention.generic:
                finding = _in_cell(row, column, *self._unknown(text, mention))
                yield evolve(finding, warning=self.allow_unknown)
        return cell

    def _unknown(self, text: str, mention: Mention) -> tuple[Phrase, Code]:
        """What to say of a mention without a body: is it new, or no body at all?"""
        words: dict[str, Any] = {"name": mention.name, "marked": around(text, *mention.span)}
        if mention.recognition == "doubtful":
            told = Phrase(
                "{name} in {marked} does not read like a body, or was read wrong: "
                "compare it with the document",
                **words,
            )
            return told, Code.DOUBTFUL
        advice = self._advice(mention)
        told = Phrase("unknown body {name} in {marked}: {advice}", advice=advice, **words)
        return told, Code.UNKNOWN_BODY

    def _advice(self, mention: Mention) -> Phrase:
        add = Phrase("add it to departments.json, or allow unknown bodies")
        if mention.name not in self.advised and len(self.advised) < SHOWN:
            found = self.registry.candidates(mention.name, limit=3)
            self.advised[mention.name] = tuple(one.department.name for one in found)
        close = self.advised.get(mention.name)
        return Phrase("did you mean {words}? Else {add}", words=close, add=add) if close else add


def _in_cell(row: Row, column: PrintedColumn, message: Phrase, code: Code) -> Finding:
    return Finding(_cell_place(row, column), message, code)


def _cell_place(row: Row, column: PrintedColumn) -> str:
    return under(_place(row), column.heading)
