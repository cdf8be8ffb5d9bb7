"""Why a statement holds, down to the words: its passages, or what it follows from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import model
from kg import vocabulary as v
from kg.articles import NO_TEXTS, Texts
from kg.errors import KgError
from kg.evidence.statements import evidence, is_repetition, prepare, statement
from kg.knowledge import Facts, Graph
from kg.knowledge.grades import weakness
from kg.knowledge.inference import Inference, Rule
from kg.language.english import formatting
from kg.model import Provenance
from kg.vocabulary import Term, Triple

_REGISTERED = "It is recorded in graph/entities.ttl, not read from an article."
_COMPARED = "Both are for the same; the digits and comparators are compared."
_NAMED_ONLY = "Named in graph/derived/ for what is worked out there."
_CONCLUSION = (v.IMPLIED_SUBJECT, v.IMPLIED_PREDICATE, v.IMPLIED_OBJECT)
_OF_A_READING = (*_CONCLUSION, v.DERIVED_FROM, v.COMMENT, v.TYPE)

_Proof: TypeAlias = Mapping[Triple, Inference]
"""How an inferred statement, and each inferred one that it rests on, is inferred."""


class _Step(NamedTuple):
    """A way to infer a statement, and its place among the ways: 0 is the plainest."""

    conclusion: Triple
    way: Inference
    rank: int


class Explanation(NamedTuple):
    """Why a statement holds."""

    statement: model.Statement

    reason: str | None = None
    """The rule, the reading or the record behind it, in words; None if it is stated."""

    premises: tuple[Explanation, ...] = ()
    """Why that holds from which it follows."""

    evidence: tuple[model.Evidence, ...] = ()
    """The passages that state it, or that a reading rests on as a whole."""

    grade: model.Grade | None = None
    """How well it is proved; of what no passage states, see `weakest_grade`."""

    @property
    def sources(self) -> tuple[model.Evidence, ...]:
        """All passages that it rests on in the end, each once."""
        # A dictionary, not a set: notes are numbered in the order of the explanation.
        sources = dict.fromkeys(self.evidence)
        for premise in self.premises:
            sources |= dict.fromkeys(premise.sources)
        return tuple(sources)


def weakest_grade(explanations: Iterable[Explanation]) -> model.Grade | None:
    """The weakest grade of what passages state below all these explanations.

    What is recorded in the registry is read from no article, and weakens nothing.

    Returns:
        The grade; None where something has none, or nothing is stated.
    """
    weakest: model.Grade | None = None
    for explained in explanations:
        if _is_recorded(explained):
            continue
        if explained.grade is None:
            return None
        weakest = max(weakest or explained.grade, explained.grade, key=weakness)
    return weakest


def _is_recorded(explained: Explanation) -> bool:
    """Whether it follows from the registry alone."""
    if explained.premises:
        return all(map(_is_recorded, explained.premises))
    return explained.statement.basis == "registered"


def why(
    graph: Graph,
    subject: NamedNode | None,
    predicate: NamedNode | None = None,
    value: Term | None = None,
    texts: Texts = NO_TEXTS,
) -> list[Explanation]:
    """Explain each statement that holds and matches.

    Args:
        graph: where they hold.
        subject: the subject; None for any.
        predicate: the property; None for any, but for repetitions of other statements
            (see `is_repetition`) and for the parts of claims.
        value: the object; None for any.
        texts: the texts that may be quoted.

    Returns:
        The explanations, none when nothing matches.
    """
    return explain(graph, _explained(graph, subject, predicate, value), texts)


def _explained(
    graph: Graph,
    subject: NamedNode | None,
    predicate: NamedNode | None,
    value: Term | None,
) -> list[Triple]:
    """The statements that `why` explains."""
    triples = graph.triples(subject, predicate, value)
    # What holds for no reason is for 'kg check' to find.
    bases = graph.strongest_bases(triples)
    if predicate is not None:
        return list(bases)
    explained: list[Triple] = []
    graph.verbaliser.prepare(triple[0] for triple in bases)
    for triple, basis in bases.items():
        is_repeated = is_repetition(graph, triple, basis)
        # That it is claimed is told by `kg.evidence.told`, and by no part of it.
        is_claimed = graph.verbaliser.modality(*triple[:2]) is not None
        if not (is_repeated or is_claimed):
            explained.append(triple)
    return explained


def why_named(
    graph: Graph,
    thing: str,
    property: str | None = None,
    value: str | None = None,
    texts: Texts = NO_TEXTS,
) -> list[Explanation]:
    """The same as `why`, by the names that people use.

    Raises:
        NotFound: nothing bears one of the names.
    """
    explained = _explained(graph, *_named(graph, thing, property, value))
    return explain(graph, explained, texts)


def first_why_named(  # noqa: PLR0913, PLR0917 - those of `why_named`, and how many
    graph: Graph,
    thing: str,
    property: str | None,
    value: str | None,
    most: int,
    texts: Texts = NO_TEXTS,
) -> tuple[list[Explanation], int]:
    """The first explanations, and how many there are; see `why_named`."""
    explained = _explained(graph, *_named(graph, thing, property, value))
    first = explained[:most]
    return explain(graph, first, texts), len(explained)


def _named(
    graph: Graph,
    thing: str,
    property: str | None,
    value: str | None,
) -> tuple[NamedNode, NamedNode | None, Term | None]:
    """Subject, property and object by the names that people use."""
    subject = graph.thing(thing)
    predicate = graph.term(property) if property is not None else None
    term = graph.value(value, subject, predicate) if value is not None else None
    return subject, predicate, term


def explain(
    graph: Graph,
    triples: Iterable[Triple],
    texts: Texts = NO_TEXTS,
    *,
    among: Collection[NamedNode] | None = None,
) -> list[Explanation]:
    """Explain statements that hold, in their order.

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
            sentence = graph.verbaliser.sentence(*triple)
            raise KgError(
                f"“{sentence}” holds for no reason.",
                "'kg check' tells what is wrong with the files.",
            )
    grounds = _Grounds(graph)
    grounds.gather(ordered, reasons)
    # All names are asked for at once here; else each sentence would ask for its own.
    prepare(graph, grounds.reasons, grounds.reasons.values())
    explainer = _Explainer(graph, grounds, texts)
    return [explainer.explanation(triple) for triple in ordered]


class _Grounds:
    """What statements rest on: reasons, proofs, readings and what their sources state.

    It is gathered level by level, with the same few queries however many statements a
    level has: a store on another machine may be asked.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._steps: dict[Triple, list[_Step]] = {}
        self._readings: dict[tuple[Term | None, ...], list[NamedNode]] = {}
        self._stated: dict[str, list[Triple]] = {}
        self.reasons: dict[Triple, Provenance] = {}
        self.proofs: dict[Triple, _Proof] = {}
        self.derived = Facts([])

    def gather(
        self, triples: Iterable[Triple], reasons: Mapping[Triple, Provenance]
    ) -> None:
        """Gather all that the statements lead to, each of which has its own reason."""
        self.reasons |= reasons
        seen: set[Triple] = set()
        level = list(triples)
        unproved: list[Triple] = []
        while level or unproved:
            derived: list[Triple] = []
            for triple in level:
                if triple in seen:
                    continue
                seen.add(triple)
                basis = self.reasons[triple].basis
                if basis == "derived":
                    derived.append(triple)
                elif basis == "inferred":
                    unproved.append(triple)
            level = self._derive(derived)
            unproved, premises = self._prove_all(unproved)
            # The inferred ones among them have their place in the same proof.
            level += [premise for premise in premises if not self._is_inferred(premise)]

    def readings(self, triple: Triple) -> list[NamedNode]:
        """The readings that conclude it."""
        return self._readings.get(triple, [])

    def stated_by(self, source: NamedNode) -> list[Triple]:
        """What a passage states, or the value of a figure."""
        return self._stated.get(source.value, [])

    def _is_inferred(self, triple: Triple) -> bool:
        return self.reasons[triple].basis == "inferred"

    def _prove_all(
        self, triples: Iterable[Triple]
    ) -> tuple[list[Triple], list[Triple]]:
        """Prove those of the inferred statements for which enough is known.

        For the others, the ways to infer more statements are asked for.

        Returns:
            The statements that are not proved yet, and the premises of the others'
            proofs.
        """
        unproved: list[Triple] = []
        premises: list[Triple] = []
        unknown: dict[Triple, None] = {}
        for triple in triples:
            needed = self._prove(triple)
            if needed:
                unproved.append(triple)
                unknown |= dict.fromkeys(needed)
            for way in self.proofs.get(triple, {}).values():
                premises += way.premises
        if unknown:
            self._infer(list(unknown))
        return unproved, premises

    def _prove(self, statement: Triple) -> list[Triple]:
        """Prove a statement from as few others as possible.

        Of a long chain of steps, one can infer the whole from any two parts, and each
        part likewise: all ways together would be of the third power of its length. So
        one looks no further than to the level at which a proof is there.

        Returns:
            The statements that must be known to go on; none when it is proved, or
            cannot be.
        """
        near: dict[Triple, None] = {statement: None}
        level = [statement]
        while level:
            unknown = [triple for triple in level if triple not in self._steps]
            if unknown:
                return unknown
            proof = self._proof(statement, near)
            if proof:
                self.proofs[statement] = proof
                return []
            level = [
                premise for premise in self._premises(level) if premise not in near
            ]
            near |= dict.fromkeys(level)
        return []

    def _proof(self, statement: Triple, near: Collection[Triple]) -> _Proof:
        """Infer forward from what people wrote, until the statement is inferred.

        A way is taken only if all its premises are given, or were inferred in a round
        before. So no statement rests on itself, whatever circles the rules run in: on
        the way from a statement to its premises, the number of the round only falls.

        Args:
            statement: what is to be proved.
            near: the statements that may be used, and whose ways are known.

        Returns:
            The ways that the proof takes; none where these statements do not suffice.
        """
        candidates: list[_Step] = []
        for triple in near:
            candidates += self._steps[triple]
        resting = _by_premise(candidates)
        taken: dict[Triple, Inference] = {}
        while candidates and statement not in taken:
            concluded: dict[Triple, Inference] = {}
            for step in sorted(candidates, key=_rank):
                if step.conclusion in taken:
                    continue
                if self._is_possible(step, taken):
                    concluded.setdefault(step.conclusion, step.way)
            taken |= concluded
            # Only what rests on something new can be concluded in the next round.
            candidates = []
            for triple in concluded:
                candidates += resting.get(triple, [])
        return _used(statement, taken)

    def _is_possible(self, step: _Step, taken: _Proof) -> bool:
        """Whether each of the premises is given, or was inferred before."""
        for premise in step.way.premises:
            if self._is_inferred(premise) and premise not in taken:
                return False
        return True

    def _premises(self, triples: Iterable[Triple]) -> dict[Triple, None]:
        """The inferred premises of all ways to infer the statements, in order."""
        premises: dict[Triple, None] = {}
        for triple in triples:
            for step in self._steps[triple]:
                for premise in step.way.premises:
                    if self._is_inferred(premise):
                        premises[premise] = None
        return premises

    def _infer(self, triples: Sequence[Triple]) -> None:
        """Find the ways in which the statements are inferred, the plainest first."""
        ways_of = self._graph.inferences(triples)
        self._prepare(chain.from_iterable(ways_of.values()))
        for triple in triples:
            ways = ways_of.get(triple, [])
            proving = [way for way in ways if self._has_reasons(way)]
            # The sort is stable: of ways that are as plain, the rules' order decides.
            proving.sort(key=self._inferred_premises)
            self._steps[triple] = [
                _Step(conclusion=triple, way=way, rank=rank)
                for rank, way in enumerate(proving)
            ]

    def _prepare(self, ways: Iterable[Inference]) -> None:
        """Look up at once the passages that state the premises of all the ways."""
        places: set[NamedNode] = set()
        for way in ways:
            places.update(*way.graphs)
        places -= self._graph.namespaces.roles.keys()
        self._graph.passages.prepare(place.value for place in places)

    def _has_reasons(self, way: Inference) -> bool:
        """Whether each premise holds for a reason, which is noted.

        One of a passage that no article declares does not: see 'kg check'.
        """
        for premise, graphs in zip(way.premises, way.graphs, strict=True):
            # Ways share their premises, and finding a reason takes longer than the rest.
            if premise not in self.reasons:
                reason = self._graph.provenance_of(graphs)
                if reason is None:
                    return False
                self.reasons[premise] = reason
        return True

    def _inferred_premises(self, way: Inference) -> int:
        """How many of its premises are inferred themselves."""
        inferred = [premise for premise in way.premises if self._is_inferred(premise)]
        return len(inferred)

    def _derive(self, triples: Sequence[Triple]) -> list[Triple]:
        """Find the readings and estimates behind the statements.

        Returns:
            What their sources state.
        """
        if not triples:
            return []
        subjects = {subject for subject, _, _ in triples}
        # A reading is a node that names the three parts of what it concludes.
        graph = self._graph
        concluding = graph.facts(
            None, v.IMPLIED_SUBJECT, subjects, graphs=graph.namespaces.derived
        )
        readings = concluding.subjects
        derived = {*readings, *subjects}
        facts = self._graph.facts(derived, _OF_A_READING)
        self.derived = Facts([*self.derived, *facts])
        for reading in readings:
            self._add_reading(reading)
        sources: set[NamedNode] = set()
        for thing in derived:
            nodes = self.derived.nodes(thing, v.DERIVED_FROM)
            sources.update(nodes)
        return self._ask_sources(sources)

    def _add_reading(self, reading: NamedNode) -> None:
        conclusion: list[Term | None] = []
        for part in _CONCLUSION:
            values = self.derived.values(reading, part)
            conclusion.append(values[0] if values else None)
        known = self._readings.setdefault(tuple(conclusion), [])
        if reading not in known:
            known.append(reading)

    def _ask_sources(self, sources: Iterable[NamedNode]) -> list[Triple]:
        """Find what passages state, and the values of figures, that are new."""
        passages: list[model.Passage] = []
        figures: list[NamedNode] = []
        nodes = list(sources)
        self._graph.passages.prepare(node.value for node in nodes)
        for node in nodes:
            # What was asked for before would be noted twice.
            if node.value in self._stated:
                continue
            passage = self._graph.passages.get(node.value)
            if passage is None:
                figures.append(node)
            else:
                passages.append(passage)
        found: list[Triple] = []
        for passage, stated in self._graph.stated(passages).items():
            self._stated[passage.iri] = stated
            found += stated
        for triple in self._graph.triples(figures, v.VALUE):
            figure, _, _ = triple
            values = self._stated.setdefault(figure.value, [])
            values.append(triple)
            found.append(triple)
        new = [triple for triple in found if triple not in self.reasons]
        self.reasons |= self._graph.provenance(new)
        return found


class _Explainer:
    """Makes explanations of what was gathered."""

    def __init__(self, graph: Graph, grounds: _Grounds, texts: Texts) -> None:
        self._graph = graph
        self._grounds = grounds
        self._texts = texts

    def explanation(
        self,
        triple: Triple,
        proof: _Proof | None = None,
        above: frozenset[Triple] = frozenset(),
    ) -> Explanation:
        """Explain one statement.

        Args:
            triple: the statement.
            proof: the proof that it is a premise in; without it, its own.
            above: the statements that rest on it, none of which may explain it.
        """
        reason = self._grounds.reasons[triple]
        said = statement(self._graph, triple, reason, self._texts)
        match reason.basis:
            case "inferred":
                if proof is None:
                    proof = self._grounds.proofs.get(triple, {})
                return self._inferred(said, triple, proof, above | {triple})
            case "derived":
                return self._derived(said, triple, above | {triple})
            case "registered":
                return Explanation(said, _REGISTERED, evidence=said.evidence)
            case "stated":
                return Explanation(said, evidence=said.evidence, grade=said.grade)

    def _inferred(
        self,
        said: model.Statement,
        triple: Triple,
        proof: _Proof,
        above: frozenset[Triple],
    ) -> Explanation:
        """By the rule that its proof takes."""
        way = proof.get(triple)
        if way is None:
            return Explanation(said)
        premises = [self.explanation(each, proof, above) for each in way.premises]
        reason = _COMPARED
        if way.rule.axiom != "comparison":
            reason = _axiom(self._graph, way.rule)
        grade = weakest_grade(premises)
        return Explanation(said, reason, tuple(premises), grade=grade)

    def _derived(
        self, said: model.Statement, triple: Triple, above: frozenset[Triple]
    ) -> Explanation:
        """By the reading that concludes it, or as a part of an estimate.

        What is neither is only named among what is derived.
        """
        subject, _, _ = triple
        facts = self._grounds.derived
        readings = self._grounds.readings(triple)
        if readings:
            # Others would only say the same from other passages: one reason is enough.
            reading = readings[0]
            premises = self._sources(reading, above)
            return Explanation(
                statement=said,
                reason=f"A reading: {_comment(facts, reading)}",
                premises=premises,
                evidence=() if premises else self._passages(reading),
                grade=weakest_grade(premises),
            )
        if self._is_estimate(subject):
            premises = self._sources(subject, above)
            return Explanation(
                statement=said,
                reason=f"An estimate: {_comment(facts, subject)}.",
                premises=premises,
                grade=weakest_grade(premises),
            )
        return Explanation(said, _NAMED_ONLY)

    def _is_estimate(self, thing: NamedNode) -> bool:
        """Whether it is derived as an estimate, or as what a class below has."""
        kinds = self._grounds.derived.nodes(thing, v.TYPE)
        ontology = self._graph.ontology
        return any(ontology.is_below(kind, v.CLASS_ESTIMATE) for kind in kinds)

    def _sources(
        self, thing: NamedNode, above: frozenset[Triple]
    ) -> tuple[Explanation, ...]:
        """Why that holds which a reading or an estimate is derived from.

        Mistaken files may derive two things from each other, which no proof rules out:
        what is above is left out, so that the circle ends.
        """
        return tuple(
            self.explanation(triple, above=above)
            for node in self._grounds.derived.nodes(thing, v.DERIVED_FROM)
            for triple in self._grounds.stated_by(node)
            if triple not in above
        )

    def _passages(self, reading: NamedNode) -> tuple[model.Evidence, ...]:
        """The passages that a reading rests on, of which none states anything."""
        pieces: list[model.Evidence] = []
        for node in self._grounds.derived.nodes(reading, v.DERIVED_FROM):
            passage = self._graph.passages.get(node.value)
            if passage is not None:
                piece = evidence(self._graph, passage, self._texts)
                pieces.append(piece)
        return tuple(pieces)


def _by_premise(steps: Iterable[_Step]) -> dict[Triple, list[_Step]]:
    """The steps that rest on each premise."""
    resting: dict[Triple, list[_Step]] = {}
    for step in steps:
        for premise in step.way.premises:
            resting.setdefault(premise, []).append(step)
    return resting


def _rank(step: _Step) -> int:
    return step.rank


def _used(statement: Triple, taken: _Proof) -> _Proof:
    """Of the ways that were taken, those that the statement rests on."""
    used: dict[Triple, Inference] = {}
    rest = [statement]
    while rest:
        triple = rest.pop()
        if triple in taken and triple not in used:
            used[triple] = taken[triple]
            rest += taken[triple].premises
    return used


def _axiom(graph: Graph, rule: Rule) -> str:
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
            whole, *steps = verbs
            walked = formatting.capitalised(", then ".join(steps))
            return f"{walked}: together they say {whole}."
        case "subproperty":
            return f"Whatever {verbs[0]} something also {verbs[1]} it."
        case _:
            sub, sup = map(graph.verbaliser.title, rule.terms)
            return f"Every {sub} is also {formatting.with_article(sup)}."


def _comment(facts: Facts, thing: NamedNode) -> str:
    comments = facts.texts(thing, v.COMMENT)
    return " ".join(comments)
