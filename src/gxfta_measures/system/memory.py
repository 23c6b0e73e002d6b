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


class _Memory(dict[str, R]):
    """The answers of a function of one text; a look-up that finds one runs no code of ours."""

    def __init__(self, function: Callable[[str], R], answers: int) -> None:
        super().__init__()
        self._function = function
        self._answers = answers

    def __missing__(self, text: str) -> R:
        answer = self._function(text)
        if len(text) <= LONGEST_REMEMBERED:
            if len(self) >= self._answers:
                self.clear()
            self[text] = answer
        return answer


def remembering(answers: int) -> Callable[[Callable[[str], R]], Callable[[str], R]]:
    """A decorator for functions of a text: answers for short texts are remembered.

    Args:
        answers: How many at the most, for texts of up to `LONGEST_REMEMBERED` characters each;
            when there are so many, all are forgotten.

    >>> @remembering(answers=100)
    ... def backwards(text: str) -> str:
    ...     return text[::-1]
    >>> backwards("全区")
    '区全'
    """

    def decorate(function: Callable[[str], R]) -> Callable[[str], R]:
        memory = _Memory(function, answers)

        def recall(text: str) -> R:
            return memory[text]

        # As lru_cache gives them, for those who measure.
        vars(recall).update(cache_clear=memory.clear, cache_parameters=lambda: {"maxsize": answers})
        return update_wrapper(recall, function)

    return decorate


def remembering_calls(answers: int) -> Callable[[Callable[[str, *Ts], R]], Callable[[str, *Ts], R]]:
    """The same for functions that take more than the text.

    Args:
        answers: How many at the most; the oldest are forgotten.

    >>> @remembering_calls(answers=100)
    ... def twice(text: str, between: str) -> str:
    ...     return f"{text}{between}{text}"
    >>> twice("全区", "、")
    '全区、全区'
    """

    def decorate(function: Callable[[str, *Ts], R]) -> Callable[[str, *Ts], R]:
        remembered = lru_cache(maxsize=answers)(function)

        def recall(text: str, *rest: *Ts) -> R:
            if len(text) <= LONGEST_REMEMBERED:
                return remembered(text, *rest)
            return function(text, *rest)

        # As lru_cache gives them, for those who measure.
        vars(recall).update(
            cache_clear=remembered.cache_clear, cache_parameters=remembered.cache_parameters
        )
        return update_wrapper(recall, function)

    return decorate
