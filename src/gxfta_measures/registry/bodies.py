"""The bundled bodies as of a batch, and all that is wrong with their file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from gxfta_measures.errors import Code, Finding
from gxfta_measures.findings import sift
from gxfta_measures.gazetteer import Gazetteer, Place, check_places, places_as_of, steps_of_places
from gxfta_measures.model import Department
from gxfta_measures.registry.registry import Registry
from gxfta_measures.system.ledger import (
    Check,
    Record,
    as_of,
    ids,
    read_checked,
    read_ledger,
    step_of,
    steps,
)
from gxfta_measures.system.memory import once
from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.resources import read_json
from gxfta_measures.system.spellings import check_spellings
from gxfta_measures.text import fold

_FILE = "departments.json"
_PARTS = ("departments", "equivalents", "short_forms")


@frozen(kw_only=True)
class Equivalent:
    """Words that may stand for each other in the name of a body, such as 管委会 and 管理委员会."""

    words: tuple[str, ...]
    since: int


@frozen(kw_only=True)
class ShortForm:
    """An everyday word for a word in the name of a body, such as 市监局 for 市场监管局."""

    short: str
    stands_for: str
    reason: str
    since: int


def departments() -> Registry:
    """The registry of the known bodies.

    >>> departments().resolve("广西壮族自治区发展和改革委员会").name
    '自治区发展改革委'
    """
    return bodies_as_of(None)


def bodies_as_of(batch: int | None) -> Registry:
    """The registry of the bodies that were known as of a batch, as they were then.

    Args:
        batch: The number of the batch; None for all bodies, as they are today.

    Raises:
        InvalidBatch: The file of bodies, or that of places, has faults; all are listed.

    >>> bodies_as_of(7)["gx-commerce"].since
    7
    """
    return _bodies(step_of(sorted({*_steps(), *steps_of_places()}), batch))


@once
def _file() -> Any:  # noqa: ANN401
    return read_json(_FILE)


@once
def _steps() -> list[int]:
    return read_checked(
        _FILE,
        lambda: steps([one for part in _PARTS for one in _file()[part]]),
        check_bodies,
    )


@once
def _bodies(batch: int) -> Registry:
    return read_checked(
        _FILE, lambda: read_bodies(_file(), places_as_of(batch), batch), check_bodies
    )


def read_bodies(file: Record, gazetteer: Gazetteer, batch: int) -> Registry:
    """The registry of a file of bodies, as of a batch; the file is trusted."""
    known: dict[str, Department] = {}
    for record in as_of(file["departments"], batch):
        fields: Record = record | {
            "aliases": tuple(record["aliases"]),
            "parent": record["parent"] and known[record["parent"]],
            "place": record["place"] and gazetteer[record["place"]],
        }
        known[record["id"]] = Department(**fields)
    equivalents = as_of(file["equivalents"], batch)
    short_forms = as_of(file["short_forms"], batch)
    return Registry(
        known.values(),
        [one["words"] for one in equivalents],
        [(one["short"], one["stands_for"]) for one in short_forms],
        gazetteer,
    )


def check_bodies(file: Record | None = None) -> Iterator[Finding]:
    """All that is wrong with the files of bodies and of places, with record and field.

    Args:
        file: What the file of bodies would be; by default the bundled one as it stands.

    >>> list(check_bodies())
    []
    """
    yield from check_places()
    whole = (yield from read_ledger(_FILE)) if file is None else file
    places, _ = sift(read_ledger("places.json"))
    if whole is None or places is None:
        return  # what refers to records that cannot be read would only be found as well
    bodies: Any = whole.get("departments")
    equivalents: Any = whole.get("equivalents")
    known = {Place: ids(places.get("places"))}
    found = [
        *Check(_FILE, Department, known).findings(bodies),
        *Check(f"{_FILE} equivalents", Equivalent, {}).findings(equivalents),
        *Check(f"{_FILE} short_forms", ShortForm, {}).findings(whole.get("short_forms")),
    ]
    yield from found
    if not found:
        yield from _unrelated(bodies)
        yield from check_spellings(_FILE, bodies, _speller(equivalents))


def _unrelated(bodies: list[Record]) -> Iterator[Finding]:
    for body in as_of(bodies, None):
        if (body["parent"] is None) != (body["relation"] is None):
            message = Phrase("it says how the body stands to its parent: state both or neither")
            yield Finding(f"{_FILE} {body['id']}.relation", message, Code.VALUE)


def _speller(equivalents: list[Record]) -> Callable[[Record], list[str]]:
    registry = Registry((), [one["words"] for one in equivalents])

    def spellings(body: Record) -> list[str]:
        names: Record = {name: body[name] for name in ("id", "name", "official_name", "kind")}
        department = Department(**names, aliases=tuple(body["aliases"]))
        return [fold(spelling) for spelling in registry.spellings(department)]

    return spellings
