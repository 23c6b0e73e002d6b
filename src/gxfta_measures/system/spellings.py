"""Spellings of bodies and places: one that two of them claim at the same time is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gxfta_measures.findings import Code, Finding
from gxfta_measures.system.ledger import Record, as_of, steps
from gxfta_measures.system.phrases import Phrase


def check_spellings(
    file: str, records: list[Record], spellings: Callable[[Record], Iterable[str]]
) -> Iterator[Finding]:
    """The spellings that several records of a file claim at the same time.

    Args:
        file: The name of the file, for the findings.
        records: Its records.
        spellings: The spellings of a record, in the form in which they are compared.
    """
    told: set[Finding] = set()
    for step in steps(records):
        found = [one for one in _claims(file, as_of(records, step), spellings) if one not in told]
        yield from found
        told.update(found)


def _claims(
    file: str, records: list[Record], spellings: Callable[[Record], Iterable[str]]
) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for record in records:
        for spelling in dict.fromkeys(spellings(record)):
            owner = owners.setdefault(spelling, record["id"])
            if owner != record["id"]:
                message = Phrase(
                    "{value!r} names {owner} too: remove one of the two",
                    value=spelling,
                    owner=owner,
                )
                yield Finding(f"{file} {record['id']}", message, Code.TWICE)
