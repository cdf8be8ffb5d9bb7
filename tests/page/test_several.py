"""A project of several articles has an overview and a page for each; one of none, or a
single thing, has a page too.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pyoxigraph import NamedNode

from kg.page.pages import map_of, pages
from tests.conftest import copied_newsroom
from tests.page.sites import Open, edition_of, page_of, site_of, with_second_article

TITLE = "The newsroom: invented companies in an invented town"
"""What the description of the data set calls it, and so the overview."""
FIRST, OTHER = (
    "articles/2024-03-04-norvik-tessaly.html",
    "articles/2024-03-06-harrow.html",
)
HARROW = """BASE <https://w3id.org/liuzhou-kg/article/2024-03-06-harrow>
PREFIX id: <https://w3id.org/liuzhou-kg/id/>
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
GRAPH <> {
    <> a kg:Article ; nif:endIndex 90 ; schema:url <https://gazette.example/harrow.html> ; kg:sha256 "00" .
    <#char=0,40> a kg:Passage ; nif:beginIndex 0 ; nif:endIndex 40 ; kg:sha256 "01" .
    <#char=41,90> a kg:Passage ; nif:beginIndex 41 ; nif:endIndex 90 ; kg:sha256 "02" .
}
GRAPH <#char=0,40> {
    <> schema:headline "Harrow Dyes and Norvik"@en .
    id:harrow a kg:Company ; skos:prefLabel "Harrow Dyes"@en .
}
GRAPH <#char=41,90> { id:norvik kg:cooperatesWith id:harrow . id:harrow kg:locatedIn id:quillhaven . }
"""
REGISTERED = """
id:hermit a kg:Company ; skos:prefLabel "Hermit & Sons"@en .
"""


def with_harrow(folder: Path) -> None:
    """Add an article that tells something else of some of the same things."""
    (folder / "graph" / "articles" / "2024-03-06-harrow.trig").write_text(
        HARROW, encoding="utf-8"
    )


def emptied(folder: Path) -> None:
    """Leave the ontology and the questions, and no data."""
    for part in ("articles", "derived"):
        shutil.rmtree(folder / "graph" / part)
    (folder / "graph" / "entities.ttl").write_text("", encoding="utf-8")


def with_hermit(folder: Path) -> None:
    """Register a thing that nothing is said of."""
    path = folder / "graph" / "entities.ttl"
    path.write_text(path.read_text("utf-8") + REGISTERED, encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = copied_newsroom(tmp_path_factory.mktemp("several") / "newsroom")
    with_harrow(folder)
    return site_of(folder)


@pytest.fixture
def window(browser: Browser, site: dict[str, str], tmp_path: Path) -> Iterator[Page]:
    """A window on the overview, whose links can be followed from file to file."""
    for name, html in site.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    arrive(page, (tmp_path / "site" / "index.html").as_uri())
    yield page
    context.close()


def arrive(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")


def sentences(page: Page) -> set[str]:
    return set(
        page.evaluate(
            "kg.rows.filter((row) => !row.isNaming).map((row) => row.sentence)"
        )
    )


def test_there_is_a_page_for_each_article(site: dict[str, str]) -> None:
    """An overview, and a page by the name of each article in a folder of their own."""
    assert sorted(site) == [FIRST, OTHER, "index.html"]


def test_the_overview_leads_to_the_articles_and_back(window: Page) -> None:
    """Each article is listed with a link to its page, from which another leads back."""
    for headline in (
        "Norvik Looms joins hands with Tessaly Freight",
        "Harrow Dyes and Norvik",
    ):
        window.locator("#reading").get_by_text(headline).click()
        window.wait_for_selector("html[data-ready]", state="attached")
        assert window.locator("h1").inner_text() == headline
        window.get_by_text("All articles").click()
        window.wait_for_selector("html[data-ready]", state="attached")
        assert (
            window.url.endswith("/index.html")
            and window.locator("h1").inner_text() == TITLE
            and "2 articles" in window.locator("header").inner_text()
        )
        assert not window.get_by_text("All articles").count()


def test_a_thing_of_several_articles_lists_them(window: Page) -> None:
    """The table of things leads from each thing to the articles that tell of it."""

    def articles(key: str) -> list[str]:
        cell = "(key) => [...kg.things.get(key).shown.cells[3].querySelectorAll('a')]"
        return list(
            window.evaluate(f"{cell}.map((link) => link.getAttribute('href'))", key)
        )

    assert (
        articles("id:norvik") == [FIRST, OTHER]
        and articles("id:harrow") == [OTHER]
        and articles("id:wool") == [FIRST]
    )


def test_a_passage_leads_to_the_words_on_the_articles_page(window: Page) -> None:
    """From a statement of the overview a click on its passage arrives at the lit words
    of the article.
    """
    row = window.evaluate(
        "kg.rows.find((row) => row.sentence.startsWith('Norvik Looms cooperates with Tessaly')).ids[0]"
    )
    window.evaluate("(id) => kg.go({ statement: id }, true)", row)
    window.locator("#card .evidence a").first.click()
    window.wait_for_selector("html[data-ready]", state="attached")
    assert (
        window.url.endswith(f"{FIRST}#char=254,408")
        and window.locator("#reading .lit").count()
    )
    assert (
        window.locator("#reading .lit").first.is_visible()
        and window.locator("#card").is_visible()
    )


def test_the_page_of_an_article_has_its_own_statements(window: Page) -> None:
    """It has what the article states and what follows between its things, not what
    another article states of them.
    """
    whole = sentences(window)
    arrive(window, window.url.replace("index.html", OTHER))
    own = sentences(window)
    assert (
        own < whole
        and "Norvik Looms cooperates with Harrow Dyes." in own
        and "Harrow Dyes is in Quillhaven." in own
    )
    bases = window.evaluate(
        "kg.rows.filter((row) => row.shown).map((row) => [row.sentence, row.basis, row.cited])"
    )
    stated = [
        (sentence, cited) for sentence, basis, cited in bases if basis == "stated"
    ]
    assert (
        all(any(href.startswith("#") for href in cited) for _, cited in stated)
        and len(stated) < 12
    )
    assert not any("Tessaly" in sentence for sentence in own)
    assert set(window.evaluate("kg.page.nodes.map((node) => node.id)")) == {
        "id:norvik",
        "id:harrow",
        "id:quillhaven",
    }


def test_what_follows_is_on_each_page(window: Page) -> None:
    """What is inferred between an article's things is on its page, and can be switched
    on.
    """
    arrive(window, window.url.replace("index.html", OTHER))
    inferred = set(
        window.evaluate(
            "kg.rows.filter((row) => row.basis === 'inferred').map((row) => row.sentence)"
        )
    )
    assert "Harrow Dyes cooperates with Norvik Looms." in inferred


def test_the_same_article_twice(newsroom: Path, open_page: Open) -> None:
    """What two articles state is one statement with the passages of both, those of each
    on its own page.
    """
    with_second_article(newsroom)
    site = site_of(newsroom)
    page = open_page(site["index.html"])
    cited = page.evaluate(
        "kg.rows.find((row) => row.sentence.startsWith('Norvik Looms cooperates with')).cited"
    )
    assert cited == [
        f"{FIRST}#char=254,408",
        f"{FIRST}#char=254,408".replace("04-norvik-tessaly", "05-norvik-again"),
    ]
    page = open_page(site[FIRST], name="first.html")
    cited = page.evaluate(
        "kg.rows.find((row) => row.sentence.startsWith('Norvik Looms cooperates with')).cited"
    )
    assert cited == ["#char=254,408", "2024-03-05-norvik-again.html#char=254,408"]


def test_articles_of_which_one_is_at_hand(newsroom: Path, open_page: Open) -> None:
    """The project says how many are verified, each article its own state; only what
    quotes says so.
    """
    with_harrow(newsroom)
    edition = edition_of(newsroom)
    site = dict(pages(edition, []))
    assert edition.state() == "1 of 2 articles verified"
    page = open_page(site["index.html"])
    claim = "Checked in part: 1 of 2 articles verified."
    assert claim in (page.locator("#proof").text_content() or "")
    shelf = page.locator("#reading").text_content() or ""
    assert re.findall(r"passages · (.*)", shelf) == [
        "without its text, not checked here",
        "checked against its text",
    ]
    footers = {name: html.partition("<footer")[2] for name, html in site.items()}
    quoting = {name for name, footer in footers.items() if "This page quotes" in footer}
    assert quoting == {"index.html", FIRST}
    assert "This page holds positions and fingerprints" in footers[OTHER]


def test_the_map_of_a_thing(newsroom: Path, open_page: Open) -> None:
    """Its title is the thing's name; map, tables and figures are of it and its
    neighbours.
    """
    edition = edition_of(newsroom)
    thing = edition.graph.thing("Tessaly Freight")
    page = open_page(map_of(edition, thing))
    assert page.title() == page.locator("h1").inner_text() == "Tessaly Freight"
    keys = set(page.evaluate("kg.page.nodes.map((node) => node.id)"))
    assert {"id:tessaly", "id:norvik"} <= keys and "id:mills" not in keys
    assert page.evaluate(
        "kg.edges.every(({ from, to, rows }) => kg.nodes.has(from) && kg.nodes.has(to) && rows.length)"
    )
    page.evaluate("kg.go({ thing: 'id:tessaly' })")
    assert (
        page.locator("#card h2").inner_text() == "Tessaly Freight"
        and page.locator("#reading .lit").count()
    )


def test_the_map_of_everything_is_the_page_without_its_proof(
    newsroom: Path, open_page: Open
) -> None:
    """It has the same things and statements as the site's page."""
    edition = edition_of(newsroom)
    found = [
        open_page(html, name=f"{n}.html")
        for n, html in enumerate((map_of(edition, None), page_of(newsroom)))
    ]
    assert sentences(found[0]) == sentences(found[1])
    assert (
        len(
            {
                page.evaluate("JSON.stringify([kg.page.nodes, kg.page.edges])")
                for page in found
            }
        )
        == 1
    )


def test_the_map_of_a_thing_without_relations(newsroom: Path, open_page: Open) -> None:
    """It is alone on its map, which says so."""
    with_hermit(newsroom)
    hermit = NamedNode("https://w3id.org/liuzhou-kg/id/hermit")
    page = open_page(map_of(edition_of(newsroom), hermit), "#thing=id:hermit")
    assert page.title() == "Hermit & Sons" and page.evaluate(
        "kg.page.nodes.map((node) => node.id)"
    ) == ["id:hermit"]
    assert page.locator("#shown").inner_text() == "1 thing, 0 relations"
    assert page.locator("#card h2").inner_text() == "Hermit & Sons"


def test_the_map_of_a_thing_that_no_article_tells_of(
    newsroom: Path, open_page: Open
) -> None:
    """Of several articles, none is named, and nothing is said to be checked."""
    with_harrow(newsroom)
    with_hermit(newsroom)
    hermit = NamedNode("https://w3id.org/liuzhou-kg/id/hermit")
    page = open_page(map_of(edition_of(newsroom), hermit))
    assert page.locator("#about .badge").inner_text() == "no article tells of it"
    assert "No article tells of it." in page.locator("footer").inner_text()


def test_the_map_of_a_thing_tells_of_its_articles_alone(
    newsroom: Path, open_page: Open
) -> None:
    """Those that state something of it."""
    with_harrow(newsroom)
    edition = edition_of(newsroom)
    page = open_page(map_of(edition, edition.graph.thing("Tessaly Freight")))
    shelf = page.locator("#reading").text_content() or ""
    assert len(re.findall(r"passages? ·", shelf)) == 1


def test_a_thing_without_relations_is_in_the_table(
    newsroom: Path, open_page: Open
) -> None:
    """What is only registered is not on the map of everything; the table and the search
    have it.
    """
    with_hermit(newsroom)
    page = open_page(page_of(newsroom))
    page.keyboard.press("/")
    page.keyboard.type("Hermit")
    page.keyboard.press("Enter")
    assert page.locator(
        "#card h2"
    ).inner_text() == "Hermit & Sons" and not page.evaluate("kg.nodes.has('id:hermit')")


def test_an_empty_project_has_a_page(newsroom: Path, open_page: Open) -> None:
    """Without any data there is a page that says so, and nothing on it fails."""
    emptied(newsroom)
    page = open_page(page_of(newsroom))
    for tab in page.locator("#tabs a").all():
        tab.click()
    assert (
        page.locator("h1").inner_text() == TITLE
        and page.evaluate("kg.page.nodes.length") == 0
    )
    claim = "There is no article yet, so nothing was checked against words."
    assert claim in (page.locator("#proof").text_content() or "")
    assert page.locator("footer").inner_text().startswith("There is no article yet.")
    page.evaluate("kg.go({ thing: 'id:norvik' })")
    page.keyboard.press("ArrowDown")


def test_no_article_but_things(newsroom: Path, open_page: Open) -> None:
    """A register without articles has its things in the table and may be drawn."""
    shutil.rmtree(newsroom / "graph" / "articles")
    shutil.rmtree(newsroom / "graph" / "derived")
    page = open_page(page_of(newsroom), "#thing=id:norvik")
    assert page.locator("#card h2").inner_text() == "Norvik Looms"
