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


def check(store: Store) -> Iterator[Problem]:
    """The problems of every article's passages; those of their words only where its text is at hand."""
    places = Places(store.project)
    for article in store.articles.values():
        text = store.texts.of(article)
        for passage in article.passages:
            yield from _position(article, passage, places)
        if text:
            yield from _text(store, article, text, places)


def _position(article: Article, passage: Passage, places: Places) -> Iterator[Problem]:
    name = f"{article.iri}#{passage.position}"
    if passage.iri != name:
        advice = "Name the passage by its characters, or correct nif:beginIndex and nif:endIndex."
        yield _problem("The passage's name is not its position.", advice, article, passage, places, name, passage.iri)
    if not 0 <= passage.begin < passage.end <= article.length:
        advice = "Look the passage up again with 'kg passage'."
        limits = f"0 <= begin < end <= {article.length}"
        yield _problem("The passage is not inside the article.", advice, article, passage, places, limits, passage.position)


def _text(store: Store, article: Article, text: Text, places: Places) -> Iterator[Problem]:
    if text.is_exact:
        for passage in article.passages:
            yield from _words(store, article, passage, text, places)
        return
    found = [text.find(passage) for passage in article.passages]
    held = [one for one in found if one.begin is not None]
    shifts = sorted({one.shift for one in held if one.shift is not None})
    shifted = f", shifted by {' or '.join(f'{shift:+d}' for shift in shifts)} characters" if any(shifts) else ""
    place = places.find(article.iri, article.iri, v.SHA256.value)
    yield Problem(
        "evidence",
        f"The text at hand is not the one that the article's digest names: "
        f"{len(held)} of {len(found)} passages found{shifted}.",
        "Use the text that the passages were read from, or read them again from this one.",
        *(place or (None, None)),
        expected=article.sha256,
        found=articles.digest(text.words),
    )
    for one in found:
        if one.begin is None:
            message, advice = "The passage's words are nowhere in the text.", "Look it up again with 'kg passage'."
            yield _problem(message, advice, article, one.passage, places, one.passage.sha256, None)


def _words(store: Store, article: Article, passage: Passage, text: Text, places: Places) -> Iterator[Problem]:
    words = text.words[passage.begin : passage.end]
    if (actual := articles.digest(words)) != passage.sha256:
        advice = "Look the passage up again with 'kg passage'."
        yield _problem("The digest is not that of the passage's words.", advice, article, passage, places, actual, passage.sha256)
    if not all(articles.is_edge(text.words, at) for at in (passage.begin, passage.end)) or words != words.strip():
        advice = "Begin and end the passage with whole words."
        yield _problem("The passage begins or ends inside a word, or with a space.", advice, article, passage, places)
    for quad in store.engine.quads_for_pattern(None, v.WORDING, None, NamedNode(passage.iri)):
        if isinstance(quad.object, Literal) and not articles.occurrences(words, quad.object.value):
            message = f"{store.sentences.title(quad.subject)}: the wording does not stand in the passage."
            place = places.find(passage.iri, str(quad.subject).strip("<>"), v.WORDING.value) or (None, None)
            yield Problem("evidence", message, "Quote the figure as the passage words it.", *place, passage.iri, found=quad.object.value)


def _problem(
    message: str,
    advice: str,
    article: Article,
    passage: Passage,
    places: Places,
    expected: str | None = None,
    found: str | None = None,
) -> Problem:
    place = places.find(article.iri, passage.iri) or (None, None)
    return Problem("evidence", message, advice, *place, passage.iri, expected, found)
