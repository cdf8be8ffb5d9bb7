"""The graph for other tools, in standard formats, each with the description of the data set."""

from __future__ import annotations

import json
from collections.abc import Callable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize

from kg import trig
from kg.errors import NotFound
from kg.store import HOLDS, Store
from kg.vocabulary import DATASET, ONTOLOGY, PREFIXES, TYPE, VOID_DATASET

_TRIPLES = NamedNode(PREFIXES["void"] + "triples")
_SOURCE = NamedNode(PREFIXES["dcterms"] + "source")


def export(store: Store, form: str) -> str:
    """The whole graph in a format of `FORMATS`; the same graph gives the same text. Raises `NotFound` for another.

    Turtle has what holds, and the description with it; the other formats have every named graph, the description in one
    of its own, and what holds in the default graph. The ontology is not in it: the data set names it.
    """
    if form not in FORMATS:
        raise NotFound("format", form, FORMATS, f"Formats are {', '.join(FORMATS)}.")
    return FORMATS[form](store)


def turtle(store: Store) -> str:
    described = {Quad(q.subject, q.predicate, q.object) for q in _description(store)}
    return trig.write({*store.engine.quads_for_pattern(None, None, None, HOLDS), *described}, head=_head(store))


def trig_(store: Store) -> str:
    return trig.write(_quads(store), head=_head(store))


def nquads(store: Store) -> str:
    """N-Quads in the order of its lines."""
    return "".join(sorted(f"{quad} .\n" for quad in _quads(store)))


def jsonld(store: Store) -> str:
    """Expanded JSON-LD, a graph at a time."""
    ordered = sorted(_quads(store), key=lambda quad: (str(quad.graph_name), *map(str, quad.triple)))
    content = serialize(ordered, format=RdfFormat.JSON_LD)
    assert content is not None
    return json.dumps(json.loads(content), ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Store], str]] = {"turtle": turtle, "trig": trig_, "nquads": nquads, "jsonld": jsonld}


def _quads(store: Store) -> set[Quad]:
    return {*(quad for quad in store.engine if quad.graph_name != ONTOLOGY), *_description(store)}


def _description(store: Store) -> set[Quad]:
    """What the data set says of itself, with its size and sources (https://www.w3.org/TR/void/)."""
    stated = set(store.engine.quads_for_pattern(None, None, None, DATASET))
    counted = sum(1 for _ in store.engine.quads_for_pattern(None, None, None, DefaultGraph()))
    datasets = {q.subject for q in stated if q.predicate == TYPE and q.object == VOID_DATASET}
    sizes = {Quad(dataset, _TRIPLES, Literal(counted), DATASET) for dataset in datasets}
    sources = {Quad(d, _SOURCE, NamedNode(iri), DATASET) for d in datasets for iri in store.articles}
    return stated | sizes | sources


def _head(store: Store) -> str:
    """The description in comment lines, for those who open the file."""
    texts = sorted(
        (q.predicate.value.rpartition("/")[2].rpartition("#")[2], str(getattr(q.object, "value", q.object)))
        for q in store.engine.quads_for_pattern(None, None, None, DATASET)
        if q.predicate.value.startswith((PREFIXES["dcterms"], PREFIXES["dcat"]))
    )
    sources = [("source", article.url) for article in store.articles.values()]
    return "\n".join(f"# {name}: {' '.join(text.split())}" for name, text in (*texts, *sources))
