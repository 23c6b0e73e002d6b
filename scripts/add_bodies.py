"""Add the bodies of a file of ``gxfta build --new-bodies``, once it is filled in."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from gxfta_measures.batchfile.parsing import parse_file
from gxfta_measures.errors import Finding
from gxfta_measures.findings import sift
from gxfta_measures.registry.bodies import check_bodies

FILE = Path(__file__).parents[1] / "src" / "gxfta_measures" / "data" / "departments.json"


def main(*paths: str) -> None:
    """Append the bodies to ``departments.json``, or print all that is wrong with them."""
    if len(paths) != 1:
        sys.exit("add_bodies.py takes one file: that of gxfta build --new-bodies, filled in")
    (path,) = paths
    try:
        given, malformed = sift(parse_file(path))
    except (OSError, ValueError) as error:
        sys.exit(f"{path!r} cannot be read: {error}")
    new = given.get("departments") if isinstance(given, dict) else None
    if malformed or not isinstance(new, list) or not new:
        refuse(malformed or [f"{path}: it must be an object with departments, a list of bodies"])
    if faults := list(check_bodies()):
        refuse(faults)
    known = json.loads(FILE.read_bytes())
    known["departments"] += new
    if findings := list(check_bodies(known)):
        refuse(findings)
    text = json.dumps(known, ensure_ascii=False, indent=2) + "\n"
    FILE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(new)} more, {len(known['departments'])} bodies in all")


def refuse(findings: Iterable[Finding | str]) -> NoReturn:
    """End with everything that is wrong, one a line."""
    sys.exit("\n".join(map(str, findings)) + "\nnothing was added")


if __name__ == "__main__":
    main(*sys.argv[1:])
