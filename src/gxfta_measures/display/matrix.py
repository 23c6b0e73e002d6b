"""How a matrix looks in a notebook: at 56 by 40 it must still be readable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gxfta_measures.catalogue.matrix import Matrix, called
from gxfta_measures.catalogue.tally import LEAD_MARK, RESPONSIBLE_MARK, Tally
from gxfta_measures.display.html import both, escape
from gxfta_measures.labels import Label
from gxfta_measures.model import Measure
from gxfta_measures.model.department import Department
from gxfta_measures.system.language import chosen
from gxfta_measures.terms import Role

# The heads stay in sight while one scrolls; a line under the pointer leads back to both of them.
_STYLE = (
    "<style>.gxfta-m{overflow:auto;max-height:85vh}"
    ".gxfta-m caption{text-align:left;white-space:nowrap}"
    ".gxfta-m table{border-collapse:separate;border-spacing:0;font-size:12px;line-height:1.35}"
    ".gxfta-m :is(td,th){padding:1px 3px;text-align:center!important;font-weight:400;"
    "border:0 solid #8883;border-width:0 1px 1px 0;white-space:nowrap}"
    ".gxfta-m th{position:sticky;"
    "background:var(--jp-layout-color0,var(--vscode-editor-background,Canvas));"
    "color:var(--jp-ui-font-color1,var(--vscode-editor-foreground,CanvasText))}"
    ".gxfta-m tbody th{max-width:24em;white-space:normal}"
    ".gxfta-m thead th{top:0;z-index:1}.gxfta-m thead tr+tr th{top:1.6em}"
    ".gxfta-m :is(tbody,tfoot) th,.gxfta-m thead tr:first-child th:first-child"
    "{left:0;text-align:left!important}.gxfta-m thead tr:first-child th:first-child{z-index:2}"
    ".gxfta-m .g :is(td,th){border-top:2px solid #8888}.gxfta-m tbody tr:hover *"
    "{background:Highlight;color:HighlightText}.gxfta-m .t{font-weight:600}</style>"
)


def matrix_html(matrix: Matrix) -> str:
    """A matrix as an HTML table with its totals, every text escaped.

    >>> import gxfta_measures as gx
    >>> html = matrix_html(gx.load(7).matrix())
    >>> html.count("<tr"), "◎●" in html
    (60, True)
    """
    marks = zip((LEAD_MARK, RESPONSIBLE_MARK), (role.short for role in Role), strict=True)
    caption = " · ".join(f"{mark} {both(*duty)}" for mark, duty in marks)
    if not matrix.columns:
        caption += f"<br>{both('没有成果', 'no measures')}"
    rows = "".join(_rows(matrix))
    return (
        f'{_STYLE}<div class="gxfta-m"><table lang="zh-Hans"><caption>{caption}</caption>'
        f"<thead>{_head(matrix)}</thead><tbody>{rows}</tbody>"
        f"<tfoot>{_foot(matrix)}</tfoot></table></div>"
    )


def _head(matrix: Matrix) -> str:
    """Two rows: what the columns have in common, and what tells them apart."""
    spans = "".join(
        f"<th colspan={len(list(some))}>{escape(name)}</th>"
        for name, some in groupby(matrix.columns, _common)
    )
    names = "".join(
        f'<th title="{escape(_about(matrix, column))}">{escape(_short(matrix, column))}</th>'
        for column in matrix.columns
    )
    totals = f"<th>{LEAD_MARK}</th><th>{RESPONSIBLE_MARK}</th><th>{_one(EITHER)}</th>"
    total = f"<th colspan=3>{_one(TOTAL)}</th>"
    return f"<tr><th rowspan=2></th>{spans}{total}</tr><tr>{names}{totals}</tr>"


TOTAL, EITHER = Label("合计", "total"), Label("共", "all")


def _one(words: Label) -> str:
    """Words in one language, for which there is little room: in Chinese, if none is chosen."""
    return words.en if chosen() == "en" else words.zh


def _common(column: object) -> str:
    if isinstance(column, Measure):
        batch = called("batch", column.batch)
        kind = column.type
        return _one(Label(f"{kind.label}（{batch.zh}）", f"{kind.label_en} ({batch.en})"))
    return ""


def _short(matrix: Matrix, column: object) -> str:
    if isinstance(column, Measure):
        return f"{column.number:02}"
    return _one(called(matrix.column_key, column))


def _about(matrix: Matrix, column: object) -> str:
    if isinstance(column, Measure):
        return f"{column.id} {_one(Label(column.title, column.title_en or column.title))}"
    return _one(called(matrix.column_key, column))


def _group(row: object) -> tuple[object, object]:
    return (row.level, row.kind) if isinstance(row, Department) else (None, None)


def _rows(matrix: Matrix) -> Iterator[str]:
    lines = zip(matrix.rows, matrix.cells, matrix.row_totals, strict=True)
    for _, some in groupby(lines, lambda line: _group(line[0])):
        for place, (row, tallies, total) in enumerate(some):
            cells = "".join(f"<td>{tally.mark}" for tally in tallies)
            first = "" if place else ' class="g"'
            name = escape(_one(called(matrix.row_key, row)))
            yield f"<tr{first}><th>{name}{cells}{_totals(total)}</tr>"


def _foot(matrix: Matrix) -> str:
    led = [total.lead for total in (*matrix.column_totals, matrix.total)]
    replicated = [total.responsible for total in (*matrix.column_totals, matrix.total)]
    total = _one(TOTAL)
    return _sums(f"{LEAD_MARK} {total}", led) + _sums(f"{RESPONSIBLE_MARK} {total}", replicated)


def _sums(name: str, counts: list[int]) -> str:
    cells = "".join(f"<td>{count or ''}" for count in counts[:-1])
    return f'<tr class="t"><th>{name}{cells}<td colspan=3>{counts[-1]}</tr>'


def _totals(total: Tally) -> str:
    counts = (total.lead, total.responsible, total.either)
    return "".join(f"<td class=t>{count or ''}" for count in counts)
