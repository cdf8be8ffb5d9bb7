"""Why a statement holds, down to the words: its passages, or the rule, reading or figures that it follows from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import model
from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError
from kg.evidence.statements import evidence, is_repetition, prepare, statement
from kg.knowledge import Facts, Graph
from kg.knowledge.inference import Inference, Rule
from kg.language.english import formatting
from kg.model import Provenance
from kg.vocabulary import Term, Triple

_REGISTERED = "It is recorded in graph/entities.ttl, not read from an article."
_NAMED_ONLY = "Named in graph/derived/ for what is worked out there."
_CONCLUSION = (v.SUBJECT, v.PREDICATE, v.OBJECT)
_OF_A_READING = (*_CONCLUSION, v.DERIVED_FROM, v.COMMENT, v.TYPE)


class Explanation(NamedTuple):
    """A statement, the reason where it is not simply stated, and the explanations of what it follows from."""

    statement: model.Statement
    reason: str | None = None
    premises: tuple[Explanation, ...] = ()
    evidence: tuple[model.Evidence, ...] = ()

    @property
    def sources(self) -> tuple[model.Evidence, ...]:
        """All passages that it rests on in the end."""
        below = [piece for premise in self.premises for piece in premise.sources]
        return tuple(dict.fromkeys([*self.evidence, *below]))


def why(
    graph: Graph,
    subject: NamedNode | None,
    predicate: NamedNode | None = None,
    value: Term | None = None,
    texts: Texts = NO_TEXTS,
) -> list[Explanation]:
    """An explanation for each statement that holds and matches; an empty list when none does.

    Where no property is named, what only repeats other statements in wider terms is
    left out.
    """
    found = graph.triples(subject, predicate, value)
    reasons = graph.provenance(found)
    found = [triple for triple in found if triple in reasons]
    if predicate is None:
        found = [
            triple for triple in found if not is_repetition(triple, reasons[triple])
        ]
    return explain(graph, found, texts)


def why_named(
    graph: Graph,
    thing: str,
    property: str | None = None,
    value: str | None = None,
    texts: Texts = NO_TEXTS,
) -> list[Explanation]:
    """The same, by the names that people use.

    Raises:
        NotFound: nothing bears one of the names.
    """
    subject = graph.thing(thing)
    predicate = graph.term(property) if property is not None else None
    named = graph.value(value, subject, predicate) if value is not None else None
    return why(graph, subject, predicate, named, texts)


def explain(
    graph: Graph,
    triples: Iterable[Triple],
    texts: Texts = NO_TEXTS,
    *,
    among: Collection[NamedNode] | None = None,
) -> list[Explanation]:
    """The explanations of statements that hold, in their order.

    Args:
        graph: where they hold.
        triples: the statements.
        texts: the texts that may be quoted.
        among: the graphs that count as reasons for the statements themselves; without
            it, all do.

    Raises:
        KgError: a statement has none of these reasons, as one of a passage that no
            article declares.
    """
    ordered = list(triples)
    reasons = graph.provenance(ordered, among)
    for triple in ordered:
        if triple not in reasons:
            said = graph.verbaliser.sentence(*triple)
            raise KgError(
                f"“{said}” holds for no reason.",
                "'kg check' tells what is wrong with the files.",
            )
    grounds = _Grounds(graph)
    grounds.add(ordered, reasons)
    prepare(graph, grounds.reasons, grounds.reasons.values())
    return [
        _explanation(graph, grounds, triple, texts, frozenset()) for triple in ordered
    ]


class _Grounds:
    """What statements rest on, gathered level by level: one query for all the inferences of a level."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.reasons: dict[Triple, Provenance] = {}
        self.ways: dict[Triple, list[Inference]] = {}
        self.derived = Facts([])
        self.stated: dict[str, list[Triple]] = {}
        self._by_conclusion: dict[tuple[Term | None, ...], list[NamedNode]] = {}

    def add(self, triples: Iterable[Triple], reasons: dict[Triple, Provenance]) -> None:
        """The statements with their own reasons, and all that these lead to."""
        level = list(triples)
        self.reasons |= reasons
        seen: set[Triple] = set()
        while level:
            new = [triple for triple in dict.fromkeys(level) if triple not in seen]
            seen.update(new)
            inferred = [
                triple for triple in new if self.reasons[triple].basis == "inferred"
            ]
            derived = [
                triple for triple in new if self.reasons[triple].basis == "derived"
            ]
            level = [*self._infer(inferred), *self._derive(derived)]

    def readings(self, triple: Triple) -> list[NamedNode]:
        """The readings that conclude it."""
        return self._by_conclusion.get(triple, [])

    def _infer(self, triples: list[Triple]) -> list[Triple]:
        """Find the ways in which the triples are inferred; return the premises that need explaining too."""
        if not triples:
            return []
        found = self._graph.inferences(triples)
        needed: list[Triple] = []
        for triple in triples:
            ways = found.get(triple, [])
            for way in ways:
                for premise, graphs in zip(way.premises, way.graphs, strict=True):
                    if why := self._graph.provenance_of(graphs):
                        self.reasons.setdefault(premise, why)
            self.ways[triple] = sorted(ways, key=self._unstated_premises)
            # A way from what people wrote cannot rest on the statement itself: no other
            # is needed.
            is_enough = bool(ways) and not self._unstated_premises(self.ways[triple][0])
            chosen = self.ways[triple][:1] if is_enough else ways
            needed += [premise for way in chosen for premise in way.premises]
        return needed

    def _unstated_premises(self, way: Inference) -> int:
        """How many of its premises are inferred themselves: those ways go first that have the fewest."""
        return sum(
            self.reasons[premise].basis == "inferred" for premise in way.premises
        )

    def _derive(self, triples: list[Triple]) -> list[Triple]:
        """Find the readings and estimates behind the triples; return what they rest on that is new."""
        if not triples:
            return []
        subjects = {triple[0] for triple in triples}
        readings = self._graph.facts(
            None, v.SUBJECT, subjects, graphs=v.DERIVED
        ).subjects
        more = self._graph.facts({*readings, *subjects}, _OF_A_READING)
        self.derived = Facts([*self.derived, *more])
        for reading in readings:
            parts = (self.derived.values(reading, part) for part in _CONCLUSION)
            conclusion = tuple(next(iter(values), None) for values in parts)
            known = self._by_conclusion.setdefault(conclusion, [])
            if reading not in known:
                known.append(reading)
        return self._sources({*readings, *subjects})

    def _sources(self, derived: Iterable[NamedNode]) -> list[Triple]:
        """What the passages state, and the values of the figures, that things are derived from."""
        sources = {
            node
            for thing in derived
            for node in self.derived.nodes(thing, v.DERIVED_FROM)
        }
        known = self._graph.passages
        passages = [known[node.value] for node in sources if node.value in known]
        for passage, triples in self._graph.stated(passages).items():
            self.stated[passage.iri] = triples
        figures = [node for node in sources if node.value not in known]
        for triple in self._graph.triples(figures, v.VALUE) if figures else []:
            self.stated.setdefault(triple[0].value, []).append(triple)
        found = [t for node in sources for t in self.stated.get(node.value, [])]
        self.reasons |= self._graph.provenance(
            t for t in found if t not in self.reasons
        )
        return found


def _explanation(
    graph: Graph,
    grounds: _Grounds,
    triple: Triple,
    texts: Texts,
    above: frozenset[Triple],
) -> Explanation:
    """The explanation of one statement; `above` are those that rest on it, which cannot explain it."""
    why = grounds.reasons[triple]
    found = statement(graph, triple, why, texts)
    if why.basis == "derived":
        return _derived(graph, grounds, triple, texts, above)
    if why.basis == "inferred":
        return _inferred(graph, grounds, triple, texts, above | {triple})
    reason = _REGISTERED if why.basis == "registered" else None
    return Explanation(found, reason, evidence=found.evidence)


def _inferred(
    graph: Graph,
    grounds: _Grounds,
    triple: Triple,
    texts: Texts,
    above: frozenset[Triple],
) -> Explanation:
    """By the first rule whose premises do not rest on the statement themselves."""
    found = statement(graph, triple, grounds.reasons[triple], texts)
    way = next(
        (way for way in grounds.ways[triple] if above.isdisjoint(way.premises)), None
    )
    if way is None:
        return Explanation(found)
    below = tuple(
        _explanation(graph, grounds, premise, texts, above) for premise in way.premises
    )
    return Explanation(found, _rule(graph, way.rule), below)


def _derived(
    graph: Graph,
    grounds: _Grounds,
    triple: Triple,
    texts: Texts,
    above: frozenset[Triple],
) -> Explanation:
    """By the reading that concludes it, or as a part of an estimate, else as a plain part of the derived graph."""
    found = statement(graph, triple, grounds.reasons[triple], texts)
    facts = grounds.derived

    def below(source: NamedNode) -> tuple[Explanation, ...]:
        rests_on = [
            stated
            for node in facts.nodes(source, v.DERIVED_FROM)
            for stated in grounds.stated.get(node.value, [])
            if stated not in above
        ]
        within = above | {triple}
        return tuple(
            _explanation(graph, grounds, each, texts, within) for each in rests_on
        )

    if readings := grounds.readings(triple):
        reading = readings[0]
        premises = below(reading)
        nodes = facts.nodes(reading, v.DERIVED_FROM)
        passages = (
            graph.passages[node.value] for node in nodes if node.value in graph.passages
        )
        read = (
            ()
            if premises
            else tuple(evidence(graph, passage, texts) for passage in passages)
        )
        return Explanation(
            found, f"A reading: {_comment(facts, reading)}", premises, read
        )
    if v.CLASS_ESTIMATE in facts.nodes(triple[0], v.TYPE):
        return Explanation(
            found, f"An estimate: {_comment(facts, triple[0])}.", below(triple[0])
        )
    return Explanation(found, _NAMED_ONLY)


def _rule(graph: Graph, rule: Rule) -> str:
    """The axiom behind a rule, in words."""
    verbs = [f"“{graph.verbaliser.verb(term)}”" for term in rule.terms]
    match rule.axiom:
        case "symmetric":
            return f"{verbs[0]} holds in both directions."
        case "transitive":
            return f"{verbs[0]} carries over from step to step."
        case "inverse":
            return f"{verbs[0]} and {verbs[1]} say the same from either side."
        case "chain":
            return f"{formatting.capitalised(', then '.join(verbs[1:]))}: together they say {verbs[0]}."
        case "subproperty":
            return f"Whatever {verbs[0]} something also {verbs[1]} it."
        case _:
            sub, sup = (graph.verbaliser.title(term) for term in rule.terms)
            return f"Every {sub} is also {formatting.with_article(sup)}."


def _comment(facts: Facts, thing: NamedNode) -> str:
    return " ".join(facts.texts(thing, v.COMMENT))
