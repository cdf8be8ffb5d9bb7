"""What is told of a thing without being said to be so, and where."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.evidence.explanations import Explanation, explain
from kg.knowledge import Graph
from kg.knowledge.claims import Claim, claims
from kg.vocabulary import Term


def claims_about(
    graph: Graph,
    subject: NamedNode,
    predicate: NamedNode | None = None,
    value: Term | None = None,
    texts: Texts = NO_TEXTS,
) -> list[Explanation]:
    """Explain each claim that matches: of none it holds what it claims.

    Args:
        graph: where the claims are.
        subject: what they are about, or a claim itself.
        predicate: the property that they are by; None for any.
        value: what they claim; None for anything.
        texts: the texts that may be quoted.
    """
    found = graph.triples(None, v.CLAIM_SUBJECT, subject)
    facts = graph.facts([subject, *(name for name, _, _ in found)])
    records = [
        claim.record
        for claim in claims(facts)
        if subject in (claim.subject, claim.name) and _fits(claim, predicate, value)
    ]
    return explain(graph, records, texts)


def claims_about_named(
    graph: Graph,
    thing: str,
    property: str | None = None,
    value: str | None = None,
    texts: Texts = NO_TEXTS,
) -> list[Explanation]:
    """The same as `claims_about`, by the names that people use.

    Raises:
        NotFound: nothing bears one of the names.
    """
    subject = graph.thing(thing)
    predicate = graph.term(property) if property is not None else None
    term = graph.value(value, None, v.CLAIM_OBJECT) if value is not None else None
    return claims_about(graph, subject, predicate, term, texts)


def _fits(claim: Claim, predicate: NamedNode | None, value: Term | None) -> bool:
    return predicate in (None, claim.predicate) and value in (None, claim.object)
