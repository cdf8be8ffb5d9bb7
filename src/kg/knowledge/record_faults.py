"""What cannot be so in the record of a proof, whatever the words are.

A record is worked out, and whoever lacks the words can only believe it. But a proof by a
frame of another property, with a witness outside of its passage or on a day before the
article, no words have ever given: such a record has been edited by hand. It counts for
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge.graph import Graph
from kg.knowledge.proofs import ProofRecord, digests_by_name
from kg.language.english.inflection import noun_forms, spellings, verb_forms
from kg.language.spans import is_within
from kg.model import Passage, Proof
from kg.vocabulary import Term

_SIDES_AND_CUE = 3
# What figures are of is proved by their own words, a range by the wording of its ends,
# and when something was or who expects it by whatever verb, where no frame says it.
_BY_WORDS_TOO = frozenset(
    {
        v.TYPE,
        v.OBSERVED_OF,
        v.VARIABLE,
        v.PERIOD,
        v.GROWTH_OF,
        v.DURING,
        v.FORECAST_BY,
        v.CHANGED_FROM,
        v.CONVERSION_OF,
        v.RANGE_TO,
    }
)


class JudgedRecords(NamedTuple):
    """Records, and which of them are to be believed.

    Attributes:
        found: All of them.
        fitting: Those of which words and frame are still those that they were made of.
        faults: By record, what cannot be so in it; only of those that fit.
    """

    found: Sequence[ProofRecord]
    fitting: list[ProofRecord]
    faults: dict[NamedNode, str]

    @property
    def counting(self) -> list[ProofRecord]:
        """Those that fit and may be so."""
        return [record for record in self.fitting if record.name not in self.faults]


class RecordFaults:
    """Tells which records are of other words or frames, and what cannot be so in others.

    Args:
        graph: The graph as it is now.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._faults = _Faults(graph)
        self._digests: dict[str, str] = {}

    def judged(self, records: Sequence[ProofRecord]) -> JudgedRecords:
        """Tell of some records, all at once."""
        fitting = self._fitting(records)
        faults: dict[NamedNode, str] = {}
        for record in fitting:
            for fault in self._faults.of(record):
                faults.setdefault(record.name, fault)
        return JudgedRecords(records, fitting, faults)

    def _fitting(self, records: Sequence[ProofRecord]) -> list[ProofRecord]:
        self._prepare(records)
        fitting: list[ProofRecord] = []
        for record in records:
            passage = self._graph.passages.get(record.proof.passage)
            if passage is None or passage.sha256 != record.passage_digest:
                continue
            if record.frame_digest == self._digests[record.proof.frame or ""]:
                fitting.append(record)
        return fitting

    def _prepare(self, records: Sequence[ProofRecord]) -> None:
        """Look up at once what there is of all these."""
        self._graph.passages.prepare(record.proof.passage for record in records)
        frames = {record.proof.frame or "" for record in records}
        new = frames.difference(self._digests)
        found = digests_by_name(self._graph, new - {""})
        # One of which nothing is said has none, as that by which nothing is proved.
        self._digests |= dict.fromkeys(new, "") | found


def _lengths(lemmas: Iterable[str]) -> set[int]:
    """How many characters words have that are forms of one of the lemmas."""
    found: set[int] = set()
    for lemma in lemmas:
        found.update(map(len, noun_forms(lemma)))
        found.update(map(len, spellings(lemma)))
        verb, _, particle = lemma.partition(" ")
        for form in verb_forms(verb):
            told = f"{form.text} {particle}".rstrip()
            found.add(len(told))
    return found


class _Faults:
    """Tells what cannot be so in records."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._saying: dict[NamedNode, set[Term]] = {}
        self._cues: dict[str, set[int]] = {}

    @cached_property
    def _own(self) -> dict[str, list[Quad]]:
        """What the project says of frames among its terms.

        Most frames are in files of their own.
        """
        found: dict[str, list[Quad]] = {}
        for quad in self._graph.match(
            None,
            {v.TELLS, v.TELLS_AS, v.LEMMA, v.NOUN_OF},
            graphs=self._graph.namespaces.ontology,
        ):
            frame = str(quad.subject).strip("<>")
            found.setdefault(frame, []).append(quad)
        return found

    @cached_property
    def _framed(self) -> set[Term]:
        """All that some frame tells."""
        own = chain.from_iterable(self._own.values())
        said = (*own, *self._graph.frames)
        return {quad.object for quad in said if quad.predicate == v.TELLS}

    def _said(self, frame: str, predicate: NamedNode) -> Iterator[Term]:
        """What is said of a frame by a property."""
        own = self._own.get(frame, ())
        shared = self._graph.terminology.said_of_frames.get(frame, ())
        for quad in (*own, *shared):
            if quad.predicate == predicate:
                yield quad.object

    def of(self, record: ProofRecord) -> Iterator[str]:
        """What cannot be so in a record, the worst first."""
        proof = record.proof
        passage = self._graph.passages.get(proof.passage)
        if passage is None:
            return  # its words are gone, as a comparison of digests tells
        yield from self._of_grade(record)
        if any(not is_within(span, passage.span) for span in proof.spans):
            yield "its witness is not inside the passage."
        yield from self._of_day(proof, passage)

    def _of_grade(self, record: ProofRecord) -> Iterator[str]:
        proof = record.proof
        if proof.grade != "proved":
            is_decided = proof.grade in ("attested", "overruled")
            if proof.how != ("person" if is_decided else None):
                yield f"what is {proof.grade} is not so by {proof.how or 'nobody'}."
            return
        if proof.how == "order":
            yield from self._of_frame(record)
        elif proof.how != "words":
            yield "what is proved is so by order or by words."
        elif proof.frame or self._is_told_by_frames(record.triple[1]):
            yield "a relation is proved by order, and not by words."

    def _of_frame(self, record: ProofRecord) -> Iterator[str]:
        proof = record.proof
        frame = proof.frame or ""
        told = set(self._said(frame, v.TELLS))
        if told.isdisjoint(self._saying_of(record.triple[1])):
            yield "it is by no frame of the property."
        told_as = None
        for said in self._said(frame, v.TELLS_AS):
            if isinstance(said, NamedNode):
                told_as = said.value
        modality = f"{v.KG}{proof.modality}"
        if told_as not in (None, modality):
            yield "it is by a frame that tells it otherwise."
        if len(proof.spans) != _SIDES_AND_CUE:
            yield "its witness is not one of subject, cue and object."
            return
        _, (begin, end), _ = proof.spans
        lengths = self._cue_lengths(frame)
        if lengths and end - begin not in lengths:
            yield "its cue is no word of the frame."

    def _cue_lengths(self, frame: str) -> set[int]:
        """How many characters its words have, in all their forms."""
        if frame not in self._cues:
            words = set(self._words(frame))
            self._cues[frame] = _lengths(words)
        return self._cues[frame]

    def _words(self, frame: str) -> Iterator[str]:
        """The words of a frame: its lemmas, and the nouns of the classes that it is of.

        A frame without a lemma is one of names, "the Kvarn company".
        """
        lemmas = [
            said.value
            for said in self._said(frame, v.LEMMA)
            if isinstance(said, Literal)
        ]
        yield from lemmas
        wanted = set(self._said(frame, v.NOUN_OF))
        if not lemmas or not wanted:
            return
        ontology = self._graph.ontology
        for noun, kinds in ontology.nouns.items():
            above = set[Term]().union(*map(ontology.superclasses, kinds))
            if not wanted.isdisjoint(above):
                yield noun

    def _of_day(self, proof: Proof, passage: Passage) -> Iterator[str]:
        if proof.date is None:
            return
        published = self._graph.article_of(passage).published[: len(proof.date)]
        # Days are compared as texts, since articles may tell no more than the year.
        if not published <= proof.date <= date.today().isoformat():  # noqa: DTZ011
            yield "nobody can have found it on that day."

    def _is_told_by_frames(self, predicate: NamedNode) -> bool:
        ontology = self._graph.ontology
        if predicate in _BY_WORDS_TOO or predicate in ontology.said_together:
            return False
        return not self._framed.isdisjoint(self._saying_of(predicate))

    def _saying_of(self, predicate: NamedNode) -> set[Term]:
        """The properties by whose frames a property may be said."""
        if predicate not in self._saying:
            ontology = self._graph.ontology
            below = {
                lower
                for lower, _ in ontology.pairs(v.SUBPROPERTY)
                if predicate in ontology.superproperties(lower)
            }
            saying: set[Term] = {predicate, *below}
            for each in (predicate, *below):
                saying.update(ontology.inverses.get(each, ()))
            self._saying[predicate] = saying
        return self._saying[predicate]
