"""Projects of earlier versions of kg, moved to the present names (`kg fmt --migrate`).

A migration is a SPARQL update in the shared folder ontology/migrations/. It is run on
each data file; its header (see `kg.questions.header`) says what is done elsewhere:

    #+ title: The shared vocabulary has a namespace of its own.
    #+ from: 0.1
    #+ namespace: https://example.org/old# https://example.org/new#
    #+ dataset: https://example.org/dataset

The new namespace takes the place of the old one in questions and ontology files too:
people have laid these out, so they are moved as texts. `dataset` names the data set of
a project that did not describe any. Beside the update, 0.1-files.sha256 has the digests
of the files that each project of that version had copies of, as `sha256sum` writes
them: the package brings these now.

Migrations follow each other in the order of their names. All are run on every project,
since one that it is past changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode, Quad

from kg import files
from kg.dataset import described
from kg.knowledge.memory import updated
from kg.questions.header import read_header
from kg.rdf import canonical
from kg.rdf.canonical import Document
from kg.vocabulary import TYPE, VOID_DATASET
from kg.workspace import Workspace, carried

Contents: TypeAlias = dict[Path, str | None]
"""Files with their new contents; None where a file is to be removed."""

_KEYS = ("title", "from", "namespace", "dataset")

# What people do with their part of a file that the package brings now.
_ADVICE = {
    "ontology/shapes.ttl": "leave only your own shapes in it.",
    "ontology": "move your own terms to a file of your own (ontology/terms.ttl), "
    "and remove it.",
    "queries": "give it a name of its own, or remove it.",
}
_OUTSIDE = (
    "is not inside the project, and stays as it is: remove the link if the package "
    "brings the file now."
)


class Migrated(NamedTuple):
    """What becomes of a project. Nothing is written yet.

    Attributes:
        contents: the files that change or go.
        left: sentences on what people have to do themselves.
    """

    contents: Contents
    left: list[str]


class _Migration(NamedTuple):
    """What leads away from a version.

    Attributes:
        version: that version.
        update: the SPARQL update for data.
        old: the namespace of the vocabulary in that version.
        new: the namespace that takes its place.
        dataset: the data set of a project that does not describe any.
        copies: the digests of files that projects of the version had copies of, by path.
    """

    version: str
    update: str
    old: str
    new: str
    dataset: NamedNode
    copies: Mapping[str, str]

    @property
    def vocabulary(self) -> str:
        """The IRI of the vocabulary in that version."""
        return self.old.rstrip("#")

    def moved(self, text: str, *, is_ontology: bool) -> str:
        """Put the new namespace in the place of the old one."""
        text = text.replace(self.old, self.new)
        if not is_ontology:
            # Without the hash it is the graph of terms, which has kept its name.
            return text
        return text.replace(f"<{self.vocabulary}>", f"<{self.new.rstrip('#')}>")


def migrated(workspace: Workspace, shared: Path | None = None) -> Migrated:
    """Compute what becomes of a project of an earlier version.

    Args:
        workspace: The project.
        shared: The folder of what projects share, with the migrations; without it, that
            of the package.

    Raises:
        BadInput: A file cannot be read, or has no canonical form.
    """
    shared = shared or carried()
    folder = shared / "ontology" / "migrations"
    migrations = [_read(path) for path in sorted(folder.glob("*.rq"))]
    removed, left = _copies(workspace, shared, migrations)
    contents = removed | _texts(workspace, removed, migrations)
    for path in _outside(workspace, contents):
        del contents[path]
        left.append(f"{workspace.shown(path)} {_OUTSIDE}")
    # The data come last, and of them the description of the data set: until then all
    # verbs refuse the project, and a move that was interrupted can be repeated.
    contents |= _data(workspace, migrations)
    return Migrated(contents, left)


def _read(path: Path) -> _Migration:
    text = files.read(path, path.name)
    header = read_header(text, path.name, _KEYS)
    version = header.required("from")
    old, new = header.required("namespace").split()
    return _Migration(
        version=version,
        update=text,
        old=old,
        new=new,
        dataset=NamedNode(header.required("dataset")),
        copies=_digests(path.with_name(f"{version}-files.sha256")),
    )


def _digests(path: Path) -> dict[str, str]:
    """The digests in a list as `sha256sum` writes it, by path."""
    digests = {}
    if path.exists():
        for line in files.read(path, path.name).splitlines():
            digest, name = line.split(maxsplit=1)
            digests[name] = digest
    return digests


def _copies(
    workspace: Workspace, shared: Path, migrations: Iterable[_Migration]
) -> tuple[Contents, list[str]]:
    """The copies of files that the package brings, and what to do about changed ones."""
    removed: Contents = {}
    left = []
    for migration in migrations:
        if _is_source(workspace):
            continue
        for name, digest in migration.copies.items():
            path = workspace.root / name
            if not path.is_file() or not _is_brought(shared, name):
                continue
            content = files.content(path, name)
            if sha256(content).hexdigest() == digest:
                removed[path] = None
            elif migration.vocabulary.encode() in content:
                shipped = f"the one that kg {migration.version} shipped"
                left.append(f"{name} differs from {shipped}: {_advice(name)}")
    return removed, left


def _is_brought(shared: Path, name: str) -> bool:
    """Whether the package brings what a file has: the ontology also in other files."""
    return name.startswith("ontology/") or (shared / name).is_file()


def _is_source(workspace: Workspace) -> bool:
    """Whether the folder is where the shared files are made, as kg's repository is."""
    return workspace.shared == workspace.root


def _advice(name: str) -> str:
    return _ADVICE.get(name) or _ADVICE[name.partition("/")[0]]


def _outside(workspace: Workspace, paths: Iterable[Path]) -> list[Path]:
    """The paths that lead out of the project, to files that others may need."""
    root = workspace.root
    return [path for path in paths if not path.resolve().is_relative_to(root)]


def _texts(
    workspace: Workspace, removed: Collection[Path], migrations: Iterable[_Migration]
) -> Contents:
    """The questions and ontology files that have an old namespace, with the new one."""
    contents: Contents = {}
    ontology = sorted((workspace.root / "ontology").glob("*.ttl"))
    queries = sorted((workspace.root / "queries").rglob("*.rq"))
    for path in [*ontology, *queries]:
        if path in removed:
            continue
        name = workspace.shown(path)
        text = moved = files.decoded(files.content(path, name), name)
        for migration in migrations:
            moved = migration.moved(moved, is_ontology=path.suffix == ".ttl")
        if moved != text:
            contents[path] = moved
    return contents


def _data(workspace: Workspace, migrations: Sequence[_Migration]) -> Contents:
    """The data files that change, in canonical form."""
    names = {path: workspace.shown(path) for path in reversed(workspace.data)}
    documents = {
        path: canonical.read_document(path, name) for path, name in names.items()
    }
    # The first of the data files, and so the last here, also where there is none yet.
    description = workspace.dataset
    if description not in documents:
        nothing_but_its_name = Quad(migrations[0].dataset, TYPE, VOID_DATASET)
        documents[description] = Document([nothing_but_its_name])
        names[description] = workspace.shown(description)
    for migration in migrations:
        for path, document in documents.items():
            quads = updated(document.quads, migration.update)
            documents[path] = document._replace(quads=quads)
    prefixes = _prefixes(documents[description], names[description])
    contents: Contents = {}
    for path, document in documents.items():
        content = canonical.write_document(document, names[path], prefixes)
        if not path.exists() or content.encode() != path.read_bytes():
            contents[path] = content
    return contents


def _prefixes(description: Document, name: str) -> Mapping[str, str]:
    """The prefixes of the project, as the migrated data set has them."""
    triples = [
        (quad.subject, quad.predicate, quad.object)
        for quad in description.quads
        if isinstance(quad.subject, NamedNode)
    ]
    return described(triples, name).namespaces.prefixes
