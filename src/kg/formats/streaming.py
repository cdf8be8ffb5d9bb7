"""TriG and N-Quads of a graph of any size, piece by piece: the same bytes as in one.

What is written next is asked for a few subjects, or a few graphs, at a time, and the
names of all are sorted in files. So what is in memory does not grow with the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import vocabulary as v
from kg.formats.description import description, head
from kg.formats.sorted_names import names_in_order
from kg.knowledge import HOLDS, Graph, bindings
from kg.rdf import trig
from kg.rdf.compact import order

Pieces: TypeAlias = Iterator[str]

_AT_ONCE = 400  # subjects, or graphs, of which some dozen quads each are read together
_CHARACTERS = 1 << 20
_SUBJECTS = "SELECT DISTINCT ?s WHERE {{ {} }}"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


def can_stream(graph: Graph) -> bool:
    """Whether all nodes have names, by which what is said of them can be asked for."""
    names = graph.namespaces
    unnamed = f"""SELECT ?s WHERE {{
      {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != {names.ontology}) }} UNION {{ ?s ?p ?o }}
      FILTER(isBlank(?s) || isBlank(?o))
    }} LIMIT 1"""
    return not list(bindings(graph.query(unnamed)))


def nquad_pieces(graph: Graph) -> Pieces:
    """N-Quads with a graph for each passage, in the order of their lines."""
    content = _Content(graph)
    everywhere = "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"
    subjects = chain(_subjects(graph, everywhere), content.described)
    # In a line a name has its bracket and a space behind it.
    for some in _batches(names_in_order(subjects, "{}> ".format)):
        quads = content.of_subjects(some)
        lines = {f"{quad} .\n" for quad in quads}
        yield "".join(sorted(lines))


def trig_pieces(graph: Graph) -> Pieces:
    """Canonical TriG with a graph for each passage."""
    writer = trig.PieceWriter(graph.namespaces.prefixes)
    # Which prefixes are in use is known at the end, and stands at the beginning.
    with TemporaryFile("w+", encoding="utf-8", newline="") as body:
        for piece in _Content(graph).blocks(writer):
            body.write(piece)
        body.seek(0)
        yield writer.prologue(
            head(graph, "in the form graphs", graph.articles.one_by_one())
        )
        while read := body.read(_CHARACTERS):
            yield read


class _Content:
    """What `kg.formats.reification.graphs` gives, by subject or by graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names = graph.namespaces
        self._articles = set(graph.articles.names)
        held = list(bindings(graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))
        count = int(held[0]["n"].value)  # type: ignore[union-attr]
        names = self._names
        role = v.graph_role("Holding")
        self._description = description(graph, count)
        self._description.add(
            Quad(
                names.holds,
                v.TYPE,
                role,
                names.dataset,
            )
        )

    @property
    def described(self) -> Iterator[str]:
        """Of what the description of the data set tells."""
        for node in v.named_nodes(quad.subject for quad in self._description):
            yield node.value

    def of_subjects(self, subjects: Sequence[NamedNode]) -> Iterator[Quad]:
        """All that is said of some subjects."""
        wanted = set(subjects)
        for quad in self._graph.match(subjects):
            yield quad
            yield _moved(quad, self._names.holds)
        yield from self._in_graphs(self._graph.match(subjects, graphs=None))
        yield from (quad for quad in self._description if quad.subject in wanted)

    def _in_graphs(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """The quads but for those of terms, and which article a passage is in."""
        for quad in quads:
            graph = quad.graph_name
            if graph == self._names.ontology:
                continue
            yield quad
            if graph not in self._articles or quad.predicate != v.TYPE:
                continue
            assert isinstance(graph, NamedNode)
            if quad.object == v.CLASS_PASSAGE:
                yield Quad(
                    quad.subject,
                    v.REFERENCE_CONTEXT,
                    graph,
                    graph,
                )

    def blocks(self, writer: trig.PieceWriter) -> Pieces:
        """The default graph and the named graphs in TriG."""
        yield from writer.default_graph(self._by_subject(HOLDS))
        # A graph that is large is read by its subjects, the many small ones together.
        names = self._names
        roles = {*names.roles, names.holds}
        graphs = chain(
            _iris(self._graph, _GRAPHS), (names.holds.value, names.dataset.value)
        )
        wanted = (each for each in graphs if each != names.ontology.value)
        ordered = map(NamedNode, names_in_order(wanted, order))
        # The order of all graphs is kept, which is that of the whole document.
        for some in _runs(ordered, lambda name: name in roles):
            first = some[0]
            if first in roles:
                parts = self._by_subject(first)
                yield from writer.named_graph(first, parts)
            else:
                found = self._graph.match(graphs=some)
                quads = self._in_graphs(found)
                yield from writer.named_graphs(quads)

    def _by_subject(self, graph: NamedNode | DefaultGraph) -> Iterator[list[Quad]]:
        """What a graph has, some subjects after the other."""
        if graph == self._names.dataset:
            yield list(self._description)
            return
        subjects = self._subjects_in(graph)
        if graph == self._names.holds:
            subjects = chain(subjects, self._subjects_in(HOLDS))
        for some in _batches(names_in_order(subjects, order)):
            # What holds has that graph as a copy, and a store may have one of its own.
            if graph == self._names.holds:
                held = self._graph.match(some, graphs=[HOLDS, graph])
                yield [_moved(quad, graph) for quad in held]
            else:
                yield self._graph.match(some, graphs=graph)

    def _subjects_in(self, graph: NamedNode | DefaultGraph) -> Iterator[str]:
        pattern = "?s ?p ?o"
        if graph != HOLDS:
            pattern = f"GRAPH {graph} {{ {pattern} }}"
        return _subjects(self._graph, pattern)


def _moved(quad: Quad, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, graph)


def _subjects(graph: Graph, pattern: str) -> Iterator[str]:
    return _iris(graph, _SUBJECTS.format(pattern))


def _iris(graph: Graph, query: str) -> Iterator[str]:
    """The IRIs in the rows of a query, which has one variable."""
    for row in bindings(graph.query(query)):
        (node,) = row.values()
        if isinstance(node, NamedNode):
            yield node.value


def _batches(names: Iterable[str]) -> Iterator[list[NamedNode]]:
    nodes = map(NamedNode, names)
    while some := list(islice(nodes, _AT_ONCE)):
        yield some


def _runs(
    things: Iterable[NamedNode], is_alone: Callable[[NamedNode], bool]
) -> Iterator[list[NamedNode]]:
    """The things in their order, some together, and those alone that are to be."""
    together: list[NamedNode] = []
    for thing in things:
        if is_alone(thing) or len(together) == _AT_ONCE:
            if together:
                yield together
            together = []
        if is_alone(thing):
            yield [thing]
        else:
            together.append(thing)
    if together:
        yield together
