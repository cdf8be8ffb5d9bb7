"""The files of the registry, which keep the comments at their heads when they change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.errors import KgError
from kg.knowledge import Graph
from kg.rdf.canonical import Document, read_document, write_document
from kg.vocabulary import Term
from kg.workspace import Workspace


def registered(workspace: Workspace) -> list[Quad]:
    """What the registry says, in all its files.

    Raises:
        BadInput: one cannot be read, or has a comment further down, which would be
            lost.
    """
    documents = _documents(workspace).values()
    return [quad for document in documents for quad in document.quads]


def registry_files(
    workspace: Workspace, quads: Iterable[Quad], article: str
) -> dict[Path, str]:
    """The contents of the files that change if the registry says this instead.

    A thing stays in its file. A new one comes to `graph/entities/ARTICLE.ttl` where
    that folder is, else to `graph/entities.ttl`.
    """
    documents = _documents(workspace)
    fresh = _file_of_new(workspace, article)
    documents.setdefault(fresh, Document([]))
    places: dict[Term, Path] = {}
    for path, document in documents.items():
        for quad in document.quads:
            places.setdefault(quad.subject, path)
    said: dict[Path, list[Quad]] = {path: [] for path in documents}
    for quad in quads:
        said[places.get(quad.subject, fresh)].append(quad)
    prefixes = workspace.namespaces.prefixes
    contents: dict[Path, str] = {}
    for path, document in documents.items():
        if set(said[path]) != set(document.quads):
            changed = document._replace(quads=said[path])
            contents[path] = write_document(changed, workspace.shown(path), prefixes)
    return contents


def _file_of_new(workspace: Workspace, article: str) -> Path:
    """Where a new thing is registered that an article speaks of first."""
    folder = workspace.entities.with_suffix("")
    return folder / f"{article}.ttl" if folder.is_dir() else workspace.entities


def organisation(graph: Graph, name: str) -> tuple[NamedNode, list[Quad]]:
    """The thing of this name, and what the registry has still to say of it.

    Raises:
        KgError: the IRI that it would have is that of another thing.
    """
    for predicate in (v.PREF_LABEL, v.ALT_LABEL):
        for thing, _, label in graph.triples(None, predicate):
            if isinstance(label, Literal) and label.value == name:
                return thing, []
    local_name = slug(name)
    iri = graph.namespaces.thing(local_name)
    if graph.triples(iri):
        message = f"id:{local_name} is another thing than {name}."
        raise KgError(message, "Register the publisher in graph/entities.ttl.")
    kind = NamedNode(v.KG + "Organisation")
    label = Literal(name, language=graph.dataset.language)
    return iri, [Quad(iri, v.TYPE, kind), Quad(iri, v.PREF_LABEL, label)]


def _documents(workspace: Workspace) -> dict[Path, Document]:
    return {
        path: read_document(path, workspace.shown(path)) for path in workspace.registry
    }
