"""The language that is spoken: what somebody asks for; on the command line, or else the locale's.

The texts stand in English where they are used; a catalogue of gettext has the Chinese. Babel makes
it (`make words`), and nothing of Babel is needed to read it.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Literal

from gxfta_measures.system.phrases import Phrase
from gxfta_measures.system.resources import read_bytes

if TYPE_CHECKING:
    from gettext import NullTranslations

Language = Literal["zh", "en"]
VARIABLE = "GXFTA_LANG"
# The first of these that says something is the locale, as everywhere on Unix.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

_SPOKEN: ContextVar[Language | None] = ContextVar("language", default=None)


def language_of(word: str) -> Language | None:
    """The language that a word means; None for one that is not spoken here.

    >>> [language_of(word) for word in ("zh_CN.UTF-8", "EN", "中文", "fr", "C")]
    ['zh', 'en', 'zh', None, None]
    """
    lowered = word.strip().lower()
    if lowered.startswith(("zh", "chinese", "中文", "汉语")):
        return "zh"
    return "en" if lowered.startswith(("en", "英")) else None


def preferred(environment: Mapping[str, str]) -> Language:
    """The language of an environment: that of ``GXFTA_LANG``, or else of the locale.

    Chinese is spoken only where one of them asks for it.

    >>> preferred({"LANG": "zh_CN.UTF-8"}), preferred({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"})
    ('zh', 'en')
    >>> preferred({"LANG": "C.UTF-8", "GXFTA_LANG": "zh"})
    'zh'
    """
    asked = language_of(environment.get(VARIABLE, ""))
    if asked is not None:
        return asked
    import locale

    # Windows sets none of the variables; there Python itself knows the locale.
    named = next(filter(None, map(environment.get, _LOCALE)), None) or locale.getlocale()[0] or ""
    if environment.get("LANGUAGE") and named.split(".")[0] not in {"C", "POSIX"}:
        named = environment["LANGUAGE"]
    return language_of(named) or "en"


def split(words: Iterable[str]) -> tuple[str | None, list[str]]:
    """What ``--lang`` asks for, wherever it stands on a command line, and the other words.

    >>> split(["list", "--lang", "zh", "--json"]), split(["--lang=en", "show"])
    (('zh', ['list', '--json']), ('en', ['show']))
    """
    asked: str | None = None
    others: list[str] = []
    given = iter(words)
    for word in given:
        if word == "--":
            return asked, [*others, word, *given]
        name, equals, value = word.partition("=")
        if name == "--lang":
            asked = value if equals else next(given, "")
        else:
            others.append(word)
    return asked, others


@contextmanager
def speaking(language: Language) -> Generator[None]:
    """Let what follows be said in a language.

    >>> with speaking("zh"):
    ...     print(gettext("Options"))
    选项
    """
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def chosen() -> Language | None:
    """The language that somebody asked for, or None: what shows itself then speaks both.

    Outside the command line only ``GXFTA_LANG`` asks for one, at any time, as in a notebook;
    a locale alone does not.
    """
    return _SPOKEN.get() or language_of(os.environ.get(VARIABLE, ""))


def spoken() -> Language:
    """The language that is spoken now."""
    return chosen() or "en"


@cache
def _catalogue(language: Language) -> NullTranslations:
    import io
    from gettext import GNUTranslations, NullTranslations

    if language == "en":
        return NullTranslations()
    return GNUTranslations(io.BytesIO(read_bytes(f"locale/{language}/LC_MESSAGES/gxfta.mo")))


def gettext(text: str) -> str:
    """A text in the language that is spoken."""
    return _catalogue(spoken()).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """A text about one thing or several, in the language that is spoken."""
    return _catalogue(spoken()).ngettext(one, many, count)


def later(text: str) -> str:
    """A text to be translated when it is shown: it stands where no language is chosen yet."""
    return text


def said(text: object) -> str:
    """A sentence in the language that is spoken, with all that it is made of.

    Args:
        text: A phrase; anything else is said as it is.

    >>> with speaking("zh"):
    ...     print(said(Phrase("{name} is missing", name="--batch")))
    缺少 --batch
    """
    if isinstance(text, Phrase):
        return gettext(text.template).format(
            **{name: _part(one) for name, one in text.parts.items()}
        )
    return str(text)


def _part(part: object) -> object:
    if isinstance(part, tuple | list):
        return (gettext(" or ") if isinstance(part, tuple) else gettext(" and ")).join(
            map(said, part)
        )
    return said(part) if isinstance(part, Phrase) else part
