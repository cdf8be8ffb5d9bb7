"""How many faults of each kind were seen, and why the others were not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.mutation.faults import KINDS, faults
from tests.mutation.graphs import Fault
from tests.mutation.kills import Trial

_REASONS = tomllib.loads(
    (Path(__file__).parent / "survivors.toml").read_text(encoding="utf-8")
).get("survivor", [])


class Tried(NamedTuple):
    """The faults of one kind that were tried, and those that survived."""

    kind: str
    number: int
    survivors: list[Fault]

    @property
    def rate(self) -> float:
        """The share that was seen."""
        return 1 - len(self.survivors) / self.number


def tried(trial: Trial, seed: int, most: int | None = None) -> Iterator[Tried]:
    """What became of the faults of each kind that the project has, or of a sample of
    `most` of them.
    """
    for kind in KINDS:
        found = faults(trial.graph, kind, seed)
        chosen = (
            found
            if most is None or len(found) <= most
            else Random(seed).sample(found, most)
        )
        if chosen:
            survivors = [
                outcome.fault
                for outcome in trial.outcomes(chosen)
                if outcome.check is None
            ]
            yield Tried(kind, len(chosen), survivors)


def overall(results: list[Tried]) -> float:
    """The mean of the kinds' shares: each kind counts alike, however many faults of it
    there are.
    """
    return sum(result.rate for result in results) / len(results)


def table(results: list[Tried]) -> Iterator[str]:
    """A line for each kind and survivor, with the reason where it is known, and the
    mean.
    """
    for result in results:
        yield f"{result.kind:30}{result.number - len(result.survivors):5} of {result.number:<5}{result.rate:7.1%}"
    yield f"{'mean of the kinds':43}{overall(results):7.1%}"
    for result in results:
        for fault in result.survivors:
            yield f"\n{result.kind}: {fault.what}\n    {reason(result.kind, fault) or 'not explained'}"


def reason(kind: str, fault: Fault) -> str | None:
    """Why the fault cannot be seen, if that is known."""
    return next(
        (
            str(one["why"])
            for one in _REASONS
            if re.search(one["pattern"], f"{kind}: {fault.what}")
        ),
        None,
    )
