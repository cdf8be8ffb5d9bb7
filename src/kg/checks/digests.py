"""Passages against the text: where they are, where words begin and end, and the digests that prove them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import articles
from kg import vocabulary as v
from kg.articles import Text
from kg.checks.source_map import SourceMap
from kg.edition import Edition
from kg.knowledge import Graph
from kg.model import Article, Finding, Location, Passage

_LOOK_UP = "Look the passage up again with 'kg passage'."


def passage_findings(edition: Edition, places: SourceMap) -> Iterator[Finding]:
    """The findings of every article's passages; those of their words only where its text is at hand."""
    for article in edition.articles:
        found = [
            finding
            for passage in article.passages
            for finding in _position(article, passage)
        ]
        if text := edition.texts.of(article):
            if text.is_exact:
                found += _exact(edition.graph, article, text, places)
            else:
                found += _differing(article, text)
        for finding in found:
            yield (
                finding
                if finding.location.file
                else finding.at(_place(places, article, finding))
            )


def _error(
    message: str,
    advice: str,
    passage: Passage | None = None,
    expected: str | None = None,
    found: str | None = None,
) -> Finding:
    location = Location(passage=passage.iri if passage else None)
    return Finding("error", "evidence", message, location, expected, found, advice)


def _place(
    places: SourceMap, article: Article, finding: Finding
) -> tuple[str, int] | None:
    """Where the passage is declared, or the article's digest."""
    passage = finding.location.passage
    return places.find(
        article.iri, passage or article.iri, None if passage else v.SHA256.value
    )


def _position(article: Article, passage: Passage) -> Iterator[Finding]:
    name = f"{article.iri}#{passage.position}"
    if passage.iri != name:
        message = "The passage's name is not its position."
        advice = "Name the passage by its characters, or correct nif:beginIndex and nif:endIndex."
        yield _error(message, advice, passage, name, passage.iri)
    if not 0 <= passage.begin < passage.end <= article.length:
        message, limits = (
            "The passage is not inside the article.",
            f"0 <= begin < end <= {article.length}",
        )
        yield _error(message, _LOOK_UP, passage, limits, passage.position)


def _differing(article: Article, text: Text) -> Iterator[Finding]:
    """What a copy lacks that is not the text itself; one that has every passage somewhere proves them all the same."""
    lost = [passage for passage in article.passages if text.find(passage).begin is None]
    message = f"The text at hand is not the one that the article's digest names: {text.summary()}."
    advice = "Use the text that the passages were read from, or read them again from this one."
    differs = _error(message, advice, None, article.sha256, articles.digest(text.words))
    # What the copy has besides, nobody has read: no statement is known to be of it.
    yield differs if lost else differs._replace(severity="warning")
    for passage in lost:
        message = "The passage's words are nowhere in the text."
        yield _error(message, _LOOK_UP, passage, passage.sha256)


def _exact(
    graph: Graph, article: Article, text: Text, places: SourceMap
) -> Iterator[Finding]:
    """What the article's own text says against its passages."""
    if len(text.words) != article.length:
        message, advice = (
            "The article's length is not that of its text.",
            "Correct the article's nif:endIndex.",
        )
        yield _error(message, advice, None, str(len(text.words)), str(article.length))
    for passage in article.passages:
        yield from _words(passage, text)
    yield from _wordings(graph, article, text, places)


def _words(passage: Passage, text: Text) -> Iterator[Finding]:
    words = text.words[passage.begin : passage.end]
    if (actual := articles.digest(words)) != passage.sha256:
        message = "The digest is not that of the passage's words."
        yield _error(message, _LOOK_UP, passage, actual, passage.sha256)
    edges = (passage.begin, passage.end)
    if (
        not all(articles.is_edge(text.words, at) for at in edges)
        or words != words.strip()
    ):
        message = "The passage begins or ends inside a word, or with a space."
        yield _error(message, "Begin and end the passage with whole words.", passage)
    if passage.fragment and not _leads_there(text, passage):
        message = "The text fragment does not lead to the passage."
        yield _error(message, _LOOK_UP, passage, found=passage.fragment)


def _leads_there(text: Text, passage: Passage) -> bool:
    span = articles.target(text.words, passage.fragment or "")
    return span is not None and span[0] < passage.end and passage.begin < span[1]


def _wordings(
    graph: Graph, article: Article, text: Text, places: SourceMap
) -> Iterator[Finding]:
    """The wordings of figures, which must stand in the passage that states them."""
    passages = {NamedNode(passage.iri): passage for passage in article.passages}
    for quad in graph.match(None, v.WORDING, graphs=list(passages)):
        graph_name, figure, wording = quad.graph_name, quad.subject, quad.object
        assert isinstance(graph_name, NamedNode)
        passage = passages[graph_name]
        words = text.words[passage.begin : passage.end]
        if isinstance(wording, Literal) and not articles.occurrences(
            words, wording.value
        ):
            message = f"{graph.verbaliser.title(figure)}: the wording does not stand in the passage."
            advice = "Quote the figure as the passage words it."
            finding = _error(message, advice, passage, found=wording.value)
            yield finding.at(
                places.find(passage.iri, str(figure).strip("<>"), v.WORDING.value)
            )
