"""Paths and measures in lines for people, and measures as CSV."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.evidence.explanations import Explanation
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.network.centrality import Ranked
from kg.network.paths import Connection, Path, Reach
from kg.render.reasons import Notes, heading, wrapped
from kg.render.tables import table


def paths(found: Connection, graph: Graph) -> str:
    """Each path as the things on it, then a numbered sentence for each step; the notes of all come last."""
    notes = Notes()
    parts = [
        "\n".join([*heading(_things(path, graph)), *_steps(path, notes)])
        for path in found.paths
    ]
    return "\n\n".join(parts) + "\n" + "".join(f"{line}\n" for line in notes.lines())


def no_path(found: Connection, graph: Graph, max_length: int | None) -> list[str]:
    """Why there is none: they are too far apart, or how far one gets from each end."""
    if found.shortest is not None:
        return [
            f"The shortest path has {found.shortest} steps, more than {max_length}."
        ]
    ends = [_title(reach.thing, graph) for reach in found.reaches]
    return [
        f"No path connects {formatting.listing(ends)}.",
        *(_reach(reach, graph) for reach in found.reaches),
    ]


def measures(found: Sequence[Ranked]) -> str:
    """A table of things, the community of each with its number and its most central thing."""
    columns = ["thing", "class", "degree", "betweenness", "PageRank", "community"]
    rows = [
        [
            r.label,
            r.category,
            str(r.degree),
            f"{r.betweenness:.3f}",
            f"{r.pagerank:.3f}",
            f"{r.community} {r.around}",
        ]
        for r in found
    ]
    return table(columns, rows)


def _things(path: Path, graph: Graph) -> str:
    return " – ".join(_title(thing, graph) for thing in path.things)


def _steps(path: Path, notes: Notes) -> list[str]:
    lines = []
    for number, hop in enumerate(path.hops, 1):
        said = [
            line
            for explanation in hop
            for line in wrapped(_cited(explanation, notes), hanging="  ")
        ]
        margin = len(f"{number}. ")
        lines += [f"{number}. {said[0]}", *(" " * margin + line for line in said[1:])]
    return lines


def _cited(found: Explanation, notes: Notes) -> str:
    """The sentence with the numbers of the passages that it rests on, and how, where it is not stated in them."""
    numbers = notes.cite(found.sources)
    basis = found.statement.basis
    return f"{found.statement.sentence} {numbers if basis == 'stated' else f'({basis} from {numbers})'}"


def _reach(reach: Reach, graph: Graph) -> str:
    name = _title(reach.thing, graph)
    if not reach.number:
        return f"Nothing is related to {name}."
    nearest = formatting.listing([_title(thing, graph) for thing in reach.nearest])
    counted = f"{reach.number} thing{'s' * (reach.number != 1)} can be reached"
    return f"From {name}, {counted}, the nearest: {nearest}."


def _title(thing: str, graph: Graph) -> str:
    return graph.verbaliser.title(NamedNode(thing))
