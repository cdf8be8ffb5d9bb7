"""Whether a figure is of whom the graph says, where the words plainly name another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.mentions import mention
from kg.grounding.requirements import Rules
from kg.grounding.words import Span, Words
from kg.language.english.clauses import clause_at
from kg.language.english.owning import owns_plainly, refers_back
from kg.model import Passage

_ACTOR = NamedNode(f"{v.KG}Actor")
_NAME = re.compile(r"[^\W\d_]")


def owner_doubts(
    rules: Rules, words: Words, passage: Passage, found: Measurement
) -> Iterator[Doubt]:
    """A figure of somebody who is not in its clause, while another has it there.

    Only what is plain is told: the other one's name begins the clause, right before its
    verb or with a possessive, and no pronoun leads elsewhere.
    """
    owner = rules.facts(found.iri).node(found.iri, v.OBSERVED_OF)
    places = words.own(words.everywhere(found.wording), passage)
    if owner is None or not places or owner.value == words.article.iri:
        return
    others = {_other(rules, words, passage, owner, place) for place in places}
    if None in others:
        return
    names = ", ".join(sorted(filter(None, others)))
    message = "the words give the figure to another."
    advice = "Give it to whom the words name, or say by kg:refersTo whom they mean."
    title = rules.graph.verbaliser.title(owner)
    yield Doubt(unborne(message, advice, names, title), found.iri, v.OBSERVED_OF)


def _other(
    rules: Rules, words: Words, passage: Passage, owner: NamedNode, place: Span
) -> str | None:
    """The actor in whose clause the figure stands, if its owner is not there."""
    clause = clause_at(words.clauses, place[0])
    lead = words.text[clause[0] : place[0]]
    if refers_back(lead):
        return None
    mentions = mention(rules, words, owner, passage) or []
    if any(clause[0] <= begin < clause[1] for begin, _ in mentions):
        return None
    named = (name for name in _actors(rules) if name in lead)
    plain = [name for name in named if owns_plainly(lead, name)]
    return max(plain, key=len, default=None)


def _actors(rules: Rules) -> list[str]:
    """The names of all who act."""
    graph = rules.graph
    actors = [actor for actor, *_ in graph.triples(None, v.TYPE, _ACTOR)]
    names = graph.facts(actors, (v.PREF_LABEL, v.ALT_LABEL))
    return [
        text
        for actor in actors
        for predicate in (v.PREF_LABEL, v.ALT_LABEL)
        for text in names.texts(actor, predicate)
        if _NAME.match(text) and text[0].isupper()
    ]
