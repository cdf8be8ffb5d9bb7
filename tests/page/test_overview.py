"""The overview of a large graph, driven in a browser. Sizes and counts are asserted,
never times.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pyoxigraph import NamedNode

from kg.edition import Edition
from kg.knowledge import Graph
from kg.network.edges import edges_of
from kg.network.labelled import categories
from kg.workspace import Workspace, find
from tests.benchmarks import crowd
from tests.page.axe import violations
from tests.page.sites import opened, overview_of
from tests.terms import key

SIZE = (1200, 3600, 40)
HOSTILE = '</script><img src=x onerror="window.__pwn=1"> שלום'
RELATIONS = """[...kg.source].map((thing, n) => [kg.keys[thing], kg.properties[kg.propertyOf[n]].verb, kg.keys[kg.target[n]],
  kg.bases[kg.basisOf[n]].name, kg.articleLinks[kg.articleOf[n] - 1]?.href ?? ""])"""
HUB = "kg.ranked()[0]"
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A generated project of about twelve hundred things."""
    return crowd.write(tmp_path_factory.mktemp("overview") / "crowd", *SIZE)


@pytest.fixture(scope="session")
def edition(project: Workspace) -> Edition:
    return opened(project)


@pytest.fixture(scope="session")
def graph(edition: Edition) -> Graph:
    return edition.graph


@pytest.fixture(scope="session")
def html(edition: Edition) -> str:
    return overview_of(edition)


@pytest.fixture
def open_overview(open_page: Open, html: str) -> Open:
    """Opens the overview, or another text, at a fragment."""
    return lambda fragment="", text=html, **context: open_page(
        text, fragment, **context
    )


def hub(graph: Graph) -> str:
    """The thing with the most relations."""
    drawn = edges_of(graph)
    return max(sorted(drawn), key=dict(drawn.degree()).__getitem__)


def strengths(graph: Graph, thing: str) -> list[tuple[int, int]]:
    """The neighbours of a thing: the relations with each, and those that it has in all,
    the strongest first.
    """
    drawn = edges_of(graph)
    ends = [
        other
        for edge in [*drawn.in_edges(thing), *drawn.out_edges(thing)]
        for other in edge
        if other != thing
    ]
    return sorted(
        ((count, drawn.degree(other)) for other, count in Counter(ends).items()),
        reverse=True,
    )


def test_the_page_is_well_formed_and_small(html: str) -> None:
    """Doctype, language, title and policy are there, and twelve hundred things fit into
    0.8 megabytes.
    """
    assert html.startswith('<!doctype html>\n<html lang="en-GB">')
    assert "<title>A crowd &amp; more</title>" in html and "default-src 'none'" in html
    assert len(html.encode()) < 800_000


def test_the_same_graph_is_the_same_page_in_any_process(
    project: Workspace, html: str
) -> None:
    """Neither the seed of hashes nor the order in which the engine finds things changes
    a byte.
    """
    code = (
        "import hashlib, sys; from pathlib import Path; from kg.workspace import find; from tests.page.sites import opened;"
        "from tests.page.test_overview import overview_of; page = overview_of(opened(find(Path(sys.argv[1]))));"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    path = os.pathsep.join(filter(None, sys.path))
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, project.root],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(html.encode()).hexdigest()}


def test_every_thing_arrives_with_its_name_and_category(
    open_overview: Open, graph: Graph
) -> None:
    """The arrays in the page, read back, are the things that have relations in the
    graph.
    """
    page = open_overview()
    found = page.evaluate(
        "kg.keys.map((key, thing) => [key, kg.labels[thing], kg.lookOf(thing).name])"
    )
    nodes = [NamedNode(thing) for thing in edges_of(graph)]
    category = categories(graph, [node.value for node in nodes])
    expected = [
        [key(n.value), graph.verbaliser.title(n), category[n.value]] for n in nodes
    ]
    assert sorted(found) == sorted(expected)


def test_every_relation_arrives_with_the_article_that_first_states_it(
    open_overview: Open, graph: Graph
) -> None:
    """The arrays in the page, read back, are the relations of the graph, each with its
    basis and a link.
    """
    expected = []
    for source, target, name, data in edges_of(graph).edges(keys=True, data=True):
        stating = {
            graph.articles[passage.partition("#")[0]] for passage in data["passages"]
        }
        first = min(stating, key=lambda article: (article.published, article.slug))
        verb = graph.verbaliser.verb(NamedNode(name))
        expected.append(
            [
                key(source),
                verb,
                key(target),
                data["basis"],
                f"articles/{first.slug}.html",
            ]
        )
    assert sorted(open_overview().evaluate(RELATIONS)) == sorted(expected)


def test_things_stand_in_their_community_and_communities_apart(
    open_overview: Open,
) -> None:
    """Each thing is inside its disc, and no two discs overlap."""
    page = open_overview()
    away = "(n) => Math.hypot(kg.xs[n] - kg.discs[kg.communityOf[n]].x, kg.ys[n] - kg.discs[kg.communityOf[n]].y)"
    assert page.evaluate(
        f"kg.labels.every((_, n) => ({away})(n) <= kg.discs[kg.communityOf[n]].radius)"
    )
    discs = page.evaluate("kg.discs.map(({x, y, radius}) => [x, y, radius])")
    pairs = [(one, other) for at, one in enumerate(discs) for other in discs[:at]]
    assert all(
        (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 >= (a[2] + b[2] - 4) ** 2
        for a, b in pairs
    )


def test_a_clicked_thing_opens_among_its_strongest_neighbours(
    open_overview: Open, graph: Graph
) -> None:
    """Forty boxes are those with the most relations, and it is said of how many."""
    page = open_overview()
    page.evaluate(f"location.hash = kg.toCommunity(kg.communityOf[{HUB}])")
    expect(page.locator("#back")).to_be_visible()
    all_ = strengths(graph, hub(graph))
    point = page.evaluate(
        f"kg.network.canvasToDOM({{x: kg.xs[{HUB}], y: kg.ys[{HUB}]}})"
    )
    page.locator("#map").click(position=point)
    expect(page.locator("#shown")).to_have_text(f"Showing 40 of {len(all_)} neighbours")
    expect(page.locator("#name")).to_have_text(
        graph.verbaliser.title(NamedNode(hub(graph)))
    )
    shown = page.evaluate(
        "kg.scene.ego.shown.map((other) => [kg.scene.ego.all.find(([each]) => each === other)[1].length, kg.degree(other)])"
    )
    assert sorted(map(tuple, shown), reverse=True) == all_[:40]
    assert page.evaluate("kg.nodes.length") == 41


def test_only_what_is_stated_has_a_solid_line(
    open_overview: Open, shared_newsroom: Path
) -> None:
    """A neighbour of whom nothing is stated in an article hangs on a dashed line."""
    edition = opened(find(shared_newsroom))
    graph = edition.graph
    edges = [edge for edge in edges_of(graph).edges(data=True) if edge[0] != edge[1]]
    thing = min(source for source, _, data in edges if data["basis"] != "stated")
    stated: dict[str, bool] = {}
    for source, target, data in edges:
        if thing in (source, target):
            other = graph.verbaliser.title(
                NamedNode(target if source == thing else source)
            )
            stated[other] = stated.get(other, False) or data["basis"] == "stated"
    page = open_overview(f"#thing={key(thing)}", overview_of(edition))
    drawn = page.evaluate(
        "kg.edges.get().map(({to, dashes}) => [kg.labels[Number(to.slice(1))], dashes === false])"
    )
    assert dict(drawn) == stated
    assert False in stated.values()


def test_boxes_of_an_ego_view_do_not_overlap(open_overview: Open, graph: Graph) -> None:
    """Forty-one boxes have their own ground."""
    page = open_overview(f"#thing={key(hub(graph))}")
    boxes = page.evaluate(
        "kg.nodes.getIds().map((id) => kg.network.getBoundingBox(id))"
    )
    pairs = [(one, other) for at, one in enumerate(boxes) for other in boxes[:at]]
    assert not any(
        a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] < b["bottom"]
        and b["top"] < a["bottom"]
        for a, b in pairs
    )


def test_a_relation_is_told_in_words_and_linked_to_its_article(
    open_overview: Open, graph: Graph
) -> None:
    """The panel has a row for each relation, with a link to the page of the article at
    the source of the statement.
    """
    drawn = edges_of(graph)
    thing = min(sorted(drawn), key=lambda name: (drawn.out_degree(name) != 2, name))
    page = open_overview(f"#thing={key(thing)}")
    for source, target, name, data in drawn.out_edges(thing, keys=True, data=True):
        words = f"{graph.verbaliser.verb(NamedNode(name))} {graph.verbaliser.title(NamedNode(target))}"
        row = page.locator("#relations li").filter(
            has=page.get_by_text(words, exact=True)
        )
        slugs = {
            graph.articles[passage.partition("#")[0]].slug
            for passage in data["passages"]
        }
        link = row.locator("small a").first.get_attribute("href")
        assert link in {f"articles/{slug}.html#thing={key(source)}" for slug in slugs}


def test_a_thing_lists_every_article_that_states_something_of_it(
    open_overview: Open, graph: Graph
) -> None:
    """Also those that only repeat what another stated before."""
    thing = hub(graph)
    drawn = edges_of(graph)
    edges = [*drawn.in_edges(thing, data=True), *drawn.out_edges(thing, data=True)]
    articles = {
        passage.partition("#")[0] for *_, data in edges for passage in data["passages"]
    }
    page = open_overview(f"#thing={key(thing)}")
    expect(page.locator("#occurrences li")).to_have_count(len(articles))


def test_a_double_click_goes_on_and_the_browser_goes_back(
    open_overview: Open, graph: Graph
) -> None:
    """A neighbour opens its own view; back and forward walk the things that were
    opened.
    """
    page = open_overview(f"#thing={key(hub(graph))}")
    first = page.locator("#name").inner_text()
    other = page.evaluate("kg.scene.ego.shown[0]")
    page.locator("#map").dblclick(
        position=page.evaluate(
            "id => kg.network.canvasToDOM(kg.network.getPosition(id))", f"t{other}"
        )
    )
    expect(page.locator("#name")).to_have_text(
        page.evaluate("other => kg.labels[other]", other)
    )
    page.go_back()
    expect(page.locator("#name")).to_have_text(first)
    page.go_forward()
    expect(page.locator("#name")).not_to_have_text(first)


def test_a_deep_link_opens_cold_and_escape_and_the_button_lead_back(
    open_overview: Open, graph: Graph
) -> None:
    """Both bring back the whole map, its lists and an empty address."""
    for by_key in (True, False):
        page = open_overview(f"#thing={key(hub(graph))}")
        expect(page.locator("#card")).to_be_visible()
        if by_key:
            page.keyboard.press("Escape")
        else:
            page.get_by_role("button", name="Overview").click()
        expect(page.locator("#card")).to_be_hidden()
        expect(page.locator("#shown")).to_have_text(
            f"Showing {len(edges_of(graph)):,} of {len(edges_of(graph)):,} things"
        )
        assert page.evaluate("location.hash") == ""


def test_a_malformed_address_is_the_whole_map(open_overview: Open) -> None:
    """What names nothing is ignored."""
    page = open_overview("#thing=%E0%A4%A&around=nobody")
    expect(page.locator("#contents")).to_be_visible()


def test_search_finds_a_thing_and_opens_it(open_overview: Open, graph: Graph) -> None:
    """`/` goes to the field, typing lists, Enter opens."""
    page = open_overview()
    name = graph.verbaliser.title(NamedNode(hub(graph)))
    page.keyboard.press("/")
    page.keyboard.type(name)
    expect(page.locator("#found [role=option]").first).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_have_text(name)


def test_a_community_is_zoomed_to_from_the_list(open_overview: Open) -> None:
    """Fewer things are shown then, and it is said how many of how many."""
    page = open_overview("#things")
    page.locator("#things summary").click()
    page.locator("#communities a").first.click()
    expect(page.locator("#shown")).to_contain_text(" · around ")
    told = re.match(
        r"Showing ([\d,]+) of ([\d,]+) things · around ",
        page.locator("#shown").inner_text(),
    )
    assert told
    shown, all_ = (int(number.replace(",", "")) for number in told.groups())
    assert page.evaluate("kg.discs[0].size") <= shown < all_


def test_neighbours_and_communities_are_walked_by_keys(open_overview: Open) -> None:
    """Arrows move and tell, Enter goes into a community, to a thing, and on to a
    neighbour; Escape leads back.
    """
    page = open_overview()
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#said")).to_contain_text("a community of")
    page.keyboard.press("Enter")
    expect(page.locator("#back")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_have_text(page.evaluate("kg.labels[0]"))
    page.keyboard.press("ArrowDown")
    expect(page.locator("#said")).to_contain_text("1 of ")
    expect(page.locator("#relations li.lit").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#name")).not_to_have_text(page.evaluate("kg.labels[0]"))
    page.keyboard.press("Escape")
    expect(page.locator("#contents")).to_be_visible()


def test_the_pointer_shows_a_name(open_overview: Open, graph: Graph) -> None:
    """A thing under the pointer is named with its category and the number of its
    relations.
    """
    page = open_overview()
    page.evaluate(f"location.hash = kg.toCommunity(kg.communityOf[{HUB}])")
    expect(page.locator("#back")).to_be_visible()
    page.locator("#map").hover(
        position=page.evaluate(
            f"kg.network.canvasToDOM({{x: kg.xs[{HUB}], y: kg.ys[{HUB}]}})"
        )
    )
    expect(page.locator("#tip")).to_contain_text(
        graph.verbaliser.title(NamedNode(hub(graph)))
    )


def test_lists_are_filtered_and_say_how_many_of_how_many(
    open_overview: Open, graph: Graph
) -> None:
    """The articles' filter leaves those whose headline has the words."""
    page = open_overview()
    headline = min(article.headline for article in graph.articles.values())
    expect(page.locator("#articles .showing")).to_have_text("Showing 40 of 40 articles")
    page.locator("#articles input").fill(headline.upper())
    matching = sum(
        headline.lower() in article.headline.lower()
        for article in graph.articles.values()
    )
    expect(page.locator("#articles .showing")).to_have_text(
        f"Showing {matching} of 40 articles"
    )


def test_the_theme_button_redraws_the_map(open_overview: Open) -> None:
    """The middle of the map is dark after the button is pressed."""
    page = open_overview()
    pixel = "[...kg.scene.sharp.canvas.getContext('2d').getImageData(0, 0, 1, 1).data.slice(0, 3)].every((part) => part < 60)"
    assert not page.evaluate(pixel)
    page.locator("#theme").click()
    assert page.evaluate(pixel)


def test_hostile_labels_run_nothing(open_overview: Open, tmp_path: Path) -> None:
    """Markup in the name of the hub stays text in list, map, tip, search and panel."""
    hostile = crowd.write(tmp_path / "hostile", 60, 120, 3, label=HOSTILE)
    name = crowd.Crowd(60, 120).things[0].name
    page = open_overview(f"#thing={key(name.value)}", overview_of(opened(hostile)))
    expect(page.locator("#name")).to_have_text(HOSTILE)
    page.keyboard.press("Escape")
    page.locator("#find").fill("</script>")
    expect(page.locator("#found")).to_contain_text("<img src=x")
    assert page.evaluate("[window.__pwn, document.images.length]") == [None, 0]


def test_without_scripts_there_are_counts_communities_and_articles(
    open_overview: Open, graph: Graph
) -> None:
    """All articles are linked, and the largest communities named."""
    page = open_overview(java_script_enabled=False)
    expect(page.locator("#counts")).to_contain_text(
        f"{len(edges_of(graph)):,} things and 3,600 relations in 40 articles"
    )
    expect(page.locator("#articles a")).to_have_count(40)
    assert page.locator("#communities li").count() > 5
    expect(page.locator("#stage")).to_be_hidden()


@pytest.mark.parametrize("opened", [False, True])
def test_a_phone_has_no_sideways_scroll_and_large_enough_targets(
    open_overview: Open, graph: Graph, opened: bool
) -> None:
    """390 pixels hold the page, and what can be pressed is at least 24 pixels tall."""
    phone = {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
    }
    page = open_overview(f"#thing={key(hub(graph))}" if opened else "", **phone)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    targets = page.locator("#zoom button, #back, #side a, #side input, #find, #theme")
    assert all(
        box["height"] >= 24
        for target in targets.all()[:60]
        if (box := target.bounding_box())
    )
    if opened:
        assert page.evaluate("kg.scene.ego.shown.length") < 40


def test_a_project_without_relations_is_a_page_too(
    open_overview: Open, tmp_path: Path
) -> None:
    """An empty map says that it is empty."""
    page = open_overview(
        "", overview_of(opened(crowd.write(tmp_path / "empty", 3, 0, 1)))
    )
    expect(page.locator("#shown")).to_have_text("Showing 0 of 0 things")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_overview: Open, axe: str, scheme: str) -> None:
    """Neither the overview nor an opened thing breaks a rule of access."""
    page = open_overview(color_scheme=scheme)
    assert violations(page, axe) == []
    page.evaluate(f"location.hash = kg.toThing({HUB})")
    expect(page.locator("#name")).to_be_visible()
    assert violations(page, axe) == []
