"""Things of the graph by their names, and terms of either engine as the same strings,
so that they can be compared.
"""

from __future__ import annotations

import rdflib
from pyoxigraph import Literal, NamedNode

from kg.vocabulary import PREFIXES
from tests.flagship import NAMES

STRING = PREFIXES["xsd"] + "string"


def thing(name: str) -> NamedNode:
    """The thing of this name in the graph."""
    return NamedNode(NAMES.things + name)


def key(iri: str) -> str:
    """What a page calls a thing of the graph, such as `id:rovers`; an article is called
    by its IRI.
    """
    return iri.replace(NAMES.things, "id:")


def native(term: object) -> tuple[str, ...]:
    """A term of the engine as strings."""
    if isinstance(term, Literal):
        return term.value, (term.language or term.datatype.value).lower()
    return (term.value,) if isinstance(term, NamedNode) else ()


def foreign(term: object) -> tuple[str, ...]:
    """A term of rdflib as the same strings; a plain string is an xsd:string."""
    if isinstance(term, rdflib.Literal):
        return str(term), (term.language or str(term.datatype or STRING)).lower()
    return (
        (str(term),)
        if isinstance(term, rdflib.URIRef)
        and term != rdflib.graph.DATASET_DEFAULT_GRAPH_ID
        else ()
    )
