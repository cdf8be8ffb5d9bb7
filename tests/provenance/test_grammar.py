"""Queries read into patterns and written again."""

from __future__ import annotations

import re

import pytest

from kg.knowledge import Graph
from kg.sparql.algebra import TriplePattern, in_scope, rendered
from kg.sparql.cursor import Untraceable
from kg.sparql.parser import parse_select
from kg.sparql.property_paths import Alternative, Inverse, NegatedSet, Repeat, Sequence
from kg.sparql.property_paths import Path as PropertyPath
from tests.provenance.conftest import QUERIES, ROOT, answers

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
CHECKS = {
    f"checks/{path.stem}": path.read_text(encoding="utf-8")
    for path in (ROOT / "queries" / "checks").glob("*.rq")
}

# A pattern, and what it is written as again; names that are made up have the number of
# their appearance.
PATTERNS = {
    "?s kg:p ?o": "?s kg:p ?o .",
    "?s kg:p ?o.?o kg:q 5.": "?s kg:p ?o . ?o kg:q 5 .",
    '$s a kg:C ; ; kg:p \'x\' , """y\'s"""@en-GB ; .': '?s a kg:C . ?s kg:p \'x\' . ?s kg:p """y\'s"""@en-GB .',
    "?s kg:p -1.5e3, +.5, .5E-1, 4, true": "?s kg:p -1.5e3 . ?s kg:p +.5 . ?s kg:p .5E-1 . ?s kg:p 4 . ?s kg:p true .",
    "?s kg:p '2'^^xsd:integer , '3' ^^ <urn:t>": "?s kg:p '2'^^xsd:integer . ?s kg:p '3' ^^ <urn:t> .",
    "?s kg:p [] . [] kg:q _:b . _:b kg:r []": "?s kg:p ?b1 . ?b2 kg:q ?b3 . ?b3 kg:r ?b4 .",
    "[ kg:p [ kg:q ?x ] ]": "?b1 kg:p ?b2 . ?b2 kg:q ?x .",
    "[ kg:p ?y ] kg:q ?x OPTIONAL { [ a kg:C ] }": "?b1 kg:p ?y . ?b1 kg:q ?x . OPTIONAL { ?b2 a kg:C . MARK }",
    "?s kg:p ( 1 )": "?s kg:p ?b1 . ?b1 FIRST 1 . ?b1 REST NIL .",
    "( ?x ) kg:q ()": "?b1 FIRST ?x . ?b1 REST NIL . ?b1 kg:q NIL .",
    "?s kg:p.x ?o ; kg:p\\,x <a#b> ; :y:z ?a": "?s kg:p.x ?o . ?s kg:p\\,x <a#b> . ?s :y:z ?a .",
    "?s !(kg:p|^kg:q)*/^a ?o": "?s !(kg:p|^kg:q)*/^a ?o .",
    "?s ?p ?o # } {\n FILTER(?s<?o&&'}'!=?p)": "?s ?p ?o . FILTER(?s<?o&&'}'!=?p)",
    "FILTER REGEX(STR(?s), '(') FILTER ex:f(?a) ?s ?p ?o": "FILTER(REGEX(STR(?s), '(')) FILTER(ex:f(?a)) ?s ?p ?o .",
    "FILTER NOT EXISTS{?s ?p []}FILTER EXISTS { }": "FILTER(NOT EXISTS { ?s ?p ?b1 . }) FILTER(EXISTS { })",
    "FILTER(!EXISTS { ?s a [] } && (?x IN (1, 2)))": "FILTER(!EXISTS { ?s a ?b1 . } && (?x IN (1, 2)))",
    "{ ?a a ?b } UNION { } UNION { { ?c a ?d } }": "{ ?a a ?b . MARK } UNION { MARK } UNION { { ?c a ?d . } MARK }",
    "optional{?a a ?b minus{?b a ?c}}": "OPTIONAL { ?a a ?b . MINUS { ?b a ?c . } MARK }",
    "GRAPH ?g { ?a a ?b } graph <urn:g> { }": "GRAPH ?g { ?a a ?b . } GRAPH <urn:g> { }",
    "BIND(CONCAT('AS', \"(\") AS ?x) bind(1as?y)": "BIND((CONCAT('AS', \"(\")) AS ?x) BIND((1) AS ?y)",
    "VALUES ?x { 1 UNDEF } VALUES (?y ?z) { ('}' <urn:a>) ( 2 3 ) }": (
        "VALUES ?x { 1 UNDEF } VALUES (?y ?z) { ('}' <urn:a>) ( 2 3 ) }"
    ),
    "{ SELECT ?x (1 AS ?y) { ?x a ?z } LIMIT 1 }": (
        "{ { { SELECT ?x (1 AS ?y) { ?x a ?z } LIMIT 1 } BIND(?x AS COPY) BIND(?y AS COPY) } }"
    ),
}

PATHS: dict[str, PropertyPath] = {
    "^kg:a": Inverse("kg:a"),
    "a*": Repeat(TYPE, 0, once=False),
    "kg:a?/kg:b+": Sequence(
        (Repeat("kg:a", 0, once=True), Repeat("kg:b", 1, once=False))
    ),
    "kg:a|kg:b/^kg:c": Alternative(("kg:a", Sequence(("kg:b", Inverse("kg:c"))))),
    "(kg:a|kg:b)/kg:c": Sequence((Alternative(("kg:a", "kg:b")), "kg:c")),
    "^(kg:a/<urn:b>)": Inverse(Sequence(("kg:a", "<urn:b>"))),
    "^kg:a*": Inverse(Repeat("kg:a", 0, once=False)),
    "!a": NegatedSet((TYPE,), None),
    "!^kg:a": NegatedSet(None, ("kg:a",)),
    "!(kg:a|^kg:b|kg:c)": NegatedSet(("kg:a", "kg:c"), ("kg:b",)),
    "!()": NegatedSet((), None),
    "((kg:a))": "kg:a",
}


def plain(text: str) -> str:
    """The text with made-up names that a person can read: blank nodes by number, marks,
    copies and RDF's lists.
    """
    text = re.sub(r"BIND\(true AS \?t+_\d+\)", "MARK", text)
    text = re.sub(r"AS \?t+_\d+_\w+\)", "AS COPY)", text)
    text = re.sub(
        r"<http://www.w3.org/1999/02/22-rdf-syntax-ns#(\w+)>",
        lambda name: name[1].upper(),
        text,
    )
    blanks = list(dict.fromkeys(re.findall(r"\?t+_b\d+", text)))
    return re.sub(
        r"\?t+_b\d+", lambda name: f"?b{blanks.index(name.group()) + 1}", text
    )


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_written_again(pattern: str) -> None:
    """In full: what shortens a pattern is spelt out, expressions stay as they are."""
    assert (
        plain(rendered(parse_select(f"SELECT * {{ {pattern} }}").select.where))
        == f"{{ {PATTERNS[pattern]} }}"
    )


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_read(path: str) -> None:
    """By the precedence of its signs."""
    (element,) = parse_select(f"SELECT * {{ ?s {path} ?o }}").select.where.elements
    assert isinstance(element, TriplePattern)
    # Records of different kinds with equal parts are equal tuples.
    assert repr(element.predicate) == repr(PATHS[path])
    assert element.predicate_text == path


@pytest.mark.parametrize("name", sorted(QUERIES.keys() | CHECKS.keys()))
def test_what_is_written_again_says_the_same(graph: Graph, name: str) -> None:
    """In place of its own pattern, a query gives the same rows."""
    text = (QUERIES | CHECKS)[name]
    try:
        query = parse_select(text)
    except Untraceable:
        assert name == "lateral"
        return
    own = query.select.where.text
    assert text.count(own) == 1
    again = text.replace(own, rendered(query.select.where))
    if query.select.projection == ():
        again = again.replace("*", " ".join(query.select.columns), 1)
    assert sorted(map(str, answers(graph, again))) == sorted(
        map(str, answers(graph, text))
    )


def test_what_a_group_binds() -> None:
    """The variables of its patterns, not those that are only within tests, MINUS or a
    sub-select.
    """
    query = parse_select(
        """SELECT * {
             ?a ?b ?d OPTIONAL { ?e kg:p/kg:q 1 } { ?f a [] } UNION { GRAPH ?g { } } BIND(?no AS ?h) VALUES (?i) { (1) }
             FILTER(?no = 1 && EXISTS { ?no a ?no }) MINUS { ?no a ?no }
             { SELECT ?j (COUNT(?no) AS ?k) { ?j a ?no } GROUP BY ?j }
           }"""
    )
    assert query.select.columns == [f"?{letter}" for letter in "abdefghijk"]
    assert {name for name in in_scope(query.select.where) if "_b" not in name} == set(
        query.select.columns
    )


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("SELECT ?x { ?x a ?y }", None),
        ("SELECT (COUNT(*) AS ?n) { ?x a ?y }", ()),
        ("SELECT (1+count (?x) AS ?n) { ?x a ?y }", ()),
        ("SELECT ('COUNT(*)' AS ?n) { ?x a ?y }", None),
        ("PREFIX count: <urn:c> SELECT (count:f(?x) AS ?n) { ?x a ?y }", None),
        ("SELECT ?x { ?x a ?y } GROUP BY ?x ORDER BY MAX(?y)", ("?x",)),
        ("SELECT (1 AS ?n) { ?x a ?y } HAVING (SUM(?x) > 1)", ()),
        ("SELECT ?x { { SELECT (MAX(?y) AS ?x) { ?z a ?y } } }", None),
    ],
)
def test_what_forms_groups(text: str, keys: tuple[str, ...] | None) -> None:
    """GROUP BY, or a function that sums up, wherever it stands but in a pattern."""
    assert parse_select(text).select.group_keys == keys


def test_made_up_names_are_new() -> None:
    """Whatever names the query has."""
    query = parse_select("SELECT ?t_1 { ?t_1 ?tt_b2 [] OPTIONAL { ?ttt a [] } }")
    made_up = set(re.findall(r"\?\w+", rendered(query.select.where))) - {
        "?t_1",
        "?tt_b2",
        "?ttt",
    }
    assert len(made_up) == 3
    assert all(name.startswith("?tttt_") for name in made_up)
