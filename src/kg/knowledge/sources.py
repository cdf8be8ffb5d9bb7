"""The files that people and commands write, each with the graph that it is loaded into."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg.knowledge.rdf_files import quads_in
from kg.namespaces import Namespaces
from kg.vocabulary import TYPE, graph_role
from kg.workspace import Workspace


class SourceFile(NamedTuple):
    """A file.

    Attributes:
        path: Where it is.
        graph: The graph into which all of it goes; None where it names graphs itself.
    """

    path: Path
    graph: NamedNode | None = None

    def quads(self, content: bytes, shown: str) -> list[Quad]:
        """Return what the file says.

        Args:
            content: Its bytes, as they are or as they were.
            shown: What an error calls it.

        Raises:
            BadInput: The bytes are no RDF.
        """
        quads = quads_in(self.path, content, shown)
        if self.graph is None:
            return quads
        graph = self.graph
        return [
            Quad(each.subject, each.predicate, each.object, graph) for each in quads
        ]


def sources(workspace: Workspace, without: Collection[str] = ()) -> list[SourceFile]:
    """Return the files of a project, in a stable order.

    Args:
        workspace: Where they are.
        without: Slugs of articles that are left out.
    """
    names = workspace.namespaces
    found = [SourceFile(path, names.ontology) for path in workspace.ontology]
    found += _in(names.entities, workspace.registry)
    found.append(SourceFile(workspace.dataset, names.dataset))
    found += _in(names.derived, workspace.derived)
    if workspace.judgements.exists():
        found.append(SourceFile(workspace.judgements, names.judgements))
    proofs = [path for path in workspace.proofs if path.stem not in without]
    found += _in(names.proofs, proofs)
    for path in workspace.articles:
        if path.stem not in without:
            found.append(SourceFile(path))
    return found


def source_called(workspace: Workspace, name: str) -> SourceFile:
    """Return a file that is there, or was, with the graph that its place gives it.

    Args:
        workspace: The project.
        name: What `Workspace.states` calls the file.
    """
    names = workspace.namespaces
    graphs = {
        "graph/articles": None,
        "graph/dataset.ttl": names.dataset,
        "graph/derived": names.derived,
        "graph/entities": names.entities,
        "graph/entities.ttl": names.entities,
        "graph/judgements.ttl": names.judgements,
        "graph/proofs": names.proofs,
    }
    folder = name.rpartition("/")[0]
    graph = graphs.get(name, graphs.get(folder, names.ontology))
    return SourceFile(workspace.root / name, graph)


def _in(graph: NamedNode, paths: list[Path]) -> list[SourceFile]:
    return [SourceFile(path, graph) for path in paths]


def roles(names: Namespaces) -> Iterator[Quad]:
    """Yield what each graph is, as data: so no query need name a graph of a project."""
    for graph, role in names.roles.items():
        yield Quad(graph, TYPE, graph_role(role), names.dataset)
