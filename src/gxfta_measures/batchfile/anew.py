"""What the printed words of a file give: each text is read once, however often it stands there.

Most cells of a large file are those of other measures too, and nearly all say what their words
give. So a record that does is not taken apart: the value that its words gave stands for it, one
for all that are alike, and has no more to be checked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, Generic, TypeVar

from gxfta_measures.digests import compact
from gxfta_measures.errors import UnknownPlace
from gxfta_measures.gazetteer import Gazetteer
from gxfta_measures.model import DepartmentList
from gxfta_measures.records import record_of
from gxfta_measures.registry import Registry
from gxfta_measures.scope import Scope
from gxfta_measures.system.memory import remembering
from gxfta_measures.wording.lists import parse_departments
from gxfta_measures.wording.scopes import parse_scope

T = TypeVar("T")


class Reading(Generic[T]):
    """A question asked of texts, and its answers.

    Args:
        read: What is asked of a text.

    >>> cells = Reading(parse_departments)
    >>> record = record_of(parse_departments("省商务厅、药监局"))
    >>> cells.stated(record) is cells.of("省商务厅、药监局")
    True
    >>> cells.stated(record | {"open_ended": 0}) is None  # which is no false
    True
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        self.of = cache(read)
        self._printed = remembering(answers=4096)(self._text)

    def _text(self, text: str) -> str | None:
        """The record of what a text gives, as JSON; None where it gives none, or is none."""
        try:
            text.encode()
            return compact(record_of(self.of(text)))
        except (UnicodeEncodeError, UnknownPlace):
            return None

    def stated(self, record: Any) -> T | None:  # noqa: ANN401
        """The value that a record states, where it is the one that its words give; else None.

        Args:
            record: What JSON gave.
        """
        text = record.get("text") if isinstance(record, dict) else None
        if not isinstance(text, str) or compact(record) != self._printed(text):
            return None
        return self.of(text)


class Anew:
    """What the words of one file give.

    Attributes:
        cells: What its cells list.
        scopes: Where its scopes apply.

    Args:
        registry: The known bodies.
        gazetteer: The known places.
        home: Whose 全区 and 自治区 are meant.
    """

    def __init__(self, registry: Registry, gazetteer: Gazetteer, home: str | None = "广西") -> None:
        cells = partial(parse_departments, registry=registry, home=home)
        self.cells: Reading[DepartmentList] = Reading(cells)
        scopes = partial(parse_scope, gazetteer=gazetteer, home=home)
        self.scopes: Reading[Scope | None] = Reading(scopes)
