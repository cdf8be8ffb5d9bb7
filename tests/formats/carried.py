"""What survives in each format with each form of evidence, measured by reading it.

Run it by `python -m tests.formats.carried`. The flagship is exported without its text, the newsroom with it, and the ferries
for their claims; the engine, networkx and a reader of CSV read them.
"""

from __future__ import annotations

from itertools import starmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pyoxigraph import Literal

from kg.articles import Texts
from kg.errors import KgError
from kg.evidence.statements import proof_of
from kg.formats import export, files
from kg.knowledge import Graph, load
from kg.knowledge.claims import PARTS
from kg.namespaces import Namespaces
from kg.project import Project
from kg.vocabulary import CLASS_OBSERVATION, KG, PERIOD, PUBLISHER, TYPE, VALUE
from kg.workspace import find
from tests.conftest import copied_newsroom
from tests.ferries import ferries
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

_PREFIXES = """PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
"""
_OF_PASSAGES = {
    "positions": "?p nif:beginIndex ?x ; nif:endIndex ?y",
    "digests": "?p kg:sha256 ?x",
    "voices": "?p kg:saidBy ?who",
    "fragments": "?p kg:textFragment ?x",
    "read_with": "?p kg:readWith ?x",
    "refers_to": "?p kg:refersTo ?x",
    "captions": "?p a kg:Caption",
    "waivers": "?p kg:notModelled ?x",
    "articles_of": "?p nif:referenceContext ?x",
}
_OF_ARTICLES = {
    "articles": "?p a kg:Article",
    "pages": "?p schema:url ?x",
    "publishers": "?p schema:publisher ?x",
}
_TITLES = {
    "holds": "what holds",
    "articles_of": "in which article",
    "read_with": "read with",
    "refers_to": "refers to",
}
_IS_PASSAGE = "FILTER(CONTAINS(STR(?p), '#char='))"
_PARTS = {part.value for part in PARTS}

_GRADES = {
    "graphs": "GRAPH ?g { ?proof a kg:Proof ; kg:grade ?grade ; kg:judgedSubject ?s ; kg:judgedPredicate ?p ; kg:judgedObject ?o"
    " FILTER NOT EXISTS { ?proof kg:judgedModality ?modality } }",
    "rdf12": "?statement rdf:reifies <<( ?s ?p ?o )>> ; kg:grade ?grade",
    "reified": "?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:grade ?grade",
}


class Carried(NamedTuple):
    """What a graph or a file has of each sort, each as rows of texts.

    Attributes:
        holds: triples that hold.
        figures: IRIs of observations.
        claims: what is told without being said to be so, part by part.
        reasons: triples with the basis that they hold on.
        passages: statements with a passage that makes them, as its fourth part.
        articles_of: passages with the article that they are in.
        positions: passages with begin and end.
        digests: passages with their SHA-256.
        voices: passages that say who speaks.
        fragments: passages with what leads a browser to their words.
        read_with: passages with others without which they cannot be understood.
        refers_to: passages with things that they mean without naming them.
        captions: passages in captions.
        waivers: passages of which nothing is stated, with the reason.
        articles: IRIs of articles, said to be such.
        pages: articles with the publisher's page.
        publishers: articles with who published them.
    """

    holds: set[Any]
    figures: set[Any]
    claims: set[Any]
    reasons: set[Any]
    passages: set[Any]
    articles_of: set[Any]
    positions: set[Any]
    digests: set[Any]
    voices: set[Any]
    fragments: set[Any]
    read_with: set[Any]
    refers_to: set[Any]
    captions: set[Any]
    waivers: set[Any]
    articles: set[Any]
    pages: set[Any]
    publishers: set[Any]


def wanted(graph: Graph) -> Carried:
    """All that a project has to carry."""
    passages = graph.passages.values()
    articles = graph.articles.values()
    holds: set[Strings] = set()
    stated: set[Strings] = set()
    reasons: set[tuple[Strings, str]] = set()
    for quad in everything(graph):
        triple = strings(quad)
        name = native(quad.graph_name)
        if not name:
            holds.add(triple)
        elif name[0] in graph.passages:
            stated.add((*triple, name))
            reasons.add((triple, "stated"))
        elif name[0] in _reasons(graph.namespaces):
            reasons.add((triple, _reasons(graph.namespaces)[name[0]]))
    observations = graph.triples(None, TYPE, CLASS_OBSERVATION)
    published = graph.match(None, PUBLISHER, graphs=None)
    return Carried(
        holds=holds,
        figures={figure.value for figure, _, _ in observations},
        claims=_claims(holds),
        reasons=reasons,
        passages=stated,
        articles_of={(p.iri, graph.article_of(p).iri) for p in passages},
        positions={(p.iri, str(p.begin), str(p.end)) for p in passages},
        digests={(p.iri, p.sha256) for p in passages},
        voices={(p.iri,) for p in passages if p.said_by},
        fragments={(p.iri, p.fragment) for p in passages if p.fragment},
        read_with={(p.iri, other) for p in passages for other in p.read_with},
        refers_to={(p.iri, thing) for p in passages for thing in p.refers_to},
        captions={(p.iri,) for p in passages if p.is_caption},
        waivers={(p.iri, reason) for p in passages for reason in p.not_modelled},
        articles={(a.iri,) for a in articles},
        pages={(a.iri, a.url) for a in articles if a.url},
        publishers={native(q.subject) + native(q.object) for q in published},
    )


def in_rdf(written: dict[str, str], form: str, evidence: str) -> Carried:
    """What the engine reads."""
    (content,) = written.values()
    reader = InEngine(content, form)
    triples = reader.triples()
    stated = reader.ask(which_passages(evidence)) if evidence != "none" else set()
    found = {
        name: _anywhere(reader, f"{pattern} {_IS_PASSAGE}")
        for name, pattern in _OF_PASSAGES.items()
    }
    for name, pattern in _OF_ARTICLES.items():
        found[name] = _anywhere(reader, pattern)
    return Carried(
        holds=triples,
        figures={subject[0] for subject, p, _ in triples if p == (VALUE.value,)},
        claims=_claims(triples),
        reasons=_reasons_in(reader, evidence) | {(row[:3], "stated") for row in stated},
        passages=stated,
        **found,
    )


def in_network(written: dict[str, str], form: str) -> Carried:
    """What networkx or a reader of CSV reads."""
    nodes, edges = network(written, form)
    carried = Carried(*(set() for _ in Carried._fields))
    for edge in edges:
        triple = ((edge["source"],), (edge["property"],), (edge["target"],))
        carried.holds.add(triple)
        if "basis" in edge:
            carried.reasons.add((triple, edge["basis"]))
        if edge["property"] == PUBLISHER.value:
            carried.publishers.add((edge["source"], edge["target"]))
        for passage in edge.get("passages", "").split():
            carried.passages.add((*triple, (passage,)))
        _add_cells(carried, edge)
    for node in nodes:
        if "value" in node:
            carried.figures.add(node["id"])
        if node["category"] == "article":
            carried.articles.add((node["id"],))
        if "url" in node:
            carried.pages.add((node["id"], node["url"]))
    return carried


def _add_cells(carried: Carried, edge: dict[str, str]) -> None:
    """What the cells of an edge tell of its passages."""
    passages = edge.get("passages", "").split()
    for passage in passages:
        position = passage.partition("#char=")[2]
        carried.positions.add((passage, *position.split(",")))
    captions = edge.get("captions", "").split()
    carried.captions.update((passage,) for passage in captions)
    # Of several passages, the other cells do not tell which one they are about.
    if len(passages) != 1:
        return
    (passage,) = passages
    columns = {
        "digests": carried.digests,
        "articles": carried.articles_of,
        "contexts": carried.read_with,
    }
    for column, rows in columns.items():
        rows.update((passage, name) for name in edge.get(column, "").split())
    _, directive, fragment = edge.get("link", "").partition("#:~:text=")
    if directive:
        carried.fragments.add((passage, fragment))
    if edge.get("voice", "").startswith("said by"):
        carried.voices.add((passage,))


def _reasons(names: Namespaces) -> dict[str, str]:
    """The bases of what graphs have, by their names."""
    return {
        names.entities.value: "registered",
        names.derived.value: "derived",
        names.inferred.value: "inferred",
    }


def _reasons_in(reader: InEngine, evidence: str) -> set[tuple[Strings, str]]:
    """What the graphs of other reasons have, as the form tells it."""
    pattern = {
        "graphs": "GRAPH ?roles { ?g a ?role } GRAPH ?g { ?s ?p ?o }",
        "rdf12": "?g a ?role ; rdf:reifies <<( ?s ?p ?o )>>",
    }.get(
        evidence,
        "?statement prov:wasDerivedFrom ?g ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?g a ?role",
    )
    rows = reader.ask(f"{_PREFIXES} SELECT ?s ?p ?o ?role WHERE {{ {pattern} }}")
    bases = {
        f"{KG}RegistryGraph": "registered",
        f"{KG}DerivedGraph": "derived",
        f"{KG}InferredGraph": "inferred",
    }
    return {((s, p, o), bases[role[0]]) for s, p, o, role in rows if role[0] in bases}


def _claims(triples: set[Strings]) -> set[Strings]:
    """The parts of claims among the triples."""
    return {row for row in triples if row[1][0] in _PARTS - {PERIOD.value}}


def grades(graph: Graph) -> set[tuple[Strings, str]]:
    """The statements with their grades, as far as they are known; claims left aside."""
    found: set[tuple[Strings, str]] = set()
    passages = graph.passages.values()
    for passage, triples in graph.stated(passages).items():
        for triple in triples:
            proof = proof_of(graph, triple, [passage])
            claimed = graph.verbaliser.modality(*triple[:2])
            if proof and proof.grade and not claimed:
                found.add((tuple(map(native, triple)), proof.grade))
    return found


def grades_in(
    written: dict[str, str], form: str, evidence: str
) -> set[tuple[Strings, str]]:
    """What the engine, networkx or a reader of CSV reads of grades."""
    if form in GRAPHS:
        _, edges = network(written, form)
        return {
            (((edge["source"],), (edge["property"],), (edge["target"],)), edge["grade"])
            for edge in edges
            if edge.get("grade")
        }
    if evidence == "none":
        return set()
    (content,) = written.values()
    pattern = _GRADES.get(evidence, _GRADES["reified"])
    rows = InEngine(content, form).ask(
        f"{_PREFIXES} SELECT ?s ?p ?o ?grade WHERE {{ {pattern} }}"
    )
    return {((s, p, o), grade[0].rpartition("#")[2]) for s, p, o, grade in rows}


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


def table(flagship: Graph, newsroom: Graph, ferries: Graph, texts: Texts) -> str:
    """The measures in Markdown: formats that carry the same have one column, and sorts
    that are carried alike one row.

    Grades and words are measured at the newsroom, whose text is at hand, and claims at
    the ferries.
    """
    known, asserted = grades(newsroom), wanted(ferries).claims
    forms_of: dict[tuple[str, ...], list[str]] = {}
    for form, evidence in ALL_PAIRS:
        pairs = zip(carried(flagship, form, evidence), wanted(flagship), strict=True)
        shares = dict(zip(Carried._fields, starmap(share, pairs), strict=True))
        shares["claims"] = share(carried(ferries, form, evidence).claims, asserted)
        there = grades_in(files(newsroom, form, evidence), form, evidence)
        shares["grades"] = share(there, known)
        words = quoted(newsroom, texts, form, evidence)
        shares["text on request"] = share(words, set(newsroom.passages))
        forms_of.setdefault((evidence, *shares.values()), []).append(form)

    measured = list(zip(*(shares for _, *shares in forms_of), strict=True))
    sorts_of: dict[tuple[str, ...], list[str]] = {}
    for name, measures in zip(shares, measured, strict=True):
        sorts_of.setdefault(measures, []).append(_TITLES.get(name, name))
    rows = [
        ("`--evidence`", *(f"`{evidence}`" for evidence, *_ in forms_of)),
        ("---",) * (len(forms_of) + 1),
        ("in", *map(" ".join, forms_of.values())),
        *((", ".join(sorts), *measures) for measures, sorts in sorts_of.items()),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def carried(graph: Graph, form: str, evidence: str) -> Carried:
    """What others find in the files of a format."""
    written = files(graph, form, evidence)
    if form in GRAPHS:
        return in_network(written, form)
    return in_rdf(written, form, evidence)


def share(there: Any, wanted: Any) -> str:
    """How much of what is wanted is there.

    >>> share({1, 2, 3}, {1, 2}), share({1}, {1, 2}), share({3}, {1, 2})
    ('all', '1 of 2', '–')
    """
    count = len(wanted.intersection(there))
    if count == 0:
        return "–"
    if count == len(wanted):
        return "all"
    return f"{count} of {len(wanted)}"


def _anywhere(reader: InEngine, pattern: str) -> set[tuple[str, ...]]:
    """What a pattern about `?p` finds in any graph; of literals the text."""
    anywhere = f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}"
    rows = reader.ask(f"{_PREFIXES} SELECT ?p ?x ?y WHERE {{ {anywhere} }}")
    return {tuple(term[0] for term in row if term) for row in rows}


def main() -> None:
    with TemporaryDirectory() as folder:
        newsroom = copied_newsroom(Path(folder) / "newsroom")
        Project(newsroom).write_proofs()
        texts = Texts(newsroom / "articles")
        measured = table(alone(), load(find(newsroom)), ferries(), texts)
        print(measured, end="")


if __name__ == "__main__":
    main()
