"""A row of the table of benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """A row of the table.

    Attributes:
        what: What is done.
        many: How many units of it.
        prepare: Makes what it is done to; not measured.
        ours: Does it.
        peer: What the peer does for the same end; empty where there is none.
        theirs: Does that.
        turns: How often; each time in a fresh process.
        warm: Whether it is done once before.
        clock: Whether the clock counts, and not the processor: where several processes work.
    """

    what: str
    many: int
    prepare: Callable[[], Any]
    ours: Callable[[Any], object]
    peer: str = ""
    theirs: Callable[[Any], object] | None = None
    turns: int = 5
    warm: bool = False
    clock: bool = False
