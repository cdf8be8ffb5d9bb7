"""The ontology within an export, so that what it says of terms leaves with the data."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kg.articles import digest
from kg.errors import KgError
from kg.knowledge import Graph
from kg.vocabulary import Term


def terms(graph: Graph, *, as_graph: bool) -> Iterator[Quad]:
    """What the ontology says, shared and own.

    Its blank nodes, such as those of lists, get names, since no export has any; see
    https://www.w3.org/TR/rdf11-concepts/#section-skolemization.

    Args:
        graph: whose ontology it is.
        as_graph: whether it is a named graph, or stands among what holds.

    Raises:
        KgError: blank nodes lead to each other in a circle.
    """
    ontology = graph.namespaces.ontology
    quads = graph.match(graphs=ontology)
    names = _Names(quads, graph.namespaces.base)
    place = ontology if as_graph else DefaultGraph()
    for quad in quads:
        subject, value = names.of(quad.subject), names.of(quad.object)
        assert isinstance(subject, NamedNode)
        yield Quad(subject, quad.predicate, value, place)


class _Names:
    """Names for blank nodes, made from what is said of each: so they last as it does."""

    def __init__(self, quads: list[Quad], base: str) -> None:
        self._base = base
        self._about: dict[BlankNode, list[Quad]] = {}
        for quad in quads:
            if isinstance(quad.subject, BlankNode):
                self._about.setdefault(quad.subject, []).append(quad)

    def of(self, term: Term, above: tuple[BlankNode, ...] = ()) -> Term:
        """The term, or the name of a blank node."""
        if not isinstance(term, BlankNode):
            return term
        if term in above:
            raise KgError(
                "The ontology has blank nodes that lead to each other in a circle.",
                "Give one of them an IRI.",
            )
        within = (*above, term)
        lines = [
            f"{quad.predicate} {self.of(quad.object, within)}"
            for quad in self._about.get(term, [])
        ]
        name = digest("\n".join(sorted(lines)))
        return NamedNode(f"{self._base}genid/{name[:16]}")
