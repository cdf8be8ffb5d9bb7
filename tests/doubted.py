"""Statements that are doubted for a test, whatever the frames say of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pyoxigraph import NamedNode

from kg import grounding
from kg.grounding.doubts import Doubt
from kg.model import Finding, Location, Severity
from kg.vocabulary import KG


def doubted(
    monkeypatch: pytest.MonkeyPatch,
    *properties: str,
    severity: Severity = "warning",
    is_of_language: bool = False,
) -> None:
    """Let each statement by one of the properties of `kg:` be doubted where the article's
    words are at hand: a warning leaves it open, an error refuses it.
    """
    predicates = {NamedNode(KG + name) for name in properties}
    located = grounding._located  # noqa: SLF001 - the last step before grades are given

    def added(rules: Any, found: Iterator[Any]) -> list[Doubt]:
        return [*located(rules, found), *_doubts(rules)]

    def _doubts(rules: Any) -> Iterator[Doubt]:
        for passage in rules.graph.passages.values():
            for subject, predicate, value in rules.graph.stated([passage])[passage]:
                if predicate in predicates:
                    finding = Finding(
                        severity,
                        "support",
                        "No frame tells it.",
                        Location(passage=passage.iri),
                    )
                    yield Doubt(finding, subject, predicate, value, is_of_language)

    monkeypatch.setattr(grounding, "_located", added)
