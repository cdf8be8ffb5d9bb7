"""Texts of articles that cannot be read, and the texts without them.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:9: The article's text cannot be read.
      [evidence]
      found     articles/2024-03-04-norvik-tessaly.txt: byte 17 is not UTF-8.
      do        Save the text as UTF-8, or take the file away.
"""

from __future__ import annotations

from collections.abc import Collection

from kg import vocabulary as v
from kg.articles import Text, Texts
from kg.checks.source_map import Key, Unplaced
from kg.errors import BadInput
from kg.knowledge import Graph
from kg.model import Article, Finding


def text_findings(graph: Graph, texts: Texts) -> dict[str, Unplaced]:
    """A finding for each text that cannot be read, by the IRI of its article."""
    findings: dict[str, Unplaced] = {}
    for article in graph.articles.values():
        try:
            texts.of(article)
        except BadInput as error:
            finding = Finding(
                severity="error",
                check="evidence",
                message="The article's text cannot be read.",
                found=error.message,
                advice="Save the text as UTF-8, or take the file away.",
            )
            key = Key(article.iri, article.iri, v.SHA256.value)
            findings[article.iri] = Unplaced(finding, key)
    return findings


def without(texts: Texts, articles: Collection[str]) -> Texts:
    """The texts but for those of some articles, given by their IRIs."""
    return _TextsWithout(texts, articles) if articles else texts


class _TextsWithout(Texts):
    def __init__(self, texts: Texts, articles: Collection[str]) -> None:
        # The other texts stay with their owner, which reads each of them only once.
        self._texts = texts
        self._articles = articles

    def of(self, article: Article) -> Text | None:
        if article.iri in self._articles:
            return None
        return self._texts.of(article)
