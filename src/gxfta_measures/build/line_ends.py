"""Line ends in a cell that names bodies: which of them part two names, and which are layout."""

from __future__ import annotations

from gxfta_measures.model import DepartmentList

# At these a list is parted anyway, so that a line end beside one is layout.
_SIGN = frozenset("，；、。：,;:（(")


def settled(text: str, cell: DepartmentList) -> str:
    r"""The text of a cell without the line ends that are layout.

    Between two names with no sign a line end parts them, and is kept. Beside a sign, and within
    a name that goes on, it is layout, so that every form of one table says the same.

    Args:
        text: The text with its line ends.
        cell: What it was read as.

    >>> from gxfta_measures import parse_departments
    >>> text = "自治区商\n务厅，\n南宁海关"
    >>> settled(text, parse_departments(text))
    '自治区商务厅，南宁海关'
    """
    within = {at for mention in cell for at in range(*mention.span)}

    def is_layout(at: int) -> bool:
        return at in within or text[at - 1] in _SIGN or text[at + 1] in _SIGN

    kept = [one for at, one in enumerate(text) if one != "\n" or not is_layout(at)]
    return "".join(kept)
