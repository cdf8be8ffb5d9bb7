"""How far the two ways of reading agree: by the order of words, and by a parse.

Both are watched while articles are checked, before their verdicts are put together. What
is read once is remembered, so that the time of each is that of the first check.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, TypeAlias, TypeVar
from unittest.mock import patch

from kg.frames.predication_index import PredicationIndex
from kg.grounding.framed import Framed, Verdict
from kg.model import How

_Result = TypeVar("_Result")
_Key: TypeAlias = tuple[object, ...]

AGREEMENTS = ("both", "order", "parse", "contradict", "neither")
"""Both say it, only one does, one contradicts what the other says, or neither says it."""


class Readers:
    """What each way of reading made of statements, and how long it took."""

    def __init__(self) -> None:
        self.is_true = True
        self._true: dict[_Key, dict[How, str]] = {}
        self._false: dict[_Key, dict[How, str]] = {}
        self._seconds: dict[How, float] = defaultdict(float)

    def agreement(self, *, is_true: bool) -> Counter[str]:
        """In how many statements they agree and do not."""
        found = self._true if is_true else self._false
        return Counter(_agreement(each) for each in found.values() if len(each) > 1)

    def microseconds(self, how: How) -> float:
        """How long one way takes for a true statement, with the reading of its sentence."""
        return 1_000_000 * self._seconds[how] / max(len(self._true), 1)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch all checks of the block."""
        judged = Framed._judged  # noqa: SLF001 - what is not put together yet
        by_order, by_parse = PredicationIndex.by_order, PredicationIndex.by_parse

        def watching(framed: Framed, case: Any, read: Any, how: How) -> Verdict:
            verdict = self._timed(how, lambda: judged(framed, case, read, how))
            sides = case.sides
            mentioned = (*sides.subject, None, *sides.object)
            key = (case.passage.iri, case.predicate, mentioned, case.modality)
            if self.is_true:
                self._true.setdefault(key, {})[how] = verdict.outcome
            elif key not in self._true:
                self._false.setdefault(key, {})[how] = verdict.outcome
            return verdict

        with (
            patch.object(Framed, "_judged", watching),
            patch.object(
                PredicationIndex,
                "by_order",
                lambda *given: self._timed("order", lambda: by_order(*given)),
            ),
            patch.object(
                PredicationIndex,
                "by_parse",
                lambda *given: self._timed("parse", lambda: by_parse(*given)),
            ),
        ):
            yield

    def _timed(self, how: How, work: Callable[[], _Result]) -> _Result:
        began = perf_counter()
        try:
            return work()
        finally:
            if self.is_true:
                self._seconds[how] += perf_counter() - began


def _agreement(outcomes: dict[How, str]) -> str:
    order, parse = outcomes["order"], outcomes["parse"]
    if {order, parse} == {"said", "contradicted"}:
        return "contradict"
    if order == parse == "said":
        return "both"
    if order == "said":
        return "order"
    return "parse" if parse == "said" else "neither"
