"""The flagship's article by itself, whatever other articles the repository has."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.knowledge import Graph, load
from kg.rdf import trig
from kg.workspace import Workspace, find

ROOT = Path(__file__).parents[1]
FLAGSHIP = "2025-09-12-liuzhou-ai-manufacturing"
NAMES = find(ROOT).namespaces
"""The flagship's base and prefixes, from its own description."""
PARTNER, PARTNER_LABEL = "huawei", "Huawei"
"""Something that has partners, by its local name and its label."""


def flagship() -> Workspace:
    """The repository's project with all its articles, without their texts."""
    return find(ROOT).pinned


def copied_flagship(folder: Path) -> Path:
    """The article with what is read from it, and the registered things it leads to, as
    a project of its own.
    """
    for part in ("ontology", "graph", "queries"):
        shutil.copytree(ROOT / part, folder / part)
    others = [
        path
        for path in (folder / "graph" / "articles").glob("*.trig")
        if path.stem != FLAGSHIP
    ]
    for path in others:
        path.unlink()
    if others:
        kept = {
            quad.triple
            for quad in alone().match(graphs=[NAMES.entities, NAMES.derived])
        }
        for path in (
            folder / "graph" / "entities.ttl",
            *(folder / "graph" / "derived").glob("*.ttl"),
        ):
            quads = [
                quad
                for quad in parse(path=path, format=RdfFormat.TURTLE)
                if quad.triple in kept
            ]
            path.write_text(trig.write_trig(quads, NAMES.prefixes), encoding="utf-8")
    return folder


def described(folder: Path) -> Workspace:
    """A project that has nothing but a description, with the flagship's base; the
    package brings ontology, checks and general questions.
    """
    (folder / "graph").mkdir(parents=True, exist_ok=True)
    newsroom = ROOT / "tests" / "data" / "newsroom"
    shutil.copy(newsroom / "graph" / "dataset.ttl", folder / "graph")
    return Workspace(folder)


@cache
def alone() -> Graph:
    """The flagship's article with what is read from it, and the registered things it
    leads to.
    """
    project = flagship()
    return load(project, without={path.stem for path in project.articles} - {FLAGSHIP})
