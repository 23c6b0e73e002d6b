"""Build every bundled batch file from its bundled document: `make data`."""

import sys
from pathlib import Path

from gxfta_measures.batchfile.json_schema import batch_schema
from gxfta_measures.citation.software import cff
from gxfta_measures.export.described import page
from gxfta_measures.records import canonical
from gxfta_measures.system.resources import batch_numbers, read_json
from gxfta_measures.verification import check_released, rebuild, released

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "gxfta_measures" / "data"


def write(name: str, text: str) -> None:
    """Write a file of ``data/``, in UTF-8 with LF whatever the system."""
    (DATA / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(text)} characters")


def main() -> None:
    """Write each ``measures.json``, the new ids, the schema of batch files, and two pages."""
    for number in batch_numbers():
        write(f"batch-{number:02}/measures.json", rebuild(number).to_json())
    now = released()
    findings = list(check_released(read_json("released.json"), now))
    if findings:
        sys.exit("\n".join(map(str, findings)))
    write("released.json", canonical(now))
    write("schema/batch.schema.json", canonical(batch_schema()))
    for name, text in {"CITATION.cff": cff(), "docs/tables.md": page()}.items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
