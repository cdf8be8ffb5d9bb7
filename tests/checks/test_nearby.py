"""What is wrong in a compiled graph is looked for around what has changed, and the same is
found as in all of it.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.checks import graph_checks, nearby
from kg.checks.check_queries import read_check
from kg.checks.graph_checks import graph_findings
from kg.errors import BadInput, KgError
from kg.knowledge import compile_store, load
from kg.workspace import Workspace, find
from tests import edited_news

QUERY = """#+ check: logic
#+ problem: there are three articles.
#+ advice: Write another one.
{scope}
PREFIX kg: <https://w3id.org/newskg/ontology#>
SELECT (COUNT(DISTINCT ?article) AS ?found) WHERE {{
  GRAPH ?article {{ ?article a kg:Article }}
}} HAVING (COUNT(DISTINCT ?article) = 3)
"""


@pytest.fixture
def news(newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A project of three articles, which a test may change."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return edited_news.add(newsroom)


def _agree(workspace: Workspace) -> bool:
    """Whether the findings of the compiled graph are those of the loaded one."""
    try:
        whole = load(workspace)
    except KgError:
        return True  # a file that cannot be read is a finding of its own
    compiled = compile_store(workspace, pytest.fail)
    assert compiled is not None
    near = graph_findings(workspace, compiled, lambda: whole)
    return set(near) == set(graph_findings(workspace, whole, lambda: whole))


@pytest.mark.parametrize("hub", [12, 500])
def test_the_same_is_found_as_in_the_whole_graph(
    hub: int, news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is edited; also where so much leads to some things that not all is read."""
    monkeypatch.setattr(nearby, "_HUB", hub)
    chance = random.Random(hub)
    edits: list[str] = []
    for _ in range(5):
        assert _agree(news), edits
        edits.append(edited_news.edit(find(news.root, news.texts), chance))
        news = find(news.root, news.texts)


def test_only_the_part_around_a_change_is_looked_at(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once all of it has been."""
    assert _agree(news)

    def whole() -> None:
        pytest.fail("All of the graph is looked through.")

    article = news.articles[0]
    edited_news.write(article, edited_news.read(article)[:-1])
    news = find(news.root, news.texts)
    compiled = compile_store(news, pytest.fail)
    assert compiled is not None
    found = graph_findings(news, compiled, whole)  # type: ignore[arg-type]
    fresh = load(news)
    assert set(found) == set(graph_findings(news, fresh, lambda: fresh))
    # What is kept of it is enough where nothing has changed.
    monkeypatch.setattr(graph_checks, "nearby", whole)
    assert set(graph_findings(news, compiled, whole)) == set(found)  # type: ignore[arg-type]


def test_a_query_of_the_project_may_depend_on_anything(news: Workspace) -> None:
    """So it is asked of all of the graph, unless it says that it is near."""
    path = news.root / "queries" / "checks" / "three.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(QUERY.format(scope=""), encoding="utf-8")
    assert _agree(news)
    news.articles[0].unlink()
    assert _agree(find(news.root, news.texts))
    path.write_text(QUERY.format(scope="#+ scope: far"), encoding="utf-8")
    with pytest.raises(BadInput, match="there is no scope 'far'"):
        read_check(path, "three.rq")
