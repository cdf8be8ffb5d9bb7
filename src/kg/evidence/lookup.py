"""Words looked up in the texts, written as the passages of an article file.

Whoever reads an article into the graph needs the position, the digest and the text
fragment of each passage: `kg passage` gives them for words as they stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg import articles
from kg import vocabulary as v
from kg.articles import Text, Texts
from kg.errors import KgError, NotFound
from kg.knowledge import Graph
from kg.model import Article, Passage
from kg.rdf import trig

# Whatever a text fragment is made of is published with the graph: names, headlines and
# short wordings are, sentences are not.
_NAMES = (v.PREF_LABEL, v.ALT_LABEL, v.WORDING, v.KIND, v.HEADLINE, v.CREDIT)

# Editors curl the quotation marks that people type; a text may have straight ones.
_STRAIGHT_QUOTES = str.maketrans("‘’“”", "''\"\"")


def looked_up(
    graph: Graph, texts: Texts, quote: str, slug: str | None = None
) -> list[str]:
    """Find words in the texts, and describe each place as a passage.

    Args:
        graph: where the articles are declared.
        texts: the texts to look in.
        quote: the words; they must stand as whole words, in any white space.
        slug: the article whose text is looked in; without it, all are.

    Returns:
        A block of Turtle for each place, none where the words do not stand.

    Raises:
        NotFound: there is no such article.
        KgError: there is no text to look in.
    """
    copies = list(_copies(texts, _articles(graph, slug)))
    if not copies:
        raise KgError(
            "There is no text to look in.",
            "'kg add TEXT' makes an article of one. The text of an article that is "
            "there already belongs at articles/SLUG.txt, or in the folder that "
            "--articles names.",
        )
    names = publishable(graph)
    return [
        block(text, begin, end, names)
        for text in copies
        for begin, end in articles.occurrences(text.words, quote)
    ]


def nearest(graph: Graph, texts: Texts, quote: str) -> str | None:
    """The words as a text has them, for words that stand in none as they were given.

    Case may differ, and curly quotation marks may have been typed for straight ones.
    """
    straight = quote.translate(_STRAIGHT_QUOTES)
    for text in _copies(texts, graph.articles.values()):
        for begin, end in articles.occurrences(text.words, straight, any_case=True):
            return text.words[begin:end]
    return None


def block(text: Text, begin: int, end: int, names: Sequence[str]) -> str:
    """The passage's description in Turtle, ready for the article's own graph.

    Args:
        text: the article's text.
        begin: where the passage begins.
        end: where it ends, exclusive.
        names: what a text fragment may be made of.
    """
    iri = NamedNode(f"{text.article.iri}#char={begin},{end}")
    described: dict[NamedNode, NamedNode | Literal] = {
        v.TYPE: v.CLASS_PASSAGE,
        v.BEGIN_INDEX: Literal(begin),
        v.END_INDEX: Literal(end),
        v.SHA256: Literal(articles.digest(text.words[begin:end])),
    }
    fragment = text_fragment(text, begin, end, names)
    if fragment is not None:
        described[v.TEXT_FRAGMENT] = Literal(fragment)
    quads = [Quad(iri, predicate, value) for predicate, value in described.items()]
    written = trig.write_trig(quads, v.PREFIXES, base=text.article.iri)
    # The prefixes come before the first empty line; the file has them already.
    _, _, body = written.partition("\n\n")
    return body


def text_fragment(text: Text, begin: int, end: int, names: Sequence[str]) -> str | None:
    """The fragment that opens the publisher's page at the passage.

    It is made of names and short wordings that the graph holds anyway, so it gives away
    no sentence. Where there is none, the one of a passage around it may do, if it marks
    all of this one.

    Returns:
        The fragment; None where the names do not lead there.
    """
    own = articles.fragment(text.words, begin, end, names)
    if own:
        return own
    around = [
        passage
        for passage in text.article.passages
        if passage.begin <= begin and end <= passage.end
    ]
    # The shortest around it marks the least besides.
    for passage in sorted(around, key=_shortest_first):
        fragment = articles.fragment(text.words, passage.begin, passage.end, names)
        if fragment and _covers(text, fragment, begin, end):
            return fragment
    return None


def _shortest_first(passage: Passage) -> tuple[int, int]:
    return passage.end - passage.begin, passage.begin


def _covers(text: Text, fragment: str, begin: int, end: int) -> bool:
    """Whether all of a passage is marked by a fragment."""
    marked = articles.target(text.words, fragment)
    if marked is None:
        return False
    marked_begin, marked_end = marked
    return marked_begin <= begin and end <= marked_end


def _copies(texts: Texts, declared: Iterable[Article]) -> Iterator[Text]:
    """The texts at hand of the articles."""
    for article in declared:
        text = texts.of(article)
        if text:
            yield text


def _articles(graph: Graph, slug: str | None) -> list[Article]:
    """All articles, or the one of the slug."""
    declared = list(graph.articles.values())
    chosen = [article for article in declared if slug in (None, article.slug)]
    if not chosen and slug is not None:
        slugs = [article.slug for article in declared]
        raise NotFound("article", slug, slugs)
    return chosen


def publishable(graph: Graph) -> list[str]:
    """The names and short wordings that the graph holds, and so gives away."""
    quads = graph.match(None, _NAMES)
    return [quad.object.value for quad in quads if isinstance(quad.object, Literal)]
