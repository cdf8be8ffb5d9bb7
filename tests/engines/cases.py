"""What every engine is asked: each question as it stands, then once for each value that
a parameter may be given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.knowledge import Graph
from kg.questions import questions
from kg.vocabulary import Term
from kg.workspace import Workspace


class Case(NamedTuple):
    """A question with a value for one of its parameters, as text for any engine."""

    question: str
    value: str
    text: str

    def __str__(self) -> str:
        return f"{self.question} {self.value}".rstrip()


def cases(workspace: Workspace, graph: Graph, every: int = 1) -> Iterator[Case]:
    """The cases of a project.

    Each thing and each property is given to each parameter that takes one: what is no
    organisation has no partners, in any engine.

    Args:
        workspace: the project, whose questions are asked.
        graph: what it holds.
        every: of the values of a parameter only each n-th.
    """
    named = _things_and_properties(graph)
    positions = sorted({passage.begin for passage in graph.passages.values()})
    numbers: list[Term] = [Literal(position) for position in positions]
    for name, question in questions(workspace).items():
        if not question.required:
            yield Case(name, "", question.text)
        for param, default in question.values.items():
            values = numbers if isinstance(default, Literal) else named
            for value in values[::every]:
                text = question.with_values({param: value})
                yield Case(name, f"{param}={value}", text)


def _things_and_properties(graph: Graph) -> list[Term]:
    found: set[Term] = set()
    for quad in graph.match():
        found.add(quad.predicate)
        for term in (quad.subject, quad.object):
            if not isinstance(term, NamedNode):
                continue
            if term.value.startswith(graph.namespaces.things):
                found.add(term)
    return sorted(found, key=str)


def nquads(graph: Graph) -> bytes:
    """All quads of a graph, those of the default graph too."""
    quads = [*graph.match(), *graph.match(graphs=None)]
    lines = sorted(f"{quad} .\n" for quad in quads)
    return "".join(lines).encode()
