"""What the elements of Word's XML mean: which print text, and which set a mark on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from gxfta_measures.documents import marks
from gxfta_measures.documents.marks import Mark, Run
from gxfta_measures.documents.page import ink

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _of_word(*names: str) -> list[str]:
    return [f"{W}{name}" for name in names]


PARAGRAPH, _RUN, TABLE, ROW, CELL = _of_word("p", "r", "tbl", "tr", "tc")
EMBEDDED_FILE, GENERATED = f"{W}altChunk", f"{W}generated"
_VERSIONS = f"{_MC}AlternateContent"
_TEXT: dict[str, Mark | None] = {
    f"{W}t": None,
    f"{W}delText": marks.TRACKED,
    f"{_M}t": marks.FORMULA,
}
# What stands for text.
_SIGNS = dict(
    zip(_of_word("tab", "ptab", "br", "cr", "noBreakHyphen"), "\t\t\n\n\u2011", strict=True)
)
TRACKED_CHANGES = [
    *_of_word("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
    *_of_word("moveFromRangeStart", "moveToRangeStart", "numberingChange"),
    *_of_word("customXmlInsRangeStart", "customXmlDelRangeStart"),
    *_of_word("customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"),
]
_MARKS = {
    **dict.fromkeys(TRACKED_CHANGES, marks.TRACKED),
    **dict.fromkeys(_of_word("footnoteReference", "endnoteReference"), marks.NOTE),
    **dict.fromkeys(_of_word("ddList", "checkBox"), marks.CHOICE),
    **dict.fromkeys(_of_word("pgNum", "dayShort", "monthShort", "yearShort"), marks.GENERATED),
    **dict.fromkeys(_of_word("dayLong", "monthLong", "yearLong", "generated"), marks.GENERATED),
    f"{W}rt": marks.RUBY,
    f"{W}bdo": marks.TURNED,
    f"{W}txbxContent": marks.BOX,
    f"{W}sym": marks.SYMBOL,
    f"{W}subDoc": marks.EMBEDDED,
    EMBEDDED_FILE: marks.EMBEDDED,
    f"{_M}oMath": marks.FORMULA,
    TABLE: marks.NESTED,
}
_PICTURES = _of_word("drawing", "pict", "object", "contentPart")
# Local names of tags whose text no program prints, such as the position of a drawing.
_SILENT = frozenset(
    (
        *("instrText", "delInstrText", "fldData", "posOffset", "align", "pctWidth", "pctHeight"),
        *("pctPosHOffset", "pctPosVOffset", "LinkType", "LockedField", "FieldCodes"),
    )
)
_PRINTING_FIELDS = ("EQ ", "SYMBOL ")  # what stands in them is what is seen
_TOGGLES = {
    **dict.fromkeys(_of_word("vanish", "specVanish", "webHidden"), marks.HIDDEN),
    **dict.fromkeys(_of_word("strike", "dstrike"), marks.STRUCK),
    **dict.fromkeys(_of_word("rtl"), marks.TURNED),
    **dict.fromkeys(_of_word("caps", "smallCaps"), marks.CAPITALS),
}
_RAISED = {"superscript": marks.RAISED, "subscript": marks.LOWERED}
_OFF = ("0", "false", "off", "none")
_DIRECTION = f"{W}dir"
_LONG = 5
_SYMBOLS = re.compile(r"(?:symbol|wingdings|webdings|mt extra)\b", re.IGNORECASE)
_TINY = 2  # half points: as small as Word can set, to be read by nobody


@lru_cache(64)
def _steps(path: str) -> str:
    return "/".join(_of_word(*path.split("/")))


def value(parent: Element | None, path: str) -> str | None:
    """The value of a property, empty where it is there without one; None where it is not."""
    found = None if parent is None else parent.find(_steps(path))
    return None if found is None else str(found.get(f"{W}val", ""))


def is_on(parent: Element | None, path: str) -> bool:
    """Whether a property is there and not switched off."""
    return value(parent, path) not in (None, *_OFF)


def nearest(parent: Element, *tags: str) -> Iterator[Element]:
    """The elements of some kinds, through all that wraps them, but not those within each other."""
    for child in parent:
        if child.tag in tags:
            yield child
        else:
            # Of several versions of one thing, the first that is offered is the one to show.
            yield from nearest(child[0] if child.tag == _VERSIONS and len(child) else child, *tags)


def drop_copies(root: Element) -> None:
    """Remove the versions of a thing that say what its first version says."""
    for versions in list(root.iter(_VERSIONS)):
        for other in versions[1:]:
            if ink(printed(other)) == ink(printed(versions[0])):
                versions.remove(other)


def printed(root: Element) -> Iterator[str]:
    """All text in an element, wherever it stands in it, but for what no program prints."""
    for node in root.iter():
        name = str(node.tag).rpartition("}")[2]
        if name not in _SILENT or _prints(node):
            yield node.text or ""
        yield _SIGNS.get(str(node.tag), "")
        yield node.tail or "" if node is not root else ""


def _prints(field: Element) -> bool:
    return (field.text or "").lstrip().upper().startswith(_PRINTING_FIELDS)


@frozen
class Styles:
    """The styles of a document, as far as they set marks.

    Attributes:
        marks: The mark that a style sets on text.
        numbered: The styles whose paragraphs have automatic numbers.
        default: The style of paragraphs that name none.
        is_marking: Whether any of them sets a mark.
    """

    marks: dict[str, Mark | None]
    numbered: frozenset[str]
    default: str
    is_marking: bool

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles that a member of a .docx declares."""
        found = [] if root is None else list(root.iter(f"{W}style"))
        by_id = {str(style.get(f"{W}styleId")): style for style in found}
        default = [id_ for id_, style in by_id.items() if style.get(f"{W}default") == "1"]
        everywhere = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        chains = {id_: list(_chain(id_, by_id)) for id_ in by_id}
        marked: dict[str, Mark | None] = {"": _mark(everywhere, None)}
        for id_, chain in chains.items():
            mark = marked[""]
            for style in reversed(chain):
                # That of a table has more of them: for its first row, its last column …
                for properties in style.iter(f"{W}rPr"):
                    mark = _mark(properties, mark)
            marked[id_] = mark
        numbered = {
            id_
            for id_, chain in chains.items()
            if any(value(style, "pPr/numPr/numId") not in (None, "0") for style in chain)
        }
        named = [id_ for id_ in default if by_id[id_].get(f"{W}type") == "paragraph"]
        is_marking = any(mark is not None for mark in marked.values())
        return cls(marked, frozenset(numbered), named[0] if named else "", is_marking)

    def runs(self, parent: Element, mark: Mark | None = None) -> Iterator[Run]:
        """The text of an element in stretches, each with its mark.

        Args:
            parent: The element.
            mark: The mark of all text in it.
        """
        for child in parent:
            tag = str(child.tag)
            if tag in _TEXT:
                yield child.text or "", mark or _TEXT[tag]
            elif tag in _SIGNS:
                yield _SIGNS[tag], mark
            elif tag == _RUN:
                own = _mark(child.find(f"{W}rPr"), self._of_run(child))
                yield from self.runs(child, mark or own)
            elif tag == PARAGRAPH:
                yield "\n", None
                yield from self.paragraph(child, mark)
            elif tag == _VERSIONS:
                yield from self._versions(child, mark)
            elif tag.rpartition("}")[2] in _SILENT:
                yield (child.text or "", marks.FORMULA) if _prints(child) else ("", None)
            else:
                yield from self._marked(child, tag, mark)

    def paragraph(self, element: Element, mark: Mark | None = None) -> Iterator[Run]:
        """The text of a paragraph; an automatic number in front of it is not in it."""
        style = value(element, "pPr/pStyle") or self.default
        turned = marks.TURNED if is_on(element, "pPr/bidi") else None
        number = value(element, "pPr/numPr/numId")
        if number not in (None, "0") or (number is None and style in self.numbered):
            yield "", marks.NUMBERED
        yield from self.runs(element, mark or turned)

    def _marked(self, child: Element, tag: str, mark: Mark | None) -> Iterator[Run]:
        if tag in _PICTURES and next(child.iter(f"{W}txbxContent"), None) is None:
            yield "", mark or marks.PICTURE
        inner = mark or _MARKS.get(tag)
        if tag == _DIRECTION and child.get(f"{W}val") == "rtl":
            inner = mark or marks.TURNED
        if tag in _MARKS:
            yield "", inner
        yield from self.runs(child, inner)

    def _versions(self, versions: Element, mark: Mark | None) -> Iterator[Run]:
        for place, version in enumerate(versions):
            yield from self.runs(version, mark or (marks.VERSIONS if place else None))

    def _of_run(self, run: Element) -> Mark | None:
        """The mark of its style, or else of the paragraph's, or else of the table's."""
        if not self.is_marking:
            return None
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        table = next(run.iterancestors(TABLE), None)
        styles = (
            value(run, "rPr/rStyle"),
            value(paragraph, "pPr/pStyle") or self.default,
            value(table, "tblPr/tblStyle"),
            "",
        )
        return next(
            (self.marks[one] for one in styles if one is not None and self.marks.get(one)), None
        )


def _chain(id_: str, styles: dict[str, Element]) -> Iterator[Element]:
    """A style and those that it is based on."""
    seen: set[str] = set()
    while id_ in styles and id_ not in seen:
        seen.add(id_)
        yield styles[id_]
        id_ = value(styles[id_], "basedOn") or ""


def _mark(properties: Element | None, inherited: Mark | None) -> Mark | None:
    """The mark that the properties of a run set."""
    if properties is None:
        return inherited
    for tag, mark in _TOGGLES.items():
        toggle = properties.find(tag)
        if toggle is not None and toggle.get(f"{W}val", "1") not in _OFF:
            return mark
        if toggle is not None and inherited is mark:
            inherited = None
    if (before := properties.find(f"{W}rPrChange/{W}rPr")) is not None and (
        _mark(before, inherited) != _mark_of_letters(properties, inherited)
    ):
        return marks.TRACKED
    return _mark_of_letters(properties, inherited)


def _mark_of_letters(properties: Element, inherited: Mark | None) -> Mark | None:
    """The mark that the height, the size and the font of letters set."""
    height, shift = value(properties, "vertAlign"), value(properties, "position")
    if height is not None:
        inherited = _RAISED.get(height)
    elif shift not in (None, "0"):
        inherited = marks.SHIFTED
    size = value(properties, "sz") or ""
    if size.isdecimal() and len(size) < _LONG and int(size) <= _TINY:
        return marks.HIDDEN
    fonts = properties.find(f"{W}rFonts")
    names = () if fonts is None else (fonts.get(f"{W}ascii"), fonts.get(f"{W}hAnsi"))
    return marks.FONT if any(_SYMBOLS.match(one or "") for one in names) else inherited
