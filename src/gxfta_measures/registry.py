"""Known bodies: their spellings, their hierarchy, and one folded index of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from gxfta_measures.errors import AmbiguousDepartment, UnknownDepartment, expect
from gxfta_measures.gazetteer import said_of
from gxfta_measures.likeness import alike, likeness_to
from gxfta_measures.model import Department
from gxfta_measures.text import fold, simplified

_ALIKE = 0.5  # below this ratio two names share hardly more than the word for their kind


@frozen(kw_only=True)
class Candidate:
    """A body that a spelling may mean.

    Attributes:
        department: The body.
        score: 1 for a spelling of it, less for what only comes near; for ranking only.
        reason: Why it is here, in words.
    """

    department: Department
    score: float
    reason: str


class Registry:
    """The known bodies, in a fixed order; immutable.

    Args:
        departments: The bodies, each after its parent.
        equivalents: Words that may stand for each other in a name, such as 管委会 and
            管理委员会.

    Raises:
        ValueError: Two bodies claim one spelling or one id.

    >>> import gxfta_measures as gx
    >>> gx.departments()["gx-commerce"].official_name
    '广西壮族自治区商务厅'
    """

    __slots__ = ("_by_id", "_by_spelling", "_equivalents", "_short_forms")

    def __reduce__(self) -> tuple[type[Registry], tuple[object, ...]]:
        return Registry, (tuple(self), self._equivalents)

    def __init__(
        self, departments: Iterable[Department], equivalents: Sequence[Sequence[str]] = ()
    ) -> None:
        self._equivalents = tuple(
            tuple(sorted(words, key=len, reverse=True)) for words in equivalents
        )
        self._by_id: dict[str, Department] = {}
        self._by_spelling: dict[str, Department] = {}
        self._short_forms: dict[str, tuple[Department, ...]] | None = None
        for department in departments:
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
        return (key.id if isinstance(key, Department) else key) in self._by_id

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Registry):
            return NotImplemented
        return said_of(self) == said_of(other) and self._equivalents == other._equivalents

    def __hash__(self) -> int:
        return hash((len(self), next(iter(self._by_id), None)))

    def __repr__(self) -> str:
        return f"<Registry of {len(self)} bodies>"

    @property
    def equivalents(self) -> tuple[tuple[str, ...], ...]:
        """The words that may stand for each other in a name, the longest first."""
        return self._equivalents

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_id)

    def spellings(self, department: Department) -> tuple[str, ...]:
        """Every spelling that names one body and no other, its id included.

        >>> import gxfta_measures as gx
        >>> registry = gx.departments()
        >>> "广西发改委" in registry.spellings(registry["gx-development-reform"])
        True
        """
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

    def _sharing(self, folded: str) -> tuple[Department, ...]:
        """The bodies that share a short form; collected at the first question for one."""
        if self._short_forms is None:
            forms: dict[str, tuple[Department, ...]] = {}
            for department in self:
                for short in dict.fromkeys(map(fold, self._shorten(department))):
                    forms[short] = (*forms.get(short, ()), department)
            self._short_forms = forms
        return self._short_forms.get(folded, ())

    def _shorten(self, department: Department) -> Iterator[str]:
        """The spellings without the place: 商务厅, 市场监管局; other bodies may share them."""
        heads = {"自治区", "广西", "自贸试验区"}
        for place in department.place.lineage if department.place else ():
            heads.update((place.name, *place.aliases))
        for spelling in self.spellings(department):
            # The longest only: of 钦州港海关 the place is 钦州港, and 港海关 is no short form.
            head = max((head for head in heads if spelling.startswith(head)), key=len, default="")
            rest = spelling.removeprefix(head)
            if head and len(rest) > 1:
                yield rest
                yield rest.removeprefix("党委").removeprefix("委")

    def get_spelling(self, text: str) -> Department | None:
        """The body that a full spelling names, or None; short forms do not count.

        >>> import gxfta_measures as gx
        >>> gx.departments().get_spelling("广西壮族自治区商务厅").id
        'gx-commerce'
        >>> gx.departments().get_spelling("商务厅") is None
        True
        """
        # Most names are folded as they stand.
        return self._by_spelling.get(text) or self._by_spelling.get(fold(text))

    def resolve(self, text: str) -> Department:
        """The one body that goes by a spelling; nothing is guessed.

        Args:
            text: A name, an alias, an id, or a short form (商务厅) that only one body has, if
                that body is one of the region or of the nation. Traditional characters count
                as simplified ones where the extra ``traditional`` is installed.

        Raises:
            UnknownDepartment: No body goes by it; similar names are in the message.
            AmbiguousDepartment: Several bodies share the short form.

        >>> import gxfta_measures as gx
        >>> gx.departments().resolve("商务厅").name
        '自治区商务厅'
        >>> gx.departments().resolve("市场监管局")
        Traceback (most recent call last):
        ...
        gxfta_measures.errors.AmbiguousDepartment: ambiguous department '市场监管局': say which ...
        """
        expect(text, str, "resolve", "a name")
        folded = fold(text)
        if folded not in self._by_spelling and not self._sharing(folded):
            folded = fold(simplified(folded))
        found = self._by_spelling.get(folded)
        if found is not None:
            return found
        sharing = self._sharing(folded)
        if len(sharing) == 1 and _is_enough(folded, sharing[0]):
            return sharing[0]
        if len(sharing) > 1:
            raise AmbiguousDepartment(text, tuple(one.name for one in sharing))
        suggestions = tuple(one.name for one in sharing) or self._suggest(folded)
        raise UnknownDepartment(text, suggestions)

    def _suggest(self, folded: str) -> tuple[str, ...]:
        close = alike(folded, self._by_spelling, n=8)
        names = dict.fromkeys(self._by_spelling[spelling].name for spelling in close)
        return tuple(names)[:3]

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
        folded = fold(text)
        likeness = likeness_to(folded, _ALIKE)
        ranked = sorted(
            (self._rate(folded, department, likeness) for department in self),
            key=lambda candidate: -candidate.score,
        )
        return tuple(candidate for candidate in ranked if candidate.score >= _ALIKE)[:limit]

    def _rate(
        self, folded: str, department: Department, likeness: Callable[[str], float]
    ) -> Candidate:
        if self._by_spelling.get(folded) is department:
            return Candidate(department=department, score=1.0, reason="is a spelling of it")
        sharing = self._sharing(folded)
        if department in sharing:
            reason = "is short for it" if len(sharing) == 1 else "is short for it and others"
            return Candidate(department=department, score=0.95, reason=reason)
        score, spelling = max((likeness(fold(name)), name) for name in self.spellings(department))
        return Candidate(
            department=department, score=round(0.9 * score, 3), reason=f"looks like {spelling}"
        )

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


def _is_enough(short: str, department: Department) -> bool:
    """Whether a short form says which place: every town has a 法院, not only 凭祥市."""
    place = department.place
    if place is None or place.kind in {"nation", "region"}:
        return True
    return short.startswith(tuple(map(fold, (place.name, *place.aliases))))


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


def departments() -> Registry:
    """The registry of the known bodies.

    >>> departments().resolve("广西壮族自治区发展和改革委员会").name
    '自治区发展改革委'
    """
    from gxfta_measures.bodies import bodies_as_of  # which makes the registry of this module

    return bodies_as_of(None)
