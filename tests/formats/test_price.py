"""What each form of evidence costs: quads for each reason of a statement."""

from __future__ import annotations

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, parse

from kg.formats import export
from kg.knowledge import Graph
from tests.flagship import NAMES, alone
from tests.formats.readers import ENGINE

MOST = {"graphs": 1.5, "rdf12": 2.75, "reified": 6.5}


@pytest.mark.parametrize("evidence", MOST)
def test_the_price_of_a_statement(evidence: str) -> None:
    """It is paid for the statement, its passages, and all that is said of these."""
    paid, reasons = price(alone(), evidence)
    assert reasons > 900
    assert len(paid) / reasons <= MOST[evidence]
    assert len(paid) > reasons


def price(graph: Graph, evidence: str) -> tuple[set[Quad], int]:
    """The quads for why statements hold, and how many reasons there are."""
    read = set(parse(export(graph, "trig", evidence), format=ENGINE["trig"]))
    passages = [NamedNode(iri) for iri in graph.passages]
    reasons = graph.match(graphs=[*passages, *graph.bases])
    if evidence == "graphs":
        others = {
            DefaultGraph(),
            NAMES.holds,
            NAMES.ontology,
            NAMES.dataset,
            NAMES.judgements,
        }
        return {quad for quad in read if quad.graph_name not in others}, len(reasons)
    bare = set(parse(export(graph, "trig", "none"), format=ENGINE["trig"]))
    return (read - bare) | {Quad(*quad.triple) for quad in reasons}, len(reasons)
