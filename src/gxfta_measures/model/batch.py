"""A published batch and its document: what is known of them, and what is not."""

from __future__ import annotations

from attrs import field, frozen

from gxfta_measures.system.screen import brief
from gxfta_measures.terms import MeasureType


@frozen(kw_only=True, order=True, cache_hash=True)
class Document:
    """The official document of a batch: what is known of it, and what is not.

    Attributes:
        title: Its title as printed.
        sha256: The SHA-256 of the file it was read from.
        number: The document number (文号) of the notice; None: not known.
        date: The date of the notice; None: not known.
        issuer: The body that issued the notice; None: not known.
        home: Whose 自治区 and 全区 it means; None: nobody's.
    """

    title: str
    sha256: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    home: str | None = "广西"

    def __repr__(self) -> str:
        return f"<Document {brief(self.title)}>"


@frozen(kw_only=True, order=True, cache_hash=True)
class Batch:
    """A published batch of measures.

    Attributes:
        number: Which batch it is.
        title: The name of the batch.
        revision: The revision of the derived data, counted from 1.
        schema_version: The version of the file's schema.
        document: The official document.
        digest: SHA-256 over all that its answers are made of, whatever the formatting: its
            measures, and the bodies, places and equivalent spellings known as of it. How the
            words of a question are read (``data/wording.json`` and the grammar) is code, not
            data: whoever pins answers to words pins the version of the package too.
        pilots: How many 改革试点经验 it has.
        cases: How many 最佳实践案例 it has.
    """

    number: int
    title: str = field(order=False)
    revision: int = field(order=False)
    schema_version: int = field(order=False)
    document: Document = field(order=False)
    digest: str = field(order=False)
    pilots: int = field(order=False)
    cases: int = field(order=False)

    @property
    def counts(self) -> dict[MeasureType, int]:
        """How many measures of each type there are.

        >>> import gxfta_measures as gx
        >>> gx.load(7).batches[0].counts["pilot"]
        16
        """
        return {MeasureType.PILOT: self.pilots, MeasureType.CASE: self.cases}

    def __repr__(self) -> str:
        counts = f"{self.pilots} pilots, {self.cases} cases"
        return f"<Batch {self.number}: {counts}, {brief(self.digest, 15)}>"

    def _repr_html_(self) -> str:
        from gxfta_measures.display.cards import batch_html

        return batch_html(self)
