"""A difference between two catalogues in words: plain for a terminal, Markdown for a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from gxfta_measures.differences.catalogues import Difference
from gxfta_measures.differences.measures import Edit, MeasureChange
from gxfta_measures.display.html import escape, table
from gxfta_measures.display.markdown import inert
from gxfta_measures.labels import Label
from gxfta_measures.model import Measure
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import later
from gxfta_measures.system.screen import shown, width
from gxfta_measures.terms import Role

_AROUND = 8  # characters of the text around a changed word that are shown
# What may have happened to a scope and to a body.
_CHANGES = (
    *(later("assigned"), later("withdrawn"), later("widened"), later("narrowed")),
    *(later("reworded"), later("changed"), later("added"), later("removed"), later("renamed")),
)
_TOLD = frozenset({"title", "content", "scope", "scope_text", "number", "batch", "type"})


@frozen
class _Style:
    """How words that went and words that came are marked."""

    gone: tuple[str, str]
    come: tuple[str, str]
    text: Callable[[str], str]  # words of a document, of which no screen and no page makes anything

    def edit(self, before: str | None, after: str | None) -> str:
        gone = f"{self.gone[0]}{self.text(before)}{self.gone[1]}" if before else ""
        come = f"{self.come[0]}{self.text(after)}{self.come[1]}" if after else ""
        return gone + come

    def edits(self, text: str, changes: Sequence[Edit]) -> str:
        """The changed words with a little of the text around each."""
        pieces: list[str] = []
        done = 0
        for number, change in enumerate(changes):
            right = _AROUND if number else 0
            pieces.append(self.text(_shortened(text[done : change.position], right, _AROUND)))
            pieces.append(self.edit(change.before, change.after))
            done = change.position + len(change.before)
        return "".join([*pieces, self.text(_shortened(text[done:], _AROUND, 0))])


def _shortened(text: str, first: int, last: int) -> str:
    """A text without its middle: its first and last characters, where that is shorter.

    >>> _shortened("一二三四五六七八", 2, 1)
    '一二…八'
    """
    if len(text) <= first + last + 1:
        return text
    return f"{text[:first]}…{text[len(text) - last :]}"


_PLAIN = _Style(("[-", "-]"), ("{+", "+}"), shown)
_MARKDOWN = _Style(("<del>", "</del>"), ("<ins>", "</ins>"), inert)
_HTML = _Style(("<del>", "</del>"), ("<ins>", "</ins>"), escape)


def to_text(difference: Difference) -> str:
    """A difference in plain lines; words that went stand in [-…-], words that came in {+…+}.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> print(to_text(gx.diff(measures[:2], measures[1:3])))
    1 added, 1 dropped
    dropped  7-pilot-01  进口食用“药食同源”商品通关新模式
    added    7-pilot-03  大宗进境粮食表层智能取样改革试点
    """
    if not difference:
        return summary(difference)
    entries = list(_entries(difference, _PLAIN))
    room = max(width(label) for label in (_("dropped"), *(entry.label for entry in entries)))
    lines = [summary(difference)]
    for entry in entries:
        label = entry.label + " " * (room - width(entry.label))
        lines.append(f"{label}  {entry.ids}  {entry.title}".rstrip())
        lines += [f"    {line}" for line in entry.details]
    return "\n".join(lines)


def to_markdown(difference: Difference) -> str:
    """A difference as Markdown; words that went stand in <del>, words that came in <ins>.

    The marks of Markdown itself do not take effect beside Chinese punctuation.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> print(to_markdown(gx.diff(measures[:1], measures[:2])))
    **1 added**
    <BLANKLINE>
    - added 7-pilot-02 跨境贸易多区联动“智慧通”创新改革
    """
    if not difference:
        return _("No difference.")
    lines = [f"**{summary(difference)}**", ""]
    for entry in _entries(difference, _MARKDOWN):
        lines.append(f"- {entry.label} {entry.ids} {entry.title}".rstrip())
        lines += [f"    - {line}" for line in entry.details]
    return "\n".join(lines).rstrip()


def to_html(difference: Difference) -> str:
    """A difference as an HTML table; words that went stand in <del>, words that came in <ins>.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> to_html(gx.diff(measures[:1], measures[:2])).count("<tr>")
    1
    """
    rows = [
        (
            f"{entry.ids}<br><small>{entry.label}</small>",
            "<br>".join(filter(None, (entry.title, *entry.details))),
        )
        for entry in _entries(difference, _HTML)
    ]
    before, after = (digest[:15] for digest in difference.digests)
    return table(f"{summary(difference)} <small>{before}… → {after}…</small>", (), rows)


@frozen
class _Entry:
    """One measure, or one batch, of which there is something to say."""

    label: str
    ids: str
    title: str
    details: tuple[str, ...] = ()


def _entries(difference: Difference, style: _Style) -> Iterator[_Entry]:
    for batch in dict.fromkeys(change.batch for change in difference.heads):
        changes = [change for change in difference.heads if change.batch == batch]
        edits = (
            f"{one.field}: {style.edit(_printed(one.before), _printed(one.after))}"
            for one in changes
        )
        about = _("batch {number}").format(number=batch)
        yield _Entry(_("head"), about, "", tuple(edits))
    for measure in difference.dropped:
        yield _Entry(
            _label(difference, measure, _("dropped")), measure.id, style.text(measure.title)
        )
    for measure in difference.added:
        yield _Entry(_label(difference, measure, _("added")), measure.id, style.text(measure.title))
    for change in difference.changed:
        label = _("carried on") if change.carried_on else _("changed")
        title = style.text(change.after.title)
        yield _Entry(label, _ids(change), title, tuple(_details(change, style)))


def _label(difference: Difference, measure: Measure, otherwise: str) -> str:
    """What is said of a measure that one side alone has; only a batch of both can drop it."""
    alone = _("only in batch {number}").format(number=measure.batch)
    return alone if measure.batch in difference.only_in else otherwise


def summary(difference: Difference) -> str:
    """A difference in one line: how many measures came, went and changed.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> summary(gx.diff(measures, measures[:38]))
    '2 dropped'
    """
    if not difference:
        return _("no difference")
    labels = [_label(difference, measure, _("added")) for measure in difference.added]
    labels += [_label(difference, measure, _("dropped")) for measure in difference.dropped]
    labels += [_("changed")] * (len(difference.changed) - len(difference.carried_on))
    labels += [_("carried on")] * len(difference.carried_on)
    text = _("{count} {label}")
    counts = Counter(labels).items()
    told = _(", ").join(text.format(count=count, label=label) for label, count in counts)
    if told:
        return told
    fields = sorted(change.field for change in difference.heads)
    if fields or difference.batches[0] != difference.batches[1]:
        other = ", ".join(fields) or _("it is another")
        return _("the same measures; of the batch: {fields}").format(fields=other)
    if difference.before != difference.after:
        return _("only the order of the measures")
    return _("the same measures; only what is known of bodies and places")


def _ids(change: MeasureChange) -> str:
    return f"{change.before.id} → {change.after.id}" if change.renumbered else change.after.id


def _details(change: MeasureChange, style: _Style) -> Iterator[str]:
    if not {*change.fields} - {"batch", "number"}:
        yield _("word for word")
    if change.title:
        yield _("retitled: {edits}").format(edits=style.edits(change.before.title, change.title))
    if change.content:
        edits = style.edits(change.before.content, change.content)
        yield _("content: {edits}").format(edits=edits)
    if change.scope:
        printed = style.edit(change.before.scope_text, change.after.scope_text)
        yield _("scope {change}: {edit}").format(change=_(change.scope), edit=printed)
    for body in change.bodies:
        edit = style.edit(body.before, body.after)
        yield _("{role} {change}: {edit}").format(
            role=_role(body.role), change=_(body.kind), edit=edit
        )
    for role, opened in change.opened.items():
        ends, no_longer = _("{role} ends in 等"), _("{role} no longer ends in 等")
        yield (ends if opened else no_longer).format(role=_role(role))
    for name, (before, after) in change.corrections.items():
        yield _("{name} correction: {edit}").format(name=name, edit=style.edit(before, after))
    told = _TOLD | change.corrections.keys()
    for name in change.fields:
        if name not in told and not any(body.role.value == name for body in change.bodies):
            before, after = getattr(change.before, name), getattr(change.after, name)
            yield f"{name}: {style.edit(_printed(before), _printed(after))}"


def _role(role: Role) -> str:
    return Label(role.short.zh, role.value).said


def _printed(value: object) -> str:
    return "" if value is None else str(value)
