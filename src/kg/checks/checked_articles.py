"""What is found in an article: one is checked by itself, with the graph around it.

What people are told is apart from what it was worked out of, which is a hundred times as
much and which few ask for again.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.checks import digests, proof_records, readable_texts, wording
from kg.checks.set_apart import SetApart
from kg.checks.source_map import Unplaced
from kg.edition import Edition
from kg.grounding import Proving, Support, told_of
from kg.grounding.coverage import Coverage, coverage
from kg.grounding.membership import Nouns, nouns_told
from kg.grounding.spelling import AbsentNames, absent_names
from kg.model import Article, Graded, Proof


class CheckedArticle(NamedTuple):
    """What is found in an article.

    Attributes:
        article: The article.
        state: How far its words are proved, see `Edition.state_of`.
        findings: What is wrong or unfinished in it.
        grades: How many of its statements are proved how well.
        graded: How well each of them is proved.
        coverage: What of its words is used; None without its text.
        told: The things that it tells of.
        nouns: How it calls them.
        absent: The names of them that are not in its text.
    """

    article: Article
    state: str
    findings: list[Unplaced]
    grades: Counter[Graded]
    graded: SetApart[list[Proof]]
    coverage: Coverage | None
    told: set[NamedNode]
    nouns: SetApart[Nouns]
    absent: AbsentNames

    @property
    def proofs(self) -> list[Proof]:
        """How well each of its statements is proved."""
        return self.graded.value

    @property
    def has_words(self) -> bool:
        """Whether its exact text is at hand."""
        return self.coverage is not None


class ArticleChecks:
    """The checks of the articles of an edition.

    Args:
        edition: The graph and the texts.

    Attributes:
        edition: The graph and the texts.
        proving: How an article is proved.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.proving = Proving(edition.graph, edition.texts)

    def __call__(self, article: Article) -> tuple[CheckedArticle, Support]:
        """What is found in an article, and what its words bear."""
        rules = self.proving.rules
        support = self.proving(article)
        covered = coverage(rules, support)
        checked = CheckedArticle(
            article=article,
            state=self.edition.state_of(article),
            findings=[
                *readable_texts.text_findings(article, self.edition.texts),
                *digests.passage_findings(self.edition, article),
                *wording.support_findings(support),
                *wording.reading_findings(support),
                *wording.coverage_findings(support, covered),
                *proof_records.record_findings(self.proving, support),
            ],
            grades=Counter(proof.graded for proof in support.proofs),
            graded=SetApart(support.proofs),
            coverage=covered,
            told=told_of(support.stated),
            nouns=SetApart(nouns_told(rules, support)),
            absent=absent_names(rules.graph, support),
        )
        return checked, support
