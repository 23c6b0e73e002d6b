"""What charts show, as rows of plain values: counts of measures, under names in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import frozen

from gxfta_measures.catalogue.grouping import groups, label
from gxfta_measures.catalogue.tally import Tally
from gxfta_measures.model import Department, Measure
from gxfta_measures.scope import Scope
from gxfta_measures.system.screen import shown

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Row = dict[str, Any]

# The three things that a body may have to do with a measure.
LEADS = {"zh": "牵头", "en": "leads"}
REPLICATES = {"zh": "复制推广", "en": "replicates"}
BOTH = {"zh": "牵头并推广", "en": "leads and replicates"}


@frozen
class Rows:
    """The rows of a chart, and the order of what stands on its axes.

    Attributes:
        values: The rows.
        orders: For each field of an axis or a legend its names, in their order.
    """

    values: list[Row]
    orders: dict[str, list[str]]


def matrix_rows(catalogue: Outlets, language: Language) -> Rows:
    """For each body and measure that have to do with each other, what.

    >>> import gxfta_measures as gx
    >>> matrix_rows(gx.load(7), "zh").values[0]
    {'body': '南宁海关', 'measure': '7-pilot-01', 'title': '进口食用...', 'role': '牵头并推广'}
    """
    matrix = catalogue.matrix()
    bodies = names(matrix.rows, language)
    values = [
        {
            "body": bodies[body],
            "measure": measure.id,
            "title": title(measure, language),
            "role": _role(tally)[language],
        }
        for body, tallies in zip(matrix.rows, matrix.cells, strict=True)
        for measure, tally in zip(matrix.columns, tallies, strict=True)
        if tally
    ]
    roles = [words[language] for words in (LEADS, REPLICATES, BOTH)]
    ids = [measure.id for measure in catalogue]
    return Rows(values, {"body": [*bodies.values()], "measure": ids, "role": roles})


def _role(tally: Tally) -> Mapping[str, str]:
    if tally.lead and tally.responsible:
        return BOTH
    return LEADS if tally.lead else REPLICATES


def department_rows(catalogue: Outlets, language: Language) -> Rows:
    """For each body and role how many measures: those with the most tasks first.

    >>> import gxfta_measures as gx
    >>> first = department_rows(gx.load(7), "en").values[0]
    >>> first["body"], first["role"], first["count"]
    ('Nanning Customs', 'leads', 6)
    """
    found = [(LEADS, groups(catalogue, "lead")), (REPLICATES, groups(catalogue, "responsible"))]
    tasks = Counter(dict.fromkeys(groups(catalogue, "department"), 0))
    for _, some in found:
        tasks.update({body: len(measures) for body, measures in some.items()})
    bodies = names([body for body, _ in tasks.most_common()], language)
    values = [
        {"body": name, "role": words[language], "rank": rank, **_counted(some[body], language)}
        for body, name in bodies.items()
        for rank, (words, some) in enumerate(found)
        if body in some
    ]
    roles = [words[language] for words, _ in found]
    return Rows(values, {"body": [*bodies.values()], "role": roles})


def flow_rows(catalogue: Outlets, language: Language) -> Rows:
    """For each leading and each replicating body how many measures go from one to the other.

    >>> import gxfta_measures as gx
    >>> len(flow_rows(gx.load(7), "zh").values)
    130
    """
    pairs: dict[tuple[Any, Any], list[Measure]] = {}
    led, replicated = groups(catalogue, "lead"), groups(catalogue, "responsible")
    for giver, measures in led.items():
        for taker, others in replicated.items():
            both = [measure for measure in measures if measure in others]
            pairs |= {(giver, taker): both} if both else {}
    ranked = catalogue.matrix().rows
    givers = names([body for body in ranked if body in led], language)
    takers = names([body for body in ranked if body in replicated], language)
    values = [
        {"from": givers[giver], "to": takers[taker], **_counted(some, language)}
        for (giver, taker), some in pairs.items()
    ]
    return Rows(values, {"from": [*givers.values()], "to": [*takers.values()]})


def scope_rows(catalogue: Outlets, language: Language) -> Rows:
    """For each scope and type how many measures.

    >>> import gxfta_measures as gx
    >>> [row["count"] for row in scope_rows(gx.load(7), "zh").values[:2]]
    [24, 10]
    """
    found = groups(catalogue, "scope")
    types = {type_: _term(type_, language) for type_ in groups(catalogue, "type")}
    scopes = names(sorted(found, key=lambda scope: -len(found[scope])), language)
    values = [
        {
            "scope": name,
            "type": types[type_],
            "rank": [*types].index(type_),
            **_counted(some, language),
        }
        for scope, name in scopes.items()
        for type_, some in groups(found[scope], "type").items()
    ]
    return Rows(values, {"scope": [*scopes.values()], "type": [*types.values()]})


def batch_rows(catalogue: Outlets, language: Language) -> Rows:
    """For each body and batch how many measures the body has to do with.

    >>> import gxfta_measures as gx
    >>> batch_rows(gx.load(7), "zh").orders["batch"]
    ['第7批']
    """
    found = {
        batch: groups(some, "department") for batch, some in groups(catalogue, "batch").items()
    }
    batches = {batch: batch_name(batch, language) for batch in sorted(found)}
    bodies = names(catalogue.matrix().rows, language)
    values = [
        {"body": name, "batch": batches[batch], **_counted(found[batch].get(body, []), language)}
        for body, name in bodies.items()
        for batch in batches
    ]
    return Rows(values, {"body": [*bodies.values()], "batch": [*batches.values()]})


# Names.


def names(keys: Iterable[Any], language: Language) -> dict[Any, str]:
    """A name for each body or scope, no two of which are the same.

    >>> import gxfta_measures as gx
    >>> [*names(["甲", gx.departments()["gx-tax"], None], "zh").values()]
    ['甲', '广西税务局', '——']
    """
    named = {key: shown(_name(key, language)) for key in keys}
    shared = Counter(named.values())
    return {
        key: name if shared[name] == 1 else f"{name} ({place})"
        for place, (key, name) in enumerate(named.items(), 1)
    }


def _name(key: object, language: Language) -> str:
    if language == "zh":
        return label(key)
    if isinstance(key, Department):
        return key.name_en or key.name
    if isinstance(key, Scope):
        return f"{label(key)} ({key.site})"
    return "—— (no scope)" if key is None else label(key)


def title(measure: Measure, language: Language) -> str:
    """The title of a measure; its unofficial English one, where there is one."""
    return shown((language == "en" and measure.title_en) or measure.title)


def batch_name(number: int, language: Language) -> str:
    """What a batch is called.

    >>> batch_name(7, "zh"), batch_name(7, "en")
    ('第7批', 'batch 7')
    """
    return f"第{number}批" if language == "zh" else f"batch {number}"


def _term(type_: Any, language: Language) -> str:  # noqa: ANN401
    return str(type_.label if language == "zh" else type_.label_en)


def _counted(measures: list[Measure], language: Language) -> Row:
    """How many measures, and which, for the tooltip."""
    told = [f"{measure.id} {title(measure, language)}" for measure in measures]
    return {"count": len(measures), "measures": told}
