"""What the documentation site has beside its pages: the extension of Sphinx of docs/conf.py."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.domains.python import PythonDomain

import gxfta_measures as gx
from gxfta_measures.citation import software
from gxfta_measures.export.tables import TABLES

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ORGANISATION = "Organization"  # codespell:ignore  # the word of schema.org
EXPLORER = "all.explorer.html"
#: Which a browser would show as a blank.
LINE_END = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n *(?=[\u3000-\u9fff\uff00-\uffef])")
#: Pages in Chinese, of whose letters screen readers and fonts must know.
CHINESE = "zh/"


def dataset() -> dict[str, Any]:
    """The data as a `Dataset` of schema.org, as citations have it, without what is not known."""
    batches = gx.batches()
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": software.NAME,
        "alternateName": [batch.title for batch in batches],
        "description": software.ABSTRACT,
        "version": gx.__version__,
        "datePublished": software.RELEASED.isoformat(),
        "creator": {"@type": ORGANISATION, "name": software.AUTHORS},
        "license": "https://spdx.org/licenses/MIT.html",
        "keywords": list(software.KEYWORDS),
        "inLanguage": ["zh-CN", "en"],
        "isAccessibleForFree": True,
        "identifier": [
            {"@type": "PropertyValue", "name": f"digest of {batch.title}", "value": batch.digest}
            for batch in batches
        ],
        "isBasedOn": [_document(batch.document) for batch in batches],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": column.name, "description": column.about}
            for column in TABLES["measures"].columns
        ],
    }


def _document(document: gx.Document) -> dict[str, Any]:
    known = {
        "identifier": document.number,
        "datePublished": document.date,
        "publisher": document.issuer and {"@type": ORGANISATION, "name": document.issuer},
    }
    known = {name: value for name, value in known.items() if value is not None}
    return {"@type": "CreativeWork", "name": document.title, "inLanguage": "zh-CN", **known}


def prepare(_: Sphinx) -> None:
    """Let notebooks find the command of this interpreter, and be answered in English."""
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    os.environ |= {"GXFTA_LANG": "en", "COLUMNS": "84"}


def tidied(_: Sphinx, page: str, source: list[str]) -> None:
    """Drop what only sources need: the blank line that ends a doctest, line ends within Chinese."""
    text = source[0].replace("\n\n```\n", "\n```\n")
    parts = re.split(r"(^```.*?^```)", text, flags=re.MULTILINE | re.DOTALL)
    if page.startswith(CHINESE):
        parts[::2] = [LINE_END.sub("", part) for part in parts[::2]]
    source[0] = "".join(parts)


def head(_: Sphinx, page: str, __: str, context: dict[str, Any], ___: object) -> None:
    """Say which language a page is in, and on the first one what the data is."""
    if page.startswith(CHINESE):
        context["language"] = "zh-Hans"
    # The theme leaves out which level its headings have, which screen readers need.
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace(
        'role="heading"', 'role="heading" aria-level="2"'
    )
    if page == context["root_doc"]:
        text = json.dumps(dataset(), ensure_ascii=False, indent=1).replace("<", "\\u003c")
        script = f'<script type="application/ld+json">\n{text}\n</script>\n'
        context["metatags"] = context.get("metatags", "") + script


def explorer(app: Sphinx, error: Exception | None) -> None:
    """Put the explorer of all batches beside the pages that show it."""
    if error is None and app.builder.format == "html":
        gx.load_all().export(Path(app.outdir, EXPLORER))


def plain_signature(  # Sphinx calls it so
    _: Sphinx, __: str, ___: str, ____: object, _____: object, given: str | None, back: str | None
) -> tuple[str | None, str | None]:
    """Call an alias by its name, which Sphinx does not where it is one of several."""

    def named(text: str | None) -> str | None:
        return text and re.sub(r"TypeAliasForwardRef\('(\w+)'\)", r"\1", text)

    # What is not asked has a value of its own, which nobody gives.
    return named(given and given.replace(" | criteria.Unset = Unset.UNSET", " = ...")), named(back)


def whole_summary(
    _: Sphinx, what: str, __: str, ___: object, ____: object, lines: list[str]
) -> None:
    """Undo what napoleon makes of a colon in a summary: it takes what is before it for a type."""
    found = next((line for line in lines if line.startswith(":type: ")), None)
    if lines[:1] == ["Represent a PEP 604 union type"]:  # which says nothing of the one at hand
        lines.clear()
    elif what in {"property", "data"} and found:
        lines.remove(found)
        lines[0] = f"{found.removeprefix(':type: ')}: {lines[0]}"


def by_last_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: Element
) -> Element | None:
    """What a docstring calls by its bare name, where one thing alone has that name."""
    if node.get("refdomain") != "py":
        return None
    domain: Any = env.domains["py"]
    last = node["reftarget"].rpartition(".")[2]
    found = [
        name
        for name, one in domain.objects.items()
        if re.fullmatch(rf"(.*\.)?{re.escape(last)}", name)
        and not one.aliased
        and one.objtype not in {"method", "attribute", "property"}
    ]
    if len(found) != 1:
        return None
    where: Element = domain.resolve_xref(
        env, node["refdoc"], app.builder, "obj", found[0], node, text
    )
    return where


def setup(app: Sphinx) -> dict[str, bool]:
    """Add all of it to a build."""
    python: Any = PythonDomain.directives["class"]
    for one in python.doc_field_types:
        if one.name == "variable":
            one.label = "Attributes"  # as docstrings call them
    app.connect("builder-inited", prepare)
    app.connect("source-read", tidied)
    app.connect("html-page-context", head, priority=900)  # after the theme
    app.connect("build-finished", explorer)
    app.connect("autodoc-process-signature", plain_signature)
    app.connect("autodoc-process-docstring", whole_summary, priority=900)  # after napoleon
    app.connect("missing-reference", by_last_name)
    return {"parallel_read_safe": True}
