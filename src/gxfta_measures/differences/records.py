"""A difference as a record for programs: all that its text says, and the order."""

from __future__ import annotations

from gxfta_measures.differences.catalogues import Difference
from gxfta_measures.differences.duties import Duty
from gxfta_measures.differences.measures import MeasureChange
from gxfta_measures.model import Measure
from gxfta_measures.records import Record, measure_record, record_of, whole_record


def difference_record(difference: Difference) -> Record:
    """The record of a difference.

    >>> import gxfta_measures as gx
    >>> measures = gx.load(7)
    >>> record = difference_record(gx.diff(measures, measures[1:]))
    >>> [measure["id"] for measure in record["dropped"]], record["order"]["before"][:2]
    (['7-pilot-01'], ['7-pilot-01', '7-pilot-02'])
    """
    sides = {"before": difference.before, "after": difference.after}
    return {
        "digests": {side: catalogue.digest for side, catalogue in sides.items()},
        "batches": {
            side: [whole_record(batch) for batch in catalogue.batches]
            for side, catalogue in sides.items()
        },
        "heads": [whole_record(change) for change in difference.heads],
        "order": {side: [measure.id for measure in catalogue] for side, catalogue in sides.items()},
        "added": list(map(measure_record, difference.added)),
        "dropped": list(map(measure_record, difference.dropped)),
        "only_in": {
            str(number): [measure.id for measure in measures]
            for number, measures in difference.only_in.items()
        },
        "changed": list(map(_change_record, difference.changed)),
    }


def _change_record(change: MeasureChange) -> Record:
    return {
        "before": measure_record(change.before),
        "after": measure_record(change.after),
        "carried_on": change.carried_on,
        "fields": list(change.fields),
        "title": record_of(change.title),
        "content": record_of(change.content),
        "scope": change.scope,
        "bodies": record_of(change.bodies),
        "corrections": {name: list(both) for name, both in change.corrections.items()},
        "open_ended": {role.value: opened for role, opened in change.opened.items()},
    }


def duty_record(duty: Duty) -> Record:
    """The record of a duty.

    >>> import gxfta_measures as gx
    >>> (duty,) = gx.diff(gx.load(7)[:0], gx.load(7)[15:16]).duties("药监局", "responsible")
    >>> record = duty_record(duty)
    >>> record["kind"], record["before"], record["after"]["id"]
    ('new', None, '7-pilot-16')
    """
    sides = {"before": duty.before, "after": duty.after}
    return {"kind": duty.kind, "role": duty.role.value} | {
        side: _measure_record(measure) for side, measure in sides.items()
    }


def _measure_record(measure: Measure | None) -> Record | None:
    return None if measure is None else measure_record(measure)
