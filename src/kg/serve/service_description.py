"""What the endpoint is, in the terms of SPARQL 1.1 Service Description.

See https://www.w3.org/TR/sparql11-service-description/. All nodes have names, which
begin with the base of the project.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Graph
from kg.vocabulary import Triple

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "TriG",
    "RDF_XML",
)


def _term(name: str) -> NamedNode:
    return NamedNode(SD + name)


def service(graph: Graph, address: str) -> Iterator[Triple]:
    """The endpoint, the languages and forms that it knows, and its graphs.

    Args:
        graph: what is served.
        address: where the site is that the endpoint belongs to.
    """
    base = graph.namespaces.base
    name = NamedNode(f"{base}service")
    dataset = NamedNode(f"{base}service/dataset")
    default = NamedNode(f"{base}service/default-graph")
    # The address is the configured one: a description may be read anywhere.
    yield name, v.TYPE, _term("Service")
    yield name, _term("endpoint"), NamedNode(f"{address}sparql")
    yield name, _term("supportedLanguage"), _term("SPARQL11Query")
    for form in _RESULTS:
        yield name, _term("resultFormat"), NamedNode(_FORMATS + form)
    yield name, _term("defaultDataset"), dataset
    yield dataset, v.TYPE, _term("Dataset")
    yield dataset, _term("defaultGraph"), default
    yield default, v.TYPE, _term("Graph")
    told = "What holds."
    yield default, v.COMMENT, Literal(told, language="en")
    for named in _graphs(graph):
        part = NamedNode(f"{base}service/named-graph/{named.value.removeprefix(base)}")
        yield dataset, _term("namedGraph"), part
        yield part, v.TYPE, _term("NamedGraph")
        yield part, _term("name"), named


def _graphs(graph: Graph) -> list[NamedNode]:
    """The graphs of every project; those of passages are found in their articles'."""
    return [*graph.namespaces.roles, *map(NamedNode, graph.articles)]
