"""The terms of a project and how they are said in words, read once for all its graphs.

A project is loaded again with every edit of an article, and its terms are hardly ever
others then; what is worked out of them, such as the lexicon, is so once too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from hashlib import sha256
from os import fsencode
from pathlib import Path

from pyoxigraph import Quad

from kg.knowledge.ontology import Ontology
from kg.knowledge.rdf_files import content_of, quads_in
from kg.namespaces import Namespaces
from kg.workspace import Workspace


class Terminology:
    """An ontology, and the frames in which its terms are said. Nothing changes them.

    Args:
        namespaces: The base and the prefixes of the project.
        ontology: Returns the quads of the ontology.
        frames: Returns those of the frames, which many commands have no need of.
        digest: Of the files that all this is in; empty where there are none.
    """

    def __init__(
        self,
        namespaces: Namespaces,
        ontology: Callable[[], Iterable[Quad]],
        frames: Callable[[], Iterable[Quad]] = tuple,
        digest: str = "",
    ) -> None:
        self.digest = digest
        self._namespaces = namespaces
        self._read_ontology = ontology
        self._read_frames = frames

    @cached_property
    def ontology(self) -> Ontology:
        """What the ontology says of its terms."""
        return Ontology(self._read_ontology(), self._namespaces)

    @cached_property
    def frames(self) -> list[Quad]:
        """The frames in which relations are said."""
        return list(self._read_frames())

    @cached_property
    def said_of_frames(self) -> dict[str, list[Quad]]:
        """The same by the name of the frame."""
        found: dict[str, list[Quad]] = {}
        for quad in self.frames:
            found.setdefault(str(quad.subject).strip("<>"), []).append(quad)
        return found


_KNOWN: dict[tuple[Namespaces, str], Terminology] = {}
_KEPT = 8  # projects that one process has at hand


def terminology_of(workspace: Workspace) -> Terminology:
    """Return the terms of a project: the same object while its files say the same.

    A copy of a project, such as one in which an edit is tried, has the same terms.

    Raises:
        BadInput: A file of them cannot be read. If it is malformed, that is told when
            its terms are first needed.
    """
    ontology = _read(workspace, workspace.ontology)
    frames = _read(workspace, workspace.frames)
    digest = _digest([*ontology, *frames])
    key = (workspace.namespaces, digest)
    known = _KNOWN.get(key)
    if known is None:
        known = Terminology(
            workspace.namespaces,
            lambda: _quads(ontology),
            lambda: _quads(frames),
            digest,
        )
        for oldest in list(_KNOWN)[: 1 - _KEPT]:
            _KNOWN.pop(oldest, None)
        _KNOWN[key] = known
    return known


def _read(workspace: Workspace, paths: Iterable[Path]) -> list[tuple[Path, bytes]]:
    """What files say, under the names that errors give them."""
    return [(Path(workspace.shown(path)), content_of(path)) for path in paths]


def _quads(files: list[tuple[Path, bytes]]) -> list[Quad]:
    return [quad for path, content in files for quad in quads_in(path, content)]


def _digest(files: list[tuple[Path, bytes]]) -> str:
    """Of what the files say, and of their names, which errors tell."""
    found = sha256()
    for path, content in files:
        found.update(fsencode(path))
        found.update(f"\n{len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()
