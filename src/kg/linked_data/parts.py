"""Which part of the graph tells of a thing or an article, as RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.formats.reification import FORMS
from kg.knowledge import Graph
from kg.linked_data import description_terms as t

_NAMING = (v.TYPE, v.PREF_LABEL)

Index = dict[NamedNode, list[Quad]]


class GraphParts:
    """The export in which each statement has a node of its own, thing by thing.

    It is made once, and looked up for each thing: no thing costs a query.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._by_subject: Index = defaultdict(list)
        self._by_object: Index = defaultdict(list)
        self._statements: set[NamedNode] = set()
        # A form of evidence may say a thing twice.
        for quad in set(FORMS["reified"](graph, None)):
            subject, value = quad.subject, quad.object
            # The project's files have no other subjects.
            assert isinstance(subject, NamedNode)
            self._by_subject[subject].append(quad)
            if isinstance(value, NamedNode):
                self._by_object[value].append(quad)
            if value == v.CLASS_STATEMENT:
                self._statements.add(subject)
        described = self._by_object[v.VOID_DATASET]
        self._datasets = v.named_nodes(quad.subject for quad in described)

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
        quads = self._touching(thing)
        # The nodes of statements name it as subject or object.
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
        nodes = _nodes(self._touching(thing))
        others = [node for node in nodes if node.value.startswith(begin)]
        others.remove(thing)
        return sorted(others, key=str)

    def _touching(self, thing: NamedNode) -> set[Quad]:
        """The quads in which a thing stands."""
        return {*self._by_subject[thing], *self._by_object[thing]}

    def _sources(self, quads: Collection[Quad]) -> Iterator[NamedNode]:
        """The passages that the quads name, and their articles."""
        passages, articles = self._graph.passages, self._graph.articles
        for node in _nodes(quads):
            if node.value in articles:
                yield node
            if passage := passages.get(node.value):
                yield node
                yield NamedNode(self._graph.article_of(passage).iri)

    def _named(self, quads: Collection[Quad]) -> set[Quad]:
        """What the things are that the quads name, and what they are called."""
        found: set[Quad] = set()
        for node in _nodes(quads):
            # Most nodes are of other vocabularies, and nothing is said of them.
            said = self._by_subject.get(node, ())
            found.update(quad for quad in said if quad.predicate in _NAMING)
        return found

    def _described(self, document: NamedNode, topic: NamedNode) -> set[Quad]:
        """What the file says of itself."""
        quads = {
            Quad(document, v.TYPE, t.WEB_DOCUMENT),
            Quad(document, t.PRIMARY_TOPIC, topic),
        }
        for dataset in self._datasets:
            quads.add(Quad(document, t.PART_OF, dataset))
            for quad in self._by_subject[dataset]:
                if quad.predicate == t.LICENCE:
                    quads.add(Quad(document, t.LICENCE, quad.object))
        return quads


def _nodes(quads: Collection[Quad]) -> set[NamedNode]:
    """The IRIs that stand as subject or object."""
    terms = {quad.object for quad in quads}
    terms.update(v.named_nodes(quad.subject for quad in quads))
    return set(v.named_nodes(terms))
