"""How catalogues and measures look in plain print."""

from __future__ import annotations

from collections.abc import Sequence

from gxfta_measures.model import Measure
from gxfta_measures.scope import ScopePart, SiteKind
from gxfta_measures.system.screen import LINES, shown
from gxfta_measures.terms import PrintedColumn, Role


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
    lines = [f"{measure.id}  {shown(measure.title)}"]
    lines += [f"           {shown(measure.title_en)} (unofficial)"] if measure.title_en else []
    lines += ["", f"类型      {measure.type.label}"]
    lines.append(f"{PrintedColumn.SCOPE.heading}  {shown(measure.scope_text)}")
    if measure.scope:
        lines.append(f"          {shown(scope_words(measure))}")
    for role in Role:
        cell = measure.bodies(role)
        lines += ["", f"{role.label}  {shown(cell.text)}"]
        lines += [f"  {shown(mention.explain())}" for mention in cell]
        lines += [f"  corrected: {shown(cell.correction)}"] if cell.correction else []
        lines += ["  等: there are more bodies, which the document does not name"] * cell.open_ended
    # Lines of its own are set in, so that none of them can pass for one of ours.
    content = shown(measure.content, LINES).replace("\n", "\n  ")
    return "\n".join([*lines, "", PrintedColumn.CONTENT.heading, content])


def scope_words(measure: Measure) -> str:
    """The scope of a measure as understood, in a few words.

    >>> import gxfta_measures as gx
    >>> scope_words(gx.load(7)["7-pilot-13"])
    'bonded-zone in 广西壮族自治区'
    """
    scope = measure.scope
    if scope is None:
        return "no scope is assigned"
    told = "; ".join(map(_part_words, scope.parts or (scope,)))
    told += "".join(f"; without {_part_words(part)}" for part in scope.excluded)
    return told if scope.correction is None else f"{told}; corrected: {scope.correction}"


def _part_words(part: ScopePart) -> str:
    if part.site is SiteKind.NAMED:
        return f"{part.text}, of which nothing more is known"
    territory = str(part.territory or "a territory that is not stated")
    site = "the whole of" if part.site is SiteKind.ANY else f"{part.site} in"
    return f"{site} {territory}{', under a condition' * part.conditional}"


def catalogue_text(catalogue: Sequence[Measure]) -> str:
    """A catalogue in plain lines, one a measure.

    >>> import gxfta_measures as gx
    >>> print(catalogue_text(gx.load(7)[15:17]))
    7-pilot-16  市场准入承诺即入制
    7-case-01   气象数据服务“出海”新模式
    """
    width = max((len(measure.id) for measure in catalogue), default=0)
    lines = (f"{measure.id:{width}}  {shown(measure.title)}" for measure in catalogue)
    return "\n".join(lines) or "没有成果 no measures"
