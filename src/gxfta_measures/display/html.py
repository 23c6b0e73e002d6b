"""How catalogues and measures look in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as html_escape
from typing import TYPE_CHECKING

from gxfta_measures.display.text import scope_words
from gxfta_measures.model.measure import DepartmentList, Measure, Mention
from gxfta_measures.system.screen import LINES, shown
from gxfta_measures.terms import PrintedColumn, Role

if TYPE_CHECKING:
    from gxfta_measures.catalogue.sequence import MeasureSequence

# Colours are those of the page around it, so that it reads in dark and light themes.
_STYLE = (
    "<style>.gxfta{border-collapse:collapse;line-height:1.5;max-width:72em}"
    ".gxfta caption{text-align:left;opacity:.75;padding:.3em 0}"
    ".gxfta :is(td,th){text-align:left!important;vertical-align:top;padding:.3em .7em;"
    "border-bottom:1px solid #8884;white-space:normal}"
    ".gxfta th{white-space:nowrap;font-weight:600}.gxfta small{opacity:.7}"
    ".gxfta .doubtful{text-decoration:underline wavy}</style>"
)
_COLUMNS = (
    PrintedColumn.TITLE,
    PrintedColumn.SCOPE,
    PrintedColumn.LEAD,
    PrintedColumn.RESPONSIBLE,
)


def escape(text: str) -> str:
    r"""A text in HTML, with what would act on the page written out.

    >>> print(escape("<全\u202e区>"))
    &lt;全\u202e区&gt;
    """
    return html_escape(shown(text, LINES))


def measure_html(measure: Measure) -> str:
    """A measure as an HTML table, every text escaped.

    >>> import gxfta_measures as gx
    >>> "→ 自治区药监局" in measure_html(gx.load(7)["7-pilot-01"])
    True
    """
    english = (
        f"<br><small>{escape(measure.title_en)} (unofficial)</small>" if measure.title_en else ""
    )
    scope = f"{escape(measure.scope_text)} <small>{escape(scope_words(measure))}</small>"
    rows = [
        ("类型", escape(measure.type.label)),
        (PrintedColumn.SCOPE.heading, scope),
        *((role.label, _cell_html(measure.bodies(role))) for role in Role),
        (PrintedColumn.CONTENT.heading, escape(measure.content)),
    ]
    body = "".join(f"<tr><th>{heading}</th><td>{cell}</td></tr>" for heading, cell in rows)
    title = f"<th>{escape(measure.id)}</th><td><b>{escape(measure.title)}</b>{english}</td>"
    return f'{_STYLE}<table class="gxfta" lang="zh-Hans"><tr>{title}</tr>{body}</table>'


def _cell_html(cell: DepartmentList) -> str:
    more = "<br><small>等: there are more, which the document does not name</small>"
    bodies = "<br>".join(map(_mention_html, cell))
    return f"{escape(cell.text)}<br><small>{bodies}</small>{more * cell.open_ended}"


def _mention_html(mention: Mention) -> str:
    mark = ' class="doubtful"' if mention.recognition == "doubtful" else ""
    return f'<span{mark} title="{escape(mention.explain())}">→ {escape(str(mention))}</span>'


def catalogue_html(catalogue: MeasureSequence) -> str:
    """A catalogue as an HTML table, one row a measure, every text escaped.

    >>> import gxfta_measures as gx
    >>> catalogue_html(gx.load(7)).count("<tr>")
    41
    """
    headings = ("id", *(column.heading for column in _COLUMNS))
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    rows = "".join(map(_row_html, catalogue))
    caption = escape(", ".join(_summary(catalogue)))
    return (
        f'{_STYLE}<table class="gxfta" lang="zh-Hans"><caption>{caption}</caption>'
        f"<tr>{head}</tr>{rows}</table>"
    )


def _summary(catalogue: MeasureSequence) -> Iterator[str]:
    yield f"{len(catalogue)} measure" + "s" * (len(catalogue) != 1)
    for batch in catalogue.batches:
        yield f"{batch.title} ({batch.digest[:15]}…)"


def _row_html(measure: Measure) -> str:
    cells: Iterable[str] = (
        measure.title,
        measure.scope_text,
        measure.lead.text,
        measure.responsible.text,
    )
    return f"<tr><th>{measure.id}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
