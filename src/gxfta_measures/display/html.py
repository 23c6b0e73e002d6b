"""Tables and cards for notebooks, and how catalogues and measures look in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as html_escape
from typing import TYPE_CHECKING

from gxfta_measures.display.text import scope_words
from gxfta_measures.model import Measure
from gxfta_measures.system.screen import LINES, shown
from gxfta_measures.terms import PrintedColumn, Role

if TYPE_CHECKING:
    from gxfta_measures.catalogue.sequence import MeasureSequence

# Colours are those of the page around it, so that it reads in dark and light themes.
_STYLE = (
    "<style>.gxfta{overflow-x:auto}"
    ".gxfta table{border-collapse:collapse;line-height:1.5;max-width:72em;margin:0}"
    ".gxfta table.wide{min-width:48em}"
    ".gxfta caption{text-align:left;opacity:.75;padding:.3em 0}"
    ".gxfta :is(td,th){text-align:left!important;vertical-align:baseline;padding:.3em .7em;"
    "border-bottom:1px solid #8884;white-space:normal}"
    ".gxfta th{white-space:nowrap;font-weight:600}.gxfta small{opacity:.7}"
    ".gxfta code{white-space:normal;overflow-wrap:anywhere}"
    ".gxfta :is(b,i)[title]{font-weight:400;padding:0 .15em;border-radius:.2em}"
    ".gxfta b[title]{background:#48f3}.gxfta i[title]{background:#8883}"
    ".gxfta .doubtful{text-decoration:underline wavy #e33}</style>"
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


def table(caption: str, headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table that is scrolled where the screen is narrow; the first cell of a row heads it.

    Args:
        caption: What it has, as HTML.
        headings: The headings of its columns, as HTML; none for a card of two columns.
        rows: The cells of its rows, as HTML.

    >>> table("none", ["id"], []).count("<th>")
    1
    """
    heads = "".join(f"<th>{heading}</th>" for heading in headings)
    head = f"<tr>{heads}</tr>" if heads else ""
    body = "".join(map(_line, rows))
    wide = ' class="wide"' if heads.count("<th>") > _NARROW else ""
    return (
        f'{_STYLE}<div class="gxfta"><table{wide} lang="zh-Hans"><caption>{caption}</caption>'
        f"{head}{body}</table></div>"
    )


_NARROW = 3  # columns that even a narrow screen has room for


def _line(cells: Iterable[str]) -> str:
    first, *others = cells
    return f"<tr><th>{first}</th>{''.join(f'<td>{cell}</td>' for cell in others)}</tr>"


def both(zh: str, en: str | None) -> str:
    """A Chinese word and, smaller, the English one; both are escaped.

    >>> both("级别", "level")
    '级别 <small>level</small>'
    """
    return f"{escape(zh)} <small>{escape(en)}</small>" if en else escape(zh)


def name_with_english(name: str, name_en: str | None) -> str:
    """A name and under it the unofficial English one; both are escaped.

    >>> name_with_english("凭祥市", "Pingxiang City")
    '<b>凭祥市</b><br><small>Pingxiang City (unofficial)</small>'
    """
    english = f"<br><small>{escape(name_en)} (unofficial)</small>" if name_en else ""
    return f"<b>{escape(name)}</b>{english}"


def measure_html(measure: Measure) -> str:
    """A measure as an HTML table, every text escaped.

    >>> import gxfta_measures as gx
    >>> "→ 自治区药监局" in measure_html(gx.load(7)["7-pilot-01"])
    True
    """
    from gxfta_measures.display.cells import cell_html

    scope = f"{escape(measure.scope_text)} <small>{escape(scope_words(measure))}</small>"
    rows = [
        (escape(measure.id), name_with_english(measure.title, measure.title_en)),
        ("类型", escape(measure.type.label)),
        (PrintedColumn.SCOPE.heading, scope),
        *((role.label, cell_html(measure.bodies(role))) for role in Role),
        (PrintedColumn.CONTENT.heading, escape(measure.content)),
    ]
    return table("", (), rows)


def catalogue_html(catalogue: MeasureSequence) -> str:
    """A catalogue as an HTML table, one row a measure, every text escaped.

    >>> import gxfta_measures as gx
    >>> catalogue_html(gx.load(7)).count("<tr>")
    41
    """
    headings = ("id", *(column.heading for column in _COLUMNS))
    rows = (map(escape, _cells(measure)) for measure in catalogue)
    return table(escape(", ".join(_summary(catalogue))), headings, rows)


def _summary(catalogue: MeasureSequence) -> Iterator[str]:
    many = f"{len(catalogue)} measure" + "s" * (len(catalogue) != 1)
    yield many if catalogue else "没有成果 no measures"
    for batch in catalogue.batches:
        yield f"{batch.title} ({batch.digest[:15]}…)"
    corrected = [measure.id for measure in catalogue if measure.corrections]
    if corrected:
        yield f"with stated corrections in {' '.join(corrected)}"


def _cells(measure: Measure) -> tuple[str, ...]:
    bodies = (measure.bodies(role).text for role in Role)
    return (measure.id, measure.title, measure.scope_text, *bodies)
