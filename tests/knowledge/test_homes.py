"""A graph tells the same whatever home it has: over an engine's indexes, or over a
SPARQL endpoint alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.evidence import explanations, statements
from kg.knowledge import HOLDS, Graph, load
from kg.network import centrality, pathfinding
from kg.network.labelled import network
from kg.questions import answered, questions
from kg.questions.rows import Row
from kg.vocabulary import KG
from kg.workspace import find
from tests.asked import needed
from tests.flagship import NAMES
from tests.homes import OnlySparql
from tests.terms import thing

NOTHING = NamedNode("https://example.org/nothing")


@pytest.fixture(scope="module", params=["flagship", "newsroom"])
def near(
    request: pytest.FixtureRequest, flagship_folder: Path, shared_newsroom: Path
) -> Graph:
    """A graph in this process."""
    return load(
        find(flagship_folder if request.param == "flagship" else shared_newsroom)
    )


@pytest.fixture(scope="module")
def far(near: Graph) -> Graph:
    """The same graph, of which nothing can be had but by SPARQL."""
    return Graph(OnlySparql(near.home))


def some_things(graph: Graph) -> list[NamedNode]:
    """A few things of each class."""
    found: dict[object, list[NamedNode]] = {}
    for subject, _, kind in graph.triples(None, v.TYPE):
        found.setdefault(kind, []).append(subject)
    return sorted(
        {subject for members in found.values() for subject in members[:2]}, key=str
    )


SETS: dict[str, tuple[object, ...]] = {
    "everything that holds": (None, None, None, HOLDS),
    "every named graph": (None, None, None, None),
    "the ontology": (None, None, None, NAMES.ontology),
    "two graphs": (None, None, None, [NAMES.entities, NAMES.derived]),
    "what holds, and a named graph": (
        None,
        [v.PREF_LABEL],
        None,
        [HOLDS, NAMES.entities],
    ),
    "a property": (None, v.TYPE, None, HOLDS),
    "two properties": (None, [v.PREF_LABEL, v.ALT_LABEL], None, HOLDS),
    "a class": (None, v.TYPE, NamedNode(KG + "Company"), HOLDS),
    "a class in named graphs": (None, v.TYPE, NamedNode(KG + "Company"), None),
    "a literal": (None, None, Literal("AI", language="en"), HOLDS),
    "no subjects": ([], None, None, HOLDS),
    "nothing that there is": (NOTHING, None, None, None),
}


@pytest.mark.parametrize("sets", SETS.values(), ids=SETS)
def test_the_same_quads_match(
    near: Graph, far: Graph, sets: tuple[object, ...]
) -> None:
    """Each quad once, for any sets of terms."""
    *terms, graphs = sets
    found = near.match(*terms, graphs=graphs)  # type: ignore[arg-type]
    assert len(found) == len(set(found))
    assert set(found) == set(far.match(*terms, graphs=graphs))  # type: ignore[arg-type]


def test_three_sets_match_at_once(near: Graph, far: Graph) -> None:
    """Subjects, properties and values, in all named graphs: what reasons are looked up
    by.
    """
    triples = near.triples()
    subjects, predicates, objects = (set(part) for part in zip(*triples, strict=True))
    found = near.match(subjects, predicates, objects, graphs=None)
    assert {tuple(quad.triple) for quad in found} >= set(triples)
    assert set(found) == set(far.match(subjects, predicates, objects, graphs=None))


def test_the_same_is_told(near: Graph, far: Graph) -> None:
    """Articles, names, sentences, reasons and explanations of things of every class."""
    assert near.articles == far.articles
    for each in some_things(near):
        assert near.verbaliser.name(each) == far.verbaliser.name(each)
        assert statements.about(near, each) == statements.about(far, each)
        assert explanations.why(near, each) == explanations.why(far, each)


def test_the_same_is_related(near: Graph, far: Graph) -> None:
    """Networks in all their forms, ranks, and paths of several steps."""
    for collapse, inferred in ((True, False), (False, False), (True, True)):
        here, there = (
            network(graph, collapse=collapse, inferred=inferred)
            for graph in (near, far)
        )
        assert list(here.edges(keys=True, data=True)) == list(
            there.edges(keys=True, data=True)
        )
        assert list(here.nodes(data=True)) == list(there.nodes(data=True))
    assert centrality.rank(near) == centrality.rank(far)
    one, other, *_ = (NamedNode(each.thing) for each in centrality.rank(near))
    search = pathfinding.Search(max_length=3)
    assert pathfinding.connect(near, one, other, search) == pathfinding.connect(
        far, one, other, search
    )


def test_the_same_is_answered(near: Graph, far: Graph, flagship_folder: Path) -> None:
    """Every question, as it stands in its file, or with what it needs."""
    some = some_things(near)[0].value
    for name, asked in questions(find(flagship_folder)).items():
        given = needed(asked, some)
        here, there = (answered(graph, asked, **given) for graph in (near, far))
        assert [contents(row) for row in here] == [contents(row) for row in there], name


def contents(row: Row) -> tuple[object, ...]:
    """Its values, and the statement behind it with its evidence."""
    return dict(row), row.statement, row.sentence, row.basis, row.evidence


def test_the_same_names_are_found(near: Graph, far: Graph) -> None:
    """Of things in any case, of terms, and of IRIs with a prefix."""
    for label in near.resolver.labels[:20]:
        if label.upper().casefold() == label.casefold():
            assert near.thing(label) == far.thing(label)
    assert far.term("cooperates with") == NamedNode(KG + "cooperatesWith")
    assert far.thing(
        "id:liuzhou" if thing("liuzhou") in some_things(near) else "kg:Company"
    )
