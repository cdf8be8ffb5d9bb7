"""A graph together with the files that it was loaded from and the texts that may be quoted: what pages show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.articles import Texts
from kg.knowledge import Graph
from kg.model import Article
from kg.vocabulary import CLASS_OBSERVATION, TYPE
from kg.workspace import Workspace


class Edition(NamedTuple):
    """Without texts it is pinned: positions and digests stand for the words."""

    workspace: Workspace
    graph: Graph
    texts: Texts

    @property
    def articles(self) -> list[Article]:
        """All articles, by IRI."""
        return list(self.graph.articles.values())

    def state(self, articles: Sequence[Article] | None = None) -> str:
        """How far the words are proved of all articles, or of those given.

        Each article is `verified` when its very text is at hand and `pinned` when none
        is. A copy that differs proves as many passages as it has.
        """
        chosen = self.articles if articles is None else articles
        states = {article.slug: self.state_of(article) for article in chosen}
        if not states:
            return "empty"
        if len(set(states.values())) == 1:
            return next(iter(states.values()))
        verified = sum(state == "verified" for state in states.values())
        partial = [
            f"{slug}: {state}"
            for slug, state in states.items()
            if state not in ("verified", "pinned")
        ]
        return "; ".join([f"{verified} of {len(states)} articles verified", *partial])

    def state_of(self, article: Article) -> str:
        """`verified`, `pinned`, or how many passages a copy that differs has."""
        text = self.texts.of(article)
        if text is None:
            return "pinned"
        if text.is_exact and all(map(text.quote, article.passages)):
            return "verified"
        return text.summary() if any(map(text.quote, article.passages)) else "pinned"

    @property
    def quotes(self) -> bool:
        """Whether any words of an article are at hand, so that what is made from it may hold them."""
        return any(self.state_of(article) != "pinned" for article in self.articles)

    def counts(self, articles: Sequence[Article] | None = None) -> dict[str, int]:
        """How much there is of each kind in all articles, or in those given."""
        chosen = self.articles if articles is None else articles
        passages = [passage for article in chosen for passage in article.passages]
        stated = [
            triple
            for triples in self.graph.stated(passages).values()
            for triple in triples
        ]
        typed = stated
        if articles is None:
            typed = self.graph.triples(None, TYPE)
        return {
            "articles": len(chosen),
            "passages": len(passages),
            "statements": len(stated),
            "figures": sum(
                triple[1:] == (TYPE, CLASS_OBSERVATION) for triple in stated
            ),
            "things": len({subject for subject, *_ in typed}),
        }
