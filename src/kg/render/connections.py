"""Paths and measures in lines for people."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.evidence.explanations import Explanation
from kg.knowledge import Graph
from kg.language.english import formatting
from kg.network.centrality import Ranked
from kg.network.pathfinding import Connection, Path, Reach
from kg.render.reasons import Notes, heading, with_label, wrapped
from kg.render.tables import table


def paths(connection: Connection, graph: Graph) -> str:
    """Write each path as the things on it, then a numbered sentence for each step.

    The passages of all paths follow at the end, each once.
    """
    notes = Notes()
    blocks = []
    for path in connection.paths:
        titles = [_title(thing, graph) for thing in path.things]
        lines = heading(" – ".join(titles))
        lines += _steps(path, notes)
        blocks.append("\n".join(lines))
    blocks += notes.blocks()
    return "\n\n".join(blocks) + "\n"


def no_path(
    connection: Connection,
    graph: Graph,
    max_length: int | None,
) -> list[str]:
    """Say why there is no path.

    The two things are further apart than was allowed, or they are not connected: then
    it says how far one gets from each.
    """
    if connection.shortest is not None:
        steps = connection.shortest
        return [f"The shortest path has {steps} steps, more than {max_length}."]
    ends = []
    lines = []
    for reach in connection.reaches:
        ends.append(_title(reach.thing, graph))
        lines.append(_reach(reach, graph))
    headline = f"No path connects {formatting.listing(ends)}."
    return [headline, *lines]


def measure_lines(ranking: Sequence[Ranked]) -> str:
    """Write a table of things and their measures.

    A community is a number, which orders nothing, and its most central thing.
    """
    columns = ["thing", "class", "degree", "betweenness", "PageRank", "community"]
    rows = []
    for ranked in ranking:
        row = [
            ranked.label,
            ranked.category,
            str(ranked.degree),
            f"{ranked.betweenness:.3f}",
            f"{ranked.pagerank:.3f}",
            f"{ranked.community} {ranked.around}",
        ]
        rows.append(row)
    return table(columns, rows)


def _steps(path: Path, notes: Notes) -> list[str]:
    """Number the steps; the lines of one step stand below each other."""
    lines = []
    for number, hop in enumerate(path.hops, 1):
        # Two things may be related in several ways, each with a sentence of its own.
        step = []
        for explanation in hop:
            sentence = _cited(explanation, notes)
            step += wrapped(sentence, hanging="  ")
        lines += with_label(f"{number}. ", step)
    return lines


def _cited(explanation: Explanation, notes: Notes) -> str:
    """The sentence, with the numbers of the passages that it rests on."""
    statement = explanation.statement
    numbers = notes.cite(explanation.sources)
    if statement.basis != "stated":
        # Nobody should look for its words in the passages.
        numbers = f"({statement.basis} from {numbers})"
    return f"{statement.sentence} {numbers}"


def _reach(reach: Reach, graph: Graph) -> str:
    name = _title(reach.thing, graph)
    if not reach.number:
        return f"Nothing is related to {name}."
    count = "1 thing" if reach.number == 1 else f"{reach.number} things"
    titles = [_title(thing, graph) for thing in reach.nearest]
    nearest = formatting.listing(titles)
    return f"From {name}, {count} can be reached, the nearest: {nearest}."


def _title(thing: str, graph: Graph) -> str:
    return graph.verbaliser.title(NamedNode(thing))
