"""Where a project's ontology, graph, questions and article texts are."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from kg.errors import KgError

_PACKAGE = Path(__file__).parent
_BY_HAND = (
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
_WRITTEN = (
    "README",
    "CHANGELOG",
    "CONTRIBUTING",
    "SECURITY",
    "LICENSE",
    "LICENSE-DATA",
    "pyproject",
)
_ELSEWHERE = "Choose another place with -o."
_LAYOUT = "A project folder holds ontology/kg.ttl, graph/ and queries/."


class Workspace(NamedTuple):
    """The folder of a project, and the folder with the texts of its articles, if there is one."""

    root: Path
    texts: Path | None = None

    @property
    def ontology(self) -> list[Path]:
        """The files whose terms and axioms are loaded; the shapes are read by the checks alone."""
        return [
            path
            for path in sorted((self.root / "ontology").glob("*.ttl"))
            if path != self.shapes
        ]

    @property
    def shapes(self) -> Path:
        return self.root / "ontology" / "shapes.ttl"

    @property
    def entities(self) -> Path:
        return self.root / "graph" / "entities.ttl"

    @property
    def dataset(self) -> Path:
        """The description of the data set as a whole: title, licence, version."""
        return self.root / "graph" / "dataset.ttl"

    @property
    def articles(self) -> list[Path]:
        return sorted((self.root / "graph" / "articles").glob("*.trig"))

    @property
    def derived(self) -> list[Path]:
        return sorted((self.root / "graph" / "derived").glob("*.ttl"))

    @property
    def queries(self) -> Path:
        return self.root / "queries"

    @property
    def data(self) -> list[Path]:
        """Every file below graph/, which `kg fmt` keeps in canonical form."""
        return [
            path
            for path in (self.dataset, self.entities, *self.articles, *self.derived)
            if path.exists()
        ]

    @property
    def pinned(self) -> Workspace:
        """The same project with the articles' texts set aside."""
        return self._replace(texts=None)

    def article(self, slug: str) -> Path:
        """The file with what an article states."""
        return self.root / "graph" / "articles" / f"{slug}.trig"

    def shown(self, path: Path) -> str:
        """A path as people write it: relative to the project where it is inside."""
        return (
            path.relative_to(self.root).as_posix()
            if path.is_relative_to(self.root)
            else str(path)
        )


def find(root: Path | None = None, texts: Path | None = None) -> Workspace:
    """Find the project of `root`, else of the current folder or one above it, else the package's own.

    Texts are looked for in `texts`, then in the folder that KG_ARTICLES names, then in
    `articles/`.

    Raises:
        KgError: a folder that is named does not exist, or is no project.
    """
    root = _named(root) if root else _around(Path.cwd()) or _carried()
    return Workspace(root, _texts(root, texts))


def spare(workspace: Workspace, output: Path) -> None:
    """Refuse to write where people write: data, questions, articles and drafts.

    Links and `..` are followed.

    Raises:
        KgError: the output would be in such a place.
    """
    place = output.resolve()
    for name in _BY_HAND:
        if place.is_relative_to((workspace.root / name).resolve()):
            message = f"{output} is in the project's {name}/, which is written by hand."
            raise KgError(message, _ELSEWHERE)
    if place.parent == workspace.root.resolve() and place.stem in _WRITTEN:
        raise KgError(f"{output} is written by hand.", _ELSEWHERE)
    texts = workspace.texts
    if texts and place.parent == texts.resolve() and place.suffix == ".txt":
        raise KgError(f"{output} is among the articles' texts.", _ELSEWHERE)


def spare_folder(workspace: Workspace, output: Path, made: Collection[str]) -> None:
    """Refuse a folder that was not made for output.

    Such a folder is new, or empty, or has all the files that are `made` each time;
    hidden files do not count. It is neither the project's, nor one around it, nor one
    in which people write, nor anybody's home.

    Raises:
        KgError: the folder is another.
    """
    spare(workspace, output)
    place = output.resolve()
    if workspace.root.resolve().is_relative_to(place):
        raise KgError(f"{output} holds the project itself.", _ELSEWHERE)
    found = {path.name for path in place.iterdir()} if place.is_dir() else set()
    is_used = any(not name.startswith(".") for name in found) or place == Path.home()
    if is_used and not found.issuperset(made):
        advice = (
            "Name a folder with -o that is new, or empty, or was written by kg before."
        )
        raise KgError(f"{output} holds other files.", advice)


def _is_project(folder: Path) -> bool:
    return (folder / "ontology" / "kg.ttl").is_file() and (folder / "graph").is_dir()


def _named(root: Path) -> Path:
    if not root.is_dir():
        raise KgError(f"There is no folder {root}.", _LAYOUT)
    if not _is_project(root):
        raise KgError(
            f"{root} is not a project: ontology/kg.ttl or graph/ is missing.", _LAYOUT
        )
    return root.resolve()


def _around(folder: Path) -> Path | None:
    for place in (folder, *folder.parents):
        if _is_project(place):
            return place
        if (place / "graph" / "entities.ttl").is_file() or (
            place / "ontology" / "shapes.ttl"
        ).is_file():
            raise KgError(
                f"{place} is not a whole project: ontology/kg.ttl or graph/ is missing.",
                _LAYOUT,
            )
    return None


def _carried() -> Path:
    """The flagship's data: inside an installed package, or beside the source of an editable one."""
    place = next(
        (
            place
            for place in (_PACKAGE / "project", _PACKAGE.parents[1])
            if _is_project(place)
        ),
        None,
    )
    if place is None:
        raise KgError(
            "This installation carries no data.",
            f"Name a project folder with --project. {_LAYOUT}",
        )
    return place


def _texts(root: Path, texts: Path | None) -> Path | None:
    named = texts or (Path(value) if (value := os.environ.get("KG_ARTICLES")) else None)
    if named:
        if not named.is_dir():
            raise KgError(
                f"There is no folder {named} with article texts.",
                "It holds a file SLUG.txt for each article.",
            )
        return named.resolve()
    return root / "articles" if (root / "articles").is_dir() else None
