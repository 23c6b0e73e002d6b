"""Rehearse the next batch: every command of docs/maintaining.md, for a made-up one, in a copy.

What the guide does by hand is done here, at the section where the guide does it; what it does by
commands is read from it, so the two cannot part.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import gxfta_measures as gx
from gxfta_measures.citation.software import RELEASED

ROOT = Path(__file__).parents[1]
GUIDE = "docs/maintaining.md"
DATA = "src/gxfta_measures/data"
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv*", ".hypothesis", "dist", "_build", "*_cache", "__pycache__"
)
#: These find what is new, and say so with their exit status; everything else must end with 0.
FINDING = ("gxfta build", "gxfta diff")
NEW = gx.batches()[-1].number + 1
SPELLING = "崇左彩排片区管委会"  # of a body that is known, which no rule could know
BODIES: dict[str, dict[str, str]] = json.loads(
    (ROOT / "tests/cases/made_up_bodies.json").read_bytes()
)


def steps(guide: str) -> Iterator[tuple[str, list[str]]]:
    """The heading and the commands of each section of the guide."""
    for section in re.split("^## ", guide, flags=re.MULTILINE)[1:]:
        blocks = re.findall("^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
        yield section.splitlines()[0], [line for block in blocks for line in block.splitlines()]


def write_annex(copy: Path) -> None:
    """Write the annex as it was received."""
    run(copy, f"{sys.executable} tests/made_up.py annex.docx {NEW}")


def fill_in(copy: Path) -> None:
    """Fill in the new bodies; add a new spelling of an old one, and a new place."""
    path = copy / "new-bodies.json"
    found = json.loads(path.read_bytes())["departments"]
    names, wanted = {body["name"] for body in found}, BODIES.keys() | {SPELLING}
    if names != wanted:
        sys.exit(f"no skeletons of {wanted - names}, but skeletons of {names - wanted}")
    new = [body | BODIES[body["name"]] for body in found if body["name"] != SPELLING]
    save(path, {"departments": new})
    with edited(copy / DATA / "departments.json") as bodies:
        body = find(bodies["departments"], "chongzuo-area-committee")
        body["changes"] = {str(NEW): {"aliases": [SPELLING]}}
    with edited(copy / DATA / "places.json") as places:
        place = {"id": "made-up-zone", "name": "虚构综合保税区", "name_en": "Made-up Zone"}
        pattern = find(places["places"], "nanning-bonded-zone")
        places["places"].append({**pattern, **place, "aliases": [], "since": NEW})


def translate(copy: Path) -> None:
    """Give an unofficial English title to a measure."""
    with edited(copy / DATA / "english.json") as english:
        english["titles"]["虚构成果甲"] = "Made-up result A"


def name_version(copy: Path) -> None:
    """Write the new version where it stands, and what is new into the changelog."""
    package = copy / "src" / "gxfta_measures" / "__init__.py"
    text = package.read_text(encoding="utf-8")
    text = re.sub('__version__ = ".*"', f'__version__ = "{NEW}.0.0"', text)
    package.write_text(text, encoding="utf-8")
    changelog = copy / "CHANGELOG.md"
    digest = sha256((copy / "annex.docx").read_bytes()).hexdigest()
    news = (
        f"## {NEW}.0.0 — {RELEASED}\n\n### Data\n\n- Batch {NEW}, made up, from `{digest}`.\n\n## "
    )
    text = changelog.read_text(encoding="utf-8").replace("## ", news, 1)
    changelog.write_text(text, encoding="utf-8")


#: What the guide does by hand, and in which section; its commands come behind it.
BY_HAND: dict[str, Callable[[Path], None]] = {
    "2. Keep what you received": write_annex,
    "4. Add bodies and places": fill_in,
    "6. Bundle it": translate,
    "7. Name the version": name_version,
}


@contextmanager
def edited(path: Path) -> Iterator[Any]:
    """What a JSON file holds, written back as it is in the end."""
    value = json.loads(path.read_bytes())
    yield value
    save(path, value)


def find(records: list[dict[str, Any]], id_: str) -> dict[str, Any]:
    """The record of an id."""
    return next(record for record in records if record["id"] == id_)


def save(path: Path, value: Any) -> None:  # noqa: ANN401
    """Write JSON as the files that are kept by hand have it."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def run(copy: Path, command: str) -> None:
    """Run a command in the copy, with the copy's package; stop where it ends as it should not."""
    print(f"$ {command}", flush=True)
    environment = os.environ | {
        # Before the editable install of the environment, which is that of the project itself.
        "PYTHONPATH": str(copy / "src"),
        "PYTHONUTF8": "1",
        "PYTEST_ADDOPTS": "--hypothesis-profile=brief -q",
    }
    done = subprocess.run(command, check=False, shell=True, cwd=copy, env=environment)  # noqa: S602
    wanted = int(any(words in command for words in FINDING))
    if done.returncode != wanted:
        sys.exit(f"the command ended with {done.returncode}, not {wanted}; see {copy}")


def for_today(command: str) -> str:
    """A command of the guide, in which 8 stands for the new batch and 7 for the one before."""
    return re.sub(r"\b0?[78]\b", lambda found: _shifted(found[0]), command)


def _shifted(number: str) -> str:
    return f"{int(number) + NEW - 8:0{len(number)}}"


def check_the_old(copy: Path) -> None:
    """Every batch there was must be what it was, to the byte and to the digest."""
    for batch in gx.batches():
        name = f"{DATA}/batch-{batch.number:02}/measures.json"
        if (copy / name).read_bytes() != (ROOT / name).read_bytes():
            sys.exit(f"batch {batch.number} is another file now; see {copy}")
        pinned = f"import gxfta_measures as gx; gx.load({batch.number}, digest='{batch.digest}')"
        run(copy, f'.venv/bin/python -c "{pinned}"')


def copied() -> Path:
    """A copy of the project, with the environment of the project itself."""
    copy = Path(tempfile.mkdtemp(prefix="rehearsal-")) / "project"
    shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    for name in ("pyproject.toml", "constraints.txt"):
        os.utime(copy / name, (0, 0))  # else make might install the copy into that environment
    return copy


def main() -> None:
    """Rehearse; the copy stays only where something went wrong."""
    began = time.monotonic()
    copy = copied()
    found = dict(steps((copy / GUIDE).read_text(encoding="utf-8")))
    if missing := BY_HAND.keys() - found.keys():
        sys.exit(f"{GUIDE} has no section {', '.join(missing)}")
    for heading, commands in found.items():
        print(f"\n== {heading}", flush=True)
        if heading in BY_HAND:
            BY_HAND[heading](copy)
        for command in commands:
            run(copy, for_today(command))
    check_the_old(copy)
    shutil.rmtree(copy.parent)
    print(f"\nrehearsed in {time.monotonic() - began:.0f} seconds")


if __name__ == "__main__":
    main()
