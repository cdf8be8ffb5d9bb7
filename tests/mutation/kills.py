"""Which faults `kg check` sees. Some checks look in memory; what they let pass is
written down and checked whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from kg.articles import Texts
from kg.checks import check_queries, cycles, digests, examine, registered_names
from kg.checks.checked_articles import ArticleChecks
from kg.checks.kept_articles import checked_articles
from kg.checks.source_map import Unplaced
from kg.edition import Edition
from kg.knowledge import Graph as Known
from kg.knowledge import load
from kg.knowledge.inference import infer
from kg.knowledge.loading import fill, load_written
from kg.knowledge.memory import MemoryHome
from kg.rdf import trig
from kg.workspace import Workspace, find
from tests.flagship import NAMES
from tests.mutation.graphs import Fault, Graph, Quads, named

ROOT = Path(__file__).parents[2]


class Outcome(NamedTuple):
    """A fault, and the check that saw it; None for one that survived."""

    fault: Fault
    check: str | None


class Trial:
    """A project, in a new folder, that is tried with faults; what it lacks of ontology
    and queries is ours.
    """

    def __init__(self, root: Path, texts: Path, folder: Path) -> None:
        for part in ("ontology", "graph", "queries"):
            source = root / part
            shutil.copytree(source if source.is_dir() else ROOT / part, folder / part)
        shutil.copytree(texts, folder / "articles")
        self.workspace = find(folder, folder / "articles")
        known = load(self.workspace)
        self._terminology = known.terminology
        edition = self._edition(known)
        (article,) = edition.articles
        text = edition.texts.of(article)
        assert text
        self._text = folder / "articles" / f"{article.slug}.txt"
        self._state = edition.state()
        engine = Engine()
        load_written(engine, self.workspace)
        quads = frozenset(
            quad for quad in engine if isinstance(quad.graph_name, NamedNode)
        )
        self.graph = Graph(quads, text.words)

    def _edition(self, graph: Known) -> Edition:
        """A graph with the texts as they stand now."""
        return Edition(self.workspace, graph, Texts(self.workspace.texts))

    def outcomes(self, faults: Iterable[Fault]) -> Iterator[Outcome]:
        """What became of each fault."""
        for fault in faults:
            quads = (self.graph.quads - fault.gone) | fault.come
            seen = self._in_memory(quads) if fault.text is None else None
            yield Outcome(fault, seen or self._on_files(quads, fault.text))

    def _in_memory(self, quads: Quads) -> str | None:
        engine = Engine()
        engine.extend(quads)
        fill(engine, NAMES)
        infer(engine, self._terminology.ontology)
        edition = self._edition(Known(MemoryHome(engine, NAMES), self._terminology))
        return next((found.finding.check for found in self._found(edition)), None)

    def _found(self, edition: Edition) -> Iterator[Unplaced]:
        """What the checks find that need no files, the slowest last."""
        workspace, graph, _ = edition
        for article in edition.articles:
            yield from digests.passage_findings(edition, article)
        yield from cycles.cycle_findings(graph)
        queries = check_queries.read_checks(workspace)
        yield from check_queries.query_findings(queries, graph)
        found = checked_articles(ArticleChecks(edition), 1)
        for each in found.listed:
            yield from each.findings
        yield from registered_names.spelling_findings(graph, found.listed)
        yield from registered_names.membership_findings(graph, found)

    def _on_files(self, quads: Quads, text: str | None) -> str | None:
        """Every check, and the state that `kg check` tells of; then the text is put
        back.
        """
        for path, chosen in _by_file(self.workspace, quads).items():
            path.write_text(trig.write_trig(chosen, NAMES.prefixes), encoding="utf-8")
        self._text.write_text(text or self.graph.text, encoding="utf-8")
        try:
            examined = examine(self.workspace, Texts(self.workspace.texts))
            found, edition = examined.findings, examined.edition
            is_told = edition is None or edition.state() != self._state
        finally:
            self._text.write_text(self.graph.text, encoding="utf-8")
        return found[0].check if found else "state" if is_told else None


def _by_file(workspace: Workspace, quads: Quads) -> dict[Path, list[Quad]]:
    """The quads by the file that they belong to; the graph of a Turtle file is not
    named in it.
    """
    (article,) = workspace.articles
    derived, *others = workspace.derived
    for path in others:
        path.unlink()
    whole = {
        NAMES.derived: derived,
        NAMES.entities: workspace.entities,
        NAMES.judgements: workspace.judgements,
    }
    found: dict[Path, list[Quad]] = {path: [] for path in (article, *whole.values())}
    for quad in quads:
        graph = named(quad.graph_name)
        if graph in whole:
            found[whole[graph]].append(Quad(quad.subject, quad.predicate, quad.object))
        elif graph not in (NAMES.ontology, NAMES.dataset):
            found[article].append(quad)
    return found
