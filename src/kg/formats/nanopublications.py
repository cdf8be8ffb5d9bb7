"""Nanopublications: of each passage what it states, why, and who publishes it.

Each is four named graphs (https://nanopub.net/guidelines/working_draft/): the head names
the others; the assertion is what the passage states, claims among it as claims; the
provenance tells the passage, its article, the voice and how well each statement is
proved; the publication info tells agents, licence and date as the data set does.

All names are below the project's base. None is a trusty name, which digests and signs
its nanopublication: who publishes in the network of servers has `np sign` make these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.formats import rdf_writers
from kg.formats.description import head
from kg.formats.told_statements import statements_told
from kg.knowledge import Facts, Graph
from kg.knowledge.judgements import judged
from kg.knowledge.proofs import ProofRecord, frame_digests, quads_of, record_name
from kg.model import Article, Passage
from kg.vocabulary import Triple

NP = "http://www.nanopub.org/nschema#"

_NANOPUBLICATION = NamedNode(NP + "Nanopublication")
_HAS_ASSERTION = NamedNode(NP + "hasAssertion")
_HAS_PROVENANCE = NamedNode(NP + "hasProvenance")
_HAS_INFO = NamedNode(NP + "hasPublicationInfo")
_DCTERMS = v.PREFIXES["dcterms"]
_PART_OF = NamedNode(_DCTERMS + "isPartOf")
_IN_ARTICLE = NamedNode(v.PREFIXES["nif"] + "referenceContext")

_PUBLISHED_WITH = tuple(
    NamedNode(_DCTERMS + name)
    for name in (
        "creator",
        "publisher",
        "contributor",
        "license",
        "rights",
        "created",
        "issued",
        "modified",
    )
)
"""What the data set says of itself that is true of each part of it."""


def nanopublications(graph: Graph) -> str:
    """The nanopublications of a project as TriG; the same graph gives the same text."""
    prefixes = {**graph.namespaces.prefixes, "np": NP}
    about = head(graph, "the provenance of each nanopublication")
    return rdf_writers.turtle(nanopublication_quads(graph), prefixes, about)


def nanopublication_quads(graph: Graph) -> Iterator[Quad]:
    """The quads of the nanopublications: one for each passage that states something."""
    sources = graph.facts(graphs=[NamedNode(iri) for iri in graph.articles])
    articles = graph.facts([NamedNode(iri) for iri in graph.articles])
    description = graph.facts(graphs=graph.namespaces.dataset)
    stated = graph.stated(graph.passages.values())
    graph.verbaliser.prepare(
        triples=(each for triples in stated.values() for each in triples)
    )
    # All frames at once: they stand in files that are slow to read.
    digests = frame_digests(graph, graph.grades.values())
    for passage, triples in stated.items():
        if not triples:  # there is nothing to assert
            continue
        article = graph.article_of(passage)
        name = nanopublication_name(graph, article, passage)
        assertion, provenance, info = (
            NamedNode(f"{name.value}#{part}")
            for part in ("assertion", "provenance", "pubinfo")
        )
        yield from _in(
            NamedNode(f"{name.value}#Head"),
            [
                (name, v.TYPE, _NANOPUBLICATION),
                (name, _HAS_ASSERTION, assertion),
                (name, _HAS_PROVENANCE, provenance),
                (name, _HAS_INFO, info),
            ],
        )
        yield from _in(assertion, triples)
        yield from _in(provenance, _source(assertion, passage, article, sources))
        yield from _in(provenance, _all_of(NamedNode(article.iri), sources, articles))
        yield from _in(provenance, _records(graph, passage, triples, digests))
        yield from _in(info, _published(name, description))


def nanopublication_name(graph: Graph, article: Article, passage: Passage) -> NamedNode:
    """The name of a passage's nanopublication, below the project's base."""
    span = f"{passage.begin}-{passage.end}"
    return NamedNode(f"{graph.namespaces.base}nanopub/{article.slug}/{span}")


def _source(
    assertion: NamedNode, passage: Passage, article: Article, sources: Facts
) -> Iterator[Triple]:
    """The passage behind an assertion, and who says it."""
    name = NamedNode(passage.iri)
    yield assertion, v.DERIVED_FROM, name
    for speaker in passage.said_by:
        yield assertion, v.ATTRIBUTED_TO, NamedNode(speaker)
    yield from _all_of(name, sources)
    yield name, _IN_ARTICLE, NamedNode(article.iri)


def _all_of(name: NamedNode, *places: Facts) -> Iterator[Triple]:
    """What is said of something in several places."""
    for facts in places:
        for predicate, values in facts.properties(name).items():
            for value in values:
                yield name, predicate, value


def _records(
    graph: Graph,
    passage: Passage,
    triples: Iterable[Triple],
    digests: Mapping[str, str],
) -> Iterator[Triple]:
    """How well each statement is proved from the passage, where that is known.

    A record names the statement by terms that are not RDF's own, so that nobody takes it
    for one that is made.
    """
    for triple, claim in statements_told(graph, triples):
        modality = claim.modality if claim else None
        proof = graph.grades.get(judged(triple, modality, passage.iri))
        if proof is None or proof.grade is None:
            continue
        name = record_name(graph, proof)
        frame = digests.get(proof.frame or "", "")
        for quad in quads_of(ProofRecord(name, proof, triple, passage.sha256, frame)):
            yield name, quad.predicate, quad.object


def _published(name: NamedNode, description: Facts) -> Iterator[Triple]:
    """Who publishes it, and under which terms, as the data set says."""
    for dataset in description.subjects:
        if v.VOID_DATASET not in description.values(dataset, v.TYPE):
            continue
        yield name, _PART_OF, dataset
        for predicate in _PUBLISHED_WITH:
            for value in description.values(dataset, predicate):
                yield name, predicate, value
                for agent in v.named_nodes([value]):
                    yield from _all_of(agent, description)


def _in(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    for triple in triples:
        yield Quad(*triple, graph)
