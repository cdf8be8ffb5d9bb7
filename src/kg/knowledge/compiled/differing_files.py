"""What two projects say in files that are not the same in both."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Quad

from kg.knowledge.compiled.changed_quads import stated
from kg.knowledge.rdf_files import content_of
from kg.knowledge.sources import source_called
from kg.workspace import Workspace


class Differing(NamedTuple):
    """What the files say in the one, and in the other."""

    before: set[Quad]
    after: set[Quad]


def said_differently(before: Workspace, after: Workspace) -> Differing:
    """Return what the files say that are not, to the byte, in both projects.

    Raises:
        BadInput: A file cannot be read.
    """
    differing = Differing(set(), set())
    names = {name for each in (before, after) for name, _ in each.states()}
    for name in sorted(names):
        old = _content(before, name)
        new = _content(after, name)
        if old == new:
            continue
        sides = ((before, old, differing.before), (after, new, differing.after))
        for workspace, content, said in sides:
            if content is not None:
                source = source_called(workspace, name)
                quads, _ = stated(source, content, name, workspace.namespaces)
                said |= quads  # noqa: PLW2901 - the set itself is filled
    return differing


def _content(workspace: Workspace, name: str) -> bytes | None:
    path = workspace.root / name
    return content_of(path) if path.exists() else None
