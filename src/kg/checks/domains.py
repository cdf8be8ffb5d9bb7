"""The domains and ranges of the ontology, inclusive ones too: what the two ends of each property are.

A shape for each of them would say the same, but a hundred more of them take longer than
all the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg import vocabulary as v
from kg.checks.asserted import Asserted
from kg.checks.source_map import SourceMap, located
from kg.knowledge import Graph, Ontology
from kg.model import Finding
from kg.vocabulary import Term, shortened

_DATATYPE_PROPERTY = NamedNode(v.PREFIXES["owl"] + "DatatypeProperty")
_DOMAIN = NamedNode(v.PREFIXES["rdfs"] + "domain")
_DOMAIN_INCLUDES = NamedNode(v.PREFIXES["schema"] + "domainIncludes")
_DECIMAL, _INTEGER = (
    NamedNode(v.PREFIXES["xsd"] + name) for name in ("decimal", "integer")
)


def domain_findings(
    graph: Graph, written: Asserted, places: SourceMap
) -> Iterator[Finding]:
    """A finding for each subject and each value that is of none of the kinds that a property asks for."""
    ontology = graph.ontology
    kinds = _kinds(ontology, written)
    declared = {
        *ontology.instances(v.OBJECT_PROPERTY),
        *ontology.instances(_DATATYPE_PROPERTY),
    }
    for name in sorted(declared, key=str):
        assert isinstance(name, NamedNode)
        subjects = (quad.subject for quad in written.of(name))
        allowed = _allowed(ontology, name, (_DOMAIN, _DOMAIN_INCLUDES))
        for node in _strangers(subjects, allowed, kinds):
            message = _message(ontology, node, "subject", name, allowed)
            yield _finding(written, message, node, (node, name, None), places)
        values = (quad.object for quad in written.of(name))
        allowed = _allowed(ontology, name, (v.RANGE, v.RANGE_INCLUDES))
        for node in _strangers(values, allowed, kinds):
            message = _message(ontology, node, "value", name, allowed)
            yield _finding(written, message, node, (None, name, node), places)


def _kinds(ontology: Ontology, written: Asserted) -> dict[Term, set[Term]]:
    """The classes of everything, units and other controlled values too, those above them included."""
    found: dict[Term, set[Term]] = defaultdict(set)
    types: list[tuple[Term, Term]] = [(q.subject, q.object) for q in written.of(v.TYPE)]
    types += ontology.pairs(v.TYPE)
    above = {kind: ontology.superclasses(kind) for kind in {kind for _, kind in types}}
    for node, kind in types:
        found[node].update(above[kind])
    return found


def _allowed(
    ontology: Ontology, name: NamedNode, properties: tuple[NamedNode, ...]
) -> list[Term]:
    """The classes or datatypes of which one is asked for."""
    found = {kind for each in properties for kind in ontology.values(name, each)}
    return sorted(found, key=str)


def _strangers(
    nodes: Iterable[Term], allowed: list[Term], kinds: dict[Term, set[Term]]
) -> list[Term]:
    """Those of the nodes that are none of what is allowed, if anything is asked for; in order."""
    wanted = (
        {*allowed, _INTEGER} if _DECIMAL in allowed else set(allowed)
    )  # whole numbers are decimals
    if not wanted:
        return []
    found = set()
    for node in set(nodes):
        own = {node.datatype} if isinstance(node, Literal) else kinds.get(node, set())
        if wanted.isdisjoint(own):
            found.add(node)
    return sorted(found, key=str)


def _message(
    ontology: Ontology, node: Term, side: str, name: NamedNode, allowed: list[Term]
) -> str:
    labels = sorted({ontology.labels.get(kind) or _shown(kind) for kind in allowed})
    about = shortened(node) if isinstance(node, NamedNode) else _text(node)
    return f"{about}: A {side} of {_shown(name)} is of the type {' or '.join(labels)}."


def _finding(
    written: Asserted,
    message: str,
    node: Term,
    pattern: tuple[Term | None, ...],
    places: SourceMap,
) -> Finding:
    advice = "Correct the statement, or add what is missing."
    finding = Finding("error", "shapes", message, found=_text(node), advice=advice)
    return located(finding, written.first(*pattern), places)


def _shown(term: Term) -> str:
    """A term by its prefix, and one of the project's own vocabulary by its name alone."""
    return (
        shortened(term).removeprefix("kg:")
        if isinstance(term, NamedNode)
        else _text(term)
    )


def _text(term: Term) -> str:
    return term.value if isinstance(term, (NamedNode, Literal)) else str(term)
