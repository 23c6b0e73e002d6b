"""Build every bundled batch file from its bundled document: `make data`."""

from pathlib import Path

from gxfta_measures.build import draft
from gxfta_measures.documents import read_document
from gxfta_measures.resources import batch_numbers, read_json

DATA = Path(__file__).parents[1] / "src" / "gxfta_measures" / "data"


def main() -> None:
    """Write ``measures.json`` beside each ``document.txt``."""
    english = read_json("english.json")["measures"]
    for number in batch_numbers():
        folder = DATA / f"batch-{number:02}"
        drafted = draft(read_document(folder / "document.txt"), number, english=english)
        target = folder / "measures.json"
        target.write_text(drafted.to_json(), encoding="utf-8", newline="\n")
        print(f"{target.relative_to(DATA)}: {len(drafted.measures)} measures")


if __name__ == "__main__":
    main()
