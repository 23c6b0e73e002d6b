"""The package as a data set: what its citations say of it, and the text of ``CITATION.cff``."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

NAME = "gxfta-measures"
AUTHORS = "The gxfta-measures authors"
RELEASED = date(2026, 11, 24)  # the day of this version, as in the changelog
ABSTRACT = (
    "The institutional innovations that the China (Guangxi) Pilot Free Trade Zone hands on to the "
    "whole region, as a typed, versioned Python data package: what the official table prints, and "
    "beside it, never mixed with it, the bodies, scopes and places that were read from it."
)
KEYWORDS = ("Guangxi", "pilot free trade zone", "government documents", "data package")


def cff() -> str:
    """The text of ``CITATION.cff``, which `make data` writes.

    >>> print(cff().splitlines()[0])
    cff-version: "1.2.0"
    """
    import gxfta_measures as gx

    values: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this data, please cite it as below, with the version that you used.",
        "type": "dataset",
        "title": NAME,
        "abstract": ABSTRACT,
        "authors": [{"name": AUTHORS}],
        "version": gx.__version__,
        "date-released": RELEASED.isoformat(),
        "license": "MIT",
        "keywords": list(KEYWORDS),
        "identifiers": [
            {"type": "other", "value": one.digest, "description": f"digest of {one.title}"}
            for one in gx.batches()
        ],
    }
    # JSON is YAML: a value on its line needs no library to be written.
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return "\n".join(lines) + "\n"
