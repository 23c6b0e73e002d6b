"""Places that scopes speak of, what each lies in, and the gazetteer that finds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from attrs import AttrsInstance, astuple, field, frozen

from gxfta_measures.errors import Finding, UnknownPlace
from gxfta_measures.guards import expect, expect_each
from gxfta_measures.likeness import alike
from gxfta_measures.system.ledger import (
    Check,
    Record,
    as_of,
    read_checked,
    read_ledger,
    step_of,
    steps,
)
from gxfta_measures.system.memory import once
from gxfta_measures.system.resources import read_json
from gxfta_measures.system.screen import brief
from gxfta_measures.system.spellings import check_spellings
from gxfta_measures.text import fold

PlaceKind = Literal[
    "nation",
    "region",  # a province, autonomous region or municipality (省级行政区)
    "city",  # a prefecture-level city (设区市)
    "county",  # a county, district or county-level city (县市区)
    "ftz",  # a free-trade zone (自由贸易试验区)
    "ftz-area",  # one of its areas (片区)
    "bonded-zone",  # a comprehensive bonded zone (综合保税区)
    "seaport",  # a sea port of entry (海港口岸)
    "border-port",  # a land port of entry on the border (边境口岸)
]
Evidence = Literal["high", "medium", "none"]


@frozen(kw_only=True, order=True, cache_hash=True)
class Place:
    """A place with the places that it lies in; one id is one place, in whatever batch.

    Attributes:
        id: A stable slug, such as ``pingxiang``.
        name: Its full name.
        kind: One of `PlaceKind`.
        code: Its code in GB/T 2260, for administrative divisions only.
        aliases: Further spellings.
        within: The smallest places that it is known to lie in.
        perhaps_within: Places that it may lie in: near, but without evidence either way.
        border: Whether it is one of the border counties (边境县市区).
        evidence: How well what is said of it is attested: high or medium.
        name_en: An unofficial English name.
        since: The batch that brought it; None for a place of your own.

    >>> from gxfta_measures import places
    >>> sorted(place.name for place in places().find("凭祥综合保税区").within)
    ['中国（广西）自由贸易试验区崇左片区', '凭祥市']
    """

    id: str
    name: str = field(eq=False)
    kind: PlaceKind = field(eq=False)
    code: str | None = field(default=None, eq=False)
    aliases: tuple[str, ...] = field(default=(), eq=False)
    within: tuple[Place, ...] = field(default=(), eq=False)
    perhaps_within: tuple[Place, ...] = field(default=(), eq=False)
    border: bool = field(default=False, eq=False)
    evidence: Evidence = field(default="high", eq=False)
    name_en: str | None = field(default=None, eq=False)
    since: int | None = field(default=None, eq=False)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<Place {brief(self.id)} {brief(self.name)}>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import place_html

        return place_html(self)

    @property
    def lineage(self) -> tuple[Place, ...]:
        """The place itself and every place that it is known to lie in.

        >>> from gxfta_measures import places
        >>> [str(place) for place in places().find("凭祥市").lineage]
        ['凭祥市', '崇左市', '广西壮族自治区', '中国']
        """
        return tuple(dict.fromkeys(self._walk()))

    def _walk(self) -> Iterator[Place]:
        yield self
        for place in self.within:
            yield from place.lineage


class Gazetteer:
    """The known places, in a fixed order; immutable.

    Args:
        places: The places, each after those that it lies in.

    Raises:
        ValueError: Two places claim one id or one spelling.
        WrongType: They are no places.

    >>> from gxfta_measures import places
    >>> places()["pingxiang"].code
    '451481'
    """

    __slots__ = ("_by_id", "_by_spelling")

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[object, ...]]:
        return Gazetteer, (tuple(self),)

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_id: dict[str, Place] = {}
        self._by_spelling: dict[str, Place] = {}
        for place in expect_each(places, Place, "places", "places, each a Place"):
            _claim(self._by_id, place.id, place)
            for spelling in {fold(word) for word in (place.name, *place.aliases)}:
                _claim(self._by_spelling, spelling, place)

    def __getitem__(self, id_: str) -> Place:
        expect(id_, str, "a gazetteer", "the id of a place")
        if id_ not in self._by_id:
            raise UnknownPlace(id_, alike(id_, self._by_id))
        return self._by_id[id_]

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, key: object) -> bool:
        id_ = key.id if isinstance(key, Place) else key
        return isinstance(id_, str) and id_ in self._by_id

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Gazetteer):
            return NotImplemented
        return said_of(self) == said_of(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self)} places>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import gazetteer_html

        return gazetteer_html(self)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_id)

    def get_spelling(self, text: str) -> Place | None:
        """The place of that very spelling, or None.

        >>> from gxfta_measures import places
        >>> places().get_spelling("崇左片区").id
        'chongzuo-area'
        """
        expect(text, str, "get_spelling", "the name of a place")
        return self._by_spelling.get(fold(text))

    def find(self, text: str) -> Place:
        """The place that goes by a name.

        Args:
            text: A name or an alias; width of characters and blanks do not matter.

        Raises:
            UnknownPlace: No place goes by it; similar names are in the message.

        >>> from gxfta_measures import places
        >>> places().find("凭祥综保区").name
        '凭祥综合保税区'
        """
        expect(text, str, "find", "the name of a place")
        place = self.get_spelling(text)
        if place is None:
            close = alike(fold(text), self._by_spelling)
            names = dict.fromkeys(self._by_spelling[spelling].name for spelling in close)
            raise UnknownPlace(text, tuple(names))
        return place


def said_of(entities: Iterable[AttrsInstance]) -> list[tuple[object, ...]]:
    """All that is said of bodies or places, which are equal by their ids alone.

    >>> from gxfta_measures import places
    >>> said_of(places())[0][:2]
    ('china', '中国')
    """
    return [astuple(one, recurse=False) for one in entities]


def _claim(index: dict[str, Place], key: str, place: Place) -> None:
    other = index.setdefault(key, place)
    if other is not place:
        msg = f"{key!r} names both {other.name} and {place.name}: remove one of the two"
        raise ValueError(msg)


# The bundled places.

_FILE = "places.json"


def places() -> Gazetteer:
    """The gazetteer of the places that scopes speak of.

    >>> places().find("凭祥").code
    '451481'
    """
    return places_as_of(None)


def places_as_of(batch: int | None) -> Gazetteer:
    """The places that were known as of a batch, as they were then; None: all of today.

    >>> places_as_of(7)["pingxiang"].since
    7
    """
    return _places(step_of(steps_of_places(), batch))


@once
def steps_of_places() -> list[int]:
    """The batches that brought or changed a place, oldest first."""
    return read_checked(_FILE, lambda: steps(_records()), check_places)


@once
def _places(batch: int) -> Gazetteer:
    return read_checked(_FILE, lambda: read_places(_records(), batch), check_places)


@once
def _records() -> list[Record]:
    records: list[Record] = read_json(_FILE)["places"]
    return records


def read_places(records: list[Record], batch: int) -> Gazetteer:
    """The gazetteer of the records of a file, as of a batch; they are trusted."""
    known: dict[str, Place] = {}
    for record in as_of(records, batch):
        fields: Record = record | {
            "aliases": tuple(record["aliases"]),
            "within": tuple(known[id_] for id_ in record["within"]),
            "perhaps_within": tuple(known[id_] for id_ in record["perhaps_within"]),
        }
        known[record["id"]] = Place(**fields)
    return Gazetteer(known.values())


def check_places() -> Iterator[Finding]:
    """All that is wrong with the file of places, with record and field.

    >>> list(check_places())
    []
    """
    file = yield from read_ledger(_FILE)
    if file is None:
        return
    records: Any = file.get("places")
    found = tuple(Check(_FILE, Place, {}).findings(records))
    yield from found
    if not found:
        yield from check_spellings(_FILE, records, _spellings)


def _spellings(record: Record) -> list[str]:
    return [fold(word) for word in (record["name"], *record["aliases"])]
