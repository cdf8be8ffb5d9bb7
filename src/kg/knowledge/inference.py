"""The OWL 2 RL rules that the ontology's axioms call for, applied to a fixed point.

The rules are those of the OWL 2 Profiles (https://www.w3.org/TR/owl2-profiles/, section
4.3, tables 5 and 7), each grounded in one axiom. There, a rule such as prp-trp reads
`T(?p, rdf:type, owl:TransitiveProperty), T(?x, ?p, ?y), T(?y, ?p, ?z)`: it joins the
axioms into every match. Here the first premise is matched with the ontology once, which
gives one rule for each transitive property, with the property's name in place of `?p`:
a pattern that an engine answers from its indexes.

Grounding loses nothing, since no rule concludes an axiom: what rules conclude is about
things, and the axioms are in a graph of their own that does not grow. For the same
reason the rules that only conclude further axioms, such as scm-sco and scm-spo (table
9: a subclass of a subclass), are not needed: cax-sco and prp-spo1, applied step by step
upwards, give every thing the same classes and relations.

Domains and ranges (prp-dom, prp-rng) are constraints here, which shapes check:
concluding a type from them would hide the mistake that they exist to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal as Choice
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Variable

from kg import vocabulary as v
from kg.knowledge.ontology import Ontology
from kg.vocabulary import Term, Triple

Axiom = Choice["subclass", "subproperty", "inverse", "symmetric", "transitive", "chain"]
Pattern = tuple[Variable, NamedNode, Variable | NamedNode]

X, Y, Z = Variable("x"), Variable("y"), Variable("z")


class Rule(NamedTuple):
    """What follows from one axiom: from the premises, the conclusion.

    Attributes:
        axiom: The kind of axiom.
        terms: The classes or properties that the axiom relates, in its order: the
            subclass before its superclass, and a property before the steps of its chain.
        conclusion: A triple pattern whose variables are all in the premises.
        premises: Triple patterns that must hold together.
    """

    axiom: Axiom
    terms: tuple[NamedNode, ...]
    conclusion: Pattern
    premises: tuple[Pattern, ...]

    @property
    def update(self) -> str:
        """A SPARQL update that adds what the rule has still to conclude.

        It goes to the default graph, since it holds, and to the inferred one.
        """
        triple = _pattern(self.conclusion)
        target = f"{triple} . GRAPH {v.INFERRED} {{ {triple} }}"
        return f"INSERT {{ {target} }} WHERE {{ {self.pending} }}"

    @property
    def pending(self) -> str:
        """A graph pattern for what the rule has still to conclude."""
        if self.axiom == "transitive":
            # A path of any length at once, where the two premises of prp-trp would
            # double the length in each round.
            subject, predicate, value = self.conclusion
            body = f"{subject} {predicate}+ {value}"
        else:
            body = " . ".join(map(_pattern, self.premises))
        # A literal in the place of a thing, which a mistake may have put there, cannot
        # become a subject. An engine drops such a triple without a word, so the rule
        # would have it to conclude for ever.
        subject = self.conclusion[0]
        values = [value for _, _, value in self.premises]
        only_things = f" FILTER(!isLiteral({subject}))" if subject in values else ""
        # MINUS subtracts one set of solutions from another. FILTER NOT EXISTS would
        # look each solution up.
        return f"{body}{only_things} MINUS {{ {_pattern(self.conclusion)} }}"

    @property
    def variables(self) -> set[Variable]:
        """The variables of the premises."""
        variables: set[Variable] = set()
        for premise in self.premises:
            variables.update(part for part in premise if isinstance(part, Variable))
        return variables

    def feeds(self, other: Rule) -> bool:
        """Return whether the other may conclude more from what this one concludes."""
        # Once they have run, these two have nothing to add to their own conclusions:
        # the converse of a converse was there before, and so was a path's continuation.
        if self is other and self.axiom in ("symmetric", "transitive"):
            return False
        _, predicate, value = self.conclusion
        for _, premise_predicate, premise_value in other.premises:
            if predicate != premise_predicate:
                continue
            if isinstance(value, Variable) or isinstance(premise_value, Variable):
                return True
            if value == premise_value:
                return True
        return False

    def bindings(self, triple: Triple) -> dict[Variable, Term] | None:
        """Return the values of the variables with which the conclusion is the triple.

        None if there are none, because the conclusion is about another property or
        class.
        """
        values: dict[Variable, Term] = {}
        for part, term in zip(self.conclusion, triple, strict=True):
            if isinstance(part, Variable):
                values[part] = term
            elif part != term:
                return None
        return values

    def filled(self, values: Mapping[Variable, Term]) -> tuple[Triple, ...]:
        """Return the premises with values in place of their variables."""
        return tuple(_filled(premise, values) for premise in self.premises)


class Inference(NamedTuple):
    """One way in which a rule concludes a statement.

    Attributes:
        rule: The rule.
        premises: The statements from which it concludes, in the order of its premises.
        graphs: For each of these, the named graphs that have it.
    """

    rule: Rule
    premises: tuple[Triple, ...]
    graphs: tuple[frozenset[NamedNode], ...]


def infer(engine: Store, ontology: Ontology) -> None:
    """Apply the rules until none adds anything.

    What they conclude is added to the inferred graph and to the default graph.
    """
    ordered = rules(ontology)
    # A rule has seen what the rules before it concluded. So after a round, only those
    # can have more to conclude that are fed by themselves or by a later rule.
    fed = [
        rule
        for place, rule in enumerate(ordered)
        if any(later.feeds(rule) for later in ordered[place:])
    ]
    pending = " UNION ".join(f"{{ {rule.pending} }}" for rule in fed)
    is_unfinished = f"ASK {{ {pending or 'FILTER(false)'} }}"
    update_all = " ;\n".join(rule.update for rule in ordered)
    # This ends: conclusions are made of terms that are there, so there are finitely
    # many, and each round but the last adds one at least.
    engine.update(update_all)
    while engine.query(is_unfinished):
        engine.update(update_all)


def rules(ontology: Ontology) -> list[Rule]:
    """Return the rules of the ontology's axioms.

    Their order lets one round conclude nearly everything: those that relate things come
    before those that carry a relation to wider properties, and classes last.
    """
    return [
        *_chain_rules(ontology),
        *_inverse_rules(ontology),
        *_symmetric_rules(ontology),
        *_transitive_rules(ontology),
        *_subproperty_rules(ontology),
        *_subclass_rules(ontology),
    ]


def _chain_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-spo2. Axiom: p owl:propertyChainAxiom (p1 … pn).
    # From x0 p1 x1, …, xn-1 pn xn: x0 p xn.
    for name, first in ontology.pairs(v.CHAIN):
        steps = list(ontology.list_of(first))
        if not isinstance(name, NamedNode) or not steps:
            continue
        joints = [Variable(f"x{number}") for number in range(len(steps) + 1)]
        premises = tuple(zip(joints[:-1], steps, joints[1:], strict=True))
        yield Rule("chain", (name, *steps), (joints[0], name, joints[-1]), premises)


def _inverse_rules(ontology: Ontology) -> Iterator[Rule]:
    for one, other in _pairs(ontology, v.INVERSE):
        # prp-inv1. Axiom: p1 owl:inverseOf p2. From x p1 y: y p2 x.
        yield Rule("inverse", (one, other), (Y, other, X), ((X, one, Y),))
        # prp-inv2. The same axiom, since it speaks of both: from x p2 y, y p1 x.
        yield Rule("inverse", (other, one), (Y, one, X), ((X, other, Y),))


def _symmetric_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-symp. Axiom: p a owl:SymmetricProperty. From x p y: y p x.
    for name in _instances(ontology, v.SYMMETRIC):
        yield Rule("symmetric", (name,), (Y, name, X), ((X, name, Y),))


def _transitive_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-trp. Axiom: p a owl:TransitiveProperty. From x p y, y p z: x p z.
    for name in _instances(ontology, v.TRANSITIVE):
        yield Rule("transitive", (name,), (X, name, Z), ((X, name, Y), (Y, name, Z)))


def _subproperty_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-spo1. Axiom: p1 rdfs:subPropertyOf p2. From x p1 y: x p2 y.
    for sub, sup in _pairs(ontology, v.SUBPROPERTY):
        yield Rule("subproperty", (sub, sup), (X, sup, Y), ((X, sub, Y),))


def _subclass_rules(ontology: Ontology) -> Iterator[Rule]:
    # cax-sco. Axiom: c1 rdfs:subClassOf c2. From x a c1: x a c2.
    for sub, sup in _pairs(ontology, v.SUBCLASS):
        yield Rule("subclass", (sub, sup), (X, v.TYPE, sup), ((X, v.TYPE, sub),))


def _pairs(
    ontology: Ontology, predicate: NamedNode
) -> list[tuple[NamedNode, NamedNode]]:
    """The pairs of terms that the ontology relates, the lowest of a hierarchy first.

    So a rule that takes a thing one class up runs before the one that takes it further,
    and one round climbs the whole hierarchy.
    """
    pairs = [
        (lower, upper)
        for lower, upper in ontology.pairs(predicate)
        if isinstance(lower, NamedNode) and isinstance(upper, NamedNode)
    ]
    above: dict[NamedNode, list[NamedNode]] = {}
    for lower, upper in pairs:
        above.setdefault(lower, []).append(upper)
    depths: dict[NamedNode, int] = {}

    def depth(term: NamedNode) -> int:
        """The length of the longest way up."""
        if term not in depths:
            depths[term] = 0  # ends the recursion where the ontology runs in a circle
            depths[term] = 1 + max(map(depth, above.get(term, ())), default=0)
        return depths[term]

    return sorted(pairs, key=lambda pair: (-depth(pair[0]), str(pair)))


def _instances(ontology: Ontology, kind: NamedNode) -> list[NamedNode]:
    terms = ontology.instances(kind)
    return sorted((term for term in terms if isinstance(term, NamedNode)), key=str)


def premises_query(known: Iterable[Rule], triples: Iterable[Triple]) -> str | None:
    """Return a query for the premises of all the triples by all the rules.

    A row has the number of the rule as `?rule`, the values of the rule's variables, and
    for each premise a graph that has it: `?g0`, `?g1` and so on.

    Returns:
        The query, or None where no rule concludes any of the triples.
    """
    # A query cannot name a blank node, so what has one is not asked for.
    wanted = [
        triple
        for triple in triples
        if not any(isinstance(term, BlankNode) for term in triple)
    ]
    parts: list[str] = []
    for number, rule in enumerate(known):
        bindings = [rule.bindings(triple) for triple in wanted]
        possible = [values for values in bindings if values is not None]
        if possible:
            parts.append(_premises_pattern(rule, number, possible))
    return f"SELECT * WHERE {{ {' UNION '.join(parts)} }}" if parts else None


def _premises_pattern(
    rule: Rule, number: int, possible: Sequence[Mapping[Variable, Term]]
) -> str:
    """The graph pattern of `premises_query` for one rule and its possible conclusions."""
    # All mappings have the conclusion's variables as keys, in the same order.
    names = " ".join(map(str, possible[0]))
    rows = " ".join(f"({' '.join(map(str, values.values()))})" for values in possible)
    premises = " ".join(
        f"GRAPH ?g{place} {{ {_pattern(premise)} }}"
        for place, premise in enumerate(rule.premises)
    )
    return f"{{ VALUES ({names}) {{ {rows} }} {premises} BIND({number} AS ?rule) }}"


class _Step(NamedTuple):
    """A rule's conclusion from certain premises: what rows of `premises_query` share."""

    conclusion: Triple
    rule: int
    premises: tuple[Triple, ...]


def inferences(
    known: Sequence[Rule], rows: Iterable[Mapping[str, Term]]
) -> dict[Triple, list[Inference]]:
    """Return the ways in which rules conclude statements.

    Args:
        known: The rules with which the query was made.
        rows: The rows of `premises_query`.

    Returns:
        For each conclusion its inferences, in the order of the rules.
    """
    # A premise that several graphs have makes a row for each of them: the rows of a
    # step are collected, and their graphs with them.
    graphs: dict[_Step, list[set[NamedNode]]] = {}
    for row in rows:
        number = row["rule"]
        assert isinstance(number, Literal)
        rule = known[int(number.value)]
        values = {variable: row[variable.value] for variable in rule.variables}
        step = _Step(
            _filled(rule.conclusion, values), int(number.value), rule.filled(values)
        )
        by_premise = graphs.setdefault(step, [set() for _ in rule.premises])
        for place, names in enumerate(by_premise):
            graph = row[f"g{place}"]
            assert isinstance(graph, NamedNode)
            names.add(graph)
    found: dict[Triple, list[Inference]] = {}
    for step in sorted(graphs, key=lambda step: (step.rule, str(step.premises))):
        having = tuple(frozenset(names) for names in graphs[step])
        inference = Inference(known[step.rule], step.premises, having)
        found.setdefault(step.conclusion, []).append(inference)
    return found


def _filled(pattern: Pattern, values: Mapping[Variable, Term]) -> Triple:
    subject, predicate, value = pattern
    thing = values[subject]
    # It matched the subject of a premise, and the project's files have no blank nodes.
    assert isinstance(thing, NamedNode)
    return thing, predicate, values[value] if isinstance(value, Variable) else value


def _pattern(pattern: Pattern) -> str:
    return " ".join(map(str, pattern))
