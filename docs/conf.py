"""The settings of the documentation site, which `make docs` builds into docs/_build/html."""

import sys
from pathlib import Path

import gxfta_measures as gx

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

project = "gxfta-measures"
release = version = gx.__version__
language = "en"
html_show_copyright = False
html_title = f"{project} {release}"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "site_parts", "site_search"]
exclude_patterns = ["_build"]
nitpicky = True
# What the standard library and extras have is documented elsewhere, and no build asks the network;
# two classes are no business of those who call.
_FOREIGN = r"collections\..*|'.*'|(\w+\.)*(Path|PathLike|date|SearchStrategy|TopLevelMixin)"
nitpick_ignore_regex = [("py:class", rf"{_FOREIGN}|(\w+\.)*(Unset|EverydayNames)")]

# Whoever reads `code` in a docstring reads code here too.
default_role = "code"
# A signature names its vocabularies, which have a page, and does not spell them out.
_LIKE = ("Type", "Role", "Department", "Scope", "Place", "Text", "Batch")
_KEYS = (
    "GroupKey",
    "RowKey",
    "ColumnKey",
    "Value",
    "TableName",
    "Labels",
    "Backend",
    "Style",
    "Kind",
    "Language",
)
autodoc_type_aliases = {f"criteria.{name}Like": f"{name}Like" for name in _LIKE}
autodoc_type_aliases |= {name: name for name in (*_KEYS, "Kind", "Language")}
python_use_unqualified_type_names = True
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_display_short_literal_types = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

myst_heading_anchors = 3
myst_links_external_new_tab = False

# Notebooks run at every build, and an error in one ends it.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True
nb_render_markdown_format = "myst"
# Of a chart's two forms a page has the picture; the other is for notebooks.
suppress_warnings = ["mystnb.unknown_mime_type"]
nb_mime_priority_overrides = [("html", "image/svg+xml", 0)]

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_copy_source = False
html_show_sourcelink = False
_FONTS = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
# Fonts whose Chinese characters are two columns wide, so that tables of a terminal stay even.
_EVEN = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Source Han Mono SC', NSimSun, monospace"
html_theme_options = {
    "light_css_variables": {
        "font-stack": _FONTS,
        "font-stack--headings": _FONTS,
        "font-stack--monospace": _EVEN,
    },
}
