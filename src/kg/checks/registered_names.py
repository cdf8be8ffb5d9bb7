"""What the registry says of things, against what all articles call them.

One of its findings:

    graph/entities.ttl:41: Zöllin Textils: its name looks misspelt. [support]
      expected  textiles
      found     textils
      do        Correct it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.checks.checked_articles import CheckedArticle
from kg.checks.source_map import Key, Unplaced
from kg.grounding.doubts import some
from kg.grounding.membership import ToldNouns, unproved_memberships
from kg.grounding.spelling import Misspelt, ToldNames, misspelt
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import Finding


def membership_findings(
    graph: Graph, articles: Iterable[CheckedArticle]
) -> Iterator[Unplaced]:
    """A finding for each registered class that an article denies, and a note on the others.

    Words that are missing may stand in an article to come, and of many a company no
    article ever says that it is one. So there is one note a class, however many they are.
    """
    unsaid: dict[NamedNode, list[NamedNode]] = {}
    told = (ToldNouns(each.told, each.nouns, each.has_words) for each in articles)
    for thing, kind, noun in unproved_memberships(graph, told):
        if noun is None:
            unsaid.setdefault(kind, []).append(thing)
            continue
        finding = _denied(graph, thing, kind, noun)
        yield Unplaced(finding, _registered(graph, thing))
    for kind, things in unsaid.items():
        finding = _unsaid(graph, things, kind)
        yield Unplaced(finding, _registered(graph, things[0]))


def _denied(graph: Graph, thing: NamedNode, kind: NamedNode, noun: str) -> Finding:
    name = graph.verbaliser.title(thing)
    label = graph.verbaliser.title(kind)
    return Finding(
        severity="error",
        check="support",
        message=f"{name}: an article says that it is of another class than {label}.",
        expected=noun,
        found=label,
        advice="Correct its class, or the kg:kind that the article states.",
    )


def _unsaid(graph: Graph, things: list[NamedNode], kind: NamedNode) -> Finding:
    names = [graph.verbaliser.title(thing) for thing in things]
    listed = formatting.listing(names)
    label = graph.verbaliser.title(kind)
    described = formatting.with_article(label)
    cues = graph.ontology.cues.get(kind, [])
    return Finding(
        severity="note",
        check="support",
        message=f"No article calls {listed} {described}.",
        expected=some(cues),
        advice="Look whether it is so; kg:kind states what an article calls it.",
    )


def _registered(graph: Graph, thing: NamedNode) -> Key:
    """Where the registry gives the class of a thing."""
    return Key(graph.namespaces.entities.value, thing.value, v.TYPE.value)


def spelling_findings(
    graph: Graph, articles: Iterable[CheckedArticle]
) -> Iterator[Unplaced]:
    """A finding for each name that looks misspelt, registered or derived."""
    told = (ToldNames(each.told, each.absent, each.has_words) for each in articles)
    for name in misspelt(graph, told):
        yield _misspelt(graph, name)


def _misspelt(graph: Graph, misspelt: Misspelt) -> Unplaced:
    name = misspelt.name
    title = graph.verbaliser.title(name.thing)
    finding = Finding(
        severity="error",
        check="support",
        message=f"{title}: its name looks misspelt.",
        expected=misspelt.meant,
        found=misspelt.word,
        advice="Correct it.",
    )
    key = Key(name.graph.value, name.thing.value, name.predicate.value)
    return Unplaced(finding, key)
