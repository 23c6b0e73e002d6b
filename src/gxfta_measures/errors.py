"""Everything that is raised on purpose, under one root.

Each error also has the builtin base that people already catch, carries its parts as
attributes, survives pickling, and says in its message what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable

from gxfta_measures.findings import Code as Code  # noqa: PLC0414  # handed out from here too
from gxfta_measures.findings import Finding as Finding  # noqa: PLC0414
from gxfta_measures.findings import listed
from gxfta_measures.system.screen import shown


class GxftaError(Exception):
    """The root of all errors of this package."""


def _or(words: tuple[str, ...]) -> str:
    return " or ".join(words)


def _hint(suggestions: tuple[str, ...], otherwise: str) -> str:
    return f"did you mean {_or(suggestions)}?" if suggestions else otherwise


class _UnknownSpelling(GxftaError, LookupError):
    """What the errors about names that nothing goes by share."""

    def __init__(self, spelling: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(spelling, suggestions)
        self.spelling = spelling
        self.suggestions = suggestions


class UnknownDepartment(_UnknownSpelling):
    """A spelling that no body in the registry goes by.

    Attributes:
        spelling: The words that were asked for.
        suggestions: Known names that look alike; never resolved by themselves.

    >>> str(UnknownDepartment("商务庁", ("自治区商务厅",)))
    "unknown department '商务庁': did you mean 自治区商务厅?"
    """

    def __str__(self) -> str:
        return f"unknown department {self.spelling!r}: {self._remedy}"

    @property
    def _remedy(self) -> str:
        return _hint(self.suggestions, "iterate over gxfta_measures.departments() for all names")


class UnnamedDepartment(UnknownDepartment):
    """A good name for a body (财政厅), and no misspelling: only that no known batch names it.

    >>> str(UnnamedDepartment("财政厅"))
    "unknown department '财政厅': it reads like a body, but no known batch names it; iterate ..."
    """

    def __str__(self) -> str:
        named = "it reads like a body, but no known batch names it"
        return f"unknown department {self.spelling!r}: {named}; {self._remedy}"


class AmbiguousDepartment(GxftaError, LookupError):
    """A spelling that several bodies go by.

    Attributes:
        spelling: The words that were asked for.
        candidates: The names of the bodies that it may mean.

    >>> str(AmbiguousDepartment("数据局", ("自治区数据局", "南宁市数据局")))
    "ambiguous department '数据局': say which one, 自治区数据局 or 南宁市数据局"
    """

    def __init__(self, spelling: str, candidates: tuple[str, ...]) -> None:
        super().__init__(spelling, candidates)
        self.spelling = spelling
        self.candidates = candidates

    def __str__(self) -> str:
        return f"ambiguous department {self.spelling!r}: say which one, {_or(self.candidates)}"


class UnknownMeasure(GxftaError, KeyError):
    """An id that no measure of the catalogue has.

    Attributes:
        id: The id that was asked for.
        suggestions: Ids of the catalogue that look alike.
        batches: The numbers of the batches there are, where the id is of none of them.

    >>> str(UnknownMeasure("7-pilot-61", ("7-pilot-16",)))
    "unknown measure '7-pilot-61': did you mean 7-pilot-16?"
    >>> str(UnknownMeasure("8-pilot-01", batches=(6, 7)))
    "unknown measure '8-pilot-01': its batch is not here, only 6 and 7"
    """

    def __init__(
        self, id: str, suggestions: tuple[str, ...] = (), batches: tuple[int, ...] = ()
    ) -> None:
        super().__init__(id, suggestions, batches)
        self.id = id
        self.suggestions = suggestions
        self.batches = batches

    def __str__(self) -> str:
        hint = _hint(self.suggestions, "ids look like 7-pilot-01 or 7-case-24")
        if self.batches:
            hint = f"its batch is not here, only {' and '.join(map(str, self.batches))}"
        return f"unknown measure {self.id!r}: {hint}"


class UnknownBatch(GxftaError, LookupError):
    """A batch that is not in this package, or not in this catalogue.

    Attributes:
        number: The batch that was asked for.
        known: The numbers of the batches there are.

    >>> str(UnknownBatch(8, (7,)))
    'unknown batch 8: there is 7; upgrade gxfta-measures, or read() a batch file of your own'
    """

    def __init__(self, number: object, known: tuple[int, ...] = ()) -> None:
        super().__init__(number, known)
        self.number = number
        self.known = known

    def __str__(self) -> str:
        there = ("are " if len(self.known) > 1 else "is ") + ", ".join(map(str, self.known))
        return (
            f"unknown batch {self.number!r}: there {there if self.known else 'is none'}; "
            "upgrade gxfta-measures, or read() a batch file of your own"
        )


class UnknownPlace(_UnknownSpelling):
    """A place that the gazetteer does not know.

    Attributes:
        spelling: The words that were asked for.
        suggestions: Known places that look alike.

    >>> str(UnknownPlace("凭样市", ("凭祥市",)))
    "unknown place '凭样市': did you mean 凭祥市?"
    """

    def __str__(self) -> str:
        hint = _hint(self.suggestions, "iterate over gxfta_measures.places() for all names")
        return f"unknown place {self.spelling!r}: {hint}"


class UnknownScope(UnknownPlace):
    """A scope whose wording cannot be read: nothing in it names a place or a kind of site.

    >>> str(UnknownScope("全球", ("全区", "全国")))
    "unreadable scope '全球': did you mean 全区 or 全国?"
    """

    def __str__(self) -> str:
        hint = _hint(self.suggestions, "write it as documents do, such as 全区 or 综合保税区")
        return f"unreadable scope {self.spelling!r}: {hint}"


class UnknownTerm(GxftaError, ValueError):
    """A word outside one of the closed vocabularies, such as a misspelt type or role.

    Attributes:
        vocabulary: What was asked for: a type, a role, a column, a back end.
        term: The word that is not in it.
        known: The words that are.

    >>> str(UnknownTerm("type", "pilott", ("pilot", "case")))
    "unknown type 'pilott': use pilot or case"
    """

    def __init__(self, vocabulary: str, term: object, known: tuple[str, ...]) -> None:
        super().__init__(vocabulary, term, known)
        self.vocabulary = vocabulary
        self.term = term
        self.known = known

    def __str__(self) -> str:
        return f"unknown {self.vocabulary} {self.term!r}: use {_or(self.known)}"


class WrongType(GxftaError, TypeError):
    """A value of a type that a function does not take.

    Attributes:
        asked: The function or the argument that was given the value.
        takes: What it takes, in words.
        given: The name of its type; the value itself may be a whole data frame.

    >>> str(WrongType("department", "a name or a Department", "int"))
    'department takes a name or a Department, not int'
    """

    def __init__(self, asked: str, takes: str, given: str) -> None:
        super().__init__(asked, takes, given)
        self.asked = asked
        self.takes = takes
        self.given = given

    def __str__(self) -> str:
        return f"{self.asked} takes {self.takes}, not {self.given}"


class _Faulty(GxftaError, ValueError):
    """What the two errors that list findings share."""

    def __init__(self, source: str, findings: Iterable[Finding]) -> None:
        self.source = source
        self.findings = tuple(findings)
        super().__init__(self.source, self.findings)

    def __str__(self) -> str:
        lines = "".join(f"\n  {line}" for line in listed(self.findings))
        many = f"{len(self.findings)} fault{'s' * (len(self.findings) != 1)}, nothing was loaded"
        return f"{shown(str(self.source))}: {many}; correct and try again:{lines}"


class InvalidBatch(_Faulty):
    """A batch file with faults, all of them listed.

    Attributes:
        source: The file.
        findings: Every fault, with its place in the file.

    >>> missing = Finding("measures[0].title", "it is missing", Code.MISSING)
    >>> print(InvalidBatch("b.json", [missing]))
    b.json: 1 fault, nothing was loaded; correct and try again:
      measures[0].title: it is missing
    """


class InvalidDocument(_Faulty):
    """An official document with faults, all of them listed.

    Attributes:
        source: The document.
        findings: Every fault, with its row and column.

    >>> empty = Finding("row 3, 牵头改革部门", "the cell is empty", Code.EMPTY)
    >>> print(InvalidDocument("b.txt", [empty]))
    b.txt: 1 fault, nothing was loaded; correct and try again:
      row 3, 牵头改革部门: the cell is empty
    """


class DataIntegrityError(GxftaError, ValueError):
    """Data whose digest is not the one that was expected.

    Attributes:
        expected: The digest that was asked for.
        found: The digest of the data there is.

    >>> str(DataIntegrityError("batch 7", "sha256:00", "sha256:ff"))
    'batch 7 has the digest sha256:ff, not sha256:00: pin the package version that you cite'
    """

    def __init__(self, subject: str, expected: str, found: str) -> None:
        super().__init__(subject, expected, found)
        self.subject = subject
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return (
            f"{self.subject} has the digest {self.found}, not {self.expected}: "
            "pin the package version that you cite"
        )


class MissingExtra(GxftaError, ImportError):
    """An optional library that is not installed.

    Attributes:
        library: The library that could not be imported.
        extra: The extra of this package that brings it.

    >>> str(MissingExtra("narwhals", "frames"))
    "narwhals is not installed: pip install 'gxfta-measures[frames]'"
    """

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library, extra)
        self.library = library
        self.extra = extra

    def __str__(self) -> str:
        return f"{self.library} is not installed: pip install 'gxfta-measures[{self.extra}]'"
