"""What looks alike, ranked for a person to choose from; likeness suggests, it never resolves."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def alike(text: str, known: Iterable[str], *, n: int = 3, cutoff: float = 0.6) -> tuple[str, ...]:
    """The known words that look most like a text, for a person to choose from.

    >>> alike("钦州港口海关", ["钦州港海关", "南宁海关"])
    ('钦州港海关',)
    """
    from difflib import get_close_matches

    return tuple(get_close_matches(text, list(known), n=n, cutoff=cutoff))


def likeness_to(text: str, floor: float) -> Callable[[str], float]:
    """How much a word looks like a text, as a function of the word: from 0 to 1, the same.

    Args:
        text: The text that every word is compared with.
        floor: Words that look less alike than this count as 0, which is found out faster.

    >>> like = likeness_to("钦州港口海关", 0.5)
    >>> like("钦州港口海关"), like("自治区商务厅"), round(like("钦州港海关"), 2)
    (1.0, 0.0, 0.91)
    """
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=text, autojunk=False)

    def likeness(word: str) -> float:
        matcher.set_seq1(word)
        if matcher.real_quick_ratio() < floor:
            return 0.0
        ratio = matcher.ratio()
        return ratio if ratio >= floor else 0.0

    return likeness
