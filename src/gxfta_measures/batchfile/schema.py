"""The versions of the batch file's schema; files of older versions keep loading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

#: For each version but the newest, how a file of it becomes one of the next: the first turns
#: version 1 into version 2. A change of the schema adds a function here, and old files load.
UPGRADES: Sequence[Upgrade] = ()

SCHEMA_VERSION = len(UPGRADES) + 1


def upgrade(
    file: dict[str, Any], version: int, upgrades: Sequence[Upgrade] = UPGRADES
) -> dict[str, Any]:
    """A batch file of an older schema version in the form of the newest.

    Args:
        file: The file as parsed from JSON.
        version: The schema version that its header states.
        upgrades: The steps from each version to the next.

    >>> upgrade({"old": 1}, 1, [lambda file: {"new": file["old"]}])
    {'new': 1}
    """
    for step in upgrades[version - 1 :]:
        file = step(file)
    return file
