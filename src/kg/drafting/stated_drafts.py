"""Drafts that the article states already: nobody is asked about them again.

What is stated in the very passage comes back as an accepted line, which a review that is
begun anew must have: else accepting it would take the statement away. What the article
states in another passage, as a worksheet does, is not offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.articles import Text
from kg.drafting.lasting import JudgedLines
from kg.drafting.review_lines import ReviewLine
from kg.knowledge import Graph
from kg.knowledge.claims import MODALITIES, claims
from kg.knowledge.facts import Facts
from kg.knowledge.judged_drafts import JudgedDraft, JudgedFigure
from kg.language.spans import overlap
from kg.model import span_of


class StatedDrafts:
    """Tells what an article states already of its drafts.

    Args:
        graph: the project.
        text: the exact text of the article.
    """

    def __init__(
        self,
        graph: Graph,
        text: Text,
    ) -> None:
        self._local = graph.namespaces.local
        self._judged = JudgedLines(graph, text)
        stated = graph.stated(graph.articles[text.article.iri].passages)
        self._stated = {
            passage.iri: Facts(triples) for passage, triples in stated.items()
        }
        self._labels = Facts(
            triple
            for facts in self._stated.values()
            for triple in facts
            if triple[1] == v.PREF_LABEL
        )

    def settled(self, lines: Iterable[ReviewLine]) -> Iterator[ReviewLine]:
        """Lines on which nobody has decided, but for what the article states elsewhere."""
        for line in lines:
            draft = self._judged.judged(line)
            passages = list(self._passages(draft)) if draft else []
            if draft is None or not passages:
                yield line
            elif draft.passage in passages:
                yield self._as_stated(line, draft)._replace(decision="a")

    def _passages(self, draft: JudgedDraft) -> Iterator[str]:
        """The passages that state what is drafted."""
        for passage, facts in self._stated.items():
            if _is_stated(draft, passage, facts):
                yield passage

    def _as_stated(
        self,
        line: ReviewLine,
        draft: JudgedDraft,
    ) -> ReviewLine:
        """A line as it was accepted: of a figure much may have been corrected."""
        if not isinstance(draft.told, JudgedFigure):
            return line
        facts = self._stated[draft.passage]
        (figure, *_) = _worded(facts, draft.told.wording)
        clauses = [
            clause
            for clause in line.statement.split("; ")
            if clause.split()[0] not in ("observedOf", "variable", "period")
        ]
        owners = facts.nodes(figure, v.OBSERVED_OF)
        clauses += [f"observedOf {self._local(owner)}" for owner in owners]
        for name, property in (("variable", v.VARIABLE), ("period", v.PERIOD)):
            for value in facts.nodes(figure, property):
                label = self._labels.text(value, v.PREF_LABEL)
                called = f'"{label}"' if label else self._local(value)
                clauses.append(f"{name} {called}")
        return line._replace(statement="; ".join(clauses))


def _is_stated(
    draft: JudgedDraft,
    passage: str,
    facts: Facts,
) -> bool:
    """Whether a passage states what is drafted."""
    told = draft.told
    if isinstance(told, JudgedFigure):
        is_near = draft.span is not None and overlap(span_of(passage), draft.span)
        return is_near and bool(_worded(facts, told.wording))
    if draft.modality is None:
        subject, property, value = told
        # A text may be stated with or without its language.
        texts = facts.texts(subject, property) if isinstance(value, Literal) else []
        return told in facts or getattr(value, "value", "") in texts
    return any(
        claim.triple == told and MODALITIES[claim.modality] == draft.modality
        for claim in claims(facts)
    )


def _worded(facts: Facts, wording: str) -> list[NamedNode]:
    """The figures that are worded so."""
    return [
        figure
        for figure in facts.subjects
        if Literal(wording) in facts.values(figure, v.WORDING)
    ]
