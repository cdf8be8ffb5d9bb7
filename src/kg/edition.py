"""An edition: a graph, the files that it was loaded from, and the texts at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.articles import Texts
from kg.knowledge import Graph
from kg.knowledge.claims import PARTS
from kg.model import Article, Passage
from kg.vocabulary import CLASS_CLAIM, CLASS_FIGURE, TYPE, Triple
from kg.workspace import Workspace


class Edition(NamedTuple):
    """What pages show. Without texts, positions and digests stand for the words."""

    workspace: Workspace
    graph: Graph
    texts: Texts

    @property
    def articles(self) -> list[Article]:
        """All articles, by IRI."""
        return list(self.graph.articles.values())

    def state(self, articles: Sequence[Article] | None = None) -> str:
        """How far the words are proved of all articles, or of those given.

        Returns:
            The state that all of them have, as `state_of` gives it; else how many are
            verified, and the state of those that are so in part. `empty` for none.
        """
        chosen = articles
        if chosen is None:
            chosen = self.articles
        return state_of_all({each.slug: self.state_of(each) for each in chosen})

    def state_of(self, article: Article) -> str:
        """How far the words of an article are proved.

        Returns:
            `verified` when its very text is at hand, `pinned` when none is that has any
            of its passages, else how many passages the copy has that is at hand.
        """
        text = self.texts.of(article)
        if text is None:
            return "pinned"
        # A passage can be quoted only where its digest is that of the words.
        if text.is_exact and all(map(text.quote, article.passages)):
            return "verified"
        if any(map(text.quote, article.passages)):
            return text.summary()
        return "pinned"

    @property
    def quotes(self) -> bool:
        """Whether words of an article are at hand, which pages would show."""
        states = map(self.state_of, self.articles)
        return any(state != "pinned" for state in states)

    def counts(self, articles: Sequence[Article] | None = None) -> dict[str, int]:
        """How much there is of each kind in all articles, or in those given.

        The things are all that have a class, or, of articles that are given, all that
        these state anything of.
        """
        chosen = articles
        if chosen is None:
            chosen = self.articles
        passages: list[Passage] = []
        for article in chosen:
            passages += article.passages
        # What several passages state counts for each, as it is said so often.
        statements: list[Triple] = []
        claims: list[NamedNode] = []
        for triples in self.graph.stated(passages).values():
            told = {subject for subject, _, kind in triples if kind == CLASS_CLAIM}
            claims += told
            # A claim is one statement, whatever its parts.
            statements += [each for each in triples if not _is_part(each, told)]
        figures = [
            subject
            for subject, predicate, value in statements
            if predicate == TYPE and self.graph.ontology.is_below(value, CLASS_FIGURE)
        ]
        typed = statements
        if articles is None:
            typed = self.graph.triples(None, TYPE)
        # A claim is about things, and none itself.
        things = {subject for subject, _, _ in typed} - set(claims)
        return {
            "articles": len(chosen),
            "passages": len(passages),
            "statements": len(statements) + len(claims),
            "figures": len(figures),
            "things": len(things),
        }


def state_of_all(states: Mapping[str, str]) -> str:
    """How far the words of several articles are proved, by those of each; see `state`."""
    if not states:
        return "empty"
    first, *others = set(states.values())
    if not others:
        return first
    verified, in_part = 0, []
    for slug, state in states.items():
        if state == "verified":
            verified += 1
        elif state != "pinned":
            in_part.append(f"{slug}: {state}")
    share = f"{verified} of {len(states)} articles verified"
    return "; ".join([share, *in_part])


def _is_part(triple: Triple, claims: set[NamedNode]) -> bool:
    """Whether a statement is part of one of the claims."""
    subject, predicate, _ = triple
    return subject in claims and predicate in (TYPE, *PARTS)
