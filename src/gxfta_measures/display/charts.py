"""Charts of a catalogue: shown in a notebook, written to a file, or handed on to Altair."""

from __future__ import annotations

import json
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gxfta_measures.display.chart_rows import LANGUAGES, Language
from gxfta_measures.display.drawings import KINDS, Kind, drawn, library
from gxfta_measures.guards import expect_word

if TYPE_CHECKING:
    import altair as alt

    from gxfta_measures.catalogue.outlets import Outlets


@frozen(repr=False)
class Chart:
    """A chart of a catalogue, as a specification of Vega-Lite.

    In a notebook it is interactive where the notebook can show Vega-Lite by itself, and else a
    picture; no script runs, and nothing is fetched.

    Attributes:
        kind: What it shows.
        lang: The language of its words.
        json: The specification, with the data in it.

    >>> import gxfta_measures as gx
    >>> gx.load(7).chart("flow")
    <Chart flow, zh>
    """

    kind: Kind
    lang: Language
    json: str

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.kind}, {self.lang}>"

    @property
    def version(self) -> str:
        """The version of Vega-Lite that it is written for, such as 6.4."""
        schema: str = self.to_dict()["$schema"]
        return schema.rpartition("/v")[2].rpartition(".json")[0].rpartition(".")[0]

    def to_dict(self) -> dict[str, Any]:
        """The specification as plain values.

        >>> import gxfta_measures as gx
        >>> sorted(gx.load(7).chart("scopes").to_dict()["data"]["values"][0])
        ['count', 'measures', 'rank', 'scope', 'type']
        """
        spec: dict[str, Any] = json.loads(self.json)
        return spec

    def to_altair(self) -> alt.TopLevelMixin:
        """The chart as Altair has it, to be changed, layered and put beside others.

        Raises:
            MissingExtra: Altair is not installed.

        >>> import gxfta_measures as gx
        >>> type(gx.load(7).chart("matrix").to_altair()).__name__
        'Chart'
        """
        chart: alt.TopLevelMixin = library().Chart.from_json(self.json)
        return chart

    def export(self, path: str | PathLike[str]) -> tuple[Path, ...]:
        """Write the chart to a file: .svg or .png, or .json for its specification.

        Args:
            path: The file; it is written whole or not at all.

        Returns:
            The file.

        Raises:
            UnknownTerm: There is no such form.
            MissingExtra: The library that draws is not installed.
            MissingFont: No font of this machine has the characters of its labels.
            OSError: The file cannot be written.

        >>> import gxfta_measures as gx
        >>> gx.load(7).chart("matrix").export("matrix.pdf")
        Traceback (most recent call last):
        ...
        gxfta_measures.errors.UnknownTerm: unknown form of file for a chart '.pdf': use .svg ...
        """
        from gxfta_measures.export.pictures import export_chart

        return export_chart(self, path)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        from gxfta_measures.export.pictures import svg_bytes

        return {
            f"application/vnd.vegalite.v{self.version.partition('.')[0]}+json": self.to_dict(),
            "image/svg+xml": svg_bytes(self).decode(),
        }


def chart_of(catalogue: Outlets, kind: Kind, lang: Language) -> Chart:
    """A chart of a catalogue; see `Catalogue.chart`."""
    expect_word(kind, KINDS, "chart")
    expect_word(lang, LANGUAGES, "lang")
    return Chart(kind, lang, drawn(catalogue, kind, lang).to_json(indent=None))
