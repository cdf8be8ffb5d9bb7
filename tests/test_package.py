"""What is installed, and what is written about it, is whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
    ]
    subprocess.run([*command, str(folder), str(root)], check=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(
    installed: Path, folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name != "KG_ARTICLES"
    }
    environment["PYTHONPATH"] = str(installed)
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True
    )


def test_the_wheel_answers_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    """Outside the repository the package uses the ontology, graph and queries that it
    carries.
    """
    done = run(installed, tmp_path, "ask", "partners", "--format", "table")
    assert done.returncode == 0, done.stderr
    assert (
        "Huawei Technologies cooperates with SAIC-GM-Wuling on Baojun." in done.stdout
    )


def test_the_wheel_serves_a_project_elsewhere(
    installed: Path, shared_newsroom: Path, tmp_path: Path
) -> None:
    """A folder of data alone has ontology, checks and general questions from the wheel,
    but nothing that is the flagship's own.
    """
    shutil.copytree(shared_newsroom / "graph", tmp_path / "graph")
    listed = run(installed, tmp_path, "ask")
    assert "partners" in listed.stdout and "funding-effects" not in listed.stdout
    asked = run(installed, tmp_path, "ask", "partners", "--format", "table")
    assert "Norvik Looms cooperates with Tessaly Freight" in asked.stdout
    assert "Huawei" not in asked.stdout
    checked = run(installed, tmp_path, "check", "--format", "table")
    assert checked.returncode == 0
    assert checked.stdout.startswith("No problems, pinned.\n")


def test_the_wheel_builds_the_site(installed: Path, tmp_path: Path) -> None:
    """The page's template, style and script, and the checks, are in the wheel too."""
    done = run(installed, tmp_path, "build")
    assert done.returncode == 0, done.stderr
    files = {path.name for path in (tmp_path / "site").iterdir() if path.is_file()}
    assert files == {
        ".htaccess",
        "SHA256SUMS",
        "_redirects",
        "dataset.ttl",
        "index.html",
        "kg.jsonld",
        "kg.nq.gz",
        "kg.nq",
        "kg.trig",
        "kg.ttl",
        "ontology.html",
        "ontology.ttl",
        "alignments.ttl",
        "frames.ttl",
        "shapes.ttl",
    }


def test_the_wheel_has_the_editor_of_queries(installed: Path, root: Path) -> None:
    """With the field that knows SPARQL, where npm has bundled it."""
    editor = Path("serve", "editor")
    carried = installed / "kg" / editor
    assert (carried / "editor.js").is_file()
    bundle = root / "src" / "kg" / editor / "code_field.bundle.js"
    if not bundle.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "'npm install' and 'npm run bundle' have not been run"
        )
    assert (carried / bundle.name).read_bytes() == bundle.read_bytes()


def test_the_wheel_moves_an_old_project(
    installed: Path, root: Path, tmp_path: Path
) -> None:
    """The migrations are in the wheel too, with the digests of what kg 0.1 shipped."""
    migrations = Path("ontology", "migrations")
    carried = {path.name for path in (installed / "kg/project" / migrations).iterdir()}
    assert carried == {path.name for path in (root / migrations).iterdir()}
    folder = tmp_path / "project"
    shutil.copytree(root / "graph", folder / "graph")
    path = folder / "graph" / "entities.ttl"
    text = path.read_text(encoding="utf-8")
    old = text.replace("newskg/ontology#", "liuzhou-kg/ontology#")
    path.write_text(old, encoding="utf-8")
    done = run(installed, folder, "fmt", "--migrate")
    assert (done.returncode, done.stderr) == (0, "changed graph/entities.ttl\n")
    assert path.read_text(encoding="utf-8") == text


def test_the_readme_is_short_and_names_every_verb(root: Path) -> None:
    """A newcomer reads at most 150 lines and meets every verb there."""
    from kg.cli import _VERBS

    text = (root / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    assert [verb for verb in _VERBS if not re.search(rf"\bkg {verb}\b", text)] == []


def test_the_layers_are_told_where_they_are_kept(root: Path) -> None:
    """The picture of the layers in `help(kg)` names each module that import-linter puts
    in its place.
    """
    import kg

    configured = (
        (root / "pyproject.toml")
        .read_text(encoding="utf-8")
        .partition("layers = [")[2]
        .partition("]")[0]
    )
    modules = re.findall(r"\w+", configured)
    assert [
        module
        for module in modules
        if not re.search(rf"\b{module}\b", kg.__doc__ or "")
    ] == []


def test_nothing_names_where_packages_come_from(root: Path) -> None:
    """No tracked file records a download address or a path of one machine."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True
    ).stdout.decode()
    addresses = re.compile(
        "|".join(
            [
                "files" + r"\.pythonhosted",
                "registry" + r"\.npmjs",
                "/" + "root/",
                "/" + "work/main",
            ]
        )
    )
    texts = {
        name: (root / name).read_bytes().decode("utf-8", "ignore")
        for name in listing.split("\0")
        if name
    }
    assert [name for name, text in texts.items() if addresses.search(text)] == []
