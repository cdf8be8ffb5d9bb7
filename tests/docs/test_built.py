"""The documentation as a site: it builds without a warning, is whole, and asks nobody."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

import kg
from kg.cli import _VERBS
from kg.formats import FORMATS
from kg.project import Project
from tests.docs.pages import DOCS

pytestmark = pytest.mark.thorough  # to build it takes half a minute

SPHINX = """
import gc, runpy
gc.set_threshold(50_000, 20, 20)
runpy.run_module("sphinx", run_name="__main__")
"""
"""`python -m sphinx`, for which to look for garbage is a third of the time."""
FETCHED = re.compile(
    r"""<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*?
        \b(?:src|href|data|srcset)=["'](?P<address>(?:[a-z]+:)?//[^"']*)""",
    re.VERBOSE,
)
FETCHED_BY_STYLE = re.compile(
    r"""(?:url\(|@import)\s*["']?(?P<address>(?:[a-z]+:)?//[^"')]*)"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site. A warning of the builder is an error."""
    pytest.importorskip("sphinx", reason="the documentation's tools are not installed")
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-c", SPHINX, "--fail-on-warning", "--quiet"]
    done = subprocess.run(
        [*command, "-d", str(folder / "doctrees"), str(DOCS), str(folder / "site")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_the_reference_names_whatever_there_is(
    site: Path, flagship_folder: Path
) -> None:
    """Each verb, question, rule, term, format and public name has its place."""
    project = Project(flagship_folder, pinned=True)
    graph = project.knowledge
    terms = [graph.ontology.labels[term] for term in graph.ontology.definitions]
    checks = [path.stem for path in project.workspace.checks]
    questions = [path.stem for path in project.workspace.questions]
    expected = {
        "commands": [f"Usage: kg {verb}" for verb in _VERBS],
        "questions": questions,
        "checks": checks,
        "ontology": terms,
        "formats": [*FORMATS],
        "python": kg.__all__,
    }
    for page, names in expected.items():
        html = (site / "reference" / f"{page}.html").read_text(encoding="utf-8")
        text = unescape(re.sub(r"<[^>]+>", "", html))
        assert names, page
        assert [name for name in names if name not in text] == [], page


def test_the_site_asks_nobody_for_anything(site: Path) -> None:
    """No page loads a script, style, font or picture from elsewhere."""
    pages, styles = [*site.rglob("*.html")], [*site.rglob("*.css")]
    assert pages
    assert styles
    fetched = [
        (path.name, match["address"])
        for paths, pattern in ((pages, FETCHED), (styles, FETCHED_BY_STYLE))
        for path in paths
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert fetched == []


def test_a_foreign_address_would_be_noticed() -> None:
    """Scripts, styles and fonts from elsewhere are seen; links to follow are not."""
    assert FETCHED.search('<script async src="https://cdn.example/a.js">')
    assert FETCHED.search("<link rel='stylesheet' href='//cdn.example/a.css'>")
    assert not FETCHED.search('<a href="https://example.org">')
    assert FETCHED_BY_STYLE.search('src: url("https://fonts.example/a.woff2")')
    assert not FETCHED_BY_STYLE.search("url(\"data:image/svg+xml,%3Csvg xmlns='http://")
