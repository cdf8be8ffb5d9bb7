"""`kg fmt --migrate`: a project of kg 0.1 gets the present names, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import files
from kg import vocabulary as v
from kg.authoring import migrating
from kg.dataset import read_dataset
from kg.errors import KgError
from kg.rdf import trig
from tests.cli.test_files import contents
from tests.flagship import NAMES, ROOT

Run = Callable[..., CompletedProcess[str]]

OLD = "https://w3id.org/liuzhou-kg/ontology#"
DATASET = Path("graph", "dataset.ttl")
OWN_QUESTION = f"""#+ question: Which brands are there?
PREFIX kg: <{OLD}>

SELECT ?brand ?label {{
  ?company kg:hasBrand ?brand
  GRAPH <{OLD.rstrip("#")}> {{ kg:hasBrand <http://www.w3.org/2000/01/rdf-schema#label> ?label }}
}}
"""
OWN_TERMS = f"""# Terms of our own.
@base <{OLD.rstrip("#")}> .
@prefix kg: <{OLD}> .
kg:weaves   a <http://www.w3.org/2002/07/owl#ObjectProperty> ; <urn:defined> <> .
"""


def older(folder: Path, source: Path) -> Path:
    """The project in this folder with its graph as kg 0.1 had it."""
    shutil.copytree(source / "graph", folder / "graph")
    for path in (folder / "graph").rglob("*.*"):
        path.write_text(earlier(path.read_text(encoding="utf-8")), encoding="utf-8")
    path = folder / DATASET
    quads = parse(path=path, format=RdfFormat.TURTLE)
    described = [each for quad in quads if (each := as_before(quad))]
    path.write_text(trig.write_trig(described, {}), encoding="utf-8")
    return folder


def earlier(text: str) -> str:
    """The text with the terms and the namespace of kg 0.1."""
    for part in ("subject", "predicate", "object"):
        term = f"<{v.PREFIXES['rdf']}{part}>"
        text = text.replace(f"kg:implied{part.capitalize()}", term)
    return text.replace(v.KG, OLD)


def as_before(quad: Quad) -> Quad | None:
    """What kg 0.1 said of a data set in place of this, if anything."""
    dcterms, void = v.PREFIXES["dcterms"], v.PREFIXES["void"]
    match quad.predicate.value.removeprefix(dcterms).removeprefix(void):
        case "creator":
            return Quad(quad.subject, quad.predicate, Literal("The kg project"))
        case "vocabulary":
            return Quad(quad.subject, quad.predicate, NamedNode(OLD.rstrip("#")))
        case "uriSpace" | "conformsTo" | "publisher":
            return None
    return None if "/agent/" in str(quad.subject) else quad


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The newsroom of kg 0.1, without copies of shared files."""
    return older(tmp_path / "old", ROOT / "tests" / "data" / "newsroom")


@pytest.fixture
def copying(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with copies of three shared files and a question that was shared once;
    the package brings the former, and knows what kg 0.1 shipped.
    """
    shared = tmp_path / "shared"
    names = ("ontology/kg.ttl", "queries/brands.rq", "queries/checks/same-name.rq")
    lines = []
    for name in (*names, "queries/dropped.rq"):
        source = ROOT / name.replace("dropped", "partners").replace(
            "kg.ttl", "core.ttl"
        )
        content = earlier(source.read_text(encoding="utf-8"))
        files.write(old / name, content)
        lines.append(f"{sha256(content.encode()).hexdigest()}  {name}\n")
    for name in names[1:]:
        files.write(shared / name, "# What the package brings now.\n")
    migrations = Path("ontology", "migrations")
    shutil.copytree(ROOT / migrations, shared / migrations)
    files.write(shared / migrations / "0.1-files.sha256", "".join(lines))
    monkeypatch.setattr(migrating, "carried", lambda: shared)
    return old


@pytest.mark.parametrize("source", [ROOT, ROOT / "tests" / "data" / "newsroom"])
def test_an_old_project_becomes_a_present_one(
    kg: Run, tmp_path: Path, source: Path
) -> None:
    """All data byte for byte, but for what kg 0.1 did not know of the data set; a
    second time there is nothing to do.
    """
    folder = older(tmp_path / "old", source)
    before = contents(folder)
    ran = kg("fmt", "--migrate", project=folder)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert sorted(ran.stderr.splitlines()) == [f"changed {name}" for name in before]
    after, present = contents(folder), contents(source / "graph")
    del after[str(DATASET)]
    assert after == {
        f"graph/{name}": content
        for name, content in present.items()
        if name != DATASET.name
    }
    dataset, now = read_dataset(folder / DATASET), read_dataset(source / DATASET)
    assert dataset.namespaces == now.namespaces
    assert (dataset.creators, dataset.made_for) == (now.creators, now.made_for)
    again = kg("fmt", "--migrate", project=folder)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert kg("fmt", "--check", project=folder).returncode == 0
    assert kg("check", project=folder).returncode == 0


def test_a_check_changes_nothing(kg: Run, copying: Path) -> None:
    """It tells what would happen, exit 1, until nothing is left to be done."""
    before = contents(copying)
    ran = kg("fmt", "--migrate", "--check", project=copying)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "would change graph/entities.ttl" in ran.stderr
    assert "would remove ontology/kg.ttl" in ran.stderr
    assert contents(copying) == before
    assert kg("fmt", "--migrate", project=copying).returncode == 0
    assert kg("fmt", "--migrate", "--check", project=copying).returncode == 0


def test_names_of_ones_own_files(kg: Run, old: Path) -> None:
    """Questions and terms are moved as texts, so their layout stays; the graph of terms
    is still called by the project's base.
    """
    files.write(old / "queries" / "looms" / "own.rq", OWN_QUESTION)
    files.write(old / "ontology" / "terms.ttl", OWN_TERMS)
    assert kg("fmt", "--migrate", project=old).returncode == 0
    question = (old / "queries" / "looms" / "own.rq").read_text(encoding="utf-8")
    assert question == OWN_QUESTION.replace(OLD, v.KG)
    assert f"GRAPH <{NAMES.ontology.value}>" in question
    terms = (old / "ontology" / "terms.ttl").read_text(encoding="utf-8")
    assert terms == OWN_TERMS.replace(OLD.rstrip("#"), v.KG.rstrip("#"))


def test_copies_go(kg: Run, copying: Path) -> None:
    """What the package brings is removed; what it does not bring is the project's own."""
    ran = kg("fmt", "--migrate", project=copying)
    assert ran.returncode == 0
    assert "removed queries/checks/same-name.rq\n" in ran.stderr
    assert "differs" not in ran.stderr
    kept = [path for path in copying.rglob("*.rq") if path.is_file()]
    assert kept == [copying / "queries" / "dropped.rq"]
    assert v.KG in kept[0].read_text(encoding="utf-8")
    assert not (copying / "ontology" / "kg.ttl").exists()


def test_a_changed_copy_stays(kg: Run, copying: Path) -> None:
    """With the present names, and people are told what to do; those of kg's own
    vocabulary are told until they have done it.
    """
    version = f"<{OLD.rstrip('#')}/0.1.0>"
    for name in ("ontology/kg.ttl", "queries/brands.rq"):
        with (copying / name).open("a", encoding="utf-8") as file:
            file.write(f"# Changed. {version if name.endswith('ttl') else ''}\n")
    ran = kg("fmt", "--migrate", project=copying)
    assert ran.returncode == 0
    for name, what in (
        ("ontology/kg.ttl", "move your own terms"),
        ("queries/brands.rq", "a name of its own"),
    ):
        assert f"changed {name}\n" in ran.stderr
        assert f"{name} differs from the one that kg 0.1 shipped: " in ran.stderr
        assert what in ran.stderr
        assert v.KG in (copying / name).read_text(encoding="utf-8")
    again = kg("fmt", "--migrate", project=copying)
    assert "changed" not in again.stderr
    assert "ontology/kg.ttl differs" in again.stderr


def test_where_the_vocabulary_is_made(kg: Run, copying: Path) -> None:
    """A folder with the present vocabulary brings the shared files itself: none goes."""
    shutil.copy(ROOT / "ontology" / "core.ttl", copying / "ontology")
    ran = kg("fmt", "--migrate", project=copying)
    assert ran.returncode == 0
    assert "removed" not in ran.stderr
    assert (copying / "queries" / "checks" / "same-name.rq").exists()


def test_a_present_project_stays(kg: Run, flagship_folder: Path) -> None:
    """There is nothing to do, and nothing to say."""
    ran = kg("fmt", "--migrate", "--check", project=flagship_folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("graph/entities.ttl", "\nid:x a %% .\n", "graph/entities.ttl:"),
        ("graph/entities.ttl", "\n# inside\n<urn:a> <urn:b> 1 .\n", "comment"),
        ("graph/derived/readings.ttl", "\n<urn:a> <urn:b> [] .\n", "blank node"),
        ("graph/dataset.ttl", "\n<urn:a> <urn:b>\n", "graph/dataset.ttl:"),
        (
            "graph/dataset.ttl",
            "\n<urn:a> a <http://rdfs.org/ns/void#Dataset> .",
            "2 data sets",
        ),
    ],
)
def test_a_file_with_a_fault(
    kg: Run, copying: Path, name: str, text: str, message: str
) -> None:
    """It is told, and no file is written or removed."""
    with (copying / name).open("a", encoding="utf-8") as file:
        file.write(text)
    before = contents(copying)
    ran = kg("fmt", "--migrate", project=copying)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert contents(copying) == before


def test_an_interrupted_move(
    kg: Run, copying: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until all is written, the project counts as an old one, and is moved again."""
    write = files.write

    def failing(path: Path, content: str | bytes) -> None:
        if path.name == "readings.ttl":
            raise KgError("The disk is full.")
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(files, "write", failing)
        assert kg("fmt", "--migrate", project=copying).returncode == 2
    assert "'kg fmt --migrate'" in kg("rank", project=copying).stderr
    assert kg("fmt", "--migrate", project=copying).returncode == 0
    assert kg("rank", project=copying).returncode == 0


@pytest.mark.parametrize("is_described", [True, False])
@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["check"],
        ["ask"],
        ["ask", "brands"],
        ["query", "ASK {}"],
        ["show", "Norvik Looms"],
        ["why", "Norvik Looms"],
        ["path", "Norvik Looms", "Quillhaven"],
        ["rank"],
        ["map"],
        ["export", "turtle"],
        ["schema"],
        ["passage", "looms"],
        ["fmt"],
        ["diff", ".", "."],
    ],
    ids=" ".join,
)
def test_what_to_do_is_told(
    kg: Run, copying: Path, arguments: list[str], is_described: bool
) -> None:
    """By every verb, in a project of kg 0.1, which may not describe its data set."""
    if not is_described:
        (copying / DATASET).unlink()
    before = contents(copying)
    ran = kg(*(each.replace(".", str(copying)) for each in arguments), project=copying)
    assert ran.returncode in (1, 2)
    assert "'kg fmt --migrate'" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert contents(copying) == before


def test_a_project_that_did_not_describe_its_data(kg: Run, copying: Path) -> None:
    """It gets a description with the base that all names of kg 0.1 began with."""
    (copying / DATASET).unlink()
    assert kg("fmt", "--migrate", project=copying).returncode == 0
    assert read_dataset(copying / DATASET).namespaces == NAMES
    assert kg("rank", project=copying).returncode == 0


def test_people_become_agents(kg: Run, old: Path) -> None:
    """Each with the name that it had; what has a name of its own stays."""
    with (old / DATASET).open("a", encoding="utf-8") as file:
        file.write(
            f"<{NAMES.base}dataset> <{v.PREFIXES['dcterms']}publisher> "
            '"Zöllin & Sons"@en , <https://example.org/press> .\n'
        )
    assert kg("fmt", "--migrate", project=old).returncode == 0
    dataset = read_dataset(old / DATASET)
    assert dataset.creators == ("The kg project",)
    assert set(dataset.publishers) == {"Zöllin & Sons", "https://example.org/press"}
    text = (old / DATASET).read_text(encoding="utf-8")
    assert f"<{NAMES.base}agent/z%C3%B6llin-%26-sons> a foaf:Agent" in text


def test_numbers_are_spelt_as_before(kg: Run, old: Path) -> None:
    """What the engine would write in its own way."""
    path = old / "graph" / "derived" / "more.ttl"
    lines = [
        "# A head.\n",
        "\n",
        f"@prefix kg: <{OLD}> .\n",
        "\n",
        "<urn:a> kg:value 1.50 , 010 , 2.0e1 .\n",
    ]
    path.write_text("".join(lines), encoding="utf-8")
    assert kg("fmt", "--migrate", project=old).returncode == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# A head.\n\n@prefix kg: <{v.KG}> .\n")
    before = parse("".join(lines), format=RdfFormat.TURTLE)
    after = parse(text, format=RdfFormat.TURTLE)
    assert {quad.object for quad in before} == {quad.object for quad in after}


def test_what_is_linked_stays(kg: Run, copying: Path, tmp_path: Path) -> None:
    """Files outside the project may be those of others."""
    elsewhere = tmp_path / "elsewhere"
    (copying / "queries").rename(elsewhere)
    (copying / "queries").symlink_to(elsewhere)
    before = contents(elsewhere)
    ran = kg("fmt", "--migrate", project=copying)
    assert ran.returncode == 0
    assert "queries/brands.rq is not inside the project" in ran.stderr
    assert "removed queries" not in ran.stderr
    assert contents(elsewhere) == before


def test_a_project_is_moved_as_a_whole(kg: Run, old: Path) -> None:
    """Single files are refused."""
    before = contents(old)
    ran = kg("fmt", "--migrate", "graph/entities.ttl", project=old)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "whole project" in ran.stderr
    assert contents(old) == before
