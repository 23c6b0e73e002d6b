"""The files that come with the package, readable from a folder and from a zip alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

_FOLDER = Path(__file__).parents[1] / "data"


def _data() -> Path | Traversable:
    """The bundled files: a folder nearly everywhere, a part of a zip else."""
    if _FOLDER.is_dir():
        return _FOLDER
    # A sixth of the time of a first answer, if it were imported for folders too.
    from importlib_resources import files

    return files("gxfta_measures") / "data"


def read_bytes(name: str) -> bytes:
    """The content of a bundled file.

    Args:
        name: Its path below ``data/``, such as ``batch-07/measures.json``.

    >>> read_bytes("batch-07/measures.json")[:1]
    b'{'
    """
    return (_data() / name).read_bytes()


def read_json(name: str) -> Any:  # noqa: ANN401
    """The value that a bundled JSON file holds.

    >>> read_json("departments.json")["schema_version"]
    1
    """
    return json.loads(read_bytes(name))


def batch_numbers() -> tuple[int, ...]:
    """The numbers of the bundled batches, oldest first.

    >>> batch_numbers()[0]
    7
    """
    folders = (item.name for item in _data().iterdir())
    return tuple(sorted(int(name[6:]) for name in folders if name.startswith("batch-")))


def document_name(number: int) -> str:
    """The name of the official document of a bundled batch, as received.

    >>> document_name(7)
    'batch-07/document.txt'
    """
    folder = f"batch-{number:02}"
    items = (_data() / folder).iterdir()
    return next(f"{folder}/{item.name}" for item in items if item.name.startswith("document."))
