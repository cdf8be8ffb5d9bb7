"""The file of the registry, which keeps the comments at its head when it changes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.errors import KgError
from kg.knowledge import Graph
from kg.rdf.canonical import Document, read_document, write_document
from kg.workspace import Workspace


def registered(workspace: Workspace) -> list[Quad]:
    """What the registry says.

    Raises:
        BadInput: it cannot be read, or has a comment further down, which would be lost.
    """
    return _document(workspace).quads


def registry_file(workspace: Workspace, quads: Iterable[Quad]) -> str:
    """The content of the file if it says this instead."""
    document = _document(workspace)._replace(quads=list(quads))
    name = workspace.shown(workspace.entities)
    return write_document(document, name, workspace.namespaces.prefixes)


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


def _document(workspace: Workspace) -> Document:
    path = workspace.entities
    return read_document(path, workspace.shown(path)) if path.exists() else Document([])
