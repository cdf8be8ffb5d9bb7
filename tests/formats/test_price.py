"""What each form of evidence costs: quads for each statement of a passage."""

from __future__ import annotations

import pytest
from pyoxigraph import DefaultGraph, Quad, parse

from kg.formats import export
from kg.knowledge import Graph
from tests.flagship import NAMES, alone
from tests.formats.readers import ENGINE

MOST = {"graphs": 2.5, "rdf12": 5, "reified": 8}


@pytest.mark.parametrize("evidence", MOST)
def test_the_price_of_a_statement(evidence: str) -> None:
    """It is paid for the statement, its passages, and all that is said of these."""
    paid, statements = price(alone(), evidence)
    assert statements == 346
    assert len(paid) / statements <= MOST[evidence]
    assert len(paid) > statements


def price(graph: Graph, evidence: str) -> tuple[set[Quad], int]:
    """The quads for what articles state, and how often they state something."""
    read = set(parse(export(graph, "trig", evidence), format=ENGINE["trig"]))
    pairs = [
        q
        for q in graph.match(graphs=None)
        if str(q.graph_name).strip("<>") in graph.passages
    ]
    if evidence == "graphs":
        others = {
            DefaultGraph(),
            NAMES.dataset,
            NAMES.derived,
            NAMES.entities,
            NAMES.inferred,
            NAMES.judgements,
        }
        return {quad for quad in read if quad.graph_name not in others}, len(pairs)
    bare = set(parse(export(graph, "trig", "none"), format=ENGINE["trig"]))
    return (read - bare) | {Quad(*quad.triple) for quad in pairs}, len(pairs)
