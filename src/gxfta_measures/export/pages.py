"""The printed table as a page: .html for a browser and its printer, .md for texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from gxfta_measures.display.html import escape
from gxfta_measures.display.markdown import inert
from gxfta_measures.export.columns import Labels
from gxfta_measures.export.official import HEADINGS, Official, Part, official_tables

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

_STYLE = """
body{font:14px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:78em;
padding:0 1em;color:#111;background:#fff}
h1{font-size:1.5em;text-align:center}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:46em}
td,th{border:1px solid #888;padding:.35em .5em;vertical-align:top;text-align:left}
thead th,.part{background:#f0f0f0;text-align:center}
td:first-child{text-align:center}
footer{font-size:.85em;color:#444;margin-top:1em}
@media print{@page{size:A4 landscape;margin:12mm}body{font-size:10px;margin:0;max-width:none}
.wide{overflow:visible}table{min-width:0}tr{break-inside:avoid}thead{display:table-header-group}}
"""
_WIDTHS = (4, 17, 38, 9, 17, 15)


def html_bytes(catalogue: Outlets, labels: Labels = "zh") -> bytes:
    """A catalogue as one page that can be printed, every text escaped.

    >>> import gxfta_measures as gx
    >>> html_bytes(gx.load(7)).decode().count("<tr")
    43
    """
    title = escape("；".join(table.title for table in official_tables(catalogue)))
    body = printed_html(catalogue, labels)
    return (
        '<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    ).encode()


def printed_html(catalogue: Outlets, labels: Labels = "zh") -> str:
    """The printed tables, to stand in a page.

    >>> import gxfta_measures as gx
    >>> printed_html(gx.load(7))[:4]
    '<h1>'
    """
    tables = official_tables(catalogue, labels)
    return "".join(_section(table, HEADINGS[labels]) for table in tables)


def _section(table: Official, headings: Iterable[str]) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in _WIDTHS)
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    parts = "".join(map(_part, table.parts))
    notes = "".join(f"<p>{escape(note)}</p>" for note in table.notes)
    return (
        f'<h1>{escape(table.title)}</h1><div class="wide"><table><colgroup>{columns}</colgroup>'
        f"<thead><tr>{head}</tr></thead><tbody>{parts}</tbody></table></div>"
        f"<footer>{notes}</footer>"
    )


def _part(part: Part) -> str:
    rows = ("".join(f"<td>{_lines(cell)}</td>" for cell in row) for row in part.rows)
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<tr><th class="part" colspan="{len(_WIDTHS)}">{escape(part.heading)}</th></tr>{lines}'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def markdown_bytes(catalogue: Outlets, labels: Labels = "zh") -> bytes:
    """A catalogue as Markdown: a heading, a table and notes for each part.

    >>> import gxfta_measures as gx
    >>> markdown_bytes(gx.load(7)).decode().splitlines()[2]
    '## 一、改革试点经验（16项）'
    """
    tables = official_tables(catalogue, labels)
    lines = [line for table in tables for line in _markdown(table, HEADINGS[labels])]
    return ("\n".join(lines) + "\n").encode()


def _markdown(table: Official, headings: Sequence[str]) -> Iterator[str]:
    yield f"# {_plain(table.title)}"
    for part in table.parts:
        yield from ("", f"## {_plain(part.heading)}", "")
        yield f"| {' | '.join(headings)} |"
        yield "|" + " --- |" * len(headings)
        for row in part.rows:
            yield f"| {' | '.join(map(_plain, row))} |"
    for note in table.notes:
        yield from ("", _plain(note))


def _plain(text: str) -> str:
    """A text that Markdown takes for nothing but text, on one line."""
    return "<br>".join(map(inert, text.replace("\r", "").split("\n")))
