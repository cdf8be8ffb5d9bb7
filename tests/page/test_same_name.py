"""Two people of one name are two: each has rows, links and statements, wherever the
page tells of them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.edition import Edition
from kg.network.labelled import categories
from kg.page.address import Address
from kg.page.look import looks
from kg.page.pages import pages
from kg.page.reading import Reading, reading
from kg.page.scope import Everything, Scope
from kg.page.statement_table import StatementRow, statement_rows
from kg.page.thing_table import KnownThings, ThingRow, thing_rows
from tests.page.sites import Open, edition_of
from tests.page.test_reading import spelt

ARTICLE = """BASE <https://w3id.org/liuzhou-kg/article/2024-05-01-li-wei>
PREFIX id: <https://w3id.org/liuzhou-kg/id/>
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
GRAPH <> {
    <> a kg:Article ; nif:endIndex 90 ; schema:url <https://gazette.example/li.html> ; kg:sha256 "00" .
    <#char=0,40> a kg:Passage ; nif:beginIndex 0 ; nif:endIndex 40 ; kg:sha256 "01" .
    <#char=41,90> a kg:Passage ; nif:beginIndex 41 ; nif:endIndex 90 ; kg:sha256 "02" .
}
GRAPH <#char=0,40> {
    <> schema:headline "Two of a name"@en .
    id:looms a kg:Company ; skos:prefLabel "Norvik Looms"@en ; kg:ledBy id:li-wei-1 .
    id:dyes a kg:Company ; skos:prefLabel "Norvik Looms"@en ; kg:ledBy id:li-wei-2 .
}
GRAPH <#char=41,90> {
    id:li-wei-1 a kg:Person ; skos:prefLabel "Li Wei"@en .
    id:li-wei-2 a kg:Person ; skos:prefLabel "Li Wei"@en .
}
"""
LED = "Norvik Looms is led by Li Wei."
NAMED = "Li Wei is named “Li Wei”."


@pytest.fixture
def edition(newsroom: Path) -> Edition:
    """An article about two companies of one name, led by two people of another."""
    (newsroom / "graph" / "entities.ttl").write_text("", "utf-8")
    for path in (newsroom / "graph").glob("*/*.t*"):
        path.unlink()
    (newsroom / "graph" / "articles" / "2024-05-01-li-wei.trig").write_text(
        ARTICLE, "utf-8"
    )
    return edition_of(newsroom)


@pytest.fixture
def scope(edition: Edition) -> Scope:
    return Everything(edition.graph).whole()


def told(edition: Edition, scope: Scope) -> list[StatementRow]:
    return statement_rows(
        edition.graph, Address(None), scope, KnownThings(edition.graph, scope.things)
    )


def named(edition: Edition, scope: Scope) -> list[ThingRow]:
    graph, known = edition.graph, KnownThings(edition.graph, scope.things)
    found = looks(graph.ontology, categories(graph, sorted(scope.things)).values())
    return thing_rows(graph, Address(None), scope, known, found)


def read(edition: Edition, scope: Scope) -> Reading:
    (article,) = edition.articles
    rows = told(edition, scope)
    return reading(edition, Address(article), article, named(edition, scope), rows)


def test_they_have_two_rows(edition: Edition, scope: Scope) -> None:
    """What is said of both in the same words is said twice, with the things and the
    name of each statement.
    """
    both = [row for row in told(edition, scope) if row.sentence == LED]
    assert sorted(row.things for row in both) == [
        ("id:dyes", "id:li-wei-2"),
        ("id:looms", "id:li-wei-1"),
    ]
    assert len({row.href for row in both}) == 2


def test_they_are_two_things(edition: Edition, scope: Scope) -> None:
    """The table of things has both, each under its own address."""
    both = [row.href for row in named(edition, scope) if row.name == "Li Wei"]
    assert both == ["#thing=id:li-wei-1", "#thing=id:li-wei-2"]


def test_they_are_read_apart(edition: Edition, scope: Scope) -> None:
    """The reading tells of both, and leads to the things and to the statement of each."""
    found = [s for section in read(edition, scope).sections for s in section.sentences]
    both = [sentence for sentence in found if spelt(sentence) == LED]
    linked = [
        [part.mention.key for part in sentence.parts if part.mention]
        for sentence in both
    ]
    assert sorted(linked) == [["id:dyes", "id:li-wei-2"], ["id:looms", "id:li-wei-1"]]
    own = {row.things: row.href for row in told(edition, scope)}
    assert [sentence.href for sentence in both] == [own[tuple(keys)] for keys in linked]


def test_what_names_them_leads_to_each(edition: Edition, scope: Scope) -> None:
    """The same words, that somebody has this name, stand there twice and lead to two
    things.
    """
    found = [s for section in read(edition, scope).sections for s in section.naming]
    both = [sentence.href for sentence in found if spelt(sentence) == NAMED]
    assert sorted(both) == ["#thing=id:li-wei-1", "#thing=id:li-wei-2"]


def test_the_page_tells_them_apart(edition: Edition, open_page: Open) -> None:
    """Two rows of one wording open two people."""
    ((_, html),) = pages(edition, [])
    assert (
        len(re.findall(rf'<tr id="statement=[^>]*>.*>{re.escape(LED)}</a>', html)) == 2
    )
    page = open_page(html)
    things = "row.things.map((each) => each.key ?? each)"
    script = f"(words) => kg.rows.filter((row) => row.sentence === words).map((row) => {things})"
    both = [["id:dyes", "id:li-wei-2"], ["id:looms", "id:li-wei-1"]]
    assert sorted(page.evaluate(script, LED)) == both
