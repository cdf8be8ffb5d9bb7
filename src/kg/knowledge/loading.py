"""A project's files into a graph: each into its named graph, then what they imply."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from pyoxigraph import parse as parse_rdf

from kg.knowledge.agreement import compare_figures
from kg.knowledge.graph import Graph
from kg.knowledge.inference import infer
from kg.knowledge.memory import MemoryHome, copied
from kg.knowledge.rdf_files import parse, quads_in
from kg.knowledge.sources import roles, sources
from kg.knowledge.terminology import Terminology, terminology_of
from kg.knowledge.withdrawal import withdraw
from kg.knowledge.withholding import withhold
from kg.namespaces import Namespaces
from kg.vocabulary import CLASS_PASSAGE, PREF_LABEL, TYPE, Triple, graph_role
from kg.workspace import Workspace

# A graph counts as a passage only if an article's graph declares it: what stands in any
# other named graph of an article's file is not evidence, and does not hold.
_FILL = """
INSERT {{ ?s ?p ?o }} WHERE {{
  {{ GRAPH ?article {{ ?passage a {passage} }} GRAPH ?passage {{ ?s ?p ?o }} }}
  UNION {{ VALUES ?g {{ {entities} {derived} }} GRAPH ?g {{ ?s ?p ?o }} }}
}}"""


def load(
    workspace: Workspace,
    without: Collection[str] = (),
    refused: Collection[Quad] = (),
    proofs: Collection[Quad] | None = None,
) -> Graph:
    """Load a project into memory, with all that its files imply.

    Args:
        workspace: Where the files are.
        without: Slugs of articles that are left out, with all that only they support.
        refused: Statements that are left out likewise, in their passages' graphs.
        proofs: How well statements are proved, in the place of what files say of it.

    Raises:
        BadInput: A file cannot be read; with line and column at a syntax error.
    """
    engine, terminology = _loaded(workspace, without, refused, proofs)
    return Graph(MemoryHome(engine, workspace.namespaces), terminology)


def load_file(path: Path, workspace: Workspace) -> tuple[Graph, list[Quad]]:
    """Load one file in any RDF format.

    Args:
        path: The file.
        workspace: A project whose ontology and registry lend names to what the file
            speaks of, so that it can be read aloud.

    Returns:
        A graph of the file and the names lent to it, and the quads of the file alone.

    Raises:
        BadInput: It cannot be read.
    """
    engine = Store()
    names = workspace.namespaces
    # Through a store and out again, so that numbers are in its normal form, as those of
    # a loaded project are: else 1.50 and 1.5 would look like a change.
    engine.extend(quads_in(path))
    quads = list(engine)
    engine.clear()
    for ontology in workspace.ontology:
        parse(engine, ontology, workspace, graph=names.ontology)
    for registry in workspace.registry:
        parse(engine, registry, workspace, graph=names.entities)
    # A thing that the file names goes by the file's name, not by the registry's too.
    named = {quad.subject for quad in quads if quad.predicate == PREF_LABEL}
    for thing in named:
        lent = engine.quads_for_pattern(thing, PREF_LABEL, None, names.entities)
        for quad in list(lent):
            engine.remove(quad)
    engine.extend(quads)
    fill(engine, names)
    return Graph(MemoryHome(engine, names)), quads


def graph_beside(graph: Graph, quads: Iterable[Quad]) -> Graph:
    """A graph of other statements, in which terms mean what they mean in a given one.

    Only the ontology is shared: what holds in the one does not hold in the other.
    """
    return Graph(MemoryHome(copied(quads), graph.namespaces), graph.terminology)


def graph_with(
    graph: Graph, things: Collection[NamedNode], quads: Iterable[Quad]
) -> Graph:
    """Some things of a project's registry with further statements, and what these imply.

    Its ontology and its data set are there, and its articles are left out.
    """
    names = graph.namespaces
    engine = copied(graph.background)
    described = graph.match(things, graphs=names.entities)
    engine.extend(described)
    engine.extend(quads)
    fill(engine, names)
    infer(engine, graph.ontology)
    return Graph(MemoryHome(engine, names), graph.terminology)


def graph_leaning(graph: Graph, leaning: Collection[Quad]) -> Graph:
    """A graph in memory, which also tells what its passages are read with.

    Nothing follows from that, so the engine of the graph, which is of no use any more, is
    taken over with all that it has.
    """
    home = graph.home
    assert isinstance(home, MemoryHome)
    home.engine.extend(leaning)
    return Graph(MemoryHome(home.engine, graph.namespaces), graph.terminology)


def graph_told(graph: Graph, triples: Iterable[Triple]) -> Graph:
    """The same graph with what a site and its endpoint say of themselves.

    It stands in a graph of its own: what holds is the same.
    """
    names = graph.namespaces
    engine = copied([*graph.match(), *graph.match(graphs=None)])
    role = graph_role("Dataset")
    engine.add(Quad(names.description, TYPE, role, names.dataset))
    for triple in triples:
        engine.add(Quad(*triple, names.description))
    return Graph(MemoryHome(engine, names), graph.terminology)


def load_engine(
    workspace: Workspace,
    without: Collection[str] = (),
    refused: Collection[Quad] = (),
    proofs: Collection[Quad] | None = None,
) -> Store:
    """Load a project into an engine; see `load`."""
    engine, _ = _loaded(workspace, without, refused, proofs)
    return engine


def _loaded(
    workspace: Workspace,
    without: Collection[str],
    refused: Collection[Quad],
    proofs: Collection[Quad] | None,
) -> tuple[Store, Terminology]:
    engine = Store()
    names = workspace.namespaces
    load_written(engine, workspace, without)
    if proofs is not None:
        engine.remove_graph(names.proofs)
        for quad in proofs:
            engine.add(Quad(quad.subject, quad.predicate, quad.object, names.proofs))
    terminology = terminology_of(workspace)
    ontology = terminology.ontology
    if without or refused:
        touched = withhold(engine, ontology, refused)
        withdraw(engine, names, _things_in(workspace, without), touched)
    fill(engine, names)
    infer(engine, ontology)
    compare_figures(MemoryHome(engine, names))
    return engine, terminology


def load_written(
    engine: Store, workspace: Workspace, without: Collection[str] = ()
) -> None:
    """Load what people wrote into its named graphs; the default graph stays empty."""
    for source in sources(workspace, without):
        parse(engine, source.path, workspace, graph=source.graph)
    engine.extend(roles(workspace.namespaces))


def fill(engine: Store, names: Namespaces) -> None:
    """Copy what passages, registry and derived graph say to the default graph."""
    update = _FILL.format(
        passage=CLASS_PASSAGE, entities=names.entities, derived=names.derived
    )
    engine.update(update)


def _things_in(workspace: Workspace, slugs: Collection[str]) -> set[NamedNode]:
    """All IRIs that stand as subject or object in the files of these articles."""
    things: set[NamedNode] = set()
    for path in workspace.articles:
        if path.stem not in slugs:
            continue
        # An article is left out because something is wrong with it, and that may be its
        # syntax: it is read as far as it can be.
        with suppress(SyntaxError, OSError):
            for quad in parse_rdf(path=path, format=RdfFormat.TRIG):
                for term in (quad.subject, quad.object):
                    if isinstance(term, NamedNode):
                        things.add(term)
    return things
