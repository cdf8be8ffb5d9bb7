"""Exports load in two other engines, say what they are, and answer which words."""

from __future__ import annotations

from collections import Counter

import pytest
import rdflib
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
)
from pyoxigraph import Store as Engine
from rdflib.compare import isomorphic

from kg.errors import NotFound
from kg.formats import export
from kg.knowledge import Graph, load
from kg.knowledge.memory import MemoryHome, copied
from kg.questions import ask
from kg.vocabulary import PREFIXES, REFERENCE_CONTEXT
from tests.asked import ASKED, OPEN
from tests.flagship import NAMES, flagship
from tests.formats.readers import ENGINE, QUADS, RDFLIB, Strings, everything
from tests.terms import foreign, native

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

WHICH_WORDS = f"""
PREFIX id: <{NAMES.things}>
PREFIX kg: <{PREFIXES["kg"]}>
SELECT ?passage ?o WHERE {{
  GRAPH ?article {{ ?passage a kg:Passage }}
  GRAPH ?passage {{ id:sgmw kg:cooperatesWith ?o }}
}} ORDER BY ?passage ?o
"""
CASES = {**ASKED, **OPEN}
each_format = pytest.mark.parametrize("form", ENGINE)
each_quad_format = pytest.mark.parametrize("form", QUADS)


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The flagship without its text."""
    return load(flagship())


@pytest.fixture(scope="module")
def exported(graph: Graph) -> dict[str, str]:
    """The graph in every format."""
    return {form: export(graph, form) for form in ENGINE}


@pytest.fixture(scope="module")
def engines(exported: dict[str, str]) -> dict[str, Engine]:
    """A fresh engine for every format."""
    loaded = {form: Engine() for form in ENGINE}
    for form, engine in loaded.items():
        engine.load(exported[form].encode(), format=ENGINE[form])
    return loaded


@pytest.fixture(scope="module")
def datasets(exported: dict[str, str]) -> dict[str, rdflib.Dataset]:
    """A dataset of rdflib for every format."""
    parsed = {form: rdflib.Dataset(default_union=False) for form in ENGINE}
    for form, dataset in parsed.items():
        dataset.parse(data=exported[form], format=RDFLIB[form])
    return parsed


def in_engine(engine: Engine) -> set[Strings]:
    """The quads of an engine as strings."""
    return {
        (native(q.subject), native(q.predicate), native(q.object), native(q.graph_name))
        for q in engine
    }


def in_rdflib(dataset: rdflib.Dataset) -> set[Strings]:
    """The quads of a dataset as strings."""
    return {tuple(map(foreign, quad)) for quad in dataset.quads()}


def csv(answer: object) -> bytes | None:
    """The rows as the engine's own CSV."""
    assert isinstance(answer, QuerySolutions)
    return answer.serialize(format=QueryResultsFormat.CSV)


def expected(graph: Graph) -> set[Strings]:
    """The quads of the store without ontology and description.

    The formats put the description in themselves. What holds has a graph of its own,
    and each passage tells which article it is in.
    """
    plain = Engine()
    plain.extend(
        quad
        for quad in everything(graph)
        if quad.graph_name not in (NAMES.ontology, NAMES.dataset)
    )
    for quad in graph.match():
        plain.add(Quad(quad.subject, quad.predicate, quad.object, NAMES.holds))
    for passage in graph.passages.values():
        article = NamedNode(graph.article_of(passage).iri)
        plain.add(Quad(NamedNode(passage.iri), REFERENCE_CONTEXT, article, article))
    return in_engine(plain)


def is_of_graph(quad: Strings) -> bool:
    """Whether the quad tells the role of a graph."""
    return quad[0][0] in {name.value for name in (*NAMES.roles, NAMES.holds)}


@each_quad_format
def test_the_engine_reads_every_quad(
    graph: Graph, engines: dict[str, Engine], form: str
) -> None:
    """The named graphs and what holds, and the description in a graph of its own."""
    described = {
        quad for quad in in_engine(engines[form]) if quad[3] == (NAMES.dataset.value,)
    }
    assert in_engine(engines[form]) - described == expected(graph)
    loaded = in_engine(copied(graph.match(graphs=NAMES.dataset)))
    assert described > loaded
    assert {subject for subject, *_ in described - loaded} == {
        (NAMES.base + "dataset",),
        (NAMES.holds.value,),
    }


@each_format
def test_rdflib_reads_the_same(
    engines: dict[str, Engine], datasets: dict[str, rdflib.Dataset], form: str
) -> None:
    """Quad for quad, literals by their lexical form."""
    assert in_rdflib(datasets[form]) == in_engine(engines[form])


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml"])
def test_triples_are_what_holds(
    graph: Graph, engines: dict[str, Engine], form: str
) -> None:
    """The default graph of the other formats, with the description."""
    holds = {quad[:3] for quad in expected(graph) if not quad[3]}
    described = {
        quad[:3]
        for quad in in_engine(engines["trig"])
        if quad[3] == (NAMES.dataset.value,) and not is_of_graph(quad)
    }
    assert {quad[:3] for quad in in_engine(engines[form])} == holds | described


@each_quad_format
def test_the_formats_agree(
    engines: dict[str, Engine], datasets: dict[str, rdflib.Dataset], form: str
) -> None:
    """In the engine as sets, in rdflib as isomorphic graphs."""
    assert set(engines[form]) == set(engines["nquads"])
    for graph in datasets["nquads"].graphs():
        assert isomorphic(graph, datasets[form].graph(graph.identifier))


@each_format
def test_the_description_says_what_it_is(engines: dict[str, Engine], form: str) -> None:
    """Licence, version, title, the articles as sources, and how many triples hold."""
    dataset = NamedNode(NAMES.base + "dataset")
    quads = list(engines[form].quads_for_pattern(dataset, None, None, None))
    description = {q.predicate.value: q.object for q in quads}
    sources = [
        q.object for q in quads if q.predicate.value == PREFIXES["dcterms"] + "source"
    ]
    holds = sum(
        1 for _ in engines["trig"].quads_for_pattern(None, None, None, DefaultGraph())
    )
    assert description[PREFIXES["dcterms"] + "license"] == NamedNode(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    assert native(description[PREFIXES["dcat"] + "version"])[0]
    assert native(description[PREFIXES["dcterms"] + "title"])[0]
    assert len(sources) == len(flagship().articles)
    assert any(
        native(source)[0].endswith("2025-09-12-liuzhou-ai-manufacturing")
        for source in sources
    )
    assert description[PREFIXES["void"] + "triples"] == Literal(holds)


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_the_head_says_what_it_is(exported: dict[str, str], form: str) -> None:
    """Comments at the top have licence, version and source, and warn of the base."""
    head = exported[form].partition("\n\n")[0]
    assert all(line.startswith("# ") for line in head.splitlines())
    for part in (
        "license: https://creativecommons.org/licenses/by/4.0/",
        "version: ",
        "title: ",
        "creator: The kg project",
        "publisher: The kg project",
        "not registered",
        "people.cn",
    ):
        assert part in head


@each_format
def test_the_same_graph_gives_the_same_bytes(
    exported: dict[str, str], form: str
) -> None:
    """Loaded once more, too."""
    assert export(load(flagship()), form) == exported[form]
    assert exported[form].endswith("\n")


@each_format
def test_no_graph_but_those_of_the_design(
    engines: dict[str, Engine], form: str
) -> None:
    """And no blank node, of which no other file could speak."""
    named = {str(name).strip("<>") for name in engines[form].named_graphs()}
    others = {name for name in named if "/article/" not in name}
    ours = {
        name.value
        for name in (
            NAMES.entities,
            NAMES.derived,
            NAMES.inferred,
            NAMES.dataset,
            NAMES.judgements,
            NAMES.holds,
        )
    }
    assert others == (set() if form not in QUADS else ours)
    assert not any(
        isinstance(term, BlankNode) for quad in engines[form] for term in quad.triple
    )


@each_format
def test_no_article_word_leaves(exported: dict[str, str], form: str) -> None:
    """Passages have positions and digests, never a property that quotes."""
    assert "isString" not in exported[form]
    assert "anchorOf" not in exported[form]


@each_quad_format
def test_the_words_are_found_elsewhere(
    graph: Graph,
    engines: dict[str, Engine],
    datasets: dict[str, rdflib.Dataset],
    form: str,
) -> None:
    """Which passage states a cooperation: the same in a fresh engine and in rdflib."""
    ours = csv(graph.query(WHICH_WORDS))
    assert ours
    assert b"#char=370,632" in ours
    assert csv(engines[form].query(WHICH_WORDS)) == ours
    rows = sorted([f"{row[0]},{row[1]}" for row in datasets[form].query(WHICH_WORDS)])  # type: ignore[index]
    assert rows == ours.decode().split("\r\n")[1:-1]


@each_quad_format
@pytest.mark.parametrize("name", CASES)
def test_each_question_is_answered_alike(
    graph: Graph, engines: dict[str, Engine], name: str, form: str
) -> None:
    """On what was exported, with nothing of kg at work."""
    case = CASES[name]
    ours = ask(graph, case.question, **case.params)
    assert csv(engines[form].query(case.text)) == csv(ours)


@pytest.mark.parametrize("form", ["nquads", "ntriples"])
def test_lines_are_in_order_and_each_a_quad(
    exported: dict[str, str], form: str
) -> None:
    """N-Quads and N-Triples can be compared and split line by line."""
    lines = exported[form].splitlines()
    assert lines == sorted(lines)
    assert max(Counter(lines).values()) == 1
    assert all(len(list(parse(line, format=ENGINE[form]))) == 1 for line in lines)


@pytest.mark.parametrize("form", ["", "ttl", "Turtle", "docx", "turtle "])
def test_an_unknown_format(graph: Graph, form: str) -> None:
    """Is told with those that there are."""
    with pytest.raises(NotFound, match="turtle"):
        export(graph, form)


def test_a_title_with_line_breaks_stays_a_comment() -> None:
    """What is told in the head cannot end its line."""
    engine = Engine()
    dataset = NamedNode(NAMES.base + "dataset")
    title = "a\nb\r<urn:a> <urn:b> <urn:c> .\u2028c\x85d\x0be"
    engine.add(
        Quad(
            dataset,
            NamedNode(PREFIXES["dcterms"] + "title"),
            Literal(title),
            NAMES.dataset,
        )
    )
    written = export(Graph(MemoryHome(engine, NAMES)), "turtle")
    quads = list(parse(written, format=RdfFormat.TURTLE))
    assert [quad.object for quad in quads] == [Literal(title)]
