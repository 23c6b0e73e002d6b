"""The command ``gxfta``, also as ``python -m gxfta_measures``: streams, signals, its status."""

from __future__ import annotations

# Nothing else is imported here: until `main` runs, an interrupt prints a traceback of Python's.
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gxfta_measures.system.streams import Tolerant

WRONG_USE = 2
FAULT = 70  # a fault of the program itself, as sysexits.h counts it


def _run() -> int:
    """Run the command line, or say which extra it needs."""
    try:
        from gxfta_measures.cli import app
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("gxfta_measures"):
            raise
        from gxfta_measures.system.language import gettext

        text = gettext("{library} is not installed: pip install 'gxfta-measures[{extra}]'")
        sys.stderr.write(f"gxfta: {text.format(library=error.name, extra='cli')}\n")
        return WRONG_USE
    status: object = 0
    try:
        app(prog_name="gxfta")
    except SystemExit as end:
        status = end.code
    except Exception:  # noqa: BLE001  # a fault of our own must not pass for findings
        import traceback

        traceback.print_exc()
        status = FAULT
    return status if isinstance(status, int) else 0


def main() -> None:
    """Run the command line, and end with its status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # It ends the program at once, without a traceback; see `tidying` for what cannot wait.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    import os

    from gxfta_measures.system.language import language_of, preferred, speaking, split
    from gxfta_measures.system.streams import Tolerant, occupy_standard_streams, stream_over

    output, complaints = Tolerant(sys.stdout), Tolerant(sys.stderr)
    occupy_standard_streams()
    sys.stdout, sys.stderr = stream_over(sys.stdout, output), stream_over(sys.stderr, complaints)
    asked, _ = split(sys.argv[1:])
    with speaking(language_of(asked or "") or preferred(os.environ)):
        status = _ended(_run(), output)
    sys.stderr.flush()
    sys.exit(status)


def _ended(status: int, output: Tolerant) -> int:
    """The status of a command, once all that it said is written."""
    sys.stdout.flush()
    if output.error is not None and not isinstance(output.error, BrokenPipeError):
        from gxfta_measures.system.language import gettext

        text = gettext("the output could not be written: {reason}")
        sys.stderr.write(f"gxfta: {text.format(reason=output.error.strerror)}\n")
        return WRONG_USE
    return status


if __name__ == "__main__":
    main()
