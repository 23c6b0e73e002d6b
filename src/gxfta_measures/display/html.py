"""Tables and cards for notebooks, and how catalogues and measures look in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as html_escape
from typing import TYPE_CHECKING

from gxfta_measures.display.text import how_many, in_both, scope_words
from gxfta_measures.model import Measure
from gxfta_measures.system.language import chosen
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.screen import LINES, shown
from gxfta_measures.terms import PrintedColumn, Role

if TYPE_CHECKING:
    from gxfta_measures.catalogue.sequence import MeasureSequence

# Colours are those of the page around it, so that it reads in dark and light themes.
_STYLE = (
    "<style>.gxfta{overflow-x:auto}"
    ".gxfta table{border-collapse:collapse;line-height:1.5;max-width:72em;margin:0}"
    ".gxfta table.wide{min-width:48em}.gxfta .wide td{min-width:6em}"
    ".gxfta th small{display:block;font-weight:400}"
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
    """A Chinese word and, smaller, the English one; or that of the language which is chosen.

    Args:
        zh: The Chinese, which is escaped.
        en: The English, which is escaped; None where there is none.

    >>> both("级别", "level")
    '级别 <small>level</small>'
    >>> import gxfta_measures.system.language
    >>> with gxfta_measures.system.language.speaking("en"):
    ...     print(both("级别", "level"))
    level
    """
    if not en or chosen() == "zh":
        return escape(zh)
    return escape(en) if chosen() else f"{escape(zh)} <small>{escape(en)}</small>"


def name_with_english(name: str, name_en: str | None) -> str:
    """A name and under it the unofficial English one; both are escaped.

    >>> name_with_english("凭祥市", "Pingxiang City")
    '<b>凭祥市</b><br><small>Pingxiang City (unofficial)</small>'
    """
    told = _("{title} (unofficial)").format(title=name_en)
    english = f"<br><small>{escape(told)}</small>" if name_en else ""
    return f"<b>{escape(name)}</b>{english}"


def measure_html(measure: Measure) -> str:
    """A measure as an HTML table, every text escaped.

    >>> import gxfta_measures as gx
    >>> "→ 自治区药监局" in measure_html(gx.load(7)["7-pilot-01"])
    True
    """
    from gxfta_measures.display.cells import cell_html

    understood = both(*in_both(lambda: scope_words(measure)))
    rows = [
        (escape(measure.id), name_with_english(measure.title, measure.title_en)),
        (both("类型", "type"), both(measure.type.label, measure.type.label_en)),
        (both(*PrintedColumn.SCOPE.label), f"{escape(measure.scope_text)}<br>→ {understood}"),
        *((both(*PrintedColumn.of(role).label), cell_html(measure.bodies(role))) for role in Role),
        (both(*PrintedColumn.CONTENT.label), escape(measure.content)),
    ]
    return table("", (), rows)


def catalogue_html(catalogue: MeasureSequence) -> str:
    """A catalogue as an HTML table, one row a measure, every text escaped.

    >>> import gxfta_measures as gx
    >>> catalogue_html(gx.load(7)).count("<tr>")
    41
    """
    headings = (both("编号", "id"), *(both(*column.label) for column in _COLUMNS))
    return table(_("; ").join(_summary(catalogue)), headings, map(_cells, catalogue))


def _summary(catalogue: MeasureSequence) -> Iterator[str]:
    yield both(*in_both(lambda: how_many(catalogue)))
    for batch in catalogue.batches:
        yield escape(f"{batch.title} ({batch.digest[:15]}…)")
    corrected = " ".join(measure.id for measure in catalogue if measure.corrections)
    if corrected:
        told = in_both(lambda: _("with stated corrections in {ids}"))
        yield both(*(one.format(ids=corrected) for one in told))


def _cells(measure: Measure) -> tuple[str, ...]:
    """Its cells as printed; where English alone is chosen, its English title too."""
    title = escape(measure.title)
    if chosen() == "en" and measure.title_en:
        title += f"<br><small>{escape(measure.title_en)}</small>"
    bodies = (escape(measure.bodies(role).text) for role in Role)
    return (escape(measure.id), title, escape(measure.scope_text), *bodies)
