"""GraphML, GEXF and CSV as Gephi, networkx and Neo4j take them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pandas
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.formats import files
from kg.formats.context import value_of
from kg.formats.reification import reifier
from kg.knowledge import Graph, bindings, load, loading
from kg.knowledge.memory import MemoryHome, copied
from kg.vocabulary import KG, PREF_LABEL
from kg.workspace import Workspace, find
from tests.flagship import NAMES, alone, flagship
from tests.formats.conftest import Files
from tests.formats.readers import GRAPHS, Network, network

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
each_format = pytest.mark.parametrize("form", GRAPHS)


def root_of(exported: Files, form: str) -> ElementTree.Element:
    (content,) = exported(form).values()
    return ElementTree.fromstring(content.encode())


def node(drawn: Network, name: str) -> dict[str, str]:
    return next(row for row in drawn.nodes if row["id"] == NAMES.things + name)


@each_format
def test_the_three_say_the_same(exported: Files, form: str) -> None:
    """Cell by cell, numbers as numbers; only CSV calls a symmetric relation undirected."""
    numbers = {"value", "weight"}
    left_out = {"symmetric", "kind", "type", "mode", "default"}

    def cells(rows: list[dict[str, str]]) -> set[frozenset[tuple[str, object]]]:
        return {
            frozenset(
                (n, float(c) if n in numbers else c)
                for n, c in row.items()
                if n not in left_out
            )
            for row in rows
        }

    drawn, graphml = (
        network(exported(form), form),
        network(exported("graphml"), "graphml"),
    )
    assert cells(drawn.nodes) == cells(graphml.nodes)
    assert cells(drawn.edges) == cells(graphml.edges)


@each_format
def test_every_figure_is_a_node(graph: Graph, exported: Files, form: str) -> None:
    """With value, unit, comparator and wording, and the period where there is one."""
    query = """SELECT ?figure ?value ?unit ?comparator ?wording WHERE {
      ?figure a kg:Observation ; kg:value ?value ; kg:unit ?u ; kg:comparator ?c ; kg:wording ?wording .
      GRAPH ?terms { ?u rdfs:label ?unit . ?c rdfs:label ?comparator }
    }"""
    names = ("value", "unit", "comparator", "wording")
    answer = bindings(graph.query(query))
    expected = {
        tuple(value_of(row[name]) for name in ("figure", *names)) for row in answer
    }
    nodes = {row["id"]: row for row in network(exported(form), form).nodes}
    assert expected
    for iri, value, *words in expected:
        assert [nodes[iri][name] for name in names[1:]] == words
        assert float(nodes[iri]["value"]) == float(value)


def test_a_figure_of_a_period() -> None:
    """Dates are texts, as they stand in the graph."""
    figure = node(
        network(files(alone(), "gexf"), "gexf"), "obs-liuzhou-investment-2025-01-07"
    )
    assert (figure["period"], figure["start"], figure["end"]) == (
        "January to July 2025",
        "2025-01-01",
        "2025-07-31",
    )


@each_format
def test_every_end_of_an_edge_is_a_node_with_a_label(
    exported: Files, form: str
) -> None:
    """Labels and categories are for people."""
    drawn = network(exported(form), form)
    ids = [row["id"] for row in drawn.nodes]
    assert len(ids) == len(set(ids))
    assert {edge[end] for edge in drawn.edges for end in ("source", "target")} == set(
        ids
    )
    assert all(row["label"] and row["category"] for row in drawn.nodes)
    assert all(edge["label"] and edge["sentence"].endswith(".") for edge in drawn.edges)


@each_format
def test_the_same_graph_gives_the_same_bytes(
    workspace: Workspace, exported: Files, form: str
) -> None:
    """Loaded once more, too, and with nothing of today."""
    assert files(load(workspace), form) == exported(form)
    assert not re.search(
        r"lastmodified|networkx|creat(ed|ion)",
        "".join(exported(form).values()),
        re.IGNORECASE,
    )


def test_graphml_declares_what_it_uses(exported: Files) -> None:
    """Keys are unique, of a type of GraphML, and none is like one of yEd."""
    root = root_of(exported, "graphml")
    keys = {key.attrib["id"]: key.attrib for key in root.iter(f"{GRAPHML}key")}
    assert len(keys) == len(list(root.iter(f"{GRAPHML}key")))
    assert {key["attr.type"] for key in keys.values()} <= {
        "boolean",
        "int",
        "long",
        "float",
        "double",
        "string",
    }
    assert not any(re.fullmatch(r"d\d+", name) for name in keys)
    for scope in ("node", "edge"):
        for element in root.iter(f"{GRAPHML}{scope}"):
            assert {data.attrib["key"] for data in element} <= {
                n for n, key in keys.items() if key["for"] == scope
            }
    ids = [edge.attrib["id"] for edge in root.iter(f"{GRAPHML}edge")]
    assert len(ids) == len(set(ids))


NMTOKEN = re.compile(r"[\w.:\u00b7-]+")
INSIDE = {
    "graphml": ["desc", "key", "graph"],
    "key": [],
    "graph": ["node", "edge"],
    "node": ["data"],
    "edge": ["data"],
    "data": [],
    "desc": [],
}
"""What each element may hold, in this order, by the schema of GraphML 1.0."""
ATTRIBUTES = {
    "graphml": set(),
    "desc": set(),
    "key": {"id", "for", "attr.name", "attr.type"},
    "graph": {"edgedefault"},
    "node": {"id"},
    "edge": {"id", "source", "target"},
    "data": {"key"},
}


def test_graphml_keeps_to_its_schema(exported: Files) -> None:
    """Elements in their order with their attributes, of which those that name something
    are name tokens, each once.
    """
    root = root_of(exported, "graphml")
    tokens: dict[str, list[str]] = {"key": [], "node": [], "edge": []}
    for element in root.iter():
        name = element.tag.removeprefix(GRAPHML)
        inside = [child.tag.removeprefix(GRAPHML) for child in element]
        assert sorted(inside, key=INSIDE[name].index) == inside
        assert set(element.attrib) == ATTRIBUTES[name]
        for attribute in {"id", "source", "target", "key"} & set(element.attrib):
            assert NMTOKEN.fullmatch(element.attrib[attribute])
        if "id" in element.attrib:
            tokens[name].append(element.attrib["id"])
    for ids in tokens.values():
        assert len(ids) == len(set(ids))
    ends = {
        edge.attrib[end]
        for edge in root.iter(f"{GRAPHML}edge")
        for end in ("source", "target")
    }
    assert ends <= set(tokens["node"])


@pytest.mark.parametrize(
    "name",
    [
        NAMES.things + "a/b",
        NAMES.things + "柳州",
        "id:liuzhou",
        "urn:x",
        "http://e/a%20b",
    ],
)
def test_graphml_has_an_id_for_every_name(name: str) -> None:
    """Even for one that looks like another thing's id."""
    thing = NamedNode(name)
    place = NamedNode(NAMES.things + "liuzhou")
    engine = copied(loading.load_engine(flagship()))
    for quad in (
        Quad(thing, PREF_LABEL, Literal("Odd", language="en"), NAMES.entities),
        Quad(thing, NamedNode(KG + "locatedIn"), place, NAMES.entities),
    ):
        engine.extend([quad, Quad(*quad.triple)])
    written = files(Graph(MemoryHome(engine, NAMES)), "graphml")
    root = ElementTree.fromstring(written["kg.graphml"].encode())
    ids = [node.attrib["id"] for node in root.iter(f"{GRAPHML}node")]
    assert len(ids) == len(set(ids))
    assert all(NMTOKEN.fullmatch(each) for each in ids)
    drawn = network(written, "graphml")
    (edge,) = [edge for edge in drawn.edges if edge["source"] == name]
    assert edge["target"] == place.value


def test_gexf_is_as_gephi_expects(exported: Files) -> None:
    """GEXF 1.3 in the order of its schema, with every attribute declared."""
    root = root_of(exported, "gexf")
    assert (root.tag, root.attrib["version"]) == (f"{GEXF}gexf", "1.3")
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert [child.tag.removeprefix(GEXF) for child in graph] == [
        "attributes",
        "attributes",
        "nodes",
        "edges",
    ]
    for place, scope in ((0, "node"), (1, "edge")):
        declared = {
            attribute.attrib["id"]: attribute.attrib["type"]
            for attribute in graph[place]
        }
        assert set(declared.values()) <= {"string", "double", "boolean"}
        for element in graph.iter(f"{GEXF}{scope}"):
            assert {
                value.attrib["for"] for value in element.iter(f"{GEXF}attvalue")
            } <= set(declared)
            assert element.attrib["label"]


def test_csv_has_the_headers_that_gephi_reads(exported: Files) -> None:
    """And that Cypher's LOAD CSV WITH HEADERS can name without quotes."""
    headers = {
        name: next(csv.reader(io.StringIO(content)))
        for name, content in exported("csv").items()
    }
    assert headers["nodes.csv"][:2] == ["Id", "Label"]
    assert {"Id", "Source", "Target", "Label", "Weight", "Type", "Kind"} <= set(
        headers["edges.csv"]
    )
    assert all(
        re.fullmatch(r"[A-Z][a-z]+", name)
        for names in headers.values()
        for name in names
    )
    types = {
        row["Kind"]: row["Type"]
        for row in csv.DictReader(io.StringIO(exported("csv")["edges.csv"]))
    }
    assert types[f"{KG}cooperatesWith"] == "Undirected"
    assert types[f"{KG}locatedIn"] == "Directed"


NEO4J_COLUMN = re.compile(
    r"(?P<name>[a-z]*)(:(?P<type>ID|LABEL|START_ID|END_ID|TYPE|double|boolean|string))?"
)


def test_neo4j_imports_the_tables(exported: Files) -> None:
    """By the rules of its import: each header is a name with a type, each end of a
    relationship is the ID of a node, and no node or relationship is without its label
    or type.
    """
    tables = {
        name: list(csv.reader(io.StringIO(content, newline="")))
        for name, content in exported("neo4j").items()
    }
    assert list(tables) == ["nodes.csv", "relationships.csv"]
    columns = {}
    for name, (header, *rows) in tables.items():
        found = [NEO4J_COLUMN.fullmatch(cell) for cell in header]
        assert all(found)
        assert rows and {len(row) for row in rows} == {len(header)}
        columns[name] = {
            match["type"] or match["name"]: [row[place] for row in rows]
            for place, match in enumerate(found)
            if match
        }
    nodes, relationships = columns.values()
    assert len(nodes["ID"]) == len(set(nodes["ID"]))
    assert set(relationships["START_ID"] + relationships["END_ID"]) <= set(nodes["ID"])
    assert all(re.fullmatch(r"Thing;[A-Z]\w+", cell) for cell in nodes["LABEL"])
    assert all(re.fullmatch(r"[a-z]\w+", cell) for cell in relationships["TYPE"])
    assert {"Thing;Topic", "Thing;Figure"} <= set(nodes["LABEL"])


def test_pandas_reads_the_tables(exported: Files) -> None:
    """As any other, with numbers as numbers."""
    for form in ("csv", "neo4j"):
        nodes, edges = (
            pandas.read_csv(io.StringIO(content)) for content in exported(form).values()
        )
        value = next(name for name in nodes if str(name).lower().startswith("value"))
        assert nodes[value].dtype == float
        assert len(edges) == len(network(exported(form), form).edges)


@each_format
def test_an_edge_tells_of_its_passages(
    graph: Graph, exported: Files, form: str
) -> None:
    """In the order of the passages: digests, captions, articles and who published."""
    edges = [edge for edge in network(exported(form), form).edges if "passages" in edge]
    assert edges
    for edge in edges:
        passages = [graph.passages[name] for name in edge["passages"].split()]
        articles = {graph.article_of(passage).iri for passage in passages}
        assert set(edge["articles"].split()) == articles
        assert edge["publishers"] == graph.articles[min(articles)].publisher
        digests = dict.fromkeys(passage.sha256 for passage in passages)
        assert edge["digests"].split() == list(digests)
        captions = [passage.iri for passage in passages if passage.is_caption]
        assert edge.get("captions", "").split() == captions
        contexts = {iri for passage in passages for iri in passage.read_with}
        assert set(edge.get("contexts", "").split()) == contexts
    assert any("contexts" in edge for edge in edges)
    pages = {
        row["id"]: row["url"]
        for row in network(exported(form), form).nodes
        if "url" in row
    }
    assert pages.items() <= {(each.iri, each.url) for each in graph.articles.values()}
    assert pages


@each_format
def test_parallel_relations_stay_apart(form: str) -> None:
    """Two relations of the same things are two edges, of different kinds in Gephi."""
    written = files(named("Odd"), form)
    edges = [
        edge for edge in network(written, form).edges if edge["source"].endswith("/odd")
    ]
    assert len({edge["target"] for edge in edges}) == 1
    assert {edge["property"].removeprefix(KG) for edge in edges} == {
        "locatedIn",
        "jurisdiction",
    }
    if form == "gexf":
        elements = ElementTree.fromstring(written["kg.gexf"].encode()).iter(
            f"{GEXF}edge"
        )
        assert {element.attrib["kind"] for element in elements} >= {
            edge["property"] for edge in edges
        }


def named(label: str) -> Graph:
    """The flagship, in which one more public body has this label."""
    engine = copied(loading.load_engine(flagship()))
    body = NamedNode(NAMES.things + "odd")
    for quad in (
        Quad(body, PREF_LABEL, Literal(label, language="en"), NAMES.entities),
        Quad(
            body,
            NamedNode(KG + "locatedIn"),
            NamedNode(NAMES.things + "liuzhou"),
            NAMES.entities,
        ),
        Quad(
            body,
            NamedNode(KG + "jurisdiction"),
            NamedNode(NAMES.things + "liuzhou"),
            NAMES.entities,
        ),
    ):
        engine.extend([quad, Quad(*quad.triple)])
    return Graph(MemoryHome(engine, NAMES))


@each_format
def test_what_is_stated_by_the_inverse(newsroom: Path, form: str) -> None:
    """It is an edge as it was stated, with its own property and its ends."""
    article = find(newsroom).articles[0]
    text = article.read_text(encoding="utf-8")
    assert text.count("id:zollin kg:subsidiaryOf id:norvik .") == 1
    stated = "id:norvik kg:hasSubsidiary id:zollin ."
    article.write_text(
        text.replace("id:zollin kg:subsidiaryOf id:norvik .", stated), encoding="utf-8"
    )
    graph = load(find(newsroom))
    norvik, zollin = NAMES.things + "norvik", NAMES.things + "zollin"
    edges = network(files(graph, form), form).edges
    (edge,) = [
        row for row in edges if {row["source"], row["target"]} == {norvik, zollin}
    ]
    assert (edge["source"], edge["target"]) == (norvik, zollin)
    assert edge["property"] == f"{KG}hasSubsidiary"
    assert edge["basis"] == "stated"
    assert edge["passages"].endswith("#char=125,170")
    triple = (NamedNode(norvik), NamedNode(f"{KG}hasSubsidiary"), NamedNode(zollin))
    assert edge["sentence"] == graph.verbaliser.sentence(*triple)
    assert edge["id"] == reifier(triple, NAMES.base).value


@pytest.mark.parametrize(
    "label", ["=1+1", "+1 a", "-cmd", "@SUM(A1)", '="a"', "=a,b", "=a\nb", "\t=a"]
)
def test_no_cell_is_a_formula(label: str) -> None:
    """In either file; a reader of CSV gets it with an apostrophe in front."""
    for content in files(named(label), "csv").values():
        rows = list(csv.reader(io.StringIO(content, newline="")))
        assert not any(
            re.match(r"[=+\-@\t\r](?![\d.]*$)", cell) for row in rows for cell in row
        )
    assert f"'{label}" in {
        row["Label"]
        for row in csv.DictReader(
            io.StringIO(files(named(label), "csv")["nodes.csv"], newline="")
        )
    }


@pytest.mark.parametrize(
    "label",
    [
        "<b>&amp;</b>",
        "]]>",
        "\"'",
        "a\nb",
        "柳州",
        "\U0001f600",
        "</node>",
        " a ",
        "&#0;",
    ],
)
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_no_label_is_markup(label: str, form: str) -> None:
    """Whatever is in it, a reader finds the very same label."""
    assert node(network(files(named(label), form), form), "odd")["label"] == label
