"""The styles of a Word document, and the text of its elements with the marks that both set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import field, frozen

from gxfta_measures.documents import marks
from gxfta_measures.documents.marks import Mark, Run
from gxfta_measures.documents.ooxml import (
    MARKS,
    OFF,
    PARAGRAPH,
    PICTURES,
    RUN,
    SIGNS,
    SILENT,
    TABLE,
    TEXT,
    VERSIONS,
    W,
    is_on,
    prints,
    value,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_TOGGLES = {
    f"{W}{name}": mark
    for names, mark in {
        "vanish specVanish webHidden": marks.HIDDEN,
        "strike dstrike": marks.STRUCK,
        "rtl": marks.TURNED,
        "caps smallCaps": marks.CAPITALS,
    }.items()
    for name in names.split()
}
_RAISED = {"superscript": marks.RAISED, "subscript": marks.LOWERED}
_DIRECTION = f"{W}dir"
_SYMBOLS = re.compile(
    r"(?:symbol|wingdings|webdings|mt extra|marlett|(?:itc )?zapf ?dingbats|monotype sorts"
    r"|bookshelf symbol|ms reference specialty)\b",
    re.IGNORECASE,
)
# As small as Word can set, to be read by nobody: half points, or points.
_TINY = re.compile(r"0*[0-2]|0*[01]?(?:\.\d+)?pt")
_EVERYWHERE = ""  # the style that stands for what a document says of all its text


@frozen
class Styles:
    """The styles of a document, as far as they set marks.

    Attributes:
        marks: The mark that a style sets on text.
        lines: The mark that a style sets on paragraphs: their automatic numbers, their direction.
        defaults: The style of each kind of thing that names none, by the kind.
        is_marking: Whether any of them sets a mark.
    """

    marks: dict[str, Mark | None]
    lines: dict[str, Mark | None]
    defaults: dict[str, str]
    is_marking: bool = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "is_marking", any(self.marks.values()) or any(self.lines.values()))

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles that a member of a .docx declares."""
        found = [] if root is None else list(root.iter(f"{W}style"))
        by_id = {str(style.get(f"{W}styleId")): style for style in found}
        everywhere = None if root is None else root.find(f"{W}docDefaults")
        on_text = {_EVERYWHERE: _mark_of_style(everywhere, None)}
        on_lines = {_EVERYWHERE: _mark_of_lines(everywhere, None)}
        for id_, base in _based_first(by_id):
            on_text[id_] = _mark_of_style(by_id[id_], on_text[base])
            on_lines[id_] = _mark_of_lines(by_id[id_], on_lines[base])
        defaults = {
            str(style.get(f"{W}type")): id_
            for id_, style in by_id.items()
            if style.get(f"{W}default", "0") not in OFF
        }
        return cls(on_text, on_lines, defaults)

    def runs(self, parent: Element, mark: Mark | None = None) -> Iterator[Run]:
        """The text of an element in stretches, each with its mark.

        Args:
            parent: The element.
            mark: The mark of all text in it.
        """
        for child in parent:
            tag = str(child.tag)
            if tag in TEXT:
                yield child.text or "", mark or TEXT[tag]
            elif tag in SIGNS:
                yield SIGNS[tag], mark
            elif tag == RUN:
                own = _mark(child.find(f"{W}rPr"), self._of_run(child))
                yield from self.runs(child, mark or own)
            elif tag == PARAGRAPH:
                yield "" if _goes_on(child) else "\n", None
                yield from self.paragraph(child, mark)
            elif tag == VERSIONS:
                yield from self._versions(child, mark)
            elif tag.rpartition("}")[2] in SILENT:
                yield (child.text or "", marks.FORMULA) if prints(child) else ("", None)
            else:
                yield from self._marked(child, tag, mark)

    def paragraph(self, element: Element, mark: Mark | None = None) -> Iterator[Run]:
        """The text of a paragraph; an automatic number in front of it is not in it."""
        found = (self.lines.get(one) for one in self._of_lines(element))
        own = next((one for one in found if one), None)
        if is_on(element, "pPr/bidi"):
            own = marks.TURNED
        number = value(element, "pPr/numPr/numId")
        if number not in (None, "0") or (number is None and own is marks.NUMBERED):
            yield "", marks.NUMBERED
        yield from self.runs(element, mark or (own if own is marks.TURNED else None))

    def _marked(self, child: Element, tag: str, mark: Mark | None) -> Iterator[Run]:
        if tag in PICTURES and next(child.iter(f"{W}txbxContent"), None) is None:
            yield "", mark or marks.PICTURE
        inner = mark or MARKS.get(tag)
        if tag == _DIRECTION and child.get(f"{W}val") == "rtl":
            inner = mark or marks.TURNED
        if tag in MARKS:
            yield "", inner
        yield from self.runs(child, inner)

    def _versions(self, versions: Element, mark: Mark | None) -> Iterator[Run]:
        for place, version in enumerate(versions):
            yield from self.runs(version, mark or (marks.VERSIONS if place else None))

    def _of_run(self, run: Element) -> Mark | None:
        """The mark of its style, or else of the paragraph's, or else of the table's."""
        if not self.is_marking:
            return None
        named = value(run, "rPr/rStyle") or self.defaults.get("character", "")
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        found = (self.marks.get(one) for one in (named, *self._of_lines(paragraph)))
        return next((one for one in found if one), None)

    def _of_lines(self, paragraph: Element | None) -> Iterator[str]:
        """The styles that what stands in a paragraph has, beside that of its runs."""
        if paragraph is not None and self.is_marking:
            yield value(paragraph, "pPr/pStyle") or self.defaults.get("paragraph", "")
            table = next(paragraph.iterancestors(TABLE), None)
            if table is not None:
                yield value(table, "tblPr/tblStyle") or self.defaults.get("table", "")
        yield _EVERYWHERE


def _goes_on(paragraph: Element) -> bool:
    """Whether a paragraph follows on the line of the one before it, whose end is hidden."""
    before = paragraph.getprevious()
    ends = ("pPr/rPr/vanish", "pPr/rPr/specVanish")
    return (
        before is not None and before.tag == PARAGRAPH and any(is_on(before, end) for end in ends)
    )


def _mark_of_style(style: Element | None, mark: Mark | None) -> Mark | None:
    """The mark that a style sets on text, beside that of the one it is based on."""
    for properties in () if style is None else style.iter(f"{W}rPr", f"{W}trPr"):
        # That of a table has more of them: for its first row, its last column …
        mark = marks.HIDDEN if is_on(properties, "hidden") else _mark(properties, mark)
    return mark


def _mark_of_lines(style: Element | None, mark: Mark | None) -> Mark | None:
    """The mark that a style sets on paragraphs, beside that of the one it is based on."""
    for properties in () if style is None else style.iter(f"{W}pPr"):
        number = value(properties, "numPr/numId")
        if is_on(properties, "bidi"):
            mark = marks.TURNED
        elif number is not None and mark is not marks.TURNED:
            mark = marks.NUMBERED if number != "0" else None
    return mark


def _based_first(styles: dict[str, Element]) -> Iterator[tuple[str, str]]:
    """Every style with the one that it is based on, which comes before it."""
    done = {_EVERYWHERE}
    for first in [*styles]:
        path: dict[str, str] = {}
        id_ = first
        while id_ not in done and id_ not in path and id_ in styles:
            base = value(styles[id_], "basedOn") or _EVERYWHERE
            path[id_], id_ = base, base
        for one, base in reversed(path.items()):
            yield one, base if base in done else _EVERYWHERE
            done.add(one)


def _mark(properties: Element | None, inherited: Mark | None) -> Mark | None:
    """The mark that the properties of a run set."""
    if properties is None:
        return inherited
    for tag, mark in _TOGGLES.items():
        toggle = properties.find(tag)
        if toggle is not None and toggle.get(f"{W}val", "1") not in OFF:
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
    if _TINY.fullmatch(value(properties, "sz") or ""):
        return marks.HIDDEN
    fonts = properties.find(f"{W}rFonts")
    names = () if fonts is None else (fonts.get(f"{W}ascii"), fonts.get(f"{W}hAnsi"))
    return marks.FONT if any(_SYMBOLS.match(one or "") for one in names) else inherited
