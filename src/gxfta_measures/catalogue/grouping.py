"""By what measures can be grouped and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, get_args

from gxfta_measures.guards import expect, expect_word
from gxfta_measures.model import Department, Measure
from gxfta_measures.terms import Role

GroupKey = Literal["batch", "type", "scope", "site", "department", "lead", "responsible"]
GROUP_KEYS: tuple[GroupKey, ...] = get_args(GroupKey)


def groups(
    measures: Iterable[Measure], key: GroupKey | Callable[[Measure], Any]
) -> dict[Any, list[Measure]]:
    """The measures by a key, in the order in which its values first occur.

    Raises:
        UnknownTerm: There is no such key.
        WrongType: It is no word, and no function.

    >>> import gxfta_measures as gx
    >>> list(groups(gx.load(7), "batch"))
    [7]
    """
    found: dict[Any, list[Measure]] = {}
    values_of = _values_of(key)
    for measure in measures:
        for value in dict.fromkeys(values_of(measure)):
            found.setdefault(value, []).append(measure)
    return found


def label(key: object) -> str:
    """What a key is called.

    >>> import gxfta_measures as gx
    >>> label(gx.load(7)[0]), label(gx.departments()["gx-commerce"]), label(None)
    ('7-pilot-01', '自治区商务厅', '——')
    """
    if isinstance(key, Measure):
        return key.id
    return "——" if key is None else str(key)


def _values_of(key: str | Callable[[Measure], Any]) -> Callable[[Measure], Iterable[Any]]:
    if callable(key):
        return lambda measure: [key(measure)]
    expect(key, str, "key", f"{', '.join(GROUP_KEYS)}, or a function of a measure")
    expect_word(key, GROUP_KEYS, "key")
    return _VALUES[key]


def _bodies(measure: Measure, *roles: Role) -> Iterator[Department | str]:
    """The bodies of some roles; those outside the registry by their name."""
    for role in roles:
        for mention in measure.bodies(role):
            yield mention.department or str(mention)


_VALUES: dict[str, Callable[[Measure], Iterable[Any]]] = {
    "batch": lambda measure: [measure.batch],
    "type": lambda measure: [measure.type],
    "scope": lambda measure: [measure.scope],
    "site": lambda measure: [measure.scope and measure.scope.site],
    "department": lambda measure: _bodies(measure, *Role),
    "lead": lambda measure: _bodies(measure, Role.LEAD),
    "responsible": lambda measure: _bodies(measure, Role.RESPONSIBLE),
}
