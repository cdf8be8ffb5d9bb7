"""Records of proofs, in graph/proofs/: how well statements were found to be proved.

A record is made of words, a statement and a frame, and says nothing of others: it fits
as long as the passage and the frame have the digests that it names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.knowledge.facts import Facts
from kg.knowledge.graph import Graph
from kg.knowledge.home import bindings
from kg.knowledge.judgements import describing, judged_by
from kg.model import GRADES, HOWS, Grade, How, Proof
from kg.vocabulary import Term, Triple

_GRADES: dict[NamedNode, Grade] = {NamedNode(v.KG + name): name for name in GRADES}
_HOWS: dict[NamedNode, How] = {NamedNode(v.KG + name): name for name in HOWS}
# An earlier version proved some statements by a parse. Nobody can derive these proofs
# again, so that the statements count as not checked until the next check.
_BY_PARSE = NamedNode(v.KG + "parse")
_MANY = 20  # articles
_DAY = NamedNode(v.PREFIXES["xsd"] + "date")


class ProofRecord(NamedTuple):
    """A proof as it was written down.

    Attributes:
        name: Its IRI.
        proof: The proof.
        triple: The statement among it.
        passage_digest: That of the passage's words at the time.
        frame_digest: That of the frame at the time; empty without one.
    """

    name: NamedNode
    proof: Proof
    triple: Triple
    passage_digest: str
    frame_digest: str


def proof_records(graph: Graph) -> list[ProofRecord]:
    """The records that name a statement and a grade, by IRI."""
    return records_in(graph.facts(graphs=graph.namespaces.proofs))


class ArticleRecords:
    """The records of what an article states: read by whoever asks for them.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[str, list[NamedNode]] = {}

    def prepare(self, articles: Iterable[str]) -> None:
        """List at once which records there are of articles, by their IRIs."""
        new = [iri for iri in articles if iri not in self._names]
        if not new:
            return
        found: dict[str, list[NamedNode]] = {iri: [] for iri in new}
        text = _query(self._graph.namespaces.proofs, new)
        for row in bindings(self._graph.query(text)):
            record, passage = row["record"], row["passage"]
            if isinstance(record, NamedNode) and isinstance(passage, NamedNode):
                article, _, _ = passage.value.partition("#")
                if article in found:
                    found[article].append(record)
        self._names |= found

    def of(self, article: str) -> list[ProofRecord]:
        """The records of an article, by IRI; also those of passages that are gone."""
        self.prepare([article])
        names = self._names[article]
        proofs = self._graph.namespaces.proofs
        return records_in(self._graph.facts(names, graphs=proofs))


def _query(proofs: NamedNode, articles: Collection[str]) -> str:
    """Which records there are of articles: of so many that none need be chosen, of all."""
    chosen = ""
    if len(articles) < _MANY:
        beginnings = (Literal(f"{article}#") for article in articles)
        tests = (f"STRSTARTS(STR(?passage), {each})" for each in beginnings)
        chosen = f"FILTER({' || '.join(tests)})"
    return f"""
SELECT ?record ?passage WHERE {{
  GRAPH {proofs} {{ ?record {v.JUDGED_PASSAGE} ?passage }}
  {chosen}
}}"""


def records_in(facts: Facts) -> list[ProofRecord]:
    """The records among the facts; see `proof_records`."""
    found = []
    for name in facts.subjects:
        record = _record(facts, name)
        if record is not None:
            found.append(record)
    return found


def frame_digests(graph: Graph, proofs: Iterable[Proof]) -> dict[str, str]:
    """The SHA-256 of what is said of each frame by which these are proved."""
    names = [proof.frame for proof in proofs if proof.frame]
    return digests_by_name(graph, names)


def digests_by_name(graph: Graph, frames: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of what is said of each frame; one of which nothing is said has none."""
    wanted = set(frames)
    if not wanted:
        return {}
    lines: dict[str, list[str]] = {}
    # Most frames are in files of their own; a project may write some among its terms.
    names = map(NamedNode, wanted)
    own = graph.match(set(names), graphs=graph.namespaces.ontology)
    said_of_frames = graph.terminology.said_of_frames
    shared = [quad for name in wanted for quad in said_of_frames.get(name, ())]
    for quad in (*own, *shared):
        name = str(quad.subject).strip("<>")
        lines.setdefault(name, []).append(f"{quad.triple} .\n")
    digests: dict[str, str] = {}
    for frame, said in lines.items():
        text = "".join(sorted(said))
        digests[frame] = sha256(text.encode()).hexdigest()
    return digests


def record_name(graph: Graph, proof: Proof) -> NamedNode:
    """The IRI of the record of a proof, which lasts as long as the statement does."""
    article, _, position = proof.passage.partition("#char=")
    slug = article.rpartition("/")[2]
    modality = proof.modality or ""
    statement = " ".join([*proof.statement, modality])
    digest = sha256(statement.encode()).hexdigest()[:16]
    place = position.replace(",", "-")
    return NamedNode(f"{graph.namespaces.base}proof/{slug}/{place}/{digest}")


def quads_of(record: ProofRecord) -> Iterator[Quad]:
    """What graph/proofs/ says of a proof."""
    for predicate, value in _described(record):
        yield Quad(record.name, predicate, value)


def _described(record: ProofRecord) -> Iterator[tuple[NamedNode, Term]]:
    proof = record.proof
    yield v.TYPE, v.CLASS_PROOF
    yield from describing(
        record.triple, proof.modality, proof.passage, record.passage_digest
    )
    yield v.GRADE, NamedNode(f"{v.KG}{proof.grade}")
    if proof.how:
        yield v.PROVED_BY, NamedNode(v.KG + proof.how)
    if proof.frame:
        yield v.BY_FRAME, NamedNode(proof.frame)
        yield v.FRAME_DIGEST, Literal(record.frame_digest)
    if proof.spans:
        places = " ".join(f"{begin},{end}" for begin, end in proof.spans)
        yield v.WITNESS, Literal(places)
    if proof.date:
        yield v.JUDGED_ON, Literal(proof.date, datatype=_DAY)


def _record(facts: Facts, name: NamedNode) -> ProofRecord | None:
    found = judged_by(facts, name)
    grade = facts.node(name, v.GRADE)
    if found is None or grade not in _GRADES:
        return None
    on, triple = found
    how = facts.node(name, v.PROVED_BY)
    if how == _BY_PARSE:
        return None
    frame = facts.node(name, v.BY_FRAME)
    proof = Proof(
        *on,
        grade=_GRADES[grade],
        how=_HOWS.get(how) if how else None,
        frame=frame.value if frame else None,
        spans=tuple(_spans(facts.text(name, v.WITNESS))),
        date=facts.text(name, v.JUDGED_ON) or None,
    )
    return ProofRecord(
        name=name,
        proof=proof,
        triple=triple,
        passage_digest=facts.text(name, v.PASSAGE_DIGEST),
        frame_digest=facts.text(name, v.FRAME_DIGEST),
    )


def _spans(places: str) -> Iterable[tuple[int, int]]:
    for place in places.split():
        begin, _, end = place.partition(",")
        # What somebody has written instead proves nothing, as any other places would.
        if begin.isdecimal() and end.isdecimal():
            yield int(begin), int(end)
