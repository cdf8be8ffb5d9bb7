"""The texts that can be read at all: one that cannot is told of, and its article is looked at without it."""

from __future__ import annotations

from kg import vocabulary as v
from kg.articles import NO_TEXTS, Text, Texts
from kg.checks.source_map import SourceMap
from kg.errors import BadInput
from kg.knowledge import Graph
from kg.model import Article, Finding

_ADVICE = "Save the text as UTF-8, or take the file away."


class _Without(Texts):
    """Texts but for those of some articles."""

    def __init__(self, texts: Texts, without: set[str]) -> None:
        self._texts = texts
        self._without = without

    def of(self, article: Article) -> Text | None:
        return None if article.iri in self._without else self._texts.of(article)


def legible(
    graph: Graph, places: SourceMap, texts: Texts | None
) -> tuple[Texts, list[Finding]]:
    """The texts that can be read, and a finding for each that cannot."""
    given = texts or NO_TEXTS
    without: dict[str, Finding] = {}
    for article in graph.articles.values():
        try:
            given.of(article)
        except BadInput as error:
            message, found = "The article's text cannot be read.", error.message
            finding = Finding("error", "evidence", message, found=found, advice=_ADVICE)
            place = places.find(article.iri, article.iri, v.SHA256.value)
            without[article.iri] = finding.at(place)
    return (_Without(given, set(without)) if without else given), list(without.values())
