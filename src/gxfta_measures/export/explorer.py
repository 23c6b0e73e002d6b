"""The explorer: one page that answers questions by itself, and asks nobody."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from string import Template
from typing import TYPE_CHECKING

from gxfta_measures.display.html import escape
from gxfta_measures.export.columns import Labels
from gxfta_measures.export.explored import explored
from gxfta_measures.export.pages import printed_html
from gxfta_measures.system.resources import read_bytes
from gxfta_measures.system.screen import shown_json

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

# DataTables sorts rows of a real table, which screen readers and printers know; write-excel-file
# is a fifth of what other writers of workbooks weigh.
_LIBRARIES = ("vendor/dataTables.min.js", "vendor/write-excel-file.min.js")
# Each needs those before it.
_SCRIPTS = (
    *("fold.js", "words.js", "asking.js", "facets.js", "list.js", "matrix.js", "files.js"),
    "page.js",
)


def explorer_bytes(catalogue: Outlets, labels: Labels = "zh") -> bytes:
    """A catalogue as a page to ask: everything is in it, and its policy forbids every request.

    Args:
        catalogue: The measures.
        labels: The language that it begins with; a button changes it.

    >>> import gxfta_measures as gx
    >>> page = explorer_bytes(gx.load(7)).decode()
    >>> "default-src 'none'" in page, len(page) < 1_000_000
    (True, True)
    """
    library, script = map(_joined, (_LIBRARIES, _SCRIPTS))
    title = "；".join(batch.document.title for batch in catalogue.batches)
    page = Template(_text("page.html")).substitute(
        first=labels,
        policy=_policy(library, script),
        title=escape(title),
        subtitle=escape(title),
        style=_text("page.css"),
        printed=printed_html(catalogue, labels),
        data=_data(catalogue),
        library=library,
        script=script,
    )
    return page.encode()


def _text(name: str) -> str:
    return read_bytes(f"explorer/{name}").decode()


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join(map(_text, names))


def _policy(*scripts: str) -> str:
    """Only these very scripts run, and nothing is fetched; Excel files are zipped by a worker."""
    hashes = (b64encode(sha256(one.encode()).digest()).decode() for one in scripts)
    known = " ".join(f"'sha256-{one}'" for one in hashes)
    return (
        f"default-src 'none'; script-src {known}; style-src 'unsafe-inline'; "
        "worker-src blob:; base-uri 'none'; form-action 'none'"
    )


def _data(catalogue: Outlets) -> str:
    """What the page knows as JSON, in which nothing can end the script that it stands in."""
    text = json.dumps(explored(catalogue), ensure_ascii=False, separators=(",", ":"))
    return shown_json(text).replace("<", "\\u003c")
