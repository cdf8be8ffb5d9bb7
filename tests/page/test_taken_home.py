"""What is taken home from the page, as Turtle, a drawing or a picture, is what the page
shows and the graph holds.
"""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from playwright.sync_api import Page, expect
from rdflib import PROV, RDF

from kg.formats import export
from kg.page.pages import pages
from tests.page.sites import Open, edition_of, saved, site_of, with_second_article

SVG = "{http://www.w3.org/2000/svg}"
STATEMENT = "https://w3id.org/liuzhou-kg/statement/"
KG = rdflib.Namespace("https://w3id.org/newskg/ontology#")
SELECTIONS = (
    "",
    "#thing=id:norvik",
    "#thing=id:quillhaven",
    "#char=254,408",
    "#path=id:norvik,id:wool",
    "#basis=inferred",
)
FILTERS = (
    "",
    "#level=everything",
    "#basis=stated,registered,derived,inferred",
    "#opened",
    "#thing=id:norvik&near=1",
    "#hide=topic,place",
)


@pytest.fixture(scope="module")
def exported(shared_newsroom: Path) -> rdflib.Graph:
    """What `kg export turtle --evidence reified` gives."""
    return parsed(export(edition_of(shared_newsroom).graph, "turtle", "reified"))


def parsed(turtle: str | bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def told(
    graph: rdflib.Graph,
) -> dict[rdflib.term.Node, set[tuple[rdflib.term.Node, ...]]]:
    """What is said of each statement's own name that passages make.

    An export names the graphs of its other reasons too.
    """
    stated: dict[rdflib.term.Node, set[tuple[rdflib.term.Node, ...]]] = {}
    for name in graph.subjects(RDF.type, RDF.Statement):
        if not str(name).startswith(STATEMENT):
            continue  # a reading is an RDF statement too
        sources = set(graph.objects(name, PROV.wasDerivedFrom))
        others = {source for source in sources if "#char=" not in str(source)}
        if sources - others:
            said = graph.predicate_objects(name)
            stated[name] = {each for each in said if each[1] not in others}
    return stated


@pytest.mark.parametrize("fragment", SELECTIONS)
def test_the_turtle_of_a_selection_is_a_part_of_the_export(
    verified: str, exported: rdflib.Graph, open_page: Open, fragment: str
) -> None:
    """Each triple of it is in the export, and each statement has the same name and all
    of the same passages.
    """
    graph = parsed(saved(open_page(verified, fragment), "turtle"))
    whole = told(exported)
    assert len(graph) > 10 and not set(graph) - set(exported)
    assert told(graph) and all(
        whole[name] == said for name, said in told(graph).items()
    )
    for name in told(graph):
        subject, predicate, value = (
            graph.value(name, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        assert subject and predicate and value and (subject, predicate, value) in graph
    for passage in graph.subjects(RDF.type, KG.Passage):
        assert len(list(graph.predicate_objects(passage))) == 4


def test_the_turtle_of_everything_has_every_statement(
    verified: str, exported: rdflib.Graph, open_page: Open
) -> None:
    """All that articles state is in it with the evidence of the export, and no triple
    that the export has not.
    """
    graph = parsed(saved(open_page(verified), "turtle-all"))
    assert told(graph) == told(exported) and not set(graph) - set(exported)


def test_a_statement_of_two_articles_has_the_passages_of_both(
    newsroom: Path, open_page: Open
) -> None:
    """What several articles state is derived from a passage of each, on the overview
    and on an article's page.
    """
    with_second_article(newsroom)
    whole = told(parsed(export(edition_of(newsroom).graph, "turtle", "reified")))
    for name, html in site_of(newsroom).items():
        graph = parsed(
            saved(open_page(html, name=name.replace("/", "-")), "turtle-all")
        )
        assert told(graph) and all(
            whole[statement] == said for statement, said in told(graph).items()
        )


@pytest.mark.parametrize("fragment", SELECTIONS)
def test_json_ld_says_the_same_as_turtle(
    verified: str, open_page: Open, fragment: str
) -> None:
    """Triple for triple."""
    page = open_page(verified, fragment)
    one = pyoxigraph.parse(saved(page, "jsonld"), pyoxigraph.RdfFormat.JSON_LD)
    other = pyoxigraph.parse(saved(page, "turtle"), pyoxigraph.RdfFormat.TURTLE)
    assert set(one) == set(other)


def test_the_table_has_the_statements_that_are_shown(
    verified: str, open_page: Open
) -> None:
    """A row each, with who says it and in which words."""
    page = open_page(verified, "#statements&voice=caption")
    text = saved(page, "csv").decode()
    head, *rows = csv.reader(StringIO(text))
    assert head[:2] == ["Statement", "How it is known"]
    visible = page.locator("#statements table").first.locator("tbody tr:visible")
    assert [row[0] for row in rows] == visible.locator(
        "td:first-child > a"
    ).all_inner_texts()
    by_head = [dict(zip(head, row, strict=True)) for row in rows]
    assert all("the photo caption" in row["Who says so"] for row in by_head)
    assert any(row["Words"].startswith("Zöllin Textiles") for row in by_head)


def test_the_picture_stands_alone(verified: str, open_page: Open) -> None:
    """It has its title, a legend of the kinds that are on it, its source and licence."""
    page = open_page(verified)
    root = ElementTree.fromstring(saved(page, "svg"))
    texts = ["".join(text.itertext()) for text in root.findall(f"{SVG}text")]
    told = " ".join(texts)
    assert page.title() in told and "Ostrevale Gazette" in told
    assert "CC BY 4.0" in told and "organisation" in told and "person" in told


def test_a_reference_to_the_words_is_copied(verified: str, open_page: Open) -> None:
    """As text, for BibTeX and as RIS, with the address of the words."""
    page = open_page(
        verified, "#char=254,408", permissions=["clipboard-read", "clipboard-write"]
    )
    page.locator("#card .cite summary").click()
    reference = page.locator("#card .cite p").inner_text()
    assert "Ostrevale Gazette, 4 March 2024" in reference
    assert "https://gazette.example/" in reference and "retrieved" in reference
    for form, begin in (("text", "“"), ("BibTeX", "@online{"), ("RIS", "TY  - NEWS")):
        page.get_by_role("button", name=f"Copy {form}").click()
        expect(page.get_by_role("button", name="Copied")).to_be_focused()
        assert page.evaluate("navigator.clipboard.readText()").startswith(begin)
    page.locator("#card").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url


def test_words_that_are_marked_can_be_linked_and_cited(
    verified: str, open_page: Open
) -> None:
    """Whatever words they are: a bar beside them offers it, and their characters are
    those of the article.
    """
    page = open_page(verified, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll("#reading span[data-at]")];
            const piece = pieces.find((each) => each.textContent.includes("Norvik"));
            const at = piece.textContent.indexOf("Norvik");
            getSelection().setBaseAndExtent(piece.firstChild, at, piece.firstChild, at + 6);
        }"""
    )
    bar = page.get_by_role("group", name="Selected words")
    bar.get_by_role("button", name="Copy link").click()
    begin, end = page.evaluate(
        "navigator.clipboard.readText().then((link) => link.split('#char=')[1].split(',').map(Number))"
    )
    words = page.evaluate(
        "[...document.querySelectorAll('#reading span[data-at]')].map((each) => each.textContent).join('')"
    )
    assert end - begin == 6 and "Norvik" in words
    bar.get_by_role("button", name="Cite").click()
    expect(page.locator("#card .kind")).to_have_text(f"Words {begin}–{end}")
    expect(page.locator("#card .cite p")).to_contain_text("Ostrevale Gazette")


def test_the_head_tells_of_the_data(shared_newsroom: Path) -> None:
    """Links to the files beside the page where there are any, and what it is about."""
    edition = edition_of(shared_newsroom)
    (_, html), *_ = pages(edition, [], ["kg.ttl", "kg.jsonld"])
    assert '<link rel="alternate" type="text/turtle" href="kg.ttl">' in html
    text = html.partition('<script type="application/ld+json">')[2]
    described = json.loads(text.partition("</script>")[0])
    assert described["@type"] == "Dataset"
    assert described["isBasedOn"][0]["publisher"]["name"] == "Ostrevale Gazette"
    assert [each["contentUrl"] for each in described["distribution"]] == [
        *("kg.ttl", "kg.jsonld"),
    ]
    assert 'rel="alternate"' not in next(pages(edition, []))[1]


LABELS = """[...kg.scene.visible.nodes].map((key) => {
    const { label, badge = [] } = kg.nodes.get(key);
    return [label, ...(kg.scene.level.hasBadges ? badge : [])].join("").replaceAll("\\n", "");
})"""
DRAWN = """[...kg.scene.visible.edges]
    .filter(({ id }) => !kg.scene.arrangement.framed.includes(id))"""


def shown(page: Page) -> tuple[int, int]:
    return page.evaluate("kg.scene.visible.nodes.size"), page.evaluate(
        "kg.scene.visible.edges.size"
    )


@pytest.mark.parametrize("fragment", FILTERS)
def test_the_drawing_has_what_the_map_shows(
    verified: str, open_page: Open, fragment: str
) -> None:
    """It has a box with its name for each visible thing, and a line that is titled for
    each visible relation.
    """
    page = open_page(verified, fragment)
    drawing = ElementTree.fromstring(saved(page, "svg"))
    inner = drawing.find(f"{SVG}svg")
    drawing = drawing if inner is None else inner
    boxes, lines = drawing.findall(f"{SVG}g"), drawing.findall(f"{SVG}path")
    frames = [box.get("fill-opacity") for box in drawing.findall(f"{SVG}rect")]
    things, relations = shown(page)
    framed = page.evaluate("kg.scene.arrangement.framed.length")
    assert (len(boxes), len(lines)) == (things, relations - framed) and boxes
    assert frames.count("0.6") == page.evaluate("kg.scene.arrangement.frames.length")
    assert [box.findtext(f"{SVG}title") for box in boxes] == page.evaluate(
        "[...kg.scene.visible.nodes].map(kg.nameOf)"
    )
    labels = [
        "".join(part.itertext()) for part in drawing.iterfind(f"{SVG}g/{SVG}text")
    ]
    assert labels == page.evaluate(LABELS)
    verbs = page.evaluate(f"{DRAWN}.map((edge) => edge.verb)")
    assert all(
        verb in line.findtext(f"{SVG}title", "")
        for verb, line in zip(verbs, lines, strict=True)
    )


def test_the_picture_is_a_png_of_the_map(verified: str, open_page: Open) -> None:
    """It is twice as wide and high as the drawing."""
    page = open_page(verified)
    picture, drawing = saved(page, "png"), ElementTree.fromstring(saved(page, "svg"))
    assert picture.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    size = [int.from_bytes(picture[at : at + 4]) for at in (16, 20)]
    for pixels, side in zip(size, ("width", "height"), strict=True):
        assert pixels == pytest.approx(2 * float(drawing.attrib[side]), abs=2)
