"""The form of a batch file as JSON Schema 2020-12, made of the classes that files are read into.

`gxfta_measures.read` refuses more: what a schema cannot say is whether derived values are those
that the printed words give, and whether numbers and digests fit.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import NOTHING, fields, has

from gxfta_measures.batchfile.schema import SCHEMA_VERSION
from gxfta_measures.model import DepartmentList, Document, Measure
from gxfta_measures.records import BY_ID, Header, Record
from gxfta_measures.system.ledger import field_types
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.screen import CONTROLS
from gxfta_measures.system.stated import left_out_where_none
from gxfta_measures.terms import MeasureType
from gxfta_measures.text import BLANKS, EMPTY_MARKS

_END = r"(?![\s\S])"  # not $, which some engines let stand before a last line end
_ACTING = CONTROLS.encode("unicode_escape").decode()
_SHOWN = f"[^{_ACTING}]*{_END}"
_TRIMMED = f"(?!{BLANKS})[^{_ACTING}]*(?<!{BLANKS}){_END}"
_PLAIN = {str: "string", int: "integer", bool: "boolean"}
_SHA256 = "[0-9a-f]{64}"
_NUMBER = {"minimum": 1, "maximum": 10**Limit.DIGITS.most - 1}
_NAMED = {
    "pattern": rf"^(?=[\s\S]*?(?!{BLANKS})[\s\S]){_SHOWN}",
    "maxLength": Limit.TITLE.most,
}
_PRINTED = {"pattern": f"^{_TRIMMED}", "minLength": 1, "maxLength": Limit.CELL.most}
#: What is true of fields beside their types, by class and field.
_RULES: dict[tuple[type, str], Record] = {
    (Header, "number"): _NUMBER,
    (Header, "revision"): _NUMBER,
    (Header, "title"): _NAMED,
    (Header, "schema_version"): {"const": SCHEMA_VERSION},
    (Header, "digest"): {"pattern": f"^sha256:{_SHA256}{_END}"},
    (Header, "measures_digest"): {"pattern": f"^sha256:{_SHA256}{_END}"},
    **{(Document, name): _NAMED for name in ("title", "number", "date", "issuer", "home")},
    (Document, "sha256"): {"pattern": f"^{_SHA256}{_END}"},
    (Measure, "number"): _NUMBER | {"maximum": 10**Limit.NUMBER.most - 1},
    (Measure, "batch"): _NUMBER,
    (Measure, "title"): _PRINTED | {"maxLength": Limit.TITLE.most},
    (Measure, "content"): _PRINTED,
    (Measure, "scope_text"): {
        "pattern": f"^(?:{_END}|{_TRIMMED})",
        "maxLength": Limit.CELL.most,
    },
    (Measure, "title_en"): {"pattern": f"^{_SHOWN}", "maxLength": Limit.TITLE.most},
    (DepartmentList, "text"): {
        "pattern": rf"^(?:[^{_ACTING}]|\n)*{_END}",
        "maxLength": Limit.CELL.most,
    },
}
_ID = {
    "type": "string",
    "pattern": rf"^[1-9][0-9]*-({'|'.join(MeasureType)})-[0-9]{{2,}}{_END}",
    "description": "Batch, type and number, such as 7-pilot-01; never reused or renamed.",
}
#: A scope is there where one is printed, and only there.
_SCOPE_AS_PRINTED = {
    "if": {"properties": {"scope_text": {"enum": ["", *sorted(EMPTY_MARKS)]}}},
    "then": {"properties": {"scope": {"type": "null"}}},
    "else": {"properties": {"scope": {"type": "object"}}},
}


def batch_schema() -> Record:
    """The schema of a batch file of the newest version.

    >>> batch_schema()["$defs"]["Document"]["required"][:2]
    ['title', 'sha256']
    """
    defined: Record = {}
    batch, measure = _type(Header, defined), _type(Measure, defined)
    defined["Measure"]["properties"] = {"id": _ID, **defined["Measure"]["properties"]}
    defined["Measure"] |= _SCOPE_AS_PRINTED
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gxfta-measures:batch:{SCHEMA_VERSION}",
        "title": "A batch of measures",
        "description": "A file as gxfta build writes it, and gxfta_measures.read reads it.",
        "type": "object",
        "properties": {
            "batch": batch,
            "measures": {
                "type": "array",
                "items": measure,
                "minItems": 1,
                "maxItems": Limit.MEASURES.most,
            },
        },
        "required": ["batch", "measures"],
        "additionalProperties": False,
        "$defs": dict(sorted(defined.items())),
    }


def _type(type_: Any, defined: Record) -> Record:  # noqa: ANN401
    """The schema of a type; classes are defined once, and referred to."""
    if type_ in BY_ID:
        return {"type": "string", "description": f"The id of a known {type_.__name__.lower()}."}
    if has(type_):
        if type_.__name__ not in defined:
            defined[type_.__name__] = _object(type_, defined)
        return {"$ref": f"#/$defs/{type_.__name__}"}
    if type_ in _PLAIN:
        return {"type": _PLAIN[type_]}
    return _KINDS[get_origin(type_) or Enum](type_, defined)


def _union(type_: Any, defined: Record) -> Record:  # noqa: ANN401
    (inner,) = (one for one in get_args(type_) if one is not NoneType)
    schema = _type(inner, defined)
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _tuple(type_: Any, defined: Record) -> Record:  # noqa: ANN401
    inner = get_args(type_)
    if ... in inner:
        return {"type": "array", "items": _type(inner[0], defined)}
    # Two places in a text: nothing else in a batch has a fixed length.
    items = [{**_type(one, defined), "minimum": 0} for one in inner]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


def _literal(type_: Any, _: Record) -> Record:  # noqa: ANN401
    return {"enum": list(get_args(type_))}


def _enum(type_: type[Enum], _: Record) -> Record:
    words = [one.value for one in type_]
    # A part of a batch may be called as documents call it.
    return {"enum": [*words, *(one.label for one in type_ if isinstance(one, MeasureType))]}


_KINDS: dict[Any, Callable[[Any, Record], Record]] = {
    Union: _union,
    UnionType: _union,
    tuple: _tuple,
    Literal: _literal,
    Enum: _enum,
}


def _object(kind: type[Any], defined: Record) -> Record:
    """The schema of a class, in the words of its docstring.

    Every field must be stated, null or not; only those two that a file is made of may leave out
    what has a default.
    """
    told = dict(_told(kind))
    types = field_types(kind)
    needed = types.keys() - left_out_where_none(kind)
    return {
        "type": "object",
        "description": " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split()),
        "properties": {
            name: _type(type_, defined) | _RULES.get((kind, name), {}) | {"description": told[name]}
            for name, type_ in types.items()
        },
        "required": [
            one.name
            for one in fields(kind)
            if one.name in needed and (kind not in (Header, Measure) or one.default is NOTHING)
        ],
        "additionalProperties": False,
    }


def _told(kind: type[Any]) -> Iterator[tuple[str, str]]:
    """What the docstrings of a class and of those that it builds on say of each field."""
    for one in reversed(kind.__mro__):
        text = re.sub(r"\n {2,}(?=\S)", _joined, inspect.getdoc(one) or "")
        yield from re.findall(r"^ {4}(\w+): (.*)$", text, re.MULTILINE)


def _joined(found: re.Match[str]) -> str:
    """A line that goes on where the one before it ended, behind it."""
    return " " if len(found[0]) > len("\n    ") else found[0]
