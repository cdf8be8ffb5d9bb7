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


def cases(workspace: Workspace, graph: Graph) -> Iterator[Case]:
    """All cases of a project.

    Each thing and each property is given to each parameter that takes one: what is no
    organisation has no partners, in any engine.
    """
    named = _things_and_properties(graph)
    positions = sorted({passage.begin for passage in graph.passages.values()})
    numbers: list[Term] = [Literal(position) for position in positions]
    for name, question in questions(workspace).items():
        yield Case(name, "", question.text)
        for param, default in question.values.items():
            values = numbers if isinstance(default, Literal) else named
            for value in values:
                text = question.with_values({param: value})
                yield Case(name, f"{param}={value}", text)


def _things_and_properties(graph: Graph) -> list[Term]:
    found: set[Term] = set()
    for quad in graph.match():
        found.add(quad.predicate)
        for term in (quad.subject, quad.object):
            is_named = isinstance(term, NamedNode)
            if is_named and term.value.startswith(graph.namespaces.things):
                found.add(term)
    return sorted(found, key=str)
