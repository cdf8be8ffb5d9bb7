"""What is only claimed is on the page as such: dashed, under a filter of its own, and
with its modality.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.page.look import STROKES
from tests.ferries import FERRIES, ferries, told
from tests.page.sites import Open, page_of

CLAIMED = "[data-basis=claimed]"
DRAWN = "[...kg.scene.visible.edges].map((edge) => edge.basis)"


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the ferries, without the words."""
    folder = tmp_path_factory.mktemp("ferries") / "project"
    return page_of(Path(shutil.copytree(FERRIES, folder)), pinned=True)


def drawn(page: Page) -> list[str]:
    """The kinds of the lines that the map shows."""
    found: list[str] = page.evaluate(DRAWN)
    return found


def test_claims_are_dashed_lines_with_a_filter_of_their_own(
    html: str, open_page: Open
) -> None:
    """Also those of a thing that is only claimed, such as a planned event."""
    page = open_page(html, "#level=everything")
    graph = ferries()
    between = [
        claim for claim in told(graph) if claim.predicate in graph.ontology.edges
    ]
    assert drawn(page).count("claimed") == len(between) == 12
    lines = page.evaluate('kg.edges.filter((e) => e.basis === "claimed")')
    assert {tuple(line["dashes"]) for line in lines} == {STROKES["claimed"].dashes}
    assert "plans to cooperate with" in {line["verb"] for line in lines}
    page.locator("#filters summary").click()
    page.locator(CLAIMED).uncheck()
    assert "claimed" not in drawn(page) and "stated" in drawn(page)


def test_a_claimed_thing_is_a_dashed_box_of_its_class(
    html: str, open_page: Open
) -> None:
    """A planned event is an event that is not there yet; nothing else is dashed."""
    page = open_page(html)
    dashed = page.evaluate(
        "kg.page.nodes.filter((node) => node.shapeProperties.borderDashes).map(({ id }) => [id, kg.kindOf(id)])"
    )
    assert dict(dashed) == {"id:cooperation": "cooperation", "id:signing": "event"}


def test_the_card_says_how_it_is_told(html: str, open_page: Open) -> None:
    """Also in the card of a thing, in the table and in the search."""
    page = open_page(html)
    row = page.locator("#statements tr", has_text="Orvik Yards may use").first
    assert "possible" in row.locator("td").nth(1).inner_text()
    href = row.locator("td a").first.get_attribute("href")
    page.evaluate(f"location.hash = {href!r}")
    kind = page.locator("#card .kind")
    kind.wait_for()
    assert kind.inner_text().startswith("claim: possible, not said to be so · ")
    page.evaluate("kg.go({ thing: 'id:orvik' }, true)")
    told_of = page.locator("#card li", has_text="no longer a subsidiary")
    assert "ended" in told_of.inner_text()


def test_no_path_walks_a_claim(html: str, open_page: Open) -> None:
    """Two things that only a plan connects are not connected."""
    page = open_page(html, "#path=id%3Askerrin%2Cid%3Aseaswift")
    assert "No path" in page.locator("#card").inner_text()


def test_a_page_without_claims_has_no_filter_for_them(
    pinned: str, open_page: Open
) -> None:
    """As most pages."""
    assert open_page(pinned).locator(CLAIMED).count() == 0


def test_lines_that_words_alone_do_not_prove_have_a_dot(
    verified: str, open_page: Open
) -> None:
    """What a person has confirmed looks unlike what is proved, and the legend says so."""
    page = open_page(verified, "#level=everything")
    dotted = "kg.edges.filter(({ id }) => kg.drawnEdges.get(id)?.arrows?.middle)"
    grades = f"{dotted}.map(({{ rows }}) => rows.flatMap((row) => row.grades).join())"
    found = page.evaluate(grades)
    assert found and all("kg:attested" in each for each in found)
    others = page.evaluate(
        f"kg.edges.filter((edge) => !{dotted}.includes(edge)).flatMap(({{ rows }}) => rows)"
        ".flatMap((row) => row.grades)"
    )
    assert not any("kg:attested" in (grade or "") for grade in others)
    expect(page.locator("#unproved")).to_be_visible()
