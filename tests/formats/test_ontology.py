"""The ontology leaves on request, and with it what is told of the data."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Engine

from kg.errors import KgError
from kg.formats import FORMATS, export, files
from kg.formats.terms import terms
from kg.knowledge import Graph
from kg.knowledge.memory import MemoryHome, copied
from kg.vocabulary import Term, Triple
from tests.flagship import NAMES
from tests.formats.readers import ENGINE, QUADS
from tests.homes import OnlySparql
from tests.sampled import few

RDF = list(ENGINE)
OTHERS = [form for form in FORMATS if form not in RDF]


def sentences(graph: Graph) -> dict[Triple, str]:
    """What is told of all that holds."""
    holding = graph.triples()
    graph.verbaliser.prepare(triples=holding)
    return {triple: graph.verbaliser.sentence(*triple) for triple in holding}


@pytest.mark.parametrize("form", QUADS)
def test_a_store_of_somebody_else_tells_the_same_sentences(
    graph: Graph, form: str
) -> None:
    """It has nothing but the export, and is asked in SPARQL."""
    engine = Engine()
    written = export(graph, form, with_ontology=True)
    engine.load(written.encode(), format=ENGINE[form])
    home = MemoryHome(engine, graph.namespaces)
    told = sentences(Graph(OnlySparql(home)))
    assert told == sentences(graph)
    assert len(set(told.values())) > 200
    bare = copied(parse(export(graph, form), format=ENGINE[form]))
    assert sentences(Graph(MemoryHome(bare, graph.namespaces))) != told


@pytest.mark.parametrize("form", few(RDF))
def test_the_terms_are_there_on_request(graph: Graph, form: str) -> None:
    """Each that the ontology defines, in every form of evidence, and no blank node."""
    ontology = graph.match(graphs=NAMES.ontology)
    defined = {q.subject for q in ontology if isinstance(q.subject, NamedNode)}
    for evidence in FORMATS[form].evidence:
        written = export(graph, form, evidence, with_ontology=True)
        quads = list(parse(written, format=ENGINE[form]))
        assert defined <= {quad.subject for quad in quads}
        assert not any(isinstance(quad.subject, BlankNode) for quad in quads)
        places = {str(quad.graph_name) for quad in quads if quad.subject in defined}
        assert (str(NAMES.ontology) in places) == (evidence == "graphs")
        assert written != export(graph, form, evidence)


def test_lists_are_as_they_were(graph: Graph) -> None:
    """Under names that are the same in every export."""
    chain = NamedNode("http://www.w3.org/2002/07/owl#propertyChainAxiom")
    first = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#first")
    rest = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest")

    def chains(quads: list[Quad]) -> set[tuple[str, ...]]:
        values: dict[tuple[object, object], Term] = {
            (quad.subject, quad.predicate): quad.object for quad in quads
        }
        found = set()
        for quad in quads:
            if quad.predicate == chain:
                node, members = quad.object, [str(quad.subject)]
                while (node, first) in values:
                    members.append(str(values[node, first]))
                    node = values[node, rest]
                found.add(tuple(members))
        return found

    named = list(terms(graph, as_graph=True))
    assert chains(named) == chains(graph.match(graphs=NAMES.ontology))
    assert chains(named)
    assert set(named) == set(terms(graph, as_graph=True))


def test_blank_nodes_in_a_circle_are_refused() -> None:
    """Nothing that is said of them could name them."""
    turtle = "_:a <urn:p> _:b . _:b <urn:p> _:a ."
    quads = parse(turtle, format=RdfFormat.TURTLE)
    engine = copied(
        Quad(quad.subject, quad.predicate, quad.object, NAMES.ontology)
        for quad in quads
    )
    with pytest.raises(KgError, match="circle"):
        export(Graph(MemoryHome(engine, NAMES)), "nquads", with_ontology=True)


@pytest.mark.parametrize("form", OTHERS)
def test_where_there_is_no_place_for_it(graph: Graph, form: str) -> None:
    """Nodes and edges have labels and sentences; what else is asked for is refused."""
    with pytest.raises(KgError, match="no place for the ontology") as error:
        files(graph, form, with_ontology=True)
    assert all(possible in error.value.advice for possible in RDF)
