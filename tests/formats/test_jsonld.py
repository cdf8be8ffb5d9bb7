"""JSON-LD has a context that reads well, and loses nothing, whatever the data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.formats import FORMATS, context, export, jsonld
from kg.knowledge import Graph
from kg.vocabulary import (
    ALT_LABEL,
    COMPARATOR,
    DATE,
    KG,
    PREF_LABEL,
    PREFIXES,
    TYPE,
    VALUE,
)
from tests.flagship import NAMES, alone
from tests.formats.conftest import lexical_forms
from tests.formats.readers import InEngine, InRdflib, Strings
from tests.terms import native

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

XSD = PREFIXES["xsd"]
ODD_IRIS = [
    "id:x",
    "type:x",
    "graph:x",
    "kg:Company",
    "kg:a/b",
    "schema:name",
    "date:2025",
    "prefLabel:x",
    "about:blank",
    NAMES.base,
    NAMES.base + "id/",
    NAMES.base + "id/a",
    NAMES.base + "id/a b".replace(" ", "%20"),
    NAMES.base + "id/a:b",
    NAMES.base + "id//a",
    NAMES.base + "id/../a",
    NAMES.base + "id/.",
    NAMES.base + "id/a?b",
    NAMES.base + "id/@type",
    NAMES.base + "@type",
    NAMES.base + "Company",
    NAMES.base + "a#b",
    NAMES.base + "article/a#char=1,2",
    NAMES.base + "article/a#char:1",
    NAMES.base + "dataset",
    NAMES.base + "//evil.example/a",
    KG,
    KG + "Company",
    KG + "type",
    KG + "id",
    KG + "graph",
    KG + "value",
    KG + "@id",
    KG + "a/b",
    KG + "-a",
    KG + "1",
    PREFIXES["schema"] + "value",
    PREFIXES["rdf"] + "type",
    "urn:a:b",
    "urn:x",
    "mailto:a@b.c",
    "http://e/柳州",
    "http://e/a#@none",
    "tag:a,2025:kg:x",
    "https://e.org/?a=b#c",
    "wd:Q1",
    "xsd:date",
]
ODD_TEXTS = [
    "",
    " ",
    "@none",
    "@id",
    "kg:Company",
    "id/a",
    "a\nb",
    "\u2028",
    '"\\',
    "柳州",
    "01",
    "true",
    "1.0",
    "</script>",
]
NUMBERS = [
    "0",
    "-0",
    "+1",
    "01",
    "1",
    "-12",
    "9007199254740993",
    "1" * 40,
    "1.0",
    "1e3",
    "",
    "one",
    " 1",
    "NaN",
    "true",
]
PROPERTIES = [
    TYPE,
    PREF_LABEL,
    ALT_LABEL,
    VALUE,
    DATE,
    COMPARATOR,
    *(NamedNode(KG + n) for n in ("concerns", "id", "type")),
]

nodes = st.sampled_from(ODD_IRIS).map(NamedNode)
languages = st.sampled_from(
    ["en", "zh", "en-GB", "id", "type", "graph", "none", "sr-Latn-RS"]
)
typed = st.builds(
    lambda text, name: Literal(text, datatype=NamedNode(name)),
    st.sampled_from(NUMBERS + ODD_TEXTS),
    st.sampled_from(
        [XSD + n for n in ("integer", "decimal", "double", "boolean", "date", "anyURI")]
        + ["http://e/t", KG + "t"]
    ),
)
literals = st.one_of(
    st.sampled_from(ODD_TEXTS).map(Literal),
    st.builds(
        lambda text, tag: Literal(text, language=tag),
        st.sampled_from(ODD_TEXTS),
        languages,
    ),
    typed,
)
quads = st.builds(
    Quad,
    nodes,
    st.one_of(st.sampled_from(PROPERTIES), nodes),
    st.one_of(nodes, literals),
    st.one_of(st.just(DefaultGraph()), nodes),
)
kinds = st.dictionaries(
    st.sampled_from([p.value for p in PROPERTIES if p != TYPE] + ODD_IRIS),
    st.sampled_from(
        [context.IRI, context.NAME, context.LANGUAGE, context.NATIVE, XSD + "date"]
    ),
)


def terms(quads: set[Quad]) -> set[Strings]:
    return {
        (native(q.subject), native(q.predicate), native(q.object), native(q.graph_name))
        for q in quads
    }


@given(st.frozensets(quads, max_size=12), kinds)
def test_nothing_is_lost_or_changed(
    given_quads: frozenset[Quad], known: dict[str, str]
) -> None:
    """By two readers, whatever the ontology says of the properties."""
    written = jsonld.write_jsonld(given_quads, known, NAMES)
    assert terms(set(parse(written, format=RdfFormat.JSON_LD))) == terms(
        set(given_quads)
    )
    with lexical_forms():
        dataset = InRdflib(written, "jsonld")
        rows = dataset.ask(
            "SELECT ?s ?p ?o ?g WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        )
    assert rows == terms(set(given_quads))


@given(st.lists(quads, max_size=12))
def test_the_order_does_not_matter(given_quads: list[Quad]) -> None:
    """The same quads give the same text."""
    assert jsonld.write_jsonld(given_quads, {}, NAMES) == jsonld.write_jsonld(
        reversed(given_quads), {}, NAMES
    )


def things(graph: Graph) -> dict[str, Any]:
    """The things of the default graph by their names."""
    document = json.loads(export(graph, "jsonld", "none"))
    return {node["id"].removeprefix("id/"): node for node in document["@graph"]}


def test_it_reads_well() -> None:
    """Short names, texts by language, numbers, and all else as plain strings."""
    by_name = things(alone())
    assert by_name["sgmw"]["type"][0] == "Actor"
    assert by_name["sgmw"]["prefLabel"] == {"en": "SAIC-GM-Wuling"}
    assert by_name["sgmw"]["altLabel"]["zh"]
    assert by_name["sgmw"]["cooperatesWith"] == "id/huawei"
    figure = by_name["obs-liuzhou-investment-2025-01-07"]
    assert figure["value"] == 356000000
    assert figure["unit"] == "CNY"
    assert figure["wording"] == "356 million yuan"
    assert by_name["signing-sgmw-huawei-2025-09-06"]["date"] == "2025-09-06"


def test_each_name_is_in_the_context(graph: Graph) -> None:
    """And the context is in the file: nothing has to be fetched to read it."""
    document = json.loads(export(graph, "jsonld"))
    names = document["@context"]
    assert isinstance(names, dict)
    keys = {key for node in _nodes(document) for key in node if key != "@graph"}
    assert [
        key for key in keys if key not in names and key.partition(":")[0] not in names
    ] == []
    assert not any("@id" in node for node in _nodes(document))


@pytest.mark.parametrize("evidence", FORMATS["jsonld"].evidence)
def test_readers_of_the_first_version_know_it(graph: Graph, evidence: str) -> None:
    """It announces no other, and calls graphs by the keyword itself."""
    document = json.loads(export(graph, "jsonld", evidence))
    context = document["@context"]
    assert list(document) == ["@context", "@graph"]
    assert "@version" not in context and "@graph" not in context.values()
    details = [each for each in context.values() if isinstance(each, dict)]
    assert {key for each in details for key in each} <= {"@id", "@type", "@container"}


def test_each_graph_is_one_object(graph: Graph) -> None:
    """Named by its IRI, with its things inside."""
    graphs = [
        node["id"]
        for node in json.loads(export(graph, "jsonld"))["@graph"]
        if "@graph" in node
    ]
    assert (
        len(graphs)
        == len(set(graphs))
        == len(
            {
                name
                for (name,) in InEngine(export(graph, "trig"), "trig").ask(
                    "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
                )
            }
        )
    )


def _nodes(node: dict[str, Any]) -> list[dict[str, Any]]:
    inside = node.get("@graph", [])
    return [*inside, *(below for each in inside for below in _nodes(each))]


@pytest.mark.parametrize("evidence", ["reified", "nif", "annotation"])
def test_a_form_needs_no_other_context(graph: Graph, evidence: str) -> None:
    """The terms of the form have names, too."""
    assert "statement/" in export(graph, "jsonld", evidence)
    names = json.loads(export(graph, "jsonld", evidence))["@context"]
    assert {
        "reified": "wasDerivedFrom",
        "nif": "referenceContext",
        "annotation": "target",
    }[evidence] in names


def annotated(graph: Graph) -> list[dict[str, Any]]:
    """The annotations as a program finds them that knows JSON and nothing else."""
    document = json.loads(export(graph, "jsonld", "annotation"))
    return [node for node in document["@graph"] if node.get("type") == "Annotation"]


def test_annotations_have_the_keys_of_their_standard(graph: Graph) -> None:
    """Target and bodies are inside, as https://www.w3.org/ns/anno.jsonld names them."""
    found = annotated(graph)
    assert len(found) == len(graph.passages)
    for each in found:
        assert each.keys() <= {"id", "type", "motivation", "target", "body"}
        assert each["motivation"] == "describing"
        target = each["target"]
        passage = graph.passages[NAMES.base + target["id"]]
        article = graph.article_of(passage)
        assert "SpecificResource" in target["type"]
        assert target["source"] == article.url
        selectors = _several(target["selector"])
        (position,) = [s for s in selectors if s["type"] == "TextPositionSelector"]
        assert (position["start"], position["end"]) == (passage.begin, passage.end)
        fragments = [s["value"] for s in selectors if s["type"] == "FragmentSelector"]
        directive = passage.fragment and f":~:text={passage.fragment}"
        assert fragments == ([directive] if directive else [])


def test_an_annotation_shows_sentences(graph: Graph) -> None:
    """Each body has the words that tell its statement, and none has an article's."""
    stated = graph.stated(graph.passages.values())
    expected = {
        passage.iri: {graph.verbaliser.sentence(*triple) for triple in triples}
        for passage, triples in stated.items()
    }
    told = {
        NAMES.base + each["target"]["id"]: {
            body["value"] for body in _several(each.get("body", []))
        }
        for each in annotated(graph)
    }
    assert told == expected
    assert any(told.values())


def test_a_thing_is_within_others_or_stands_alone(graph: Graph) -> None:
    """Whatever is in what, the quads are those of the other formats."""
    nested = export(graph, "jsonld", "annotation")
    plain = export(graph, "ntriples", "annotation")
    assert terms(set(InEngine(nested, "jsonld").engine)) == terms(
        set(InEngine(plain, "ntriples").engine)
    )


@given(st.lists(quads, max_size=12))
def test_a_profile_loses_nothing(given_quads: list[Quad]) -> None:
    """Even where things are within each other in a circle."""
    has, whole = NamedNode(KG + "concerns"), NamedNode(KG + "Company")
    profile = context.Profile(
        keys={has.value: "value"},
        outermost=whole.value,
        nested=frozenset({has.value}),
    )
    circle = [
        Quad(NamedNode("urn:a:b"), TYPE, whole),
        *(
            Quad(NamedNode(one), has, NamedNode(other))
            for one, other in (
                ("urn:a:b", "urn:x"),
                ("urn:x", "urn:x"),
                ("urn:x", "urn:a:b"),
            )
        ),
    ]
    written = jsonld.write_jsonld([*given_quads, *circle], {}, NAMES, profile)
    assert terms(set(parse(written, format=RdfFormat.JSON_LD))) == terms(
        {*given_quads, *circle}
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
