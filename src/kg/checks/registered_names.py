"""What the registry says of things, against what all articles call them.

One of its findings:

    graph/entities.ttl:41: Zöllin Textils: its name looks misspelt. [support]
      expected  textiles
      found     textils
      do        Correct it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.cache import recalled, remember
from kg.checks.checked_articles import CheckedArticle
from kg.checks.kept_articles import CheckedArticles
from kg.checks.source_map import Key, Unplaced
from kg.grounding.doubts import some
from kg.grounding.membership import Membership, ToldNouns, unproved_memberships
from kg.grounding.spelling import Misspelt, ToldNames, misspelt
from kg.knowledge import Graph
from kg.knowledge.compiled.recorded_changes import StorePoint
from kg.language.english import formatting
from kg.model import Finding

_MOST_NAMED = 12  # things of which one finding tells


class _Judged(NamedTuple):
    """The classes that no article says, as they were found before.

    Attributes:
        made_of: What they depend on besides articles and statements.
        point: The graph as it was.
        memberships: The classes.
    """

    made_of: bytes
    point: StorePoint
    memberships: list[Membership]


def membership_findings(graph: Graph, articles: CheckedArticles) -> Iterator[Unplaced]:
    """A finding for each registered class that an article denies, and a note on the others.

    Words that are missing may stand in an article to come, and of many a company no
    article ever says that it is one. So there is one note a class, however many they are.
    """
    unsaid: dict[NamedNode, list[NamedNode]] = {}
    for thing, kind, noun in _memberships(graph, articles):
        if noun is None:
            unsaid.setdefault(kind, []).append(thing)
            continue
        finding = _denied(graph, thing, kind, noun)
        yield Unplaced(finding, _registered(graph, thing))
    for kind, things in unsaid.items():
        finding = _unsaid(graph, things, kind)
        yield Unplaced(finding, _registered(graph, things[0]))


def _memberships(graph: Graph, articles: CheckedArticles) -> list[Membership]:
    """The classes that no article says, of which few are judged again if few may be new."""
    listed = articles.listed
    if articles.since is None:
        return sorted(unproved_memberships(graph, _told(listed)), key=str)
    kept, now, before, things = articles.since
    path = kept.path.with_name("classes")
    known = recalled(path, _Judged)
    if known is not None and (known.made_of, known.point) == (kept.made_of, before):
        found = [each for each in known.memberships if each.thing not in things]
        telling = [each for each in listed if not each.told.isdisjoint(things)]
        found += unproved_memberships(graph, _told(telling), things)
    else:
        found = list(unproved_memberships(graph, _told(listed)))
    found.sort(key=str)
    remember(path, _Judged(kept.made_of, now, found))
    return found


def _told(articles: Iterable[CheckedArticle]) -> Iterator[ToldNouns]:
    for each in articles:
        yield ToldNouns(each.told, each.nouns.value, each.has_words)


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
    listed = formatting.abridged_listing(
        [graph.verbaliser.title(thing) for thing in things[:_MOST_NAMED]], len(things)
    )
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
