"""Dumps: the same bytes each time, and of an article what concerns it."""

from __future__ import annotations

import gzip
from hashlib import sha256
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from kg.formats import export
from kg.formats.dumps import DATASET, DIGESTS, by_article, dumps
from kg.knowledge import Graph, load
from kg.workspace import find
from tests.conftest import copied_both


def quads_of(content: str | bytes) -> set[Quad]:
    assert isinstance(content, bytes)
    return set(parse(gzip.decompress(content), format=RdfFormat.N_QUADS))


def test_the_dump_is_the_export(graph: Graph) -> None:
    """Compressed without a time, so that two give the same bytes."""
    written = dumps(graph)
    content = written[DATASET]
    assert isinstance(content, bytes)
    assert gzip.decompress(content).decode() == export(graph, "nquads")
    assert written == dumps(graph)


def test_the_digests_are_those_of_the_files(graph: Graph) -> None:
    """In the lines of `sha256sum`."""
    written = dumps(graph)
    lines = str(written.pop(DIGESTS)).splitlines()
    assert lines == [
        f"{sha256(content).hexdigest()}  {name}"
        for name, content in sorted(written.items())
        if isinstance(content, bytes)
    ]


def test_an_article_has_its_own_and_no_others(tmp_path: Path) -> None:
    """The named graphs of all articles together are those of the data set; what holds
    by an article is in its default graph.
    """
    graph = load(find(copied_both(tmp_path / "both")).pinned)
    written = {
        slug: quads_of(dumps(graph)[f"article/{slug}.nq.gz"])
        for slug in by_article(graph)
    }
    whole = quads_of(dumps(graph)[DATASET])
    passages = {NamedNode(iri) for iri in graph.passages}
    for slug, quads in written.items():
        assert quads <= whole
        own = {name for name in passages if f"/{slug}#" in name.value}
        assert {quad.graph_name for quad in quads} & passages <= own
        stated = {Quad(*quad.triple) for quad in quads if quad.graph_name in passages}
        assert stated and stated <= quads
    together = set().union(*written.values())
    assert {q for q in whole if q.graph_name in passages} <= together
    assert {quad.graph_name for quad in whole if quad.graph_name != DefaultGraph()} - {
        quad.graph_name for quad in together
    } == {
        graph.namespaces.derived,
        graph.namespaces.inferred,
    }
