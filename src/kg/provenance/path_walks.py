"""The statements along a property path from one node to another.

Paths are those of https://www.w3.org/TR/sparql11-query/, section 9, with the meaning
that section 18.4 gives them. A sequence has the statements of all ways through it; of a
path that is repeated any number of times, only the shortest walks count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode, Quad

from kg.provenance.neighbours import Neighbours, Place
from kg.sparql.property_paths import (
    Alternative,
    Inverse,
    NegatedSet,
    Path,
    Repeat,
    Sequence,
)
from kg.vocabulary import Term

Nodes: TypeAlias = dict[Term, None]
"""A set of nodes in a stable order, in which the statements of a row come too."""


class _Step(NamedTuple):
    """A statement that is followed, and the node that it leads to."""

    quad: Quad
    end: Term


class _Hop(NamedTuple):
    """One repetition of a path."""

    start: Term
    end: Term


class PathWalks:
    """Walks along property paths in one graph.

    Args:
        neighbours: the statements at nodes.
        place: the graph.
        terms: what the properties in a path stand for, by their text.
    """

    def __init__(
        self, neighbours: Neighbours, place: Place, terms: Mapping[str, Term]
    ) -> None:
        self._neighbours = neighbours
        self._place = place
        self._terms = terms

    def prefetch(  # noqa: PLR0911 - a case for each kind of path
        self, path: Path, starts: AbstractSet[Term]
    ) -> AbstractSet[Term]:
        """Ask for the statements along a path, one query for each step from all nodes.

        Returns:
            The nodes to which the path leads.
        """
        match path:
            case str():
                return self._prefetch_step(starts, self._property(path))
            case Inverse(str() as name):
                predicate = self._property(name)
                return self._prefetch_step(starts, predicate, backwards=True)
            case Inverse(inner):
                ends = self.prefetch(_inverted(inner), starts)
                # `between` goes along the inner path from these ends.
                self.prefetch(inner, ends)
                return ends
            case Alternative(paths):
                reached = [self.prefetch(part, starts) for part in paths]
                return set().union(*reached)
            case Sequence(paths):
                for part in paths:
                    starts = self.prefetch(part, starts)
                return starts
            case NegatedSet():
                return self._prefetch_negated(path, starts)
            case Repeat():
                return self._prefetch_repeat(path, starts)

    def _prefetch_negated(
        self, path: NegatedSet, starts: AbstractSet[Term]
    ) -> AbstractSet[Term]:
        # What the set excludes is asked for too, and left out when it is followed.
        reached: set[Term] = set()
        if path.forward is not None:
            reached |= self._prefetch_step(starts, None)
        if path.backward is not None:
            reached |= self._prefetch_step(starts, None, backwards=True)
        return reached

    def _prefetch_repeat(
        self, path: Repeat, starts: AbstractSet[Term]
    ) -> AbstractSet[Term]:
        reached = new = self.prefetch(path.path, starts)
        while new and not path.once:
            new = self.prefetch(path.path, new) - reached
            reached = reached | new
        return reached if path.minimum else reached | starts

    def between(self, path: Path, start: Term, end: Term) -> Iterator[Quad]:
        """The statements along a path from start to end.

        There are none where start and end are the same and the path may be empty.
        """
        match path:
            case str():
                yield from self._quads(start, path, end)
            case Inverse(inner):
                yield from self.between(inner, end, start)
            case Alternative(paths):
                for part in paths:
                    yield from self.between(part, start, end)
            case Sequence((only,)):
                yield from self.between(only, start, end)
            case Sequence((first, *rest)):
                yield from self._through(first, Sequence(tuple(rest)), start, end)
            case NegatedSet():
                steps = self._negated_steps(path, start)
                yield from (step.quad for step in steps if step.end == end)
            case Repeat():
                yield from self._repeated(path, start, end)

    def ends(  # noqa: PLR0911 - a case for each kind of path
        self, path: Path, start: Term
    ) -> Nodes:
        """The nodes to which a path leads, in a stable order."""
        match path:
            case str():
                quads = self._quads(start, path, None)
                return {quad.object: None for quad in quads}
            case Inverse(str() as name):
                quads = self._quads(None, name, start)
                return {quad.subject: None for quad in quads}
            case Inverse(inner):
                return self.ends(_inverted(inner), start)
            case Alternative(paths):
                return self._alternative_ends(paths, start)
            case Sequence(paths):
                return self._sequence_ends(paths, start)
            case NegatedSet():
                return {step.end: None for step in self._negated_steps(path, start)}
            case Repeat():
                return self._repeat_ends(path, start)

    def _alternative_ends(self, paths: Iterable[Path], start: Term) -> Nodes:
        ends: Nodes = {}
        for path in paths:
            ends |= self.ends(path, start)
        return ends

    def _sequence_ends(self, paths: Iterable[Path], start: Term) -> Nodes:
        nodes: Nodes = {start: None}
        for path in paths:
            nodes = self._ends_of_all(path, nodes)
        return nodes

    def _repeat_ends(self, path: Repeat, start: Term) -> Nodes:
        reached: Nodes = {}
        if path.minimum == 0:
            reached[start] = None
        if path.once:
            return reached | self.ends(path.path, start)
        return reached | self._closure(path.path, start)

    def _closure(self, path: Path, start: Term) -> Nodes:
        """The nodes to which one or more repetitions lead."""
        reached: Nodes = {}
        new = self.ends(path, start)
        while new:
            reached |= new
            following = self._ends_of_all(path, new)
            new = {node: None for node in following if node not in reached}
        return reached

    def _ends_of_all(self, path: Path, nodes: Iterable[Term]) -> Nodes:
        ends: Nodes = {}
        for node in nodes:
            ends |= self.ends(path, node)
        return ends

    def _through(
        self, first: Path, rest: Path, start: Term, end: Term
    ) -> Iterator[Quad]:
        """The statements of all ways through a sequence."""
        for middle in self.ends(first, start):
            if end in self.ends(rest, middle):
                yield from self.between(first, start, middle)
                yield from self.between(rest, middle, end)

    def _repeated(self, path: Repeat, start: Term, end: Term) -> Iterator[Quad]:
        # No repetition at all leads from a node to itself (section 18.4).
        if path.minimum == 0 and start == end:
            return
        if path.once:
            yield from self.between(path.path, start, end)
        else:
            yield from self._shortest_walks(path.path, start, end)

    def _shortest_walks(self, path: Path, start: Term, end: Term) -> Iterator[Quad]:
        """The statements of all shortest walks of one or more repetitions."""
        # A shortest walk has one node of each level. From the end back, the nodes of a
        # level that lead to a node kept of the next level are just those on such walks.
        hops_by_level: list[list[_Hop]] = []
        kept: Nodes = {end: None}
        for level in reversed(self._levels(path, start, end)):
            hops: list[_Hop] = []
            for node in level:
                following = self.ends(path, node)
                hops += [_Hop(node, to) for to in following if to in kept]
            hops_by_level.append(hops)
            kept = {hop.start: None for hop in hops}
        for hops in reversed(hops_by_level):
            for hop in hops:
                yield from self.between(path, hop.start, hop.end)

    def _levels(self, path: Path, start: Term, end: Term) -> list[Nodes]:
        """The nodes at each distance from the start, as far as one before the end.

        There are no levels if no walk leads to the end.
        """
        levels: list[Nodes] = [{start: None}]
        seen: Nodes = {start: None}
        while levels[-1]:
            following = self._ends_of_all(path, levels[-1])
            # Before nodes seen are dropped: the end may be the start.
            if end in following:
                return levels
            levels.append({node: None for node in following if node not in seen})
            seen |= following
        return []

    def _negated_steps(self, path: NegatedSet, start: Term) -> Iterator[_Step]:
        """The steps from a node by a property that the set does not exclude."""
        if path.forward is not None:
            excluded = {self._terms[name] for name in path.forward}
            for quad in self._quads(start, None, None):
                if quad.predicate not in excluded:
                    yield _Step(quad, quad.object)
        if path.backward is not None:
            excluded = {self._terms[name] for name in path.backward}
            for quad in self._quads(None, None, start):
                if quad.predicate not in excluded:
                    yield _Step(quad, quad.subject)

    def _prefetch_step(
        self,
        starts: AbstractSet[Term],
        predicate: NamedNode | None,
        *,
        backwards: bool = False,
    ) -> set[Term]:
        """Ask for one step from all nodes, and return where it leads."""
        self._neighbours.prefetch(starts, predicate, self._place, backwards=backwards)
        ends: set[Term] = set()
        for node in starts:
            if backwards:
                quads = self._neighbours.quads(None, predicate, node, self._place)
                ends.update(quad.subject for quad in quads)
            else:
                quads = self._neighbours.quads(node, predicate, None, self._place)
                ends.update(quad.object for quad in quads)
        return ends

    def _quads(
        self, subject: Term | None, name: str | None, value: Term | None
    ) -> list[Quad]:
        """The statements with these parts, in a stable order; None stands for any."""
        predicate = self._property(name) if name else None
        quads = self._neighbours.quads(subject, predicate, value, self._place)
        return sorted(quads, key=str)

    def _property(self, name: str) -> NamedNode:
        predicate = self._terms[name]
        assert isinstance(predicate, NamedNode)
        return predicate


def _inverted(path: Path) -> Path:
    """The path that leads from the ends of another to its starts."""
    match path:
        case str():
            return Inverse(path)
        case Inverse(inner):
            return inner
        case Alternative(paths):
            return Alternative(tuple(_inverted(part) for part in paths))
        case Sequence(paths):
            return Sequence(tuple(_inverted(part) for part in reversed(paths)))
        case NegatedSet(forward, backward):
            return NegatedSet(backward, forward)
        case Repeat(inner, minimum, once):
            return Repeat(_inverted(inner), minimum, once)
