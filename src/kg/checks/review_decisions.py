"""What lasts of a review and does not count, or is not kept to.

One of its findings:

    graph/judgements.ttl:9: “the mill” and Norvik Looms: they are judged not to be the
      same, and by other judgements they are. [warning, judgements]
      found     “the mill” is Zöllin Textiles; “it” is Zöllin Textiles; “it” is Norvik
                Looms
      do        Withdraw one of them: 'kg attest JUDGEMENT --withdraw'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.articles import digest
from kg.checks.checked_articles import CheckedArticle
from kg.checks.source_map import Key, Unplaced
from kg.edition import Edition
from kg.grounding.words import Words
from kg.knowledge.corrections import Correction, corrections_in
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure
from kg.knowledge.judgements import agents, judged
from kg.knowledge.name_judgements import (
    JudgedNames,
    NameJudgement,
    name_judgements_in,
)
from kg.knowledge.rejections import Rejection, rejections_in
from kg.model import Article, Finding, Judged, Location, Severity

_WITHDRAW = "Withdraw it: 'kg attest JUDGEMENT --withdraw'."


class _Fault(NamedTuple):
    """What is wrong with a judgement."""

    severity: Severity
    problem: str
    advice: str
    found: str | None = None


def review_findings(
    edition: Edition, articles: Iterable[CheckedArticle]
) -> Iterator[Unplaced]:
    """A finding for each rejection, correction or judgement on a name that is at fault."""
    graph = edition.graph
    facts = graph.facts(graphs=graph.namespaces.judgements)
    rejected = rejections_in(facts)
    drafts: list[Rejection | Correction] = [*rejected, *corrections_in(facts)]
    names = name_judgements_in(facts)
    # Most projects have none, and what follows asks for more.
    if not drafts and not names:
        return
    review = _Review(edition, articles)
    for judgement in (*drafts, *names):
        key = Key(graph.namespaces.judgements.value, judgement.name.value)
        for fault in review.faults(judgement):
            yield Unplaced(review.finding(judgement, fault), key)
    for denied, chain in JudgedNames(names).closed_chains():
        key = Key(graph.namespaces.judgements.value, denied.name.value)
        fault = _Fault(
            severity="warning",
            problem="they are judged not to be the same, and by other judgements they "
            "are.",
            advice="Withdraw one of them: 'kg attest JUDGEMENT --withdraw'.",
            found="; ".join(map(review.verdict, chain)),
        )
        yield Unplaced(review.finding(denied, fault), key)


class _Review:
    """The judgements of a review beside the words and the statements of today."""

    def __init__(self, edition: Edition, articles: Iterable[CheckedArticle]) -> None:
        self._graph = edition.graph
        self._texts = edition.texts
        self._agents = agents(edition.graph)
        self._stated: set[Judged] = set()
        for each in articles:
            self._stated.update(proof.judged for proof in each.proofs)

    def faults(
        self, judgement: Rejection | Correction | NameJudgement
    ) -> Iterator[_Fault]:
        """What is wrong with a judgement by itself."""
        # That there is an agent at all, a shape asks for.
        for agent in judgement.agents:
            if agent not in self._agents:
                yield _Fault(
                    severity="error",
                    problem="the data set does not know whose judgement it is.",
                    advice="Describe the agent in graph/dataset.ttl: foaf:Agent, "
                    "foaf:name.",
                    found=agent,
                )
        if why := self._stale(judgement):
            problem = f"the judgement is stale, since {why}"
            yield _Fault("warning", problem, _WITHDRAW)
        elif isinstance(judgement, Rejection) and self._is_stated(judgement.draft):
            yield _Fault(
                severity="warning",
                problem="it is rejected, and the passage states it.",
                advice="Take the statement out, or withdraw the rejection.",
            )

    def finding(
        self, judgement: Rejection | Correction | NameJudgement, fault: _Fault
    ) -> Finding:
        """What is wrong with a judgement, as a finding."""
        if isinstance(judgement, NameJudgement):
            on = f"“{judgement.on.words}” and {self._title(judgement.thing)}"
            location = Location(article=judgement.on.article)
        else:
            on = self._sentence(judgement.draft)
            location = Location(passage=judgement.draft.passage)
        return Finding(
            severity=fault.severity,
            check="judgements",
            message=f"{on}: {fault.problem}",
            location=location,
            found=fault.found,
            advice=fault.advice,
        )

    def verdict(self, judgement: NameJudgement) -> str:
        """What was decided, in a few words."""
        return f"“{judgement.on.words}” is {self._title(judgement.thing)}"

    def _stale(self, judgement: Rejection | Correction | NameJudgement) -> str | None:
        """Why a judgement is on something that is no longer there."""
        if isinstance(judgement, NameJudgement):
            return self._stale_name(judgement)
        return self._stale_draft(judgement.draft)

    def _stale_draft(self, draft: JudgedDraft) -> str | None:
        article = self._graph.articles.get(draft.article)
        if article is None:
            return "the article is no longer there."
        words = self._words(article)
        passage = self._graph.passages.get(draft.passage)
        if words is not None and draft.span is not None:
            now = digest(words.quote(draft.span))
        elif passage is not None:
            now = passage.sha256
        else:
            return None  # what is rejected is mostly the passage of nothing else
        return None if now == draft.digest else "the words of the passage are others."

    def _stale_name(self, judgement: NameJudgement) -> str | None:
        words, iri = judgement.on
        article = self._graph.articles.get(iri)
        if article is None:
            return "the article is no longer there."
        text = self._words(article)
        if text is not None and not text.everywhere(words):
            return "the article does not have these words."
        # What a draft speaks of may be registered only when it is accepted.
        if article.is_draft or self._graph.match(judgement.thing, v.TYPE):
            return None
        return "the thing is no longer there."

    def _words(self, article: Article) -> Words | None:
        """The words of an article, where its exact text is at hand."""
        text = self._texts.of(article)
        if text is None or not text.is_exact:
            return None
        return Words(article, text.words)

    def _is_stated(self, draft: JudgedDraft) -> bool:
        if isinstance(draft.told, JudgedFigure):
            return False  # it has no name by which it could be found
        statement = judged(draft.told, None, draft.passage)
        return statement._replace(modality=draft.modality) in self._stated

    def _sentence(self, draft: JudgedDraft) -> str:
        if isinstance(draft.told, JudgedFigure):
            owner, variable, wording = draft.told
            named = variable if isinstance(variable, str) else self._title(variable)
            return f"{self._title(owner)}, {named}, {wording}"
        sentence = self._graph.verbaliser.sentence(*draft.told).rstrip(".")
        return f"{sentence} ({draft.modality})" if draft.modality else sentence

    def _title(self, thing: NamedNode) -> str:
        return self._graph.verbaliser.title(thing)
