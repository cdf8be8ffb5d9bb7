"""The statements along a property path from one node to another.

Paths are those of https://www.w3.org/TR/sparql11-query/, section 9, with the meaning
that section 18.4 gives them. A sequence has the statements of all ways through it; of a
path that is repeated any number of times, only the shortest walks count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
        self,
        neighbours: Neighbours,
        place: Place,
        terms: Mapping[str, Term],
    ) -> None:
        self._neighbours = neighbours
        self._place = place
        self._terms = terms

    def between(self, path: Path, start: Term, end: Term) -> Iterator[Quad]:
        """The statements along a path from start to end.

        There are none where start and end are the same and the path may be empty.
        """
        match path:
            case str():
                predicate = self._property(path)
                yield from self._neighbours.quads(start, predicate, end, self._place)
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
                yield from self._negated(path, start, end)
            case Repeat():
                yield from self._repeated(path, start, end)

    def ends(  # noqa: PLR0911 - a case for each kind of path
        self,
        path: Path,
        starts: Collection[Term],
    ) -> Nodes:
        """The nodes to which a path leads from any of the starts.

        Each step takes one query for all nodes, and none if it was taken before: with
        the starts of many solutions, this is the way to ask for all that `between` is
        going to need.
        """
        match path:
            case str():
                return self._step_ends(starts, self._property(path))
            case Inverse(str() as name):
                return self._step_ends(starts, self._property(name), backwards=True)
            case Inverse(inner):
                ends = self.ends(_inverted(inner), starts)
                # `between` follows the inner path, from these ends.
                self.ends(inner, ends)
                return ends
            case Alternative(paths):
                ends = {}
                for part in paths:
                    ends |= self.ends(part, starts)
                return ends
            case Sequence(paths):
                ends = dict.fromkeys(starts)
                for part in paths:
                    ends = self.ends(part, ends)
                return ends
            case NegatedSet():
                return self._negated_ends(path, starts)
            case Repeat():
                return self._repeat_ends(path, starts)

    def _step_ends(
        self,
        starts: Collection[Term],
        predicate: NamedNode,
        *,
        backwards: bool = False,
    ) -> Nodes:
        self._neighbours.prefetch(starts, predicate, self._place, backwards=backwards)
        ends: Nodes = {}
        for node in starts:
            for step in self._steps(node, predicate, backwards=backwards):
                ends[step.end] = None
        return ends

    def _negated_ends(self, path: NegatedSet, starts: Collection[Term]) -> Nodes:
        if path.forward is not None:
            self._neighbours.prefetch(starts, None, self._place)
        if path.backward is not None:
            self._neighbours.prefetch(starts, None, self._place, backwards=True)
        ends: Nodes = {}
        for node in starts:
            for step in self._negated_steps(path, node):
                ends[step.end] = None
        return ends

    def _repeat_ends(self, path: Repeat, starts: Collection[Term]) -> Nodes:
        reached = new = self.ends(path.path, starts)
        while new and not path.once:
            following = self.ends(path.path, new)
            new = {node: None for node in following if node not in reached}
            reached = reached | new
        if path.minimum == 0:
            return dict.fromkeys(starts) | reached
        return reached

    def _through(
        self,
        first: Path,
        rest: Path,
        start: Term,
        end: Term,
    ) -> Iterator[Quad]:
        """The statements of all ways through a sequence."""
        for middle in self.ends(first, [start]):
            if end in self.ends(rest, [middle]):
                yield from self.between(first, start, middle)
                yield from self.between(rest, middle, end)

    def _negated(self, path: NegatedSet, start: Term, end: Term) -> Iterator[Quad]:
        for step in self._negated_steps(path, start):
            if step.end == end:
                yield step.quad

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
                following = self.ends(path, [node])
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
            following = self.ends(path, levels[-1])
            # Before nodes seen are dropped: the end may be the start.
            if end in following:
                return levels
            levels.append({node: None for node in following if node not in seen})
            seen |= following
        return []

    def _negated_steps(self, path: NegatedSet, start: Term) -> Iterator[_Step]:
        """The steps from a node by a property that the set does not exclude."""
        if path.forward is not None:
            excluded = self._properties(path.forward)
            for step in self._steps(start):
                if step.quad.predicate not in excluded:
                    yield step
        if path.backward is not None:
            excluded = self._properties(path.backward)
            for step in self._steps(start, backwards=True):
                if step.quad.predicate not in excluded:
                    yield step

    def _steps(
        self,
        node: Term,
        predicate: NamedNode | None = None,
        *,
        backwards: bool = False,
    ) -> list[_Step]:
        """The steps from a node by a property, or by any."""
        if backwards:
            quads = self._neighbours.quads(None, predicate, node, self._place)
            return [_Step(quad, quad.subject) for quad in quads]
        quads = self._neighbours.quads(node, predicate, None, self._place)
        return [_Step(quad, quad.object) for quad in quads]

    def _properties(self, names: Iterable[str]) -> set[NamedNode]:
        return {self._property(name) for name in names}

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
