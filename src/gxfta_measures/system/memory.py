"""Answers that are remembered: once for all threads, or for short texts only."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper, wraps
from typing import ParamSpec, TypeVar, TypeVarTuple

from gxfta_measures.system.limits import LONGEST_REMEMBERED
from gxfta_measures.system.lock import LOADING

P = ParamSpec("P")
R = TypeVar("R")
Ts = TypeVarTuple("Ts")


def once(function: Callable[P, R]) -> Callable[P, R]:
    """The function, called once for each argument even where threads ask at the same time.

    >>> numbers = iter([1, 2])
    >>> first = once(lambda: next(numbers))
    >>> first(), first()
    (1, 1)
    """
    memory: dict[object, R] = {}

    @wraps(function)
    def locked(*args: P.args, **kwargs: P.kwargs) -> R:
        with LOADING:
            if args not in memory:
                memory[args] = function(*args, **kwargs)
            return memory[args]

    return locked


def remembering(answers: int) -> Callable[[Callable[[str, *Ts], R]], Callable[[str, *Ts], R]]:
    """A decorator for functions of a text: the last answers for short texts are remembered.

    Args:
        answers: How many; for texts of up to `LONGEST_REMEMBERED` characters each.

    >>> @remembering(answers=100)
    ... def backwards(text: str) -> str:
    ...     return text[::-1]
    >>> backwards("全区")
    '区全'
    """

    def decorate(function: Callable[[str, *Ts], R]) -> Callable[[str, *Ts], R]:
        remembered = lru_cache(maxsize=answers)(function)

        def recall(text: str, *rest: *Ts) -> R:
            return (
                remembered(text, *rest)
                if len(text) <= LONGEST_REMEMBERED
                else function(text, *rest)
            )

        # As lru_cache gives them, for those who measure.
        vars(recall).update(
            cache_clear=remembered.cache_clear, cache_parameters=remembered.cache_parameters
        )
        return update_wrapper(recall, function)

    return decorate
