"""Passages that are not what they say: their positions, words, digests and links.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:31: The digest is not that of the
      passage's words. [evidence]
      passage   https://example.org/press/article/2024-03-04-norvik-tessaly#char=0,31
      expected  5f2c…
      found     74dc…
      do        Look the passage up again with 'kg passage'.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import articles
from kg import vocabulary as v
from kg.articles import Text
from kg.checks.source_map import Key, Unplaced
from kg.edition import Edition
from kg.knowledge import Graph
from kg.model import Article, Finding, Location, Passage

_LOOK_UP = "Look the passage up again with 'kg passage'."


def passage_findings(edition: Edition, article: Article) -> Iterator[Unplaced]:
    """The findings of an article's passages.

    Their words are only looked at where the article's own text is at hand.
    """
    for finding in _findings(edition, article):
        yield Unplaced(finding, _key(finding, article))
    text = edition.texts.of(article)
    if text is not None and text.is_exact:
        yield from _wordings(edition.graph, article, text)


def _findings(edition: Edition, article: Article) -> Iterator[Finding]:
    for passage in article.passages:
        yield from _position(article, passage)
    text = edition.texts.of(article)
    if text is None:
        return
    if text.is_exact:
        yield from _own_text(article, text)
    else:
        yield from _differing_copy(article, text)


def _error(
    message: str,
    advice: str,
    passage: Passage | None = None,
    expected: str | None = None,
    found: str | None = None,
) -> Finding:
    location = Location(passage=passage.iri if passage else None)
    return Finding("error", "evidence", message, location, expected, found, advice)


def _key(finding: Finding, article: Article) -> Key:
    """Where the passage is declared, or else the article's digest."""
    passage = finding.location.passage
    if passage:
        return Key(article.iri, passage)
    return Key(article.iri, article.iri, v.SHA256.value)


def _position(article: Article, passage: Passage) -> Iterator[Finding]:
    name = f"{article.iri}#{passage.position}"
    # Positions are told twice, and other graphs link to a passage by its name alone.
    if passage.iri != name:
        message = "The passage's name is not its position."
        advice = (
            "Name the passage by its characters, or correct nif:beginIndex and "
            "nif:endIndex."
        )
        yield _error(message, advice, passage, expected=name, found=passage.iri)
    if not 0 <= passage.begin < passage.end <= article.length:
        message = "The passage is not inside the article."
        limits = f"0 <= begin < end <= {article.length}"
        yield _error(message, _LOOK_UP, passage, limits, passage.position)


def _differing_copy(article: Article, text: Text) -> Iterator[Finding]:
    """What a copy lacks that is not the article's own text."""
    lost = [passage for passage in article.passages if text.find(passage).begin is None]
    message = (
        "The text at hand is not the one that the article's digest names: "
        f"{text.summary()}."
    )
    advice = (
        "Use the text that the passages were read from, or read them again from this "
        "one."
    )
    actual = articles.digest(text.words)
    finding = _error(message, advice, expected=article.sha256, found=actual)
    if not lost:
        # A copy that has every passage somewhere proves them all. But what it has
        # besides, nobody has read: no statement is known to be of it.
        finding = finding._replace(severity="warning")
    yield finding
    for passage in lost:
        message = "The passage's words are nowhere in the text."
        yield _error(message, _LOOK_UP, passage, passage.sha256)


def _own_text(article: Article, text: Text) -> Iterator[Finding]:
    """What the article's own text says against its length and its passages."""
    length = len(text.words)
    if length != article.length:
        message = "The article's length is not that of its text."
        advice = "Correct the article's nif:endIndex."
        yield _error(message, advice, expected=str(length), found=str(article.length))
    for passage in article.passages:
        yield from _words(passage, text)


def _words(passage: Passage, text: Text) -> Iterator[Finding]:
    words = text.words[passage.begin : passage.end]
    actual = articles.digest(words)
    if actual != passage.sha256:
        yield _error(
            message="The digest is not that of the passage's words.",
            advice=_LOOK_UP,
            passage=passage,
            expected=actual,
            found=passage.sha256,
        )
    begins_whole = articles.is_edge(text.words, passage.begin)
    ends_whole = articles.is_edge(text.words, passage.end)
    is_stripped = words == words.strip()
    if not (begins_whole and ends_whole and is_stripped):
        yield _error(
            message="The passage begins or ends inside a word, or with a space.",
            advice="Begin and end the passage with whole words.",
            passage=passage,
        )
    if passage.fragment and not _leads_to(passage, passage.fragment, text):
        # A reader who follows it would be shown other words than those of the proof.
        yield _error(
            message="The text fragment does not lead to the passage.",
            advice=_LOOK_UP,
            passage=passage,
            found=passage.fragment,
        )


def _leads_to(passage: Passage, fragment: str, text: Text) -> bool:
    """Whether a browser that follows the text fragment shows words of the passage."""
    span = articles.target(text.words, fragment)
    if span is None:
        return False
    begin, end = span
    return begin < passage.end and passage.begin < end


def _wordings(graph: Graph, article: Article, text: Text) -> Iterator[Unplaced]:
    """Wordings of figures that do not stand in the passage that states them."""
    passages = {NamedNode(passage.iri): passage for passage in article.passages}
    for quad in graph.match(None, v.WORDING, graphs=list(passages)):
        assert isinstance(quad.graph_name, NamedNode)
        passage = passages[quad.graph_name]
        wording = quad.object
        if not isinstance(wording, Literal):
            continue  # a shape asks for text
        words = text.words[passage.begin : passage.end]
        if articles.occurrences(words, wording.value):
            continue
        title = graph.verbaliser.title(quad.subject)
        finding = _error(
            message=f"{title}: the wording does not stand in the passage.",
            advice="Quote the figure as the passage words it.",
            passage=passage,
            found=wording.value,
        )
        figure = str(quad.subject).strip("<>")
        yield Unplaced(finding, Key(passage.iri, figure, v.WORDING.value))
