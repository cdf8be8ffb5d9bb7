"""The page does what its readers need, in a real browser, and asks nobody for anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from kg.page.items import view
from kg.page.style import HUES, PAPER
from tests.page.invented import BASE, HOSTILE, Open, evidence, large, page_of, relate, small, statement, thing

FOLDER = Path(__file__).parent
NODE = "id => net.canvasToDOM(net.getPositions([id])[id])"
EDGE = "id => net.canvasToDOM(net.body.edges[id].edgeType.getPoint(0.4))"


def click_map(page: Page, where: str, key: str | int) -> None:
    point, box = page.evaluate(where, key), page.locator("#map").bounding_box()
    assert box
    page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])


def edge_number(page: Page, label: str) -> int:
    return int(page.evaluate("label => data.edges.find((edge) => edge.label === label).id", label))


def test_a_clicked_thing_shows_its_statements_with_their_evidence(open_page: Open) -> None:
    """The panel lists sentence, basis, voice, position, quote, citation and a safe link."""
    page = open_page()
    click_map(page, NODE, BASE + "norvik")
    details = page.locator("#details")
    expect(details.locator("h2")).to_have_text("Norvik Looms")
    expect(details.locator("li")).to_have_count(3)
    shared = details.locator("li", has_text="Norvik Looms cooperates with Tallowmere Dyes.")
    expect(shared.locator("blockquote")).to_have_text("the two firms will share one loom hall")
    expect(shared).to_contain_text("stated")
    expect(shared).to_contain_text("Voice: the Quillhaven Gazette")
    expect(shared).to_contain_text("char=12,52")
    expect(shared.locator("cite")).to_contain_text("Looms and ledgers")
    expect(shared.get_by_role("link", name="publisher")).to_have_attribute("rel", "noopener")
    expect(shared.get_by_role("link", name="publisher")).to_have_attribute(
        "href", "https://gazette.example/looms#:~:text=12"
    )


def test_a_clicked_line_shows_its_own_statements(open_page: Open) -> None:
    """Only the relation's statement and links to both ends are in the panel."""
    page = open_page()
    click_map(page, EDGE, edge_number(page, "supplies"))
    expect(page.locator("#statements li")).to_have_count(1)
    expect(page.locator("#statements")).to_contain_text("Tallowmere Dyes supplies Norvik Looms.")
    expect(page.locator("#ends a")).to_have_count(2)


def test_a_statement_without_evidence_says_why_it_holds(open_page: Open) -> None:
    """A derived statement has its reason in the place of a quote."""
    page = open_page()
    page.evaluate("number => { location.hash = `#e=${number}`; }", edge_number(page, "is in"))
    expect(page.locator("#statements")).to_contain_text("Worked out from other statements")
    expect(page.locator("#statements blockquote")).to_have_count(0)


def test_escape_and_an_empty_place_clear_the_selection(open_page: Open) -> None:
    """Both bring the list back and empty the address."""
    page = open_page()
    for by_key in (True, False):
        click_map(page, NODE, BASE + "norvik")
        expect(page.locator("#details")).to_be_visible()
        if by_key:
            page.keyboard.press("Escape")
        else:
            page.locator("#map").click(position={"x": 3, "y": 3})
        expect(page.locator("#details")).to_be_hidden()
        expect(page.locator("#list")).to_be_visible()
        assert page.evaluate("location.hash") == ""


def test_parallel_relations_are_both_drawn_and_apart() -> None:
    """Two relations of one pair bow out to different sides, whatever way they point."""
    first, second = (edge for edge in view(small()).edges if edge["label"] in {"cooperates with", "supplies"})
    assert first["smooth"]["enabled"] and second["smooth"]["enabled"]
    assert (first["from"], first["smooth"]["type"]) != (second["from"], second["smooth"]["type"])
    assert first["from"] != second["from"] and first["smooth"]["type"] == second["smooth"]["type"]


def test_only_directed_relations_have_arrows_and_only_stated_lines_are_solid() -> None:
    """Direction and basis can be seen on the line itself."""
    edges = {edge["label"]: edge for edge in view(small()).edges}
    assert (edges["cooperates with"]["arrows"], edges["supplies"]["arrows"]) == ("", "to")
    assert (edges["supplies"]["dashes"], bool(edges["is in"]["dashes"])) == (False, True)


def test_the_legend_hides_a_category_with_its_relations(open_page: Open) -> None:
    """A switched-off category leaves the map, and comes back when one of its things is asked for."""
    page = open_page()
    place = page.get_by_role("checkbox", name="place")
    place.uncheck()
    assert page.evaluate("nodes.get(data.nodes.find((node) => node.name === 'Quillhaven').id).hidden")
    assert page.evaluate("edges.get().filter((edge) => edge.hidden).map((edge) => edge.label)") == ["is in"]
    page.get_by_role("link", name="Quillhaven", exact=True).click()
    expect(place).to_be_checked()


def test_search_finds_a_thing_by_its_name(open_page: Open) -> None:
    """`/` goes to the search, typing filters the list, Enter opens the first hit."""
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("osk v")
    expect(page.locator("#found")).to_have_text("1 of 4 things")
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_have_text("Osk Verrin")
    assert page.evaluate("location.hash") == f"#n={BASE}osk"


def test_what_is_open_can_be_searched_for_again(open_page: Open) -> None:
    """Typing shows the list over the open thing, and finding the same thing opens it once more."""
    page = open_page(fragment=f"#n={BASE}osk")
    page.locator("#find").fill("osk")
    expect(page.locator("#details")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_have_text("Osk Verrin")
    expect(page.locator("#details")).to_be_visible()


def test_the_list_is_walked_by_keys(open_page: Open) -> None:
    """Arrows move through the list, Enter opens a thing, Escape returns to it."""
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_be_focused()
    expect(page.locator("#name")).to_have_text("Tallowmere Dyes")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Tallowmere Dyes", exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("fragment", "name"), [(f"#n={BASE}osk", "Osk Verrin"), ("#e=0", "Norvik Looms cooperates with Tallowmere Dyes")]
)
def test_a_deep_link_survives_a_reload(open_page: Open, fragment: str, name: str) -> None:
    """A cold start and a reload open what the address names."""
    page = open_page(fragment=fragment)
    expect(page.locator("#name")).to_have_text(name)
    page.reload()
    expect(page.locator("#name")).to_have_text(name)


def test_a_malformed_fragment_is_ignored(open_page: Open) -> None:
    """A fragment that names nothing leaves the whole map."""
    expect(open_page(fragment="#n=%E0%A4%A").locator("#details")).to_be_hidden()


def test_hostile_text_runs_nothing_and_is_shown_as_it_is(open_page: Open, hostile_graph: nx.MultiDiGraph[str]) -> None:
    """Markup in names, relations, sentences, quotes, links and categories stays text in every place."""
    bad = evidence(1, HOSTILE)._replace(voice=HOSTILE, citation=HOSTILE, link="javascript:window.__pwn=1")
    iri = thing(hostile_graph, 'x"><img src=x onerror=window.__pwn=1>', HOSTILE, HOSTILE)
    relate(hostile_graph, iri, BASE + "norvik", HOSTILE, HOSTILE, statement(HOSTILE, bad))
    page = open_page(hostile_graph)
    click_map(page, NODE, iri)
    expect(page.locator("#details blockquote").first).to_contain_text("<img src=x")
    expect(page.locator("#details a[href^=javascript]")).to_have_count(0)
    assert page.evaluate("[window.__pwn, document.images.length, data.nodes.length]") == [None, 0, 5]


def test_without_scripts_the_tables_say_everything(open_page: Open) -> None:
    """Every relation and every other statement can be read where nothing runs."""
    page = open_page(java_script_enabled=False)
    expect(page.locator("#relations tbody tr")).to_have_count(3)
    expect(page.locator("#others tbody tr")).to_have_count(2)
    row = page.locator("#relations tr", has_text="Norvik Looms cooperates with Tallowmere Dyes.")
    expect(row).to_contain_text("the two firms will share one loom hall")
    expect(row).to_contain_text("char=12,52")
    expect(row.get_by_role("link", name="publisher")).to_be_visible()
    expect(page.locator("#stage")).to_be_hidden()


@pytest.mark.parametrize("fragment", ["", f"#n={BASE}t0"])
def test_a_phone_has_no_sideways_scroll_and_large_enough_targets(open_page: Open, fragment: str) -> None:
    """390 pixels hold the page, and what can be pressed is at least 24 pixels tall."""
    page = open_page(large(), fragment, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    targets = page.locator("header a, #zoom button, #legend label, #list a, #details button, #find")
    assert all(box["height"] >= 24 for target in targets.all() if (box := target.bounding_box()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scheme_of_the_reader_is_followed(open_page: Open, scheme: str) -> None:
    """The map's colours are those of the reader's light or dark scheme."""
    page = open_page(color_scheme=scheme)
    expected = HUES[0][scheme == "dark"]
    assert page.evaluate("id => nodes.get(id).color.border", BASE + "norvik") == expected


def test_colours_can_be_read_on_their_paper() -> None:
    """Each colour of a category has a contrast of 4.5 or more in both schemes."""
    assert min(contrast(pair[scheme], PAPER[scheme]) for pair in HUES for scheme in (0, 1)) >= 4.5


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_more_categories_than_colours_still_differ() -> None:
    """Forty categories have forty pairs of glyph and colour, also those that the graph does not list."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(40):
        thing(graph, f"n{n}", f"Thing {n}", f"kind {n}")
    assert len({(look.glyph, look.hue) for look in view(graph).looks.values()}) == 40


def test_boxes_do_not_overlap() -> None:
    """In a map of three hundred things no two centres are closer than a label."""
    places = [(node["x"], node["y"]) for node in view(large(300, 700)).nodes]
    pairs = ((a, b) for i, a in enumerate(places) for b in places[:i])
    assert all(abs(a[0] - b[0]) >= 40 or abs(a[1] - b[1]) >= 25 for a, b in pairs)


@pytest.mark.parametrize("things", [0, 1])
def test_a_graph_without_relations_is_a_page_too(open_page: Open, things: int) -> None:
    """Nothing and one thing alone are drawn, and the table says that there is nothing yet."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(categories=["person"])
    for n in range(things):
        thing(graph, f"n{n}", "Osk Verrin", "person")
    page = open_page(graph)
    expect(page.locator("#relations")).to_contain_text("Nothing yet.")
    expect(page.locator("#list a")).to_have_count(things)


def test_a_relation_to_itself_is_drawn(open_page: Open) -> None:
    """A thing that is linked to itself shows the relation once."""
    graph = small()
    relate(graph, BASE + "osk", BASE + "osk", "self", "teaches", statement("Osk Verrin teaches Osk Verrin."))
    page = open_page(graph, f"#n={BASE}osk")
    expect(page.locator("#statements li", has_text="teaches")).to_have_count(1)


def test_the_same_graph_is_the_same_page_in_any_process_and_order() -> None:
    """Neither the seed of hashes nor the order in which the graph was built changes a byte."""
    code = "import sys; from invented import large, page_of; sys.stdout.buffer.write(page_of(large()).encode())"
    path = os.pathsep.join([str(FOLDER), *filter(None, sys.path)])
    pages = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph(**large().graph)
    turned.add_nodes_from(reversed(list(large().nodes(data=True))))
    for source, target, key, data in reversed([*large().edges(keys=True, data=True)]):
        turned.add_edge(source, target, key, **data)
    assert pages == {page_of(turned).encode()}


def test_the_page_is_well_formed_and_small() -> None:
    """Doctype, language, title, viewport and policy are there, and three hundred things fit in two megabytes."""
    page = page_of(large(300, 700), title="A & B")
    assert page.startswith('<!doctype html>\n<html lang="en-GB">')
    assert "<title>A &amp; B</title>" in page and 'name="viewport"' in page and "default-src 'none'" in page
    assert len(page.encode()) < 2_000_000
