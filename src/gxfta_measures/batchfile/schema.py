"""The versions of the batch file's schema; files of older versions keep loading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gxfta_measures.digests import digest_of
from gxfta_measures.records import Record, record_of
from gxfta_measures.registry import Registry
from gxfta_measures.terms import Role
from gxfta_measures.wording.lists import parse_departments

Upgrade = Callable[[Record, Registry], Record]


def _derive_lists_anew(file: Record, registry: Registry) -> Record:
    """Version 1 to 2: how a name came about was an English sentence, and is made of values now.

    The bodies of each cell are read anew from its printed words, and a scope is of one part.
    What is no cell is left as it is: the checks that follow say what is wrong with it. So it is
    with a wrong digest, which in version 1 covered the measures alone.
    """
    measures = file["measures"]
    head = {**file["batch"], "schema_version": 2}
    digest = head.pop("digest", None)
    held = digest == digest_of(_list(measures))
    head |= {"digest": None, "measures_digest": None if held else digest}
    document = head.get("document")
    if isinstance(document, dict):
        head["document"] = {"home": "广西", **document}  # there was no other
    return {"batch": head, "measures": [_with_new_lists(one, registry) for one in _list(measures)]}


def _list(value: Any) -> list[Any]:  # noqa: ANN401
    """The value, if it is a list; else an empty one, such as for {"measures": 5}."""
    return value if isinstance(value, list) else []


def _with_new_lists(measure: Any, registry: Registry) -> Any:  # noqa: ANN401
    """A measure with its cells and its scope in the form of version 2; 5 stays 5."""
    if not isinstance(measure, dict):
        return measure
    return measure | dict(_cells(measure, registry)) | dict(_scope(measure))


def _scope(measure: Record) -> Iterator[tuple[str, Record]]:
    """In version 1 every scope was of one part, and excluded nothing."""
    if isinstance(measure.get("scope"), dict):
        yield "scope", {"parts": [], "excluded": []} | measure["scope"]


def _cells(measure: Record, registry: Registry) -> Iterator[tuple[str, Record]]:
    """The two cells, read anew from their words, such as {"text": "省商务厅、药监局"}."""
    for role in Role:
        cell = measure.get(role.value)
        text = cell.get("text") if isinstance(cell, dict) else None
        if isinstance(text, str):
            yield role.value, cell | record_of(parse_departments(text, registry))
        elif isinstance(cell, dict):  # only its text is found, no field that came later
            yield role.value, cell | {"asides": []}


#: For each version but the newest, how a file of it becomes one of the next: the first turns
#: version 1 into version 2. A change of the schema adds a function here, and old files load.
UPGRADES: Sequence[Upgrade] = (_derive_lists_anew,)

SCHEMA_VERSION = len(UPGRADES) + 1


def upgrade(
    file: Record, version: int, registry: Registry, upgrades: Sequence[Upgrade] = UPGRADES
) -> Record:
    """A batch file of an older schema version in the form of the newest.

    Args:
        file: The file as parsed from JSON.
        version: The schema version that its header states.
        registry: The bodies that it speaks of.
        upgrades: The steps from each version to the next.

    >>> import gxfta_measures as gx
    >>> upgrade({"old": 1}, 1, gx.departments(), [lambda file, _: {"new": file["old"]}])
    {'new': 1}
    """
    for step in upgrades[version - 1 :]:
        file = step(file, registry)
    return file
