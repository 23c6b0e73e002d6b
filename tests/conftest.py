"""Hypothesis profiles: the suite repeats itself, so a red run means a change; others explore."""

import os
import signal

import chromium
import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=40, derandomize=True)
# For the wheel on each Python: the suite has explored.
settings.register_profile("brief", settings.get_profile("default"), max_examples=10)
# make explore: other examples at every run. What it finds is repaired and becomes an @example.
settings.register_profile("explore", deadline=None, max_examples=300, print_blob=True)
# By hand, for those who change the grammar: pytest --hypothesis-profile=deep
settings.register_profile("deep", settings.get_profile("explore"), max_examples=2000)
settings.load_profile("default")

# What is said is in English wherever a test does not ask for Chinese, also by programs it starts.
os.environ["LC_ALL"] = "C.UTF-8"
for name in ("GXFTA_LANG", "COLUMNS", "LINES"):  # xdist sets the last two
    os.environ.pop(name, None)

# What a runner ignores (nohup does), the programs that tests start and interrupt would ignore too.
for name in {"SIGINT", "SIGHUP"} & {*signal.Signals.__members__}:
    if signal.getsignal(signal.Signals[name]) is signal.SIG_IGN:
        signal.signal(signal.Signals[name], signal.SIG_DFL)


@pytest.fixture(scope="module")
def browser():
    """One browser for the tests of a file."""
    with chromium.launched() as one:
        yield one
