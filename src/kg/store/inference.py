"""The OWL 2 RL rules that the ontology's axioms call for, each grounded in one axiom, applied to a fixed point.

Grounded rules name their properties and classes, which an engine answers from its indexes; the generic rules of the
OWL 2 profiles (https://www.w3.org/TR/owl2-profiles/, section 4.3) would join the axioms into every match. Domains and
ranges are constraints here, which shapes check: concluding a type from them would hide the mistake that they exist for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Variable

from kg import vocabulary as v
from kg.vocabulary import Term, Triple

Pattern = tuple[Variable, NamedNode, Variable | NamedNode]

X, Y, Z = Variable("x"), Variable("y"), Variable("z")


class Rule(NamedTuple):
    """From the premises, the conclusion; `axiom` names the kind of axiom and the terms that it is about."""

    axiom: str
    terms: tuple[NamedNode, ...]
    conclusion: Pattern
    premises: tuple[Pattern, ...]

    @property
    def update(self) -> str:
        """The rule as a SPARQL update that adds what does not hold yet, to the default graph and the inferred one."""
        triple = _pattern(self.conclusion)
        return f"INSERT {{ {triple} . GRAPH {v.INFERRED} {{ {triple} }} }} WHERE {{ {self.open} }}"

    @property
    def open(self) -> str:
        """The pattern of what the rule has still to conclude. MINUS subtracts a set; FILTER would look up each row."""
        return f"{self._body} MINUS {{ {_pattern(self.conclusion)} }}"

    @property
    def _body(self) -> str:
        if self.axiom == "transitive":
            subject, predicate, value = self.conclusion
            return f"{subject} {predicate}+ {value}"  # the whole way at once, rather than a step a round
        return " . ".join(map(_pattern, self.premises))

    def feeds(self, other: Rule) -> bool:
        """Whether the other may conclude more from what this one concludes."""
        if self is other and self.axiom in ("symmetric", "transitive"):
            return False  # each concludes all of its own at once
        _, predicate, value = self.conclusion
        return any(
            predicate == p and (value == o or isinstance(value, Variable) or isinstance(o, Variable))
            for _, p, o in other.premises
        )


def infer(engine: Store) -> None:
    """Fill the inferred graph, and the default graph with the same, until no rule adds anything.

    After a round, only rules that were fed when their turn was over can have more to conclude.
    """
    ordered = rules(engine)
    fed = [rule for at, rule in enumerate(ordered) if any(later.feeds(rule) for later in ordered[at:])]
    update = " ;\n".join(rule.update for rule in ordered)
    more = f"ASK {{ {' UNION '.join(f'{{ {rule.open} }}' for rule in fed) or 'FILTER(false)'} }}"
    engine.update(update)
    while engine.query(more):
        engine.update(update)


def rules(engine: Store) -> list[Rule]:
    """The rules of the ontology graph's axioms, in an order in which one round concludes nearly everything."""
    makers = (_chains, _inverses, _symmetric, _transitive, _properties, _classes)
    return [rule for make in makers for rule in make(engine)]


def premises(engine: Store, rule: Rule, triple: Triple) -> list[list[Triple]]:
    """The ways in which the rule's premises hold, in a stable order, when its conclusion is the triple."""
    bound = _match(rule.conclusion, triple)
    if bound is None:
        return []
    body = " . ".join(map(_pattern, rule.premises))
    solutions = engine.query(f"SELECT * WHERE {{ {body} }}", substitutions=bound)
    assert isinstance(solutions, QuerySolutions)
    names = {variable.value for variable in solutions.variables}
    found = [[_filled(p, bound | {Variable(n): row[n] for n in names}) for p in rule.premises] for row in solutions]
    return sorted(found, key=str)


def _match(conclusion: Pattern, triple: Triple) -> dict[Variable, Term] | None:
    """The values of the conclusion's variables, if it can be the triple."""
    pairs = list(zip(conclusion, triple, strict=True))
    if any(part != term for part, term in pairs if not isinstance(part, Variable)):
        return None
    return {part: term for part, term in pairs if isinstance(part, Variable)}


def _filled(pattern: Pattern, values: dict[Variable, Term]) -> Triple:
    subject, predicate, value = pattern
    thing = values[subject]
    assert isinstance(thing, NamedNode)
    return thing, predicate, values[value] if isinstance(value, Variable) else value


def _classes(engine: Store) -> Iterator[Rule]:
    for sub, sup in _pairs(engine, v.SUBCLASS):
        yield Rule("subclass", (sub, sup), (X, v.TYPE, sup), ((X, v.TYPE, sub),))


def _properties(engine: Store) -> Iterator[Rule]:
    for sub, sup in _pairs(engine, v.SUBPROPERTY):
        yield Rule("subproperty", (sub, sup), (X, sup, Y), ((X, sub, Y),))


def _inverses(engine: Store) -> Iterator[Rule]:
    for one, other in _pairs(engine, v.INVERSE):
        yield Rule("inverse", (one, other), (Y, other, X), ((X, one, Y),))
        yield Rule("inverse", (other, one), (Y, one, X), ((X, other, Y),))


def _symmetric(engine: Store) -> Iterator[Rule]:
    for name in _instances(engine, v.SYMMETRIC):
        yield Rule("symmetric", (name,), (Y, name, X), ((X, name, Y),))


def _transitive(engine: Store) -> Iterator[Rule]:
    for name in _instances(engine, v.TRANSITIVE):
        yield Rule("transitive", (name,), (X, name, Z), ((X, name, Y), (Y, name, Z)))


def _chains(engine: Store) -> Iterator[Rule]:
    for quad in engine.quads_for_pattern(None, v.CHAIN, None, v.ONTOLOGY):
        steps = list(_list(engine, quad.object))
        if isinstance(quad.subject, NamedNode) and steps:
            joints = [Variable(f"x{at}") for at in range(len(steps) + 1)]
            premises = tuple(zip(joints, steps, joints[1:], strict=False))
            yield Rule("chain", (quad.subject, *steps), (joints[0], quad.subject, joints[-1]), premises)


def _list(engine: Store, node: Term) -> Iterator[NamedNode]:
    """The members of an RDF list."""
    while isinstance(node, (NamedNode, BlankNode)):
        items, rests = (list(engine.quads_for_pattern(node, p, None, v.ONTOLOGY)) for p in (v.FIRST, v.REST))
        yield from (quad.object for quad in items if isinstance(quad.object, NamedNode))
        node = rests[0].object if rests else Literal("")


def _pairs(engine: Store, predicate: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
    """The pairs of terms that the ontology relates, those furthest from the top of their hierarchy first."""
    quads = engine.quads_for_pattern(None, predicate, None, v.ONTOLOGY)
    pairs = [
        (q.subject, q.object) for q in quads if isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)
    ]

    above: dict[NamedNode, list[NamedNode]] = {}
    for sub, sup in pairs:
        above.setdefault(sub, []).append(sup)
    heights: dict[NamedNode, int] = {}

    def height(term: NamedNode) -> int:
        if term not in heights:
            heights[term] = 0  # a circle in the ontology ends here
            heights[term] = 1 + max(map(height, above.get(term, ())), default=0)
        return heights[term]

    yield from sorted(pairs, key=lambda pair: (-height(pair[0]), str(pair)))


def _instances(engine: Store, kind: NamedNode) -> Iterator[NamedNode]:
    quads = engine.quads_for_pattern(None, v.TYPE, kind, v.ONTOLOGY)
    yield from sorted((quad.subject for quad in quads if isinstance(quad.subject, NamedNode)), key=str)


def _pattern(pattern: Pattern) -> str:
    subject, predicate, value = pattern
    return f"{subject} {predicate} {value}"
