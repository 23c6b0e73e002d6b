"""Bring the Chinese of the command line up to date: find the texts, merge them, compile them.

Texts that are new stand without a translation then, and are printed: write it in
src/gxfta_measures/data/locale/zh/LC_MESSAGES/gxfta.po, and run `make words` once more.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "src" / "gxfta_measures"
PO = PACKAGE / "data/locale/zh/LC_MESSAGES/gxfta.po"
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # the same texts give the same files
KEYWORDS = {**DEFAULT_KEYWORDS, "later": None, "Phrase": None}


def found() -> Catalog:
    """The texts that stand in the source, without translations."""
    catalogue = Catalog(locale="zh", project="gxfta-measures", fuzzy=False)
    for _, _, text, _, _ in sorted(extract_from_dir(PACKAGE, keywords=KEYWORDS), key=str):
        catalogue.add(text)
    return catalogue


def main() -> int:
    """Update and compile; the status is 1 where a translation is missing."""
    with PO.open("rb") as file:
        known = read_po(file, locale="zh")
    known.update(found(), no_fuzzy_matching=True)
    known.obsolete.clear()
    known.creation_date = known.revision_date = _NO_DATE
    with PO.open("wb") as file:
        write_po(file, known, width=100, sort_output=True, no_location=True)
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, known)
    missing = [one.id for one in known if one.id and not all(_texts(one))]
    for text in missing:
        print("not translated:", text)
    return 1 if missing else 0


def _texts(message: Message) -> list[str | None]:
    string = message.string
    return list(string) if isinstance(string, list | tuple) else [string]


if __name__ == "__main__":
    sys.exit(main())
