"""How bodies, places, scopes and batches look in a notebook: small cards, and tables of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from gxfta_measures.catalogue.grouping import label
from gxfta_measures.display.html import both, escape, name_with_english, table
from gxfta_measures.display.text import corrected, in_both
from gxfta_measures.labels import (
    EVIDENCE_LABELS,
    KIND_LABELS,
    LEVEL_LABELS,
    PLACE_LABELS,
    RELATION_LABELS,
    SITE_LABELS,
    Label,
)
from gxfta_measures.model import Department
from gxfta_measures.scope import SiteKind
from gxfta_measures.system.language import chosen, said
from gxfta_measures.terms import MeasureType

if TYPE_CHECKING:
    from gxfta_measures.catalogue.counts import Counts
    from gxfta_measures.catalogue.tasks import Task
    from gxfta_measures.gazetteer import Gazetteer, Place
    from gxfta_measures.model import Batch
    from gxfta_measures.registry import Registry
    from gxfta_measures.registry.suggestions import Candidate
    from gxfta_measures.scope import Scope, ScopePart

_Rows = Iterable[tuple[str, str]]


def _card(rows: _Rows) -> str:
    """A card of the rows that have something to say."""
    return table("", (), [row for row in rows if row[1]])


def _unknown() -> str:
    return both("未知", "not known")


def _word(labels: Mapping[str, Label], word: str | None) -> str:
    """A word of a vocabulary in Chinese and English; of a vocabulary of one's own as it is."""
    return both(*labels[word]) if word and word in labels else escape(word or "")


def _brief(labels: Mapping[str, Label], word: str | None) -> str:
    """The same in one language, for tables of many rows: in Chinese, if none is chosen."""
    if not word or word not in labels:
        return escape(word or "")
    return escape(labels[word].en if chosen() == "en" else labels[word].zh)


def _named(thing: Department | Place | None) -> str:
    """The name of a body or a place; where English alone is chosen, the English one."""
    if thing is None:
        return ""
    return escape((chosen() == "en" and thing.name_en) or thing.name)


def _several(things: Iterable[Department | Place]) -> str:
    return "、".join(map(_named, things))


def _since(batch: int | None) -> tuple[str, str]:
    return both("始见批次", "since"), "" if batch is None else both(
        f"第{batch}批", f"batch {batch}"
    )


# Bodies.


def department_html(body: Department) -> str:
    """A body as a card.

    >>> import gxfta_measures as gx
    >>> "广西壮族自治区商务厅" in department_html(gx.departments()["gx-commerce"])
    True
    """
    return _card(_of_body(body))


def candidate_html(candidate: Candidate) -> str:
    """A body that a spelling may mean, as a card that begins with the reason.

    >>> import gxfta_measures as gx
    >>> "looks like" in candidate_html(gx.departments().candidates("钦州港口海关")[0])
    True
    """
    reason = both(*in_both(lambda: said(candidate.reason)))
    first = (both("理由", "reason"), f"{reason} ({candidate.score})")
    return _card([first, *_of_body(candidate.department)])


def _of_body(body: Department) -> Iterator[tuple[str, str]]:
    relation = f" ({_word(RELATION_LABELS, body.relation)})" if body.relation else ""
    evidence = f" {both('佐证', 'evidence')} {_word(EVIDENCE_LABELS, body.evidence)}"
    official = f"{escape(body.official_name)}{evidence}" if body.official_name else _unknown()
    yield escape(body.id), name_with_english(body.name, body.name_en)
    yield both("正式名称", "official name"), official
    yield both("别称", "aliases"), escape("、".join(body.aliases))
    yield both("类别", "kind"), _word(KIND_LABELS, body.kind)
    yield both("级别", "level"), _word(LEVEL_LABELS, body.level) or _unknown()
    yield both("上级", "parent"), f"{_named(body.parent)}{relation}" if body.parent else ""
    yield both("所在地", "place"), _named(body.place)
    yield _since(body.since)


def registry_html(registry: Registry) -> str:
    """The known bodies as a table.

    >>> import gxfta_measures as gx
    >>> html = registry_html(gx.departments())
    >>> html.count("<tr>") == len(gx.departments()) + 1
    True
    """
    headings = (_id(), both("名称", "name"), both("级别", "level"), both("类别", "kind"))
    rows = (
        (
            escape(body.id),
            _named(body),
            _brief(LEVEL_LABELS, body.level),
            _brief(KIND_LABELS, body.kind),
            _named(body.parent),
        )
        for body in registry
    )
    caption = both(f"{len(registry)} 个单位", f"{len(registry)} bodies")
    return table(caption, (*headings, both("上级", "parent")), rows)


def _id() -> str:
    return both("编号", "id")


# Places and scopes.


def place_html(place: Place) -> str:
    """A place as a card.

    >>> import gxfta_measures as gx
    >>> "崇左市" in place_html(gx.places()["pingxiang"])
    True
    """
    return _card(
        [
            (escape(place.id), name_with_english(place.name, place.name_en)),
            (both("类别", "kind"), _word(PLACE_LABELS, place.kind)),
            (both("行政区划代码", "code"), escape(place.code or "")),
            (both("别称", "aliases"), escape("、".join(place.aliases))),
            (both("位于", "within"), _several(place.lineage[1:])),
            (both("可能位于", "perhaps within"), _several(place.perhaps_within)),
            (both("边境", "border"), both("是", "yes") * place.border),
            (both("佐证", "evidence"), _word(EVIDENCE_LABELS, place.evidence)),
            _since(place.since),
        ]
    )


def gazetteer_html(gazetteer: Gazetteer) -> str:
    """The known places as a table.

    >>> import gxfta_measures as gx
    >>> html = gazetteer_html(gx.places())
    >>> html.count("<tr>") == len(gx.places()) + 1
    True
    """
    headings = (_id(), both("名称", "name"), both("类别", "kind"), both("位于", "within"))
    rows = (
        (
            escape(place.id),
            _named(place),
            _brief(PLACE_LABELS, place.kind),
            _several(place.within),
        )
        for place in gazetteer
    )
    count = len(gazetteer)
    return table(both(f"{count} 个地点", f"{count} places"), headings, rows)


def scope_html(scope: Scope) -> str:
    """A scope as a table: one row a part, those that are taken out at the end.

    >>> import gxfta_measures as gx
    >>> scope_html(gx.parse_scope("全区（不含南宁市）")).count("<tr>")
    3
    """
    headings = (both("原文", "printed"), both("地域", "territory"), both("区域类别", "site"))
    taken = [(both("不含", "without"), part) for part in scope.excluded]
    parts = [("", part) for part in scope.parts or (scope,)]
    rows = (_of_part(part, sign) for sign, part in (*parts, *taken))
    told = escape(scope.text)
    if scope.correction is not None:
        told += f"<br>{both(*in_both(lambda: corrected(str(scope.correction))))}"
    return table(told, (*headings, both("条件", "condition")), rows)


def _of_part(part: ScopePart, sign: str) -> tuple[str, ...]:
    territory = _named(part.territory) or _unknown()
    condition = both("有条件", "conditional") * part.conditional
    site = _word(SITE_LABELS, str(part.site))
    return (f"{sign} {escape(part.text)}".strip(), territory, site, condition)


# Batches, tasks and counts.


def task_html(task: Task) -> str:
    """What a body has to do with one measure, as a card.

    >>> import gxfta_measures as gx
    >>> "牵头、复制推广" in task_html(gx.load(7).tasks("自治区商务厅")[0])
    True
    """
    measure = task.measure
    return _card(
        [
            (escape(measure.id), name_with_english(measure.title, measure.title_en)),
            (both("职责", "role"), both(*task.duty)),
            (both("单位", "body"), escape("、".join(task.bodies))),
            (both("推广范围", "scope"), escape(measure.scope_text)),
        ]
    )


def batch_html(batch: Batch) -> str:
    """A batch as a card: what is known of its document, and what is not.

    >>> import gxfta_measures as gx
    >>> batch_html(gx.batches()[0]).count("未知")
    3
    """
    document = batch.document
    counts = "、".join(f"{_of_type(type_)} {count}" for type_, count in batch.counts.items())
    return _card(
        [
            (both(f"第{batch.number}批", f"batch {batch.number}"), f"<b>{escape(batch.title)}</b>"),
            (both("成果", "measures"), counts),
            (both("文件", "document"), escape(document.title)),
            (both("文号", "document number"), escape(document.number or "") or _unknown()),
            (both("成文日期", "date"), escape(document.date or "") or _unknown()),
            (both("发文机关", "issuer"), escape(document.issuer or "") or _unknown()),
            (both("数据修订", "revision"), str(batch.revision)),
            (both("数据摘要", "digest"), f"<code>{escape(batch.digest)}</code>"),
            (both("文件摘要", "document digest"), f"<code>{escape(document.sha256)}</code>"),
        ]
    )


def counts_html(counts: Counts) -> str:
    """Counts as a table, under the names of what is counted.

    >>> import gxfta_measures as gx
    >>> counts_html(gx.load(7).counts("type")).count("<tr>")
    2
    """
    rows = [(_counted(key), str(count)) for key, count in counts.items()]
    return table("" if rows else both("没有", "nothing"), (), rows)


def _counted(key: object) -> str:
    if isinstance(key, MeasureType):
        return _of_type(key)
    if isinstance(key, Department):
        return _named(key)
    return _word(SITE_LABELS, key) if isinstance(key, SiteKind) else escape(label(key))


def _of_type(type_: MeasureType) -> str:
    return both(type_.label, type_.label_en)
