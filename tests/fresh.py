"""A fresh interpreter, for what can be seen only at the first import."""

import json
import os
import shutil
import subprocess
import sys


def copied(package, folder, edit):
    """A copy of the package with its data edited, for a fresh interpreter to import.

    Args:
        package: The folder of the package.
        folder: Where the copy goes.
        edit: Gets the folder of the copy's data.
    """
    shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    edit(folder / package.name / "data")
    return str(folder)


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
