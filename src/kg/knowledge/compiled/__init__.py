"""Graphs that are compiled once, and then opened: for projects of any size.

In the order in which one rests on the next:

    folder        the home in a folder
    making_stores  stores made of files, or of older stores
    rederiving    what holds after a change
    lent          what is kept of a project, for a copy of it
    differing_files  what two projects say that have not all files in common
    changed_quads  what files say now that they did not say before
    index         what a store was made of, and the names in it
    generations   where stores are, and who reads and writes them

Nothing is lost with a store: all that it has is in the files. So where it cannot be
read it is made again, and where it cannot be written the files are loaded into memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from kg.knowledge.compiled import making_stores
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.compiled.generations import Generations, are_possible
from kg.knowledge.compiled.index import Index
from kg.knowledge.compiled.making_stores import Seen, seen
from kg.knowledge.graph import Graph
from kg.knowledge.loading import load
from kg.knowledge.terminology import terminology_of
from kg.workspace import Workspace

__all__ = [
    "MANY",
    "Seen",
    "compile_store",
    "is_compiled",
    "is_kept",
    "open_graph",
    "seen",
]

MANY = 20
"""Articles, above which a project is compiled without being asked to."""

Say = Callable[[str], None]
"""Called with a line for whoever uses the program."""

_DAMAGED = (OSError, ValueError, RuntimeError, sqlite3.Error)
_UNWRITABLE = (OSError, RuntimeError, sqlite3.Error)


def open_graph(workspace: Workspace, say: Say, at: Seen | None = None) -> Graph:
    """Return the graph of a project: compiled where it is large, or was compiled before.

    Args:
        workspace: The project.
        say: Called where a store cannot be used, with the reason.
        at: Its files, where somebody has looked at them.

    Raises:
        BadInput: A file cannot be read.
    """
    if not is_kept(workspace):
        return load(workspace)
    return compile_store(workspace, say, at) or load(workspace)


def is_compiled(workspace: Workspace) -> bool:
    """Return whether a project has a store, which may not be up to date."""
    return are_possible() and Generations(workspace.root).is_there


def is_kept(workspace: Workspace) -> bool:
    """Return whether what is worked out of a project is kept for the next time."""
    if not are_possible():
        return False
    is_there = Generations(workspace.root).is_there
    return is_there or len(workspace.articles) > MANY


def compile_store(
    workspace: Workspace,
    say: Say,
    at: Seen | None = None,
    like: Workspace | None = None,
) -> Graph | None:
    """Bring the store of a project up to date, and open it.

    Args:
        workspace: The project.
        say: Called where a store cannot be used, with the reason.
        at: Its files, where somebody has looked at them.
        like: Another project, nearly the same: where the project has no store, it is
            made of that of the other.

    Returns:
        The graph; None where no store can be kept, which is said.

    Raises:
        BadInput: A file cannot be read.
    """
    generations = Generations(workspace.root)
    at = at or seen(workspace)
    try:
        if graph := _current(generations, workspace, at, say):
            return graph
        with generations.writing():
            # Somebody else may have made it meanwhile.
            if graph := _current(generations, workspace, at, _quiet):
                return graph
            _make(generations, workspace, at, like)
        return _current(generations, workspace, at, say)
    except _UNWRITABLE as error:
        reason = getattr(error, "strerror", None) or error
        say(
            f"No compiled graph can be kept in {generations.folder} ({reason}). The "
            "files are loaded instead, which takes longer; KG_CACHE names another "
            "folder."
        )
        return None


def _current(
    generations: Generations, workspace: Workspace, at: Seen, say: Say
) -> Graph | None:
    """The graph of the store in use; None where it is not what the files say."""
    try:
        generation = generations.current()
        if generation is None:
            return None
        index = Index(generation.index)
        if not making_stores.is_of_now(index, workspace):
            say("The compiled graph is of another version, and is made again.")
            return None
        if not at.is_what(workspace, index):
            return None
        home = FolderHome(generation, workspace.namespaces)
    except _DAMAGED:
        say("The compiled graph cannot be read, and is made again.")
        return None
    # The terms are in the store too, among those of all articles: their files are read
    # in a fifth of the time.
    return Graph(home, terminology_of(workspace))


def _make(
    generations: Generations,
    workspace: Workspace,
    at: Seen,
    like: Workspace | None,
) -> None:
    """Make the next generation: of the one before, if that will do."""
    try:
        before = generations.current()
        if before is None and like is not None:
            before = Generations(like.root).current()
        if before is not None:
            with generations.making() as folder:
                making_stores.remake(workspace, at, before.folder, folder)
            return
    except (making_stores.OnlyAnew, *_DAMAGED):
        pass  # what is wrong with it was said when it was to be opened
    with generations.making() as folder:
        making_stores.make(workspace, at, folder)


def _quiet(_: str) -> None:
    """Say nothing: it has been said."""
