"""A batch file as a tree of plain values: bounded, and with every fault of its JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from gxfta_measures.errors import Code, Finding
from gxfta_measures.findings import WHOLE_FILE, Findings
from gxfta_measures.system.files import read_file
from gxfta_measures.system.limits import LONGEST_NUMBER, WINDOW, Limit, quote
from gxfta_measures.system.no_json import no_json
from gxfta_measures.system.phrases import Phrase


class _Twice(dict[str, Any]):
    """An object that states a field twice."""

    fields: tuple[str, ...] = ()


def parse_file(path: str) -> Findings[Any]:
    """The tree of a file; None where it is no JSON at all, or beyond a bound.

    Args:
        path: The file.

    >>> from tempfile import NamedTemporaryFile
    >>> from gxfta_measures.findings import sift
    >>> with NamedTemporaryFile() as file:
    ...     _ = file.write(b'{"batch": {"number": 7, "number": 8}}')
    ...     file.flush()
    ...     value, (finding,) = sift(parse_file(file.name))
    >>> print(finding)
    batch: the field number stands twice in one object
    """
    content = read_file(path, Limit.BATCH_FILE.most)
    if len(content) > Limit.BATCH_FILE.most:
        yield Limit.BATCH_FILE.passed()
        return None
    if content.count(b",") + content.count(b"[") + content.count(b"{") > Limit.VALUES.most:
        yield Limit.VALUES.passed()
        return None
    twice: list[_Twice] = []
    try:
        text = content.decode("utf-8-sig")
        del content  # of a large file, its bytes, its text and its tree are each a great deal
        value = json.loads(text, object_pairs_hook=partial(_object, twice), parse_int=_integer)
        del text
    except ValueError as error:
        place, message = no_json(error)
        yield Finding(place or WHOLE_FILE, message, Code.DAMAGED)
    except RecursionError:
        yield Limit.NESTING.passed()
    else:
        if _is_too_deep(value):
            yield Limit.NESTING.passed()
            return None
        if twice:
            yield from _doubled(value)
        return value
    return None


def _integer(digits: str) -> int | str:
    """A whole number; its digits where there are more than any number here has: 10**30."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


def _object(found: list[_Twice], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that states a field twice remembers it: {"number": 7, "number": 8}."""
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    twice = _Twice(value)
    counts = Counter(key for key, _ in pairs)
    twice.fields = tuple(key for key, count in counts.items() if count > 1)
    found.append(twice)
    return twice


def _is_too_deep(value: Any) -> bool:  # noqa: ANN401
    """Whether a tree has more levels than any batch file; all of one are looked at at once."""
    level = [value]
    for _ in range(Limit.NESTING.most + 1):
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [one for some in inner for one in some if isinstance(one, (dict, list))]
        if not level:
            return False
    return True


def _doubled(value: Any) -> Iterator[Finding]:  # noqa: ANN401
    """The objects that state a field twice, each at its place."""
    waiting = [("", value)]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, _Twice):
            names = ", ".join(map(spelt, one.fields))
            message = Phrase("the field {names} stands twice in one object", names=names)
            yield Finding(place.removeprefix(".") or WHOLE_FILE, message, Code.TWICE)
        if isinstance(one, dict):
            waiting += [(f"{place}.{spelt(name)}", inner) for name, inner in one.items()]
        elif isinstance(one, list):
            waiting += [(f"{place}[{number}]", inner) for number, inner in enumerate(one)]


def spelt(name: str) -> str:
    r"""The name of a field as findings spell it: on one line, whatever is in it.

    >>> spelt("colour"), spelt("no\nfield")
    ('colour', "【'no\\nfield'】")
    """
    return name if name.isidentifier() and len(name) < WINDOW else quote(repr(name))
