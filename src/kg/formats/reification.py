"""The forms in which RDF carries the evidence: for each statement that an article makes, the passages that make it.

graphs      a named graph a passage, what holds in the default graph reified     an
`rdf:Statement` a statement, derived from its passages rdf12       each passage is a
reifier of its statements (https://www.w3.org/TR/rdf12-concepts/) nif         the
passages as strings of a context (https://persistence.uni-leipzig.org/nlp2rdf/),
statements reified annotation  a Web Annotation a passage, with the statements for its
body (https://www.w3.org/TR/annotation-model/) none        what holds, without why

All but the first are triples in the default graph: what holds, the description of the
data set, and the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Triple as TripleTerm

from kg import vocabulary as v
from kg.articles import Texts, digest
from kg.formats import standoff
from kg.formats.description import description
from kg.knowledge import Graph
from kg.model import Passage
from kg.vocabulary import Triple


def graphs(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    holds = graph.match()
    yield from holds
    yield from (
        quad for quad in graph.match(graphs=None) if quad.graph_name != v.ONTOLOGY
    )
    yield from description(graph, len(holds))


def none(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    holds = graph.match()
    yield from holds
    yield from map(_placeless, description(graph, len(holds)))


def reified(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    told = stated(graph)
    yield from none(graph, None)
    yield from _records(graph)
    yield from _statements(told)
    yield from _derivations(told)


def rdf12(graph: Graph, _: Texts | None) -> Iterator[Quad]:
    yield from none(graph, None)
    yield from _records(graph)
    for triple, passages in stated(graph).items():
        yield from (
            Quad(NamedNode(p.iri), v.REIFIES, TripleTerm(*triple)) for p in passages
        )


def nif(graph: Graph, quoted: Texts | None) -> Iterator[Quad]:
    told = stated(graph)
    yield from none(graph, None)
    for article in graph.articles.values():
        yield from standoff.context(article, quoted)
    yield from _statements(told)
    yield from _derivations(told)


def annotation(graph: Graph, quoted: Texts | None) -> Iterator[Quad]:
    told = stated(graph)
    yield from none(graph, None)
    names = _articles(graph)
    own = (
        quad
        for quad in graph.match(names, graphs=names)
        if quad.subject == quad.graph_name
    )
    yield from map(_placeless, own)
    for article in graph.articles.values():
        yield from standoff.annotated(article, quoted)
    yield from _statements(told)
    for triple, passages in told.items():
        yield from (
            Quad(standoff.annotation_name(p), standoff.HAS_BODY, reifier(triple))
            for p in passages
        )


FORMS: dict[str, Callable[[Graph, Texts | None], Iterator[Quad]]] = {
    form.__name__: form for form in (graphs, reified, rdf12, nif, annotation, none)
}
"""By name. The texts are those whose words leave where a form has a place for them."""

QUOTING = ("nif", "annotation")
"""The forms that have a place for the words of a passage."""


def stated(graph: Graph) -> dict[Triple, list[Passage]]:
    """Each statement that articles make with its passages, in the order of the text."""
    ordered = sorted(graph.passages.values(), key=lambda passage: passage.order)
    found: dict[Triple, list[Passage]] = {}
    for passage, triples in graph.stated(ordered).items():
        for triple in triples:
            found.setdefault(triple, []).append(passage)
    return {triple: found[triple] for triple in sorted(found, key=str)}


def reifier(triple: tuple[object, object, object]) -> NamedNode:
    """The name of a statement, which every export gives it: the digest of its line in N-Triples."""
    return NamedNode(
        f"{v.BASE}statement/{digest(' '.join(map(str, triple)) + ' .')[:16]}"
    )


def _statements(told: Iterable[Triple]) -> Iterator[Quad]:
    for triple in told:
        name = reifier(triple)
        yield Quad(name, v.TYPE, v.CLASS_STATEMENT)
        for part, term in zip((v.SUBJECT, v.PREDICATE, v.OBJECT), triple, strict=True):
            yield Quad(name, part, term)


def _derivations(told: dict[Triple, list[Passage]]) -> Iterator[Quad]:
    for triple, passages in told.items():
        yield from (
            Quad(reifier(triple), v.DERIVED_FROM, NamedNode(p.iri)) for p in passages
        )


def _records(graph: Graph) -> Iterator[Quad]:
    """What the articles' own graphs say: positions, digests, voices."""
    yield from map(_placeless, graph.match(graphs=_articles(graph)))


def _articles(graph: Graph) -> list[NamedNode]:
    return list(map(NamedNode, graph.articles))


def _placeless(quad: Quad) -> Quad:
    """The triple in the default graph."""
    return Quad(*quad.triple)
