"""A difference between two catalogues in words: plain for a terminal, Markdown for a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import asdict, frozen

from gxfta_measures.batch import Batch
from gxfta_measures.differences.catalogues import Difference
from gxfta_measures.differences.measures import Edit, MeasureChange
from gxfta_measures.terms import Role

_AROUND = 8  # characters of the text around a changed word that are shown
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_TOLD = frozenset({"title", "content", "scope", "scope_text", "number", "batch", "type"})


@frozen
class _Style:
    """How words that went and words that came are marked."""

    gone: tuple[str, str]
    come: tuple[str, str]
    is_markdown: bool

    def text(self, words: str) -> str:
        return _MARKUP.sub(r"\\\1", words) if self.is_markdown else words

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


_PLAIN = _Style(("[-", "-]"), ("{+", "+}"), is_markdown=False)
_MARKDOWN = _Style(("<del>", "</del>"), ("<ins>", "</ins>"), is_markdown=True)


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
        return "no difference"
    lines = [_summary(difference)]
    lines += [f"dropped  {measure.id}  {measure.title}" for measure in difference.dropped]
    lines += [f"added    {measure.id}  {measure.title}" for measure in difference.added]
    for change in difference.changed:
        lines.append(f"changed  {_ids(change)}  {change.after.title}")
        lines += [f"    {line}" for line in _details(change, _PLAIN)]
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
        return "No difference."
    text = _MARKDOWN.text
    lines = [f"**{_summary(difference)}**", ""]
    lines += [f"- dropped {one.id} {text(one.title)}" for one in difference.dropped]
    lines += [f"- added {one.id} {text(one.title)}" for one in difference.added]
    for change in difference.changed:
        lines.append(f"- changed {_ids(change)} {text(change.after.title)}")
        lines += [f"    - {line}" for line in _details(change, _MARKDOWN)]
    return "\n".join(lines)


def _summary(difference: Difference) -> str:
    counts = {
        "added": len(difference.added),
        "dropped": len(difference.dropped),
        "changed": len(difference.changed),
    }
    told = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    if told:
        return told
    fields = sorted(_head_fields(difference))
    return (
        f"the same measures; of the batch: {', '.join(fields)}"
        if fields
        else ("only the order of the measures")
    )


def _head_fields(difference: Difference) -> set[str]:
    """The fields of a batch's head that differ, those of the document by themselves."""
    heads = [{batch.number: _head(batch) for batch in batches} for batches in difference.batches]
    return {
        name
        for number in {*heads[0], *heads[1]}
        for name in (heads[0].get(number) or heads[1][number])
        if heads[0].get(number, {}).get(name) != heads[1].get(number, {}).get(name)
    }


def _head(batch: Batch) -> dict[str, object]:
    head = asdict(batch, recurse=False)
    document = asdict(head.pop("document"))
    return head | {f"document.{name}": value for name, value in document.items()}


def _ids(change: MeasureChange) -> str:
    return f"{change.before.id} → {change.after.id}" if change.renumbered else change.after.id


def _details(change: MeasureChange, style: _Style) -> Iterator[str]:
    if change.title:
        yield f"retitled: {style.edits(change.before.title, change.title)}"
    if change.content:
        yield f"content: {style.edits(change.before.content, change.content)}"
    if change.scope:
        printed = style.edit(change.before.scope_text, change.after.scope_text)
        yield f"scope {change.scope}: {printed}"
    for body in change.bodies:
        yield f"{body.role} {body.kind}: {style.edit(body.before, body.after)}"
    for role in Role:
        if change.before.bodies(role).open_ended is not change.after.bodies(role).open_ended:
            now = "ends" if change.after.bodies(role).open_ended else "no longer ends"
            yield f"{role} {now} in 等"
    for name in change.fields:
        if name not in _TOLD and not any(body.role.value == name for body in change.bodies):
            yield f"{name}: {style.edit(_shown(change.before, name), _shown(change.after, name))}"


def _shown(measure: object, name: str) -> str:
    value = getattr(measure, name)
    return "" if value is None else str(value)
