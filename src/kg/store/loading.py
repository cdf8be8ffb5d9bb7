"""Files of a project into an engine: each into its graph, then what holds into the default graph."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store
from pyoxigraph import parse as read

from kg.errors import BadInput
from kg.project import Project
from kg.store.inference import infer
from kg.vocabulary import CLASS_PASSAGE, DATASET, DERIVED, ENTITIES, ONTOLOGY, PREF_LABEL

_FILL = f"""
INSERT {{ ?s ?p ?o }} WHERE {{
  {{ GRAPH ?article {{ ?passage a {CLASS_PASSAGE} }} GRAPH ?passage {{ ?s ?p ?o }} }}
  UNION {{ VALUES ?g {{ {ENTITIES} {DERIVED} }} GRAPH ?g {{ ?s ?p ?o }} }}
}}"""


def load(project: Project) -> Store:
    """An engine with the project's graphs, and in its default graph what holds: stated, registered, derived, inferred.

    Raises `BadInput` with line and column at the first syntax error.
    """
    engine = Store()
    load_stated(engine, project)
    infer(engine)
    return engine


def load_stated(engine: Store, project: Project) -> None:
    """The same without inference: only what people wrote."""
    for path in project.ontology:
        parse(engine, path, project, graph=ONTOLOGY)
    for path, graph in ((project.entities, ENTITIES), (project.dataset, DATASET)):
        if path.exists():
            parse(engine, path, project, graph=graph)
    for path in project.derived:
        parse(engine, path, project, graph=DERIVED)
    for path in project.articles:
        parse(engine, path, project)
    fill(engine)


def fill(engine: Store) -> None:
    """Copy what the passages, the registry and the derived graph say to the default graph: it holds."""
    engine.update(_FILL)


def load_file(path: Path, project: Project) -> tuple[Store, list[Quad]]:
    """What one file says, in any RDF format, and an engine in which the project's terms and things lend it names.

    Raises `BadInput` where it cannot be read.
    """
    quads = _quads(path)
    engine = Store()
    for lent in project.ontology:
        parse(engine, lent, project, graph=ONTOLOGY)
    parse(engine, project.entities, project, graph=ENTITIES)
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
        raise BadInput(str(path), "this is neither a project folder nor a file in an RDF format.", advice)
    with _named(str(path)):
        return list(read(path=path, format=form))


def parse(engine: Store, path: Path, project: Project, *, graph: NamedNode | None = None) -> None:
    """One file into a graph or, as TriG, into the graphs that it names."""
    with _named(project.shown(path)):
        engine.load(path=path, format=RdfFormat.TURTLE if graph else RdfFormat.TRIG, to_graph=graph)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Turn what the engine says of a file into `BadInput` under the file's name."""
    try:
        yield
    except SyntaxError as error:
        raise BadInput(name, str(error.msg), line=error.lineno, column=error.offset) from error
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror or error}.") from error
