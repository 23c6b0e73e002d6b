"""The package of a .docx: its members unpacked within bounds, and parsed without side effects."""

from __future__ import annotations

import posixpath
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from attrs import define, field

from gxfta_measures.documents.page import bound, refusal
from gxfta_measures.errors import Code, MissingExtra
from gxfta_measures.system.limits import Limit
from gxfta_measures.system.phrases import Phrase

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENTRY = b"PK\x01\x02"
# The strict form of the format has names of its own for the same things.
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_OTHERS = {
    "xl/workbook.xml": Phrase("a spreadsheet: copy its table into a document and save it as .docx"),
    "ppt/presentation.xml": Phrase("slides: copy the table into a document and save it as .docx"),
    "OFD.xml": Phrase("an OFD file: save the document that it was made from as .docx"),
    "content.xml": Phrase("an OpenDocument file: save it as .docx"),
}
_NOT_A_DOCX = Phrase("a zip file but no .docx: unpack it, or save it as .docx")


@define
class Package:
    """The members of a .docx.

    Attributes:
        source: What to call the document in errors.
        members: The members by their names.
        main: The name of the one that holds the text.
    """

    source: str
    members: dict[str, ZipInfo]
    _file: ZipFile
    main: str = ""
    _left: int = field(default=Limit.UNPACKED.most, init=False)

    def related(self, kind: str, to: str | None = None) -> list[str]:
        """The names of the members of a kind that another one points to.

        Args:
            kind: The last word of the kind, such as ``footnotes``.
            to: The one that points there; by default the main one.
        """
        folder, name = posixpath.split(self.main if to is None else to)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.members:
            return []
        named = {_folded(name): name for name in self.members}
        targets = [
            posixpath.normpath(posixpath.join("/", folder, str(one.get("Target", ""))))[1:]
            for one in self.tree(rels).iter(_RELATIONS)
            if str(one.get("Type", "")).endswith(f"/{kind}") and one.get("TargetMode") != "External"
        ]
        # Names are the same whatever their case, and however their characters are written.
        found = (named.get(_folded(target)) for target in dict.fromkeys(targets))
        return [name for name in found if name is not None]

    def tree(self, name: str) -> Element:
        """The root of a member.

        Raises:
            InvalidDocument: It is damaged, or larger than any annex.
        """
        from lxml import etree

        content = self._read(name)
        for encoding in _ENCODINGS:
            content = content.replace(_STRICT.encode(encoding), _USUAL.encode(encoding))
        bound(self.source, content.count(b"<") + content.count(b"="), Limit.ELEMENTS)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.LxmlError, ValueError) as error:
            message = Phrase("{name}: no XML that can be read", name=name)
            raise refusal(self.source, Code.DAMAGED, message) from error
        if root.getroottree().docinfo.internalDTD is not None:
            message = Phrase("{name}: it declares a document type, which no .docx does", name=name)
            raise refusal(self.source, Code.DAMAGED, message)
        return root

    def _read(self, name: str) -> bytes:
        info = self.members[name]
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise refusal(
                self.source,
                Code.DAMAGED,
                Phrase("{name}: it is packed in an unusual way", name=name),
            )
        with self._file.open(info) as member:
            content = member.read(self._left + 1)
        self._left -= len(content)
        bound(self.source, Limit.UNPACKED.most - self._left, Limit.UNPACKED)
        return content


def _folded(name: str) -> str:
    return unquote(name).replace("\\", "/").casefold()


def open_package(content: bytes, source: str) -> Package:
    """The package of a .docx.

    Args:
        content: The bytes of the file.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: It is another kind of package, or larger than any annex.
        MissingExtra: lxml is not installed.

    >>> from io import BytesIO
    >>> from zipfile import ZipFile
    >>> with ZipFile(file := BytesIO(), "w") as package:
    ...     package.writestr("xl/workbook.xml", "<workbook/>")
    >>> open_package(file.getvalue(), "a.xlsx")
    Traceback (most recent call last):
    ...
    gxfta_measures.errors.InvalidDocument: a.xlsx: 1 fault, nothing was loaded; ...
      file: a spreadsheet: copy its table into a document and save it as .docx
    """
    try:
        import_module("lxml")
    except ImportError as error:
        raise MissingExtra("lxml", "documents") from error
    bound(source, content.count(_ENTRY), Limit.MEMBERS)
    file = ZipFile(BytesIO(content))
    names = [_folded(name) for name in file.namelist()]
    if len({*names}) != len(names):
        message = Phrase(
            "it has two members of one name, and programs may read either: save it anew"
        )
        raise refusal(source, Code.DAMAGED, message)
    package = Package(source, {info.filename: info for info in file.infolist()}, file)
    for name, advice in _OTHERS.items():
        if name in package.members:
            raise refusal(source, Code.FORMAT, advice)
    package.main = next(iter(package.related("officeDocument", "")), "")
    if not package.main:
        raise refusal(source, Code.FORMAT, _NOT_A_DOCX)
    return package
