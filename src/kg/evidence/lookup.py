"""Passages for the article files: words looked up in a text, as a block with position, digest and text fragment."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg import articles
from kg import vocabulary as v
from kg.articles import Text, Texts
from kg.errors import KgError, NotFound
from kg.knowledge import Graph
from kg.model import Article
from kg.rdf import trig

_NAMES = (v.PREF_LABEL, v.ALT_LABEL, v.WORDING, v.KIND, v.HEADLINE, v.CREDIT)


def looked_up(
    graph: Graph, texts: Texts, quote: str, slug: str | None = None
) -> list[str]:
    """A block of Turtle for each place where the words stand, in every text at hand or in the one of the slug.

    Raises `KgError` when no text is at hand.
    """
    found = [text for article in _articles(graph, slug) if (text := texts.of(article))]
    if not found:
        raise KgError(
            "There is no text to look in.",
            "Put it at articles/SLUG.txt, or name its folder with --articles.",
        )
    names = _names(graph)
    blocks = []
    for text in found:
        for begin, end in articles.occurrences(text.words, quote):
            blocks.append(block(text, begin, end, names))
    return blocks


def nearest(graph: Graph, texts: Texts, quote: str) -> str | None:
    """The words as a text has them, where only their case, or the shape of their quotation marks, differs."""
    straight = quote.translate(str.maketrans("‘’“”", "''\"\""))
    found = [text for article in graph.articles.values() if (text := texts.of(article))]
    spans = (
        (text, span)
        for text in found
        for span in articles.occurrences(text.words, straight, any_case=True)
    )
    return next((text.words[begin:end] for text, (begin, end) in spans), None)


def block(text: Text, begin: int, end: int, names: Sequence[str]) -> str:
    """The passage's description, ready for the article's own graph."""
    iri = NamedNode(f"{text.article.iri}#char={begin},{end}")
    described: dict[NamedNode, NamedNode | Literal] = {
        v.TYPE: v.CLASS_PASSAGE,
        v.BEGIN_INDEX: Literal(begin),
        v.END_INDEX: Literal(end),
        v.SHA256: Literal(articles.digest(text.words[begin:end])),
    }
    if found := text_fragment(text, begin, end, names):
        described[v.TEXT_FRAGMENT] = Literal(found)
    written = trig.write_trig(
        (Quad(iri, p, o) for p, o in described.items()), base=text.article.iri
    )
    return written.partition("\n\n")[2]


def text_fragment(text: Text, begin: int, end: int, names: Sequence[str]) -> str | None:
    """The text directive that opens the publisher's page at the passage, else one that covers it, else None.

    It is made of names and short wordings that the graph holds anyway, so it gives away
    no sentence.
    """
    around = sorted(
        {
            (p.begin, p.end)
            for p in text.article.passages
            if p.begin <= begin and end <= p.end
        },
        key=_length,
    )
    covering = (articles.fragment(text.words, b, e, names) for b, e in around)
    own = articles.fragment(text.words, begin, end, names)
    return own or next(
        (found for found in covering if found and _covers(text, found, begin, end)),
        None,
    )


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _covers(text: Text, found: str, begin: int, end: int) -> bool:
    target = articles.target(text.words, found)
    return target is not None and target[0] <= begin and end <= target[1]


def _articles(graph: Graph, slug: str | None) -> list[Article]:
    found = [
        article for article in graph.articles.values() if slug in (None, article.slug)
    ]
    if not found:
        raise NotFound(
            "article", slug or "", [article.slug for article in graph.articles.values()]
        )
    return found


def _names(graph: Graph) -> list[str]:
    """The names and short wordings that the graph holds."""
    quads = graph.match(None, _NAMES)
    return [quad.object.value for quad in quads if isinstance(quad.object, Literal)]
