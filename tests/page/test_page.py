"""The page does what its readers need, in a real browser, and asks nobody for anything."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

from kg.network.labelled import network
from kg.network.pathfinding import Search, connect
from tests.page.sites import Open, edition_of
from tests.terms import key, thing

NODE = "key => kg.net.canvasToDOM(kg.net.getPosition(key))"
EDGE = "id => kg.net.canvasToDOM(kg.net.body.edges[id].edgeType.getPoint(0.5))"
NORVIK, TESSALY, TOWN, MIRELA = (
    "id:norvik",
    "id:tessaly",
    "id:quillhaven",
    "id:mirela-oskdal",
)


def point(page: Page, where: str, what: str | int) -> tuple[float, float]:
    """Where a thing or a line is in the window."""
    at, box = page.evaluate(where, what), page.locator("#map").bounding_box()
    assert box
    return box["x"] + at["x"], box["y"] + at["y"]


def click_map(page: Page, where: str, what: str | int) -> None:
    page.mouse.click(*point(page, where, what))


def line(page: Page, verb: str) -> int:
    """The number of the first line that is shown with this verb."""
    found = "verb => [...kg.scene.visible.edges].find((edge) => edge.verb === verb).id"
    return int(page.evaluate(found, verb))


def lit_words(page: Page) -> list[str]:
    return [
        text
        for text in page.locator("#reading span.lit").all_text_contents()
        if text.strip()
    ]


def shown(page: Page) -> set[str]:
    return set(page.evaluate("[...kg.scene.visible.nodes]"))


def fragment(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def in_view(page: Page, selector: str) -> bool:
    box, frame = (
        page.locator(selector).first.bounding_box(),
        page.locator("#reading").bounding_box(),
    )
    assert box and frame
    return (
        frame["y"] - 1 <= box["y"]
        and box["y"] + box["height"] <= frame["y"] + frame["height"] + 1
    )


def test_a_clicked_thing_shows_what_is_said_of_it_and_lights_the_words(
    verified: str, open_page: Open
) -> None:
    """The card tells its relations, the address names it, and the words of all its
    passages are lit.
    """
    page = open_page(verified)
    click_map(page, NODE, NORVIK)
    expect(page.locator("#card h2")).to_have_text("Norvik Looms")
    assert fragment(page) == f"#thing={NORVIK}"
    cooperates = page.locator("#card h3", has_text="Cooperates with")
    expect(cooperates.locator("+ ul")).to_contain_text("Tessaly Freight")
    assert "Zöllin Textiles" in " ".join(
        lit_words(page)
    ) and "Norvik Looms" in " ".join(lit_words(page))
    assert page.locator(".mention.on").count() > 0


def test_a_clicked_line_lights_exactly_its_words_and_shows_them(
    verified: str, open_page: Open
) -> None:
    """The words of the passage, and no others, are lit, quoted in the card, and
    scrolled into view.
    """
    page = open_page(verified)
    click_map(page, EDGE, line(page, "is a subsidiary of"))
    expect(page.locator("#card h2")).to_have_text(
        "Zöllin Textiles is a subsidiary of Norvik Looms."
    )
    words = "Zöllin Textiles, a subsidiary of Norvik Looms"
    assert "".join(page.locator("#reading span.lit").all_text_contents()) == words
    expect(page.locator("#card blockquote")).to_have_text(words)
    assert in_view(page, "#reading .now")


def test_the_card_says_who_says_it(verified: str, open_page: Open) -> None:
    """Of each statement, in plain words; the number in its head is that of the list."""
    page = open_page(verified, f"#thing={NORVIK}")
    items = page.locator("#card li:has(.source)")
    number = page.locator("#card .kind").inner_text().split(" · ")[1]
    assert number == f"{items.count()} statements"
    told = items.locator(".source > span").all_text_contents()
    assert all(told) and {"the newspaper", "the photo caption"} <= set(told)


def test_a_figure_on_the_card_has_its_value_and_period(
    verified: str, open_page: Open
) -> None:
    """What is technical is behind "More"."""
    page = open_page(verified, f"#thing={TOWN}")
    figures = page.locator("#card h3", has_text="Figures").locator("+ ul")
    expect(figures).to_contain_text("spending on weaving robots: ")
    expect(figures).to_contain_text("(since 2019)")
    more = page.locator("#card details", has_text="More")
    for item in more.locator("li").all():
        assert not item.is_visible()


def test_a_line_opens_all_that_it_draws(verified: str, open_page: Open) -> None:
    """Each of its statements, with the words of all; the address names them."""
    page = open_page(verified)
    edge = page.evaluate(
        """[...kg.scene.visible.edges]
            .map((edge) => [edge.id, edge.rows.filter((row) => !row.isNaming)])
            .filter(([id, rows]) => rows.length > 1)
            .map(([id, rows]) => [id, rows.map((row) => row.sentence)])[0]"""
    )
    page.evaluate("id => kg.go(kg.selectionOf(kg.edges[id]), true)", edge[0])
    expect(page.locator("#card h2")).to_have_text(f"It draws {len(edge[1])} statements")
    assert page.locator("#card > ul > li > a").all_inner_texts() == edge[1]


def test_what_rests_on_a_persons_word(verified: str, open_page: Open) -> None:
    """The button opens exactly as many rows as it counts, in sight; a chip over map and
    table tells so, the speaker stays on the map, and the chip undoes it.
    """
    page = open_page(verified, f"#thing={MIRELA}")
    before = len(shown(page))
    button = page.get_by_role("button", name="What rests on their word")
    number = int(button.inner_text().split(": ")[1])
    button.click()
    rows = page.locator("#statements table").first.locator("tbody tr:visible")
    assert rows.count() == number
    assert all("Mirela Óskdal" in row for row in rows.all_inner_texts())
    expect(rows.first).to_be_in_viewport()
    assert MIRELA in shown(page) and len(shown(page)) < before
    expect(page.locator("#tools .chip")).to_have_text("said by Mirela Óskdal ×")
    page.locator("#statements .chip").click()
    assert len(shown(page)) == before and "voice" not in fragment(page)
    expect(page.locator(".chip").first).to_be_hidden()


def test_every_quote_is_the_slice_that_its_digest_proves(
    verified: str, open_page: Open
) -> None:
    """For each passage of the page, the words that the reading has for it have the
    digest.
    """
    page = open_page(verified)
    wrong = page.evaluate("""async () => {
        const wrong = [];
        for (const [href, passage] of kg.passages) {
            const spans = kg.piecesIn(passage).filter((piece) => piece.localName === "span");
            const words = spans.map((piece) => piece.textContent).join("");
            const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
            const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
            if (hex !== passage.sha256) wrong.push([href, words]);
        }
        return wrong;
    }""")
    assert wrong == []


def test_a_clicked_sentence_lights_its_things_and_lines_and_fits_the_map(
    verified: str, open_page: Open
) -> None:
    """The number behind a sentence selects what rests on it; all of that is inside the
    window of the map.
    """
    page = open_page(verified)
    page.locator("#reading .count").nth(3).click()
    expect(page.locator("#card h2")).to_contain_text("rest on these words")
    lit = page.evaluate("[...kg.scene.selection.edges].map((edge) => edge.id)")
    assert lit and page.evaluate(
        "ids => ids.every((id) => kg.drawnEdges.get(id).width > 2)", lit
    )
    box = page.locator("#map").bounding_box()
    assert box
    for lit_thing in page.evaluate(
        "[...kg.scene.selection.things].filter((key) => kg.scene.visible.nodes.has(key))"
    ):
        at = page.evaluate(NODE, lit_thing)
        assert 0 <= at["x"] <= box["width"] and 0 <= at["y"] <= box["height"], lit_thing


def test_clicked_words_select_the_smallest_passage_around_them(
    verified: str, open_page: Open
) -> None:
    """A click into plain words of the text leads to what rests on them."""
    page = open_page(verified)
    page.locator("#reading span[data-at]", has_text="a subsidiary of").last.click()
    expect(page.locator("#card")).to_contain_text(
        "Zöllin Textiles is a subsidiary of Norvik Looms."
    )


def test_the_passages_of_a_thing_are_walked_one_by_one(
    verified: str, open_page: Open
) -> None:
    """“2 of n”, next and previous move the marked passage, which is in view."""
    page = open_page(verified, f"#thing={TOWN}")
    number = int(page.locator("#count").text_content().split(" of ")[1])  # type: ignore[union-attr]
    assert number > 2
    before = page.locator("#reading .now").all_text_contents()
    page.get_by_role("button", name="Next passage").click()
    expect(page.locator("#count")).to_have_text(f"2 of {number}")
    assert page.locator("#reading .now").all_text_contents() != before
    assert in_view(page, "#reading .now")
    page.get_by_role("button", name="Previous passage").click()
    page.get_by_role("button", name="Previous passage").click()
    expect(page.locator("#count")).to_have_text(f"{number} of {number}")


def test_hovering_dims_all_but_the_neighbours(verified: str, open_page: Open) -> None:
    """Under the pointer only a thing, its lines and their ends keep their colours."""
    page = open_page(verified)
    page.mouse.move(*point(page, NODE, "id:zollin"))
    page.wait_for_function("() => kg.scene.hovered !== null")
    faint = page.evaluate("kg.colour('faint')")
    border = "key => kg.drawnNodes.get(key).color.border"
    assert page.evaluate(border, MIRELA) == faint != page.evaluate(border, NORVIK)
    page.mouse.move(*point(page, NODE, MIRELA))
    page.wait_for_function("() => kg.scene.hovered?.things.has('id:mirela-oskdal')")
    assert page.evaluate(border, NORVIK) == faint


def test_a_word_under_the_pointer_lights_its_box(
    verified: str, open_page: Open
) -> None:
    """A mention in the reading shows where its thing is on the map."""
    page = open_page(verified)
    faint = page.evaluate("kg.colour('faint')")
    page.locator("#reading .mention[data-thing='id:zollin']").first.hover()
    page.wait_for_function("() => kg.scene.hovered !== null")
    border = "key => kg.drawnNodes.get(key).color.border"
    assert page.evaluate(border, "id:zollin") != faint
    assert page.evaluate(border, MIRELA) == faint
    page.locator("#find").hover()
    page.wait_for_function("() => kg.scene.hovered === null")
    assert page.evaluate(border, MIRELA) != faint


def test_what_the_pointer_only_passes_dims_nothing(
    verified: str, open_page: Open
) -> None:
    """The rest fades once it has come to rest on something."""
    page = open_page(verified, reduced_motion="no-preference")
    x, y = point(page, NODE, "id:zollin")
    page.mouse.move(x, y)
    assert page.evaluate("kg.scene.hovered") is None
    page.wait_for_function("() => kg.scene.hovered !== null")
    faint = page.evaluate("kg.colour('faint')")
    page.wait_for_function(
        "([key, faint]) => kg.drawnNodes.get(key).color.border === faint",
        arg=[MIRELA, faint],
    )


def test_what_a_map_cannot_show_at_once_is_opened_step_by_step(
    verified: str, open_page: Open
) -> None:
    """A double click leaves a thing with its neighbours, a second one goes a step
    further, as networkx has it.
    """
    page = open_page(verified)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(shown(page))
    graph.add_edges_from(
        page.evaluate("[...kg.scene.visible.edges].map(({ from, to }) => [from, to])")
    )
    for steps in (1, 2):
        page.mouse.dblclick(*point(page, NODE, "id:zollin"))
        page.wait_for_function("steps => kg.scene.near === steps", arg=steps)
        assert shown(page) == set(nx.ego_graph(graph, "id:zollin", radius=steps))
    beyond = len(nx.ego_graph(graph, "id:zollin", radius=3)) - len(shown(page))
    expect(page.locator("#back")).to_contain_text(
        f"{beyond} more" if beyond else "The whole map"
    )
    page.locator("#back").click()
    assert shown(page) == set(graph)


def test_search_finds_things_by_any_name_and_statements(
    verified: str, open_page: Open
) -> None:
    """`/` goes to the search; an alternative name, a class and a statement's words are
    found and opened by Enter.
    """
    page = open_page(verified)
    page.keyboard.press("/")
    page.keyboard.type("mirela ó")
    expect(page.locator("#found [role=option]").first).to_contain_text("person")
    page.keyboard.press("Enter")
    assert fragment(page) == f"#thing={MIRELA}"
    page.keyboard.press("/")
    page.keyboard.type("is a subsidiary")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text(
        "Zöllin Textiles is a subsidiary of Norvik Looms."
    )


def test_what_is_found_stands_in_sections(verified: str, open_page: Open) -> None:
    """Things, statements, figures, questions and words of the article, each with a head
    that a screen reader hears as the name of a group.
    """
    page = open_page(verified)
    page.locator("#find").fill("looms norvik")
    groups = page.locator("#found [role=group]")
    heads = groups.evaluate_all("all => all.map((each) => each.ariaLabel)")
    assert [head.split(":")[0] for head in heads] == [
        *("Things", "Statements", "Words of the article"),
    ]
    page.locator("#find").fill("who cooperates")
    question = page.get_by_role("group", name="Questions").get_by_role("option")
    question.first.click()
    assert fragment(page) == "#question=partners"
    expect(page.locator("[id='question=partners'] summary").first).to_be_focused()


def test_figures_are_found_by_what_they_measure(verified: str, open_page: Open) -> None:
    """A figure opens the panel of figures, where it is lit."""
    page = open_page(verified)
    page.locator("#find").fill("mills number")
    page.get_by_role("group", name="Figures").get_by_role("option").first.click()
    assert fragment(page).startswith("#figures&thing=id:")
    assert page.locator("#figures tr.lit").count() == 1


def test_words_are_found_where_the_article_is_at_hand(
    verified: str, pinned: str, open_page: Open
) -> None:
    """The shortest passage with them is selected; without the text there are none."""
    page = open_page(verified)
    words = page.evaluate(
        "[...kg.passages.keys()].map(kg.wordsOf).sort((a, b) => a.length - b.length)[0]"
    )
    page.locator("#find").fill(words)
    page.get_by_role("group", name="Words").get_by_role("option").first.click()
    assert fragment(page).startswith("#char=") and "".join(lit_words(page)) == words
    without = open_page(pinned, name="pinned.html")
    without.locator("#find").fill(words)
    expect(without.get_by_role("group", name="Words")).to_have_count(0)


def test_nothing_found_suggests_names_that_are_near(
    verified: str, open_page: Open
) -> None:
    """It says so, also to a screen reader; Enter takes none of them by itself."""
    page = open_page(verified)
    page.locator("#find").fill("norvick")
    hint = page.get_by_role("group", name="Nothing found for “norvick” – try")
    expect(hint.get_by_role("option").first).to_contain_text("Norvik Looms")
    expect(page.locator("#said")).to_contain_text("Nothing found for “norvick”")
    page.locator("#find").press("Enter")
    assert fragment(page) == ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert fragment(page) == f"#thing={NORVIK}"


def test_an_empty_field_shows_what_may_be_looked_for(
    verified: str, open_page: Open
) -> None:
    """Things, a figure and a question; Escape shuts the list and leaves the field."""
    page = open_page(verified)
    page.keyboard.press("/")
    examples = page.get_by_role("group", name="For example").get_by_role("option")
    assert examples.count() == 5
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("#find")).to_be_focused()


def test_a_hidden_hit_is_announced_and_shown(verified: str, open_page: Open) -> None:
    """What a filter hides is found, said to be hidden, and shown when it is chosen."""
    page = open_page(verified, "#hide=person")
    assert MIRELA not in shown(page)
    page.keyboard.press("/")
    page.keyboard.type("Mirela")
    expect(page.locator("#found [role=option]").first).to_contain_text(
        "hidden by the filters"
    )
    expect(page.locator("#said")).to_contain_text("hidden by the filters")
    page.keyboard.press("Enter")
    assert MIRELA in shown(page)


def test_filters_are_in_the_address_and_survive_a_reload(
    verified: str, open_page: Open
) -> None:
    """A kind is switched off; the address says so, and a cold start shows the same map."""
    page = open_page(verified)
    page.locator("#filters summary").click()
    page.get_by_role("checkbox", name="person").uncheck()
    assert MIRELA not in shown(page) and "hide=person" in fragment(page)
    expect(page.locator("#shown")).to_contain_text(" of ")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert MIRELA not in shown(page)
    page.locator("#filters summary").click()
    page.locator("#reset").click()
    assert MIRELA in shown(page)


@pytest.mark.parametrize(
    ("one", "other"),
    [(MIRELA, NORVIK), ("id:zollin", "id:threads-forward"), (TESSALY, TOWN)],
)
def test_a_path_is_as_short_as_the_graph_has_it(
    verified: str, open_page: Open, shared_newsroom: Path, one: str, other: str
) -> None:
    """The ways between two things are those of `kg path` over the same relations, each
    step with its passages.
    """
    page = open_page(
        verified, f"#path={one},{other}&basis=stated,registered,derived,inferred"
    )
    graph = edition_of(shared_newsroom).graph
    start, end = (thing(name.removeprefix("id:")) for name in (one, other))
    expected = connect(graph, start, end, Search(limit=100))
    ways = page.evaluate("kg.scene.selection.path.ways")
    assert {tuple(way) for way in ways} == {
        tuple(map(key, path.things)) for path in expected.paths
    }
    expect(page.locator("#card .hops > li")).to_have_count(len(ways[0]) - 1)
    assert all(
        hop.locator(".source, small").count()
        for hop in page.locator("#card .hops > li").all()
    )
    assert page.evaluate("kg.scene.selection.edges.size") > 0


def test_a_path_equals_networkx_on_what_is_shown(
    verified: str, open_page: Open
) -> None:
    """Every pair of things on the map has exactly the shortest ways that networkx finds
    on the same lines.
    """
    page = open_page(verified)
    graph: nx.Graph[str] = nx.Graph(
        page.evaluate("[...kg.scene.visible.edges].map(({ from, to }) => [from, to])")
    )
    found = page.evaluate(
        "pairs => pairs.map(([a, b]) => kg.shortestWays(a, b, kg.scene.visible.edges))",
        pairs := [
            (a, b) for a in sorted(graph)[::3] for b in sorted(graph)[::4] if a != b
        ],
    )
    for (a, b), ways in zip(pairs, found, strict=True):
        expected = (
            nx.all_shortest_paths(graph, a, b) if nx.has_path(graph, a, b) else []
        )
        assert sorted(ways) == sorted(map(list, expected)), (a, b)


def test_a_path_is_searched_by_two_names(verified: str, open_page: Open) -> None:
    """The sheet takes two names and shows the way between them."""
    page = open_page(verified)
    page.locator("#way summary").click()
    for end, name in (("#one", "mirela"), ("#other", "zöllin")):
        page.locator(end).fill(name)
        page.keyboard.press("Enter")
    expect(page.locator("#card .kind")).to_contain_text("Path of")
    assert fragment(page) == f"#path={MIRELA},id:zollin"


def test_the_map_is_walked_by_keys(verified: str, open_page: Open) -> None:
    """Arrows walk the lines of a thing and say each with its words, Enter follows one,
    Escape clears.
    """
    page = open_page(verified, "#thing=id:zollin")
    page.locator("#map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#said")).to_contain_text("Words: ")
    first = fragment(page)
    page.keyboard.press("ArrowRight")
    assert fragment(page) != first
    page.keyboard.press("Enter")
    assert fragment(page).startswith("#thing=") and "zollin" not in fragment(page)
    page.keyboard.press("Escape")
    assert fragment(page) == ""
    expect(page.locator("#card")).to_be_hidden()


def test_tables_are_in_step_with_map_and_reading(
    verified: str, open_page: Open
) -> None:
    """A row of the table selects its statement, is lit itself, and is hidden where a
    filter leaves it out.
    """
    page = open_page(verified, "#statements")
    link = page.get_by_role(
        "link", name="Zöllin Textiles is a subsidiary of Norvik Looms."
    ).first
    link.click()
    expect(page.locator("#statements tr.lit")).to_have_count(1)
    assert page.evaluate("[...kg.scene.selection.edges].map((edge) => edge.verb)") == [
        "is a subsidiary of"
    ]
    page.goto(page.url.partition("#")[0] + "#statements&basis=registered")
    told = page.evaluate(
        "kg.rows.filter((row) => row.shown && !row.shown.hidden).map((row) => row.basis)"
    )
    assert set(told) == {"registered"}


def test_tables_sort_and_filter(verified: str, open_page: Open) -> None:
    """A head sorts up and down and says so; words leave only the rows that have them."""
    page = open_page(verified, "#statements")
    head = page.locator("#statements th", has_text="Statement")
    for direction in ("ascending", "descending"):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", direction)
    names = (
        page.locator("#statements table")
        .first.locator("tbody tr td:first-child > a")
        .all_text_contents()
    )
    in_order = page.evaluate(
        "names => [...names].sort(new Intl.Collator('en', {numeric: true}).compare).reverse()",
        names,
    )
    assert names == in_order
    page.locator("#statements .sieve input").first.fill("subsidiary")
    rows = page.locator("#statements table").first.locator("tbody tr:visible")
    expect(rows).to_have_count(2)
    for row in rows.all():
        expect(row).to_contain_text("subsidiary")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (f"#thing={MIRELA}", "Mirela Óskdal"),
        ("#char=125,170", "2 statements rest on these words"),
        (f"#path={MIRELA},{NORVIK}", "Mirela Óskdal → Norvik Looms"),
    ],
)
def test_a_deep_link_opens_cold_and_survives_a_reload(
    verified: str, open_page: Open, address: str, title: str
) -> None:
    """A cold start and a reload open what the address names."""
    page = open_page(verified, address)
    expect(page.locator("#card h2")).to_have_text(title)
    page.reload()
    expect(page.locator("#card h2")).to_have_text(title)


def test_a_question_has_an_address(verified: str, open_page: Open) -> None:
    """The answers open at the question."""
    page = open_page(verified, "#question=partners")
    expect(page.locator("#answers")).to_be_visible()
    expect(page.locator("[id='question=partners']")).to_have_attribute("open", "")


def test_back_and_forward_walk_the_selections(verified: str, open_page: Open) -> None:
    """The browser's own buttons bring the last selection back."""
    page = open_page(verified)
    click_map(page, NODE, NORVIK)
    click_map(page, NODE, MIRELA)
    page.go_back()
    expect(page.locator("#card h2")).to_have_text("Norvik Looms")
    page.go_back()
    expect(page.locator("#card")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#card h2")).to_have_text("Norvik Looms")


@pytest.mark.parametrize(
    "address",
    ["#thing=%E0%A4%A", "#nonsense", "#char=5", "#path=id:a", "#statement=none"],
)
def test_an_address_that_names_nothing_shows_the_whole_map(
    verified: str, open_page: Open, address: str
) -> None:
    """The page is as it is without it."""
    page = open_page(verified, address)
    expect(page.locator("#card")).to_be_hidden()
    assert NORVIK in shown(page)


def test_a_pinned_page_reads_as_sentences_with_ways_to_the_words(
    pinned: str, open_page: Open
) -> None:
    """A statement lights its passage in the retold article and leads to the publisher's
    page.
    """
    page = open_page(pinned)
    click_map(page, EDGE, line(page, "is a subsidiary of"))
    expect(page.locator("#card blockquote")).to_have_count(0)
    expect(page.locator("#card .evidence a", has_text="publisher")).to_have_attribute(
        "rel", "noopener"
    )
    expect(page.locator("#reading .lit.now")).to_contain_text(
        "Zöllin Textiles is a subsidiary of Norvik Looms."
    )
    assert in_view(page, "#reading .now")


def test_inferred_lines_are_hidden_until_they_are_wanted(
    verified: str, open_page: Open
) -> None:
    """The map begins without them, the filter shows them dashed, and their card says
    what they rest on.
    """
    page = open_page(verified)
    bases = "[...new Set([...kg.scene.visible.edges].map((edge) => edge.basis))]"
    assert "inferred" not in page.evaluate(bases)
    page.locator("#filters summary").click()
    page.get_by_role("checkbox", name="follows by rule").check()
    assert "inferred" in page.evaluate(bases)
    number = page.evaluate(
        "[...kg.scene.visible.edges].find((edge) => edge.basis === 'inferred').id"
    )
    assert page.evaluate("id => kg.drawnEdges.get(id).dashes", number)
    page.evaluate("id => kg.go(kg.selectionOf(kg.edges[id]), true)", number)
    expect(page.locator("#card .why a").first).to_be_visible()


def test_posts_and_counts_are_lines_or_things(verified: str, open_page: Open) -> None:
    """A switch shows what only ties two things together as a thing between them."""
    page = open_page(verified)
    folded = shown(page)
    page.locator("#opened").check()
    assert folded < shown(page)


def test_parallel_lines_are_apart(
    verified: str, open_page: Open, shared_newsroom: Path
) -> None:
    """Two relations of one pair are both there, and no two are drawn alike."""
    page = open_page(verified)
    drawn = page.evaluate(
        "kg.edges.map(({ from, to, smooth }) => JSON.stringify([[from, to].sort(), from < to, smooth ?? null]))"
    )
    assert len(drawn) == len(set(drawn))
    edges = network(
        edition_of(shared_newsroom).graph, collapse=True, inferred=True
    ).number_of_edges()
    assert (
        page.evaluate("kg.edges.filter(({ form }) => form !== 'opened').length")
        == edges
    )


def test_labels_never_lie_over_each_other_or_over_boxes(
    verified: str, open_page: Open
) -> None:
    """At several scales the names of lines are clear of all boxes and of one another."""
    page = open_page(verified)
    for scale in (0.6, 1.0, 1.6):
        page.evaluate("scale => kg.net.moveTo({ scale, animation: false })", scale)
        overlaps = page.evaluate("""() => {
            const context = document.querySelector("#map canvas").getContext("2d");
            const boxes = kg.relationNames(context, null).map(({ text, x, y, size }) => {
                context.font = `${size}px ${kg.FONT}`;
                const width = context.measureText(text).width;
                return { left: x - width / 2, right: x + width / 2, top: y - size / 2, bottom: y + size / 2 };
            });
            const all = [...[...kg.scene.visible.nodes].map(kg.boxOf), ...boxes];
            const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            return boxes.flatMap((box, n) => all.filter((other) => other !== box && meet(box, other)));
        }""")
        assert overlaps == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_reader_until_the_button_is_pressed(
    verified: str, open_page: Open, scheme: str
) -> None:
    """The map is drawn in the colours of the scheme, and in the other's after a press."""
    page = open_page(verified, color_scheme=scheme)
    paper = "getComputedStyle(document.body).backgroundColor"
    before, border = (
        page.evaluate(paper),
        page.evaluate("kg.drawnNodes.get('id:norvik').color.border"),
    )
    expect(page.locator("#theme")).to_have_attribute(
        "aria-pressed", str(scheme == "dark").lower()
    )
    page.locator("#theme").click()
    assert page.evaluate(paper) != before
    assert page.evaluate("kg.drawnNodes.get('id:norvik').color.border") != border


@pytest.mark.parametrize("address", ["", "#opened"])
def test_no_box_lies_over_another(verified: str, open_page: Open, address: str) -> None:
    """In both forms of the network every thing stands clear of the others."""
    page = open_page(verified, address)
    assert not page.evaluate("""() => {
        const boxes = [...kg.scene.visible.nodes].map((key) => [key, kg.boxOf(key)]);
        const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        const over = ([one, a], n) => boxes.slice(n + 1).filter(([, b]) => meet(a, b)).map(([other]) => [one, other]);
        return boxes.flatMap(over);
    }""")


def test_a_speaker_leads_to_what_rests_on_their_word(
    verified: str, open_page: Open
) -> None:
    """The card of a person whom the article quotes opens the statements in that voice,
    and no others.
    """
    page = open_page(verified, f"#thing={MIRELA}")
    page.get_by_role("button", name="What rests on their word").click()
    voices = (
        page.locator("#statements table")
        .first.locator("tbody tr:visible td:nth-child(3)")
        .all_text_contents()
    )
    assert voices and set(voices) == {"Mirela Óskdal"}
