"""Texts of articles that cannot be read, and the texts without them.

One of its findings:

    graph/articles/2024-03-04-norvik-tessaly.trig:9: The article's text cannot be read.
      [evidence]
      found     articles/2024-03-04-norvik-tessaly.txt: byte 17 is not UTF-8.
      do        Save the text as UTF-8, or take the file away.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocabulary as v
from kg.articles import Text, Texts
from kg.checks.source_map import Key, Unplaced
from kg.errors import BadInput
from kg.model import Article, Finding


class ReadableTexts(Texts):
    """The texts that can be read; of an article with another it is as if it had none."""

    def __init__(self, texts: Texts) -> None:
        # The texts stay with their owner, which reads each of them only once.
        self.given = texts

    def of(self, article: Article) -> Text | None:
        try:
            return self.given.of(article)
        except BadInput:
            return None

    def digest(self, slug: str) -> str:
        return self.given.digest(slug)


def text_findings(article: Article, texts: Texts) -> Iterator[Unplaced]:
    """A finding if the text of an article cannot be read."""
    given = texts.given if isinstance(texts, ReadableTexts) else texts
    try:
        given.of(article)
    except BadInput as error:
        finding = Finding(
            severity="error",
            check="evidence",
            message="The article's text cannot be read.",
            found=error.message,
            advice="Save the text as UTF-8, or take the file away.",
        )
        yield Unplaced(finding, Key(article.iri, article.iri, v.SHA256.value))
