"""What changed of the head of a batch: its title, its revision, its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from gxfta_measures.model import Batch
from gxfta_measures.records import whole_record


@frozen(kw_only=True)
class HeadChange:
    """One field of a batch's head that is not what it was.

    Attributes:
        batch: The number of the batch.
        field: The field; one of its document begins with ``document.``.
        before: Its value before.
        after: Its value after.
    """

    batch: int
    field: str
    before: object
    after: object


def head_changes(before: Iterable[Batch], after: Iterable[Batch]) -> tuple[HeadChange, ...]:
    """The fields that differ between the heads of the batches that both sides have.

    >>> import gxfta_measures as gx
    >>> from attrs import evolve
    >>> (batch,) = gx.load(7).batches
    >>> [change.field for change in head_changes([batch], [evolve(batch, revision=2)])]
    ['revision']
    """
    new = {batch.number: batch for batch in after}
    return tuple(
        change
        for batch in before
        if batch.number in new
        for change in _changes(batch, new[batch.number])
    )


def _changes(before: Batch, after: Batch) -> Iterator[HeadChange]:
    old, new = _fields(before), _fields(after)
    for name in old:
        if old[name] != new[name]:
            yield HeadChange(batch=before.number, field=name, before=old[name], after=new[name])


def _fields(batch: Batch) -> dict[str, object]:
    head = whole_record(batch)
    document = head.pop("document")
    return head | {f"document.{name}": value for name, value in document.items()}
