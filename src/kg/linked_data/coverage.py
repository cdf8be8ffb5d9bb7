"""What a data set covers: topics, places and time, as far as its data tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Facts, Graph
from kg.model import Article
from kg.vocabulary import Term, Triple

_DCAT, _DCTERMS = v.PREFIXES["dcat"], v.PREFIXES["dcterms"]
_PLACE = NamedNode(v.KG + "Place")
_LOCATED_IN = NamedNode(v.KG + "locatedIn")
_EXACT_MATCH = NamedNode(v.PREFIXES["skos"] + "exactMatch")
_DAY = NamedNode(v.PREFIXES["xsd"] + "date")


def coverage(
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
            yield dataset, NamedNode(_DCAT + "keyword"), label


def _places(graph: Graph, dataset: NamedNode, facts: Facts) -> Iterator[Triple]:
    """The places that are in no other: they cover those that are."""
    for place in _instances(graph, facts, _PLACE):
        if facts.values(place, _LOCATED_IN):
            continue
        known = _in_gazetteer(place, facts.nodes(place, _EXACT_MATCH))
        yield dataset, NamedNode(_DCTERMS + "spatial"), known
        yield known, v.TYPE, NamedNode(_DCTERMS + "Location")
        for label in facts.literals(place, v.PREF_LABEL):
            yield known, v.PREF_LABEL, label


def _time(
    graph: Graph, dataset: NamedNode, articles: Iterable[Article]
) -> Iterator[Triple]:
    """From the day of the first article to that of the last."""
    days = sorted(
        article.published[:10]
        for article in articles
        if re.fullmatch(r"\d{4}-\d\d-\d\d", article.published[:10])
    )
    if not days:
        return
    time = NamedNode(f"{graph.namespaces.base}catalogue/time")
    yield dataset, NamedNode(_DCTERMS + "temporal"), time
    yield time, v.TYPE, NamedNode(_DCTERMS + "PeriodOfTime")
    yield time, NamedNode(_DCAT + "startDate"), Literal(days[0], datatype=_DAY)
    yield time, NamedNode(_DCAT + "endDate"), Literal(days[-1], datatype=_DAY)


def _instances(graph: Graph, facts: Facts, kind: Term) -> list[NamedNode]:
    """The project's things that are of a class, or of one below it."""
    begin = graph.namespaces.things
    return [
        thing
        for thing in facts.subjects
        if thing.value.startswith(begin)
        and any(
            graph.ontology.is_below(each, kind) for each in facts.values(thing, v.TYPE)
        )
    ]


def _in_gazetteer(place: NamedNode, same: Sequence[NamedNode]) -> NamedNode:
    """A place by its name in GeoNames, if the registry has that."""
    for other in same:
        if other.value.startswith(v.PREFIXES["geonames"]):
            return other
    return place
