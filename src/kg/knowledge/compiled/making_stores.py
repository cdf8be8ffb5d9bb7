"""Compiled stores made from the files of a project, or from an older store."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple, cast

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Store

from kg import vocabulary as v
from kg.files import FileState, hard_link
from kg.knowledge.agreement import compare_again, compare_figures
from kg.knowledge.compiled import index as made_of
from kg.knowledge.compiled.changed_quads import (
    Changes,
    quad_changes,
    repetitions,
    stated,
)
from kg.knowledge.compiled.index import Index, MadeFile
from kg.knowledge.compiled.recorded_changes import RecordedStore
from kg.knowledge.compiled.rederiving import Rederivation
from kg.knowledge.home import HOLDS
from kg.knowledge.inference import infer, rules
from kg.knowledge.loading import fill
from kg.knowledge.memory import MemoryHome
from kg.knowledge.names import KINDS_OF_NAME, names_given
from kg.knowledge.rdf_files import content_of
from kg.knowledge.sources import SourceFile, roles, source_called
from kg.knowledge.terminology import terminology_of
from kg.workspace import Workspace

_FORMAT = "3"  # of the index
_IRREGULAR, _FILES = "irregular", "files"
_RULES = (
    "agreement",
    "compiled/changed_quads",
    "compiled/making_stores",
    "compiled/recorded_changes",
    "compiled/rederiving",
    "inference",
    "intervals",
    "loading",
    "sources",
)
_AT_ONCE = 250_000  # quads
_RECENTLY = 2 * 10**9  # nanoseconds; the coarsest clock of a file system in use


class OnlyAnew(Exception):
    """A store cannot follow what has changed: it has to be made of all files."""


class Seen(NamedTuple):
    """The files of a project at a moment.

    Attributes:
        at: The moment, in nanoseconds of the clock that stamps files.
        states: The state of each file, by what it is called.
        digest: That of all of these.
    """

    at: int
    states: dict[str, FileState]
    digest: str

    @property
    def are_settled(self) -> bool:
        """Whether the states prove what is in each file."""
        return all(map(self.is_settled, self.states))

    def is_settled(self, name: str) -> bool:
        """Whether the state of a file proves what is in it."""
        return self.at - self.states[name].modified > _RECENTLY

    def is_what(self, workspace: Workspace, index: Index) -> bool:
        """Whether no file was written since a store was made of them."""
        if index.made()[_FILES] == self.digest and self.are_settled:
            return True
        number = 0
        for name, file in index.files():
            number += 1
            if name not in self.states:
                return False
            if not self.is_settled(name):
                content = content_of(workspace.root / name)
                if _digest(content) != file.digest:
                    return False
            elif not file.is_settled or self.states[name] != file.state:
                return False
        return number == len(self.states)


def seen(workspace: Workspace) -> Seen:
    """Look at the files, without reading them."""
    at = time.time_ns()
    states = dict(workspace.states())
    return Seen(at, states, _digest_of_states(states.items()))


def _digest_of_states(states: Iterable[tuple[str, FileState]]) -> str:
    """What is another where any file is another."""
    lines = [
        f"{name}\t{file.modified}\t{file.size}\t{file.inode}\n" for name, file in states
    ]
    lines.sort()
    return _digest("".join(lines).encode("utf-8", "surrogateescape"))


def is_of_now(index: Index, workspace: Workspace) -> bool:
    """Return whether a store was made by this version, and by the same rules."""
    return _version(workspace).items() <= index.made().items()


def _version(workspace: Workspace) -> dict[str, str]:
    """What a store depends on beside the files."""
    digest = sha256()
    for name in _RULES:
        path = Path(__file__).parents[1] / f"{name}.py"
        digest.update(path.read_bytes())
    return {
        "format": _FORMAT,
        "engine": pyoxigraph.__version__,
        "rules": digest.hexdigest(),
        "base": workspace.namespaces.base,
    }


def make(workspace: Workspace, at: Seen, folder: Path) -> None:
    """Make a store of all files.

    Raises:
        BadInput: A file cannot be read.
        OSError: The store cannot be written.
    """
    names = workspace.namespaces
    engine = Store()
    engine.extend(roles(names))
    repeated: Counter[str] = Counter()
    is_regular = True
    index = Index.create(folder / "index.sqlite")
    with index.writing() as connection:
        for name in at.states:
            source = source_called(workspace, name)
            content = content_of(source.path)
            quads, is_plain = stated(source, content, name, names)
            repeated.update(repetitions(engine, quads))
            engine.extend(quads)
            is_regular = is_regular and (is_plain or not _may_change(source, workspace))
            file = _made(at, name, content)
            made_of.write_file(connection, name, file, content)
        fill(engine, names)
        infer(engine, terminology_of(workspace).ontology)
        compare_figures(MemoryHome(engine, names))
        made_of.write_repeated(connection, repeated)
        made_of.write_names(connection, names_given(_naming(engine, None)))
        made = _version(workspace) | {_IRREGULAR: "" if is_regular else "yes"}
        made_of.write_made(connection, made | _files_of(at))
        made_of.begin_changes(connection)
    _keep(engine, folder)


def _keep(engine: Store, folder: Path) -> None:
    """Write a store in memory to one in a folder, a part after the other.

    All at once, what is written would need three times the memory of what is read.
    """
    kept = Store(str(folder / "store"))
    quads = iter(engine)
    while part := list(islice(quads, _AT_ONCE)):
        kept.bulk_extend(part)
    kept.flush()


def remake(workspace: Workspace, at: Seen, old: Path, folder: Path) -> None:
    """Make a store of an older one, by the files that have changed since.

    Args:
        workspace: The project.
        at: Its files as they are.
        old: The folder of the older generation.
        folder: That of the new one.

    Raises:
        OnlyAnew: That cannot be done.
        BadInput: A file cannot be read.
        OSError: The store cannot be written.
    """
    shutil.copyfile(old / "index.sqlite", folder / "index.sqlite")
    index = Index(folder / "index.sqlite")
    if not is_of_now(index, workspace) or index.made()[_IRREGULAR]:
        raise OnlyAnew
    renewed = _renewed(workspace, at, index)
    link_store(old / "store", folder / "store")
    engine = Store(str(folder / "store"))
    repeated = index.repeated()
    change = quad_changes(engine, renewed.before, renewed.after, repeated)
    recorded = RecordedStore(engine)
    touched = _carried_on(workspace, cast("Store", recorded), change)
    before = index.point
    with index.writing() as connection:
        for name in renewed.gone:
            made_of.remove_file(connection, name)
        for name, (file, content) in renewed.files.items():
            made_of.write_file(connection, name, file, content)
        for name, file in renewed.touched.items():
            made_of.write_state(connection, name, file)
        made_of.write_repeated(connection, repeated)
        made_of.remove_names(connection, (each.value for each in touched))
        made_of.write_names(connection, names_given(_naming(engine, touched)))
        changes = recorded.changes
        # Two stores that say the same are at the same point, whatever was touched.
        if changes.removed or changes.added:
            made_of.write_changes(connection, before, changes)
        made_of.write_made(connection, _files_of(at))
    engine.flush()


class _Renewed(NamedTuple):
    """Files that are not what they were.

    Attributes:
        gone: The names of those that are no more.
        files: Those with another content, as they are now, with that.
        touched: Those that were written with the same content, as they are now.
        before: What each of those with another content said, and of those gone.
        after: What each says now.
    """

    gone: list[str]
    files: dict[str, tuple[MadeFile, bytes]]
    touched: dict[str, MadeFile]
    before: list[set[Quad]]
    after: list[set[Quad]]


def _renewed(workspace: Workspace, at: Seen, index: Index) -> _Renewed:
    """The files that are not what they were."""
    known = dict(index.files())
    gone = [name for name in known if name not in at.states]
    renewed = _Renewed(gone, {}, {}, [], [])
    files = renewed.files
    for name, state in at.states.items():
        file = known.get(name)
        if file is None or not file.is_settled or file.state != state:
            content = content_of(workspace.root / name)
            now = _made(at, name, content)
            if file is not None and file.digest == now.digest:
                renewed.touched[name] = now
            else:
                files[name] = now, content
    old = index.contents(name for name in (*gone, *files) if name in known)
    readings = [(name, content, renewed.before) for name, content in old.items()]
    readings += [(name, content, renewed.after) for name, (_, content) in files.items()]
    for name, content, said in readings:
        source = source_called(workspace, name)
        quads, is_regular = stated(source, content, name, workspace.namespaces)
        if not is_regular or not _may_change(source, workspace):
            raise OnlyAnew
        said.append(quads)
    return renewed


def _may_change(source: SourceFile, workspace: Workspace) -> bool:
    """Whether the store may follow a change of the file.

    Where the terms change, so do the rules; and the data set's file gives the base.
    """
    names = workspace.namespaces
    return source.graph not in (names.ontology, names.dataset)


def _carried_on(workspace: Workspace, engine: Store, change: Changes) -> set[NamedNode]:
    """Change what the store has, and return the things of which anything changed."""
    removed, added = change
    if not removed and not added:
        return set()
    names = workspace.namespaces
    ontology = terminology_of(workspace).ontology
    rederivation = Rederivation(engine, names, rules(ontology))
    rederivation.apply(removed, added)
    touched = {subject for subject, _, _ in rederivation.touched}
    touched.update(v.named_nodes(quad.subject for quad in (*removed, *added)))
    compare_again(MemoryHome(engine, names), touched)
    return touched


def _naming(engine: Store, bearers: Iterable[NamedNode] | None) -> Iterable[Quad]:
    """What gives names to things, or to these; see `Home.names`."""
    for bearer in [None] if bearers is None else bearers:
        for kind in KINDS_OF_NAME:
            for quad in engine.quads_for_pattern(bearer, kind, None, None):
                is_own = kind == v.HEADLINE and quad.graph_name == quad.subject
                if quad.graph_name == HOLDS or is_own:
                    yield quad


def link_store(old: Path, new: Path) -> None:
    """Copy a store that nobody changes: its tables are never written again, so linked."""
    new.mkdir()
    for path in old.iterdir():
        copy = hard_link if path.suffix == ".sst" else shutil.copyfile
        copy(path, new / path.name)


def _files_of(at: Seen) -> dict[str, str]:
    """The digest of the files that a store is made of, if that proves what is in them."""
    return {_FILES: at.digest if at.are_settled else ""}


def _made(at: Seen, name: str, content: bytes) -> MadeFile:
    return MadeFile(at.states[name], at.is_settled(name), _digest(content))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
