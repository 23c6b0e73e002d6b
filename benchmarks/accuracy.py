"""Score `parse_departments` against hand-made answers: `make accuracy`.

A list counts as right only when every name in it, their order and `open_ended` are; blanks and
the form of brackets make no difference. F1 counts names, as multisets, over all lists together.
Roles are scored on the lists that print any: right when every name has its role word and no
other. A list is wrong in silence when it is wrong and nothing in it is doubtful; a false doubt is
one in a list that is read right. Rows marked ambiguous have more than one defensible reading and
are left out. The interval is of 95 %; lists of one document stand or fall together, so where rows
name their documents it is as wide as the scatter between documents makes it. Narrow columns are
the lists without blanks, printed anew with a line end behind every eighth character.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import gxfta_measures as gx

CASES = Path(__file__).parents[1] / "tests" / "cases"
Row = dict[str, Any]
Answer = tuple[tuple[str, ...], bool]

_ONE_FORM = str.maketrans("()[]〔〕［］【】", "（）（）（）（）（）")
FILES = {
    "real_lists.json": "Real lists of many provinces",
    "real_cells_read.json": "Real cells, annotated blind",
    "real_round_4.json": "Round 4: found in documents, or written in their form",
    "real_round_5.json": "Round 5: the same, after the repairs of round 4",
    "real_round_6.json": "Round 6: found in documents, after the repairs of round 5",
    "real_round_7.json": "Round 7: written in the form of documents, after those of round 6",
    "real_round_8.json": "Round 8: the same, as documents usually are, after those of round 7",
    "real_round_9.json": "Round 9: found in documents, after the repairs of round 8",
    "real_round_10.json": "Round 10: found in further documents, after those of round 9",
    "real_round_11.json": "Round 11: found, hard forms sought, after the repairs of round 10",
    "real_round_12.json": "Round 12: found in further documents, after those of round 11",
    "departments.json": "Lists in the form of real documents",
    "more_departments.json": "Lists that once broke a reader",
    "unseen_departments.json": "Lists by writers who had not seen the grammar",
}


def rows(name: str) -> list[Row]:
    """The scored rows of a case file."""
    found: list[Row] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [row for row in found if not row.get("ambiguous")]


def plain(words: str | None) -> str:
    """Words without blanks, and with brackets of one form."""
    return re.sub(r"\s", "", words or "").translate(_ONE_FORM)


def ours(text: str) -> Answer:
    """What this package reads."""
    cell = gx.parse_departments(text)
    return tuple(map(plain, cell.names)), cell.open_ended


def splitting(text: str) -> Answer:
    """What one gets without a grammar: split on the separators, drop 等."""
    names = [name for name in re.split(r"[、，；,;\s]+", text) if name]
    return tuple(plain(name.removesuffix("等")) for name in names), text.endswith("等")


def wanted(row: Row) -> Answer:
    """What a person reads."""
    return tuple(map(plain, row["names"])), row["open_ended"]


def f1(lists: Sequence[Row], read: Callable[[str], Answer]) -> float:
    """The harmonic mean of precision and recall of names, over all lists together."""
    shared = found = expected = 0
    for row in lists:
        names: Counter[str] = Counter(read(row["text"])[0])
        answer: Counter[str] = Counter(wanted(row)[0])
        shared += (names & answer).total()
        found += names.total()
        expected += answer.total()
    return 2 * shared / (found + expected)


def roles_right(row: Row) -> bool:
    """Whether every name of a list has the role word that a person sees it governed by."""
    said = [(plain(one.role), plain(str(one))) for one in gx.parse_departments(row["text"])]
    return said == [(plain(role), plain(name)) for role, names in row["roles"] for name in names]


def documents_of(lists: Sequence[Row]) -> list[list[Row]]:
    """The lists of each document; one whose document nobody knows stands for itself."""
    found: dict[Any, list[Row]] = {}
    for number, row in enumerate(lists):
        found.setdefault(row.get("document", number), []).append(row)
    return list(found.values())


def worth(lists: Sequence[Row], is_right: Mapping[str, bool]) -> float:
    """How many independent lists some lists are worth, which come in documents."""
    documents = documents_of(lists)
    share = sum(is_right[row["text"]] for row in lists) / len(lists)
    sums = [sum(is_right[row["text"]] - share for row in rows) for rows in documents]
    scatter = sum(one * one for one in sums) * len(documents) / max(1, len(documents) - 1)
    if not scatter:
        return len(documents)
    return min(len(lists), share * (1 - share) * len(lists) ** 2 / scatter)


def interval(share: float, size: float) -> tuple[float, float]:
    """Between which shares the true one lies, with 95 % confidence (Wilson)."""
    z = 1.96
    centre = share + z * z / (2 * size)
    spread = z * (share * (1 - share) / size + (z / (2 * size)) ** 2) ** 0.5
    return (centre - spread) / (1 + z * z / size), (centre + spread) / (1 + z * z / size)


def in_a_column(text: str, width: int = 8) -> str:
    """A list as a narrow column of a PDF prints it."""
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def score(title: str, lists: Sequence[Row]) -> None:
    """Print how many lists are exactly right, beside plain splitting, and which are wrong."""
    is_right = {row["text"]: ours(row["text"]) == wanted(row) for row in lists}
    is_doubted = {text: bool(gx.parse_departments(text).doubtful) for text in is_right}
    wrong = [row for row in lists if not is_right[row["text"]]]
    silent = [row for row in wrong if not is_doubted[row["text"]]]
    doubted = [row for row in lists if is_right[row["text"]] and is_doubted[row["text"]]]
    with_roles = [row for row in lists if "roles" in row and not row.get("roles_doubtful")]
    wrong_roles = [row for row in with_roles if not roles_right(row)]
    low, high = interval(1 - len(wrong) / len(lists), worth(lists, is_right))
    whole = [row for row in lists if is_right[row["text"]] and not re.search(r"\s", row["text"])]
    alike = [row for row in whole if ours(in_a_column(row["text"])) == wanted(row)]
    print(f"\n{title}")
    report("lists exactly right", len(lists) - len(wrong), len(lists))
    print(f"  {'95 % interval':24}{low:>14.1%} to {high:.1%}")
    print(f"  {'documents':24}{len(documents_of(lists)):>8}")
    if whole:
        report("alike in narrow columns", len(alike), len(whole))
    print(f"  {'F1 of names':24}{f1(lists, ours):>16.4f}")
    report("wrong in silence", len(silent), len(lists))
    report("right with a doubt", len(doubted), len(lists))
    if with_roles:
        report("roles exactly right", len(with_roles) - len(wrong_roles), len(with_roles))
    report(
        "by splitting on signs",
        sum(splitting(one["text"]) == wanted(one) for one in lists),
        len(lists),
    )
    print(f"  {'F1 by splitting':24}{f1(lists, splitting):>16.4f}")
    for row in wrong:
        print(f"  wrong: {row['text']}\n    read   {ours(row['text'])}\n    wanted {wanted(row)}")
    for row in wrong_roles:
        print(f"  wrong roles: {row['text']}")


def report(what: str, right: int, out_of: int) -> None:
    """One line: a share as a fraction and in per cent."""
    print(f"  {what:24}{right:>8} of {out_of:<4} {right / out_of:6.1%}")


def main() -> None:
    """Score every case file, then the cells of batch 7."""
    for name, title in FILES.items():
        score(title, rows(name))
    answers = {row["text"]: row for row in rows("batch-07.json")}
    cells = [cell.text for one in gx.load(7) for cell in (one.lead, one.responsible)]
    score("Batch 7, every cell", [answers[text] for text in cells])


if __name__ == "__main__":
    main()
