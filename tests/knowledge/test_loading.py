"""Each file goes to its graph, the default graph holds what holds as a set, and what
cannot be read says where.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Engine

from kg import vocabulary as v
from kg.errors import BadInput, KgError
from kg.knowledge import Graph, load
from kg.knowledge.loading import fill, load_written
from kg.workspace import Workspace, find
from tests.flagship import NAMES, described
from tests.homes import engine_of

ARTICLE = NAMES.articles + "2025-09-12-liuzhou-ai-manufacturing"
HOLDS = DefaultGraph()
GRAPHS = [
    NAMES.ontology,
    NAMES.entities,
    NAMES.derived,
    NAMES.inferred,
    NAMES.judgements,
    NAMES.proofs,
    NAMES.dataset,
]

Edit = Callable[[str, str], Workspace]


@pytest.fixture(scope="module")
def project(flagship_folder: Path) -> Workspace:
    """The flagship without its text."""
    return find(flagship_folder).pinned


@pytest.fixture(scope="module")
def graph(project: Workspace) -> Graph:
    """The flagship, loaded."""
    return load(project)


@pytest.fixture
def edited(flagship_folder: Path, tmp_path: Path) -> Edit:
    """A copy of the flagship in which text is added to a file."""

    def edit(name: str, added: str) -> Workspace:
        for folder in ("ontology", "graph", "queries"):
            shutil.copytree(flagship_folder / folder, tmp_path / folder)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_bytes((before + added).encode("utf-8", "surrogateescape"))
        return find(tmp_path).pinned

    return edit


def triples(engine: Engine, graph: NamedNode | DefaultGraph) -> set[Quad]:
    """What a graph holds, as if in the default graph."""
    return {Quad(*q.triple) for q in engine.quads_for_pattern(None, None, None, graph)}


def in_file(*paths: Path) -> set[Quad]:
    """What Turtle files hold, blank nodes left out."""
    return {
        q
        for path in paths
        for q in parse(path=path, format=RdfFormat.TURTLE)
        if "_:" not in str(q)
    }


def test_each_file_goes_to_its_graph(graph: Graph, project: Workspace) -> None:
    """The registry, the description and what is derived each to its own."""
    assert triples(engine_of(graph), NAMES.entities) == in_file(project.entities)
    assert triples(engine_of(graph), NAMES.derived) == in_file(*project.derived)
    described = in_file(project.dataset)
    assert described <= triples(engine_of(graph), NAMES.dataset)
    roles = triples(engine_of(graph), NAMES.dataset) - described
    assert {(quad.subject, quad.predicate) for quad in roles} == {
        (name, v.TYPE) for name in GRAPHS
    }
    assert in_file(*project.ontology) <= triples(engine_of(graph), NAMES.ontology)
    named = {
        quad
        for path in project.articles
        for quad in parse(path=path, format=RdfFormat.TRIG)
    }
    assert named == {
        quad
        for quad in engine_of(graph)
        if str(quad.graph_name).startswith(f"<{ARTICLE}")
    }


def test_there_are_no_other_graphs(graph: Graph) -> None:
    """The graphs of the design's table, and a graph a passage."""
    found = {str(name).strip("<>") for name in engine_of(graph).named_graphs()}
    # No proofs are recorded.
    known = {graph.value for graph in GRAPHS} - {NAMES.proofs.value}
    assert {name for name in found if not name.startswith(ARTICLE)} == known
    assert {name for name in found if name.startswith(ARTICLE)} <= {
        ARTICLE,
        *graph.passages,
    }


def test_the_default_graph_is_a_union(graph: Graph) -> None:
    """Of passages, registry, derived and inferred, each triple once."""
    names = [NamedNode(iri) for iri in graph.passages] + [
        NAMES.entities,
        NAMES.derived,
        NAMES.inferred,
    ]
    found = {triple for name in names for triple in triples(engine_of(graph), name)}
    assert triples(engine_of(graph), HOLDS) == found
    answer = graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert [row["n"].value for row in answer] == [  # type: ignore[union-attr]
        str(len(triples(engine_of(graph), HOLDS)))
    ]


def test_what_is_said_of_passages_does_not_hold(graph: Graph) -> None:
    """Positions, digests, the description and the ontology stay out of the default
    graph.
    """
    for predicate in (
        v.SHA256,
        v.BEGIN_INDEX,
        v.DEFINITION,
        v.VERB_PHRASE,
        NamedNode(v.PREFIXES["dcterms"] + "license"),
    ):
        assert not graph.triples(None, predicate, None)


def test_stated_is_loaded_without_inference(project: Workspace) -> None:
    """Then there is no inferred graph, and the default graph is smaller."""
    engine = Engine()
    load_written(engine, project)
    fill(engine, NAMES)
    assert NAMES.inferred not in set(engine.named_graphs())
    assert triples(engine, HOLDS) < triples(engine_of(load(project)), HOLDS)


def test_a_new_article_is_loaded(edited: Edit) -> None:
    """Its file is all that it takes."""
    iri = NAMES.articles + "new"
    project = edited(
        "graph/articles/new.trig",
        f"BASE <{iri}> PREFIX kg: <{v.KG}> PREFIX id: <{NAMES.things}>"
        "GRAPH <> { <> a kg:Article . <#char=0,9> a kg:Passage }"
        "GRAPH <#char=0,9> { id:sgmw kg:cooperatesWith id:baojun }"
        "GRAPH <#char=5,9> { id:sgmw kg:cooperatesWith id:china }",
    )
    graph = load(project)
    sgmw, together = (
        NamedNode(NAMES.things + "sgmw"),
        NamedNode(v.KG + "cooperatesWith"),
    )
    partners = [value for _, _, value in graph.triples(sgmw, together, None)]
    assert NamedNode(NAMES.things + "baojun") in partners
    # A graph that no passage names is not evidence.
    assert NamedNode(NAMES.things + "china") not in partners
    assert iri in graph.articles


def test_the_registry_may_be_missing(edited: Edit) -> None:
    """A project begins small."""
    project = edited("graph/unused.txt", "")
    project.entities.unlink()
    assert load(project).triples(None, None, None)


def test_the_description_may_not(edited: Edit) -> None:
    """Without it nothing has a name, and the folder is no project."""
    project = edited("graph/unused.txt", "")
    project.dataset.unlink()
    with pytest.raises(BadInput, match=r"^graph/dataset\.ttl: cannot be read"):
        load(Workspace(project.root))
    with pytest.raises(KgError, match=r"graph/dataset\.ttl is missing"):
        find(project.root)


def test_a_project_may_be_empty(tmp_path: Path) -> None:
    """Without any data but its description, nothing holds."""
    graph = load(described(tmp_path))
    assert graph.triples() == []
    assert graph.articles == {}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "ontology/core.ttl",
            "ontology/zz.ttl",
            "graph/entities.ttl",
            "graph/dataset.ttl",
            "graph/derived/readings.ttl",
        ),
        *(
            "graph/articles/2025-09-12-liuzhou-ai-manufacturing.trig",
            "graph/articles/zz.trig",
        ),
    ],
)
@pytest.mark.parametrize(
    ("added", "column"),
    [
        ("<urn:a> <urn:b> %% .\n", 17),
        ("<urn:a> <urn:b> nope:c .\n", 17),
        ('<urn:a> <urn:b> "open\n', 17),
        ("<urn:a> <urn:b> \x00 .\n", 17),
        ("<urn:a b> <urn:b> 1 .\n", 1),
        ("<urn:a> <urn:b>\n", None),
        ("<urn:a> <urn:b> 1 }\n", None),
        ("<urn:a> <urn:b> '\udcff' .\n", None),
    ],
)
def test_a_syntax_error_says_where(
    edited: Edit, name: str, added: str, column: int | None
) -> None:
    """File, line and column, whichever file it is."""
    project = edited(name, "\n" + added)
    text = (project.root / name).read_bytes()
    with pytest.raises(BadInput) as raised:
        load(project)
    last = text.count(b"\n")
    assert raised.value.source == name
    assert raised.value.line is not None
    assert raised.value.column is not None
    assert last <= raised.value.line <= last + 1
    assert column is None or abs(raised.value.column - column) <= 1, raised.value
    assert str(raised.value).startswith(
        f"{name}:{raised.value.line}:{raised.value.column}: "
    )


@pytest.mark.parametrize(
    "name",
    [
        "graph/entities.ttl",
        "graph/derived/zz.ttl",
        "graph/articles/zz.trig",
        "ontology/zz.ttl",
    ],
)
def test_a_folder_is_no_file(edited: Edit, name: str) -> None:
    """A folder where a file should be is named."""
    project = edited("graph/unused.txt", "")
    (project.root / name).unlink(missing_ok=True)
    (project.root / name).mkdir()
    with pytest.raises(BadInput, match=f"^{name}"):
        load(project)


def test_named_graphs_have_no_place_in_turtle(edited: Edit) -> None:
    """A Turtle file states no passage."""
    with pytest.raises(BadInput):
        load(
            edited(
                "graph/entities.ttl", "\nGRAPH <urn:g> { <urn:a> <urn:b> <urn:c> }\n"
            )
        )


def test_a_copy_of_a_project_has_its_terms(edited: Edit, project: Workspace) -> None:
    """They are read once for both, until one of them has others."""
    copy = edited("graph/dataset.ttl", "")
    assert load(copy).terminology is load(project).terminology
    frames = copy.root / "ontology" / "frames.ttl"
    with frames.open("a", encoding="utf-8") as file:
        file.write("\nkg:acquired-buy kg:lemma 'snap up'@en .\n")
    found, before = load(copy).terminology, load(project).terminology
    assert len(found.frames) == len(before.frames) + 1
