"""Other engines answer the questions alike, whether their default graph is a union or not.

All values of all parameters are asked by `python -m tests.engines`, which writes the table
of docs/reference/engines.md; here a sample of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.knowledge import Graph, load
from kg.workspace import Workspace, find
from tests.engines.cases import Case, cases, nquads
from tests.engines.engines import Ask, Rows, comparable, engines
from tests.engines.measured import differences, opened
from tests.flagship import flagship
from tests.sampled import few

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "engines.md"
FAST = [
    engine
    for engine in engines()
    if engine.name.split(",")[0] in ("Oxigraph", "Virtuoso")
]
EVERY = 23


@pytest.fixture(scope="module", params=["flagship", "newsroom"])
def workspace(request: pytest.FixtureRequest) -> Workspace:
    """Two projects without their texts: one has figures, the other claims."""
    if request.param == "flagship":
        return flagship()
    return find(Path(__file__).parents[1] / "data" / request.param).pinned


@pytest.fixture(scope="module")
def graph(workspace: Workspace) -> Graph:
    return load(workspace)


@pytest.fixture(scope="module")
def answers(workspace: Workspace, graph: Graph) -> dict[Case, Rows]:
    """What is asked, and the rows of this project's own engine."""
    plain = engines()[0]
    sample = cases(workspace, graph, EVERY)
    with plain.open(nquads(graph)) as ask:
        return {case: comparable(ask(case.text)) for case in sample}


@pytest.fixture(
    scope="module", params=few(reversed(FAST), 2), ids=lambda engine: engine.name
)
def ask(request: pytest.FixtureRequest, graph: Graph) -> Iterator[Ask]:
    """What asks the engine."""
    engine = request.param
    if engine.missing:
        pytest.skip(f"{engine.missing} is not installed")
    with opened(engine, nquads(graph)) as asking:
        yield asking


def test_each_question_is_asked(
    workspace: Workspace, answers: dict[Case, Rows]
) -> None:
    """Each with several values for each parameter, and some have rows."""
    names = {case.question for case in answers}
    assert names == {path.stem for path in workspace.questions}
    assert sum(map(bool, answers.values())) > len(names)


def test_the_rows_are_the_same(ask: Ask, answers: dict[Case, Rows]) -> None:
    """Each as often."""
    assert list(map(str, differences(ask, answers, answers))) == []


def test_the_page_has_every_question() -> None:
    """And no engine is told there to answer one unlike."""
    page = PAGE.read_text(encoding="utf-8")
    _, _, rest = page.partition("<!-- engines -->")
    table, _, _ = rest.partition("<!-- end of engines -->")
    told = set(re.findall(r"^\| ([\w-]+) \| \d+ \|", table, re.MULTILINE))
    assert told == {path.stem for path in flagship().questions}
    assert "**" not in table, "python -m tests.engines --list tells which cases"
