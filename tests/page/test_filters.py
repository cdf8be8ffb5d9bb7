"""The filters leave on the map what the graph itself says that they should: worked out
here by SPARQL and networkx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page
from pyoxigraph import NamedNode, QuerySolutions

from kg.evidence.explanations import explain
from kg.knowledge import Graph
from kg.model import Statement
from kg.network.labelled import network
from tests.page.sites import Open, edition_of
from tests.terms import key

USUAL = {"stated", "registered", "derived"}
ALL = {*USUAL, "inferred"}
KINDS = (
    "organisation",
    "person",
    "group",
    "place",
    "brand",
    "topic",
    "event",
    "initiative",
    "cooperation",
)
VOICES = {
    "article": "the article's own voice",
    "caption": "a picture's caption",
    "Mirela Óskdal": "said by Mirela Óskdal",
}
PERIODS = [
    ("2023-01-01", ""),
    ("", "2019-01-01"),
    ("2024-03-02", "2024-03-02"),
    ("2022-12-31", "2023-01-01"),
    ("2019-01-01", ""),
]
DATES = """SELECT ?start ?end WHERE {
  OPTIONAL { ?thing kg:period ?period } BIND(COALESCE(?period, ?thing) AS ?when)
  { ?thing kg:date ?start BIND(?start AS ?end) } UNION
  { ?when kg:startDate ?start OPTIONAL { ?when kg:endDate ?end } } UNION
  { ?when kg:endDate ?end FILTER NOT EXISTS { ?when kg:startDate ?any } }
}"""


class Wanted(NamedTuple):
    """What a reader asks to see."""

    hidden: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset(USUAL)
    verb: str = ""
    voice: str = ""
    begin: str = ""
    end: str = ""
    is_dated: bool = False
    is_opened: bool = False

    @property
    def address(self) -> str:
        """The page's address for it."""
        parts = {
            "hide": ",".join(sorted(self.hidden)),
            "verb": self.verb,
            "voice": self.voice,
            "from": self.begin,
            "to": self.end,
        }
        flags = [
            name
            for name, is_on in (("dated", self.is_dated), ("opened", self.is_opened))
            if is_on
        ]
        return "#" + "&".join(
            [
                "level=everything",
                f"basis={','.join(sorted(self.bases))}",
                *(f"{k}={v}" for k, v in parts.items() if v),
                *flags,
            ]
        )


class Expected:
    """What the graph answers."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._networks = {
            is_opened: network(graph, collapse=not is_opened, inferred=True)
            for is_opened in (True, False)
        }
        self.verbs = sorted(
            {data["label"] for _, _, data in self._networks[True].edges(data=True)}
        )

    def of(self, wanted: Wanted) -> tuple[set[str], Counter[tuple[str, str, str]]]:
        """The keys of the things, and the relations by their ends and name."""
        graph = self._networks[wanted.is_opened]
        kept = {
            iri for iri in graph if graph.nodes[iri]["category"] not in wanted.hidden
        }
        edges = [
            (a, b, d)
            for a, b, d in graph.edges(data=True)
            if {a, b} <= kept and self._is_wanted(d, wanted)
        ]
        if wanted.verb or wanted.voice or wanted.begin or wanted.end or wanted.is_dated:
            # Who says what is shown stays, also without a relation.
            kept = {iri for iri in kept if graph.nodes[iri]["label"] == wanted.voice}
            kept |= {iri for a, b, _ in edges for iri in (a, b)}
        return {key(iri) for iri in kept}, Counter(
            (key(a), key(b), data["label"]) for a, b, data in edges
        )

    def _is_wanted(self, data: Mapping[str, Any], wanted: Wanted) -> bool:
        return (
            data["basis"] in wanted.bases
            and wanted.verb in ("", data["label"])
            and any(self._is_told(each, wanted) for each in data["statements"])
        )

    def _is_told(self, said: Statement, wanted: Wanted) -> bool:
        is_voice = not wanted.voice or VOICES[wanted.voice] in self._voices(said)
        return said.basis in wanted.bases and is_voice and self._is_then(said, wanted)

    def _voices(self, said: Statement) -> set[str]:
        """Whose words it is read from or, where it is not read, follows from in the
        end.
        """
        if said.basis == "stated":
            return {piece.voice for piece in said.evidence}
        subject, predicate = (
            NamedNode(said.subject.strip("<>")),
            NamedNode(said.predicate.strip("<>")),
        )
        found = self._graph.triples(subject, predicate)
        (triple,) = (each for each in found if str(each[2]) == said.object)
        (why,) = explain(self._graph, [triple])
        return {piece.voice for piece in why.sources}

    def _is_then(self, said: Statement, wanted: Wanted) -> bool:
        """Whether the first of its things that has a time has one within the bounds."""
        times = (
            self._time(term)
            for term in (said.subject, said.object)
            if term.startswith("<")
        )
        start, end = next(filter(None, times), (None, None))
        if start is None or end is None:
            return not wanted.is_dated
        return not (wanted.end and start and start > wanted.end) and not (
            wanted.begin and end and end < wanted.begin
        )

    @cache  # noqa: B019 - the graph lives as long as the tests
    def _time(self, term: str) -> tuple[str, str] | None:
        found = self._graph.query(DATES.replace("?thing", term))
        assert isinstance(found, QuerySolutions)
        days = [
            tuple(
                row[name].value[:10] if row[name] else "" for name in ("start", "end")
            )
            for row in found
        ]
        return (days[0][0], days[0][1]) if days else None


@pytest.fixture(scope="module")
def expected(shared_newsroom: Path) -> Expected:
    return Expected(edition_of(shared_newsroom).graph)


@pytest.fixture(scope="module")
def look(verified: str, open_shared: Open) -> Page:
    """A page for all tests: an address says all that is to be shown, whatever was shown
    before.
    """
    return open_shared(verified)


def shown(page: Page, wanted: Wanted) -> tuple[set[str], Counter[tuple[str, str, str]]]:
    page.evaluate("(hash) => kg.visit(hash)", wanted.address)
    edges = page.evaluate(
        "[...kg.scene.visible.edges].map(({ from, to, verb }) => [from, to, verb])"
    )
    return set(page.evaluate("[...kg.scene.visible.nodes]")), Counter(map(tuple, edges))


def differing(
    page: Page, expected: Expected, choices: Iterator[Wanted]
) -> list[Wanted]:
    """The choices for which the map shows something else, and that there were any."""
    return [wanted for wanted in choices if shown(page, wanted) != expected.of(wanted)]


def everywhere(**choice: Any) -> Iterator[Wanted]:
    """The choice with posts and counts as lines and as things, with and without what is
    inferred.
    """
    for bases in (USUAL, ALL):
        for is_opened in (False, True):
            yield Wanted(bases=frozenset(bases), is_opened=is_opened)._replace(**choice)


def test_without_filters_all_is_shown(look: Page, expected: Expected) -> None:
    """The map has every thing and relation of the network, in both of its forms."""
    assert not differing(look, expected, everywhere())
    assert len(shown(look, Wanted())[0]) > 15


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_is_off_is_gone_with_its_relations(
    look: Page, expected: Expected, kind: str
) -> None:
    """Neither things of the kind nor relations of them are shown."""
    assert not differing(look, expected, everywhere(hidden=frozenset({kind})))


def test_only_one_basis(look: Page, expected: Expected) -> None:
    """Each basis alone, and none."""
    assert not differing(
        look,
        expected,
        (
            Wanted(bases=frozenset(b))
            for b in ({"stated"}, {"derived"}, {"inferred"}, {"registered"}, ())
        ),
    )


def test_only_one_relation(look: Page, expected: Expected) -> None:
    """Each relation alone, with its ends and nothing else."""
    assert len(expected.verbs) > 10
    for verb in expected.verbs:
        assert not differing(look, expected, everywhere(verb=verb))


@pytest.mark.parametrize("voice", VOICES)
def test_only_one_voice(look: Page, expected: Expected, voice: str) -> None:
    """What the article itself says, a caption, or a person who is quoted."""
    assert not differing(look, expected, everywhere(voice=voice))
    assert shown(look, Wanted(voice=voice))[1]


@pytest.mark.parametrize(("begin", "end"), PERIODS)
@pytest.mark.parametrize("is_dated", [False, True])
def test_only_a_period(
    look: Page, expected: Expected, begin: str, end: str, is_dated: bool
) -> None:
    """What holds within the bounds, both of which count, with or without what has no
    date.
    """
    assert not differing(
        look, expected, everywhere(begin=begin, end=end, is_dated=is_dated)
    )


def test_filters_together(look: Page, expected: Expected) -> None:
    """All filters at once leave what each of them leaves."""
    choice = Wanted(
        frozenset({"topic"}),
        frozenset(ALL),
        voice="article",
        begin="2019-01-01",
        end="2024-12-31",
    )
    assert not differing(
        look, expected, iter([choice, choice._replace(is_dated=True, is_opened=True)])
    )
