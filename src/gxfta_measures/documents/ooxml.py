"""What the elements of Word's XML mean: which print text, and which set a mark on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from gxfta_measures.documents import marks
from gxfta_measures.documents.marks import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _of_word(*names: str) -> list[str]:
    return [f"{W}{name}" for name in names]


TYPED, PARAGRAPH, RUN, TABLE, ROW, CELL = _of_word("t", "p", "r", "tbl", "tr", "tc")
EMBEDDED_FILE = f"{W}altChunk"
VERSIONS = f"{MC}AlternateContent"
#: Tags of ours, for what is found out before the text is read.
GENERATED, UNSEEN, ONE_VERSION = _of_word("generated", "unseen", "oneVersion")
TEXT: dict[str, Mark | None] = {
    TYPED: None,
    UNSEEN: marks.HIDDEN,
    ONE_VERSION: marks.VERSIONS,
    f"{W}delText": marks.TRACKED,
    f"{_M}t": marks.FORMULA,
}
#: What stands for text.
SIGNS = dict(
    zip(_of_word("tab", "ptab", "br", "cr", "noBreakHyphen"), "\t\t\n\n\u2011", strict=True)
)
TRACKED_CHANGES = [
    *_of_word("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
    *_of_word("moveFromRangeStart", "moveToRangeStart", "numberingChange"),
    *_of_word("customXmlInsRangeStart", "customXmlDelRangeStart"),
    *_of_word("customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"),
    f"{_W14}conflictIns",
    f"{_W14}conflictDel",
]
#: Former properties of paragraphs, rows and cells, with those that tell what is printed.
CHANGES_OF_FORM = {
    f"{W}pPrChange": ("numPr/numId", "bidi"),
    f"{W}trPrChange": ("hidden",),
    f"{W}tcPrChange": ("gridSpan", "vMerge", "hMerge"),
}
_MOST_PROPERTIES = 100
#: The mark that an element sets on the text in it.
MARKS = {
    **dict.fromkeys(TRACKED_CHANGES, marks.TRACKED),
    **dict.fromkeys(_of_word("footnoteReference", "endnoteReference"), marks.NOTE),
    **dict.fromkeys(_of_word("ddList", "checkBox"), marks.CHOICE),
    **dict.fromkeys(_of_word("pgNum", "dayShort", "monthShort", "yearShort"), marks.GENERATED),
    **dict.fromkeys(_of_word("dayLong", "monthLong", "yearLong"), marks.GENERATED),
    GENERATED: marks.GENERATED,
    f"{W}rt": marks.RUBY,
    f"{W}bdo": marks.TURNED,
    f"{W}txbxContent": marks.BOX,
    f"{W}sym": marks.SYMBOL,
    f"{W}subDoc": marks.EMBEDDED,
    EMBEDDED_FILE: marks.EMBEDDED,
    f"{_M}oMath": marks.FORMULA,
    TABLE: marks.NESTED,
}
PICTURES = _of_word("drawing", "pict", "object", "contentPart")
#: Local names of tags whose text no program prints, such as the position of a drawing.
SILENT = frozenset(
    (
        *("instrText", "delInstrText", "fldData", "posOffset", "align", "pctWidth", "pctHeight"),
        *("pctPosHOffset", "pctPosVOffset", "LinkType", "LockedField", "FieldCodes"),
    )
)
_PRINTING_FIELDS = ("EQ ", "SYMBOL ")  # what stands in them is what is seen
OFF = ("0", "false", "off", "none")


@lru_cache(64)
def _steps(path: str) -> str:
    return "/".join(_of_word(*path.split("/")))


def value(parent: Element | None, path: str) -> str | None:
    """The value of a property, empty where it is there without one; None where it is not."""
    found = None if parent is None else parent.find(_steps(path))
    return None if found is None else str(found.get(f"{W}val", ""))


def is_on(parent: Element | None, path: str) -> bool:
    """Whether a property is there and not switched off."""
    return value(parent, path) not in (None, *OFF)


def is_of_weight(change: Element) -> bool:
    """Whether a tracked change changes what is printed, as most changes of form do not."""
    told = CHANGES_OF_FORM.get(str(change.tag))
    if told is None:
        return True
    now, before = change.getparent(), next(iter(change), None)
    if now is None or len(now) > _MOST_PROPERTIES:  # no program writes so many
        return True
    return any(value(now, path) != value(before, path) for path in told)


def nearest(parent: Element, *tags: str) -> Iterator[Element]:
    """The elements of some kinds, through all that wraps them, but not those within each other."""
    for child in parent:
        if child.tag in tags:
            yield child
        else:
            # Of several versions of one thing, the first that is offered is the one to show.
            yield from nearest(child[0] if child.tag == VERSIONS and len(child) else child, *tags)


def printed(root: Element) -> Iterator[str]:
    """All text in an element, wherever it stands in it, but for what no program prints."""
    for node in root.iter():
        name = str(node.tag).rpartition("}")[2]
        if name not in SILENT or prints(node):
            yield node.text or ""
        yield SIGNS.get(str(node.tag), "")
        yield node.tail or "" if node is not root else ""


def prints(field: Element) -> bool:
    """Whether the words of a field are what is seen."""
    return (field.text or "").lstrip().upper().startswith(_PRINTING_FIELDS)
