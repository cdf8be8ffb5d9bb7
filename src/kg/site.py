"""The main job: check a project, and write its site."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kg import files
from kg.checks import Progress, examine
from kg.formats import export
from kg.model import Problem
from kg.network import Network, network
from kg.project import Project
from kg.store import Store
from kg.support.coverage import Coverage
from kg.vocabulary import CLASS_OBSERVATION, TYPE

_EXPORTS = {"kg.ttl": "turtle", "kg.trig": "trig", "kg.nq": "nquads", "kg.jsonld": "jsonld"}


class Built(NamedTuple):
    """What a build found and wrote; without files when there were problems."""

    problems: list[Problem]
    counts: dict[str, int]
    state: str
    files: list[Path]
    coverages: list[Coverage]


def build(project: Project, out: Path, progress: Progress = lambda _: None) -> Built:
    """Check the project and, when it holds together, write its site: the map and the graph in each format."""
    problems, covered, store = examine(project, progress)
    if problems or store is None:
        return Built(problems, {}, "", [], covered)
    progress("writing")
    contents = {"index.html": page(store, network(store))} | {n: export(store, f) for n, f in _EXPORTS.items()}
    contents["ontology.ttl"] = (project.root / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    for name, content in contents.items():
        files.write(out / name, content)
    return Built([], counts(store), state(store), [out / name for name in contents], covered)


def page(store: Store, graph: Network) -> str:
    """The page of a map, whose footer says whether it quotes the articles."""
    from kg.page import render  # networkx' layouts and pyvis are slow to import

    articles = list(store.articles.values())
    title = articles[0].headline if len(articles) == 1 else f"{len(articles)} articles"
    found = counts(store)
    subtitle = f"{found['statements']} statements, {found['figures']} figures, {found['passages']} passages"
    return render(graph, title=title, subtitle=subtitle, footer=_footer(store))


def counts(store: Store) -> dict[str, int]:
    """How much there is of each kind."""
    passages = store.passage_of
    stated = [quad for quad in store.engine if str(quad.graph_name).strip("<>") in passages]
    return {
        "articles": len(store.articles),
        "passages": len(passages),
        "statements": len(stated),
        "figures": len(store.holds(None, TYPE, CLASS_OBSERVATION)),
        "things": len({subject for subject, predicate, _ in store.holds(None, TYPE, None)}),
    }


def state(store: Store) -> str:
    """Whether the passages are verified against the texts, pinned without one, or how many a differing copy has."""
    proved = [
        store.texts.quote(store.article_of(passage), passage) is not None for passage in store.passage_of.values()
    ]
    texts = [store.texts.of(article) for article in store.articles.values()]
    if all(proved) and all(text and text.is_exact for text in texts):
        return "verified"
    return "; ".join(text.summary() for text in texts if text) if any(proved) else "pinned"


def _footer(store: Store) -> str:
    sources = "; ".join(f"{a.publisher}, {a.published[:10]}, {a.url}" for a in store.articles.values())
    licence = "Ontology and data under CC BY 4.0."
    if state(store) != "pinned":
        return f"This page quotes {sources}. The words belong to their publisher: do not pass the page on. {licence}"
    return f"Read from {sources}. This page holds positions and digests, not the words. {licence}"
