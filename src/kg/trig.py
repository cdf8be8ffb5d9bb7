"""The canonical form of TriG and Turtle: the same quads give the same bytes, in an order that reads well.

Terms are handled as the text that N-Triples has for them, which the engine gives a whole quad at a time: asking each quad
for each of its terms would take longer than all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import Quad

from kg.errors import BadInput
from kg.vocabulary import ALT_LABEL, KIND, PREF_LABEL, PREFIXES, TYPE

Subjects: TypeAlias = dict[str, dict[str, list[str]]]
"""What is said in a graph: by subject and predicate, the objects."""

_WIDTH = 120
_LOCAL_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_FRAGMENT = re.compile(r"(.*#char=)(0|[1-9][0-9]{0,17}),(0|[1-9][0-9]{0,17})")
_BARE = {
    # Other forms of numbers are legal, but rdflib would rewrite them on reading.
    PREFIXES["xsd"] + "integer": re.compile(r"0|-?[1-9][0-9]*"),
    PREFIXES["xsd"] + "decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]{1,6}"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
}
_TYPE = str(TYPE)
_FIRST_PREDICATES = {str(term): rank for rank, term in enumerate((TYPE, PREF_LABEL, ALT_LABEL, KIND))}


def write(quads: Iterable[Quad], *, base: str | None = None, head: str = "", source: str = "data") -> str:
    """The canonical document: `head` (comment lines), base and prefixes in use, default graph, then the named graphs.

    Raises `BadInput`, which names the `source`, on a blank node or a triple term, which the form cannot hold.
    """
    names = _Names(base, source)
    body = [_graph(graph, subjects, names) for graph, subjects in _by_graph(quads, names)]
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

    def __init__(self, base: str | None, source: str) -> None:
        self.base = base
        self.source = source
        self.used: set[str] = set()
        self.namespaces = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
        self.term: Callable[[str], str] = lru_cache(maxsize=None)(self._term)

    def _term(self, term: str) -> str:
        if term.startswith('"'):
            return self._literal(term)
        if term.startswith("<") and not term.startswith("<<"):
            return self._iri(term[1:-1])
        raise BadInput(self.source, f"{term} is a blank node or a triple term.", "Give every node an IRI of its own.")

    def _iri(self, iri: str) -> str:
        if self.base and (iri == self.base or iri.startswith(self.base + "#")):
            return f"<{iri.removeprefix(self.base)}>"
        for prefix, namespace in self.namespaces:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return f"<{iri}>"

    def _literal(self, literal: str) -> str:
        text, typed, datatype = literal[:-1].rpartition('"^^<')
        if not typed or not literal.endswith(">"):
            return literal
        if datatype in _BARE and _BARE[datatype].fullmatch(text, 1):
            return text[1:]
        return f'{text}"^^{self._iri(datatype)}'


def _by_graph(quads: Iterable[Quad], names: _Names) -> Iterator[tuple[str, Subjects]]:
    """The graphs in order, the default graph first, under the empty name."""
    graphs: dict[str, Subjects] = {}
    for quad in set(map(str, quads)):
        subject, predicate, rest = quad.split(" ", 2)
        value, _, graph = rest.rpartition(" ")
        if not value or '"' in graph:  # the end of a literal, since no IRI has a quotation mark
            value, graph = rest, ""
        graphs.setdefault(graph, {}).setdefault(subject, {}).setdefault(predicate, []).append(value)
    yield from sorted(graphs.items(), key=lambda item: order(item[0][1:-1]))


def _graph(graph: str, subjects: Subjects, names: _Names) -> str:
    written = [_subject(subject, subjects[subject], names) for subject in sorted(subjects, key=_order)]
    if not graph:
        return "\n\n".join(written)
    indented = "\n".join(written).replace("\n", "\n    ")
    return f"GRAPH {names.term(graph)} {{\n    {indented}\n}}"


def _subject(subject: str, said: dict[str, list[str]], names: _Names) -> str:
    """One subject with all that is said of it, a predicate a line."""
    lines = [_predicate(predicate, said[predicate], names) for predicate in sorted(said, key=_predicate_order)]
    return f"{names.term(subject)} " + " ;\n    ".join(lines) + " ."


def _predicate(predicate: str, values: list[str], names: _Names) -> str:
    name = "a" if predicate == _TYPE else names.term(predicate)
    objects = [names.term(value) for value in sorted(values, key=_order)]
    line = f"{name} {' , '.join(objects)}"
    return line if len(line) < _WIDTH - 8 else f"{name}\n        " + " ,\n        ".join(objects)


def _predicate_order(predicate: str) -> tuple[int, str]:
    return _FIRST_PREDICATES.get(predicate, 9), predicate


def _order(term: str) -> tuple[int, str, int, int]:
    """IRIs first, then literals."""
    return (0, *order(term[1:-1])) if term.startswith("<") else (1, term, 0, 0)
