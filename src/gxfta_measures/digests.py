"""What measures are known by: the SHA-256 of their canonical records, in the compact form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.model import Measure
from gxfta_measures.records import measure_record, whole_record
from gxfta_measures.registry import Registry


def digest_of(value: object) -> str:
    """The SHA-256 of a value as JSON, whatever the formatting of the file it comes from.

    >>> digest_of([{"a": 1, "b": 2}]) == digest_of([{"b": 2, "a": 1}])
    True
    """
    import hashlib  # 3 ms, and only those who ask for a digest need it

    text = compact(value).encode(errors="surrogatepass")
    return f"sha256:{hashlib.sha256(text).hexdigest()}"


def compact(value: object) -> str:
    """A value as JSON in the one form that digests are taken of: sorted keys and no blanks.

    >>> compact({"b": "区", "a": 1})
    '{"a":1,"b":"区"}'
    """
    return _COMPACT.encode(value)


_COMPACT = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digests_of(
    measures: Iterable[Measure], registry: Registry, gazetteer: Gazetteer
) -> tuple[str, str]:
    """The digest of measures alone, and that of all that answers about them are made of.

    Args:
        measures: The measures, in their order.
        registry: The bodies that words are resolved with.
        gazetteer: The places that words are resolved with.

    >>> import gxfta_measures as gx
    >>> seven = gx.load(7)
    >>> digests_of(seven, seven.registry, seven.gazetteer)[1] == seven.digest
    True
    """
    import hashlib  # 3 ms, and only those who ask for a digest need it

    alone, whole = hashlib.sha256(), hashlib.sha256()
    bodies = {
        "departments": [whole_record(body) for body in registry],
        "equivalents": registry.equivalents,
    }
    others = {
        "places": [whole_record(place) for place in gazetteer],
        "short_forms": registry.short_forms,
    }
    # One object with sorted keys, never whole in memory: its measures may be very many.
    whole.update(f'{compact(bodies)[:-1]},"measures":'.encode())
    for piece in _list_of(measures):
        alone.update(piece)
        whole.update(piece)
    whole.update(f",{compact(others)[1:]}".encode())
    return f"sha256:{alone.hexdigest()}", f"sha256:{whole.hexdigest()}"


def _list_of(measures: Iterable[Measure]) -> Iterator[bytes]:
    """The compact JSON of a list of measures, piece by piece."""
    sign = "["
    for measure in measures:
        yield f"{sign}{compact(measure_record(measure))}".encode(errors="surrogatepass")
        sign = ","
    yield b"]" if sign == "," else b"[]"
