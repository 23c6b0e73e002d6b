"""A fresh interpreter, for what can be seen only at the first import."""

import json
import os
import subprocess
import sys


def run(code, *arguments, options=(), measured=True, timeout=None):
    """The JSON that a program prints, run with warnings as errors.

    Coverage is not measured of a copy of the package, whose lines are those of no source, nor
    where it would take most of the time.
    """
    environment = dict(os.environ)
    for name in () if measured else ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):
        environment.pop(name, None)
    command = [sys.executable, "-X", "utf8", "-W", "error", *options, "-c", code, *arguments]
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=timeout,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
