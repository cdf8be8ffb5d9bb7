"""What is wrong in a graph, whatever its articles' words say: its shapes and its logic.

Most of it depends on no more than what is around a thing. So where a graph is compiled,
what was found is kept, and is looked for again only around what has changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.cache import folder_of, made_of, recalled, remember
from kg.checks import (
    aliases,
    check_queries,
    cycles,
    domains,
    estimates,
    frame_doubles,
    labels,
    shapes,
    wide_frames,
)
from kg.checks.asserted import asserted
from kg.checks.nearby import nearby
from kg.checks.source_map import Unplaced
from kg.knowledge import Graph
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.compiled.recorded_changes import StorePoint
from kg.workspace import Workspace


class _Found(NamedTuple):
    """What was found in a graph.

    Attributes:
        made_of: All that it depends on besides the statements.
        point: The graph as it was.
        near: What depends on no more than what is around it.
        cycles: What depends on all statements of some properties.
    """

    made_of: bytes
    point: StorePoint
    near: frozenset[Unplaced]
    cycles: tuple[Unplaced, ...]


def graph_findings(
    workspace: Workspace, graph: Graph, whole: Callable[[], Graph]
) -> list[Unplaced]:
    """A finding for whatever is wrong in a graph.

    Args:
        workspace: The project.
        graph: Its graph.
        whole: Returns the same graph in memory, which is sooner looked through.

    Raises:
        BadInput: a check query cannot be run.
    """
    checks = _Checks(workspace, whole)
    return [
        *checks.followed(graph),
        *checks.anywhere(graph),
        *shapes.frame_shape_findings(workspace, graph),
        *frame_doubles.frame_findings(graph),
        *wide_frames.wide_frame_findings(graph),
    ]


class _Checks:
    """The checks of the graphs of a project."""

    def __init__(self, workspace: Workspace, whole: Callable[[], Graph]) -> None:
        self._workspace = workspace
        self._whole = whole
        self._queries = check_queries.read_checks(workspace)

    @property
    def _depends_on(self) -> list[Path]:
        """The files with terms and shapes, and with what is asked."""
        workspace = self._workspace
        return [*workspace.terms, *workspace.shapes, *workspace.checks]

    def anywhere(self, graph: Graph) -> Iterator[Unplaced]:
        """What may depend on anything."""
        queries = [query for query in self._queries if not query.is_near]
        return check_queries.query_findings(queries, graph)

    def near(self, graph: Graph) -> Iterator[Unplaced]:
        """What depends on no more than what is around it."""
        written = asserted(graph)
        yield from domains.domain_findings(graph, written)
        yield from domains.claim_findings(graph, written)
        yield from shapes.shape_findings(self._workspace, graph, written)
        queries = [query for query in self._queries if query.is_near]
        yield from check_queries.query_findings(queries, graph)
        yield from aliases.alias_findings(graph)
        yield from labels.label_findings(graph)
        yield from estimates.estimate_findings(graph)

    def followed(self, graph: Graph) -> Iterator[Unplaced]:
        """What is near, and circles: where a graph is compiled, by what was found before."""
        home = graph.home
        if not isinstance(home, FolderHome):
            yield from self.near(graph)
            yield from cycles.cycle_findings(graph)
            return
        path = folder_of(self._workspace.root) / "findings"
        before = recalled(path, _Found)
        depends_on = made_of(self._depends_on)
        found = None
        if before is not None and before.made_of == depends_on:
            found = self._after(graph, home, before)
        if found is None:
            whole = self._whole()
            near = frozenset(self.near(whole))
            found = _Found(
                depends_on, home.point, near, tuple(cycles.cycle_findings(whole))
            )
        if found is not before:
            remember(path, found)
        yield from found.near
        yield from found.cycles

    def _after(self, graph: Graph, home: FolderHome, before: _Found) -> _Found | None:
        """What was found, as it is now; None where too much has changed."""
        changes = home.changes_since(before.point)
        if changes is None:
            return None
        if not changes.removed and not changes.added:
            return before
        part = nearby(graph, home, changes)
        if part is None:
            return None
        near = before.near
        come = part.found_after(self.near)
        # Where nothing was wrong and nothing is, it is the same how the part was.
        if near or come:
            gone = part.found_before(self.near)
            near = (near - (gone - come)) | (come - gone)
        circles = before.cycles
        predicates = {quad.predicate for quad in (*changes.removed, *changes.added)}
        # What a circle is called may have changed as well.
        if circles or predicates & cycles.followed(graph):
            circles = tuple(cycles.cycle_findings(graph))
        return _Found(before.made_of, home.point, near, circles)
