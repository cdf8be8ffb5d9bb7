"""Data against shapes by pySHACL, which decides what is wrong, and tells it.

rdflib and pySHACL are slow to import: they are where something may be wrong, and nowhere
else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import SH, BNode, URIRef
from rdflib import Graph as Triples
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.checks.asserted import Asserted
from kg.checks.shape_results import Results
from kg.checks.source_map import Unplaced
from kg.namespaces import Namespaces
from kg.vocabulary import PREFIXES, Term

_STRING = PREFIXES["xsd"] + "string"


def report_on(
    quads: Iterable[Quad],
    shapes: bytes,
    asked: Mapping[Term, Collection[Term]] | None = None,
) -> Triples:
    """What the validation of some data finds.

    Args:
        quads: The data.
        shapes: The shapes, in Turtle.
        asked: By shape, the nodes that are asked for; without them, all are. What is
            around them may lack here what it has.
    """
    from pyshacl import validate

    names = [shape.value for shape in asked or () if isinstance(shape, NamedNode)]
    # Shapes without a name of their own cannot be chosen.
    are_named = asked is not None and len(names) == len(asked)
    _, report, _ = validate(
        _triples(quads),
        shacl_graph=_shapes(shapes),
        use_shapes=names if are_named else None,
        inference="none",
        advanced=False,
        inplace=True,
    )
    assert isinstance(report, Triples)
    if asked is not None:
        nodes = set(map(_node, chain.from_iterable(asked.values())))
        for result in list(report.objects(predicate=SH.result)):
            if report.value(result, SH.focusNode) not in nodes:
                report.remove((None, SH.result, result))
    return report


def parsed(turtle: bytes) -> Triples:
    """Triples in Turtle, which rdflib itself reads slowly."""
    return _triples(parse(turtle, format=RdfFormat.TURTLE))


def result_findings(
    report: Triples, shapes: bytes, written: Asserted, namespaces: Namespaces
) -> Iterator[Unplaced]:
    """A finding for each result of a report, see `Results`."""
    # Not all results of the report: some only tell why another one is there.
    found = list(report.objects(predicate=SH.result))
    if found:
        results = Results(report, _shapes(shapes), written, namespaces)
        yield from map(results.finding, found)


@lru_cache(maxsize=1)
def _shapes(turtle: bytes) -> Triples:
    # Checks that follow each other in one process mostly have the same shapes.
    return parsed(turtle)


def _triples(quads: Iterable[Quad]) -> Triples:
    triples = Triples(bind_namespaces="none")
    node = cache(_node)  # most terms stand in many statements
    for quad in quads:
        subject = node(quad.subject)
        predicate = node(quad.predicate)
        value = node(quad.object)
        triples.add((subject, predicate, value))
    return triples


def _node(term: Term) -> Node:
    """A term of pyoxigraph as one of rdflib."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal), "a file with triple terms is not loaded"
    if term.language:
        return RdfLiteral(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == _STRING:
        # To rdflib, a literal of xsd:string is another than one of no datatype.
        return RdfLiteral(term.value)
    return RdfLiteral(term.value, datatype=URIRef(datatype))
