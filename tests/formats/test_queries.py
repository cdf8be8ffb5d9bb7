"""However much there is to write, the engine is asked a fixed number of queries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.formats import files
from kg.knowledge import Graph, load
from kg.workspace import find
from tests.benchmarks import generated
from tests.formats.readers import ALL_PAIRS, GRAPHS
from tests.homes import Counting

MOST = 11


@pytest.fixture(scope="module")
def graphs(
    shared_newsroom: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Graph]:
    """The newsroom, and a generated project with many times as many relations."""
    many = generated.write(tmp_path_factory.mktemp("generated") / "project", 10)
    shutil.copy(find(shared_newsroom).dataset, many.dataset)
    return [load(find(shared_newsroom)), load(many)]


def asked(graph: Graph, form: str, evidence: str) -> int:
    """How many queries an export takes of a graph of which nothing is known yet."""
    home = Counting(graph.home)
    files(Graph(home), form, evidence)
    return home.asked


@pytest.mark.parametrize(("form", "evidence"), ALL_PAIRS)
def test_the_number_of_queries(graphs: list[Graph], form: str, evidence: str) -> None:
    """It is the same for few rows and for many, and small."""
    few, many = (asked(graph, form, evidence) for graph in graphs)
    assert few == many <= MOST


@pytest.mark.parametrize("form", GRAPHS)
def test_there_is_more_to_write(graphs: list[Graph], form: str) -> None:
    """Or the number would prove nothing."""
    few, many = ("".join(files(graph, form).values()).count("\n") for graph in graphs)
    assert many > 5 * few
