"""What holds after a change: delete what may have lost its ground, then derive again.

The algorithm is DRed (Gupta, Mumick and Subrahmanian, "Maintaining views incrementally",
1993). Deleting is generous: all goes that anything gone was a premise of. What another
premise still supports comes back. The result is what loading anew would give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Variable

from kg import vocabulary as v
from kg.knowledge.home import HOLDS
from kg.knowledge.inference import Pattern, Rule
from kg.namespaces import Namespaces
from kg.vocabulary import Term, Triple

_Values = Mapping[Variable, Term]


class Rederivation:
    """Carries a change of what files say on to what holds and to what is inferred.

    Args:
        engine: The store, which is changed.
        names: The names of its graphs.
        rules: What follows from what.
    """

    def __init__(
        self, engine: Store, names: Namespaces, rules: Collection[Rule]
    ) -> None:
        self._engine = engine
        self._inferred = names.inferred
        self._grounds = {names.entities, names.derived}
        self.touched: set[Triple] = set()
        """What was added or removed, of what holds and of what is inferred."""
        self._by_premise: dict[NamedNode, list[tuple[Rule, int]]] = {}
        self._by_conclusion: dict[NamedNode, list[Rule]] = {}
        for rule in rules:
            concluding = self._by_conclusion.setdefault(rule.conclusion.predicate, [])
            concluding.append(rule)
            for place, premise in enumerate(rule.premises):
                fed = self._by_premise.setdefault(premise.predicate, [])
                fed.append((rule, place))

    def apply(self, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """Remove quads of named graphs, add others, and do what follows from it."""
        # What makes a graph a passage may change without what the passage states.
        redeclared = {
            quad.subject
            for quad in (*removed, *added)
            if quad.predicate == v.TYPE and quad.object == v.CLASS_PASSAGE
        }
        whole = {each for each in redeclared if isinstance(each, NamedNode)}
        before = self._grounded(removed, whole)
        for quad in removed:
            self._engine.remove(quad)
        self._engine.extend(added)
        after = self._grounded(added, whole)
        lost = {each for each in before - after if not self._is_grounded(each)}
        self._delete(lost)
        self._add(after - before)

    def _grounded(
        self, changed: Iterable[Quad], whole: Collection[NamedNode]
    ) -> set[Triple]:
        """What holds by the changed quads, and by all of the graphs in `whole`."""
        found: set[Triple] = set()
        known: dict[object, bool] = {}
        for quad in changed:
            graph = quad.graph_name
            if graph not in known:
                known[graph] = graph not in whole and self._is_ground(graph)
            if known[graph]:
                found.add(_triple(quad))
        for graph in whole:
            if self._is_ground(graph):
                quads = self._engine.quads_for_pattern(None, None, None, graph)
                found.update(map(_triple, quads))
        return found

    def _is_ground(self, graph: Term | DefaultGraph) -> bool:
        """Whether what a named graph has holds: see `loading.fill`."""
        if graph in self._grounds:
            return True
        if not isinstance(graph, NamedNode):
            return False
        declared = self._engine.quads_for_pattern(graph, v.TYPE, v.CLASS_PASSAGE, None)
        return any(quad.graph_name != HOLDS for quad in declared)

    def _is_grounded(self, triple: Triple) -> bool:
        """Whether a graph has it whose statements hold."""
        quads = self._engine.quads_for_pattern(*triple, None)
        return any(self._is_ground(quad.graph_name) for quad in quads)

    def _delete(self, lost: set[Triple]) -> None:
        """Remove what no file says any more, and what no premise supports without it."""
        doomed = set(lost)
        waiting = list(lost)
        while waiting:
            for each in set(self._conclusions(waiting.pop())) - doomed:
                if not self._is_grounded(each):
                    doomed.add(each)
                    waiting.append(each)
        for each in doomed:
            self._engine.remove(Quad(*each, HOLDS))
            self._engine.remove(Quad(*each, self._inferred))
        self.touched |= doomed
        self._derive(each for each in doomed if self._is_concluded(each))

    def _add(self, gained: set[Triple]) -> None:
        """Add what files say, with what follows from it."""
        new = [each for each in gained if Quad(*each, HOLDS) not in self._engine]
        self._engine.extend(Quad(*each, HOLDS) for each in new)
        # What a file says is not told of as inferred.
        for each in gained:
            self._engine.remove(Quad(*each, self._inferred))
        self.touched |= gained
        for each in new:
            self._derive(self._conclusions(each))

    def _derive(self, concluded: Iterable[Triple]) -> None:
        """Add what rules conclude and is not there, and all that follows from it."""
        waiting = list(concluded)
        while waiting:
            each = waiting.pop()
            if Quad(*each, HOLDS) in self._engine:
                continue
            self._engine.extend(Quad(*each, graph) for graph in (HOLDS, self._inferred))
            self.touched.add(each)
            waiting += self._conclusions(each)

    def _conclusions(self, triple: Triple) -> Iterator[Triple]:
        """What rules conclude from what holds, with the triple among the premises."""
        for rule, place in self._by_premise.get(triple[1], ()):
            values = _matched(rule.premises[place], triple, {})
            if values is None:
                continue
            others = [*rule.premises[:place], *rule.premises[place + 1 :]]
            for solution in self._solutions(others, values):
                subject = solution[rule.conclusion.subject]
                # A literal that stands for a thing by mistake concludes nothing.
                if isinstance(subject, NamedNode):
                    yield rule.conclusion.filled(solution)

    def _is_concluded(self, triple: Triple) -> bool:
        """Whether a rule concludes it from what holds."""
        for rule in self._by_conclusion.get(triple[1], ()):
            values = _matched(rule.conclusion, triple, {})
            if values is not None and any(self._solutions(rule.premises, values)):
                return True
        return False

    def _solutions(
        self, premises: Sequence[Pattern], values: _Values
    ) -> Iterator[_Values]:
        """The ways in which premises hold together, given some values."""
        if not premises:
            yield values
            return
        # The one of which most is known, so that few are looked through.
        first = max(
            premises, key=lambda premise: len(premise.variables & values.keys())
        )
        others = [premise for premise in premises if premise is not first]
        subject = values.get(first.subject)
        value = _value(first.object, values)
        if subject is not None and not isinstance(subject, NamedNode):
            return
        pattern = (subject, first.predicate, value, HOLDS)
        for quad in list(self._engine.quads_for_pattern(*pattern)):
            matched = _matched(first, _triple(quad), values)
            if matched is not None:
                yield from self._solutions(others, matched)


def _triple(quad: Quad) -> Triple:
    assert isinstance(quad.subject, NamedNode)  # see `changed_quads.stated`
    return quad.subject, quad.predicate, quad.object


def _value(term: Variable | NamedNode, values: _Values) -> Term | None:
    return values.get(term) if isinstance(term, Variable) else term


def _matched(pattern: Pattern, triple: Triple, values: _Values) -> _Values | None:
    """The values with which the pattern is the triple; None if it cannot be."""
    found = dict(values)
    for part, term in zip(pattern, triple, strict=True):
        if isinstance(part, Variable):
            if found.setdefault(part, term) != term:
                return None
        elif part != term:
            return None
    return found
