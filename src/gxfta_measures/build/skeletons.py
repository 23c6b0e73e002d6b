"""Skeletons of the records that a registry needs before it knows every body of a document."""

from __future__ import annotations

from gxfta_measures.build.drafting import Draft
from gxfta_measures.model import Department
from gxfta_measures.system.ledger import Record, field_types
from gxfta_measures.terms import Role

#: What nobody can read from a list of names. An empty text is refused wherever it stands, so none
#: of them is forgotten; what is not known after all is null.
_TO_FILL_IN = ("id", "kind", "level", "name_en")


def new_bodies(draft: Draft) -> list[Record]:
    """A record to fill in for each body that the registry does not know, in printed order.

    It has the restored name (自治区财政厅 where 财政厅 is printed), and each body only once.

    Args:
        draft: What a document says.

    >>> from attrs import evolve
    >>> import gxfta_measures as gx
    >>> from gxfta_measures.verification import rebuild
    >>> first = evolve(gx.load(7)[0], lead=gx.parse_departments("自治区商务厅、虚无厅"))
    >>> (body,) = new_bodies(evolve(rebuild(7), measures=(first,)))
    >>> body["name"], body["kind"], body["since"]
    ('自治区虚无厅', '', 7)
    """
    cells = (measure.bodies(role) for measure in draft.measures for role in Role)
    mentions = (mention for cell in cells for mention in cell)
    unknown = (one.name for one in mentions if one.department is None and not one.generic)
    return [_skeleton(name, draft.number) for name in dict.fromkeys(unknown)]


def _skeleton(name: str, batch: int) -> Record:
    record: Record = dict.fromkeys(sorted(field_types(Department)))
    record |= dict.fromkeys(_TO_FILL_IN, "")
    return record | {"name": name, "aliases": [], "evidence": "none", "since": batch}
