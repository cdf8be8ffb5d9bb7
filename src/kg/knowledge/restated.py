"""Statements that passages make as things of their own, so that more is told of them."""

from __future__ import annotations

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.vocabulary import Term, Triple

PARTS = (v.STATED_SUBJECT, v.STATED_PREDICATE, v.STATED_OBJECT)
"""The properties that say which statement it is."""


def restated(facts: Facts, thing: Term) -> Triple | None:
    """The statement that a thing is; None if it is none, or a part is missing."""
    subject = facts.node(thing, v.STATED_SUBJECT)
    predicate = facts.node(thing, v.STATED_PREDICATE)
    values = facts.values(thing, v.STATED_OBJECT)
    if subject is None or predicate is None or not values:
        return None
    return subject, predicate, values[0]
