"""What each form of evidence costs: quads for each reason of a statement."""

from __future__ import annotations

import pytest
from pyoxigraph import DefaultGraph, Quad, parse

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
    others = {NAMES.ontology, NAMES.dataset, NAMES.judgements}
    reasons = [
        quad
        for quad in graph.match(graphs=None)
        if quad.graph_name.value in graph.passages or quad.graph_name in graph.bases
    ]
    if evidence == "graphs":
        others |= {DefaultGraph(), NAMES.holds}
        return {quad for quad in read if quad.graph_name not in others}, len(reasons)
    bare = set(parse(export(graph, "trig", "none"), format=ENGINE["trig"]))
    return (read - bare) | {Quad(*quad.triple) for quad in reasons}, len(reasons)
