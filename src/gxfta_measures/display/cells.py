"""How a cell of bodies looks in a notebook: its parts as printed, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gxfta_measures.display.html import both, escape, table
from gxfta_measures.display.text import corrected, in_both, more, reading, rule, side_by_side
from gxfta_measures.labels import RECOGNITION_LABELS, Label
from gxfta_measures.model import DepartmentList, Mention
from gxfta_measures.model.parts import Segment
from gxfta_measures.system.language import chosen

_KINDS: Mapping[str, Label] = {
    "role": Label("文中职责词", "duty"),
    "label": Label("标签", "label"),
    "scope": Label("推广范围", "scope"),
    "remark": Label("备注", "remark"),
}
_HEADINGS = (
    Label("原文", "printed"),
    Label("单位", "body"),
    Label("文中职责词", "duty"),
    Label("识别程度", "recognition"),
    Label("编号", "id"),
    Label("还原依据", "rule"),
)


def cell_html(cell: DepartmentList) -> str:
    """A cell with its parts marked, and under it the name of each body.

    >>> import gxfta_measures as gx
    >>> print(cell_html(gx.parse_departments("自治区商务厅负责")))
    <b title="...known as gx-commerce">自治区商务厅</b><i title="文中职责词 duty">负责</i><br>...
    """
    more = _more(cell)
    bodies = "<br>".join(f"→ {_named(one)}" for one in cell)
    return f"{_marked(cell)}<br><small>{bodies}</small>{more}"


def _named(mention: Mention) -> str:
    """The name of a body; where English alone is chosen, its unofficial English name too."""
    name = _underlined(mention, escape(str(mention)))
    body = mention.department
    if chosen() == "en" and body and body.name_en:
        name += f" {escape(body.name_en)}"
    return name + _corrected(mention.correction)


def _more(cell: DepartmentList) -> str:
    """What is to be known of a cell beside its bodies."""
    told = f"<br>{both(*in_both(more))}" * cell.open_ended
    return told + _corrected(cell.correction)


def _corrected(reason: str | None) -> str:
    return "" if reason is None else f"<br>{both(*in_both(lambda: corrected(reason)))}"


def _marked(cell: DepartmentList) -> str:
    """The words of a cell, all of them, with a mark on all that is more than a sign."""
    mentions = {mention.span: mention for mention in cell}
    return "".join(_part(part, mentions.get(part.span)) for part in cell.segments)


def _part(part: Segment, mention: Mention | None) -> str:
    words = escape(part.text)
    if mention is not None:
        marked = f'<b title="{escape(side_by_side(_explained(mention)))}">{words}</b>'
        return _underlined(mention, marked)
    if part.kind not in _KINDS:
        return words
    return f'<i title="{side_by_side(_KINDS[part.kind])}">{words}</i>'


def _explained(mention: Mention) -> Label:
    return Label(in_both(lambda: reading(mention)).zh, mention.explain())


def _underlined(mention: Mention, words: str) -> str:
    is_doubtful = mention.recognition == "doubtful"
    return f'<span class="doubtful">{words}</span>' if is_doubtful else words


def list_html(cell: DepartmentList) -> str:
    """A list of bodies as a table: the cell, and how each name in it came about.

    >>> import gxfta_measures as gx
    >>> list_html(gx.parse_departments("自治区商务厅、药监局")).count("<tr>")
    3
    """
    return _mentions_html(f"{_marked(cell)}{_more(cell)}", cell)


def mention_html(mention: Mention) -> str:
    """A mention as a table of one row: what is printed, and what was made of it.

    >>> import gxfta_measures as gx
    >>> "省略“自治区”" in mention_html(gx.parse_departments("自治区商务厅、药监局")[1])
    True
    """
    return _mentions_html(both(*_explained(mention)), [mention])


def _mentions_html(caption: str, mentions: Iterable[Mention]) -> str:
    return table(caption, [both(*one) for one in _HEADINGS], map(_row, mentions))


def _row(mention: Mention) -> tuple[str, ...]:
    return (
        escape(mention.written),
        _named(mention),
        escape(mention.role or ""),
        both(*RECOGNITION_LABELS[mention.recognition]),
        escape(mention.department.id if mention.department else ""),
        both(*rule(mention)),
    )
