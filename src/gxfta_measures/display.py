"""How catalogues and measures look in a notebook and in plain print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from gxfta_measures.model import DepartmentList, Measure, Mention, Role
from gxfta_measures.scope import SiteKind
from gxfta_measures.sequence import MeasureSequence

# Colours are those of the page around it, so that it reads in dark and light themes.
_STYLE = (
    "<style>.gxfta{border-collapse:collapse;line-height:1.5;max-width:72em}"
    ".gxfta caption{text-align:left;opacity:.75;padding:.3em 0}"
    ".gxfta :is(td,th){text-align:left!important;vertical-align:top;padding:.3em .7em;"
    "border-bottom:1px solid #8884;white-space:normal}"
    ".gxfta th{white-space:nowrap;font-weight:600}.gxfta small{opacity:.7}</style>"
)
_HEADINGS = ("id", "成果名称", "推广范围", "牵头改革部门", "复制推广责任单位")


def measure_text(measure: Measure) -> str:
    """A measure in plain lines: what is printed, and under it what was made of it.

    >>> import gxfta_measures as gx
    >>> print(measure_text(gx.load(7)["7-case-14"]))
    7-case-14  优化中越国际口岸收费“一站式”信息化服务模式
    ...
    复制推广责任单位  自治区商务厅（口岸办）
      自治区商务厅（口岸办）: printed so; known as gx-commerce
    ...
    """
    lines = [f"{measure.id}  {measure.title}"]
    lines += [f"           {measure.title_en} (unofficial)"] if measure.title_en else []
    lines += ["", f"类型      {measure.type.label}", f"推广范围  {measure.scope_text}"]
    if measure.scope:
        lines.append(f"          {scope_words(measure)}")
    for role in Role:
        cell = measure.bodies(role)
        lines += ["", f"{role.label}  {cell.text}"]
        lines += [f"  {mention.explain()}" for mention in cell]
        lines += ["  等: there are more bodies, which the document does not name"] * cell.open_ended
    return "\n".join([*lines, "", "主要内容", measure.content])


def scope_words(measure: Measure) -> str:
    """The scope of a measure as understood, in a few words.

    >>> import gxfta_measures as gx
    >>> scope_words(gx.load(7)["7-pilot-13"])
    'bonded-zone in 广西壮族自治区'
    """
    scope = measure.scope
    if scope is None:
        return "no scope is assigned"
    territory = str(scope.territory or "a territory that is not stated")
    site = "the whole of" if scope.site is SiteKind.ANY else f"{scope.site} in"
    return f"{site} {territory}{', under a condition' * scope.conditional}"


def catalogue_text(catalogue: MeasureSequence) -> str:
    """A catalogue in plain lines, one a measure.

    >>> import gxfta_measures as gx
    >>> print(catalogue_text(gx.load(7)[15:17]))
    7-pilot-16  市场准入承诺即入制
    7-case-01   气象数据服务“出海”新模式
    """
    width = max((len(measure.id) for measure in catalogue), default=0)
    return "\n".join(f"{measure.id:{width}}  {measure.title}" for measure in catalogue)


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
        ("推广范围", scope),
        *((role.label, _cell_html(measure.bodies(role))) for role in Role),
        ("主要内容", escape(measure.content)),
    ]
    body = "".join(f"<tr><th>{heading}</th><td>{cell}</td></tr>" for heading, cell in rows)
    title = f"<th>{escape(measure.id)}</th><td><b>{escape(measure.title)}</b>{english}</td>"
    return f'{_STYLE}<table class="gxfta" lang="zh-Hans"><tr>{title}</tr>{body}</table>'


def _cell_html(cell: DepartmentList) -> str:
    more = "<br><small>等: there are more, which the document does not name</small>"
    bodies = "<br>".join(map(_mention_html, cell))
    return f"{escape(cell.text)}<br><small>{bodies}</small>{more * cell.open_ended}"


def _mention_html(mention: Mention) -> str:
    return f'<span title="{escape(mention.explain())}">→ {escape(str(mention))}</span>'


def catalogue_html(catalogue: MeasureSequence) -> str:
    """A catalogue as an HTML table, one row a measure, every text escaped.

    >>> import gxfta_measures as gx
    >>> catalogue_html(gx.load(7)).count("<tr>")
    41
    """
    head = "".join(f"<th>{heading}</th>" for heading in _HEADINGS)
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
