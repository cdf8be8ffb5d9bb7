"""What survives in each format with each form of evidence, measured by reading it.

Run it by `python -m tests.formats.carried`. The flagship is exported without its text, the newsroom with it; the engine, networkx
and a reader of CSV read them.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from pyoxigraph import Literal

from kg.articles import Texts
from kg.errors import KgError
from kg.evidence.statements import proof_of
from kg.formats import export, files
from kg.knowledge import Graph, load
from kg.project import Project
from kg.vocabulary import CLASS_OBSERVATION, TYPE, VALUE
from kg.workspace import find
from tests.conftest import copied_newsroom
from tests.flagship import NAMES, alone
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
    NAMES.entities.value: "registered",
    NAMES.derived.value: "derived",
    NAMES.inferred.value: "inferred",
}
_PREFIXES = """PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
_POSITIONS = "?p nif:beginIndex|(oa:hasSelector/oa:start) ?begin ; nif:endIndex|(oa:hasSelector/oa:end) ?end"
_DIGESTS = "?p kg:sha256 ?digest"
_VOICES = "?p kg:saidBy|prov:wasAttributedTo ?who"


_GRADES = {
    "graphs": "GRAPH ?g { ?proof a kg:Proof ; kg:grade ?grade ; kg:judgedSubject ?s ; kg:judgedPredicate ?p ; kg:judgedObject ?o"
    " FILTER NOT EXISTS { ?proof kg:judgedModality ?modality } }",
    "rdf12": "?statement rdf:reifies <<( ?s ?p ?o )>> ; kg:grade ?grade",
    "reified": "?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:grade ?grade",
}


class Carried(NamedTuple):
    """What a graph or a file has of each sort.

    Attributes:
        holds: triples that hold.
        figures: IRIs of observations.
        passages: statements with a passage that makes them, as its fourth part.
        positions: passages with begin and end.
        digests: passages with their SHA-256.
        voices: passages that say who speaks.
        reasons: triples with the basis that they hold on.
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
        elif name[0] in _REASONS:
            reasons.add((triple, _REASONS[name[0]]))
    observations = graph.triples(None, TYPE, CLASS_OBSERVATION)
    return Carried(
        holds=holds,
        figures={figure.value for figure, _, _ in observations},
        passages=stated,
        positions={(p.iri, str(p.begin), str(p.end)) for p in passages},
        digests={(p.iri, p.sha256) for p in passages},
        voices={(p.iri,) for p in passages if p.said_by},
        reasons=reasons,
    )


def in_rdf(written: dict[str, str], form: str, evidence: str) -> Carried:
    """What the engine reads."""
    (content,) = written.values()
    reader = InEngine(content, form)
    triples = reader.triples()
    stated = reader.ask(which_passages(evidence)) if evidence != "none" else set()
    reasons: set[tuple[Strings, str]] = {((s, p, o), "stated") for s, p, o, _ in stated}
    for s, p, o, name in reader.ask(
        "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    ):
        if name[0] in _REASONS:
            reasons.add(((s, p, o), _REASONS[name[0]]))
    return Carried(
        holds=triples,
        figures={subject[0] for subject, p, _ in triples if p == (VALUE.value,)},
        passages=stated,
        positions=_anywhere(reader, "?p ?begin ?end", _POSITIONS),
        digests=_anywhere(reader, "?p ?digest", _DIGESTS),
        voices=_anywhere(reader, "?p", _VOICES),
        reasons=reasons,
    )


def in_network(written: dict[str, str], form: str) -> Carried:
    """What networkx or a reader of CSV reads."""
    nodes, edges = network(written, form)
    carried = Carried(set(), set(), set(), set(), set(), set(), set())
    for edge in edges:
        triple = ((edge["source"],), (edge["property"],), (edge["target"],))
        carried.holds.add(triple)
        if "basis" in edge:
            carried.reasons.add((triple, edge["basis"]))
        for passage in edge.get("passages", "").split():
            position = passage.partition("#char=")[2]
            carried.passages.add((*triple, (passage,)))
            carried.positions.add((passage, *position.split(",")))
            if edge.get("voice", "").startswith("said by"):
                carried.voices.add((passage,))
    for node in nodes:
        if "value" in node:
            carried.figures.add(node["id"])
    return carried


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


def table(flagship: Graph, newsroom: Graph, texts: Texts) -> str:
    """The measures in Markdown, with formats that carry the same in one line.

    Grades and words are measured at the newsroom, whose text is at hand.
    """
    known = grades(newsroom)
    forms_of: dict[tuple[str, ...], list[str]] = {}
    for form, evidence in ALL_PAIRS:
        written = files(flagship, form, evidence)
        is_network = form in GRAPHS
        carried = (
            in_network(written, form) if is_network else in_rdf(written, form, evidence)
        )
        pairs = zip(carried, wanted(flagship), strict=True)
        shares = [share(there, everything) for there, everything in pairs]
        text = share(quoted(newsroom, texts, form, evidence), set(newsroom.passages))
        there = grades_in(files(newsroom, form, evidence), form, evidence)
        cells = (evidence, *shares, share(there, known), text)
        forms_of.setdefault(cells, []).append(form)

    sorts = [name.replace("holds", "what holds") for name in Carried._fields]
    columns = ["`--evidence`", "in", *sorts, "grades", "text on request"]
    rows = [columns, ["---"] * len(columns)]
    for (evidence, *measures), forms in forms_of.items():
        rows.append([f"`{evidence}`", " ".join(forms), *measures])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


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


def _anywhere(reader: InEngine, variables: str, pattern: str) -> set[tuple[str, ...]]:
    """The rows of a pattern about passages `?p`, in any graph; of literals the text."""
    anywhere = f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }} FILTER(CONTAINS(STR(?p), '#char='))"
    rows = reader.ask(f"{_PREFIXES} SELECT {variables} WHERE {{ {anywhere} }}")
    return {tuple(term[0] for term in row) for row in rows}


def main() -> None:
    with TemporaryDirectory() as folder:
        newsroom = copied_newsroom(Path(folder) / "newsroom")
        Project(newsroom).write_proofs()
        texts = Texts(newsroom / "articles")
        print(table(alone(), load(find(newsroom)), texts), end="")


if __name__ == "__main__":
    main()
