"""Take the pictures of the explorer that README.md and README.zh.md show: `make pictures`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import gxfta_measures as gx

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from chromium import launched  # type: ignore[import-not-found]  # noqa: E402

ASKED = "department=nanning-customs&role=lead&type=pilot&view=matrix"
SIZE = {"width": 1120, "height": 660}


def main() -> None:
    """Write a picture for each language."""
    with TemporaryDirectory() as folder, launched() as browser:
        (page,) = gx.load(7).export(Path(folder, "explorer.html"))
        window = browser.new_page(viewport=SIZE, color_scheme="light")
        for language in ("en", "zh"):
            window.goto("about:blank")
            window.goto(f"{page.as_uri()}#{ASKED}&lang={language}")
            window.wait_for_selector("#count")
            file = ROOT / "docs" / f"explorer.{language}.png"
            window.screenshot(path=file)
            print(f"{file.name}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
