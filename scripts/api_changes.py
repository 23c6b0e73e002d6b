"""Compare the public interface with that of an older version: python scripts/api_changes.py TAG.

What is public is what the package hands out, and what its public modules do. Interface breaks
ride only on a new batch, so where the MAJOR version is the same, one is a failure.
"""

import re
import subprocess
import sys
from collections.abc import Iterator

import griffe

PACKAGE = "gxfta_measures"
MODULES = ("errors", "columns", "testing")
Thing = griffe.Object | griffe.Alias


def public(package: Thing) -> set[str]:
    """The names that the package hands out itself."""
    return {name for name, one in package.members.items() if one.is_alias and name[0] != "_"}


def pairs(old: Thing, new: Thing) -> Iterator[tuple[Thing, Thing | None]]:
    """Each public thing of the old version, with what it is now."""
    for name in sorted(public(old) | {one for one in MODULES if one in old.members}):
        now = new.members.get(name)
        yield _target(old.members[name]), now and _target(now)


def _target(one: Thing) -> Thing:
    return one.final_target if isinstance(one, griffe.Alias) else one


def changes(old: Thing, new: Thing) -> Iterator[str]:
    """What would break for those who call."""
    for before, now in pairs(old, new):
        if now is None:
            yield f"{before.path}: removed"
        else:
            for one in griffe.find_breaking_changes(before, now):
                yield re.sub(r"\x1b\[\d+m", "", one.explain())  # it is coloured in files too


def version(package: Thing) -> str:
    """The version that a package says it is."""
    return str(package["__version__"].value).strip("\"'")


def main(tag: str | None = None) -> None:
    """Print what would break since a tag, or since the newest one."""
    command = ["git", "describe", "--tags", "--abbrev=0"]
    found = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    tag = tag or found.stdout.strip()
    if not tag:
        print("no tag to compare with: the interface is not compared (SINCE=COMMIT names one)")
        return
    old = griffe.load_git(PACKAGE, ref=tag, search_paths=["src"])
    new = griffe.load(PACKAGE, search_paths=["src"])
    broken = sorted(set(changes(old, new)))
    for one in broken:
        print(one)
    print(f"{len(broken)} breaks since {tag} ({version(old)}); this is {version(new)}")
    if broken and version(old).split(".")[0] == version(new).split(".")[0]:
        sys.exit("interface breaks ride only on a new batch")


if __name__ == "__main__":
    main(*sys.argv[1:2])
