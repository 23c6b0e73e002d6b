"""Hypothesis profiles: a quick one that explores, and one for CI that repeats itself."""

import os

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=40, print_blob=True)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
# For the wheel on each Python: what explores has explored.
settings.register_profile("brief", settings.get_profile("ci"), max_examples=10)
# By hand, for those who change the grammar: pytest --hypothesis-profile=deep
settings.register_profile("deep", settings.get_profile("default"), max_examples=2000)
settings.load_profile("ci" if os.environ.get("CI") else "default")
