"""A graph tells the same whatever home it has: over an engine's indexes, in a folder, or
behind a SPARQL endpoint of a server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.evidence import explanations, statements
from kg.knowledge import HOLDS, Graph, compile_store, load
from kg.knowledge.memory import MemoryHome, copied
from kg.knowledge.remote import open_remote
from kg.knowledge.written_store import WrittenStore
from kg.linked_data.publishing import publish, units
from kg.network import centrality, pathfinding
from kg.network.labelled import network
from kg.questions import answered, questions
from kg.questions.rows import Row
from kg.vocabulary import KG
from kg.workspace import Workspace, find
from tests import stores
from tests.asked import needed
from tests.flagship import NAMES
from tests.homes import OnlySparql
from tests.stores import Addresses
from tests.terms import thing


class Pair(NamedTuple):
    """The same graph in two homes."""

    near: Graph
    far: Graph


NOTHING = NamedNode("https://example.org/nothing")


@pytest.fixture(scope="module", params=["flagship", "newsroom"])
def workspace(
    request: pytest.FixtureRequest, flagship_folder: Path, shared_newsroom: Path
) -> Workspace:
    """A project."""
    return find(flagship_folder if request.param == "flagship" else shared_newsroom)


@contextmanager
def only_sparql(workspace: Workspace, _: Path) -> Iterator[Pair]:
    """A home in this process, of which nothing can be had but by SPARQL."""
    near = load(workspace)
    yield Pair(near, Graph(OnlySparql(near.home)))


@contextmanager
def folder(workspace: Workspace, _: Path) -> Iterator[Pair]:
    """A store that was compiled."""
    far = compile_store(workspace, pytest.fail)
    assert far is not None
    yield Pair(load(workspace), far)


def remote(
    opened: Callable[[Path], AbstractContextManager[Addresses]],
) -> Callable[[Workspace, Path], AbstractContextManager[Pair]]:
    """A server to which the graph was published."""

    @contextmanager
    def pair(workspace: Workspace, place: Path) -> Iterator[Pair]:
        near = load(workspace)
        with opened(place) as addresses:
            target = WrittenStore(addresses.update, addresses.query, near.namespaces)
            publish(near, target)
            names = near.namespaces
            # Publishing adds a description, and which article each passage is in.
            quads = [quad for unit in units(near, target) for quad in unit.quads]
            quads += near.match()
            own = [quad for quad in quads if quad.graph_name != names.holds]
            yield Pair(
                Graph(MemoryHome(copied(own), names), near.terminology),
                open_remote(addresses.query, lambda: near.frames),
            )

    return pair


HOMES = {
    "SPARQL alone": only_sparql,
    "folder": folder,
    "Oxigraph": remote(stores.oxigraph),
    "Oxigraph, union": remote(partial(stores.oxigraph, is_union=True)),
    "Virtuoso": remote(stores.virtuoso_store),
}


@pytest.fixture(scope="module", params=list(HOMES.values()), ids=list(HOMES))
def pair(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pair]:
    """A graph in memory, and the same in another home."""
    with request.param(workspace, tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture(scope="module")
def near(pair: Pair) -> Graph:
    """A graph in this process."""
    return pair.near


@pytest.fixture(scope="module")
def far(pair: Pair) -> Graph:
    """The same graph in another home."""
    return pair.far


def named(quads: Iterable[Quad]) -> set[Quad]:
    """Those without blank nodes, which have other names in each home."""
    return {
        quad
        for quad in quads
        if not any(isinstance(term, BlankNode) for term in (quad.subject, quad.object))
    }


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
    assert named(found) == named(far.match(*terms, graphs=graphs))  # type: ignore[arg-type]


def test_the_same_graphs_are_named(near: Graph, far: Graph) -> None:
    """Those that have any statement, each once."""
    found = near.home.named_graphs()
    assert len(found) == len(set(found))
    assert set(found) == set(far.home.named_graphs())
    assert set(found) == {quad.graph_name for quad in near.match(graphs=None)}


def test_three_sets_match_at_once(near: Graph, far: Graph) -> None:
    """Subjects, properties and values, in all named graphs: what reasons are looked up
    by.
    """
    triples = near.triples()
    subjects, predicates, objects = (set(part) for part in zip(*triples, strict=True))
    found = near.match(subjects, predicates, objects, graphs=None)
    assert {tuple(quad.triple) for quad in found} >= set(triples)
    wanted = set(triples)
    others = far.match(subjects, predicates, objects, graphs=None)
    assert {quad for quad in found if tuple(quad.triple) in wanted} == {
        quad for quad in others if tuple(quad.triple) in wanted
    }


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
