"""How often a home is asked does not depend on how much there is to tell, and it is
seldom.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.evidence.explanations import why
from kg.evidence.statements import about
from kg.formats import export
from kg.knowledge import Graph, load
from kg.network.centrality import rank
from kg.network.pathfinding import Search, connect
from kg.questions import answered, questions
from kg.workspace import find
from tests.asked import needed
from tests.benchmarks import generated
from tests.homes import Counting

MOST = 21
"""A remote store is asked over a network: each query is a wait. Four are for what
conclusions rest on, whose grade they have.

They are not fewer, since what is asked for first, the names of graphs, spares to read
thousands of articles.
"""


@pytest.fixture(scope="module")
def graphs(
    flagship_folder: Path,
    shared_newsroom: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Graph]:
    """Graphs of several sizes."""
    many = generated.write(tmp_path_factory.mktemp("many") / "generated", 12)
    return {
        "flagship": load(find(flagship_folder)),
        "newsroom": load(find(shared_newsroom)),
        "many": load(many),
    }


def asked(graph: Graph, task: Callable[[Graph], object]) -> int:
    """How often the home is asked by a task of a new process, which has read nothing
    yet.
    """
    home = Counting(graph.home)
    task(Graph(home))
    return home.asked


def central(graph: Graph) -> list[NamedNode]:
    """The most central things, of which most is said."""
    return [NamedNode(each.thing) for each in rank(graph)[:3]]


@pytest.mark.parametrize("name", ["flagship", "newsroom", "many"])
def test_questions_are_cheap(
    graphs: dict[str, Graph], name: str, flagship_folder: Path
) -> None:
    """Each of them, with a thing named as people name it."""
    graph = graphs[name]
    label = graph.verbaliser.title(central(graph)[0])
    for question in questions(find(flagship_folder)).values():
        given = needed(question, label)
        if "thing" in question.params:
            given["thing"] = label
        number = asked(graph, lambda g, q=question, p=given: answered(g, q, **p))  # type: ignore[misc]
        assert number <= MOST, question.name


@pytest.mark.parametrize("name", ["flagship", "newsroom", "many"])
def test_sheets_are_cheap(graphs: dict[str, Graph], name: str) -> None:
    """All that is said of a thing."""
    graph = graphs[name]
    for thing in central(graph):
        title = graph.verbaliser.title(thing)
        assert asked(graph, lambda g, t=title: about(g, g.thing(t))) <= MOST  # type: ignore[misc]


@pytest.mark.parametrize("name", ["flagship", "newsroom", "many"])
def test_paths_are_cheap(graphs: dict[str, Graph], name: str) -> None:
    """However many there are, and with what is inferred on them."""
    graph = graphs[name]
    one, other, third = map(graph.verbaliser.title, central(graph))
    for ends in ((one, other), (other, third)):
        for length in (None, 3):
            search = Search(max_length=length, limit=50)
            number = asked(
                graph,
                lambda g, e=ends, s=search: connect(g, g.thing(e[0]), g.thing(e[1]), s),  # type: ignore[misc]
            )
            assert number <= MOST


@pytest.mark.parametrize("form", ["graphml", "gexf", "turtle", "trig"])
def test_exports_are_cheap(graphs: dict[str, Graph], form: str) -> None:
    """As often for many articles as for one."""
    numbers = {
        name: asked(graph, lambda g: export(g, form)) for name, graph in graphs.items()
    }
    assert max(numbers.values()) <= MOST, numbers


def test_reasons_cost_a_query_a_step(graphs: dict[str, Graph]) -> None:
    """Explaining all that is said of a central thing takes as many as its longest chain
    of reasons has steps.
    """
    for graph in graphs.values():
        thing = central(graph)[0]
        assert asked(graph, lambda g, t=thing: why(g, t)) <= 2 * MOST  # type: ignore[misc]
