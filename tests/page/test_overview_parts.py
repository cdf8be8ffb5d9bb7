"""What the overview has beside its map: figures, answers, proof, paths and files, as the
page of an article has them; and its numbers, each of which is that of a list.
"""

from __future__ import annotations

import csv
import io
from collections import Counter

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from kg.edition import Edition
from kg.network.edges import edges_of
from tests.benchmarks import crowd
from tests.page.kilns import kilns
from tests.page.sites import Open, edition_of, opened, overview_of, saved
from tests.terms import key


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Three hundred things in twenty articles."""
    folder = tmp_path_factory.mktemp("parts") / "crowd"
    return opened(crowd.write(folder, 300, 800, 20))


@pytest.fixture(scope="module")
def page(crowded: Edition, open_shared: Open) -> Page:
    """The overview of a crowd."""
    return open_shared(overview_of(crowded))


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The overview of a firm of which seven years are told."""
    return overview_of(edition_of(kilns(tmp_path_factory.mktemp("years") / "kilns")))


def number(text: str | None) -> int:
    """The number that a text ends with or begins with."""
    (found,) = {part for part in (text or "").split() if part[:1].isdigit()}
    return int(found.replace(",", ""))


def listed(page: Page, place: str) -> int:
    """How many rows a list says that it has."""
    told = page.locator(f"{place} .showing").text_content() or ""
    return int(told.split(" of ")[1].split()[0].replace(",", ""))


def test_the_head_and_the_tabs_count_what_they_open(page: Page) -> None:
    """Articles and things are the rows of their lists."""
    for href, place in (("#contents", "#articles"), ("#things", "#all")):
        head = page.locator(f"header a[href='{href}']")
        head.click()
        expect(page.locator(place)).to_be_visible()
        tab = page.locator(f"#tabs a[href='{href}'] small")
        counts = [number(head.text_content()), number(tab.text_content())]
        assert counts == [listed(page, place)] * 2


def test_figures_are_counted_by_their_tables(measured: str, open_page: Open) -> None:
    """In the head and on the tab; over time they are a line."""
    page = open_page(measured, "#figures")
    rows = page.locator("#figures > .figures > table tr[data-thing]:visible").count()
    for place in ("header a[href='#figures']", "#tabs a[href='#figures'] small"):
        assert number(page.locator(place).text_content()) == rows > 7
    assert page.locator("#figures svg[aria-labelledby]").count() >= 2


def test_relations_are_counted_by_what_they_rest_on(
    page: Page, crowded: Edition
) -> None:
    """Together they are all that are drawn; so are the articles of each state."""
    told = page.locator("#proof table:has-text('Relations') td.number")
    relations = sum(map(number, told.all_text_contents()))
    assert relations == edges_of(crowded.graph).number_of_edges()
    states = page.locator("#proof table:has-text('State') td.number")
    assert sum(map(number, states.all_text_contents())) == 20


def test_the_legend_counts_and_hides_kinds(page: Page) -> None:
    """What is hidden is neither on the map nor among neighbours; the address keeps it."""
    page.evaluate("location.hash = ''")
    kinds = Counter(page.evaluate("kg.labels.map((_, n) => kg.lookOf(n).name)"))
    everything = sum(kinds.values())
    for sign in page.locator("#legend button").all():
        name = sign.locator("bdi").text_content() or ""
        assert number(sign.locator("small").text_content()) == kinds[name]
        sign.click()
        expect(page.locator("#shown")).to_have_text(
            f"Showing {everything - kinds[name]} of {everything} things"
        )
        sign.click()
        expect(sign).to_have_attribute("aria-pressed", "true")
    page.locator("#legend button").first.click()
    page.evaluate("location.hash += '&thing=' + kg.keys[0]")
    expect(page.locator("#card")).to_be_visible()
    hidden = page.locator("#legend button bdi").first.text_content()
    around = page.evaluate("kg.scene.ego.shown.map((other) => kg.lookOf(other).name)")
    assert around and hidden not in around


def test_a_path_is_shown_and_told(page: Page, crowded: Edition) -> None:
    """As short as there is one; each step has its relations, and others are a click."""
    graph = nx.Graph(edges_of(crowded.graph))
    one = max(sorted(graph), key=graph.degree)
    far = nx.single_source_shortest_path_length(graph, one)
    other = max(sorted(far), key=far.__getitem__)
    page.evaluate(f"location.hash = 'path={key(one)},{key(other)}'")
    expect(page.locator("#kind")).to_have_text(f"Path of {far[other]} steps")
    assert page.evaluate("kg.nodes.length") == far[other] + 1
    assert page.locator("#relations .hops > li").count() == far[other]
    ways = page.locator("#actions a")
    if ways.count():
        ways.nth(1).click()
        expect(ways.nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_a_path_is_asked_for_by_names(page: Page) -> None:
    """From the card of a thing: the other end is typed."""
    page.evaluate("location.hash = 'thing=' + kg.keys[0]")
    page.get_by_role("button", name="Path from here").click()
    page.locator("#other").fill(page.evaluate("kg.labels[40]"))
    page.keyboard.press("Enter")
    expect(page.locator("#kind")).to_contain_text("Path of")
    ends = page.evaluate("[kg.labels[0], kg.labels[40]].join(' → ')")
    expect(page.locator("#name")).to_have_text(ends)


def test_a_question_is_found_and_asked_of_a_thing(page: Page) -> None:
    """By words of it in the search; from the card only rows that name the thing."""
    page.evaluate("location.hash = ''")
    page.locator("#find").fill("which brand")
    found = page.locator("#found [role=option]", has_text="question")
    found.first.click()
    expect(page.locator("[id='question=brands']")).to_have_attribute("open", "")
    thing = page.locator("[id='question=brands'] td a").first
    thing.click()
    page.locator("#questions summary").click()
    page.locator("#questions a").first.click()
    rows = page.locator("#answers details[open] > .wide tbody tr:visible")
    name = thing.text_content() or ""
    assert 0 < rows.count() == rows.filter(has_text=name).count()


def test_what_is_shown_is_taken_home(page: Page, crowded: Edition) -> None:
    """All relations, or those of an open thing; the picture is one."""
    page.evaluate("location.hash = ''")
    expect(page.locator("#card")).to_be_hidden()
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode())))
    assert len(rows) == edges_of(crowded.graph).number_of_edges() + 1
    page.evaluate("location.hash = 'thing=' + kg.keys[0]")
    expect(page.locator("#card")).to_be_visible()
    own = list(csv.reader(io.StringIO(saved(page, "csv").decode())))
    assert 1 < len(own) < len(rows)
    name = page.evaluate("kg.labels[0]")
    assert all(name in (row[0], row[2]) for row in own[1:])
    assert saved(page, "png").startswith(b"\x89PNG")
    expect(page.locator("#save a")).to_have_attribute("href", "kg.ttl")


def test_all_is_there_without_scripts(measured: str, open_page: Open) -> None:
    """Figures, answers and proof are text of the page."""
    page = open_page(measured, java_script_enabled=False)
    for panel in ("figures", "answers", "proof"):
        expect(page.locator(f"#{panel}")).to_be_visible()
    assert page.locator("#answers > details").count() > 20
    assert page.locator("link[rel=alternate]").count() == 1
