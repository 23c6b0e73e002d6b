"""What ``where`` can ask: each criterion, in the words people use, as one test."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from enum import Enum
from functools import cache, partial
from numbers import Integral
from typing import TYPE_CHECKING, Any

from gxfta_measures.errors import UnknownBatch, UnknownDepartment, WrongType
from gxfta_measures.gazetteer import Place
from gxfta_measures.guards import expect, expect_switch
from gxfta_measures.model import Batch, Department, Measure, Mention
from gxfta_measures.scope import Coverage, Scope
from gxfta_measures.terms import MeasureType, Role, RoleWord, TypeWord
from gxfta_measures.text import fold

if TYPE_CHECKING:
    from gxfta_measures.catalogue.catalogue import Catalogue
    from gxfta_measures.registry import Registry

Test = Callable[[Measure], bool]


class Unset(Enum):
    """Stands for a criterion that was not given, where None has a meaning of its own."""

    UNSET = "unset"


UNSET = Unset.UNSET

# A collection of values asks for any of them.
TypeLike = MeasureType | TypeWord | Collection[MeasureType | TypeWord]
RoleLike = Role | RoleWord | Collection[Role | RoleWord]
DepartmentLike = Department | str | Collection[Department | str]
ScopeLike = Scope | str | Collection[Scope | str | None] | None
PlaceLike = Place | str | Collection[Place | str]
TextLike = str | Collection[str]
BatchLike = Batch | int | Collection[Batch | int]


#: What each criterion takes, and how the message of a wrong one says so.
_TAKES: dict[str, tuple[tuple[type, ...], str]] = {
    "type": ((str,), "pilot, case or a MeasureType"),
    "role": ((str,), "lead, responsible or a Role"),
    "department": ((str, Department), "a name or a Department"),
    "scope": ((str, Scope, type(None)), "the words of a scope, a Scope or None"),
    "at": ((str, Place), "the name of a place or a Place"),
    "text": ((str,), "words"),
    "batch": ((Integral, Batch), "a number or a Batch"),
}


def members(criterion: Any, asked: str) -> tuple[Any, ...]:  # noqa: ANN401
    """The values of a criterion: a list, tuple or set has several, all else is one.

    Args:
        criterion: What was asked.
        asked: The keyword of `where` that asked it.

    Raises:
        WrongType: One of the values is nothing that the keyword takes.

    >>> members("pilot", "type"), members(["pilot", "case"], "type")
    (('pilot',), ('pilot', 'case'))
    """
    several = isinstance(criterion, (list, tuple, set, frozenset))
    values = tuple(criterion) if several else (criterion,)
    kinds, takes = _TAKES[asked]
    for value in values:
        expect(value, kinds, asked, f"{takes}, or a list, tuple or set of these")
    return values


def check_switches(department: object, *, subordinates: bool, certain: bool) -> None:
    """Refuse switches that are no truth values, or that mean nothing without their criterion.

    Raises:
        WrongType: One is no truth value, or there is no department to count bodies under.

    >>> check_switches(UNSET, subordinates=False, certain=True)
    """
    expect_switch(subordinates=subordinates, certain=certain)
    if subordinates and department is UNSET:
        takes = "a department, to count the bodies under it too"
        raise WrongType("where(subordinates=True)", takes, "none")


def of_type(criterion: TypeLike) -> Test:
    """Whether a measure is of one of some types.

    >>> import gxfta_measures as gx
    >>> sum(map(of_type("改革试点经验"), gx.load(7)))
    16
    """
    types = {MeasureType.meant(word) for word in members(criterion, "type")}
    return lambda measure: measure.type in types


def roles_of(criterion: RoleLike | None) -> tuple[Role, ...]:
    """The roles that a criterion asks for; both where it asks for none.

    >>> roles_of(None)
    (<Role.LEAD: 'lead'>, <Role.RESPONSIBLE: 'responsible'>)
    """
    return tuple(Role) if criterion is None else tuple(map(Role.meant, members(criterion, "role")))


def of_department(
    catalogue: Catalogue, criterion: DepartmentLike, role: RoleLike | None, *, subordinates: bool
) -> Test:
    """Whether one of some bodies, or a body under it, has one of some roles in a measure."""
    is_meant = naming(catalogue, criterion, subordinates=subordinates)
    roles = roles_of(role)
    return lambda measure: any(is_meant(one) for role in roles for one in measure.bodies(role))


def naming(
    catalogue: Catalogue, criterion: DepartmentLike, *, subordinates: bool
) -> Callable[[Mention], bool]:
    """Whether a mention names one of some bodies, or a body under it."""
    words = [one for word in members(criterion, "department") for one in _each(catalogue, word)]
    wanted = [_is_named(catalogue, word, subordinates=subordinates) for word in words]
    return lambda mention: any(is_it(mention) for is_it in wanted)


def _each(catalogue: Catalogue, word: Department | str) -> list[Department | str]:
    """The names in a word that may list several: 商务厅、药监局; 商务厅或药监局."""
    if not isinstance(word, str):
        return [word]
    if not _separator().search(word):
        return _joined(catalogue.registry, word)
    from gxfta_measures.wording.lists import parse_departments

    return [str(mention) for mention in parse_departments(word, catalogue.registry)] or [word]


def _joined(registry: Registry, word: str) -> list[Department | str]:
    """The names in a word that joins them; one where a part is no name: 南宁 海关."""
    parts = [part for part in _join().split(word) if part]
    is_one = len(parts) < _SEVERAL or registry.recognise(word) is not None
    if is_one or any(registry.recognise(part) is None for part in parts):
        return [word]
    return [*parts]


@cache
def _separator() -> re.Pattern[str]:
    return re.compile("[、，,；;]")


@cache
def _join() -> re.Pattern[str]:
    return re.compile(r"\s+|以及|[和或及与]")


_SEVERAL = 2


def _is_named(
    catalogue: Catalogue, word: Department | str, *, subordinates: bool
) -> Callable[[Mention], bool]:
    registry = catalogue.registry
    office = registry.names.office(word) if isinstance(word, str) else None
    if office is not None:
        return lambda mention: (
            mention.department == office.body and fold(mention.qualifier or "") == office.name
        )
    try:
        body = registry.resolve(word) if isinstance(word, str) else word
    except UnknownDepartment as error:
        # A batch of one's own may name bodies that the registry does not know.
        name = fold(error.spelling)
        if name not in _unknown_names(catalogue):
            raise
        return lambda mention: mention.department is None and fold(str(mention)) == name
    below = registry.subordinates(body) if subordinates else ()
    ids = {one.id for one in (body, *below)}
    return lambda mention: mention.department is not None and mention.department.id in ids


def _unknown_names(catalogue: Catalogue) -> set[str]:
    return {
        fold(str(mention))
        for measure in catalogue
        for role in Role
        for mention in measure.bodies(role)
        if mention.department is None
    }


def of_role(criterion: RoleLike) -> Test:
    """Whether a measure names any body in one of some roles."""
    roles = roles_of(criterion)
    return lambda measure: any(measure.bodies(role).mentions for role in roles)


def of_scope(catalogue: Catalogue, criterion: ScopeLike) -> Test:
    """Whether a measure has one of some very scopes, however they are spelt.

    Words mean in a question what they mean in the document of the measure: 全区 is its home.
    """
    from gxfta_measures.wording.scopes import parse_scope

    words = members(criterion, "scope")
    documents = {batch.number: batch.document.home for batch in catalogue.batches}
    homes = {one.batch: documents.get(one.batch, _HOME) for one in catalogue}

    def meant(home: str | None) -> set[object]:
        read = partial(parse_scope, gazetteer=catalogue.gazetteer, home=home)
        return {_meaning(read(one) if isinstance(one, str) else one) for one in words}

    wanted = {home: meant(home) for home in set(homes.values()) or {_HOME}}
    return lambda measure: _meaning(measure.scope) in wanted[homes[measure.batch]]


_HOME = "广西"


def _meaning(scope: Scope | None) -> object:
    return scope and scope.meaning


def applying_at(catalogue: Catalogue, criterion: PlaceLike, *, certain: bool) -> Test:
    """Whether a measure applies in the whole of one of some places."""
    find = catalogue.gazetteer.find
    places = [find(word) if isinstance(word, str) else word for word in members(criterion, "at")]
    enough = {Coverage.YES} if certain else {Coverage.YES, Coverage.UNDETERMINED}
    return lambda measure: (
        measure.scope is not None and any(measure.scope.covers(place) in enough for place in places)
    )


def saying(criterion: TextLike) -> Test:
    """Whether the title or content of a measure has all words of one of some texts."""
    texts = [words_of(text) for text in members(criterion, "text")]
    return lambda measure: any(
        all_in(words, fold(measure.title), fold(measure.content)) for words in texts
    )


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, between blanks.

    >>> words_of("边境 ＥＲＰ")
    ('边境', 'erp')
    """
    return tuple(map(fold, text.split()))


def all_in(words: Iterable[str], *folded: str) -> bool:
    """Whether folded texts, taken together, have all of some folded words.

    >>> all_in(["边境", "erp"], "边境erp")
    True
    """
    return all(any(word in text for text in folded) for word in words)


def of_batch(catalogue: Catalogue, criterion: BatchLike) -> Test:
    """Whether a measure is of one of some batches of the catalogue."""
    known = tuple(batch.number for batch in catalogue.batches)
    asked = members(criterion, "batch")
    numbers = {batch.number if isinstance(batch, Batch) else int(batch) for batch in asked}
    for number in numbers:
        if number not in known:
            raise UnknownBatch(number, known)
    return lambda measure: measure.batch in numbers
