"""How much a data set has, of each class and by each property, in terms of VoID."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.knowledge import Facts
from kg.linked_data import description_terms as t
from kg.namespaces import Namespaces
from kg.vocabulary import Term, Triple


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
        if predicate == v.TYPE:
            classes.update(v.named_nodes([value]))
    # What stands elsewhere, such as an article, is an entity of another data set.
    things = [each for each in facts.subjects if each.value.startswith(names.things)]
    counts = {
        t.ENTITIES: len(things),
        t.CLASSES: len(classes),
        t.PROPERTIES: len(triples),
        t.SUBJECTS: len(facts.subjects),
        t.OBJECTS: len(objects),
    }
    for predicate, number in counts.items():
        yield dataset, predicate, Literal(number)
    for kind, number in classes.items():
        part = _part(names, "class", kind)
        yield dataset, t.CLASS_PARTITION, part
        yield part, t.OF_CLASS, kind
        yield part, t.ENTITIES, Literal(number)
    for predicate, number in triples.items():
        part = _part(names, "property", predicate)
        yield dataset, t.PROPERTY_PARTITION, part
        yield part, t.OF_PROPERTY, predicate
        yield part, t.TRIPLES, Literal(number)
        yield part, t.SUBJECTS, Literal(len(subjects[predicate]))


def _part(names: Namespaces, sort: str, term: NamedNode) -> NamedNode:
    # An IRI of its own, since a blank node cannot be written in canonical order.
    name = quote(names.shortened(term), safe=":")
    return NamedNode(f"{names.base}dataset/{sort}/{name}")
