"""The registry's file: what each lasting thing is, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.authoring.slugs import slug
from kg.errors import KgError
from kg.knowledge import Graph
from kg.rdf.canonical import Document, read_document, write_document
from kg.workspace import Workspace


def registered(workspace: Workspace) -> Document:
    """The registry as it is, with the comments at its head."""
    path = workspace.entities
    if not path.exists():
        return Document([])
    return read_document(path, workspace.shown(path))


def written(workspace: Workspace, registry: Document, quads: Iterable[Quad]) -> str:
    """The registry's file with these quads under its head."""
    name = workspace.shown(workspace.entities)
    changed = registry._replace(quads=list(quads))
    return write_document(changed, name, workspace.namespaces.prefixes)


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
    iri = NamedNode(graph.namespaces.things + local_name)
    if graph.triples(iri):
        message = f"id:{local_name} is another thing than {name}."
        raise KgError(message, "Register the publisher in graph/entities.ttl.")
    kind = NamedNode(v.KG + "Organisation")
    label = Literal(name, language=graph.dataset.language)
    return iri, [Quad(iri, v.TYPE, kind), Quad(iri, v.PREF_LABEL, label)]
