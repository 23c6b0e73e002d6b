"""Text of a document on a page of Markdown, of which the page makes nothing but text."""

from __future__ import annotations

import re

from gxfta_measures.system.screen import shown

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LIST = re.compile(r"\A(\s*)([-+=]|\d+(?=[.)]))")
# What pages make links, mentions or pictures of, where nothing stands in its middle.
_LINKING = re.compile(r"[@#](?=\w)|:(?=[a-z+]|//)|www(?=\.)|GH(?=-\d)", re.IGNORECASE)
_NOTHING = "<!-- -->"


def inert(text: str) -> str:
    r"""A text without any markup, link, mention or rule, on one line.

    >>> print(inert("- *全区*\n@octocat"))
    \- \*全区\*\\n@<!-- -->octocat
    """
    escaped = _MARKUP.sub(r"\\\1", shown(text))
    listed = _LIST.sub(_unlisted, escaped)
    return _LINKING.sub(rf"\g<0>{_NOTHING}", listed)


def _unlisted(start: re.Match[str]) -> str:
    """The start of a list, a rule or a heading, as text."""
    blanks, sign = start.groups()
    return f"{blanks}{sign}\\" if sign.isdecimal() else f"{blanks}\\{sign}"
