"""Other names: an alias proves whatever words have it, so it has to be the thing's own.

One of its findings:

    graph/entities.ttl:41: Norvik Looms: its alias is a name of another thing. [logic]
      expected  another name than that of Tessaly Freight
      found     Tessaly
      do        Remove the alias, or make the two one thing.

This is no check query: SPARQL cannot tell what a name may be short for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.checks.source_map import Key, Unplaced
from kg.grounding.requirements import Rules
from kg.knowledge import Graph
from kg.language.english.short_names import is_related_name
from kg.model import Finding


class Named(NamedTuple):
    """A name that the registry, or what is derived, gives a thing."""

    graph: NamedNode
    thing: NamedNode
    predicate: NamedNode
    name: Literal

    @property
    def key(self) -> str:
        """What is the same in two names that cannot be told apart.

        Acronyms keep their case.
        """
        text = self.name.value
        if text.isupper():
            return text
        return text.casefold()

    def is_of_language_of(self, other: Named) -> bool:
        """Whether the two names are of one language, or of any."""
        languages = {self.name.language, other.name.language}
        # A name without a language, such as an acronym, is one in each.
        return len(languages) == 1 or None in languages


def alias_findings(graph: Graph) -> Iterator[Unplaced]:
    """A finding for each alias that is not a name of its thing alone.

    It is another thing's name, or has nothing of the name of its own.
    """
    named = list(_named(graph))
    bearers: dict[str, list[Named]] = defaultdict(list)
    names: dict[NamedNode, list[Named]] = defaultdict(list)
    for one in named:
        bearers[one.key].append(one)
        if one.predicate == v.PREF_LABEL:
            names[one.thing].append(one)
    given = _given(graph)
    rules = Rules(graph)
    rules.prepare(one.thing for one in named)
    for alias in named:
        if alias.predicate != v.ALT_LABEL:
            continue
        other = _other(alias, bearers[alias.key])
        if other is not None:
            yield _shared(graph, alias, other)
            continue
        # An article may give a thing any name, "formerly Bolt"; its words prove it.
        if (alias.thing, alias.name.value) in given:
            continue
        own = names[alias.thing]
        if _is_unrelated(rules, alias, own):
            yield _unrelated(graph, alias, own[0])


def _named(graph: Graph) -> Iterator[Named]:
    """The names in the registry and in what is derived, in a stable order."""
    namespaces = graph.namespaces
    graphs = (namespaces.entities, namespaces.derived)
    quads = graph.match(None, v.NAMING, graphs=graphs)
    for quad in sorted(quads, key=str):
        thing = quad.subject
        name = quad.object
        if not isinstance(thing, NamedNode) or not isinstance(name, Literal):
            continue
        assert isinstance(quad.graph_name, NamedNode)
        yield Named(
            graph=quad.graph_name,
            thing=thing,
            predicate=quad.predicate,
            name=name,
        )


def _given(graph: Graph) -> set[tuple[NamedNode, str]]:
    """The aliases that articles give themselves: "formerly Norvik Mills"."""
    passages: list[NamedNode] = []
    for article in graph.articles.values():
        passages += [NamedNode(passage.iri) for passage in article.passages]
    named = graph.facts(None, v.ALT_LABEL, graphs=passages)
    given: set[tuple[NamedNode, str]] = set()
    for thing in named.subjects:
        for name in named.texts(thing, v.ALT_LABEL):
            given.add((thing, name))
    return given


def _other(alias: Named, bearers: list[Named]) -> Named | None:
    """Another thing with the name."""
    for other in bearers:
        if other.thing != alias.thing and alias.is_of_language_of(other):
            return other
    return None


def _is_unrelated(rules: Rules, alias: Named, names: list[Named]) -> bool:
    """Whether an alias has no word of the name, and is not short for it."""
    if not alias.name.value.strip():
        return False  # another check tells of what is blank

    def is_common(word: str) -> bool:
        return rules.is_noun_of(alias.thing, word)

    # Nobody can see in one language whether a name in another one is right.
    alike = [name for name in names if alias.is_of_language_of(name)]
    for name in alike:
        if is_related_name(alias.name.value, name.name.value, is_common):
            return False
    return bool(alike)


def _shared(graph: Graph, alias: Named, other: Named) -> Unplaced:
    title = graph.verbaliser.title(alias.thing)
    others_title = graph.verbaliser.title(other.thing)
    return _finding(
        alias,
        message=f"{title}: its alias is a name of another thing.",
        expected=f"another name than that of {others_title}",
        advice="Remove the alias, or make the two one thing.",
    )


def _unrelated(graph: Graph, alias: Named, name: Named) -> Unplaced:
    title = graph.verbaliser.title(alias.thing)
    return _finding(
        alias,
        message=f"{title}: nothing says that this is a name of it.",
        expected=f"words or initials of {name.name.value}",
        advice=(
            "State skos:altLabel in a passage that gives it the name, or remove the "
            "alias."
        ),
    )


def _finding(alias: Named, *, message: str, expected: str, advice: str) -> Unplaced:
    """A finding about an alias, where it stands."""
    finding = Finding(
        severity="error",
        check="logic",
        message=message,
        expected=expected,
        found=alias.name.value,
        advice=advice,
    )
    graph = alias.graph.value
    thing = alias.thing.value
    return Unplaced(finding, Key(graph, thing, alias.predicate.value))
