"""Which faults `kg check` sees. Some checks look in memory; what they let pass is written down and checked whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from kg import trig
from kg import vocabulary as v
from kg.checks import check, cycles, evidence, rules, support
from kg.checks.places import Places
from kg.project import Project, find
from kg.site import state
from kg.store import Store
from kg.store.inference import infer
from kg.store.loading import fill, load_stated
from tests.mutation.graphs import Fault, Graph, Quads, named

ROOT = Path(__file__).parents[2]


class Outcome(NamedTuple):
    """A fault, and the check that saw it; None for one that survived."""

    fault: Fault
    check: str | None


class Trial:
    """A project, in a new folder, that is tried with faults; what it lacks of ontology and queries is ours."""

    def __init__(self, root: Path, texts: Path, folder: Path) -> None:
        for part in ("ontology", "graph", "queries"):
            source = root / part
            shutil.copytree(source if source.is_dir() else ROOT / part, folder / part)
        shutil.copytree(texts, folder / "articles")
        self.project = find(folder, folder / "articles")
        self._places = Places(self.project)
        store = Store(self.project)
        (article,) = store.articles.values()
        text = store.texts.of(article)
        assert text
        self._text = folder / "articles" / f"{article.slug}.txt"
        self._state = state(store)
        engine = Engine()
        load_stated(engine, self.project)
        quads = frozenset(quad for quad in engine if isinstance(quad.graph_name, NamedNode))
        self.graph = Graph(quads, text.words)

    def outcomes(self, faults: Iterable[Fault]) -> Iterator[Outcome]:
        """What became of each fault."""
        for fault in faults:
            quads = (self.graph.quads - fault.gone) | fault.come
            seen = self._in_memory(quads) if fault.text is None else None
            yield Outcome(fault, seen or self._on_files(quads, fault.text))

    def _in_memory(self, quads: Quads) -> str | None:
        engine = Engine()
        engine.extend(quads)
        fill(engine)
        infer(engine)
        store = Store(self.project, engine)
        problems = (
            problem for each in (support, evidence, rules, cycles) for problem in each.check(store, self._places)
        )
        return next((problem.check for problem in problems), None)

    def _on_files(self, quads: Quads, text: str | None) -> str | None:
        """Every check, and the state that `kg check` tells of; then the text is put back."""
        for path, chosen in _by_file(self.project, quads).items():
            path.write_text(trig.write(chosen), encoding="utf-8")
        self._text.write_text(text or self.graph.text, encoding="utf-8")
        try:
            found = [problem.check for problem in check(self.project)]
            is_told = state(Store(self.project)) != self._state
        finally:
            self._text.write_text(self.graph.text, encoding="utf-8")
        return found[0] if found else "state" if is_told else None


def _by_file(project: Project, quads: Quads) -> dict[Path, list[Quad]]:
    """The quads by the file that they belong to; the graph of a Turtle file is not named in it."""
    (article,) = project.articles
    derived, *others = project.derived
    for path in others:
        path.unlink()
    whole = {v.DERIVED: derived, v.ENTITIES: project.entities}
    found: dict[Path, list[Quad]] = {article: [], derived: [], project.entities: []}
    for quad in quads:
        graph = named(quad.graph_name)
        if graph in whole:
            found[whole[graph]].append(Quad(quad.subject, quad.predicate, quad.object))
        elif graph not in (v.ONTOLOGY, v.DATASET):
            found[article].append(quad)
    return found
