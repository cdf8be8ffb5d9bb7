"""What the endpoint is, in the terms of SPARQL 1.1 Service Description.

See https://www.w3.org/TR/sparql11-service-description/. All nodes have names, which
begin with the base of the project.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg import vocabulary as v
from kg.knowledge import Graph, bindings
from kg.vocabulary import Triple

_FORMATS = "http://www.w3.org/ns/formats/"
_MOST_GRAPHS = 5_000  # in a description that a client reads at once
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
    return NamedNode(v.PREFIXES["sd"] + name)


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
    graphs = _graphs(graph)
    if len(graphs) > _MOST_GRAPHS:
        graphs = [each for each in graphs if "#" not in each.value]
        told = "The graphs of passages are those that the graphs of articles name."
        yield dataset, v.COMMENT, Literal(told, language="en")
    for named in graphs:
        part = NamedNode(f"{base}service/named-graph/{named.value.removeprefix(base)}")
        yield dataset, _term("namedGraph"), part
        yield part, v.TYPE, _term("NamedGraph")
        yield part, _term("name"), named


def _graphs(graph: Graph) -> list[NamedNode]:
    """The graphs that there are, with that of this description."""
    rows = graph.query("SELECT DISTINCT ?graph { GRAPH ?graph {} }")
    assert isinstance(rows, QuerySolutions)
    found = v.named_nodes(row["graph"] for row in bindings(rows))
    return sorted({*found, graph.namespaces.description}, key=str)
