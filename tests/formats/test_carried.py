"""What the README says of the formats is measured, and the measure itself can fail."""

from __future__ import annotations

import pytest

from kg.articles import NO_TEXTS
from kg.formats import FORMATS, export
from kg.knowledge import Graph
from tests.formats.carried import in_network, in_rdf, quoted, share, wanted
from tests.formats.conftest import Files
from tests.formats.readers import GRAPHS, RDF_PAIRS

CARRYING = [
    pytest.param(*pair, id="-".join(pair)) for pair in RDF_PAIRS if pair[1] != "none"
]


@pytest.mark.parametrize(("form", "evidence"), CARRYING)
def test_passages_leave_whole(
    graph: Graph, exported: Files, form: str, evidence: str
) -> None:
    """Each with its position, its digest and its voice, and every figure with its
    value.
    """
    found, all_ = in_rdf(exported(form, evidence), form, evidence), wanted(graph)
    assert found.positions == all_.positions
    assert found.digests == all_.digests
    assert found.voices == all_.voices
    assert found.figures >= all_.figures
    assert found.passages == all_.passages
    reasons = (
        all_.reasons
        if evidence == "graphs"
        else {reason for reason in all_.reasons if reason[1] == "stated"}
    )
    assert found.reasons == reasons


@pytest.mark.parametrize("form", GRAPHS)
def test_relations_leave_with_their_passages(
    graph: Graph, exported: Files, form: str
) -> None:
    """And every figure; what is said of a single thing stays behind."""
    found, all_ = in_network(exported(form), form), wanted(graph)
    assert found.holds < all_.holds
    assert found.passages < all_.passages
    assert found.positions <= all_.positions
    assert found.figures >= all_.figures
    assert found.reasons <= all_.reasons


@pytest.mark.parametrize(
    "form", [form for form, it in FORMATS.items() if "none" in it.evidence]
)
def test_nothing_is_found_where_nothing_is_carried(
    graph: Graph, exported: Files, form: str
) -> None:
    """Without the evidence, and without the text, there is nothing of either."""
    written = exported(form, "none")
    found = (
        in_network(written, form) if form in GRAPHS else in_rdf(written, form, "none")
    )
    assert found.holds
    assert not (
        found.passages
        or found.positions
        or found.digests
        or found.voices
        or found.reasons
    )
    assert quoted(graph, NO_TEXTS, form, "none") == set()
    assert share(found.passages, wanted(graph).passages) == "–"


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_the_head_tells_where_the_evidence_is(graph: Graph, form: str) -> None:
    """Its form or, where there is none, the forms that would have it."""
    for evidence in FORMATS[form].evidence:
        (line,) = [
            line
            for line in export(graph, form, evidence).splitlines()
            if line.startswith("# evidence: ")
        ]
        named = (
            [form for form in FORMATS["turtle"].evidence if form != "none"]
            if evidence == "none"
            else [evidence]
        )
        assert all(name in line for name in named)
