"""What the last sheet of a workbook says: where it comes from, how to cite it, how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gxfta_measures.export.columns import Labels
from gxfta_measures.export.official import notes_of
from gxfta_measures.labels import Label, in_language

if TYPE_CHECKING:
    from gxfta_measures.catalogue.outlets import Outlets

_NAME, _NOTE = Label("名称", "Title"), Label("说明", "Note")
_DIGEST, _CITATION = Label("本表摘要", "Digest"), Label("引用格式", "Cite as")
_READING = (
    (
        Label("成果", "Measures"),
        Label(
            "每行一项成果；推广范围为“——”的，文件未指定推广范围。",
            "One row a measure; where the scope is ——, the document assigns none.",
        ),
    ),
    (
        Label("分工", "Assignments"),
        Label(
            "每行为一个单位在一项成果中的一项职责；“未列全”为“是”的，原文以“等”结尾，"
            "另有单位未列明。",
            "One row a body and role in a measure; where open ended is yes, the cell ends in 等: "
            "there are more bodies, which the document does not name.",
        ),
    ),
    (
        Label("单位", "Departments"),
        Label(
            "文件中出现的单位及其上级单位；正式名称仅在有据可查时给出。",
            "The bodies that the document names, and those above them; official names only where "
            "there is evidence for them. English names are unofficial.",
        ),
    ),
)
_FORMULAS = (
    Label("公式", "Formulas"),
    Label(
        "有 {count} 个单元格以 = + - @ 开头，已按文本保存，不会作为公式计算。",
        "{count} cells begin with = + - @; they are kept as texts, and never calculated.",
    ),
)


def about(catalogue: Outlets, guarded: int, labels: Labels) -> Iterator[tuple[str, str]]:
    """What a reader of a workbook must know: of each thing its name, and what is to be said.

    Args:
        catalogue: The measures in it.
        guarded: How many of its cells began like formulas.
        labels: In which language.

    >>> import gxfta_measures as gx
    >>> [name for name, _ in about(gx.load(7), 0, "en")][-3:]
    ['Measures', 'Assignments', 'Departments']
    """
    said = ((in_language(name, labels), in_language(text, labels)) for name, text in _READING)
    for batch in catalogue.batches:
        yield in_language(_NAME, labels), batch.title
        yield from (
            (in_language(_NOTE, labels), note) for note in notes_of(catalogue, batch, labels)
        )
    yield in_language(_DIGEST, labels), catalogue.digest
    yield in_language(_CITATION, labels), catalogue.cite("gb7714" if labels == "zh" else "apa")
    yield from said
    if guarded:
        name, text = _FORMULAS
        yield in_language(name, labels), in_language(text, labels).format(count=guarded)
