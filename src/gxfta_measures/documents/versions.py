"""Versions of one thing in a Word document, of which a program shows the one that it knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gxfta_measures.documents.ooxml import MC, ONE_VERSION, TYPED, UNSEEN, VERSIONS, printed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_CHOICE = f"{MC}Choice"
# Whose elements Word knows, although they are declared as what others may ignore.
_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")


def settle_versions(root: Element) -> None:
    """Remove the versions that say what the first one says, and mark what not every program shows.

    Args:
        root: The root of a member; its elements are changed.
    """
    for versions in list(root.iter(VERSIONS)):
        first, *others = [*versions] or [versions]
        for other in others:
            if _said(other) == _said(first):
                versions.remove(other)
        if not others and first.tag == _CHOICE:
            _retag(first, ONE_VERSION)
    ignored = {*_ignored(root)}
    for node in list(root.iter()) if ignored else ():
        if str(node.tag)[1:].partition("}")[0] in ignored:
            _retag(node, UNSEEN)


def _said(version: Element) -> str:
    return "".join("".join(printed(version)).split())


def _retag(element: Element, tag: str) -> None:
    for typed in list(element.iter(TYPED)):
        typed.tag = tag


def _ignored(root: Element) -> Iterator[str]:
    """The namespaces of what a program passes over that does not know it."""
    kept = str(root.get(f"{MC}ProcessContent", ""))
    for prefix in str(root.get(f"{MC}Ignorable", "")).split():
        name = root.nsmap.get(prefix)
        if name is not None and not name.startswith(_KNOWN) and f"{prefix}:" not in kept:
            yield name
