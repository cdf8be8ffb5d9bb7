"""Where things, passages, statements and questions are on a page.

A link's fragment reads like a query string, and an element bears the same text as its
id: `#thing=id:rovers`, `#char=370,632` (the passage's own RFC 5147 fragment),
`#statement=0f3a…`, `#question=partners`, `#figures`. So every link works without
scripts; with them, the same text is the state of the page.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from kg.knowledge import Graph
from kg.model import Article, Passage

ARTICLES = "articles"
_READABLE = ":/,;@!$'()*?~"  # what a fragment may hold as it is, but for the signs of the query string


class Address(NamedTuple):
    """The links of one page: that of the article `home`, or one without an article's reading.

    `articles` is the folder of the articles' pages as seen from it.
    """

    home: Article | None
    articles: str = f"{ARTICLES}/"

    def passage(self, passage: Passage) -> str:
        """A link to the passage in the reading of its article.

        >>> passage = Passage("https://example.org/looms#char=3,14", 3, 14, "")
        >>> Address(None).passage(passage)
        'articles/looms.html#char=3,14'
        """
        if self.home and self.home.iri == passage.article:
            return f"#{passage.position}"
        slug = passage.article.rpartition("/")[2]
        return f"{self.articles}{quote(slug)}.html#{passage.position}"

    @property
    def overview(self) -> str | None:
        """A link to the list of all articles, from the page of one of several."""
        return None if self.articles else "../index.html"

    def article(self, article: Article) -> str:
        """A link to the article's reading."""
        return (
            "#reading"
            if self.home == article
            else f"{self.articles}{quote(article.slug)}.html"
        )


def key(graph: Graph, iri: str) -> str:
    """The short name of a thing on the page, such as `id:rovers`: its name in Turtle."""
    return graph.short.node(iri).strip("<>")


def address_of(name: str, value: str) -> str:
    """The link to something on the page, by a name and a value.

    >>> address_of("thing", "id:rovers"), address_of("thing", "https://example.org/a?b=1&c")
    ('#thing=id:rovers', '#thing=https://example.org/a?b%3D1%26c')
    """
    return f"#{name}={quote(value, safe=_READABLE)}"
