"""What is not published because the words do not bear it.

That are the refused statements, and what an article says of itself or of its passages
that its words give the lie: who speaks, what words refer to, that it is read in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg import vocabulary as v
from kg.grounding import Support
from kg.grounding.coverage import Coverage
from kg.grounding.doubts import Doubt
from kg.grounding.grading import Told, told
from kg.knowledge import Graph
from kg.model import Article, Proof


class Refusal(NamedTuple):
    """A refused statement, and its quads.

    Attributes:
        slug: The article's slug.
        proof: The statement, and why it is refused.
        sentence: The statement in English.
        quads: What stands for it in its passage's graph: of a claim, all its parts.
    """

    slug: str
    proof: Proof
    sentence: str
    quads: tuple[Quad, ...]


def refusals(graph: Graph, supports: Iterable[Support]) -> list[Refusal]:
    """The refused statements of all articles, in the order of their texts."""
    found: list[Refusal] = []
    for support in supports:
        refused = [proof for proof in support.proofs if proof.grade == "refused"]
        if not refused:
            continue
        statements = {each.judged: each for each in told(support.stated)}
        for proof in refused:
            each = statements[proof.judged]
            found.append(
                Refusal(
                    slug=support.article.slug,
                    proof=proof,
                    sentence=graph.verbaliser.sentence(*each.record),
                    quads=tuple(_quads(each, support.stated[each.passage])),
                )
            )
    return found


def false_records(
    graph: Graph, supports: Iterable[Support], coverages: Iterable[Coverage]
) -> list[Quad]:
    """What articles say of themselves or their passages, and their words do not bear."""
    found: list[Quad] = []
    for support in supports:
        for doubt in support.doubts:
            # What is doubted of a statement is left out with the statement.
            if doubt.subject is None and doubt.finding.is_error:
                found += _records(graph, support.article, doubt)
    for coverage in coverages:
        # Whatever else the article says may stand without saying this.
        if coverage.unused:
            article = NamedNode(coverage.article.iri)
            found += graph.match(article, v.IS_READ_IN_FULL, graphs=article)
    return found


def _quads(each: Told, triples: Iterable[v.Triple]) -> Iterator[Quad]:
    graph = NamedNode(each.passage.iri)
    if each.modality is None:
        yield Quad(*each.record, graph)
        return
    # Without one of its parts a claim would claim something else.
    claim, _, _ = each.record
    for triple in triples:
        if triple[0] == claim:
            yield Quad(*triple, graph)


def _records(graph: Graph, article: Article, doubt: Doubt) -> list[Quad]:
    """What the record of a passage says that is doubted."""
    passage = doubt.finding.location.passage
    assert passage
    return graph.match(
        NamedNode(passage),
        doubt.predicate or v.SAID_BY,
        doubt.value,
        graphs=NamedNode(article.iri),
    )
