"""The static linked data of projects, made once, without the checks of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import NO_TEXTS
from kg.edition import Edition
from kg.formats import export
from kg.formats.own_form import Contents
from kg.knowledge import load
from kg.linked_data import linked_data
from kg.workspace import Workspace, find
from tests.conftest import copied_both

EXPORTS = {
    "kg.ttl": "turtle",
    "kg.trig": "trig",
    "kg.nq": "nquads",
    "kg.jsonld": "jsonld",
}


def files_of(workspace: Workspace) -> Contents:
    """The files of linked data of a project, with the exports beside them."""
    edition = Edition(workspace, load(workspace), NO_TEXTS)
    exports = {name: export(edition.graph, form) for name, form in EXPORTS.items()}
    readings = {article.slug: "index.html" for article in edition.articles}
    return {**exports, **linked_data(edition, exports, readings, "Whose data.")}


@pytest.fixture(scope="session")
def both_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A project of two articles, without their texts."""
    return find(copied_both(tmp_path_factory.mktemp("linked") / "both")).pinned


@pytest.fixture(scope="session")
def contents(both_workspace: Workspace) -> Contents:
    """Its files."""
    return files_of(both_workspace)


def landing(folder: Path, address: str) -> None:
    """Say where the site of a project is."""
    path = folder / "graph" / "dataset.ttl"
    text = path.read_text(encoding="utf-8")
    old = "    dcterms:language "
    assert text.count(old) == 1
    new = f"    dcat:landingPage <{address}> ;\n{old}"
    path.write_text(text.replace(old, new), encoding="utf-8")
