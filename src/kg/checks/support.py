"""The words against the graph, both ways: what they do not bear, and what of them no statement uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import vocabulary as v
from kg.checks.places import Places
from kg.model import Problem
from kg.store import Store
from kg.support import Support, Unproved, support
from kg.support.coverage import Coverage, Piece, coverages, is_read_in_full
from kg.support.spelling import Misspelt, misspelt


def check(store: Store, places: Places) -> Iterator[Problem]:
    """What the words of each article do not bear, names that look misspelt, and what of the text nothing uses."""
    supports = support(store)
    yield from problems(store, places, supports, coverages(store, supports))


def problems(store: Store, places: Places, supports: list[Support], covered: Iterable[Coverage]) -> Iterator[Problem]:
    """The same, of what was found already.

    Words that are no numbers, dates or names are only asked for in an article that says that it is read in full.
    """
    for found in supports:
        yield from (_problem(store, found, one, places) for one in found.unproved)
    for coverage in covered:
        in_full = is_read_in_full(store, coverage.article)
        wanted = [piece for piece in coverage.unused if in_full or piece.kind != "word"]
        yield from (_unused(coverage, piece, places) for piece in wanted)
    if texts := [found.words.text for found in supports if found.words]:
        yield from (_misspelt(store, one, places) for one in misspelt(store, texts))


def _problem(store: Store, found: Support, one: Unproved, places: Places) -> Problem:
    message, advice, expected, actual = one.fault
    said = f"{store.sentences.title(one.subject)}: {message}" if one.subject else f"{message[0].upper()}{message[1:]}"
    problem = Problem("support", said, advice, None, None, one.passage.iri, expected, actual)
    if one.subject:
        predicate = one.predicate.value if one.predicate else None
        return problem.at(places.find(one.passage.iri, one.subject.value, predicate))
    return problem.at(places.find(found.article.iri, one.passage.iri, v.SAID_BY.value))


def _misspelt(store: Store, found: Misspelt, places: Places) -> Problem:
    message = f"{store.sentences.title(found.thing)}: its name looks misspelt."
    problem = Problem("support", message, "Correct it.", None, None, None, found.meant, found.word)
    return problem.at(places.find(found.graph.value, found.thing.value, found.predicate.value))


def _unused(coverage: Coverage, piece: Piece, places: Places) -> Problem:
    """A stretch of the text that should be used; its words are told only where they are few."""
    message = f"No statement uses the {piece.kind} at {piece.position}."
    advice = "State what it says, or leave it out with a reason by kg:notModelled."
    words = None if piece.kind == "sentence" else piece.quote
    iri = coverage.article.iri
    return Problem("coverage", message, advice, found=words).at(places.find(iri, iri))
