"""Which properties the members of each class have, and what these lead to.

It is in the terms of VoID and of its extension for datatypes (http://ldf.fi/void-ext),
by which the editors of endpoints complete what somebody types.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Facts
from kg.linked_data import description_terms as t
from kg.namespaces import Namespaces
from kg.vocabulary import Triple

_EXT = "http://ldf.fi/void-ext#"
_DATATYPE_PARTITION = NamedNode(f"{_EXT}datatypePartition")
_DATATYPE = NamedNode(f"{_EXT}datatype")

_Use: TypeAlias = tuple[NamedNode, NamedNode]
"""A class, and a property that its members have."""


def class_partitions(names: Namespaces, facts: Facts) -> Iterator[Triple]:
    """For each class its properties, how often they occur, and where they lead."""
    uses: Counter[_Use] = Counter()
    ends: dict[_Use, set[tuple[NamedNode, NamedNode, NamedNode]]] = defaultdict(set)
    for subject, predicate, value in facts:
        # Of what kind things are stands in the partitions of classes.
        if predicate == v.TYPE:
            continue
        # A thing of several classes counts for each of them.
        leads_to = set(_ends(facts, value))
        for kind in facts.nodes(subject, v.TYPE):
            uses[kind, predicate] += 1
            ends[kind, predicate] |= leads_to
    for use, number in uses.items():
        kind, predicate = use
        whole = NamedNode(f"{names.base}dataset/class/{_short(names, kind)}")
        part = NamedNode(f"{whole.value}/property/{_short(names, predicate)}")
        yield whole, t.OF_CLASS, kind
        yield whole, t.PROPERTY_PARTITION, part
        yield part, t.OF_PROPERTY, predicate
        yield part, t.TRIPLES, Literal(number)
        for partition, of, end in ends[use]:
            leaf = NamedNode(f"{part.value}/{_short(names, end)}")
            yield part, partition, leaf
            yield leaf, of, end


def _ends(
    facts: Facts, value: v.Term
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    """What a value is: of these classes, or of this datatype, and how that is told."""
    if isinstance(value, Literal):
        yield _DATATYPE_PARTITION, _DATATYPE, value.datatype
    elif isinstance(value, NamedNode):
        for kind in facts.nodes(value, v.TYPE):
            yield t.CLASS_PARTITION, t.OF_CLASS, kind


def _short(names: Namespaces, term: NamedNode) -> str:
    return quote(names.shortened(term), safe=":")
