"""Why a statement holds, down to the words: its passages, or the rule, reading or figures that it follows from."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import model, spoken
from kg import vocabulary as v
from kg.statements import evidence, is_repetition, statement
from kg.store import HOLDS, Store
from kg.store.inference import Rule, premises
from kg.vocabulary import Term, Triple


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
    store: Store, subject: Term | None, predicate: NamedNode | None = None, value: Term | None = None
) -> list[Explanation]:
    """An explanation for each statement that holds and matches; an empty list when none does.

    Where no property is named, what only repeats other statements in wider terms is left out.
    """
    found = store.holds(subject, predicate, value)
    return [explain(store, triple) for triple in found if predicate or not is_repetition(store, triple)]


def why_named(store: Store, thing: str, property: str | None = None, value: str | None = None) -> list[Explanation]:
    """The same, by the names that people use; raises `NotFound` for one that nothing bears."""
    subject, predicate = store.thing(thing), store.term(property) if property is not None else None
    return why(store, subject, predicate, store.value(value, subject, predicate) if value is not None else None)


def explain(
    store: Store, triple: Triple, above: frozenset[Triple] = frozenset(), among: Collection[NamedNode] | None = None
) -> Explanation:
    """The explanation of one statement that holds; `above` are those that rest on it, which cannot explain it.

    Where graphs are given, it is explained by those `among` them alone.
    """
    found = statement(store, triple, among)
    if found.basis == "derived":
        return _derived(store, triple, found, above)
    if found.basis == "inferred":
        rule, follows_from = next(_inferences(store, triple, above | {triple}), (None, []))
        below = tuple(explain(store, premise, above | {triple}) for premise in follows_from)
        return Explanation(found, _rule(store, rule) if rule else None, below)
    reason = "It is recorded in graph/entities.ttl, not read from an article." if found.basis == "registered" else None
    return Explanation(found, reason, evidence=found.evidence)


def _derived(store: Store, triple: Triple, found: model.Statement, above: frozenset[Triple]) -> Explanation:
    """By the reading that concludes it, or as a part of an estimate, else as a plain part of the derived graph."""
    for reading in _readings(store, triple):
        passages = [o for o in _objects(store, reading, v.DERIVED_FROM) if isinstance(o, NamedNode)]
        stated = [s for passage in passages for s in _stated_in(store, passage) if s not in above]
        below = tuple(explain(store, premise, above | {triple}) for premise in stated)
        read = tuple(evidence(store, store.passage_of[p.value]) for p in passages if p.value in store.passage_of)
        return Explanation(found, f"A reading: {_comment(store, reading)}", below, read if not below else ())
    if v.CLASS_ESTIMATE in _objects(store, triple[0], v.TYPE):
        figures = [o for o in _objects(store, triple[0], v.DERIVED_FROM) if isinstance(o, NamedNode)]
        stated = [s for figure in figures for s in store.holds(figure, v.VALUE, None) if s not in above]
        below = tuple(explain(store, premise, above | {triple}) for premise in stated)
        return Explanation(found, f"An estimate: {_comment(store, triple[0])}.", below)
    return Explanation(found, "Named in graph/derived/ for what is worked out there.")


def _readings(store: Store, triple: Triple) -> list[NamedNode]:
    subject, predicate, value = triple
    candidates = {q.subject for q in store.engine.quads_for_pattern(None, v.SUBJECT, subject, v.DERIVED)}
    parts = ((v.PREDICATE, predicate), (v.OBJECT, value))
    found = [c for c in candidates if isinstance(c, NamedNode) and all(o in _objects(store, c, p) for p, o in parts)]
    return sorted(found, key=str)


def _stated_in(store: Store, passage: NamedNode) -> list[Triple]:
    quads = store.engine.quads_for_pattern(None, None, None, passage)
    return sorted(((q.subject, q.predicate, q.object) for q in quads if isinstance(q.subject, NamedNode)), key=str)


def _inferences(store: Store, triple: Triple, above: frozenset[Triple]) -> Iterator[tuple[Rule, list[Triple]]]:
    """The rules that conclude the statement, with premises that do not rest on it, those with stated premises first."""
    found = [(rule, p) for rule in store.rules for p in premises(store.engine, rule, triple) if above.isdisjoint(p)]
    yield from sorted(found, key=lambda item: sum(store.basis(premise) == "inferred" for premise in item[1]))


def _rule(store: Store, rule: Rule) -> str:
    """The axiom behind a rule, in words."""
    verbs = [f"“{store.sentences.verb(term)}”" for term in rule.terms]
    match rule.axiom:
        case "symmetric":
            return f"{verbs[0]} holds in both directions."
        case "transitive":
            return f"{verbs[0]} carries over from step to step."
        case "inverse":
            return f"{verbs[0]} and {verbs[1]} say the same from either side."
        case "chain":
            return f"{spoken.capitalised(', then '.join(verbs[1:]))}: together they say {verbs[0]}."
        case "subproperty":
            return f"Whatever {verbs[0]} something also {verbs[1]} it."
        case _:
            sub, sup = (store.sentences.title(term) for term in rule.terms)
            return f"Every {sub} is also {spoken.with_article(sup)}."


def _objects(store: Store, subject: NamedNode, predicate: NamedNode) -> list[Term]:
    return sorted((q.object for q in store.engine.quads_for_pattern(subject, predicate, None, HOLDS)), key=str)


def _comment(store: Store, thing: NamedNode) -> str:
    return " ".join(o.value for o in _objects(store, thing, v.COMMENT) if isinstance(o, Literal))
