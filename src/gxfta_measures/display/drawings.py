"""How each kind of chart is drawn, by Altair: axes in their order, tooltips with titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import frozen

from gxfta_measures.display import chart_rows
from gxfta_measures.display.chart_rows import Language, Rows, batch_name
from gxfta_measures.errors import MissingExtra

if TYPE_CHECKING:
    import altair as alt

    from gxfta_measures.catalogue.outlets import Outlets

Kind = Literal["matrix", "departments", "flow", "scopes", "batches"]
KINDS: tuple[Kind, ...] = get_args(Kind)

# Families that have Chinese, on the systems that people use. Latin letters are set in families that
# are as wide as each other: a picture in vectors is drawn with what its reader has. (And vl-convert
# takes twenty times as long to measure Latin letters in a font of Chinese.)
_LATIN = "Arial, Liberation Sans, Helvetica, DejaVu Sans Condensed, sans-serif"
_FONTS = {"zh": "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif", "en": _LATIN}
# They differ in how dark they are too, for those who do not see colours and for grey print.
_COLOURS = ("#f0a830", "#2f7ed8", "#16284a")
_STEP = 18  # pixels for a name on an axis
_BAR = 420  # pixels for the longest bar
# A heading stands beyond the longest name, not across it.
_AXIS = {"titlePadding": 14, "maxExtent": 2000, "gridColor": "#e6e6e6", "tickBand": "extent"}
_LETTERS = {"labelFontSize": 12, "titleFontSize": 12}
HEADINGS: Mapping[str, tuple[str, str]] = {
    "body": ("单位", "body"),
    "measure": ("成果", "measure"),
    "title": ("成果名称", "title"),
    "role": ("职责", "role"),
    "count": ("成果数", "number of measures"),
    "measures": ("成果", "measures"),
    "tasks": ("任务数（牵头、推广分计）", "tasks, leading and replicating counted apart"),
    "from": ("牵头单位", "leading body"),
    "to": ("推广单位", "replicating body"),
    "scope": ("推广范围", "scope"),
    "type": ("类型", "type"),
    "batch": ("批次", "batch"),
}


@frozen
class Drawing:
    """A kind of chart.

    Attributes:
        title: Its title in Chinese and English.
        rows: What it shows of a catalogue.
        draw: The marks and axes for these rows.
    """

    title: tuple[str, str]
    rows: Callable[[Outlets, Language], Rows]
    draw: Callable[[_Pen], Any]


@frozen
class _Pen:
    """Altair, with the rows of one chart and the words of one language."""

    alt: Any
    rows: Rows
    language: Language

    def word(self, pair: tuple[str, str]) -> str:
        return pair[self.language == "en"]

    def base(self) -> Any:  # noqa: ANN401  # Altair's own types say no more
        return self.alt.Chart(self.alt.Data(values=self.rows.values))

    def names(self, field: str, *, at: str = "y", side: str = "left") -> Any:  # noqa: ANN401
        """An axis with a whole name at each step."""
        heading = self.word(HEADINGS[field])
        axis = self.alt.Axis(labelLimit=0, orient=side, title=heading, grid=True)
        if at == "x":
            axis.labelAngle = -90
        if field == "measure":
            axis.labelFont = _LATIN
        kind = {"x": self.alt.X, "y": self.alt.Y}[at]
        return kind(f"{field}:N", sort=self.rows.orders[field], axis=axis)

    def count(self, heading: str = "count") -> Any:  # noqa: ANN401
        axis = self.alt.Axis(title=self.word(HEADINGS[heading]), tickMinStep=1, format="d")
        return self.alt.X("count:Q", axis=axis)

    def colour(self, field: str, colours: tuple[str, ...] = _COLOURS) -> Any:  # noqa: ANN401
        """A legend of names in their order; of many, colours come again."""
        order = self.rows.orders[field]
        colours = tuple(colours[place % len(colours)] for place in range(len(order)))
        scale = self.alt.Scale(domain=order, range=colours)
        return self.alt.Color(f"{field}:N", scale=scale, legend=self._legend())

    def shape(self, field: str) -> Any:  # noqa: ANN401
        """The same legend in shapes."""
        scale = self.alt.Scale(domain=self.rows.orders[field])
        return self.alt.Shape(f"{field}:N", scale=scale, legend=self._legend())

    def _legend(self) -> Any:  # noqa: ANN401
        return self.alt.Legend(title=None, orient="top", labelLimit=0)

    def tooltip(self, *fields: str) -> list[Any]:
        alt, word = self.alt, self.word
        return [alt.Tooltip(field=one, type="nominal", title=word(HEADINGS[one])) for one in fields]


def _matrix(pen: _Pen) -> Any:  # noqa: ANN401
    return (
        pen.base()
        .mark_rect()
        .encode(
            x=pen.names("measure", at="x", side="top"),
            y=pen.names("body"),
            color=pen.colour("role"),
            tooltip=pen.tooltip("body", "role", "measure", "title"),
        )
        .properties(width=pen.alt.Step(_STEP), height=pen.alt.Step(_STEP))
    )


def _bars(pen: _Pen, names: str, colour: str, heading: str = "count") -> Any:  # noqa: ANN401
    return (
        pen.base()
        .mark_bar()
        .encode(
            x=pen.count(heading),
            y=pen.names(names),
            color=pen.colour(colour),
            order=pen.alt.Order("rank:O"),
            tooltip=pen.tooltip(names, colour, "count", "measures"),
        )
        .properties(width=_BAR, height=pen.alt.Step(_STEP))
    )


def _flow(pen: _Pen) -> Any:  # noqa: ANN401
    """Circles as large as what flows: a leading body on the left, a replicating one on top."""
    counts = sorted({row["count"] for row in pen.rows.values})
    legend = pen.alt.Legend(title=pen.word(HEADINGS["count"]), values=counts)
    return (
        pen.base()
        .mark_circle(color=_COLOURS[1], opacity=1)
        .encode(
            x=pen.names("to", at="x", side="top"),
            y=pen.names("from"),
            size=pen.alt.Size(
                "count:Q", legend=legend, scale=pen.alt.Scale(range=[0, 250], zero=True)
            ),
            tooltip=pen.tooltip("from", "to", "count", "measures"),
        )
        .properties(width=pen.alt.Step(_STEP), height=pen.alt.Step(_STEP))
    )


def _blank(pen: _Pen) -> Any:  # noqa: ANN401
    """A frame with nothing in it: axes without a step would have their titles on each other."""
    return pen.base().mark_point().properties(width=_BAR, height=_STEP)


def _batches(pen: _Pen) -> Any:  # noqa: ANN401
    """A point for each batch, and a line between what a body had and has."""
    axes = pen.base().encode(x=pen.count(), y=pen.names("body"))
    line = axes.mark_line(color="#999").encode(detail="body:N")
    points = axes.mark_point(filled=True, size=90, opacity=1).encode(
        color=pen.colour("batch"),
        shape=pen.shape("batch"),
        tooltip=pen.tooltip("body", "batch", "count", "measures"),
    )
    layers = pen.alt.layer(line, points)
    return layers.properties(width=_BAR, height=pen.alt.Step(_STEP))


DRAWINGS: Mapping[Kind, Drawing] = {
    "matrix": Drawing(("分工矩阵", "Who does what"), chart_rows.matrix_rows, _matrix),
    "departments": Drawing(
        ("各单位的任务", "Tasks of each body"),
        chart_rows.department_rows,
        lambda pen: _bars(pen, "body", "role", "tasks"),
    ),
    "flow": Drawing(
        ("由牵头单位到推广单位", "From leading to replicating bodies"), chart_rows.flow_rows, _flow
    ),
    "scopes": Drawing(
        ("各推广范围的成果", "Measures by scope"),
        chart_rows.scope_rows,
        lambda pen: _bars(pen, "scope", "type"),
    ),
    "batches": Drawing(("各批次的任务", "Batches compared"), chart_rows.batch_rows, _batches),
}


def library() -> Any:  # noqa: ANN401  # typed so far only in parts
    """Altair.

    Raises:
        MissingExtra: It is not installed.
    """
    try:
        import altair as alt
    except ImportError as error:
        raise MissingExtra("altair", "charts") from error
    return alt


def drawn(catalogue: Outlets, kind: Kind, language: Language) -> alt.TopLevelMixin:
    """A chart of a catalogue, as Altair has it.

    Raises:
        MissingExtra: Altair is not installed.

    >>> import gxfta_measures as gx
    >>> drawn(gx.load(7), "scopes", "zh").to_dict()["mark"]["type"]
    'bar'
    """
    drawing = DRAWINGS[kind]
    pen = _Pen(library(), drawing.rows(catalogue, language), language)
    title = pen.alt.Title(pen.word(drawing.title), subtitle=_subtitle(catalogue, language))
    chart = drawing.draw(pen) if pen.rows.values else _blank(pen)
    chart = chart.properties(title=title, background="white", padding=12)
    configured: alt.TopLevelMixin = (
        chart.configure(font=_FONTS[language])
        .configure_axis(**_LETTERS, **_AXIS)
        .configure_title(anchor="start", fontSize=16, subtitleFontSize=12, offset=14)
        .configure_legend(**_LETTERS, columnPadding=20)
        .configure_view(stroke="#ccc")
    )
    return configured


def _subtitle(catalogue: Outlets, language: Language) -> str:
    """How many measures of which batches it shows."""
    batches = sorted({measure.batch for measure in catalogue})
    many = f"{len(catalogue)} 项成果" if language == "zh" else f"{len(catalogue)} measures"
    if not batches:
        return "没有成果" if language == "zh" else "no measures"
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    return f"{comma.join(batch_name(one, language) for one in batches)}{colon}{many}"
