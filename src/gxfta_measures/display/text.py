"""How catalogues and measures look in plain print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gxfta_measures.labels import PRINTED_SO, RECOGNITION_LABELS, SITE_LABELS, Label
from gxfta_measures.model import Measure, Mention
from gxfta_measures.scope import ScopePart, SiteKind
from gxfta_measures.system.language import chosen, ngettext, speaking, spoken
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.screen import LINES, shown
from gxfta_measures.terms import PrintedColumn, Role


def measure_text(measure: Measure) -> str:
    """A measure in plain lines: what is printed, and under it what was made of it.

    >>> import gxfta_measures as gx
    >>> print(measure_text(gx.load(7)["7-case-14"]))
    7-case-14  优化中越国际口岸收费“一站式”信息化服务模式
    ...
    responsible for replication: 自治区商务厅（口岸办）
      → 自治区商务厅（口岸办）
    ...
    """
    lines = [f"{measure.id}  {shown(measure.title)}"]
    if measure.title_en:
        lines.append("  " + _("{title} (unofficial)").format(title=shown(measure.title_en)))
    lines += ["", _line(_("type"), Label(measure.type.label, measure.type.label_en).said)]
    lines.append(_line(PrintedColumn.SCOPE.label.said, measure.scope_text))
    lines += [f"  → {shown(scope_words(measure))}"] * (measure.scope is not None)
    for role in Role:
        cell = measure.bodies(role)
        lines += ["", _line(PrintedColumn.of(role).label.said, cell.text)]
        lines += [f"  → {shown(reading(mention))}" for mention in cell]
        lines += [f"  {shown(corrected(cell.correction))}"] if cell.correction else []
        lines += [f"  {more()}"] * cell.open_ended
    # Lines of its own are set in, so that none of them can pass for one of ours.
    content = shown(measure.content, LINES).replace("\n", "\n  ")
    return "\n".join([*lines, "", _line(PrintedColumn.CONTENT.label.said, ""), content])


def _line(heading: str, text: str) -> str:
    return _("{heading}: {text}").format(heading=heading, text=shown(text)).rstrip()


def corrected(reason: str) -> str:
    """That something was corrected, and why."""
    return _("corrected: {reason}").format(reason=reason)


def more() -> str:
    """What a cell says that ends in 等."""
    return _("等: there are more bodies, which the document does not name")


def rule(mention: Mention) -> Label:
    """How the name of a mention came from what is printed, in Chinese and in English.

    >>> import gxfta_measures as gx
    >>> rule(gx.parse_departments("自治区商务厅、药监局")[1]).zh
    '承“自治区商务厅”省略“自治区”'
    """
    told = [one.label for one in mention.restorations] or [PRINTED_SO]
    return Label("；".join(one.zh for one in told), "; ".join(one.en for one in told))


def reading(mention: Mention) -> str:
    """How a mention was read: its full name, and how that differs from what is printed.

    >>> import gxfta_measures as gx
    >>> print(reading(gx.parse_departments("自治区商务厅、药监局")[1]))
    自治区药监局 (printed 药监局; prefix 自治区 inherited from 自治区商务厅)
    """
    name = str(mention)
    notes = [] if mention.written == name else [_("printed {words}").format(words=mention.written)]
    notes += [one.label.said for one in mention.restorations]
    if mention.recognition != "known":
        notes.append(RECOGNITION_LABELS[mention.recognition].said)
    if mention.correction:
        notes.append(corrected(mention.correction))
    if not notes:
        return name
    return _("{name} ({notes})").format(name=name, notes=_("; ").join(notes))


def scope_words(measure: Measure) -> str:
    """The scope of a measure as understood, in a few words.

    >>> import gxfta_measures as gx
    >>> scope_words(gx.load(7)["7-pilot-13"])
    'bonded zone in Guangxi Zhuang Autonomous Region'
    """
    scope = measure.scope
    if scope is None:
        return _("no scope is assigned")
    told = _("; ").join(map(_part_words, scope.parts or (scope,)))
    without = _("; without {part}")
    told += "".join(without.format(part=_part_words(part)) for part in scope.excluded)
    return _("; ").join([told, corrected(scope.correction)]) if scope.correction else told


def _part_words(part: ScopePart) -> str:
    if part.site is SiteKind.NAMED:
        return _("{name}, of which nothing more is known").format(name=part.text)
    territory = _territory(part)
    whole, some = _("the whole of {territory}"), _("{site} in {territory}")
    text = whole if part.site is SiteKind.ANY else some
    told = text.format(territory=territory, site=SITE_LABELS[part.site].said)
    return told + _(", under a condition") * part.conditional


def _territory(part: ScopePart) -> str:
    place = part.territory
    if place is None:
        return _("a territory that is not stated")
    return (spoken() == "en" and place.name_en) or place.name


def catalogue_text(catalogue: Sequence[Measure]) -> str:
    """A catalogue in plain lines, one a measure.

    >>> import gxfta_measures as gx
    >>> print(catalogue_text(gx.load(7)[15:17]))
    7-pilot-16  市场准入承诺即入制
    7-case-01   气象数据服务“出海”新模式
    """
    width = max((len(measure.id) for measure in catalogue), default=0)
    lines = (f"{measure.id:{width}}  {shown(measure.title)}" for measure in catalogue)
    return "\n".join(lines) or side_by_side(in_both(lambda: how_many(catalogue)))


def how_many(catalogue: Sequence[Measure]) -> str:
    """How many measures there are, in words.

    >>> import gxfta_measures as gx
    >>> how_many(gx.load(7)[:1]), how_many(gx.load(7)[:0])
    ('1 measure', 'no measures')
    """
    count = len(catalogue)
    words = ngettext("{count} measure", "{count} measures", count) if count else _("no measures")
    return words.format(count=count)


def in_both(say: Callable[[], str]) -> Label:
    """What a function says, in Chinese and in English.

    >>> in_both(more).en
    '等: there are more bodies, which the document does not name'
    """
    with speaking("zh"):
        zh = say()
    with speaking("en"):
        return Label(zh, say())


def side_by_side(label: Label) -> str:
    """The Chinese and the English, or that of the language which is chosen.

    >>> side_by_side(Label("没有", "nothing"))
    '没有 nothing'
    """
    return label.said if chosen() else " ".join(label)
