"""Whoever follows a name finds what is said of it, in the form that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg import files
from kg.errors import KgError
from kg.formats.own_form import Contents
from kg.knowledge import load
from kg.linked_data import refuse_foreign_rules
from kg.linked_data.rules import htaccess
from kg.workspace import Workspace, find
from tests.conftest import copied_newsroom
from tests.linked_data.conftest import files_of, landing
from tests.linked_data.serving import by_rules, plain, served

BASE = "https://w3id.org/liuzhou-kg/"
SITE = "https://press.example/100%25/site/"
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
THING = "/id/norvik"
ARTICLE = "/article/2024-03-04-norvik-tessaly"


@pytest.fixture(scope="module")
def site(contents: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a site, with something in the place of its first page."""
    folder = tmp_path_factory.mktemp("served")
    for name, content in contents.items():
        files.write(folder / name, content)
    files.write(folder / "index.html", "the first page")
    files.write(folder / "ontology.ttl", "")
    return folder


def test_a_name_by_what_is_accepted(site: Path) -> None:
    """A thing and an article as a page, as Turtle and as JSON-LD; an article as TriG."""
    text = (site / ".htaccess").read_text(encoding="utf-8")
    with served(site, by_rules(text, BASE)) as follow:
        for name in (THING, ARTICLE):
            page = follow(name, BROWSER)
            assert page.way == [f"{name}.html"] and b"<h1" in page.content
            turtle = follow(name, "text/turtle")
            assert turtle.way == [f"{name}.ttl"]
            about = NamedNode(BASE + name[1:])
            read = set(parse(turtle.content, format=RdfFormat.TURTLE))
            assert about in {quad.subject for quad in read}
            json = follow(name, "application/ld+json")
            assert json.way == [f"{name}.jsonld"]
            assert about in {
                quad.subject for quad in parse(json.content, format=RdfFormat.JSON_LD)
            }
        trig = follow(ARTICLE, "application/trig, text/turtle;q=0.5")
        assert trig.way == [f"{ARTICLE}.trig"]
        assert follow("/ontology", "text/turtle").way == ["/ontology.ttl"]
        assert follow("/ontology", BROWSER).way == ["/ontology.html"]
        assert follow("/dataset", "text/turtle").way == ["/dataset.ttl"]
        assert follow("/graph/inferred", "application/trig").way == ["/kg.trig"]
        assert follow("/statement/0f3a", BROWSER).way == ["/index.html"]
        answers = [follow(path, BROWSER) for path in ("/id/norvik.ttl", "/kg.nq.gz")]
        assert [(each.way, each.status) for each in answers] == [([], 200)] * 2


def test_plain_hosting_serves_the_pages(site: Path) -> None:
    """Of things, articles, and terms, without a rule for each."""
    with served(site, plain(site, BASE)) as follow:
        for name in (THING, ARTICLE, "/ontology"):
            found = follow(name, BROWSER)
            assert (found.way, found.status) == ([], 200) and b"<h1" in found.content
        assert follow("/dataset", BROWSER).content == b"the first page"
        assert follow("/graph/inferred", BROWSER).content == b"the first page"
        assert follow("/id/nobody", BROWSER).status == 404


def test_a_passage_is_a_place_on_the_page_of_its_article(
    site: Path, both_workspace: Workspace
) -> None:
    """The browser keeps what is behind the hash, and finds an element of that name."""
    graph = load(both_workspace)
    for article in graph.articles.values():
        page = (site / "article" / f"{article.slug}.html").read_text(encoding="utf-8")
        for passage in article.passages:
            assert f'<section id="{passage.position}">' in page


def test_the_rules_for_a_server_of_names_lead_to_the_site(tmp_path: Path) -> None:
    """As those of w3id.org, where the data set says at which address its site is."""
    folder = copied_newsroom(tmp_path / "newsroom")
    landing(folder, SITE)
    written = files_of(find(folder).pinned)
    assert ".htaccess" not in written
    text = str(written["w3id/.htaccess"])
    assert r"https://press.example/100\%25/site/id/$1.ttl" in text
    decide = by_rules(text.replace(r"\%", "%"), BASE)
    assert decide(THING, "text/turtle") == (303, f"{SITE}id/norvik.ttl")
    assert decide(THING, BROWSER) == (303, f"{SITE}id/norvik.html")
    assert decide("/kg.nq.gz", "*/*") == (303, f"{SITE}kg.nq.gz")
    assert decide("/", BROWSER) == (303, SITE)


def test_rules_that_somebody_else_wrote_are_not_overwritten(tmp_path: Path) -> None:
    """A hidden file is easily missed; ours may be written again."""
    path = tmp_path / ".htaccess"
    path.write_text("Require all denied\n")
    with pytest.raises(KgError, match="not written by kg"):
        refuse_foreign_rules(tmp_path)
    path.write_text(htaccess(BASE, BASE, {}, {}))
    refuse_foreign_rules(tmp_path)
