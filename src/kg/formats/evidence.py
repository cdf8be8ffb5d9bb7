"""The forms in which RDF carries the evidence: for each statement that an article makes, the passages that make it.

graphs      a named graph a passage, what holds in the default graph
reified     an `rdf:Statement` a statement, derived from its passages
rdf12       each passage is a reifier of its statements (https://www.w3.org/TR/rdf12-concepts/)
nif         the passages as strings of a context (https://persistence.uni-leipzig.org/nlp2rdf/), statements reified
annotation  a Web Annotation a passage, with the statements for its body (https://www.w3.org/TR/annotation-model/)
none        what holds, without why

All but the first are triples in the default graph: what holds, the description of the data set, and the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Triple as TripleTerm

from kg import vocabulary as v
from kg.articles import digest
from kg.formats import standoff
from kg.formats.description import description
from kg.model import Passage
from kg.store import HOLDS, Store
from kg.vocabulary import Triple


def graphs(store: Store, _: bool) -> Iterator[Quad]:
    yield from (quad for quad in store.engine if quad.graph_name != v.ONTOLOGY)
    yield from description(store)


def none(store: Store, _: bool) -> Iterator[Quad]:
    yield from store.engine.quads_for_pattern(None, None, None, HOLDS)
    yield from (Quad(*quad.triple) for quad in description(store))


def reified(store: Store, _: bool) -> Iterator[Quad]:
    yield from none(store, False)
    yield from _passages(store)
    yield from _statements(store)
    yield from _derivations(store)


def rdf12(store: Store, _: bool) -> Iterator[Quad]:
    yield from none(store, False)
    yield from _passages(store)
    for triple, passages in stated(store).items():
        yield from (Quad(NamedNode(p.iri), v.REIFIES, TripleTerm(*triple)) for p in passages)


def nif(store: Store, with_text: bool) -> Iterator[Quad]:
    yield from none(store, False)
    for article in store.articles.values():
        yield from standoff.context(store, article, with_text=with_text)
    yield from _statements(store)
    yield from _derivations(store)


def annotation(store: Store, with_text: bool) -> Iterator[Quad]:
    yield from none(store, False)
    for article in store.articles.values():
        yield from standoff.annotated(store, article, with_text=with_text)
    yield from _statements(store)
    for triple, passages in stated(store).items():
        yield from (Quad(standoff.annotation(p), standoff.HAS_BODY, reifier(triple)) for p in passages)


FORMS: dict[str, Callable[[Store, bool], Iterator[Quad]]] = {
    form.__name__: form for form in (graphs, reified, rdf12, nif, annotation, none)
}
QUOTING = ("nif", "annotation")
"""The forms that have a place for the words of a passage."""


def stated(store: Store) -> dict[Triple, list[Passage]]:
    """Each statement that articles make with its passages, in the order of the text."""
    quads = (q for q in store.engine if isinstance(q.graph_name, NamedNode) and q.graph_name.value in store.passage_of)
    triples = {(q.subject, q.predicate, q.object) for q in quads if isinstance(q.subject, NamedNode)}
    return {triple: store.passages(triple) for triple in sorted(triples, key=str)}


def reifier(triple: tuple[object, object, object]) -> NamedNode:
    """The name of a statement, which every export gives it: the digest of its line in N-Triples."""
    return NamedNode(f"{v.BASE}statement/{digest(' '.join(map(str, triple)) + ' .')[:16]}")


def _statements(store: Store) -> Iterator[Quad]:
    for triple in stated(store):
        name = reifier(triple)
        yield Quad(name, v.TYPE, v.CLASS_STATEMENT)
        for part, term in zip((v.SUBJECT, v.PREDICATE, v.OBJECT), triple, strict=True):
            yield Quad(name, part, term)


def _derivations(store: Store) -> Iterator[Quad]:
    for triple, passages in stated(store).items():
        yield from (Quad(reifier(triple), v.DERIVED_FROM, NamedNode(passage.iri)) for passage in passages)


def _passages(store: Store) -> Iterator[Quad]:
    """What the articles' own graphs say: positions, digests, voices."""
    for iri in store.articles:
        yield from (Quad(*q.triple) for q in store.engine.quads_for_pattern(None, None, None, NamedNode(iri)))
