"""What a thing's files say, and that a hostile name says nothing else."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.formats import export
from kg.formats.own_form import Contents
from kg.knowledge import load
from kg.vocabulary import CLASS_PASSAGE, DERIVED_FROM, TYPE
from kg.workspace import Workspace, find
from tests.conftest import copied_newsroom
from tests.ferries import FERRIES
from tests.linked_data.conftest import files_of
from tests.linked_data.serving import by_rules, rules

BASE = "https://w3id.org/liuzhou-kg/"


def turtle(content: str | bytes) -> set[Quad]:
    return set(parse(content, format=RdfFormat.TURTLE))


def test_each_thing_has_a_page_and_its_data(
    contents: Contents, both_workspace: Workspace
) -> None:
    """All that holds of it or names it; in Turtle and in JSON-LD the same."""
    graph = load(both_workspace)
    triples = graph.triples()
    begin = graph.namespaces.things
    things = {each for each, _, _ in triples if each.value.startswith(begin)}
    assert len(things) > 100
    for thing in things:
        name = f"id/{thing.value.removeprefix(begin)}"
        said = turtle(contents[f"{name}.ttl"])
        about = {Quad(*triple) for triple in triples if thing in triple}
        assert about <= said
        assert set(parse(contents[f"{name}.jsonld"], format=RdfFormat.JSON_LD)) == said
        page = str(contents[f"{name}.html"])
        local = name.removeprefix("id/")
        assert f'<link rel="alternate" type="text/turtle" href="{local}.ttl">' in page
        assert f'href="{local}.jsonld">' in page


def test_the_data_have_the_passages_behind_them(contents: Contents) -> None:
    """Each statement with its passages, and each passage with its place."""
    said = turtle(contents["id/norvik.ttl"])
    sources = {quad.object for quad in said if quad.predicate == DERIVED_FROM}
    passages = {
        q.subject for q in said if (q.predicate, q.object) == (TYPE, CLASS_PASSAGE)
    }
    assert sources & passages
    placed = {q.subject for q in said if q.predicate.value.endswith("beginIndex")}
    assert sources & passages <= placed


def test_the_data_are_part_of_what_is_exported(
    contents: Contents, both_workspace: Workspace
) -> None:
    """But for what a file says of itself."""
    exported = set(
        parse(
            export(load(both_workspace), "turtle", "reified"), format=RdfFormat.TURTLE
        )
    )
    for name, content in contents.items():
        if name.startswith("id/") and name.endswith(".ttl"):
            itself = NamedNode(BASE + name)
            added = turtle(content) - exported
            assert {quad.subject for quad in added} == {itself}


def test_claims_stay_claims() -> None:
    """The page says how they are told, and the data have no bare statement of them."""
    written = files_of(find(FERRIES).pinned)
    pages = [str(text) for name, text in written.items() if name.endswith(".html")]
    assert any("told, but not as a fact" in page for page in pages)


def test_no_word_of_a_text_is_in_them(newsroom: Path) -> None:
    """Also where it is at hand."""
    words = next((newsroom / "articles").glob("*.txt")).read_text(encoding="utf-8")
    sentence = words[254:300]
    written = files_of(find(newsroom, newsroom / "articles"))
    assert not [name for name, text in written.items() if sentence in str(text)]


def test_hostile_names_run_nothing(tmp_path: Path) -> None:
    """Markup in a label is text, on the page of the thing and on those of others; the
    policy of a page allows no script.
    """
    folder = copied_newsroom(tmp_path / "newsroom")
    path = folder / "graph" / "entities.ttl"
    hostile = '</title><script>alert(1)</script>\\"><img src=x onerror=alert(2)>'
    text = path.read_text(encoding="utf-8")
    assert 'skos:prefLabel "Norvik Looms"@en' in text
    path.write_text(
        text.replace(
            'skos:prefLabel "Norvik Looms"@en', f'skos:prefLabel "{hostile}"@en'
        ),
        encoding="utf-8",
    )
    written = files_of(find(folder).pinned)
    pages = {
        name: str(text) for name, text in written.items() if name.endswith(".html")
    }
    assert any("alert(1)" in unescape(page) for page in pages.values())
    for page in pages.values():
        assert "<script" not in page and "<img" not in page
        policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
        assert len(policy) == 1 and "default-src 'none'" in unescape(policy[0])
        assert "script-src" not in policy[0]


def test_names_that_collide_lead_to_their_own_files(tmp_path: Path) -> None:
    """Also one with a slash, and one of a device; the rules say which is whose."""
    folder = copied_newsroom(tmp_path / "newsroom")
    path = folder / "graph" / "entities.ttl"
    odd = ["Norvik", "nul", "a/../b", "%0aRewriteEngine%20off", "x.ttl"]
    added = "".join(
        f'\n<{BASE}id/{name}> a kg:Company ; skos:prefLabel "Odd {number}"@en .\n'
        for number, name in enumerate(odd)
    )
    path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    written = files_of(find(folder).pinned)
    assert not [name for name in written if ".." in name or "%" in name]
    lowered = [name.casefold() for name in written]
    assert len(set(lowered)) == len(lowered)
    text = str(written[".htaccess"])
    assert len(rules(text)) == len(
        [x for x in text.splitlines() if "RewriteRule " in x]
    )
    decide = by_rules(text, BASE)
    for number, name in enumerate(odd):
        status, place = decide(f"/id/{name}", "text/html")
        assert status == 303 or place == f"id/{name}"
        page = str(written[place.lstrip("/")])
        assert f'<h1 dir="auto">Odd {number}</h1>' in page
