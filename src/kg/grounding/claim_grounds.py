"""Whether the words of a passage bear a claim: the statement, and how it is told.

A claim is proved as one statement: its ends and its relation as those of a plain one,
and besides a word of its modality, for without that the words would say that it is so.
"""

from __future__ import annotations

import re
from functools import cached_property

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.grounding.doubts import unborne
from kg.grounding.mentions import Mentioner
from kg.grounding.relations import Ground, Grounds
from kg.grounding.words import Stated
from kg.knowledge import Facts
from kg.knowledge.claims import MODALITIES, Claim, claims
from kg.language.english.claimed import Modality
from kg.language.english.modality_words import infinitive_behind, modal_words
from kg.language.spans import Span
from kg.model import Finding, Passage
from kg.vocabulary import Triple

_NAMES = {v.PREF_LABEL, v.ALT_LABEL}
_HAD = re.compile(r"\b(?:had|used to)\b")

# What "may" be is no plan. Words of an end are many, and most of them tell other things;
# and what was stopped is denied without any word for that.
_EXCLUDED_BY: dict[Modality, tuple[Modality, ...]] = {
    "planned": ("possible", "denied"),
    "possible": ("denied",),
    "ended": ("planned", "possible", "denied"),
    "denied": ("planned", "possible"),
}


def told_in(triples: list[Triple]) -> list[Claim]:
    """The claims among the statements of a passage."""
    if not _claimed(triples):
        return []  # as in most passages
    return list(claims(Facts(triples)))


def without_claims(stated: Stated) -> dict[Passage, list[Triple]]:
    """What passages state by itself, without the parts of claims.

    What a claimed thing is called is proved like any other name.
    """
    found: dict[Passage, list[Triple]] = {}
    for passage, triples in stated.items():
        claimed = _claimed(triples)
        plain: list[Triple] = []
        for triple in triples:
            subject, predicate, _ = triple
            if subject not in claimed or predicate in _NAMES:
                plain.append(triple)
        found[passage] = plain
    return found


def as_if_claims_held(stated: Stated) -> dict[Passage, list[Triple]]:
    """What passages state, and what their claims would state if they held."""
    found: dict[Passage, list[Triple]] = {}
    for passage, triples in stated.items():
        held = [claim.triple for claim in told_in(triples)]
        found[passage] = [*triples, *held]
    return found


def _claimed(triples: list[Triple]) -> set[NamedNode]:
    """The names of the claims among the statements."""
    return {subject for subject, _, kind in triples if kind == v.CLASS_CLAIM}


class ClaimGrounds:
    """Proves the claims of one article's passages from its text."""

    def __init__(self, grounds: Grounds, mentioner: Mentioner) -> None:
        self._grounds = grounds
        self._mentioner = mentioner
        self._rules = mentioner.rules
        self._words = mentioner.words

    def ground(self, claim: Claim, passage: Passage) -> Ground:
        """The words of the passage behind the claim, and the faults that were found."""
        told = MODALITIES[claim.modality]
        ground = self._grounds.ground(claim.triple, passage, told)
        faults = list(ground.faults)
        spans = set(ground.spans)
        modal = self._modality(claim, passage)
        if isinstance(modal, Finding) and _taken_back_by(ground):
            modal = _taken_back_by(ground)
        is_otherwise = _is_so(ground) or self._is_told_otherwise(claim, passage)
        if isinstance(modal, Finding) and not is_otherwise:
            # There may be words that no rule reads so.
            modal = modal._replace(severity="warning")
        period = self._period(claim, passage)
        for found in (modal, period):
            if isinstance(found, Finding):
                faults.append(found)
            else:
                spans.update(found)
        in_order = sorted(spans)
        return ground._replace(spans=tuple(in_order), faults=tuple(faults))

    def says(self, claim: Claim, passage: Passage) -> bool:
        """Whether the words of the passage alone bear the claim."""
        modal = self._modality(claim, passage)
        if isinstance(modal, Finding):
            return False
        period = self._period(claim, passage)
        if isinstance(period, Finding):
            return False
        own = self._words.own(period, passage)
        told = MODALITIES[claim.modality]
        return own == period and self._grounds.says(claim.triple, passage, told)

    def _modality(self, claim: Claim, passage: Passage) -> list[Span] | Finding:
        """The words of the passage itself that say how it is told."""
        modality = MODALITIES[claim.modality]
        everywhere = self._modal_words.get(modality, [])
        found = self._words.own(everywhere, passage)
        if modality == "planned":
            found = found + self._infinitives(claim.subject, passage)
            # "Opens in May" is a plan as "will open" is; "could open in May" is none.
            possible = self._modal_words.get("possible", [])
            if not self._words.own(possible, passage):
                coming = [period.span for period in self._words.coming]
                found = found + self._words.own(coming, passage)
        if found:
            return found
        name = self._rules.graph.verbaliser.name(claim.modality)
        finding = unborne(
            message=f"no words of the passage tell it as {name}.",
            advice="State it plainly, or with the modality that the words have.",
        )
        told = self._words.quote(passage.span)
        if modality == "ended" and _HAD.search(told):
            # What "had" been so may be so still.
            return finding._replace(severity="warning")
        return finding

    def _is_told_otherwise(self, claim: Claim, passage: Passage) -> bool:
        """Whether words of a modality that excludes it stand in the passage."""
        others = _EXCLUDED_BY[MODALITIES[claim.modality]]
        return any(
            self._words.own(spans, passage)
            for modality, spans in self._modal_words.items()
            if modality in others
        )

    def _infinitives(self, subject: NamedNode, passage: Passage) -> list[Span]:
        mentions = self._mentioner.of(subject, passage)
        found = []
        for _, end in mentions or []:
            infinitive = infinitive_behind(self._words.text, end)
            if infinitive:
                found.append(infinitive)
        return self._words.own(found, passage)

    def _period(self, claim: Claim, passage: Passage) -> list[Span] | Finding:
        if claim.period is None:
            return []
        found = self._mentioner.of(claim.period, passage)
        if found is not None:
            return found
        return unborne(
            message="the passage does not name the time of the claim.",
            advice="Read it with the passage that does, or leave the time out.",
            found=self._rules.graph.verbaliser.title(claim.period),
        )

    @cached_property
    def _modal_words(self) -> dict[Modality, list[Span]]:
        return modal_words(self._words.text)


def _taken_back_by(ground: Ground) -> list[Span]:
    """The word of a frame that itself tells how it is told: "quit the league"."""
    verdict = ground.verdict
    if verdict is None or verdict.outcome != "said" or verdict.word is None:
        return []
    return [verdict.word]


def _is_so(ground: Ground) -> bool:
    """Whether words say that it is so: a frame does, and nothing takes it back."""
    verdict = ground.verdict
    if verdict is None or verdict.frame is None:
        return False
    return verdict.fit == "exact" and verdict.word is None
