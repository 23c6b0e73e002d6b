"""How many measures there are by a key: objects for code, their names for people."""

from __future__ import annotations

from typing import Any

from gxfta_measures.catalogue.grouping import label
from gxfta_measures.errors import UnknownTerm
from gxfta_measures.likeness import alike
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.screen import brief, shown

_SHOWN = 8  # counts in a repr
_SEVERAL = ("the object itself, for several go by this name",)


class UnknownCount(UnknownTerm, KeyError):
    """Nothing of that name was counted, or several things were.

    >>> str(UnknownCount("key", "南宁海官", ("南宁海关",)))
    "unknown key '南宁海官': use 南宁海关"
    """


class Counts(dict[Any, int]):
    """How many measures there are by a key: the keys are objects, and are found by name too.

    Raises:
        UnknownCount: Nothing of that name was counted, or several things were.

    >>> import gxfta_measures as gx
    >>> counts = gx.load(7).counts("lead")
    >>> counts["南宁海关"] == counts[gx.departments()["nanning-customs"]] == 6
    True
    >>> print(gx.load(7).counts("type"))
    16  pilot
    24  case
    """

    __slots__ = ()

    def __missing__(self, key: object) -> int:
        known = [label(one) for one in self]
        asked = key if isinstance(key, str) else label(key)
        if isinstance(key, str) and known.count(key) == 1:
            return [*self.values()][known.index(key)]
        near = _SEVERAL if asked in known else alike(asked, known) or known[:10]
        raise UnknownCount("key", asked, tuple(near))

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or (isinstance(key, str) and key in map(label, self))

    def get(self, key: object, default: Any = None) -> Any:  # noqa: ANN401  # as that of dict
        """The count of an object, or of what goes by a name; else the default."""
        return self[key] if key in self else default  # noqa: SIM401  # that would call itself

    def __repr__(self) -> str:
        some = [f"{_word(key)}: {count}" for key, count in [*self.items()][:_SHOWN]]
        more = [f"… {len(self) - _SHOWN} more"] * (len(self) > _SHOWN)
        return f"{{{', '.join([*some, *more])}}}"

    def __str__(self) -> str:
        width = max((len(str(count)) for count in self.values()), default=0)
        lines = (f"{count:{width}}  {shown(label(key))}" for key, count in self.items())
        return "\n".join(lines) or _("nothing")

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import counts_html

        return counts_html(self)

    def _ipython_key_completions_(self) -> list[str]:
        return [label(key) for key in self]


def _word(key: object) -> str:
    """A key in a repr: its name, and numbers and truth values as they are."""
    return str(key) if isinstance(key, int) else repr(brief(label(key)))
