"""A shape for each domain and range of the ontology, named after its property so that a result leads back to it."""

from __future__ import annotations

from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import vocabulary as v
from kg.vocabulary import shortened

_SDO = Namespace(v.PREFIXES["schema"])


def generated(terms: Graph) -> Graph:
    """What the ontology's domains and ranges, inclusive ones too, ask of the subjects and values of properties."""
    shapes = Graph()
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for name in sorted({name for kind in kinds for name in terms.subjects(RDF.type, kind)}, key=str):
        _require(terms, shapes, name, (RDFS.domain, _SDO.domainIncludes), is_range=False)
        _require(terms, shapes, name, (RDFS.range, _SDO.rangeIncludes), is_range=True)
    return shapes


def _require(terms: Graph, shapes: Graph, name: Node, kinds: tuple[URIRef, ...], *, is_range: bool) -> None:
    """That a subject, or a value, of the property is of one of the classes or datatypes named."""
    allowed = sorted({kind for p in kinds for kind in terms.objects(name, p)}, key=str)
    if not allowed:
        return
    options = [_option(kind, shapes) for kind in allowed]
    side, word = (SH.targetObjectsOf, "value") if is_range else (SH.targetSubjectsOf, "subject")
    target = URIRef(f"urn:shape:{word}:{name}")
    shapes.add((target, RDF.type, SH.NodeShape))
    shapes.add((target, side, name))
    labels = " or ".join(sorted({str(terms.value(kind, RDFS.label) or _shown(kind)) for kind in allowed}))
    shapes.add((target, SH.message, Literal(f"A {word} of {_shown(name)} is of the type {labels}.")))
    either = BNode()
    Collection(shapes, either, [node for option in options for node in option])
    shapes.add((target, SH["or"], either))


def _option(kind: Node, shapes: Graph) -> list[Node]:
    """A node of the class, or a literal of the datatype; whole numbers are decimals too."""
    is_datatype = str(kind).startswith(str(XSD))
    kinds = [kind, XSD.integer] if kind == XSD.decimal else [kind]
    nodes: list[Node] = []
    for one in kinds:
        node = BNode()
        shapes.add((node, SH.datatype if is_datatype else SH["class"], one))
        nodes.append(node)
    return nodes


def _shown(term: Node) -> str:
    """A term by its prefix, and one of the project's own vocabulary by its name alone."""
    return shortened(NamedNode(str(term))).removeprefix("kg:")
