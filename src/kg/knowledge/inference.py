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
from functools import lru_cache
from typing import Literal as Choice
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Variable

from kg import vocabulary as v
from kg.knowledge.ontology import Ontology
from kg.vocabulary import Term, Triple

Axiom = Choice[
    "subclass",
    "subproperty",
    "inverse",
    "symmetric",
    "transitive",
    "chain",
    "comparison",
]
"""What a rule rests on; a comparison is no axiom, see `kg.knowledge.agreement`."""

Solution = Mapping[Variable, Term]
"""Values of variables, for which SPARQL has this word."""

X = Variable("x")
Y = Variable("y")
Z = Variable("z")


class Pattern(NamedTuple):
    """A triple pattern with a given property."""

    subject: Variable
    predicate: NamedNode
    object: Variable | NamedNode

    @property
    def text(self) -> str:
        """The pattern in SPARQL."""
        return f"{self.subject} {self.predicate} {self.object}"

    @property
    def variables(self) -> set[Variable]:
        """The variables in it."""
        if isinstance(self.object, Variable):
            return {self.subject, self.object}
        return {self.subject}

    def may_match(self, conclusion: Pattern) -> bool:
        """Return whether a triple of the other pattern can be one of this."""
        if self.predicate != conclusion.predicate:
            return False
        if isinstance(self.object, Variable) or isinstance(conclusion.object, Variable):
            return True
        return self.object == conclusion.object

    def filled(self, values: Solution) -> Triple:
        """Return the triple with values in place of the variables."""
        subject = values[self.subject]
        # It matched the subject of a premise, and the files have no blank nodes.
        assert isinstance(subject, NamedNode)
        if isinstance(self.object, Variable):
            return subject, self.predicate, values[self.object]
        return subject, self.predicate, self.object


class Rule(NamedTuple):
    """What follows from one axiom: from the premises, the conclusion.

    Attributes:
        axiom: The kind of axiom.
        terms: The classes or properties that the axiom relates, in its order: the
            subclass before the superclass, a property before the steps of its chain.
        conclusion: A triple pattern whose variables are all in the premises.
        premises: Triple patterns that must hold together.
    """

    axiom: Axiom
    terms: tuple[NamedNode, ...]
    conclusion: Pattern
    premises: tuple[Pattern, ...]

    def update(self, inferred: NamedNode) -> str:
        """Return a SPARQL update that adds what the rule has still to conclude.

        It goes to the default graph, since it holds, and to the inferred one.
        """
        triple = self.conclusion.text
        target = f"{triple} . GRAPH {inferred} {{ {triple} }}"
        return f"INSERT {{ {target} }} WHERE {{ {self.pending} }}"

    @property
    def pending(self) -> str:
        """A graph pattern for what the rule has still to conclude."""
        subject, predicate, value = self.conclusion
        if self.axiom == "transitive":
            # A path of any length at once, where the two premises of prp-trp would
            # double the length in each round.
            body = f"{subject} {predicate}+ {value}"
        else:
            body = " . ".join(premise.text for premise in self.premises)
        # A literal in the place of a thing, which a mistake may have put there, cannot
        # become a subject. An engine drops such a triple without a word, so the rule
        # would have it to conclude for ever.
        if subject in [premise.object for premise in self.premises]:
            body += f" FILTER(!isLiteral({subject}))"
        # MINUS subtracts one set of solutions from another. FILTER NOT EXISTS would
        # look each solution up.
        return f"{body} MINUS {{ {self.conclusion.text} }}"

    @property
    def variables(self) -> set[Variable]:
        """The variables of the premises."""
        variables: set[Variable] = set()
        for premise in self.premises:
            variables |= premise.variables
        return variables

    def is_fed_by(self, others: Iterable[Rule]) -> bool:
        """Return whether what one of the rules concludes may be a premise of this one.

        If it is among them itself, that counts unless it concludes everything at once.
        """
        for other in others:
            # The converse of a converse was there before, and so was what a path leads
            # to that goes on from another path.
            if other is self and self.axiom in ("symmetric", "transitive"):
                continue
            if any(premise.may_match(other.conclusion) for premise in self.premises):
                return True
        return False

    def bindings(self, triple: Triple) -> Solution | None:
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

    def filled(self, values: Solution) -> tuple[Triple, ...]:
        """Return the premises with values in place of their variables."""
        return tuple(premise.filled(values) for premise in self.premises)


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
    update_all, is_unfinished = _queries(ontology)
    # This ends: conclusions are made of terms that are there, so there are finitely
    # many, and each round but the last adds one at least.
    engine.update(update_all)
    while engine.query(is_unfinished):
        engine.update(update_all)


@lru_cache(maxsize=8)
def _queries(ontology: Ontology) -> tuple[str, str]:
    """The update that applies all rules, and the question whether more is concluded.

    A project is loaded again with every edit, and its ontology is hardly ever another.
    """
    ordered = rules(ontology)
    inferred = ontology.namespaces.inferred
    # A rule has seen what the rules before it concluded. So after a round, only those
    # can have more to conclude that are fed by themselves or by a later rule.
    pending = " UNION ".join(
        f"{{ {rule.pending} }}"
        for place, rule in enumerate(ordered)
        if rule.is_fed_by(ordered[place:])
    )
    is_unfinished = f"ASK {{ {pending or 'FILTER(false)'} }}"
    update_all = " ;\n".join(rule.update(inferred) for rule in ordered)
    return update_all, is_unfinished


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
        premises = map(Pattern, joints[:-1], steps, joints[1:])
        yield Rule(
            axiom="chain",
            terms=(name, *steps),
            conclusion=Pattern(joints[0], name, joints[-1]),
            premises=tuple(premises),
        )


def _inverse_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-inv1 and prp-inv2. Axiom: p1 owl:inverseOf p2.
    # From x p1 y: y p2 x. From x p2 y: y p1 x. One axiom gives both.
    for first, second in _pairs(ontology, v.INVERSE):
        for one, other in ((first, second), (second, first)):
            yield Rule(
                axiom="inverse",
                terms=(one, other),
                conclusion=Pattern(Y, other, X),
                premises=(Pattern(X, one, Y),),
            )


def _symmetric_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-symp. Axiom: p a owl:SymmetricProperty. From x p y: y p x.
    for name in _instances(ontology, v.SYMMETRIC):
        yield Rule(
            axiom="symmetric",
            terms=(name,),
            conclusion=Pattern(Y, name, X),
            premises=(Pattern(X, name, Y),),
        )


def _transitive_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-trp. Axiom: p a owl:TransitiveProperty. From x p y, y p z: x p z.
    for name in _instances(ontology, v.TRANSITIVE):
        yield Rule(
            axiom="transitive",
            terms=(name,),
            conclusion=Pattern(X, name, Z),
            premises=(Pattern(X, name, Y), Pattern(Y, name, Z)),
        )


def _subproperty_rules(ontology: Ontology) -> Iterator[Rule]:
    # prp-spo1. Axiom: p1 rdfs:subPropertyOf p2. From x p1 y: x p2 y.
    for lower, upper in _pairs(ontology, v.SUBPROPERTY):
        yield Rule(
            axiom="subproperty",
            terms=(lower, upper),
            conclusion=Pattern(X, upper, Y),
            premises=(Pattern(X, lower, Y),),
        )


def _subclass_rules(ontology: Ontology) -> Iterator[Rule]:
    # cax-sco. Axiom: c1 rdfs:subClassOf c2. From x a c1: x a c2.
    for lower, upper in _pairs(ontology, v.SUBCLASS):
        yield Rule(
            axiom="subclass",
            terms=(lower, upper),
            conclusion=Pattern(X, v.TYPE, upper),
            premises=(Pattern(X, v.TYPE, lower),),
        )


def _pairs(
    ontology: Ontology, predicate: NamedNode
) -> list[tuple[NamedNode, NamedNode]]:
    """The pairs of terms that the ontology relates, the lowest of a hierarchy first.

    So a rule that takes a thing one class up runs before the one that takes it further,
    and one round climbs the whole hierarchy.
    """
    pairs: list[tuple[NamedNode, NamedNode]] = []
    above: dict[NamedNode, list[NamedNode]] = {}
    for lower, upper in ontology.pairs(predicate):
        if isinstance(lower, NamedNode) and isinstance(upper, NamedNode):
            pairs.append((lower, upper))
            above.setdefault(lower, []).append(upper)
    depths: dict[NamedNode, int] = {}

    def depth(term: NamedNode) -> int:
        """The length of the longest way up."""
        if term not in depths:
            depths[term] = 0  # ends the recursion where the ontology runs in a circle
            ways_up = [depth(upper) for upper in above.get(term, [])]
            depths[term] = 1 + max(ways_up, default=0)
        return depths[term]

    def order(pair: tuple[NamedNode, NamedNode]) -> tuple[int, str]:
        lower, _ = pair
        return -depth(lower), str(pair)

    return sorted(pairs, key=order)


def _instances(ontology: Ontology, kind: NamedNode) -> list[NamedNode]:
    return sorted(v.named_nodes(ontology.instances(kind)), key=str)


def premises_query(known: Iterable[Rule], triples: Iterable[Triple]) -> str | None:
    """Return a query for the premises of all the triples by all the rules.

    A row has the number of the rule as `?rule`, the values of the rule's variables, and
    for each premise a graph that has it: `?g0`, `?g1` and so on.

    Returns:
        The query, or None where no rule concludes any of the triples.
    """
    # A query cannot name a blank node, so what has one is not asked for.
    wanted = [triple for triple in triples if not _has_blank_node(triple)]
    parts: list[str] = []
    for number, rule in enumerate(known):
        possible: list[Solution] = []
        for triple in wanted:
            values = rule.bindings(triple)
            if values is not None:
                possible.append(values)
        if possible:
            parts.append(_premises_pattern(rule, number, possible))
    if not parts:
        return None
    return f"SELECT * WHERE {{ {' UNION '.join(parts)} }}"


def _has_blank_node(triple: Triple) -> bool:
    return any(isinstance(term, BlankNode) for term in triple)


def _premises_pattern(rule: Rule, number: int, possible: Sequence[Solution]) -> str:
    """The pattern of `premises_query` for one rule and its possible conclusions."""
    # All mappings have the conclusion's variables as keys, in the same order.
    names = " ".join(map(str, possible[0]))
    rows: list[str] = []
    for values in possible:
        terms = " ".join(map(str, values.values()))
        rows.append(f"({terms})")
    parts = [f"VALUES ({names}) {{ {' '.join(rows)} }}"]
    for place, premise in enumerate(rule.premises):
        parts.append(f"GRAPH ?g{place} {{ {premise.text} }}")
    parts.append(f"BIND({number} AS ?rule)")
    return f"{{ {' '.join(parts)} }}"


class _Step(NamedTuple):
    """A conclusion from certain premises, which several rows may be about."""

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
    # A premise that several graphs have makes a row for each of them: so the graphs of
    # each premise are collected over the rows of a step.
    graphs: dict[_Step, list[set[NamedNode]]] = {}
    variables = [rule.variables for rule in known]
    for row in rows:
        number = row["rule"]
        assert isinstance(number, Literal)
        place = int(number.value)
        rule = known[place]
        values = {variable: row[variable.value] for variable in variables[place]}
        conclusion = rule.conclusion.filled(values)
        step = _Step(conclusion, place, rule.filled(values))
        if step not in graphs:
            graphs[step] = [set() for _ in rule.premises]
        for premise, names in enumerate(graphs[step]):
            graph = row[f"g{premise}"]
            assert isinstance(graph, NamedNode)
            names.add(graph)
    ways: dict[Triple, list[Inference]] = {}
    for step in sorted(graphs, key=lambda step: (step.rule, str(step.premises))):
        having = tuple(frozenset(names) for names in graphs[step])
        inference = Inference(known[step.rule], step.premises, having)
        ways.setdefault(step.conclusion, []).append(inference)
    return ways
