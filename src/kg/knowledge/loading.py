"""Files of a project into an engine: each into its graph, then what holds into the default graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from pyoxigraph import parse as parse_rdf

from kg.errors import BadInput
from kg.knowledge.inference import infer
from kg.knowledge.ontology import Ontology
from kg.knowledge.withdrawal import withdraw
from kg.vocabulary import (
    CLASS_PASSAGE,
    DATASET,
    DERIVED,
    ENTITIES,
    ONTOLOGY,
    PREF_LABEL,
)
from kg.workspace import Workspace

_FILL = f"""
INSERT {{ ?s ?p ?o }} WHERE {{
  {{ GRAPH ?article {{ ?passage a {CLASS_PASSAGE} }} GRAPH ?passage {{ ?s ?p ?o }} }}
  UNION {{ VALUES ?g {{ {ENTITIES} {DERIVED} }} GRAPH ?g {{ ?s ?p ?o }} }}
}}"""


def load(workspace: Workspace, without: Collection[str] = ()) -> Store:
    """Load a project: what is stated, registered and derived, and all that these imply.

    Args:
        workspace: where the files are.
        without: slugs of articles that are left out, with all that is derived from
            them.

    Raises:
        BadInput: with line and column at the first syntax error.
    """
    engine = Store()
    load_written(engine, workspace, without)
    if without:
        withdraw(engine, _told_of(workspace, without))
    fill(engine)
    infer(engine, ontology_of(engine))
    return engine


def load_written(
    engine: Store, workspace: Workspace, without: Collection[str] = ()
) -> None:
    """Load what people wrote into its named graphs, and nothing into the default graph."""
    for path in workspace.ontology:
        parse(engine, path, workspace, graph=ONTOLOGY)
    for path, graph in ((workspace.entities, ENTITIES), (workspace.dataset, DATASET)):
        if path.exists():
            parse(engine, path, workspace, graph=graph)
    for path in workspace.derived:
        parse(engine, path, workspace, graph=DERIVED)
    for path in workspace.articles:
        if path.stem not in without:
            parse(engine, path, workspace)


def _told_of(workspace: Workspace, slugs: Collection[str]) -> set[NamedNode]:
    """The things that the articles tell of, as far as their files can be read."""
    found: set[NamedNode] = set()
    for path in workspace.articles:
        if path.stem in slugs:
            with suppress(SyntaxError, OSError):
                for quad in parse_rdf(path=path, format=RdfFormat.TRIG):
                    found |= {
                        term
                        for term in (quad.subject, quad.object)
                        if isinstance(term, NamedNode)
                    }
    return found


def fill(engine: Store) -> None:
    """Copy what the passages, the registry and the derived graph say to the default graph: it holds."""
    engine.update(_FILL)


def ontology_of(engine: Store) -> Ontology:
    """The annotations and axioms in the ontology graph of an engine."""
    return Ontology(engine.quads_for_pattern(None, None, None, ONTOLOGY))


def load_file(path: Path, workspace: Workspace) -> tuple[Store, list[Quad]]:
    """What one file says, in any RDF format, and an engine in which the project's terms and things lend it names.

    Raises:
        BadInput: it cannot be read.
    """
    engine = Store()
    engine.extend(_quads(path))
    quads = list(
        engine
    )  # with numbers in the engine's own form, in which a project's are
    engine.clear()
    for lent in workspace.ontology:
        parse(engine, lent, workspace, graph=ONTOLOGY)
    if workspace.entities.exists():
        parse(engine, workspace.entities, workspace, graph=ENTITIES)
    for named in {quad.subject for quad in quads if quad.predicate == PREF_LABEL}:
        for quad in list(engine.quads_for_pattern(named, PREF_LABEL, None, ENTITIES)):
            engine.remove(quad)
    engine.extend(quads)
    fill(engine)
    return engine, quads


def _quads(path: Path) -> list[Quad]:
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        advice = "Known endings are ttl, trig, nq, nt, jsonld and rdf."
        raise BadInput(
            str(path),
            "this is neither a project folder nor a file in an RDF format.",
            advice,
        )
    with _named(str(path)):
        return list(parse_rdf(path=path, format=form))


def parse(
    engine: Store, path: Path, workspace: Workspace, *, graph: NamedNode | None = None
) -> None:
    """One file into a graph or, as TriG, into the graphs that it names."""
    with _named(workspace.shown(path)):
        engine.load(
            path=path,
            format=RdfFormat.TURTLE if graph else RdfFormat.TRIG,
            to_graph=graph,
        )


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Turn what the engine says of a file into `BadInput` under the file's name."""
    try:
        yield
    except SyntaxError as error:
        raise BadInput(
            name, str(error.msg), line=error.lineno, column=error.offset
        ) from error
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror or error}.") from error
