"""Known bodies: their spellings, their hierarchy, and one folded index of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from numbers import Integral
from types import MappingProxyType

from gxfta_measures.errors import UnknownDepartment
from gxfta_measures.gazetteer import Gazetteer, places, said_of
from gxfta_measures.guards import expect, expect_each, expect_switch
from gxfta_measures.likeness import alike
from gxfta_measures.model import Department
from gxfta_measures.registry.everyday import EverydayNames
from gxfta_measures.registry.suggestions import Candidate as Candidate  # noqa: PLC0414  # its first home
from gxfta_measures.registry.suggestions import candidates, failure
from gxfta_measures.text import fold, simplified


class Registry:
    """The known bodies, in a fixed order; immutable.

    Args:
        departments: The bodies, each after its parent.
        equivalents: Words that may stand for each other in a name, such as 管委会 and
            管理委员会.
        short_forms: Everyday words, each with the words of a name that it stands for.
        gazetteer: The places that names speak of; by default those that are known today.

    Raises:
        ValueError: Two bodies claim one spelling or one id.
        WrongType: An argument is given something that it does not take.

    >>> import gxfta_measures as gx
    >>> gx.departments()["gx-commerce"].official_name
    '广西壮族自治区商务厅'
    """

    __slots__ = ("_by_id", "_by_spelling", "_equivalents", "_gazetteer", "_names", "_short_forms")

    def __reduce__(self) -> tuple[type[Registry], tuple[object, ...]]:
        return Registry, (tuple(self), self._equivalents, self._short_forms, self._gazetteer)

    def __init__(
        self,
        departments: Iterable[Department],
        equivalents: Iterable[Iterable[str]] = (),
        short_forms: Iterable[tuple[str, str]] = (),
        gazetteer: Gazetteer | None = None,
    ) -> None:
        expect(gazetteer, (Gazetteer, type(None)), "gazetteer", "a Gazetteer or None")
        self._equivalents = tuple(
            tuple(sorted(words, key=len, reverse=True))
            for words in _tuples(equivalents, "equivalents", "groups of words")
        )
        self._by_id: dict[str, Department] = {}
        self._by_spelling: dict[str, Department] = {}
        self._short_forms = tuple(
            (short, long) for short, long in _tuples(short_forms, "short_forms", "pairs of words")
        )
        self._gazetteer = gazetteer
        self._names: EverydayNames | None = None
        for department in expect_each(departments, Department, "departments", "bodies"):
            _claim(self._by_id, department.id, department)
            for spelling in self.spellings(department):
                _claim(self._by_spelling, fold(spelling), department)

    def __getitem__(self, key: str | Department) -> Department:
        expect(key, (str, Department), "a registry", "an id or a Department")
        id_ = key.id if isinstance(key, Department) else key
        if id_ not in self._by_id:
            raise UnknownDepartment(id_, alike(id_, self._by_id))
        return self._by_id[id_]

    def __iter__(self) -> Iterator[Department]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, key: object) -> bool:
        id_ = key.id if isinstance(key, Department) else key
        return isinstance(id_, str) and id_ in self._by_id

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Registry):
            return NotImplemented
        words = (self._equivalents, self._short_forms)
        return said_of(self) == said_of(other) and words == (other._equivalents, other._short_forms)

    def __hash__(self) -> int:
        return hash((len(self), next(iter(self._by_id), None)))

    def __repr__(self) -> str:
        return f"<Registry of {len(self)} bodies>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import registry_html

        return registry_html(self)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_id)

    @property
    def equivalents(self) -> tuple[tuple[str, ...], ...]:
        """The words that may stand for each other in a name, the longest first."""
        return self._equivalents

    @property
    def gazetteer(self) -> Gazetteer:
        """The places that names speak of."""
        return places() if self._gazetteer is None else self._gazetteer

    @property
    def short_forms(self) -> tuple[tuple[str, str], ...]:
        """Everyday words, each with the words of a name that it stands for."""
        return self._short_forms

    @property
    def by_spelling(self) -> Mapping[str, Department]:
        """The bodies by every full spelling, folded as names are compared."""
        return MappingProxyType(self._by_spelling)

    def spellings(self, department: Department) -> tuple[str, ...]:
        """Every spelling that names one body and no other, its id included.

        >>> import gxfta_measures as gx
        >>> registry = gx.departments()
        >>> "广西发改委" in registry.spellings(registry["gx-development-reform"])
        True
        """
        expect(department, Department, "spellings", "a Department")
        names = (department.name, department.official_name, *department.aliases)
        spellings = [variant for name in names if name for variant in self._variants(name)]
        return tuple(dict.fromkeys([*spellings, department.id]))

    def _variants(self, name: str) -> tuple[str, ...]:
        variants = [name]
        for words in self._equivalents:
            # A plain loop: most names have none of the words, and there are many names.
            for word in words:
                if word in variants[0]:
                    variants = [new for old in variants for new in _exchange(old, words)]
                    break
        return tuple(dict.fromkeys(variants))

    def get_spelling(self, text: str) -> Department | None:
        """The body that a full spelling names, or None; short forms do not count.

        >>> import gxfta_measures as gx
        >>> gx.departments().get_spelling("广西壮族自治区商务厅").id
        'gx-commerce'
        >>> gx.departments().get_spelling("商务厅") is None
        True
        """
        expect(text, str, "get_spelling", "a name")
        # Most names are folded as they stand.
        return self._by_spelling.get(text) or self._by_spelling.get(fold(text))

    @property
    def names(self) -> EverydayNames:
        """What the bodies are called beside their full spellings; collected once."""
        if self._names is None:
            self._names = EverydayNames(self)
        return self._names

    def recognise(self, text: str, *, home: str | None = "广西") -> Department | None:
        """The one body that some words name, or None; nothing is guessed.

        Args:
            text: A name, an alias, an id, or a short form (商务厅) that only one body has, if
                that body is one of the home's or of the nation. Everyday words (市监局) count.
            home: Whose bodies 自治区商务厅 and a bare 商务厅 are; None where nobody knows.

        Raises:
            UnknownPlace: No place goes by the home's name.

        >>> import gxfta_measures as gx
        >>> gx.departments().recognise("商务厅").id
        'gx-commerce'
        >>> gx.departments().recognise("商务厅", home=None) is None
        True
        """
        expect(text, str, "recognise", "a name")
        expect(home, (str, type(None)), "home", "the name of a place or None")
        return self.names.find(text, home)

    def resolve(self, text: str, *, home: str | None = "广西") -> Department:
        """The one body that goes by a spelling; nothing is guessed.

        Args:
            text: As for `recognise`. Traditional characters count as simplified ones where the
                extra ``traditional`` is installed.
            home: As for `recognise`.

        Raises:
            UnknownDepartment: No body goes by it; names of bodies to choose from are in the
                message, which also says whether it reads like a body that no batch names.
            AmbiguousDepartment: Several bodies share the short form.
            UnknownPlace: No place goes by the home's name.

        >>> import gxfta_measures as gx
        >>> gx.departments().resolve("商务厅").name
        '自治区商务厅'
        >>> gx.departments().resolve("市场监管局")
        Traceback (most recent call last):
        ...
        gxfta_measures.errors.AmbiguousDepartment: ambiguous department '市场监管局': say which ...
        """
        expect(text, str, "resolve", "a name")
        found = self.recognise(text, home=home) or self.recognise(simplified(text), home=home)
        if found is None:
            raise failure(self, text, home)
        return found

    def candidates(self, text: str, *, limit: int = 5) -> tuple[Candidate, ...]:
        """The bodies that a spelling may mean, best first, each with a reason.

        Args:
            text: Any text.
            limit: How many at the most.

        >>> import gxfta_measures as gx
        >>> best = gx.departments().candidates("钦州港口海关")[0]
        >>> best.department.name, best.reason
        ('钦州港海关', 'looks like 钦州港海关')
        """
        expect(text, str, "candidates", "a text")
        expect(limit, Integral, "limit", "a whole number")
        return candidates(self, text)[: max(limit, 0)]

    def subordinates(
        self, department: Department | str, *, guidance: bool = False
    ) -> tuple[Department, ...]:
        """The bodies under a body, direct and indirect, in the order of the registry.

        Args:
            department: The body, or a spelling of it.
            guidance: Whether to follow professional guidance (业务指导) too, which is no
                command.

        Raises:
            UnknownDepartment: No body goes by that spelling.
            AmbiguousDepartment: Several bodies share that spelling.

        >>> import gxfta_measures as gx
        >>> sorted(body.name for body in gx.departments().subordinates("南宁海关"))
        ['凭祥海关', '友谊关海关', '钦州海关', '钦州港海关']
        """
        expect(department, (str, Department), "subordinates", "a name or a Department")
        expect_switch(guidance=guidance)
        top = self.resolve(department) if isinstance(department, str) else department
        under = {top.id}
        for body in self:  # a parent stands before its children
            if (
                body.parent
                and body.parent.id in under
                and (guidance or body.relation != "guidance")
            ):
                under.add(body.id)
        return tuple(body for body in self if body.id in under - {top.id})


def _tuples(values: object, asked: str, takes: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words as tuples; a text is no group of its letters."""
    return tuple(
        expect_each(words, str, asked, takes) for words in expect_each(values, object, asked, takes)
    )


def _claim(index: dict[str, Department], key: str, department: Department) -> None:
    other = index.setdefault(key, department)
    if other is not department:
        msg = f"{key!r} names both {other.name} and {department.name}: remove one of the two"
        raise ValueError(msg)


def _exchange(name: str, words: tuple[str, ...]) -> Iterator[str]:
    """The name with a word exchanged for each of its equivalents."""
    present = next((word for word in words if word in name), None)
    if present is None:
        yield name
        return
    for word in words:
        yield name.replace(present, word, 1)
