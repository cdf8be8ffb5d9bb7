"""Which part of the graph tells of a thing or an article, as RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.formats.reification import FORMS
from kg.knowledge import Graph

_DCTERMS = v.PREFIXES["dcterms"]
_DOCUMENT = NamedNode(v.PREFIXES["foaf"] + "Document")
_TOPIC = NamedNode(v.PREFIXES["foaf"] + "primaryTopic")
_PART_OF = NamedNode(_DCTERMS + "isPartOf")
_LICENCE = NamedNode(_DCTERMS + "license")
_NAMING = (v.TYPE, v.PREF_LABEL)

Index = dict[NamedNode, list[Quad]]


class Parts:
    """The export in which each statement has a node of its own, thing by thing.

    It is made once, and looked up for each thing: no thing costs a query.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._by_subject: Index = defaultdict(list)
        self._by_object: Index = defaultdict(list)
        self._statements: set[NamedNode] = set()
        for quad in set(FORMS["reified"](graph, None)):
            if not isinstance(quad.subject, NamedNode):
                continue
            self._by_subject[quad.subject].append(quad)
            if isinstance(quad.object, NamedNode):
                self._by_object[quad.object].append(quad)
                if (quad.predicate, quad.object) == (v.TYPE, v.CLASS_STATEMENT):
                    self._statements.add(quad.subject)
        self._datasets = [
            quad.subject
            for quad in self._by_object[v.VOID_DATASET]
            if isinstance(quad.subject, NamedNode)
        ]

    @property
    def things(self) -> list[NamedNode]:
        """The project's things of which something holds, by IRI."""
        begin = self._graph.namespaces.things
        found = {each for each in self._by_subject if each.value.startswith(begin)}
        return sorted(found, key=str)

    def of_thing(self, thing: NamedNode, document: NamedNode) -> set[Quad]:
        """All that is said of a thing and by it, with passages and grades.

        Args:
            thing: the thing.
            document: the IRI of the file that will say it.
        """
        quads = {*self._by_subject[thing], *self._by_object[thing]}
        for statement in self._statements & _nodes(quads):
            quads.update(self._by_subject[statement])
        for source in self._sources(quads):
            quads.update(self._by_subject[source])
        return quads | self._named(quads) | self._described(document, thing)

    def of_article(self, iri: str, document: NamedNode) -> set[Quad]:
        """An article with its passages: positions, digests, voices."""
        article = NamedNode(iri)
        passages = self._graph.articles[iri].passages
        quads = set(self._by_subject[article])
        for passage in passages:
            quads.update(self._by_subject[NamedNode(passage.iri)])
        return quads | self._named(quads) | self._described(document, article)

    def neighbours(self, thing: NamedNode) -> list[NamedNode]:
        """The other things in what is said of it and by it, by IRI."""
        begin = self._graph.namespaces.things
        touching = {*self._by_subject[thing], *self._by_object[thing]}
        others = {each for each in _nodes(touching) if each.value.startswith(begin)}
        return sorted(others - {thing}, key=str)

    def _sources(self, quads: Iterable[Quad]) -> Iterator[NamedNode]:
        """The passages that the quads name, and their articles."""
        passages, articles = self._graph.passages, self._graph.articles
        for node in _nodes(quads):
            if node.value in articles:
                yield node
            if passage := passages.get(node.value):
                yield node
                yield NamedNode(self._graph.article_of(passage).iri)

    def _named(self, quads: Iterable[Quad]) -> set[Quad]:
        """What the things are that the quads name, and what they are called."""
        return {
            quad
            for node in _nodes(quads)
            for quad in self._by_subject.get(node, ())
            if quad.predicate in _NAMING
        }

    def _described(self, document: NamedNode, topic: NamedNode) -> set[Quad]:
        """What the file says of itself."""
        quads = {Quad(document, v.TYPE, _DOCUMENT), Quad(document, _TOPIC, topic)}
        for dataset in self._datasets:
            quads.add(Quad(document, _PART_OF, dataset))
            for quad in self._by_subject[dataset]:
                if quad.predicate == _LICENCE:
                    quads.add(Quad(document, _LICENCE, quad.object))
        return quads


def _nodes(quads: Iterable[Quad]) -> set[NamedNode]:
    """The IRIs that stand as subject or object."""
    terms = {term for quad in quads for term in (quad.subject, quad.object)}
    return {term for term in terms if isinstance(term, NamedNode)}
