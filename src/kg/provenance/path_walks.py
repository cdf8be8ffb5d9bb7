"""Property paths (https://www.w3.org/TR/sparql11-query/, section 9): the statements on the way from a node to another.

A sequence has the statements of all its ways; where any number of steps may be taken,
those of the shortest ways count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode, Quad

from kg.provenance.neighbours import Nearby, Place
from kg.sparql.property_paths import (
    Alternative,
    Inverse,
    Negated,
    Path,
    Repeat,
    Sequence,
)
from kg.vocabulary import Term


class Hops:
    """The paths of one graph; `terms` are what a query's names of properties stand for, variables included."""

    def __init__(self, nearby: Nearby, place: Place, terms: Mapping[str, Term]) -> None:
        self._nearby = nearby
        self._place = place
        self._terms = terms

    def prepare(  # noqa: PLR0911 - a case for each kind
        self, path: Path, starts: AbstractSet[Term]
    ) -> AbstractSet[Term]:
        """Ask for all statements on the path from the nodes, by levels, and tell where it leads."""
        match path:
            case str():
                return self._stepped(starts, self._property(path))
            case Inverse(str() as name):
                return self._stepped(starts, self._property(name), backwards=True)
            case Inverse(inner):
                ends = self.prepare(_inverted(inner), starts)
                self.prepare(inner, ends)
                return ends
            case Alternative(paths):
                return {end for one in paths for end in self.prepare(one, starts)}
            case Sequence(paths):
                for one in paths:
                    starts = self.prepare(one, starts)
                return starts
            case Negated(forward, backward):
                there = set() if forward is None else self._stepped(starts, None)
                back = (
                    set()
                    if backward is None
                    else self._stepped(starts, None, backwards=True)
                )
                return there | back
            case Repeat(inner, least, once):
                reached = new = self.prepare(inner, starts)
                while new and not once:
                    new = self.prepare(inner, new) - reached
                    reached = reached | new
                return reached if least else reached | starts

    def between(self, path: Path, start: Term, end: Term) -> Iterator[Quad]:
        """The statements on the ways from start to end; none where the path may be empty and both are the same."""
        match path:
            case str():
                yield from self._quads(start, path, end)
            case Inverse(inner):
                yield from self.between(inner, end, start)
            case Alternative(paths):
                for one in paths:
                    yield from self.between(one, start, end)
            case Sequence((only,)):
                yield from self.between(only, start, end)
            case Sequence((first, *rest)):
                yield from self._through(first, Sequence(tuple(rest)), start, end)
            case Negated():
                yield from (
                    quad for quad, node in self._others(path, start) if node == end
                )
            case Repeat(inner, least, once) if least or start != end:
                yield from (
                    self.between(inner, start, end)
                    if once
                    else self._walked(inner, start, end)
                )

    def ends(self, path: Path, start: Term) -> dict[Term, None]:  # noqa: PLR0911 - a case for each kind
        """The nodes to which the path leads."""
        match path:
            case str():
                return dict.fromkeys(
                    quad.object for quad in self._quads(start, path, None)
                )
            case Inverse(str() as name):
                return dict.fromkeys(
                    quad.subject for quad in self._quads(None, name, start)
                )
            case Inverse(inner):
                return self.ends(_inverted(inner), start)
            case Alternative(paths):
                return {node: None for one in paths for node in self.ends(one, start)}
            case Sequence(paths):
                return self._followed(paths, start)
            case Negated():
                return {node: None for _, node in self._others(path, start)}
            case Repeat(inner, least, once):
                reached = (
                    self.ends(inner, start) if once else self._reached(inner, start)
                )
                return reached if least else {start: None} | reached

    def _followed(self, paths: Iterable[Path], start: Term) -> dict[Term, None]:
        nodes: dict[Term, None] = {start: None}
        for path in paths:
            nodes = {end: None for node in nodes for end in self.ends(path, node)}
        return nodes

    def _through(
        self, first: Path, rest: Path, start: Term, end: Term
    ) -> Iterator[Quad]:
        for middle in self.ends(first, start):
            if end in self.ends(rest, middle):
                yield from self.between(first, start, middle)
                yield from self.between(rest, middle, end)

    def _reached(self, path: Path, start: Term) -> dict[Term, None]:
        """All nodes that one or more steps lead to."""
        reached: dict[Term, None] = {}
        new = self.ends(path, start)
        while new:
            reached |= new
            new = {
                end: None
                for node in new
                for end in self.ends(path, node)
                if end not in reached
            }
        return reached

    def _walked(self, path: Path, start: Term, end: Term) -> Iterator[Quad]:
        """The statements of all shortest walks of one or more steps."""
        levels = self._levels(path, start, end)
        ahead: dict[Term, None] = {end: None}
        steps: list[tuple[Term, Term]] = []
        for level in reversed(levels):
            back = [
                (node, to)
                for node in level
                for to in self.ends(path, node)
                if to in ahead
            ]
            steps = back + steps
            ahead = {node: None for node, _ in back}
        for node, to in steps:
            yield from self.between(path, node, to)

    def _levels(self, path: Path, start: Term, end: Term) -> list[dict[Term, None]]:
        """The nodes at each distance from the start, up to those from which a step leads to the end."""
        levels: list[dict[Term, None]] = [{start: None}]
        seen: dict[Term, None] = {start: None}
        while levels[-1]:
            new = {to: None for node in levels[-1] for to in self.ends(path, node)}
            if end in new:
                return levels
            levels.append({node: None for node in new if node not in seen})
            seen |= new
        return []

    def _others(self, path: Negated, start: Term) -> Iterator[tuple[Quad, Term]]:
        """The statements of a negated property set at a node, each with the node that it leads to."""
        if path.forward is not None:
            refused = {self._terms[name] for name in path.forward}
            yield from (
                (q, q.object)
                for q in self._quads(start, None, None)
                if q.predicate not in refused
            )
        if path.backward is not None:
            refused = {self._terms[name] for name in path.backward}
            yield from (
                (q, q.subject)
                for q in self._quads(None, None, start)
                if q.predicate not in refused
            )

    def _stepped(
        self,
        starts: AbstractSet[Term],
        predicate: NamedNode | None,
        *,
        backwards: bool = False,
    ) -> AbstractSet[Term]:
        """Where a step from the nodes leads; all are asked for at once."""
        self._nearby.ask(starts, predicate, self._place, backwards=backwards)
        ends: set[Term] = set()
        for node in starts:
            if backwards:
                found = self._nearby.quads(None, predicate, node, self._place)
                ends.update(quad.subject for quad in found)
            else:
                found = self._nearby.quads(node, predicate, None, self._place)
                ends.update(quad.object for quad in found)
        return ends

    def _quads(
        self, subject: Term | None, name: str | None, value: Term | None
    ) -> list[Quad]:
        """The statements in a stable order."""
        predicate = self._property(name) if name else None
        return sorted(
            self._nearby.quads(subject, predicate, value, self._place), key=str
        )

    def _property(self, name: str) -> NamedNode:
        predicate = self._terms[name]
        assert isinstance(predicate, NamedNode)
        return predicate


def _inverted(path: Path) -> Path:
    """The path from the other end."""
    match path:
        case str():
            return Inverse(path)
        case Inverse(inner):
            return inner
        case Alternative(paths):
            return Alternative(tuple(map(_inverted, paths)))
        case Sequence(paths):
            return Sequence(tuple(map(_inverted, reversed(paths))))
        case Negated(forward, backward):
            return Negated(backward, forward)
        case Repeat(inner, least, once):
            return Repeat(_inverted(inner), least, once)
