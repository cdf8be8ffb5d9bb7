"""Passages against the text: where they are, where words begin and end, and the digests that prove them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import articles
from kg import vocabulary as v
from kg.articles import Text
from kg.checks.places import Places
from kg.model import Article, Passage, Problem
from kg.store import Store

_LOOK_UP = "Look the passage up again with 'kg passage'."


def check(store: Store, places: Places) -> Iterator[Problem]:
    """The problems of every article's passages; those of their words only where its text is at hand."""
    for article in store.articles.values():
        found = [problem for passage in article.passages for problem in _position(article, passage)]
        if text := store.texts.of(article):
            found += [*_exact(store, article, text, places)] if text.is_exact else [*_differing(article, text)]
        for problem in found:
            yield problem if problem.file else problem.at(_place(places, article, problem))


def _place(places: Places, article: Article, problem: Problem) -> tuple[str, int] | None:
    """Where the passage is declared, or the article's digest."""
    return places.find(article.iri, problem.passage or article.iri, None if problem.passage else v.SHA256.value)


def _position(article: Article, passage: Passage) -> Iterator[Problem]:
    name = f"{article.iri}#{passage.position}"
    if passage.iri != name:
        message = "The passage's name is not its position."
        advice = "Name the passage by its characters, or correct nif:beginIndex and nif:endIndex."
        yield Problem("evidence", message, advice, passage=passage.iri, expected=name, found=passage.iri)
    if not 0 <= passage.begin < passage.end <= article.length:
        message, limits = "The passage is not inside the article.", f"0 <= begin < end <= {article.length}"
        yield Problem("evidence", message, _LOOK_UP, passage=passage.iri, expected=limits, found=passage.position)


def _differing(article: Article, text: Text) -> Iterator[Problem]:
    """What a copy lacks that is not the text itself; one that has every passage somewhere proves them all the same."""
    lost = [passage for passage in article.passages if text.find(passage).begin is None]
    if lost:
        message = f"The text at hand is not the one that the article's digest names: {text.summary()}."
        advice = "Use the text that the passages were read from, or read them again from this one."
        yield Problem("evidence", message, advice, expected=article.sha256, found=articles.digest(text.words))
    for passage in lost:
        message = "The passage's words are nowhere in the text."
        yield Problem("evidence", message, _LOOK_UP, passage=passage.iri, expected=passage.sha256)


def _exact(store: Store, article: Article, text: Text, places: Places) -> Iterator[Problem]:
    """What the article's own text says against its passages."""
    if len(text.words) != article.length:
        message, advice = "The article's length is not that of its text.", "Correct the article's nif:endIndex."
        yield Problem("evidence", message, advice, expected=str(len(text.words)), found=str(article.length))
    for passage in article.passages:
        yield from _words(passage, text)
        yield from _wordings(store, passage, text, places)


def _words(passage: Passage, text: Text) -> Iterator[Problem]:
    words = text.words[passage.begin : passage.end]
    if (actual := articles.digest(words)) != passage.sha256:
        message = "The digest is not that of the passage's words."
        yield Problem("evidence", message, _LOOK_UP, passage=passage.iri, expected=actual, found=passage.sha256)
    if not all(articles.is_edge(text.words, at) for at in (passage.begin, passage.end)) or words != words.strip():
        message = "The passage begins or ends inside a word, or with a space."
        yield Problem("evidence", message, "Begin and end the passage with whole words.", passage=passage.iri)
    if passage.fragment and not _leads_there(text, passage):
        message = "The text fragment does not lead to the passage."
        yield Problem("evidence", message, _LOOK_UP, passage=passage.iri, found=passage.fragment)


def _leads_there(text: Text, passage: Passage) -> bool:
    span = articles.target(text.words, passage.fragment or "")
    return span is not None and span[0] < passage.end and passage.begin < span[1]


def _wordings(store: Store, passage: Passage, text: Text, places: Places) -> Iterator[Problem]:
    """The wordings of figures, which must stand in the passage that states them."""
    words = text.words[passage.begin : passage.end]
    for quad in store.engine.quads_for_pattern(None, v.WORDING, None, NamedNode(passage.iri)):
        if isinstance(quad.object, Literal) and not articles.occurrences(words, quad.object.value):
            message = f"{store.sentences.title(quad.subject)}: the wording does not stand in the passage."
            advice, found = "Quote the figure as the passage words it.", quad.object.value
            problem = Problem("evidence", message, advice, passage=passage.iri, found=found)
            yield problem.at(places.find(passage.iri, str(quad.subject).strip("<>"), v.WORDING.value))
