"""The canonical form of TriG and Turtle: the same quads give the same bytes, in an order that reads well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import BadInput
from kg.vocabulary import ALT_LABEL, KIND, PREF_LABEL, PREFIXES, TYPE, Term

Reifiers: TypeAlias = Mapping[Triple, Sequence[NamedNode]]

_WIDTH = 120
_LOCAL_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_FRAGMENT = re.compile(r"(.*#char=)(0|[1-9][0-9]{0,17}),(0|[1-9][0-9]{0,17})")
_BARE = {
    # Other forms of numbers are legal, but rdflib would rewrite them on reading.
    PREFIXES["xsd"] + "integer": re.compile(r"0|-?[1-9][0-9]*"),
    PREFIXES["xsd"] + "decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{1,6}"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
}
_FIRST_PREDICATES = {TYPE.value: 0, PREF_LABEL.value: 1, ALT_LABEL.value: 2, KIND.value: 3}


def write(
    quads: Iterable[Quad],
    *,
    base: str | None = None,
    head: str = "",
    source: str = "data",
    reifiers: Reifiers | None = None,
) -> str:
    """The canonical document: `head` (comment lines), base and prefixes in use, default graph, then the named graphs.

    Each `~` after an object names a reifier of its statement (RDF 1.2). Raises `BadInput`, which names the `source`, on
    a blank node or a triple term, which the form cannot hold.
    """
    names = _Names(base, source, reifiers or {})
    body = [_graph(graph, triples, names) for graph, triples in _by_graph(quads, source)]
    prologue = ([f"BASE <{base}>"] if base else []) + [f"PREFIX {p}: <{PREFIXES[p]}>" for p in sorted(names.used)]
    parts = [head.rstrip("\n"), "\n".join(prologue), *body]
    return "\n\n".join(part for part in parts if part) + "\n"


def order(iri: str) -> tuple[str, int, int]:
    """A sorting key that puts passages in the order of the text, the outer before the inner."""
    if match := _FRAGMENT.fullmatch(iri):
        return match[1], int(match[2]), -int(match[3])
    return iri, -1, 0


class _Names:
    """Writes terms, and remembers which prefixes it used."""

    def __init__(self, base: str | None, source: str, reifiers: Reifiers) -> None:
        self.base = base
        self.source = source
        self.reifiers = reifiers
        self.used: set[str] = set()
        self.namespaces = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
        self.term: Callable[[Term], str] = lru_cache(maxsize=None)(self._term)

    def object(self, quad: Quad) -> str:
        """The object with the reifiers of its statement."""
        return " ~ ".join(map(self.term, (quad.object, *self.reifiers.get(quad.triple, ()))))

    def _term(self, term: Term) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        raise BadInput(self.source, f"{term} is a blank node or a triple term.", "Give every node an IRI of its own.")

    def _iri(self, iri: str) -> str:
        if self.base and (iri == self.base or iri.startswith(self.base + "#")):
            return f"<{iri.removeprefix(self.base)}>"
        for prefix, namespace in self.namespaces:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        if literal.language or datatype == PREFIXES["xsd"] + "string":
            return str(literal)
        if datatype in _BARE and _BARE[datatype].fullmatch(literal.value):
            return literal.value
        return f"{Literal(literal.value)}^^{self._iri(datatype)}"


def _by_graph(quads: Iterable[Quad], source: str) -> Iterable[tuple[NamedNode | None, list[Quad]]]:
    """The graphs in order, the default graph first."""
    graphs: dict[NamedNode | None, list[Quad]] = {}
    for quad in set(quads):
        if isinstance(quad.graph_name, BlankNode):
            raise BadInput(source, f"{quad.graph_name} names a graph.", "Give every graph an IRI of its own.")
        graphs.setdefault(None if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name, []).append(quad)
    return sorted(graphs.items(), key=lambda item: order(item[0].value) if item[0] else ("", -1, 0))


def _graph(graph: NamedNode | None, quads: list[Quad], names: _Names) -> str:
    quads.sort(key=lambda quad: _subject_order(quad.subject))
    subjects = [_subject(list(group), names) for _, group in groupby(quads, key=lambda quad: quad.subject)]
    if graph is None:
        return "\n\n".join(subjects)
    indented = "\n".join(f"    {line}" for subject in subjects for line in subject.split("\n"))
    return f"GRAPH {names.term(graph)} {{\n{indented}\n}}"


def _subject_order(subject: Term) -> tuple[str, int, int]:
    return order(subject.value) if isinstance(subject, NamedNode) else ("", 0, 0)


def _subject(quads: list[Quad], names: _Names) -> str:
    """One subject with all that is said of it, a predicate a line."""
    by_predicate: dict[str, list[str]] = {}
    for quad in sorted(quads, key=lambda quad: (_predicate_order(quad.predicate), _object_order(quad.object))):
        predicate = "a" if quad.predicate == TYPE else names.term(quad.predicate)
        by_predicate.setdefault(predicate, []).append(names.object(quad))
    lines = [_predicate(predicate, objects) for predicate, objects in by_predicate.items()]
    return f"{names.term(quads[0].subject)} " + " ;\n    ".join(lines) + " ."


def _predicate(predicate: str, objects: list[str]) -> str:
    line = f"{predicate} {' , '.join(objects)}"
    return line if len(line) < _WIDTH - 8 else f"{predicate}\n        " + " ,\n        ".join(objects)


def _predicate_order(predicate: NamedNode) -> tuple[int, str]:
    return _FIRST_PREDICATES.get(predicate.value, 9), predicate.value


def _object_order(term: Term) -> tuple[int, tuple[str, int, int], str]:
    if isinstance(term, NamedNode):
        return 0, order(term.value), ""
    return 1, ("", 0, 0), str(term)
