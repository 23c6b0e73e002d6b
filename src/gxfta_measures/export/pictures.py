"""A chart as a picture, drawn offline: vector or pixels, with a font that has its characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape, unescape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gxfta_measures.errors import GxftaError, MissingExtra, UnknownTerm
from gxfta_measures.system.files import target_of, write_file
from gxfta_measures.system.screen import brief

if TYPE_CHECKING:
    from gxfta_measures.display.charts import Chart

_SCALE = 2  # pixels of a .png for one of the chart, so that it is sharp on paper
_TEXTS = re.compile(r"<text[^>]*>([^<]*)</text>")
_NO_CHARACTER = "\U0010ffff"
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12">'
    '<text y="10" font-size="10" font-family="sans-serif">{}</text></svg>'
)


class MissingFont(GxftaError, RuntimeError):
    """No font on this machine has some characters of a chart.

    Attributes:
        characters: The characters.

    >>> str(MissingFont("关区"))
    'no font here has 关区: install one with Chinese, such as Noto Sans CJK (apt install ...), ...'
    """

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters

    def __str__(self) -> str:
        return (
            f"no font here has {brief(self.characters, 10)}: install one with Chinese, such as "
            "Noto Sans CJK (apt install fonts-noto-cjk), or name the folder of one to "
            "vl_convert.register_font_directory"
        )


def svg_bytes(chart: Chart) -> bytes:
    """A chart as SVG.

    Raises:
        MissingExtra: vl-convert is not installed.
        MissingFont: No font has the characters of its labels.
    """
    return _drawn(_library(), chart).encode()


def png_bytes(chart: Chart) -> bytes:
    """A chart as PNG.

    Raises:
        MissingExtra: vl-convert is not installed.
        MissingFont: No font has the characters of its labels.
    """
    library = _library()
    picture: bytes = library.svg_to_png(_drawn(library, chart), scale=_SCALE)
    return picture


def _library() -> Any:  # noqa: ANN401  # untyped
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra("vl-convert-python", "charts") from error
    return vl_convert


def _drawn(library: Any, chart: Chart) -> str:  # noqa: ANN401
    svg: str = library.vegalite_to_svg(chart.json, vl_version=chart.version)
    characters = {sign for text in _TEXTS.findall(svg) for sign in unescape(text)}
    missing = "".join(_missing(library, sorted(characters)))
    if missing:
        raise MissingFont(missing)
    return svg


def _missing(library: Any, characters: Iterable[str]) -> Iterable[str]:  # noqa: ANN401
    """The characters that look as one does which no font has."""

    def look(character: str) -> bytes:
        picture: bytes = library.svg_to_png(_PROBE.format(escape(character)))
        return picture

    unknown = look(_NO_CHARACTER)
    return (one for one in characters if not one.isspace() and look(one) == unknown)


#: How a chart can be written.
CHART_FORMS: Mapping[str, Callable[[Chart], bytes]] = {
    ".svg": svg_bytes,
    ".png": png_bytes,
    ".json": lambda chart: f"{chart.json}\n".encode(),
}


def export_chart(chart: Chart, path: str | PathLike[str]) -> tuple[Path, ...]:
    """Write a chart to a file; see `Chart.export`."""
    target = target_of(path)
    suffix = target.suffix.lower()
    if suffix not in CHART_FORMS:
        raise UnknownTerm("form of file for a chart", target.suffix, tuple(CHART_FORMS))
    write_file(target, CHART_FORMS[suffix](chart))
    return (target,)
