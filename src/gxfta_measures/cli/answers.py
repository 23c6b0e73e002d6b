"""What stands below an answer: how much there is, or where nothing is, what there is instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gxfta_measures as gx
from gxfta_measures.catalogue.criteria import roles_of
from gxfta_measures.catalogue.tally import Tally
from gxfta_measures.catalogue.tasks import Task, total
from gxfta_measures.errors import GxftaError
from gxfta_measures.system.language import gettext as _
from gxfta_measures.system.language import ngettext
from gxfta_measures.terms import Role

_BODY = ("department", "role", "subordinates")


def tasks_in(catalogue: gx.Catalogue, asked: dict[str, Any]) -> tuple[Task, ...]:
    """What the bodies that are asked for have to do in a catalogue."""
    return catalogue.tasks(
        asked["department"], asked.get("role"), subordinates=asked["subordinates"]
    )


def summary(found: gx.Catalogue, catalogue: gx.Catalogue, asked: dict[str, Any]) -> str:
    """How many measures were found, and how many of them the body leads and replicates."""
    text = ngettext(
        "{count} of {all} measures", "{count} of {all} measures", len(catalogue)
    ).format(count=len(found), all=len(catalogue))
    if "department" not in asked or not found:
        return text
    tally = total(tasks_in(found, asked))
    return _("{duties}; {measures}").format(
        duties=_duties(tally, roles_of(asked.get("role"))), measures=text
    )


def _duties(tally: Tally, roles: tuple[Role, ...] = tuple(Role)) -> str:
    """How many measures a body leads and replicates: leads 4, replicates none."""
    counts = {Role.LEAD: tally.lead, Role.RESPONSIBLE: tally.responsible}
    told = [
        _("{duty} {count}").format(duty=one.short.said, count=_number(counts[one])) for one in roles
    ]
    return _(", ").join(told)


def _number(count: int) -> str:
    return str(count) if count else _("none")


def instead(catalogue: gx.Catalogue, asked: dict[str, Any]) -> Iterator[str]:
    """Why nothing was found, and what there is instead, line by line."""
    yield _("No measure fits.")
    if "department" in asked:
        yield from _of_body(catalogue, asked)
    others = {name: value for name, value in asked.items() if name not in _BODY}
    if "text" in others:
        words = _(", ").join(others["text"])
        yield _("Words are looked for in titles and contents: {words}").format(words=words)
    if "scope" in others:
        scopes = _(", ").join(dict.fromkeys(one.scope_text for one in catalogue))
        yield _("The scopes there are: {scopes}").format(scopes=scopes)
    if len(others) + ("department" in asked) > 1:
        for name, value in others.items():
            count = len(catalogue.where(**{name: value}))
            words = _(", ").join(value)
            yield _("By --{option} {words} alone: {count}").format(
                option=name, words=words, count=_number(count)
            )


def _of_body(catalogue: gx.Catalogue, asked: dict[str, Any]) -> Iterator[str]:
    names = _(", ").join(asked["department"])
    whole = {**asked, "role": None}
    tally = total(tasks_in(catalogue, whole))
    if tally:
        yield _("{name}: {duties}").format(name=names, duties=_duties(tally))
    else:
        yield _("{name} is known, and no measure names it.").format(name=names)
    below = total(tasks_in(catalogue, {**whole, "subordinates": True}))
    if below != tally:
        text = _("With the bodies under its command (--subordinates): {duties}")
        yield text.format(duties=_duties(below))
    above = [
        (body, total(catalogue.tasks(body))) for body in _above(catalogue, asked["department"])
    ]
    text = _("{name}, which it stands under: {duties}")
    yield from (text.format(name=body.name, duties=_duties(over)) for body, over in above if over)


def _above(catalogue: gx.Catalogue, names: list[str]) -> list[gx.Department]:
    """The bodies that some bodies stand under."""
    found: list[gx.Department] = []
    for name in names:
        try:
            body = catalogue.registry.resolve(name)
        except GxftaError:  # several in one word, or one that only this catalogue knows
            continue
        found += [body.parent] if body.parent else []
    return found
