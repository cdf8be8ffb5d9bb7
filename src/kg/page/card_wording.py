"""How a card words relations: what stands between the sides, and what is technical."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.page.plain_words import grade_in_words
from kg.page.proof import proof_kind, worst_proof
from kg.page.statement_table import StatementRow

# What only serves the program: how a thing is told, and how it was worked out.
_TECHNICAL = {
    v.IS_PLURAL,
    v.DETERMINER,
    v.WORDING,
    v.COMMENT,
    v.CALCULATION,
    v.FIRST_OPERAND,
    v.DERIVED_FROM,
    v.IMPLIED_SUBJECT,
    v.IMPLIED_PREDICATE,
    v.IMPLIED_OBJECT,
}


def card_relations(
    graph: Graph, rows: Iterable[StatementRow]
) -> dict[str, dict[str, Any]]:
    """By property, its verbs, and the property of the other direction."""
    used: set[NamedNode] = set()
    for row in rows:
        used.update(_predicate(row))
    for predicate in list(used):
        used.update(_inverse(graph, predicate))
    found: dict[str, dict[str, Any]] = {}
    for predicate in sorted(used, key=str):
        found[_short(graph, predicate)] = _relation(graph, predicate)
    return found


def plain_proofs(rows: Iterable[StatementRow]) -> Mapping[int, str]:
    """By the number of a row that articles state, how well it is proved."""
    found: dict[int, str] = {}
    for number, row in enumerate(rows):
        proof = worst_proof(row)
        if proof and row.line in {"stated", "claimed"}:
            found[number] = grade_in_words(proof_kind(proof))
    return found


def _relation(graph: Graph, predicate: NamedNode) -> dict[str, Any]:
    inverse = [_short(graph, each) for each in _inverse(graph, predicate)]
    return {
        "verb": graph.verbaliser.verb(predicate),
        "plural": graph.verbaliser.verb(predicate, plural=True),
        "inverse": inverse[0] if inverse else "",
        "isTechnical": predicate in _TECHNICAL,
    }


def _inverse(graph: Graph, predicate: NamedNode) -> list[NamedNode]:
    if predicate in graph.ontology.symmetric:
        return [predicate]
    return graph.ontology.inverses.get(predicate, [])[:1]


def _predicate(row: StatementRow) -> list[NamedNode]:
    """The property of a row that tells one statement."""
    named = [term for term in row.unit[1:2] if isinstance(term, NamedNode)]
    return [] if row.is_naming else named


def _short(graph: Graph, predicate: NamedNode) -> str:
    return graph.short.term(str(predicate))
