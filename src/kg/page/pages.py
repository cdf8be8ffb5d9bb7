"""The pages of a project by their names, and the map of a thing: what each is of, and says of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.edition import Edition
from kg.grounding.coverage import Coverage
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.model import Article, Passage
from kg.page import LARGEST, PageMetadata, overview_page, render
from kg.page.address import ARTICLES, Address
from kg.page.citations import credit
from kg.page.plain_words import UNTOLD
from kg.page.scope import Everything, Scope, ShownPart, around

_NAMED = 5  # sources that a footer names


class DrawnMap(NamedTuple):
    """The page of all, or of a thing, and what its maker is told of it.

    Attributes:
        html: the page.
        state: how far the words of the articles that it tells of are proved.
        quotes: whether it quotes one of them.
        parts: of what it has only some, and how many.
    """

    html: str
    state: str
    quotes: bool
    parts: Sequence[ShownPart] = ()


def pages(
    edition: Edition,
    coverages: Sequence[Coverage],
    exports: Sequence[str] = (),
) -> Iterator[tuple[str, str]]:
    """The pages by name: one of an only article, else an overview and one an article.

    Args:
        edition: what they are of.
        coverages: what statements use of the articles' texts.
        exports: the files with the graph that stand beside the first page.
    """
    everything = Everything(edition.graph)
    articles = edition.articles
    home = _only(articles)
    told = _told(edition, articles, coverages)
    told = told._replace(exports=exports)
    is_large = everything.size > LARGEST
    if is_large:
        html = overview_page(edition, Address(None), told)
    else:
        html = render(edition, everything.whole(), Address(home), told)
    yield "index.html", html
    if home and not is_large:
        # The first page is that of the article.
        return
    from_below = [f"../{name}" for name in exports]
    for article in articles:
        told = _told(edition, [article], coverages)
        told = told._replace(exports=from_below)
        scope = everything.of(article)
        html = render(edition, scope, Address(article, ""), told)
        yield f"{ARTICLES}/{article.slug}.html", html


def _only(articles: Sequence[Article]) -> Article | None:
    """The article, where there is no other."""
    return articles[0] if len(articles) == 1 else None


def map_of(edition: Edition, thing: NamedNode | None) -> str:
    """The page of all, or of a thing with all its neighbours; see `drawn_map`."""
    return drawn_map(edition, thing).html


def drawn_map(
    edition: Edition, thing: NamedNode | None, most: int | None = None
) -> DrawnMap:
    """The page of all, or of a thing with its neighbours; without coverage, which a check works out.

    Args:
        edition: what it is of.
        thing: the thing; None for all.
        most: how many neighbours of a thing are drawn, the most telling ones; without
            it, all are.
    """
    if thing is None:
        html = next(pages(edition, []))[1]
        return DrawnMap(html, edition.state(), edition.quotes)
    graph = edition.graph
    scope = around(graph, thing, most)
    names = graph.articles.names
    home = graph.articles[names[0].value] if len(names) == 1 else None
    articles = [home] if home else _telling(graph, scope)
    told = _told(edition, articles, [])
    extent = formatting.listing(list(map(str, scope.parts)))
    told = told._replace(title=graph.verbaliser.title(thing), extent=extent)
    if names and not articles:
        told = told._replace(state=UNTOLD, credit="", footer=_untold(edition))
    html = render(edition, scope, Address(home), told)
    quotes = any(edition.state_of(article) != "pinned" for article in articles)
    return DrawnMap(html, told.state, quotes, scope.parts)


def _telling(graph: Graph, scope: Scope) -> list[Article]:
    """The articles that state what the page is about, by IRI, with the passages that do."""
    passages: dict[str, list[Passage]] = defaultdict(list)
    for iri in scope.passages:
        article = graph.passages.article_of(iri)
        passages[article.iri].append(graph.passages[iri])
    found: list[Article] = []
    for iri in sorted(passages):
        cited = sorted(passages[iri], key=lambda passage: passage.order)
        article = graph.articles[iri]
        found.append(article._replace(passages=cited))
    return found


def _told(
    edition: Edition,
    articles: Sequence[Article],
    coverages: Sequence[Coverage],
) -> PageMetadata:
    state = edition.state(articles)
    is_quoting = state not in ("pinned", "empty")
    one = _only(articles)
    return PageMetadata(
        title=one.headline if one else _title(edition, articles),
        credit=credit(one) if one else f"{len(articles)} articles",
        footer=_footer(edition, articles, is_quoting=is_quoting),
        rights=rights(edition),
        state=state,
        articles=tuple(articles),
        coverages=tuple(each for each in coverages if each.article in articles),
    )


def _title(edition: Edition, articles: Sequence[Article]) -> str:
    return edition.graph.dataset.title or f"{len(articles)} articles"


def rights(edition: Edition) -> str:
    """Whose the data are, and what others may do with them."""
    dataset = edition.graph.dataset
    makers = formatting.listing(list(dataset.creators))
    by = f" by {makers}" if makers else ""
    under = f" under {dataset.licence_name}" if dataset.licence else ""
    return f"Data{by}{under}." if by or under else ""


def _source(article: Article) -> str:
    """What a page is read from: by its headline where nobody has published it."""
    headline = "" if article.publisher else f"“{article.headline or article.slug}”"
    return ", ".join(filter(None, [headline, credit(article), article.url]))


def _untold(edition: Edition) -> str:
    """The footer of the page of a thing that is only registered."""
    return f"No article tells of it. {rights(edition)}".rstrip()


def _footer(edition: Edition, articles: Sequence[Article], *, is_quoting: bool) -> str:
    whose = rights(edition)
    if not articles:
        return f"There is no article yet. {whose}".rstrip()
    sources = "; ".join(map(_source, articles[:_NAMED]))
    others = len(articles) - _NAMED
    if others > 0:
        sources += f" and {others} more"
    if is_quoting:
        words = "The words belong to their publisher: do not pass the page on."
        return f"This page quotes {sources}. {words} {whose}".rstrip()
    held = "This page holds positions and fingerprints, not the words."
    return f"Read from {sources}. {held} {whose}".rstrip()
