"""The words against the graph, both ways: what they do not bear, and what of them no statement uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg import vocabulary as v
from kg.articles import Texts
from kg.checks.source_map import SourceMap
from kg.grounding import Support, support
from kg.grounding.coverage import Coverage, Piece, coverages
from kg.grounding.doubts import Doubt
from kg.grounding.spelling import Misspelt, misspelt
from kg.knowledge import Graph
from kg.model import Article, Finding, Severity


def check(graph: Graph, texts: Texts, places: SourceMap) -> Iterator[Finding]:
    """What the words of each article do not bear, what of the text nothing uses, and names that look misspelt."""
    supports = support(graph, texts)
    yield from findings(places, supports, coverages(graph, supports))
    yield from misspellings(graph, places, supports)


def findings(
    places: SourceMap, supports: Iterable[Support], covered: Iterable[Coverage]
) -> Iterator[Finding]:
    """What the words do not bear, and what of them nothing uses, as it was found already.

    Words that are no numbers, dates or names are only asked for in an article that says
    that it is read in full.
    """
    for found in supports:
        yield from (_doubted(found.article, doubt, places) for doubt in found.doubts)
    for coverage in covered:
        in_full = coverage.article.is_read_in_full
        wanted = [piece for piece in coverage.unused if in_full or piece.kind != "word"]
        yield from (_unused(coverage.article, piece, places) for piece in wanted)


def misspellings(
    graph: Graph, places: SourceMap, supports: Sequence[Support]
) -> Iterator[Finding]:
    """Names in the registry and the derived graph that look misspelt."""
    for found in misspelt(graph, supports):
        yield _misspelt(graph, found, places)


def _doubted(article: Article, doubt: Doubt, places: SourceMap) -> Finding:
    """The finding at the statement, or where the passage says whose words it is."""
    finding, subject, predicate = doubt
    passage = finding.location.passage
    assert passage
    if subject:
        place = places.find(
            passage, subject.value, predicate.value if predicate else None
        )
    else:
        place = places.find(article.iri, passage, v.SAID_BY.value)
    return finding.at(place)


def _misspelt(graph: Graph, found: Misspelt, places: SourceMap) -> Finding:
    name, word, meant = found
    message = f"{graph.verbaliser.title(name.thing)}: its name looks misspelt."
    finding = Finding(
        "error", "support", message, expected=meant, found=word, advice="Correct it."
    )
    return finding.at(
        places.find(name.graph.value, name.thing.value, name.predicate.value)
    )


def _unused(article: Article, piece: Piece, places: SourceMap) -> Finding:
    """A stretch of the text that should be used; its words are told only where they are few."""
    message = f"No statement uses the {piece.kind} at {piece.position}."
    advice = "State what it says, or leave it out with a reason by kg:notModelled."
    words = None if piece.kind == "sentence" else piece.quote
    finding = Finding(
        _severity(article), "coverage", message, found=words, advice=advice
    )
    return finding.at(places.find(article.iri, article.iri))


def _severity(article: Article) -> Severity:
    """How bad it is that the article is not all used: a lie where it says that it is."""
    if article.is_draft:
        return "note"
    return "error" if article.is_read_in_full else "warning"
