"""The project that the tests take for the flagship, and its article by itself.

KG_TEST_PROJECT names another folder than this one, such as a copy with more articles.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from pyoxigraph import Quad
from pyoxigraph import Store as Engine

from kg.graph import Graph, loading
from kg.graph.inference import infer
from kg.graph.memory import MemoryHome
from kg.graph.withdrawal import withdraw
from kg.vocabulary import DATASET, ENTITIES, ONTOLOGY
from kg.workspace import Workspace, find
from tests.conftest import FLAGSHIP, ROOT


def flagship() -> Workspace:
    """The project with all its articles, without their texts."""
    return find(Path(os.environ.get("KG_TEST_PROJECT", ROOT))).pinned


@cache
def alone() -> Graph:
    """The flagship's article with what is read from it, and the things of the registry that these lead to."""
    project, engine = flagship(), Engine()
    loading.load_written(engine, project, {path.stem for path in project.articles} - {FLAGSHIP})
    withdraw(engine)
    for quad in _registered_for_others(engine):
        engine.remove(quad)
    loading.fill(engine)
    infer(engine, loading.ontology_of(engine))
    return Graph(MemoryHome(engine))


def _registered_for_others(engine: Engine) -> list[Quad]:
    """What the registry says of things that nothing else names, nor anything registered that is named."""
    about_terms = {ENTITIES, ONTOLOGY, DATASET}
    named = {term for quad in engine if quad.graph_name not in about_terms for term in quad.triple}
    registered = list(engine.quads_for_pattern(None, None, None, ENTITIES))
    while more := {quad.object for quad in registered if quad.subject in named} - named:
        named |= more
    return [quad for quad in registered if quad.subject not in named]
