"""On random graphs, for random queries: the statements behind a row give it again, and
none of them is too many.

Every node has a statement of its own in every graph, since the engine finds no path,
not even an empty one, at a node that is in no statement. These statements are left in
place; the others come and go.
"""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as Engine

from kg.knowledge import Graph
from kg.provenance import trace
from kg.provenance.neighbours import Neighbours
from kg.provenance.path_walks import PathWalks
from kg.sparql.algebra import TriplePattern
from kg.sparql.parser import parse_select
from tests.provenance.conftest import Row, answers, having, statements

MOST_ROWS = 6
MOST_STATEMENTS = 8
NODES = [NamedNode(f"urn:n{at}") for at in range(4)]
LINKS = [NamedNode(f"urn:{name}") for name in ("p", "q")]
NAMED = [NamedNode("urn:g0"), NamedNode("urn:g1")]
PLACES: list[DefaultGraph | NamedNode] = [
    DefaultGraph(),
    DefaultGraph(),
    DefaultGraph(),
    *NAMED,
]
BACKGROUND = [
    Quad(node, NamedNode("urn:is"), node, place)
    for node in NODES
    for place in dict.fromkeys(PLACES)
]

quads = st.builds(
    Quad,
    st.sampled_from(NODES),
    st.sampled_from(LINKS),
    st.sampled_from(NODES),
    st.sampled_from(PLACES),
)
graphs = st.lists(quads, max_size=12, unique=True)
links = st.sampled_from(list(map(str, LINKS)))
nodes = st.sampled_from(["?a", "?a", "?b", "?b", "?c", *map(str, NODES[:2])])


def in_brackets(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({}/{})".format, inner, inner),
        st.builds("({}|{})".format, inner, inner),
        st.builds("(^{})".format, inner),
        st.builds("({}){}".format, inner, st.sampled_from("?*+")),
    )


excluded = st.sampled_from(["!{}", "!^{}", "!({0}|^{0})", "!(<urn:is>|{})"])
paths = st.recursive(
    st.one_of(links, st.builds(str.format, excluded, links)), in_brackets, max_leaves=4
)
steps = st.one_of(links, st.builds("^{}".format, links))
either = st.one_of(steps, st.just(f"({LINKS[0]}|^{LINKS[1]})"))
simple_paths = st.one_of(
    st.builds("{}/{}".format, steps, steps),
    st.builds("({}){}".format, either, st.sampled_from("+*?")),
)


def triple(
    predicates: st.SearchStrategy[str], ends: st.SearchStrategy[str] = nodes
) -> st.SearchStrategy[str]:
    return st.builds("{} {} {} .".format, nodes, predicates, ends)


plain = triple(st.one_of(links, st.just("?link")))
patterns = triple(st.one_of(links, links, st.just("?link"), paths))


def groups(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("OPTIONAL {{ {} }}".format, inner),
        st.builds("{} OPTIONAL {{ {} OPTIONAL {{ {} }} }}".format, inner, inner, inner),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{} FILTER EXISTS {{ {} }}".format, inner, inner),
        st.builds("{} FILTER(?a = ?b || EXISTS {{ {} }})".format, inner, inner),
        st.builds("GRAPH ?g {{ {} }}".format, inner),
        st.builds("GRAPH <urn:g0> {{ {} }}".format, inner),
        st.builds("{} FILTER(?a != ?b)".format, inner),
        st.builds("{{ SELECT ?a {{ {} }} }}".format, inner),
        st.builds(
            "{{ SELECT ?a (COUNT(*) AS ?n) {{ {} }} GROUP BY ?a }}".format, inner
        ),
        st.builds("VALUES ?a {{ <urn:n0> UNDEF <urn:n1> }} {}".format, inner),
    )


selections = st.sampled_from(
    [
        "SELECT * {{ {} }}",
        "SELECT ?a {{ {} }}",
        "SELECT ?same {{ {} BIND(?a AS ?same) FILTER EXISTS {{ ?same <urn:p> ?some }} }}",
        "SELECT DISTINCT ?b ?g {{ {} }}",
        "SELECT ?a (COUNT(*) AS ?n) {{ {} }} GROUP BY ?a",
        "SELECT (COUNT(?b) AS ?n) {{ {} }} GROUP BY ?a (STR(?b))",
        "SELECT (COUNT(*) AS ?n) {{ {} }}",
        "SELECT ?a (EXISTS {{ ?a <urn:p> ?some }} AS ?linked) {{ {} }}",
    ]
)
queries = st.builds(
    str.format, selections, st.recursive(patterns, groups, max_leaves=4)
)


def graph(found: list[Quad]) -> Graph:
    return having([*BACKGROUND, *found])


def valid(text: str) -> bool:
    """Whether the engine takes the query: some of those made here bind a variable
    twice.
    """
    try:
        Engine().query(text)
    except SyntaxError:
        return False
    return True


def behind(world: Graph, query: str, row: Row) -> list[Quad]:
    return [quad for quad in statements(world, query, row) if quad not in BACKGROUND]


NESTED_OPTION = re.compile(r"OPTIONAL [^}]*OPTIONAL")
NAMELESS_GRAPH = re.compile(r"GRAPH \?g \{ (GRAPH|\{ SELECT [^}]*\} \} FILTER)")


@settings(max_examples=300)
@given(graphs, queries)
def test_the_statements_alone_give_the_row(found: list[Quad], query: str) -> None:
    """Whatever the query is made of, as long as it asks for no absence.

    A count does: where an OPTIONAL part of another solution no longer matches, that
    solution may join the group. So does an OPTIONAL part of an OPTIONAL part that binds
    a variable of the whole: it is evaluated alone first, and what it matches there may
    be what keeps the outer part from joining.
    """
    assume(valid(query) and not ("COUNT" in query and "OPTIONAL" in query))
    assume(not NESTED_OPTION.search(query))
    assume(not NAMELESS_GRAPH.search(query))  # see the next test
    world = graph(found)
    for row in answers(world, query)[:MOST_ROWS]:
        traced = behind(world, query, row)
        assert set(traced) <= set(found)
        assert row in answers(graph(traced), query), (row, traced)


@pytest.mark.parametrize(
    "pattern", ["GRAPH <urn:g0> { ?a <urn:p> ?a }", "{ SELECT ?a { ?a <urn:p> ?a } }"]
)
def test_a_test_in_a_graph_without_a_name_is_not_traced(pattern: str) -> None:
    """No pattern gives `?g` a value, so nobody can say in which graph the test found
    what it found.
    """
    node, link, place = NamedNode("urn:n0"), NamedNode("urn:p"), NamedNode("urn:g0")
    world = graph([Quad(node, link, node, place)])
    query = f"SELECT * {{ GRAPH ?g {{ {pattern} FILTER EXISTS {{ ?a ?link ?a }} }} }}"
    for row in trace(world, query).rows:
        assert row.statements == () and row.notes == (
            "It cannot be traced: ?g has no value where it is needed.",
        )


def branches(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{} GRAPH ?g {{ {} }}".format, inner, inner),
        st.builds("{} FILTER(?a != ?b)".format, inner),
    )


alternatives = st.recursive(plain, branches, max_leaves=3)
# Each optional part binds a variable of its own: the row tells whether it was there.
wholes = st.one_of(
    alternatives,
    st.builds(
        "{} OPTIONAL {{ {} ?a <urn:q> ?new }}".format, alternatives, alternatives
    ),
    st.builds(
        "{} OPTIONAL {{ {} ?a <urn:q> ?new OPTIONAL {{ ?new <urn:p> ?newer }} }}".format,
        plain,
        alternatives,
    ),
)


@settings(max_examples=300)
@given(graphs, wholes.map("SELECT * {{ {} }}".format))
def test_no_statement_is_too_many(found: list[Quad], query: str) -> None:
    """Of a row that only one solution gives: without any of its statements the graph
    does not give it.
    """
    world = graph(found)
    rows = answers(world, query)
    for row in [row for row in rows if rows.count(row) == 1][:MOST_ROWS]:
        for without in behind(world, query, row):
            rest = graph([quad for quad in found if quad != without])
            assert row not in answers(rest, query), (row, without)


@settings(max_examples=200)
@given(graphs, triple(simple_paths).map("SELECT * {{ {} }}".format))
def test_no_hop_is_too_many(found: list[Quad], query: str) -> None:
    """Each hop of a path is one of a smallest set of hops that give the row."""
    world = graph(found)
    for row in answers(world, query)[:MOST_ROWS]:
        traced = behind(world, query, row)
        assume(len(traced) <= MOST_STATEMENTS)
        smallest: list[set[Quad]] = []
        for size in range(len(traced) + 1):
            for chosen in map(set, combinations(traced, size)):
                if not any(smaller <= chosen for smaller in smallest):
                    smallest += (
                        [chosen] if row in answers(graph(list(chosen)), query) else []
                    )
        assert set(traced) == {quad for some in smallest for quad in some}, (
            row,
            traced,
        )


@settings(max_examples=300)
@given(graphs, paths)
def test_paths_lead_where_the_engine_says(found: list[Quad], path: str) -> None:
    """Between each two nodes: there are hops, or none are needed, where the engine
    finds the path, and only there.
    """
    world = graph(found)
    (element,) = parse_select(f"SELECT * {{ ?a {path} ?b }}").select.where.elements
    assert isinstance(element, TriplePattern)
    terms = {str(name): name for name in (*LINKS, NamedNode("urn:is"))}
    hops = PathWalks(Neighbours(world), DefaultGraph(), terms)
    pairs = [
        (row["a"], row["b"])
        for row in answers(world, f"SELECT ?a ?b {{ ?a {path} ?b }}")
    ]
    for start, end in product(NODES, NODES):
        way = list(hops.between(element.predicate, start, end))
        assert (end in hops.ends(element.predicate, [start])) == ((start, end) in pairs)
        assert not way or (start, end) in pairs
        if (start, end) in pairs:
            alone = graph([quad for quad in way if quad not in BACKGROUND])
            assert answers(alone, f"SELECT ?x {{ {start} {path} {end} }}"), way
