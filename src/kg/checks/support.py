"""The words against the graph, both ways: what they do not bear, and what of them no statement uses."""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocabulary as v
from kg.checks.places import Places
from kg.model import Problem
from kg.store import Store
from kg.support import Support, Unproved, support
from kg.support.coverage import Coverage, Piece, coverage

_REPORTED = ("sentence", "number", "date", "name")


def check(store: Store, places: Places) -> Iterator[Problem]:
    """What the words of each article do not bear, and the sentences, numbers, dates and names that nothing uses."""
    for found in support(store):
        yield from (_problem(store, found, one, places) for one in found.unproved)
        if covered := coverage(store, found):
            yield from (_unused(found, covered, piece, places) for piece in covered.left_out if piece.kind in _REPORTED)


def _problem(store: Store, found: Support, one: Unproved, places: Places) -> Problem:
    message, advice, expected, actual = one.fault
    said = f"{store.sentences.title(one.subject)}: {message}" if one.subject else f"{message[0].upper()}{message[1:]}"
    problem = Problem("support", said, advice, None, None, one.passage.iri, expected, actual)
    if one.subject:
        predicate = one.predicate.value if one.predicate else None
        return problem.at(places.find(one.passage.iri, one.subject.value, predicate))
    return problem.at(places.find(found.article.iri, one.passage.iri, v.SAID_BY.value))


def _unused(found: Support, covered: Coverage, piece: Piece, places: Places) -> Problem:
    """A stretch of the text that should be used; its words are told only where they are few."""
    position = f"char={piece.begin},{piece.end}"
    words = found.words.text[piece.begin : piece.end] if found.words and piece.kind != "sentence" else None
    message = f"No statement uses the {piece.kind} at {position}."
    advice = "State what it says, or leave it out with a reason by kg:notModelled."
    return Problem("coverage", message, advice, found=words).at(places.find(found.article.iri, found.article.iri))
