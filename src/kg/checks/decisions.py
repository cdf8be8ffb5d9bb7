"""Judgements that do not count: stale ones, of nobody, or of what nobody may decide.

One of its findings:

    graph/judgements.ttl:9: Zöllin Textiles is a subsidiary of Norvik Looms: the
      judgement is stale, since the words of the passage are others. [warning, judgements]
      passage   https://example.org/press/article/2024-03-04-norvik-tessaly#char=125,170
      do        Withdraw it, and judge again: 'kg attest'.

What each judgement must have at all is said by shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.checks.checked_articles import CheckedArticle
from kg.checks.source_map import Key, Unplaced
from kg.knowledge import Graph
from kg.knowledge.judgements import Judgement, agents, judgements
from kg.model import Finding, Judged, Location, Proof, Severity

_AGAIN = "Withdraw it, and judge again: 'kg attest'."
_WITHDRAW = "Withdraw it: 'kg attest --withdraw'."


def judgement_findings(
    graph: Graph, articles: Iterable[CheckedArticle]
) -> Iterator[Unplaced]:
    """A finding for each judgement that does not count, and why."""
    decided = judgements(graph)
    # Most projects have none, and names are asked for below.
    if not decided:
        return
    proofs = {proof.judged: proof for each in articles for proof in each.proofs}
    known = agents(graph)
    graph.verbaliser.prepare(triples=[judgement.triple for judgement in decided])
    for judgement in decided:
        key = Key(graph.namespaces.judgements.value, judgement.name.value)
        # That there is an agent at all, a shape asks for.
        for agent in judgement.agents:
            if agent not in known:
                finding = _finding(
                    graph,
                    judgement,
                    "error",
                    "the data set does not know whose judgement it is.",
                    "Describe the agent in graph/dataset.ttl: foaf:Agent, foaf:name.",
                )
                yield Unplaced(finding._replace(found=agent), key)
        # What is stale is on nothing that could be compared with the words.
        fault = _stale(graph, judgement, proofs) or _void(graph, judgement, proofs)
        if fault is not None:
            yield Unplaced(fault, key)


def _stale(
    graph: Graph, judgement: Judgement, proofs: dict[Judged, Proof]
) -> Finding | None:
    """Why a judgement is on something that is no longer there."""
    passage = graph.passages.get(judgement.judged.passage)
    if passage is None:
        why = "the passage is no longer there."
    elif passage.sha256 != judgement.digest:
        why = "the words of the passage are others."
    elif judgement.judged not in proofs:
        why = "the passage does not state it."
    else:
        return None
    message = f"the judgement is stale, since {why}"
    return _finding(graph, judgement, "warning", message, _AGAIN)


def _void(
    graph: Graph, judgement: Judgement, proofs: dict[Judged, Proof]
) -> Finding | None:
    """Why a person may not judge so of what the words say, or need not."""
    proof = proofs[judgement.judged]
    if proof.grade == "refused":
        message = f"nobody can confirm what the words do not say: {proof.reason}"
        advice = "Correct the statement, and withdraw the judgement."
        if proof.may_be_overruled:
            advice = "If the words only seem to say otherwise, kg attest --overrule."
        return _finding(graph, judgement, "error", message, advice)
    if judgement.kind == "overruling" and proof.grade in ("proved", "open"):
        message = "nothing contradicts it that could be overruled."
        return _finding(graph, judgement, "warning", message, _WITHDRAW)
    if proof.grade == "proved":
        message = "the words prove it, and nobody has to confirm it."
        return _finding(graph, judgement, "note", message, _WITHDRAW)
    return None


def _finding(
    graph: Graph, judgement: Judgement, severity: Severity, message: str, advice: str
) -> Finding:
    sentence = graph.verbaliser.sentence(*judgement.triple).rstrip(".")
    if judgement.judged.modality:
        sentence += f" ({judgement.judged.modality})"
    return Finding(
        severity=severity,
        check="judgements",
        message=f"{sentence}: {message}",
        location=Location(passage=judgement.judged.passage),
        advice=advice,
    )
