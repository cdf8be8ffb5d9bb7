"""The project that the tests take for the flagship, and its article by itself.

KG_TEST_PROJECT names another folder than this one, such as a copy with more articles.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from pyoxigraph import Quad
from pyoxigraph import Store as Engine

from kg.knowledge import Graph, loading
from kg.knowledge.inference import infer
from kg.knowledge.memory import MemoryHome
from kg.knowledge.withdrawal import withdraw
from kg.vocabulary import DATASET, DERIVED, DERIVED_FROM, ENTITIES, ONTOLOGY, Term
from kg.workspace import Workspace, find
from tests.conftest import FLAGSHIP, ROOT


def flagship() -> Workspace:
    """The project with all its articles, without their texts."""
    return find(Path(os.environ.get("KG_TEST_PROJECT", ROOT))).pinned


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
