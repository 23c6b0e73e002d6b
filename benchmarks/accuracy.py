"""Score `parse_departments` against hand-made answers: `make accuracy`.

A list counts as right only when every name in it, their order and `open_ended` are. F1 counts
names, as multisets, over all lists together. Roles are scored on the lists that print any: right
when every name has its role word and no other. Rows marked ambiguous have more than one
defensible reading and are left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gxfta_measures as gx

CASES = Path(__file__).parents[1] / "tests" / "cases"
Row = dict[str, Any]
Answer = tuple[tuple[str, ...], bool]


def rows(name: str) -> list[Row]:
    """The scored rows of a case file."""
    found: list[Row] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [row for row in found if not row.get("ambiguous")]


def ours(text: str) -> Answer:
    """What this package reads."""
    cell = gx.parse_departments(text)
    return cell.names, cell.open_ended


def splitting(text: str) -> Answer:
    """What one gets without a grammar: split on the separators, drop 等."""
    names = [name for name in re.split(r"[、，；,;\s]+", text) if name]
    return tuple(name.removesuffix("等") for name in names), text.endswith("等")


def wanted(row: Row) -> Answer:
    """What a person reads."""
    return tuple(row["names"]), row["open_ended"]


def f1(lists: Sequence[Row], read: Callable[[str], Answer]) -> float:
    """The harmonic mean of precision and recall of names, over all lists together."""
    shared = found = expected = 0
    for row in lists:
        names: Counter[str] = Counter(read(row["text"])[0])
        answer: Counter[str] = Counter(row["names"])
        shared += (names & answer).total()
        found += names.total()
        expected += answer.total()
    return 2 * shared / (found + expected)


def roles_right(row: Row) -> bool:
    """Whether every name of a list has the role word that a person sees it governed by."""
    said = [(mention.role, str(mention)) for mention in gx.parse_departments(row["text"])]
    return said == [(role, name) for role, names in row["roles"] for name in names]


def score(title: str, lists: Sequence[Row]) -> None:
    """Print how many lists are exactly right, beside plain splitting, and which are wrong."""
    with_roles = [row for row in lists if "roles" in row]
    wrong = [row for row in lists if ours(row["text"]) != wanted(row)]
    wrong_roles = [row for row in with_roles if not roles_right(row)]
    plain = sum(splitting(row["text"]) == wanted(row) for row in lists)
    print(f"\n{title}")
    report("lists exactly right", len(lists) - len(wrong), len(lists))
    print(f"  {'F1 of names':24}{f1(lists, ours):>16.4f}")
    if with_roles:
        report("roles exactly right", len(with_roles) - len(wrong_roles), len(with_roles))
    report("by splitting on signs", plain, len(lists))
    print(f"  {'F1 by splitting':24}{f1(lists, splitting):>16.4f}")
    for row in wrong:
        print(f"  wrong: {row['text']}\n    read   {ours(row['text'])}\n    wanted {wanted(row)}")
    for row in wrong_roles:
        print(f"  wrong roles: {row['text']}")


def report(what: str, right: int, out_of: int) -> None:
    """One line: a share as a fraction and in per cent."""
    print(f"  {what:24}{right:>8} of {out_of:<4} {right / out_of:6.1%}")


def main() -> None:
    """Score the case file, then the lists collected since, then the cells of batch 7."""
    score("Lists in the form of real documents", rows("departments.json"))
    score("Lists that once broke a reader", rows("more_departments.json"))
    score("Lists by writers who had not seen the grammar", rows("unseen_departments.json"))
    answers = {row["text"]: row for row in rows("batch-07.json")}
    cells = [cell.text for one in gx.load(7) for cell in (one.lead, one.responsible)]
    score("Batch 7, every cell", [answers[text] for text in cells])


if __name__ == "__main__":
    main()
