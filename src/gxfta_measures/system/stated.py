"""Fields that stand in the record of a value only where they say something."""

from __future__ import annotations

from typing import Any

from attrs import fields

#: What marks a field that stands in the record of a value only where it says something, so that
#: records without it, and their digests, are what they were before there was such a field.
WHERE_STATED = {"where stated": True}


def left_out_where_none(kind: type[Any]) -> frozenset[str]:
    """The fields of a class that its records leave out where they are None.

    >>> from gxfta_measures import Mention
    >>> sorted(left_out_where_none(Mention))
    ['correction']
    """
    return frozenset(one.name for one in fields(kind) if one.metadata == WHERE_STATED)
