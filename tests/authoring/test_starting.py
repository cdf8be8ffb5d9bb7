"""A new project: sound whatever is said of it, or not written at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from kg.articles import Texts
from kg.authoring.starting import Plan, start
from kg.checks import check
from kg.dataset import read_dataset
from kg.errors import KgError
from kg.knowledge import load
from kg.site import build
from kg.vocabulary import PREFIXES, named_nodes
from kg.workspace import Workspace, find
from tests.authoring.press import PLAN, begun, contents

FILES = [
    ".gitattributes",
    ".gitignore",
    "README.md",
    "graph/dataset.ttl",
    "graph/entities.ttl",
    "ontology/terms.ttl",
]
FOLDERS = ["articles", "drafts", "graph", "graph/articles", "ontology", "queries"]
BY = "https://creativecommons.org/licenses/by/4.0/"


def own_terms(press: Workspace) -> set[str]:
    """The terms with labels in the project's own namespace, in short."""
    return {
        press.namespaces.shortened(term)
        for term in named_nodes(load(press).ontology.labels)
        if term.value.startswith(press.namespaces.base)
    }


def test_the_files(tmp_path: Path) -> None:
    """Those that are told, the folders in which people will write, and no others."""
    folder = tmp_path / "some" / "press"
    written = start(folder, PLAN)
    assert sorted(contents(folder)) == FILES
    assert sorted(written) == sorted(folder / name for name in FILES)
    folders = [path for path in folder.rglob("*") if path.is_dir()]
    assert sorted(folders) == [folder / name for name in FOLDERS]


def test_it_has_nothing_to_mend(press: Workspace, tmp_path: Path) -> None:
    """No check finds anything, and the site is whole."""
    assert check(press, Texts(press.texts)) == []
    built = build(press, tmp_path / "site")
    assert (built.findings, built.omissions) == ([], [])
    assert (tmp_path / "site" / "index.html").is_file()


def test_it_is_found_from_inside(
    press: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its texts in articles/, which git ignores, as it does what quotes them."""
    monkeypatch.chdir(press.root / "drafts")
    found = find()
    assert (found.root, found.texts) == (press.root, press.root / "articles")
    ignored = (press.root / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/articles/", "/drafts/*.kg", "/site/"} <= set(ignored)


def test_its_own_terms_can_be_used(press: Workspace) -> None:
    """Those of the example are terms like any other."""
    assert own_terms(press) == {"press:Museum", "press:lendsTo"}


@pytest.mark.parametrize(
    ("base", "advice"),
    [
        ("https://example.org/press", "Write https://example.org/press/,"),
        ("https://example.org", "Write https://example.org/,"),
        ("https://example.org/press#", "Write https://example.org/press/,"),
        ("https://example.org/press/#", "Write https://example.org/press/,"),
        ("https://example.org/press#news/", "Write https://example.org/press/,"),
        ("", "Write one such as https://"),
        ("press/", "Write one such as https://"),
        ("/press/", "Write one such as https://"),
        ("urn:press/", "Write one such as https://"),
        ("://press/", "Write one such as https://"),
        ("https://", "Write one such as https://"),
        ("https:///", "Write one such as https://"),
        ("https://example.org/the press/", "Write one such as https://"),
        (" https://example.org/press/", "Write one such as https://"),
        ("https://example.org/<press>/", "Write one such as https://"),
        ("https://example.org/press\n/", "Write one such as https://"),
    ],
)
def test_a_base_of_no_use(tmp_path: Path, base: str, advice: str) -> None:
    """Is refused with a better one, and nothing is written."""
    with pytest.raises(KgError, match="--base: the base ") as refused:
        start(tmp_path / "press", PLAN._replace(base=base))
    assert refused.value.advice.startswith(advice)
    assert not (tmp_path / "press").exists()


@pytest.mark.parametrize(
    "base", ["http://a.example/", "https://ö.example/ü/", "https://a.example/b/c/"]
)
def test_a_base_of_use(tmp_path: Path, base: str) -> None:
    """An absolute IRI that ends in a slash; all names of the project begin with it."""
    names = begun(tmp_path / "press", PLAN._replace(base=base)).namespaces
    assert names.base == base
    assert all(space.startswith(base) for space in names.own.values())


@pytest.mark.parametrize("prefix", [*PREFIXES, "id"])
def test_a_prefix_that_every_project_has(tmp_path: Path, prefix: str) -> None:
    """Is refused, and nothing is written."""
    with pytest.raises(KgError, match=f"'{prefix}' cannot be the prefix") as refused:
        start(tmp_path / "press", PLAN._replace(prefix=prefix))
    assert prefix in refused.value.advice
    assert not (tmp_path / "press").exists()


@pytest.mark.parametrize(
    "prefix", ["1a", "Press", "a b", "a_b", "a:", "é", "-a", " a", "a\n", ":"]
)
def test_a_malformed_prefix(tmp_path: Path, prefix: str) -> None:
    """Is refused, and nothing is written."""
    with pytest.raises(KgError, match="cannot be the prefix"):
        start(tmp_path / "press", PLAN._replace(prefix=prefix))
    assert not (tmp_path / "press").exists()


@pytest.mark.parametrize(
    ("base", "prefix", "expected"),
    [
        ("https://example.org/press/", "", "press"),
        ("https://example.org/press/", "pr-2", "pr-2"),
        ("https://example.org/Big-Press/", "", "big-press"),
        ("https://example.org/", "", "own"),
        ("https://example.org/owl/", "", "own"),
        ("https://example.org/id/", "", "own"),
        ("https://example.org/2024/", "", "own"),
        ("https://example.org/the%20press/", "", "own"),
    ],
)
def test_the_prefix(tmp_path: Path, base: str, prefix: str, expected: str) -> None:
    """The one that is given, else the end of the base, as far as that can be one."""
    press = begun(tmp_path / "press", PLAN._replace(base=base, prefix=prefix))
    assert press.namespaces.own == {expected: f"{base}terms#"}
    assert f"{expected}:Museum" in own_terms(press)


@pytest.mark.parametrize("name", FILES)
def test_a_folder_that_has_one_of_the_files(tmp_path: Path, name: str) -> None:
    """Keeps it, and gets none of the others."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("Ours.", encoding="utf-8")
    with pytest.raises(KgError, match="is there already") as refused:
        start(tmp_path, PLAN)
    assert str(tmp_path / name) in refused.value.message
    assert contents(tmp_path) == {name: b"Ours."}


@pytest.mark.parametrize("name", [".", *FOLDERS])
def test_a_file_in_the_place_of_a_folder(tmp_path: Path, name: str) -> None:
    """Keeps the project from being written by halves."""
    folder = tmp_path / "press"
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("Ours.", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(KgError, match="is no folder"):
        start(folder, PLAN)
    assert contents(tmp_path) == before


def test_a_folder_with_other_files(tmp_path: Path) -> None:
    """Will do, as a new repository with its licence does."""
    (tmp_path / "LICENSE").write_text("Ours.", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    assert check(begun(tmp_path)) == []
    assert (tmp_path / "LICENSE").read_text(encoding="utf-8") == "Ours."


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_no_title(tmp_path: Path, title: str) -> None:
    """Is refused, and nothing is written."""
    with pytest.raises(KgError, match="needs a title"):
        start(tmp_path / "press", PLAN._replace(title=title))
    assert not (tmp_path / "press").exists()


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ('The "press"', 'The "press"'),
        ("'''The''' \"\"\"press\"\"\"", "'''The''' \"\"\"press\"\"\""),
        ("{press} ${base} $title $", "{press} ${base} $title $"),
        ("# Press <> . ; @en", "# Press <> . ; @en"),
        (r"back\slash \n \u0041", r"back\slash \n \u0041"),
        ("柳州 “报”", "柳州 “报”"),
        (" The\npress\r\nof\ttoday ", "The press of today"),
        ("The\u2028press", "The press"),
    ],
)
def test_any_title(tmp_path: Path, title: str, read: str) -> None:
    """Is what a reader finds in the description, in the ontology, and in the README."""
    press = begun(tmp_path / "press", PLAN._replace(title=title))
    assert read_dataset(press.dataset).title == read
    terms = parse(path=press.root / "ontology/terms.ttl", format=RdfFormat.TURTLE)
    titles = {quad.object for quad in terms if "terms/title" in str(quad.predicate)}
    assert titles == {Literal(f"Terms of: {read}", language="en")}
    readme = (press.root / "README.md").read_text(encoding="utf-8")
    assert readme.splitlines()[0] == f"# {read}"
    assert check(press) == []


@pytest.mark.parametrize(
    ("plan", "creators", "publishers"),
    [
        (PLAN, (), ()),
        (PLAN._replace(creators=["Ida Quorn"]), ("Ida Quorn",), ("Ida Quorn",)),
        (PLAN._replace(publisher="The Press"), (), ("The Press",)),
        (
            PLAN._replace(creators=["Bo Ælf", "Ada “Öz”"], publisher='The "Press"'),
            ("Ada “Öz”", "Bo Ælf"),
            ('The "Press"',),
        ),
        (PLAN._replace(creators=["李", "柳", "李"]), ("李", "柳"), ("李", "柳")),
        (PLAN._replace(creators=["Ida"], publisher="ida"), ("Ida",), ("ida",)),
        (PLAN._replace(creators=["Ida"], publisher="Ida"), ("Ida",), ("Ida",)),
        (PLAN._replace(creators=["", " "], publisher=" "), (), ()),
        (PLAN._replace(creators=[" Ida\n Quorn "]), ("Ida Quorn",), ("Ida Quorn",)),
    ],
)
def test_who_makes_and_publishes_it(
    tmp_path: Path,
    plan: Plan,
    creators: tuple[str, ...],
    publishers: tuple[str, ...],
) -> None:
    """Each by name, once; whoever makes it publishes it, unless others do."""
    press = begun(tmp_path / "press", plan)
    described = read_dataset(press.dataset)
    assert tuple(sorted(described.creators)) == creators
    assert tuple(sorted(described.publishers)) == publishers
    assert check(press) == []


def test_the_licence(tmp_path: Path) -> None:
    """Is the one that is given, or none."""
    assert read_dataset(begun(tmp_path / "none").dataset).licence == ""
    press = begun(tmp_path / "press", PLAN._replace(licence=BY))
    assert read_dataset(press.dataset).licence_name == "CC BY 4.0"


@pytest.mark.parametrize(
    "licence", ["CC BY 4.0", "MIT", "licenses/by", "https://a b/", "<https://a/>"]
)
def test_a_licence_that_is_no_iri(tmp_path: Path, licence: str) -> None:
    """Is refused with an example, and nothing is written."""
    with pytest.raises(KgError, match="no IRI of a licence") as refused:
        start(tmp_path / "press", PLAN._replace(licence=licence))
    assert BY in refused.value.advice
    assert not (tmp_path / "press").exists()
