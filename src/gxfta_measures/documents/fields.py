"""Fields of Word whose text is not in the file, but made of their words when they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxfta_measures.documents.ooxml import GENERATED, W, printed
from gxfta_measures.documents.page import ink

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_CHARACTER, _WORDS, _SIMPLE = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"
# These print nothing, or are found by what stands in them.
_SILENT = frozenset(
    (
        *("XE", "TC", "TA", "RD", "SET", "ASK", "PRINT", "PRIVATE", "ADVANCE", "NEXT"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "CONTROL"),
    )
)


def find_generated(root: Element) -> None:
    """Make generated text, as far as it is seen, of every field that has no text in the file.

    Args:
        root: The root of a member; its elements are changed.
    """
    open_fields: list[_Field] = []
    for node in list(root.iter(_CHARACTER, _WORDS, _SIMPLE)):
        kind = node.get(f"{W}fldCharType")
        if node.tag == _SIMPLE:
            if not ink(printed(node)) and _is_seen(str(node.get(f"{W}instr", ""))):
                node.tag = GENERATED
        elif kind == "begin":
            open_fields.append(_Field(node))
        elif not open_fields:
            continue
        elif node.tag == _WORDS:
            open_fields[-1].words += node.text or ""
        elif kind == "separate":
            open_fields[-1].is_worked_out = True
        else:
            open_fields.pop().close()
    for field in open_fields:
        field.close()


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
