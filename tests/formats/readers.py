"""Exports as others read them: RDF libraries, a server, networkx, a reader of CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import networkx as nx
import rdflib
from pyoxigraph import DefaultGraph, Quad, QuerySolutions, RdfFormat
from pyoxigraph import Store as Engine

from kg.formats import FORMATS
from kg.knowledge import Graph
from tests.terms import STRING, foreign, native

Strings = tuple[tuple[str, ...], ...]

ENGINE = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
QUADS = ("trig", "nquads", "jsonld")
GRAPHS = ("graphml", "gexf", "csv", "neo4j")
RDF_PAIRS = [(form, evidence) for form in ENGINE for evidence in FORMATS[form].evidence]
ALL_PAIRS = [
    (form, evidence)
    for form, details in FORMATS.items()
    for evidence in details.evidence
]


def which_passages(evidence: str) -> str:
    """The query that asks which passages state which triple."""
    return (Path(__file__).parent / "evidence" / f"{evidence}.rq").read_text(
        encoding="utf-8"
    )


def everything(graph: Graph) -> list[Quad]:
    """All quads of a graph, in what holds and in the named graphs."""
    return [*graph.match(), *graph.match(graphs=None)]


def strings(quad: Quad) -> Strings:
    """Its triple as strings."""
    return tuple(map(native, quad.triple))


class Reader(Protocol):
    """What was read, ready for questions."""

    def ask(self, query: str) -> set[Strings]:
        """The rows as strings."""
        ...

    def triples(self) -> set[Strings]:
        """The default graph, or all that there is in a format of triples."""
        ...


class InEngine:
    def __init__(self, content: str, form: str) -> None:
        self.engine = Engine()
        self.engine.load(content.encode(), format=ENGINE[form])

    def ask(self, query: str) -> set[Strings]:
        answer = self.engine.query(query)
        assert isinstance(answer, QuerySolutions)
        return {tuple(map(native, solution)) for solution in answer}

    def triples(self) -> set[Strings]:
        quads = self.engine.quads_for_pattern(None, None, None, DefaultGraph())
        return {
            (native(q.subject), native(q.predicate), native(q.object)) for q in quads
        }


class InRdflib:
    # Its queries are slow, and most formats bring it the same quads: what it has once
    # answered from them it would answer again.
    answers: ClassVar[dict[tuple[object, str], set[Strings]]] = {}

    def __init__(self, content: str, form: str) -> None:
        self.dataset = rdflib.Dataset(default_union=False)
        self.dataset.parse(data=content, format=RDFLIB[form])

    def ask(self, query: str) -> set[Strings]:
        asked = (frozenset(self.dataset.quads()), query)
        if asked not in self.answers:
            rows = self.dataset.query(query)
            self.answers[asked] = {tuple(map(foreign, row)) for row in rows}  # type: ignore[arg-type]
        return self.answers[asked]

    def triples(self) -> set[Strings]:
        graph = self.dataset.default_graph
        return {(foreign(s), foreign(p), foreign(o)) for s, p, o in graph}


class OnServer:
    """A SPARQL server, whose whole content the export replaces.

    It is spoken to by the SPARQL 1.1 Graph Store HTTP Protocol.
    """

    def __init__(self, address: str, content: str, form: str) -> None:
        self.address = address
        target = "" if form in QUADS else "?default"
        self._send("POST", "/update", b"CLEAR ALL", "application/sparql-update")
        self._send("POST", f"/store{target}", content.encode(), ENGINE[form].media_type)

    def ask(self, query: str) -> set[Strings]:
        return {
            tuple(_served(row.get(name)) for name in names)
            for names, row in self._rows(query)
        }

    def triples(self) -> set[Strings]:
        return self.ask("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")

    def _rows(
        self, query: str
    ) -> Iterator[tuple[list[str], dict[str, dict[str, str]]]]:
        body = urlencode({"query": query}).encode()
        results = json.loads(
            self._send("POST", "/query", body, "application/x-www-form-urlencoded")
        )
        for row in results["results"]["bindings"]:
            yield results["head"]["vars"], row

    def _send(self, method: str, path: str, body: bytes, kind: str) -> bytes:
        headers = {"Content-Type": kind, "Accept": "application/sparql-results+json"}
        with urlopen(
            Request(self.address + path, body, headers, method=method), timeout=30
        ) as answer:
            content: bytes = answer.read()
        return content


def _served(term: dict[str, str] | None) -> tuple[str, ...]:
    if term is None or term["type"] == "triple":
        return ()
    if term["type"] == "uri":
        return (term["value"],)
    return term["value"], (
        term.get("xml:lang") or term.get("datatype") or STRING
    ).lower()


class Network(NamedTuple):
    """The cells of nodes and of edges as texts, whatever file they were in."""

    nodes: list[dict[str, str]]
    edges: list[dict[str, str]]


def network(files: dict[str, str], form: str) -> Network:
    """What networkx, or a reader of CSV, finds in the files of a graph format."""
    if form == "csv":
        nodes, edges = (_table(files[name]) for name in ("nodes.csv", "edges.csv"))
        return Network(
            [_lower(row) for row in nodes],
            [_lower(row) | {"property": row["Kind"]} for row in edges],
        )
    if form == "neo4j":
        nodes, edges = (
            [_imported(row) for row in _table(files[name])]
            for name in ("nodes.csv", "relationships.csv")
        )
        return Network(nodes, edges)
    (content,) = files.values()
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    graph = read(io.BytesIO(content.encode()))
    # In GraphML, the IRI of a thing is a cell, and its id a short name.
    names = {node: data.pop("iri", node) for node, data in graph.nodes(data=True)}
    return Network(
        [_lower({**data, "id": names[node]}) for node, data in graph.nodes(data=True)],
        [
            _lower(
                {
                    **{name: cell for name, cell in data.items() if name != "iri"},
                    "id": data.get("iri") or data.get("id", key),
                    "source": names[source],
                    "target": names[target],
                }
            )
            for source, target, key, data in _edges(graph)
        ],
    )


def _table(content: str) -> list[dict[str, str]]:
    """The rows of CSV, each of which has as many cells as the header."""
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert not any(None in row or None in row.values() for row in rows)
    return rows


def _imported(row: dict[str, str]) -> dict[str, str]:
    """A row under the names that Neo4j gives its columns as it imports them."""
    ends = {":START_ID": "source", ":END_ID": "target"}
    cells = {ends.get(name) or name.partition(":")[0]: row[name] for name in row}
    cells["id"] = cells.pop("iri")
    return _lower({name: cell for name, cell in cells.items() if name})


def _edges(graph: nx.Graph[str]) -> Iterator[tuple[str, str, str, dict[str, object]]]:
    """Each edge with its key, which networkx has only for parallel edges."""
    assert graph.is_directed()
    if isinstance(graph, nx.MultiDiGraph):
        yield from graph.edges(keys=True, data=True)
    else:
        yield from (
            (source, target, data["id"], data)
            for source, target, data in graph.edges(data=True)
        )


def _lower(row: dict[str, object] | dict[str, str]) -> dict[str, str]:
    return {
        name.lower(): str(cell) for name, cell in row.items() if cell not in ("", None)
    }
