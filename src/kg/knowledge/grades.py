"""How well statements are proved, for those who do not look at the words themselves.

What was found when the words were at hand is in records (`kg.knowledge.proofs`), and
what people have decided since in judgements (`kg.knowledge.judgements`). Where neither
tells, nobody knows, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pyoxigraph import NamedNode

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.knowledge.graph import Graph
from kg.knowledge.judgements import Judgement, judged, judgements_in, on_these_words
from kg.knowledge.proofs import records_in
from kg.knowledge.record_faults import RecordFaults
from kg.model import STRONGEST_GRADES, Grade, Judged, Passage, Proof
from kg.vocabulary import Triple

_KEPT = "So it was found when the article's words were at hand."


class Grades(Mapping[Judged, Proof]):
    """The statements of which a record or a judgement tells how well they are proved.

    Those of a passage are looked up when one is asked for. Whoever needs those of
    several should `prepare` them, which takes a fixed number of queries.
    """

    # Threads share it without a lock, as they do `kg.knowledge.catalogue.Articles`.

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._faults = RecordFaults(graph)
        # Both graphs at once: that is one query, which another machine may have to
        # answer.
        names = graph.namespaces
        self._graphs = (names.proofs, names.judgements)
        self._found: dict[str, dict[Judged, Proof]] = {}

    def __getitem__(self, on: Judged) -> Proof:
        if self._is_listed:
            return self._listed[on]
        self.prepare([on.passage])
        return self._found[on.passage][on]

    def __iter__(self) -> Iterator[Judged]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def prepare(self, passages: Iterable[str]) -> None:
        """Look up at once what is told of the statements of all these passages."""
        if self._is_listed:
            return
        new = [iri for iri in dict.fromkeys(passages) if iri not in self._found]
        if not new:
            return
        found: dict[str, dict[Judged, Proof]] = {iri: {} for iri in new}
        for on, proof in self._told(self._facts_about(new)).items():
            found[on.passage][on] = proof
        self._found |= found

    def prepare_all(self) -> None:
        """Look up at once what is told of all statements."""
        _ = self._listed

    def by_frames(self, frames: Iterable[NamedNode]) -> list[Proof]:
        """What records tell of the statements that are proved by some frames.

        What people decided of others is left aside: nobody judges what is proved.
        """
        records, _ = self._graphs
        naming = self._graph.match(
            None,
            v.BY_FRAME,
            list(frames),
            graphs=records,
        )
        names = {quad.subject for quad in naming}
        facts = self._graph.facts(
            v.named_nodes(names),
            graphs=records,
        )
        told = self._told(facts)
        return list(told.values())

    def _facts_about(self, passages: list[str]) -> Facts:
        """What records and judgements of the passages say, and what withdraws them."""
        # Step by step, as no engine can be relied on to begin with the passages.
        graphs = self._graphs
        places = list(map(NamedNode, passages))
        judging = self._graph.match(None, v.JUDGED_PASSAGE, places, graphs=graphs)
        told = v.named_nodes({quad.subject for quad in judging})
        withdrawing = self._graph.match(None, v.WITHDRAWS, told, graphs=graphs)
        told += v.named_nodes({quad.subject for quad in withdrawing})
        return self._graph.facts(told, graphs=graphs)

    @cached_property
    def _listed(self) -> dict[Judged, Proof]:
        return self._told(self._graph.facts(graphs=self._graphs))

    @property
    def _is_listed(self) -> bool:
        return "_listed" in self.__dict__

    def _told(self, facts: Facts) -> dict[Judged, Proof]:
        """What the facts tell of statements whose words are still the same."""
        graph = self._graph
        records = records_in(facts)
        judgements = judgements_in(facts)
        judging = [*(each.proof.judged for each in records)]
        judging += [each.judged for each in judgements]
        graph.passages.prepare(on.passage for on in judging)
        found: dict[Judged, Proof] = {}
        for record in self._faults.judged(records).counting:
            on = record.proof.judged
            found[on] = remembered(Proof(*on, grade=None), record.proof)
        for judgement in on_these_words(judgements, graph.passages):
            on = judgement.judged
            unknown = Proof(*on, grade=None)
            proof = found.get(on, unknown)
            found[on] = as_decided(proof, judgement)
        return found


def strongest_proof(
    known: Mapping[Judged, Proof],
    triple: Triple,
    modality: NamedNode | None,
    passages: Iterable[Passage],
) -> Proof | None:
    """The strongest proof of a statement among the passages that state it.

    Args:
        known: What is known of any statement.
        triple: The statement; of a claim the one that it does not make.
        modality: Of a claim how it is told.
        passages: Those that state it.

    Returns:
        The proof; None where nothing is known.
    """
    found = []
    for passage in passages:
        on = judged(triple, modality, passage.iri)
        proof = known.get(on)
        if proof is None or proof.grade is None:
            continue
        found.append(proof)
    return min(found, key=lambda proof: weakness(proof.grade), default=None)


def weakness(grade: Grade | None) -> int:
    """The place of a grade among all, the strongest first; what nobody knows is last."""
    return len(STRONGEST_GRADES) if grade is None else STRONGEST_GRADES.index(grade)


def remembered(proof: Proof, kept: Proof | None) -> Proof:
    """What a record adds to what the words give at present.

    Args:
        proof: What they give.
        kept: What they gave before.
    """
    if kept is None or proof.grade is not None:
        return proof
    # What a person has decided is taken from the judgements, as they are now.
    kept = undecided(kept)
    reason = "" if kept.grade == "proved" else _KEPT
    return kept._replace(reason=reason, is_kept=True)


def undecided(proof: Proof) -> Proof:
    """The proof without anybody's judgement."""
    if proof.grade == "attested":
        return proof._replace(grade="open", how=None)
    if proof.grade == "overruled":
        return proof._replace(grade="refused", how=None, may_be_overruled=True)
    return proof


def as_decided(proof: Proof, judgement: Judgement | None) -> Proof:
    """The proof as a person's judgement leaves it."""
    if judgement is None:
        return proof
    # Who overruled had the words, and was told what they seem to say.
    may_be_overruled = proof.may_be_overruled or proof.grade is None
    if judgement.kind == "overruling" and may_be_overruled:
        return proof._replace(
            grade="overruled",
            how="person",
            reason=judgement.reason,
            may_be_overruled=False,
        )
    is_unproved = proof.grade in ("open", None)
    if judgement.kind == "attestation" and is_unproved:
        return proof._replace(grade="attested", how="person", reason=judgement.reason)
    return proof
