"""The main job: check a project, and write its site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from kg import files, spoken
from kg.checks import Progress, examine
from kg.formats import export
from kg.model import Article, Problem
from kg.project import Project
from kg.store import Store
from kg.support.coverage import Coverage
from kg.vocabulary import CLASS_OBSERVATION, TYPE

if TYPE_CHECKING:
    from kg.page import Told

_NAMED = 5  # sources that a footer names
_EXPORTS = {"kg.ttl": "turtle", "kg.trig": "trig", "kg.nq": "nquads", "kg.jsonld": "jsonld"}


class Built(NamedTuple):
    """What a build found and wrote; without files when there were problems."""

    problems: list[Problem]
    counts: dict[str, int]
    state: str
    files: list[Path]
    coverages: list[Coverage]


def build(project: Project, out: Path, progress: Progress = lambda _: None) -> Built:
    """Check the project and, when it holds together, write its site: the pages and the graph in each format."""
    problems, covered, store = examine(project, progress)
    if problems or store is None:
        return Built(problems, {}, "", [], covered)
    progress("writing")
    contents = dict(pages(store, covered)) | {name: export(store, form) for name, form in _EXPORTS.items()}
    contents["ontology.ttl"] = (project.root / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    for name, content in contents.items():
        files.write(out / name, content)
    return Built([], counts(store), state(store), [out / name for name in contents], covered)


def pages(store: Store, covered: Sequence[Coverage]) -> Iterator[tuple[str, str]]:
    """The pages by name: one of an only article, else an overview and one an article."""
    from kg import page  # networkx' layouts and pyvis are slow to import
    from kg.page.address import ARTICLES, Address
    from kg.page.scope import Everything

    everything, articles = Everything(store), list(store.articles.values())
    home = articles[0] if len(articles) == 1 else None
    told = _told(store, articles, covered)
    if everything.size > page.LARGEST:
        head = {"title": told.title, "subtitle": told.subtitle, "footer": told.footer}
        yield "index.html", page.overview(store, Address(None), **head)
    else:
        yield "index.html", page.render(store, everything.whole(), Address(home), told)
    if home is None or everything.size > page.LARGEST:
        for article in articles:
            scope, told = everything.of(article), _told(store, [article], covered)
            yield f"{ARTICLES}/{article.slug}.html", page.render(store, scope, Address(article, ""), told)


def map_of(store: Store, thing: NamedNode | None) -> str:
    """The page of everything, or of a thing with its neighbours; without the coverage, which only a check works out."""
    from kg import page
    from kg.page.address import Address
    from kg.page.scope import around

    if thing is None:
        return next(pages(store, []))[1]
    articles = list(store.articles.values())
    told = _told(store, articles, [])._replace(title=store.sentences.title(thing))
    return page.render(store, around(store, thing), Address(articles[0] if len(articles) == 1 else None), told)


def counts(store: Store, articles: Sequence[Article] | None = None) -> dict[str, int]:
    """How much there is of each kind in all articles, or in those given."""
    chosen = list(store.articles.values()) if articles is None else articles
    passages = [NamedNode(passage.iri) for article in chosen for passage in article.passages]
    stated = [quad for passage in passages for quad in store.engine.quads_for_pattern(None, None, None, passage)]
    typed = store.holds(None, TYPE, None) if articles is None else [quad.triple for quad in stated]
    return {
        "articles": len(chosen),
        "passages": len(passages),
        "statements": len(stated),
        "figures": sum(quad.predicate == TYPE and quad.object == CLASS_OBSERVATION for quad in stated),
        "things": len({subject for subject, *_ in typed}),
    }


def state(store: Store, articles: Sequence[Article] | None = None) -> str:
    """Whether the passages are verified against the texts, pinned without one, or how many a differing copy has."""
    chosen = list(store.articles.values()) if articles is None else articles
    proved = [store.texts.quote(article, passage) is not None for article in chosen for passage in article.passages]
    texts = [store.texts.of(article) for article in chosen]
    if all(proved) and all(text and text.is_exact for text in texts):
        return "verified"
    return "; ".join(text.summary() for text in texts if text) if any(proved) else "pinned"


def _told(store: Store, articles: Sequence[Article], covered: Sequence[Coverage]) -> Told:
    from kg.page import Told

    is_all = len(articles) == len(store.articles)
    found, known = counts(store, None if is_all else articles), state(store, articles)
    one = articles[0] if len(articles) == 1 else None
    credit = f"{one.publisher}, {spoken.day(one.published[:10])} · " if one else ""
    return Told(
        title=one.headline if one else f"{len(articles)} articles",
        subtitle=f"{credit}{found['statements']} statements, {found['figures']} figures, {found['passages']} passages",
        footer=_footer(articles, known),
        state=known,
        counts=found,
        articles=tuple(articles),
        coverages=tuple(each for each in covered if each.article in articles),
    )


def _footer(articles: Sequence[Article], known: str) -> str:
    sources = "; ".join(f"{a.publisher}, {a.published[:10]}, {a.url}" for a in articles[:_NAMED])
    sources += f" and {len(articles) - _NAMED} more" if len(articles) > _NAMED else ""
    licence = "Ontology and data under CC BY 4.0."
    if known != "pinned":
        return f"This page quotes {sources}. The words belong to their publisher: do not pass the page on. {licence}"
    return f"Read from {sources}. This page holds positions and digests, not the words. {licence}"
