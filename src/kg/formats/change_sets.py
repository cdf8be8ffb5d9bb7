"""What changed between two graphs, as quads that another store can be given.

    RDF Patch        https://afs.github.io/rdf-delta/rdf-patch.html
    SPARQL Update    https://www.w3.org/TR/sparql11-update/

Of a project, what is compared is what `kg export nquads` writes: so a store that has the
one export has the other after the change. Of a file it is what the file says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Quad, Triple

from kg.errors import BadInput
from kg.formats.reification import graphs
from kg.knowledge import load, load_file
from kg.workspace import Workspace, find


class ChangeSet(NamedTuple):
    """What to remove from one graph, and what to add, to have another."""

    removed: frozenset[Quad]
    added: frozenset[Quad]


def change_set(before: Path, after: Path, around: Workspace) -> ChangeSet:
    """Compare two project folders or RDF files.

    Args:
        before: the first.
        after: the second.
        around: the project that reads files.

    Raises:
        KgError: one of them cannot be read.
        BadInput: one has a blank node, which has no name to compare by.
    """
    # Whole quads: what only moves to another graph is removed and added.
    old, new = _quads(before, around), _quads(after, around)
    return ChangeSet(old - new, new - old)


def rdf_patch(changes: ChangeSet) -> str:
    """The change as an RDF patch of one transaction."""
    lines = ["TX .\n"]
    lines += [f"D {line} .\n" for line in _lines(changes.removed)]
    lines += [f"A {line} .\n" for line in _lines(changes.added)]
    lines.append("TC .\n")
    return "".join(lines)


def sparql_update(changes: ChangeSet) -> str:
    """The change as a SPARQL update."""
    operations = [
        _operation("DELETE DATA", changes.removed),
        _operation("INSERT DATA", changes.added),
    ]
    return " ;\n".join(filter(None, operations)) + "\n"


FORMS: dict[str, Callable[[ChangeSet], str]] = {
    "rdf-patch": rdf_patch,
    "sparql": sparql_update,
}
"""By name."""


def _quads(place: Path, around: Workspace) -> frozenset[Quad]:
    if place.is_dir():
        quads = frozenset(graphs(load(find(place)), None))
    else:
        _, own = load_file(place, around)
        quads = frozenset(own)
    for quad in quads:
        if _has_blank_node(quad.triple) or isinstance(quad.graph_name, BlankNode):
            raise BadInput(
                str(place),
                "there are blank nodes, which nothing names from one graph to the other.",
                "Give each an IRI, or compare in sentences.",
            )
    return quads


def _has_blank_node(triple: Triple) -> bool:
    return any(
        isinstance(term, BlankNode)
        or (isinstance(term, Triple) and _has_blank_node(term))
        for term in triple
    )


def _lines(quads: Iterable[Quad]) -> list[str]:
    return sorted(map(str, quads))


def _operation(name: str, quads: Iterable[Quad]) -> str:
    """An operation on quads, graph by graph; empty without any."""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    blocks = []
    for graph, inside in groupby(ordered, key=lambda quad: quad.graph_name):
        triples = [f"{quad.triple} .\n" for quad in inside]
        if isinstance(graph, DefaultGraph):
            blocks += [f"  {line}" for line in triples]
        else:
            lines = "".join(f"    {line}" for line in triples)
            blocks.append(f"  GRAPH {graph} {{\n{lines}  }}\n")
    return f"{name} {{\n{''.join(blocks)}}}" if blocks else ""
