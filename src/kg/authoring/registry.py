"""The file of the registry, which keeps the comments at its head when it changes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.rdf.canonical import Document, read_document, write_document
from kg.workspace import Workspace


def registered(workspace: Workspace) -> list[Quad]:
    """What the registry says.

    Raises:
        BadInput: it cannot be read, or has a comment further down, which would be lost.
    """
    return _document(workspace).quads


def registry(workspace: Workspace, quads: Iterable[Quad]) -> str:
    """The content of the file if it says this instead."""
    document = _document(workspace)._replace(quads=list(quads))
    name = workspace.shown(workspace.entities)
    return write_document(document, name, workspace.namespaces.prefixes)


def _document(workspace: Workspace) -> Document:
    path = workspace.entities
    return read_document(path, workspace.shown(path)) if path.exists() else Document([])
