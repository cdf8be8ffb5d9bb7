"""How well each statement of an article is proved: its grade.

A statement that no doubt is about is proved, one that an error is about is refused, and
one that only a warning is about is open. A doubt about the record of a passage is about
all that rests on it: a wrong speaker about whatever the passage states, words that
cannot refer to a thing about each statement that they were to prove.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from kg import vocabulary as v
from kg.grounding.claim_grounds import told_in, without_claims
from kg.grounding.doubts import Doubt
from kg.grounding.relations import Ground
from kg.grounding.spans import is_within
from kg.grounding.words import Stated
from kg.knowledge.claims import MODALITIES
from kg.model import Passage, Proof
from kg.vocabulary import Triple

_CALLING = (v.PREF_LABEL, v.ALT_LABEL, v.KIND, v.TYPE)
"""What a thing is called in passing is so, whoever speaks."""

Grounds: TypeAlias = Mapping[tuple[Passage, Triple], Ground]
"""The words that bear each statement; of a claim, those of its record."""


class Told(NamedTuple):
    """A statement of a passage, or a claim, which is one statement as well.

    Attributes:
        passage: Where it is told.
        triple: The statement; of a claim the one that it does not make.
        record: The triple that stands in the passage's graph for it: that of a claim
            says that it is one.
        modality: Of a claim, how it is told.
    """

    passage: Passage
    triple: Triple
    record: Triple
    modality: str | None = None


def told(stated: Stated) -> Iterator[Told]:
    """All that passages tell, each claim as one statement."""
    plain = without_claims(stated)
    for passage, triples in stated.items():
        for triple in dict.fromkeys(plain[passage]):
            yield Told(passage, triple, triple)
        for claim in told_in(triples):
            modality = MODALITIES[claim.modality]
            yield Told(passage, claim.triple, claim.record, modality)


def graded(
    stated: Stated, doubts: Iterable[Doubt], grounds: Grounds | None
) -> list[Proof]:
    """The grade of each statement.

    Args:
        stated: What the passages of an article state.
        doubts: What its words do not bear, each at its passage.
        grounds: The words behind each statement; None without the article's words: then
            only what is refused by its own wording has a grade.
    """
    statements = list(told(stated))
    passages: dict[str | None, Passage] = {each.iri: each for each in stated}
    about = _Doubted(statements, passages, doubts, grounds or {})
    return [_graded(each, about.of(each), grounds) for each in statements]


def _graded(each: Told, doubts: list[Doubt], grounds: Grounds | None) -> Proof:
    subject, predicate, value = each.triple
    unchecked = Proof(
        statement=(str(subject), str(predicate), str(value)),
        modality=each.modality,
        passage=each.passage.iri,
        grade=None,
    )
    errors = [doubt for doubt in doubts if doubt.finding.is_error]
    if errors:
        return unchecked._replace(grade="refused", reason=errors[0].finding.message)
    if grounds is None:
        return unchecked
    ground = grounds.get((each.passage, each.record), Ground())
    if doubts:
        reason = doubts[0].finding.message
        return unchecked._replace(grade="open", spans=ground.spans, reason=reason)
    return _proved(unchecked, ground)


def _proved(unchecked: Proof, ground: Ground) -> Proof:
    """A statement that frames say, or that stands in the words as it is."""
    verdict = ground.verdict
    if verdict is None or verdict.frame is None:
        return unchecked._replace(grade="proved", how="words", spans=ground.spans)
    return unchecked._replace(
        grade="proved",
        how=verdict.how,
        frame=verdict.frame.value,
        spans=verdict.spans,
    )


class _Doubted:
    """The doubts about each statement of an article."""

    def __init__(
        self,
        statements: list[Told],
        passages: Mapping[str | None, Passage],
        doubts: Iterable[Doubt],
        grounds: Grounds,
    ) -> None:
        self._passages = passages
        self._grounds = grounds
        self._by_statement: dict[tuple[Passage, Triple], list[Doubt]] = {}
        for doubt in doubts:
            for each in self._doubted(statements, doubt):
                key = (each.passage, each.record)
                self._by_statement.setdefault(key, []).append(doubt)

    def of(self, each: Told) -> list[Doubt]:
        """The doubts about a statement."""
        return self._by_statement.get((each.passage, each.record), [])

    def _doubted(self, statements: list[Told], doubt: Doubt) -> list[Told]:
        """The statements that a doubt is about."""
        if doubt.predicate == v.REFERS_TO and doubt.subject is None:
            return [each for each in statements if self._is_referred(each, doubt)]
        passage = doubt.finding.location.passage
        here = [each for each in statements if each.passage.iri == passage]
        if doubt.subject is None and doubt.predicate == v.READ_WITH:
            return []  # what a passage is read with is no part of what it states
        if doubt.subject is None:
            return [each for each in here if each.triple[1] not in _CALLING]
        of_subject = [each for each in here if each.record[0] == doubt.subject]
        exactly = [each for each in of_subject if _is_about(doubt, each.record)]
        # What a figure lacks is no statement: the doubt is about all of it.
        return exactly or of_subject

    def _is_referred(self, each: Told, doubt: Doubt) -> bool:
        """Whether words prove a statement that cannot refer to what they should."""
        subject, _, value = each.triple
        if doubt.value not in (subject, value):
            return False
        reference = self._passages[doubt.finding.location.passage].span
        ground = self._grounds.get((each.passage, each.record), Ground())
        return any(is_within(span, reference) for span in ground.spans)


def _is_about(doubt: Doubt, triple: Triple) -> bool:
    _, predicate, value = triple
    return doubt.predicate in (None, predicate) and doubt.value in (None, value)
