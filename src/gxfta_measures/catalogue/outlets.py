"""The ways out of a catalogue: tables, frames, files, matrix, charts, citations, and its looks."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from gxfta_measures.catalogue.sequence import MeasureSequence
from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.guards import holding
from gxfta_measures.registry import Registry

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike
    from pathlib import Path

    from gxfta_measures.catalogue.catalogue import Catalogue
    from gxfta_measures.catalogue.matrix import ColumnKey, Matrix, RowKey
    from gxfta_measures.citation.styles import Style
    from gxfta_measures.display.chart_rows import Language
    from gxfta_measures.display.charts import Chart
    from gxfta_measures.display.drawings import Kind
    from gxfta_measures.export.columns import Labels
    from gxfta_measures.export.frames import Backend
    from gxfta_measures.export.tables import TableName


@frozen(repr=False, eq=False)
class Outlets(MeasureSequence):
    """Measures that can be taken away.

    Attributes:
        registry: The bodies that the words of queries are resolved with.
        gazetteer: The places that the words of queries are resolved with.

    >>> import gxfta_measures as gx
    >>> isinstance(gx.load(7), Outlets)
    True
    """

    registry: Registry = field(kw_only=True, validator=holding(Registry, "a Registry"))
    gazetteer: Gazetteer = field(kw_only=True, validator=holding(Gazetteer, "a Gazetteer"))

    @property
    @abstractmethod
    def digest(self) -> str:
        """The digest of exactly these measures."""

    def to_records(
        self, table: TableName = "measures", *, labels: Labels | None = None
    ) -> list[dict[str, Any]]:
        """The rows of a flat table: plain values only.

        Args:
            table: measures, assignments (one row a measure, body and role), departments, places
                or batches.
            labels: zh or en for headings, and words of data, in that language; by default both
                are those that programs use.

        Raises:
            UnknownTerm: There is no such table or language.

        >>> import gxfta_measures as gx
        >>> len(gx.load(7).to_records("assignments"))
        160
        >>> gx.load(7).to_records(labels="zh")[0]["类型"]
        '改革试点经验'
        """
        from gxfta_measures.export.tables import records

        return records(self, table, labels)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The canonical records of the measures, as `Measure.to_dict` gives each.

        >>> import gxfta_measures as gx
        >>> [record["id"] for record in gx.load(7)[:2].to_dicts()]
        ['7-pilot-01', '7-pilot-02']
        """
        return [measure.to_dict() for measure in self]

    def to_frame(
        self,
        backend: Backend = "pandas",
        table: TableName = "measures",
        *,
        labels: Labels | None = None,
    ) -> Any:  # noqa: ANN401
        """A data frame of a flat table.

        Args:
            backend: The library that makes it: pandas, polars or pyarrow.
            table: As for `to_records`.
            labels: As for `to_records`.

        Raises:
            MissingExtra: The library is not installed.
            UnknownTerm: There is no such table, library or language.

        >>> import gxfta_measures as gx
        >>> gx.load(7).to_frame("polars", table="assignments").shape
        (160, 27)
        """
        from gxfta_measures.export.frames import frame

        return frame(self, backend, table, labels)

    def export(
        self,
        path: str | PathLike[str],
        *,
        table: TableName | None = None,
        labels: Labels | None = None,
        bom: bool | None = None,
    ) -> tuple[Path, ...]:
        """Write the measures to a file, in the form that its suffix says.

        .xlsx, .html, .md and .docx are for people; .json and .sqlite lose nothing; .csv, .tsv,
        .jsonl and .parquet have one table. A path without suffix, or a folder that is there,
        becomes a Data Package.

        Args:
            path: The file or folder; each file is written whole or not at all.
            table: Which table, for the forms that have one; the measures by default.
            labels: zh or en: as for `to_records` in the forms of one table. Those for people are
                in Chinese where nothing else is asked for; .docx is as it was printed.
            bom: False: .csv and .tsv without the mark by which a Chinese Excel knows UTF-8.

        Returns:
            The files that were written.

        Raises:
            UnknownTerm: There is no such form, table or language, or the form has no room for it.
            MissingExtra: The library for it is not installed.
            OSError: A file cannot be written.

        Warns:
            FormulaWarning: Some cells began like formulas; they are written as texts.

        >>> import gxfta_measures as gx
        >>> gx.load(7).export("measures.pdf")
        Traceback (most recent call last):
        ...
        gxfta_measures.errors.UnknownTerm: unknown form of file '.pdf': use .xlsx or .csv or ...
        """
        from gxfta_measures.export.files import export

        return export(self, path, table=table, labels=labels, bom=bom)

    @classmethod
    def from_export(cls, path: str | PathLike[str]) -> Catalogue:
        """The catalogue that `export` wrote to a .json or .sqlite file, equal to what it was.

        What it says of measures is trusted; `gxfta_measures.read` checks a batch file first.

        Args:
            path: The file. Words of queries are resolved with the bundled bodies and places, as
                of its batch where there is only one.

        Raises:
            InvalidBatch: It is no file that `export` wrote.
            OSError: It cannot be read.

        >>> import gxfta_measures as gx
        >>> from tempfile import TemporaryDirectory
        >>> some = gx.load(7).where(department="南宁海关")
        >>> with TemporaryDirectory() as folder:
        ...     (file,) = some.export(f"{folder}/some.json")
        ...     gx.Catalogue.from_export(file) == some
        True
        """
        from gxfta_measures.export.restoring import read_export

        return read_export(path)

    def cite(self, style: Style = "gb7714", *, accessed: date | None = None) -> str:
        """The citation of these measures as a data set, one entry for each batch.

        Args:
            style: gb7714 (GB/T 7714), apa, bibtex or csl-json.
            accessed: The day on which you consulted them; today where none is given.

        Raises:
            UnknownTerm: There is no such style.

        >>> import gxfta_measures as gx
        >>> gx.load(7).cite("bibtex").splitlines()[0]
        '@misc{gxfta-batch-7,'
        """
        from gxfta_measures.citation.sources import cite_catalogue

        return cite_catalogue(self, style, accessed)

    def matrix(
        self,
        rows: RowKey = "department",
        columns: ColumnKey = "measure",
        subordinates: bool = False,  # noqa: FBT001, FBT002  # as for `by_department`
    ) -> Matrix:
        """Who does what: ◎ leads, ● replicates, with totals on the margins.

        Args:
            rows: Bodies, or their kinds or levels.
            columns: Measures, or their batches, types, scopes or kinds of site.
            subordinates: Whether the tasks of the bodies under its command are a body's too.

        Raises:
            UnknownTerm: There are no such rows or columns.

        >>> import gxfta_measures as gx
        >>> gx.load(7).matrix()["自治区商务厅", "7-pilot-01"]
        Tally(lead=1, responsible=1, either=1)
        """
        from gxfta_measures.catalogue.matrix import matrix_of

        return matrix_of(self, rows, columns, subordinates=subordinates)

    def chart(self, kind: Kind, *, lang: Language = "zh") -> Chart:
        """A chart of the measures, for a notebook, a file, or Altair.

        Args:
            kind: matrix (who does what), departments (the tasks of each body), flow (from
                leading to replicating bodies), scopes, or batches (how the tasks of each body
                differ between the batches).
            lang: zh or en, the language of its words.

        Raises:
            UnknownTerm: There is no such kind or language.
            MissingExtra: Altair is not installed.

        >>> import gxfta_measures as gx
        >>> gx.load(7).chart("departments")
        <Chart departments, zh>
        """
        from gxfta_measures.display.charts import chart_of

        return chart_of(self, kind, lang)

    def __str__(self) -> str:
        from gxfta_measures.display.text import catalogue_text

        return catalogue_text(self)

    def _repr_html_(self) -> str:
        from gxfta_measures.display.html import catalogue_html

        return catalogue_html(self)
