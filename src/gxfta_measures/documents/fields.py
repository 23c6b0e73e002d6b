"""Fields of Word: what is seen of them is neither their code nor, for some, in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxfta_measures.documents.ooxml import GENERATED, TYPED, UNSEEN, W, printed
from gxfta_measures.documents.page import ink

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_CHARACTER, _WORDS, _SIMPLE = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"
_KIND = f"{W}fldCharType"
# These print nothing, or are found by what stands in them.
_SILENT = frozenset(
    (
        *("XE", "TC", "TA", "RD", "SET", "ASK", "PRINT", "PRIVATE", "ADVANCE", "NEXT"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "CONTROL"),
    )
)


def settle_fields(root: Element) -> None:
    """Make generated text of every field without text in the file, and hidden text of all codes.

    Args:
        root: The root of a member; its elements are changed.
    """
    open_fields: list[_Field] = []
    for node in list(root.iter(_CHARACTER, _WORDS, _SIMPLE, TYPED)):
        if node.tag == _SIMPLE:
            if not ink(printed(node)) and _is_seen(str(node.get(f"{W}instr", ""))):
                node.tag = GENERATED
        elif node.get(_KIND) == "begin":
            open_fields.append(_Field(node))
        elif open_fields:
            _go_on(open_fields, node)
    for field in open_fields:
        field.close()


def _go_on(open_fields: list[_Field], node: Element) -> None:
    """What a node says of the fields that have begun."""
    if node.tag == TYPED:
        if not all(field.is_worked_out for field in open_fields):
            node.tag = UNSEEN
    elif node.tag == _WORDS:
        open_fields[-1].words += node.text or ""
    elif node.get(_KIND) == "separate":
        open_fields[-1].is_worked_out = True
    else:
        open_fields.pop().close()


class _Field:
    """A field that has begun."""

    def __init__(self, begin: Element) -> None:
        self.begin = begin
        self.words = ""
        self.is_worked_out = False  # its text follows

    def close(self) -> None:
        if not self.is_worked_out and _is_seen(self.words):
            self.begin.tag = GENERATED


def _is_seen(words: str) -> bool:
    first, *_ = [*words.upper().split(maxsplit=1), ""]
    return first not in ("", *_SILENT)
