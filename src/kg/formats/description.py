"""What an export says of itself: the data set with its size and sources, and the same in comments for readers."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.knowledge import Graph
from kg.vocabulary import DATASET, PREFIXES, TYPE, VOID_DATASET

_TRIPLES = NamedNode(PREFIXES["void"] + "triples")
_SOURCE = NamedNode(PREFIXES["dcterms"] + "source")


def description(graph: Graph, counted: int) -> set[Quad]:
    """What the data set says of itself, in the graph of that name (https://www.w3.org/TR/void/).

    Args:
        graph: the graph.
        counted: how many triples hold in it.
    """
    stated = set(graph.match(graphs=DATASET))
    datasets = {
        q.subject for q in stated if q.predicate == TYPE and q.object == VOID_DATASET
    }
    sizes = {Quad(dataset, _TRIPLES, Literal(counted), DATASET) for dataset in datasets}
    sources = {
        Quad(d, _SOURCE, NamedNode(iri), DATASET)
        for d in datasets
        for iri in graph.articles
    }
    return stated | sizes | sources


def head(graph: Graph, evidence: str) -> str:
    """The description in comment lines, with a line on the evidence."""
    return "\n".join(
        f"# {name}: {text}" for name, text in (*summary(graph), ("evidence", evidence))
    )


def summary(graph: Graph) -> list[tuple[str, str]]:
    """What the data set is called, who made it, under which licence, from which pages: each in one line."""
    texts = sorted(
        (
            q.predicate.value.rpartition("/")[2].rpartition("#")[2],
            str(getattr(q.object, "value", q.object)),
        )
        for q in graph.match(graphs=DATASET)
        if q.predicate.value.startswith((PREFIXES["dcterms"], PREFIXES["dcat"]))
    )
    sources = [("source", article.url) for article in graph.articles.values()]
    return [(name, " ".join(text.split())) for name, text in (*texts, *sources)]
