"""Claims: what passages tell without saying that it is so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.language.english.claimed import Modality
from kg.vocabulary import Term, Triple

PARTS = (
    v.CLAIM_SUBJECT,
    v.CLAIM_PREDICATE,
    v.CLAIM_OBJECT,
    v.CLAIMED_TYPE,
    v.MODALITY,
    v.PERIOD,
)
"""The properties that a claim consists of, beside its class and a claimed thing's name."""

CLASSED = (v.TYPE, v.CLAIMED_TYPE)
"""The properties that class a thing, also one that is only claimed."""

MODALITIES: dict[NamedNode, Modality] = {
    v.PLANNED: "planned",
    v.POSSIBLE: "possible",
    v.DENIED: "denied",
    v.ENDED: "ended",
}
"""What a language calls each modality."""


class Claim(NamedTuple):
    """A statement that is not made, and how it is told instead.

    Attributes:
        name: The claim's IRI; of a claimed thing, such as a planned event, the thing's.
        subject: What the statement would be about.
        predicate: Its property; of a claimed thing `rdf:type`.
        object: What it would say.
        modality: One of the scheme `kg:modalities`.
        period: When it is to be so, if that is told.
    """

    name: NamedNode
    subject: NamedNode
    predicate: NamedNode
    object: Term
    modality: NamedNode
    period: NamedNode | None

    @property
    def triple(self) -> Triple:
        """The statement that is not made."""
        return self.subject, self.predicate, self.object

    @property
    def record(self) -> Triple:
        """The statement that it is a claim, which stands for all its parts."""
        return self.name, v.TYPE, v.CLASS_CLAIM

    @property
    def is_of_thing(self) -> bool:
        """Whether it is a thing that is claimed, rather than something about one."""
        return self.subject == self.name


def claims(facts: Facts) -> Iterator[Claim]:
    """The claims among the facts, in order; one that lacks a part is for a check."""
    for thing in facts.subjects:
        found = claim(facts, thing)
        if found:
            yield found


def claim(facts: Facts, thing: NamedNode) -> Claim | None:
    """What is claimed by this name; None if nothing is, or not all of it is told."""
    if v.CLASS_CLAIM not in facts.values(thing, v.TYPE):
        return None
    modality = facts.node(thing, v.MODALITY)
    subject = facts.node(thing, v.CLAIM_SUBJECT)
    predicate = facts.node(thing, v.CLAIM_PREDICATE)
    values = facts.values(thing, v.CLAIM_OBJECT)
    kinds = v.named_nodes(facts.values(thing, v.CLAIMED_TYPE))
    if kinds:
        subject = thing
        predicate = v.TYPE
        values = [kinds[0]]
    if modality not in MODALITIES or subject is None or predicate is None:
        return None
    if not values:
        return None
    period = facts.node(thing, v.PERIOD)
    return Claim(thing, subject, predicate, values[0], modality, period)
