"""Where a project's ontology, graph, questions and article texts are."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from filecmp import cmp, cmpfiles
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from kg import files
from kg.dataset import read_dataset
from kg.errors import KgError
from kg.files import FileState
from kg.namespaces import Namespaces
from kg.vocabulary import VERSION_IRI

_PACKAGE = Path(__file__).parent

# Folders of a project in which people write; `spare` keeps output out of them.
_HAND_WRITTEN_FOLDERS = (
    "ontology",
    "graph",
    "queries",
    "articles",
    "drafts",
    "docs",
    "src",
    "tests",
    ".git",
)

# Files beside them, whatever their endings.
_HAND_WRITTEN_FILES = (
    "README",
    "CHANGELOG",
    "CONTRIBUTING",
    "SECURITY",
    "LICENSE",
    "LICENSE-DATA",
    "pyproject",
)
_ELSEWHERE = "Choose another place with -o."
_LAYOUT = "A project folder holds graph/dataset.ttl; 'kg init FOLDER' makes one."
_WHICH = "Go to its folder or name it with --project; 'kg init FOLDER' makes one."
_OLDER = "'kg fmt --migrate' makes one in a project of kg 0.1."
_CORE = "core.ttl"
_SHAPES = "shapes.ttl"
_FRAMES = "frames.ttl"
_FRAMES_OF_FIGURES = "frames-figures.ttl"
_CHECKS = "checks"

# Folders with a file for each article, or as many as there may be.
_MANY = (
    ("graph/entities", ".ttl"),
    ("graph/derived", ".ttl"),
    ("graph/proofs", ".ttl"),
    ("graph/articles", ".trig"),
)


class Workspace:
    """The folder of a project, and the folder with its articles' texts, if any.

    Nothing changes it.

    The shared ontology, its shapes, the checks and the general questions are those of
    the package; what a project has of its own is added to them. A folder that holds
    ontology/core.ttl, as the repository of the ontology does, brings them itself.
    """

    def __init__(
        self,
        root: Path,
        texts: Path | None = None,
        *,
        is_stand_in: bool = False,
    ) -> None:
        self.root = root
        self.texts = texts
        self._is_stand_in = is_stand_in

    def __repr__(self) -> str:
        return f"<Workspace in {self.root}>"

    @cached_property
    def namespaces(self) -> Namespaces:
        """The project's base and prefixes, from its graph/dataset.ttl.

        Raises:
            BadInput: The file is missing, or gives no base of use.
        """
        return read_dataset(self.dataset, self.shown(self.dataset)).namespaces

    @cached_property
    def shared(self) -> Path:
        """The folder of what projects share."""
        return self.root if _is_shared(self.root) else carried()

    @cached_property
    def ontology_version(self) -> str:
        """The IRI of the version of the shared ontology; empty if it has none."""
        path = self.shared / "ontology" / _CORE
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            if quad.predicate == VERSION_IRI and isinstance(quad.object, NamedNode):
                return quad.object.value
        return ""

    @property
    def has_copied_ontology(self) -> bool:
        """Whether the folder's own ontology is that of the package, to the byte."""
        ours, theirs = (place / "ontology" for place in (self.root, carried()))
        names = {
            path.name for folder in (ours, theirs) for path in folder.glob("*.ttl")
        }
        _, others, missing = cmpfiles(ours, theirs, names, shallow=False)
        return ours != theirs and not others and not missing

    def is_own(self, path: Path) -> bool:
        """Whether a file of the ontology is the folder's, and no copy of the package's."""
        if not path.is_relative_to(self.root):
            return False
        theirs = carried() / "ontology" / path.name
        if not theirs.exists():
            return True
        if theirs.samefile(path):
            # The folder is the one from which the package is made.
            return True
        return not cmp(theirs, path, shallow=False)

    @property
    def text_folders(self) -> list[Path]:
        """Where texts are looked for: the folder that is named, then the project's own.

        None if the texts are set aside.
        """
        if self.texts is None:
            return []
        return list(dict.fromkeys([self.texts, self.root / "articles"]))

    @property
    def own_ontology(self) -> list[Path]:
        """The files of the project's own terms."""
        if self.shared == self.root:
            return []
        return sorted((self.root / "ontology").glob("*.ttl"))

    @property
    def ontology(self) -> list[Path]:
        """The files whose terms and axioms are loaded."""
        # The shapes say what data should be like, not what holds: the checks read them.
        folder = self.shared / "ontology"
        shared = sorted(folder.glob("*.ttl"))
        apart = (_SHAPES, _FRAMES, _FRAMES_OF_FIGURES)
        all_files = [*shared, *self.own_ontology]
        return [path for path in all_files if path.name not in apart]

    @property
    def frames(self) -> list[Path]:
        """The files with the frames in which things are said, the shared ones first.

        They are many and say nothing of the world: so they are loaded where words are
        read, and nowhere else.
        """
        return [*self._of_ontology(_FRAMES), *self._of_ontology(_FRAMES_OF_FIGURES)]

    @property
    def terms(self) -> list[Path]:
        """The files that say what any other means: its base, its terms, its frames."""
        files = [self.dataset]
        # In a stable order: whoever depends on them takes a digest of all.
        files += self.ontology
        files += self.frames
        return files

    @property
    def shapes(self) -> list[Path]:
        """The files with the shapes of data, the shared one first."""
        return self._of_ontology(_SHAPES)

    def _of_ontology(self, name: str) -> list[Path]:
        """The shared file of a name, and the project's own."""
        folders = dict.fromkeys((self.shared, self.root))
        places = (folder / "ontology" / name for folder in folders)
        return [path for path in places if path.exists()]

    @property
    def entities(self) -> Path:
        """The registry of lasting things, or its first file; a project may have none."""
        return self.root / "graph" / "entities.ttl"

    @property
    def registry(self) -> list[Path]:
        """All files of the registry: a large one may be several, in `graph/entities/`.

        So one new thing does not rewrite the others, and two branches that register
        different things do not touch the same file.
        """
        folder = self.root / "graph" / "entities"
        found = files.files_in(folder, ".ttl")
        if self.entities.exists():
            found.insert(0, self.entities)
        return found

    @property
    def dataset(self) -> Path:
        """The description of the data set as a whole: base, title, licence, version."""
        return self.root / "graph" / "dataset.ttl"

    @property
    def articles(self) -> list[Path]:
        folder = self.root / "graph" / "articles"
        return files.files_in(folder, ".trig")

    @property
    def derived(self) -> list[Path]:
        folder = self.root / "graph" / "derived"
        return files.files_in(folder, ".ttl")

    @property
    def judgements(self) -> Path:
        """What people have decided on statements."""
        return self.root / "graph" / "judgements.ttl"

    @property
    def proofs(self) -> list[Path]:
        """How well statements were found to be proved, a file for each article."""
        folder = self.root / "graph" / "proofs"
        return files.files_in(folder, ".ttl")

    def proofs_of(self, slug: str) -> Path:
        """The file with the proofs of an article's statements."""
        return self.root / "graph" / "proofs" / f"{slug}.ttl"

    @property
    def questions(self) -> list[Path]:
        """The general questions, then those of the project, in any folder."""
        shared = self.shared / "queries"
        own_folder = self.root / "queries"
        general = files.files_in(shared, ".rq")
        own = sorted(own_folder.rglob("*.rq"))
        checks = own_folder / _CHECKS
        added = [path for path in own if checks not in path.parents]
        return list(dict.fromkeys([*general, *added]))

    @property
    def checks(self) -> list[Path]:
        """The check queries, then those of the project."""
        found: list[Path] = []
        for folder in dict.fromkeys((self.shared, self.root)):
            checks = folder / "queries" / _CHECKS
            found += files.files_in(checks, ".rq")
        return found

    @property
    def data(self) -> list[Path]:
        """Every file below graph/, which `kg fmt` keeps in canonical form."""
        single = [path for path in (self.dataset, self.judgements) if path.exists()]
        many = (*self.registry, *self.articles, *self.derived, *self.proofs)
        return [*single, *many]

    def states(self) -> Iterator[tuple[str, FileState]]:
        """What each file that the graph is made of is called, and its state."""
        for path in (*self.ontology, self.dataset, self.entities, self.judgements):
            if each := files.state(path):
                yield self.shown(path), each
        for name, ending in _MANY:
            for file, each in files.states(self.root / name, ending):
                yield f"{name}/{file}", each

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """What is in every file that a check may read, by its path, in a stable order.

        Raises:
            BadInput: one cannot be read.
        """
        paths: dict[Path, None] = {}
        for root in (self.root, self.shared):
            for name in ("ontology", "graph", "queries", "drafts"):
                paths |= dict.fromkeys(_all_below(root / name))
        for folder in self.text_folders:
            texts = files.files_in(folder, ".txt")
            paths |= dict.fromkeys(texts)
        for path in paths:
            shown = self.shown(path)
            yield str(path), files.content(path, shown)

    @property
    def pinned(self) -> Workspace:
        """The same project with the articles' texts set aside."""
        return Workspace(self.root, is_stand_in=self._is_stand_in)

    @property
    def own(self) -> Workspace:
        """This one, for whoever changes its files.

        Raises:
            KgError: no project was found, and what the package carries stands in.
        """
        if self._is_stand_in:
            raise KgError("There is no project here to change.", _WHICH)
        return self

    @cached_property
    def _inside(self) -> str:
        """What the paths begin with that are inside the project."""
        return f"{self.root.as_posix()}/"

    def article(self, slug: str) -> Path:
        """The file with what an article states."""
        return self.root / "graph" / "articles" / f"{slug}.trig"

    def shown(self, path: Path) -> str:
        """A path as people write it: relative to the project where it is inside."""
        # Of thousands of files the names are compared, which takes no path apart.
        written = path.as_posix()
        if written.startswith(self._inside):
            return written.removeprefix(self._inside)
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return str(path)


def _all_below(folder: Path) -> Iterator[Path]:
    """All files in a folder and in those below it, in a stable order."""
    for place, _, _ in sorted(os.walk(folder)):
        for path in files.files_in(Path(place), ""):
            if path.is_file():
                yield path


def find(
    root: Path | None = None, texts: Path | None = None, *, is_older: bool = False
) -> Workspace:
    """Find a project and the texts of its articles.

    Args:
        root: the folder of the project; without it, the current folder or the next one
            above it that is a project, else the package's own data.
        texts: the folder of the texts; without it, the one that KG_ARTICLES names, else
            `articles/` in the project.
        is_older: whether a project of kg 0.1 will do that does not describe its data
            set.

    Raises:
        KgError: a folder that is named does not exist, or is no project.
    """
    will_do = _is_project_or_older if is_older else _is_project
    around = _named(root, will_do) if root else _around(Path.cwd(), will_do)
    folder = around or carried()
    return Workspace(folder, _texts(folder, texts), is_stand_in=around is None)


def spare(workspace: Workspace, output: Path) -> None:
    """Refuse to write where people write: data, questions, articles and drafts.

    Raises:
        KgError: the output would be in such a place.
    """
    # Resolved, since a link or `..` may lead to such a place from anywhere.
    place = output.resolve()
    for name in _HAND_WRITTEN_FOLDERS:
        folder = workspace.root / name
        if place.is_relative_to(folder.resolve()):
            message = f"{output} is in the project's {name}/, which is written by hand."
            raise KgError(message, _ELSEWHERE)
    is_in_root = place.parent == workspace.root.resolve()
    if is_in_root and place.stem in _HAND_WRITTEN_FILES:
        raise KgError(f"{output} is written by hand.", _ELSEWHERE)
    # The texts may be far from the project, among other files that are no texts.
    texts = workspace.texts
    is_among_texts = texts is not None and place.parent == texts.resolve()
    if is_among_texts and place.suffix == ".txt":
        raise KgError(f"{output} is among the articles' texts.", _ELSEWHERE)


def spare_folder(workspace: Workspace, output: Path, made: Collection[str]) -> None:
    """Refuse a folder that was not made for output.

    A folder will do that is new, or empty but for hidden files, or has all that is
    written each time.

    Args:
        workspace: the project, which must not be inside the folder.
        output: the folder.
        made: the names of files that are written each time.

    Raises:
        KgError: the folder is another, or one in which people write.
    """
    spare(workspace, output)
    place = output.resolve()
    if workspace.root.resolve().is_relative_to(place):
        raise KgError(f"{output} holds the project itself.", _ELSEWHERE)
    names: set[str] = set()
    if place.is_dir():
        names.update(path.name for path in place.iterdir())
    # A home may hold hidden files alone, and they are somebody's all the same.
    is_used = place == Path.home()
    is_used = is_used or any(not name.startswith(".") for name in names)
    if is_used and not names.issuperset(made):
        advice = (
            "Name a folder with -o that is new, or empty, or was written by kg before."
        )
        raise KgError(f"{output} holds other files.", advice)


def _is_project(folder: Path) -> bool:
    return (folder / "graph" / "dataset.ttl").is_file()


def _is_shared(folder: Path) -> bool:
    return (folder / "ontology" / _CORE).is_file()


def _is_older(folder: Path) -> bool:
    """Whether it is a project as kg 0.1 knew them."""
    past = folder / "ontology" / "kg.ttl"
    return past.is_file() and (folder / "graph").is_dir()


def _is_project_or_older(folder: Path) -> bool:
    return _is_project(folder) or _is_older(folder)


def _named(root: Path, will_do: Callable[[Path], bool]) -> Path:
    if not root.is_dir():
        raise KgError(f"There is no folder {root}.", _LAYOUT)
    if not will_do(root):
        message = f"{root} is not a project: graph/dataset.ttl is missing."
        raise KgError(message, _advice(root))
    return root.resolve()


def _advice(folder: Path) -> str:
    """What to do about a folder without a description of its data set."""
    return _OLDER if _is_older(folder) else _LAYOUT


def _around(folder: Path, will_do: Callable[[Path], bool]) -> Path | None:
    """The folder, or the next one above it, that is a project."""
    for place in (folder, *folder.parents):
        if will_do(place):
            return place
        # Without this, a project that has lost a file would be passed over in silence,
        # and another one answer in its place.
        if (place / "graph" / "entities.ttl").is_file() or _is_shared(place):
            raise KgError(
                f"{place} is not a whole project: graph/dataset.ttl is missing.",
                _advice(place),
            )
    return None


def carried() -> Path:
    """The data that the package carries."""
    # Inside an installed package, and beside the source of an editable one.
    for place in (_PACKAGE / "project", _PACKAGE.parents[1]):
        if _is_project(place) and _is_shared(place):
            return place
    raise KgError(
        "This installation carries no ontology.",
        "Install it again; it should hold project/ontology/core.ttl.",
    )


def _texts(root: Path, named: Path | None) -> Path:
    if named is None and (value := os.environ.get("KG_ARTICLES")):
        named = Path(value)
    own = root / "articles"
    # A folder that somebody names must be there: without it, nothing would be quoted,
    # and nobody would know why. The project's own comes with the first text.
    if named is None or named == own:
        return own
    if not named.is_dir():
        raise KgError(
            f"There is no folder {named} with article texts.",
            "It holds a file SLUG.txt for each article.",
        )
    return named.resolve()
