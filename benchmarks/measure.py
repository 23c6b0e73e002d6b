"""Measure one side of one row in this process, and print the figures as JSON.

`bench.py` runs it, with the number of the row and with "ours" or "theirs".
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

from rows import ROWS

STATUS = Path("/proc/self/status")  # of Linux; elsewhere no memory is told


def processor() -> float:
    """The seconds of the processor so far, of this process and of those that it started."""
    sides = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in sides)


def memory(field: str) -> float:
    """The megabytes of a field of this process's status: VmRSS now, VmHWM at most."""
    if not STATUS.exists():
        return 0
    lines = STATUS.read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{field}:"))


def main(number: str, side: str) -> None:
    """Prepare the row, do it once, and print seconds and megabytes."""
    row = ROWS[int(number)]
    action = row.ours if side == "ours" else row.theirs
    if action is None:
        sys.exit(f"row {number} has no peer")
    given = row.prepare()
    if row.warm:
        action(given)
    if STATUS.exists():
        Path("/proc/self/clear_refs").write_text("5")  # what is at most begins anew
    before, clock, busy = memory("VmRSS"), perf_counter(), processor()
    action(given)
    clock, busy = perf_counter() - clock, processor() - busy
    told = {"clock": clock, "processor": busy, "memory": memory("VmHWM") - before}
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
