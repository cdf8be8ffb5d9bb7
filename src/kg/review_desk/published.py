"""What an article states already and a person has to vouch for, or has vouched for."""

from __future__ import annotations

from typing import Any, NamedTuple

from kg.articles import Text
from kg.drafting.gate import OneText
from kg.grounding import support
from kg.grounding.grading import told
from kg.knowledge import Graph
from kg.model import Grade, Passage
from kg.vocabulary import Triple

_TOLD: tuple[Grade, ...] = ("open", "overruled", "attested")
"""What is told, first what nobody has confirmed."""


class PublishedStatement(NamedTuple):
    """A statement that the words alone do not prove.

    Attributes:
        triple: the statement; of a claim, the one that it does not make.
        passage: where it stands.
        sentence: what it says.
        grade: how well it is proved.
        reason: why not better.
    """

    triple: Triple
    passage: Passage
    sentence: str
    grade: Grade
    reason: str

    @property
    def id(self) -> str:
        """Its name on the page."""
        return " ".join([self.passage.position, *map(str, self.triple)])

    @property
    def record(self) -> dict[str, Any]:
        """The same for the page."""
        return {
            "id": self.id,
            "sentence": self.sentence,
            "grade": self.grade,
            "reason": self.reason,
            "span": self.passage.span,
        }


def published(graph: Graph, text: Text) -> list[PublishedStatement]:
    """The statements of an article that rest on a person, or are open.

    Args:
        graph: the project.
        text: the article's exact text.
    """
    found: dict[str, PublishedStatement] = {}
    for supported in support(graph, OneText(text)):
        if supported.article.iri != text.article.iri:
            continue
        pairs = zip(told(supported.stated), supported.proofs, strict=True)
        for each, proof in pairs:
            if proof.grade in _TOLD:
                sentence = graph.verbaliser.sentence(*each.record)
                statement = PublishedStatement(
                    each.triple, each.passage, sentence, proof.grade, proof.reason
                )
                found.setdefault(statement.id, statement)
    return sorted(
        found.values(),
        key=lambda each: (_TOLD.index(each.grade), each.passage.span, each.sentence),
    )
