"""Statements as they are told: a claim is one, whatever its parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.knowledge import Graph
from kg.knowledge.claims import PARTS, Claim
from kg.vocabulary import TYPE, Triple


class ToldStatement(NamedTuple):
    """What a passage states, or what it claims without stating it.

    Attributes:
        triple: the statement; of a claim the one that it does not make.
        claim: the claim; None of what is said to be so.
    """

    triple: Triple
    claim: Claim | None


def statements_told(graph: Graph, triples: Iterable[Triple]) -> list[ToldStatement]:
    """The statements among the triples of a passage, each once, in their order.

    The verbaliser should have been prepared for the triples.
    """
    found: dict[ToldStatement, None] = {}
    for triple in triples:
        subject, predicate, _ = triple
        claim = graph.verbaliser.claim(subject)
        if claim and predicate in (TYPE, *PARTS):
            found[ToldStatement(claim.triple, claim)] = None
        else:
            found[ToldStatement(triple, None)] = None
    return list(found)
