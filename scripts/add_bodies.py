"""Add the bodies of a file of ``gxfta build --new-bodies``, once it is filled in."""

import json
import sys
from pathlib import Path

from gxfta_measures.registry.bodies import check_bodies

FILE = Path(__file__).parents[1] / "src" / "gxfta_measures" / "data" / "departments.json"


def main(path: str) -> None:
    """Append the bodies to ``departments.json``, or print all that is wrong with them."""
    known = json.loads(FILE.read_bytes())
    new = json.loads(Path(path).read_bytes())["departments"]
    known["departments"] += new
    findings = check_bodies(known)
    if findings:
        sys.exit("\n".join(map(str, findings)) + "\nnothing was added")
    text = json.dumps(known, ensure_ascii=False, indent=2) + "\n"
    FILE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(new)} bodies more, {len(known['departments'])} in all")


if __name__ == "__main__":
    main(*sys.argv[1:])
