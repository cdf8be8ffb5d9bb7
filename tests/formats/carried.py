"""What survives in each format with each form of evidence, measured by reading it:
`python -m tests.formats.carried`.

The flagship is exported without its text, the newsroom with it; the engine, networkx
and a reader of CSV read them.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pyoxigraph import Literal

from kg.articles import Texts
from kg.errors import KgError
from kg.formats import export, files
from kg.knowledge import Graph, load
from kg.vocabulary import CLASS_OBSERVATION, DERIVED, ENTITIES, INFERRED, TYPE, VALUE
from kg.workspace import find
from tests.conftest import copied_newsroom
from tests.flagship import alone
from tests.formats.readers import (
    ALL_PAIRS,
    GRAPHS,
    InEngine,
    Strings,
    everything,
    network,
    strings,
    which_passages,
)
from tests.terms import native

_REASONS = {
    ENTITIES.value: "registered",
    DERIVED.value: "derived",
    INFERRED.value: "inferred",
}
_PREFIXES = """PREFIX kg: <https://w3id.org/liuzhou-kg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
_POSITIONS = "?p nif:beginIndex|(oa:hasSelector/oa:start) ?begin ; nif:endIndex|(oa:hasSelector/oa:end) ?end"
_DIGESTS = "?p kg:sha256 ?digest"
_VOICES = "?p kg:saidBy|prov:wasAttributedTo ?who"


class Carried(NamedTuple):
    """What is there of each sort: triples, figures, statements with a passage,
    passages, triples with a reason.
    """

    holds: set[Strings]
    figures: set[str]
    passages: set[Strings]
    positions: set[tuple[str, ...]]
    digests: set[tuple[str, ...]]
    voices: set[tuple[str, ...]]
    reasons: set[tuple[Strings, str]]


def wanted(graph: Graph) -> Carried:
    """All that a project has to carry."""
    passages = graph.passages.values()
    quads = [(strings(quad), native(quad.graph_name)) for quad in everything(graph)]
    stated: set[Strings] = {
        (*triple, name) for triple, name in quads if name and name[0] in graph.passages
    }
    derived = {
        (triple, _REASONS[name[0]])
        for triple, name in quads
        if name and name[0] in _REASONS
    }
    return Carried(
        holds={triple for triple, name in quads if not name},
        figures={
            figure.value
            for figure, _, _ in graph.triples(None, TYPE, CLASS_OBSERVATION)
        },
        passages=stated,
        positions={(p.iri, str(p.begin), str(p.end)) for p in passages},
        digests={(p.iri, p.sha256) for p in passages},
        voices={(p.iri,) for p in passages if p.said_by},
        reasons=derived | {(row[:3], "stated") for row in stated},
    )


def in_rdf(written: dict[str, str], form: str, evidence: str) -> Carried:
    """What the engine finds."""
    (content,) = written.values()
    read = InEngine(content, form)
    triples = read.triples()
    rows = read.ask(which_passages(evidence)) if evidence != "none" else set()
    graphs = read.ask("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    return Carried(
        holds=triples,
        figures={row[0][0] for row in triples if row[1] == (VALUE.value,)},
        passages=rows,
        positions=_anywhere(read, "?p ?begin ?end", _POSITIONS),
        digests=_anywhere(read, "?p ?digest", _DIGESTS),
        voices=_anywhere(read, "?p", _VOICES),
        reasons={(row[:3], "stated") for row in rows}
        | {(row[:3], _REASONS[row[3][0]]) for row in graphs if row[3][0] in _REASONS},
    )


def in_network(written: dict[str, str], form: str) -> Carried:
    """What networkx or a reader of CSV finds."""
    nodes, edges = network(written, form)
    triples = {
        edge["id"]: ((edge["source"],), (edge["property"],), (edge["target"],))
        for edge in edges
    }
    passages = {edge["id"]: edge.get("passages", "").split() for edge in edges}
    named = {passage for found in passages.values() for passage in found}
    return Carried(
        holds=set(triples.values()),
        figures={node["id"] for node in nodes if "value" in node},
        passages={
            (*triples[edge], (passage,))
            for edge, found in passages.items()
            for passage in found
        },
        positions={(iri, *iri.partition("#char=")[2].split(",")) for iri in named},
        digests=set(),
        voices={
            (p,)
            for edge in edges
            if edge.get("voice", "").startswith("said by")
            for p in passages[edge["id"]]
        },
        reasons={
            (triples[edge["id"]], edge["basis"]) for edge in edges if "basis" in edge
        },
    )


def quoted(graph: Graph, texts: Texts, form: str, evidence: str) -> set[str]:
    """The passages whose very words leave, if they are asked for."""
    try:
        written = export(graph, form, evidence, texts=texts, with_text=True)
    except KgError:
        return set()
    words = {
        quad.object.value
        for quad in InEngine(written, form).engine
        if isinstance(quad.object, Literal)
    }
    return {
        p.iri
        for p in graph.passages.values()
        if texts.quote(graph.article_of(p), p) in words
    }


def table(flagship: Graph, newsroom: Graph, texts: Texts) -> str:
    """The measures in Markdown, formats that carry the same in one line."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for form, evidence in ALL_PAIRS:
        written = files(flagship, form, evidence)
        found = (
            in_network(written, form)
            if form in GRAPHS
            else in_rdf(written, form, evidence)
        )
        shares = [
            share(there, everything)
            for there, everything in zip(found, wanted(flagship), strict=True)
        ]
        text = share(quoted(newsroom, texts, form, evidence), set(newsroom.passages))
        lines.setdefault((evidence, *shares, text), []).append(form)
    columns = [
        "`--evidence`",
        "in",
        *(name.replace("holds", "what holds") for name in Carried._fields),
        "text on request",
    ]
    rows = [
        [f"`{evidence}`", " ".join(forms), *cells]
        for (evidence, *cells), forms in lines.items()
    ]
    return "".join(
        f"| {' | '.join(cells)} |\n"
        for cells in (columns, ["---"] * len(columns), *rows)
    )


def share(found: Any, wanted: Any) -> str:
    """How much of what is wanted was found.

    >>> share({1, 2, 3}, {1, 2}), share({1}, {1, 2}), share({3}, {1, 2})
    ('all', '1 of 2', '–')
    """
    there = len(wanted.intersection(found))
    return (
        "–"
        if not there
        else "all"
        if there == len(wanted)
        else f"{there} of {len(wanted)}"
    )


def _anywhere(read: InEngine, variables: str, pattern: str) -> set[tuple[str, ...]]:
    """The rows of a pattern that is about passages, in any graph, without the types of
    literals.
    """
    anywhere = f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }} FILTER(CONTAINS(STR(?p), '#char='))"
    rows = read.ask(f"{_PREFIXES} SELECT {variables} WHERE {{ {anywhere} }}")
    return {tuple(term[0] for term in row) for row in rows}


def main() -> None:
    with TemporaryDirectory() as folder:
        newsroom = copied_newsroom(Path(folder) / "newsroom")
        print(
            table(alone(), load(find(newsroom)), Texts(newsroom / "articles")), end=""
        )


if __name__ == "__main__":
    main()
