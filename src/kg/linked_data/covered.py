"""What a data set covers: topics, places and time, as far as its data tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Facts, Graph
from kg.linked_data import description_terms as t
from kg.model import Article
from kg.vocabulary import Term, Triple

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def covered(
    graph: Graph, dataset: NamedNode, facts: Facts, articles: Iterable[Article]
) -> Iterator[Triple]:
    """The coverage in terms of DCAT.

    Args:
        graph: for its terms and its base.
        dataset: what covers it.
        facts: what holds.
        articles: those that it is read from.
    """
    yield from _topics(graph, dataset, facts)
    yield from _places(graph, dataset, facts)
    yield from _time(graph, dataset, articles)


def _topics(graph: Graph, dataset: NamedNode, facts: Facts) -> Iterator[Triple]:
    for topic in _instances(graph, facts, v.CONCEPT):
        for label in facts.literals(topic, v.PREF_LABEL):
            yield dataset, t.KEYWORD, label


def _places(graph: Graph, dataset: NamedNode, facts: Facts) -> Iterator[Triple]:
    """The places that are in no other: they cover those that are."""
    for place in _instances(graph, facts, t.PLACE):
        if facts.values(place, t.LOCATED_IN):
            continue
        known = _in_gazetteer(place, facts.nodes(place, t.EXACT_MATCH))
        yield dataset, t.SPATIAL, known
        yield known, v.TYPE, t.SPATIAL_REGION
        for label in facts.literals(place, v.PREF_LABEL):
            yield known, v.PREF_LABEL, label


def _time(
    graph: Graph, dataset: NamedNode, articles: Iterable[Article]
) -> Iterator[Triple]:
    """From the day of the first article to that of the last."""
    days = [article.published[:10] for article in articles]
    # A draft may have none, or what somebody has written in the place of one.
    days = sorted(filter(_DAY.fullmatch, days))
    if not days:
        return
    time = NamedNode(f"{graph.namespaces.base}catalogue/time")
    yield dataset, t.TEMPORAL, time
    yield time, v.TYPE, t.PERIOD_OF_TIME
    yield time, t.FIRST_DAY, Literal(days[0], datatype=t.DAY)
    yield time, t.LAST_DAY, Literal(days[-1], datatype=t.DAY)


def _instances(graph: Graph, facts: Facts, kind: Term) -> list[NamedNode]:
    """The project's things that are of a class, or of one below it."""
    begin = graph.namespaces.things
    found = []
    for thing in facts.subjects:
        # Of things elsewhere it is for others to say what they are.
        if not thing.value.startswith(begin):
            continue
        kinds = facts.values(thing, v.TYPE)
        if any(graph.ontology.is_below(each, kind) for each in kinds):
            found.append(thing)
    return found


def _in_gazetteer(place: NamedNode, same: Sequence[NamedNode]) -> NamedNode:
    """A place by its name in GeoNames, if the registry has that."""
    for other in same:
        if other.value.startswith(v.PREFIXES["geonames"]):
            return other
    return place
