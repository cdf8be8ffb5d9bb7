"""How well each statement of an article is proved: its grade.

A statement that no doubt is about is proved, one that an error is about is refused, and
one that only a warning is about is open. A doubt about the record of a passage is about
all that rests on it: a wrong speaker about whatever the passage states, words that
cannot refer to a thing about each statement that they were to prove.

What is open, a person may attest; what the words only seem to contradict, a person may
overrule (`kg.knowledge.judgements`). Such a judgement settles the doubts. Where the
words are not at hand, what was found before tells (`kg.knowledge.proofs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.callings import CALLINGS
from kg.grounding.claim_grounds import told_in, without_claims
from kg.grounding.doubts import Doubt
from kg.grounding.relations import Ground
from kg.grounding.words import Stated
from kg.knowledge.grades import as_decided, remembered
from kg.knowledge.judgements import Judgement, judged
from kg.language.spans import Span, is_within, overlaps_any
from kg.model import Judged, Passage, Proof
from kg.vocabulary import Triple

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
    modality: NamedNode | None = None

    @property
    def judged(self) -> Judged:
        """The same as a record."""
        return judged(self.triple, self.modality, self.passage.iri)


class Grading(NamedTuple):
    """The statements of an article with their grades, and the doubts that remain.

    Attributes:
        proofs: How well each statement is proved.
        doubts: Those that no judgement has settled.
    """

    proofs: list[Proof]
    doubts: list[Doubt]


class Before(NamedTuple):
    """What was found of statements before, of the same words and frames.

    Attributes:
        decided: What people have decided.
        kept: What was proved: it tells where the words are not at hand.
    """

    decided: Mapping[Judged, Judgement] = MappingProxyType({})
    kept: Mapping[Judged, Proof] = MappingProxyType({})


_NOTHING_BEFORE = Before()


def told(stated: Stated) -> Iterator[Told]:
    """All that passages tell, each claim as one statement."""
    plain = without_claims(stated)
    for passage, triples in stated.items():
        for triple in dict.fromkeys(plain[passage]):
            yield Told(passage, triple, triple)
        for claim in told_in(triples):
            yield Told(passage, claim.triple, claim.record, claim.modality)


def graded(
    stated: Stated,
    doubts: Sequence[Doubt],
    grounds: Grounds | None,
    before: Before = _NOTHING_BEFORE,
) -> Grading:
    """The grade of each statement.

    Args:
        stated: What the passages of an article state.
        doubts: What its words do not bear, each at its passage.
        grounds: The words behind each statement; None without the article's words: then
            only what its own wording refuses has a grade, and what people have judged.
        before: What people have decided, and what was proved at another time.
    """
    statements = list(told(stated))
    about = _Doubted(statements, stated, doubts, grounds or {})
    proofs: list[Proof] = []
    settled: set[Doubt] = set()
    unsettled: set[Doubt] = set()
    for each in statements:
        doubted = about.of(each)
        if each.judged not in before.decided:
            # Whoever judges it says as well that it stands in the right place.
            doubted = [doubt for doubt in doubted if doubt.is_of_proof]
        proof = _by_words(each, doubted, grounds)
        proof = remembered(proof, before.kept.get(each.judged))
        proof = as_decided(proof, before.decided.get(each.judged))
        proofs.append(proof)
        is_decided = proof.grade in ("attested", "overruled")
        of_grade = settled if is_decided else unsettled
        of_grade.update(about.of(each))
    # What is doubted of several statements is settled when it is for each; whose words
    # they are, no judgement on what they say tells.
    unsettled.update(doubt for doubt in settled if doubt.predicate == v.SAID_BY)
    settled -= unsettled
    return Grading(proofs, [doubt for doubt in doubts if doubt not in settled])


def _by_words(each: Told, doubts: Sequence[Doubt], grounds: Grounds | None) -> Proof:
    """The grade that the words give it, before anybody's judgement."""
    unchecked = Proof(*each.judged, grade=None)
    ground = (grounds or {}).get((each.passage, each.record), Ground())
    errors = [doubt for doubt in doubts if doubt.finding.is_error]
    if errors:
        return unchecked._replace(
            grade="refused",
            spans=ground.spans,
            reason=errors[0].finding.message,
            may_be_overruled=all(doubt.finding.is_of_language for doubt in errors),
        )
    if grounds is None:
        return unchecked
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
        how="order",
        frame=verdict.frame.value,
        spans=verdict.spans,
    )


class _Doubted:
    """The doubts about each statement of an article."""

    def __init__(
        self,
        statements: Sequence[Told],
        passages: Iterable[Passage],
        doubts: Iterable[Doubt],
        grounds: Grounds,
    ) -> None:
        self._statements = statements
        self._passages: dict[str | None, Passage] = {
            each.iri: each for each in passages
        }
        self._grounds = grounds
        self._by_statement: dict[Told, list[Doubt]] = {}
        for doubt in doubts:
            for each in self._doubted(doubt):
                self._by_statement.setdefault(each, []).append(doubt)

    def of(self, each: Told) -> list[Doubt]:
        """The doubts about a statement."""
        return self._by_statement.get(each, [])

    def _doubted(self, doubt: Doubt) -> list[Told]:
        """The statements that a doubt is about."""
        if doubt.subject is None and doubt.predicate == v.REFERS_TO:
            return [each for each in self._statements if self._is_referred(each, doubt)]
        # What a passage is read with is no part of what it states.
        if doubt.subject is None and doubt.predicate == v.READ_WITH:
            return []
        passage = doubt.finding.location.passage
        here = [each for each in self._statements if each.passage.iri == passage]
        if doubt.subject is None:
            return [each for each in here if self._is_said(each, doubt)]
        of_subject = [each for each in here if each.record[0] == doubt.subject]
        exactly = [each for each in of_subject if _is_about(doubt, each.record)]
        # What a figure lacks is no statement: the doubt is about all of it.
        return exactly or of_subject

    def _is_said(self, each: Told, doubt: Doubt) -> bool:
        """Whether it matters who says it: what is told in passing is so, whoever speaks.

        What has a speaker who does not speak there is wrong nevertheless, but for what a
        thing is called.
        """
        ground = self._grounds.get((each.passage, each.record))
        # That there is such a thing at all, whoever claims it says.
        is_claim = each.record != each.triple
        if each.triple[1] in CALLINGS and not is_claim:
            return ground is not None and ground.is_said
        if ground is None:
            return True
        # "Acme, which lost money, said that …": that it lost money, it does not say; nor,
        # where it "denied that …", that it did.
        cue = _cue(ground)
        are_said = [overlaps_any(span, doubt.words) for span in cue or ground.spans]
        if doubt.words and are_said and not any(are_said):
            return False
        # Whom somebody else's words are put to did not say them, however they are told.
        is_wrong = doubt.finding.is_error or doubt.value is not None
        return ground.is_said or is_wrong

    def _is_referred(self, each: Told, doubt: Doubt) -> bool:
        """Whether words prove a statement that cannot refer to what they should."""
        subject, _, value = each.triple
        reference = self._passages[doubt.finding.location.passage].span
        is_inside = is_within(reference, each.passage.span)
        for speaker in map(NamedNode, each.passage.said_by):
            if is_inside and doubt.value == speaker:
                return True  # whoever "she" is, says it
        if doubt.value not in (subject, value):
            return False
        ground = self._grounds.get((each.passage, each.record), Ground())
        return any(is_within(span, reference) for span in ground.spans)


def _cue(ground: Ground) -> tuple[Span, ...]:
    """The word by which a frame says a statement, behind one of its sides.

    What somebody calls a thing stands behind the word: "called the cuts brutal".
    """
    verdict = ground.verdict
    if verdict is None or verdict.outcome != "said" or len(verdict.spans) < 3:
        return ()
    subject, cue, value = verdict.spans
    is_behind = min(subject, value) < cue
    return (cue,) if is_behind and cue not in (subject, value) else ()


def _is_about(doubt: Doubt, triple: Triple) -> bool:
    _, predicate, value = triple
    # What a claimed thing is called is no part of the claim.
    if doubt.predicate is None:
        return (predicate, value) == (v.TYPE, v.CLASS_CLAIM)
    return doubt.predicate == predicate and doubt.value in (None, value)
