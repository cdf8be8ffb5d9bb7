"""The flagship's article by itself, whatever other articles the repository has."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse
from pyoxigraph import Store as Engine

from kg import trig
from kg.knowledge import Graph, loading
from kg.knowledge.inference import infer
from kg.knowledge.memory import MemoryHome
from kg.knowledge.withdrawal import withdraw
from kg.vocabulary import DATASET, DERIVED, DERIVED_FROM, ENTITIES, ONTOLOGY, Term
from kg.workspace import Workspace, find

ROOT = Path(__file__).parents[1]
FLAGSHIP = "2025-09-12-liuzhou-ai-manufacturing"


def flagship() -> Workspace:
    """The repository's project with all its articles, without their texts."""
    return find(ROOT).pinned


def copied_flagship(folder: Path) -> Path:
    """The article with what is read from it, and the registered things it leads to, as a project of its own."""
    for part in ("ontology", "graph", "queries"):
        shutil.copytree(ROOT / part, folder / part)
    others = [path for path in (folder / "graph" / "articles").glob("*.trig") if path.stem != FLAGSHIP]
    for path in others:
        path.unlink()
    if others:
        kept = {quad.triple for quad in alone().match(graphs=[ENTITIES, DERIVED])}
        for path in (folder / "graph" / "entities.ttl", *(folder / "graph" / "derived").glob("*.ttl")):
            quads = [quad for quad in parse(path=path, format=RdfFormat.TURTLE) if quad.triple in kept]
            path.write_text(trig.write(quads), encoding="utf-8")
    return folder


@cache
def alone() -> Graph:
    """The flagship's article with what is read from it, and the registered things it leads to."""
    project, engine = flagship(), Engine()
    loading.load_written(engine, project, {path.stem for path in project.articles} - {FLAGSHIP})
    withdraw(engine)
    for quad in _of_others(engine):
        engine.remove(quad)
    loading.fill(engine)
    infer(engine, loading.ontology_of(engine))
    return Graph(MemoryHome(engine))


def _of_others(engine: Engine) -> list[Quad]:
    """What the registry and the derived graph say of things to which nothing leads that is left.

    Articles lead to what they name, readings and estimates to what they conclude, and so on.
    """
    derived = engine.quads_for_pattern(None, DERIVED_FROM, None, DERIVED)
    named: set[Term] = {quad.subject for quad in derived}
    lasting: list[Quad] = []
    for quad in engine:
        if quad.graph_name in (ENTITIES, DERIVED):
            lasting.append(quad)
        elif quad.graph_name not in (ONTOLOGY, DATASET):
            named.update(quad.triple)
    while more := {quad.object for quad in lasting if quad.subject in named} - named:
        named |= more
    return [quad for quad in lasting if quad.subject not in named]
