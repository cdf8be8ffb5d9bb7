"""The table of things: what each is and is called, when it is, and where it is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.evidence.statements import is_naming
from kg.knowledge import Facts, Graph
from kg.model import Evidence
from kg.network.labelled import categories
from kg.page.address import Address, address_of, key
from kg.page.citations import Citation, cited
from kg.page.look import Look
from kg.page.scope import Scope
from kg.vocabulary import Term

_TIMES = (v.START_DATE, v.END_DATE, v.DATE)

When = tuple[str, str]
"""A first and a last day in ISO form; an open end is empty."""


class Link(NamedTuple):
    """Words that lead somewhere."""

    href: str
    name: str


class ThingRow(NamedTuple):
    """A thing: its short name on the page, what it is, its other names, and where it is told of."""

    key: str
    href: str
    name: str
    aliases: tuple[str, ...]
    kinds: tuple[str, ...]
    look: Look
    articles: tuple[Link, ...]
    cited: tuple[Citation, ...]


class KnownThings:
    """What the tables of a page need to know of things, asked for at once."""

    def __init__(self, graph: Graph, things: Iterable[str]) -> None:
        self._articles = graph.articles
        self.nodes = [NamedNode(thing) for thing in sorted(things)]
        self._articles.prepare(thing.value for thing in self.nodes)
        asked = (
            v.TYPE,
            v.PREF_LABEL,
            v.ALT_LABEL,
            v.CLAIM_SUBJECT,
            v.PERIOD,
            *_TIMES,
        )
        self._facts = graph.facts(self.nodes, asked)
        periods: set[NamedNode] = set()
        for thing in self.nodes:
            periods.update(self._facts.nodes(thing, v.PERIOD))
        self._periods = graph.facts(periods, _TIMES)
        classed = [triple for triple in self._facts if triple[1] == v.TYPE]
        reasons = graph.provenance(classed)
        # The wider classes follow from those that a thing is given.
        given = (each for each in classed if reasons[each].basis != "inferred")
        self._own = Facts(given)

    def is_thing(self, term: Term) -> bool:
        """Whether it is an article or of some class, and no claim about other things."""
        if not isinstance(term, NamedNode):
            return False
        if self._facts.values(term, v.CLAIM_SUBJECT):
            return False
        if term.value in self._articles:
            return True
        return bool(self._facts.values(term, v.TYPE))

    def kinds(self, thing: NamedNode) -> list[Term]:
        """Its classes, but for the wider ones that follow from them."""
        if thing.value in self._articles:
            return [v.CLASS_ARTICLE]
        return self._own.values(thing, v.TYPE)

    def names(self, thing: NamedNode) -> list[str]:
        """What it is called, each name once."""
        preferred = self._facts.texts(thing, v.PREF_LABEL)
        others = self._facts.texts(thing, v.ALT_LABEL)
        return list(dict.fromkeys([*preferred, *others]))

    def time_of(self, thing: Term) -> When | None:
        """When the thing is, or for what time it holds: its own date, or its period."""
        days = [day[:10] for day in self._facts.texts(thing, v.DATE)]
        if days:
            return days[0], days[-1]
        facts = self._facts
        of = thing
        period = facts.node(thing, v.PERIOD)
        if period:
            facts = self._periods
            of = period
        start = facts.text(of, v.START_DATE)
        end = facts.text(of, v.END_DATE)
        return (start, end) if start or end else None


def thing_rows(
    graph: Graph,
    address: Address,
    scope: Scope,
    known: KnownThings,
    looks: Mapping[str, Look],
) -> list[ThingRow]:
    """A row a thing, by name, with the passages that name or class it."""
    things = list(filter(known.is_thing, known.nodes))
    asked: list[Term] = list(things)
    for thing in things:
        asked += known.kinds(thing)
    graph.verbaliser.prepare(asked)
    category = categories(graph, [thing.value for thing in things])
    naming = _naming(scope)
    articles = _articles(graph, address, scope)
    found: list[ThingRow] = []
    for thing in things:
        short = key(graph, thing.value)
        name = graph.verbaliser.title(thing)
        aliases = [alias for alias in known.names(thing) if alias != name]
        kinds = map(graph.verbaliser.title, known.kinds(thing))
        evidence = naming.get(thing, ())
        row = ThingRow(
            key=short,
            href=address_of("thing", short),
            name=name,
            aliases=tuple(aliases),
            kinds=tuple(kinds),
            look=looks[category[thing.value]],
            articles=articles.get(thing, ()),
            cited=cited(graph, address, evidence),
        )
        found.append(row)
    return sorted(found, key=lambda row: (row.name.casefold(), row.key))


def _naming(scope: Scope) -> dict[Term, list[Evidence]]:
    """For each thing, what it is named or classed by."""
    found: dict[Term, list[Evidence]] = defaultdict(list)
    for each in scope.said:
        first = each.triples[0]
        if is_naming(first):
            thing = first[0]
            found[thing] += each.statement.evidence
    return found


def _articles(
    graph: Graph,
    address: Address,
    scope: Scope,
) -> dict[Term, tuple[Link, ...]]:
    """For each thing, the articles that tell of it."""
    found: dict[Term, set[str]] = defaultdict(set)
    links: dict[str, Link] = {}
    for each in scope.said:
        iris: set[str] = set()
        for piece in each.statement.evidence:
            article = graph.passages.article_of(piece.passage)
            links[article.iri] = Link(address.article(article), article.headline)
            iris.add(article.iri)
        for subject, _, value in each.triples:
            found[subject] |= iris
            found[value] |= iris
    linked: dict[Term, tuple[Link, ...]] = {}
    for term, several in found.items():
        linked[term] = tuple(links[iri] for iri in sorted(several))
    return linked
