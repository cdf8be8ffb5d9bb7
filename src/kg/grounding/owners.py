"""Whether a figure is of whom the graph says, where the words plainly name another."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.mentions import Mentioner
from kg.grounding.spans import Span
from kg.language.english.clauses import clause_at
from kg.language.english.owning import owns_plainly, refers_back
from kg.model import Passage


def owner_doubts(
    mentioner: Mentioner, passage: Passage, found: Measurement
) -> Iterator[Doubt]:
    """A figure of somebody who is not in its clause, while another has it there.

    Only what is plain is told: the other one's name begins the clause, right before its
    verb or with a possessive, and no pronoun leads elsewhere.
    """
    rules, words = mentioner.rules, mentioner.words
    owner = rules.facts(found.iri).node(found.iri, v.OBSERVED_OF)
    places = words.own(words.everywhere(found.wording), passage)
    if owner is None or not places or owner.value == words.article.iri:
        return
    others = {_other(mentioner, passage, owner, place) for place in places}
    if None in others:
        return
    names = ", ".join(sorted(filter(None, others)))
    message = "the words give the figure to another."
    advice = "Give it to whom the words name, or say by kg:refersTo whom they mean."
    title = rules.graph.verbaliser.title(owner)
    yield Doubt(unborne(message, advice, names, title), found.iri, v.OBSERVED_OF)


def _other(
    mentioner: Mentioner, passage: Passage, owner: NamedNode, place: Span
) -> str | None:
    """The actor in whose clause the figure stands, if its owner is not there."""
    words = mentioner.words
    clause = clause_at(words.clauses, place[0])
    lead = words.text[clause[0] : place[0]]
    if refers_back(lead):
        return None
    mentions = mentioner.of(owner, passage) or []
    if any(clause[0] <= begin < clause[1] for begin, _ in mentions):
        return None
    named = (name for name in mentioner.rules.actors if name in lead)
    plain = [name for name in named if owns_plainly(lead, name)]
    return max(plain, key=len, default=None)
