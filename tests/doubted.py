"""Statements that are doubted for a test, whatever the frames say of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pyoxigraph import NamedNode

from kg import grounding
from kg.grounding.doubts import Doubt
from kg.model import Finding, Passage, Severity
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
    proof: Any = grounding._Proof  # noqa: SLF001 - what asks the words for doubts
    doubts = proof.doubts

    def more(self: Any) -> Iterator[tuple[Passage, Doubt]]:
        yield from doubts(self)
        for passage, triples in self._stated.items():
            for subject, predicate, value in triples:
                if predicate in predicates:
                    finding = Finding(
                        severity,
                        "support",
                        "No frame tells it.",
                        is_of_language=is_of_language,
                    )
                    yield passage, Doubt(finding, subject, predicate, value)

    monkeypatch.setattr(proof, "doubts", more)
