"""The OWL 2 RL rules that the ontology's axioms call for, each grounded in one axiom, applied to a fixed point.

Grounded rules name their properties and classes, which an engine answers from its
indexes; the generic rules of the OWL 2 profiles (https://www.w3.org/TR/owl2-profiles/,
section 4.3) would join the axioms into every match. Domains and ranges are constraints
here, which shapes check: concluding a type from them would hide the mistake that they
exist for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Variable

from kg import vocabulary as v
from kg.knowledge.ontology import Ontology
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
        # Where a value becomes the subject, a literal, which a mistake may have put
        # there, would be concluded of again and again: no engine takes it.
        subject = self.conclusion[0]
        values = [value for _, _, value in self.premises]
        only_things = f" FILTER(!isLiteral({subject}))" if subject in values else ""
        return f"{self._body}{only_things} MINUS {{ {_pattern(self.conclusion)} }}"

    @property
    def _body(self) -> str:
        if self.axiom == "transitive":
            subject, predicate, value = self.conclusion
            # The whole way at once, rather than a step a round.
            return f"{subject} {predicate}+ {value}"
        return self.body

    @property
    def body(self) -> str:
        """The premises as a graph pattern."""
        return " . ".join(map(_pattern, self.premises))

    @property
    def variables(self) -> set[Variable]:
        """The variables of the premises."""
        return {
            part
            for premise in self.premises
            for part in premise
            if isinstance(part, Variable)
        }

    def feeds(self, other: Rule) -> bool:
        """Whether the other may conclude more from what this one concludes."""
        if self is other and self.axiom in ("symmetric", "transitive"):
            return False  # each concludes all of its own at once
        _, predicate, value = self.conclusion
        return any(
            predicate == p
            and (value == o or isinstance(value, Variable) or isinstance(o, Variable))
            for _, p, o in other.premises
        )

    def bindings(self, triple: Triple) -> dict[Variable, Term] | None:
        """The values of the conclusion's variables when it is the triple; None if it cannot be."""
        bound: dict[Variable, Term] = {}
        for part, term in zip(self.conclusion, triple, strict=True):
            if isinstance(part, Variable):
                bound[part] = term
            elif part != term:
                return None
        return bound

    def filled(self, values: Mapping[Variable, Term]) -> tuple[Triple, ...]:
        """The premises with the values of their variables."""
        return tuple(_filled(premise, values) for premise in self.premises)


class Inference(NamedTuple):
    """A way in which a rule concludes a statement: from which premises, and the graphs that have each of them."""

    rule: Rule
    premises: tuple[Triple, ...]
    graphs: tuple[frozenset[NamedNode], ...]


def infer(engine: Store, ontology: Ontology) -> None:
    """Fill the inferred graph, and the default graph with the same, until no rule adds anything.

    After a round, only rules that were fed when their turn was over can have more to
    conclude.
    """
    ordered = rules(ontology)
    fed = [
        rule
        for at, rule in enumerate(ordered)
        if any(later.feeds(rule) for later in ordered[at:])
    ]
    update = " ;\n".join(rule.update for rule in ordered)
    more = f"ASK {{ {' UNION '.join(f'{{ {rule.open} }}' for rule in fed) or 'FILTER(false)'} }}"
    engine.update(update)
    while engine.query(more):
        engine.update(update)


def rules(ontology: Ontology) -> list[Rule]:
    """The rules of the ontology's axioms, in an order in which one round concludes nearly everything."""
    makers = (_chains, _inverses, _symmetric, _transitive, _properties, _classes)
    return [rule for make in makers for rule in make(ontology)]


def premises_query(known: Iterable[Rule], triples: Iterable[Triple]) -> str | None:
    """A query for the premises of all the triples by all the rules, or None where no rule concludes any.

    A row has the number of the rule as `?rule`, the values of the rule's variables, and
    for each premise a graph that has it: `?g0`, `?g1` and so on.
    """
    # A query cannot name a blank node: nothing is found for what has one.
    wanted = [
        triple
        for triple in triples
        if not any(isinstance(term, BlankNode) for term in triple)
    ]
    parts = []
    for number, rule in enumerate(known):
        bound = [
            found for triple in wanted if (found := rule.bindings(triple)) is not None
        ]
        if bound:
            names = " ".join(map(str, bound[0]))
            rows = " ".join(
                f"({' '.join(map(str, values.values()))})" for values in bound
            )
            premises = [
                f"GRAPH ?g{at} {{ {_pattern(p)} }}"
                for at, p in enumerate(rule.premises)
            ]
            body = f"VALUES ({names}) {{ {rows} }} {' '.join(premises)}"
            parts.append(f"{{ {body} BIND({number} AS ?rule) }}")
    return f"SELECT * WHERE {{ {' UNION '.join(parts)} }}" if parts else None


def inferences(
    known: Sequence[Rule], found: Iterable[Mapping[str, Term]]
) -> dict[Triple, list[Inference]]:
    """The ways in which rules conclude statements, by these, from the rows of `premises_query`."""
    graphs: dict[tuple[Triple, int, tuple[Triple, ...]], list[set[NamedNode]]] = {}
    for row in found:
        number = row["rule"]
        assert isinstance(number, Literal)
        at = int(number.value)
        rule = known[at]
        values = {variable: row[variable.value] for variable in rule.variables}
        premises = rule.filled(values)
        key = (_filled(rule.conclusion, values), at, premises)
        seen = graphs.setdefault(key, [set() for _ in premises])
        for place, names in enumerate(seen):
            graph = row[f"g{place}"]
            assert isinstance(graph, NamedNode)
            names.add(graph)
    ways: dict[Triple, list[Inference]] = {}
    for conclusion, at, premises in sorted(
        graphs, key=lambda key: (key[1], str(key[2]))
    ):
        having = tuple(frozenset(names) for names in graphs[conclusion, at, premises])
        ways.setdefault(conclusion, []).append(Inference(known[at], premises, having))
    return ways


def _filled(pattern: Pattern, values: Mapping[Variable, Term]) -> Triple:
    subject, predicate, value = pattern
    thing = values[subject]
    assert isinstance(
        thing, NamedNode
    )  # what matched a premise's subject, in files without blank nodes
    return thing, predicate, values[value] if isinstance(value, Variable) else value


def _classes(ontology: Ontology) -> Iterator[Rule]:
    for sub, sup in _pairs(ontology, v.SUBCLASS):
        yield Rule("subclass", (sub, sup), (X, v.TYPE, sup), ((X, v.TYPE, sub),))


def _properties(ontology: Ontology) -> Iterator[Rule]:
    for sub, sup in _pairs(ontology, v.SUBPROPERTY):
        yield Rule("subproperty", (sub, sup), (X, sup, Y), ((X, sub, Y),))


def _inverses(ontology: Ontology) -> Iterator[Rule]:
    for one, other in _pairs(ontology, v.INVERSE):
        yield Rule("inverse", (one, other), (Y, other, X), ((X, one, Y),))
        yield Rule("inverse", (other, one), (Y, one, X), ((X, other, Y),))


def _symmetric(ontology: Ontology) -> Iterator[Rule]:
    for name in _instances(ontology, v.SYMMETRIC):
        yield Rule("symmetric", (name,), (Y, name, X), ((X, name, Y),))


def _transitive(ontology: Ontology) -> Iterator[Rule]:
    for name in _instances(ontology, v.TRANSITIVE):
        yield Rule("transitive", (name,), (X, name, Z), ((X, name, Y), (Y, name, Z)))


def _chains(ontology: Ontology) -> Iterator[Rule]:
    for name, first in ontology.pairs(v.CHAIN):
        steps = list(ontology.list_of(first))
        if isinstance(name, NamedNode) and steps:
            joints = [Variable(f"x{at}") for at in range(len(steps) + 1)]
            premises = tuple(zip(joints, steps, joints[1:], strict=False))
            yield Rule("chain", (name, *steps), (joints[0], name, joints[-1]), premises)


def _pairs(
    ontology: Ontology, predicate: NamedNode
) -> Iterator[tuple[NamedNode, NamedNode]]:
    """The pairs of terms that the ontology relates, those furthest from the top of their hierarchy first."""
    pairs = [
        (one, other)
        for one, other in ontology.pairs(predicate)
        if isinstance(one, NamedNode) and isinstance(other, NamedNode)
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


def _instances(ontology: Ontology, kind: NamedNode) -> list[NamedNode]:
    named = (term for term in ontology.instances(kind) if isinstance(term, NamedNode))
    return sorted(named, key=str)


def _pattern(pattern: Pattern) -> str:
    subject, predicate, value = pattern
    return f"{subject} {predicate} {value}"
