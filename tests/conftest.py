"""What several test folders share: the project, the flagship article's text where it is
at hand, and the newsroom.
"""

from __future__ import annotations

import gc
import math
import os
import shutil
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from pyoxigraph import Quad, Store

from kg.knowledge import loading
from kg.knowledge.terminology import Terminology, terminology_of
from kg.page import arrangement, frame, kept_arrangements
from kg.page.bending import Curve
from kg.page.frame_geometry import DrawnFrame
from kg.page.layout import Box, Place
from kg.project import Project
from kg.workspace import Workspace
from tests.browsing import axe, browser
from tests.flagship import FLAGSHIP, ROOT, copied_flagship

__all__ = ["axe", "browser"]

PAGES = ROOT / "tests" / "page"
KEPT_GRAPHS = 16

# Projects and shapes stay in memory for a whole run, and Python would walk through all
# of them every few thousand new objects: a fifth of the time.
gc.set_threshold(50_000, 20, 20)

# How long an example takes is no property of the code, and a run of the integration
# should not depend on chance.
settings.register_profile("kg", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("kg")

# The tests write some ten thousand small files, which a disk may take minutes to
# forget: where there is room, they are in memory. What a test that passed has written
# is gone after it.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


class Compiled(BytecodeCache):
    """Templates as Python: Jinja takes one from here only if its source is still the
    same.
    """

    def __init__(self) -> None:
        self._found: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._found:
            bucket.bytecode_from_string(self._found[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._found[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Each page has a Jinja of its own, but its templates are compiled for the first
    one only.
    """
    made, compiled = frame.environment, Compiled()

    def environment() -> Environment:
        found = made()
        found.bytecode_cache = compiled
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frame, "environment", environment)
        yield


@pytest.fixture(scope="session", autouse=True)
def _loaded_once() -> Iterator[None]:
    """A project whose files are the same is loaded once; whoever wants to change what was
    loaded takes a copy.
    """

    kept: OrderedDict[object, tuple[Store, int]] = OrderedDict()

    def loaded(
        workspace: Workspace,
        without: Collection[str],
        refused: Collection[Quad],
        proofs: Collection[Quad] | None,
    ) -> tuple[Store, Terminology]:
        if without or refused or proofs is not None:
            return load(workspace, without, refused, proofs)
        state = (workspace.root, workspace.namespaces, frozenset(workspace.states()))
        if state not in kept:
            engine, _ = load(workspace, without, refused, proofs)
            kept[state] = engine, len(engine)
        kept.move_to_end(state)
        if len(kept) > KEPT_GRAPHS:
            kept.popitem(last=False)
        engine, size = kept[state]
        assert len(engine) == size, "A test has changed a graph that others have too."
        return engine, terminology_of(workspace)

    load = loading._loaded  # noqa: SLF001 - below all that loads
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_loaded", loaded)
        yield


@contextmanager
def at_a_glance() -> Iterator[None]:
    """Things stand on maps in rows: to untangle the flagship's takes seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrangement, "positions", in_rows)
        patch.setattr(arrangement, "enclosed", in_rows_without_frames)
        patch.setattr(arrangement, "bent", unbent)
        # Nor are they kept for those that have to stand as they are drawn.
        patch.setattr(kept_arrangements, "kept", made_anew)
        yield


@pytest.fixture(scope="module")
def maps_at_a_glance() -> Iterator[None]:
    """The same for all pages that a module makes."""
    with at_a_glance():
        yield


@pytest.fixture(scope="module", autouse=True)
def _maps_elsewhere(request: pytest.FixtureRequest) -> None:
    """Only the tests of pages look at where things stand."""
    if PAGES not in request.path.parents:
        request.getfixturevalue("maps_at_a_glance")


def in_rows(boxes: Mapping[str, Box], *_: object) -> dict[str, Place]:
    """A place for each box, clear of the others."""
    width, height = (max(sides) for sides in zip((0, 0), *boxes.values(), strict=True))
    columns = max(1, math.isqrt(len(boxes)))
    return {
        name: (at % columns * 2 * width, at // columns * 2 * height)
        for at, name in enumerate(sorted(boxes))
    }


def in_rows_without_frames(
    boxes: Mapping[str, Box], *_: object
) -> tuple[dict[str, Place], list[DrawnFrame]]:
    """The same, where a story has frames."""
    return in_rows(boxes), []


def made_anew(_: str, __: object, make: Callable[[], bytes], *___: object) -> bytes:
    """What is made, whatever was kept."""
    return make()


def unbent(_: object, __: object, curves: Mapping[int, Curve]) -> dict[int, float]:
    """Lines as they are, whatever is in their way."""
    return {key: curve.bend for key, curve in curves.items()}


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is compiled into the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


@pytest.fixture(scope="session")
def flagship_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the flagship that no test changes: what is asked of it does not depend
    on other articles.
    """
    return copied_flagship(tmp_path_factory.mktemp("flagship") / "project")


@pytest.fixture(scope="session")
def flagship(flagship_folder: Path) -> Project:
    """The flagship without its text, loaded."""
    return Project(flagship_folder, pinned=True)


@pytest.fixture(scope="session")
def articles_folder() -> Path:
    """The folder with the flagship's text; without it the test is skipped, but in CI it
    fails.
    """
    folder = Path(os.environ.get("KG_ARTICLES", ROOT / "articles"))
    if not (folder / f"{FLAGSHIP}.txt").is_file():
        message = f"the article's text is not in {folder}; set KG_ARTICLES"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of our own about invented companies, with its article's text in
    `articles/`; a test may change it.
    """
    monkeypatch.delenv("KG_ARTICLES", raising=False)
    return copied_newsroom(tmp_path / "newsroom")


@pytest.fixture(scope="session")
def newsroom_pinned(shared_newsroom: Path) -> Project:
    """The newsroom without its text, loaded."""
    return Project(shared_newsroom, pinned=True)


@pytest.fixture(scope="session")
def newsroom_verified(shared_newsroom: Path) -> Project:
    """The newsroom with its text, loaded."""
    return Project(shared_newsroom, shared_newsroom / "articles")


@pytest.fixture(scope="session")
def shared_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same once for all tests that only read it. Name its texts: `Project(folder,
    folder / "articles")`.
    """
    return copied_newsroom(tmp_path_factory.mktemp("shared") / "newsroom")


def copied_both(folder: Path) -> Path:
    """The flagship with the newsroom's article added, whose text is at hand; that of
    the flagship is not.
    """
    copied_flagship(folder)
    newsroom = ROOT / "tests" / "data" / "newsroom"
    for part in ("graph/articles", "articles"):
        shutil.copytree(newsroom / part, folder / part, dirs_exist_ok=True)
    for name in (
        "graph/entities.ttl",
        "graph/derived/estimates.ttl",
        "graph/derived/readings.ttl",
    ):
        added = (newsroom / name).read_text(encoding="utf-8")
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{added}")
    return folder


def copied_newsroom(folder: Path) -> Path:
    """The newsroom's graph and text with the real ontology and questions: a whole
    project.
    """
    shutil.copytree(ROOT / "tests" / "data" / "newsroom", folder)
    for part in ("ontology", "queries"):
        shutil.copytree(ROOT / part, folder / part)
    return folder
