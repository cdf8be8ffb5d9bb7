"""Faults in where passages are, in what proves them, and in whose words they are."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocabulary as v
from kg.articles import digest
from kg.language.english.sentences import sentences
from tests.mutation.graphs import Fault, Graph, changed, literal, replaced

_HEXADECIMAL = "0123456789abcdef"


def shifted(graph: Graph, random: Random) -> Iterator[Fault]:
    """A passage begins or ends a character too early or too late, and is named so."""
    for passage in graph.passages:
        begin, end = _position(passage)
        moves = [(begin + 1, end), (begin - 1, end), (begin, end + 1), (begin, end - 1)]
        yield _moved(
            graph,
            passage,
            *random.choice([(b, e) for b, e in moves if 0 <= b < e <= len(graph.text)]),
        )


def moved(graph: Graph, random: Random) -> Iterator[Fault]:
    """A passage is another sentence, with the digest of the words there, as if it had
    been looked up.
    """
    taken = {_position(passage) for passage in graph.passages}
    for passage in graph.passages:
        begin, end = _position(passage)
        free = [
            span
            for span in sentences(graph.text)
            if span not in taken and (span[1] <= begin or span[0] >= end)
        ]
        yield _moved(graph, passage, *random.choice(free), is_looked_up=True)


def digest_changed(graph: Graph, random: Random) -> Iterator[Fault]:
    """A digest is cut off, or has another character."""
    for quad in graph.having(v.SHA256):
        proof = literal(quad.object).value
        at = random.randrange(len(proof))
        other = random.choice(
            [character for character in _HEXADECIMAL if character != proof[at]]
        )
        for wrong in (proof[:at], proof[:at] + other + proof[at + 1 :]):
            yield replaced(quad, changed(quad, object=Literal(wrong)))


def voice_removed(graph: Graph, _: Random) -> Iterator[Fault]:
    """A passage does not say whose words it is."""
    yield from map(replaced, graph.having(v.SAID_BY))


def _position(passage: NamedNode) -> tuple[int, int]:
    begin, end = passage.value.rpartition("#char=")[2].split(",")
    return int(begin), int(end)


def _moved(
    graph: Graph,
    passage: NamedNode,
    begin: int,
    end: int,
    *,
    is_looked_up: bool = False,
) -> Fault:
    name = NamedNode(f"{graph.article.value}#char={begin},{end}")
    now = {v.BEGIN_INDEX: Literal(begin), v.END_INDEX: Literal(end)}
    if is_looked_up:
        now[v.SHA256] = Literal(digest(graph.text[begin:end]))
    old = frozenset(
        quad
        for quad in graph.quads
        if passage in (quad.subject, quad.object, quad.graph_name)
    )
    kept = (
        quad for quad in old if not (is_looked_up and quad.predicate == v.TEXT_FRAGMENT)
    )
    new = frozenset(_renamed(quad, passage, name, now) for quad in kept)
    return Fault(f"{passage.value.rpartition('#')[2]} -> char={begin},{end}", old, new)


def _renamed(
    quad: Quad, passage: NamedNode, name: NamedNode, now: dict[NamedNode, Literal]
) -> Quad:
    parts = {
        part: name
        for part in ("subject", "object", "graph_name")
        if getattr(quad, part) == passage
    }
    return changed(
        quad,
        **parts,
        **({"object": now[quad.predicate]} if quad.predicate in now else {}),
    )
