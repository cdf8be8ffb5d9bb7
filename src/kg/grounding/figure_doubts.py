"""Whether the words bear a figure: what it is, of what time, of whom, and whether it is so yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding import figure_periods, measurements, outlooks, owners, rates
from kg.grounding.doubts import Doubt
from kg.grounding.mentions import Mentioner
from kg.grounding.requirements import Rules
from kg.model import Passage
from kg.vocabulary import Triple


def doubts(
    rules: Rules, mentioner: Mentioner | None, passage: Passage, triples: list[Triple]
) -> Iterator[Doubt]:
    """What the words do not bear of the figures that a passage states.

    Without the words of the article, the wordings that the graph holds are all there
    is to go by.
    """
    for iri in _stated(rules, triples):
        figure = measurements.figure(rules, iri)
        where = None if mentioner is None else (mentioner.words, passage)
        yield from measurements.mismatches(rules, figure, where)
        yield from rates.rate_doubts(rules, figure, where)
        if mentioner is None:
            continue
        words = mentioner.words
        yield from outlooks.expectation_doubts(words, passage, figure)
        yield from figure_periods.period_doubts(mentioner, passage, figure)
        yield from owners.owner_doubts(mentioner, passage, figure)


def _stated(rules: Rules, triples: Iterable[Triple]) -> list[NamedNode]:
    """The figures among what is stated, by whatever class of figures."""
    ontology = rules.graph.ontology
    # In the order in which they are stated, and each once.
    figures: dict[NamedNode, None] = {}
    for subject, predicate, kind in triples:
        if predicate != v.TYPE:
            continue
        if ontology.is_below(kind, v.CLASS_FIGURE):
            figures[subject] = None
    return list(figures)
