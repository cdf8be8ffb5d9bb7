"""Dumps: the data set, and each article with what concerns it, as compressed N-Quads.

The file of an article has its own named graphs, what the registry says of the things in
them, and what people decided and programs proved of its statements; in the default graph
what of all that holds. What is derived or inferred may rest on other articles, and is in
the dump of the data set alone.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import vocabulary as v
from kg.formats import rdf_writers
from kg.formats.reification import graphs
from kg.knowledge import Facts, Graph
from kg.vocabulary import Triple, named_nodes

DATASET = "kg.nq.gz"
DIGESTS = "SHA256SUMS"
_ARTICLES = "article"


def dumps(graph: Graph) -> dict[str, str | bytes]:
    """The dumps by name, and the digests of all, as `sha256sum --check` reads them."""
    written = {DATASET: compressed(rdf_writers.nquads(graphs(graph, None)))}
    for slug, quads in by_article(graph).items():
        name = f"{_ARTICLES}/{slug}.nq.gz"
        written[name] = compressed(rdf_writers.nquads(quads))
    return {**written, DIGESTS: digests(written)}


def by_article(graph: Graph) -> dict[str, set[Quad]]:
    """By slug what concerns an article and no other."""
    names = graph.namespaces
    articles = {iri: article.slug for iri, article in graph.articles.items()}
    slugs: dict[str, str] = dict(articles)
    for passage in graph.passages.values():
        slugs[passage.iri] = graph.article_of(passage).slug
    found: dict[str, set[Quad]] = {slug: set() for slug in articles.values()}
    for quad in graph.match(graphs=[NamedNode(iri) for iri in slugs]):
        slug = slugs[_text(quad.graph_name)]
        found[slug].add(quad)
        # What passages state holds; the articles' own graphs only describe them.
        if _text(quad.graph_name) not in articles:
            found[slug].add(Quad(*quad.triple))
    registry = graph.facts(graphs=names.entities)
    for quads in found.values():
        quads.update(_registered(quads, registry, names.entities))
    for name in (names.proofs, names.judgements):
        records = _about_passages(graph.facts(graphs=name), slugs)
        for slug, triples in records.items():
            found[slug].update(Quad(*triple, name) for triple in triples)
    # Each file says whose it is, and under which licence.
    description = set(graph.match(graphs=names.dataset))
    for quads in found.values():
        # Stores whose default graph is a union of all ask this one for what holds.
        holding = [quad for quad in quads if quad.graph_name == DefaultGraph()]
        quads.update(_in(names.holds, holding))
        quads.update(description)
    return found


def _registered(quads: Iterable[Quad], registry: Facts, graph: NamedNode) -> set[Quad]:
    """What the registry says of the things that the quads name."""
    things = {
        term for quad in quads for term in named_nodes([quad.subject, quad.object])
    }
    found = set()
    for thing in things:
        for predicate, values in registry.properties(thing).items():
            for value in values:
                found.add(Quad(thing, predicate, value, graph))
                found.add(Quad(thing, predicate, value))
    return found


def _in(graph: NamedNode, quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _about_passages(facts: Facts, slugs: Mapping[str, str]) -> dict[str, list[Triple]]:
    """By slug the records about passages of an article, or about the article."""
    found: dict[str, list[Triple]] = defaultdict(list)
    for record in facts.subjects:
        places = [
            *facts.nodes(record, v.JUDGED_PASSAGE),
            *facts.nodes(record, v.JUDGED_ARTICLE),
        ]
        for slug in {slugs[place.value] for place in places if place.value in slugs}:
            for predicate, values in facts.properties(record).items():
                found[slug] += [(record, predicate, value) for value in values]
    return found


def compressed(text: str) -> bytes:
    """The text as gzip, without the time, so that the same text gives the same bytes."""
    return gzip.compress(text.encode(), mtime=0)


def digests(files: Mapping[str, str | bytes]) -> str:
    """A line for each file, in the form of `sha256sum`."""
    lines = []
    for name, content in sorted(files.items()):
        data = content.encode() if isinstance(content, str) else content
        lines.append(f"{sha256(data).hexdigest()}  {name}\n")
    return "".join(lines)


def _text(graph: object) -> str:
    return str(getattr(graph, "value", graph))
