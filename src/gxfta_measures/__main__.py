"""The command ``gxfta``, also as ``python -m gxfta_measures``."""

import sys
from io import TextIOWrapper

from gxfta_measures.errors import MissingExtra


def main() -> None:
    """Run the command line, or say which extra it needs."""
    try:
        from gxfta_measures.cli import app
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("gxfta_measures"):
            raise
        sys.stderr.write(f"gxfta: {MissingExtra(str(error.name), 'cli')}\n")
        sys.exit(2)
    # A terminal knows what it can show; a pipe or a file gets UTF-8, whatever the locale.
    streams = [one for one in (sys.stdout, sys.stderr) if isinstance(one, TextIOWrapper)]
    for stream in [one for one in streams if not one.isatty()]:
        stream.reconfigure(encoding="utf-8")
    app(prog_name="gxfta")


if __name__ == "__main__":
    main()
