"""What an export says of itself: the data set with its size and sources, and the same in comments for readers."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.store import Store
from kg.vocabulary import DATASET, PREFIXES, TYPE, VOID_DATASET

_TRIPLES = NamedNode(PREFIXES["void"] + "triples")
_SOURCE = NamedNode(PREFIXES["dcterms"] + "source")


def description(store: Store) -> set[Quad]:
    """What the data set says of itself, in the graph of that name (https://www.w3.org/TR/void/)."""
    stated = set(store.engine.quads_for_pattern(None, None, None, DATASET))
    counted = sum(1 for _ in store.engine.quads_for_pattern(None, None, None, DefaultGraph()))
    datasets = {q.subject for q in stated if q.predicate == TYPE and q.object == VOID_DATASET}
    sizes = {Quad(dataset, _TRIPLES, Literal(counted), DATASET) for dataset in datasets}
    sources = {Quad(d, _SOURCE, NamedNode(iri), DATASET) for d in datasets for iri in store.articles}
    return stated | sizes | sources


def head(store: Store, evidence: str) -> str:
    """The description in comment lines, with a line on the evidence."""
    return "\n".join(f"# {name}: {text}" for name, text in (*summary(store), ("evidence", evidence)))


def summary(store: Store) -> list[tuple[str, str]]:
    """What the data set is called, who made it, under which licence, from which pages: each in one line."""
    texts = sorted(
        (q.predicate.value.rpartition("/")[2].rpartition("#")[2], str(getattr(q.object, "value", q.object)))
        for q in store.engine.quads_for_pattern(None, None, None, DATASET)
        if q.predicate.value.startswith((PREFIXES["dcterms"], PREFIXES["dcat"]))
    )
    sources = [("source", article.url) for article in store.articles.values()]
    return [(name, " ".join(text.split())) for name, text in (*texts, *sources)]
