"""How many cases an engine answers with the same rows as this project's own."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import pytest
import rdflib

from tests.engines.cases import Case
from tests.engines.engines import Ask, Engine, Rows, comparable


class Count(NamedTuple):
    """Of the cases of a question, how many an engine was asked, and answered alike."""

    asked: int
    alike: int

    def __str__(self) -> str:
        if self.asked == self.alike:
            return str(self.asked)
        return f"**{self.alike} of {self.asked}**"


class Difference(NamedTuple):
    """A case that an engine answers unlike; `error` is empty where it gave rows."""

    case: Case
    missing: Rows
    added: Rows
    error: str

    def __str__(self) -> str:
        what = self.error or f"without {self.missing[:1]}, with {self.added[:1]}"
        return f"{self.case}: {what}"


def differences(
    ask: Ask, cases: Iterable[Case], answers: Mapping[Case, Rows]
) -> Iterator[Difference]:
    """The cases that an engine answers unlike."""
    for case in cases:
        wanted = answers[case]
        try:
            given = comparable(ask(case.text))
        except Exception as error:  # noqa: BLE001 - whatever an engine fails with
            yield Difference(case, [], [], repr(error))
            continue
        if given != wanted:
            yield Difference(
                case,
                list((Counter(wanted) - Counter(given)).elements()),
                list((Counter(given) - Counter(wanted)).elements()),
                "",
            )


def counts(cases: Iterable[Case], unlike: Iterable[Difference]) -> dict[str, Count]:
    """By question."""
    asked = Counter(case.question for case in cases)
    wrong = Counter(difference.case.question for difference in unlike)
    return {name: Count(number, number - wrong[name]) for name, number in asked.items()}


@contextmanager
def opened(engine: Engine, nquads: bytes) -> Iterator[Ask]:
    """What asks an engine; rdflib keeps numbers and dates as they are written."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        with engine.open(nquads) as ask:
            yield ask
