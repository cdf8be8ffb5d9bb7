"""Columns for somebody's table, of what is known of its things: the work of a worker.

The terms are those of the Reconciliation Service API 0.2; see `kg.serve.candidates`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.edition import Edition
from kg.errors import KgError
from kg.knowledge import Graph
from kg.schema import class_named
from kg.serve.candidates import Json
from kg.serve.replies import TooManyRows
from kg.vocabulary import Term

_USUAL = 50
_XSD = v.PREFIXES["xsd"]
_INTEGER = _XSD + "integer"
_NUMBERS = (_XSD + "decimal", _XSD + "double", _XSD + "float")
_TIMES = (_XSD + "date", _XSD + "dateTime")
# As the protocol has a time: a day begins at midnight.
_TIME = re.compile(
    r"(?P<day>-?\d{4,}-\d\d-\d\d)(?P<time>T\d\d:\d\d:\d\d(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?"
)


def proposed_properties(edition: Edition, kind: str | None, most: int | None) -> Json:
    """The properties that things of a class have, those first that the most have.

    Args:
        edition: whom to ask.
        kind: the name of the class; None for things of any.
        most: how many properties are wanted; None for as many as is usual.
    """
    graph = edition.graph
    triples = graph.triples(_members(graph, kind))
    pairs = {(subject, predicate) for subject, predicate, _ in triples}
    begin = graph.namespaces.things
    counts = Counter(
        predicate for subject, predicate in pairs if subject.value.startswith(begin)
    )
    found = sorted(counts, key=lambda each: (-counts[each], each.value))
    limit = _USUAL if most is None else most
    told: Json = {"properties": [_named(graph, each) for each in found[:limit]]}
    # What was not asked for is not told either.
    if kind is not None:
        told["type"] = kind
    if most is not None:
        told["limit"] = most
    return told


def _members(graph: Graph, kind: str | None) -> list[NamedNode] | None:
    """The things of a class, or None for all of them; a class unknown has none."""
    if kind is None:
        return None
    try:
        known = class_named(graph, kind)
    except KgError:
        return []
    return [subject for subject, _, _ in graph.triples(None, v.TYPE, known)]


def extended_table(
    edition: Edition, ids: Sequence[str], wanted: Mapping[str, int], most: int
) -> Json:
    """What things have by properties, as the cells of a table.

    Args:
        edition: whom to ask.
        ids: what the things are called.
        wanted: by the name of each property how many of its values are wanted; 0 for
            all that there are.
        most: the most values in all.

    Raises:
        KgError: nothing is a property of this name, or there are too many values.
    """
    graph = edition.graph
    predicates = {name: _property(graph, name) for name in wanted}
    things = {each: _node(graph.namespaces.things + each) for each in ids}
    known = [each for each in things.values() if each is not None]
    facts = graph.facts(known, list(predicates.values()))
    rows: Json = {}
    count = 0
    for each, thing in things.items():
        row: Json = {}
        for name, predicate in predicates.items():
            values: Iterable[Term] = ()
            if thing is not None:
                values = facts.values(thing, predicate)
            cells = _cells(graph, values)
            row[name] = cells[: wanted[name] or None]
            count += len(row[name])
        if count > most:
            raise TooManyRows(most)
        rows[each] = row
    columns = [_column(graph, name, each) for name, each in predicates.items()]
    return {"meta": columns, "rows": rows}


def _property(graph: Graph, name: str) -> NamedNode:
    """The property that is meant: one by which something is said, or a term.

    Raises:
        KgError: there is none.
    """
    prefix, _, local = name.partition(":")
    namespace = graph.namespaces.prefixes.get(prefix)
    if namespace is not None:
        # Names come by properties of other vocabularies, which no ontology tells of.
        said = _node(namespace + local)
        if said is not None and graph.match(None, said):
            return said
    return graph.term(name)


def _node(iri: str) -> NamedNode | None:
    """A name, of which nothing need be said; None where it is none."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _named(graph: Graph, term: NamedNode) -> Json:
    shortened = graph.namespaces.shortened(term)
    name = graph.ontology.labels.get(term) or shortened
    told = {"id": shortened, "name": name}
    if definition := graph.ontology.definitions.get(term):
        told["description"] = definition
    return told


def _column(graph: Graph, name: str, predicate: NamedNode) -> Json:
    """What stands above a column, with the class of what is in it."""
    told: Json = {"id": name, "name": _named(graph, predicate)["name"]}
    for kind in v.named_nodes(graph.ontology.values(predicate, v.RANGE)):
        if not kind.value.startswith(_XSD):
            described = _named(graph, kind)
            told["type"] = {"id": described["id"], "name": described["name"]}
            break
    return told


def _cells(graph: Graph, values: Iterable[Term]) -> list[Json]:
    """Values as they stand in a table, in a stable order."""
    cells = [_cell(graph, each) for each in sorted(values, key=str)]
    return [each for each in cells if each is not None]


def _cell(graph: Graph, value: Term) -> Json | None:
    """A value as it stands in a table; None for what has no name."""
    if isinstance(value, Literal):
        return literal_cell(value)
    if not isinstance(value, NamedNode):
        return None
    if value.value.startswith(graph.namespaces.things):
        local = graph.namespaces.local(value)
        return {"id": local, "name": graph.verbaliser.title(value)}
    if value in graph.ontology.labels:
        described = _named(graph, value)
        return {"id": described["id"], "name": described["name"]}
    return {"str": value.value}


def literal_cell(value: Literal) -> Json:
    """A literal as it stands in a table: as text, where it is nothing else."""
    datatype = value.datatype.value
    number = _number(value.value) if datatype in (_INTEGER, *_NUMBERS) else None
    if number is not None:
        if datatype == _INTEGER and number.is_integer():
            return {"int": int(value.value)}
        return {"float": number}
    told = _TIME.fullmatch(value.value) if datatype in _TIMES else None
    if told is None:
        return {"str": value.value}
    time = told["time"] or "T00:00:00"
    return {"date": f"{told['day']}{time}{told['zone'] or ''}"}


def _number(text: str) -> float | None:
    """A number as JSON can have it; None where it is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
