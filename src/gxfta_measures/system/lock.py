"""The one lock under which the package loads: its modules at first use, and its files."""

from __future__ import annotations

import os
from _thread import RLock  # that of `threading`, which costs 2 ms to import

#: A fork waits until no thread is loading, for the child would inherit the lock, and those of the
#: modules that are being imported, but not the thread that releases them.
LOADING = RLock()
if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(
        before=LOADING.acquire, after_in_parent=LOADING.release, after_in_child=LOADING.release
    )
