"""How many queries a page asks depends on its kind, not on how much it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import page
from kg.articles import Texts
from kg.edition import Edition
from kg.knowledge import Graph, load
from kg.page import overview
from kg.page.address import Address
from kg.page.answers import answers
from kg.page.pages import map_of, pages
from kg.questions import questions
from kg.workspace import Workspace, find
from tests.benchmarks import crowd, generated
from tests.homes import Counting
from tests.page.sites import overview_of, unpacked

pytestmark = pytest.mark.usefixtures("maps_at_a_glance")  # queries place nothing

MOST = 70  # queries of a page without its answers
MOST_OF_A_MAP = 100  # those of a thing, which asks step by step for what is near it
PER_QUESTION = 20  # its own, names and reasons, and what its parameters are called


def counted(workspace: Workspace) -> tuple[Edition, Counting]:
    """A project whose graph knows nothing yet, and what counts its queries."""
    home = Counting(load(workspace).home)
    return Edition(workspace, Graph(home), Texts(workspace.texts)), home


def by_page(workspace: Workspace) -> Iterator[tuple[str, int, int]]:
    """Each page's name, its queries and its size."""
    edition, home = counted(workspace)
    before = 0
    for name, html in pages(edition, []):
        yield name, home.asked - before, len(unpacked(html))
        before = home.asked


def of_answers(workspace: Workspace) -> int:
    """The queries of all questions, asked once."""
    edition, home = counted(workspace)
    answers(edition, Address(None))
    return home.asked


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return generated.write(tmp_path_factory.mktemp("small") / "generated", 2)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return generated.write(tmp_path_factory.mktemp("large") / "generated", 12)


def test_a_page_of_a_larger_graph_asks_no_more(
    shared_newsroom: Path,
    small: Workspace,
    large: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That of all that holds has a few queries beside those of its questions, whatever
    its size.
    """
    # Which questions find the names of their rows already known, depends on the data.
    monkeypatch.setattr(page, "answers", lambda *_: [])
    newsroom = find(shared_newsroom, shared_newsroom / "articles")
    found = []
    for workspace in (newsroom, small, large):
        _, count, size = next(by_page(workspace))
        found.append((size, count))
    assert found[2][0] > 2 * found[1][0]
    assert max(count for _, count in found) <= MOST
    assert found[2][1] == found[1][1]


def test_answers_ask_each_question_once(
    shared_newsroom: Path, large: Workspace
) -> None:
    """Their number depends on the questions, not on their rows."""
    newsroom = find(shared_newsroom, shared_newsroom / "articles")
    for workspace in (newsroom, large):
        assert of_answers(workspace) <= PER_QUESTION * len(questions(workspace))


def test_the_page_of_an_article_asks_as_many_as_any_other(large: Workspace) -> None:
    """Twelve articles of many things each: their pages differ in size, not in queries."""
    found = [
        (count, size) for name, count, size in by_page(large) if name != "index.html"
    ]
    counts, sizes = zip(*found, strict=True)
    assert len(set(sizes)) > 3
    assert max(counts) <= MOST
    assert (
        max(counts) - min(counts) <= 4
    )  # names that were asked for before, and kinds that are missing


def test_the_map_of_a_thing_asks_no_more_for_more_neighbours(large: Workspace) -> None:
    """That of an organisation in most of the news, and that of one in little of it."""
    counts, sizes = [], []
    for thing in ("organisation-0", "organisation-30"):
        edition, home = counted(large)
        sizes.append(len(unpacked(map_of(edition, edition.graph.thing(f"id:{thing}")))))
        counts.append(home.asked)
    assert sizes[0] > sizes[1]
    assert max(counts) <= MOST_OF_A_MAP


def test_the_overview_asks_no_more_of_a_larger_crowd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its names, categories, relations and figures are asked for at once."""
    monkeypatch.setattr(overview, "answers", lambda *_: [])
    counts = []
    for name, size in (("few", (60, 120, 3)), ("many", (600, 1500, 9))):
        edition, home = counted(crowd.write(tmp_path / name, *size))
        overview_of(edition)
        counts.append(home.asked)
    assert counts[0] == counts[1] <= MOST
