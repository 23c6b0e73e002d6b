"""The source of a web page: its encoding, and what the parser reads otherwise than browsers do."""

from __future__ import annotations

import re

from gxfta_measures.documents.page import decode, refusal
from gxfta_measures.errors import Code, Finding
from gxfta_measures.system.phrases import Phrase

_CHARSET = re.compile(r"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_KNOWN = frozenset({"utf-8", "utf8", "gb2312", "gbk", "gb18030", "utf-16", "utf-16le", "utf-16be"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
# Browsers show what stands behind them; the parser would drop it.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
# What browsers know to have no end, and the parser does not.
_VOID = re.compile(r"<(wbr|source|track|keygen)\b([^<>]*?)/?>", re.IGNORECASE)
_IMAGE = re.compile(r"<image\b", re.IGNORECASE)  # another name for <img>
_CDATA = re.compile(r"<!\[CDATA\[([^>]*)(?:>|\Z)")  # a comment, in a web page


def prepared(text: str) -> str:
    """The source of a page as the parser must have it to read the same as a browser.

    >>> prepared("甲<wbr>乙<![CDATA[丙]]></body>")
    '甲<wbr />乙<template>丙</template>'
    """
    for pattern, written in ((_ENDS, ""), (_VOID, r"<\1\2 />"), (_IMAGE, "<img")):
        text = pattern.sub(written, text)
    text = _DECLARATION.sub("", text)
    return _CDATA.sub(_as_hidden, text)


def _as_hidden(data: re.Match[str]) -> str:
    return f"<template>{data[1].removesuffix(']]').replace('<', '&lt;')}</template>"


def decode_page(content: bytes, source: str) -> tuple[str, tuple[Finding, ...]]:
    """The source of a page, and a warning where nothing says that it is in GB18030.

    Args:
        content: The bytes of the file.
        source: What to call the document in errors.

    Raises:
        InvalidDocument: It is in another encoding than UTF-8, UTF-16 and GB18030.
    """
    declared = _CHARSET.search(content[:4096].decode("latin-1"))
    charset = declared[1].lower() if declared else ""
    text, findings = decode(content, source)
    if charset.removeprefix("x-").startswith("gb"):
        return text, ()  # as it says itself
    if charset and (charset not in _KNOWN or findings):
        message = Phrase(
            "it says that it is in {charset}, which it is not, or which is not read",
            charset=charset,
        )
        raise refusal(
            source, Code.ENCODING, Phrase("{message}; save the page in UTF-8", message=message)
        )
    return text, findings
