"""The pages of a project by their names, and the map of a thing: what each is of, and says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from kg.edition import Edition
from kg.grounding.coverage import Coverage
from kg.language.english import formatting
from kg.model import Article
from kg.page import LARGEST, PageMetadata, overview_page, render
from kg.page.address import ARTICLES, Address
from kg.page.citations import credit
from kg.page.scope import Everything, around

_NAMED = 5  # sources that a footer names


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
    """The page of all, or of a thing with its neighbours; without coverage, which a check works out."""
    if thing is None:
        return next(pages(edition, []))[1]
    articles = edition.articles
    graph = edition.graph
    title = graph.verbaliser.title(thing)
    told = _told(edition, articles, [])
    told = told._replace(title=title)
    home = _only(articles)
    return render(edition, around(graph, thing), Address(home), told)


def _told(
    edition: Edition,
    articles: Sequence[Article],
    coverages: Sequence[Coverage],
) -> PageMetadata:
    state = edition.state(articles)
    is_quoting = edition.quotes and state != "pinned"
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
