"""The canonical form of TriG and Turtle: the same quads give the same bytes, in an order that reads well.

Terms are handled as the text that N-Triples has for them, which the engine gives in one
piece: asking each quad for each of its terms would take longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import BadInput
from kg.rdf import compact
from kg.rdf.compact import order
from kg.vocabulary import ALT_LABEL, KIND, PREF_LABEL, PREFIXES, TYPE

Reifiers: TypeAlias = Mapping[Triple, Sequence[NamedNode]]
_Key: TypeAlias = tuple[int, str, int, int]

_WIDTH = 120
_TYPE = str(TYPE)
_FIRST_PREDICATES = {
    str(term): rank for rank, term in enumerate((TYPE, PREF_LABEL, ALT_LABEL, KIND))
}


def write_trig(
    quads: Iterable[Quad],
    *,
    base: str | None = None,
    head: str = "",
    source: str = "data",
    reifiers: Reifiers | None = None,
) -> str:
    """The canonical document: `head` (comment lines), base and prefixes in use, default graph, then the named graphs.

    Each `~` after an object names a reifier of its statement (RDF 1.2). Raises
    `BadInput`, which names the `source`, on a blank node or a triple term, which the
    form cannot hold.
    """
    names = _Names(base, source, reifiers or {})
    graphs = _by_graph(quads)
    body = [
        _graph(graph, graphs[graph], names) for graph in sorted(graphs, key=names.order)
    ]
    prologue = ([f"BASE <{base}>"] if base else []) + [
        f"PREFIX {p}: <{PREFIXES[p]}>" for p in sorted(names.used)
    ]
    parts = [head.rstrip("\n"), "\n".join(prologue), *body]
    return "\n\n".join(part for part in parts if part) + "\n"


class _Names:
    """Writes terms and orders them, each once, and remembers which prefixes it used."""

    def __init__(self, base: str | None, source: str, reifiers: Reifiers) -> None:
        self.base = base
        self.source = source
        self.reifiers = {
            " ".join(map(str, triple)): list(map(str, by))
            for triple, by in reifiers.items()
        }
        self.used: set[str] = set()
        self.term: Callable[[str], str] = lru_cache(maxsize=None)(self._term)
        self.order: Callable[[str], _Key] = lru_cache(maxsize=None)(self._order)
        self.said: Callable[[str], tuple[str, str]] = lru_cache(maxsize=None)(
            self._said
        )
        self.said_order: Callable[[str], tuple[int, str, _Key]] = lru_cache(
            maxsize=None
        )(self._said_order)

    def reified(self, subject: str, said: str, value: str) -> str:
        """The object as it is written, with the reifiers of its statement."""
        return " ~ ".join(
            [value, *map(self.term, self.reifiers.get(f"{subject} {said}", ()))]
        )

    def _order(self, term: str) -> _Key:
        """IRIs first, then literals."""
        return (1, term, 0, 0) if term.startswith('"') else (0, *order(term[1:-1]))

    def _said_order(self, said: str) -> tuple[int, str, _Key]:
        predicate, _, value = said.partition(" ")
        return _FIRST_PREDICATES.get(predicate, 9), predicate, self.order(value)

    def _said(self, said: str) -> tuple[str, str]:
        """What is said of a subject: the predicate and the object."""
        predicate, _, value = said.partition(" ")
        return "a" if predicate == _TYPE else self.term(predicate), self.term(value)

    def _term(self, term: str) -> str:
        if term.startswith(("_:", "<<")):
            advice = "Give every node an IRI of its own."
            raise BadInput(
                self.source, f"{term} is a blank node or a triple term.", advice
            )
        return compact.term(term, self._iri)

    def _iri(self, iri: str) -> str:
        if self.base and (iri == self.base or iri.startswith(self.base + "#")):
            return f"<{iri.removeprefix(self.base)}>"
        if found := compact.prefixed(iri):
            self.used.add(found[0])
            return f"{found[0]}:{found[1]}"
        return f"<{iri}>"


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[str]]:
    """The triples of each graph, those of the default graph under the empty name."""
    graphs: dict[str, list[str]] = {}
    content = (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode()
    for quad in set(content.split(" .\n")[:-1]):
        triple, _, graph = quad.rpartition(" ")
        if (
            '"' in graph or triple.count(" ") == 1
        ):  # the end of a literal, or the object
            triple, graph = quad, ""
        graphs.setdefault(graph, []).append(triple)
    return graphs


def _graph(graph: str, triples: Sequence[str], names: _Names) -> str:
    subjects: dict[str, list[str]] = {}
    for triple in triples:
        subject, _, said = triple.partition(" ")
        subjects.setdefault(subject, []).append(said)
    written = [
        _subject(subject, subjects[subject], names)
        for subject in sorted(subjects, key=names.order)
    ]
    if not graph:
        return "\n\n".join(written)
    indented = "\n".join(written).replace("\n", "\n    ")
    return f"GRAPH {names.term(graph)} {{\n    {indented}\n}}"


def _subject(subject: str, all_said: Sequence[str], names: _Names) -> str:
    """One subject with all that is said of it, a predicate a line."""
    by_predicate: dict[str, list[str]] = {}
    for said in sorted(all_said, key=names.said_order):
        predicate, value = names.said(said)
        by_predicate.setdefault(predicate, []).append(
            names.reified(subject, said, value) if names.reifiers else value
        )
    lines = [
        _predicate(predicate, objects) for predicate, objects in by_predicate.items()
    ]
    return f"{names.term(subject)} " + " ;\n    ".join(lines) + " ."


def _predicate(predicate: str, objects: Sequence[str]) -> str:
    line = f"{predicate} {' , '.join(objects)}"
    return (
        line
        if len(line) < _WIDTH - 8
        else f"{predicate}\n        " + " ,\n        ".join(objects)
    )
