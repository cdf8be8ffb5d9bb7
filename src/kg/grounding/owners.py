"""Whether a figure is of whom the graph says, where the words plainly name another."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import Doubt, unborne
from kg.grounding.measurements import Measurement
from kg.grounding.mentions import Mentioner
from kg.grounding.spans import Span, begins_in
from kg.language.english.owning import owns_plainly, refers_back
from kg.model import Passage


def owner_doubts(
    mentioner: Mentioner, passage: Passage, found: Measurement
) -> Iterator[Doubt]:
    """A figure of somebody who is not in its clause, while another has it there.

    Only what is plain is told: the other one's name begins the clause, right before its
    verb or with a possessive, and no pronoun leads elsewhere.
    """
    # An article owns nothing: of what is told of itself, no words name the owner.
    rules, words = mentioner.rules, mentioner.words
    owner = rules.facts(found.iri).node(found.iri, v.OBSERVED_OF)
    places = words.find(found.wording, passage)
    if owner is None or not places or owner.value == words.article.iri:
        return
    others: set[str] = set()
    for place in places:
        other = _other(mentioner, passage, owner, place)
        if other is None:
            return
        others.add(other)
    finding = unborne(
        message="the words give the figure to another.",
        advice=(
            "Give it to whom the words name, or say by kg:refersTo whom they mean."
        ),
        expected=", ".join(sorted(others)),
        found=rules.graph.verbaliser.title(owner),
    )
    yield Doubt(finding, found.iri, v.OBSERVED_OF)


def _other(
    mentioner: Mentioner, passage: Passage, owner: NamedNode, place: Span
) -> str | None:
    """The actor in whose clause the figure stands, if its owner is not there."""
    words = mentioner.words
    clause = words.clause_at(place[0])
    lead = words.text[clause[0] : place[0]]
    if refers_back(lead):
        return None
    mentions = mentioner.of(owner, passage) or []
    if any(begins_in(mention, clause) for mention in mentions):
        return None
    longest = None
    for name in mentioner.rules.actors:
        # A name is looked for as it stands first, which takes no time.
        if name not in lead or not owns_plainly(lead, name):
            continue
        if longest is None or len(name) > len(longest):
            longest = name
    return longest
