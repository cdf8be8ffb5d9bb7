"""A compiled graph is what loading the files anew would give, whatever happens to them,
to it, and to the folder that it is in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.errors import BadInput
from kg.knowledge import Graph, compile_store, load, open_graph
from kg.knowledge import compiled as package
from kg.knowledge.compiled import index, making_stores
from kg.knowledge.compiled.folder import FolderHome
from kg.knowledge.compiled.generations import Generations
from kg.knowledge.compiled.recorded_changes import StorePoint
from kg.namespaces import Namespaces
from kg.rdf import trig
from kg.vocabulary import KG, Term, Triple
from kg.workspace import Workspace, find
from tests.homes import engine_of

NAMES = Namespaces("https://mills.example/")
DATASET = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix void: <http://rdfs.org/ns/void#> .
<https://mills.example/dataset> a void:Dataset ;
    dcterms:title "Mills"@en ; void:uriSpace "https://mills.example/" .
"""
THINGS = [NAMES.thing(name) for name in ("mill", "weir", "vale", "shire")]
FIGURES = [NAMES.thing(name) for name in ("looms-1", "looms-2", "looms-3")]
YEAR = NAMES.thing("year")


def kg(name: str) -> NamedNode:
    return NamedNode(KG + name)


def _relations() -> Iterator[Triple]:
    """What follows from these by every kind of rule is said by others of them too."""
    for one in THINGS:
        for other in THINGS:
            # Transitive, symmetric, below another property, and with a converse.
            for name in ("locatedIn", "cooperatesWith", "acquired", "subsidiaryOf"):
                yield one, kg(name), other
        for kind in ("Company", "City", "Organisation"):
            yield one, v.TYPE, kg(kind)
        yield one, v.PREF_LABEL, Literal(f"The {one.value[-4:]}", language="en")
    for number, figure in enumerate(FIGURES):
        yield figure, v.TYPE, v.CLASS_OBSERVATION
        yield figure, v.OBSERVED_OF, THINGS[0]
        yield figure, v.VARIABLE, NAMES.thing("looms")
        yield figure, v.UNIT, kg("CNY")
        yield figure, v.COMPARATOR, kg("exactly")
        yield figure, v.WORDING, Literal(f"{number % 2 + 4} yuan")
        yield figure, v.VALUE, Literal(number % 2 + 4)
        yield figure, v.PERIOD, YEAR
    yield (
        YEAR,
        v.START_DATE,
        Literal("2023-01-01", datatype=NamedNode(v.PREFIXES["xsd"] + "date")),
    )


RELATIONS = list(_relations())


@some.composite
def article(draw: Any) -> list[Quad]:
    """Passages with what they state, of which some are not declared."""
    name = NamedNode(NAMES.articles + draw(some.sampled_from(["one", "two"])))
    quads = [Quad(name, v.TYPE, v.CLASS_ARTICLE, name)]
    if draw(some.booleans()):
        quads.append(Quad(name, v.HEADLINE, Literal("Looms"), name))
    for begin in draw(some.sets(some.integers(0, 2), max_size=3)):
        passage = NamedNode(f"{name.value}#char={begin},9")
        if draw(some.integers(0, 4)):
            quads.append(Quad(passage, v.TYPE, v.CLASS_PASSAGE, name))
        stated = draw(some.lists(some.sampled_from(RELATIONS), max_size=5))
        if draw(some.booleans()):
            # A figure is compared only if all of it is there.
            figure = draw(some.sampled_from(FIGURES))
            stated += [triple for triple in RELATIONS if triple[0] == figure]
        quads += [
            Quad(one, property, other, passage) for one, property, other in stated
        ]
    return quads


@some.composite
def plain(draw: Any) -> list[Quad]:
    """A file of one graph."""
    return [
        Quad(*triple)
        for triple in draw(some.lists(some.sampled_from(RELATIONS), max_size=6))
    ]


ARTICLES = [f"graph/articles/{name}.trig" for name in ("one", "two", "three")]
OTHERS = [
    "graph/entities.ttl",
    "graph/entities/one.ttl",
    "graph/entities/two.ttl",
    "graph/derived/one.ttl",
    "graph/derived/two.ttl",
    "graph/judgements.ttl",
    "graph/proofs/one.ttl",
]
FILES = some.one_of(
    some.tuples(some.sampled_from(ARTICLES), some.none() | article()),
    some.tuples(some.sampled_from(OTHERS), some.none() | plain()),
)
EDITS = some.lists(FILES, min_size=1, max_size=4)
RENAMES = some.none() | some.tuples(
    some.sampled_from(ARTICLES), some.sampled_from(ARTICLES)
)


def write(folder: Path, name: str, quads: list[Quad] | None) -> None:
    """A file with these quads, or none."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if quads is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(
            trig.write_trig(dict.fromkeys(quads), NAMES.prefixes), encoding="utf-8"
        )


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, and every change seen by reading."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def news(newsroom: Path) -> Workspace:
    """A project with an article, which a test may change."""
    return find(newsroom).pinned


def quads_of(graph: Graph) -> set[Quad]:
    """All quads but those about blank nodes, whose names are made at each loading."""
    return {quad for quad in engine_of(graph) if not _has_blank_node(quad)}


def _has_blank_node(quad: Quad) -> bool:
    terms: tuple[Term, ...] = (quad.subject, quad.object)
    return any(isinstance(term, BlankNode) for term in terms)


def compiled(workspace: Workspace, say: Callable[[str], None] = pytest.fail) -> Graph:
    graph = compile_store(workspace, say)
    assert graph is not None
    return graph


def assert_same(workspace: Workspace) -> FolderHome:
    """The compiled graph has what loading anew gives, and names as well."""
    near, far = load(workspace), compiled(workspace)
    assert isinstance(far.home, FolderHome)
    assert quads_of(near) == quads_of(far)
    assert set(near.home.names) == set(far.home.names)
    return far.home


def assert_followed(home: FolderHome, points: dict[StorePoint, set[Quad]]) -> None:
    """What has changed since each point makes of the quads of then those of now."""
    now = {quad for quad in home.engine if not _has_blank_node(quad)}
    for point, before in points.items():
        changes = home.changes_since(point)
        assert changes is not None
        assert changes.removed <= before
        assert changes.added.isdisjoint(before)
        assert (before - changes.removed) | changes.added == now
    points[home.point] = now


@given(some.lists(EDITS, min_size=2, max_size=4), RENAMES)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_what_loading_anew_gives(
    edits: list[list[tuple[str, list[Quad] | None]]], renamed: tuple[str, str] | None
) -> None:
    """Quad for quad, after files were added, edited, removed and renamed."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "graph").mkdir()
        (folder / "graph" / "dataset.ttl").write_text(DATASET, encoding="utf-8")
        workspace = find(folder).pinned
        points: dict[StorePoint, set[Quad]] = {}
        with pytest.MonkeyPatch.context() as patch:
            for together in edits:
                for name, quads in together:
                    write(folder, name, quads)
                assert_followed(assert_same(workspace), points)
                # From now on, only what changes is replaced.
                patch.setattr(making_stores, "make", None)
        if renamed and (folder / renamed[0]).exists():
            (folder / renamed[0]).rename(folder / renamed[1])
            assert_same(workspace)


def test_a_point_of_another_store_tells_nothing(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does one since which too much has changed to be remembered."""
    first = compiled(news).home
    assert isinstance(first, FolderHome)
    monkeypatch.setattr(index, "_MOST_CHANGES", 0)
    news.article("odd").write_text("<urn:a> { <urn:b> a <urn:c> }", encoding="utf-8")
    second = compiled(news).home
    assert isinstance(second, FolderHome)
    assert second.changes_since(first.point) is None
    assert second.changes_since(second.point) == (set(), set())
    assert second.changes_since(StorePoint("another", 0)) is None
    assert first.changes_since(second.point) is None


def test_a_small_project_is_loaded(news: Workspace, cache: Path) -> None:
    """Nothing is kept of it, until somebody asks for that."""
    assert not isinstance(open_graph(news, pytest.fail).home, FolderHome)
    assert not cache.exists()
    compiled(news)
    assert isinstance(open_graph(news, pytest.fail).home, FolderHome)


def test_a_large_one_is_compiled(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without being asked."""
    monkeypatch.setattr(package, "MANY", 0)
    assert isinstance(open_graph(news, pytest.fail).home, FolderHome)


def test_what_has_not_changed_is_not_read(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time, its size and its place tell enough; just after it was written, they do
    not.
    """
    compiled(news)  # the files are new: the next time, they are read again
    monkeypatch.setattr(making_stores, "_RECENTLY", -1)
    compiled(news)
    monkeypatch.setattr(making_stores, "content_of", None)
    # Nor are the states compared one by one.
    monkeypatch.setattr(index.Index, "files", None)
    compiled(news)


def test_what_was_written_twice_at_once_is_seen(news: Workspace) -> None:
    """Also if the clock stood still, and it is as long as before."""
    path = news.entities
    path.touch()
    compiled(news)
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Norvik", b"Norvak"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert_same(news)


def test_touched_files_are_read_once(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a checkout, all of them have new times and the same words."""
    monkeypatch.setattr(making_stores, "_RECENTLY", -1)
    compiled(news)
    for path in news.data:
        os.utime(path, (1, 1))
    compiled(news)
    monkeypatch.setattr(making_stores, "content_of", None)
    compiled(news)


def test_other_terms_make_it_anew(newsroom: Path) -> None:
    """A new axiom may conclude anything."""
    workspace = find(newsroom).pinned
    assert_same(workspace)
    (newsroom / "ontology").mkdir(exist_ok=True)
    (newsroom / "ontology" / "more.ttl").write_text(
        f"<{KG}cooperatesWith> <{v.SUBPROPERTY.value}> <{KG}knows> .", encoding="utf-8"
    )
    assert_same(find(newsroom).pinned)


def test_files_that_the_store_cannot_follow(news: Workspace) -> None:
    """Blank nodes, and statements in no graph: they are loaded anew, and right."""
    assert_same(news)
    path = news.article("odd")
    for content in ("_:a a _:b .", "<urn:a> <urn:b> <urn:c> .", ""):
        path.write_text(content, encoding="utf-8")
        assert_same(news)


def test_a_file_with_a_mistake(news: Workspace) -> None:
    """It is told as in a project that is loaded, and the store stays as it was."""
    compiled(news)
    before = news.entities.read_bytes()
    news.entities.write_text("no Turtle", encoding="utf-8")
    with pytest.raises(BadInput, match=r"entities\.ttl:1") as loading:
        load(news)
    with pytest.raises(BadInput) as compiling:
        compile_store(news, pytest.fail)
    assert str(compiling.value) == str(loading.value)
    news.entities.write_bytes(before)
    assert_same(news)


def generation(workspace: Workspace) -> Path:
    """The folder of the store in use."""
    found = Generations(workspace.root).current()
    assert found is not None
    return found.folder


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no index": lambda folder: (folder / "index.sqlite").unlink(),
    "no SQLite": lambda folder: (folder / "index.sqlite").write_text("nonsense"),
    "no store": lambda folder: shutil.rmtree(folder / "store"),
    "no manifest": lambda folder: (folder / "store" / "CURRENT").write_text("nonsense"),
    "nothing": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_store_is_made_again(
    news: Workspace, damage: Callable[[Path], object]
) -> None:
    """With one line said."""
    compiled(news)
    damage(generation(news))
    said: list[str] = []
    assert quads_of(compiled(news, said.append)) == quads_of(load(news))
    assert len(said) <= 1
    assert all("is made again" in line for line in said)


def test_a_store_of_another_version_is_made_again(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one line said."""
    compiled(news)
    monkeypatch.setattr(making_stores, "_FORMAT", "0")
    said: list[str] = []
    compiled(news, said.append)
    assert said == ["The compiled graph is of another version, and is made again."]
    compiled(news)


def test_whoever_is_stopped_leaves_the_old_store(
    news: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing else."""
    compiled(news)
    before = generation(news)
    news.article("odd").write_text("", encoding="utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(making_stores, "compare_again", stopped)
        patch.setattr(making_stores, "quad_changes", stopped)
        with pytest.raises(KeyboardInterrupt):
            compile_store(news, pytest.fail)
    assert generation(news) == before
    assert [each for each in before.parent.iterdir() if each.is_dir()] == [before]
    assert_same(news)


def test_whoever_is_killed_leaves_the_old_store(news: Workspace) -> None:
    """The next one clears away what was half made."""
    compiled(news)
    before = generation(news)
    half = before.parent / "half"
    (half / "store").mkdir(parents=True)
    news.article("odd").write_text("", encoding="utf-8")
    assert_same(news)
    assert not half.exists()
    assert not before.exists()


def test_a_reader_keeps_what_it_reads(news: Workspace) -> None:
    """Another process may make the next store meanwhile."""
    graph = compiled(news)
    before = quads_of(graph)
    news.article("odd").write_text("", encoding="utf-8")
    news.entities.unlink()
    after = quads_of(compiled(news))
    assert after < before
    assert quads_of(graph) == before


def _number_of_quads(root: Path) -> int:
    return len(quads_of(compiled(find(root).pinned)))


def test_two_processes_at_once(news: Workspace) -> None:
    """One makes the store, and the other waits for it."""
    with get_context("spawn").Pool(2) as pool:
        numbers = pool.map(_number_of_quads, [news.root] * 4, chunksize=1)
    assert set(numbers) == {len(quads_of(load(news)))}


def test_a_cache_that_cannot_be_written(
    news: Workspace, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and the files are loaded."""
    monkeypatch.setattr(package, "MANY", 0)
    cache.write_text("a file stands in its place", encoding="utf-8")
    said: list[str] = []
    graph = open_graph(news, said.append)
    assert quads_of(graph) == quads_of(load(news))
    (line,) = said
    assert "No compiled graph can be kept" in line


def test_a_cache_that_can_only_be_read(news: Workspace, cache: Path) -> None:
    """What is in it is used as long as it is true."""
    compiled(news)
    (cache / "writing").touch()
    for folder in (*cache.rglob("*"), cache):
        folder.chmod(0o555 if folder.is_dir() else 0o444)
    try:
        compiled(news)
    finally:
        for folder in (cache, *cache.rglob("*")):
            folder.chmod(0o755)


FULL = """
import resource, signal, sys
from pathlib import Path
from kg.knowledge import compile_store
from kg.workspace import find
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
said = []
print(compile_store(find(Path(sys.argv[1])).pinned, said.append) is None, *said)
"""


def test_a_full_disk(news: Workspace, cache: Path) -> None:
    """No file can grow any more: that is said, and nothing is left."""
    script = [sys.executable, "-c", FULL, str(news.root)]
    run = subprocess.run(script, capture_output=True, text=True, timeout=60)
    assert run.stdout.startswith("True No compiled graph can be kept"), run
    assert not [
        path for path in cache.rglob("*") if path.is_dir() and path.parent != cache
    ]
