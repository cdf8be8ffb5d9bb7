"""What thousands of statements lead to is told a part at a time, and the parts are as ever."""

from __future__ import annotations

from itertools import count

import pytest
from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.agents.cited_answers import BUDGET, Entry, cited_part
from kg.evidence.statements import SaidOf, about
from kg.knowledge import Graph
from kg.knowledge.memory import MemoryHome, copied
from kg.project import Project
from kg.vocabulary import Triple
from tests.flagship import NAMES, alone
from tests.terms import thing

HUB = thing("hub")
PARTNERS = 600


@pytest.fixture(scope="module")
def crowded() -> Graph:
    """A hub to which many lead, each by a passage of its own."""
    article = NamedNode(f"{NAMES.articles}crowded")
    quads = [Quad(article, v.TYPE, v.CLASS_ARTICLE, article)]
    for number in range(PARTNERS):
        passage = NamedNode(f"{article.value}#char={number},{number + 1}")
        partner = thing(f"partner-{number:03}")
        triple = (partner, NamedNode(v.KG + "cooperatesWith"), HUB)
        quads += [
            Quad(passage, v.TYPE, v.CLASS_PASSAGE, article),
            Quad(*triple, passage),
            Quad(*triple),
        ]
    terms = alone().match(graphs=NAMES.ontology)
    return Graph(MemoryHome(copied([*terms, *quads]), NAMES))


def test_why_many_statements_hold_is_why_each_does(crowded: Graph) -> None:
    triples = crowded.triples(objects=HUB)
    assert len(triples) == PARTNERS
    together = crowded.provenance(triples)
    for triple in triples[::50]:
        assert crowded.provenance([triple]) == {triple: together[triple]}


def test_graphs_that_count_are_kept_apart_for_a_hub(crowded: Graph) -> None:
    triples: list[Triple] = crowded.triples(objects=HUB)
    first = NamedNode(f"{NAMES.articles}crowded#char=0,1")
    (only,) = crowded.provenance(triples, [first])
    assert only[0] == thing("partner-000")


@pytest.mark.parametrize("at_once", [1, 7, 1_000])
def test_all_parts_are_all_that_is_said(crowded: Graph, at_once: int) -> None:
    said = SaidOf(crowded, HUB)
    parts = []
    for begin in range(0, len(said), at_once):
        parts += said.part(begin, begin + at_once)
    assert parts == about(crowded, HUB)


def test_no_more_entries_are_worked_out_than_an_answer_has_room_for(
    flagship: Project,
) -> None:
    worked_out = count(1)
    entries = (Entry("x" * 100 + str(number)) for number in worked_out)
    answer = cited_part(flagship.edition, entries, offset=5, total=10**9)
    told = len(answer.data["entries"])
    assert next(worked_out) <= told + 3
    assert told * 100 < BUDGET
    assert answer.data["more"] == f"{told + 5} of {10**9}, go on with offset={told + 5}"
