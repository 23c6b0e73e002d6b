"""A fresh interpreter, for what can be seen only at the first import."""

import json
import os
import subprocess
import sys


def run(code, *arguments, options=(), **environment):
    """The JSON that a program prints, run with warnings as errors."""
    command = [sys.executable, "-X", "utf8", "-W", "error", *options, "-c", code, *arguments]
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
