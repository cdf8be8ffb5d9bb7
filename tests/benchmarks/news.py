"""The newsroom so many times, each copy about things of its own but for what all news
shares: a region, a publisher, topics and periods. There are no texts.

    python tests/benchmarks/news.py FOLDER COPIES
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad
from tests.flagship import NAMES, ROOT

from kg import vocabulary as v
from kg.knowledge.rdf_files import content_of
from kg.knowledge.sources import sources
from kg.rdf import trig
from kg.vocabulary import Term
from kg.workspace import Workspace, find

NEWSROOM = ROOT / "tests" / "data" / "newsroom"
HUBS = ("ostrevale", "ostrevale-gazette", "wool", "linen", "year-2023")


def write(folder: Path, copies: int) -> Workspace:
    """The project, written to a new folder."""
    shutil.copytree(NEWSROOM / "graph", folder / "graph")
    workspace = find(folder).pinned
    named = workspace.namespaces
    written = {*workspace.registry, *workspace.articles, *workspace.derived}
    for source in sources(workspace):
        if source.path not in written:
            continue
        quads = source.quads(content_of(source.path), str(source.path))
        many = [[renamed(quad, number) for quad in quads] for number in range(copies)]
        if source.graph is None:
            source.path.unlink()
            for number, each in enumerate(many):
                path = source.path.with_stem(f"{source.path.stem}-{number}")
                base = f"{named.articles}{path.stem}"
                _write(path, each, workspace, base)
        else:
            plain = (Quad(*quad.triple) for each in many for quad in each)
            _write(source.path, plain, workspace)
    return workspace


def _write(
    path: Path, quads: Iterable[Quad], workspace: Workspace, base: str | None = None
) -> None:
    text = trig.write_trig(
        dict.fromkeys(quads), workspace.namespaces.prefixes, base=base
    )
    path.write_text(text, encoding="utf-8")


def renamed(quad: Quad, number: int) -> Quad:
    """The quad of another copy."""
    subject, predicate, value, graph = quad
    if (
        predicate in (v.PREF_LABEL, v.ALT_LABEL)
        and isinstance(value, Literal)
        and subject != _name(subject, number)
    ):
        value = Literal(f"{value.value} {number}", language=value.language)
    return Quad(
        _name(subject, number),  # type: ignore[arg-type]
        predicate,
        _name(value, number),
        _name(graph, number),  # type: ignore[arg-type]
    )


def _name(term: Term, number: int) -> Term:
    """Another name for a thing or an article that is the copy's own."""
    value = term.value if isinstance(term, NamedNode) else ""
    if value.startswith(NAMES.articles) or (
        value.startswith(NAMES.things) and value.removeprefix(NAMES.things) not in HUBS
    ):
        article, mark, place = value.partition("#")
        return NamedNode(f"{article}-{number}{mark}{place}")
    return term


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
