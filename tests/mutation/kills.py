"""Which faults the checks see. The quick checks look first, in memory; what they let pass is written down and checked whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from kg import trig
from kg import vocabulary as v
from kg.checks import check, cycles, evidence, rules, support
from kg.checks.places import Places
from kg.project import Project, find
from kg.store import Store as KgStore
from kg.store.inference import infer
from kg.store.loading import fill, load_stated
from tests.mutation.faults import Fault, Maker, Quads


class Outcome(NamedTuple):
    """A fault, and the check that saw it; None for one that survived."""

    fault: Fault
    check: str | None


class Trial:
    """A project whose graph is tried with faults; `folder` is a place to write in."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project = project
        self.places = Places(project)
        engine = Store()
        load_stated(engine, project)
        self.quads: Quads = frozenset(quad for quad in engine if isinstance(quad.graph_name, NamedNode))
        self.copy = _copy(project, folder)

    def maker(self, seed: int) -> Maker:
        """Makes faults of the project's graph."""
        (article,) = KgStore(self.project).articles.values()
        text = KgStore(self.project).texts.of(article)
        assert text
        return Maker(self.quads, text.words, seed)

    def outcomes(self, faults: Iterator[Fault]) -> Iterator[Outcome]:
        """What became of each fault."""
        for fault in faults:
            yield Outcome(fault, self._quick(fault.quads) or self._whole(fault.quads))

    def _quick(self, quads: Quads) -> str | None:
        engine = Store()
        engine.extend(quads)
        fill(engine)
        infer(engine)
        store = KgStore(self.project, engine)
        for each in (support, evidence, rules, cycles):
            if problem := next(iter(each.check(store, self.places)), None):
                return problem.check
        return None

    def _whole(self, quads: Quads) -> str | None:
        """Every check, on files."""
        for path, chosen in _files(self.copy, quads).items():
            path.write_text(trig.write(chosen), encoding="utf-8")
        problems = check(self.copy)
        return problems[0].check if problems else None


def _files(project: Project, quads: Quads) -> dict[Path, list[Quad]]:
    """The quads by the file that they belong to; the graph of a Turtle file is not named in it."""
    (article,) = project.articles
    (derived, *others) = project.derived
    for path in others:
        path.unlink()
    found: dict[Path, list[Quad]] = {article: [], derived: [], project.entities: []}
    whole = {v.DERIVED: derived, v.ENTITIES: project.entities}
    for quad in quads:
        if quad.graph_name in whole:
            found[whole[quad.graph_name]].append(Quad(quad.subject, quad.predicate, quad.object))  # type: ignore[index]
        elif quad.graph_name not in (v.ONTOLOGY, v.DATASET):
            found[article].append(quad)
    return found


def _copy(project: Project, folder: Path) -> Project:
    for part in ("ontology", "graph", "queries"):
        shutil.copytree(project.root / part, folder / part)
    return find(folder, project.texts)
