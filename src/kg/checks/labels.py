"""Labels of events, cooperations and initiatives: whom they name has to do with them.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:230: signing of Norvik Looms and Zöllin
      Textiles: its label names what nothing relates to it. [logic]
      found     Zöllin Textiles
      do        Correct the label, or state what the two have to do with each other.

This is no check query: of names within each other, SPARQL does not find the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import occurrences
from kg.checks.source_map import Key, Unplaced, location_in
from kg.grounding.requirements import Rules
from kg.knowledge import Graph
from kg.language.english.regexes import leftmost_longest
from kg.model import Finding

_WORD = re.compile(r"\w+")


def label_findings(graph: Graph) -> Iterator[Unplaced]:
    """A finding for each name in the label of what happens that nothing relates to it."""
    rules = Rules(graph)
    kinds = v.named_nodes(graph.ontology.told_by_verbs)
    happening = graph.facts(None, v.TYPE, kinds).subjects
    labels = graph.facts(happening, v.PREF_LABEL)
    for thing in labels.subjects:
        own = labels.literals(thing, v.PREF_LABEL)
        for label in own:
            strangers = _strangers(rules, thing, label.value)
            for name in strangers:
                yield _finding(graph, thing, label, name)


def _strangers(rules: Rules, thing: NamedNode, label: str) -> Iterator[str]:
    """The names in a label that are those of nothing that statements relate to the thing."""
    neighbours = rules.neighbours(thing)
    related = {thing, *neighbours}
    for begin, end in _names_in(rules, label):
        name = label[begin:end]
        # Of several that have the name, one that is related is enough.
        bearers = rules.bearers(name)
        if related.isdisjoint(bearers):
            yield name


def _names_in(rules: Rules, label: str) -> list[tuple[int, int]]:
    """Where known proper names stand in a label, the longest."""
    spans: set[tuple[int, int]] = set()
    written = _WORD.findall(label)
    words = {word.casefold() for word in written}
    # Only names that begin with words of it can stand in it.
    for name in rules.names.among(words):
        # What has no capital is a word, such as "wool", and no name of somebody.
        if name[:1].isupper():
            places = occurrences(label, name)
            spans.update(places)
    return leftmost_longest(spans)


def _finding(graph: Graph, thing: NamedNode, label: Literal, name: str) -> Unplaced:
    where = _passage(graph, thing, label)
    title = graph.verbaliser.title(thing)
    finding = Finding(
        severity="error",
        check="logic",
        message=f"{title}: its label names what nothing relates to it.",
        location=location_in(where, graph.namespaces),
        found=name,
        advice="Correct the label, or state what the two have to do with each other.",
    )
    key = Key(where, thing.value, v.PREF_LABEL.value)
    return Unplaced(finding, key)


def _passage(graph: Graph, thing: NamedNode, label: Literal) -> str:
    """The first passage in which a label stands, of several that tell of the event."""
    quads = graph.match(thing, v.PREF_LABEL, label, graphs=None)
    graphs = [quad.graph_name for quad in quads]
    named = [each for each in graphs if isinstance(each, NamedNode)]
    first = min(named, key=str)
    return first.value
