"""How much a data set has, of each class and by each property, in terms of VoID."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Facts
from kg.namespaces import Namespaces
from kg.vocabulary import Term, Triple

_VOID = v.PREFIXES["void"]
_TRIPLES = NamedNode(_VOID + "triples")
_ENTITIES = NamedNode(_VOID + "entities")
_SUBJECTS = NamedNode(_VOID + "distinctSubjects")
_OBJECTS = NamedNode(_VOID + "distinctObjects")


def statistics(names: Namespaces, dataset: NamedNode, facts: Facts) -> Iterator[Triple]:
    """The counts of what holds; entities are the project's own things."""
    objects: set[Term] = set()
    classes: Counter[NamedNode] = Counter()
    triples: Counter[NamedNode] = Counter()
    subjects: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for subject, predicate, value in facts:
        objects.add(value)
        triples[predicate] += 1
        subjects[predicate].add(subject)
        if predicate == v.TYPE and isinstance(value, NamedNode):
            classes[value] += 1
    entities = sum(each.value.startswith(names.things) for each in facts.subjects)
    yield dataset, _ENTITIES, Literal(entities)
    yield dataset, NamedNode(_VOID + "classes"), Literal(len(classes))
    yield dataset, NamedNode(_VOID + "properties"), Literal(len(triples))
    yield dataset, _SUBJECTS, Literal(len(facts.subjects))
    yield dataset, _OBJECTS, Literal(len(objects))
    for kind, number in classes.items():
        part = _part(names, "class", kind)
        yield dataset, NamedNode(_VOID + "classPartition"), part
        yield part, NamedNode(_VOID + "class"), kind
        yield part, _ENTITIES, Literal(number)
    for predicate, number in triples.items():
        part = _part(names, "property", predicate)
        yield dataset, NamedNode(_VOID + "propertyPartition"), part
        yield part, NamedNode(_VOID + "property"), predicate
        yield part, _TRIPLES, Literal(number)
        yield part, _SUBJECTS, Literal(len(subjects[predicate]))


def _part(names: Namespaces, sort: str, term: NamedNode) -> NamedNode:
    name = quote(names.shortened(term), safe=":")
    return NamedNode(f"{names.base}dataset/{sort}/{name}")
